"""What tells a problem from all others while lines come and go above it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from vawg_plan.model.problem import Problem

_LINE = re.compile(r"\bline \d+")


def fingerprints(problems: Sequence[Problem]) -> list[str]:
    """A fingerprint (64 hexadecimal digits) of each problem, none twice.

    It follows from the rule, the item (the file, where the problem is in none) and what is said,
    without the lines named there. Of several that say the same, each has its number.
    """
    seen: Counter[str] = Counter()
    found = []
    for problem in problems:
        said = _LINE.sub("line", problem.message)
        basis = "\0".join([problem.rule, problem.id or problem.path, said])
        seen[basis] += 1
        numbered = f"{basis}\0{seen[basis]}".encode("utf-8", "surrogatepass")
        found.append(hashlib.sha256(numbered).hexdigest())
    return found
