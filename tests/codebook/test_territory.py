"""Territory: what was captured, recaptured or given up, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.codebook.territory import EXAMPLES, Territory
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


def changes(reader: Reader, text: str) -> list[Territory]:
    document = Document(id="d", name="d", text=text, published="2025-05-10", language="en")
    return [claim for claim in reader.read(document) if isinstance(claim, Territory)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_examples(reader: Reader, example: Example):
    found = changes(reader, TITLE + example.text)
    assert bool(found) == bool(example.expect)
    for name, value in example.expect.items():
        read = found[0].place and found[0].place.name if name == "place" else getattr(found[0], name)
        assert read == value


@pytest.mark.parametrize(
    ("sentence", "what", "places"),
    [
        ("The Taliban have taken Kunduz, officials said.", "captured", ["Kunduz"]),
        ("Kunduz was captured by the Taliban.", "captured", ["Kunduz"]),
        ("The fall of Kunduz to the Taliban came on Sunday.", "captured", ["Kunduz"]),
        ("Russia claims the capture of Bakhmut.", "captured", ["Bakhmut"]),
        ("Ukrainian forces liberated Izium and Balakliia.", "recaptured", ["Balakliia", "Izium"]),
        ("The insurgents were driven from Palma.", "recaptured", ["Palma"]),
        ("Russian troops pulled out of Kherson.", "withdrew", ["Kherson"]),
        ("The Houthis overran Sanaa in September.", "captured", ["Sanaa"]),
    ],
)
def test_phrase_structures(reader: Reader, sentence: str, what: str, places: list[str]):
    found = changes(reader, TITLE + sentence)
    assert {claim.what for claim in found} == {what}
    assert sorted(str(claim.place and claim.place.name) for claim in found) == places


def test_a_post_without_a_name_is_where_the_document_is(reader: Reader):
    text = TITLE + "Taliban fighters attacked Kunduz on Friday. The Taliban took 25 military posts."
    (claim,) = changes(reader, text)
    assert (claim.actor, claim.place and claim.place.name) == ("Taliban", "Kunduz")


def test_said_it_had_taken_is_the_speakers_deed(reader: Reader):
    (claim,) = changes(reader, TITLE + "Azerbaijan said it had taken the town of Jabrayil.")
    assert claim.actor == "Azerbaijan"


def test_told_twice_is_one_claim(reader: Reader):
    text = "M23 captures Goma\n\nThe M23 captured the city of Goma on Monday."
    assert len(changes(reader, text)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Hamas, which controls Gaza, rejected the offer.",
        "The army wants to take Bakhmut.",
        "Talks were held in Istanbul.",
        "Oil prices in London fell on Monday.",
        "About 1,700 people seized in Gaza are to be freed.",
    ],
)
def test_what_is_no_change_of_control(reader: Reader, sentence: str):
    assert changes(reader, TITLE + sentence) == []
