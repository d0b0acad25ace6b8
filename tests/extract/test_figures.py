"""Figures and what they count: people, things, ages, subsets, lists (codebook, Claims 1 to 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.extract.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.extract.shape import Reading


def figures(reading: Reading, letters: str = "Nn") -> list[tuple[str, Figure]]:
    """The words and values of the figures with these letters."""
    return [
        (reading.text(index, index), chunk.value)
        for index, chunk in enumerate(reading.chunks)
        if chunk.letter in letters and isinstance(chunk.value, Figure)
    ]


def ends(reading: Reading, letters: str = "Nn") -> list[tuple[int | None, int | None]]:
    return [(figure.quantity.low, figure.quantity.high) for _, figure in figures(reading, letters)]


@pytest.mark.parametrize(
    ("sentence", "words", "low", "high"),
    [
        ("At least 33 people were wounded in Goma.", "At least 33 people", 33, None),
        ("Twelve people or more were killed.", "Twelve people or more", 12, None),
        ("Between 30 and 40 fighters were killed.", "Between 30 and 40 fighters", 30, 40),
        ("Up to 200 soldiers were captured.", "Up to 200 soldiers", None, 200),
        ("Dozens of people were killed.", "Dozens of people", 24, None),
        ("The other nine people survived.", "The other nine people", 9, 9),
        ("85 soldiers and officers surrendered.", "85 soldiers and officers", 85, 85),
        ("A 54-year-old woman was killed.", "A 54-year-old woman", 1, 1),
        ("An elderly couple was killed.", "An elderly couple", 2, 2),
        ("A boy died.", "A boy", 1, 1),
        ("Nobody was killed.", "Nobody", 0, 0),
        ("No casualties were reported.", "No casualties", 0, 0),
        ("Two of the injured died in hospital.", "Two of the injured", 2, 2),
    ],
)
def test_a_figure_of_people(
    reading: Callable[[str], Reading], sentence: str, words: str, low: int | None, high: int | None
):
    found = figures(reading(sentence), "N")
    assert [(told, figure.quantity.low, figure.quantity.high) for told, figure in found] == [
        (words, low, high)
    ]


@pytest.mark.parametrize(
    ("sentence", "population"),
    [
        ("Nine farmers were killed.", "civilian"),
        ("Nine soldiers were killed.", "military"),
        ("Nine people were killed.", "unspecified"),
        ("Nine RSF members were killed.", "military"),
    ],
)
def test_who_they_are(reading: Callable[[str], Reading], sentence: str, population: str):
    assert [figure.population for _, figure in figures(reading(sentence), "N")] == [population]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A couple and their son died.", [(2, 2), (1, 1)]),
        ("A man and two children died.", [(1, 1), (2, 2)]),
        ("A woman, a boy and three girls died.", [(1, 1), (1, 1), (3, 3)]),
        ("A farmer and his wife died.", [(1, 1), (1, 1)]),
        ("They saw their son before a man died.", [(1, 1)]),
    ],
)
def test_a_list_is_figures_beside_one_another(
    reading: Callable[[str], Reading], sentence: str, expected: list[tuple[int, int]]
):
    assert ends(reading(sentence), "N") == expected


@pytest.mark.parametrize(
    ("sentence", "subset", "child"),
    [
        ("Twelve people, including three children, were killed.", 3, True),
        ("Twelve people were killed, among them a boy.", 1, True),
        ("Twelve people were hurt, two of them children.", 2, True),
        ("Twelve people were hurt, one of them seriously.", 1, False),
        ("Twelve people, three of whom were soldiers, were killed.", 3, False),
    ],
)
def test_a_subset_describes_a_figure(
    reading: Callable[[str], Reading], sentence: str, subset: int, child: bool
):
    read = reading(sentence)
    assert ends(read) == [(12, 12)]
    assert [(figure.quantity.low, figure.child) for _, figure in figures(read, "u")] == [(subset, child)]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("The man, 51, was killed.", 1),
        ("A man aged 57 was killed.", 1),
        ("A woman of 63 was killed.", 1),
        ("The victims were aged 9, 14 and 51.", 0),
        ("A driver, 19, and his sister, 11, were killed.", 1),
    ],
)
def test_an_age_counts_nobody(reading: Callable[[str], Reading], sentence: str, people: int):
    found = ends(reading(sentence))
    assert all(end == (1, 1) for end in found)
    assert len(found) >= people


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The army fired 92 drones at Odesa.", "drone"),
        ("In Sumy 12 houses burned.", "residential"),
        ("Two attacks killed nine people.", "unspecified"),
    ],
)
def test_a_figure_of_things_keeps_what_it_counts(
    reading: Callable[[str], Reading], sentence: str, value: str
):
    (counted,) = figures(reading(sentence), "q")
    assert counted[1].counts is not None
    assert counted[1].counts.value == value


@pytest.mark.parametrize("sentence", ["It was 40 km away.", "It took three days.", "Prices rose 7 percent."])
def test_a_measure_counts_nobody(reading: Callable[[str], Reading], sentence: str):
    assert figures(reading(sentence)) == []


def test_another_two_are_an_increment(reading: Callable[[str], Reading]):
    (found,) = figures(reading("Another two people died."), "N")
    assert found[1].increment
