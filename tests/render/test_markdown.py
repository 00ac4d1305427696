"""Plan text in Markdown is inert: read back, it is the same text and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vawg_plan.render.markdown import escape
from vawg_plan.render.wording import line

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
CASES = [
    ("plain words, with (brackets) - and 2022/23.", "plain words, with (brackets) - and 2022/23."),
    ("# heading", r"\# heading"),
    ("- item", r"\- item"),
    ("+ item", r"\+ item"),
    ("1. item", r"1\. item"),
    ("12) item", r"12\) item"),
    ("=====", r"\====="),
    ("> quote", r"\> quote"),
    ("a | b", r"a \| b"),
    ("*x* _y_ `z` ~q~", r"\*x\* \_y\_ \`z\` \~q\~"),
    ("[a](javascript:b)", r"\[a\](javascript:b)"),
    ("![a](b)", r"!\[a\](b)"),
    ("<script>", r"\<script\>"),
    ("&lt;b&gt; R&D", r"\&lt;b\&gt; R&D"),
    ("{{7*7}} $x$", r"\{\{7\*7\}\} \$x\$"),
    ("a\n\n# b", "a # b"),
    ("@team #12 GH-12", "@\u2060team #\u206012 GH\u2060-12"),
    ("https://a.example www.b.example c@d.example",
     "https:\u2060//a.example www\u2060.b.example c@\u2060d.example"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "escaped"), CASES)
def test_cases(text, escaped):
    assert escape(text) == escaped


MARKUP = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~$&=:;\"'/@ ax1\n\t%^"), max_size=40)


@given(st.one_of(MARKUP, st.text()))
def test_read_back(text):
    wanted = line(text)
    tokens = READER.parse(escape(wanted))
    inline = [child for token in tokens for child in token.children or ()]
    if tokens:
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in inline} <= {"text", "text_special"}
    read = "".join(child.content for child in inline)
    assert read.replace("\u2060", "").split() == wanted.replace("\u2060", "").split()


@given(MARKUP, MARKUP)
def test_cells(left, right):
    table = f"| {escape(left)} | {escape(right)} |\n| --- | --- |\n"
    tokens = READER.parse(table)
    assert [token.type for token in tokens].count("th_open") == 2
    assert not [
        t for t in tokens for c in t.children or () if c.type not in {"text", "text_special"}
    ]


PARTS = (
    "http https ftp mailto: xmpp: : // / www . example com @ a 1 _ * ` [ ] ( ) < > ~ | # - ! \\"
    " & amp;"
)
ADDRESSES = st.lists(st.sampled_from(PARTS.split()), max_size=16).map("".join)


@given(ADDRESSES)
def test_on_github(text):
    """GitHub's own reader finds addresses in finished text, backslashes or not."""
    github = pytest.importorskip("cmarkgfm")
    page = github.github_flavored_markdown_to_html(escape(text))
    assert set(re.findall(r"</?\w+", page)) <= {"<p", "</p"}
