"""Forty-three offices at once: a branch each from one base, merged by plain git."""

import random
import shutil
from pathlib import Path

import msgspec
import pytest
from calls import run
from repositories import Repository

from vawg_plan.load import load
from vawg_plan.store.folder import read_folder

RIVERSIDE = Path(__file__).parents[2] / "examples" / "riverside" / "plan"
BRANCHES = 43
SEED = 20310401  # another one makes other branches


def plan_in(folder):
    return load(read_folder(str(folder / "plan")), lambda _: (), remember=False).plan


@pytest.fixture
def repository(tmp_path):
    made = Repository(tmp_path / "r")
    shutil.copytree(RIVERSIDE, made.root / "plan")
    with (made.root / "plan" / "organisations.yaml").open("a") as file:
        file.writelines(
            f"  - id: office-{n}\n    name: Office {n} (fictional)\n"
            "    kind: body\n    delivers: true\n"
            for n in range(BRANCHES)
        )
    made.commit("Base")
    made.git("tag", "base")
    return made


def done(repository, *arguments):
    """Calls a writing command that must succeed."""
    said = run(repository.root, *arguments)
    assert said.code == 0, f"vawg {' '.join(arguments)}\n{said.err}"
    return said


class Office:
    """Somebody who reports, by chance but the same each time."""

    def __init__(self, repository, plan, number):
        self.random = random.Random(SEED * 100 + number)  # noqa: S311 - chance that can be repeated
        self.repository, self.plan = repository, plan
        self.name = f"office-{number}"

    def pick(self, options):
        return self.random.choice(list(options))

    def promise(self, **wanted):
        """An open promise."""
        return self.pick(
            one
            for one in self.plan.commitments()
            if not one.withdrawn and all(getattr(one, k) == v for k, v in wanted.items())
        )

    def report(self):
        promise = self.promise()
        done(
            self.repository, "update", promise.id, "--area", self.name,
            "--completion", self.pick(["limited", "substantial"]), "--confidence", "green",
            "--summary", f"{self.name} says so.", "--reporter", self.name,
            "--date", f"2032-01-{self.random.randrange(10, 31)}",
        )  # fmt: skip

    def read(self):
        numbers = [n.record for n in self.plan.items.values() if n.kind == "indicator"]
        indicator = self.pick(one for one in numbers if one.unit == "number" and not one.series)
        done(
            self.repository, "record", indicator.id, "--period", self.pick(["2031-Q4", "2031-12"]),
            "--area", self.name, "--value", str(self.random.randrange(10, 200)),
            "--reporter", self.name, "--status", "provisional",
            "--date", f"2032-01-{self.random.randrange(10, 31)}",
        )  # fmt: skip

    def decide(self, permit="re-date", affects=None):
        """Records a decision; gives its name."""
        said = done(
            self.repository, "decide", "--affects", affects or self.promise().id,
            "--permits", permit, "--decider", self.name,
            "--reason", f"{self.name} asked for it.", "--date", "2032-01-20",
        )  # fmt: skip
        return said.out.rpartition("/")[2].removesuffix(".yaml\n")


def names(plan):
    return {*plan.updates, *plan.decisions}


def merge(repository, branch):
    """Merges a branch as a person would; gives the paths in conflict."""
    repository.git("merge", "-q", "--no-edit", branch, fine=False)
    return repository.git("diff", "--name-only", "--diff-filter=U").splitlines()


def test_reports_readings_and_decisions_never_conflict(repository):
    plan = plan_in(repository.root)
    written = names(plan)
    for number in range(BRANCHES):
        repository.git("checkout", "-q", "-b", f"office-{number}", "base")
        office = Office(repository, plan, number)
        for _ in range(2):
            office.report()
        office.read()
        office.decide()
        written |= names(plan_in(repository.root))
        repository.commit(f"Office {number}")
    repository.git("checkout", "-q", "main")
    for number in range(BRANCHES):
        assert merge(repository, f"office-{number}") == []
    merged = plan_in(repository.root)
    assert names(merged) == written
    assert run(repository.root, "validate").out.splitlines()[-1].startswith("0 errors")
    said = run(repository.root, "validate", "--base", "base")
    assert said.out.splitlines()[-1].startswith("0 errors")


CHANGED = {
    "re-date": lambda p: ("set", f"{p.id}.due", "2032-11-30"),
    "weaken": lambda p: ("set", f"{p.id}.modality", "can"),
    "reword": lambda p: ("set", f"{p.id}.text", f"{p.text} This is told to all."),
    "withdraw": lambda p: ("withdraw", p.id),
}  # fmt: skip


def add_promise(repository, under, title):
    return done(
        repository, "add", "commitment", "--under", under, "--title", title,
        "--text", f"The Riverside Office will {title.lower()}.", "--lead", "riverside-office",
        "--lead-basis", "stated", "--mode", "deliver", "--tier", "national", "--modality", "will",
        "--locator", "Action 1, paragraph 9",
    )  # fmt: skip


def lines_of(repository, since, until, path):
    """The lines of a file in `since` that differ in `until`; where only some came, those beside."""
    found = set()
    for line in repository.git("diff", "-U0", since, until, "--", path).splitlines():
        if line.startswith("@@"):
            start, _, count = line.split()[1].removeprefix("-").partition(",")
            first, many = int(start), int(count or 1)
            found |= set(range(first, first + many)) if many else {first, first + 1}
    return found


