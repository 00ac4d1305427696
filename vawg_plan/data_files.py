"""Finds the data files of the tool itself: ``schemas/`` and ``templates/``.

In a wheel they lie inside the package (``_data``, see ``force-include`` in pyproject.toml); in an
editable install and in a checkout they lie beside it.
"""

import os.path

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_PLACES = (os.path.join(_PACKAGE, "_data"), os.path.dirname(_PACKAGE))


def find(folder: str, name: str) -> str:
    """The path of ``folder/name``, such as ``find("schemas", "plan.schema.json")``.

    Raises FileNotFoundError where it is in none of the places: the tool is badly installed.
    """
    for place in _PLACES:
        path = os.path.join(place, folder, name)
        if os.path.exists(path):
            return path
    raise FileNotFoundError(f"{folder}/{name} came with no part of this installation")


def read(folder: str, name: str) -> str:
    """The text of ``folder/name``, byte for byte; raises as `find` does."""
    with open(find(folder, name), encoding="utf-8", newline="") as file:
        return file.read()


def names(folder: str) -> list[str]:
    """The names of all files under a folder, with ``/`` between parts, in order."""
    top = next(place for place in _PLACES if os.path.isdir(os.path.join(place, folder)))
    root = os.path.join(top, folder)
    return sorted(
        os.path.relpath(os.path.join(held, name), root).replace(os.sep, "/")
        for held, _, files in os.walk(root)
        for name in files
    )
