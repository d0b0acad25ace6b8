"""Figures in words and digits: exact, open, hedged, vague, ranges, increments (codebook, Claims 1 and 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.extract.quantity import Number, grammar, number_at
from warledger.extract.tokens import tokens

if TYPE_CHECKING:
    from warledger.language.lexicon import Language

# Words, the tokens the number takes, its ends.
EXACT = [
    ("7", 1, 7), ("seven", 1, 7), ("twenty-one", 1, 21), ("a hundred", 2, 100), ("two hundred", 2, 200),
    ("two hundred and five", 4, 205), ("three thousand", 2, 3000), ("1,200", 1, 1200), ("40 173", 1, 40173),
    ("a dozen", 2, 12), ("two dozen", 2, 24), ("half a dozen", 3, None), ("1.5 million", 2, 1_500_000),
    ("ninety-nine", 1, 99), ("zero", 1, 0),
]  # fmt: skip


def read(language: Language, words: str, at: int = 0) -> Number | None:
    found = tokens(words)
    return number_at(found, at, [token.key for token in found], grammar(language))


def ends(language: Language, words: str) -> tuple[int | None, int | None, bool] | None:
    number = read(language, words)
    return number and (number.quantity.low, number.quantity.high, number.quantity.vague)


@pytest.mark.parametrize(("words", "used", "value"), EXACT)
def test_a_number_in_words_or_digits(english: Language, words: str, used: int, value: int | None):
    number = read(english, f"{words} shepherds")
    assert number is not None
    assert number.last == used
    if value is not None:
        assert (number.quantity.low, number.quantity.high, number.quantity.vague) == (value, value, False)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at least 7 miners", 7, None),
        ("at least seven miners", 7, None),
        ("more than 40 miners", 40, None),
        ("over 40 miners", 40, None),
        ("no fewer than a dozen miners", 12, None),
        ("40 or more miners", 40, None),
        ("up to 7 miners", None, 7),
        ("as many as 90 miners", None, 90),
        ("no more than 3 miners", None, 3),
        ("5 to 7 miners", 5, 7),
        ("five to seven miners", 5, 7),
        ("5-7 miners", 5, 7),
        ("5–7 miners", 5, 7),
        ("between 30 and 40 miners", 30, 40),
        ("between two and three dozen miners", None, None),
        ("two or three miners", 2, 3),
        ("no miners", 0, 0),
        ("nobody", 0, 0),
        ("not a single miner", 0, 0),
    ],
)
def test_the_ends_of_a_figure(english: Language, words: str, low: int | None, high: int | None):
    found = ends(english, words)
    assert found is not None
    if (low, high) != (None, None):
        assert found == (low, high, False)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("several miners", 2, None),
        ("some miners", 2, None),
        ("a number of miners", 2, None),
        ("various miners", 2, None),
        ("a few miners", 2, None),
        ("dozens of miners", 24, None),
        ("scores of miners", 20, None),
        ("hundreds of miners", 200, None),
        ("thousands of miners", 2000, None),
        ("tens of thousands of miners", 20_000, None),
        ("about 50 miners", 50, 50),
        ("around fifty miners", 50, 50),
        ("nearly 300 miners", 300, 300),
        ("an estimated 300 miners", 300, 300),
    ],
)
def test_a_vague_figure_is_open_and_a_blurred_one_is_vague(
    english: Language, words: str, low: int, high: int | None
):
    assert ends(english, words) == (low, high, True)


@pytest.mark.parametrize("words", ["another two miners", "a further 12 miners", "two more miners"])
def test_an_increment_is_marked(english: Language, words: str):
    number = read(english, words)
    assert number is not None
    assert number.increment


@pytest.mark.parametrize("words", ["two miners", "at least 12 miners", "the two miners"])
def test_a_figure_of_its_own_is_no_increment(english: Language, words: str):
    number = read(english, words)
    assert number is not None
    assert not number.increment


@pytest.mark.parametrize("words", ["2014", "1999", "miners", "between the lines", "the miners", "and"])
def test_what_is_no_figure(english: Language, words: str):
    assert read(english, words) is None


def test_a_hedged_year_is_a_figure(english: Language):
    assert ends(english, "more than 2014 miners") == (2014, None, False)


def test_a_range_upside_down_is_no_range(english: Language):
    assert ends(english, "7 to 5 miners") == (7, 7, False)


@given(st.integers(0, 999_999_999))
def test_digits_with_commas_are_their_number(value: int):
    from warledger.language.lexicon import language  # noqa: PLC0415 - hypothesis takes no fixtures

    english = language("en")
    assert english is not None
    found = ends(english, f"more than {value:,} miners")
    assert found == (value, None, False)


@given(
    st.lists(
        st.sampled_from(
            "7 40 1,200 a two hundred and thousand more than at least to or dozen no other".split()
        )
    )
)
def test_any_row_of_number_words_is_answered(words: list[str]):
    from warledger.language.lexicon import language  # noqa: PLC0415 - hypothesis takes no fixtures

    english = language("en")
    assert english is not None
    text = " ".join(words)
    for at in range(len(tokens(text))):
        number = read(english, text, at)
        if number is not None:
            assert at < number.last <= len(tokens(text))
            low, high = number.quantity.low, number.quantity.high
            assert low is None or high is None or low <= high
