"""Which weapon a sentence ties to an attack (codebook, Claims 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.extract.weapons import means_of, weapon_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.extract.shape import Reading

MEANS = [
    ("A drone strike on Sumy killed two.", "strike", "drone"),
    ("Russian drones attacked Odesa.", "attacked", "drone"),
    ("Drones and missiles struck Odesa.", "struck", "missile"),
    ("Odesa was struck with missiles.", "struck", "missile"),
    ("Sumy was attacked with guided bombs.", "attacked", "glide_bomb"),
    ("Sumy was shelled.", "shelled", "artillery"),
    ("Artillery attacked the village.", "attacked", "artillery"),
    ("Warplanes bombed the village.", "bombed", "air_strike"),
    ("The village was attacked by helicopters.", "attacked", "air_strike"),
    ("An air raid hit the village.", "raid", "air_strike"),
    ("Fighters of the RSF stormed the town.", "stormed", "ground"),
    ("Gunmen attacked the village.", "attacked", "ground"),
    ("The village was attacked.", "attacked", "unspecified"),
    ("An attack hit the village.", "attack", "unspecified"),
]


@pytest.mark.parametrize(("sentence", "trigger", "means"), MEANS)
def test_the_means_of_an_attack(
    reading: Callable[[str], Reading],
    at: Callable[[Reading, str], int],
    sentence: str,
    trigger: str,
    means: str,
):
    read = reading(sentence)
    assert means_of(read, at(read, trigger)) == means


def test_a_counted_weapon_is_one(reading: Callable[[str], Reading], at: Callable[[Reading, str], int]):
    read = reading("The army fired 92 drones at two schools.")
    assert weapon_in(read, at(read, "92")) == "drone"
    assert weapon_in(read, at(read, "two")) is None
