"""How firm a promise is, by its fields and by its wording: what weakens it and what strengthens.

The lexicon holds English verbs that bind, hedges that loosen, and words for how much is covered.
A rewording is judged only where it is plain: sentence by sentence, by words of the lexicon that
came or went while the rest stayed about as long. Where a sentence is new, or says one thing and
another, or turns on a “not”, nobody is told that the promise is weaker or stronger: it is reworded.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal, NamedTuple

Effect = Literal["weakened", "strengthened", "narrowed", "widened"]

# From the firmest down; each word of one rank binds alike.
MODALITIES = ("will", "should", "aims", "can")
BINDING: tuple[tuple[str, ...], ...] = (
    (
        "will", "shall", "must", "commit to", "commits to", "committed to", "guarantee",
        "guarantees", "is required to", "are required to", "ensure", "ensures",
    ),
    ("should", "ought to", "expect to", "expects to", "is expected to", "are expected to"),
    (
        "aim to", "aims to", "seek to", "seeks to", "intend to", "intends to", "plan to",
        "plans to", "want to", "wants to", "hope to", "hopes to", "try to", "tries to", "look to",
        "looks to", "looking to", "work towards", "works towards", "working towards",
        "endeavour to", "aspire to", "aspires to",
    ),
    ("can", "could", "may", "might", "is able to", "are able to"),
)  # fmt: skip
HEDGES = (
    "where possible", "wherever possible", "if possible", "as far as possible", "as appropriate",
    "where appropriate", "if appropriate", "where practicable", "as far as practicable",
    "where necessary", "if necessary", "as needed", "where feasible", "if feasible", "subject to",
    "if resources allow", "where resources allow", "as resources allow", "if funding allows",
    "when funding allows", "where funding allows", "in principle", "potentially", "possibly",
    "where relevant", "where needed", "reasonable", "best endeavours", "consider", "considers",
    "considering", "explore", "explores", "exploring",
)  # fmt: skip
# From the widest down.
SCOPE: tuple[tuple[str, ...], ...] = (
    ("all", "every", "each", "always", "throughout", "in full"),
    ("most", "the majority of", "usually"),
    ("many",),
    ("some", "several", "a number of", "sometimes"),
    ("few", "a few", "selected"),
)
NEGATIONS = (
    "not", "never", "no", "without", "cannot", "no longer", "nor", "neither", "except", "unless",
)  # fmt: skip


class Verdict(NamedTuple):
    """What a rewording does to a promise, and the words that say so (``should`` for ``will``)."""

    effect: Effect
    gone: tuple[str, ...]
    come: tuple[str, ...]


def of_words(before: str, after: str) -> Verdict | None:
    """What a rewording does, where its words make that plain; else None."""
    old, new = _sentences(before), _sentences(after)
    gone, come = list((Counter(old) - Counter(new)).elements()), [s for s in new if s not in old]
    if len(gone) != len(come):
        return None
    return _together([_judged(*pair) for pair in zip(gone, come, strict=True)])


def _together(found: list[Verdict | None]) -> Verdict | None:
    """Several verdicts as one, where they are of one mind."""
    verdicts = [one for one in found if one]
    if len({weakens(one.effect) for one in verdicts}) != 1:
        return None
    gone = tuple(word for one in verdicts for word in one.gone)
    return Verdict(verdicts[0].effect, gone, tuple(word for one in verdicts for word in one.come))


def _sentences(text: str) -> list[str]:
    plain = " ".join(text.replace("\u2019", "'").split())
    return [one for one in re.split(r"(?<=[.;:!?])\s+", re.sub(_NO_VERB, " ", plain)) if one]


def _judged(before: str, after: str) -> Verdict | None:
    """What the rewording of one sentence does."""
    if _counts(before, _NEGATION) != _counts(after, _NEGATION):
        return None
    if abs(_other_words(after) - _other_words(before)) > _NEARLY_AS_LONG:
        return None
    judges = (_bound, _hedged, _scoped)
    return _together([judge(before, after) for judge in judges])


def _other_words(sentence: str) -> int:
    """How many words a sentence has besides those of the lexicon, and little ones around them."""
    others = re.sub(_LITTLE, " ", re.sub(_LEXICON, " ", sentence))
    return len(re.findall(r"\w+", others))


def of_modality(before: str, after: str) -> Effect:
    """Whether a modality is firmer than another."""
    firmer = MODALITIES.index(after) < MODALITIES.index(before)
    return "strengthened" if firmer else "weakened"


def of_mode(before: str, after: str) -> Effect | None:
    """To deliver is more than anything else; nothing else is more than another."""
    if "deliver" not in {before, after}:
        return None
    return "strengthened" if after == "deliver" else "weakened"


def of_tier(before: str, after: str) -> Effect | None:
    """Joint takes in national and local; neither of these takes in the other."""
    if "joint" not in {before, after}:
        return None
    return "widened" if after == "joint" else "narrowed"


def of_date(before: str | None, after: str | None) -> Effect:
    """A date that comes sooner, or at all, binds more than one that comes later or never."""
    sooner = after is not None and (before is None or after < before)
    return "strengthened" if sooner else "weakened"


def of_target(before: float, after: float, direction: str) -> Effect | None:
    """Whether a target asks for more, by the direction in which the indicator should go."""
    if direction == "maintain" or before == after:
        return None
    return "strengthened" if (after > before) == (direction == "increase") else "weakened"


def weakens(effect: str | None) -> bool:
    """Whether an effect takes something away from a promise."""
    return effect in {"weakened", "narrowed"}


def _bound(before: str, after: str) -> Verdict | None:
    gone, come = _exchanged(before, after, _BINDING)
    if come and not gone:
        looser = all(_RANK[word] > 1 for word in come)  # “will aim to” for “will”
        return Verdict("weakened", (), come) if looser else None
    if gone and not come:
        looser = all(_RANK[word] > 1 for word in gone)
        return Verdict("strengthened", gone, ()) if looser else None
    return _ranked(gone, come, "weakened", "strengthened")


def _hedged(before: str, after: str) -> Verdict | None:
    gone, come = _exchanged(before, after, _HEDGE)
    if bool(gone) == bool(come):
        return None
    return Verdict("weakened" if come else "strengthened", gone, come)


def _scoped(before: str, after: str) -> Verdict | None:
    return _ranked(*_exchanged(before, after, _SCOPE), "narrowed", "widened")


def _ranked(
    gone: tuple[str, ...], come: tuple[str, ...], less: Effect, more: Effect
) -> Verdict | None:
    """A verdict where as many words came as went, and all the steps are in one direction."""
    if len(gone) != len(come):
        return None
    pairs = zip(sorted(_RANK[w] for w in gone), sorted(_RANK[w] for w in come), strict=True)
    steps = {(new > old) - (new < old) for old, new in pairs} - {0}
    if len(steps) != 1:
        return None
    return Verdict(less if steps == {1} else more, gone, come)


def _exchanged(before: str, after: str, words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a kind that went, and those that came."""
    old, new = _counts(before, words), _counts(after, words)
    return tuple(sorted((old - new).elements())), tuple(sorted((new - old).elements()))


def _counts(sentence: str, words: str) -> Counter[str]:
    return Counter(match[0].lower() for match in re.finditer(words, sentence))


def _any(words: tuple[str, ...]) -> str:
    """A pattern of any of these words; `re` compiles it for the first text that it judges."""
    longest_first = sorted(words, key=len, reverse=True)
    return rf"(?i:\b(?:{'|'.join(map(re.escape, longest_first))})\b)"


_NEARLY_AS_LONG = 1  # by how many other words a sentence may grow or shrink and still be judged
# The month, and wills that are no verb.
_NO_VERB = r"\bMay\b(?=\s+[0-9])|(?<=[0-9]\s)May\b|\b(?:at|free|good) will\b"
_RANK = {word: rank for ranks in (BINDING, SCOPE) for rank, row in enumerate(ranks) for word in row}
_BINDING = _any(tuple(word for row in BINDING for word in row))
_SCOPE = _any(tuple(word for row in SCOPE for word in row))
_HEDGE = _any(HEDGES)
_LEXICON = _any((*(word for row in (*BINDING, *SCOPE) for word in row), *HEDGES))
_LITTLE = _any(("to", "be", "by", "the", "of", "it"))
_NEGATION = rf"{_any(NEGATIONS)}|(?i:n't\b)"
