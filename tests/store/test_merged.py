"""What `vawg validate --base` checks: the plan after the merge, made without touching anything."""

import os
import shutil

import pytest
from repositories import Repository, git

from vawg_plan.store.folder import read_folder
from vawg_plan.store.git import GitFailed, read_revision
from vawg_plan.store.joining import join
from vawg_plan.store.merged import files_of, merged
from vawg_plan.store.snapshot import NoPlan

ACTION = "id: A{}\ntitle: {}\n" + "".join(f"line-{n}: text\n" for n in range(12)) + "due: {}\n"


def of(folder, base="main", named=None):
    return merged(str(folder), named, base)


def refusal(folder, base="main", kind=GitFailed):
    with pytest.raises(kind) as refused:
        of(folder, base)
    return str(refused.value)


@pytest.fixture
def parted(tmp_path):
    """On `work`, which parted from `main` when both had two actions; each has changed since."""
    made = Repository(tmp_path / "parted")
    made.write("plan/plan.yaml", "id: fictional-plan\n")
    made.write("plan/readme.md", "Fiction\n")
    for number in (1, 2):
        made.write(f"plan/actions/0{number}-a.yaml", ACTION.format(number, "Old", "2030-01-01"))
    made.commit("Start")
    made.git("checkout", "-q", "-b", "work")
    made.write("plan/actions/01-a.yaml", ACTION.format(1, "Ours", "2030-01-01"))
    made.commit("Ours")
    made.git("checkout", "-q", "main")
    made.write("plan/actions/01-a.yaml", ACTION.format(1, "Old", "2031-01-01"))
    made.write("plan/updates/theirs.yaml", "date: 2030-02-01\n")
    made.commit("Theirs")
    made.git("checkout", "-q", "work")
    made.write("plan/updates/ours.yaml", "date: 2030-03-01\n")  # and not committed
    return made


def test_a_base_that_is_behind_leaves_the_working_tree(repository):
    repository.write("plan/updates/new.yaml", "date: 2032-02-02\n")
    for base in ("first", "HEAD", "main"):
        said = of(repository.root, base)
        assert said.base.snapshot == read_revision(str(repository.root), None, base)
        assert said.head.snapshot == read_folder(str(repository.root / "plan"))
        assert (said.head.name, said.conflicts, said.note) == ("the working tree", (), None)


def test_both_sides_changes_are_in_the_merge(parted):
    before = parted.everything()
    said = of(parted.root)
    assert parted.everything() == before
    assert said.base.commit == parted.git("rev-parse", "main")
    assert said.head.name == "the working tree merged into main"
    assert said.head.snapshot.texts == {
        "plan.yaml": b"id: fictional-plan\n",
        "actions/01-a.yaml": ACTION.format(1, "Ours", "2031-01-01").encode(),
        "actions/02-a.yaml": ACTION.format(2, "Old", "2030-01-01").encode(),
        "updates/ours.yaml": b"date: 2030-03-01\n",
        "updates/theirs.yaml": b"date: 2030-02-01\n",
    }
    assert (said.conflicts, said.note) == ((), None)


def test_it_is_what_git_merges(parted):
    said = of(parted.root)
    parted.commit("Commit the rest")
    parted.git("checkout", "-q", "main")
    parted.git("merge", "-q", "--no-edit", "work")
    assert said.head.snapshot.texts == read_folder(str(parted.root / "plan")).texts


def test_a_file_renamed_there_and_changed_here(parted):
    parted.git("checkout", "-q", "-f", "main")
    parted.git("mv", "plan/actions/02-a.yaml", "plan/actions/02-renamed.yaml")
    parted.commit("Rename")
    parted.git("checkout", "-q", "work")
    parted.write("plan/actions/02-a.yaml", ACTION.format(2, "Ours", "2030-01-01"))
    said = of(parted.root)
    assert said.conflicts == ()
    assert "actions/02-a.yaml" not in said.head.snapshot.texts
    assert b"title: Ours" in said.head.snapshot.texts["actions/02-renamed.yaml"]


def test_files_removed_on_one_side_or_the_other(parted):
    (parted.root / "plan/actions/02-a.yaml").unlink()
    assert "actions/02-a.yaml" not in of(parted.root).head.snapshot.texts
    parted.git("checkout", "-q", "-f", "main")
    parted.git("rm", "-q", "plan/actions/02-a.yaml")
    parted.commit("Remove")
    parted.git("checkout", "-q", "work")
    assert "actions/02-a.yaml" not in of(parted.root).head.snapshot.texts


