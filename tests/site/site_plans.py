"""Plans in folders, made of Riverside: with records that are nobody's business, or hostile."""

import contextlib
import copy
import io
import json
import pathlib
import shutil

import yaml

from vawg_plan.cli import main as program

ROOT = pathlib.Path(__file__).parents[2]
RIVERSIDE = ROOT / "examples" / "riverside" / "plan"
SHIPPED = ROOT / "plan"
DAYS = {RIVERSIDE: "2032-03-31", SHIPPED: "2022-12-01"}

MARK = "qzinternalqz"  # fit for a slug, a title and a name of a file
FIGURE = 770077
DAY = "2031-11-13"  # of nothing else in Riverside
SIGNS = (MARK.encode(), str(FIGURE).encode(), DAY.encode(), b"13 November 2031", b"770,077")


def call(*arguments):
    """(exit status, what was printed on both streams)."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2)]
    with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        try:
            program.main([str(one) for one in arguments])
        except SystemExit as done:
            code = done.code
    return code, "".join(s.buffer.getvalue().decode("utf-8") for s in streams)


def made(folder, out, *options, verb="build", day=None):
    """The files that a plan's site or copy has, by path: their bytes."""
    day = day or DAYS.get(folder, "2032-03-31")
    place = ("--out", out) if verb == "build" else (out,)
    code, said = call("--plan", folder, verb, *place, "--as-of", day, *options)
    assert code == 0, said
    return files_in(out)


def files_in(folder):
    """Path -> content of every file."""
    paths = sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def times_in(folder):
    """Path -> when every file was last changed."""
    paths = sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in paths}


class _Loader(yaml.SafeLoader):
    """Leaves dates as text."""


_LEFT = "tag:yaml.org,2002:timestamp"
_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != _LEFT]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_plan(folder):
    """Path -> data, or the bytes of what is no YAML."""
    return {
        path: yaml.load(raw, _Loader) if path.endswith(".yaml") else raw  # noqa: S506 - it is safe
        for path, raw in files_in(folder).items()
    }


