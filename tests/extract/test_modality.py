"""Whether what is told has happened: sentences of our own for each modality and for what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.extract import shape
from warledger.extract.actor import Actors
from warledger.extract.attribution import voice_at, voices
from warledger.extract.modality import modality_of
from warledger.language.lexicon import language
from warledger.model import Passage
from warledger.resolve.gazetteer import Gazetteer

if TYPE_CHECKING:
    from pathlib import Path

# Each line: a sentence, the word that tells the event, its modality.
TOLD = [
    ("The army shelled the market.", "shelled", "asserted"),
    ("The army said it had shelled the market.", "shelled", "asserted"),
    ("Nine people were killed in the market.", "killed", "asserted"),
    ("Two explosions could be heard as the army shelled the market.", "shelled", "asserted"),
    ("Rescuers could not enter the market, which the army had shelled.", "shelled", "asserted"),
    ("The army denied that it had shelled the market.", "shelled", "denied"),
    ("The army did not shell the market, a spokesman said.", "shell", "denied"),
    ("The army has never attacked hospitals.", "attacked", "denied"),
    ("The ministry dismissed accusations that its forces had attacked a hospital.", "attacked", "denied"),
    ("The rebels deny a massacre and say stray bullets killed only eight civilians.", "killed", "asserted"),
    ("The army will attack the town on Friday.", "attack", "planned"),
    ("The rebels are preparing to attack the town.", "attack", "planned"),
    ("The rebels plan to attack the town.", "attack", "planned"),
    ("The rebels threatened to attack the town.", "attack", "threatened"),
    ("The rebels vowed to attack the town.", "attack", "threatened"),
    ("Nine people may have been killed.", "killed", "hypothetical"),
    ("Nine people are feared killed.", "killed", "hypothetical"),
    ("If the rebels attacked the town, people would flee.", "attacked", "hypothetical"),
]


@pytest.fixture(scope="module")
def world(gazetteer_file: Path) -> shape.World:
    """What sentences are read against."""
    return shape.World(Actors.load(), Gazetteer.open(gazetteer_file), {})


@pytest.mark.parametrize(("text", "word", "modality"), TOLD)
def test_modality(world: shape.World, text: str, word: str, modality: str) -> None:
    spoken = language("en")
    assert spoken is not None
    passage = Passage(text=text, start=0, end=len(text), index=0, paragraph=1)
    reading = shape.read(passage, spoken, world)
    index = next(i for i, chunk in enumerate(reading.chunks) if chunk.end > text.index(word))
    assert modality_of(reading, index, voice_at(voices(reading), index)) == modality
