"""The same plan, day and question give the same bytes, whatever is around them."""

import shutil

import pytest
from fiction import FICTION

CALLS = (
    ("status", "--by", "lead"), ("list", "commitments", "--json"), ("list", "gaps", "--csv"),
    ("show", "tidewater-union"), ("search", "lamps"), ("render", "public-plan", "-f", "html"),
)  # fmt: skip
AROUND = (
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "America/Adak", "LC_ALL": "C", "PYTHONUTF8": "0", "HOME": "/no"},
)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
@pytest.mark.parametrize("environment", AROUND, ids=("far east", "C"))
def test_the_same_bytes_whatever_is_around(start, run, call, environment):
    here = run(*call, "--no-cache")
    there = start(*call, "--no-cache", **environment)
    assert here.code == 0
    assert there == (here.out.encode(), here.err, here.code)


@pytest.mark.parametrize("call", [*CALLS, ("validate",), ("validate", "--json")], ids=" ".join)
def test_the_same_bytes_wherever_one_stands(run, tmp_path, call):
    elsewhere = tmp_path / "else where" / "pl\u00e4n"
    shutil.copytree(FICTION, elsewhere / "fictional")
    broken = elsewhere / "fictional" / "updates" / "2032" / "2032-01-10-north.yaml"
    day = () if call[0] == "validate" else ("--as-of", "2032-01-31")
    for text in (broken.read_text("utf-8"), "date: 2032-01-10\n"):
        broken.write_text(text, "utf-8")
        said = {
            run(*call, *day, folder=elsewhere / "fictional"),
            run(*call, *day, folder=elsewhere / "fictional" / "updates" / "2031"),
            run(*call, *day, "--plan", elsewhere / "fictional", folder="/"),
            run(*call, *day, "-C", "..", "--plan", "fictional", folder=elsewhere / "fictional"),
        }
        assert len(said) == 1
