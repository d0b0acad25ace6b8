"""Where a claim is when its own sentence does not say, and which places are no scene."""

from __future__ import annotations

import pytest

READ = "Callable[..., list[Any]]"


def places(claims: READ, text: str, kind: str = "harm") -> list[str | None]:
    """The place of each claim, in the order of the text."""
    return [claim.place.name if claim.place else None for claim in claims(text, kind)]


def test_a_clause_behind_where_is_about_its_place(claims: READ):
    text = (
        "Russian missiles hit several cities on Monday. Strikes were reported from Kherson, where four people "
        "were killed, and from Sumy, where nine people were wounded."
    )
    assert places(claims, text) == ["Kherson", "Sumy"]


def test_there_is_the_place_named_before(claims: READ):
    text = (
        "Russian missiles struck Kherson on Monday.\n\nIn Sumy, where shells fell too, shops were open again.\n\n"
        "About 20 people were wounded there, officials said."
    )
    assert places(claims, text) == ["Sumy"]


def test_a_new_paragraph_returns_to_the_main_place(claims: READ):
    text = (
        "Russian missiles struck Kherson on Monday and killed nine people. Drones also hit Sumy.\n\n"
        "Another 14 people were wounded in the missile strike, the governor said."
    )
    assert places(claims, text) == ["Kherson", "Kherson"]


def test_a_village_told_later_is_the_village_of_the_lead(claims: READ):
    text = (
        "Boko Haram fighters attacked a village in Yobe State on Sunday and killed 81 people.\n\n"
        "The men came to the village of Mafa on motorcycles and burned houses, police said."
    )
    assert places(claims, text)[0] == "Mafa"


def test_a_dateline_is_no_scene(claims: READ):
    text = (
        "DAKAR - Rebels in Mali killed 84 soldiers near Tinzaouaten on Thursday, the army said.\n\n"
        "The rebels lost nine men of their own in the battle."
    )
    assert "Dakar" not in places(claims, text)


def test_the_ministry_that_speaks_is_no_scene(claims: READ):
    text = (
        "Armenian rockets struck Ganja in Azerbaijan on Sunday and killed nine people.\n\n"
        "Earlier the Foreign Ministry in Baku had spoken of seven dead."
    )
    assert places(claims, text) == ["Ganja", "Ganja"]


def test_where_victims_are_buried_is_no_scene(claims: READ):
    text = (
        "Boko Haram fighters attacked Mafa in Yobe State on Sunday.\n\n"
        "The state buried 34 people killed in the attack at a ceremony in Damaturu."
    )
    assert "Damaturu" not in places(claims, text)


@pytest.mark.parametrize("word", ["Grad", "Iskander"])
def test_weapons_are_no_places(claims: READ, word: str):
    text = f"A Russian {word} rocket killed nine people in Kherson on Monday, the Ukrainian governor said."
    assert places(claims, text) == ["Kherson"]


def test_a_city_is_not_the_region_of_its_name(claims: READ):
    text = "Armenian missiles hit the city of Ganja in Azerbaijan and killed nine people, the army said."
    assert [claim.place.precision for claim in claims(text, "harm")] == ["settlement"]


def test_a_place_before_a_speaker_is_no_person(claims: READ):
    text = "A Russian missile killed nine people in Kryvyi Rih, the governor of the region said on Monday."
    assert places(claims, text) == ["Kryvyi Rih"]


def test_there_is_the_place_told_before_and_not_where_somebody_spoke(claims: READ):
    text = (
        "The minister corrected his report about the village of Khiam in Lebanon. He had told diplomats in Beirut "
        "on Monday that an Israeli strike there had killed more than 40 people."
    )
    assert [claim.place.name for claim in claims(text, "harm")] == ["Khiam"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "Fighters attacked Afgooye in Somalia. The base, 25 miles from Mogadishu, burned, and nine soldiers died.",
            "Afgooye",
        ),
        (
            "Militants killed nine soldiers near the Mali border in an attack on Banibangou in Niger.",
            "Banibangou",
        ),
        (
            "Shells struck Afgooye, and nine soldiers of the United States Africa Command were wounded there.",
            "Afgooye",
        ),
    ],
    ids=["a distance", "a border", "a command"],
)
def test_places_that_only_stand_beside(claims: READ, sentence: str, name: str):
    assert {claim.place.name for claim in claims(sentence, "harm")} == {name}


def test_compass_words_and_peoples_are_no_places(claims: READ):
    text = (
        "North Korea shelled Yeonpyeong. The North expressed regret that nine soldiers were wounded on the island.\n\n"
        "Gunmen attacked three Dogon villages in Mali and killed five people."
    )
    named = {claim.place.name for claim in claims(text) if claim.place}
    assert not {"North", "Dogon", "North Province"} & named
