"""``examples/riverside``: it validates, shows every feature, adds up, and names nobody real."""

from __future__ import annotations

import io
import json
import os
import pathlib
import re
import shlex
import sys
from itertools import pairwise

import pytest

from vawg_plan.cli import main as program
from vawg_plan.load import load
from vawg_plan.model import types as t
from vawg_plan.model.readings import taken
from vawg_plan.query.rows import commitment_rows
from vawg_plan.query.state import states
from vawg_plan.query.status import fired_triggers
from vawg_plan.store.folder import read_folder

ROOT = pathlib.Path(__file__).parent.parent
RIVERSIDE = ROOT / "examples" / "riverside"
README = (RIVERSIDE / "README.md").read_text("utf-8")
AREAS = {"ashby-vale", "harbour-ward", "millbrook", "northfold"}
QUARTERS = ["2031-Q2", "2031-Q3", "2031-Q4", "2032-Q1"]
DAYS = ["2031-09-30", "2031-12-31", "2032-03-31"]
YEAR_END = DAYS[-1]
STORY_END = "2032-04-20"

# Police areas of England and Wales, and larger places: a made-up result must not seem to be theirs.
PLACES = re.findall(
    r"\w+",
    """
    Avon Bedfordshire Cambridgeshire Cheshire Cleveland Cumbria Derbyshire Devon Cornwall
    Dorset Durham Dyfed Powys England Essex Gloucestershire Gwent Hampshire Hertfordshire
    Humberside Ireland Kent Lancashire Leicestershire Lincolnshire London Manchester Mercia
    Merseyside Metropolitan Midlands Norfolk Northamptonshire Northumbria Nottinghamshire
    Scotland Somerset Staffordshire Suffolk Surrey Sussex Thames Wales Warwickshire Wiltshire
    Yorkshire
    """,
)


def plan_of(folder):
    return load(read_folder(str(folder)), lambda _: (), remember=False).plan


@pytest.fixture(scope="module")
def plan():
    return plan_of(RIVERSIDE / "plan")


@pytest.fixture(scope="module")
def rows(plan):
    return {day: {row.id: row for row in commitment_rows(plan, day)} for day in DAYS}


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Calls the program from the repository's folder: what it printed, and its exit status."""
    for name in list(os.environ):
        if name.startswith(("VAWG_", "GIT_", "GITHUB_")) or name == "SOURCE_DATE_EPOCH":
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(ROOT)

    def call(*arguments):
        streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", streams[0])
            patch.setattr(sys, "stderr", streams[1])
            with pytest.raises(SystemExit) as done:
                program.main(list(arguments))
        return "".join(s.buffer.getvalue().decode("utf-8") for s in streams), done.value.code

    return call


def figures(plan, indicator, period, area=None):
    """The readings of one cell, in the order in which they were made."""
    found = [
        one
        for one in taken(plan)
        if (one.indicator, one.reading.period, one.area) == (indicator, period, area)
    ]
    return [one.reading for one in found]


def summary(plan, update, subject):
    return next(e.summary for e in plan.updates[update].entries if e.subject == subject)


def said(plan, subject, axis, area=None):
    """What was said of a subject on one axis, report by report, each change once."""
    told = [
        getattr(entry, axis)
        for _, update in sorted(plan.updates.items(), key=lambda pair: (pair[1].date, pair[0]))
        for entry in update.entries
        if (entry.subject, entry.area) == (subject, area) and getattr(entry, axis)
    ]
    return [one for n, one in enumerate(told) if n == 0 or told[n - 1] != one]


# It validates

UNCHECKED = ("old-helpline", "P")


@pytest.mark.parametrize(
    ("arguments", "warned"),
    [
        (("--as-of", "2027-01-01"), []),  # before the story begins
        # Nobody looked at the helpline again after March 2031, and after 180 days that is said.
        (("--as-of", "2031-09-30"), [UNCHECKED]),
        (("--as-of", "2031-12-31"), [UNCHECKED]),
        # The promise that went quiet is part of the story.
        (("--as-of", YEAR_END), [UNCHECKED, ("stale-report", "2031-09-30-office")]),
        (("--as-of", STORY_END), [UNCHECKED, ("stale-report", "2031-09-30-office")]),
    ],
)
def test_it_validates(run, arguments, warned):
    out, code = run("--plan", "examples/riverside/plan", "validate", "--json", *arguments)
    found = [(p["severity"], p["rule"], p["id"]) for p in json.loads(out)["problems"]]
    assert found == [("warning", *one) for one in warned]
    assert code == 0


