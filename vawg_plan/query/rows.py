"""Commitments as rows: each promise with its state, flags and gaps as of a date."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.query.clock import Clock, is_withdrawn
from vawg_plan.query.kept import kept
from vawg_plan.query.state import NOTHING, Said, State, states


class Cited(Struct, frozen=True, gc=False):
    """Where a promise was published: the source's id, and the place in it."""

    id: str | None
    locator: str


class Areas(Struct, frozen=True, gc=False):
    """How a promise stands where it is delivered locally: ``reported`` of ``delivering`` areas.

    The counts are of areas, by completion and by confidence; nothing is averaged.
    """

    delivering: int
    reported: int
    completion: dict[str, int]
    confidence: dict[str, int]


class CommitmentRow(Struct, frozen=True, gc=False):
    """One commitment as of a date. States are the latest reported on the whole; dates are ISO.

    What is withdrawn has no confidence. A recovery is that of a delivery that is amber or red.
    ``due`` is the date that counted then, where the record tells it. ``slipped_days`` are from the
    original due date to that one (negative: brought forward), ``redated_by`` the decisions that
    allowed it to move, the oldest first.
    """

    id: str
    action: str
    title: str
    text: str
    mode: str
    tier: str
    modality: str
    lead: str
    lead_basis: str
    co_leads: tuple[str, ...]
    partners: tuple[str, ...]
    accountable: str | None
    start: str | None
    due: str | None
    original_due: str | None
    lifecycle: str | None
    completion: str | None
    confidence: str | None
    verified_by: str | None
    recovery_action: str | None
    recovery_owner: str | None
    slipped_days: int | None
    redated_by: tuple[str, ...]
    areas: Areas | None
    last_update: str | None
    source: Cited
    flags: tuple[str, ...]
    gaps: tuple[str, ...]
    outcomes: tuple[str, ...]
    objectives: tuple[str, ...]
    aligns_to: tuple[str, ...]
    depends_on: tuple[str, ...]
    visibility: str


class Owner(Struct, frozen=True, gc=False):
    """What holds commitments: an action, a future action, or the plan itself (``P``)."""

    id: str
    title: str
    source: str | None
    commitments: tuple[t.Commitment, ...]
    outcomes: tuple[str, ...]
    objectives: tuple[str, ...]
    measured: bool


def promisers(plan: Plan) -> list[t.Action | t.Future]:
    """The actions in order, then the future actions."""
    return [*plan.actions, *plan.futures]


def owners(plan: Plan) -> Iterator[Owner]:
    """Everything that holds commitments, in the plan's order; the plan itself comes last."""
    for one in promisers(plan):
        outcomes = tuple(link.id for link in one.outcomes)
        objectives = tuple(link.id for link in one.objectives)
        measured = bool(one.measures)
        yield Owner(one.id, one.title, one.source, one.commitments, outcomes, objectives, measured)
    if plan.edition and plan.edition.commitments:
        edition = plan.edition
        yield Owner(
            "P", "The plan itself", edition.source, edition.commitments, (), (), measured=False
        )


@kept
def commitment_rows(plan: Plan, as_of: str) -> list[CommitmentRow]:
    """Every commitment as a row, in the plan's order."""
    known = states(plan, as_of)
    delivering = {o.id for o in plan.delivering(as_of)}
    clock = Clock(plan, as_of)
    rows: list[CommitmentRow] = []
    for owner in owners(plan):
        for promise in owner.commitments:
            by_area = known.get(promise.id, {})
            rows.append(_row(promise, owner, by_area, delivering, clock))
    return rows


def last_update(by_area: dict[str | None, State]) -> str | None:
    """The day of the latest report, on the whole or in any area."""
    return max((state.last_update for state in by_area.values()), default=None)


def is_done(by_area: dict[str | None, State], delivering: set[str]) -> bool:
    """Whether nothing more is expected, on the whole or in every area that delivers."""
    if by_area.get(None, NOTHING).ended:
        return True
    return bool(delivering) and all(by_area.get(area, NOTHING).ended for area in delivering)


def _row(
    promise: t.Commitment,
    owner: Owner,
    by_area: dict[str | None, State],
    delivering: set[str],
    clock: Clock,
) -> CommitmentRow:
    whole = by_area.get(None, NOTHING)
    last = last_update(by_area)
    local = delivering if promise.tier != "national" else set()
    done = is_done(by_area, local)
    live = not is_withdrawn(promise, clock.today)
    troubled = live and whole.confidence is not None and whole.confidence.value != "green"
    due = clock.due(promise)
    return CommitmentRow(
        id=promise.id,
        action=owner.id,
        title=promise.title,
        text=promise.text,
        mode=promise.mode,
        tier=promise.tier,
        modality=promise.modality,
        lead=promise.lead,
        lead_basis=promise.lead_basis,
        co_leads=promise.co_leads,
        partners=promise.partners,
        accountable=promise.accountable,
        start=promise.start,
        due=due.now,
        original_due=due.original,
        lifecycle=_word(whole.lifecycle),
        completion=_word(whole.completion),
        confidence=_word(whole.confidence) if live else None,
        verified_by=_word(whole.verified_by),
        recovery_action=_word(whole.recovery_action) if troubled else None,
        recovery_owner=_word(whole.recovery_owner) if troubled else None,
        slipped_days=due.slipped_days,
        redated_by=clock.redated_by(promise.id),
        areas=areas_of(promise, by_area, delivering, live=live),
        last_update=last,
        source=Cited(promise.source or owner.source, promise.locator),
        flags=clock.flags(promise, due.now, last, done=done),
        gaps=commitment_gaps(promise, owner, whole),
        outcomes=owner.outcomes,
        objectives=owner.objectives,
        aligns_to=promise.aligns_to,
        depends_on=promise.depends_on,
        visibility=promise.visibility,
    )


def _word(said: Said | None) -> str | None:
    return said.value if said else None


def commitment_gaps(promise: t.Commitment, owner: Owner, state: State) -> tuple[str, ...]:
    """What the plan leaves out about a promise: accountable, due, measure; completion's evidence.

    Success measures are those of its action.
    """
    found = []
    if promise.accountable is None:
        found.append("accountable")
    if promise.due is None:
        found.append("due")
    if not owner.measured:
        found.append("measure")
    if state.completion and state.completion.value == "complete" and not state.evidence:
        found.append("evidence")
    return tuple(found)


def areas_of(
    promise: t.Commitment, by_area: dict[str | None, State], delivering: set[str], *, live: bool
) -> Areas | None:
    """How a promise, or a step of it, stands in its areas; None where it has none."""
    if promise.tier == "national":
        return None
    local = {area: state for area, state in by_area.items() if area is not None}
    if not local and not delivering:
        return None
    return Areas(
        delivering=len(delivering),
        reported=len(local.keys() & delivering),
        completion=_count(local, "completion"),
        confidence=_count(local, "confidence") if live else {},
    )


def _count(local: dict[str, State], axis: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for state in local.values():
        said = getattr(state, axis)
        if said is not None:
            found[said.value] = found.get(said.value, 0) + 1
    return dict(sorted(found.items()))
