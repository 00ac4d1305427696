"""Plans with mistakes: a few plain ones, too many, and text that tries to be something else."""

import itertools
import json
import pathlib
import re

BASE = pathlib.Path(__file__).parent.parent / "cases" / "_base" / "plan"
HOSTILE = (
    "::error::all is well",
    "##[add-mask]a",
    "#\ufe0f#[stop-commands]pause",
    "]]></failure><x/>&amp;",
    "</details><script>alert(1)</script>",
    "`code` ```fence``` **bold** @everyone #1",
    "[look](javascript:alert(1)) ![x](y)",
    "\"quoted\" 'and' $(id) ${{ github.token }} %0A%25 a,b:c",
    "\U0001f6a8 non-BMP \U00020000 \u0627\u0644",
    "x" * 10_000,
)
# As above, for a plan without errors: no title on two lines, nothing that can't be seen.
SPOKEN = (
    "::error::all is well",
    "so it is ##[error]over",
    "::add-mask::a",
    "#\ufe0f#[error]unseen",
    "\ufe0f::error::unseen",
    "##vso[task.setvariable variable=PATH]x",
    "words that are many, so that a line ends and the next begins with ::error::this ::error::this",
    "::stop-commands::pause",
)
PATHS = ("::error::.yaml", "a ##[error]b.yaml", "100%25 a,b:c.yaml", "\U0001f6a8é.yaml")


def plain(plan):
    """Two errors and a warning, in three files."""
    first = plan / "actions" / "01-lighting.yaml"
    first.write_text(first.read_text("utf-8").replace("number: 1", "number: one"), "utf-8")
    second = plan / "actions" / "02-training.yaml"
    second.write_text(second.read_text("utf-8").replace("source: fict", "source: no-fict"), "utf-8")
    (plan / "actions" / "old").mkdir()
    (plan / "actions" / "old" / "03-benches.yaml").write_text("id: A3\n", "utf-8")


def crowded(plan):
    """Twelve errors and eleven warnings, more of each than GitHub shows."""
    _titled(plan, [f"Action {number}" for number in range(12)])
    (plan / "actions" / "old").mkdir()
    for number in range(11):
        (plan / "actions" / "old" / f"{number:02}-a.yaml").write_text("id: A3\n", "utf-8")


def hostile(plan):
    """Titles, keys and file names that would be commands, markup or code, were they let."""
    _titled(plan, HOSTILE)
    folder = plan / "updates"
    folder.mkdir()
    for name in PATHS:
        (folder / name).write_text(f'"{HOSTILE[0]}": "{HOSTILE[1]}"\n', "utf-8")


def clean(plan):
    """Nothing wrong."""


def speaking(plan):
    """No error, and in every title, text and name what would act, were it let."""
    said = itertools.cycle(SPOKEN)
    for file in sorted(plan.rglob("*.yaml")):
        keys = r"(?m)^( *(?:- )?(?:title|text|name)): .*"
        text = re.sub(keys, lambda key: f"{key[1]}: {json.dumps(next(said))}", file.read_text())
        file.write_text(text, "utf-8")
    (plan / "updates").mkdir()
    for number, one in enumerate(SPOKEN, 1):
        (plan / "updates" / f"2031-05-{number:02}-news.yaml").write_text(
            f"date: 2031-05-{number:02}\nreporter: fictional-police\nvisibility: public\nentries:\n"
            f"  - subject: A1.C1\n    completion: limited\n    summary: {json.dumps(one)}\n",
            "utf-8",
        )


PLANS = {one.__name__: one for one in (plain, crowded, hostile, clean, speaking)}


def _titled(plan, titles):
    """An action for each title, each led by nobody."""
    text = (plan / "actions" / "02-training.yaml").read_text("utf-8")
    for number, title in enumerate(titles, 3):
        own = text.replace("A2", f"A{number}").replace("number: 2", f"number: {number}")
        own = own.replace("title: Training", f"title: '{title.replace(chr(39), chr(39) * 2)}'")
        own = own.replace("lead: fictional-police\nlead_basis", "lead: nobody\nlead_basis", 1)
        (plan / "actions" / f"{number:02}-text.yaml").write_text(own, "utf-8")
