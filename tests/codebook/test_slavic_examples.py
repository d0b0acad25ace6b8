"""The Ukrainian and Russian examples are read as they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.codebook._slavic.examples import EXAMPLES
from warledger.model import Claim, Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from warledger.codebook._draft import Example

ATTRIBUTES = {"place": "name", "when": "start", "speaker": "name"}
HEADLINE = {
    "uk": "Армія обстрілює позиції військ, загинули солдати\n\n",
    "ru": "Армия обстреливает позиции войск, погибли солдаты\n\n",
}


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


def told(claim: Claim, field: str) -> object:
    value = getattr(claim, field)
    return getattr(value, ATTRIBUTES[field], None) if field in ATTRIBUTES else value


@pytest.mark.parametrize(("code", "name", "example"), EXAMPLES, ids=[one[2].text[:50] for one in EXAMPLES])
def test_an_example_is_read_as_it_says(reader: Reader, code: str, name: str, example: Example):
    text = HEADLINE[code] + example.text
    document = Document(id="e", name="e", text=text, published="2025-06-04", language=code)
    found = [c for c in reader.read(document) if c.type == name and c.start >= len(HEADLINE[code])]
    assert all(text[claim.start : claim.end] == claim.words for claim in found)
    if not example.expect:
        assert not found
        return
    assert dict(example.expect) in [
        {field: told(claim, field) for field in example.expect} for claim in found
    ]
