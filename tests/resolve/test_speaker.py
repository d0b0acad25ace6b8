"""Who is carried on from sentence to sentence, and whom short names and pronouns mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.extract import shape
from warledger.extract.actor import Actors
from warledger.extract.attribution import voice_at, voices
from warledger.language.lexicon import language
from warledger.normalize.sentences import passages
from warledger.resolve.gazetteer import Gazetteer
from warledger.resolve.speaker import Speakers

if TYPE_CHECKING:
    from pathlib import Path

    from warledger.model import Attribution

TITLE = "Shells hit market in border town\n\n"

# Each line: a report, words of it that tell a claim, and whoever answers for them.
CARRIED = [
    (
        "Nine people died, the mayor of Benghazi said. Another 40 were wounded by shells, which the army says were old.",
        "40",
        "mayor of Benghazi",
    ),
    (
        "Rami Abdel Rahman, director of the Syrian Observatory for Human Rights, spoke.\n\nNine fell, the Observatory said.",
        "Nine",
        "Syrian Observatory for Human Rights",
    ),
    (
        "Nine people died, the governor of the province said. Amadou Diallo wrote on Facebook that two are missing.",
        "Nine",
        "Amadou Diallo",
    ),
    (
        "Nine people died, a governor in the north said. Amadou Diallo wrote on Facebook that two are missing.",
        "Nine",
        "governor",
    ),
    (
        "Shells killed nine, Colonel Amadou Diallo said.\n\nTwenty were hurt. Ten of them are in hospital, he said.",
        "Twenty",
        "Amadou Diallo",
    ),
    (
        "Nine people died, a war monitor said. The Syrian Observatory for Human Rights said two were children.",
        "Nine",
        "Syrian Observatory for Human Rights",
    ),
    (
        '"They came at dawn and killed six," a farmer said. "They took twenty of us away."',
        "twenty",
        "farmer",
    ),
    (
        "Nine people were killed, the rescue service said. Twenty more were wounded.",
        "Twenty",
        "rescue service",
    ),
    ("The governor said nine people were killed. He added that 20 were wounded.", "20 were", "governor"),
    (
        "The health ministry said nine people were killed. It put the number of wounded at 20.",
        "20",
        "health ministry",
    ),
    (
        "The mayor was on his way. An aid worker said nine people were killed. He spoke of 20 wounded.",
        "20 wounded",
        "aid worker",
    ),
    (
        "Residents said nine people were killed. They spoke of 20 wounded.",
        "20 wounded",
        "Residents",
    ),
    (
        '"Nine people were killed. Twenty more are wounded," the governor said.',
        "Nine",
        "governor",
    ),
    (
        'The governor spoke to reporters. "Nine people were killed," he said. "Twenty were wounded."',
        "Twenty",
        "governor",
    ),
    (
        "Lebanon's health ministry said nine people were killed.\n\nThe ministry counted 20 wounded.",
        "20 wounded",
        "Lebanese Health Ministry",
    ),
    (
        "Vitali Klitschko, the mayor of Kyiv, said two people died.\n\nThe mayor spoke of 16 wounded.",
        "16 wounded",
        "Vitali Klitschko",
    ),
    (
        "The Syrian Observatory for Human Rights counted nine dead.\n\nThe Observatory said 20 were wounded.",
        "20",
        "Syrian Observatory for Human Rights",
    ),
    (
        "Two people died, Vitali Klitschko said. Sixteen were wounded, according to the same official.",
        "Sixteen",
        "Vitali Klitschko",
    ),
    (
        "The governor said nine people were killed. Preliminary information speaks of 20 wounded.",
        "20 wounded",
        "governor",
    ),
]

# The publisher's own voice: nobody is carried into these words.
OWN = [
    ("Nine people were killed, the rescue service said.\n\nTwenty were wounded.", "Twenty"),
    ("Nine people were killed, Reuters reported. Twenty were wounded.", "Twenty"),
    ("Nine people were killed, the governor said. Twenty were reported wounded.", "Twenty"),
    ("The president said he was committed to peace. Nine people were killed on Friday.", "Nine"),
    ("Nine people were killed, the governor said. The war has killed thousands of people.", "thousands"),
    ("The army said it would answer the attack, in which nine people were killed.", "nine"),
    ("Nine people were killed. The governor said the road was closed.", "Nine"),
]


@pytest.fixture(scope="module")
def world(gazetteer_file: Path) -> shape.World:
    """What sentences are read against."""
    return shape.World(Actors.load(), Gazetteer.open(gazetteer_file), {})


def _speaker(world: shape.World, text: str, claim: str) -> Attribution | None:
    """Who answers for the first of these words in a report."""
    spoken = language("en")
    assert spoken is not None
    readings = [shape.read(passage, spoken, world) for passage in passages(text, "en")]
    heard = [voices(reading) for reading in readings]
    start = text.index(claim)
    number = next(n for n, r in enumerate(readings) if r.passage.end > start)
    within = start - readings[number].passage.start
    index = next(i for i, chunk in enumerate(readings[number].chunks) if chunk.end > within)
    return Speakers(readings, heard).of(number, voice_at(heard[number], index))


@pytest.mark.parametrize(("text", "claim", "name"), CARRIED)
def test_a_speaker_is_carried_on(world: shape.World, text: str, claim: str, name: str) -> None:
    speaker = _speaker(world, TITLE + text, claim)
    assert speaker is not None
    assert name in {speaker.name, speaker.words}


@pytest.mark.parametrize(("text", "claim"), OWN)
def test_the_publisher_speaks_again(world: shape.World, text: str, claim: str) -> None:
    assert _speaker(world, TITLE + text, claim) is None


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The army said nine people died. It was the deadliest raid since 2015, killing more than 60.", "60"),
        ("The army said that nine people died. It has since bombed 14 villages.", "14"),
    ],
)
def test_the_publisher_speaks_again_of_rankings_and_deeds(world: shape.World, text: str, claim: str) -> None:
    assert _speaker(world, TITLE + text, claim) is None


def test_an_outlet_goes_into_the_chain(world: shape.World) -> None:
    speaker = _speaker(world, TITLE + "State television, citing the governor, reported nine dead.", "nine")
    assert speaker is not None
    assert speaker.name == "governor"
    assert "state television" in {link.casefold() for link in speaker.chain}


def test_two_speakers_together_are_the_first_and_a_chain(world: shape.World) -> None:
    text = TITLE + "Nine people were killed, the health ministry and the UN said."
    speaker = _speaker(world, text, "Nine")
    assert speaker is not None
    assert speaker.name == "health ministry"
    assert speaker.chain == ("United Nations",)


def test_a_headline_has_the_speaker_of_the_figure_it_restates(world: shape.World) -> None:
    text = "Nine killed in border town\n\nThe town was shelled. Nine people were killed, the governor said."
    speaker = _speaker(world, text, "Nine")
    assert speaker is not None
    assert speaker.name == "governor"


def test_names_and_sides_are_canonical(world: shape.World) -> None:
    speaker = _speaker(world, TITLE + "Nine people were killed, Israel's military said.", "Nine")
    assert speaker is not None
    assert (speaker.words, speaker.name, speaker.side) == (
        "Israel's military",
        "Israel Defense Forces",
        "Israel",
    )
