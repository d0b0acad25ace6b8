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
    start, end = reading.chunks[inside[0]].start, reading.chunks[inside[-1]].end
    found = list(_any_of(accidents).finditer(reading.passage.text, start, end)) if accidents else []
    acts = (reading.chunks[i] for i in inside if reading.shape[i] in "SMVF")
    if found and all(any(m.start() <= act.start < m.end() for m in found) for act in acts):
        return True
    before = reading.text(inside[0], trigger)
    return bool(courts) and _any_of(courts).search(before) is not None
