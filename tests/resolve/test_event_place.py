"""Where it happened, not where somebody spoke, went to, or what another place was measured from (codebook, Claims 8)."""

from __future__ import annotations

from typing import Any

import pytest

READ = "Callable[..., list[Any]]"

# A report, and the place of its last harm.
HAPPENED = [
    # where it was said
    ("Rebels shelled Bouar on Monday. The attack killed four people, the army said in Bangui.", "Bouar"),
    ("A mine near Bouar killed four people on Monday, said a spokesman of the army in Bangui.", "Bouar"),
    ("Gunmen raided Bouar on Monday. Four people died, the mayor of Bangui said.", "Bouar"),
    ("Gunmen raided Bouar on Monday. The army in Bangui put the number of dead at four.", "Bouar"),
    # where somebody went, who somebody is
    ("Gunmen raided Bouar on Monday. Four people were hurt as families walked to Baoro.", "Bouar"),
    ("Gunmen raided Bouar on Monday. The group, which is based in Chad, killed four people.", "Bouar"),
    ("Gunmen killed four people in Bouar, in a prefecture next to Cameroon, on Monday.", "Bouar"),
    ("Gunmen killed four people in Bouar, about 50 km west of Baoro, on Monday.", "Bouar"),
    # parts of towns, sites, land
    ("A bomb killed four people in the Mustafa quarter of Bangui on Monday.", "Bangui"),
    ("In Bangui a bomb killed four people at the gate of Lome Hospital on Monday.", "Bangui"),
    (
        "Gunmen killed four people in an attack on the Zoukombo army camp in western Central Africa.",
        "Zoukombo",
    ),
    (
        "Rebels shelled Bouar, a garrison town in the Zoukombo plain, on Monday and killed four people.",
        "Bouar",
    ),
    ("Gunmen raided a Gbaya village near Bouar on Monday and killed four people.", "Bouar"),
    # the capital of a country that is named, and a capital that only explains
    ("A bomb killed four people in the capital of the Central African Republic on Monday.", "Bangui"),
    ("A bomb killed four people in Bouar, the former rebel capital, on Monday.", "Bouar"),
]


def places(claims: READ, text: str) -> list[str | None]:
    found: list[Any] = claims("Fighting in the Central African Republic\n\n" + text, "harm")
    return [claim.place.name if claim.place else None for claim in found]


@pytest.mark.parametrize(("text", "name"), HAPPENED)
def test_the_place_is_that_of_the_event(claims: READ, text: str, name: str):
    assert places(claims, text)[-1] == name


def test_what_is_told_of_another_day_does_not_place_the_news(claims: READ):
    text = (
        "Rebels killed four people in the west of the Central African Republic on Monday, the army said.\n\n"
        "Two weeks earlier gunmen had killed nine people in Bouar."
    )
    assert places(claims, text) == ["Central African Republic", "Bouar"]


def test_news_of_one_town_is_placed_by_what_follows_on_the_same_day(claims: READ):
    text = (
        "Rebels killed four people in a town in the Central African Republic on Monday, the army said.\n\n"
        "They had attacked Bouar on Monday."
    )
    assert places(claims, text) == ["Bouar"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Last month a mine killed four people near Bouar.", "incident"),
        ("Earlier this month gunmen killed four people in Bouar.", "incident"),
        ("This month gunmen have killed 40 people in Bouar.", "total"),
        ("A mine killed four people on the road between Bouar and Baoro on Monday.", "incident"),
    ],
)
def test_one_deed_of_a_month_or_on_a_road_is_an_incident(claims: READ, text: str, scope: str):
    found: list[Any] = claims("Fighting in the Central African Republic\n\n" + text, "harm")
    assert [claim.scope for claim in found] == [scope]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the report is of Thursday, 5 June 2025
        ("Gunmen killed four people in Bouar on Wednesday last week.", "2025-05-28"),
        ("Last Wednesday gunmen killed four people in Bouar.", "2025-05-28"),
        ("Last Saturday gunmen killed four people in Bouar.", "2025-05-31"),
        ("Rebels left Bouar on Monday. Four people died.", "2025-06-02"),
        ("Soldiers took Bouar on Monday. Four people died the following day.", "2025-06-03"),
    ],
)
def test_days_of_last_week_and_days_of_the_sentence_before(claims: READ, text: str, day: str):
    found: list[Any] = claims("Fighting in the Central African Republic\n\n" + text, "harm")
    assert [claim.when.start[:10] for claim in found] == [day]
