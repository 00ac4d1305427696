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
