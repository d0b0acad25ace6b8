"""Times in Ukrainian and Russian sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.extract.slavic.times import times


@pytest.mark.parametrize(
    ("text", "words", "base", "part"),
    [
        ("У ніч на 24 липня гриміло.", "У ніч на 24 липня", ("date", 0, 7, 24, 24), "night"),
        ("В ночь с 10 на 11 января было тихо.", "В ночь с 10 на 11 января", ("date", 0, 1, 11, 11), "night"),
        ("Это случилось 3 июля 2024 года.", "3 июля 2024 года", ("date", 2024, 7, 3, 3), ""),
        ("Вчора стріляли.", "Вчора", ("day", -1), ""),
        ("Накануне стреляли.", "Накануне", ("anchor", -1), ""),
        ("У понеділок стріляли.", "У понеділок", ("weekday", 0, ""), ""),
        ("За добу стріляли двічі.", "За добу", ("past", 1, "day"), ""),
        ("Минулої ночі стріляли.", "Минулої ночі", ("part",), "night"),
        ("От 12.03.2025 новостей нет.", "12.03.2025", ("date", 2025, 3, 12, 12), ""),
        ("Два дні тому стріляли.", "Два дні тому", ("ago", 2, "day", -1, "publication"), ""),
        ("У березні 2024 року стріляли.", "У березні 2024 року", ("month", 2024, 3), ""),
    ],
)
def test_a_time_is_found(text: str, words: str, base: tuple[object, ...], part: str):
    (found,) = times(text)
    assert (text[found.start : found.end], found.base, found.part) == (words, base, part)


def test_a_clock_joins_its_day():
    (found,) = times("Сирена пролунала 5 травня о 14:30.")
    assert (found.base, found.clock) == (("date", 0, 5, 5, 5), (14, 30))


@pytest.mark.parametrize(
    "text",
    [
        "Станом на 14:10 відомо про трьох.",
        "По состоянию на утро известно о троих.",
        "Жалобу призначили на суботу.",
        "Четверо чекали.",
        "Воскресенск стоит на реке.",
        "Мартовка — село.",
    ],
)
def test_what_is_no_time_of_an_event(text: str):
    assert times(text) == []


@given(st.text(alphabet="уніч на 24липябрвчосткгз0123456789.:-", max_size=60))
def test_times_never_overlap(text: str):
    found = times(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
