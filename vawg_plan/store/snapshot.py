"""What a plan folder or a git revision holds: the same type for both."""

from __future__ import annotations

from vawg_plan.store.tuples import NamedTuple

MAX_BYTES = 2 * 1024 * 1024
FOLDERS = ("actions", "future", "frameworks", "updates", "decisions", "funding", "practice")
FILES = ("plan", "organisations", "sources")
SUFFIXES = (".yaml", ".yml")
DATA = "data"
SERIES_SUFFIX = ".csv"
TEMPLATES = "templates"
TEMPLATE_SUFFIXES = (".j2", ".css")


class NoPlan(Exception):
    """There is no plan where one was looked for; the message says where, and what to do."""


class Fault(NamedTuple):
    """A file or folder that cannot be read at all: its path in the plan, why, and what to do."""

    path: str
    message: str
    help: str
    rule: str = "unreadable-file"


class Snapshot(NamedTuple):
    """The texts of a plan at one moment.

    ``label`` is what stands before a path when it is shown (``plan``): the plan folder relative
    to its repository. ``root`` is the plan folder itself. ``texts`` maps a path in the plan
    folder (``actions/01-a.yaml``, ``/`` everywhere) to its bytes; ``data`` names the files of
    ``data/``, ``series`` has the bytes of its CSV files by path, and ``templates`` the plan's own
    templates by name (``public-plan.md.j2``).
    """

    root: str
    label: str
    revision: str | None
    texts: dict[str, bytes]
    templates: dict[str, bytes]
    data: frozenset[str]
    series: dict[str, bytes]
    faults: tuple[Fault, ...]


def too_large(path: str, size: int) -> Fault:
    """The fault of a file larger than any record should be (``size`` in bytes)."""
    return Fault(
        path,
        f"the file has {size:,} bytes, and {MAX_BYTES:,} is the most that a record may have",
        "Split it, or move what is not a record out of the plan folder",
        "too-large",
    )


def bad_name(path: str) -> Fault | None:
    """The fault of a path that is no text, which could be shown and sent nowhere."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        shown = path.encode("utf-8", "backslashreplace").decode("utf-8")
        return Fault(shown, "the name is not UTF-8, so nothing can refer to it", "Rename it")
    return None


class Divided(NamedTuple):
    """Texts by what they are: records and series by path, the plan's own templates by name."""

    records: dict[str, bytes]
    templates: dict[str, bytes]
    series: dict[str, bytes]


def divide(texts: dict[str, bytes]) -> Divided:
    """The texts of a plan folder by what they are, each in alphabetical order."""
    found = Divided({}, {}, {})
    for path, text in sorted(texts.items()):
        folder, _, inner = path.partition("/")
        if folder == TEMPLATES:
            found.templates[inner] = text
        elif folder == DATA:
            found.series[path] = text
        else:
            found.records[path] = text
    return found
