"""Each bad text, and the whole list of what is said about it."""

import pytest

from vawg_plan.source import MAX_BYTES, Fault, Unreadable, decode, locate, read

BAD = {
    b"title: 'It's time\nb: c\n": [
        Fault(
            "yaml-syntax", 1, 12,
            "text follows the quotation mark that closes the value",
            "Write an apostrophe inside single quotes twice: ''; or put the value in double quotes",
        ),
    ],
    b"title: Foo: bar\n": [
        Fault(
            "yaml-syntax", 1, 11,
            "a second colon on this line makes the text before it look like a key",
            "Put the whole value in quotes",
        ),
    ],
    b"a: 1\n  b: 2\n": [
        Fault(
            "yaml-syntax", 2, 4,
            "this line is indented as if it continued the line above, yet it has a key",
            "Line it up with the key that it follows",
        ),
    ],
    b"a: 1\nfoo\nb: 2\n": [
        Fault(
            "yaml-syntax", 2, 1,
            "this line has no key with a colon, and does not continue the text above",
            "Indent it further than the key whose text it continues, or give it a key and a colon",
        ),
    ],
    b"a:1\nb: 2\n": [
        Fault(
            "yaml-syntax", 1, 2,
            "there is no space after the colon",
            "Put a space after the colon",
        ),
    ],
    b'a: "abc\nb: c\n': [
        Fault(
            "yaml-syntax", 1, 4,
            "the quotation mark that opens here is never closed",
            "Close it; inside single quotes an apostrophe is written twice: ''",
        ),
    ],
    b"a: [b, c\nd: e\n": [
        Fault(
            "yaml-syntax", 2, 2,
            "a comma is missing, or the end of the bracket of line 1",
            "Close the bracket; put a text that holds brackets, commas or colons in quotes",
        ),
    ],
    b"a: [b, c\n": [
        Fault(
            "yaml-syntax", 1, 4,
            "the bracket [ that opens here is never closed",
            "Close the bracket; put a text that holds brackets, commas or colons in quotes",
        ),
    ],
    b"a: {b: c\n": [
        Fault(
            "yaml-syntax", 1, 4,
            "the bracket { that opens here is never closed",
            "Close the bracket; put a text that holds brackets, commas or colons in quotes",
        ),
    ],
    b"a: @foo\n": [
        Fault(
            "yaml-syntax", 1, 4,
            'a value cannot begin with "@"',
            "Put the whole value in quotes",
        ),
    ],
    b"a: `x`\n": [
        Fault(
            "yaml-syntax", 1, 4,
            'a value cannot begin with "`"',
            "Put the whole value in quotes",
        ),
    ],
    b"a: - b\n": [
        Fault(
            "yaml-syntax", 1, 4,
            "an item of a list cannot begin here",
            "Begin the list on the line after its key; quote a value that begins with a dash",
        ),
    ],
    b"a: %x\n": [
        Fault(
            "yaml-syntax", 1, 4,
            'a value cannot begin with "%"',
            "Put the whole value in quotes",
        ),
    ],
    b"a: & Co\n": [
        Fault(
            "anchor", 1, 4,
            "a value that begins with & is an anchor to YAML, and plans have none",
            "Put the text in quotes",
        ),
    ],
    b"a: *bold* x\n": [
        Fault(
            "anchor", 1, 4,
            "a value that begins with * is an alias to YAML, and plans have none",
            "Put the text in quotes",
        ),
    ],
    b"a: !x y\n": [
        Fault(
            "tag", 1, 4,
            "a value that begins with ! is a tag to YAML, and plans have none",
            "Put the text in quotes; if it was meant as a tag, delete it",
        ),
        Fault(
            "ambiguous-word", 1, 4,
            '"y" is text to some programs and true or false to others',
            'Write true, false or another word; to keep this one, put it in quotes: "y"',
        ),
    ],
    b"a: &x y\n": [
        Fault(
            "anchor", 1, 4,
            "a value that begins with & is an anchor to YAML, and plans have none",
            "Put the text in quotes; if it was meant as an anchor, delete it",
        ),
        Fault(
            "ambiguous-word", 1, 4,
            '"y" is text to some programs and true or false to others',
            'Write true, false or another word; to keep this one, put it in quotes: "y"',
        ),
    ],
    b"b: *x\n": [
        Fault(
            "anchor", 1, 4,
            "a value that begins with * is an alias to YAML, and plans have none",
            "Put the text in quotes; if it was meant as an alias, write the content out here",
        ),
    ],
    b"a: **bold**\n": [
        Fault(
            "anchor", 1, 4,
            "a value that begins with * is an alias to YAML, and plans have none",
            "Put the text in quotes",
        ),
    ],
    b"%YAML 1.2\n---\na: b\n": [
        Fault(
            "directive", 1, 1,
            "a line that begins with % is not used in plans",
            "Delete the lines that begin with % at the top of the file",
        ),
    ],
    b"%FOO\n---\na: b\n": [
        Fault(
            "directive", 1, 1,
            "a line that begins with % is not used in plans",
            "Delete the line; if it is a text, put it in quotes",
        ),
    ],
    b"a:\n\tb: c\n": [
        Fault(
            "tab", 2, 1,
            "a tab stands here, where YAML wants spaces",
            "Put spaces in its place, and set your editor to write spaces for tabs",
        ),
    ],
    b"a:\tb\n": [
        Fault(
            "tab", 1, 3,
            "a tab stands here, where YAML wants spaces",
            "Put spaces in its place, and set your editor to write spaces for tabs",
        ),
    ],
    b"a: b\t\n": [
        Fault(
            "tab", 1, 5,
            "a tab stands here, where YAML wants spaces",
            "Put spaces in its place, and set your editor to write spaces for tabs",
        ),
    ],
    b"\ta: b\n": [
        Fault(
            "tab", 1, 1,
            "a tab stands here, where YAML wants spaces",
            "Put spaces in its place, and set your editor to write spaces for tabs",
        ),
    ],
    b"a: |\n\tx\n": [
        Fault(
            "tab", 2, 1,
            "a tab stands here, where YAML wants spaces",
            "Put spaces in its place, and set your editor to write spaces for tabs",
        ),
    ],
    b"": [
        Fault(
            "empty-file", 1, 1,
            "there is nothing in this file",
            "Write its content, or delete the file",
        ),
    ],
    b"# c\n": [
        Fault(
            "empty-file", 1, 1,
            "there is nothing in this file",
            "Write its content, or delete the file",
        ),
    ],
    b"---\n": [
        Fault(
            "empty-file", 1, 1,
            "there is nothing in this file",
            "Write its content, or delete the file",
        ),
    ],
    b"a: b\n---\nc: d\n": [
        Fault(
            "several-documents", 2, 1,
            "a second document begins here, and a file holds one",
            "Move what follows into a file of its own, or delete the line ---",
        ),
    ],
    b"a: b\n---\n": [
        Fault(
            "several-documents", 2, 1,
            "a second document begins here, and a file holds one",
            "Move what follows into a file of its own, or delete the line ---",
        ),
    ],
    b"a: no\non: b\nno: c\nb: [y, 'y', N]\n": [
        Fault(
            "ambiguous-word", 1, 4,
            '"no" is text to some programs and true or false to others',
            'Write true, false or another word; to keep this one, put it in quotes: "no"',
        ),
        Fault(
            "ambiguous-word", 2, 1,
            '"on" is text to some programs and true or false to others',
            'Write true, false or another word; to keep this one, put it in quotes: "on"',
        ),
        Fault(
            "ambiguous-word", 3, 1,
            '"no" is text to some programs and true or false to others',
            'Write true, false or another word; to keep this one, put it in quotes: "no"',
        ),
        Fault(
            "ambiguous-word", 4, 5,
            '"y" is text to some programs and true or false to others',
            'Write true, false or another word; to keep this one, put it in quotes: "y"',
        ),
        Fault(
            "ambiguous-word", 4, 13,
            '"N" is text to some programs and true or false to others',
            'Write true, false or another word; to keep this one, put it in quotes: "N"',
        ),
    ],
    b"1: a\ntrue: b\n: c\n~: d\n<<: e\n": [
        Fault(
            "bad-key", 1, 1,
            'the key "1" is a number, and a key must be text',
            'Put the key in quotes: "1"',
        ),
        Fault(
            "bad-key", 2, 1,
            'the key "true" is true or false, and a key must be text',
            'Put the key in quotes: "true"',
        ),
        Fault(
            "bad-key", 3, 1,
            "there is no key before the colon",
            "Write a key before the colon, or put the whole text in quotes",
        ),
    ],
    b"a: 1\na: 2\nb: 3\na: 4\nb: 5\n": [
        Fault(
            "duplicate-key", 2, 1,
            'the key "a" stands here again, after line 1',
            "Keep one of the two, or give this one the name it should have",
        ),
        Fault(
            "duplicate-key", 4, 1,
            'the key "a" stands here again, after line 1',
            "Keep one of the two, or give this one the name it should have",
        ),
        Fault(
            "duplicate-key", 5, 1,
            'the key "b" stands here again, after line 3',
            "Keep one of the two, or give this one the name it should have",
        ),
    ],
    b"a: {b: 1, b: 2}\n": [
        Fault(
            "duplicate-key", 1, 11,
            'the key "b" stands here again, after line 1',
            "Keep one of the two, or give this one the name it should have",
        ),
    ],
    b"a: \xff\n": [
        Fault(
            "encoding", 1, 4,
            "the byte 0xFF is not UTF-8; the file was saved in an older encoding",
            "Save it again with the encoding UTF-8, then check accents, dashes and quotation marks",
        ),
    ],
    b"a: b\nc: \x92x\n": [
        Fault(
            "encoding", 2, 4,
            "the byte 0x92 is not UTF-8; the file was saved in an older encoding",
            "Save it again with the encoding UTF-8, then check accents, dashes and quotation marks",
        ),
    ],
    b"\xff\xfea\x00:\x00 \x00b\x00\n\x00": [
        Fault(
            "encoding", 1, 1,
            "the file is saved as UTF-16, not as UTF-8",
            "Save it again with the encoding UTF-8",
        ),
    ],
    b"a\x00:\x00 \x00b\x00\n\x00": [
        Fault(
            "encoding", 1, 1,
            "the file is saved as UTF-16, not as UTF-8",
            "Save it again with the encoding UTF-8",
        ),
    ],
    b"a: \x00\n": [
        Fault(
            "control-character", 1, 4,
            "an invisible character stands here, U+0000 (control character)",
            "Delete it",
        ),
    ],
    b"a: \x07\nb: \x1b\n": [
        Fault(
            "control-character", 1, 4,
            "an invisible character stands here, U+0007 (control character)",
            "Delete it",
        ),
        Fault(
            "control-character", 2, 4,
            "an invisible character stands here, U+001B (control character)",
            "Delete it",
        ),
    ],
    b"a: b\xe2\x80\xa8c\n": [
        Fault(
            "control-character", 1, 5,
            "an invisible character stands here, U+2028 (line separator)",
            "Put an ordinary line end in its place",
        ),
    ],
    b"a: b\xc2\x85c\n": [
        Fault(
            "control-character", 1, 5,
            "an invisible character stands here, U+0085 (next line)",
            "Put an ordinary line end in its place",
        ),
    ],
    b"a: b\rc: d\r": [
        Fault(
            "control-character", 1, 5,
            "an invisible character stands here, U+000D (carriage return)",
            "Put an ordinary line end in its place",
        ),
        Fault(
            "control-character", 1, 10,
            "an invisible character stands here, U+000D (carriage return)",
            "Put an ordinary line end in its place",
        ),
    ],
    b'a: "\\0"\n': [
        Fault(
            "control-character", 1, 4,
            "this text holds the invisible character U+0000",
            "Delete its escape (backslash and what follows), or double the backslash",
        ),
    ],
    b"<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n": [
        Fault(
            "conflict-marker", 1, 1,
            "git left a conflict here, marked <<<<<<<",
            "Keep the lines that are right, delete the others and the marker lines",
        ),
    ],
    b"[a]: b\n": [
        Fault(
            "bad-key", 1, 1,
            "a list or a group of keys is used as a key here",
            "Write a plain word before the colon",
        ),
    ],
    b"? [a]\n: b\n": [
        Fault(
            "bad-key", 1, 3,
            "a list or a group of keys is used as a key here",
            "Write a plain word before the colon",
        ),
    ],
    b"*a : b\n": [
        Fault(
            "anchor", 1, 1,
            "a value that begins with * is an alias to YAML, and plans have none",
            "Put the text in quotes; if it was meant as an alias, write the content out here",
        ),
    ],
    b"a: |x\n  y\n": [
        Fault(
            "yaml-syntax", 1, 5,
            "text stands on the same line as the sign | or >",
            "Begin the text on the next line, indented; quote a text that begins with the sign",
        ),
    ],
    b"a: >0\n y\n": [
        Fault(
            "yaml-syntax", 1, 5,
            "the figure after the sign | or > cannot be 0",
            "Delete the figure",
        ),
    ],
    b'a: "C:\\data"\n': [
        Fault(
            "yaml-syntax", 1, 7,
            "this backslash in double quotes means nothing to YAML",
            "Write two backslashes, or use single quotes",
        ),
    ],
    b'a: "\\u12"\n': [
        Fault(
            "yaml-syntax", 1, 7,
            "a backslash with x or u in double quotes lacks its number",
            "Write two backslashes, or use single quotes",
        ),
    ],
    b"- a\nb: c\n": [
        Fault(
            "yaml-syntax", 2, 1,
            "this line is no item of the list that begins on line 1",
            "Begin it with a dash and a space, or line it up with the keys above the list",
        ),
    ],
    b"a: b\n- c\n": [
        Fault(
            "yaml-syntax", 2, 1,
            "an item of a list stands among keys",
            "Line it up with the other items of its list, or give it a key",
        ),
    ],
    b"a:\n  - b\n  c: d\n": [
        Fault(
            "yaml-syntax", 3, 3,
            "this line is no item of the list that begins on line 2",
            "Begin it with a dash and a space, or line it up with the keys above the list",
        ),
    ],
    b"a:\n  - b\n c: d\n": [
        Fault(
            "yaml-syntax", 3, 2,
            "this line does not line up with the keys that begin on line 1",
            "Indent it exactly as those keys, with spaces",
        ),
    ],
    b"\xef\xbb\xbfa: b\n\xef\xbb\xbfc: d\n": [
        Fault(
            "control-character", 2, 1,
            "an invisible character stands here, U+FEFF (byte-order mark)",
            "Delete it",
        ),
    ],
    b"[,]": [
        Fault(
            "yaml-syntax", 1, 2,
            'a value is missing before ","',
            "Write the value; if the text is no list, put the whole of it in quotes",
        ),
    ],
    b"a: ]\n": [
        Fault(
            "yaml-syntax", 1, 4,
            'a value is missing before "]"',
            "Write the value; if the text is no list, put the whole of it in quotes",
        ),
    ],
    b"a: [b]]\n": [
        Fault(
            "yaml-syntax", 1, 7,
            "this bracket closes nothing",
            "Put the whole value in quotes",
        ),
    ],
    b"a: ? b\n": [
        Fault(
            "yaml-syntax", 1, 4,
            "a question mark and a space cannot stand here",
            "Put the whole value in quotes",
        ),
    ],
    b"\xef\xbb\xbf": [
        Fault(
            "empty-file", 1, 1,
            "there is nothing in this file",
            "Write its content, or delete the file",
        ),
    ],
    b"  a: 1\nb: 2\n": [
        Fault(
            "yaml-syntax", 2, 1,
            "this line does not belong to what stands above it",
            "Line it up with the first key of the file, and see that each line has its key",
        ),
    ],
    b'a: "b" c\n': [
        Fault(
            "yaml-syntax", 1, 8,
            "text follows the quotation mark that closes the value",
            "Write an apostrophe inside single quotes twice: ''; or put the value in double quotes",
        ),
    ],
    b"a: 'b' 'c'\n": [
        Fault(
            "yaml-syntax", 1, 8,
            "text follows the quotation mark that closes the value",
            "Write an apostrophe inside single quotes twice: ''; or put the value in double quotes",
        ),
    ],
    b"a:\n  b: 1\n   c: 2\n": [
        Fault(
            "yaml-syntax", 3, 5,
            "this line is indented as if it continued the line above, yet it has a key",
            "Line it up with the key that it follows",
        ),
    ],
    b"a:\n   b: 1\n  c: 2\n": [
        Fault(
            "yaml-syntax", 3, 3,
            "this line does not line up with the keys that begin on line 1",
            "Indent it exactly as those keys, with spaces",
        ),
    ],
    b"a: >\n  text\n b: 1\n": [
        Fault(
            "yaml-syntax", 3, 2,
            "this line does not line up with the keys that begin on line 1",
            "Indent it exactly as those keys, with spaces",
        ),
    ],
    b"x: 1\n!!y z: 3\n": [
        Fault(
            "tag", 2, 1,
            "a value that begins with ! is a tag to YAML, and plans have none",
            "Put the text in quotes; if it was meant as a tag, delete it",
        ),
    ],
    b"a: b: c: d\n": [
        Fault(
            "yaml-syntax", 1, 5,
            "a second colon on this line makes the text before it look like a key",
            "Put the whole value in quotes",
        ),
    ],
    b"a: '\n---\n'\n": [
        Fault(
            "yaml-syntax", 1, 4,
            "the quotation mark that opens here is never closed",
            "Close it; inside single quotes an apostrophe is written twice: ''",
        ),
    ],
    b"a: b\n:\n": [
        Fault(
            "bad-key", 2, 1,
            "there is no key before the colon",
            "Write a key before the colon, or put the whole text in quotes",
        ),
    ],
    b"a: [b,\nc]\n": [
        Fault(
            "yaml-syntax", 2, 1,
            "this line continues the one above, and is not indented further than its key",
            "Indent it by two spaces more than the key or dash that it belongs to",
        ),
    ],
    b'a: "b\nc"\n': [
        Fault(
            "yaml-syntax", 2, 1,
            "this line continues the one above, and is not indented further than its key",
            "Indent it by two spaces more than the key or dash that it belongs to",
        ),
    ],
    b"a: [-]\n": [
        Fault(
            "yaml-syntax", 1, 5,
            "a dash stands alone between brackets",
            'Put it in quotes: "-"',
        ),
    ],
    b"a: {?b: c}\n": [
        Fault(
            "yaml-syntax", 1, 6,
            "a question mark stands before a text in brackets",
            "Put the text and its question mark in quotes",
        ),
    ],
    b'a: "b"#c\n': [
        Fault(
            "yaml-syntax", 1, 7,
            "there is no space before the # that begins a comment",
            "Put a space before it; if it belongs to the text, put the whole text in quotes",
        ),
    ],
    b"a: [b]#c\n": [
        Fault(
            "yaml-syntax", 1, 7,
            "there is no space before the # that begins a comment",
            "Put a space before it; if it belongs to the text, put the whole text in quotes",
        ),
    ],
    b"a: >#c\n  d\n": [
        Fault(
            "yaml-syntax", 1, 5,
            "there is no space before the # that begins a comment",
            "Put a space before it; if it belongs to the text, put the whole text in quotes",
        ),
    ],
    b"a: 'b\n\tc'\n": [
        Fault(
            "tab", 2, 1,
            "a tab stands here, where YAML wants spaces",
            "Put spaces in its place, and set your editor to write spaces for tabs",
        ),
    ],
    b"c:\td\ne:\tf\n": [
        Fault(
            "tab", 1, 3,
            "a tab stands here, where YAML wants spaces",
            "Put spaces in its place, and set your editor to write spaces for tabs",
        ),
        Fault(
            "tab", 2, 3,
            "a tab stands here, where YAML wants spaces",
            "Put spaces in its place, and set your editor to write spaces for tabs",
        ),
    ],
    b"- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - x\n": [
        Fault(
            "too-deep", 1, 65,
            "lists and keys stand more than 32 deep in each other here",
            "Check the indentation and the brackets; nothing in a plan goes that deep",
        ),
    ],
    b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n": [
        Fault(
            "too-deep", 1, 33,
            "lists and keys stand more than 32 deep in each other here",
            "Check the indentation and the brackets; nothing in a plan goes that deep",
        ),
    ],
    b'a: "abc\nb: "c"\n': [
        Fault(
            "yaml-syntax", 2, 1,
            "this line continues the one above, and is not indented further than its key",
            "Indent it by two spaces more than the key or dash that it belongs to",
        ),
        Fault(
            "yaml-syntax", 2, 5,
            "text follows the quotation mark that closes the value opened on line 1",
            "Close the quotation mark on line 1 where its text ends",
        ),
    ],
    b"lead: 'PCCs' own'\nb: c\n": [
        Fault(
            "yaml-syntax", 1, 14,
            "text follows the quotation mark that closes the value",
            "Write an apostrophe inside single quotes twice: ''; or put the value in double quotes",
        ),
    ],
    b"a: {b: http://x.y}\n": [
        Fault(
            "yaml-syntax", 1, 12,
            "a colon cannot stand here without quotes",
            "Put the whole value in quotes",
        ),
    ],
    b'a: "x\\ty\\ez"\n': [
        Fault(
            "control-character", 1, 4,
            "this text holds the invisible character U+001B",
            "Delete its escape (backslash and what follows), or double the backslash",
        ),
    ],
    b"a: b\n>>>>>>> x\n": [
        Fault(
            "conflict-marker", 2, 1,
            "git left a conflict here, marked >>>>>>>",
            "Keep the lines that are right, delete the others and the marker lines",
        ),
    ],
    b"a: b # \xc2\xa0\xe2\x80\xa9\n": [
        Fault(
            "control-character", 1, 9,
            "an invisible character stands here, U+2029 (paragraph separator)",
            "Put an ordinary line end in its place",
        ),
    ],
    b"x: &a !b c\n": [
        Fault(
            "anchor", 1, 4,
            "a value that begins with & is an anchor to YAML, and plans have none",
            "Put the text in quotes; if it was meant as an anchor, delete it",
        ),
        Fault(
            "tag", 1, 4,
            "a value that begins with ! is a tag to YAML, and plans have none",
            "Put the text in quotes; if it was meant as a tag, delete it",
        ),
    ],
    b"\xef\xbb\xbfa: 1\na: 2\n": [
        Fault(
            "duplicate-key", 2, 1,
            'the key "a" stands here again, after line 1',
            "Keep one of the two, or give this one the name it should have",
        ),
    ],
    b"a: b\r\na: no\r\n": [
        Fault(
            "duplicate-key", 2, 1,
            'the key "a" stands here again, after line 1',
            "Keep one of the two, or give this one the name it should have",
        ),
        Fault(
            "ambiguous-word", 2, 4,
            '"no" is text to some programs and true or false to others',
            'Write true, false or another word; to keep this one, put it in quotes: "no"',
        ),
    ],
    b"a: 1\n\n# x\nb: {\n": [
        Fault(
            "yaml-syntax", 5, 1,
            "a value is missing before the end of the file",
            "Write the value; if the text is no list, put the whole of it in quotes",
        ),
    ],
    b"a: 0xffffffffffffffffffffffffffffffffffffffffffffffffff\n": [
        Fault(
            "bad-number", 1, 4,
            'the number "0xfffffffffffffffffffffffffffffffffffff…" is too large',
            "Check the number; if it is a reference and not a quantity, put it in quotes",
        ),
    ],
    b"a: -9223372036854775809\n": [
        Fault(
            "bad-number", 1, 4,
            'the number "-9223372036854775809" is too large',
            "Check the number; if it is a reference and not a quantity, put it in quotes",
        ),
    ],
    b"{a: 1, a: 2, b: no}\n": [
        Fault(
            "duplicate-key", 1, 8,
            'the key "a" stands here again, after line 1',
            "Keep one of the two, or give this one the name it should have",
        ),
        Fault(
            "ambiguous-word", 1, 17,
            '"no" is text to some programs and true or false to others',
            'Write true, false or another word; to keep this one, put it in quotes: "no"',
        ),
    ],
    b"a:\n  - id: x\n    id: y\n   id: z\n": [
        Fault(
            "duplicate-key", 3, 5,
            'the key "id" stands here again, after line 2',
            "Keep one of the two, or give this one the name it should have",
        ),
        Fault(
            "ambiguous-word", 3, 9,
            '"y" is text to some programs and true or false to others',
            'Write true, false or another word; to keep this one, put it in quotes: "y"',
        ),
        Fault(
            "yaml-syntax", 4, 4,
            "this line is no item of the list that begins on line 2",
            "Begin it with a dash and a space, or line it up with the keys above the list",
        ),
    ],
}  # fmt: skip