def test_two_branches_that_give_one_name_to_two_files_conflict(parted):
    parted.write("plan/updates/theirs.yaml", "date: 2030-04-04\n")
    parted.write("plan/actions/01-a.yaml", ACTION.format(1, "Ours", "2032-01-01"))
    parted.write("readme.md", "Ours\n")
    before = parted.everything()
    said = of(parted.root)
    assert parted.everything() == before
    assert said.conflicts == ("actions/01-a.yaml", "updates/theirs.yaml")
    texts = said.head.snapshot.texts
    assert texts["updates/theirs.yaml"] == b"date: 2030-04-04\n"
    assert texts["actions/01-a.yaml"] == ACTION.format(1, "Ours", "2032-01-01").encode()


def test_changed_here_and_removed_there_conflicts(parted):
    parted.git("checkout", "-q", "main")
    parted.git("rm", "-q", "plan/actions/01-a.yaml")
    parted.commit("Remove")
    parted.git("checkout", "-q", "work")
    said = of(parted.root)
    assert said.conflicts == ("actions/01-a.yaml",)
    assert b"title: Ours" in said.head.snapshot.texts["actions/01-a.yaml"]


def test_conflicts_outside_the_plan_are_not_the_plan_s(parted):
    parted.write("other.txt", "ours\n")
    parted.commit("Ours")
    parted.git("checkout", "-q", "main")
    parted.write("other.txt", "theirs\n")
    parted.commit("Theirs")
    parted.git("checkout", "-q", "work")
    assert of(parted.root).conflicts == ()


def test_a_base_that_changed_only_something_else(parted):
    parted.git("reset", "-q", "--hard", "main~1")
    parted.git("branch", "-f", "elsewhere", "main~1")
    parted.write("plan/updates/ours.yaml", "date: 2030-03-01\n")
    parted.commit("Ours")
    parted.git("checkout", "-q", "elsewhere")
    parted.write("code.txt", "x\n")
    parted.commit("Code")
    parted.git("checkout", "-q", "work")
    said = of(parted.root, "elsewhere")
    assert said.head.name == "the working tree"
    assert said.head.snapshot == read_folder(str(parted.root / "plan"))


def test_data_and_templates_are_merged_too(parted):
    parted.write("plan/data/ours.csv", "a\n")
    parted.write("plan/data/note.txt", "a\n")
    parted.write("plan/templates/a.md.j2", "ours\n")
    parted.commit("Data")
    parted.git("checkout", "-q", "main")
    parted.write("plan/data/theirs.csv", "b\n")
    parted.commit("Data too")
    parted.git("checkout", "-q", "work")
    snapshot = of(parted.root).head.snapshot
    assert snapshot.series == {"data/ours.csv": b"a\n", "data/theirs.csv": b"b\n"}
    assert snapshot.templates == {"a.md.j2": b"ours\n"}
    assert snapshot.data == {"data/ours.csv", "data/theirs.csv", "data/note.txt"}


def test_the_working_tree_s_faults_stay(parted):
    os.symlink("/etc/hostname", parted.root / "plan/actions/03-link.yaml")
    (fault,) = of(parted.root).head.snapshot.faults
    assert fault.path == "actions/03-link.yaml"


def test_line_ends_that_a_checkout_changed_are_no_change(parted):
    parted.git("config", "core.autocrlf", "true")
    parted.git("checkout", "-q", "-f", "work")
    path = parted.root / "plan/actions/01-a.yaml"
    path.unlink()
    parted.git("checkout", "--", "plan/actions/01-a.yaml")
    assert b"\r\n" in path.read_bytes()
    said = of(parted.root)
    assert said.conflicts == ()
    assert said.head.snapshot.texts["actions/01-a.yaml"] == ACTION.format(
        1, "Ours", "2031-01-01"
    ).encode()  # fmt: skip


