"""Names of places where a sentence has them, and words that only look like names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.extract.place import PlaceMention

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.extract.shape import Reading


def mentions(read: Reading) -> list[PlaceMention]:
    return [chunk.value for chunk in read.chunks if isinstance(chunk.value, PlaceMention)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Nine people were killed in Goma.", ["Goma"]),
        ("Nine people were killed in Port Sudan.", ["Port Sudan"]),
        ("Shells fell on El Fasher and Kutum.", ["El Fasher", "Kutum"]),
        ("Nine people were killed in the Kharkiv region.", ["Kharkiv region"]),
        ("Nine people were killed in Kharkiv.", ["Kharkiv"]),
        ("Nine people died in Khan Younis, in southern Gaza.", ["Khan Younis", "Gaza"]),
        ("Nine people died near al-Bab.", ["al-Bab"]),
        ("Rockets struck Tyre, Sidon and Nabatieh.", ["Tyre", "Sidon", "Nabatieh"]),
        ("Nine people were killed in Beirut's southern suburbs.", ["Beirut"]),
    ],
)
def test_names_are_found(reading: Callable[[str], Reading], sentence: str, names: list[str]):
    assert [mention.words for mention in mentions(reading(sentence))] == names


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Nine people died in the village of Umm Zarqa.", "Umm Zarqa", "village"),
        ("Nine people died in the village of Qarzubel.", "Qarzubel", "village"),
        ("The town of Belmokrane was shelled.", "Belmokrane", "town"),
        ("Nine people died in Qarzubel village.", "Qarzubel", "village"),
        ("Nine people died in Qarzubel on Monday.", "Qarzubel", ""),
    ],
)
def test_a_village_that_no_gazetteer_has_is_kept_as_printed(
    reading: Callable[[str], Reading], sentence: str, name: str, kind: str
):
    (found,) = mentions(reading(sentence))
    assert found.words.removesuffix(" village") == name
    if not found.candidates:
        assert found.kind == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Most of the wounded were women.",
        "Hospital staff said so.",
        "The Army Staff met.",
    ],
)
def test_words_that_are_no_places(reading: Callable[[str], Reading], sentence: str):
    assert mentions(reading(sentence)) == []


def test_a_homonym_keeps_its_candidates(reading: Callable[[str], Reading]):
    (found,) = mentions(reading("Nine people were killed in Tripoli."))
    assert {"LY", "LB"} <= {candidate.country for candidate in found.candidates}


def test_the_capital_is_a_place_without_a_name(reading: Callable[[str], Reading]):
    (found,) = mentions(reading("Drones flew over the Lebanese capital on Monday."))
    assert found.stands_for == "capital"
    assert found.kind == "Lebanese"
    assert found.candidates == ()


def test_the_capital_with_its_name_is_the_name(reading: Callable[[str], Reading]):
    assert [m.words for m in mentions(reading("Nine people died in the capital Sanaa."))] == ["Sanaa"]


@pytest.mark.parametrize(
    ("sentence", "name", "precision"),
    [
        ("Nine people died in southern Gaza.", "Southern Gaza", "admin2"),
        ("Nine people died in eastern Ghouta.", "Eastern Ghouta", "admin2"),
        ("Nine people died in northern Kivu.", "North Kivu", "admin1"),
        ("Nine people died in eastern Aleppo.", "Aleppo", "settlement"),
    ],
)
def test_a_direction_leads_to_a_region_that_has_its_name(
    reading: Callable[[str], Reading], sentence: str, name: str, precision: str
):
    (found,) = mentions(reading(sentence))
    assert (found.candidates[0].name, found.candidates[0].precision) == (name, precision)


def test_a_title_shows_no_unknown_names(reading: Callable[[str], Reading]):
    assert mentions(reading("Nine Killed In Deadly Qarzubel Raid")) == []
