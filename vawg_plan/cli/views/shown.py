"""One thing as text: what it is, what it says, how it stands, what refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from vawg_plan.cli.terminal import Style, clean
from vawg_plan.cli.views.table import cut
from vawg_plan.cli.views.trends import trends_under
from vawg_plan.cli.views.words import day, phrase, wrapped
from vawg_plan.model.plan import Plan
from vawg_plan.query.row_types import MilestoneRow
from vawg_plan.query.said import AreaState
from vawg_plan.query.shown import History, Referrer, Shown

_LABEL = 18
_NAMES_IDS = (
    "lead", "co_leads", "accountable", "partners", "cites", "publisher", "part_of", "source",
    "depends_on", "aligns_to", "affects", "supports", "funder", "decider", "reporter", "area",
    "superseded_by", "organisation", "corrects", "verifies",
)  # fmt: skip
_SKIP = ("id", "title", "name", "lead_basis")
_DATES = {
    "date", "due", "start", "end", "original_due", "withdrawn", "valid_from", "valid_to", "opens",
    "closes", "spend_by", "superseded_on", "published", "period_start", "period_end", "checked",
    "pending",
}  # fmt: skip
_REFERRED = {
    "lead": "Leads", "co_leads": "Leads with others", "partners": "Partners in",
    "accountable": "Answers for", "cites": "Cited by", "outcomes": "Served by",
    "objectives": "Served by", "publisher": "Publishes", "part_of": "Has as parts",
    "depends_on": "Needed by", "aligns_to": "Aligned with it", "source": "Source of",
    "subject": "Reported in", "reporter": "Reports in", "affects": "Affected by decisions",
    "superseded_by": "Supersedes", "supports": "Supported by", "decider": "Decided",
    "verified_by": "Verifies", "funder": "Funds", "area": "Reported for", "verifies": "Verified by",
    "organisation": "Named in", "recovery_owner": "Owns a recovery in", "corrects": "Corrected by",
}  # fmt: skip


def shown_text(plan: Plan, shown: Shown, style: Style) -> str:
    """Everything about one thing, wrapped to the terminal."""
    named = shown.id != shown.title
    head = f"{shown.id}: {shown.title}" if named else shown.id
    lines = [
        *(style.paint(line, "bold") for line in wrapped(head, style.width)),
        style.paint(f"{phrase(shown.kind)}, {clean(shown.path)}, as of {day(shown.as_of)}", "dim"),
        "",
    ]
    lines += _fields(plan, shown.record, style, _SKIP)
    for heading, section in _sections(plan, shown, style):
        lines += ["", style.paint(heading, "bold"), *section]
    return "\n".join(lines) + "\n"


def _fields(
    plan: Plan, record: Mapping[str, object], style: Style, skipped: Sequence[str] = ()
) -> list[str]:
    """The plain fields of a record, a label each; what it holds comes in sections of its own."""
    lines: list[str] = []
    for name, value in record.items():
        if name in skipped or value in (None, "", (), [], {}) or _parts(value):
            continue
        text = _value(plan, name, value)
        if name == "lead" and record.get("lead_basis") == "inferred":
            text += ", inferred"
        lines += _labelled(phrase(name).capitalize(), text, style)
    return lines


def _parts(value: object) -> Sequence[Mapping[str, object]]:
    """The records that a field holds; one that is only a few words is shown as a value instead."""
    if isinstance(value, dict):
        return [value] if any(isinstance(one, list | tuple) for one in value.values()) else []
    nested = isinstance(value, list | tuple) and bool(value) and isinstance(value[0], dict)
    return cast("Sequence[Mapping[str, object]]", value) if nested else []


def _value(plan: Plan, name: str, value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(_value(plan, name, one) for one in value)
    if isinstance(value, dict):
        return ", ".join(
            f"{phrase(key)} {_value(plan, key, one)}" if key != "text" else str(one)
            for key, one in value.items()
        )
    if name in _NAMES_IDS and str(value) in plan.items:
        title = plan.items[str(value)].title
        return f"{title} ({value})" if title != value else title
    if name in _DATES:
        return day(str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return phrase(str(value)) if name in {"mode", "kind", "strength"} else str(value)


def _labelled(label: str, text: str, style: Style) -> list[str]:
    """Lines of at most 100 letters, so that they are easy to read, the label before the first."""
    width = max(20, min(style.width, 100) - max(_LABEL, len(label)) - 2)
    lines = [
        line for part in clean(text).strip().split("\n") for line in wrapped(part, width) or [""]
    ]
    first = style.paint(label.ljust(_LABEL), "dim")
    return [f"{first}  {lines[0]}", *(f"{' ' * _LABEL}  {line}" for line in lines[1:])]


def _sections(plan: Plan, shown: Shown, style: Style) -> Iterator[tuple[str, list[str]]]:
    for name, value in shown.record.items():
        lines = [line for part in _parts(value) for line in _part(plan, part, style)]
        if name == "milestones" and shown.milestones:
            lines = [line for step in shown.milestones for line in _step(step, style)]
        if lines:
            yield phrase(name).capitalize(), lines
    standing = _standing(plan, shown, style)
    if standing:
        yield "How it stands", standing
    if shown.kind in {"measure", "indicator"}:
        lines = trends_under(plan, shown.as_of, shown.id, style)
        yield from [("Are things better?", lines)] if lines else ()
    if shown.history:
        yield (
            "What was reported",
            [line for one in shown.history for line in _history(plan, one, style)],
        )
    by_field: dict[str, list[Referrer]] = {}
    for referrer in shown.referred_by:
        by_field.setdefault(
            _REFERRED.get(referrer.field, phrase(referrer.field).capitalize()), []
        ).append(referrer)
    for heading, referrers in by_field.items():
        yield f"{heading} ({len(referrers)})", [_item(r.id, r.title, style) for r in referrers]


def _part(plan: Plan, part: Mapping[str, object], style: Style) -> list[str]:
    """One thing held: by its id and title where it has one, otherwise by its fields."""
    key = part.get("id", part.get("code"))
    if isinstance(key, str):
        title = part.get("title") or (plan.items[key].title if key in plan.items else "")
        basis = f", {part['basis']}" if "basis" in part else ""
        due = f", due {day(str(part['due']))}" if "due" in part else ""
        return [_item(key, f"{title}{basis}{due}", style)]
    inner = style.within(2)
    lines = _fields(plan, part, inner, ("lead_basis",))
    for value in part.values():
        lines += [line for one in _parts(value) for line in _part(plan, one, inner)]
    return [f"  {line}" for line in lines]


def _step(step: MilestoneRow, style: Style) -> list[str]:
    """A milestone: what, by when, and whether it is closed and since when."""
    due = f", due {day(step.due)}" if step.due else ""
    how = "cancelled" if step.lifecycle == "cancelled" else "closed"
    said = f"{how} {day(step.closed)}" if step.closed else "not closed"
    if step.areas and not step.closed:
        said += (
            f", complete in {step.areas.completion.get('complete', 0)} of {step.areas.delivering}"
        )
        said += " areas"
    said += ", overdue" if "overdue" in step.flags else ""
    start = step.id.ljust(8)
    return wrapped(f"{clean(step.title)}{due}: {said}", style.width, f"  {start}  ", " " * 12)


def _item(key: str, title: str, style: Style) -> str:
    line = f"  {clean(key).ljust(8)}  {clean(title)}" if title != key else f"  {clean(key)}"
    line = line.replace("\n", " ")
    return cut(line, style.width) if style.is_terminal else line


def _standing(plan: Plan, shown: Shown, style: Style) -> list[str]:
    """Its flags, how many areas reported, then what is known on the whole and in each area."""
    flags = [phrase(flag) for flag in shown.flags if flag != "unreported"]
    lines = _labelled("  Flags", ", ".join(flags), style) if flags else []
    if shown.areas:
        counted = [f"{n} {phrase(name)}" for name, n in shown.areas.completion.items()]
        said = f"{shown.areas.reported} of {shown.areas.delivering} reported"
        lines += _labelled("  Areas", ": ".join([said, ", ".join(counted)]).rstrip(": "), style)
    for state in shown.state:
        lines += _state(plan, state, style)
    if not lines and shown.kind in {"commitment", "milestone"}:
        lines = ["  Nothing has been reported."]
    return lines


def _state(plan: Plan, state: AreaState, style: Style) -> list[str]:
    lines = [f"  In {clean(_name(plan, state.area))}:"] if state.area else []
    for name, said in state.said.items():
        value = (
            phrase(said.value) if name in {"completion", "lifecycle"} else _name(plan, said.value)
        )
        lines += _labelled(
            "  " + phrase(name).capitalize(), f"{value} ({day(said.date)}, {said.update})", style
        )
    for evidence in state.evidence:
        source = _name(plan, evidence.source) if evidence.source else None
        words = ", ".join(part for part in (evidence.title, source, evidence.url) if part)
        lines += _labelled("  Evidence", words, style)
    return lines


def _name(plan: Plan, key: str | None) -> str:
    item = plan.items.get(key or "")
    return item.title if item else str(key)


def _history(plan: Plan, history: History, style: Style) -> list[str]:
    entry = history.entry
    area = f" for {_name(plan, entry.area)}" if entry.area else ""
    said = [
        f"{axis} {phrase(value)}"
        for axis in ("completion", "confidence", "lifecycle", "trigger")
        if (value := getattr(entry, axis)) is not None
    ]
    if entry.reading is not None:
        said.append(f"{entry.reading.value} in {entry.reading.period}")
    if entry.summary:
        said.append(entry.summary)
    who = f"{_name(plan, history.reporter)}{area}, {history.visibility}"
    return _labelled("  " + history.date, f"{who}: {'; '.join(said)}", style)
