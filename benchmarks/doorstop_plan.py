"""The same content as doorstop keeps it: one document, one item file for each action."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from benchmarks import plans

DOCUMENT = "settings:\n  digits: 5\n  prefix: ACT\n  sep: ''\n"
OWN_KEYS = """\
active: true
derived: false
header: |
  {title}
level: '1.{number}'
links: []
normative: true
ref: ''
reviewed: null
text: |
  {text}
"""


def write_document(folder: Path, actions: int, doorstop: str) -> None:
    """Write a repository with a document of so many items, and have doorstop call them reviewed.

    doorstop writes every item again in its own style as it does so; that is what is measured.
    """
    document = folder / "actions"
    document.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    (document / ".doorstop.yml").write_text(DOCUMENT, encoding="utf-8")
    for number in range(1, actions + 1):
        (document / f"ACT{number:05}.yml").write_text(item_text(number), encoding="utf-8")
    subprocess.run([doorstop, "-q", "review", "all"], cwd=folder, check=True, capture_output=True)


def item_text(number: int) -> str:
    """Return an action as a doorstop item: its title is the header, the rest stands as it was."""
    text = plans.action_text(number)
    title = re.search(r"^title: (.*)$", text, re.MULTILINE)
    heading = title[1] if title else ""
    rest = re.sub(r"^title: .*\n", "", text, flags=re.MULTILINE)
    return OWN_KEYS.format(title=heading, number=number, text=heading) + rest