@pytest.mark.parametrize("command", re.findall(r"^\$ vawg (.+)$", README, re.MULTILINE))
def test_the_readmes_commands_run(run, command):
    out, code = run(*shlex.split(command))
    assert code == 0
    assert "Riverside" in out or "A4.C2" in out or "A2.C2" in out


def test_the_readmes_files_are_there(plan):
    named = re.findall(r"`(?:plan/)?((?:updates|data|decisions|funding|practice)/[^`]*)`", README)
    assert len(named) > 6
    assert all((RIVERSIDE / "plan" / one).exists() for one in named)
    ids = re.findall(r"`([AF][0-9][^` ]*)`", README)
    assert ids
    assert all(one in plan.items for one in ids)


# It is fiction, and says so


def test_it_says_that_it_is_fiction(plan):
    edition = plan.edition
    assert "fiction" in edition.title
    assert "fictional" in edition.definition.text
    assert "invented" in edition.context[0].text
    assert all("fictional" in one.name for one in edition.helplines)
    assert "Everything in\nit is invented" in README
    word = re.compile("fiction|invented", re.IGNORECASE)
    records = [*plan.sources.values(), *plan.frameworks.values(), *plan.funding.values()]
    for one in [*records, *plan.practice.values()]:
        assert word.search(one.title), one.id
    for body in plan.organisations.values():
        if body.kind != "role":
            assert word.search(f"{body.name} {body.description}"), body.id
    for source in plan.sources.values():
        assert source.publisher in plan.organisations


def test_it_names_no_real_body():
    real = plan_of(ROOT / "plan")
    names = {one.name for one in real.organisations.values() if one.id != "plan-keeper"}
    names |= {one.title for one in real.sources.values()}
    names |= {one.title for one in real.frameworks.values()}
    for register in (real.organisations, real.sources):
        names |= {one.acronym for one in register.values() if one.acronym}
    assert {"APCC", "Home Office", "Essex"} <= names | set(PLACES)
    pattern = "|".join(re.escape(one) for one in sorted(names | set(PLACES)))
    for path in sorted(RIVERSIDE.rglob("*")):
        if path.is_file():
            text = " ".join(path.read_text("utf-8").split())
            assert not re.findall(rf"(?<!\w)(?:{pattern})(?!\w)", text), path


def test_it_links_nowhere(plan):
    urls = [getattr(n.record, "url", None) for several in plan.nodes.values() for n in several]
    assert not any(urls)


# What it promises


def test_promises(plan):
    in_actions = [c for action in plan.actions for c in action.commitments]
    assert len(plan.actions) == 6
    assert len(in_actions) == 18
    assert [c.id for c in plan.commitments() if not c.accountable] == ["A6.C2"]
    assert all(c.due and c.aligns_to for c in plan.commitments())
    assert all(c.start for c in in_actions)
    assert sum(len(c.milestones) for c in in_actions) >= 12
    assert {c.modality for c in in_actions} == {"will", "should", "aims"}
    assert {c.mode for c in in_actions} >= {"deliver", "influence", "support", "examine"}
    assert {c.id for c in in_actions if c.tier == "local"} == {"A1.C1", "A3.C1"}
    assert {one.id for one in plan.organisations.values() if one.delivers} == AREAS


def test_measures(plan):
    indicators = {i.id: i for m in plan.measures() for i in m.indicators}
    assert len(plan.measures()) == 10
    assert {i.unit for i in indicators.values()} == {
        "number", "percentage", "ordinal", "qualitative",
    }  # fmt: skip
    pending = [i.id for i in indicators.values() if i.baseline.pending]
    assert pending == ["A2.M2.I1"]
    assert sum(i.target is not None for i in indicators.values()) == 9
    assert {i.series for i in indicators.values() if i.series} == set(plan.series)
    assert [i.id for i in indicators.values() if i.definition_version == "2"] == ["A4.M2.I2"]
    assert [m.id for m in plan.measures() if not m.indicators] == ["A6.M1"]


def test_framework(plan):
    framework = plan.frameworks["safer-lives-standard"]
    known = {f"{framework.id}@{framework.version}#{one.code}" for one in framework.elements}
    used = {one for c in plan.commitments() for one in c.aligns_to}
    assert used == known


# What happened


