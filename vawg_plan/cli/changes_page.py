"""What `vawg diff` found, as the page of the change log: one file that holds everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vawg_plan import __version__
from vawg_plan.cli.publishing import origin_of, own_templates, stopping

if TYPE_CHECKING:
    from vawg_plan.load import Loaded
    from vawg_plan.store.sides import Side


class Page:
    """The page for those who have the repository, and so may read what is internal.

    ``question`` is what it depends on besides the two plans.
    """

    def __init__(self, sides: tuple[Side, Side], only: frozenset[str], day: str) -> None:
        self.base, self.head = sides
        self.only, self.day = tuple(sorted(only)), day
        self.origin = _origin(self.head)
        self.question = (day, self.origin)

    def made(self, base: Loaded, head: Loaded) -> str:
        """The page of these two plans."""
        from vawg_plan.render import Asked, Provenance, render  # noqa: PLC0415 - slow to import

        asked = Asked(
            audience="internal",
            span=(self.base.name, "" if _is_folder(self.head) else self.head.name),
            base=base.plan,
            base_commit=self.base.commit,
            only=self.only,
            any_day=True,
        )
        made = Provenance(__version__, *self.origin)
        own = own_templates(head)
        return stopping(lambda: render("change-log", "html", head.plan, self.day, made, own, asked))


def _origin(side: Side) -> tuple[str | None, bool | None]:
    """Where a plan is from; what is in the index is in no commit."""
    if side.commit is not None:
        return side.commit, True
    return origin_of(side.snapshot) if _is_folder(side) else (None, None)


def _is_folder(side: Side) -> bool:
    """Whether it is the files as they are, and not those of a revision or of the index."""
    return side.snapshot.revision is None
