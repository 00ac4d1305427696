"""Words on a chart: how wide they are, and where they are broken or cut.

SVG neither wraps nor cuts text, and no font is known here, so widths are guessed in ems. The
guesses are those of Arial with letters and words set apart as far as a reader may (WCAG 1.4.12).
"""

from __future__ import annotations

import unicodedata

from vawg_plan.render import wording

SIZE = 15.0  # the size of all text, in the chart's units: 12 pixels where a chart is 256 wide
LINE = 18.0  # from one line to the next
_MORE = "…"
_LONGEST = 120  # characters in a line, however narrow; marks that stand on another have no width
_NARROW = frozenset("iIljtfr.,:;'|!()[]· ")
_WIDE = frozenset("mwMW@%—…&")
_BOLD = 1.12  # strong letters are wider


def width(text: str, *, strong: bool = False) -> float:
    """About how wide a text is, in the chart's units."""
    return SIZE * sum(map(_em, text)) * (_BOLD if strong else 1)


def wrap(text: str, room: float, lines: int) -> list[str]:
    """The text in at most so many lines, each at most ``room`` wide; … says that it is cut."""
    words = wording.line(text[: _LONGEST * (lines + 1)]).split(" ")
    cut = len(text) > _LONGEST * (lines + 1)
    made: list[str] = []
    current = ""
    while words:
        word = words.pop(0)
        longer = f"{current} {word}" if current else word
        if fits(longer, room):
            current = longer
            continue
        if not current:
            current, rest = _split(word, room)
            words.insert(0, rest)
        else:
            words.insert(0, word)
        made.append(current)
        current = ""
        if len(made) == lines:
            return [*made[:-1], _ended(made[-1], room)]
    made += [current] if current else []
    return [*made[:-1], _ended(made[-1], room)] if cut and made else made


def cut(text: str, room: float) -> str:
    """The text on one line of at most ``room``."""
    return next(iter(wrap(text, room, 1)), "")


def shorten(text: str, most: int) -> str:
    """The text in at most so many characters."""
    line = wording.line(text[: most + 1])
    return line if len(line) <= most and len(text) <= most else line[: most - 1] + _MORE


def fits(text: str, room: float) -> bool:
    """Whether a text may stand on one line of that width."""
    return len(text) <= _LONGEST and width(text) <= room


def _ended(line: str, room: float) -> str:
    while line and not fits(line + _MORE, room):
        line = line[:-1]
    return line.rstrip() + _MORE


def _split(word: str, room: float) -> tuple[str, str]:
    """A word too long for a line: what fits, and the rest; at least one character fits."""
    at = 1
    while at < len(word) and fits(word[: at + 1], room):
        at += 1
    return word[:at], word[at:]


def _em(character: str) -> float:
    if character.isascii():
        if character in _NARROW:
            return 0.56 if character == " " else 0.43
        return 1.1 if character in _WIDE else 0.84 if character.isupper() else 0.68
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.15
    return 1.1 if character in _WIDE else 0.43 if character in _NARROW else 0.9
