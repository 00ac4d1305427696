"""Words that several rules share: the nearest id, kinds with their article, quoted values."""

from __future__ import annotations

from collections.abc import Iterable

MANY = 4  # a longer list of kinds explains nothing


def nearest(value: str, known: Iterable[str]) -> str | None:
    """The known id most like ``value``, or None where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    found = get_close_matches(value, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


def with_article(kinds: tuple[str, ...]) -> str:
    """``an organisation``; ``a source or a framework``; many kinds are ``anything``."""
    if len(kinds) > MANY:
        return "anything"
    return " or ".join(f"{'an' if kind[0] in 'aeio' else 'a'} {kind}" for kind in kinds)


def quoted(value: object) -> str:
    """A value as a message shows it: in backticks, on one line, at most 60 characters."""
    text = str(value)
    shown = text.encode("unicode_escape").decode() if not text.isprintable() else text
    return f"`{shown[:57]}...`" if len(shown) > 60 else f"`{shown}`"  # noqa: PLR2004
