"""Where among its neighbours a key belongs."""

from collections.abc import Sequence


def find_position(keys: Sequence[str], key: str, order: Sequence[str]) -> int:
    """Return before which of the keys a new one goes: after the last that `order` has before it."""
    if key not in order:
        return len(keys)
    before = set(order[: order.index(key)])
    return max((i + 1 for i, one in enumerate(keys) if one in before), default=0)
