"""What a document's earlier words decide: who acts, where, when, who suffers, what is background."""

from __future__ import annotations

import pytest

READ = "Callable[..., list[Any]]"


def test_the_attacker_is_carried_to_the_harm(claims: READ):
    text = "Russian drones attacked Odesa overnight. Nine people were killed in the attack."
    (harm,) = claims(text, "harm")
    assert harm.actor in {"Russia", None}
    assert {claim.actor for claim in claims(text, "attack")} == {"Russia"}


def test_nobody_is_blamed_whom_the_text_does_not_name(claims: READ):
    text = "A drone hit a market in Sumy, killing nine soldiers. Artillery was heard in the evening."
    assert {claim.actor for claim in claims(text, "attack")} == {None}


def test_two_places_keep_their_own_figures(claims: READ):
    text = (
        "Russian missiles struck Kherson and Sumy on Monday.\n\n"
        "In Kherson nine people were killed.\n\nIn Sumy 14 people were wounded."
    )
    assert {(claim.low, claim.place.name) for claim in claims(text, "harm")} == {(9, "Kherson"), (14, "Sumy")}


def test_a_list_of_places_makes_an_attack_each(claims: READ):
    text = "Israeli warplanes and drones struck Tyre, Sidon and Nabatieh on Monday, the Lebanese army said."
    assert {claim.place.name for claim in claims(text, "attack")} == {"Tyre", "Sidon", "Nabatieh"}


def test_a_figure_shared_by_places_is_a_total(claims: READ):
    text = (
        "Israeli air strikes on Tyre, Sidon and Nabatieh killed 40 people on Monday, the Lebanese army said."
    )
    assert {claim.scope for claim in claims(text, "harm")} == {"total"}


def test_an_earlier_event_is_background(claims: READ):
    text = (
        "Russian missiles struck Kherson on Wednesday, killing nine people.\n\n"
        "In November 2022 a strike on the city had killed 15 people."
    )
    told = {claim.low: claim.background for claim in claims(text, "harm")}
    assert told == {9: False, 15: True}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Russia denied that its army had shelled Sumy.", "denied"),
        ("The RSF threatened to attack El Obeid.", "threatened"),
        ("The army will attack the rebels in Goma, a general said.", "planned"),
        ("M23 rebels attacked Goma.", "asserted"),
    ],
)
def test_what_did_not_happen_is_labelled(claims: READ, text: str, modality: str):
    found = claims("Soldiers, artillery and rebels at the front\n\n" + text, "attack")
    assert {claim.modality for claim in found} == {modality}


def test_each_claim_has_a_confidence(claims: READ):
    text = "Russian missiles struck Kherson on Wednesday, killing nine people, the governor said."
    assert all(0 < claim.confidence <= 1 for claim in claims(text))


def test_one_sentence_can_be_a_whole_report(claims: READ):
    assert claims("Israeli strikes on Tyre killed 40 people on Monday.", "harm")


@pytest.mark.parametrize(
    "text",
    [
        "Rail workers went on strike in Paris on Monday. The union attacked the offer and rejected talks.",
        "The striker was shot a glance and hit the bar twice; the visitors were destroyed 5-0.",
        "An earthquake killed 40 people and destroyed 300 houses in the province on Monday.",
        "A bus crashed near the town, killing nine people and injuring 20.",
        "Stocks were hammered as a trade war loomed; shares fell 3 percent.",
    ],
)
def test_what_is_no_conflict_makes_no_claims(claims: READ, text: str):
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "The military coalition fighting in Yemen admitted that one of its aircraft bombed a funeral in Sanaa.",
            "Saudi-led coalition",
        ),
        (
            "NATO bombed Bosnian Serb positions around Sarajevo. The Serbs had shelled Sarajevo.",
            "Republika Srpska",
        ),
        ("Fulani herders fled. Rebels of unknown origin attacked Bankass in Mali, a mayor said.", None),
    ],
    ids=["the coalition", "the short name of a people", "herders are no rebels"],
)
def test_whom_common_words_mean(claims: READ, text: str, actor: str | None):
    assert claims(text, "attack")[-1].actor in {actor, "rebels" if actor is None else actor}


def test_planes_that_attack_guns_attack_from_the_air(claims: READ):
    (attack,) = claims("Libyan army aircraft attacked rebel gun positions in Sirte on Monday.", "attack")
    assert attack.means == "air_strike"


def test_bombs_that_fall_on_a_town_come_from_the_air(claims: READ):
    assert claims("Bombs fell on the central square of Gori on Tuesday.", "attack")[0].means == "air_strike"


def test_a_list_of_places_before_a_speaker_is_no_name_of_hers(claims: READ):
    text = "Shells fall again\n\nThai forces attacked in Preah Vihear and Oddar Meanchey, a spokeswoman said."
    found = claims(text, "attack")
    assert [(claim.place.name, claim.speaker.name) for claim in found] == [
        ("Preah Vihear", "spokeswoman"),
        ("Oddar Meanchey", "spokeswoman"),
    ]
