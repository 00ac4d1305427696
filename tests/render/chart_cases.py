"""One chart of each kind, of an invented plan, for the tests of charts."""

from vawg_plan.render.charts import (
    Bar,
    Cell,
    Due,
    Frame,
    Gap,
    Key,
    Part,
    Reading,
    Rule,
    TimelineWords,
    TrendWords,
    matrix,
    stacked,
    timeline,
    trend,
)  # fmt: skip

KEYS = (
    Key("complete", "Complete", "full"),
    Key("substantial", "Substantial", "most"),
    Key("limited", "Limited", "some"),
    Key("not_started", "Not started", "none"),
    Key("unreported", "Not reported", "unknown"),
)
RATINGS = (
    Key("green", "Green", "green"),
    Key("amber", "Amber", "amber"),
    Key("red", "Red", "red"),
)
SAID = TrendWords("Reading", "Provisional reading")
MARKS = TimelineWords("1 December 2030", "Due", "Late", "Done", "Moved from this date")
COVER = {"full": "The plan says so", "part": "We infer it"}


def frame(id_="chart", title="A chart", description="What it shows.", **more):
    return Frame(id_, title, description, "Nothing was reported.", "{n} more are below.", **more)


def bar(label, *counts):
    return Bar(label, tuple(Part(key.state, n) for key, n in zip(KEYS, counts, strict=True)))


def progress():
    bars = (
        bar(
            "1. Teach respect in every school, and ask the pupils whether it worked", 3, 1, 0, 0, 2
        ),
        bar("2. Answer calls", 1, 0, 2, 1, 25),
        bar("3. Nothing promised", 0, 0, 0, 0, 0),
    )
    return stacked(frame("progress", "Progress by action"), KEYS, bars)


def confidence():
    parts = (Part("green", 9), Part("amber", 6), Part("red", 4))
    return stacked(frame("confidence"), RATINGS, (Bar("Confidence", parts),), share=True)


POINTS = (
    Reading("2026/27", "2027-03-31", 41.2, "41.2%"),
    Reading("2027/28", "2028-03-31", 44, "44%"),
    Gap("2028/29", "2029-03-31", "Withheld to protect people"),
    Reading("2029/30", "2030-03-31", 52, "52%"),
    Reading("2030/31", "2031-03-31", 55.1, "55.1%", provisional=True),
)


def readings(points=POINTS):
    return trend(
        frame("readings", "Calls answered in time"), SAID, points,
        Rule("Baseline", "Baseline: 41.2%, 2026/27", 41.2),
        Rule("Target", "Target: 60% by 31 March 2032", 60, "2032-03-31"),
    )  # fmt: skip


DUES = (
    Due("A1.C1 Teach respect", "2030-09-30", "Done 20 September 2030", done="2030-09-20"),
    Due(
        "A2.C1 Train all who answer calls",
        "2031-09",
        "Moved from 31 December 2030",
        ("2030-12-31",),
    ),
    Due("A2.C2 Report to the panel", "2030-10-31", "Was due 31 October 2030", late=True),
)


def dates():
    return timeline(frame("dates", "What is due when"), MARKS, "2030-12-01", DUES)


def coverage():
    cells = (Cell(0, 0), Cell(1, 2, "part"), Cell(2, 1))
    rows = ("O1 Fewer people harmed", "O2 Better support", "O3")
    return matrix(frame("coverage", "Outcomes by action"), rows, ("A1", "A2", "A3"), cells, COVER)


ALL = {"stacked": progress, "trend": readings, "timeline": dates, "matrix": coverage}
