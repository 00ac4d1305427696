"""What one body has to do with a plan: its promises, what is asked of it, what it decided."""

from __future__ import annotations

from collections.abc import Iterator

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.query.clock import Clock, is_withdrawn
from vawg_plan.query.cycle import rounds
from vawg_plan.query.duty_types import Duties, Duty, Owed, Part, StepDue, Told
from vawg_plan.query.kinds import decision_rows
from vawg_plan.query.rows import CommitmentRow, commitment_rows, is_done, last_update
from vawg_plan.query.said import Reported, area_state
from vawg_plan.query.state import State, states

_Item = t.Commitment | t.Milestone
_COUNTED_AS_THE_BODY = {"role", "portfolio"}


def duties(plan: Plan, as_of: str, body: str) -> Duties:
    """Everything that a body, portfolio or role has to do with, as of a date (ISO).

    What a role or portfolio of a body does counts as the body's.
    """
    return Known(plan, as_of).duties(body)


class Known:
    """What a plan knows on a day, of which any number of bodies may ask."""

    def __init__(self, plan: Plan, as_of: str) -> None:
        self.plan, self.as_of = plan, as_of
        self.states = states(plan, as_of)
        self.clock = Clock(plan, as_of)
        self.delivering = {one.id for one in plan.delivering(as_of)}
        self.promises = {one.id: one for one in plan.commitments()}
        self.rows = commitment_rows(plan, as_of)
        self.named = [
            {row.lead, row.accountable, *row.co_leads, *row.partners} for row in self.rows
        ]
        self.reported = tuple(self._reported())
        self.told = {promise.id for promise, *_ in self.reported}
        self.untold: dict[str, Duty] = {}
        self.decisions = decision_rows(plan, as_of)
        self.rounds = rounds(plan, as_of)

    def _reported(self) -> Iterator[tuple[t.Commitment, _Item, str | None, State]]:
        """Each promise and step of one on which something was reported, area by area."""
        for promise in self.promises.values():
            items: tuple[_Item, ...] = (promise, *promise.milestones)
            for item in items:
                for area, state in self.states.get(item.id, {}).items():
                    yield promise, item, area, state

    def duties(self, body: str) -> Duties:
        """Everything that one body has to do with."""
        roles = roles_of(self.plan, body)
        asked = _Asked(self, (body, *roles))
        held = tuple(asked.duties())
        return Duties(
            body=body,
            roles=roles,
            delivers=asked.area is not None,
            duties=held,
            cycle=self.rounds is not None,
            owed=tuple(asked.owed(held)),
            recoveries=tuple(asked.told(held, "recovery_action")),
            next_steps=tuple(asked.told(held, "next_steps")),
            decisions=tuple(one for one in self.decisions if one.decider in asked.ids),
        )


def roles_of(plan: Plan, body: str) -> tuple[str, ...]:
    """The roles and portfolios of a body, and theirs, in the plan's order."""
    parts = [one for one in plan.organisations.values() if one.kind in _COUNTED_AS_THE_BODY]
    found = {body}
    while more := {one.id for one in parts if one.part_of in found} - found:
        found |= more
    return tuple(one.id for one in parts if one.id in found - {body})


