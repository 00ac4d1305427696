"""vawg add: the next id, the item where it belongs, and no other line touched."""

import subprocess

import pytest
from calls import START, changed, copy_plan, git, held, run, talk

from vawg_plan.cli.additions import FIELDS
from vawg_plan.cli.questions import meaning
from vawg_plan.cli.vocabulary import NEW, WORDS
from vawg_plan.edit.adding import SORTS, missing
from vawg_plan.edit.fields import type_of, words_of

LAMPS = "plan/actions/01-lamps.yaml"
COMMITMENT = [
    "add", "commitment", "--title", "Paint the quays", "--text", "The board will paint.",
    "--lead", "Lamp-Portfolio", "--lead-basis", "stated", "--mode", "deliver",
    "--tier", "national", "--modality", "will", "--locator", "Action 1, paragraph 9",
]  # fmt: skip
WRITTEN = [
    "    title: Paint the quays\n",
    "    text: >-\n",
    "      The board will paint.\n",
    "    lead: lamp-portfolio\n",
    "    lead_basis: stated\n",
    "    mode: deliver\n",
    "    tier: national\n",
    "    modality: will\n",
    "    locator: Action 1, paragraph 9\n",
]


def test_a_commitment_gets_the_next_id_of_its_action(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(folder, *COMMITMENT, "--under", "a01")
    assert said == (f"wrote {LAMPS}\nadded A1.C4\n", "", 0)
    assert changed(before, held(folder)) == {LAMPS: ([], ["  - id: A1.C4\n", *WRITTEN])}
    assert run(folder, *COMMITMENT, "--under", "A1").out == f"wrote {LAMPS}\nadded A1.C5\n"


def test_a_number_that_was_passed_over_is_not_used(tmp_path):
    folder = copy_plan(tmp_path)
    file = folder / LAMPS
    file.write_text(file.read_text().replace("id: A1.C3\n", "id: A1.C12\n"))
    decision = folder / "plan/decisions/2032-01-15-brighter.yaml"
    decision.write_text(decision.read_text().replace("A1.C3", "A1.C12"))
    assert run(folder, *COMMITMENT, "--under", "A1", "--force").out.endswith("added A1.C13\n")


@pytest.mark.parametrize(
    ("arguments", "path", "added", "come"),
    [
        (
            ["milestone", "--under", "A1.C3", "--title", "First"],
            LAMPS, "A1.C3.MS1",
            ["    milestones:\n", "      - id: A1.C3.MS1\n", "        title: First\n"],
        ),
        (
            ["context", "--under", "P", "--title", "T", "--text", "A text.", "--locator", "I"],
            "plan/plan.yaml", "P.K2",
            ["  - id: P.K2\n", "    title: T\n", "    text: >-\n", "      A text.\n",
             "    locator: I\n"],
        ),
        (
            ["measure", "--under", "A2", "--title", "T", "--text", "A text.", "--locator", "I"],
            "plan/actions/02-ferries.yaml", None, None,
        ),
        (
            ["organisation", "--title", "East Quay Board", "--set", "kind=body",
             "--set", "delivers=true", "--set", "acronym=EQB"],
            "plan/organisations.yaml", "eqb",
            ["  - id: eqb\n", "    name: East Quay Board\n", "    kind: body\n",
             "    acronym: EQB\n", "    delivers: true\n"],
        ),
        (
            ["source", "--title", "Ferry Count", "--kind", "statistic", "--id", "ferries-2031"],
            "plan/sources.yaml", "ferries-2031",
            ["  - id: ferries-2031\n", "    title: Ferry Count\n", "    kind: statistic\n"],
        ),
        (
            ["action", "--title", "Paint everything's sides", "--lead", "lamp-portfolio",
             "--set", "lead_basis=stated", "--locator", "Action 3", "--set",
             "source=tidewater-paper"],
            "plan/actions/03-paint-everythings-sides.yaml", "A3",
            ["id: A3\n", "number: 3\n", "title: Paint everything's sides\n",
             "lead: lamp-portfolio\n", "lead_basis: stated\n", "source: tidewater-paper\n",
             "locator: Action 3\n"],
        ),
        (
            ["framework", "--title", "Morning Standard", "--version", "1",
             "--version-basis", "stated", "--publisher", "tidewater-union"],
            "plan/frameworks/morning-standard.yaml", "morning-standard",
            ["id: morning-standard\n", "title: Morning Standard\n", 'version: "1"\n',
             "version_basis: stated\n", "publisher: tidewater-union\n"],
        ),
        (
            ["funding", "--title", "Paint Fund", "--funder", "tidewater-union",
             "--set", "amount=1200", "--set", "supports=a1,A2"],
            "plan/funding/paint-fund.yaml", "paint-fund",
            ["id: paint-fund\n", "title: Paint Fund\n", "funder: tidewater-union\n",
             "amount: 1200\n", "supports:\n", "  - A1\n", "  - A2\n"],
        ),
        (
            ["practice", "--title", "Paint", "--text", "Paint it.", "--theme", "light",
             "--strength", "described"],
            "plan/practice/paint.yaml", "paint",
            ["id: paint\n", "title: Paint\n", "text: >-\n", "  Paint it.\n", "theme: light\n",
             "strength: described\n"],
        ),
        (
            ["indicator", "--under", "A1.M1", "--title", "Lamps", "--unit", "number",
             "--direction", "increase", "--aggregable", "yes", "--definition", "Lit lamps.",
             "--set", "target.value=40", "--set", "baseline.pending=2032-03-31",
             "--set", "target.due=2032-03-31"],
            LAMPS, None, None,
        ),
    ],
)  # fmt: skip
def test_each_kind_goes_where_it_belongs_and_the_plan_stays_valid(
    tmp_path, arguments, path, added, come
):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(folder, "add", *arguments)
    assert (said.err, said.code) == ("", 0)
    assert said.out.startswith(f"wrote {path}\nadded {added or ''}")
    difference = changed(before, held(folder))
    assert list(difference) == [path]
    assert difference[path][0] == []
    assert come is None or difference[path][1] == come
    assert run(folder, "validate").code == 0


def test_what_is_missing_is_named_all_at_once(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(folder, "add", "commitment", "--title", "Paint")
    assert said.code == 2
    assert said.err == (
        "vawg: a commitment needs more than was given\nhelp: add\n"
        "  --under ID\n  --text TEXT\n  --lead ID\n  --lead-basis stated|inferred\n"
        "  --mode deliver|influence|support|examine|hold_to_account\n"
        "  --tier national|local|joint\n  --modality will|should|aims|can\n  --locator TEXT\n"
    )
    assert held(folder) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["comitment"], "did you mean commitment?"),
        ([*COMMITMENT[1:], "--under", "A1.M1"], "A1.M1 cannot hold a new commitment"),
        ([*COMMITMENT[1:], "--under", "A7"], "this plan has no A7"),
        ([*COMMITMENT[1:], "--under", "A1", "--set", "modality=maybe"], "`maybe` is no word"),
        ([*COMMITMENT[1:], "--under", "A1", "--set", "colour=red"], "there is no field `colour`"),
        ([*COMMITMENT[1:], "--under", "A1", "--set", "id=A1.C9"], "the next id is given by itself"),
        (["organisation", "--title", "A3", "--set", "kind=body"], "looks like the id of an item"),
        (["organisation", "--title", "North Quay", "--set", "kind=body"], "that is taken"),
        (["organisation", "--title", "!", "--set", "kind=body"], "no id can be made of"),
        (
            ["organisation", "--title", "East", "--set", "kind=body", "--under", "A1"],
            "leave --under out",
        ),
    ],
)
def test_a_mistake_is_explained_and_writes_nothing(tmp_path, arguments, said):
    folder = copy_plan(tmp_path)
    before = held(folder)
    answer = run(folder, "add", *arguments)
    assert answer.code == 2
    assert said in answer.err
    assert held(folder) == before


