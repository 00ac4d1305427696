"""The questions that a working group asks, put to the fictional year in examples/riverside.

Each is one command, shown with the whole of its answer as of the year's last day or, where the
story has more to say then, of another. Everything in it is fiction.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
YEAR_END = "2032-03-31"


def ask(*arguments: str, as_of: str = YEAR_END) -> list[str]:
    """The lines that a command prints into a pipe, its cells divided by " | "."""
    command = [sys.executable, "-m", "vawg_plan", "--no-cache", "--plan", "examples/riverside/plan"]
    done = subprocess.run(
        [*command, *arguments, "--as-of", as_of],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [line.replace("\t", " | ") for line in done.stdout.splitlines()]


QUESTIONS = {
    "what is due in 30 days": (
        ("list", "commitments", "--due-soon", "--columns", "id,due,lead"),
        [
            "A1.C1 | 2032-03-31 | riverside-office",
            "A1.C2 | 2032-03-31 | wherry-house",
            "A2.C3 | 2032-03-31 | saltmarsh-service",
            "A4.C2 | 2032-03-31 | riverside-office",
            "A4.C3 | 2032-03-31 | riverside-constabulary",
            "A5.C3 | 2032-03-31 | riverside-constabulary",
            "F1.C1 | 2032-04-14 | riverside-office",
            "P.C1 | 2032-04-30 | riverside-office",
        ],
    ),
    "what is overdue, by lead": (
        ("list", "commitments", "--overdue", "--sort", "lead", "--columns", "lead,id,due"),
        ["riverside-constabulary | A2.C2 | 2031-09-30"],
    ),
    "who has not reported this cycle": (
        ("list", "commitments", "--stale", "--columns", "id,lead,last_update"),
        ["A4.C2 | riverside-office | 2031-09-30"],
    ),
    "who never reported": (
        ("list", "commitments", "--unreported", "--columns", "id,lead"),
        ["A4.C3 | riverside-constabulary"],
    ),
    "which completions lack evidence": (("list", "gaps", "--gap", "evidence"), []),
    "which actions serve an outcome and how they stand": (
        ("list", "actions", "--outcome", "O3", "--columns", "id,title,reported,completion"),
        [
            "A3 | Safer streets, venues and journeys | 2 | 2 complete",
            "A6 | Learning about respect, early | 2 | 2 substantial",
            "F1 | If the Safer Journeys Bill becomes law (fictional) | 2 | 1 substantial, 1 limited",  # noqa: E501
        ],
    ),
    "which commitments have no measure": (
        ("list", "gaps", "--gap", "measure", "--columns", "id,title"),
        [
            "F1.C1 | Agree with operators what the duty means",
            "F1.C2 | Put the new duty into the next plan",
            "P.C1 | Report in public every quarter",
        ],
    ),
    "which measures have no baseline": (
        ("list", "gaps", "--gap", "baseline", "--columns", "id,title"),
        ["A2.M2 | Fewer cause harm again", "A6.M1 | Pupils know where to turn"],
    ),
    "which funds close next": (
        (
            "list",
            "funding",
            "--due-after",
            "2032-03-31",
            "--sort",
            "closes",
            "--columns",
            "id,closes,state",
        ),
        ["young-voices | 2032-05-14 | open"],
    ),
    "which ambers and reds have a recovery plan": (
        (
            "list",
            "commitments",
            "--confidence",
            "red",
            "--confidence",
            "amber",
            "--columns",
            "id,confidence,recovery_owner",
        ),
        [
            "A1.C1 |  | ",
            "A1.C2 | amber | wherry-house-manager",
            "A2.C2 | amber | safer-lives-superintendent",
            "A5.C3 | amber | constabulary-training-lead",
        ],
    ),
    "who verified what": (
        (
            "list",
            "commitments",
            "--completion",
            "complete",
            "--columns",
            "id,completion,verified_by",
        ),
        [
            "A1.C4 | complete | listening-panel",
            "A2.C1 | complete | ",
            "A3.C1 |  | ",
            "A3.C2 | complete | audit-lead",
            "A4.C1 | complete | audit-lead",
            "A5.C1 | complete | audit-lead",
            "A5.C2 | complete | ",
        ],
    ),
    "how far dates slipped and by whose decision": (
        (
            "list",
            "commitments",
            "--action",
            "A1",
            "--columns",
            "id,original_due,due,slipped_days,redated_by",
        ),
        [
            "A1.C1 |  | 2032-03-31 |  | ",
            "A1.C2 |  | 2032-03-31 |  | ",
            "A1.C3 | 2031-12-31 | 2032-06-30 | 182 | 2031-11-26-counselling-later",
            "A1.C4 |  | 2031-09-30 |  | ",
        ],
    ),
}


@pytest.mark.parametrize(("arguments", "answer"), QUESTIONS.values(), ids=list(QUESTIONS))
def test_question(arguments: tuple[str, ...], answer: list[str]) -> None:
    assert ask(*arguments) == answer


def test_are_things_better() -> None:
    lines = ask("measures")
    at = lines.index("A1.M1.I1  Women and girls helped by an adviser")
    assert lines[at + 1 :][:4] == [
        "  baseline 206 (2031-Q1) → latest 255 (2032-Q1, provisional) → target 260 by 31",
        "    March 2032",
        "  better (should rise); target not reached yet",
        "  2031-Q1 ▁▂▄▆█ 2032-Q1",
    ]


def test_a_day_before_knows_less() -> None:
    """What was reported after the day isn't seen."""
    assert ask("status", as_of="2031-03-31")[2].startswith("0 of 21 commitments reported")


@pytest.mark.parametrize(
    ("day", "row"),
    [
        ("2031-11-25", "A1.C3 | 2031-12-31 |  |  | "),
        (
            "2031-11-26",
            "A1.C3 | 2032-06-30 | 2031-12-31 | 182 | 2031-11-26-counselling-later",
        ),
    ],
)
def test_before_a_date_was_moved_the_first_one_counted(day: str, row: str) -> None:
    columns = "id,due,original_due,slipped_days,redated_by"
    assert row in ask("list", "commitments", "--columns", columns, as_of=day)
    due = next(line for line in ask("show", "A1.C3", as_of=day) if line.startswith("Due  "))
    assert due.endswith({"2031-12-31": "31 December 2031", "2032-06-30": "30 June 2032"}[row[8:18]])


def test_a_promise_is_withdrawn_from_its_day_on_and_has_no_confidence_then() -> None:
    before, after = (
        [line[:20].strip() for line in ask("show", "A3.C3", as_of=day)]
        for day in ("2031-12-09", "2031-12-10")
    )
    assert ("Withdrawn" in before, "Confidence" in before) == (False, True)
    assert ("Withdrawn" in after, "Confidence" in after) == (True, False)


def test_a_promise_says_of_each_step_whether_it_is_closed() -> None:
    lines = ask("show", "A6.C1")
    at = lines.index("Milestones")
    assert lines[at + 1 : at + 6] == [
        "  A6.C1.MS1  The lessons are agreed with teachers and pupils, due 31 July 2031:",
        "            closed 30 September 2031",
        "  A6.C1.MS2  14 schools have had the course, due 31 December 2031: closed 31",
        "            March 2032",
        "  A6.C1.MS3  28 schools have had the course, due 16 July 2032: not closed",
    ]
    assert "            complete in 3 of 4 areas, overdue" in ask("show", "A1.C1")
