"""What libyaml says where it gives up, in words for someone who does not know YAML."""

import re

from .faults import Fault, shorten
from .gaps import describe_tab
from .libyaml import SyntaxProblem
from .scalars import NO_KEY
from .text import locate_index

Cause = tuple[int, str, str, str]  # index to point at, rule, message, help
TWICE = "Write an apostrophe inside single quotes twice: ''; or put the value in double quotes"
MISSING_SPACE = ("there is no space after the colon", "Put a space after the colon")
QUOTE_IT = "Put the whole value in quotes"
NO_SPACE = re.compile(r"\s*(?:- )*[\w.-]+:[^\s/]")
COLONS = re.compile(r":(?=\s|\Z)")
# libyaml's problem -> rule, message, help. More than one cause is told apart below.
WORDS = {
    "found character that cannot start any token": (
        "yaml-syntax", "a value cannot begin with {char}", QUOTE_IT),
    "block sequence entries are not allowed in this context": (
        "yaml-syntax", "an item of a list cannot begin here",
        "Begin the list on the line after its key; quote a value that begins with a dash"),
    "mapping keys are not allowed in this context": (
        "yaml-syntax", "a question mark and a space cannot stand here", QUOTE_IT),
    "did not find expected '-' indicator": (
        "yaml-syntax", "this line is no item of the list that begins on line {opened}",
        "Begin it with a dash and a space, or line it up with the keys above the list"),
    "did not find expected node content": (
        "yaml-syntax", "a value is missing before {char}",
        "Write the value; if the text is no list, put the whole of it in quotes"),
    "did not find expected <document start>": (
        "yaml-syntax", "this line does not belong to what stands above it",
        "Line it up with the first key of the file, and see that each line has its key"),
    "did not find expected comment or line break": (
        "yaml-syntax", "text stands on the same line as the sign | or >",
        "Begin the text on the next line, indented; quote a text that begins with the sign"),
    "found an indentation indicator equal to 0": (
        "yaml-syntax", "the figure after the sign | or > cannot be 0", "Delete the figure"),
    "found unknown escape character": (
        "yaml-syntax", "this backslash in double quotes means nothing to YAML",
        "Write two backslashes, or use single quotes"),
    "did not find expected hexdecimal number": (
        "yaml-syntax", "a backslash with x or u in double quotes lacks its number",
        "Write two backslashes, or use single quotes"),
    "found invalid Unicode character escape code": (
        "yaml-syntax", "a backslash with u or U in double quotes names no character",
        "Write the character itself, or use single quotes"),
    "found unexpected ':'": (
        "yaml-syntax", "a colon cannot stand here without quotes", QUOTE_IT),
}  # fmt: skip
# What stands where a key was expected -> rule, message, help.
STRAY = {
    ":": ("bad-key", *NO_KEY),
    "-": ("yaml-syntax", "an item of a list stands among keys",
          "Line it up with the other items of its list, or give it a key"),
    "]": ("yaml-syntax", "this bracket closes nothing", QUOTE_IT),
    "}": ("yaml-syntax", "this bracket closes nothing", QUOTE_IT),
}  # fmt: skip
# The construct in which it happened -> rule, message, help.
CONTEXTS = {
    "anchor": ("anchor", "a value that begins with & is an anchor to YAML, and plans have none",
               "Put the text in quotes"),
    "alias": ("anchor", "a value that begins with * is an alias to YAML, and plans have none",
              "Put the text in quotes"),
    "tag": ("tag", "a value that begins with ! is a tag to YAML, and plans have none",
            "Put the text in quotes"),
    "node": ("tag", "a value that begins with ! is a tag to YAML, and plans have none",
             "Put the text in quotes"),
    "directive": ("directive", "a line that begins with % is not used in plans",
                  "Delete the line; if it is a text, put it in quotes"),
}  # fmt: skip


def explain(body: str, error: SyntaxProblem, quoted: int) -> tuple[Fault, int]:
    """Return the fault behind libyaml's error, and the index in `body` up to which it had read.

    `quoted` is where the last text in quotes began, or -1.
    """
    index = error.problem_mark.index
    line, column = locate_index(body, index)
    begin = index - column + 1
    tab = body.find("\t", begin, index + 1)
    if tab >= 0 and (tab == index or not body[begin:tab].strip(" -")):
        return describe_tab(line, tab - begin + 1), index
    at, rule, message, help_ = _judge(body, index, error, quoted)
    return Fault(rule, *locate_index(body, at), message, help_), index


