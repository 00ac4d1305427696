"""What a change needs a decision for, judged as `vawg validate --base` will judge it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vawg_plan.model.change import Change
    from vawg_plan.model.nodes import Node
    from vawg_plan.model.plan import Plan


def protected_changes(plan: Plan, item: Node, after: bytes) -> list[Change]:
    """The changes of an item, by its file's new text, that a decision must permit.

    None where the new text holds no such item or no record: its writing is refused for that.
    """
    new = _read(item, after)
    if new is None:
        return []
    from vawg_plan.diff import Pair  # noqa: PLC0415
    from vawg_plan.diff.items import changes_between  # noqa: PLC0415

    return [one for one in changes_between(Pair(plan, plan), item, new) if one.permits]


def _read(item: Node, after: bytes) -> Node | None:
    """The item as a new text of its file has it."""
    from vawg_plan.load.record import Unsound, read_record  # noqa: PLC0415
    from vawg_plan.model.kinds import kind_of_path  # noqa: PLC0415
    from vawg_plan.model.nodes import File, nodes_of  # noqa: PLC0415

    kind = kind_of_path(item.path)
    try:
        record = read_record(item.path, after, kind) if kind else None
    except Unsound:
        return None
    if kind is None or record is None:
        return None
    nodes = nodes_of(File(item.path, kind.name, record))
    return next((node for node in nodes if node.id == item.id), None)
