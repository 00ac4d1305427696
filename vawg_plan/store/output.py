"""A folder of files that the program makes: it touches only what it made itself.

A list of its files, each with a digest, stands in the folder. So what is no longer made is taken
out, what is the same stays as it was, and nobody's own files are lost. The list is written before
the files, with those that are about to change marked: what was cut short is put right the next
time. It tells of nothing but the files, for it is published with them.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from vawg_plan.store.cache import digest
from vawg_plan.store.writing import CannotWrite, write_quickly, write_whole

LIST = ".vawg.json"


class File(NamedTuple):
    """What a file is to hold, and the mark that tells it from any other."""

    raw: bytes
    mark: str


def marked(raw: bytes) -> File:
    """A file with its mark."""
    return File(raw, f"{len(raw)}:{digest((raw,)).hex()}")


class Written(NamedTuple):
    """How many files were written, were taken out, and stayed as they were."""

    wrote: int
    removed: int
    same: int


def demand_outside(place: str, plan_folder: str) -> None:
    """Raise CannotWrite for a place inside the plan folder."""
    target, plan = os.path.realpath(place), os.path.realpath(plan_folder)
    if target == plan or target.startswith(plan + os.sep):
        raise CannotWrite(
            f"{place} is inside the plan folder, which holds the plan's records only\n"
            "help: write it anywhere else"
        )


def demand_database(place: str) -> None:
    """Raise CannotWrite where somebody's own file stands that is no database of a plan."""
    try:
        with open(place, "rb") as file:
            found = file.read()
    except OSError:  # there is none, or the writer will say why not
        return
    if found and b"made_with" not in found:
        raise CannotWrite(
            f"{place} is not a database that vawg made\nhelp: name another file, or delete this one"
        )


class Output:
    """The folder, as it was found. Raises CannotWrite where it isn't for us to write into."""

    def __init__(self, folder: str, plan_folder: str) -> None:
        self.folder = folder
        demand_outside(folder, plan_folder)
        if os.path.isfile(folder):
            raise CannotWrite(f"{folder} is a file\nhelp: name a folder")
        place, plan = os.path.realpath(folder), os.path.realpath(plan_folder)
        if plan.startswith(place + os.sep) and not os.path.exists(os.path.join(place, LIST)):
            raise CannotWrite(f"{folder} holds the plan itself\nhelp: name another folder")
        self.listed = b""
        self.files: dict[str, str] = self._found()

    def _found(self) -> dict[str, str]:
        """The files that were made, each with its mark."""
        try:
            with open(os.path.join(self.folder, LIST), "rb") as file:
                self.listed = file.read()
            found = json.loads(self.listed)["files"]
            if all(_is_inner(path) and _MARK.fullmatch(mark) for path, mark in found.items()):
                return dict(found)
        except FileNotFoundError:
            self._demand_empty()
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise self._unreadable() from None
        raise self._unreadable()

    def _unreadable(self) -> CannotWrite:
        return CannotWrite(
            f"{os.path.join(self.folder, LIST)} cannot be read, so nobody knows which files here "
            "were made\nhelp: remove the folder, or name another"
        )

    def _demand_empty(self) -> None:
        try:
            if not all(map(_TEMPORARY.fullmatch, os.listdir(self.folder))):
                raise CannotWrite(
                    f"{self.folder} holds files that vawg didn't make\n"
                    "help: name another folder, or empty this one first"
                )
        except FileNotFoundError:
            return
        except OSError as error:
            raise CannotWrite(f"cannot write {self.folder}: {error.strerror}") from None

    @property
    def mark(self) -> str:
        """Changes with anything that was made."""
        return digest((self.listed,)).hex()

    def is_whole(self) -> bool:
        """Whether every file that was made is still there, and no larger or smaller."""
        return bool(self.files) and all(
            mark == f"{_size(self._place(path))}:{mark.partition(':')[2]}"
            for path, mark in self.files.items()
        )

    def write(self, files: Mapping[str, File | None]) -> Written:
        """Let the folder hold these files, by their paths in it, and no other that was made.

        None is a file that stays as it was made the last time.
        """
        marks = {
            path: self.files[path] if file is None else file.mark for path, file in files.items()
        }
        changed = {
            path: file.raw
            for path, file in files.items()
            if file is not None
            and (self.files.get(path) != file.mark or _size(self._place(path)) != len(file.raw))
        }
        gone = [path for path in self.files if path not in files]
        if changed or gone:
            self._demand_free(path for path in changed if path not in self.files)
            self._list({**self.files, **dict.fromkeys((*changed, *gone), _UNDONE)})
            self._remove(filter(_TEMPORARY.fullmatch, os.listdir(self.folder)))
            self._remove([*gone, *(f"{p}.new" for p, m in self.files.items() if m == _UNDONE)])
            for path, raw in changed.items():
                write_quickly(self._place(path), raw)
        self._list(marks)
        return Written(len(changed), len(gone), len(files) - len(changed))

    def _place(self, path: str) -> str:
        return os.path.join(self.folder, *path.split("/"))

    def _demand_free(self, paths: Iterable[str]) -> None:
        """Raise CannotWrite where somebody's own file stands in the way."""
        for path in paths:
            if os.path.lexists(self._place(path)):
                raise CannotWrite(
                    f"{self._place(path)} is not a file that vawg made\n"
                    "help: move it elsewhere, or name another folder"
                )

    def _list(self, marks: Mapping[str, str]) -> None:
        self.files = dict(marks)
        self.listed = (
            json.dumps({"made_by": "vawg", "files": self.files}, sort_keys=True) + "\n"
        ).encode()
        write_whole(os.path.join(self.folder, LIST), self.listed)

    def _remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            place = self._place(path)
            try:
                os.unlink(place)
                os.removedirs(os.path.dirname(place))
            except OSError:  # gone already, or the folder holds other files
                continue


# The mark of a file that is about to be written or taken out, and of one that was written.
_UNDONE = ""
# What `write_whole` leaves behind where it is killed.
_TEMPORARY = re.compile(r"\.vawg-[0-9]+-[0-9a-f]{12}")
_MARK = re.compile(r"|[0-9]+:[0-9a-f]{32}")


def _is_inner(path: str) -> bool:
    """Whether a path stays inside the folder, wherever the list came from."""
    parts = path.split("/")
    return "\\" not in path and "\0" not in path and not {"", ".", ".."}.intersection(parts)


def _size(place: str) -> int:
    try:
        return os.stat(place).st_size
    except OSError:
        return -1
