"""Compiled templates, which the wheel carries as Python modules.

Compiling the templates takes as long as filling them. The wheel's build (`hatch_build.py`) writes
each as a module, which pip compiles on installation; its name has everything that it follows from,
so that another template, format or Jinja finds none and compiles its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from types import CodeType

import jinja2
from jinja2 import meta
from jinja2.bccache import Bucket

from vawg_plan import data_files

FOLDER = "compiled"


class Compiled(jinja2.BytecodeCache):
    """Finds the compiled templates that came with the program; keeps none itself.

    A user's cache would be the other place for them, but reading it should never run anything.
    """

    def __init__(self, fmt: str) -> None:
        self._fmt = fmt

    def load_bytecode(self, bucket: Bucket) -> None:
        """Takes what came with the program."""
        bucket.code = _shipped(bucket.key, module_name(bucket.checksum, self._fmt))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Leaves a freshly compiled template where it is."""


def module_name(checksum: str, fmt: str) -> str:
    """The name of a compiled template: its format, the version of Jinja, its text's checksum."""
    return f"{fmt}_{jinja2.__version__.replace('.', '_')}_{checksum}"


def sources(
    environment: jinja2.Environment, fmt: str, roots: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """(module's name, its Python source) of these templates and of all that they refer to."""
    loader, cache = environment.loader, Compiled(fmt)
    pending, seen = list(roots), set(roots)
    while pending and loader is not None:
        name = pending.pop()
        text, _, _ = loader.get_source(environment, name)
        yield (
            module_name(cache.get_source_checksum(text), fmt),
            environment.compile(text, name, name, raw=True),
        )
        found = {one for one in meta.find_referenced_templates(environment.parse(text)) if one}
        pending += sorted(found - seen)
        seen |= found


def _shipped(template: str, name: str) -> CodeType | None:
    try:
        path = data_files.find(FOLDER, f"{name}.py")
    except FileNotFoundError:
        return None
    code = SourceFileLoader(name, path).get_code(name)
    return None if code is None else _named(code, template)


def _named(code: CodeType, template: str) -> CodeType:
    """The code with the template as its file, so that a traceback names it."""
    inner = tuple(_named(c, template) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_filename=template, co_consts=inner)
