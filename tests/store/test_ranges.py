"""What the words of `vawg diff` compare."""

import pytest

from vawg_plan.store.sides import BadRange, parse_range


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ([], ("HEAD", "WORKTREE")),
        (["A"], ("A", "WORKTREE")),
        (["A..B"], ("A", "B")),
        (["A.."], ("A", "HEAD")),
        (["..B"], ("HEAD", "B")),
        (["A...B"], ("A...B", "B")),
        (["A..."], ("A...HEAD", "HEAD")),
        (["...B"], ("HEAD...B", "B")),
        (["A", "B"], ("A", "B")),
        (["v1.0..v1.1"], ("v1.0", "v1.1")),
        (["origin/main..me/branch"], ("origin/main", "me/branch")),
        (["HEAD~2..INDEX"], ("HEAD~2", "INDEX")),
        (["../other/plan"], ("../other/plan", "WORKTREE")),
        (["a/../b"], ("a/../b", "WORKTREE")),
        ([".."], ("..", "WORKTREE")),
        (["../..", "HEAD"], ("../..", "HEAD")),
    ],
)
def test_words_name_two_sides(words, sides):
    assert parse_range(words) == sides


@pytest.mark.parametrize(("words", "sides"), [([], ("HEAD", "INDEX")), (["A"], ("A", "INDEX"))])
def test_staged_is_the_index(words, sides):
    assert parse_range(words, staged=True) == sides


@pytest.mark.parametrize(
    ("words", "staged", "said"),
    [
        (["A", "B", "C"], False, "at most two sides can be compared\nhelp: "),
        (["A..B", "C"], False, "a range names both sides already: A..B C\nhelp: "),
        (["A..B"], True, "--staged compares the index with one revision\nhelp: "),
        (["A", "B"], True, "--staged compares the index with one revision\nhelp: "),
    ],
)
def test_too_many_sides(words, staged, said):
    with pytest.raises(BadRange) as refused:
        parse_range(words, staged=staged)
    assert str(refused.value).startswith(said)
