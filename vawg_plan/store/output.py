"""A folder of files that the program makes: it touches only what it made itself.

A list of its files, each with a digest, stands in the folder. So what is no longer made is taken
out, what is the same stays as it was, and nobody's own files are lost.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from vawg_plan.store.cache import digest
from vawg_plan.store.writing import CannotWrite, write_quickly, write_whole

LIST = ".vawg.json"


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


class Output:
    """The folder, as it was found. Raises CannotWrite where it isn't for us to write into."""

    def __init__(self, folder: str, plan_folder: str) -> None:
        self.folder = folder
        demand_outside(folder, plan_folder)
        place, plan = os.path.realpath(folder), os.path.realpath(plan_folder)
        if plan.startswith(place + os.sep) and not os.path.exists(os.path.join(place, LIST)):
            raise CannotWrite(f"{folder} holds the plan itself\nhelp: name another folder")
        found = self._found()
        self.inputs: str = found["inputs"]
        self.files: dict[str, str] = found["files"]
        self.pages: dict[str, str] = found["pages"]
        if not all(map(_is_inner, self.files)):
            raise self._unreadable()

    def _found(self) -> dict[str, Any]:
        try:
            with open(os.path.join(self.folder, LIST), "rb") as file:
                found = json.load(file)
        except FileNotFoundError:
            self._demand_empty()
            return {"inputs": "", "files": {}, "pages": {}}
        except (OSError, ValueError):
            raise self._unreadable() from None
        if not isinstance(found, dict) or not _FORM.items() <= _form(found).items():
            raise self._unreadable()
        return found

    def _unreadable(self) -> CannotWrite:
        return CannotWrite(
            f"{os.path.join(self.folder, LIST)} cannot be read, so nobody knows which files here "
            "were made\nhelp: remove the folder, or name another"
        )

    def _demand_empty(self) -> None:
        try:
            if os.listdir(self.folder):
                raise CannotWrite(
                    f"{self.folder} holds files that vawg didn't make\n"
                    "help: name another folder, or empty this one first"
                )
        except FileNotFoundError:
            return
        except OSError as error:
            raise CannotWrite(f"cannot write {self.folder}: {error.strerror}") from None

    def is_whole(self) -> bool:
        """Whether every file that was made is still there, and no larger or smaller."""
        return all(
            _size(os.path.join(self.folder, *path.split("/"))) == int(mark.partition(":")[0])
            for path, mark in self.files.items()
        )

    def write(
        self,
        files: Mapping[str, bytes | None],
        inputs: str = "",
        pages: Mapping[str, str] | None = None,
    ) -> Written:
        """Let the folder hold these files, by their paths in it, and no other that was made.

        None is a file that stays as it was made the last time. ``inputs`` and ``pages`` are what
        they were made of, as they will be told the next time.
        """
        marks, wrote = {}, 0
        for path, raw in files.items():
            if raw is None:
                marks[path] = self.files[path]
                continue
            marks[path] = f"{len(raw)}:{digest((raw,)).hex()}"
            place = os.path.join(self.folder, *path.split("/"))
            if self.files.get(path) != marks[path] or _size(place) != len(raw):
                write_quickly(place, raw)
                wrote += 1
        gone = [path for path in self.files if path not in files]
        self._remove(gone)
        made = {"made_by": "vawg", "inputs": inputs, "files": marks, "pages": pages or {}}
        write_whole(os.path.join(self.folder, LIST), (json.dumps(made) + "\n").encode())
        return Written(wrote, len(gone), len(files) - wrote)

    def _remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            place = os.path.join(self.folder, *path.split("/"))
            try:
                os.unlink(place)
                os.removedirs(os.path.dirname(place))
            except OSError:  # gone already, or the folder holds other files
                continue


_FORM = {"inputs": str, "files": dict, "pages": dict}


def _form(found: dict[str, Any]) -> dict[str, type]:
    return {key: type(value) for key, value in found.items()}


def _is_inner(path: str) -> bool:
    """Whether a path stays inside the folder, wherever the list came from."""
    return not path.startswith("/") and ".." not in path.split("/") and "\\" not in path


def _size(place: str) -> int:
    try:
        return os.stat(place).st_size
    except OSError:
        return -1
