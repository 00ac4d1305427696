"""The picture in docs/architecture.md, held: who imports whom, where outside things live."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "vawg_plan"

# A part of the package -> the other parts that it may import.
MAY_IMPORT = {
    "store": set(),
    "source": set(),
    "data_files": set(),
    "schema": {"data_files"},
    "model": set(),
    "rules": {"model", "schema", "source"},
    "load": {"store", "source", "schema", "model"},
    "query": {"model", "rules"},
    "diff": {"model", "query"},
    "render": {"model", "query", "diff", "data_files"},
    "edit": {"source", "schema", "model", "rules", "query"},
    "cli": {"store", "load", "model", "rules", "schema", "query", "diff", "render", "edit"},
    "__main__": {"cli"},
    "__init__": set(),
}
# An outside library -> the part that is its only home.
HOMES = {
    "_ruamel_yaml": "source",
    "ruamel": "source",
    "jsonschema": "schema",
    "jinja2": "render",
    "markupsafe": "render",
    "typer": "cli",
    "rich": "cli",
    "subprocess": "store",
    "sqlite3": "query",
    "tempfile": "store",
}
OPENS = {"store", "data_files"}
CLOCKS = {"cli"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> list[str]:
    """Every module that a file imports, by its full name, wherever in the file."""
    package = ["vawg_plan", *path.relative_to(PACKAGE).parts[:-1]]
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            found += [f"{module}.{alias.name}" for alias in node.names]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_up_the_picture(path: Path) -> None:
    here = part_of(path)
    parts = {name.split(".")[1] for name in imports(path) if name.startswith("vawg_plan.")}
    others = {part for part in parts if part not in {here, "__version__"}}
    assert others <= MAY_IMPORT[here], f"{here} imports {sorted(others - MAY_IMPORT[here])}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_one_home(path: Path) -> None:
    here = part_of(path)
    strangers = {name for name in imports(path) if HOMES.get(name.split(".")[0], here) != here}
    assert not strangers


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_edge_opens_files_and_reads_the_clock(path: Path) -> None:
    calls = [
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and not (node.args and ast.unparse(node.args[0]) == "os.devnull")
    ]
    if part_of(path) not in OPENS:
        assert not {"open", "os.open", "Path.open", "os.scandir"} & set(calls)
    if part_of(path) not in CLOCKS:
        clocks = {"time.time", "time.strftime", "date.today", "datetime.now", "datetime.today"}
        assert not clocks & set(calls)


def test_every_part_is_in_the_picture() -> None:
    assert {part_of(path) for path in MODULES} == set(MAY_IMPORT)


def test_modules_can_be_held_in_mind() -> None:
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in MODULES
        if (lines := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert not long
