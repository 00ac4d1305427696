"""Rules about what records mean together: no circles, entries that fit, names that are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import cast

from msgspec import Struct

from vawg_plan.model import types as t
from vawg_plan.model.ids import kind_of
from vawg_plan.model.plan import Plan
from vawg_plan.model.problem import Finding
from vawg_plan.rules.wording import nearest, quoted, with_article

MAX_TITLE = 200

_NEEDED: dict[type[Struct], tuple[str, ...]] = {
    t.Action: ("title",),
    t.Future: ("title",),
    t.Commitment: ("title", "text"),
    t.Measure: ("title", "text"),
    t.Context: ("title", "text"),
    t.Milestone: ("title",),
    t.Indicator: ("title", "definition"),
    t.Organisation: ("name",),
    t.Source: ("title",),
    t.Framework: ("title",),
    t.Update: ("entries",),
    t.Decision: ("reason", "affects", "permits"),
}
_ALONE = (
    "summary", "next_steps", "recovery_action", "recovery_owner", "evidence", "verified_by",
)  # fmt: skip
_FITS = {
    "completion": ("action", "commitment", "milestone"),
    "confidence": ("action", "commitment", "milestone"),
    "lifecycle": ("action", "commitment", "milestone", "measure", "future", "plan"),
    "trigger": ("future",),
    "reading": ("indicator",),
}
_SAID, _SAID_ALONE = attrgetter(*_FITS), attrgetter(*_ALONE)
_WORDS = {
    "action": "an action",
    "commitment": "a commitment",
    "milestone": "a milestone",
    "measure": "a success measure",
    "indicator": "an indicator",
    "future": "a future action",
    "plan": "the plan (P)",
}


def no_circle(plan: Plan) -> Iterator[Finding]:
    """Nothing depends on itself, is part of itself or corrects itself, even by a long way round.

    The same goes for what supersedes and what verifies. A circle of dependencies can never begin,
    and one of corrections never ends. Break it where the link is least true.

    Wrong: `A1.C1` depends on `A2.C1`, and `A2.C1` on `A1.C1`. Right: only one of the two.
    """
    steps = {c.id: c.depends_on for c in plan.commitments() if c.depends_on}
    yield from _circles(plan, steps, "depends_on", "depends on")
    for records in (plan.organisations, plan.sources):
        parts = {key: (r.part_of,) for key, r in records.items() if r.part_of}
        yield from _circles(plan, parts, "part_of", "is part of")
    after = {s.id: (s.superseded_by,) for s in plan.sources.values() if s.superseded_by}
    yield from _circles(plan, after, "superseded_by", "is superseded by")
    for field in ("corrects", "verifies"):
        about = zip(plan.updates, map(attrgetter(field), plan.updates.values()), strict=True)
        links = {key: (other,) for key, other in about if other}
        yield from _circles(plan, links, field, field)


def _circles(
    plan: Plan, links: Mapping[str, tuple[str, ...]], field: str, verb: str
) -> Iterator[Finding]:
    done: set[str] = set()
    for start in links:
        trail: list[str] = []
        pending = [(start, False)]
        while pending:
            node, leaving = pending.pop()
            if leaving:
                done.add(trail.pop())
            elif node in trail:
                yield _circle(plan, [*trail[trail.index(node) :], node], field, verb)
            elif node not in done:
                trail.append(node)
                pending.append((node, True))
                pending.extend((following, False) for following in links.get(node, ()))


def _circle(plan: Plan, circle: list[str], field: str, verb: str) -> Finding:
    item = plan.items[circle[0]]
    others = [f"`{step}`" for step in circle[1:]]
    if len(others) == 1:
        others = ["itself"]
    way = f"`{circle[0]}` {verb} " + f", which {verb} ".join(others)
    advice = "Break the circle where the link is least true"
    return Finding("no-circle", item.path, (*item.at, field), way, advice, item.id)


def entry_fits(plan: Plan) -> Iterator[Finding]:
    """An update's entry says something, and something that its subject can have.

    Completion and confidence are said of actions, commitments and milestones; a reading of an
    indicator; a fired trigger of a future action. An entry with none of them needs a summary.

    Wrong: `completion: complete` about success measure `A3.M1`. Right: about `A3.C1`.
    """
    nodes = plan.nodes.get(t.Entry, ())
    for node in nodes:
        if not any(_SAID(node.record)) and not any(_SAID_ALONE(node.record)):
            about = cast(t.Entry, node.record).subject
            advice = (
                "Add what was reported: completion, confidence, lifecycle, a reading, a summary"
            )
            yield node.finding("entry-fits", (), f"nothing is said about `{about}`", advice)
    entries = [cast(t.Entry, node.record) for node in nodes]
    for axis, kinds in _FITS.items():
        said = map(attrgetter(axis), entries)
        heard = {one.subject for one, value in zip(entries, said, strict=True) if value is not None}
        wrong = {subject: kind for subject in heard if (kind := _kind(plan, subject)) not in kinds}
        for node, entry in zip(nodes, entries, strict=True) if wrong else ():
            misfit = wrong.get(entry.subject)
            if misfit and getattr(entry, axis) is not None:
                message = f"{axis} cannot be said of `{entry.subject}`, {with_article((misfit,))}"
                advice = f"It can be said of {' or '.join(_WORDS[one] for one in kinds)}"
                yield node.finding("entry-fits", (axis,), message, advice)


def _kind(plan: Plan, subject: str) -> str:
    item = plan.items.get(subject)
    return item.kind if item else kind_of(subject) or "item"


def series_file(plan: Plan) -> Iterator[Finding]:
    """An indicator's series is a file in `data/`.

    The readings by area of one indicator stand in one CSV file. Mend the name or add the file.

    Wrong: `series: ../secret.csv`. Right: `series: data/reports.csv`, with that file there.
    """
    tables = [path for path in plan.data_files if path.lower().endswith(".csv")]
    for node in plan.each(t.Indicator):
        series = cast(t.Indicator, node.record).series
        if series and series not in tables:
            message = f"there is no file {quoted(series)} in the plan folder"
            if series in plan.data_files:
                message = f"{quoted(series)} is no CSV file"
            near = nearest(series, tables)
            advice = f"Did you mean {near}?" if near else "Name a file of data/: data/name.csv"
            yield node.finding("series-file", ("series",), message, advice)


def title_line(plan: Plan) -> Iterator[Finding]:
    """A title is one line that fits a table and a contents list: at most 200 characters.

    Say it shortly in `title`, and the rest in `text`.

    Wrong: a title of several sentences. Right: `title: Engage on victims' core funding`.
    """
    for item in plan.items.values():
        title = item.title
        field = "name" if item.kind == "organisation" else "title"
        if len(title) > MAX_TITLE:
            message = f"the {field} is {len(title):,} characters long; {MAX_TITLE} is the limit"
        elif "\n" in title:
            message = f"the {field} is on more than one line"
        else:
            continue
        advice = "Shorten it to one line, and move the rest into the text"
        yield item.finding("title-line", (field,), message, advice)


def due_basis(plan: Plan) -> Iterator[Finding]:
    """Whose a due date is stands only beside a due date.

    `due_basis` says whether the publisher stated the date or we inferred it. Without a `due` it
    says nothing: delete it, or add the date that a source gives.

    Wrong: `due_basis: stated` alone. Right: `due: 2022-09-30` with `due_basis: stated`.
    """
    for node in plan.each(t.Commitment):
        promise = cast(t.Commitment, node.record)
        if promise.due_basis and not promise.due:
            message = "`due_basis` stands without a `due`"
            advice = "Delete it, or add the due date"
            yield node.finding("due-basis", ("due_basis",), message, advice)


def says_something(plan: Plan) -> Iterator[Finding]:
    """What must say something does: no text of spaces only, no empty list where one is needed.

    An update without entries, or a decision that affects nothing, would look like work done.

    Wrong: `title: " "`, `entries: []`. Right: words, and at least one entry.
    """
    for record, fields in _NEEDED.items():
        nodes = plan.nodes.get(record, ())
        for field in fields:
            values = list(map(attrgetter("record." + field), nodes))
            for node, value in zip(nodes, values, strict=True):
                if not value or (type(value) is str and value.isspace()):
                    message = f"`{field}` is empty"
                    yield node.finding(
                        "says-something", (field,), message, "Write what belongs here"
                    )


def one_plan_file(plan: Plan) -> Iterator[Finding]:
    """Each of `plan`, `organisations` and `sources` is one file.

    `plan.yaml` beside `plan.yml` leaves open which one counts. Keep one.

    Wrong: both `plan.yaml` and `plan.yml`. Right: `plan.yaml`.
    """
    seen: dict[str, str] = {}
    for path, kind, _ in plan.files:
        if kind in {"plan", "organisations", "sources"}:
            first = seen.setdefault(kind, path)
            if first != path:
                message = f"{first} is there already"
                yield Finding("one-plan-file", path, (), message, "Keep one of the two files")
