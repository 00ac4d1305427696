"""Jinja, set up so that nothing in a plan can act: the only module that imports it.

Both formats escape always. For Markdown every value goes through `markdown.escape` first, and
what is marked safe (a template's own macros and ``{% set %}`` blocks) is left as it is.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any

import jinja2
import jinja2.sandbox
from markupsafe import Markup, escape

from vawg_plan import data_files
from vawg_plan.render import markup, sheets, templates, wording
from vawg_plan.render.compiled import Compiled, sources
from vawg_plan.render.data import Amount, Link, Suppressed, Table
from vawg_plan.render.documents import FORMATS
from vawg_plan.render.failure import AskedWrongly, RenderFailed
from vawg_plan.render.language import Language, filled

LANGUAGES = ("en",)
_CHARTS = ("dates_chart", "matrix_chart", "progress_chart", "stack_chart", "trend_chart")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class Press:
    """A template set up once, to make any number of pages of.

    ``shared`` are values that all pages have in common: imported templates see these too, and the
    wording as ``words``. Raises `RenderFailed`.
    """

    def __init__(
        self, template: str, shared: Mapping[str, object], overrides: Mapping[str, str], lang: str
    ) -> None:
        environment = _environment(template, overrides)
        try:
            self.words: Any = _speak(environment, lang, overrides)
            environment.globals.update(shared, **_page_style(template, overrides))
            environment.globals["kept"] = _keeper()
            self._page = environment.get_template(template)
        except Exception as error:
            raise _explained(error) from error

    def page(self, values: Mapping[str, object]) -> str:
        """The text of one page, which ends in one line end."""
        try:
            return "".join(self._page.generate(values)).rstrip("\n") + "\n"
        except Exception as error:
            raise _explained(error) from error


def _keeper() -> Callable[..., Markup]:
    """What prints pieces by a macro: the very same piece once, however many pages have it.

    Only for macros whose text follows from what they are given: not from the page around it.
    """
    memory: dict[tuple[object, ...], dict[int, tuple[object, str]]] = {}

    def kept(macro: object, pieces: Iterable[object], *more: object) -> Markup:
        if not isinstance(macro, jinja2.runtime.Macro):  # whose calls the sandbox looks into
            raise TypeError("kept() prints pieces by a macro")
        known = memory.setdefault((macro, *more), {})
        texts = []
        for piece in pieces:
            found = known.get(id(piece))
            if found is None:  # the piece is held as well, so that its id stays its own
                found = known[id(piece)] = (piece, str(escape(macro(piece, *more))))
            texts.append(found[1])
        return Markup("".join(texts))  # noqa: S704 - each was escaped

    return kept


def fill(
    template: str,
    values: Mapping[str, object],
    overrides: Mapping[str, str],
    lang: str = "en",
) -> str:
    """The text that a template makes of values; `RenderFailed` where it cannot.

    All templates, imported ones too, see the values, and the wording as ``words``.
    """
    return Press(template, values, overrides, lang).page({})


def words(lang: str, overrides: Mapping[str, str]) -> Any:  # noqa: ANN401 - a template's module
    """The wording of a language, outside of any document."""
    environment = _environment(".html.j2", overrides)
    try:
        return _speak(environment, lang, overrides)
    except Exception as error:
        raise _explained(error) from error


def said_of(table: Table, said: Any) -> tuple[str, list[str]]:  # noqa: ANN401 - a module
    """A table's caption and headings in a language's words."""
    caption = filled(said.captions[table.caption], about=table.about)
    return caption, [str(said.columns[column.title]) for column in table.columns]


def _speak(environment: jinja2.Environment, lang: str, overrides: Mapping[str, str]) -> object:
    """Gives the environment a language: its words, and the filters that use them."""
    name = f"words/{lang}.j2"
    known = {*LANGUAGES, *(n[6:-3] for n in overrides if n.startswith("words/"))}
    if lang not in known or not _LANGUAGE.fullmatch(lang):
        raise AskedWrongly(
            f"--lang: there is no wording in “{lang}”; there is: {', '.join(sorted(known))}",
            "to add a language, translate templates/words/en.j2 and put it into the plan's "
            "folder as templates/words/LANGUAGE.j2",
        )
    language = Language()
    environment.filters.update(language.filters())
    found = environment.get_template(name).module
    language.learn(found)
    environment.globals["words"] = found
    environment.filters.update({name: _drawing(name, language, found) for name in _CHARTS})
    return found


def _drawing(name: str, language: Language, said: object) -> Callable[[Any], Markup]:
    """A filter that draws; charts are imported where one is drawn."""

    def draw(value: Any) -> Markup:  # noqa: ANN401 - a template's value
        from vawg_plan.render.drawings import DRAW  # noqa: PLC0415

        return DRAW[name](language, said, value)

    return draw


def _environment(template: str, overrides: Mapping[str, str]) -> jinja2.Environment:
    """Sandboxed where a plan repository brings templates: those are not ours to trust."""
    is_markdown = template.endswith(".md.j2")
    kind = jinja2.sandbox.ImmutableSandboxedEnvironment if overrides else jinja2.Environment
    environment = kind(
        loader=_Loader(overrides),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=markup.finalize_markdown if is_markdown else markup.finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=None if overrides else Compiled(template.split(".")[-2]),
    )
    environment.filters.update(
        destination=markup.destination,
        anchor=wording.anchor,
        inline=markup.inline_markdown if is_markdown else markup.inline,
        **Language().filters(),
        **{name: _drawing(name, Language(), None) for name in _CHARTS},
    )
    environment.tests.update(
        link=lambda one: isinstance(one, Link),
        amount=lambda one: isinstance(one, Amount),
        suppressed=lambda one: isinstance(one, Suppressed),
    )
    return environment


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
    names = data_files.names("templates")
    for fmt in FORMATS:
        roots = [n for n in names if n.endswith(f".{fmt}.j2") or n.startswith("words/")]
        yield from sources(_environment(f".{fmt}.j2", {}), fmt, tuple(roots))


def _page_style(template: str, overrides: Mapping[str, str]) -> dict[str, Markup]:
    """The page's style and the digest by which its security policy knows it."""
    if not template.endswith(".html.j2"):
        return {}
    style = sheets.style(template, overrides)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return {"style": Markup(style), "style_digest": Markup(digest)}  # noqa: S704 - held by style()


def _explained(error: Exception) -> RenderFailed:
    if isinstance(error, RenderFailed):
        return error
    if isinstance(error, jinja2.TemplateSyntaxError):
        return RenderFailed(f"{error.name}:{error.lineno}: {error.message}")
    if isinstance(error, jinja2.TemplateNotFound):
        return RenderFailed(f"There is no template {error.name}.")
    return RenderFailed(_where(error) + _why(error))


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
    known = [v for v in values.values() if not isinstance(v, jinja2.Undefined)]
    found = [v for v in known if getattr(v, "id", None) and hasattr(v, "locator")]
    if not found:
        return ""
    record = max(found, key=lambda piece: len(piece.id))
    title = getattr(record, "title", None) or getattr(record, "heading", "")
    return f"{record.id} “{title}”"


def _why(error: Exception) -> str:
    if isinstance(error, jinja2.UndefinedError):
        if lacking := re.search(r"TemplateModule.*? has no attribute '(\w+)'", str(error)):
            return f"the wording has no “{lacking[1]}”; see templates/words/en.j2"
        return f"{error.message}; a template can only print what the document has."
    return f"{type(error).__name__}: {error}"
