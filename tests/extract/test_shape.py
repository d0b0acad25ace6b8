"""Chunks cover a passage in order, one letter each, whatever the passage is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warledger.extract.actor import ActorMention
from warledger.extract.place import PlaceMention
from warledger.extract.time import TimeMention

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.extract.shape import Reading

SHAPES = [
    ("At least 33 people were wounded in Goma.", "NbHeP."),
    ("Israel's strike on Tyre killed nine.", "A'SePHn."),
    ("Twelve people, including three children, were killed.", "N,iu,bH."),
    ("Goma was hit by the M23.", "PbVydA."),
    ("The army said on Tuesday that nine people were killed.", "dAWeTkNbH."),
    ("Drones and missiles struck Odesa.", "McMVP."),
    ("40 km from Goma three miners died.", "%wfPNE."),
    ("“Nine people were killed,” the governor said.", '"NbH,"dAW.'),
    ("", ""),
]
WORDS = (
    "killed wounded nine people in Goma on Monday , . \" ' Russia Ukraine said the army 12 of them and Kharkiv "
    "region drones struck overnight at least children by a missile — ( ) : the two sides talks in Doha не"
).split()
ROWS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


@pytest.mark.parametrize(("sentence", "shape"), SHAPES)
def test_a_sentence_has_a_shape(reading: Callable[[str], Reading], sentence: str, shape: str):
    assert reading(sentence).shape == shape


def is_whole(read: Reading) -> bool:
    """Whether chunks, shape and the rest of a reading fit one another and the text."""
    text = read.passage.text
    ordered = all(one.end <= two.start for one, two in pairwise(read.chunks))
    inside = all(0 <= chunk.start < chunk.end <= len(text) for chunk in read.chunks)
    letters = read.shape == "".join(chunk.letter for chunk in read.chunks)
    lowers = all(
        read.lower(index) == text[chunk.start : chunk.end].casefold()
        for index, chunk in enumerate(read.chunks)
    )
    return ordered and inside and letters and lowers and len(read.tags) == len(read.chunks)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(ROWS)
def test_any_row_of_words_is_cut_whole(reading: Callable[[str], Reading], text: str):
    read = reading(text)
    assert is_whole(read)
    covered = {offset for chunk in read.chunks for offset in range(chunk.start, chunk.end)}
    assert all(offset in covered for token in read.words for offset in range(token.start, token.end))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text())
def test_any_text_is_cut_whole(reading: Callable[[str], Reading], text: str):
    assert is_whole(reading(text))


def test_chunks_hold_what_was_found(reading: Callable[[str], Reading]):
    read = reading("The army of Sudan shelled El Fasher on Monday.")
    kinds = {chunk.letter: type(chunk.value) for chunk in read.chunks if chunk.letter in "APT"}
    assert kinds == {"A": ActorMention, "P": PlaceMention, "T": TimeMention}


def test_all_letters_of_diplomacy_are_kept(reading: Callable[[str], Reading]):
    """ "offer" is a proposal whichever of its senses the sentence calls for."""
    read = reading("They agreed to meet and rejected the offer.")
    assert {"=", "0", "5", "4"} <= {letter for tag in read.tags for letter in tag}
