"""A change as one English sentence, for a terminal, a pull request and JSON."""

from __future__ import annotations

from collections.abc import Callable

from vawg_plan.model.change import Change

_FIRMNESS = {
    "will": "a firm promise (will)",
    "should": "an expectation (should)",
    "aims": "an aim (aims)",
    "can": "a possibility (can)",
}
_WORDS = {
    "not_started": "not started",
    "hold_to_account": "hold to account",
    "half_year": "half a year",
}
_FIELDS = {
    "co_leads": "co-leads",
    "due_basis": "basis of the due date",
    "lead_basis": "basis of the lead",
    "version_basis": "basis of the version",
    "dimensions": "counted apart by",
    "accountable": "who answers for it",
    "lead": "lead",
    "due": "due date",
    "start": "start date",
    "target.due": "target date",
    "baseline.pending": "date of the baseline",
    "depends_on": "what it depends on",
    "aligns_to": "alignment",
    "cites": "cited sources",
    "original_due": "original due date",
    "locator": "place in the source",
    "definition.locator": "place of the definition in the source",
    "trigger.cites": "sources cited by the trigger",
    "parent": "what it belongs to",
}


def sentence(change: Change) -> str:
    """One sentence about the item, which is not named in it again."""
    return _BY_KIND.get(change.kind, _changed)(change)


def word(value: str) -> str:
    """A field's own word as people write it."""
    return _WORDS.get(value, value)


def field_name(field: str) -> str:
    """A field in plain words."""
    return _FIELDS.get(field, field.replace("_", " ").replace(".", ", "))


def _added(change: Change) -> str:
    return f"New in the plan: {change.after}" if change.after else "New in the plan."


def _removed(change: Change) -> str:
    if change.group in {"updates", "decisions"}:
        return f"This {change.group[:-1]} was taken out of the record."
    said = "No longer in the plan; nothing says that it was withdrawn."
    return f"{said} It said: {change.before}" if change.before else said


def _withdrawn(change: Change) -> str:
    return f"Withdrawn on {change.after}."


def _reinstated(change: Change) -> str:
    return f"No longer withdrawn; it was, from {change.before}."


def _changed(change: Change) -> str:
    """The words for a value that is another one, came or went."""
    what = field_name(change.field)
    before, after = (one and word(one) for one in (change.before, change.after))
    if change.group in {"updates", "decisions"} and not change.field:
        return f"This {change.group[:-1]} was changed after it was written."
    if before is None and after is None:
        return f"{_first(what)}: the same words, in other lines."
    if before is None:
        return f"{_first(what)}: {after}; there was none."
    if after is None:
        return f"{_first(what)}: none; it was {before}."
    if sorted(before.split(", ")) == sorted(after.split(", ")):
        return f"{_first(what)}: the same in another order, {after}."
    return f"{_first(what)}: {after}; it was {before}."


def _judged(change: Change) -> str:
    """A step on a scale of the promise, or its words."""
    if change.runs:
        return _reworded(change)
    if change.field == "modality":
        return f"Now {_FIRMNESS[change.after or '']}; it was {_FIRMNESS[change.before or '']}."
    return _changed(change)


def _reworded(change: Change) -> str:
    what = "Reworded" if change.field == "text" else f"{_first(field_name(change.field))} reworded"
    if change.effect is None:
        return f"{what}."
    if change.gone and change.come:
        return f"{what}: {_quoted(change.come)} where it said {_quoted(change.gone)}."
    said = f"it now says {_quoted(change.come)}" if change.come else ""
    return f"{what}: {said or f'it no longer says {_quoted(change.gone)}'}."


def _redated(change: Change) -> str:
    what = _first(field_name(change.field))
    if change.before is None:
        return f"{what}: {change.after}; there was none."
    if change.after is None:
        return f"{what}: none; it was {change.before}."
    days = change.days or 0
    plural = "day" if abs(days) == 1 else "days"
    moved = f", {abs(days)} {plural} {'later' if days > 0 else 'earlier'}" if days else ""
    return f"{what}: {change.after}{moved}; it was {change.before}."


def _partners(change: Change) -> str:
    come = f"{change.after} joined" if change.after else ""
    gone = f"{change.before} left" if change.before else ""
    what = _first(field_name(change.field))
    return f"{what}: {'; '.join(part for part in (come, gone) if part)}."


def _target(change: Change) -> str:
    verb = {"target-raised": "raised to", "target-lowered": "lowered to"}.get(change.kind)
    if verb and change.before and change.after:
        return f"Target {verb} {change.after} from {change.before}."
    return _changed(change)


def _public(change: Change) -> str:
    now = (
        "public documents show it now"
        if change.after == "public"
        else "it is in no public document any more"
    )
    return f"Now {change.after}: {now}."


def _decided(change: Change) -> str:
    return f"{change.by} decided on {change.day} to {change.after} {change.before}: {change.note}"


_EXPLAINED = ("regressed", "confidence-down")  # whose readers ask why


def _moved(change: Change) -> str:
    """A step on an axis of the record."""
    axis = {
        "completion": "Completion",
        "confidence": "Delivery confidence",
        "lifecycle": "Lifecycle",
    }
    what = axis.get(change.field, "Reported")
    before, after = (word(one) if one else None for one in (change.before, change.after))
    if after is None:
        return f"{what}{_where(change)}: no longer reported; it was {before}."
    was = f"; it was {before}" if before else ", reported for the first time"
    said = f"{what}{_where(change)}: {after}{_told(change)}{was}."
    return f"{said} {change.note}" if change.note and change.kind in _EXPLAINED else said


def _reported(change: Change) -> str:
    if change.field:
        return _moved(change)
    said = (
        f": {change.note}" if change.note else f": {word(change.after)}." if change.after else "."
    )
    return f"Reported{_where(change)}{_told(change, first=True)}{said}"


def _fired(change: Change) -> str:
    return f"The trigger fired{_told(change)}."


def _verified(change: Change) -> str:
    return f"Verified by {change.after}{_where(change)}{_told(change)}."


def _reading(change: Change) -> str:
    what = f"{_first(change.period or '')}{_where(change)}"
    what += f" ({change.note})" if change.note else ""
    if change.after is None:
        return f"{what}: no longer counted; it was {change.before}."
    if change.before is None:
        return f"{what}: {change.after}."
    return f"{what}: {change.after}; it was {change.before}."


def _where(change: Change) -> str:
    return f" in {change.area}" if change.area else ""


def _told(change: Change, *, first: bool = False) -> str:
    if not change.by:
        return ""
    return f" by {change.by} for {change.day}" if first else f" ({change.by}, {change.day})"


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{one}”" for one in words)


_BY_KIND: dict[str, Callable[[Change], str]] = {
    "added": _added,
    "removed": _removed,
    "withdrawn": _withdrawn,
    "reinstated": _reinstated,
    "weakened": _judged,
    "strengthened": _judged,
    "narrowed": _judged,
    "widened": _judged,
    "reworded": _reworded,
    "definition-changed": _judged,
    "re-dated": _redated,
    "partners-changed": _partners,
    "target-raised": _target,
    "target-lowered": _target,
    "became-public": _public,
    "became-internal": _public,
    "decided": _decided,
    "progressed": _moved,
    "regressed": _moved,
    "confidence-up": _moved,
    "confidence-down": _moved,
    "reported": _reported,
    "fired": _fired,
    "verified": _verified,
    "reading-added": _reading,
    "reading-revised": _reading,
}
