"""Files as people write them: data, and for every place a decision how to write it.

No dumper is used. Each comment says where it was put: `# 3 above ('a', 0)` has a line of its own
right before that node, `# 4 beside ('a', 0)` stands on the line on which the node begins or ends.
"""

import re
from dataclasses import dataclass, field

from hypothesis import strategies as st

from vawg_plan.source import read

WORDS = ["one", "two", "thé", "x-y", "it's", "日本", "😀", "3rd", "(a)", "50%", "e.g.", "A1"]
ODD = ["", "no", "12:30", "1.10", "0777", "=", "~", "null", " lead", "end ", "a: b", "a #b", "- a",
       "[x", "{", "a, b", "# a", "x:", "'q'", '"q"', "a\\b", "*a", "&a", "!a", "%a", "@a", "`a",
       "2022-04-01", "2025-02-31", "1e3", "y", "On", "+1", ".5", "0x1F", "a\tb", "<<", "? a",
       "<<<<<<< a", "---", "..."]  # fmt: skip
LONG = ["two\nlines", "one\n\ntwo words", "ends\n", "a\nb\n", "word " * 30 + "end", " in\ndeep",
        "a\n  deeper\nb", "many\n\n\n"]  # fmt: skip
KEYS = ["a", "b", "c", "d", "e", "text", "title", "a b", "thé"]
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
strings = st.one_of(words, words, words, st.sampled_from(ODD), st.sampled_from(LONG))
numbers = st.one_of(st.integers(-999, 9999), st.booleans(), st.sampled_from([0.5, -2.25, 100.0]))
scalars = st.one_of(strings, strings, numbers, st.none())
records = st.dictionaries(st.sampled_from(KEYS), scalars, min_size=1, max_size=3)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    ),
    max_leaves=6,
)
roots = st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=4)
TAME = re.compile(r"[A-Za-zé日(😀][^:#\\\n\t\"]*\Z")
AMBIGUOUS = {"no", "null", "y", "On"}


