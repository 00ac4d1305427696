"""Every page of both sites is valid by the Nu Html Checker; see `invalid` for what is needed."""

import pytest

pytestmark = pytest.mark.browser


def test_the_checker_finds_what_is_wrong(invalid, tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<!DOCTYPE html><html lang="en"><title>A</title><p id="a"><p id="a"><ul><p>')
    found = invalid([page])
    assert any("Duplicate ID" in one for one in found), found
    assert any("not allowed as child of element" in one for one in found), found


@pytest.mark.parametrize("which", ["riverside", "shipped"])
def test_every_page_of_a_site_is_valid(invalid, sites, which):
    pages = sorted(sites[which].rglob("*.html"))
    assert len(pages) >= 20
    assert invalid(pages) == []
