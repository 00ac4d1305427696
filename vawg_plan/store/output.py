"""A folder of files that the program makes: it touches only what it made itself.

A list of its files, each with a digest, stands in the folder. So what is no longer made is taken
out, what is the same stays as it was, and nobody's own files are lost.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from vawg_plan.store.cache import digest
from vawg_plan.store.writing import CannotWrite, write_whole

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
        self.inputs, self.files = self._found()

    def _found(self) -> tuple[str, dict[str, str]]:
        try:
            with open(os.path.join(self.folder, LIST), "rb") as file:
                found = json.load(file)
            return str(found["inputs"]), {str(k): str(v) for k, v in found["files"].items()}
        except FileNotFoundError:
            self._demand_empty()
            return "", {}
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            raise CannotWrite(
                f"{os.path.join(self.folder, LIST)} cannot be read, so nobody knows which files "
                "here were made\nhelp: remove the folder, or name another"
            ) from None

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

    def write(self, files: Mapping[str, bytes], inputs: str = "") -> Written:
        """Let the folder hold these files, by their paths in it, and no other that was made.

        ``inputs`` is what they were made of, as `inputs` will tell the next time.
        """
        marks = {path: f"{len(raw)}:{digest((raw,)).hex()}" for path, raw in files.items()}
        wrote = 0
        for path, raw in files.items():
            place = os.path.join(self.folder, *path.split("/"))
            if self.files.get(path) != marks[path] or _size(place) != len(raw):
                wrote += write_whole(place, raw)
        gone = [path for path in self.files if path not in files]
        self._remove(gone)
        made = {"made_by": "vawg", "inputs": inputs, "files": dict(sorted(marks.items()))}
        write_whole(os.path.join(self.folder, LIST), (json.dumps(made, indent=0) + "\n").encode())
        return Written(wrote, len(gone), len(files) - wrote)

    def _remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            place = os.path.join(self.folder, *path.split("/"))
            try:
                os.unlink(place)
                os.removedirs(os.path.dirname(place))
            except OSError:  # gone already, or the folder holds other files
                continue


def _size(place: str) -> int:
    try:
        return os.stat(place).st_size
    except OSError:
        return -1
