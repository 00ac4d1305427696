"""An update without some of its entries."""

from __future__ import annotations

from vawg_plan.edit import typed
from vawg_plan.edit.api import remove
from vawg_plan.edit.misfit import Misfit, Misfits
from vawg_plan.model.plan import Plan


def without(plan: Plan, update: str, raw: bytes, subject: str, area: str | None) -> bytes | None:
    """An update's file without its entries on a subject, or on it in one area.

    None where no entry is left. Raises Misfits where there is none to take out, and CannotEdit.
    """
    entries = plan.updates[update].entries
    wanted, place = _meant(plan, subject, area)
    gone = [
        number
        for number, entry in enumerate(entries)
        if entry.subject == wanted and place in {None, entry.area}
    ]
    if not gone:
        where = f" in {place}" if place else ""
        told = dict.fromkeys(f"{e.subject} in {e.area}" if e.area else e.subject for e in entries)
        message = f"{update} says nothing of {wanted}{where}"
        raise Misfits([Misfit("subject", message, f"it speaks of {', '.join(told)}")])
    if len(gone) == len(entries):
        return None
    for number in reversed(gone):
        raw = remove(raw, ("entries", number))
    return raw


def _meant(plan: Plan, subject: str, area: str | None) -> tuple[str, str | None]:
    try:
        wanted = typed.anything(plan, "subject", subject)
        place = typed.organisation(plan, "area", area) if area else None
    except Misfit as misfit:
        raise Misfits([misfit]) from None
    return str(wanted), None if place is None else str(place)
