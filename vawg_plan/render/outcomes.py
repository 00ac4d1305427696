"""The outcome view: what the plan seeks, down to actions, measures and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.query import aims as query
from vawg_plan.query.rows import promisers
from vawg_plan.render import outcome_pieces as p
from vawg_plan.render import pieces, promises, wording
from vawg_plan.render.asked import Asked
from vawg_plan.render.coverage import Coverage, Mark
from vawg_plan.render.data import Cell, Column, Link, Suppressed, Table
from vawg_plan.render.progress_pieces import Point, Sign, Unmeasured
from vawg_plan.render.signs import signs, unmeasured

S = TypeVar("S", Sign, Unmeasured)


def values(plan: Plan, as_of: str, _: Asked) -> p.OutcomeView:
    """What the plan seeks and what serves it, as of an ISO date."""
    found = query.aims(plan, as_of)
    view = _View(plan, as_of, found)
    actions = tuple(map(view.action, found.actions))
    outcomes = tuple(map(view.aim, found.outcomes))
    coverage = _coverage(outcomes, actions) if outcomes and actions else None
    measures = _measures(actions)
    return p.OutcomeView(
        totals=view.totals(found),
        outcomes=outcomes,
        objectives=tuple(map(view.aim, found.objectives)),
        actions=actions,
        unserved=tuple(one for one in outcomes if not one.actions and not one.through),
        aimless=tuple(one for one in actions if not one.outcomes),
        coverage=coverage,
        tables=tuple(filter(None, (coverage.table if coverage else None, measures))),
    )


class _View:
    """The pieces of one plan's view."""

    def __init__(self, plan: Plan, as_of: str, found: query.Aims) -> None:
        edition = plan.edition
        self._texts: dict[str, t.Outcome | t.Objective] = {}
        if edition:
            self._texts.update({one.id: one for one in edition.outcomes})
            self._texts.update({one.id: one for one in edition.objectives})
        self._actions = {one.id: one for one in promisers(plan)}
        self._signs = _by_action(signs(plan, as_of))
        self._unmeasured = _by_action(unmeasured(plan))
        self._found = found

    def aim(self, one: query.Aim) -> p.Aim:
        """An outcome or objective."""
        text = self._texts[one.id]
        served = [self._actions[by.action] for by in one.served_by]
        counted = self._measured(served)
        return p.Aim(
            id=one.id,
            number=one.id.lstrip("OB"),
            title=wording.line(one.title),
            paragraphs=promises.beyond(text.title, text.text),
            part=one.id[-1:].isalpha(),
            actions=tuple(self._serving(by) for by in one.served_by if by.through is None),
            through=tuple(self._serving(by) for by in one.served_by if by.through is not None),
            measures=counted[0],
            signs=counted[1],
            read=counted[2],
        )

    def _serving(self, by: query.Serving) -> pieces.Reference:
        action = self._actions[by.action]
        number = action.number if isinstance(action, t.Action) else None
        inferred = by.basis == "inferred"
        return pieces.Reference(action.id, number, wording.line(action.title), inferred)

    def _measured(self, actions: Iterable[t.Action | t.Future]) -> tuple[int, int, int]:
        """Success measures, those with an indicator, those of them with a reading."""
        measures = [one for action in actions for one in action.measures]
        read = {
            one.id.rpartition(".")[0]
            for held in self._signs.values()
            for one in held
            if one.latest is not None
        }
        return (
            len(measures),
            sum(bool(one.indicators) for one in measures),
            sum(one.id in read for one in measures),
        )

    def action(self, one: query.ActionAims) -> p.Action:
        """An action with its measures and gaps."""
        action = self._actions[one.id]
        return p.Action(
            id=one.id,
            number=action.number if isinstance(action, t.Action) else None,
            title=wording.line(action.title),
            outcomes=tuple(self._links(one.outcomes)),
            objectives=tuple(self._links(one.objectives)),
            promises=one.counts.commitments,
            reported=one.counts.reported,
            late=one.counts.overdue,
            signs=tuple(self._signs.get(one.id, ())),
            unmeasured=tuple(self._unmeasured.get(one.id, ())),
            missing=tuple(_missing(one.missing)),
        )

    def _links(self, links: Iterable[t.Link]) -> Iterable[pieces.Reference]:
        for link in links:
            if (aim := self._texts.get(link.id)) is not None:
                title, inferred = wording.line(aim.title), link.basis == "inferred"
                yield pieces.Reference(link.id, link.id.lstrip("OB"), title, inferred)

    def totals(self, found: query.Aims) -> p.Totals:
        """All links between actions and outcomes, and all success measures, counted."""
        links = [link for one in found.actions for link in one.outcomes]
        inferred = sum(link.basis == "inferred" for link in links)
        return p.Totals(len(links), inferred, *self._measured(self._actions.values()))


