"""Interceptions: what was shot down, how many, by whom, each part counted by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.codebook.interception import EXAMPLES, Interception
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


def interceptions(reader: Reader, text: str) -> list[Interception]:
    document = Document(id="d", name="d", text=text, published="2025-05-10", language="en")
    return [claim for claim in reader.read(document) if isinstance(claim, Interception)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_examples(reader: Reader, example: Example):
    found = interceptions(reader, TITLE + example.text)
    assert bool(found) == bool(example.expect)
    for name, value in example.expect.items():
        read = found[0].place and found[0].place.name if name == "place" else getattr(found[0], name)
        assert read == value


def test_each_kind_of_weapon_is_counted(reader: Reader):
    found = interceptions(
        reader,
        TITLE
        + "Ukraine said that Russia launched 24 missiles and 219 drones, of which 16 missiles and 197 drones were downed.",
    )
    assert {(claim.actor, claim.means, claim.low) for claim in found} == {
        ("Ukraine", "missile", 16),
        ("Ukraine", "drone", 197),
    }


def test_parts_of_a_sum_have_their_places(reader: Reader):
    found = interceptions(
        reader,
        TITLE
        + "Russia said its air defences had shot down 38 drones, 26 over Bryansk region and 10 over Belgorod region.",
    )
    told = {(claim.low, claim.scope, claim.place.name if claim.place else None) for claim in found}
    assert {(26, "incident", "Bryansk Oblast"), (10, "incident", "Belgorod Oblast")} <= told
    assert {scope for low, scope, _ in told if low == 38} == {"total"}
    assert {claim.actor for claim in found} == {"Russia"}


def test_of_them_takes_weapon_and_side_from_the_document(reader: Reader):
    text = (
        TITLE + "Russian drones attacked Odesa overnight. Ukraine counted 154 drones.\n\n"
        "Air defenses shot down 51 of them, Ukraine's air force said."
    )
    (claim,) = interceptions(reader, text)
    assert (claim.actor, claim.means, claim.low) == ("Ukraine", "drone", 51)


def test_a_headline_that_restates_the_body_is_one_claim(reader: Reader):
    text = (
        "Moscow says 38 drones downed\n\nRussia said on Friday that 38 drones had been shot down.\n\n"
        "Ukraine, whose troops sent them, reported artillery fire."
    )
    (claim,) = interceptions(reader, text)
    assert claim.start > text.index("\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "Communications are down.",
        "Not one missile was intercepted.",
        "The army destroyed 120 missile launchers.",
    ],
)
def test_what_is_no_interception(reader: Reader, sentence: str):
    assert interceptions(reader, TITLE + sentence) == []
