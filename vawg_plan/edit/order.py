"""In which order the keys of a record stand: that of the fields of its type."""

from msgspec import Struct

from vawg_plan.model.kinds import BY_NAME

RecordType = type[Struct]


def find_record(kind: str) -> RecordType:
    """Return the type of a kind of file; KeyError where there is no such kind."""
    return BY_NAME[kind].type


def list_keys(record: RecordType | None) -> tuple[str, ...]:
    """Return a record's keys in order; none where the type is not known."""
    return record.__struct_fields__ if record else ()


def find_inner(record: RecordType | None, key: str) -> RecordType | None:
    """Return the type of the record, or of each of the records, under a key."""
    if record is None:
        return None
    for base in record.__mro__:
        if key in (hints := vars(base).get("__annotations__", {})):
            return _find_struct(hints[key])
    return None


def _find_struct(hint: object) -> RecordType | None:
    if isinstance(hint, type) and issubclass(hint, Struct):
        return hint
    inner = (_find_struct(part) for part in getattr(hint, "__args__", ()))
    return next((found for found in inner if found), None)