def _missing(found: Sequence[query.Missing]) -> Iterable[tuple[str, int, int]]:
    """The gaps; without a baseline or a target goes without saying of what has no indicator."""
    uncounted = next((gap.count for gap in found if gap.gap == "indicator"), 0)
    for gap in found:
        if gap.gap not in {"baseline", "target"} or gap.count > uncounted:
            yield gap.gap, gap.count, gap.of


def _by_action(items: Iterable[S]) -> dict[str, list[S]]:
    found: dict[str, list[S]] = {}
    for one in items:
        found.setdefault(one.id.partition(".")[0], []).append(one)
    return found


def _coverage(outcomes: Sequence[p.Aim], actions: Sequence[p.Action]) -> Coverage:
    """Actions against outcomes; a part's actions are marked at the whole too."""
    at = {action.id: place for place, action in enumerate(actions)}
    marks = tuple(
        Mark(at[one.id], column, one.inferred)
        for column, outcome in enumerate(outcomes)
        for one in (*outcome.actions, *outcome.through)
    )
    return Coverage(
        name="outcomes",
        rows=tuple(f"{_label(one)} {one.title}" for one in actions),
        columns=tuple(one.number for one in outcomes),
        marks=marks,
        covered=len({mark.column for mark in marks}),
        of=len(outcomes),
        table=_covered(outcomes),
    )


def _labels(links: Iterable[pieces.Reference], basis: bool) -> Cell:  # noqa: FBT001
    return tuple(_label(by) for by in links if by.inferred is basis)


def _label(one: p.Action | pieces.Reference) -> str:
    return str(one.number or one.id)


def _covered(outcomes: Iterable[p.Aim]) -> Table:
    """Which actions serve each outcome; a page leaves out a basis that no link has."""
    served = [(one, (*one.actions, *one.through)) for one in outcomes]
    bases = {by.inferred for _, links in served for by in links}
    order = (True, False) if bases == {True} else (False, True)
    columns = {False: Column("stated", heading="stated_actions"),
               True: Column("inferred", heading="inferred_actions")}  # fmt: skip
    rows = tuple(
        (Link(f"{one.number} {one.title}", f"#{one.id}"), *(_labels(links, b) for b in order))
        for one, links in served
    )
    heads = (Column("outcome"), *(columns[basis] for basis in order))
    shown = 1 + max(1, len(bases))
    return Table("coverage", "coverage", heads, rows, empty="no_action", shown=shown)


def _measures(actions: Iterable[p.Action]) -> Table | None:
    """Every indicator, and every success measure that has none."""
    columns = (
        Column("id", heading="reference"),
        Column("action", heading="action_title"),
        Column("measure", heading="success_measure"),
        Column("indicator"),
        Column("baseline", "number"),
        Column("latest", "number"),
        Column("period", "period"),
        Column("status", "word", heading="reading_status", words="reading_status"),
        Column("target", "number"),
        Column("due", "date"),
    )
    rows: list[tuple[Cell, ...]] = []
    for action in actions:
        rows += [_sign_row(action, one) for one in action.signs]
        rows += [(one.id, action.title, one.title, *[None] * 7) for one in action.unmeasured]
    return Table("measures", "measures", columns, tuple(rows)) if rows else None


def _status(last: Point | None) -> str | None:
    if last is None:
        return None
    return "partial" if last.partial else "provisional" if last.provisional else "final"


def _sign_row(action: p.Action, one: Sign) -> tuple[Cell, ...]:
    last = one.latest
    latest = None if last is None else Suppressed() if last.suppressed else last.value
    return (
        one.id, action.title, one.measure, one.title, one.baseline, latest,
        last.period if last else None, _status(last), one.target, one.due,
    )  # fmt: skip