def test_changes_of_promises_conflict_only_where_a_person_must_say_what_holds(repository):
    plan = plan_in(repository.root)
    for number in range(BRANCHES):
        repository.git("checkout", "-q", "-b", f"office-{number}", "base")
        office = Office(repository, plan, number)
        office.report()
        if number % 9 == 0:
            add_promise(repository, office.pick(plan.actions).id, f"Do thing {number}")
        else:
            permit = office.pick(CHANGED)
            promise = office.promise(modality="will")
            name = office.decide(permit, promise.id)
            done(repository, *CHANGED[permit](promise), "--decision", name)
        repository.commit(f"Office {number}")
        alone = run(repository.root, "validate", "--base", "base").out
        assert alone.splitlines()[-1].startswith("0 errors"), alone
    repository.git("checkout", "-q", "main")
    in_conflict = 0
    for number in range(BRANCHES):
        for path in merge(repository, f"office-{number}"):
            in_conflict += 1
            ours, theirs = (lines_of(repository, "base", one, path)
                            for one in ("HEAD", f"office-{number}"))  # fmt: skip
            near = {line + step for line in ours for step in (-1, 0, 1)}
            assert near & theirs, f"office-{number} {path}: {sorted(ours)} {sorted(theirs)}"
        if in_conflict and repository.git("diff", "--name-only", "--diff-filter=U"):
            repository.git("merge", "--abort")
    assert 0 < in_conflict < BRANCHES / 2
    for base in ("base", "main"):
        said = run(repository.root, "validate", "--base", base).out
        assert said.splitlines()[-1].startswith("0 errors"), said


def rules_broken(repository, base):
    """The rules that `vawg validate --base` finds broken, with the ids that they are about."""
    said = run(repository.root, "validate", "--base", base, "--json")
    found = msgspec.json.decode(said.out)["problems"]
    return {(one["rule"], one["id"]) for one in found if one["severity"] == "error"}


def parted(repository, on_main, on_branch):
    """Two lines of work from one base; leaves the branch checked out."""
    on_main()
    repository.commit("Main goes on")
    repository.git("checkout", "-q", "-b", "mine", "base")
    on_branch()
    repository.commit("Mine")


def test_one_id_for_two_things_in_one_file_is_caught(repository):
    parted(
        repository,
        lambda: add_promise(repository, "A1", "Open a garden"),
        lambda: add_promise(repository, "A1", "Run a bus"),
    )
    before = rules_broken(repository, "main")
    assert before == {("merge-conflict", None)}
    (path,) = merge(repository, "main")
    file = repository.root / path
    text = file.read_text()
    kept = [line for line in text.splitlines() if line[:7] not in {"<<<<<<<", "=======", ">>>>>>>"}]
    item = [n for n, line in enumerate(kept) if "A1.C5" in line]
    file.write_text("\n".join(kept) + "\n")
    repository.commit("Both kept")
    broken = rules_broken(repository, "main")
    assert item
    assert any(rule in {"repeated-id", "duplicate-key", "syntax"} for rule, _ in broken), broken


def test_one_id_for_two_things_in_two_files_is_caught_before_the_merge(repository):
    fund = "title: A fund (fiction)\nfunder: riverside-office\n"
    practice = "title: A way (fiction)\ntext: It is done so.\ntheme: Help\nstrength: described\n"
    parted(
        repository,
        lambda: repository.write("plan/funding/light.yaml", "id: light\n" + fund),
        lambda: repository.write("plan/practice/light.yaml", "id: light\n" + practice),
    )
    assert ("repeated-id", "light") in rules_broken(repository, "main")
    assert merge(repository, "main") == []
    assert ("repeated-id", "light") in rules_broken(repository, "main")


def test_what_a_merge_lost_is_caught(repository):
    plan = plan_in(repository.root)

    def on_main():
        add_promise(repository, "A1", "Open a garden")
        Office(repository, plan, 1).report()

    parted(repository, on_main, lambda: Office(repository, plan, 2).report())
    lost = names(plan_in(repository.root))
    repository.git("checkout", "-q", "main")
    update = (names(plan_in(repository.root)) - lost).pop()
    added = {n for n in plan_in(repository.root).items if n.startswith("A1.C")} - set(plan.items)
    repository.git("checkout", "-q", "mine")
    repository.git("merge", "-q", "-s", "ours", "--no-edit", "main")
    assert rules_broken(repository, "main") == {
        ("vanished-id", added.pop()),
        ("rewritten-record", update),
    }


def test_a_promise_changed_in_the_merge_itself_is_caught(repository):
    plan = plan_in(repository.root)
    parted(
        repository,
        lambda: Office(repository, plan, 1).report(),
        lambda: Office(repository, plan, 2).report(),
    )
    repository.git("merge", "-q", "--no-commit", "main")
    promise = Office(repository, plan, 3).promise(modality="will")
    done(repository, "set", f"{promise.id}.modality", "can", "--force")
    repository.git("commit", "-q", "-a", "-m", "Merge, and more")
    assert rules_broken(repository, "main") == {("unlicensed-change", promise.id)}
    assert rules_broken(repository, "base") == {("unlicensed-change", promise.id)}
