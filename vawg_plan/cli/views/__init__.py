"""Rows as text for people: what a terminal shows, without a library that costs more than the answer."""
