"""Text made safe for a format: what a template may print as it is."""

from __future__ import annotations

import functools

from markupsafe import Markup, escape

from vawg_plan.render import markdown, prose

# The texts between which a span stands, by its kind; a link has its own.
_HTML = {"em": ("<em>", "</em>"), "strong": ("<strong>", "</strong>"), "text": ("", "")}
_MARKDOWN = {"em": ("*", "*"), "strong": ("**", "**"), "text": ("", "")}
_BEGINS = frozenset("*_[")  # what every span but text begins with


def finalize(value: object) -> object:
    """What a page prints of a value: nothing for None; Jinja escapes the rest."""
    return "" if value is None else value


def finalize_markdown(value: object) -> object:
    """What a Markdown document prints of a value: inert text."""
    if value is None:
        return ""
    return value if hasattr(value, "__html__") else _inert(str(value))


@functools.lru_cache(maxsize=4096)  # names, labels and places come again and again
def _inert(text: str) -> Markup:
    return Markup(markdown.escape(text))  # noqa: S704 - that is what makes it safe


def destination(url: str) -> Markup:
    """A web address for a link of Markdown."""
    return Markup(markdown.destination(url))  # noqa: S704 - checked by wording.web_address


@functools.lru_cache(maxsize=4096)
def inline(line: str) -> Markup:
    """A line of prose as HTML."""
    if _BEGINS.isdisjoint(line):
        return escape(line)
    return Markup("").join(map(_html, prose.spans(line)))


def _html(span: prose.Span) -> Markup:
    if span.kind == "link":
        return Markup('<a href="{}">{}</a>').format(span.url, span.text)
    before, after = _HTML[span.kind]
    return Markup(before) + escape(span.text) + Markup(after)  # noqa: S704 - from the table


@functools.lru_cache(maxsize=4096)
def inline_markdown(line: str) -> Markup:
    """A line of prose as Markdown."""
    if _BEGINS.isdisjoint(line):
        return _inert(line)
    found = "".join(map(_markdown, prose.spans(line)))
    begins = next(iter(prose.spans(line)), None)
    guarded = markdown.guard(found) if begins and begins.kind == "text" else found
    return Markup(guarded)  # noqa: S704 - each piece was escaped


def _markdown(span: prose.Span) -> str:
    text = markdown.escape_within(span.text)
    if span.kind == "link":
        return f"[{text}](<{markdown.destination(span.url)}>)"
    before, after = _MARKDOWN[span.kind]
    return before + text + after
