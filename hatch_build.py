"""Puts compiled templates into the wheel; see `vawg_plan.render.compiled`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTemplates(BuildHookInterface):
    """Hatch's hook: a Python module for each template and format, made while a wheel is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the modules to a standard wheel; an editable install compiles as it runs."""
        if version != "standard":
            return
        sys.path.insert(0, self.root)
        from vawg_plan.render import compiled, engine  # noqa: PLC0415 - from the tree being built

        self.folder = Path(tempfile.mkdtemp())
        for name, source in engine.compiled_sources():
            path = self.folder / f"{name}.py"
            path.write_text(source, encoding="utf-8", newline="\n")
            target = f"vawg_plan/_data/{compiled.FOLDER}/{path.name}"
            build_data["force_include"][str(path)] = target

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes what `initialize` wrote."""
        del version, build_data, artifact_path
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)
