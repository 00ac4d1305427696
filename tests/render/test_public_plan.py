"""The public plan as a whole: what it leaves out, and the same bytes every time."""

import pathlib
import re
import subprocess
import sys

import pytest
from msgspec.structs import replace

from vawg_plan.render import DOCUMENTS, Provenance, RenderFailed, render
from vawg_plan.render.head import head
from vawg_plan.render.lists import spelled_out

FORMATS = ("md", "html")
LATE = "2030-12-01"


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("word", ["nternal", "None", "will_", "lead_basis", "aims\n", "should ("])
def test_left_out(plan, provenance, fmt, word):
    made = render("public-plan", fmt, plan, LATE, provenance)
    assert word not in made.partition("</style>")[2 if fmt == "html" else 0]


@pytest.mark.parametrize("fmt", FORMATS)
def test_no_blank_heading_and_one_end(plan, provenance, fmt):
    made = render("public-plan", fmt, plan, LATE, provenance)
    assert made.endswith("\n")
    assert not made.endswith("\n\n")
    assert "\n\n\n" not in made


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize(
    ("day", "met"), [("2030-06-30", False), ("2030-07-02", True), ("2031-01-01", True)]
)
def test_trigger_as_of(plan, provenance, fmt, day, met):
    assert ("met on 2 July 2030" in render("public-plan", fmt, plan, day, provenance)) is met


def test_trigger_corrected(data, make_plan, provenance):
    data["updates/2030-08-01-not-yet.yaml"] = {
        "date": "2030-08-01",
        "reporter": "esb",
        "visibility": "public",
        "corrects": "2030-07-02-bridge",
        "entries": [{"subject": "F1", "summary": "It has not opened."}],
    }
    changed = make_plan(data)
    assert "met on" in render("public-plan", "md", changed, "2030-07-31", provenance)
    assert "met on" not in render("public-plan", "md", changed, "2030-08-01", provenance)


@pytest.mark.parametrize(("day", "gone"), [("2030-08-31", False), ("2030-09-01", True)])
def test_withdrawn_as_of(plan, provenance, day, gone):
    made = render("public-plan", "md", plan, day, provenance)
    assert ("*Withdrawn on 1 September 2030.*" in made) is gone
    assert f"- **{3 if gone else 4}** promises" in made


@pytest.mark.parametrize(("day", "replaced"), [("2030-10-31", False), ("2030-11-01", True)])
def test_replaced_as_of(plan, provenance, day, replaced):
    made = render("public-plan", "md", plan, day, provenance)
    assert ("Since replaced by Newer fictional path survey" in made) is replaced


@pytest.mark.parametrize("fmt", FORMATS)
def test_a_plan_that_could_hardly_be_read(make_plan, fmt):
    made = render("public-plan", fmt, make_plan({}), LATE, Provenance("0.0.0"))
    assert "Plan without a readable plan.yaml" in made
    assert "None" not in made


@pytest.mark.parametrize(
    ("clean", "words"), [(True, "as that commit has them"), (False, "in no commit"), (None, "")]
)
def test_footer(plan, clean, words):
    made = render("public-plan", "md", plan, LATE, Provenance("9.9", "abc", clean))
    assert "Shown as of 1 December 2030. Made with vawg 9.9 from commit abc." in made
    assert words in made
    assert "edition v" not in made


def test_footer_is_escaped_too(plan):
    odd = Provenance("<b>", "<i>", None, "v1|<script>[a](b)@c")
    page = render("public-plan", "html", plan, LATE, odd)
    assert "from commit &lt;i&gt;, edition v1|&lt;script&gt;[a](b)@c" in page
    assert r"edition v1\|\<script\>\[a\](b)@" in render("public-plan", "md", plan, LATE, odd)


def test_same_bytes_whatever_the_hash_seed():
    code = (
        "import sys, hashlib; sys.path.insert(0, 'tests/render'); import conftest as c\n"
        "from vawg_plan.render import render, Provenance\n"
        "p = c.as_plan(c.read_data())\n"
        "for f in ('md', 'html'):\n"
        "    text = render('public-plan', f, p, '2030-12-01', Provenance('1'))\n"
        "    print(hashlib.sha256(text.encode()).hexdigest())\n"
    )
    root = pathlib.Path(__file__).parents[2]
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "TZ": zone, "LC_ALL": "C"},
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(made) == 1