def test_no_driver_attribute_or_hook_of_the_repository_has_a_say(parted, monkeypatch):
    trap = parted.root / "trap"
    trap.write_text('#!/bin/sh\necho "$0 $*" >> "$(dirname "$0")/sprung"\n')
    trap.chmod(0o755)
    parted.write(".gitattributes", "*.yaml merge=trap filter=trap\n")
    parted.write(".git/info/attributes", "*.yaml merge=trap\n")
    for key in ("merge.trap.driver", "core.fsmonitor", "filter.trap.clean", "filter.trap.smudge"):
        parted.git("config", "--local", key, f"{trap} %A")
    home = parted.root.parent / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(
        f'[merge "trap"]\n\tdriver = {trap}\n[merge]\n\tdefault = trap\n'
    )
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "merge.default")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "trap")
    for hook in ("post-index-change", "reference-transaction", "pre-merge-commit", "post-merge"):
        shutil.copy(trap, parted.root / ".git" / "hooks" / hook)
    before = parted.everything()
    assert of(parted.root).conflicts == ()
    assert parted.everything() == before
    parted.git("merge", "main", fine=False)
    assert "sprung" in parted.everything(), "the trap is none"


def test_nothing_is_left_in_the_temporary_folder(parted, tmp_path, monkeypatch):
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    of(parted.root)
    assert list(place.iterdir()) == []


def test_an_old_git_compares_with_where_they_parted(parted, tmp_path, monkeypatch):
    old = tmp_path / "old" / "git"
    old.parent.mkdir()
    old.write_text(
        '#!/bin/sh\ncase " $* " in *" merge-tree "*) echo usage >&2; exit 129;; esac\n'
        f'exec {shutil.which("git")} "$@"\n'
    )
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{old.parent}:{os.environ['PATH']}")
    said = of(parted.root)
    assert said.base.commit == parted.git("rev-parse", "main~1")
    assert said.head.name == "the working tree"
    assert said.note.startswith("git 2.")
    assert said.note.endswith(
        " cannot merge without a checkout, as 2.38 can: compared with the commit at which main "
        "and HEAD parted, so what main has gained since is not seen"
    )


def test_no_common_ancestor(parted):
    parted.git("checkout", "-q", "--orphan", "alone")
    parted.commit("Alone")
    said = of(parted.root)
    assert said.note == "main and HEAD have no commit in common: compared as they are"
    assert said.base.commit == parted.git("rev-parse", "main")
    assert said.head.snapshot == read_folder(str(parted.root / "plan"))


def test_before_the_first_commit_of_a_branch(parted):
    parted.git("checkout", "-q", "--orphan", "unborn")
    assert of(parted.root).note == "main and HEAD have no commit in common: compared as they are"


def test_the_plan_is_younger_than_where_they_parted(tmp_path):
    made = Repository(tmp_path / "r")
    made.write("code.txt", "x\n")
    made.commit("Start")
    made.git("branch", "work")
    made.write("plan/plan.yaml", "id: x\n")
    made.commit("Plan")
    made.git("checkout", "-q", "work")
    made.write("plan/plan.yaml", "id: x\n")
    made.write("plan/updates/ours.yaml", "date: 2030-03-01\n")
    made.commit("The same plan and more")
    assert set(of(made.root).head.snapshot.texts) == {"plan.yaml", "updates/ours.yaml"}
    assert of(made.root).conflicts == ()


def test_the_plan_was_renamed_on_one_side(parted):
    parted.git("mv", "plan", "promises")
    parted.commit("Move")
    said = of(parted.root, named="promises")
    assert said.conflicts == ()
    assert said.head.snapshot.label == "promises"
    assert set(said.head.snapshot.texts) >= {"updates/ours.yaml", "updates/theirs.yaml"}


def test_a_base_without_a_plan(parted):
    parted.git("checkout", "-q", "--orphan", "empty")
    parted.git("rm", "-rq", "--cached", "plan")
    parted.git("commit", "-q", "--allow-empty", "-m", "No plan")
    parted.git("checkout", "-q", "-f", "work")
    said = refusal(parted.root, "empty", kind=NoPlan)
    assert said.startswith("no plan found in revision empty: it holds no plan/plan.yaml\nhelp: ")


def test_an_unknown_or_hostile_base(parted):
    before = parted.everything()
    assert refusal(parted.root, "mian").endswith("help: did you mean main?")
    for word in ("--upload-pack=touch x", "-h", "a\nb", "\x1b[31m", "WORKTREE", ""):
        said = refusal(parted.root, word)
        assert said.startswith("no such revision: ")
        assert said.replace("\nhelp: ", "").isprintable()
    assert parted.everything() == before


def test_outside_a_repository(tmp_path):
    (tmp_path / "plan.yaml").write_text("id: x\n")
    assert refusal(tmp_path).startswith("--base needs a git repository, and the plan is in none\n")


