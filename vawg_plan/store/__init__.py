"""The only modules that touch disk and git: texts in, bytes out."""
