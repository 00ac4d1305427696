"""The documents that can be rendered: a new one is a template for each format and a row here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast

from msgspec import Struct

if TYPE_CHECKING:
    from vawg_plan.model.plan import Plan
    from vawg_plan.render.asked import Asked

    Values = Callable[[Plan, str, Asked], Struct]

Format = Literal["md", "html"]
FORMATS: tuple[Format, ...] = ("md", "html")


class Document(Struct, frozen=True):
    """One kind of document.

    ``template`` is its template's name up to ``.FORMAT.j2``. ``values`` names the function that
    makes what the template sees as ``doc``, from a plan that is fit for its audience, the as-of
    date and what was asked; ``module:function``, imported only to render. Its result may have
    ``tables``. ``takes`` are the options that it has a use for, of those in `asked.OPTIONS`, and
    ``needs`` those of them that must be given. ``maker`` names, for a document of which a site has
    many pages, the function that takes what all of them need from the plan once, and gives the one
    that makes a page's values. One that is not ``public`` is for the internal audience only.
    """

    name: str
    title: str
    description: str
    template: str
    values: str = ""
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    formats: tuple[Format, ...] = FORMATS
    public: bool = True
    maker: str = ""


_ALL = (
    Document(
        "public-plan",
        "Public plan",
        "The plan for its public readers: what is promised, by whom, and how firmly",
        "public-plan",
        "vawg_plan.render.view:public_plan",
    ),
    Document(
        "scrutiny-paper",
        "Scrutiny paper",
        "What is late, moved, weakened, in doubt or unproven, and the questions that it raises",
        "scrutiny-paper",
        "vawg_plan.render.scrutiny:values",
    ),
    Document(
        "dashboard",
        "Dashboard",
        "Where the plan stands, on one page: what is done, late, due and measured",
        "dashboard",
        "vawg_plan.render.dashboard:values",
    ),
    Document(
        "progress-report",
        "Progress report",
        "What was promised, what was done in a period, and what comes next",
        "progress-report",
        "vawg_plan.render.progress:values",
        takes=("period", "by"),
    ),
    Document(
        "outcome-view",
        "Outcome view",
        "What the plan seeks, and the actions, measures and gaps behind each outcome and objective",
        "outcome-view",
        "vawg_plan.render.outcomes:values",
    ),
    Document(
        "alignment",
        "Alignment",
        "The plan against an outside framework: what serves each element, and what serves none",
        "alignment",
        "vawg_plan.render.alignment:values",
        takes=("framework",),
    ),
    Document(
        "brief",
        "Brief",
        "Everything one body leads, answers for or partners in, and what is asked of it first",
        "brief",
        takes=("for",),
        needs=("for",),
        maker="vawg_plan.render.brief:maker",
    ),
    Document(
        "change-log",
        "Change log",
        "What changed from one git revision to another (A..B), and who decided it",
        "change-log",
        "vawg_plan.render.changes:values",
        takes=("range",),
        needs=("range",),
    ),
    Document(
        "what-works",
        "What works",
        "Notable practice by theme and by strength of evidence, and which actions have none",
        "what-works",
        "vawg_plan.render.practice:values",
    ),
    Document(
        "action",
        "Action",
        "One action: what it promises, what has become of it, and whether things are better",
        "action",
        takes=("action",),
        needs=("action",),
        maker="vawg_plan.render.action:maker",
    ),
    Document(
        "accessibility",
        "Accessibility statement",
        "How far the pages can be used by everyone, who tested that, and whom to tell",
        "accessibility",
        "vawg_plan.render.accessibility:values",
    ),
)
DOCUMENTS: dict[str, Document] = {document.name: document for document in _ALL}


def values_of(document: Document) -> Values:
    """The function that makes a document's values."""
    if not document.values:
        return lambda plan, as_of, asked: maker_of(document, plan, as_of)(asked)
    return cast("Values", _named(document.values))


def maker_of(document: Document, plan: Plan, as_of: str) -> Callable[[Asked], Struct]:
    """What makes the values of any number of one plan's pages of a document."""
    if not document.maker:
        values = values_of(document)
        return lambda asked: values(plan, as_of, asked)
    return cast("Callable[[Asked], Struct]", _named(document.maker)(plan, as_of))


def _named(place: str) -> Callable[..., object]:
    module, _, name = place.partition(":")
    return cast("Callable[..., object]", getattr(import_module(module), name))
