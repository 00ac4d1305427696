"""What stands between the scalars of a text: tabs, and comments that touch what is before them."""

import re
from bisect import bisect_right
from typing import NamedTuple

from .faults import Fault
from .scan import MAX_SHOWN
from .text import locate_index

SIGN = re.compile(r"[\t#]")
# Tabs in a scalar that are no text, or not to all parsers: any in a plain one, and an indenting one
# in quotes. In a block all are text.
TABS = {
    style: re.compile(tab) for style, tab in {"": r"\t", "'": r"\n *\t", '"': r"\n *\t"}.items()
}


class Stretch(NamedTuple):
    """A scalar's text, from and to an index, and its style: "" (plain), ', ", | or >."""

    start: int
    end: int
    style: str


def find_gap_faults(body: str, scalars: list[Stretch], stop: int) -> list[Fault]:
    """Find tabs for spaces, and a # without a space before it, in `body` up to `stop`.

    The scalars are ascending and do not overlap.
    """
    starts = [scalar.start for scalar in scalars]
    faults: list[Fault] = []
    index = 0
    while len(faults) < MAX_SHOWN and (match := SIGN.search(body, index, stop)):
        index = match.start()
        at = bisect_right(starts, index) - 1
        if at >= 0 and index < scalars[at].end:
            index = _skip_scalar(body, scalars[at], faults)
            continue
        if match[0] == "\t":
            faults.append(describe_tab(*locate_index(body, index)))
        elif index and not body[index - 1].isspace():
            faults.append(_describe_comment(*locate_index(body, index)))
        index = _find_line_end(body, index)
    return faults


def _skip_scalar(body: str, scalar: Stretch, faults: list[Fault]) -> int:
    """Go on after a scalar, and note a tab in it."""
    tab = TABS.get(scalar.style)
    if tab and (match := tab.search(body, scalar.start, scalar.end)):
        faults.append(describe_tab(*locate_index(body, match.end() - 1)))
    return scalar.end


def _find_line_end(body: str, index: int) -> int:
    end = body.find("\n", index)
    return len(body) if end < 0 else end


def describe_tab(line: int, column: int) -> Fault:
    """Return the fault of a tab at a place."""
    return Fault(
        "tab", line, column, "a tab stands here, where YAML wants spaces",
        "Put spaces in its place, and set your editor to write spaces for tabs",
    )  # fmt: skip


def _describe_comment(line: int, column: int) -> Fault:
    return Fault(
        "yaml-syntax", line, column, "there is no space before the # that begins a comment",
        "Put a space before it; if it belongs to the text, put the whole text in quotes",
    )  # fmt: skip
