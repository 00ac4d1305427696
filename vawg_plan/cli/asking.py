"""Asks on a terminal for what a report lacks, with the choices and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import typer

from vawg_plan.cli.terminal import clean, screen, write_error
from vawg_plan.cli.views.words import wrapped
from vawg_plan.cli.writing import SPOKEN, stop_for
from vawg_plan.edit.choices import Choices, choices
from vawg_plan.edit.decisions import FIELDS as DECISION
from vawg_plan.edit.misfit import Misfit, Misfits
from vawg_plan.edit.readings import indicator_of, parsers_of
from vawg_plan.edit.reports import ENTRY, HEAD, SAYS, roles

if TYPE_CHECKING:
    from vawg_plan.model.plan import Plan

Fields = dict[str, str]
_AXES = ("completion", "confidence", "lifecycle")
_QUESTIONS = {
    "summary": "What was done, in plain words",
    "next_steps": "What comes next, and by when",
    "evidence": "What shows that it is complete: a source's id, a link or a document's title",
    "recovery_action": "What is being done to bring it back on course",
    "recovery_owner": "Which role answers for that (an id)",
}


def ask_for_report(plan: Plan, kinds: Sequence[str | None], head: Fields, entry: Fields) -> None:
    """Ask for what ``head`` and ``entry`` lack, and put the answers there.

    ``kinds`` are those of the subjects: of measures, say, there is no completion.
    """
    if not SAYS & set(entry):
        if {"action", "commitment", "milestone"} & set(kinds):
            for axis in _AXES:
                _ask_word(plan, axis, choices("update", axis, "entry"), entry)
        for field in ("summary", "next_steps"):
            _ask_text(plan, field, entry)
    if entry.get("completion") == "complete" and "evidence" not in entry:
        _ask_text(plan, "evidence", entry)
    if entry.get("confidence") in {"amber", "red"}:
        for field in ("recovery_action", "recovery_owner"):
            _ask_text(plan, field, entry)
    ask_reporter(plan, head)
    if "visibility" not in head:
        _tell(SPOKEN)
        _ask_word(plan, "visibility", choices("update", "visibility"), head)


def ask_reporter(plan: Plan, head: Fields) -> None:
    """Ask which body or role reports, until one of the plan's is named."""
    if "reporter" not in head:
        _tell(f"Which body or role reports? Roles: {roles(plan)}")
        answer = _until_good("reporter", lambda one: HEAD["reporter"](plan, "reporter", one))
        head["reporter"] = answer


def _ask_word(plan: Plan, field: str, known: Choices, into: Fields) -> None:
    """Ask for one of some words, by the word or its number; Enter leaves it out."""
    words = _show(known)

    def understood(answer: str) -> object:
        return (HEAD | ENTRY)[field](plan, field, _word(answer, words))

    answer = _until_good(f"{field} (Enter leaves it out)", understood, required=False)
    if answer:
        into[field] = _word(answer, words)


def _show(known: Choices) -> list[str]:
    """Print a field's meaning and its words with theirs; the words."""
    words = list(known.meanings)
    write_error("")
    _tell(known.description)
    for number, word in enumerate(words, 1):
        head = f"  {number} {word.ljust(max(map(len, words)))}  "
        _tell(known.meanings[word], head, " " * len(head))
    return words


def _tell(text: str, first: str = "", later: str = "") -> None:
    """Print a text for the person who is asked, wrapped to the screen."""
    write_error("\n".join(wrapped(text, screen().width, first, later)))


def _word(answer: str, words: Sequence[str]) -> str:
    """The word that an answer means: a number is that word's."""
    number = int(answer) if answer.isdecimal() and len(answer) == 1 else 0
    return words[number - 1] if 0 < number <= len(words) else answer


def _ask_text(plan: Plan, field: str, into: Fields) -> None:
    if field in into:
        return
    answer = _until_good(
        f"{_QUESTIONS[field]} (Enter leaves it out)",
        lambda one: ENTRY[field](plan, field, one),
        required=False,
    )
    if answer:
        into[field] = answer


def _until_good(
    question: str, understood: Callable[[str], object], *, required: bool = True
) -> str:
    """Ask until the answer can be understood; empty only where nothing is ``required``."""
    while True:
        answer = str(typer.prompt(question, default="", show_default=False, err=True)).strip()
        if not answer:
            if required:
                continue
            return ""
        try:
            understood(answer)
        except Misfit as misfit:
            write_error(clean(f"  {misfit.message}; {misfit.advice}".rstrip("; ")))
        else:
            return answer


def ask_for_reading(plan: Plan, given: Fields, today: str) -> None:
    """Ask for what a reading lacks: period, value, and who reports where no series keeps it."""
    try:
        found = indicator_of(plan, given.get("indicator", ""))
    except Misfits as misfits:
        raise stop_for(misfits.wrong) from None
    parsers = parsers_of(found, given.get("date", today))
    _tell(f"{found.id}: {found.title}. {found.definition}")
    for field in ("period", "value"):
        if field not in given and not (field == "value" and "suppressed" in given):
            understood = partial(parsers[field], plan, field)
            given[field] = _until_good(f"{field} ({_HINTS.get(field, found.unit)})", understood)
    if not found.series:
        ask_reporter(plan, given)


_HINTS = {"period": "2022, 2022-Q3 or 2022-09"}


def ask_for_decision(plan: Plan, given: Fields) -> None:
    """Ask for what a decision lacks."""
    for field in ("affects", "permits", "decider", "reason"):
        if field not in given:
            if field == "permits":
                _show(choices("decision", "permits"))
            understood = partial(DECISION[field], plan, field)
            given[field] = _until_good(_DECIDED[field], understood)
    if "visibility" not in given:
        _tell(SPOKEN)
        _ask_word(plan, "visibility", choices("decision", "visibility"), given)


_DECIDED = {
    "affects": "What is it about (an id)",
    "permits": "What does it permit (a word)",
    "decider": "Which body or role decided (an id)",
    "reason": "Why, in words that outsiders understand",
}
