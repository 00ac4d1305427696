"""Answers about a plan that several questions need: worked out once for the same plan and day."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from vawg_plan.model.plan import Plan

T = TypeVar("T")
Ask = Callable[[Plan, str], T]


def kept(make: Ask[T]) -> Ask[T]:
    """``make``, whose last answer stands while the plan (the same object) and the day are those.

    Whoever asks gets the same answer as the one before, so nobody changes it.
    """
    last: list[tuple[Plan, str, T]] = []

    @wraps(make)
    def ask(plan: Plan, as_of: str) -> T:
        if not last or last[0][0] is not plan or last[0][1] != as_of:
            last[:] = [(plan, as_of, make(plan, as_of))]
        return last[0][2]

    return ask