@pytest.mark.parametrize(("document", "fmt"), [("no-such", "md"), ("public-plan", "docx")])
def test_unknown(plan, provenance, document, fmt):
    with pytest.raises(RenderFailed, match=r"There is no document|has no format"):
        render(document, fmt, plan, LATE, provenance)


def test_table_of_documents():
    assert all(name == document.name for name, document in DOCUMENTS.items())


def test_jinja_is_imported_late():
    code = "import sys, vawg_plan.render; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_exit_page(data, make_plan, plan, provenance):
    """Off unless plan.yaml names one, and first in the page after the skip link."""
    assert 'class="exit"' not in render("public-plan", "html", plan, LATE, provenance)
    data["plan.yaml"]["exit_page"] = "https://weather.example/"
    page = render("public-plan", "html", make_plan(data), LATE, provenance)
    link = '<a href="https://weather.example/" rel="noreferrer nofollow">Exit this page'
    assert page.index('class="skip"') < page.index(link) < page.index("<header")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://weather.example/", "//x.y"])
def test_no_exit_page_but_a_secure_one(plan, address):
    """The schema refuses these; a page made from a plan with errors has no such link either."""
    edition = replace(plan.edition, exit_page=address)
    assert head(plan._replace(edition=edition), LATE, "public").exit_page is None


@pytest.mark.parametrize(
    ("acronym", "title", "words"),
    [
        ("DHR", "Domestic Homicide Reviews", "Domestic Homicide Reviews"),
        ("GRH", "Report on Gambling Related Harm", "Gambling Related Harm"),
        ("RASSO", "Rape and Serious Sexual Offences (RASSO) scorecards",
         "Rape and Serious Sexual Offences"),
        ("MoU", "MoU with Probation", None),
        ("", "Rape Review", None),
        ("X", "", None),
    ],
)  # fmt: skip
def test_what_an_acronym_stands_for(acronym, title, words):
    """Only the title's own words: nothing is made up for what the records don't spell out."""
    assert spelled_out(acronym, title) == words


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize(("day", "over"), [("2031-03-31", False), ("2031-04-01", True)])
def test_a_period_that_has_ended(plan, provenance, fmt, day, over):
    made = render("public-plan", fmt, plan, day, provenance)
    assert ("The period of this plan ended on 31 March 2031." in made) is over


def test_links_of_a_future_action_and_of_a_part(data, make_plan, provenance):
    """What serves a part stands at the whole, once; a future action stands with the others."""
    future, action = (next(d for p, d in data.items() if p.startswith(k)) for k in ("fut", "act"))
    future["outcomes"] = action["outcomes"] = [{"id": "O1a", "basis": "stated"}]
    future["objectives"] = [{"id": "OB1", "basis": "inferred"}]
    made = render("public-plan", "md", make_plan(data), LATE, provenance)
    whole = made.partition("### Outcome 1: ")[2].partition("### Outcome 1a: ")[0]
    lead, _, links = whole.partition("Actions that contribute through its parts:\n\n")
    assert "Actions that contribute" not in lead
    assert [line[:12] for line in links.split("\n") if line] == ["- [Action 1:", "- [Future ac"]
    objective = made.partition("### Objective 1: ")[2].partition("## Outcomes")[0]
    assert "- [Future action: " in objective
    own = made.partition("## Future actions\n")[2].partition("#### What it waits for")[0]
    assert re.search(r"Contributes to: \[Outcome 1a: .*; \[Objective 1: .* \(from context\)", own)


def test_an_aim_that_nothing_serves_says_so(data, make_plan, provenance):
    action = next(held for path, held in data.items() if path.startswith("actions/"))
    del action["outcomes"]
    made = render("public-plan", "md", make_plan(data), LATE, provenance)
    assert "No action is linked to it." in made.partition("### Outcome 1: ")[2]