@dataclass
class Writer:
    """Writes data with styles that `draw` decides; `lines` come without line ends."""

    draw: object
    comments: dict = field(default_factory=dict)
    keeps: bool = False  # once a text keeps its blank lines, no more of them for looks

    def chance(self, one_in):
        return self.draw(st.integers(0, one_in - 1)) == one_in - 1

    def pick(self, *options):
        return self.draw(st.sampled_from(options))

    def comment(self, kind, path):
        text = f"# {len(self.comments)} {kind} {path}"
        self.comments[text] = (kind, path)
        return text

    def above(self, path, column):
        lines = [""] * (not self.keeps and self.chance(6))
        if self.chance(4):
            lines.append(" " * column + self.comment("above", path))
        return lines

    def beside(self, path):
        return self.pick(" ", "  ") + self.comment("beside", path) if self.chance(5) else ""

    def mapping(self, data, path, column):
        """Lines of a block mapping, the first without its indentation and without a comment."""
        lines = []
        for key, value in data.items():
            at = (*path, key)
            if lines:
                lines += self.above(at, column)
            entry = self.entry(self.key(key), value, at, column)
            lines += [(" " * column if lines else "") + entry[0], *entry[1:]]
            if self.chance(12) and not self.is_block_text(entry):
                lines.append(" " * (column + self.pick(1, 3)) + self.comment("inside", at))
        return lines

    def is_block_text(self, entry):
        return any(re.search(r"[|>][-+0-9]*( +#.*)?$", line) for line in entry)

    def key(self, key):
        return self.pick(key, key, key, f'"{key}"', f"'{key}'")

    def entry(self, name, value, at, column):
        colon = self.pick(":", ":", ":", " :")
        if isinstance(value, dict | list) and value and not self.chance(4):
            wide = self.pick(2, 2, 2, 1, 4) if isinstance(value, dict) else self.pick(2, 2, 0, 1, 4)
            inner = column + wide
            lines = [f"{name}{colon}{self.beside(at)}"]
            first = (*at, next(iter(value)) if isinstance(value, dict) else 0)
            lines += self.above(first, inner)
            body = self.collection(value, at, inner)
            return [*lines, " " * inner + body[0], *body[1:]]
        head, *rest = self.inline(value, at, column)
        return [f"{name}{colon}{' ' + head if head else ''}", *rest]

    def collection(self, value, at, column):
        if isinstance(value, dict):
            return self.mapping(value, at, column)
        lines = []
        for i, item in enumerate(value):
            path = (*at, i)
            if lines:
                lines += self.above(path, column)
            lines += [
                " " * column * bool(lines) + (one := self.item(item, path, column))[0],
                *one[1:],
            ]
        return lines

    def item(self, item, path, column):
        if isinstance(item, dict | list) and item and not self.chance(4):
            if self.chance(6):
                inner = column + self.pick(1, 2, 4)
                body = self.collection(item, path, inner)
                return [f"-{self.beside(path)}", " " * inner + body[0], *body[1:]]
            gap = self.pick(1, 1, 1, 2, 3)
            body = self.collection(item, path, column + 1 + gap)
            return ["-" + " " * gap + body[0], *body[1:]]
        head, *rest = self.inline(item, path, column)
        return [f"- {head}" if head else "-", *rest]

    def inline(self, value, at, column):
        """First line after a key or dash, and lines that follow, of a scalar or in brackets."""
        if isinstance(value, dict | list):
            lines = self.flow(value, at, column, 0)
        elif isinstance(value, str):
            lines = self.string(value, at, column)
            if lines[0][:1] in "|>" and len(lines) > 1:
                return lines
        else:
            lines = [self.plain(value)]
        return [*lines[:-1], lines[-1] + self.beside(at)]

    def plain(self, value):
        if value is None:
            return self.pick("", "null", "~")
        return str(value).lower() if isinstance(value, bool) else str(value)

    def string(self, text, at, column):
        styles = [self.single, self.double]
        if TAME.match(text) and text == text.strip() and text not in AMBIGUOUS:
            styles += [self.bare, self.bare, self.bare]
        body = text.rstrip("\n")
        ragged = any(line[:1] in (" ", "\t") or line != line.rstrip() for line in body.split("\n"))
        if body and not body[0].isspace() and "\t" not in body:
            styles.append(self.literal)
            if not ragged and text.count("\n") - body.count("\n") < 2:
                styles.append(self.folded)
        return self.pick(*styles)(text, at, column)

    def bare(self, text, _at, column):
        return self.broken(text, column)

    def single(self, text, at, column):
        if re.search(r"[\n\t]", text):
            return self.double(text, at, column)
        return self.broken("'" + text.replace("'", "''") + "'", column)

    def double(self, text, _at, column):
        text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        text = text.replace("\t", "\\t").replace("é", self.pick("é", "\\u00e9", "\\xE9"))
        return self.broken(f'"{text}"', column)

    def broken(self, text, column):
        """Break a line at one space between words, sometimes."""
        spots = [m.start() for m in re.finditer(r"(?<=[\wé]) (?=[A-Za-z])", text)]
        if not spots or not self.chance(4):
            return [text]
        at = self.pick(*spots)
        return [text[:at], " " * (column + self.pick(1, 2, 5)) + text[at + 1 :]]

    def sign(self, mark, text, column, at):
        tail = len(text) - len(text.rstrip("\n"))
        chomp = {0: "-", 1: self.pick("", "", "+")}.get(tail, "+")
        self.keeps = self.keeps or chomp == "+"
        by = self.pick(2, 2, 1, 4)
        digit = str(by) if self.chance(5) and column >= 0 else ""
        return mark + self.pick(digit + chomp, chomp + digit) + self.beside(at), column + by, tail

    def literal(self, text, at, column):
        head, inner, tail = self.sign("|", text, column, at)
        lines = [" " * inner + line if line else "" for line in text.rstrip("\n").split("\n")]
        return [head, *lines, *[""] * (tail - 1)]

    def folded(self, text, at, column):
        head, inner, _ = self.sign(">", text, column, at)
        lines = []
        for line in text.rstrip("\n").split("\n"):
            parts = self.broken(line, inner) if line else []
            lines += [*(part.strip() for part in parts), ""]
        return [head, *(" " * inner + line if line else "" for line in lines[:-1])]

    def flow(self, value, at, column, depth):
        """Lines of a collection in brackets; nested ones on one line."""
        opener, closer = "{}" if isinstance(value, dict) else "[]"
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        pieces = [(step, self.piece(value, step, item, (*at, step))) for step, item in steps]
        if depth or not pieces or not self.chance(3):
            pad = self.pick("", "", " ")
            comma = "," if pieces and self.chance(6) else ""
            return [opener + pad + ", ".join(text for _, text in pieces) + comma + pad + closer]
        inner = " " * (column + self.pick(1, 2, 4))
        lines = [opener + self.beside(at)]
        for number, (step, text) in enumerate(pieces):
            comma = "," if number < len(pieces) - 1 or self.chance(2) else ""
            lines += self.above((*at, step), len(inner))
            lines.append(inner + text + comma + self.beside((*at, step)))
        return (
            [*lines, inner + closer] if self.chance(2) else [*lines[:-1], lines[-1], inner + closer]
        )

    def piece(self, value, step, item, at):
        text = (
            "".join(self.flow(item, at, 0, 1))
            if isinstance(item, dict | list)
            else self.tight(item)
        )
        if isinstance(value, dict):
            return f"{self.key(step)}: {text or 'null'}"
        return text or "null"

    def tight(self, item):
        if not isinstance(item, str):
            return self.plain(item)
        if (
            re.fullmatch(r"[A-Za-zé]+( [A-Za-zé]+)*", item)
            and item not in AMBIGUOUS
            and self.chance(2)
        ):
            return item
        return self.quoted(item)

    def quoted(self, item):
        item = item.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + item.replace("\t", "\\t").replace("\n", "\\n") + '"'


@dataclass
class File:
    """A generated file: its bytes, what it holds, and where each comment was put."""

    raw: bytes
    data: object
    comments: dict

    def __repr__(self):
        return f"File({self.raw!r})"


@st.composite
def files(draw):
    """Files with any layout that this package's reader takes."""
    data = draw(roots)
    writer = Writer(draw)
    lines = ["# yaml-language-server: $schema=x.json"] * writer.chance(4)
    lines += ["---"] * writer.chance(8)
    lines += writer.above((next(iter(data)),), 0)
    lines += writer.mapping(data, (), 0)
    lines += [""] * (not writer.keeps and writer.chance(6)) + ["# the end"] * writer.chance(4)
    newline = writer.pick("\n", "\n", "\r\n")
    is_ended = not writer.chance(4)
    text = "\ufeff" * writer.chance(8) + newline.join(lines) + newline * is_ended
    # A text in a block that the file's end cuts off has no line end either.
    return File(text.encode(), data if is_ended else read(text.encode()), writer.comments)
