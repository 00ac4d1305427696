"""Runs a composite action's scripts as GitHub says that it does.

Each `run` step is a script for ``bash --noprofile --norc -eo pipefail``, in the workspace, with the
step's ``env`` in which expressions were worked out. Of expressions only what our own action uses is
known: inputs, the event, ``||``, ``&&``, ``==`` and ``cancelled()``; anything else fails.
"""

import os
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import yaml

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
_TOKEN = re.compile(r"\s*(\|\||&&|==|!|'[^']*'|[a-z_][\w.-]*(?:\(\))?)")
BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]


class Step(NamedTuple):
    """What became of a step: its exit status (None where it was skipped), and what it printed."""

    name: str
    code: int | None
    out: str


class Runner(NamedTuple):
    """Where a runner has the action's own checkout, the repository's, and a folder for itself."""

    action: Path
    workspace: Path
    temp: Path


def run_action(runner, inputs=None, event=None, skip=()):
    """Run the action's steps in order until one fails; those that say so run even then."""
    path, workspace, temp = runner
    action = yaml.safe_load((path / "action.yml").read_text("utf-8"))
    given = {name: about["default"] for name, about in action["inputs"].items()}
    assert set(inputs or {}) <= set(given)
    context = {"inputs": given | (inputs or {}), "github": {"event": event or {}}}
    context["runner"] = {"temp": str(temp)}
    summary = temp / "summary.md"
    summary.touch()
    environment = {
        **os.environ, "GITHUB_ACTIONS": "true", "CI": "true", "RUNNER_TEMP": str(temp),
        "GITHUB_ACTION_PATH": str(path), "GITHUB_WORKSPACE": str(workspace),
        "GITHUB_STEP_SUMMARY": str(summary), "RUNNER_OS": "Linux",
    }  # fmt: skip
    done, failed = [], False
    for step in action["runs"]["steps"]:
        wanted = truth(worked_out(step["if"], context)) if "if" in step else not failed
        if not wanted or step["name"] in skip:
            done.append(Step(step["name"], None, ""))
        elif "run" in step:
            done.append(_run(step, workspace, temp, environment, context))
            failed = failed or done[-1].code != 0
        else:
            told = {key: worked_out(str(one), context) for key, one in step["with"].items()}
            done.append(Step(step["name"], 0, f"{step['uses'].partition('@')[0]} {told}"))
    return done


def _run(step, workspace, temp, environment, context):
    assert step["shell"] == "bash"
    assert "${{" not in step["run"], "an expression in a script is text of somebody's in a program"
    script = temp / "script.sh"
    script.write_text(step["run"], "utf-8")
    own = {name: worked_out(text, context) for name, text in step.get("env", {}).items()}
    done = subprocess.run(
        [*BASH, str(script)], cwd=workspace, env={**environment, **own}, text=True, timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    return Step(step["name"], done.returncode, done.stdout)


def worked_out(text, context):
    """A text with its expressions worked out, as text."""
    return _EXPRESSION.sub(lambda found: _text(_any(_tokens(found[1]), context)), text)


def truth(text):
    """Whether the condition of a step, worked out, is met."""
    assert text in {"true", "false"}, text
    return text == "true"


def _text(value):
    return {True: "true", False: "false", None: ""}.get(value, value)


def _tokens(text):
    found, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        assert match, f"the runner of tests does not know: {text[at:]}"
        found.append(match[1])
        at = match.end()
    return found


def _any(tokens, context):
    value = _all(tokens, context)
    while tokens[:1] == ["||"]:
        tokens.pop(0)
        other = _all(tokens, context)
        value = value or other
    assert not tokens, tokens
    return value


def _all(tokens, context):
    value = _same(tokens, context)
    while tokens[:1] == ["&&"]:
        tokens.pop(0)
        other = _same(tokens, context)
        value = value and other
    return value


def _same(tokens, context):
    value = _one(tokens, context)
    if tokens[:1] == ["=="]:
        tokens.pop(0)
        return _text(value) == _text(_one(tokens, context))
    return value


def _one(tokens, context):
    word = tokens.pop(0)
    if word == "!":
        return not _one(tokens, context)
    if word == "cancelled()":
        return False
    if word[0] == "'":
        return word[1:-1]
    value = context
    for key in word.split("."):
        value = value.get(key) if value else None
    return value
