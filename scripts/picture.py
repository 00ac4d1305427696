"""Draws ``docs/status.svg``: a real ``vawg status`` of the plan in this repository.

    python scripts/picture.py

The picture loads nothing: no font, no script, no other file. `scripts/docs.py` draws it too.
"""

from __future__ import annotations

import html
import io
import re
import tempfile
from pathlib import Path

from doc_examples import DAY, ROOT, make_place, run
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

TARGET = ROOT / "docs" / "status.svg"
COMMAND = f"vawg status --as-of {DAY}"
_COLUMNS = 80
_INK, _PAPER = (17, 17, 17), (255, 255, 255)
# Each colour has a contrast of at least 4.5 to 1 on white.
_THEME = TerminalTheme(
    _PAPER,
    _INK,
    [_INK, (164, 14, 38), (17, 99, 41), (125, 78, 0), (9, 80, 174), (104, 57, 166), (27, 111, 120),
     (87, 96, 106)],
)  # fmt: skip
_FORMAT = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>TITLE</title>
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs>{lines}</defs>
<rect fill="#ffffff" stroke="#d0d7de" width="100%" height="100%" rx="6"/>
<g transform="translate(9, 9)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def draw() -> str:
    """The picture as SVG."""
    with tempfile.TemporaryDirectory() as scratch:
        place = make_place(Path(scratch))
        colourful = {k: v for k, v in place.environment.items() if k != "NO_COLOR"}
        shown = run(COMMAND, place.folder, colourful)
    console = Console(
        record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True,
        color_system="standard",
    )  # fmt: skip
    console.print(Text.from_ansi(f"\x1b[1m$ {COMMAND}\x1b[0m\n{shown.rstrip()}"), soft_wrap=True)
    svg = console.export_svg(
        theme=_THEME, code_format=_FORMAT.replace("TITLE", f"What {COMMAND} prints"),
        font_aspect_ratio=0.61, unique_id="s",
    )  # fmt: skip
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def words(svg: str) -> list[str]:
    """The lines of text that a picture shows: what matters of it, whichever rich drew it."""
    lines: dict[str, str] = {}
    for height, text in re.findall(r'<text [^>]*? y="([0-9.]+)"[^>]*>([^<]*)</text>', svg):
        lines[height] = lines.get(height, "") + html.unescape(text)
    return [" ".join(line.split()) for line in lines.values()]


if __name__ == "__main__":
    TARGET.write_text(draw(), encoding="utf-8")
    print(f"drew {TARGET.relative_to(ROOT)}")
