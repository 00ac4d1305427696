"""Tuples with names, made without `typing`: as typing makes them."""

import os
import pathlib
import subprocess
import sys
import typing

import pytest

import vawg_plan
from vawg_plan.store.tuples import NamedTuple

PACKAGES = pathlib.Path(vawg_plan.__file__).parents[1]


class Light(NamedTuple):
    """A fictional thing."""

    name: str
    number: int = 3
    rest: tuple[str, ...] = ()

    @property
    def twice(self):
        return 2 * self.number

    def named(self, name):
        return self._replace(name=name)


class Typed(typing.NamedTuple):
    """A fictional thing."""

    name: str
    number: int = 3
    rest: tuple[str, ...] = ()

    @property
    def twice(self):
        return 2 * self.number

    def named(self, name):
        return self._replace(name=name)


@pytest.mark.parametrize(
    "look",
    [
        lambda kind: kind("a"),
        lambda kind: kind("a", rest=("b",)),
        lambda kind: kind("a", 4).twice,
        lambda kind: kind("a", 4).named("b"),
        lambda kind: kind("a") < kind("b"),
        lambda kind: tuple(kind("a")),
        lambda kind: {kind("a"): 1}[kind("a")],
        lambda kind: (kind._fields, kind._field_defaults, kind.__doc__),
        lambda kind: (isinstance(kind("a"), tuple), issubclass(kind, tuple), kind.__module__),
        lambda kind: kind("a")._asdict(),
        lambda kind: repr(kind("a")).partition("(")[2],
    ],
)
def test_as_typing_makes_them(look):
    assert look(Light) == look(Typed)


@pytest.mark.parametrize("wrong", [lambda kind: kind(), lambda kind: kind("a", other=1)])
def test_what_is_wrong_is_refused_likewise(wrong):
    for kind in (Light, Typed):
        with pytest.raises(TypeError):
            wrong(kind)


SLOW = {"typing", "re", "enum", "functools", "contextlib", "dataclasses", "json", "subprocess"}


def test_a_kept_answer_imports_nothing_slow():
    """What finds it is imported at every command."""
    code = (
        "import sys; before = set(sys.modules);"
        "import vawg_plan.__main__, vawg_plan.cli.endings, vawg_plan.cli.answers;"
        "import vawg_plan.cli.early;"
        "print(*(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],  # what the site brings along would hide it
        env={**os.environ, "PYTHONPATH": str(PACKAGES)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = set(done.stdout.split())
    assert "vawg_plan.cli.answers" in found
    assert found & SLOW == set()