def test_updates(plan):
    assert 35 <= len(plan.updates) <= 50
    seen = {update.visibility for update in plan.updates.values()}
    assert seen == {"public", "internal"}
    assert all(plan.edition.period.start <= one.date for one in plan.updates.values())
    entries = [entry for update in plan.updates.values() for entry in update.entries]
    for axis, type_ in (
        ("completion", t.Completion), ("confidence", t.Confidence), ("lifecycle", t.Lifecycle),
    ):  # fmt: skip
        assert {getattr(e, axis) for e in entries} - {None} == set(type_.__args__)


def test_from_green_to_red_and_back(plan):
    assert said(plan, "A2.C1", "confidence") == ["green", "amber", "red", "amber", "green"]
    assert said(plan, "A2.C1", "lifecycle") == ["active", "suspended", "active", "closed"]
    [red] = plan.updates["2031-11-17-saltmarsh-groups-stop"].entries
    assert red.recovery_action
    assert red.recovery_owner == "saltmarsh-manager"


def test_claim_taken_back(plan, rows):
    taken_back = plan.updates["2031-10-09-guide-taken-back"]
    assert taken_back.corrects == "2031-09-12-guide-in-five-languages"
    assert [rows[day]["A1.C4"].completion for day in DAYS] == [
        "complete", "substantial", "complete",
    ]  # fmt: skip
    assert [rows[day]["A1.C4"].verified_by for day in DAYS] == [None, None, "listening-panel"]


def test_promises_that_changed(plan, rows):
    by_permit = {permit: one for one in plan.decisions.values() for permit in one.permits}
    assert set(by_permit) == {"correct", "re-date", "weaken", "withdraw"}
    assert len(plan.decisions) == 4
    redated = plan.items["A1.C3"].record
    assert by_permit["re-date"].affects == ("A1.C3",)
    assert redated.original_due < redated.due
    assert plan.items["A3.C3"].record.withdrawn == by_permit["withdraw"].date
    assert by_permit["withdraw"].affects == ("A3.C3",)
    assert rows["2031-12-31"]["A3.C3"].lifecycle == "cancelled"
    assert rows["2031-12-31"]["A3.C3"].flags == ("withdrawn",)
    assert by_permit["weaken"].affects == ("A2.C3",)
    assert "six months" in plan.items["A2.C3"].record.text


def test_what_was_not_kept(rows):
    at_end = rows[YEAR_END].values()
    flags = ("overdue", "stale", "unreported")
    flagged = {flag: [row.id for row in at_end if flag in row.flags] for flag in flags}
    assert flagged == {"overdue": ["A2.C2"], "stale": ["A4.C2"], "unreported": ["A4.C3"]}


def test_areas(plan, rows):
    advice = rows[YEAR_END]["A1.C1"].areas
    assert (advice.reported, advice.delivering) == (3, 4)
    assert advice.completion == {"complete": 1, "limited": 1, "substantial": 1}
    walks = rows[YEAR_END]["A3.C1"].areas
    assert walks.completion == {"complete": 4}
    assert said(plan, "A1.C1", "confidence", "harbour-ward") == ["amber", "green", "red", "amber"]


def test_assurance(plan):
    at_end = states(plan, YEAR_END)
    checked = {
        (subject, area): state.verified_by.value
        for subject, by_area in at_end.items()
        for area, state in by_area.items()
        if state.verified_by
    }
    assert checked == {
        ("A1.C1", "ashby-vale"): "audit-lead",  # by an update that verifies another
        ("A1.C4", None): "listening-panel",
        ("A3.C2", None): "audit-lead",  # by an update that verifies another
        ("A4.C1", None): "audit-lead",
        ("A5.C1", None): "audit-lead",
    }
    assert sum(update.verifies is not None for update in plan.updates.values()) == 2
    assert all(at_end[one][area].evidence for one, area in checked)
    assert at_end["A2.C1"][None].verified_by is None  # complete, and not checked yet


def test_each_axis_carries_forward_with_its_own_date(plan):
    state = states(plan, YEAR_END)["A1.C3"][None]
    assert (state.completion.date, state.lifecycle.date) == (YEAR_END, "2031-06-30")


def test_trigger(plan):
    assert not list(fired_triggers(plan, "2031-10-13"))
    [fired] = fired_triggers(plan, YEAR_END)
    assert (fired.id, fired.date, fired.followed) == ("F1", "2031-10-14", True)


