"""Whole answers about the fictional plan, checked by hand when they were made.

`VAWG_UPDATE_GOLDEN=1 pytest tests/cli/test_golden.py` writes them anew: read the difference.
"""

import os
import pathlib

import pytest

GOLDEN = pathlib.Path(__file__).parent / "golden"
UPDATE = bool(os.environ.get("VAWG_UPDATE_GOLDEN"))
DAY = ("--as-of", "2032-01-31")

CALLS = {
    "status.txt": ("status", *DAY),
    "status-first-day.txt": ("status", "--as-of", "2031-04-01"),
    "status-correction-day.txt": ("status", "--as-of", "2031-10-01"),
    "status-stale.txt": ("status", "--as-of", "2032-06-30"),
    **{
        f"status-by-{by}.txt": ("status", "--by", by, *DAY)
        for by in ("outcome", "objective", "lead", "partner", "tier")
    },
    "status.json": ("status", "--json", *DAY),
    "commitments.tsv": ("list", "commitments", *DAY),
    "commitments.csv": ("list", "commitments", "--csv", *DAY),
    "commitments.json": ("list", "commitments", "--json", *DAY),
    **{
        f"{kind}.tsv": ("list", kind, *DAY)
        for kind in (
            "actions", "measures", "indicators", "milestones", "updates", "decisions",
            "organisations", "sources", "frameworks", "funding", "practice", "gaps",
        )
    },
    **{
        f"show-{name.lower()}.txt": ("show", name, *DAY)
        for name in (
            "P", "A1", "A1.C1", "A1.C1.MS1", "A1.M1", "A1.M1.I1", "A1.K1", "A2.C2", "F1", "OB1",
            "O2", "tidewater-union", "lamp-count", "evening-standard", "evening-standard@2#lit",
            "2031-10-01-a-correction", "2032-01-15-brighter", "lamp-fund", "lamp-walk",
        )
    },
    "show-a2.c2-before.txt": ("show", "A2.C2", "--as-of", "2031-10-31"),
    "show.json": ("show", "A1.C1", "--json", *DAY),
    "search.tsv": ("search", "ferry", *DAY),
    "search.json": ("search", "lamps", "quay", "--json", *DAY),
}  # fmt: skip


@pytest.mark.parametrize("name", CALLS)
def test_the_answer_is_the_golden_one(run, name):
    said = run(*CALLS[name])
    assert (said.err, said.code) == ("", 0)
    golden = GOLDEN / name
    if UPDATE:
        golden.write_bytes(said.out.encode())
    assert said.out.encode() == golden.read_bytes()


def test_every_golden_file_is_asked_for():
    assert {path.name for path in GOLDEN.iterdir()} == set(CALLS)
