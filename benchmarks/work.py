"""What lies in `benchmarks/.work/`: made-up plans, other programs, a home for each scenario."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from benchmarks import doorstop_plan, plans

HERE = Path(__file__).parent
ROOT = HERE.parent
WORK = HERE / ".work"
TOOLS = WORK / "tools"
REQUIREMENTS = ("pyyaml", "doorstop", "check-jsonschema")
SCHEMA = ROOT / "schemas" / "action.schema.json"
SHIPPED = ROOT / "plan"
READER = HERE / "libyaml_read.py"
# The day of `status`, as SOURCE_DATE_EPOCH: half a year into the plan that is asked.
SHIPPED_DAY = "1664496000"  # 30 September 2022
MADE_UP_DAY = "1916956800"  # 30 September 2030
# A person's own git settings (signing, hooks, housekeeping) stay out of it.
SETTINGS = (
    "user.name=Benchmark", "user.email=benchmark@example.invalid", "commit.gpgsign=false",
    "core.hooksPath=/dev/null", "gc.auto=0", "maintenance.auto=false",
)  # fmt: skip


def vawg() -> str:
    """Return the path of the installed `vawg` beside the Python that runs this."""
    return str(Path(sysconfig.get_path("scripts")) / "vawg")


def tool(name: str) -> str:
    """Return the path of a program in the virtual environment of the other programs."""
    return str(TOOLS / "bin" / name)


def install_tools() -> None:
    """Install the other programs, once; where pip cannot, their rows say so."""
    stamp = TOOLS / "installed"
    wanted = f"{sys.version}\n{' '.join(REQUIREMENTS)}\n"
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    say(f"installing {', '.join(REQUIREMENTS)} into {TOOLS}")
    venv.create(TOOLS, clear=True, with_pip=True)
    pip = (tool("python"), "-m", "pip", "install", "-q", "--disable-pip-version-check")
    if subprocess.run((*pip, *REQUIREMENTS), check=False).returncode == 0:
        stamp.write_text(wanted, "utf-8")


def tool_versions() -> str:
    """Say which versions of the other programs are measured: `pyyaml 6.0.3, ...`."""
    code = (
        "import sys; from importlib.metadata import version as v; "
        "print(', '.join(f'{n} {v(n)}' for n in sys.argv[1:]))"
    )
    command = (tool("python"), "-c", code, *REQUIREMENTS)
    shown = subprocess.run(command, check=False, capture_output=True, text=True)
    return shown.stdout.strip() or "other programs not installed"


def plan_of(actions: int, name: str = "plan") -> Path:
    """Return a made-up plan of so many actions, in a git repository of its own as plans are."""
    repository = WORK / f"{name}-{actions}"
    folder = repository / "plan"
    texts = plans.plan_texts(actions)
    if not is_written(folder, texts):
        say(f"writing a plan of {actions:,} actions")
        shutil.rmtree(repository, ignore_errors=True)
        plans.write_plan(folder, actions)
        commit_all(repository)
    return folder


def is_written(folder: Path, texts: dict[str, str]) -> bool:
    """Whether a folder holds these files as they are, and no others."""
    there = {str(path.relative_to(folder)) for path in folder.rglob("*.yaml")}
    return there == set(texts) and all(
        (folder / path).read_text("utf-8") == text for path, text in texts.items()
    )


def commit_all(repository: Path) -> None:
    """Make a folder a git repository in which everything is committed."""
    git = ("git", "-C", str(repository), *(part for s in SETTINGS for part in ("-c", s)))
    subprocess.run((*git, "init", "--quiet"), check=True)
    subprocess.run((*git, "add", "--all"), check=True)
    subprocess.run((*git, "commit", "--quiet", "--message", "Made-up plan"), check=True)


def doorstop_of(actions: int) -> Path:
    """Return a repository with the same content as doorstop keeps it."""
    repository = WORK / f"doorstop-{actions}"
    ready = repository / ".git" / "benchmark-ready"
    if not ready.exists() and Path(tool("doorstop")).exists():
        say(f"writing {actions:,} doorstop items")
        shutil.rmtree(repository, ignore_errors=True)
        doorstop_plan.write_document(repository, actions, tool("doorstop"))
        commit_all(repository)
        ready.touch()
    return repository


def home_of(scenario: str, day: str = MADE_UP_DAY) -> dict[str, str]:
    """Return the environment of a scenario: an empty home, an empty cache folder, no settings."""
    home = WORK / "homes" / scenario
    shutil.rmtree(home, ignore_errors=True)
    (home / "cache").mkdir(parents=True)
    return {
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PATH": os.environ.get("PATH", os.defpath),
        "LANG": "C.UTF-8",
        "SOURCE_DATE_EPOCH": day,
    }


def say(text: str) -> None:
    """Tell whoever waits what goes on."""
    print(text, file=sys.stderr, flush=True)
