"""Passages in common, word for word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warledger.normalize.passages import Shared, shared_passages

ONE = "Before dawn the ferry pier was hit. Crews worked until noon to clear the road to the grain silos. Nobody slept."
TWO = "A witness: crews worked until noon, to clear the road to the grain silos; then it rained."


def test_a_passage_is_found_where_it_stands_in_both():
    (found,) = shared_passages(ONE, TWO)
    assert ONE[found.start : found.end] == "Crews worked until noon to clear the road to the grain silos"
    assert (
        TWO[found.other_start : found.other_end]
        == "crews worked until noon, to clear the road to the grain silos"
    )


def test_few_words_in_a_row_are_no_passage():
    assert shared_passages("The ferry pier was hit at night.", "The ferry pier was hit at noon.") == []
    assert shared_passages("", ONE) == []


def test_a_text_is_one_passage_of_itself():
    assert shared_passages(ONE, ONE) == [Shared(0, len(ONE) - 1, 0, len(ONE) - 1)]


@given(st.lists(st.sampled_from("abc"), max_size=40), st.lists(st.sampled_from("abc"), max_size=40))
def test_passages_are_equal_words_in_both(one: list[str], two: list[str]):
    first, second = " ".join(one), " ".join(two)
    for found in shared_passages(first, second, least=3):
        assert first[found.start : found.end] == second[found.other_start : found.other_end]
