"""Rules about what records mean together: no circles, entries that fit, names that are shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vawg_plan.model import types as t
from vawg_plan.model.ids import kind_of
from vawg_plan.model.plan import Node, Plan
from vawg_plan.model.problem import Finding

MAX_TITLE = 200

_AXES = ("completion", "confidence", "lifecycle", "trigger", "reading")
_FITS = {
    "completion": ("action", "commitment", "milestone"),
    "confidence": ("action", "commitment", "milestone"),
    "lifecycle": ("action", "commitment", "milestone", "measure", "future", "plan"),
    "trigger": ("future",),
    "reading": ("indicator",),
}


def no_circle(plan: Plan) -> Iterator[Finding]:
    """Nothing depends on itself, is part of itself or supersedes itself, even by a long way round.

    A circle of dependencies can never begin. Break it where the link is least true.

    Wrong: `A1.C1` depends on `A2.C1`, and `A2.C1` on `A1.C1`. Right: only one of the two.
    """
    steps: dict[str, tuple[str, ...]] = {c.id: c.depends_on for c in plan.commitments()}
    yield from _circles(plan, steps, "depends_on", "depends on")
    for records in (plan.organisations, plan.sources):
        parts = {key: (r.part_of,) if r.part_of else () for key, r in records.items()}
        yield from _circles(plan, parts, "part_of", "is part of")
    after = {s.id: (s.superseded_by,) if s.superseded_by else () for s in plan.sources.values()}
    yield from _circles(plan, after, "superseded_by", "is superseded by")


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
    way = f" {verb} ".join(f"`{step}`" for step in circle)
    advice = "break the circle where the link is least true"
    return Finding("no-circle", item.path, (*item.at, field), way, advice, item.id)


def entry_fits(node: Node, plan: Plan) -> Iterator[Finding]:
    """An update's entry says something, and something that its subject can have.

    Completion and confidence are said of actions, commitments and milestones; a reading of an
    indicator; a fired trigger of a future action. An entry with none of them needs a summary.

    Wrong: `completion: complete` about success measure `A3.M1`. Right: about `A3.C1`.
    """
    del plan
    record = node.record
    if type(record) is not t.Entry:
        return
    said = [axis for axis in _AXES if getattr(record, axis) is not None]
    if not said and record.summary is None and not record.evidence and not record.verified_by:
        advice = "add what was reported: completion, confidence, lifecycle, a reading or a summary"
        yield node.finding("entry-fits", (), f"nothing is said about `{record.subject}`", advice)
    kind = kind_of(record.subject) or "item"
    for axis in said:
        if kind not in _FITS[axis]:
            message = f"{axis} cannot be said of `{record.subject}`, which is a {kind}"
            advice = f"{axis} is said of: {', '.join(_FITS[axis])}"
            yield node.finding("entry-fits", (axis,), message, advice)


def series_file(node: Node, plan: Plan) -> Iterator[Finding]:
    """An indicator's series is a file in `data/`.

    The readings by area of one indicator stand in one CSV file. Mend the name or add the file.

    Wrong: `series: ../secret.csv`. Right: `series: data/reports.csv`, with that file there.
    """
    record = node.record
    if type(record) is t.Indicator and record.series and record.series not in plan.data_files:
        message = f"there is no file `{record.series}` in the plan folder"
        advice = "name a file that stands in data/: data/name.csv"
        yield node.finding("series-file", ("series",), message, advice)


def title_line(node: Node, plan: Plan) -> Iterator[Finding]:
    """A title is one line that fits a table and a contents list: at most 200 characters.

    Say it shortly in `title`, and the rest in `text`.

    Wrong: a title of several sentences. Right: `title: Engage on victims' core funding`.
    """
    del plan
    field = "name" if type(node.record) is t.Organisation else "title"
    title = getattr(node.record, field, None)
    if title is None:
        return
    if len(title) > MAX_TITLE:
        message = f"the {field} is {len(title):,} characters long; {MAX_TITLE} is the limit"
    elif "\n" in title:
        message = f"the {field} is on more than one line"
    else:
        return
    advice = "shorten it to one line, and move the rest into the text"
    yield node.finding("title-line", (field,), message, advice)


def due_basis(node: Node, plan: Plan) -> Iterator[Finding]:
    """Whose a due date is stands only beside a due date.

    `due_basis` says whether the publisher stated the date or we inferred it. Without a `due` it
    says nothing: delete it, or add the date that a source gives.

    Wrong: `due_basis: stated` alone. Right: `due: 2022-09-30` with `due_basis: stated`.
    """
    del plan
    record = node.record
    if type(record) is t.Commitment and record.due_basis and not record.due:
        message = "`due_basis` stands without a `due`"
        yield node.finding("due-basis", ("due_basis",), message, "delete it, or add the due date")


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
                yield Finding("one-plan-file", path, (), message, "keep one of the two files")
