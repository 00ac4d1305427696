"""For code scanning: SARIF 2.1.0, with the page of each rule that found something."""

from __future__ import annotations

from urllib.parse import quote

from vawg_plan import __version__
from vawg_plan.cli.formats.fingerprint import fingerprints
from vawg_plan.cli.formats.report import Report
from vawg_plan.cli.jsons import encode
from vawg_plan.cli.views.problems import line, said
from vawg_plan.model.problem import Problem
from vawg_plan.rules.pages import pages

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"


def written(report: Report) -> str:
    """A log of one run."""
    rules = sorted({problem.rule for problem in report.problems})
    run = {
        "tool": {"driver": {"name": "vawg", "version": __version__, "rules": _described(rules)}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [
            _result(problem, rules.index(problem.rule), fingerprint)
            for problem, fingerprint in zip(
                report.problems, fingerprints(report.problems), strict=True
            )
        ],
    }
    return encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _described(rules: list[str]) -> list[dict[str, object]]:
    known = pages()
    described: list[dict[str, object]] = []
    for name in rules:
        page = known.get(name, "")
        first = " ".join(page.partition("\n\n")[0].split())
        described.append(
            {
                "id": name,
                "shortDescription": {"text": first.partition(". ")[0].removesuffix(".") + "."},
                "fullDescription": {"text": first},
                "help": {"text": page, "markdown": page},
            }
        )
    return described


def _result(problem: Problem, index: int, fingerprint: str) -> dict[str, object]:
    return {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": problem.severity,
        "message": {"text": _plain(f"{said(problem)}. Help: {line(problem.help)}")},
        "locations": [{"physicalLocation": _place(problem)}],
        "partialFingerprints": {
            "problem/v1": fingerprint,
            "primaryLocationLineHash": f"{fingerprint[:16]}:1",
        },
    }


def _place(problem: Problem) -> dict[str, object]:
    region = {"startLine": problem.line}
    if problem.width:
        region |= {"startColumn": problem.column, "endColumn": problem.column + problem.width}
    uri = quote(problem.path, errors="surrogatepass")
    return {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}, "region": region}


def _plain(text: str) -> str:
    """A message that holds no link: in SARIF, ``[text](address)`` is one in plain text too."""
    return text.replace("](", "] (")
