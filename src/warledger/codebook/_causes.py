"""Harm that no one did: accidents, disease, weather; and killings that a court speaks of (codebook, Claims 21)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from warledger.extract.frame import clauses

if TYPE_CHECKING:
    from warledger.extract.shape import Reading


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    options = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{options})\b", re.IGNORECASE)


def is_no_act(reading: Reading, trigger: int) -> bool:
    """True when the clause of a word of harm tells of an accident, a disease, the weather or a court.

    An act of war in the same clause outweighs it: "a missile set off a gas explosion that killed two".
    """
    toll = reading.language.file.toll
    accidents, courts = tuple(toll.get("accidents", ())), tuple(toll.get("courts", ()))
    if not accidents and not courts:
        return False
    numbers = clauses(reading)
    inside = [i for i, number in enumerate(numbers) if number == numbers[trigger]]
    if accidents and _is_accident(reading, accidents):
        return True
    before = reading.text(inside[0], trigger)
    return bool(courts) and _any_of(courts).search(before) is not None


def _is_accident(reading: Reading, accidents: tuple[str, ...]) -> bool:
    """True when a sentence tells of an accident, and every act in it is part of that one's name."""
    found = list(_any_of(accidents).finditer(reading.passage.text))
    named = [m for m in found if not _is_verb(reading, m.start())]
    acts = (chunk for chunk in reading.chunks if chunk.letter in "SMVF")
    return bool(named) and all(any(m.start() <= act.start < m.end() for m in named) for act in acts)


def _is_verb(reading: Reading, offset: int) -> bool:
    """ "Gunmen storm a hotel"."""
    return any(c.letter in "VXFU" and c.start <= offset < c.end for c in reading.chunks)
