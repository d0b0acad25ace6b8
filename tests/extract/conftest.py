"""A passage as patterns see it, for tests of what reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.extract import shape
from warledger.extract.actor import Actors
from warledger.language.lexicon import Language, language
from warledger.model import Passage
from warledger.resolve.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from warledger.extract.shape import Reading, World


@pytest.fixture(scope="session")
def english() -> Language:
    """The English lexicon."""
    found = language("en")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def world(gazetteer_file: Path) -> World:
    """What passages are read against when no passage came before."""
    return shape.World(Actors.load(), Gazetteer.open(gazetteer_file), {})


@pytest.fixture(scope="session")
def reading(english: Language, world: World) -> Callable[[str], Reading]:
    """Reads one English sentence."""

    def read(text: str) -> Reading:
        passage = Passage(text=text, start=0, end=len(text), index=0, paragraph=0)
        return shape.read(passage, english, world)

    return read


@pytest.fixture(scope="session")
def at() -> Callable[[Reading, str], int]:
    """The chunk in which the first occurrence of some words begins."""

    def find(reading: Reading, words: str) -> int:
        offset = reading.passage.text.index(words)
        return next(i for i, chunk in enumerate(reading.chunks) if chunk.start <= offset < chunk.end)

    return find
