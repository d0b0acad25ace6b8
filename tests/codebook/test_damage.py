"""Damage: which objects a text says were hit, of what kind, where, and each told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.codebook.damage import EXAMPLES, Damage
from warledger.model import Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from warledger.codebook._draft import Example

TITLE = "Troops, rebels and artillery at the front\n\n"
"""A headline by which a sentence stands in a report on a war."""


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


def damages(reader: Reader, text: str) -> list[Damage]:
    document = Document(id="d", name="d", text=text, published="2025-05-10", language="en")
    return [claim for claim in reader.read(document) if isinstance(claim, Damage)]


def kinds(reader: Reader, sentence: str) -> list[str]:
    return sorted(claim.object for claim in damages(reader, TITLE + sentence))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_examples(reader: Reader, example: Example):
    found = damages(reader, TITLE + example.text)
    assert bool(found) == bool(example.expect)
    for name, value in example.expect.items():
        read = found[0].place and found[0].place.name if name == "place" else getattr(found[0], name)
        assert read == value


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shelling damaged a school, two shops and a church in Sumy.", ["education", "heritage", "market"]),
        ("Houses, a clinic and a bridge were destroyed in Sumy.", ["medical", "residential", "transport"]),
        ("In Sumy they set fire to a market and to homes.", ["market", "residential"]),
        ("In Sumy they set a market and several houses on fire.", ["market", "residential"]),
        ("A market in Sumy was hit, along with a museum.", ["heritage", "market"]),
        ("A house in Sumy took a direct hit.", ["residential"]),
        ("Police searched the hotel in Sumy that a missile hit.", ["other"]),
        ("A rocket attack on the train station in Sumy killed two people.", ["transport"]),
        ("A missile fell on a residential building in Sumy.", ["residential"]),
        ("Militants fired rockets at a power plant near Sumy.", ["energy"]),
        ("An explosion brought down a bridge near Sumy.", ["transport"]),
        ("Several aircraft burned at the air base near Sumy.", ["military"]),
    ],
)
def test_phrase_structures(reader: Reader, sentence: str, expected: list[str]):
    assert kinds(reader, sentence) == expected


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A warehouse", "industry"),
        ("An ammunition warehouse", "military"),
        ("A university building", "education"),
        ("A hospital building", "medical"),
        ("A building", "residential"),
        ("A government building", "other"),
        ("A fuel depot", "energy"),
        ("The premises of a company", "industry"),
        ("A store of gunpowder", "military"),
        ("A warehouse in the port", "port"),
    ],
)
def test_a_head_that_fits_anything_takes_its_kind_from_the_words_around(
    reader: Reader, words: str, kind: str
):
    assert kinds(reader, f"{words} was destroyed by a missile.") == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        "Drones destroyed infrastructure.",
        "Missiles hit Sumy as people left their homes.",
        "Fighters stormed a school in Sumy.",
        "The militants began to attack ships in the Red Sea last year.",
        "No houses were destroyed in Sumy.",
    ],
)
def test_what_is_no_damage(reader: Reader, sentence: str):
    assert kinds(reader, sentence) == []


def test_damage_denied_keeps_its_label(reader: Reader):
    (claim,) = damages(reader, TITLE + "The school in Sumy was not damaged.")
    assert claim.modality == "denied"


def test_one_claim_for_each_kind_and_place_with_the_fullest_words(reader: Reader):
    text = (
        "Rocket hits school in Sumy\n\n"
        "A rocket hit a school in Sumy on Friday, the mayor said. Two teachers died.\n\n"
        "The attack on the school was the third this week. The building burned for hours.\n\n"
        "In Odesa a school was damaged as well."
    )
    found = damages(reader, text)
    assert [(claim.object, claim.place and claim.place.name) for claim in found] == [
        ("education", "Sumy"),
        ("education", "Odesa"),
    ]
    assert found[0].start > text.index("\n")


def test_each_place_of_a_list_has_its_claim(reader: Reader):
    found = damages(reader, TITLE + "Houses were destroyed in Sumy and Kharkiv.")
    assert sorted(claim.place.name for claim in found if claim.place and claim.place.name) == [
        "Kharkiv",
        "Sumy",
    ]


def test_words_hold_object_and_verb(reader: Reader):
    (claim,) = damages(reader, TITLE + "The Lenin museum in Sumy was badly damaged.")
    assert claim.words == "The Lenin museum in Sumy was badly damaged"
    assert claim.extent == "damaged"
