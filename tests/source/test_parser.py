"""Which parser runs, when it is loaded, and that it is left as it was."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from vawg_plan.source import Unreadable, read
from vawg_plan.source.libyaml import load_binding
from vawg_plan.source.quick import QUICK, is_effective, walk


def test_the_parser_is_libyaml():
    parser = load_binding().parser
    assert (parser.__module__, parser.__qualname__) == ("ruamel.yaml.clib._ruamel_yaml", "CParser")


def test_the_quick_walk_works_with_this_binding():
    assert is_effective()


@pytest.mark.parametrize("raw", [b"a: b\n", b"a: b: c\n", b"a: no\n"])
def test_the_binding_is_left_as_it_was(raw):
    names = load_binding().names
    before = {name: names[name] for name in QUICK}
    try:
        read(raw)
    except Unreadable:
        pass
    assert {name: names[name] for name in QUICK} == before


def test_threads_read_in_turn():
    text = b"a:\n" + b"  - b: [c, 1]\n" * 200
    odd = text.replace(b"[c", b"['c',\t1], d: [c")
    with ThreadPoolExecutor(4) as pool:
        good = [pool.submit(read, text) for _ in range(100)]
        bad = [pool.submit(read, odd) for _ in range(20)]
    assert all(one.result() == {"a": [{"b": ["c", 1]}] * 200} for one in good)
    assert all(isinstance(one.exception(), Unreadable) for one in bad)


def test_without_the_quick_walk_reading_goes_on(monkeypatch):
    monkeypatch.setattr("vawg_plan.source.reader.is_effective", lambda: False)
    assert read(b"a: [b, 1]\n") == {"a": ["b", 1]}


def test_usual_texts_take_the_quick_walk(monkeypatch):
    seen = []
    monkeypatch.setattr(
        "vawg_plan.source.reader.walk", lambda text: seen.append(text) or walk(text)
    )
    monkeypatch.setattr("vawg_plan.source.reader.survey", None)
    text = "# note\na: [b]\nc: “its”\nd: x@1#y & z! what?\ne: 'f'\r\n"
    assert read(text.encode())
    assert seen == [text]


def test_importing_loads_no_yaml_library():
    code = "import vawg_plan.source, sys; print([m for m in sys.modules if 'yaml' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['vawg_plan.source.libyaml']"
