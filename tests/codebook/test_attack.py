"""Attacks: who attacks whom, where and with what, over the phrase structures that reports use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.codebook.attack import Attack
from warledger.model import Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Army and rebels trade artillery fire, soldiers killed\n\n"
"""A headline by which a sentence stands in a report on a war."""


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


def attacks(reader: Reader, text: str) -> list[Attack]:
    document = Document(id="a", name="a", text=TITLE + text, published="2025-05-10", language="en")
    found = [claim for claim in reader.read(document) if isinstance(claim, Attack)]
    return [claim for claim in found if claim.start >= len(TITLE)]


def places(found: list[Attack]) -> list[str | None]:
    return [claim.place.name if claim.place else None for claim in found]


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Israel, which had warned of it, struck Tyre at noon.", "Israel"),
        ("Tyre was struck by Israeli jets at noon.", "Israel"),
        ("Israel's strike on Tyre came at noon.", "Israel"),
        ("A missile fired by the Houthis hit Eilat.", "Houthis"),
        ("Israel accused Hezbollah of shelling Metula.", "Hezbollah"),
        ("Hezbollah was blamed by Israel for the attack on Metula.", "Hezbollah"),
        ("The Israeli army said it had attacked Tyre.", "Israel"),
        ("Israel said that its planes had attacked Tyre.", "Israel"),
        ("Hezbollah claimed responsibility for the attack on Metula.", "Hezbollah"),
        ("TEL AVIV - The Houthis fired a missile at Eilat.", "Houthis"),
        ("Militants of Boko Haram killed nine villagers in Gwoza.", "Boko Haram"),
        ("The attack on Gwoza by fighters of Boko Haram lasted an hour.", "Boko Haram"),
    ],
)
def test_who_attacks(reader: Reader, sentence: str, actor: str):
    assert actor in [claim.actor for claim in attacks(reader, sentence)]


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Two people died when a rocket hit a field near Metula, the Israeli army said.", "Israel"),
        ("The mayor of Kyiv, a city that Russia attacks often, spoke of a drone attack on Odesa.", "Kyiv"),
        ("A strike killed 13 people in the Palestinian camp, in Tyre.", "Palestine"),
    ],
)
def test_victims_and_speakers_are_no_attackers(reader: Reader, sentence: str, actor: str):
    assert actor not in [claim.actor for claim in attacks(reader, sentence)]


@pytest.mark.parametrize(
    ("sentence", "means"),
    [
        ("Russian planes bombed a square in Aleppo.", "air_strike"),
        ("The air force attacked a school in Sagaing.", "air_strike"),
        ("Turkish artillery hit a resort in Zakho.", "artillery"),
        ("Missiles and drones struck Kyiv.", "missile"),
        ("Kharkiv was hit by a glide bomb.", "glide_bomb"),
        ("Gunmen raided a village near Jos.", "ground"),
        ("Soldiers opened fire on a crowd in Goma.", "small_arms"),
        ("A bomb was dropped on a market in Sirte.", "air_strike"),
        ("His guards shot into the crowd in Freetown.", "small_arms"),
        ("Rebels and soldiers shelled each other's positions near Goma.", "artillery"),
        ("A roadside bomb exploded near Mosul.", "mine"),
        ("A man blew himself up in a market in Kabul.", "ground"),
    ],
)
def test_with_what(reader: Reader, sentence: str, means: str):
    assert means in [claim.means for claim in attacks(reader, sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Drones attacked Odesa, Sumy and Kharkiv.", ["Odesa", "Sumy", "Kharkiv"]),
        (
            "The ministry named the towns that were struck: Odesa, Sumy and Kharkiv.",
            ["Odesa", "Sumy", "Kharkiv"],
        ),
        ("Russia shelled a hospital in Kherson.", ["Kherson"]),
        ("Missiles were fired from Belgorod at Kharkiv.", ["Kharkiv"]),
        ("KYIV, May 9 - Drones attacked Odesa.", ["Odesa"]),
        ("Direct hits were reported from Kherson.", ["Kherson"]),
        ("Two explosions killed four people in Mogadishu.", ["Mogadishu"]),
    ],
)
def test_where(reader: Reader, sentence: str, expected: list[str]):
    assert places(attacks(reader, sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Russia denied that it had struck Sumy.", "denied"),
        ("Russia threatened to attack Sumy.", "threatened"),
        ("Russia may attack Sumy.", "hypothetical"),
        ("Russia attacked Sumy.", "asserted"),
    ],
)
def test_how_sure(reader: Reader, sentence: str, modality: str):
    assert [claim.modality for claim in attacks(reader, sentence)] == [modality]


@pytest.mark.parametrize(
    "sentence",
    [
        "Air raid alerts sounded in Kyiv and Odesa.",
        "Leaders called for a halt to strikes.",
        "No buildings in Sumy were hit.",
        "The two sides negotiated in Doha after deadly fighting.",
        "A passenger jet landed in Minsk.",
        "The two leaders struck a deal in Doha.",
    ],
)
def test_what_is_no_attack(reader: Reader, sentence: str):
    assert not attacks(reader, sentence)


def test_the_document_tells_who_where_a_sentence_does_not(reader: Reader):
    text = "Russia attacked Sumy with drones.\n\nThe attack on Sumy began at night. It hit a clinic."
    found = attacks(reader, text)
    assert {claim.actor for claim in found} == {"Russia"}
    assert {claim.means for claim in found} == {"drone"}


def test_nobody_is_named_where_the_document_names_nobody(reader: Reader):
    assert [claim.actor for claim in attacks(reader, "A drone hit a clinic in Sumy.")] == [None]


def test_the_rebels_are_the_one_group_named(reader: Reader):
    text = "The M23 took Sake on Monday.\n\nA day later the rebels attacked Goma."
    assert ("M23", "Goma") in [
        (claim.actor, claim.place and claim.place.name) for claim in attacks(reader, text)
    ]


def test_warplanes_are_not_the_groups(reader: Reader):
    text = "Israel has been at war with Hezbollah since 2023.\n\nAn air strike hit Beirut."
    assert [claim.actor for claim in attacks(reader, text)] == ["Israel"]


def test_a_region_means_its_one_settlement(reader: Reader):
    text = "Drones attacked Okhtyrka on Friday.\n\nThe attack on the Sumy region on Friday lasted an hour."
    assert set(places(attacks(reader, text))) == {"Okhtyrka"}


def test_a_denial_needs_a_charge(reader: Reader):
    charged = "Israel says Hezbollah fired the rocket at Metula.\n\nHezbollah denied it."
    assert [claim.modality for claim in attacks(reader, charged)].count("denied") == 1
    assert not attacks(reader, "Turkey backs the group, Cyprus said.\n\nTurkey denied it.")


def test_words_are_exact(reader: Reader):
    text = "Overnight, Russian drones attacked Odesa; two shells fell on Nikopol."
    for claim in attacks(reader, text):
        assert (TITLE + text)[claim.start : claim.end] == claim.words


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Saudi planes bombed Taiz, Ibb and other places where people live.", "incident"),
        ("Rebels shelled Juba for the first time in the war.", "incident"),
        ("Artillery shelled Taiz on Friday, and the fighting in the area went on until morning.", "incident"),
        ("Attacks on Taiz have killed 47,000 people.", "total"),
        ("A series of air strikes has hit Yemen since the start of the war.", "total"),
        ("Air strikes across the country continued during the war.", "total"),
    ],
)
def test_an_attack_on_a_settlement_is_no_sum(reader: Reader, sentence: str, scope: str):
    assert {claim.scope for claim in attacks(reader, sentence)} == {scope}
