"""Harm told around its figure: "hacked 11 people to death", "a dozen others with injuries", "cost nine their lives"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._tolls import Told, behind, words_in
from warledger.extract.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

_SEVERAL = 2
_DRIVEN = re.compile(r"b{1,3}w?(?P<verb>[a-zA-Z])f")


def ways(reading: Reading, used: set[int]) -> Iterator[Told]:
    """The figures whose harm is told before and behind them."""
    for index, letter in enumerate(reading.shape):
        if letter not in "Nn" or index in used or not isinstance(reading.chunks[index].value, Figure):
            continue
        before = reading.lower(index - 1) if index else ""
        if _to_death(reading, index) or _costs(reading, index, before):
            yield Told(index - 1, index, "killed", index - 1)
        elif _is_driven(reading, index):
            yield Told(index, index, "displaced", index)
        elif _is_hurt(reading, index):
            yield Told(index, index, "injured", index)


def _is_driven(reading: Reading, index: int) -> bool:
    """ "Thirty thousand people have been driven from the town"."""
    match = _DRIVEN.match(reading.shape, index + 1)
    if match is None or reading.lower(match.start("verb")) not in words_in(reading, "driven"):
        return False
    value = reading.chunks[index].value
    return isinstance(value, Figure) and value.population in {"civilian", "unspecified"}


def _to_death(reading: Reading, index: int) -> bool:
    """ "Hacked 11 people to death", "burned six people alive"."""
    before = reading.lower(index - 1) if index else ""
    ways = tuple(words_in(reading, "at_death"))
    return (
        bool(ways)
        and before.startswith(ways)
        and behind(reading, index).startswith(tuple(words_in(reading, "to_death")))
    )


def _is_hurt(reading: Reading, index: int) -> bool:
    """ "Left one man dead and a dozen others with injuries"."""
    hurt = tuple(words_in(reading, "carried_hurt"))
    value = reading.chunks[index].value
    plain = isinstance(value, Figure) and not (value.quantity.vague and value.quantity.low == _SEVERAL)
    return plain and bool(hurt) and behind(reading, index).startswith(hurt)


def _costs(reading: Reading, index: int, before: str) -> bool:
    """ "The ambush cost nine soldiers their lives"."""
    return before in words_in(reading, "claiming") and behind(reading, index).startswith("their lives")
