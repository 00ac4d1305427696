"""Canonical layout: whole files before and after, the shipped plan, and generated files."""

from pathlib import Path

import pytest
from generated import files
from hypothesis import HealthCheck, event, given, settings
from readers import read_with_pyyaml, read_with_ruamel

from vawg_plan.edit import CannotEdit, format_file, write_record
from vawg_plan.edit.values import is_same
from vawg_plan.model.kinds import kind_of_path
from vawg_plan.source import read

PLAN = Path(__file__).parents[2] / "plan"
SHIPPED = sorted(PLAN.rglob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_shipped_plan_is_in_canonical_layout(path):
    kind = kind_of_path(path.relative_to(PLAN).as_posix())
    raw = path.read_bytes()
    assert format_file(raw, kind.name) == raw


@settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
@given(files())
def test_formatting_keeps_data_and_comments_and_is_idempotent(file):
    try:
        new = format_file(file.raw, "action")
    except CannotEdit as refused:
        event(str(refused))
        raise
    assert is_same(read(new), file.data)
    assert format_file(new, "action") == new
    assert all(new.decode().count(comment) == 1 for comment in file.comments)
    assert read_with_pyyaml(new) == read_with_ruamel(new) == read(new)
    assert new.endswith(b"\n")
    assert not new.endswith(b"\n\n")


BEFORE = """\
# yaml-language-server: $schema=x.json
# About the action.
title: 'Lamps'   # short
"id": A1

# How firmly.
lead_basis: stated
number: 1
commitments:
- {id: A1.C1, title: "Light: more", text: They will light
     the quay.}   # the first

# About the second.
-   text: |-
      One.
    # Not yet agreed.
    id: "A1.C2"
    partners: [moj, # asked
               "no"]
    # due: soon
# Who leads.
lead: apcc
# The end.
"""
AFTER = """\
# yaml-language-server: $schema=x.json
id: A1
number: 1
# About the action.
title: Lamps  # short
# Who leads.
lead: apcc

# How firmly.
lead_basis: stated
commitments:
  # the first
  - id: A1.C1
    title: "Light: more"
    text: >-
      They will light the quay.

  # About the second.
  # Not yet agreed.
  - id: A1.C2
    text: >-
      One.
    partners:
      - moj  # asked
      - "no"
    # due: soon
# The end.
"""


def test_a_file_in_another_layout():
    assert format_file(BEFORE.encode(), "action").decode() == AFTER
    assert format_file(AFTER.encode(), "action").decode() == AFTER


def test_line_ends_stay():
    crlf = BEFORE.replace("\n", "\r\n").encode()
    assert format_file(crlf, "action").decode() == AFTER.replace("\n", "\r\n")


RECORD = {
    "date": "2022-06-01",
    "reporter": "apcc",
    "entries": [
        {
            "subject": "A1.C1",
            "completion": "limited",
            "summary": "Half of the programmes have been engaged; the others follow in the autumn:"
            " see the list.\nNothing else.",
            "evidence": [{"title": "Note: June", "url": "https://example.org/a#b"}],
            "reading": {"period": "2022", "value": 1.5e22, "final": False},
        }
    ],
    "areas": [],
}
WRITTEN = """\
# yaml-language-server: $schema=../s.json
date: 2022-06-01
reporter: apcc
entries:
  - subject: A1.C1
    completion: limited
    summary: >-
      Half of the programmes have been engaged; the others follow in the autumn: see the
      list.

      Nothing else.
    evidence:
      - title: "Note: June"
        url: https://example.org/a#b
    reading:
      period: "2022"
      value: 1.5e+22
      final: false
areas: []
"""


def test_a_new_record():
    assert write_record(RECORD, "yaml-language-server: $schema=../s.json").decode() == WRITTEN
