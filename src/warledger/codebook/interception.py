"""Interception: drones, missiles or aircraft shot down or made harmless before they hit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft, Example
from warledger.codebook.attack import Means
from warledger.extract.figures import Figure
from warledger.extract.frame import agent_after, is_passive, place_of, subject_before, time_of
from warledger.extract.weapons import weapon_in
from warledger.model import Claim, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading


class Interception(Claim, frozen=True, kw_only=True, tag="interception"):
    """Weapons stopped: `actor` shot down what `recipient` had sent; `low` and `high` count them."""

    means: Means = "unspecified"
    low: int | None = None
    high: int | None = None


_BEFORE = re.compile(r"(?:[oeT][^.;:\"]{1,6}?|[wTCPc,]|k[^.;:\",]{1,8}?){0,4}?(?:b[bwz]{0,2})?")


def _weapons(reading: Reading, trigger: int) -> int | None:
    """The chunk of what was shot down: after an active verb, before a passive one."""
    if not is_passive(reading, trigger):
        match = re.match(r"[wd]{0,3}(?P<m>[qMnNu])", reading.shape[trigger + 1 :])
        if match:
            return trigger + 1 + match.start("m")
    for index in range(trigger - 1, max(-1, trigger - 12), -1):
        if reading.shape[index] in "qMnu" and _BEFORE.fullmatch(reading.shape, index + 1, trigger):
            return index
    return None


def find(reading: Reading) -> Iterator[Draft]:
    """Every interception that a passage tells."""
    for trigger, letter in enumerate(reading.shape):
        if letter != "I":
            continue
        weapons = _weapons(reading, trigger)
        if weapons is None:
            continue
        value = reading.chunks[weapons].value
        quantity = value.quantity if isinstance(value, Figure) else Quantity()
        around = [weapon_in(reading, i) for i in [weapons, *range(len(reading.shape))]]
        means = next((weapon for weapon in around if weapon), "unspecified")
        agent = agent_after(reading, trigger) if is_passive(reading, trigger) else subject_before(reading, trigger)
        place, when = place_of(reading, trigger), time_of(reading, trigger)
        fields = {"means": means, "low": quantity.low, "high": quantity.high}
        first, last = min(weapons, trigger), max(weapons, trigger)
        yield Draft("interception", first, last, trigger, fields, place, when, agent=agent)


EXAMPLES = (
    Example("Ukraine shot down 34 drones overnight.", {"actor": "Ukraine", "low": 34, "means": "drone"}),
    Example("Twelve missiles were intercepted over Israel.", {"low": 12, "means": "missile"}),
)
