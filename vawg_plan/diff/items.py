"""The items of two versions, matched by id: what is gone, what is new, what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vawg_plan.diff.fields import Seen, seen
from vawg_plan.diff.pair import Pair, group_of
from vawg_plan.model.change import Change
from vawg_plan.model.nodes import Node
from vawg_plan.model.protection import permits_for

_OF_THE_RECORD = ("update", "decision")


def item_changes(pair: Pair, paths: set[str]) -> Iterator[Change]:
    """The changes of every item in these files, but for what is reported and decided."""
    ids = [
        *_in(pair.head.items.values(), paths),
        *(one for one in _in(pair.base.items.values(), paths) if one not in pair.head.items),
    ]
    for item_id in dict.fromkeys(ids):
        old, new = pair.base.items.get(item_id), pair.head.items.get(item_id)
        if new is None and old is not None:
            yield _whole("removed", old)
        elif old is None and new is not None:
            yield _whole("added", new)
        elif old is not None and new is not None and old.record is not new.record:
            yield from changes_between(pair, old, new)
    yield from _repeats(pair)


def _repeats(pair: Pair) -> Iterator[Change]:
    """Of two items with one id the first is compared; that there is another is a change too."""
    old, new = ([second for _, second in plan.repeats] for plan in pair)
    before, after = ([(node.id, node.record) for node in nodes] for nodes in (old, new))
    yield from (_whole("removed", n) for n in old if (n.id, n.record) not in after)
    yield from (_whole("added", n) for n in new if (n.id, n.record) not in before)


def _in(nodes: Iterable[Node], paths: set[str]) -> Iterator[str]:
    return (n.id for n in nodes if n.path in paths and n.kind not in _OF_THE_RECORD)


def _whole(kind: str, node: Node) -> Change:
    record = node.record
    text = getattr(record, "text", None)
    return Change(
        kind, node.id, node.title, group_of(node), path=node.path, at=node.at,
        before=text if kind == "removed" else None, after=text if kind == "added" else None,
        by=getattr(record, "lead", None),
    )  # fmt: skip


def changes_between(pair: Pair, old: Node, new: Node) -> Iterator[Change]:
    """Every change from one item to another of the same id."""
    if type(old.record) is not type(new.record):
        yield _whole("removed", old)
        yield _whole("added", new)
        return
    if old.parent != new.parent:
        yield change_of(Seen("edited", "parent", old.parent, new.parent), new)
    for one in seen(pair, old.record, new.record):
        yield change_of(one, new)


def change_of(one: Seen, node: Node) -> Change:
    """A field's change as a change of its item."""
    steps = tuple(one.field.split("."))
    permits = () if one.is_free else permits_for(type(node.record), steps, one.effect)
    return Change(
        one.kind, node.id, node.title, group_of(node), one.field, one.effect, one.before,
        one.after, one.runs, one.days, one.gone, one.come,
        permits=permits, path=node.path, at=(*node.at, *steps),
    )  # fmt: skip
