"""`NamedTuple` without `typing`, for what is imported before a kept answer is found.

To import `typing` takes a tenth of the time of such an answer, and a third where the program that
started us has not imported `re` for itself. To who checks types this is typing's own.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - for others to import
else:
    from collections import namedtuple

    class _Maker(type):
        def __new__(cls, name, bases, space):  # noqa: ANN001, ANN204 - seen by no type checker
            if not bases:
                return super().__new__(cls, name, bases, space)
            fields = list(space["__annotations__"])
            defaults = [space[field] for field in fields if field in space]
            home = space["__module__"]
            made = namedtuple(name, fields, defaults=defaults, module=home)  # noqa: PYI024
            made.__doc__ = space.get("__doc__")
            for key, value in space.items():
                if not key.startswith("__") and key not in fields:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """A tuple whose places have names, as `typing.NamedTuple` makes them."""
