"""Decisions: a new one as a file, and what one permits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vawg_plan.edit import typed
from vawg_plan.edit.misfit import Misfit, Misfits
from vawg_plan.edit.naming import decision_path, name_record
from vawg_plan.edit.reports import New
from vawg_plan.edit.typed import Parse
from vawg_plan.edit.values import Value, arrange
from vawg_plan.model import types as t
from vawg_plan.model.plan import Plan
from vawg_plan.rules.wording import nearest


def _each(parse: Parse) -> Parse:
    """A parser of several values, one a line."""

    def parse_all(plan: Plan, field: str, given: str) -> Value:
        lines = [one for one in given.splitlines() if one.strip()]
        return list(dict.fromkeys(str(parse(plan, field, one)) for one in lines))

    return parse_all


# How what is typed for each field is understood.
FIELDS: dict[str, Parse] = {
    "date": typed.day,
    "decider": typed.organisation,
    "reason": typed.text,
    "affects": _each(typed.anything),
    "permits": _each(typed.word("decision", "permits")),
    "visibility": typed.word("decision", "visibility"),
}
_NEEDED = {
    "affects": "what is it about? One id or more, as A3.C1",
    "permits": "what does it permit?",
    "decider": "which body or role decided?",
    "reason": "why, in words that outsiders understand?",
}


def decision(plan: Plan, given: Mapping[str, str], paths: Iterable[str]) -> New:
    """A new decision's file; raises Misfits with everything wrong.

    ``given`` has what was typed, by field, ``paths`` are those of all files of the plan.
    """
    values, wrong = typed.understand(plan, FIELDS, given)
    for field, question in _NEEDED.items():
        if field not in given:
            wrong.append(Misfit(field, f"is needed: {question}", _help(field)))
    if wrong:
        raise Misfits(wrong)
    record = arrange({"visibility": "internal", **values}, t.Decision.__struct_fields__)
    affected = str(typed.anything(plan, "affects", given["affects"].splitlines()[0]))
    name = name_record(str(record["date"]), affected, record, paths)
    return New(decision_path(name), "decision", record)


def _help(field: str) -> str:
    if field != "permits":
        return ""
    from vawg_plan.edit.choices import choices  # noqa: PLC0415 - only a mistake needs it

    return f"choose from {', '.join(choices('decision', 'permits').meanings)}"


def may_erase(plan: Plan, typed_update: str, typed_decision: str | None) -> str:
    """The name of an update that a decision permits to erase; raises Misfits."""
    try:
        update = typed.update(plan, "update", typed_update)
        decided = _decided(plan, typed_decision)
    except Misfit as misfit:
        raise Misfits([misfit]) from None
    made = plan.decisions[decided]
    wrong: list[Misfit] = []
    call = f"vawg decide --affects {update} --permits erase --decider ID --reason TEXT"
    if update not in made.affects:
        wrong.append(Misfit("decision", f"{decided} is not about {update}", call))
    if "erase" not in made.permits:
        wrong.append(Misfit("decision", f"{decided} does not permit to erase anything", call))
    if wrong:
        raise Misfits(wrong)
    return update


def _decided(plan: Plan, given: str | None) -> str:
    if not given:
        call = "vawg decide --affects UPDATE --permits erase --decider ID --reason TEXT"
        raise Misfit("decision", "nothing is erased without one", call)
    name = given.strip().replace("\\", "/").rpartition("/")[2]
    name = name.removesuffix(".yaml").removesuffix(".yml")
    if name not in plan.decisions:
        near = nearest(name, plan.decisions)
        advice = f"did you mean {near}?" if near else "vawg list decisions lists them"
        raise Misfit("decision", f"there is no decision {given}", advice)
    return name
