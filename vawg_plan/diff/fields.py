"""What a changed field means: one function a sort of field, and a table of them.

A field that is not in the table is `edited`, so that no change is ever silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from msgspec import Struct

from vawg_plan.diff.pair import Pair
from vawg_plan.diff.rewording import reworded
from vawg_plan.diff.values import days_between, text_of
from vawg_plan.model import strength
from vawg_plan.model import types as t
from vawg_plan.model.change import Run
from vawg_plan.model.nodes import NESTED
from vawg_plan.model.strength import Effect


class Seen(NamedTuple):
    """What one field's change is, before it is known whose it is; see `Change`.

    ``is_free``: the field may be protected, but what it promises is the same.
    """

    kind: str
    field: str
    before: str | None = None
    after: str | None = None
    effect: Effect | None = None
    runs: tuple[Run, ...] = ()
    days: int | None = None
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    is_free: bool = False


class Field(NamedTuple):
    """A field of an item that both versions have: the two items, its name, its two values."""

    pair: Pair
    old: Any
    new: Any
    name: str
    before: Any
    after: Any


Look = Callable[[Field], Iterator[Seen]]


def seen(pair: Pair, old: Struct, new: Struct) -> Iterator[Seen]:
    """Every change between two records of one type, besides those of the items they hold."""
    held = {field for field, kind in NESTED.get(type(new), ()) if kind}
    if not isinstance(new, t.Edition):  # which is found as `P`, whatever its id
        held.add("id")
    for name in type(new).__struct_fields__:
        before, after = getattr(old, name), getattr(new, name)
        if before != after and name not in held:
            look = _OF_TYPE.get((type(new), name)) or _BY_NAME.get(name, _edited)
            yield from look(Field(pair, old, new, name, before, after))


def _edited(field: Field) -> Iterator[Seen]:
    yield Seen("edited", field.name, text_of(field.before), text_of(field.after))


def _all_as(kind: str) -> Look:
    """Whatever changed, it is this kind of change."""

    def look(field: Field) -> Iterator[Seen]:
        yield Seen(kind, field.name, text_of(field.before), text_of(field.after))

    return look


def _words(kind: str) -> Look:
    """Prose: judged by its words."""

    def look(field: Field) -> Iterator[Seen]:
        before, after, beside = _prose(field.before), _prose(field.after), list(_beside(field))
        if before.split() != after.split():
            yield _reworded(kind, field.name, before, after)
        elif not beside:
            yield Seen("edited", field.name, is_free=True)
        yield from beside

    return look


def _reworded(kind: str, name: str, before: str, after: str) -> Seen:
    verdict = strength.of_words(before, after)
    if verdict is None:
        return Seen(kind, name, before or None, after or None, runs=reworded(before, after))
    return Seen(
        verdict.effect if kind == "reworded" else kind, name, before or None, after or None,
        verdict.effect, reworded(before, after), gone=verdict.gone, come=verdict.come,
    )  # fmt: skip


def _beside(field: Field) -> Iterator[Seen]:
    """What stands beside the words of a trigger or definition: what it cites, where it is from."""
    for name, kind in (("cites", "re-linked"), ("locator", "edited")):
        old, new = (getattr(one, name, None) for one in (field.before, field.after))
        if old != new:
            yield Seen(kind, f"{field.name}.{name}", text_of(old), text_of(new), is_free=True)


def _prose(value: object) -> str:
    """The words of a text, of a trigger, or of a definition with its elements."""
    if isinstance(value, t.Definition):
        parts = (f"{one.title}: {one.text}" for one in value.elements)
        return " ".join([f"{value.term}: {value.text}", *parts])
    return value.text if isinstance(value, t.Trigger) else str(value or "")


def _ranked(judge: Callable[[str, str], Effect | None]) -> Look:
    """A word of a scale: the change is what it does to the promise."""

    def look(field: Field) -> Iterator[Seen]:
        effect = judge(field.before, field.after)
        yield Seen(effect or "edited", field.name, field.before, field.after, effect)

    return look


def _who(field: Field) -> Iterator[Seen]:
    before = field.pair.name(field.before) if field.before else None
    after = field.pair.name(field.after) if field.after else None
    effect: Effect | None = None
    if before is None or after is None:
        effect = "weakened" if after is None else "strengthened"
    yield Seen("re-assigned", field.name, before, after, effect)


def _bodies(field: Field) -> Iterator[Seen]:
    old, new = set(field.before), set(field.after)
    name = field.pair.names
    gone = tuple(one for one in field.before if one not in new)
    come = tuple(one for one in field.after if one not in old)
    if not gone and not come:
        old_order, new_order = name(field.before), name(field.after)
        yield Seen("edited", field.name, old_order, new_order, is_free=True)
        return
    effect: Effect | None = None
    if not (gone and come):
        effect = "strengthened" if come else "weakened"
    yield Seen("partners-changed", field.name, name(gone) or None, name(come) or None, effect)


def _dated(field: Field) -> Iterator[Seen]:
    yield _redated(field.name, field.before, field.after)


def _redated(name: str, before: str | None, after: str | None) -> Seen:
    days = days_between(before, after) if before and after else None
    return Seen("re-dated", name, before, after, strength.of_date(before, after), days=days)


def _original(field: Field) -> Iterator[Seen]:
    """The original date is kept by whoever moves a date; by itself it is history rewritten."""
    kept = field.before or field.old.due
    if field.old.due != field.new.due and field.after == kept:
        return
    yield Seen("edited", field.name, field.before, field.after)


def _withdrawn(field: Field) -> Iterator[Seen]:
    if field.before is None:
        yield Seen("withdrawn", field.name, None, field.after)
    elif field.after is None:
        yield Seen("reinstated", field.name, field.before, None)
    else:
        yield Seen("edited", field.name, field.before, field.after)


def _shown(field: Field) -> Iterator[Seen]:
    effect: Effect | None = None
    if isinstance(field.new, t.Commitment):
        effect = "strengthened" if field.after == "public" else "weakened"
    yield Seen(f"became-{field.after}", field.name, field.before, field.after, effect)


def _baseline(field: Field) -> Iterator[Seen]:
    """A baseline that was to come and has come keeps the promise, so nobody need permit it."""
    old, new = field.before or t.Baseline(), field.after or t.Baseline()
    has_come = new.value is not None and bool(old.pending)
    if (old.value, old.period) != (new.value, new.period):
        free = has_come and old.value is None
        yield Seen("baseline-changed", field.name, _figure(old), _figure(new), is_free=free)
    if old.pending != new.pending:
        seen = _redated("baseline.pending", old.pending, new.pending)
        is_over = has_come and new.pending is None
        yield seen._replace(effect=None, is_free=True) if is_over else seen


def _figure(baseline: t.Baseline) -> str | None:
    if baseline.value is None:
        return baseline.period
    return f"{baseline.value} ({baseline.period})" if baseline.period else str(baseline.value)


def _target(field: Field) -> Iterator[Seen]:
    old, new = field.before, field.after
    if old is None or new is None:
        effect: Effect = "weakened" if new is None else "strengthened"
        yield Seen("target-changed", field.name, _aim(old), _aim(new), effect)
        return
    if old.value != new.value:
        yield _moved(field, old.value, new.value)
    if old.due != new.due:
        yield _redated("target.due", old.due, new.due)


def _aim(target: t.Target | None) -> str | None:
    if target is None:
        return None
    return f"{target.value} by {target.due}" if target.due else str(target.value)


def _moved(field: Field, old: object, new: object) -> Seen:
    if not isinstance(old, int | float) or not isinstance(new, int | float):
        return Seen("target-changed", field.name, str(old), str(new))
    kind = "target-raised" if new > old else "target-lowered"
    same = field.old.direction == field.new.direction  # else the two ask for different things
    effect = strength.of_target(old, new, field.new.direction) if same else None
    return Seen(kind, field.name, str(old), str(new), effect)


def _parts(field: Field) -> Iterator[Seen]:
    """The dimensions in which an indicator is counted."""
    old, new = set(field.before), set(field.after)
    kind = "widened" if old < new else "narrowed" if new < old else "definition-changed"
    effect: Effect | None = kind if kind in {"widened", "narrowed"} else None  # type: ignore[assignment]
    yield Seen(kind, field.name, text_of(field.before), text_of(field.after), effect)


_RELINKED = _all_as("re-linked")
_REDEFINED = _all_as("definition-changed")

_BY_NAME: dict[str, Look] = {
    "text": _words("reworded"),
    "trigger": _words("reworded"),
    "modality": _ranked(strength.of_modality),
    "mode": _ranked(strength.of_mode),
    "tier": _ranked(strength.of_tier),
    "lead": _who,
    "accountable": _who,
    "co_leads": _bodies,
    "partners": _bodies,
    "start": _dated,
    "due": _dated,
    "original_due": _original,
    "withdrawn": _withdrawn,
    "visibility": _shown,
    "baseline": _baseline,
    "target": _target,
    "dimensions": _parts,
    "unit": _REDEFINED,
    "direction": _REDEFINED,
    "aggregable": _REDEFINED,
    "scale": _REDEFINED,
    "definition": _words("definition-changed"),
    "definition_version": _REDEFINED,
    "outcomes": _RELINKED,
    "objectives": _RELINKED,
    "aligns_to": _RELINKED,
    "depends_on": _RELINKED,
    "cites": _RELINKED,
    "supports": _RELINKED,
    "source": _RELINKED,
    "superseded_by": _RELINKED,
    "part_of": _RELINKED,
}
# Where a name means something else in another record.
_OF_TYPE: dict[tuple[type[Struct], str], Look] = {
    (t.Practice, "start"): _edited,
    (t.Organisation, "description"): _edited,
}
