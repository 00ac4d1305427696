"""The tool's own files are found where each way of installing puts them."""

import importlib.util
import shutil

import pytest

from vawg_plan import data_files


@pytest.fixture
def installed(tmp_path):
    """A copy of the module as if installed in ``lib/vawg_plan``."""
    package = tmp_path / "lib/vawg_plan"
    package.mkdir(parents=True)
    shutil.copy(data_files.__file__, package)
    spec = importlib.util.spec_from_file_location("installed", package / "data_files.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module, package


@pytest.mark.parametrize("place", ["_data/schemas", "../schemas"])
def test_a_file_is_found_in_the_package_and_beside_it(installed, place):
    module, package = installed
    (package / place).mkdir(parents=True)
    (package / place / "x.json").write_bytes(b"\xef\xbb\xbf{}\r\n")
    assert module.read("schemas", "x.json") == "\ufeff{}\r\n"


def test_the_package_comes_first(installed):
    module, package = installed
    for place in ("../schemas", "_data/schemas"):
        (package / place).mkdir(parents=True)
        (package / place / "x.json").write_text(place)
    assert module.read("schemas", "x.json") == "_data/schemas"


def test_what_is_in_no_place_is_a_bad_installation(installed):
    with pytest.raises(FileNotFoundError, match=r"schemas/x\.json"):
        installed[0].find("schemas", "x.json")
