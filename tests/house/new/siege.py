"""Siege: a side cuts a place off from the outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft, Example
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading


class Siege(Claim, frozen=True, kw_only=True, tag="siege"):
    """A place cut off by `actor`; `lifted` when the text says that it is over."""

    lifted: bool = False


TRIGGERS = ("encircled", "cut off", "blockaded")
"""Words of its own that let a sentence through to the finders; no lexicon has them."""


def find(reading: Reading) -> Iterator[Draft]:
    """Every place that a passage tells to be cut off."""
    for trigger, _ in enumerate(reading.chunks):
        place = reading.shape.find("P", trigger)
        if reading.lower(trigger) in TRIGGERS and place > trigger:
            actor = reading.shape.rfind("A", 0, trigger)
            yield Draft("siege", trigger, place, trigger, {}, place, agent=actor if actor >= 0 else None)


EXAMPLES = (Example("RSF fighters encircled El Fasher on Friday.", {"place": "El Fasher"}),)
