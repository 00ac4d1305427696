"""vawg update: one new file, and everything wrong with what was typed at once."""

import pytest
from calls import changed, copy_plan, held, run

OPEN = "vawg: whoever can read the repository reads everything, whatever the visibility\n"
REPORTER = ("--reporter", "plan-keeper")


def new_files(before, folder):
    """Path -> text of the files that are there now and weren't."""
    return {path: raw.decode() for path, raw in held(folder).items() if path not in before}


def test_a_second_report_of_the_day_that_differs_is_said_at_once(tmp_path):
    folder = copy_plan(tmp_path)
    call = ["update", "A2.C1", "--date", "2032-01-30", "--reporter", "plan-keeper"]
    assert run(folder, *call, "--completion", "limited").err == OPEN
    for options in (["--dry-run"], []):
        said = run(folder, *call, "--completion", "substantial", *options)
        assert said.code == 0
        assert said.err.count("warning[told-twice]") == 1, said.err
    said = run(folder, *call, "--lifecycle", "active")  # what was said before is not said again
    assert said.err == OPEN


def test_an_update_is_one_new_file_in_the_house_style(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(
        folder, "update", "1.c1", "a1.C01.ms1", "--completion", "complete", "--confidence", "RED",
        "--lifecycle", "active", "--summary", "Ten lamps: all lit", "--next-steps", "More.",
        "--recovery-action", "no", "--recovery-owner", "lamp-portfolio", "--area", "north-quay",
        "--evidence", "lamp-count", "--evidence", "Minutes, https://example.org/m",
        "--evidence", "Photographs", "--verified-by", "TU", "--date", "2032-01-30",
        "--reporter", "plan-keeper", "--visibility", "public",
    )  # fmt: skip
    (path, text), *others = new_files(before, folder).items()
    assert others == []
    assert (said.out, said.code) == (f"wrote {path}\n", 0)
    assert said.err.startswith("vawg: the plan is valid, and warns of this from now on:\n")
    assert said.err.count("[superseded-source]") == 2  # an entry each
    assert said.err.endswith("\n" + OPEN)
    entry = """\
    area: north-quay
    completion: complete
    confidence: red
    lifecycle: active
    summary: >-
      Ten lamps: all lit
    next_steps: >-
      More.
    recovery_action: >-
      no
    recovery_owner: lamp-portfolio
    evidence:
      - title: Lamp Count 2030 (fiction)
        source: lamp-count
      - title: Minutes
        url: https://example.org/m
      - title: Photographs
    verified_by: tidewater-union
"""
    assert text == (
        "date: 2032-01-30\nreporter: plan-keeper\nentries:\n"
        f"  - subject: A1.C1\n{entry}  - subject: A1.C1.MS1\n{entry}visibility: public\n"
    )
    assert path.startswith("plan/updates/2032/2032-01-30-a1-c1-")
    assert len(path) == len("plan/updates/2032/2032-01-30-a1-c1-012345.yaml")
    assert list(changed(before, held(folder))) == [path]
    assert run(folder, "validate").code == 0


def test_without_a_date_it_is_today_and_internal(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    run(folder, "update", "P", "--summary", "x", VAWG_REPORTER="plan-keeper")
    assert list(new_files(before, folder).values()) == [
        (
            "date: 2032-01-31\nreporter: plan-keeper\nentries:\n"
            "  - subject: P\n    summary: >-\n      x\nvisibility: internal\n"
        )
    ]


def test_the_same_twice_gets_a_name_of_its_own(tmp_path):
    folder = copy_plan(tmp_path)
    call = ("update", "A1.C1", "--summary", "x", *REPORTER)
    first, second, third = (run(folder, *call).out[6:-6] for _ in range(3))
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_an_editor_finds_the_schema_where_other_files_have_it(tmp_path):
    folder = copy_plan(tmp_path)
    plan = folder / "plan" / "plan.yaml"
    line = "# yaml-language-server: $schema=../schemas/plan.schema.json\n"
    plan.write_text(line + plan.read_text("utf-8"), "utf-8")
    for call, up in (
        (("update", "A1.C1", "--summary", "x", *REPORTER), "../../../schemas/update"),
        (("decide", "--affects", "A1", "--permits", "reword", "--decider", "tu", "--reason", "x"),
         "../../schemas/decision"),
    ):  # fmt: skip
        path = run(folder, *call).out.split()[1]
        first = (folder / path).read_text("utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema={up}.schema.json"


def test_a_correction_is_about_what_it_corrects(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    name = "plan/updates/2031/2031-07-01-north.yaml"
    run(folder, "update", "--corrects", name, "--summary", "x", "--date", "2031-07-01", *REPORTER)
    (text,) = new_files(before, folder).values()
    assert "  - subject: A1.C1\n    area: north-quay\n    summary: >-\n      x\n" in text
    assert text.endswith("visibility: internal\ncorrects: 2031-07-01-north\n")


BAD = [
    (("A1.C9", "--summary", "x", *REPORTER),
     "vawg: this plan has no A1.C9\nhelp: did you mean A1.C3 or A1.C2?\n"),
    (("north-quay", "--summary", "x", *REPORTER),
     ("vawg: north-quay is no subject of an update\nhelp: report on an action, commitment, "
     "milestone, measure, indicator or future action, or on P\n")),
    (("A1.C1", "--summary", "x"),
     ("vawg: --reporter: no reporter is given: which body or role reports?\n"
     "help: this plan's roles are plan-keeper\n")),
    (("A1.C1", "--summary", "x", "--reporter", "plan-keepr"),
     ("vawg: --reporter: plan-keepr is no body or role of this plan\n"
     "help: did you mean plan-keeper?\n")),
    (("A1.C1", *REPORTER),
     ("vawg: nothing is said about A1.C1\n"
     "help: say its completion, confidence or lifecycle, or add a summary\n")),
    (("--summary", "x", *REPORTER),
     "vawg: report on what?\nhelp: name one id or more, as A3.C1\n"),
    (("A1.C1", "--completion", "done", "--confidence", "gren", "--date", "yesterday",
      "--recovery-owner", "me", "--corrects", "x", "--visibility", "secret", *REPORTER),
     ("vawg: --date: yesterday is not a date\nhelp: write it YYYY-MM-DD, as 2022-12-01\n"
     "--visibility: secret is not one of public, internal\n"
     "--corrects: there is no update x\nhelp: vawg list updates lists them\n"
     "--completion: done is not one of not_started, limited, substantial, complete\n"
     "--confidence: gren is not one of green, amber, red\nhelp: did you mean green?\n"
     "--recovery-owner: me is no body or role of this plan\n"
     "help: vawg list organisations lists them\n")),
    (("A1.C1", "--summary", "  ", *REPORTER),
     "vawg: --summary: the text is empty\nhelp: write something, or leave it out\n"),
    (("A1.C1", "--summary", "x", "-m", "why", *REPORTER),
     ("vawg: invalid value: --message is the message of a commit: add --commit\n"
     "help: vawg update -h explains the command\n")),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "words"), BAD)
def test_what_cannot_be_understood_is_named_and_nothing_written(tmp_path, arguments, words):
    folder = copy_plan(tmp_path)
    before = held(folder)
    assert run(folder, "update", *arguments) == ("", words, 2)
    assert held(folder) == before


REFUSED = [
    (("A1.C3", "--completion", "complete"), "error[complete-evidence]"),
    (("A1.C3", "--confidence", "red"), "error[recovery-plan]"),
    (("A1.C3", "--summary", "x", "--verified-by", "plan-keeper"), "error[verified-by-another]"),
    (("A1.M1", "--completion", "limited"), "error[entry-fits]"),
    (("A1.C3", "--summary", "a\u202eb"), "error[direction-mark]"),
]


@pytest.mark.parametrize(("arguments", "rule"), REFUSED)
def test_what_validate_would_refuse_is_refused_unless_forced(tmp_path, arguments, rule):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(folder, "update", *arguments, *REPORTER)
    assert (said.out, said.code) == ("", 1)
    assert rule in said.err
    assert held(folder) == before
    assert run(folder, "update", *arguments, *REPORTER, "--force").code == 0
    assert len(held(folder)) == len(before) + 1


@pytest.mark.parametrize(
    "text", ["no", "12:30", "1e3", "- x", "'", '"', "a: b # c", "é\u2028ü", "a\n\nb", "*" * 500]
)
def test_any_text_comes_back_as_it_was_typed(tmp_path, text):
    folder = copy_plan(tmp_path)
    before = held(folder)
    said = run(
        folder, "update", "P", "--summary", text, "--evidence", text.replace("\n", " "), *REPORTER
    )
    assert said.code == 0, said.err
    from vawg_plan.source import read  # noqa: PLC0415

    (entry,) = read(next(iter(new_files(before, folder).values())).encode())["entries"]
    assert entry["summary"] == text.strip()


def test_a_plan_with_broken_files_can_be_reported_on(tmp_path):
    folder = copy_plan(tmp_path)
    (folder / "plan" / "actions" / "02-ferries.yaml").write_text("id: A2\ntitle: [\n")
    for subject in ("A1.C1", "A2.C2"):
        said = run(folder, "update", subject, "--summary", "x", *REPORTER)
        assert (said.code, said.err) == (0, OPEN)
    (folder / "plan" / "organisations.yaml").write_text("organisations: [\n")
    assert run(folder, "update", "A1.C1", "--summary", "x", *REPORTER).code == 0


def test_quiet_says_only_what_was_written(tmp_path):
    said = run(copy_plan(tmp_path), "update", "P", "--summary", "x", *REPORTER, "--quiet")
    assert (said.out[:6], said.err) == ("wrote ", "")