class _Asked:
    """One body's questions to a plan on a day; ``ids`` are its own and those of its roles."""

    def __init__(self, known: Known, ids: tuple[str, ...]) -> None:
        self.plan, self.as_of, self.ids = known.plan, known.as_of, ids
        self._rows, self._named, self._rounds = known.rows, known.named, known.rounds
        self._known, self._clock = known.states, known.clock
        self._delivering, self._promises = known.delivering, known.promises
        self._reported, self._told, self._untold = known.reported, known.told, known.untold
        self.area = ids[0] if ids[0] in self._delivering else None

    def duties(self) -> Iterator[Duty]:
        """The promises in which the body has a part, in the plan's order."""
        for row, named in zip(self._rows, self._named, strict=True):
            through = {} if named.isdisjoint(self.ids) else self._parts(row)
            area = self.area if row.tier != "national" else None
            if through or (area and row.id in self._told):
                yield self._duty(row, through, area)
            elif area:  # the very same for every area, since nobody has said anything
                if row.id not in self._untold:
                    self._untold[row.id] = self._duty(row, through, area)
                yield self._untold[row.id]

    def _parts(self, row: CommitmentRow) -> dict[Part, list[str]]:
        """Its parts in a promise, the greatest first, with the ids by which it has each."""
        held: dict[Part, tuple[str | None, ...]] = {
            "lead": (row.lead,),
            "co_lead": row.co_leads,
            "accountable": (row.accountable,),
            "partner": row.partners,
        }
        found = {part: [one for one in self.ids if one in names] for part, names in held.items()}
        return {part: names for part, names in found.items() if names}

    def _duty(self, row: CommitmentRow, through: dict[Part, list[str]], area: str | None) -> Duty:
        promise = self._promises[row.id]
        state, live = self._known.get(row.id, {}).get(area), self._is_live(promise)
        done, last, flags = self._standing(promise, promise, row.due, area)
        return Duty(
            row=row,
            parts=tuple(through),
            through=tuple(_roles(names, self.ids[0]) for names in through.values()),
            here=area is not None,
            done=done,
            flags=flags,
            said=area_state(area, state, live=live) if state else None,
            steps=tuple(self._steps(promise, area)),
            last=last,
            withdrawn=None if live else promise.withdrawn,
        )

    def _standing(
        self, promise: t.Commitment, item: _Item, due: str | None,
        area: str | None,
    ) -> tuple[bool, str | None, tuple[str, ...]]:  # fmt: skip
        """Whether it is done, the day of the latest report, and its flags: here or on the whole."""
        by_area = self._known.get(item.id, {})
        if area is not None:
            by_area = {place: by_area[place] for place in (None, area) if place in by_area}
        local = self._delivering if promise.tier != "national" else set()
        done = is_done(by_area, {area} if area is not None else local)
        last = last_update(by_area)
        return done, last, self._clock.flags(promise, due, last, done=done)

    def _steps(self, promise: t.Commitment, area: str | None) -> Iterator[StepDue]:
        for step in promise.milestones:
            due = self._clock.due(step).now
            done, _, flags = self._standing(promise, step, due, area)
            yield StepDue(step.id, step.title, due, done, flags)

    def _is_live(self, promise: t.Commitment) -> bool:
        return not is_withdrawn(promise, self.as_of)

    def owed(self, held: tuple[Duty, ...]) -> Iterator[Owed]:
        """The reports that are wanted of the body in this round, or still of the one before."""
        found = self._rounds
        if found is None:
            return
        before, now = found
        for duty in held:
            row, last = duty.row, duty.last or ""
            if not self._owes(duty) or last >= now.span.start:
                continue
            missed = last < before.span.start and self._began(duty) <= before.span.end
            wanted = before if missed and self.as_of <= before.by else now
            span = wanted.span
            again = missed and wanted is now
            yield Owed(row.id, row.title, span.start, span.end, wanted.by, duty.last, again)

    def _owes(self, duty: Duty) -> bool:
        """Whether it is for the body to report: its area's delivery, or what it leads itself."""
        if duty.done or "withdrawn" in duty.flags or self._began(duty) > self.as_of:
            return False
        everywhere = duty.row.tier == "local" and self._delivering
        return duty.here or (duty.own and not everywhere)

    def _began(self, duty: Duty) -> str:
        edition = self.plan.edition
        return duty.row.start or (edition.period.start if edition else "")

    def told(self, held: tuple[Duty, ...], field: str) -> Iterator[Told]:
        """What reports say is to be done by the body and that still holds."""
        mine = {duty.row.id for duty in held if duty.own}
        for promise, item, area, state in self._reported:
            said = area_state(area, state, live=self._is_live(promise)).said
            if field in said and not state.ended:
                told = _told(item, area, said, field)
                its = area == self.area if area else promise.id in mine
                if self._is_its(told, said[field], its=its):
                    yield told

    def _is_its(self, told: Told, said: Reported, *, its: bool) -> bool:
        """A recovery is its owner's; without one, as next steps are, whose promise it is."""
        if told.owner is not None:
            return told.owner in self.ids
        return its or self.plan.updates[said.update].reporter in self.ids


def _roles(names: list[str], body: str) -> tuple[str, ...]:
    """By which roles a part is had; none where the body itself has it."""
    return () if body in names else tuple(names)


def _told(item: _Item, area: str | None, said: dict[str, Reported], field: str) -> Told:
    recovers = field == "recovery_action"
    owner = said.get("recovery_owner") if recovers else None
    confidence = said.get("confidence") if recovers else None
    return Told(
        id=item.id,
        title=item.title,
        area=area,
        text=said[field].value,
        date=said[field].date,
        owner=owner.value if owner else None,
        confidence=confidence.value if confidence else None,
    )
