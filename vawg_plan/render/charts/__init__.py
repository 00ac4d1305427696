"""Charts for published pages: plain values and words in, one inline SVG out.

A chart says nothing by itself: its words come from the caller, it stands beside the table that it
draws, and its ``title`` and ``description`` say the point of it to who doesn't see it.

>>> bar = Bar("Action 3", (Part("complete", 3), Part("limited", 1)))
>>> keys = (Key("complete", "Complete", "full"), Key("limited", "Limited", "some"))
>>> stacked(Frame("c1", "Progress", "Of 4 promises 3 are complete."), keys, (bar,))[:16]
Markup('<svg class="chart')
"""

from vawg_plan.render.charts.frame import Frame
from vawg_plan.render.charts.matrix import Cell, matrix
from vawg_plan.render.charts.stacked import Bar, Key, Part, stacked
from vawg_plan.render.charts.timeline import Due, TimelineWords, timeline
from vawg_plan.render.charts.trend import Gap, Reading, Rule, TrendWords, trend

__all__ = [
    "Bar",
    "Cell",
    "Due",
    "Frame",
    "Gap",
    "Key",
    "Part",
    "Reading",
    "Rule",
    "TimelineWords",
    "TrendWords",
    "matrix",
    "stacked",
    "timeline",
    "trend",
]
