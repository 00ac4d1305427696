"""Index the published text of the plan: which paragraphs it has, and a fingerprint of each.

    python scripts/index_source.py SOURCE.txt > tests/source-index.yaml

The index holds a locator and a SHA-256 for each heading and paragraph, and none of the text: it lets
``tests/test_source_coverage.py`` prove that no paragraph was left out, where the text itself is not
in this repository. A fingerprint is taken of the paragraph with every run of white space made one
space, so that where lines break doesn't matter. A line that introduces a list belongs to the heading
above it.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

BULLET = "\N{BULLET}"
PLAN_HEADING = re.compile(r"^[A-Z ]+ ACTION PLAN [0-9]{4}/[0-9]{2}$")
ACTION_HEADING = re.compile(r"^ACTION ([0-9]+)\b")
MEASURES = "SUCCESS MEASURES:"
SECTIONS = {"OBJECTIVES": "bullet", "OUTCOMES": "outcome", "SOURCES AND EVIDENCE BASE": "paragraph",
            "FUTURE ACTIONS": "paragraph"}  # fmt: skip


def squash(text: str) -> str:
    return " ".join(text.split())


def fingerprint(text: str) -> str:
    return hashlib.sha256(squash(text).encode()).hexdigest()


def capitals(line: str) -> bool:
    return line.upper() == line and any(c.isalpha() for c in line)


def sections(text: str) -> list[dict]:
    """The sections in order, each with its heading's text and its paragraphs' locators and texts."""
    found: list[dict] = []
    here: dict = {}
    paragraph: list[str] = []
    outcome = ""  # the outcome under which "a." and "b." stand
    part = ""  # "" or "success measures"

    def open_section(name: str, how: str, heading: list[str]) -> None:
        nonlocal here, part
        here = {"locator": name, "how": how, "heading": heading, "paragraphs": []}
        part = ""
        found.append(here)

    def close() -> None:
        nonlocal outcome, part
        whole = squash(" ".join(paragraph))
        paragraph.clear()
        if not whole:
            return
        if note := re.match(r"^([0-9])(?=[A-Z])", whole):
            return here["paragraphs"].append((f"Footnote {note[1]}", whole))
        if here["how"] == "bullet" and whole.startswith(BULLET):
            return number("bullet", whole)
        if here["how"] == "outcome" and (top := re.match(r"^([0-9]+)\. ", whole)):
            outcome = top[1]
            return here["paragraphs"].append((f"Outcome {outcome}", whole))
        if here["how"] == "outcome" and (sub := re.match(r"^([a-z])\. ", whole)):
            return here["paragraphs"].append((f"Outcome {outcome}{sub[1]}", whole))
        if whole.endswith(":") and here["how"] in ("bullet", "outcome"):
            return here["heading"].append(whole)
        if whole.startswith(MEASURES):
            part, whole = "success measures", whole.removeprefix(MEASURES).strip()
        number("paragraph", whole)

    def number(unit: str, whole: str) -> None:
        stem = f"{here['locator']}, {part}, {unit}" if part else f"{here['locator']}, {unit}"
        count = sum(1 for locator, _ in here["paragraphs"] if locator.startswith(stem + " "))
        here["paragraphs"].append((f"{stem} {count + 1}", whole))

    open_section("Introduction", "paragraph", [])
    for raw in text.splitlines():
        line = squash(raw)
        heading_only = bool(found) and here["heading"] and not here["paragraphs"] and not paragraph
        if not line:
            close()
        elif PLAN_HEADING.search(line):
            close()
            open_section("Action plan", "paragraph", [line])
        elif line in SECTIONS:
            close()
            open_section(line.capitalize(), SECTIONS[line], [line])
        elif action := ACTION_HEADING.search(line):
            close()
            open_section(f"Action {action[1]}", "paragraph", [line])
        elif heading_only and capitals(line) and here["locator"] != "Action plan":
            here["heading"].append(line)  # a heading that runs on, or one beneath it
        else:
            paragraph.append(line)
    close()
    return found


def index(source: Path) -> str:
    text = source.read_text(encoding="utf-8")
    lines = [
        "# Made by scripts/index_source.py; holds fingerprints and no text.",
        f"source: {source.name}",
        f"sha256: {hashlib.sha256(source.read_bytes()).hexdigest()}",
        "sections:",
    ]
    for section in sections(text):
        lines.append(f"  - locator: {section['locator']}")
        if section["heading"]:
            lines.append(f"    sha256: {fingerprint(' '.join(section['heading']))}")
        lines.append("    paragraphs:")
        for locator, whole in section["paragraphs"]:
            lines.append(f"      - locator: {locator}")
            lines.append(f"        sha256: {fingerprint(whole)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.stdout.write(index(Path(sys.argv[1])))
