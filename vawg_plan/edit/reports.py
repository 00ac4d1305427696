"""What was reported, as new files of the record: updates and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from vawg_plan.edit import typed
from vawg_plan.edit.fresh import write_record
from vawg_plan.edit.misfit import Misfit, Misfits
from vawg_plan.edit.naming import (
    name_record,
    schema_line,
    update_path,
)
from vawg_plan.edit.typed import Parse
from vawg_plan.edit.values import Value, arrange
from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan

Record = dict[str, Value]
Report = tuple[Record, Record]  # what an update says of itself, and one entry of it

# How what is typed for each field is understood.
HEAD: dict[str, Parse] = {
    "date": typed.day,
    "reporter": typed.organisation,
    "visibility": typed.word("update", "visibility"),
    "corrects": typed.update,
    "verifies": typed.update,
}
ENTRY: dict[str, Parse] = {
    "subject": typed.subject,
    "area": typed.organisation,
    "completion": typed.word("update", "completion", "entry"),
    "confidence": typed.word("update", "confidence", "entry"),
    "lifecycle": typed.word("update", "lifecycle", "entry"),
    "trigger": typed.word("update", "trigger", "entry"),
    "summary": typed.text,
    "next_steps": typed.text,
    "recovery_action": typed.text,
    "recovery_owner": typed.organisation,
    "evidence": lambda plan, _, value: _evidence(plan, value),
    "verified_by": typed.organisation,
}
# What an entry may say; one of these, at least, it must.
SAYS = frozenset(ENTRY) - {"subject", "area", "recovery_owner"}


class New(NamedTuple):
    """A new file: its path in the plan folder, the kind of file, and what it holds."""

    path: str
    kind: str
    record: Record


def _evidence(plan: Plan, value: str) -> list[Value]:
    """The pieces of evidence that a text names, one a line."""
    return [typed.evidence(plan, one) for one in value.splitlines() if one.strip()]


def about(plan: Plan, head: Mapping[str, Value]) -> list[Record]:
    """The subjects and areas of the update that this one corrects or verifies."""
    other = plan.updates.get(str(head.get("corrects") or head.get("verifies") or ""))
    found = []
    for entry in other.entries if other else ():
        area: Record = {"area": entry.area} if entry.area else {}
        found.append({"subject": entry.subject, **area})
    return found


def roles(plan: Plan) -> str:
    """The plan's roles, for a sentence: who may report."""
    found = [one.id for one in plan.organisations.values() if one.kind == "role"]
    found = found or list(plan.organisations)
    return ", ".join(found[:_SOME]) + (", ..." if len(found) > _SOME else "")


_SOME = 12


def reports(
    plan: Plan, subjects: Sequence[str], head: Mapping[str, str], entry: Mapping[str, str]
) -> list[Report]:
    """The reports that a person typed: one a subject; without subjects, `about` another update.

    ``head`` and ``entry`` have what was typed, by field. Raises Misfits with everything wrong.
    """
    heading, wrong = typed.understand(plan, HEAD, head)
    said, more = typed.understand(plan, ENTRY, entry)
    named, unknown = _subjects(plan, subjects)
    named = named or about(plan, heading)
    wrong = [*unknown, *wrong, *more]
    if "reporter" not in head:
        message = "no reporter is given: which body or role reports?"
        wrong.append(Misfit("reporter", message, f"this plan's roles are {roles(plan)}"))
    if not named and not wrong:
        wrong.append(Misfit("subject", "report on what?", "name one id or more, as A3.C1"))
    if not SAYS & set(entry):
        about_what = " and ".join(str(one["subject"]) for one in named) or "it"
        wrong.append(Misfit("", f"nothing is said about {about_what}", _SAY))
    if wrong:
        raise Misfits(wrong)
    heading.setdefault("visibility", "internal")
    return [(heading, {**one, **said}) for one in named]


_SAY = "say its completion, confidence or lifecycle, or add a summary"


def _subjects(plan: Plan, ids: Sequence[str]) -> tuple[list[Record], list[Misfit]]:
    """What is reported on, each thing once, and every id that is none."""
    found: dict[str, Record] = {}
    wrong = []
    for one in ids:
        try:
            subject = typed.subject(plan, "subject", one)
        except Misfit as misfit:
            wrong.append(misfit)
        else:
            found[subject] = {"subject": subject}
    return list(found.values()), wrong


def new_updates(told: Iterable[Report], paths: Iterable[str]) -> list[New]:
    """One new update for all entries of one head (date, reporter and so on), in their order.

    ``paths`` are those of all files of the plan.
    """
    together: dict[tuple[tuple[str, Value], ...], list[Record]] = {}
    for head, entry in told:
        ordered = arrange(entry, t.Entry.__struct_fields__)
        together.setdefault(tuple(sorted(head.items())), []).append(ordered)
    there, found = list(paths), []
    for key, entries in together.items():
        record = arrange({**dict(key), "entries": entries}, t.Update.__struct_fields__)
        name = name_record(str(record["date"]), str(entries[0]["subject"]), record, there)
        there.append(update_path(name))
        found.append(New(there[-1], "update", record))
    return found


def raw_of(new: New, texts: Mapping[str, bytes]) -> bytes:
    """The bytes of a new file in the house style, under the line that shows an editor its schema.

    ``texts`` are the plan's files by path. Raises CannotEdit where YAML cannot hold a value.
    """
    return write_record(new.record, schema_line(texts, new.path, new.kind))
