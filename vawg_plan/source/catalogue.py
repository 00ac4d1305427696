"""The rules of this package in Markdown, from which the documentation is made."""

from typing import NamedTuple

from .text import MAX_BYTES, MAX_DEPTH


class Entry(NamedTuple):
    """A rule: what it checks and why, how to mend it, and a bad and a good example.

    An example is empty where it cannot be shown in a text.
    """

    what: str
    mend: str
    bad: str = ""
    good: str = ""

    def write(self) -> str:
        """Return the entry as Markdown."""
        parts = [f"{self.what} {self.mend}"]
        if self.bad:
            parts.append(f"Not so:\n\n```yaml\n{self.bad}\n```")
        if self.good:
            parts.append(f"But so:\n\n```yaml\n{self.good}\n```")
        return "\n\n".join(parts)


ENTRIES = {
    "yaml-syntax": Entry(
        "The file must be YAML. Reading stops at the first place where it is not, so there may be"
        " more after it.",
        "The message says what is likely wrong there: most often a value with a colon in it needs"
        " quotes, or a line is indented differently from its neighbours.",
        "title: Local policing: public confidence",
        'title: "Local policing: public confidence"',
    ),
    "encoding": Entry(
        "The file must be saved as UTF-8, the encoding that git, browsers and editors share. Older"
        " encodings turn dashes and accents into other characters without a warning.",
        "Save it again as UTF-8 (in Notepad: Save as, Encoding), then look at its dashes, quotation"
        " marks and accents.",
    ),
    "empty-file": Entry(
        "A file of a plan must hold something besides comments; one that holds nothing was most"
        " likely emptied by mistake.",
        "Write its content, or delete the file.",
        "# to be written",
        "id: apcc",
    ),
    "several-documents": Entry(
        "A file holds one document. A line `---` after the start begins a second, which most"
        " programs would leave out without a word.",
        "Move what follows into a file of its own, or delete the line.",
        "id: A1\n---\nid: A2",
        "id: A1",
    ),
    "tab": Entry(
        "Tabs cannot indent or separate in YAML: how wide a tab is differs from editor to editor."
        " In a comment, in quotes, or in a text after `|` or `>` they are left alone.",
        "Put spaces in their place, and set your editor to write spaces for tabs.",
        "lead:\tapcc",
        "lead: apcc",
    ),
    "duplicate-key": Entry(
        "A key may stand only once in its group. Where it stands twice, programs differ on which"
        " one counts, and one of the two is lost.",
        "Keep one, or give the other the name that it should have.",
        "lead: apcc\nlead: npcc",
        "lead: apcc\nco_leads:\n  - npcc",
    ),
    "anchor": Entry(
        "Anchors (`&name`) and aliases (`*name`) are not used: what a plan says stands where it is"
        " read, and a short file cannot unfold into a huge one.",
        "Write the content out; put a text that begins with `&` or `*` in quotes.",
        "title: *important*",
        'title: "*important*"',
    ),
    "merge-key": Entry(
        "The key `<<`, which copies another group of keys, is not used; the current edition of YAML"
        " does not have it.",
        "Write the keys out where they are needed.",
        "<<: {mode: deliver}",
        "mode: deliver",
    ),
    "directive": Entry(
        "Lines that begin with `%` before the document change how the rest is read, and are not"
        " used.",
        "Delete them.",
        "%YAML 1.1\n---\nid: A1",
        "id: A1",
    ),
    "tag": Entry(
        "Tags (`!name`) tell a program to turn a value into something else, and are not used.",
        "Delete the tag; put a text that begins with `!` in quotes.",
        "number: !!str 3",
        'number: "3"',
    ),
    "too-deep": Entry(
        f"Lists and groups of keys may stand {MAX_DEPTH} deep in each other; a plan needs eight."
        " The limit keeps a broken or hostile file from stopping the machine.",
        "Check the indentation and the brackets.",
        f"a: {'[' * MAX_DEPTH}{']' * MAX_DEPTH}",
        "a: [[[]]]",
    ),
    "too-large": Entry(
        f"A file may have {MAX_BYTES:,} bytes.",
        "Split it; put long tables into a CSV file under `data/`.",
    ),
    "bad-key": Entry(
        "A key is a text. A number, `true`, `null` or nothing at all before the colon is read"
        " differently by different programs.",
        "Put the key in quotes, or write the word that is missing.",
        "2022: started",
        '"2022": started',
    ),
    "ambiguous-word": Entry(
        "The words `yes`, `no`, `on`, `off`, `y` and `n` without quotes are true or false to older"
        " programs and text to newer ones.",
        "Write `true` or `false`; put the word in quotes if you mean the word.",
        "aggregable: no",
        "aggregable: false",
    ),
    "bad-number": Entry(
        "A number must be one that every program can hold: not infinite, not `.nan`, and a whole"
        " number within about nine quintillion (64 bits) either way.",
        "Check the number; put a reference made of digits in quotes.",
        "reference: 12345678901234567890",
        'reference: "12345678901234567890"',
    ),
    "control-character": Entry(
        "Characters that cannot be seen, such as the NUL byte, a lone carriage return or the line"
        " separator U+2028, change what a terminal shows and where programs see a line end.",
        "Delete the character, and type an ordinary line end where one was meant.",
        'title: "Red \\e[31m"',
        'title: "Red"',
    ),
    "conflict-marker": Entry(
        "Git marks with `<<<<<<<` and `>>>>>>>` where two changes to the same lines met and a"
        " person must choose.",
        "Keep the lines that are right; delete the others and the marker lines.",
        "<<<<<<< HEAD\nlead: apcc\n=======\nlead: npcc\n>>>>>>> office",
        "lead: apcc",
    ),
}
RULES: dict[str, str] = {name: entry.write() for name, entry in ENTRIES.items()}
