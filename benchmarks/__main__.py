"""`python -m benchmarks`: measure every comparison and print the table; never fails on a figure."""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterator
from statistics import median

from benchmarks import table, work
from benchmarks.comparisons import Comparison, all_comparisons
from benchmarks.history import history
from benchmarks.measure import Failed, Pairs, measure_pairs
from benchmarks.record import record
from benchmarks.table import Result

RUNS, QUICK_RUNS = 15, 3


def main() -> None:
    """Do what the command line asks."""
    options = parse_options()
    every = (*all_comparisons(), *record(), *history())
    chosen = [c for c in every if options.only.lower() in c.name.lower()]
    work.WORK.mkdir(exist_ok=True)
    work.install_tools()
    results = [result for c in chosen for result in measure_comparison(c, options.runs)]
    print_results(results, markdown=options.markdown)


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_const", dest="runs", const=QUICK_RUNS,
                        help=f"{QUICK_RUNS} pairs of runs a row")  # fmt: skip
    parser.add_argument("--runs", type=positive, default=RUNS, metavar="N",
                        help=f"so many pairs of runs a row, a fifth of it where a pair takes long (default: {RUNS})")  # fmt: skip  # noqa: E501
    parser.add_argument("--only", default="", metavar="NAME",
                        help="only the rows with this in their name, in any case")  # fmt: skip
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    return parser.parse_args()


def positive(text: str) -> int:
    """Return a number of runs, at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def measure_comparison(comparison: Comparison, runs: int) -> Iterator[Result]:
    """Measure one comparison: its row, and one more where memory has a limit."""
    work.say(comparison.name)
    try:
        pairs = measure_pairs(comparison.subject(), comparison.base(), runs)
    except Failed as why:
        yield Result(comparison.name, limit=comparison.limit, note=str(why))
        return
    yield ratio_result(comparison, pairs)
    if comparison.peak_limit is not None:
        yield peak_result(comparison, pairs)


def ratio_result(comparison: Comparison, pairs: Pairs) -> Result:
    """Return the row of a comparison's times."""
    ratios = pairs.ratios()
    subject, base = (f"{seconds * 1000:,.0f}" for seconds in pairs.seconds())
    return Result(
        comparison.name,
        median=median(ratios),
        low=min(ratios),
        high=max(ratios),
        limit=comparison.limit,
        time=f"{subject} / {base} ms",
        runs=len(ratios),
    )


def peak_result(comparison: Comparison, pairs: Pairs) -> Result:
    """Return the row of the most memory that the subject held."""
    peaks = pairs.peaks()
    return Result(
        f"{comparison.name}: peak memory",
        unit="MB",
        median=median(peaks),
        low=min(peaks),
        high=max(peaks),
        limit=comparison.peak_limit,
        runs=len(peaks),
    )


def print_results(results: list[Result], *, markdown: bool) -> None:
    """Print the table, and on what it was measured."""
    lines = table.markdown_lines if markdown else table.text_lines
    print("\n".join(lines(results)))
    print(f"\n{describe_machine()}")


def describe_machine() -> str:
    """Say which interpreter, machine and programs were measured."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    return f"{python}, {machine}; {work.tool_versions()}."


if __name__ == "__main__":
    main()
