"""Plans for comparing: the fictional one, and any other that differs from it in one place."""

import functools
import pathlib
import re
import typing

import msgspec
from hypothesis import strategies as st
from msgspec import Struct

from vawg_plan.load import load
from vawg_plan.model import types as t
from vawg_plan.model.nodes import NESTED, File
from vawg_plan.model.plan import build
from vawg_plan.store.folder import read_folder

FICTION = pathlib.Path(__file__).parent.parent / "plans" / "fictional"


def no_rules(_):
    return ()


@functools.cache
def fiction():
    """The fictional plan, with every field of every record filled that it leaves empty."""
    loaded = load(read_folder(str(FICTION)), no_rules, remember=False)
    assert not loaded.problems
    return loaded.plan


def loaded(texts):
    """The plan that texts make, by path, with the fictional plan's series."""
    snapshot = read_folder(str(FICTION))._replace(texts=texts)
    found = load(snapshot, no_rules, remember=False)
    assert not found.problems
    return found.plan


def with_files(files, like=None):
    """A plan of these files, with the series of another."""
    like = like or fiction()
    return build(list(files))._replace(series=like.series, data_files=like.data_files)


# Where a record or a field of one stands: the file's place, then fields and numbers.
@functools.cache
def places():
    """Every field of every record of the fictional plan, as a path from its file."""
    found = []
    for number, file in enumerate(fiction().files):
        paths = _fields(file.record, ())
        found += [(number, *path) for path in paths if path != ("schema_version",)]
    return found


def _fields(record, at):
    for name in record.__struct_fields__:
        value = getattr(record, name)
        yield (*at, name)
        if isinstance(value, Struct):
            yield from _fields(value, (*at, name))
        elif isinstance(value, tuple):
            for place, one in enumerate(value):
                if isinstance(one, Struct):
                    yield from _fields(one, (*at, name, place))


def at(record, path):
    """What stands at a path."""
    for step in path:
        record = record[step] if isinstance(step, int) else getattr(record, step)
    return record


def replaced(record, path, value):
    """A record with another value at a path."""
    step, *rest = path
    if rest:
        value = replaced(at(record, (step,)), rest, value)
    if isinstance(step, int):
        return (*record[:step], value, *record[step + 1 :])
    return msgspec.structs.replace(record, **{step: value})


@functools.cache
def hints(record):
    return typing.get_type_hints(record, include_extras=True)


def other_values(place):
    """Values of the type of a field, as a strategy."""
    number, *path = place
    record = at(fiction().files[number].record, path[:-1])
    return of_type(hints(type(record))[path[-1]])


WORDS = ["all", "will", "may", "where possible", "not", "lamps", "Ferries.", "some", "should", "1"]
prose = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


@functools.cache
def of_type(kind):
    """Values of a type, few and telling ones."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _record(kind)
    makers = {
        typing.Annotated: lambda: _annotated(inner[0], inner[1:]),
        typing.Literal: lambda: st.sampled_from(inner),
        tuple: lambda: st.lists(of_type(inner[0]), max_size=3).map(tuple),
        dict: lambda: st.dictionaries(st.sampled_from(["sex", "area"]), prose, max_size=2),
        None: lambda: PLAIN[kind],
    }
    return makers.get(origin, lambda: st.one_of(*map(of_type, inner)))()


PLAIN = {
    type(None): st.none(), str: prose, bool: st.booleans(), int: st.integers(-5, 150),
    float: st.sampled_from([0.5, 40.0, 99.5]),
}  # fmt: skip


def _annotated(kind, metas):
    pattern = next((m.pattern for m in metas if getattr(m, "pattern", None)), None)
    if pattern is None:
        floor = next((m.ge for m in metas if getattr(m, "ge", None) is not None), None)
        return of_type(kind) if floor is None else st.integers(floor, 150)
    return st.sampled_from([one for one in SHAPES if re.search(pattern, one)])


SHAPES = [
    "2031-12-31", "2032-02-30", "2033-01-01", "2031-06", "2031", "A1", "A9", "A1.C1", "A1.C9",
    "A1.C1.MS1", "A1.C1.MS9", "A1.M1", "A1.M9", "A1.M1.I1", "A1.M1.I9", "A1.K1", "A1.K9", "OB1",
    "OB9", "O1", "O2a", "F1", "F9", "tidewater-union", "ferry-board", "north-quay", "nobody",
    "evening-standard@2#lit", "evening-standard@9#dark", "2032-01-15-brighter", "2", "lit",
    "https://example.org/elsewhere",
]  # fmt: skip


def _record(kind):
    """Records with what they must have, and some of what they may."""
    return st.builds(kind, **{name: of_type(one) for name, one in hints(kind).items()})


def item_at(plan, place):
    """The item in which a field stands: its id, and the name of the field there."""
    number, *path = place
    file = plan.files[number]
    nodes = [n for n in plan.walked[file.path][1] if n.id and tuple(path[: len(n.at)]) == n.at]
    node = max(nodes, key=lambda one: len(one.at), default=None)
    return (node, path[len(node.at)]) if node else (None, path[0])


def is_item(place):
    """Whether a field holds items, which are compared by themselves."""
    number, *path = place
    record = at(fiction().files[number].record, path[:-1])
    return any(name == path[-1] and kind for name, kind in NESTED.get(type(record), ()))


__all__ = ["File", "t"]
