"""YAML text into plain data: yes quickly, no slowly.

Nearly every file is usual and good, and the quick walk reads it. Whatever is unusual (a fault, but
also a tab or a backslash, which need a closer look) goes to `positions.survey`, which takes four
times as long, and finds the text good after all or says everything that is wrong with it.
"""

import re

from .libyaml import load_binding
from .positions import survey
from .quick import Doubt, is_effective, walk
from .scalars import Refused
from .text import MAX_BYTES, decode

# Bytes that cannot make a text unusual: nearly all of nearly every file.
ORDINARY = bytes({*range(0x20, 0x7F), 0x0A} - {*b"\\<#[{?"})
# What needs the closer look wherever it stands; the last are line breaks to some readers only.
UNUSUAL = (b"\t", b"\\", b"<<", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
# What a comment must not touch; elsewhere a # without a space before it is part of a text.
TOUCHED = (b"]", b"}", b",", b'"', b"'", b"|", b">", b"+", b"-")
FLOW_QUESTION = re.compile(rb"[\[{,]\s*\?")


def read(raw: bytes) -> object:
    """Return the data of a YAML file; raise `Unreadable` with every fault that can be found.

    The data is str, int, float, bool, None, and lists and dicts of it; a dict's keys are str.
    """
    if _looks_usual(raw) and is_effective():
        try:
            return walk(raw.decode("utf-8"))
        except (Doubt, Refused, UnicodeDecodeError, load_binding().error):
            pass
    return survey(decode(raw)).data


def _looks_usual(raw: bytes) -> bool:
    """Whether the quick walk is enough for these bytes, as far as can be told without parsing."""
    if len(raw) > MAX_BYTES or raw.startswith(b"\xef\xbb\xbf") or raw.endswith(b" "):
        return False
    rare = raw.translate(None, ORDINARY)
    if not rare or (rare == b"#" and raw.startswith(b"#")):
        return True
    if any(unusual in rare for unusual in UNUSUAL) or rare.count(b"\r") != raw.count(b"\r\n"):
        return False
    if b"#" in rare and any(part.endswith(TOUCHED) for part in raw.split(b"#")[:-1]):
        return False
    if b"?" in rare and FLOW_QUESTION.search(raw):
        return False
    return not (_has_long_flow(raw, b"[", b"]") or _has_long_flow(raw, b"{", b"}"))


def _has_long_flow(raw: bytes, opener: bytes, closer: bytes) -> bool:
    """Whether a bracket is not closed on its line."""
    at = raw.find(opener)
    while at >= 0:
        end = raw.find(b"\n", at) % (len(raw) + 1)  # -1 becomes the end
        if raw.count(opener, at, end) != raw.count(closer, at, end):
            return True
        at = raw.find(opener, end)
    return False
