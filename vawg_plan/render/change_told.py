"""One change as a page tells it: its values as what they are, and the decision behind it."""

from __future__ import annotations

import functools
from typing import cast

from vawg_plan.diff import Pair
from vawg_plan.model import types as t
from vawg_plan.model.change import Change
from vawg_plan.model.plan import Plan
from vawg_plan.model.protection import covers, protects
from vawg_plan.render import change_pieces as p
from vawg_plan.render import prose, wording
from vawg_plan.render.data import Amount
from vawg_plan.render.lookup import Lookup

# Field -> what its values are; of a field that is not here they are not shown.
_SORTS = {
    "modality": "firm_names", "mode": "modes", "tier": "tiers", "visibility": "visibilities",
    "completion": "completion", "confidence": "confidence", "lifecycle": "lifecycle",
    "start": "date", "due": "date", "original_due": "date", "withdrawn": "date",
    "target.due": "date", "baseline.pending": "date", "target": "amount", "baseline": "amount",
    "title": "text", "lead": "text", "accountable": "text", "co_leads": "text",
    "partners": "text", "verified_by": "text",
}  # fmt: skip
# What promises something: that one of these is gone needs a decision.
_PROMISING = {
    "action", "future", "commitment", "milestone", "measure", "indicator", "objective", "outcome",
}  # fmt: skip


class Teller:
    """Tells the changes from one plan to another."""

    def __init__(self, pair: Pair, as_of: str) -> None:
        self.pair, self.as_of = pair, as_of
        self.lookup = Lookup(pair.head, as_of)
        new = pair.head.decisions.keys() - pair.base.decisions.keys()
        self.new = [name for name in pair.head.decisions if name in new]
        self.behind = functools.cache(self._behind)

    def told(self, change: Change) -> p.Told:
        """The change as values."""
        sort = _SORTS.get(change.field, "") if change.field else ""
        names = change.decisions or self._about_gone(change)
        return p.Told(
            kind=change.kind,
            field=change.field,
            effect=change.effect,
            sort=sort,
            before=self._value(self.pair.base, change, change.before, sort),
            after=self._value(self.pair.head, change, change.after, sort),
            due=(self._due(self.pair.base, change), self._due(self.pair.head, change)),
            runs=tuple((run.op, wording.line(run.text)) for run in change.runs),
            days=change.days,
            gone=tuple(map(wording.line, change.gone)),
            come=tuple(map(wording.line, change.come)),
            by=self._by(change),
            day=change.day,
            area=wording.line(change.area) if change.area else None,
            text=prose.blocks(change.note or "") or self._whole(change),
            decisions=tuple(map(self.behind, names)),
            undecided=not names and self._needs(change),
        )

    def _behind(self, name: str) -> p.Behind:
        made = self.pair.head.decisions[name]
        titles = ((one, self._title(one)) for one in made.affects)
        return p.Behind(
            name, self.lookup.name(made.decider), made.date, prose.blocks(made.reason),
            made.permits, tuple(titles),
        )  # fmt: skip

    def _title(self, item: str) -> str:
        node = self.pair.head.items.get(item) or self.pair.base.items.get(item)
        return wording.line(node.title if node else item)

    def _about_gone(self, change: Change) -> tuple[str, ...]:
        """The new decisions about an item that is no longer there."""
        if change.kind != "removed":
            return ()
        made = self.pair.head.decisions
        return tuple(name for name in self.new if covers(made[name], change.id))

    def _needs(self, change: Change) -> bool:
        node = self.pair.base.items.get(change.id)
        gone = change.kind == "removed" and node is not None and node.kind in _PROMISING
        return change.needs_decision or (gone and protects(self.pair.base))

    def _by(self, change: Change) -> str | None:
        if change.by and change.kind in {"added", "removed"}:
            return self.lookup.name(change.by)
        return wording.line(change.by) if change.by else None

    @staticmethod
    def _whole(change: Change) -> tuple[prose.Block, ...]:
        """The text of what is new or gone."""
        said = {"added": change.after, "removed": change.before}.get(change.kind)
        return prose.blocks(said or "")

    @staticmethod
    def _value(plan: Plan, change: Change, said: str | None, sort: str) -> str | Amount | None:
        if said is None or not sort:
            return None
        return _figure(plan, change) if sort == "amount" else wording.line(said)

    @staticmethod
    def _due(plan: Plan, change: Change) -> str | None:
        """The day or period of a target or baseline."""
        held = _held(plan, change)
        if isinstance(held, t.Target):
            return held.due
        return held.period if held else None


def _held(plan: Plan, change: Change) -> t.Target | t.Baseline | None:
    node = plan.items.get(change.id)
    if node is None or change.field not in {"target", "baseline"}:
        return None
    return cast("t.Target | t.Baseline | None", getattr(node.record, change.field, None))


def _figure(plan: Plan, change: Change) -> Amount | None:
    held = _held(plan, change)
    if held is None or held.value is None:
        return None
    unit = cast(t.Indicator, plan.items[change.id].record).unit
    return Amount(wording.line(held.value) if isinstance(held.value, str) else held.value, unit)
