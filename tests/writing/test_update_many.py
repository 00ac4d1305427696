"""vawg update --from: many reports at once, all or none, every bad cell named."""

from calls import copy_plan, held, run

HEAD = "Subject,Area,Completion,Summary,Next steps,Evidence,Date,Reporter\r\n"


def call(folder, name, text, *options):
    (folder / name).write_text(text, "utf-8", newline="")
    return run(folder, "update", "--from", name, *options)


def test_a_table_becomes_one_update_for_each_head(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    text = (
        "\ufeff" + HEAD + '1.c1,north-quay,limited,"Lit, at last",,,,plan-keeper\r\n'
        "A1.C1,South Quay Office,substantial,,,lamp-count; Minutes https://example.org/m,,\r\n"
        ",,,,,,,\r\n"
        "A2.C2,,limited,,Wait,,2032-01-20,plan-keeper\r\n"
    )
    said = call(folder, "r.csv", text, "--reporter", "plan-keeper")
    assert said.code == 0, said.err
    new = {p: raw.decode() for p, raw in held(folder).items() if p not in before and "plan/" in p}
    assert sorted(new.values()) == [
        (
            "date: 2032-01-20\nreporter: plan-keeper\nentries:\n  - subject: A2.C2\n"
            "    completion: limited\n    next_steps: >-\n      Wait\nvisibility: internal\n"
        ),
        (
            "date: 2032-01-31\nreporter: plan-keeper\nentries:\n  - subject: A1.C1\n"
            "    area: north-quay\n    completion: limited\n    summary: >-\n      Lit, at last\n"
            "  - subject: A1.C1\n    area: south-quay\n    completion: substantial\n    evidence:\n"
            "      - title: Lamp Count 2030 (fiction)\n        source: lamp-count\n"
            "      - title: Minutes\n        url: https://example.org/m\nvisibility: internal\n"
        ),
    ]


def test_every_bad_cell_of_a_table_is_named(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    text = HEAD + (
        "A1.C1,north-quai,done,x,,,,plan-keeper\r\n"
        "A9.C1,,limited,,,,31/1/2032,\r\n"
        "A2.C2,,,,,,,plan-keeper\r\n"
        "A2.C1,,limited,,,,,plan-keeper\r\n"
        "2.c1,,complete,,,,,plan-keeper\r\n"
    )
    said = call(folder, "bad.csv", text)
    assert (said.out, said.code) == ("", 2)
    assert said.err.splitlines() == [
        "vawg: nothing was written; 7 cells of bad.csv cannot be taken:",
        "  cell B2 (area): north-quai is no body or role of this plan (did you mean north-quay?)",
        "  cell C2 (completion): done is not one of not_started, limited, substantial, complete",
        "  cell A3 (subject): this plan has no A9.C1 (vawg search finds words)",
        "  cell G3 (date): 31/1/2032 is not a date (write it YYYY-MM-DD, as 2022-12-01)",
        (
            "  row 3: no reporter is given: which body or role reports? "
            "(this plan's roles are plan-keeper)"
        ),
        (
            "  row 4: nothing is said about A2.C2 "
            "(say its completion, confidence or lifecycle, or add a summary)"
        ),
        (
            "  cell A6 (subject): A2.C1 is reported on in row 5 already "
            "(give the two reports their own areas or days, or keep one)"
        ),
    ]
    (folder / "bad.csv").unlink()
    assert held(folder) == before


def test_every_bad_line_of_a_list_is_named(tmp_path):
    folder = copy_plan(tmp_path)
    said = call(
        folder, "bad.yaml",
        "- subject: A1.C1\n  summary: good\n- subject: A1.C9\n  next-steps: x\n"
        "- subject: A2\n  confidence: blue\n",
        "--reporter", "plan-keeper",
    )  # fmt: skip
    assert said.code == 2
    assert said.err.splitlines()[1:] == [
        "  line 3 (subject): this plan has no A1.C9 (did you mean A1.C3 or A1.C2?)",
        "  line 6 (confidence): blue is not one of green, amber, red",
    ]


def test_a_list_is_taken(tmp_path):
    folder = copy_plan(tmp_path)
    said = call(
        folder, "good.yaml",
        "- subject: A1.C1\n  summary: One\n  evidence:\n    - lamp-count\n    - title: Minutes\n"
        "      url: https://example.org/m\n- subject: P\n  summary: Two\n",
        "--reporter", "plan-keeper", "--visibility", "public",
    )  # fmt: skip
    text = (folder / said.out.split()[1]).read_text("utf-8")
    assert text == (
        "date: 2032-01-31\nreporter: plan-keeper\nentries:\n  - subject: A1.C1\n"
        "    summary: >-\n      One\n    evidence:\n      - title: Lamp Count 2030 (fiction)\n"
        "        source: lamp-count\n      - title: Minutes\n        url: https://example.org/m\n"
        "  - subject: P\n    summary: >-\n      Two\nvisibility: public\n"
    )


def test_files_of_which_no_rows_can_be_read(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    for name, text, words in (
        ("a.csv", "Subjekt,Summary,Summary\nA1,x,y\n",
         ("cell A1: there is no field subjekt; did you mean subject?\n"
         "  cell C1: there are two columns summary")),
        ("a.csv", "", "it holds no rows"),
        ("a.csv", "subject,summary\n", "it holds no rows"),
        ("a.csv", "subject,summary\nA1,one,two\n", "cell C2 has no heading"),
        ("a.csv", 'subject,summary\nA1,"x\n', "it is not CSV: unexpected end of data"),
        ("a.yaml", "a: [\n", "line "),
        ("a.yaml", "a: b\n", "it must be a list of reports, each beginning with `- subject:`"),
        ("a.yaml", "[]\n", "it holds no rows"),
        ("a.yaml", "- subject: A1\n  sumary: x\n", "line 2: there is no field sumary"),
    ):  # fmt: skip
        said = call(folder, name, text)
        assert said.code == 2
        assert said.err.startswith(f"vawg: nothing was written; {name} cannot be taken:\n  {words}")
        (folder / name).unlink()
    (folder / "a.csv").write_bytes(b"subject,summary\nA1,\xe9\n")
    assert "line 2 is not UTF-8" in run(folder, "update", "--from", "a.csv").err
    (folder / "a.csv").unlink()
    said = run(folder, "update", "--from", "gone.csv")
    assert said == ("", "vawg: --from: cannot read gone.csv: No such file or directory\n", 2)
    assert run(folder, "update", "A1", "--from", "a.csv").code == 2
    assert held(folder) == before


def test_what_validate_would_refuse_is_named_with_its_cell(tmp_path):
    folder = copy_plan(tmp_path)
    before = held(folder)
    text = HEAD + "P,,,x,,,,\r\nA1.C3,,complete,x,,,,\r\nA1.M1,,limited,x,,,,\r\n"
    said = call(folder, "r.csv", text, "--reporter", "plan-keeper")
    (folder / "r.csv").unlink()
    assert said == (
        "",
        (
            "vawg: nothing was written, because with r.csv the plan would not be valid:\n"
            "  cell C3 (completion): `A1.C3` is reported complete without evidence "
            "[complete-evidence] "
            "(Add evidence: a document's title, a link or a source of the plan)\n"
            "  cell C4 (completion): completion cannot be said of `A1.M1`, a measure "
            "[entry-fits] (It can be said of an action or a commitment or a milestone)\n"
            "help: Mend the file, or add --force to write it all the same\n"
        ),
        1,
    )
    assert held(folder) == before
