"""A plan of a newer schema than this program knows: nothing is written to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vawg_plan.cli.stop import Stop

if TYPE_CHECKING:
    from vawg_plan.load import Loaded


def refuse_newer(loaded: Loaded) -> None:
    """A Stop where plan.yaml says that it is of a newer version; --force doesn't help."""
    if loaded.plan.edition is not None:  # it was read, so it is of a version that we know
        return
    from vawg_plan import __version__  # noqa: PLC0415
    from vawg_plan.edit.version import KNOWN, newer_version  # noqa: PLC0415

    version = newer_version(loaded.snapshot.texts)
    if version is None:
        return
    raise Stop(
        f"this plan has schema_version {version}, and vawg {__version__} knows versions up to "
        f"{KNOWN}, so nothing is written to it\n"
        "help: install a newer vawg: python -m pip install --upgrade vawg-plan"
    )
