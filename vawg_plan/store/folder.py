"""Reads a plan folder: finds it, lists it, takes its texts. Writes nothing."""

from __future__ import annotations

import os

from vawg_plan.store.snapshot import (
    DATA,
    FILES,
    FOLDERS,
    MAX_BYTES,
    SERIES_SUFFIX,
    SUFFIXES,
    TEMPLATE_SUFFIXES,
    TEMPLATES,
    Fault,
    NoPlan,
    Snapshot,
    bad_name,
    divide,
    too_large,
)

_SUFFIXES = {
    **dict.fromkeys(FOLDERS, SUFFIXES), TEMPLATES: TEMPLATE_SUFFIXES, DATA: (SERIES_SUFFIX,),
}  # fmt: skip
_PIECE = 65536  # more than nearly any record has; a larger buffer costs more than the reading
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def find_plan(start: str, named: str | None = None) -> str:
    """The plan folder: ``named`` itself, or the nearest from ``start`` upward.

    In each folder ``plan/plan.yaml`` is looked for, then ``plan.yaml``. Raises NoPlan.
    """
    if named is not None:
        return _named_plan(os.path.join(start, named), named)
    folder = os.path.abspath(start)
    while True:
        inner = os.path.join(folder, "plan")
        _refuse_closed(inner, os.path.relpath(inner, start))
        for place in (inner, folder):
            if has_plan(place):
                _refuse_closed(place, os.path.relpath(place, start))
                return place
        parent = os.path.dirname(folder)
        if parent == folder:
            raise NoPlan(
                f"no plan found: no plan.yaml or plan/plan.yaml in {os.path.abspath(start)} "
                "or any folder above it\n"
                "help: change to a folder inside a plan's repository, "
                "or name the plan folder: vawg --plan DIR ..."
            )
        folder = parent


def has_plan(folder: str) -> bool:
    """Whether a plan.yaml (or plan.yml) is an entry of ``folder``, even a broken one."""
    return any(os.path.lexists(os.path.join(folder, "plan" + suffix)) for suffix in SUFFIXES)


def repository_of(folder: str) -> str | None:
    """The nearest folder upward that holds ``.git`` (a folder, or a worktree's file)."""
    while not os.path.exists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder


def label_of(plan_folder: str) -> str:
    """What stands before a path when shown: the plan folder relative to its repository's root."""
    real = os.path.realpath(plan_folder)
    repository = repository_of(real)
    base = repository if repository is not None else os.path.dirname(real)
    label = os.path.relpath(real, base).replace(os.sep, "/")
    return "" if label == "." else label


def read_folder(plan_folder: str) -> Snapshot:
    """Everything that the plan folder's records say; what cannot be read becomes a fault."""
    return read_folder_at(plan_folder)[0]


def read_folder_at(plan_folder: str) -> tuple[Snapshot, dict[str, int]]:
    """The same, and when each folder in it had last changed before it was listed.

    Folders are by path in the plan folder, moments in nanoseconds as the file system has them.
    """
    reader = _Reader(plan_folder)
    label = label_of(plan_folder)
    reader.top(alone=bool(label))
    texts = divide(reader.texts)
    snapshot = Snapshot(
        root=plan_folder,
        label=label,
        revision=None,
        texts=texts.records,
        templates=texts.templates,
        data=frozenset(_names(os.path.join(plan_folder, DATA))),
        series=texts.series,
        faults=tuple(sorted(reader.faults)),
    )
    return snapshot, reader.moments


