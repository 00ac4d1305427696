"""The rules of this package in Markdown, for docs/rules.md and `--explain`."""

RULES: dict[str, str] = {}