def faults_of(function, raw):
    with pytest.raises(Unreadable) as caught:
        function(raw)
    return list(caught.value.faults)


@pytest.mark.parametrize("raw", BAD)
def test_bad_text(raw):
    assert faults_of(read, raw) == BAD[raw]
    assert faults_of(locate, raw) == BAD[raw]


@pytest.mark.parametrize("raw", BAD)
def test_messages_are_sentences_without_their_stop(raw):
    for fault in BAD[raw]:
        assert not fault.message.endswith(".")
        assert not fault.help.endswith(".")
        assert fault.help[0].isupper()
        assert fault.line >= 1
        assert fault.column >= 1


def test_too_large():
    fault = Fault(
        "too-large", 1, 1, "the file has 2,097,153 bytes, and 2,097,152 is the most that is read",
        "Split the file; put long tables into a CSV file under data/",
    )  # fmt: skip
    assert faults_of(read, b"#" * (MAX_BYTES + 1)) == [fault]
    assert faults_of(decode, b"#" * (MAX_BYTES + 1)) == [fault]


def test_absurd_numbers():
    for number in (b"9" * 5000, b"0x" + b"f" * 5000, b"1e9999"):
        (fault,) = faults_of(read, b"a: " + number)
        assert fault[:3] == ("bad-number", 1, 4)
        assert len(fault.message) < 80


@pytest.mark.parametrize("start", [b"[", b"- ", b"{a: ", b"? ", b"[{"])
def test_a_hundred_thousand_levels_stop_at_once(start):
    faults = faults_of(read, start * 100_000)
    assert faults[-1].rule == "too-deep"


LARGE = [b"a: 1\n", b"- [\n]\n", b"- &a\n", b"a\t\n", b"- a\tb\n", b"\x01", b"- 'a\n\tb'\n"]


@pytest.mark.parametrize("line", LARGE)
def test_no_large_file_takes_the_machine_down(line):
    """Work grows as the length of the text does: it takes seconds, not minutes."""
    assert 1 <= len(faults_of(read, line * (200_000 // len(line)))) <= 1000
