"""Which place a name means: by region, country, other places; precision; unknown names (codebook, Claims 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

# A report, and the name, region and country of the place its first harm lies at.
PLACED = [
    ("Shelling killed nine people in Kharkiv, Ukraine.", "Kharkiv", "settlement", "UA"),
    ("Shelling killed nine people in the Kharkiv region of Ukraine.", "Kharkiv Oblast", "admin1", "UA"),
    ("An air strike in northern Lebanon killed nine people in Tripoli.", "Tripoli", "settlement", "LB"),
    ("Libyan militias shelled each other, killing nine people in Tripoli.", "Tripoli", "settlement", "LY"),
    ("The RSF killed nine people in El Fasher in Sudan.", "El Fasher", "settlement", "SD"),
    ("M23 rebels killed nine people in Sake, in North Kivu.", "Sake", "settlement", "CD"),
    ("Myanmar army jets killed nine people in Kalemyo.", "Kalemyo", "settlement", "MM"),
    ("Boko Haram fighters killed nine people in Bama in Nigeria's Borno state.", "Bama", "settlement", "NG"),
    pytest.param(
        "Pakistani shelling killed nine people in Poonch in Indian Kashmir.",
        "Punch",
        "settlement",
        "IN",
        marks=pytest.mark.xfail(
            reason="a name of a district in one country and of a town in another", strict=True
        ),
    ),
    ("Russian shelling killed nine people in Kherson.", "Kherson", "settlement", "UA"),
    (
        "Burundi's army drove the rebels from the capital, Bujumbura.\n\nMortar bombs fell in the capital and killed nine.",
        "Bujumbura",
        "settlement",
        "BI",
    ),
    ("Nine people died in the US bombing of a clinic in Ramadi.", "Ramadi", "settlement", "IQ"),
    ("Nine people died in UK air strikes near Basra in Iraq.", "Basrah", "settlement", "IQ"),
    (
        "In the Iraqi town of Hilla, south of the capital, gunmen opened fire on guards; nine people were killed.",
        "Al Hillah",
        "settlement",
        "IQ",
    ),
    (
        "When rebels entered Gao, the capital of Mali's Gao Region, they killed nine people.",
        "Gao",
        "settlement",
        "ML",
    ),
    (
        "Shells fired by Syrian rebels killed nine people in the Hajar neighborhood of Aleppo.",
        "Aleppo",
        "settlement",
        "SY",
    ),
    (
        "A bomb in the mainly Sunni district of Adhamiya, in the north of the Iraqi capital, killed nine people.",
        "Baghdad",
        "settlement",
        "IQ",
    ),
    ("Israeli strikes killed nine people in Rafah.", "Rafah", "settlement", "PS"),
]


def at(claim: Any) -> tuple[str | None, str | None, str | None]:
    place = claim.place
    return (place.name, place.precision, place.country) if place else (None, None, None)


@pytest.mark.parametrize(("text", "name", "precision", "country"), PLACED)
def test_the_context_decides(
    claims: Callable[..., list[Any]], text: str, name: str, precision: str, country: str
):
    found = claims("Soldiers and rebels trade artillery fire\n\n" + text, "harm")
    assert at(found[-1]) == (name, precision, country)


def test_a_part_of_a_city_that_nobody_lists_is_the_city_the_report_is_in(claims: Callable[..., list[Any]]):
    text = (
        "Soldiers and rebels fought in Juba on Friday, and shelling killed 20 people.\n\n"
        "Rebels attacked a post in the Gorombolia district and killed six soldiers."
    )
    assert at(claims(text, "harm")[-1]) == ("Juba", "settlement", "SS")


def test_a_name_with_several_meanings_keeps_the_others(claims: Callable[..., list[Any]]):
    (harm,) = claims("Libyan militias shelled each other, killing nine people in Tripoli.", "harm")
    assert harm.place.candidates
    assert harm.place.geonames not in harm.place.candidates


def test_the_region_behind_a_name_outranks_its_fame(claims: Callable[..., list[Any]]):
    text = "Russian shelling killed nine people in Lyman in the Kharkiv region."
    (harm,) = claims(text, "harm")
    assert harm.place.admin1 == "Kharkiv Oblast"


def test_an_unknown_village_keeps_its_words_and_takes_the_region_beside_it(claims: Callable[..., list[Any]]):
    (harm,) = claims(
        "Russian shelling killed nine people in the village of Qarzubel in the Sumy region.", "harm"
    )
    assert harm.place.words.endswith("Qarzubel")
    assert (harm.place.geonames, harm.place.latitude) == (None, None)
    assert (harm.place.admin1, harm.place.country) == ("Sumy Oblast", "UA")


def test_the_capital_is_that_of_the_country_told_of(claims: Callable[..., list[Any]]):
    text = "Israeli jets struck the Lebanese capital on Monday, killing nine Hezbollah fighters."
    assert {at(claim)[0] for claim in claims(text, "attack")} == {"Beirut"}


def test_where_it_was_said_is_not_where_it_happened(claims: Callable[..., list[Any]]):
    text = "Russian shelling killed nine people in Kherson, a spokesman in Kyiv said."
    assert {at(claim)[0] for claim in claims(text, "harm")} == {"Kherson"}


def test_where_it_came_from_is_not_where_it_hit(claims: Callable[..., list[Any]]):
    text = "Rockets fired from Lebanon killed nine people in Kiryat Shmona, the Israeli army said."
    assert {at(claim)[0] for claim in claims(text, "harm")} == {"Kiryat Shmona"}


def test_a_place_is_carried_to_the_next_sentence(claims: Callable[..., list[Any]]):
    text = "Russian missiles struck Kherson on Monday. Nine people were killed and 20 wounded."
    assert {at(claim)[0] for claim in claims(text, "harm")} == {"Kherson"}


def test_coordinates_are_those_of_the_place(claims: Callable[..., list[Any]]):
    (harm,) = claims("Russian shelling killed nine people in Kherson.", "harm")
    assert (round(harm.place.latitude), round(harm.place.longitude)) == (47, 33)


def test_no_place_is_invented(claims: Callable[..., list[Any]]):
    (harm,) = claims("Nine soldiers were killed by artillery on Monday, the army and rebels said.", "harm")
    assert harm.place is None or harm.place.precision == "country"
