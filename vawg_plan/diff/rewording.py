"""A rewording word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from vawg_plan.model.change import Run

_MOST = 4000  # words: beyond, finding what moved where takes longer than anybody waits
_SHORT = 3  # letters of a word that does not part two exchanges: “to”, “and”


class _Stretch(NamedTuple):
    """Words before and after; the same where nothing changed."""

    old: list[str]
    new: list[str]

    @property
    def stayed(self) -> bool:
        return self.old == self.new

    @property
    def is_little(self) -> bool:
        """Whether it is one short word, which reads better inside an exchange than between two."""
        return self.stayed and len(self.old) == 1 and len(self.old[0]) <= _SHORT


def reworded(before: str, after: str) -> tuple[Run, ...]:
    """The words that stayed, went and came, in the order in which they read."""
    old, new = re.findall(r"\S+", before), re.findall(r"\S+", after)
    if len(old) + len(new) > _MOST:
        return tuple(run for run in (Run("-", before), Run("+", after)) if run.text)
    return tuple(run for stretch in _stretches(old, new) for run in _runs(stretch))


def _stretches(old: list[str], new: list[str]) -> list[_Stretch]:
    found: list[_Stretch] = []
    for _, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        stretch = _Stretch(old[i:j], new[k:m])
        if not stretch.stayed and len(found) > 1 and found[-1].is_little:
            left, between = found[-2:]
            found[-2:] = [_Stretch(*(a + b + c for a, b, c in zip(left, between, stretch)))]  # noqa: B905 - all have two
        else:
            found.append(stretch)
    return found


def _runs(stretch: _Stretch) -> Iterator[Run]:
    if stretch.stayed:
        yield Run("=", " ".join(stretch.old))
        return
    if stretch.old:
        yield Run("-", " ".join(stretch.old))
    if stretch.new:
        yield Run("+", " ".join(stretch.new))
