"""Every rule's page: what it checks, why, and how to mend what it finds."""

from __future__ import annotations

from vawg_plan import rules, schema, source

_LOADING = {
    "unreadable-file": """Every record can be opened and read.

A link that leads nowhere or out of the plan folder, or a folder without rights, is named, and the
other files are checked all the same. Mend it or move it out of the folder.

Wrong: `actions/03-a.yaml` linked to a file elsewhere. Right: the file itself.""",
    "unexpected-file": """A YAML file stands where the plan looks for it.

A record in a folder that the plan doesn't read, or under a misspelt name, would silently count for
nothing. Move it. Where the plan's folder is the repository's own, files beside the plan's are left
alone.

Wrong: `actions/old/03-a.yaml`, `update/a.yaml`. Right: `actions/03-a.yaml`, `updates/a.yaml`.""",
    "merge-conflict": """A branch can be merged without anybody having to choose.

Where this branch and the base changed the same lines, no tool can tell which holds. Merge the base
into the branch, settle each place, and commit. Until then the file is checked as the branch has it.

Wrong: two branches that each give `A3.C1` another due date. Right: one date, agreed on.""",
    "direction-mark": """No invisible mark turns the direction of a text.

Such a mark (U+202E, say) makes a line read otherwise on a screen than it is stored. Retype it.

Wrong: a title pasted with U+202E inside. Right: the same words, typed.""",
}


def pages() -> dict[str, str]:
    """Rule name -> its page as Markdown, in alphabetical order."""
    return dict(sorted({**source.RULES, **schema.RULES, **_LOADING, **rules.names()}.items()))
