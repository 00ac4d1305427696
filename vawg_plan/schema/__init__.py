"""The published JSON Schemas: the authority on what a file may hold, and the words for each no.

This package is the only home of `jsonschema`, which only `explain` imports: it costs more than all
that a command without a problem does.
"""

from .catalogue import RULES
from .editor import editor_schemas
from .explanation import SchemaProblem, explain
from .shipped import KINDS, OUTPUTS, file_name, output_text, refers_to, schema_text

__all__ = [
    "KINDS",
    "OUTPUTS",
    "RULES",
    "SchemaProblem",
    "editor_schemas",
    "explain",
    "file_name",
    "output_text",
    "refers_to",
    "schema_text",
]
