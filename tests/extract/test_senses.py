"""Nouns and verbs of one form, told apart by what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.extract.shape import Reading

# A sentence, a word of it, the class it must have there.
SENSES = [
    ("Strikes on Tyre killed two.", "Strikes", "S"),
    ("The strikes went on.", "strikes", "S"),
    ("A Russian strike killed four.", "strike", "S"),
    ("Israel strikes Tyre.", "strikes", "X"),
    ("Russian drones strike a school.", "strike", "X"),
    ("It threatened to attack Odesa.", "attack", "X"),
    ("The attack on Odesa failed.", "attack", "S"),
    ("Militants attacked a convoy.", "attacked", "V"),
    ("Shelling of the town went on.", "Shelling", "S"),
    ("A shell fell on a house.", "shell", "M"),
    ("Four people were wounded.", "wounded", "H"),
    ("The bombing of the market killed ten.", "bombing", "S"),
    ("The blast wounded ten.", "blast", "S"),
    ("Killing a farmer is a crime.", "Killing", "h"),
    ("The killing of a farmer was condemned.", "killing", "S"),
    ("Miners went on strike.", "strike", "w"),
]


@pytest.mark.parametrize(("sentence", "word", "letter"), SENSES)
def test_a_word_takes_the_sense_its_neighbors_call_for(
    reading: Callable[[str], Reading],
    at: Callable[[Reading, str], int],
    sentence: str,
    word: str,
    letter: str,
):
    read = reading(sentence)
    assert read.shape[at(read, word)] == letter
