"""Jinja, set up so that nothing in a plan can act: the only module that imports it.

Both formats escape always. For Markdown every value goes through `markdown.escape` first, and
what is marked safe (a template's own macros and ``{% set %}`` blocks) is left as it is.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import Any

import jinja2
import jinja2.sandbox
from markupsafe import Markup

from vawg_plan.render import markdown, sheets, templates, wording
from vawg_plan.render.compiled import Compiled, sources
from vawg_plan.render.documents import DOCUMENTS
from vawg_plan.render.failure import RenderFailed

_WORDS = "words.j2"


def fill(
    template: str,
    values: Mapping[str, object],
    overrides: Mapping[str, str],
) -> str:
    """The text that a template makes of values; `RenderFailed` where it cannot."""
    environment = _environment(template, overrides)
    try:
        words = environment.get_template(_WORDS).module
        page = environment.get_template(template)
        shared = {"words": words, **_page_style(template, overrides)}
        return "".join(page.generate({**shared, **values})).rstrip("\n") + "\n"
    except RenderFailed:
        raise
    except jinja2.TemplateSyntaxError as error:
        raise RenderFailed(f"{error.name}:{error.lineno}: {error.message}") from error
    except jinja2.TemplateNotFound as error:
        raise RenderFailed(f"There is no template {error.name}.") from error
    except Exception as error:
        raise RenderFailed(_where(error) + _why(error)) from error


def _environment(template: str, overrides: Mapping[str, str]) -> jinja2.Environment:
    """Sandboxed where a plan repository brings templates: those are not ours to trust."""
    kind = jinja2.sandbox.ImmutableSandboxedEnvironment if overrides else jinja2.Environment
    environment = kind(
        loader=_Loader(overrides),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalize_markdown if template.endswith(".md.j2") else _finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=None if overrides else Compiled(template.split(".")[-2]),
    )
    environment.filters["destination"] = _destination
    environment.filters["anchor"] = wording.anchor
    return environment


def _finalize(value: object) -> object:
    return "" if value is None else value


def _finalize_markdown(value: object) -> object:
    if value is None:
        return ""
    return value if hasattr(value, "__html__") else _inert(str(value))


@functools.lru_cache(maxsize=4096)  # names, labels and places come again and again
def _inert(text: str) -> Markup:
    return Markup(markdown.escape(text))  # noqa: S704 - that is what makes it safe


def _destination(url: str) -> Markup:
    return Markup(markdown.destination(url))  # noqa: S704 - checked by wording.web_address


class _Loader(jinja2.BaseLoader):
    """Templates by name; each is its own file's name, so that a traceback tells them apart."""

    def __init__(self, overrides: Mapping[str, str]) -> None:
        self._overrides = overrides

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        del environment
        text = templates.text_of(template, self._overrides)
        if text is None:
            raise jinja2.TemplateNotFound(template)
        return text, template, None


def compiled_sources() -> Iterator[tuple[str, str]]:
    """(module's name, its Python source) of every shipped template in every format."""
    for document in DOCUMENTS.values():
        for fmt in document.formats:
            template = f"{document.template}.{fmt}.j2"
            environment = _environment(template, {})
            yield from sources(environment, fmt, (template, _WORDS))


def _page_style(template: str, overrides: Mapping[str, str]) -> dict[str, Markup]:
    """The page's style and the digest by which its security policy knows it."""
    if not template.endswith(".html.j2"):
        return {}
    style = sheets.style(template, overrides)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {"style": Markup(style), "style_digest": Markup(digest)}  # noqa: S704 - held by style()


def _where(error: Exception) -> str:
    """The template's name, the line, and the record that was being printed."""
    place, record = "", ""
    trace: TracebackType | None = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".j2", ".css")):
            place = f"{name}:{trace.tb_lineno}: "
            record = _record(trace.tb_frame.f_locals) or record
        trace = trace.tb_next
    return place + (f"at {record}: " if record else "")


def _record(values: Mapping[str, Any]) -> str:
    """The innermost record among a template's values: the one with the longest id."""
    found = [v for v in values.values() if getattr(v, "id", None) and hasattr(v, "locator")]
    if not found:
        return ""
    record = max(found, key=lambda piece: len(piece.id))
    title = getattr(record, "title", None) or getattr(record, "heading", "")
    return f"{record.id} “{title}”"


def _why(error: Exception) -> str:
    if isinstance(error, jinja2.UndefinedError):
        return f"{error.message}; a template can only print what the document has."
    return f"{type(error).__name__}: {error}"
