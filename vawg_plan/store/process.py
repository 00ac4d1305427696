"""Runs git: a list of arguments, never a shell, and nothing that a repository's settings name."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Thread
from typing import IO, cast

from vawg_plan.store.beside import memory_file
from vawg_plan.store.heads import git_folder

# What a repository may tell git to run while it reads, and what would change what it prints.
_SETTINGS = (
    "core.fsmonitor=false", f"core.hooksPath={os.devnull}", "core.quotePath=false",
    "log.showSignature=false",
)  # fmt: skip
_CONSTANT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
}
# A hook's environment names its own repository, which may be another one than the plan's.
_ELSEWHERE = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_CONFIG",
    "GIT_EXTERNAL_DIFF", "GIT_ATTR_SOURCE", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE",
)  # fmt: skip
_WITHIN = ("GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
_DUBIOUS = re.compile(r"detected dubious ownership in repository at '(.*)'")
_LONGEST = 120  # characters of a word that a message repeats


class GitFailed(Exception):
    """Git cannot answer; the message says why and what to do. ``status`` is what git ended with."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


def run_git(
    repository: str,
    *arguments: str,
    input_bytes: bytes | None = None,
    extra: Mapping[str, str] | None = None,
    fine: Sequence[int] = (0,),
) -> bytes:
    """What git prints. Raises GitFailed where it ends with another status than ``fine`` names.

    Names that a person or a repository gave come after ``--end-of-options`` or ``--``, or in
    ``input_bytes``. ``extra`` is added to the environment.
    """
    try:
        done = subprocess.run(  # noqa: S603 - a list, never a shell
            _command(repository, arguments),
            input=input_bytes,
            stdin=subprocess.DEVNULL if input_bytes is None else None,
            capture_output=True,
            check=False,
            env={**_environment(repository), **(extra or {})},
        )
    except OSError:
        raise _no_git() from None
    if done.returncode not in fine:
        raise GitFailed(_explained(done.stderr), done.returncode)
    return done.stdout


def begin_git(repository: str, *arguments: str) -> Callable[[], bytes]:
    """Start git and go on; calling what this returns waits for it, and is as `run_git` is.

    Raises GitFailed where git cannot be started.
    """
    file = memory_file()  # a pipe would hold little, and git would wait for its reader
    if file is None:
        return lambda: run_git(repository, *arguments)
    try:
        process = subprocess.Popen(  # noqa: S603 - a list, never a shell
            _command(repository, arguments),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.PIPE,
            env=_environment(repository),
        )
    except OSError:
        os.close(file)
        raise _no_git() from None

    def said() -> bytes:
        _, errors = process.communicate()
        try:
            if process.returncode:
                raise GitFailed(_explained(errors), process.returncode)
            return os.pread(file, os.fstat(file).st_size, 0)
        finally:
            os.close(file)

    return said


def read_objects(
    repository: str, names: Sequence[str], most: int
) -> Iterator[tuple[int, bytes | None]]:
    """(size, content) of each object, by one git; a content of more than ``most`` bytes is None."""
    if not names:
        return
    try:
        process = subprocess.Popen(  # noqa: S603 - a list, never a shell
            _command(repository, ("cat-file", "--batch", "--buffer")),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(repository),
        )
    except OSError:
        raise _no_git() from None
    with process:
        feeding = Thread(target=_feed, args=(process, "\n".join(names).encode() + b"\n"))
        feeding.start()
        try:
            for name in names:
                yield _next_object(process, name, most)
        finally:
            process.kill()
            feeding.join()


def shown(word: str) -> str:
    """A word that a person gave, as a message may repeat it: on one line, and not for ever."""
    cut = word if len(word) <= _LONGEST else word[:_LONGEST] + "..."
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode()
        for c in cut
    )


def _command(repository: str, arguments: Sequence[str]) -> list[str]:
    settings = (part for setting in _SETTINGS for part in ("-c", setting))
    return ["git", "--no-pager", *settings, "-C", repository, *arguments]


def _environment(repository: str) -> dict[str, str]:
    found = {**os.environ, **_CONSTANT}
    if any(name in found for name in _WITHIN) and not _is_own(repository, found):
        for name in _WITHIN:
            found.pop(name, None)
    for name in _ELSEWHERE:
        found.pop(name, None)
    return found


def _is_own(repository: str, environment: Mapping[str, str]) -> bool:
    """Whether the environment of a hook speaks of this repository."""
    own = os.path.realpath(git_folder(repository))
    if "GIT_DIR" in environment:
        places = [os.path.realpath(environment["GIT_DIR"])]
        places.append(os.path.realpath(os.path.join(repository, environment["GIT_DIR"])))
        return own in places
    index = os.path.join(repository, environment.get("GIT_INDEX_FILE", own))
    return os.path.realpath(os.path.dirname(index)) == own


def _feed(process: subprocess.Popen[bytes], names: bytes) -> None:
    """Tell git the names while its answers are read: neither waits for ever for the other."""
    try:
        with cast("IO[bytes]", process.stdin) as pipe:
            pipe.write(names)
    except OSError:  # git has ended; whoever reads its answers sees it
        pass


def _next_object(
    process: subprocess.Popen[bytes], name: str, most: int
) -> tuple[int, bytes | None]:
    said = cast("IO[bytes]", process.stdout)
    header = said.readline()
    size = header.rstrip(b"\n").rpartition(b" ")[2]
    if not size.isdigit():
        raise GitFailed(
            f"the repository lacks an object that its history names ({name[:12]})\n"
            "help: git fsck says what is damaged; git fetch may bring what is missing"
        )
    left = int(size)
    if left <= most:
        return left, said.read(left + 1)[:-1]
    left += 1
    while left > 0 and (piece := said.read(min(left, 1 << 20))):
        left -= len(piece)
    return int(size), None


def _no_git() -> GitFailed:
    return GitFailed("git is not installed, and a revision needs it\nhelp: install git")


def _explained(stderr: bytes) -> str:
    said = stderr.decode("utf-8", "replace").strip()
    if found := _DUBIOUS.search(said):
        place = found[1]
        return (
            f"git refuses to read {shown(place)}: it belongs to another user\n"
            f"help: if you trust it: git config --global --add safe.directory '{shown(place)}'"
        )
    lines = said.splitlines() or ["it gave no reason"]
    why = next((line for line in lines if line.startswith("fatal: ")), lines[-1])
    return (
        f"git cannot answer: {shown(why.removeprefix('fatal: '))}\n"
        "help: git status and git fsck, in the plan's folder, may say more"
    )
