"""Each kind of change: what is edited, and all that `vawg diff` says of it, in `kinds.txt`."""

# ruff: noqa: E501, ISC004 - a table of what stands in files, a case a row

import os
import shutil
from pathlib import Path

import pytest
from calls import FICTION, run

from vawg_plan.model.change import KINDS

LAMPS, FERRIES, PLAN = "actions/01-lamps.yaml", "actions/02-ferries.yaml", "plan.yaml"
BRIDGE, SERIES, BODIES = "future/bridge.yaml", "data/lamps.csv", "organisations.yaml"
NEW, NORTH = "updates/2032/2032-01-25-new.yaml", "updates/2031/2031-07-01-north.yaml"
REPORT = "date: 2032-01-25\nreporter: {}\nentries:\n  - subject: {}\n"
TUNNEL = (
    "id: F2\ntitle: A tunnel\nlead: tidewater-union\nlead_basis: stated\nsource: tidewater-paper\n"
    "locator: Future actions\ntrigger:\n  text: The Tidewater Tunnel Bill passes.\n"
)
DECISION = (
    "date: 2032-01-20\ndecider: tidewater-union\nreason: The makers were late.\n"
    "affects:\n  - A1.C1\npermits:\n  - {}\n"
)
# Name -> what is edited: a file, what stood there ("" for a new file), what stands there now.
EDITS = {
    "removed: a promise": [(FERRIES, ("  - id: A2.C2\n", "measures:\n"), "measures:\n")],
    "removed: a report": [(NORTH, None, None)],
    "withdrawn": [(LAMPS, "    due: 2031-11-30\n", "    due: 2031-11-30\n    withdrawn: 2032-01-20\n")],
    "reinstated": [(LAMPS, "    withdrawn: 2032-01-15\n", "")],
    "added": [(LAMPS, "measures:\n", "  - id: A1.C4\n    title: Mend broken lamps\n    text: The Lamp "
               "Portfolio will mend lamps in a week.\n    lead: lamp-portfolio\n    lead_basis: stated\n"
               "    mode: deliver\n    tier: local\n    modality: will\n    locator: Action 1\nmeasures:\n")],
    "weakened: its firmness": [(LAMPS, "    modality: will\n", "    modality: should\n")],
    "weakened: its words": [(LAMPS, "office will put up", "office should, where possible, put up")],
    "weakened: its mode": [(LAMPS, "    mode: deliver\n", "    mode: support\n")],
    "narrowed: its words": [(LAMPS, "Each quay office", "Some quay office")],
    "narrowed: its level": [(FERRIES, "    tier: joint\n", "    tier: local\n")],
    "widened: what is counted apart": [(FERRIES, "        baseline:", "        dimensions:\n          - age\n        baseline:")],
    "re-dated: later": [(LAMPS, "    due: 2031-12-31\n    due_basis", "    due: 2032-06-30\n    original_due: 2031-12-31\n    due_basis")],
    "re-dated: earlier, and its start": [(LAMPS, "2031-04-01\n    due: 2031-12-31\n", "2031-03-31\n    due: 2031-12-30\n")],
    "re-dated: no date any more": [(FERRIES, "    due: 2032-02-15\n    due_basis: stated\n", "")],
    "re-dated: a step": [(LAMPS, "        due: 2031-09-30\n", "        due: 2031-10-01\n")],
    "re-dated: a target": [(LAMPS, "          due: 2032-03-31\n", "          due: 2033-03-31\n")],
    "re-dated: a baseline that is to come": [(FERRIES, "pending: 2031-10-01", "pending: 2031-12-01")],
    "re-assigned": [(FERRIES, "    lead: ferry-board\n    lead_basis: stated\n    mode: support", "    lead: tidewater-union\n    lead_basis: stated\n    mode: support")],
    "re-assigned: nobody answers for it": [(LAMPS, "    accountable: plan-keeper\n", "")],
    "partners-changed: one came, one went": [(LAMPS, "      - north-quay\n      - south-quay\n", "      - south-quay\n      - east-quay\n      - ferry-board\n")],
    "partners-changed: who leads with it": [(FERRIES, "    co_leads:\n      - tidewater-union\n", "")],
    "target-lowered": [(LAMPS, "value: 100", "value: 80")],
    "target-raised": [(LAMPS, "value: 100", "value: 120")],
    "target-changed: it came": [(FERRIES, "          pending: 2031-10-01\n", "          pending: 2031-10-01\n        target:\n          value: 5\n          due: 2032-03-31\n")],
    "target-changed: it went": [(LAMPS, "        target:\n          value: 100\n          due: 2032-03-31\n", "")],
    "baseline-changed": [(LAMPS, "          value: 40\n", "          value: 38\n")],
    "baseline-changed: it has come": [(FERRIES, "pending: 2031-10-01", "value: 12\n          period: '2031'")],
    "definition-changed: its words": [(LAMPS, "at midnight on the last day", "at dusk on the last day")],
    "definition-changed: its unit": [(FERRIES, "unit: number", "unit: percentage")],
    "definition-changed: its direction": [(FERRIES, "direction: decrease", "direction: maintain")],
    "definition-changed: its version": [(LAMPS, 'version: "1"', 'version: "2"')],
    "definition-changed: of the plan's term": [(PLAN, "streets, ferries and quays", "streets and quays")],
    "reworded": [(LAMPS, "keep them lit until dawn", "keep them bright until sunrise")],
    "reworded: a trigger": [(BRIDGE, "Bridge Bill passes", "Bridge Bill becomes law")],
    "widened": [(FERRIES, "    tier: national\n", "    tier: joint\n")],
    "strengthened: its firmness": [(FERRIES, "    modality: should\n", "    modality: will\n")],
    "strengthened: its words": [(FERRIES, "Board should hold", "Board will hold")],
    "became-internal": [(LAMPS, "    due: 2031-11-30\n", "    due: 2031-11-30\n    visibility: internal\n")],
    "became-public": [("funding/lamp-fund.yaml", "\nfunder:", "\nvisibility: public\nfunder:")],
    "re-linked: outcomes": [(LAMPS, "  - id: O1\n    basis: stated\n", "  - id: O2\n    basis: stated\n")],
    "re-linked: what it depends on": [(LAMPS, "    depends_on:\n      - A1.C1.MS1\n", "")],
    "edited: a title": [(LAMPS, "title: Publish the lamp count", "title: Publish a lamp count")],
    "edited: a place in the source": [(LAMPS, "Action 1, paragraph 3", "Action 1, paragraph 5")],
    "edited: a body": [(BODIES, "    acronym: TU\n", "    acronym: TUN\n")],
    "edited: words on other lines": [(LAMPS, (">-\n      Forty", "2030.\n"), "|\n      Forty lamps\n      were counted in 2030.\n")],
    "edited: partners in another order": [(LAMPS, "      - north-quay\n      - south-quay\n", "      - south-quay\n      - north-quay\n")],
    "edited: a report": [(NORTH, "Ten lamps", "Nine lamps")],
    "decided": [("decisions/new.yaml", "", DECISION.format("re-date")),
                (LAMPS, "    due: 2031-12-31\n    due_basis", "    due: 2032-06-30\n    original_due: 2031-12-31\n    due_basis")],
    "decided: what doesn't fit": [("decisions/new.yaml", "", DECISION.format("reword")),
                (LAMPS, "    modality: will\n", "    modality: should\n")],
    "regressed: with its reason": [(NEW, "", REPORT.format("north-quay", "A1.C1") + "    area: north-quay\n    completion: substantial\n    summary: A lamp broke.\n")],
    "regressed: cancelled": [(NEW, "", REPORT.format("ferry-board", "A2.C2") + "    lifecycle: cancelled\n")],
    "confidence-down": [(NEW, "", REPORT.format("north-quay", "A1.C1") + "    area: north-quay\n    confidence: amber\n")],
    "confidence-up": [(NEW, "", REPORT.format("ferry-board", "A2.C2") + "    confidence: green\n")],
    "progressed": [(NEW, "", REPORT.format("ferry-board", "A2.C2") + "    completion: complete\n")],
    "fired": [("future/tunnel.yaml", "", TUNNEL), (NEW, "", REPORT.format("tidewater-union", "F2") + "    trigger: fired\n")],
    "verified": [(NEW, "", REPORT.format("tidewater-union", "A1.C1") + "    area: north-quay\n    verified_by: tidewater-union\n")],
    "reported": [(NEW, "", REPORT.format("ferry-board", "A2.C2") + "    summary: Nothing is new.\n")],
    "reading-added": [(NEW, "", REPORT.format("lamp-portfolio", "A2.M1.I1") + "    reading:\n      period: 2031-Q4\n      value: 3\n      status: provisional\n")],
    "reading-revised": [("updates/2031/2031-10-01-a-correction.yaml", "value: 60", "value: 61")],
}  # fmt: skip
GOLDEN = Path(__file__).parent / "kinds.txt"


