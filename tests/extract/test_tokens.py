"""Words, numbers and marks with their offsets."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.extract.tokens import is_capital, tokens

CUT = [
    ("Nine people died.", ["Nine", "people", "died", "."]),
    ("about 1,200 shells", ["about", "1,200", "shells"]),
    ("40 173 people", ["40 173", "people"]),
    ("12 300 in all", ["12 300", "in", "all"]),
    ("in 2015 300 people", ["in", "2015", "300", "people"]),
    ("at 6:30 a.m. today", ["at", "6:30", "a.m.", "today"]),
    ("3.5 million", ["3.5", "million"]),
    ("a 54-year-old woman", ["a", "54-year-old", "woman"]),
    ("5-7 boats", ["5", "-", "7", "boats"]),
    ("Yemen's capital", ["Yemen", "'s", "capital"]),
    ("Yemen’s capital", ["Yemen", "’s", "capital"]),
    ("it didn't stop", ["it", "didn't", "stop"]),
    ("U.S. troops", ["U.S.", "troops"]),
    ("Sana'a and Ta'izz", ["Sana'a", "and", "Ta'izz"]),
    ("al-Mukha, el-Obeid", ["al-Mukha", ",", "el-Obeid"]),
    ("“No,” he said", ["“", "No", ",", "”", "he", "said"]),
    ("Нет новин.", ["Нет", "новин", "."]),
    ("snake_case", ["snake", "_", "case"]),
    ("", []),
    (" \n\t", []),
]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_a_text_is_cut(text: str, expected: list[str]):
    assert [token.text for token in tokens(text)] == expected


def test_the_key_is_how_the_lexicon_writes_it():
    assert [token.key for token in tokens("DIDN’T Strike")] == ["didn't", "strike"]


def test_a_capital_is_told():
    assert [is_capital(token) for token in tokens("Sana is al-Bab 5")] == [True, False, False, False]


@given(st.text())
def test_tokens_are_the_text_and_leave_only_space(text: str):
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    rest = "".join(text[one:two] for one, two in _gaps(found, len(text)))
    assert not rest.strip() or not any(letter.isalnum() for letter in rest)


def _gaps(found: list, end: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for token in found for edge in (token.start, token.end)), end]
    return list(zip(edges[::2], edges[1::2], strict=True))
