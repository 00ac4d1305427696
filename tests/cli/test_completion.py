"""What TAB offers: commands, options, kinds, ids with titles; nothing that a shell runs."""

import os
import shutil
import stat
import subprocess

import pytest
from fiction import FICTION, START


@pytest.fixture
def program(tmp_path):
    """A folder with a `vawg` in it, for PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "vawg"
    script.write_text(f'#!/bin/sh\nexec {START[0]} -m vawg_plan "$@"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return folder


@pytest.fixture
def offered(run):
    """What a shell is told for a line with the cursor at its end, through the shell's protocol."""

    def complete(line, shell="bash", folder=FICTION):
        words = line.split(" ")
        asked = {
            "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)},
            "zsh": {"_TYPER_COMPLETE_ARGS": line},
            "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        }
        said = run(folder=folder, _VAWG_COMPLETE=f"complete_{shell}", **asked[shell])
        assert (said.err, said.code) == ("", 0)
        return said.out

    return complete


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("vawg sta", "status"),
        ("vawg sho", "show"),
        ("vawg va", "validate"),
        ("vawg list comm", "commitments"),
        ("vawg list f", "frameworks funding"),
        ("vawg show A2.", "A2.C1 A2.C2 A2.M1 A2.M1.I1"),
        ("vawg show a2.c", "a2.c1 a2.c2"),
        ("vawg show 2.c", "2.c1 2.c2"),
        ("vawg show O", "O1 O2 O2a OB1"),
        ("vawg show lamp-f", "lamp-fund"),
        ("vawg show 2032-01-1", "2032-01-10-north 2032-01-15-brighter"),
        ("vawg list commitments --lead fe", "ferry-board"),
        ("vawg list commitments --partner no", "north-quay"),
        ("vawg list commitments --outcome O2", "O2 O2a"),
        ("vawg list commitments --framework evening-standard@2#l", "evening-standard@2#lit"),
        ("vawg list commitments --tier ", "national local joint"),
        ("vawg list commitments --mod", "--mode --modality"),
        ("vawg list commitments --completion s", "substantial"),
        ("vawg list gaps --gap a", "accountable"),
        ("vawg status --by o", "outcome objective"),
        ("vawg status --a", "--as-of --at"),
        ("vawg render pu", "public-plan"),
        ("vawg render public-plan --format h", "html"),
        ("vawg schema f", "future framework funding"),
        ("vawg schema output-s", "output-status output-show output-search"),
        ("vawg rule repeated-i", "repeated-id"),
        ("vawg show nothing-like-it", ""),
    ],
)  # fmt: skip
def test_bash_is_offered(offered, line, offers):
    assert sorted(offered(line).split()) == sorted(offers.split())


def test_the_plan_that_the_line_names_is_asked(offered):
    for line in (
        f"vawg --plan {FICTION} show A2.C", f"vawg -C {FICTION} show A2.C",
        f"vawg show --plan {FICTION} A2.C", f"vawg show -C {FICTION} A2.C",
    ):  # fmt: skip
        assert offered(line, folder="/").split() == ["A2.C1", "A2.C2"]
    assert offered("vawg show A2.C", folder="/").strip() == ""


def test_zsh_and_fish_show_titles(offered):
    zsh = offered("vawg show A2.C", "zsh")
    assert '"A2.C1":"Train the ferry crews"' in zsh
    assert '"A2.C2":"Hold the last ferry"' in zsh
    fish = offered("vawg show A2.C", "fish")
    assert fish.splitlines() == ["A2.C1\tTrain the ferry crews", "A2.C2\tHold the last ferry"]
    assert offered("vawg sh", "fish") == "show\tShow everything about one thing.\n"


HOSTILE = "Bad $(touch ran) `touch ran` \\\\$(touch ran) '; touch ran; ' [/] [bold] \" | & %"


@pytest.fixture
def hostile(copied):
    """A plan whose texts and file names would run something if a shell took them for code."""
    path = copied / "actions" / "02-ferries.yaml"
    title = HOSTILE.replace("'", "''")
    text = path.read_text("utf-8").replace("Hold the last ferry\n", f"'{title}'\n")
    path.write_text(text, "utf-8")
    source = copied / "updates" / "2032" / "2032-01-10-north.yaml"
    shutil.copy(source, source.with_name("2033-$(touch ran).yaml"))
    shutil.copy(source, source.with_name("2033-`touch ran`.yaml"))
    return copied


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_nothing_of_a_plan_is_code_to_a_shell(offered, hostile, shell):
    said = offered("vawg show A2.C", shell, hostile) + offered("vawg show 2033", shell, hostile)
    assert "A2.C2" in said
    assert not set("$`\\") & set(said.replace("\\\\:", ""))
    assert "touch ran.yaml" not in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_broken_plan_offers_what_can_be_read(offered, copied, shell):
    (copied / "actions" / "01-lamps.yaml").write_text("{", "utf-8")
    assert "A2.C1" in offered("vawg show A", shell, copied)
    assert "A1.C1" not in offered("vawg show A", shell, copied)


def test_the_scripts_are_printed_and_name_the_program(run):
    signs = {"bash": "complete -o default -F", "zsh": "#compdef vawg", "fish": "--command vawg"}
    for shell, sign in signs.items():
        said = run(folder=FICTION, _VAWG_COMPLETE=f"source_{shell}")
        assert said.code == 0
        assert sign in said.out


def press_tab(shell, program, line):
    """What the real shell offers for a line."""
    code = {
        "bash": (
            'eval "$(_VAWG_COMPLETE=source_bash vawg)"\n'
            f'COMP_LINE="{line}"; COMP_WORDS=({line})\n'
            "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_POINT=${#COMP_LINE}\n"
            "$(complete -p vawg | sed 's/.*-F \\([^ ]*\\) .*/\\1/') vawg\n"
            'printf "%s\\n" "${COMPREPLY[@]}"\n'
        ),
        "fish": f'_VAWG_COMPLETE=source_fish vawg | source\ncomplete -C "{line}"\n',
        "zsh": (
            "autoload -Uz compinit; compinit -u -D\n"
            '_arguments() { print -r -- "$@" }\n'
            'eval "$(_VAWG_COMPLETE=source_zsh vawg)"\n'
            f"words=({line}); CURRENT=${{#words}}; ${{_comps[vawg]}}\n"
        ),
    }[shell]
    path = f"{program}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [shell, "-c", code],
        cwd=FICTION,
        env={**os.environ, "PATH": path, "HOME": str(program)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_real_shell_completes(program, shell):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    assert "A2.C1" in press_tab(shell, program, "vawg show A2.")
    assert "commitments" in press_tab(shell, program, "vawg list comm")
    if shell == "bash":
        assert press_tab(shell, program, "vawg show A2.").split() == [
            "A2.C1", "A2.C2", "A2.M1", "A2.M1.I1",
        ]  # fmt: skip


def test_bash_runs_nothing_of_a_plan(program, hostile):
    for line in (f"vawg show -C {hostile} A2.", f"vawg show -C {hostile} 2033"):
        press_tab("bash", program, line)
    assert not list(hostile.rglob("ran"))
    assert not (FICTION / "ran").exists()
