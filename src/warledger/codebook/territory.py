"""Territory: a settlement or area captured, recaptured or given up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from warledger.codebook._draft import Draft, Example
from warledger.extract.frame import agent_after, is_passive, subject_before, time_of
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading


class Territory(Claim, frozen=True, kw_only=True, tag="territory"):
    """A change of control: `actor` captured, recaptured or withdrew from the place."""

    what: Literal["captured", "recaptured", "withdrew"]


_AGAIN = ("recaptur", "retak", "retook", "liberat", "regain", "win back", "won back", "winning back")
_AWAY = ("withdr", "retreat", "pull", "abandon", "left", "leave")


def _what(words: str) -> str:
    """captured, recaptured or withdrew, by the verb's words."""
    if words.startswith(_AGAIN):
        return "recaptured"
    return "withdrew" if words.startswith(_AWAY) else "captured"


def find(reading: Reading) -> Iterator[Draft]:
    """Every change of control that a passage tells."""
    for trigger, letter in enumerate(reading.shape):
        if letter != "U":
            continue
        after = re.match(r"[dwaCoq,OnP]{0,6}?(?P<p>P)", reading.shape[trigger + 1 :])
        before = re.search(r"(?P<p>P)[wTeo,dC]{0,4}b[bwz]{0,2}$", reading.shape[:trigger])
        passive = is_passive(reading, trigger) or reading.lower(trigger).startswith(("fall", "fell"))
        match = before if passive else after
        if not match and passive and reading.lower(trigger).startswith(("fall", "fell")):
            match = re.search(r"(?P<p>P)[wTe,]{0,3}$", reading.shape[:trigger])
        if not match:
            continue
        place = match.start("p") + (0 if match is not after else trigger + 1)
        agent = agent_after(reading, trigger) if passive else subject_before(reading, trigger)
        if reading.lower(trigger).startswith(("fall", "fell")):
            agent = next((i for i in range(trigger + 1, min(trigger + 5, len(reading.shape))) if reading.shape[i] == "A"), None)
        fields = {"what": _what(reading.lower(trigger))}
        first, last = min(place, trigger), max(place, trigger)
        yield Draft("territory", first, last, trigger, fields, place, time_of(reading, trigger), agent=agent)


EXAMPLES = (
    Example("M23 rebels captured Goma on Monday.", {"actor": "M23", "what": "captured", "place": "Goma"}),
    Example("Ukrainian troops withdrew from Avdiivka.", {"actor": "Ukraine", "what": "withdrew", "place": "Avdiivka"}),
)
