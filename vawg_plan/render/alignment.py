"""The alignment: what the plan promises against the elements of an outside framework."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.query import alignment as query
from vawg_plan.query.rows import CommitmentRow, owners
from vawg_plan.render import alignment_pieces as p
from vawg_plan.render import prose, wording
from vawg_plan.render.asked import Asked, framework
from vawg_plan.render.coverage import Coverage, Mark
from vawg_plan.render.data import Cell, Column, Link, Table
from vawg_plan.render.lookup import Lookup


def values(plan: Plan, as_of: str, asked: Asked) -> p.AlignmentView:
    """The plan against the framework that ``asked`` names, as of an ISO date."""
    found = query.alignment(plan, as_of, framework(plan, asked))
    view = _View(plan, as_of)
    elements = tuple(map(view.element, found.elements))
    unaligned = tuple(map(view.group, found.unaligned)) if elements else ()
    coverage = view.coverage(found, elements) if elements and found.owners else None
    aligned = sum(len(one.commitments) for one in found.owners)
    loose = sum(len(one.commitments) for one in found.unaligned)
    return p.AlignmentView(
        standard=view.standard(found.framework),
        elements=elements,
        unserved=tuple(one for one in elements if not one.groups),
        unaligned=unaligned,
        promises=aligned + loose,
        aligned=aligned,
        nowhere=found.nowhere,
        strangers=len(found.strangers),
        coverage=coverage,
        tables=tuple(filter(None, (coverage.table if coverage else None, _table(view, found)))),
    )


class _View:
    """The pieces of one plan's view."""

    def __init__(self, plan: Plan, as_of: str) -> None:
        self._lookup = Lookup(plan, as_of)
        self._numbers = {action.id: action.number for action in plan.actions}
        self._titles = {one.id: one.title if one.id != "P" else "" for one in owners(plan)}

    def standard(self, one: t.Framework) -> p.Standard:
        """The framework itself."""
        return p.Standard(
            id=one.id,
            title=wording.line(one.title),
            version=wording.line(one.version),
            inferred=one.version_basis == "inferred",
            publisher=self._lookup.name(one.publisher),
            url=wording.web_address(one.url),
            paragraphs=prose.blocks(one.description or ""),
        )

    def element(self, one: query.Aligned) -> p.Element:
        """An element with its promises by action."""
        by_owner: dict[str, list[CommitmentRow]] = {}
        for row in one.commitments:
            by_owner.setdefault(row.action, []).append(row)
        return p.Element(
            code=one.code,
            title=wording.line(one.title),
            paragraphs=prose.blocks(one.text or ""),
            groups=tuple(
                self.group(query.Owned(owner, tuple(rows))) for owner, rows in by_owner.items()
            ),
        )

    def group(self, one: query.Owned) -> p.Group:
        """Promises of one action."""
        kind = {"P": "plan"}.get(one.id, "action" if one.id in self._numbers else "future")
        return p.Group(
            id=one.id,
            kind=kind,
            number=self._numbers.get(one.id),
            title=wording.line(self._titles[one.id]),
            promises=tuple(map(self._promise, one.commitments)),
        )

    def _promise(self, row: CommitmentRow) -> p.Promise:
        by = self._lookup.name(row.lead)
        return p.Promise(row.id, wording.line(row.title), by, row.completion)

    def label(self, owner: str) -> str:
        """An action by number, all else by id."""
        return str(self._numbers.get(owner, owner))

    def title(self, owner: str) -> str:
        """The title of what holds promises; empty for the plan itself."""
        return wording.line(self._titles[owner])

    def coverage(self, found: query.Alignment, elements: Sequence[p.Element]) -> Coverage:
        """Actions against elements, those that align to none too."""
        held = {one.id for one in (*found.owners, *found.unaligned)}
        rows = [owner for owner in self._titles if owner in held]
        at = {owner: place for place, owner in enumerate(rows)}
        marks = tuple(
            Mark(at[group.id], column, inferred=False)
            for column, element in enumerate(elements)
            for group in element.groups
        )
        return Coverage(
            name="alignment",
            rows=tuple(f"{self.label(one)} {self.title(one)}".strip() for one in rows),
            columns=tuple(one.title for one in elements),
            marks=marks,
            covered=sum(bool(one.groups) for one in elements),
            of=len(elements),
            table=self._covered(elements),
        )

    def _covered(self, elements: Iterable[p.Element]) -> Table:
        columns = (
            Column("element"),
            Column("actions", heading="aligned_actions"),
            Column("promises", "number"),
            Column("code"),
        )
        rows = tuple(
            (
                Link(one.title, f"#element-{one.code}"),
                tuple(self.label(group.id) for group in one.groups),
                sum(len(group.promises) for group in one.groups),
                one.code,
            )
            for one in elements
        )
        return Table("coverage", "aligned", columns, rows, empty="no_action", shown=3)


def _table(view: _View, found: query.Alignment) -> Table | None:
    """Every promise with the elements that it aligns to, as data."""
    rows = tuple(_rows(view, found))
    columns = (
        Column("id", heading="reference"),
        Column("promise"),
        Column("action", heading="action_title"),
        Column("elements", heading="aligned_elements"),
    )
    return Table("alignment", "alignment", columns, rows, empty="no_element") if rows else None


def _rows(view: _View, found: query.Alignment) -> Iterator[tuple[Cell, ...]]:
    titles: dict[str, list[str]] = {}
    for element in found.elements:
        for row in element.commitments:
            titles.setdefault(row.id, []).append(wording.line(element.title))
    for held in (*found.owners, *found.unaligned):
        for row in held.commitments:
            elements = tuple(titles.get(row.id, ()))
            yield row.id, wording.line(row.title), view.title(row.action), elements
