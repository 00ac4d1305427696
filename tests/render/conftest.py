"""The fictional plan of this folder as a `Plan`, and ways to change it."""

import os
import pathlib
import re
from difflib import unified_diff

import msgspec
import pytest
import yaml
from msgspec.structs import replace

from vawg_plan import rules
from vawg_plan.load import load
from vawg_plan.model import kinds
from vawg_plan.model import types as t
from vawg_plan.model.nodes import File
from vawg_plan.model.plan import Plan, build
from vawg_plan.render import DOCUMENTS, Asked, Provenance
from vawg_plan.store.folder import read_folder

FOLDER = pathlib.Path(__file__).parent / "plan"
GOLDEN = pathlib.Path(__file__).parent / "golden"
HOW = "run this test with VAWG_UPDATE_GOLDEN=1 and read the git diff."
ROOT = pathlib.Path(__file__).parents[2]
RIVERSIDE = ROOT / "examples" / "riverside" / "plan"


def golden_of(name, made):
    """``made`` is what golden/NAME holds; where it is not, the difference is shown.

    VAWG_UPDATE_GOLDEN=1 writes it anew: read the diff. A page's style and its digest are left out:
    they have tests of their own. A chart has a line for each of its elements.
    """
    made = re.sub("(?s)<style>.*?</style>", "<style></style>", made, count=1)
    made = re.sub("'sha256-[^']+'", "'sha256'", made, count=1)
    made = re.sub("(?s)<svg .*?</svg>", lambda chart: chart[0].replace("><", ">\n<"), made)
    path = GOLDEN / name
    if os.environ.get("VAWG_UPDATE_GOLDEN"):
        path.write_text(made, "utf-8", newline="\n")
    elif not path.exists():
        pytest.fail(f"There is no golden/{name} yet: {HOW}", pytrace=False)
    held = path.read_text("utf-8")
    if made != held:
        lines = [f"This is not what golden/{name} holds; if it should be, {HOW}"]
        lines += unified_diff(held.split("\n"), made.split("\n"), name, "made now", lineterm="")
        pytest.fail("\n".join(lines), pytrace=False)


def loaded(folder) -> Plan:
    """The plan of a folder as the program reads it, series and all."""
    return load(read_folder(str(folder)), rules.check_always, remember=False).plan


def asked_for(document, plan, **options) -> Asked:
    """What a document needs, with something of the plan; None where the plan has no such thing."""
    row = DOCUMENTS[document]
    needs = {*row.needs, *({"framework"} & {*row.takes})}
    if ("framework" in needs and not plan.frameworks) or ("action" in needs and not plan.holders()):
        return None
    found = {
        "for": ("whom", next(iter(plan.organisations), None)),
        "framework": ("framework", next(iter(plan.frameworks), None)),
        "range": ("span", ("v1", "v2")),
        "action": ("action", next((one.id for one in plan.holders()), None)),
    }
    before = {"base": earlier(plan)} if "range" in needs else {}
    given = dict(found[name] for name in needs) | before
    return Asked(**(given | options))


def earlier(plan) -> Plan:
    """The plan before its record: firmer promises with other dates and no partners."""
    kept = [file for file in plan.files if file.kind not in {"update", "decision", "practice"}]
    return build([File(file.path, file.kind, _earlier(file.record)) for file in kept])


def _earlier(record):
    if not isinstance(record, t.Action | t.Future):
        return record
    promises = tuple(map(_promised, record.commitments))
    return replace(record, commitments=promises, measures=record.measures[:-1])


def _promised(one):
    """A promise before it was changed; there is no word in what is added."""
    text = f"{one.text} 24."
    return replace(one, text=text, modality="will", due="2030-01-01", start=None, partners=(),
                   withdrawn=None)  # fmt: skip


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
    return loaded(ROOT / "plan")


@pytest.fixture(scope="session")
def riverside():
    """The invented plan with a year of reports."""
    return loaded(RIVERSIDE)


@pytest.fixture(scope="session")
def published():
    """Riverside before its year: none of its changes was made, and it had one update."""
    data = read_data(RIVERSIDE)
    promises = {
        one["id"]: one
        for file in data.values()
        for one in file.get("commitments", ())
        if isinstance(one, dict)
    }
    del promises["A3.C3"]["withdrawn"], promises["A1.C3"]["original_due"]
    promises["A1.C3"]["due"] = "2031-12-31"
    promises["A2.C3"]["text"] = promises["A2.C3"]["text"].replace("six months", "twelve months")
    promises["A6.C2"]["modality"] = "will"
    promises["A4.C1"]["modality"] = "should"
    gone = [
        path
        for path in data
        if path.startswith(("decisions/", "updates/2032")) or "/2031-1" in path
    ]
    return as_plan({path: record for path, record in data.items() if path not in gone})


@pytest.fixture(scope="session")
def provenance():
    return Provenance("0.0.0", commit="c0ffee", clean=True, edition="v2030-31")
