"""What other programs read in a text."""

import datetime as dt

import yaml
from ruamel.yaml import YAML


def read_with_pyyaml(raw):
    return as_text(yaml.load(raw.decode(), yaml.CSafeLoader))


def read_with_ruamel(raw):
    return as_text(YAML(typ="safe", pure=True).load(raw.decode()))


def as_text(data):
    """Dates as they are written: our reader keeps them as text."""
    if isinstance(data, dict):
        return {key: as_text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_text(value) for value in data]
    return data.isoformat() if isinstance(data, dt.date) else data


def try_reading(reader, raw):
    """What a reader reads, or nothing where it stumbles over the text."""
    try:
        return reader(raw)
    except Exception:  # noqa: BLE001 -- whatever it is, the reader is no witness for this text
        return None