def _judge(body: str, index: int, error: SyntaxProblem, quoted: int) -> Cause:
    """Tell from libyaml's words, and the text there, what the cause is."""
    problem = error.problem
    mark = error.context_mark or error.problem_mark
    if "directive" in problem or "incompatible YAML document" in problem:
        return body.rfind("\n", 0, index) + 1, *CONTEXTS["directive"]
    if problem in CAUSES:
        return CAUSES[problem](body, index, error, quoted)
    if problem in WORDS:
        rule, message, help_ = WORDS[problem]
        char = shorten(body[index]) if index < len(body) else "the end of the file"
        return index, rule, message.format(char=char, opened=mark.line + 1), help_
    construct = (error.context or "").rsplit(" ", 1)[-1]
    if construct in CONTEXTS:
        return mark.index, *CONTEXTS[construct]
    return (
        index,
        "yaml-syntax",
        f"this cannot be read as YAML ({problem})",
        "Compare it with the lines around it",
    )


def _explain_end(_body: str, _index: int, error: SyntaxProblem, _quoted: int) -> Cause:
    """Explain a quoted text that never ends, or that a line --- cuts off."""
    mark = error.context_mark or error.problem_mark
    help_ = "Close it; inside single quotes an apostrophe is written twice: ''"
    return mark.index, "yaml-syntax", "the quotation mark that opens here is never closed", help_


def _explain_colon(body: str, index: int, _error: SyntaxProblem, _quoted: int) -> Cause:
    """Explain a colon that cannot make a key: a second one on its line, or a line too far right."""
    before = body[body.rfind("\n", 0, index) + 1 : index]
    if COLONS.search(before):
        message = "a second colon on this line makes the text before it look like a key"
        return index, "yaml-syntax", message, QUOTE_IT
    above = body[: body.rfind("\n", 0, index) + 1].rstrip()
    start = above.rfind("\n") + 1
    if NO_SPACE.match(above, start) and not COLONS.search(above, start):
        place = above.find(":", start)
        return place, "yaml-syntax", *MISSING_SPACE
    message = "this line is indented as if it continued the line above, yet it has a key"
    return index, "yaml-syntax", message, "Line it up with the key that it follows"


def _explain_no_colon(body: str, _index: int, error: SyntaxProblem, _quoted: int) -> Cause:
    """Explain a line that is no key with its colon."""
    mark = error.context_mark or error.problem_mark
    end = body.find("\n", mark.index)
    line = body[mark.index : end if end >= 0 else len(body)]
    if NO_SPACE.match(line):
        return body.find(":", mark.index), "yaml-syntax", *MISSING_SPACE
    message = "this line has no key with a colon, and does not continue the text above"
    help_ = "Indent it further than the key whose text it continues, or give it a key and a colon"
    return mark.index, "yaml-syntax", message, help_


def _explain_no_key(body: str, index: int, error: SyntaxProblem, quoted: int) -> Cause:
    """Explain text after a closing quote, or a line that fits no indentation."""
    before = body[:index].rstrip(" ")
    if before.endswith(("'", '"')) and quoted >= 0:
        return _explain_early_close(body, index, quoted)
    char = body[index : index + 1]
    if char in STRAY:
        return index, *STRAY[char]
    opened = (error.context_mark or error.problem_mark).line + 1
    message = f"this line does not line up with the keys that begin on line {opened}"
    return index, "yaml-syntax", message, "Indent it exactly as those keys, with spaces"


def _explain_early_close(body: str, index: int, quoted: int) -> Cause:
    """Explain text after a closing quote; `quoted` is where the quote was opened."""
    line = locate_index(body, quoted)[0]
    if "\n" in body[quoted:index]:
        message = f"text follows the quotation mark that closes the value opened on line {line}"
        return (
            index,
            "yaml-syntax",
            message,
            f"Close the quotation mark on line {line} where its text ends",
        )
    message = "text follows the quotation mark that closes the value"
    return index, "yaml-syntax", message, TWICE


def _explain_bracket(body: str, index: int, error: SyntaxProblem, _quoted: int) -> Cause:
    """Explain a list or group in brackets that is not closed, or lacks a comma."""
    mark = error.context_mark or error.problem_mark
    bracket = body[mark.index : mark.index + 1]
    if index >= len(body.rstrip()):
        message, at = f"the bracket {bracket} that opens here is never closed", mark.index
    else:
        message, at = (
            f"a comma is missing, or the end of the bracket of line {mark.line + 1}",
            index,
        )
    help_ = "Close the bracket; put a text that holds brackets, commas or colons in quotes"
    return at, "yaml-syntax", message, help_


CAUSES = {
    "found unexpected end of stream": _explain_end,
    "found unexpected document indicator": _explain_end,
    "mapping values are not allowed in this context": _explain_colon,
    "could not find expected ':'": _explain_no_colon,
    "did not find expected key": _explain_no_key,
    "did not find expected ',' or ']'": _explain_bracket,
    "did not find expected ',' or '}'": _explain_bracket,
}
