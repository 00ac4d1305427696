"""The files beside a new plan: its README, editor settings, and its check of pull requests."""

from __future__ import annotations

README = """\
# {title}

This folder holds an action plan: what was promised, and the record of what became of it. It is kept
as text in git and looked after with `vawg`.

It begins as a draft, and what says *replace this* waits for your words. Nothing in it has been
published, and until `status` in `plan/plan.yaml` says `published` it protects nothing.

## Where things are

| file | holds |
| --- | --- |
| `plan/plan.yaml` | the edition: its title, period, definition, objectives, outcomes |
| `plan/actions/` | one action a file: its commitments and success measures |
| `plan/organisations.yaml` | bodies and roles, never a person's name |
| `plan/sources.yaml` | the documents that the plan comes from and cites |
| `plan/updates/`, `plan/decisions/` | what happened, and who decided to change a promise |
| `schemas/` | what each file may hold; your editor reads it, and you needn't |

## First steps

Install the program:

    python -m pip install "{requirement}"

Replace the first action by one of your own, and add what follows:

    vawg edit A1
    vawg add organisation --title "Name of a body" --kind body
    vawg add commitment --under A1
    vawg add action

Look at it, check it, and publish it:

    vawg status
    vawg validate
    vawg render public-plan

Every pull request is checked in the same way by `.github/workflows/plan.yml`.
"""

WORKFLOW = """\
name: plan
on:
  pull_request:
  push:
    branches:
      - main
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install "{requirement}"
      - run: vawg validate --strict
      - run: vawg fmt --check
"""

EXTENSIONS = """\
{
  "recommendations": ["redhat.vscode-yaml"]
}
"""

# Kind of file -> where an editor finds such files.
GLOBS = {
    "plan": "plan/plan.yaml",
    "action": "plan/actions/*.yaml",
    "future": "plan/future/*.yaml",
    "organisations": "plan/organisations.yaml",
    "sources": "plan/sources.yaml",
    "framework": "plan/frameworks/*.yaml",
    "update": "plan/updates/**/*.yaml",
    "decision": "plan/decisions/*.yaml",
    "funding": "plan/funding/*.yaml",
    "practice": "plan/practice/*.yaml",
}
EDITOR = {
    "yaml.schemaStore.enable": False,
    "yaml.yamlVersion": "1.2",
    "[yaml]": {
        "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
        "editor.formatOnSave": False,
    },
}