def test_an_unknown_body_is_refused_by_the_check(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(folder, *COMMITMENT, "--under", "A1", "--set", "partners=nobody")
    assert (said.out, said.code) == ("", 1)
    assert "unknown-reference" in said.err
    assert held(folder) == before


def test_a_terminal_is_asked_for_what_is_missing(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    shown, code = talk(
        folder, *COMMITMENT[:8], "--locator", "Action 1, paragraph 9",
        typed="A9\nA1\nstated\nfly\n1\nnational\nwill\n",
    )  # fmt: skip
    assert code == 0
    assert "What is the commitment part of?" in shown
    assert "this plan has no A9" in shown
    assert "1 deliver          Does or provides the thing itself." in shown
    assert "`fly` is no word for `mode`" in shown
    assert changed(before, held(folder)) == {LAMPS: ([], ["  - id: A1.C4\n", *WRITTEN])}


def test_two_branches_that_took_one_id_are_told_on_the_merge(tmp_path):
    folder = copy_plan(tmp_path)
    git(folder, "init", "-qb", "main")
    git(folder, "config", "user.name", "Nobody")
    git(folder, "config", "user.email", "nobody@example.org")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "First")
    git(folder, "checkout", "-qb", "other")
    assert run(folder, *COMMITMENT, "--under", "A1", "--commit").code == 0
    git(folder, "checkout", "-q", "main")
    said = run(folder, *COMMITMENT, "--under", "A1", "--set", "title=Other", "--commit")
    assert said.out.endswith("added A1.C4\n")
    git(folder, "merge", "-q", "other", "-X", "ours", "-m", "Merge")
    both = "".join(["  - id: A1.C4\n", *WRITTEN])
    file = folder / LAMPS
    file.write_text(file.read_text().replace("measures:\n", f"{both}measures:\n", 1))
    said = run(folder, "validate")
    assert "repeated-id" in said.out
    assert "`A1.C5`" in said.out


def test_every_question_has_its_meaning_from_the_schema():
    for kind, sort in SORTS.items():
        for name in missing(kind, {}):
            file = {"organisation": "organisations", "source": "sources"}.get(kind, kind)
            part = "" if sort.folder else kind
            meant = meaning("action" if sort.under else file, part, name)
            assert len(meant.text) > 10
            words = words_of(type_of(sort.type, (name,)))
            assert tuple(meant.words) == words


def test_every_field_that_must_be_given_has_an_option_with_its_words():
    for kind, sort in SORTS.items():
        for name in missing(kind, {}):
            assert name in {*FIELDS, "name"}
            words = words_of(type_of(sort.type, (name,)))
            assert name == "kind" or words == (WORDS | NEW).get(name, ())


def test_those_who_add_at_once_get_an_id_each(tmp_path):
    folder = copy_plan(tmp_path)
    call = [*START, "-C", str(folder), "--no-cache", *COMMITMENT, "--under", "A1"]
    started = [subprocess.Popen(call, stdout=subprocess.PIPE, text=True) for _ in range(5)]
    said = sorted(process.communicate()[0].splitlines()[-1] for process in started)
    assert said == [f"added A1.C{number}" for number in (4, 5, 6, 7, 8)]
    assert run(folder, "validate").code == 0
