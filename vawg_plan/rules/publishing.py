"""Rules about what the public will read: nobody's own contact details, no stale helpline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import cast

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.audience import hidden_ids
from vawg_plan.model.calendar import shifted
from vawg_plan.model.nodes import Node
from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import Finding
from vawg_plan.rules.contacts import Told, told
from vawg_plan.rules.history import History
from vawg_plan.rules.wording import quoted

HELPLINE_DAYS = 180

# Every field that holds words. A helpline's contact is there to be published, as is that of the
# accessibility statement. A test holds this
# table to the types.
WORDS: dict[type[Struct], tuple[str, ...]] = {
    t.Edition: ("title", "edition"),
    t.Period: ("label",),
    t.Definition: ("term", "text", "locator"),
    t.Element: ("title", "text"),
    t.Objective: ("title", "text", "locator"),
    t.Outcome: ("title", "text", "locator"),
    t.Helpline: ("name", "hours"),
    t.Accessibility: ("tested_by", "problems", "enforcement"),
    t.Context: ("title", "text", "locator"),
    t.Action: ("title", "locator"),
    t.Future: ("title", "locator"),
    t.Trigger: ("text",),
    t.Commitment: ("title", "text", "locator"),
    t.Milestone: ("title",),
    t.Measure: ("title", "text", "locator"),
    t.Indicator: ("title", "definition", "definition_version", "dimensions", "scale"),
    t.Baseline: ("value", "period"),
    t.Target: ("value",),
    t.Organisation: ("name", "acronym", "description", "locator"),
    t.Source: ("title", "acronym", "geography", "description", "locator"),
    t.Framework: ("title", "description", "locator"),
    t.FrameworkElement: ("title", "text", "locator"),
    t.Entry: ("summary", "next_steps", "recovery_action"),
    t.Evidence: ("title",),
    t.Reading: ("value", "dimensions"),
    t.Decision: ("reason",),
    t.Funding: ("title", "description", "match"),
    t.Practice: ("title", "text", "theme", "place"),
}


def public_text(plan: Plan) -> Iterator[Finding]:
    """What the public will read holds no contact details and no protective marking.

    An e-mail address or a telephone number in a text that is not internal would be on a page for
    good, and a text marked `OFFICIAL-SENSITIVE`, `SECRET` or `TOP SECRET` is not for the public.
    Take it out, or make the record internal. An office's address that is published anyway goes into
    the list `published_contacts` in `plan.yaml`; a helpline's `contact` is allowed. What was
    committed stays in git's history: ask whoever keeps the repository.

    Wrong: `summary: Ring Jo Bloggs on 01632 960 001.` Right: `summary: Ring the office.`
    """
    found = [*_in_records(plan), *_in_series(plan)]
    if not found:
        return
    allowed = {one.key for text in _published(plan) for one in told(text)} - {""}
    for finding, one in found:
        if one.key not in allowed:
            yield finding


def _published(plan: Plan) -> Iterator[str]:
    for node in plan.each(t.Edition):
        yield from cast(t.Edition, node.record).published_contacts
    for node in plan.each(t.Helpline):
        yield cast(t.Helpline, node.record).contact
    for node in plan.each(t.Accessibility):
        yield cast(t.Accessibility, node.record).contact or ""


Suspect = tuple[Finding, Told]


def _in_records(plan: Plan) -> Iterator[Suspect]:
    hidden: frozenset[str] | None = None
    for record, fields in WORDS.items():
        nodes = plan.nodes.get(record, ())
        for field in fields:
            values = list(map(attrgetter("record." + field), nodes))
            if next(told(_together(values)), None) is None:
                continue
            hidden = hidden_ids(plan) if hidden is None else hidden
            for node, value in zip(nodes, values, strict=True):
                if not _is_hidden(plan, node, hidden):
                    yield from _in_value(node, field, value)


def _together(values: Iterable[object]) -> str:
    """All texts as one, which is looked through faster than each."""
    plain: list[str] = []
    for value in values:
        if type(value) is str:
            plain.append(value)
        elif value:
            plain.extend(text for _, text in _texts(value))
    return "\0".join(plain)


def _texts(value: object) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """The texts that a field holds: where in it, and which."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, tuple):
        for number, text in enumerate(value):
            yield (number,), text
    elif isinstance(value, dict):
        for name, text in value.items():
            yield (name,), text


