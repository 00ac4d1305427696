"""Index the published text of the plan: which paragraphs it has, and a fingerprint of each.

    python scripts/index_source.py SOURCE.txt > tests/source-index.yaml

The index holds a locator and a SHA-256 for each heading and paragraph, and none of the text. It
lets ``tests/test_source_coverage.py`` prove that no paragraph was left out, where the text itself
is not in this repository. A fingerprint is taken of the paragraph with every run of white space
made one space, so that where lines break doesn't matter. A line that introduces a list belongs to
the heading above it.
"""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

PLAN_HEADING = re.compile(r"^[A-Z ]+ ACTION PLAN [0-9]{4}/[0-9]{2}$")
ACTION_HEADING = re.compile(r"^ACTION ([0-9]+)\b")
OTHER_HEADINGS = ("OBJECTIVES", "OUTCOMES", "SOURCES AND EVIDENCE BASE", "FUTURE ACTIONS")
FOOTNOTE = re.compile(r"^([0-9])(?=[A-Z])")
OUTCOME = re.compile(r"^([0-9]+)\. ")
PART_OF_OUTCOME = re.compile(r"^([a-z])\. ")
BULLET = "\N{BULLET}"
MEASURES = "SUCCESS MEASURES:"


@dataclass
class Section:
    """A heading with what stands under it: a locator and a text for each paragraph."""

    locator: str
    heading: list[str]
    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    part: str = ""  # "success measures" once they have begun
    outcome: str = ""  # the outcome under which "a." and "b." stand

    def add(self, text: str) -> None:
        """Give a paragraph its locator."""
        lists = self.locator in ("Objectives", "Outcomes")
        if lists and text.endswith(":") and not OUTCOME.search(text):
            self.heading.append(text)
            return
        if text.startswith(MEASURES):
            self.part = "success measures"
            text = text.removeprefix(MEASURES).strip()
        self.paragraphs.append((self._locate(text), text))

    def _locate(self, text: str) -> str:
        if note := FOOTNOTE.search(text):
            return f"Footnote {note[1]}"
        if self.locator == "Outcomes" and (whole := OUTCOME.search(text)):
            self.outcome = whole[1]
            return f"Outcome {self.outcome}"
        if self.locator == "Outcomes" and (part := PART_OF_OUTCOME.search(text)):
            return f"Outcome {self.outcome}{part[1]}"
        unit = "bullet" if text.startswith(BULLET) else "paragraph"
        stem = ", ".join(name for name in (self.locator, self.part, unit) if name)
        earlier = sum(locator.startswith(f"{stem} ") for locator, _ in self.paragraphs)
        return f"{stem} {earlier + 1}"


def squash(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())


def fingerprint(text: str) -> str:
    """The SHA-256 of a text, wherever its lines break."""
    return hashlib.sha256(squash(text).encode()).hexdigest()


def heading_of(line: str) -> str | None:
    """The locator of the section that a line begins, if it is a heading."""
    if PLAN_HEADING.search(line):
        return "Action plan"
    if action := ACTION_HEADING.search(line):
        return f"Action {action[1]}"
    return line.capitalize() if line in OTHER_HEADINGS else None


def sections(text: str) -> list[Section]:
    """The sections of the source, in order."""
    found = [Section("Introduction", [])]
    paragraph: list[str] = []

    def close() -> None:
        if paragraph:
            found[-1].add(" ".join(paragraph))
            paragraph.clear()

    for raw in text.splitlines():
        line, here = squash(raw), found[-1]
        # The lower half of a heading of two lines; the plan's own heading has a text in capitals.
        goes_on = here.heading and not (here.paragraphs or paragraph or here.part)
        if not line:
            close()
        elif locator := heading_of(line):
            close()
            found.append(Section(locator, [line]))
        elif goes_on and line.isupper() and here.locator != "Action plan":
            here.heading.append(line)
        else:
            paragraph.append(line)
    close()
    return found


def index(source: Path) -> str:
    """The index of a source, as YAML."""
    lines = [
        "# Made by scripts/index_source.py; holds fingerprints and no text.",
        f"source: {source.name}",
        f"sha256: {hashlib.sha256(source.read_bytes()).hexdigest()}",
        "sections:",
    ]
    for section in sections(source.read_text(encoding="utf-8")):
        lines.append(f"  - locator: {section.locator}")
        if section.heading:
            lines.append(f"    sha256: {fingerprint(' '.join(section.heading))}")
        lines.append("    paragraphs:")
        for locator, whole in section.paragraphs:
            lines.append(f"      - locator: {locator}")
            lines.append(f"        sha256: {fingerprint(whole)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    sys.stdout.write(index(Path(sys.argv[1])))
