"""Answers kept under everything that they follow from, and command lines that were understood.

An answer follows from the question (a command with its options, the date, the screen), the plan's
texts and the program. What a command line asks follows from its words and a few settings, so that
too is remembered, and a question asked before is answered without the machinery that reads command
lines: half of the time that is left.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from vawg_plan import __version__
from vawg_plan.cli.terminal import screen, write, write_error
from vawg_plan.store.cache import Cache, cache_folder, digest, program_stamp
from vawg_plan.store.folder import find_plan, read_folder, repository_of
from vawg_plan.store.heads import named
from vawg_plan.store.snapshot import NoPlan, Snapshot
from vawg_plan.store.tuples import NamedTuple

_SETTINGS = (
    "SOURCE_DATE_EPOCH", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "TERM", "TZ",
    "GITHUB_ACTIONS",
)  # fmt: skip
_COMPLETING = "_VAWG_COMPLETE"


class Answer(NamedTuple):
    """What a command has to say: its result, its remarks, its exit status, its result's form.

    A form is what `terminal.write` takes for one: text, json, markup or github.
    """

    out: str
    err: str = ""
    code: int = 0
    form: str = "text"


class Asked(NamedTuple):
    """What a command line asks: of the plan that is found so, this question, remarks or not.

    ``revisions`` are the words for git's commits on which the answer depends besides the plan's
    files, joined by BETWEEN.
    """

    directory: str
    plan: str
    question: str
    quiet: str
    revisions: str = ""


def stamp() -> bytes:
    """What the program is: its version, and the state of its files."""
    return __version__.encode() + program_stamp(os.path.dirname(os.path.dirname(__file__)))


def answer_key(program: bytes, question: str, snapshot: Snapshot) -> bytes:
    """The key of the answer to a question about the plan in this state."""
    parts = [program, b"answer", _raw(question), _raw(snapshot.label), _raw(repr(snapshot.faults))]
    parts.extend(_raw(name) for name in sorted(snapshot.data))
    for texts in (snapshot.texts, snapshot.templates, snapshot.series):
        for path, text in texts.items():
            parts += (_raw(path), text)
    return digest(parts)


def call_key(program: bytes, arguments: Sequence[str]) -> bytes:
    """The key of what a command line asks, in this folder, with these settings, today."""
    style = screen()
    parts = [program, b"call", _raw(os.getcwd()), time.strftime("%Y-%m-%d").encode()]
    parts.append(repr((style.width, style.is_terminal)).encode())
    parts.extend(_raw(f"{name}={os.environ.get(name)}") for name in _SETTINGS)
    parts.extend(_raw(argument) for argument in arguments)
    return digest(parts)


def memory_keys(program: bytes, root: str) -> list[bytes]:
    """Where the cache has the two segments of the memory of a plan folder."""
    place = os.fsencode(os.path.realpath(root))
    return [digest([program, part, place]) for part in (b"memory", b"recent")]


def remember(cache: Cache, call: bytes, asked: Asked) -> None:
    """Keep what a command line (its `call_key`) asks."""
    cache.put(call, _raw("\0".join(asked)))


def recall(arguments: Sequence[str]) -> int | None:
    """Answer a command line that was answered before, of a plan in the same state.

    Returns the exit status, or None where there is something new to it.
    """
    if _COMPLETING in os.environ or "--no-cache" in arguments or not is_folder("."):
        return None
    cache = Cache(cache_folder(os.environ))
    program = stamp() if cache.folder else b""
    kept = cache.get(call_key(program, arguments)) if cache.folder else None
    if kept is None:
        return None
    asked = Asked(*kept.decode("utf-8", "surrogateescape").split("\0"))
    if not is_folder(asked.directory):
        return None
    try:
        snapshot = read_folder(find_plan(asked.directory, asked.plan or None))
    except NoPlan:
        return None
    question: str | None = asked.question
    if asked.revisions:
        question = question_of(asked.question, snapshot.root, asked.revisions.split(BETWEEN))
    if question is None:
        return None
    answer = thaw(cache.get(answer_key(program, question, snapshot)))
    return None if answer is None else deliver(answer, quiet=bool(asked.quiet))


BETWEEN = "\x1f"


def question_of(question: str, root: str, revisions: Sequence[str]) -> str | None:
    """A question about the commits that revisions name at present; None where one names none."""
    repository = repository_of(os.path.realpath(root))
    if repository is None:
        return None
    try:
        shallow = os.stat(os.path.join(repository, ".git", "shallow")).st_mtime_ns
    except OSError:
        shallow = 0
    found = {word: meant for word in revisions if (meant := named(repository, word))}
    if rest := [word for word in revisions if word not in found]:
        found |= _found(repository, rest)
    if len(found) < len(set(revisions)):
        return None
    return f"{question} at {' '.join(found[word] for word in revisions)} {shallow}"


def _found(repository: str, revisions: Sequence[str]) -> dict[str, str]:
    from vawg_plan.store.process import GitFailed  # noqa: PLC0415 - git costs a process
    from vawg_plan.store.revisions import find_commits  # noqa: PLC0415

    try:
        return find_commits(repository, revisions)
    except GitFailed:
        return {}


def is_folder(path: str) -> bool:
    """Whether this is a folder that is still there: a shell may stand in one that was deleted."""
    try:
        return os.path.isdir(path) and bool(os.getcwd())
    except OSError:
        return False


def deliver(answer: Answer, *, quiet: bool) -> int:
    """Print an answer; its exit status."""
    if answer.err and not quiet:
        write_error(answer.err)
    write(answer.out, answer.form)
    return answer.code


def freeze(answer: Answer) -> bytes:
    """An answer as bytes, for the cache."""
    out, err = _raw(answer.out), _raw(answer.err)
    return b"%d %d %s\n" % (answer.code, len(out), answer.form.encode()) + out + err


def thaw(kept: bytes | None) -> Answer | None:
    """The answer that was frozen; None for nothing."""
    if kept is None:
        return None
    head, _, rest = kept.partition(b"\n")
    code, length, form = head.split()
    size = int(length)
    return Answer(_text(rest[:size]), _text(rest[size:]), int(code), form.decode())


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")
