"""What the record says on a day: who wins, what carries forward, what is not known yet."""

import json
import time

import pytest

DAY = "2032-01-31"


@pytest.fixture
def row(run):
    """One commitment's row on a day."""

    def find(commitment, day, folder=None):
        more = {"folder": folder} if folder else {}
        said = run("list", "commitments", "--json", "--as-of", day, **more)
        assert said.code == 0, said.err
        return next(one for one in json.loads(said.out)["items"] if one["id"] == commitment)

    return find


def write_update(plan, name, date, *entries, **fields):
    """Adds an update to a copied plan; an entry is its text after ``- subject:``."""
    lines = [f"date: {date}", "reporter: plan-keeper"]
    lines += [f"{key}: {value}" for key, value in fields.items()]
    lines += ["entries:", *(f"  - subject: {entry}" for entry in entries)]
    (plan / "updates" / f"{name}.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def test_axes_carry_forward_each_by_itself(row):
    """Completion is of October, confidence of January, lifecycle of July."""
    found = row("A2.C2", DAY)
    assert [found[axis] for axis in ("completion", "confidence", "lifecycle")] == [
        "substantial", "red", "active",
    ]  # fmt: skip
    assert found["last_update"] == "2032-01-20"


def test_a_correction_wins_on_its_day_though_its_name_comes_first(row):
    assert row("A2.C2", "2031-10-01")["completion"] == "substantial"
    assert row("A2.C2", "2031-09-30")["completion"] == "limited"


def test_what_a_correction_is_silent_about_stays_as_it_was_reported(row):
    assert row("A1.C2", "2031-10-01")["completion"] == "complete"


def test_without_a_correction_the_last_file_by_name_wins(row, copied):
    write_update(copied, "2032-02-01-b", "2032-02-01", "P.C1\n    completion: complete")
    write_update(copied, "2032-02-01-a", "2032-02-01", "P.C1\n    completion: limited")
    assert row("P.C1", "2032-02-01", copied)["completion"] == "complete"


def test_a_correction_of_a_correction_wins_over_it(row, copied):
    said = "P.C1\n    completion: "
    write_update(copied, "2032-02-01-c", "2032-02-01", said + "complete")
    corrected = {"corrects": "2032-02-01-c"}
    write_update(copied, "2032-02-01-b", "2032-02-01", said + "substantial", **corrected)
    again = {"corrects": "2032-02-01-b"}
    write_update(copied, "2032-02-01-a", "2032-02-01", said + "limited", **again)
    assert row("P.C1", "2032-02-01", copied)["completion"] == "limited"


def test_a_correction_speaks_for_its_own_day_only(row, copied):
    """A later day's report stands, whatever is corrected about an earlier one."""
    said = "P.C1\n    completion: "
    write_update(copied, "2032-02-01-first", "2032-02-01", said + "limited")
    write_update(copied, "2032-02-20-then", "2032-02-20", said + "complete")
    corrected = {"corrects": "2032-02-01-first"}
    write_update(copied, "2032-03-09-mend", "2032-02-01", said + "substantial", **corrected)
    assert row("P.C1", "2032-02-10", copied)["completion"] == "substantial"
    assert row("P.C1", "2032-02-28", copied)["completion"] == "complete"


def test_corrections_in_a_circle_do_not_hang(row, copied):
    for one, other in ("ab", "ba"):
        about = {"corrects": f"2032-02-01-{other}"}
        write_update(
            copied, f"2032-02-01-{one}", "2032-02-01", "P.C1\n    completion: limited", **about
        )
    assert row("P.C1", "2032-02-01", copied)["completion"] == "limited"


def test_a_verification_lasts_as_long_as_the_completion_that_it_vouches_for(row, copied):
    said = "P.C1\n    completion: "
    write_update(copied, "2032-02-01", "2032-02-01", said + "limited")
    vouched = {"verifies": "2032-02-01"}
    write_update(copied, "2032-02-05", "2032-02-05", "P.C1\n    summary: Seen", **vouched)
    write_update(copied, "2032-02-10", "2032-02-10", said + "limited")
    write_update(copied, "2032-02-20", "2032-02-20", said + "complete")
    days = ("2032-02-04", "2032-02-05", "2032-02-10", "2032-02-20")
    found = [row("P.C1", day, copied)["verified_by"] for day in days]
    assert found == [None, "plan-keeper", "plan-keeper", None]


def test_evidence_lasts_as_long_as_the_completion_that_it_shows(row, copied):
    said = "P.C1\n    completion: complete"
    proof = "\n    evidence:\n      - title: Minutes"
    write_update(copied, "2032-02-01", "2032-02-01", said)
    write_update(copied, "2032-02-10", "2032-02-10", said + proof)
    write_update(copied, "2032-02-20", "2032-02-20", said)
    days = ("2032-02-01", "2032-02-10", "2032-02-20")
    found = ["evidence" in row("P.C1", day, copied)["gaps"] for day in days]
    assert found == [True, False, False]


def test_areas_are_kept_apart_and_n_is_who_delivers_that_day(row):
    whole = row("A1.C1", "2031-12-31")
    assert whole["completion"] is None
    assert whole["areas"] == {
        "delivering": 2, "reported": 2, "completion": {"limited": 1, "not_started": 1},
        "confidence": {"green": 1, "red": 1},
    }  # fmt: skip
    assert row("A1.C1", "2032-01-01")["areas"]["delivering"] == 3
    assert row("A1.C2", "2032-01-01")["areas"] is None  # a national promise has none


def test_a_local_promise_is_done_where_every_area_that_delivers_is(row, copied):
    said = "A1.C1\n    completion: complete\n    area: "
    write_update(copied, "2032-02-01", "2032-02-01", said + "south-quay")
    assert row("A1.C1", "2032-02-01", copied)["flags"] == ["overdue"]
    write_update(copied, "2032-02-02", "2032-02-02", said + "east-quay")
    assert row("A1.C1", "2032-02-02", copied)["flags"] == []


def test_overdue_due_soon_stale_unreported_withdrawn(row):
    assert row("A2.C2", "2032-01-15")["flags"] == []
    # Due on 15 February, 30 days on; last reported on 1 October, 107 days before.
    assert row("A2.C2", "2032-01-16")["flags"] == ["due_soon", "stale"]
    assert row("A2.C2", "2032-02-15")["flags"] == ["due_soon"]
    assert row("A2.C2", "2032-02-16")["flags"] == ["overdue"]
    assert row("A2.C2", "2032-05-05")["flags"] == ["overdue"]  # 92 + 14 days after 20 January
    assert row("A2.C2", "2032-05-06")["flags"] == ["overdue", "stale"]
    assert row("A1.C2", "2032-12-31")["flags"] == []  # complete and closed
    assert row("P.C1", "2032-12-31")["flags"] == ["unreported"]
    assert row("A1.C3", "2032-01-14")["flags"] == ["unreported"]
    assert row("A1.C3", "2032-01-15")["flags"] == ["withdrawn"]


def test_without_a_cycle_nothing_is_stale(row, copied):
    text = (copied / "plan.yaml").read_text("utf-8")
    changed = text.replace("reporting_cycle:\n  every: quarter\n  grace_days: 14\n", "")
    assert changed != text
    (copied / "plan.yaml").write_text(changed, "utf-8")
    assert row("A2.C2", "2039-01-01", copied)["flags"] == ["overdue"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days(run, day):
    assert run("status", "--as-of", day).code == 0


def test_a_trigger_is_followed_by_what_is_reported_since(run, copied):
    def followed():
        said = run("status", "--json", "--as-of", "2032-03-01", folder=copied)
        return [one["followed"] for one in json.loads(said.out)["triggers"]]

    write_update(copied, "2031-05-01", "2031-05-01", "F1.C1\n    completion: limited")
    assert followed() == [False]
    write_update(copied, "2032-02-01", "2032-02-01", "F1.C1\n    completion: limited")
    assert followed() == [True]


@pytest.mark.parametrize(
    "call",
    [
        ("status",), ("status", "--json"), ("list", "updates"), ("list", "commitments", "--json"),
        ("list", "sources"), ("list", "indicators"), ("list", "gaps"), ("show", "A2.C2"),
        ("show", "lamp-count-31"), ("show", "tidewater-union"), ("show", "F1", "--json"),
        ("search", "ferry"), ("search", "bill", "--json"), ("render", "public-plan"),
    ],
)  # fmt: skip
def test_what_speaks_for_a_later_day_is_not_seen(run, copied, call):
    """The answer as of a day is the same where later updates and decisions don't exist."""
    before = run(*call, "--as-of", "2031-09-30", folder=copied)
    for path in (*copied.glob("updates/*/2032*"), *copied.glob("updates/2031/2031-1*")):
        path.unlink()
    for path in copied.glob("decisions/*"):
        path.unlink()
    after = run(*call, "--as-of", "2031-09-30", folder=copied)
    assert before == after


def test_a_later_update_is_named_with_the_day_to_ask_for(run):
    said = run("show", "2032-01-10-north", "--as-of", "2031-12-31")
    assert (said.out, said.code) == ("", 2)
    assert said.err == (
        "vawg: 2032-01-10-north speaks for 2032-01-10, and this is as of 2031-12-31\n"
        "help: vawg show 2032-01-10-north --as-of 2032-01-10\n"
    )


def test_the_day_is_the_option_then_source_date_epoch_then_today(run, monkeypatch):
    def day(*options, **environment):
        said = run("status", "--json", *options, **environment)
        return json.loads(said.out)["as_of"] if said.code == 0 else said.err

    assert day("--as-of", "2031-05-05") == "2031-05-05"
    assert day() == "2032-02-03"
    assert day(TZ="Pacific/Kiritimati") == "2032-02-03"
    assert day(SOURCE_DATE_EPOCH="soon") == (
        "vawg: SOURCE_DATE_EPOCH is not a number of seconds: soon\n"
    )
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    today = time.strftime("%Y-%m-%d")
    assert day() in {today, time.strftime("%Y-%m-%d")}


@pytest.mark.parametrize("typed", ["2032-02-30", "tomorrow", "", "2032-1-1", "9" * 400])
def test_what_is_no_date_is_refused_in_words(run, typed):
    said = run("status", "--as-of", typed)
    assert said.out == ""
    assert "is not a date; write it YYYY-MM-DD, as 2022-12-01" in said.err
    assert said.code == 2
