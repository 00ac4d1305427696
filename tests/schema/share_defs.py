"""Copies the $defs of one schema into every other that has them by the same name.

Each schema is complete in itself, so shared parts stand in several files; a test keeps them equal.
After a change to one: ``python tests/schema/share_defs.py action``.
"""

import json
import sys
from pathlib import Path

SCHEMAS = Path(__file__).parents[2] / "schemas"


def shared(texts, kind):
    """File name -> new text of each, given all texts and the kind whose definitions win."""
    winner = json.loads(texts[f"{kind}.schema.json"])["$defs"]
    return {name: written(_with(json.loads(text), winner)) for name, text in texts.items()}


def written(schema):
    """The form in which schemas are kept."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _with(schema, winner):
    if "$defs" in schema:
        schema["$defs"] = {name: winner.get(name, own) for name, own in schema["$defs"].items()}
    return schema


if __name__ == "__main__":
    files = {path.name: path.read_text("utf-8") for path in SCHEMAS.glob("*.schema.json")}
    for name, text in shared(files, sys.argv[1]).items():
        (SCHEMAS / name).write_text(text, "utf-8")
