"""The accessibility statement claims nothing that nobody tested."""

import pytest

from vawg_plan.render import Asked, render

DAY = "2032-04-30"
MAY_DAY = "2031-05-01"
CLAIMS = ("meet the standard", "meet most of", "do not meet", "were tested")


def made(plan, provenance, fmt="md"):
    return render("accessibility", fmt, plan, DAY, provenance, {}, Asked())


@pytest.mark.parametrize(
    ("recorded", "says", "silent"),
    [
        ({}, ["Nobody has recorded how far", "not recorded here whom to tell"], CLAIMS[1:]),
        ({"contact": "the desk."}, ["to: the desk.\n", "Nobody has recorded"], CLAIMS[1:]),
        (
            {"tested": "2031-05-01"},
            ["on 1 May 2031. Who tested them is not recorded."],
            CLAIMS[1:3],
        ),
        ({"tested_by": "Jo"}, ["tested by: Jo. The day is not recorded."], CLAIMS[1:3]),
        (
            {"tested": MAY_DAY, "tested_by": "Jo", "result": "fully"},
            ["These pages meet the standard WCAG", "tested on 1 May 2031, by: Jo."],
            ["Nobody has recorded", *CLAIMS[1:3]],
        ),
        (
            {
                "tested": "2031-05-01",
                "tested_by": "Jo",
                "result": "not",
                "problems": ["<b>No.</b>"],
            },
            ["These pages do not meet the standard WCAG", "- \\<b\\>No.\\</b\\>\n"],
            [CLAIMS[0] + " WCAG 2.2, level AA, so", CLAIMS[1], "No problem is recorded"],
        ),
    ],
)
def test_it_claims_what_is_recorded(data, make_plan, provenance, recorded, says, silent):  # noqa: PLR0913, PLR0917
    data["plan.yaml"] = data["plan.yaml"] | {"accessibility": recorded}
    page = made(make_plan(data), provenance)
    for one in says:
        assert one in page, page
    for one in silent:
        assert one not in page, page
