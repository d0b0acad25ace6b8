"""With what an attack was made where its own sentence does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.codebook.attack import Attack
from warledger.model import Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


def means(reader: Reader, text: str) -> list[str]:
    document = Document(id="m", name="m", text=text, published="2021-06-16", language="en")
    return [claim.means for claim in reader.read(document) if isinstance(claim, Attack)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel struck Damascus on Monday, Syria's army said.", "air_strike"),
        ("Saudi Arabia struck Saada on Monday, the Houthis said.", "air_strike"),
        ("Boko Haram attacked the village of Gwoza, the Nigerian army said.", "ground"),
        ("A massacre in Bentiu left 40 dead. The gunmen came at night, the rebels said.", "ground"),
        ("Russia attacked Sumy on Monday, Ukraine's army said.", "unspecified"),
    ],
)
def test_as_the_party_is_known_to_strike(reader: Reader, text: str, expected: str):
    assert expected in means(reader, text)


def test_the_weapon_of_the_place_comes_first(reader: Reader):
    text = "A drone hit Tyre on Monday. Israel's strike on Tyre killed two people, Lebanon's army said."
    assert set(means(reader, text)) == {"drone"}


def test_a_clash_lends_no_weapon(reader: Reader):
    text = "Armenia and Azerbaijan clashed at Lachin on Monday. Azerbaijan struck Goris, Armenia said."
    assert "unspecified" in means(reader, text)
