"""The fictional plan of this folder as a `Plan`, and ways to change it."""

import pathlib

import msgspec
import pytest
import yaml

from vawg_plan.model import kinds
from vawg_plan.model.nodes import File
from vawg_plan.model.plan import Plan, build
from vawg_plan.render import Provenance

FOLDER = pathlib.Path(__file__).parent / "plan"


def read_data(folder=FOLDER):
    """Path -> plain data."""
    paths = sorted(folder.rglob("*.yaml"))
    return {path.relative_to(folder).as_posix(): _read(path) for path in paths}


class _Loader(yaml.SafeLoader):
    """Leaves dates as text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML has it
        first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _read(path):
    return yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 - a SafeLoader


def as_plan(data) -> Plan:
    """The plan that plain data makes."""
    return build([_file(path, record) for path, record in data.items()])


def _file(path, record):
    kind = kinds.kind_of_path(path)
    return File(path, kind.name, msgspec.convert(record, kind.type))


@pytest.fixture
def data():
    return read_data()


@pytest.fixture
def make_plan():
    return as_plan


@pytest.fixture(scope="session")
def plan():
    return as_plan(read_data())


@pytest.fixture(scope="session")
def own_plan():
    """The plan that this repository carries."""
    folder = FOLDER.parents[2] / "plan"
    if not folder.is_dir():
        pytest.skip("no plan/ beside these tests")
    return as_plan(read_data(folder))


@pytest.fixture(scope="session")
def provenance():
    return Provenance("0.0.0", commit="c0ffee", clean=True, edition="v2030-31")
