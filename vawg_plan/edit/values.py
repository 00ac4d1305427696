"""Plain data: what a file holds and what an edit gives, compared strictly and never changed."""

from collections.abc import Mapping, Sequence

from vawg_plan.source import Path

Scalar = str | int | float | bool
Value = Scalar | Sequence["Value"] | Mapping[str, "Value"]


def is_same(one: object, other: object) -> bool:
    """Whether two pieces of data are equal, with 1, 1.0 and true told apart; key order aside."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return len(one) == len(other) and all(
            key in other and is_same(value, other[key]) for key, value in one.items()
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return one == other


def make_plain(value: object) -> object:
    """Return a value with every mapping a dict and every sequence a list, as a reader gives it."""
    if isinstance(value, Mapping):
        return {key: make_plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [make_plain(item) for item in value]
    return value


def look_up(data: object, at: Path) -> object:
    """Return what stands at a path; KeyError where nothing does."""
    for step in at:
        data = _step(data, at, step)
    return data


def _step(data: object, at: Path, step: str | int) -> object:
    if isinstance(data, dict) and step in data:
        return data[step]
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return data[step]
    raise KeyError(at)


def exists(data: object, at: Path) -> bool:
    """Whether anything stands at a path."""
    try:
        look_up(data, at)
    except KeyError:
        return False
    return True


def put(data: object, at: Path, value: object) -> object:
    """Return data with a value at a path whose parent exists; the data given stay as they are."""
    if not at:
        return value
    step, *rest = at
    if isinstance(data, dict):
        inner = put(data[step], tuple(rest), value) if rest else value
        return {**data, step: inner}
    if isinstance(data, list) and isinstance(step, int):
        inner = put(data[step], tuple(rest), value) if rest else value
        return [*data[:step], inner, *data[step + 1 :]]
    raise KeyError(at)


def drop(data: object, at: Path) -> object:
    """Return data without what stands at a path."""
    parent = look_up(data, at[:-1])
    if isinstance(parent, dict):
        return put(data, at[:-1], {key: item for key, item in parent.items() if key != at[-1]})
    if isinstance(parent, list):
        return put(data, at[:-1], [item for i, item in enumerate(parent) if i != at[-1]])
    raise KeyError(at)


def arrange(record: Mapping[str, Value], order: Sequence[str]) -> dict[str, Value]:
    """Return a record with its keys in an order; keys that the order lacks follow as they were."""
    known = {key: record[key] for key in order if key in record}
    return known | dict(record)


def name_path(at: Path) -> str:
    """Return a path as a sentence names it: `commitments, item 2, due`."""
    return ", ".join(f"item {step + 1}" if isinstance(step, int) else step for step in at)
