"""Rows as text for people, without a library that costs more than the answer."""
