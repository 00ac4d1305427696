"""The rules hold as documented: each bad example breaks its rule, each good one is read."""

import re
from pathlib import Path

import pytest

from vawg_plan.source import RULES, Unreadable, catalogue, read

PACKAGE = Path(catalogue.__file__).parent


@pytest.mark.parametrize("rule", [rule for rule, entry in catalogue.ENTRIES.items() if entry.bad])
def test_examples(rule):
    entry = catalogue.ENTRIES[rule]
    with pytest.raises(Unreadable) as caught:
        read(entry.bad.encode())
    assert [fault.rule for fault in caught.value.faults] == [rule]
    assert read(entry.good.encode())


def test_every_rule_in_the_code_is_documented():
    code = "".join(p.read_text("utf-8") for p in PACKAGE.glob("*.py") if p.name != "catalogue.py")
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z]+)+|directive|tag|tab|anchor|encoding)"', code))
    assert set(RULES) <= quoted
    assert quoted - set(RULES) <= {"utf-8"}


def test_rules_are_markdown():
    assert RULES["tab"].endswith(
        "Not so:\n\n```yaml\nlead:\tapcc\n```\n\nBut so:\n\n```yaml\nlead: apcc\n```"
    )
