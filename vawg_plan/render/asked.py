"""What a document was asked for, beyond its plan and its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vawg_plan.render.failure import AskedWrongly

if TYPE_CHECKING:
    from vawg_plan.model.audience import Audience
    from vawg_plan.model.plan import Plan
    from vawg_plan.render.documents import Document

AUDIENCES = ("public", "internal")


class Asked(Struct, frozen=True):
    """The options of one document.

    ``whom`` is ``--for``: a body's or role's id. ``period`` is as it was typed. ``base`` is the
    plan of A in ``A..B``, and ``span`` the two names; `render` makes it fit for the audience.
    ``base_commit`` is A's commit, and ``only`` the kinds of change that are wanted, if not all;
    with ``any_day`` reports count whatever day they speak for.
    ``data`` is the folder of the tables' data, relative to the document, if they are written.
    ``action`` is the id of an action. A ``flawed`` document is made from a plan with errors, and
    says so.
    """

    audience: Audience = "public"
    lang: str = "en"
    whom: str | None = None
    framework: str | None = None
    period: str | None = None
    by: str | None = None
    span: tuple[str, str] | None = None
    base: Plan | None = None
    data: str | None = None
    action: str | None = None
    flawed: bool = False
    base_commit: str | None = None
    only: tuple[str, ...] = ()
    any_day: bool = False


# An option's name among those that a document takes -> its field here, and how it is written.
OPTIONS = {
    "for": ("whom", "--for ID"),
    "action": ("action", "--action ID"),
    "framework": ("framework", "--framework ID"),
    "period": ("period", "--period PERIOD"),
    "by": ("by", "--by GROUP"),
    "range": ("span", "A..B"),
}


def check(document: Document, asked: Asked) -> None:
    """Raises `AskedWrongly` where an option is missing, has no use here, or can't be."""
    if asked.audience not in AUDIENCES:
        raise AskedWrongly(
            f"--audience: “{asked.audience}” is not one of {', '.join(AUDIENCES)}",
            "public leaves out everything internal; internal is for those who may read it all",
        )
    if asked.audience == "public" and not document.public:
        raise AskedWrongly(f"{document.name} is never public", "add --audience internal")
    for name, (field, written) in OPTIONS.items():
        given = getattr(asked, field) is not None
        if given and name not in document.takes:
            raise AskedWrongly(f"{document.name} has no use for {_bare(written)}", _usage(document))
        if name in document.needs and not given:
            raise AskedWrongly(f"{document.name} needs {written}", _usage(document))


def _bare(written: str) -> str:
    return written.partition(" ")[0] if written.startswith("--") else f"a range ({written})"


def _usage(document: Document) -> str:
    """How the document is asked for."""
    parts = [
        written if name in document.needs else f"[{written}]"
        for name, (_, written) in OPTIONS.items()
        if name in document.takes
    ]
    return " ".join(["vawg render", document.name, *parts])


def body(plan: Plan, asked: Asked) -> str:
    """The id of the body or role that ``--for`` names, whatever the case of its letters."""
    return _known(
        asked.whom or "", list(plan.organisations), "--for", "body or role", "organisations"
    )


def action(plan: Plan, asked: Asked) -> str:
    """The id of the action or future action that ``--action`` names: 3 is A3."""
    from vawg_plan.model.ids import kind_of, normalise  # noqa: PLC0415 - one document asks for it

    found = normalise(asked.action or "")
    if kind_of(found) in {"action", "future"} and found in plan.items:
        return found
    raise AskedWrongly(f"--action: this plan has no action {asked.action}", "vawg list actions")


def framework(plan: Plan, asked: Asked) -> str:
    """The id of the framework that ``--framework`` names, with or without its version.

    Without the option it is the plan's only one.
    """
    if asked.framework is None:
        return _only(list(plan.frameworks))
    typed, _, version = (asked.framework or "").partition("@")
    found = _known(typed, list(plan.frameworks), "--framework", "framework", "frameworks")
    has = plan.frameworks[found].version
    if version and version != has:
        raise AskedWrongly(f"--framework: the plan has {found} in version {has}, not {version}")
    return found


def _only(known: list[str]) -> str:
    if len(known) == 1:
        return known[0]
    if not known:
        raise AskedWrongly("this plan has no framework to align to", "vawg add framework")
    hint = f"say which one with --framework: {', '.join(known)}"
    raise AskedWrongly(f"this plan has {len(known)} frameworks", hint)


def _known(typed: str, known: list[str], option: str, kind: str, listed: str) -> str:
    wanted = typed.strip().lower()
    if wanted in known:
        return wanted
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    near = get_close_matches(wanted, sorted(known), n=1, cutoff=0.6)
    hint = f"did you mean {near[0]}?" if near else f"vawg list {listed}"
    raise AskedWrongly(f"{option}: there is no {kind} “{typed}” in this plan", hint)
