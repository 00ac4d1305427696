"""Brings the documents up to the program: generated parts, shown outputs, the picture.

- ``python scripts/docs.py`` writes what has changed.
- ``python scripts/docs.py --check`` names what would change, and ends with 1.
- ``python scripts/docs.py FILE...`` does so for these documents only.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import picture
from doc_examples import ROOT, make_place, refreshed
from doc_pages import filled

from vawg_plan.cli.main import COMMANDS


def documents() -> list[Path]:
    """Every document, in order."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def current(document: Path) -> str:
    """A document's text as it should be now; its examples run in a copy made for it."""
    with tempfile.TemporaryDirectory() as scratch:
        place = make_place(Path(scratch).resolve())
        return refreshed(filled(document.read_text(encoding="utf-8")), place)


def commands() -> list[str]:
    """The names of the program's commands."""
    return list(COMMANDS)


def picture_is_current() -> bool:
    """Whether the picture shows what the command prints now."""
    drawn = picture.TARGET.read_text(encoding="utf-8") if picture.TARGET.exists() else ""
    return picture.words(drawn) == picture.words(picture.draw())


def main(arguments: list[str]) -> int:
    """Write or check; 1 where a check found something out of date."""
    check = "--check" in arguments
    named = [Path(one).resolve() for one in arguments if not one.startswith("-")]
    stale = 0
    for document in named or documents():
        text = current(document)
        if text != document.read_text(encoding="utf-8"):
            stale += 1
            print(f"{'out of date' if check else 'wrote'}: {document.relative_to(ROOT)}")
            if not check:
                document.write_text(text, encoding="utf-8")
    if not named and not picture_is_current():
        stale += 1
        print(f"{'out of date' if check else 'drew'}: {picture.TARGET.relative_to(ROOT)}")
        if not check:
            picture.TARGET.write_text(picture.draw(), encoding="utf-8")
    return int(check and stale > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
