"""Figures in Ukrainian and Russian, in every case."""

from __future__ import annotations

import pytest

from warledger.extract.slavic.numbers import count_at
from warledger.extract.slavic.words import words_of
from warledger.language.lexicon import language


@pytest.mark.parametrize(
    ("code", "text", "low", "high", "vague"),
    [
        ("uk", "двоє", 2, 2, False),
        ("uk", "п'ятьох", 5, 5, False),
        ("uk", "тридцять три", 33, 33, False),
        ("uk", "сто двадцять п’ять", 125, 125, False),
        ("uk", "щонайменше шестеро", 6, None, False),
        ("uk", "понад пів сотні", 50, None, False),
        ("uk", "кілька десятків", 24, None, True),
        ("uk", "близько сорока", 40, 40, True),
        ("uk", "1 200", 1200, 1200, False),
        ("ru", "двоих", 2, 2, False),
        ("ru", "тридцать три", 33, 33, False),
        ("ru", "четырёх", 4, 4, False),
        ("ru", "не менее семи", 7, None, False),
        ("ru", "более полусотни", 50, None, False),
        ("ru", "шести тысяч", 6000, 6000, False),
        ("ru", "несколько", 2, None, True),
    ],
)
def test_a_figure_is_read(code: str, text: str, low: int, high: int | None, vague: bool):
    spoken = language(code)
    assert spoken is not None
    keys = words_of(text).keys
    found = count_at(keys, 0, spoken)
    assert found is not None
    assert found.last == len(keys)
    assert (found.quantity.low, found.quantity.high, found.quantity.vague) == (low, high, vague)


def test_one_more_is_an_increment():
    spoken = language("ru")
    assert spoken is not None
    found = count_at(words_of("ещё двое").keys, 0, spoken)
    assert found is not None
    assert found.increment
    assert found.people


def test_a_year_is_no_figure():
    spoken = language("uk")
    assert spoken is not None
    assert count_at(words_of("2024").keys, 0, spoken) is None


def test_an_ordinal_is_told_apart():
    spoken = language("uk")
    assert spoken is not None
    found = count_at(words_of("сімдесят перший").keys, 0, spoken)
    assert found is not None
    assert found.ordinal
    assert found.quantity.low == 71
