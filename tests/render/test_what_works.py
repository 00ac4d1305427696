"""The register of notable practice: its order, and what it says where it is empty."""

from vawg_plan.render import Asked, data_files, render

DAY = "2032-04-30"
FORMATS = ("md", "html")


def made(plan, provenance, fmt="md", **options):
    return render("what-works", fmt, plan, DAY, provenance, {}, Asked(**options))


def practice(slug, **fields):
    return {"id": slug, "title": f"Title of {slug}", "text": "Done.", "theme": "Lights",
            "strength": "described", "visibility": "public"} | fields  # fmt: skip


def test_themes_by_name_and_the_strongest_first(data, make_plan, provenance):
    data["practice/a.yaml"] = practice("a", theme="Walks")
    data["practice/b.yaml"] = practice("b")
    data["practice/c.yaml"] = practice("c", strength="replicated", theme="lights")
    page = made(make_plan(data), provenance)
    found = [line for line in page.splitlines() if line.startswith(("### ", "#### "))]
    assert found == [
        "### lights", "#### Title of c", "#### Title of b",
        "### Walks", "#### Title of a",
        "### Actions with no practice yet",
    ]  # fmt: skip
    assert "The register holds 3 practices on 2 themes. The result of 1 was compared" in page


def test_future_actions_are_spoken_of_only_where_there_are_some(data, make_plan, provenance):
    for path in [path for path in data if path.startswith("future/")]:
        del data[path]
    plan = make_plan(data)
    assert not plan.futures
    assert "future ones" not in made(plan, provenance)
    data["practice/a.yaml"] = practice("a", supports=["A1"])
    page = made(make_plan(data), provenance)
    assert f"1 of {len(plan.actions)} action has a supporting practice" in page


def test_what_it_supports_counts_for_its_action(data, make_plan, provenance):
    data["practice/a.yaml"] = practice("a", supports=["A1.C1", "A1", "F1", "P.C1"])
    plan = make_plan(data)
    page = made(plan, provenance)
    parts = len(plan.actions) + len(plan.futures)
    assert f"2 of {parts} actions, future ones among them, have a supporting practice" in page
    assert f"(A1); Action 1: {plan.actions[0].title}, “" in page
    rows = data_files("what-works", plan, DAY)["practice-coverage.csv"].splitlines()
    assert rows[1] == f"{plan.actions[0].title},1,described"


def test_an_internal_practice_is_none(data, make_plan, provenance):
    data["practice/a.yaml"] = practice("a", visibility="internal")
    plan = make_plan(data)
    assert "The register of this plan holds no practice yet" in made(plan, provenance)
    assert "Title of a" in made(plan, provenance, audience="internal")


def test_only_web_addresses_are_linked(data, make_plan, provenance):
    evidence = [{"title": "Study", "url": "javascript:alert(1)"}]
    data["practice/a.yaml"] = practice("a", url="javascript:alert(2)", evidence=evidence)
    for fmt in FORMATS:
        assert "javascript" not in made(make_plan(data), provenance, fmt)
