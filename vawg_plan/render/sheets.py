"""The one style sheet of a page: that of all pages, of charts where it draws any, and its own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vawg_plan.render import templates

_PAGE, _CHART = "page.css", "chart.css"
_DRAWS = "parts/chart.html.j2"
_NAMED = re.compile(r"[\"']([\w./-]+\.html\.j2)[\"']")


def style(template: str, overrides: Mapping[str, str]) -> str:
    """The style of a document's pages."""
    own = template.removesuffix(".html.j2") + ".css"
    drawn = (_CHART,) if _draws(template, overrides) else ()
    sheets = (_PAGE, *drawn, *((own,) if templates.text_of(own, overrides) else ()))
    return "".join(templates.style(sheet, overrides) for sheet in sheets)


def _draws(template: str, overrides: Mapping[str, str]) -> bool:
    """Whether the template, or one that it names, names the part that draws charts."""
    pending, seen = [template], {template}
    while pending:
        named = set(_NAMED.findall(templates.text_of(pending.pop(), overrides) or ""))
        if _DRAWS in named:
            return True
        pending += sorted(named - seen)
        seen |= named
    return False