class _Reader:
    def __init__(self, root: str) -> None:
        self.root = root
        self.real_root = os.path.realpath(root)
        self.texts: dict[str, bytes] = {}
        self.faults: list[Fault] = []
        self.moments: dict[str, int] = {}

    def top(self, *, alone: bool) -> None:
        """Read the plan folder; what is there besides the plan too, where the folder is its own."""
        self.moments["."] = os.stat(self.root).st_mtime_ns
        for name in sorted(os.listdir(self.root)):
            stem, suffix = os.path.splitext(name)
            if name in _SUFFIXES:
                self.folder(name, _SUFFIXES[name])
            elif stem in FILES and suffix in SUFFIXES:
                self.file(name)
            elif alone and not name.startswith(".") and not bad_name(name):
                self.other(name)

    def other(self, name: str) -> None:
        """Read YAML that has no place here, to say so: a misspelt name would go unnoticed."""
        place = os.path.join(self.root, name)
        if os.path.isfile(place) and name.lower().endswith(SUFFIXES):
            self.file(name)
        elif os.path.isdir(place) and not os.path.islink(place):
            self.folder(name, SUFFIXES)

    def folder(self, path: str, suffixes: tuple[str, ...]) -> None:
        place = os.path.join(self.root, path)
        if os.path.islink(place):
            self.fault(
                path,
                "the folder is a link",
                "Put the folder itself here: links to folders are not followed",
            )
            return
        try:
            self.moments[path] = os.stat(place).st_mtime_ns
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as error:
            self.fault(
                path,
                f"the folder cannot be read ({error.strerror})",
                "Check its permissions, and that it is a folder",
            )
            return
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            inner = f"{path}/{name}"
            if not name.isascii() and (fault := bad_name(inner)):
                self.faults.append(fault)
            elif entry.is_file(follow_symlinks=False):
                if name.endswith(suffixes) or name.lower().endswith(suffixes):
                    self._take(inner, entry.path)
            elif entry.is_dir(follow_symlinks=False):
                self.folder(inner, suffixes)
            elif name.lower().endswith(suffixes):
                self.file(inner)

    def file(self, path: str) -> None:
        place = os.path.join(self.root, path)
        if self._may_open(path, place):
            self._take(path, place)

    def _take(self, path: str, place: str) -> None:
        try:
            raw = _read(place)
        except OSError as error:
            self.fault(path, f"the file cannot be read ({error.strerror})", "Check its permissions")
            return
        if len(raw) > MAX_BYTES:
            self.faults.append(too_large(path, os.stat(place).st_size))
        else:
            self.texts[path] = raw

    def _may_open(self, path: str, place: str) -> bool:
        if os.path.islink(place):
            target = os.path.realpath(place)
            if not os.path.exists(target):
                self.fault(path, "the link leads to nothing", "Mend the link or remove it")
                return False
            if os.path.commonpath([target, self.real_root]) != self.real_root:
                self.fault(
                    path,
                    "the link leads out of the plan folder",
                    "Put the file itself here: nothing outside the plan folder is read",
                )
                return False
        if not os.path.isfile(place):
            self.fault(
                path,
                "this is not a file",
                "Move it out of the way: a record is a plain file",
            )
            return False
        return True

    def fault(self, path: str, message: str, advice: str) -> None:
        self.faults.append(Fault(path, message, advice))


def _read(place: str) -> bytes:
    """A file's bytes, or a little more than the limit of them."""
    descriptor = os.open(place, _OPEN)
    try:
        raw = os.read(descriptor, _PIECE)
        if len(raw) == _PIECE:
            with open(descriptor, "rb", closefd=False) as file:
                raw += file.read(MAX_BYTES)
    finally:
        os.close(descriptor)
    return raw


def _names(folder: str) -> list[str]:
    try:
        return ["data/" + entry.name for entry in os.scandir(folder) if entry.is_file()]
    except OSError:
        return []


def _named_plan(folder: str, named: str) -> str:
    _refuse_closed(folder, named)
    if not os.path.exists(folder):
        raise NoPlan(
            f"no plan found: there is no folder {named}\nhelp: name the folder that holds plan.yaml"
        )
    if not os.path.isdir(folder):
        raise NoPlan(
            f"no plan found: {named} is a file, not a folder\n"
            "help: name the folder that holds plan.yaml"
        )
    for place in (folder, os.path.join(folder, "plan")):
        if has_plan(place):
            return os.path.abspath(place)
    raise NoPlan(
        f"no plan found: {named} holds no plan.yaml\nhelp: name the folder that holds plan.yaml"
    )


def _refuse_closed(folder: str, named: str) -> None:
    """Raise NoPlan where a folder is there that may hold a plan and cannot be looked into."""
    if os.path.islink(folder) and not os.path.exists(folder):
        raise NoPlan(
            f"no plan found: {named} is a link that leads to nothing\n"
            "help: mend the link or remove it"
        )
    if os.path.isdir(folder) and not os.access(folder, os.R_OK | os.X_OK):
        raise NoPlan(f"no plan found: {named} cannot be opened\nhelp: check its permissions")
