"""Which words weaken a promise and which strengthen it, and what is left to a reader to judge."""

from itertools import pairwise

import pytest

from vawg_plan.model import strength
from vawg_plan.model.strength import BINDING, HEDGES, MODALITIES, SCOPE, Verdict, of_words

FORCE = "The Council {} light the park."
SPREAD = "The Council will light {} parks."
LESS = [
    (FORCE.format("will"), FORCE.format(word), ("will",), (word,))
    for rank in BINDING[1:]
    for word in rank
] + [
    (SPREAD.format(more), SPREAD.format(less), (more,), (less,))
    for above, below in pairwise(SCOPE)
    for more in above
    for less in below
]


@pytest.mark.parametrize(("before", "after", "gone", "come"), LESS)
def test_a_word_of_a_lower_rank_asks_for_less(before, after, gone, come):
    less, more = ("narrowed", "widened") if "parks" in before else ("weakened", "strengthened")
    assert of_words(before, after) == Verdict(less, gone, come)
    assert of_words(after, before) == Verdict(more, come, gone)


@pytest.mark.parametrize("rank", [*BINDING, *SCOPE])
def test_words_of_one_rank_are_alike(rank):
    frame = FORCE if rank in BINDING else SPREAD
    for one, other in pairwise(rank):
        assert of_words(frame.format(one), frame.format(other)) is None


@pytest.mark.parametrize("hedge", HEDGES)
def test_a_hedge_loosens(hedge):
    plain, hedged = "The Council will light the park.", f"The Council will {hedge} light the park."
    assert of_words(plain, hedged) == Verdict("weakened", (), (hedge,))
    assert of_words(hedged, plain) == Verdict("strengthened", (hedge,), ())


@pytest.mark.parametrize("word", [word for rank in BINDING[2:] for word in rank])
def test_will_with_a_looser_verb_after_it_binds_less(word):
    plain, loose = "The Council will light the park.", f"The Council will {word} light the park."
    assert of_words(plain, loose) == Verdict("weakened", (), (word,))
    assert of_words(loose, plain) == Verdict("strengthened", (word,), ())


SEEN = [  # before, after, what is seen
    ("We WILL do it.", "We SHOULD do it.", Verdict("weakened", ("will",), ("should",))),
    ("First. We will do it. Last.", "First. We may do it. Last.",
     Verdict("weakened", ("will",), ("may",))),
    ("We will do it. They will too.", "We may do it. They should too.",
     Verdict("weakened", ("will", "will"), ("may", "should"))),
    ("We will train\n  all staff.", "We will train some staff.",
     Verdict("narrowed", ("all",), ("some",))),
    ("We will train all staff.", "We should train some staff.",
     Verdict("weakened", ("will", "all"), ("should", "some"))),
]  # fmt: skip
NOT_JUDGED = {
    "nothing of the lexicon changed": ("We will light the park.", "We will light the quay."),
    "a not came": ("We will light it.", "We may not light it."),
    "a not went": ("We should not close it.", "We will close it."),
    "a not hides in a word": ("We will do it.", "We can't do it."),
    "no longer": ("We should fund all parks.", "We will no longer fund all parks."),
    "a sentence came": ("We will light it.", "We will light it. We may paint it."),
    "a sentence went": ("We will light it. We may paint it.", "We will light it."),
    "sentences changed places": ("We will. You may.", "You may. We will."),
    "May is a month": ("Done by 3 May 2031 for good.", "Done by 3 June 2031 for good."),
    "May is a month before a year": ("Done in May 2031.", "Done in June 2031."),
    "a will that is no verb": ("They act of free will.", "They act of free choice."),
    "one way and the other": ("We will train some staff.", "We may train all staff."),
    "much else changed": (
        "We will light the park.", "We should, with our partners in every town, light the parks.",
    ),
    "a word within another": ("We will meet the goodwill target.", "We will meet the maypole one."),
    "a word came and nothing went": ("We will do it.", "We will ensure we do it."),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "verdict"), SEEN)
def test_seen(before, after, verdict):
    assert of_words(before, after) == verdict


@pytest.mark.parametrize("case", NOT_JUDGED)
def test_not_judged(case):
    before, after = NOT_JUDGED[case]
    assert of_words(before, after) is None
    assert of_words(after, before) is None


def test_no_word_stands_twice():
    words = [word for rank in (*BINDING, *SCOPE) for word in rank] + [*HEDGES]
    assert sorted(words) == sorted(set(words))


def test_fields_on_scales():
    for above, below in pairwise(MODALITIES):
        assert strength.of_modality(above, below) == "weakened"
        assert strength.of_modality(below, above) == "strengthened"
    assert strength.of_mode("deliver", "support") == "weakened"
    assert strength.of_mode("examine", "deliver") == "strengthened"
    assert strength.of_mode("examine", "support") is None
    assert strength.of_tier("joint", "local") == "narrowed"
    assert strength.of_tier("national", "joint") == "widened"
    assert strength.of_tier("national", "local") is None
    assert strength.of_date("2031-01-01", "2031-01-02") == "weakened"
    assert strength.of_date("2031-01-01", None) == "weakened"
    assert strength.of_date(None, "2031-01-02") == "strengthened"
    assert strength.of_target(10, 20, "increase") == "strengthened"
    assert strength.of_target(10, 20, "decrease") == "weakened"
    assert strength.of_target(10, 20, "maintain") is None
