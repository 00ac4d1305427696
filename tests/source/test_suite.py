"""The public yaml-test-suite: what of it is read, and how the rest is refused.

A case is read as its JSON says, or it is refused with a place and a reason. `-s` shows the counts.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from vawg_plan.source import RULES, Unreadable, locate, read

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "yaml-suite/cases.jsonl")
    .read_text("utf-8")
    .split("\n")
    if line
]
# Of the subset that we take, but libyaml cannot read it; all but three are odd flow style.
BEYOND_LIBYAML = {
    "4MUZ-0", "4MUZ-2", "58MP", "5MUD", "5T43", "652Z", "9SA2", "DBG4", "DK3J", "FP8R", "HM87-0",
    "HM87-1", "JR7V", "K3WX", "NJ66", "UDM2", "VJP3-1",
}  # fmt: skip
# Not YAML to the suite, yet read: spaces in the blank lines of a text without any text.
READ_ALL_THE_SAME = {"S98Z": {"empty block scalar": ""}}
# The suite gives no JSON for these two.
WITHOUT_JSON = {"2G84-3": "", "JEF9-2": ["\n"]}
# How many cases of each class there are: read, or the rule of the first fault.
CLASSES = {
    ("YAML", "read"): 145,
    ("YAML", "anchor"): 24,
    ("YAML", "bad-key"): 1,
    ("YAML", "control-character"): 1,
    ("YAML", "directive"): 15,
    ("YAML", "empty-file"): 5,
    ("YAML", "several-documents"): 8,
    ("YAML", "tab"): 29,
    ("YAML", "tag"): 23,
    ("YAML", "yaml-syntax"): 22,
    ("YAML without JSON", "read"): 2,
    ("YAML without JSON", "anchor"): 3,
    ("YAML without JSON", "bad-key"): 20,
    ("YAML without JSON", "directive"): 4,
    ("YAML without JSON", "tab"): 1,
    ("YAML without JSON", "tag"): 1,
    ("YAML without JSON", "yaml-syntax"): 4,
    ("no YAML", "read"): 1,
    ("no YAML", "ambiguous-word"): 1,
    ("no YAML", "anchor"): 4,
    ("no YAML", "bad-key"): 2,
    ("no YAML", "directive"): 4,
    ("no YAML", "several-documents"): 2,
    ("no YAML", "tab"): 9,
    ("no YAML", "tag"): 3,
    ("no YAML", "yaml-syntax"): 68,
}


def outcome(case):
    """Return the rule of the first fault, or "read" and the data."""
    try:
        return "read", read(case["yaml"].encode())
    except Unreadable as error:
        return error.faults[0].rule, error.faults


def classify(case):
    return "no YAML" if case.get("fail") else "YAML" if "json" in case else "YAML without JSON"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case):
    result, found = outcome(case)
    if result == "read":
        expected = READ_ALL_THE_SAME | WITHOUT_JSON
        wanted = expected[case["id"]] if case["id"] in expected else json.loads(case["json"])
        assert json.dumps(found, sort_keys=True) == json.dumps(wanted, sort_keys=True)
        assert locate(case["yaml"].encode())
        return
    lines = case["yaml"].split("\n")
    for fault in found:
        assert fault.rule in RULES
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        assert "cannot be read as YAML (" not in fault.message  # every cause has its own words
    if result == "yaml-syntax" and classify(case) == "YAML" and is_in_subset(case):
        assert case["id"] in BEYOND_LIBYAML


def is_in_subset(case):
    """Whether a case is one document with something in it."""
    try:
        json.loads(case["json"])
    except ValueError:
        return False
    return True


def test_counts():
    counts = Counter((classify(case), outcome(case)[0]) for case in CASES)
    for (kind, result), count in sorted(counts.items()):
        print(f"{kind:<18} {result:<18} {count:>4}")  # noqa: T201
    assert len(CASES) == 402
    assert counts == CLASSES