def edit(folder, path, old, new):
    """Puts other text in a file: instead of a text, of all from one text to another, or of all."""
    file = folder / path
    if old is None:
        file.unlink()
    elif old == "":
        file.parent.mkdir(exist_ok=True)
        file.write_text(new)
    else:
        text = file.read_text()
        if isinstance(old, tuple):
            start = text.index(old[0])
            old = text[start : text.index(old[1], start + 1) + len(old[1])]
        assert text.count(old) >= 1, old
        file.write_text(text.replace(old, new, 1))


def shown(old, new):
    """An edit as a reader of `kinds.txt` sees it."""
    gone = "" if not old else " … ".join(old) if isinstance(old, tuple) else old
    lines = [("-", line) for line in gone.splitlines()]
    lines += [("+", line) for line in (new or "").splitlines()]
    return "".join(f"  {sign} {line}\n" for sign, line in lines)


def told(tmp_path, name):
    """A case as `kinds.txt` has it."""
    for side in ("a", "b"):
        shutil.copytree(FICTION, tmp_path / side)
    for one in EDITS[name]:
        edit(tmp_path / "b", *one)
    said = run(tmp_path, "--quiet", "diff", "./a", "./b")
    assert (said.err, said.code) == ("", 0)
    edits = "".join(
        f"  {path}{' is gone' if old is None else ''}\n{shown(old, new)}"
        for path, old, new in EDITS[name]
    )
    return f"== {name}\n{edits}\n{said.out}"


def kept():
    text = GOLDEN.read_text() if GOLDEN.exists() else ""
    return {part.partition("\n")[0]: f"== {part}" for part in text.split("== ") if part}


@pytest.mark.parametrize("name", EDITS)
def test_kind(tmp_path, name):
    found = told(tmp_path, name)
    if os.environ.get("VAWG_UPDATE_GOLDEN"):
        parts = kept() | {name: found + "\n"}
        GOLDEN.write_text("".join(parts[one] for one in EDITS if one in parts))
    assert found.rstrip() == kept()[name].rstrip()


def test_every_kind_is_shown():
    assert {name.partition(":")[0] for name in EDITS} == set(KINDS)
    assert set(kept()) == set(EDITS)
    for name, text in kept().items():
        kind = name.partition(":")[0]
        label = kind if kind.startswith("re-") else kind.replace("-", " ")
        assert f"\n    {label} " in text, name
