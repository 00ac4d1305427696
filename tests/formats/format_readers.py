"""Readers of the formats that programs read, each by what its readers published of it."""

import json
import pathlib
import xml.etree.ElementTree as ET

import xmlschema
from jsonschema import Draft7Validator, Draft202012Validator

PUBLISHED = pathlib.Path(__file__).parent / "published"
_SARIF = Draft202012Validator(
    json.loads((PUBLISHED / "sarif-2.1.0.schema.json").read_text("utf-8")),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)
_GITLAB = Draft7Validator(json.loads((PUBLISHED / "gitlab-codeclimate.json").read_text("utf-8")))
_JUNIT = [xmlschema.XMLSchema(PUBLISHED / name) for name in ("junit-10.xsd", "junit-ant.xsd")]
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def sarif(text):
    """The results of a SARIF log, valid by its published schema, each with its rule."""
    log = json.loads(text)
    _SARIF.validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (place,) = (one["physicalLocation"] for one in result["locations"])
        assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
    return run["results"], {rule["id"]: rule for rule in rules}


def gitlab(text):
    """The issues of a code quality report: valid, no fingerprint twice, paths from the root."""
    issues = json.loads(text)
    for issue in issues:
        _GITLAB.validate(issue)
        assert issue["severity"] in SEVERITIES
        assert not issue["location"]["path"].startswith(("./", "/"))
        assert issue["location"]["lines"]["begin"] >= 1
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)
    return issues


def junit(text):
    """The suite of a JUnit report, valid by both published schemas, its counts right."""
    root = ET.fromstring(text)  # noqa: S314 - our own, and nothing that could expand
    for schema in _JUNIT:
        schema.validate(root)
    (suite,) = root
    cases = suite.findall("testcase")
    counted = {"tests": len(cases), "errors": 0}
    counted["failures"] = sum(case.find("failure") is not None for case in cases)
    counted["skipped"] = sum(case.find("skipped") is not None for case in cases)
    known_by = [(case.get("classname"), case.get("name")) for case in cases]
    assert len(set(known_by)) == len(known_by)
    assert {name: int(suite.get(name)) for name in counted} == counted
    return cases