def _in_value(node: Node, field: str, value: object) -> Iterator[Suspect]:
    for inner, text in _texts(value):
        for one in told(text):
            message, advice = _said(one)
            yield node.finding("public-text", (field, *inner), message, advice), one


def _said(one: Told) -> tuple[str, str]:
    """What is wrong with what was found, and what to do."""
    message = f"{one.what} is in text for the public: {quoted(one.shown)}"
    if not one.key:
        return message, "Take it out if the text may be public; else make the record internal"
    return message, (
        "Take it out, or, if it is published anyway, list it under `published_contacts` "
        "in plan.yaml"
    )


def _is_hidden(plan: Plan, node: Node, hidden: frozenset[str]) -> bool:
    """Whether the public doesn't see a record: it, what it belongs to, or what it is about."""
    if node.owner in hidden:
        return True
    top = plan.walked[node.path][0].record
    if not isinstance(top, t.Update):
        return False
    return top.entries[cast(int, node.at[1])].subject in hidden


def _in_series(plan: Plan) -> Iterator[Suspect]:
    """What public series tell, cell by cell."""
    every = (cast(t.Indicator, node.record) for node in plan.each(t.Indicator))
    for path in {one.series for one in every if one.series and one.series_visibility == "public"}:
        rows = plan.series[path].rows if path in plan.series else ()
        for row in rows:
            reading = row.reading
            for inner, text in (*_texts({"value": reading.value}), *_texts(reading.dimensions)):
                for one in told(text) if isinstance(text, str) else ():
                    message, advice = _said(one)
                    yield Finding("public-text", path, (row.line, *inner), message, advice), one


def old_helpline(history: History) -> Iterator[Finding]:
    """A helpline that the public is shown was checked in the last 180 days.

    A number that nobody answers does harm. Ring it, read its page, and write the day into
    `checked`. Helplines are in a plan only if `plan.yaml` names them.

    Wrong: `checked: 2022-01-10` in December. Right: the day on which somebody last rang it.
    """
    before = shifted(history.as_of, -HELPLINE_DAYS)
    for node in history.plan.each(t.Helpline):
        checked = cast(t.Helpline, node.record).checked
        if checked is not None and checked >= before:
            continue
        message = f"{quoted(node.title)} was last checked on {checked}, over 180 days ago"
        if checked is None:
            message = f"nobody says when {quoted(node.title)} was last checked"
        advice = "Check that it still answers, and write the day into `checked`"
        at = ("checked",) if checked else ()
        yield node.finding("old-helpline", at, message, advice, severity="warning")


def untested_claim(plan: Plan) -> Iterator[Finding]:
    """How far the published pages meet the standard is said only of a test.

    An accessibility statement that nobody tested misleads those whom it is for. `result` stands
    beside `tested` and `tested_by`, and pages that are fully accessible have no known `problems`.
    Test the pages, or take the result out: the statement then says that nothing is recorded.

    Wrong: `result: fully` alone. Right: `result: partly` with `tested: 2022-11-01`, `tested_by`
    and the `problems`.
    """
    for node in plan.each(t.Accessibility):
        said = cast(t.Accessibility, node.record)
        if said.result is None:
            continue
        missing = [name for name in ("tested", "tested_by") if getattr(said, name) is None]
        if missing:
            message = (
                f"`result` is {said.result}, without {' and '.join(f'`{m}`' for m in missing)}"
            )
            advice = "Add when the pages were tested and who did it, or take `result` out"
            yield node.finding("untested-claim", ("result",), message, advice)
        if said.result == "fully" and said.problems:
            message = "`result` is fully, and there are known `problems`"
            advice = "Write `result: partly`, or take out what is mended"
            yield node.finding("untested-claim", ("result",), message, advice)
