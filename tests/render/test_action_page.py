"""An action's own page, and what it says where little is known."""

import pytest

from vawg_plan.render import Asked, AskedWrongly, render


def made(plan, provenance, fmt, day, action):
    return render("action", fmt, plan, day, provenance, {}, Asked(action=action))


def test_ids_are_there_once(riverside, provenance):
    page = made(riverside, provenance, "html", "2032-04-30", "A1")
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_what_no_plan_has(riverside, provenance):
    with pytest.raises(AskedWrongly, match="has no action 99"):
        made(riverside, provenance, "md", "2032-04-30", "99")


@pytest.mark.parametrize(
    ("action", "day", "said"),
    [
        ("A1", "2032-03-31", "2 steps of “Open an advice point in every area” are overdue."),
        ("A2", "2032-03-31", "“Discuss every repeat case each month” is overdue: it was due on 30"),
        ("A4", "2032-04-20", "2 promises are overdue: “Answer the Panel within eight weeks” and"),
        ("A3", "2032-03-31", "None is overdue."),
    ],
)
def test_the_first_line_says_what_is_late(riverside, provenance, action, day, said):
    for fmt in ("md", "html"):
        page = made(riverside, provenance, fmt, day, action)
        first = next(line for line in page.splitlines() if "Reports have come in on" in line)
        assert said in first
