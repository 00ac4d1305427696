"""Action plans as versioned YAML: promises, the record of what became of them, and documents."""

__version__ = "0.1.0"