def test_a_detached_head_a_worktree_and_a_subfolder(parted, tmp_path):
    parted.commit("Commit the rest")
    wanted = of(parted.root).head.snapshot.texts
    parted.git("checkout", "-q", "--detach")
    assert of(parted.root / "plan" / "actions").head.snapshot.texts == wanted
    parted.git("worktree", "add", "-q", str(tmp_path / "tree"), "work")
    assert of(tmp_path / "tree").head.snapshot.texts == wanted
    inside = tmp_path / "bare.git"
    parted.git("clone", "-q", "--bare", ".", str(inside))
    git(inside, "worktree", "add", "-q", str(inside / "tree"), "work")
    assert of(inside / "tree").head.snapshot.texts == wanted
    assert of(inside / "tree").head.name == "the working tree merged into main"


def test_a_submodule(parted, tmp_path):
    parted.commit("Commit the rest")
    wanted = of(parted.root).head.snapshot.texts
    outer = Repository(tmp_path / "outer")
    allowed = ("-c", "protocol.file.allow=always")
    outer.git(*allowed, "submodule", "add", "-q", str(parted.root), "sub")
    before = outer.everything()
    assert of(outer.root / "sub", "origin/main").head.snapshot.texts == wanted
    assert outer.everything() == before


def test_in_a_bare_repository_head_is_merged(parted, tmp_path):
    parted.commit("Commit the rest")
    wanted = of(parted.root).head.snapshot.texts
    bare = tmp_path / "bare.git"
    parted.git("clone", "-q", "--bare", ".", str(bare))
    said = of(bare)
    assert said.head.name == f"HEAD ({parted.head()[:7]}) merged into main"
    assert said.head.snapshot.texts == wanted


def test_a_shallow_clone(parted, tmp_path):
    parted.commit("Commit the rest")
    wanted = of(parted.root).head.snapshot.texts
    url = f"file://{parted.root}"
    git(tmp_path, "clone", "-q", "--depth=1", "-b", "work", url, "shallow")
    shallow = tmp_path / "shallow"
    said = refusal(shallow, "origin/main")
    fetch = "git fetch origin main:refs/remotes/origin/main"
    assert said == (
        f"no such revision: origin/main\nhelp: this clone is shallow and lacks it: {fetch}"
    )
    git(shallow, *fetch.split()[1:])
    said = refusal(shallow, "origin/main")
    assert said == (
        "this clone is shallow, and lacks the commit at which origin/main and HEAD parted\n"
        "help: git fetch --unshallow"
    )
    git(shallow, "fetch", "-q", "--unshallow")
    assert of(shallow, "origin/main").head.snapshot.texts == wanted


def test_a_partial_clone_fetches_what_it_lacks(parted, tmp_path):
    parted.commit("Commit the rest")
    parted.git("config", "uploadpack.allowFilter", "true")
    url = f"file://{parted.root}"
    git(tmp_path, "clone", "-q", "--filter=blob:none", "-b", "work", url, "partial")
    wanted = of(parted.root).head.snapshot.texts
    assert of(tmp_path / "partial", "origin/main").head.snapshot.texts == wanted


def test_a_repository_that_hashes_with_sha256(tmp_path):
    made = Repository(tmp_path / "r", "--object-format=sha256")
    made.write("plan/plan.yaml", "id: x\n")
    made.commit("Start")
    made.git("branch", "work")
    made.write("plan/updates/theirs.yaml", "x\n")
    made.commit("Theirs")
    made.git("checkout", "-q", "work")
    made.write("plan/updates/ours.yaml", "x\n")
    assert set(of(made.root).head.snapshot.texts) == {
        "plan.yaml", "updates/ours.yaml", "updates/theirs.yaml",
    }  # fmt: skip


def test_odd_names_and_empty_files():
    odd = 'updates/a "b"\\\n\t\u00e9.yaml'
    before = {odd: b"", "plan.yaml": b"", "gone.yaml": b"x"}
    theirs = {odd: b"", "plan.yaml": b"y\n"}
    ours = {odd: b"", "plan.yaml": b"", "gone.yaml": b"x", "updates/\u4e2d.yaml": b"z\r\n"}
    assert join(before, theirs, ours) == (
        {odd: b"", "plan.yaml": b"y\n", "updates/\u4e2d.yaml": b"z\r\n"}, (),
    )  # fmt: skip
    assert files_of(read_folder(os.path.dirname(__file__))) == {}