def test_funding_and_practice(plan):
    assert sorted(bid.result for one in plan.funding.values() for bid in one.bids) == [
        "awarded", "preparing", "refused",
    ]  # fmt: skip
    assert {one.strength for one in plan.practice.values()} == {
        "described", "change_observed", "compared",
    }  # fmt: skip


# It adds up


def test_provisional_then_final(plan):
    first, second = figures(plan, "A1.M2.I1", "2031-Q2")
    assert (first.status, second.status) == ("provisional", "final")
    assert first.value != second.value


def test_percentages(plan):
    shares = [one.reading for one in taken(plan) if one.reading.denominator is not None]
    assert len(shares) == 16
    for one in shares:
        assert round(100 * one.numerator / one.denominator, 1) == one.value


@pytest.mark.parametrize("indicator", ["A1.M1.I1", "A2.M1.I1", "A3.M2.I1"])
@pytest.mark.parametrize("period", QUARTERS)
def test_areas_add_up_and_small_counts_are_withheld(plan, indicator, period):
    [whole] = figures(plan, indicator, period)
    parts = [figures(plan, indicator, period, area)[0] for area in sorted(AREAS)]
    hidden = [one for one in parts if one.suppressed]
    shown = [one.value for one in parts if not one.suppressed]
    assert all(one.value is None for one in hidden)
    assert all(value >= plan.edition.disclosure_threshold for value in [*shown, whole.value])
    if hidden:
        assert len(hidden) >= 2
        assert whole.value - sum(shown) >= plan.edition.disclosure_threshold
    else:
        assert whole.value == sum(shown)


def test_some_counts_are_withheld(plan):
    hidden = [one.reading.period for one in taken(plan) if one.reading.suppressed]
    assert {period: hidden.count(period) for period in QUARTERS} == {
        "2031-Q2": 2, "2031-Q3": 2, "2031-Q4": 4, "2032-Q1": 3,
    }  # fmt: skip


def test_words_and_figures_agree(plan):
    def value(indicator, period, which=-1):
        return figures(plan, indicator, period)[which]

    for update, period in (
        ("2031-09-30-wherry-house", "2031-Q2"),
        ("2031-12-31-wherry-house", "2031-Q3"),
        ("2032-03-31-wherry-house", "2031-Q4"),
    ):
        share = round(value("A1.M2.I1", period, 0).value)
        assert f"{share} in 100" in summary(plan, update, "A1.C2")
    for update, period in zip(
        ("2031-06-30-constabulary", "2031-12-31-constabulary", "2032-03-31-constabulary"),
        ("2031-Q2", "2031-Q4", "2032-Q1"),
        strict=True,
    ):
        officers = value("A5.M1.I1", period)
        wanted = f"{officers.numerator} of {officers.denominator}"
        assert wanted in summary(plan, update, "A5.C3")
    for update, period in zip(
        ("2031-06-30-office", "2031-09-30-office", "2031-12-31-office"), QUARTERS, strict=False
    ):
        assert f"{value('A3.M2.I1', period).value} " in summary(plan, update, "A3.C2")
    finished = sum(value("A2.M1.I1", period).value for period in QUARTERS[:2])
    assert f"{finished} people finished" in summary(plan, "2032-03-31-saltmarsh", "A2.C3")
    waits = [value("A1.M2.I2", period).value for period in QUARTERS]
    assert waits == [11, 9, 8, 7]
    wait = summary(plan, "2032-03-31-wherry-house", "A1.C3")
    assert "eight weeks by December" in wait


def test_cumulative_counts_never_fall(plan):
    for area in (None, *AREAS):
        counts = [figures(plan, "A3.M2.I1", period, area)[-1].value for period in QUARTERS]
        assert all(before <= after for before, after in pairwise(counts))


def test_corrected_figure(plan):
    wrong, right = figures(plan, "A5.M1.I1", "2031-Q3")
    assert (wrong.numerator, right.numerator) == (151, 141)
    corrected = plan.updates["2031-10-21-figures-corrected"]
    assert corrected.corrects == "2031-10-21-figures"
    assert corrected.date == plan.updates["2031-10-21-figures"].date


def test_reasons_of_closed_cases(plan):
    told = summary(plan, "2032-03-31-office", "A5.C2")
    numbers = [int(one) for one in re.findall(r"[0-9]+", told)]
    assert numbers == [120, 81, 39, 44, 60, 37, 60]
    assert 81 + 39 == 120
    assert 44 + 37 == 81