def write_plan(folder, data, comment=""):
    """Write such data as a plan folder, with a comment ahead of each file."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, one in data.items():
        place = pathlib.Path(folder) / path
        place.parent.mkdir(parents=True, exist_ok=True)
        text = one if isinstance(one, bytes) else (comment + json.dumps(one, indent=1)).encode()
        place.write_bytes(text)
    return folder


HIDDEN = {
    "id": "A1.C77", "title": MARK, "text": MARK, "lead": "riverside-office",
    "lead_basis": "stated", "mode": "deliver", "tier": "local", "modality": "will",
    "locator": f"Action 1, paragraph {FIGURE}", "co_leads": ["wherry-house"],
    "accountable": "head-of-commissioning",
    "partners": ["ashby-vale", "millbrook", "harbour-ward", "northfold"],
    "start": DAY, "due": DAY, "original_due": DAY, "due_basis": "stated",
    "milestones": [{"id": "A1.C77.MS1", "title": MARK, "due": DAY, "original_due": DAY}],
    "depends_on": ["A1.C2"], "aligns_to": ["safer-lives-standard@2#help"],
    "cites": ["listening-sessions-2030"], "visibility": "internal", "source": "service-returns",
}  # fmt: skip
EVIDENCE = {
    "title": MARK, "source": "service-returns", "url": f"https://{MARK}.example/",
}  # fmt: skip
ENTRY = {
    "subject": "A1.C2", "area": None, "completion": "substantial", "confidence": "red",
    "lifecycle": "active", "summary": MARK, "next_steps": MARK, "recovery_action": MARK,
    "recovery_owner": "head-of-commissioning", "evidence": [EVIDENCE],
    "verified_by": "riverside-board",
}  # fmt: skip
READING = {
    "period": "2031-Q3", "value": 51.1, "numerator": FIGURE, "denominator": 1507000,
    "status": "provisional", "source": "service-returns",
}  # fmt: skip
REASON = {
    "date": DAY, "decider": "riverside-board", "reason": MARK, "permits": ["re-date"],
    "evidence": [EVIDENCE],
}  # fmt: skip
INTERNAL = {
    f"updates/2031/{DAY}-{MARK}.yaml": {
        "date": DAY, "reporter": "riverside-office",
        "entries": [
            {name: value for name, value in ENTRY.items() if value},
            {"subject": "A1.C77", "area": "millbrook", "completion": "limited", "summary": MARK},
            {"subject": "A1.C77.MS1", "completion": "complete", "evidence": [EVIDENCE]},
            {"subject": "A1.M2.I1", "reading": READING},
            {"subject": "F1", "trigger": "fired", "summary": MARK, "evidence": [EVIDENCE]},
        ],
        "corrects": "2031-06-30-office",
    },
    f"updates/2031/{DAY}-{MARK}-checked.yaml": {
        "date": DAY, "reporter": "riverside-board", "visibility": "internal",
        "entries": [{"subject": "A1.C3", "verified_by": "head-of-commissioning", "summary": MARK}],
        "verifies": "2031-09-30-office",
    },
    f"updates/2031/{DAY}-{MARK}-of-hidden.yaml": {
        "date": DAY, "reporter": "riverside-office", "visibility": "public",
        "entries": [{"subject": "A1.C77", "area": "ashby-vale", "completion": "limited",
                     "summary": MARK}],
    },
    f"decisions/{DAY}-{MARK}-decided.yaml": {
        **REASON, "affects": ["A1.C1"], "visibility": "internal",
    },
    f"decisions/{DAY}-{MARK}-decided-of-hidden.yaml": {
        **REASON, "affects": ["A1.C77"], "visibility": "public",
    },
    f"funding/{MARK}-fund.yaml": {
        "id": f"{MARK}-fund", "title": MARK, "funder": "safer-lives-department",
        "description": MARK, "opens": DAY, "closes": DAY, "spend_by": DAY, "amount": FIGURE,
        "match": MARK, "supports": ["A1.C1", "A1.C77"], "visibility": "internal",
        "bids": [{"organisation": "riverside-office", "result": "awarded", "date": DAY,
                  "amount": FIGURE}],
        "source": "service-returns", "url": f"https://{MARK}.example/",
    },
    f"practice/{MARK}-practice.yaml": {
        "id": f"{MARK}-practice", "title": MARK, "text": MARK, "theme": MARK,
        "strength": "described", "organisation": "wherry-house", "place": MARK, "start": "2031-11",
        "supports": ["A1.C1", "A1.C77"], "evidence": [EVIDENCE], "visibility": "internal",
        "source": "service-returns", "url": f"https://{MARK}.example/",
    },
    f"data/{MARK}.csv": f"period,area,value\n2031-Q2,,{FIGURE}\n2031-Q3,millbrook,88\n".encode(),
}  # fmt: skip
COMMENT = f"# {MARK}: what is written for colleagues\n"


def with_internal(data):
    """The same plan with an internal record of every kind, every field of it filled and marked."""
    more = copy.deepcopy(data)
    action = next(one for path, one in more.items() if path.startswith("actions/01"))
    action["commitments"].append(copy.deepcopy(HIDDEN))
    action["commitments"][0]["depends_on"] = ["A1.C77", "A1.C77.MS1"]
    indicator = action["measures"][1]["indicators"][1]
    assert "series" not in indicator
    indicator |= {"series": f"data/{MARK}.csv", "series_visibility": "internal"}
    ahead = next(one for path, one in more.items() if path.startswith("future/"))
    ahead["commitments"].append({**copy.deepcopy(HIDDEN), "id": "F1.C77", "milestones": []})
    own = {**copy.deepcopy(HIDDEN), "id": "P.C77", "milestones": []}
    more["plan.yaml"].setdefault("commitments", []).append(own)
    return {**more, **copy.deepcopy(INTERNAL)}
