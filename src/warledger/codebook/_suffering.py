"""Whom an attack is told to be made on: the party that owns the people or positions struck.

Only a party that the words name: the object of a verb, the subject of a passive, the one behind
"on", "against" or "at". The country that a place lies in is no word of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.figure import named
from warledger.extract.frame import is_passive

if TYPE_CHECKING:
    from warledger.codebook._strikes import Told
    from warledger.extract.shape import Reading

_OBJECT = re.compile(r"[dwnC\"]{0,3}?(?P<who>[AapNq])")
_LED = re.compile(r"w?(?P<by>e)[dwnC]{0,3}?(?P<who>[AapNq])")
_SENT = re.compile(r"[^.;:\"k]{0,6}?(?P<by>e)[dwnC]{0,3}?(?P<who>[AapNq])")
_SUBJECT = re.compile(r"(?P<who>[AapNq])[wOpNMC]{0,3}(?:[eo]d?[waC]{0,2}P)?T?b[bwzm]{0,3}$")
_ON = frozenset({"on", "against", "at", "into", "upon"})
_SIDES = frozenset({"state", "force", "group"})


def _party(reading: Reading, index: int) -> bool:
    mention = named(reading.chunks[index].value)
    return mention is not None and mention.actor.kind in _SIDES


def suffering(reading: Reading, told: Told) -> int | None:
    """The chunk of the party struck; None where the words name none.

    Args:
        reading: the passage.
        told: the attack.
    """
    trigger, shape = told.trigger, reading.shape
    letter = shape[trigger]
    if letter in "VHG" and (is_passive(reading, trigger) or shape[trigger + 1 : trigger + 2] == "y"):
        match = _SUBJECT.search(shape, 0, trigger)
    elif letter in "VvXHhx":
        match = _OBJECT.match(shape, trigger + 1)
    elif letter in "SF":
        match = (_LED if letter == "S" else _SENT).match(shape, trigger + 1)
        match = match if match and reading.lower(match.start("by")) in _ON else None
    else:
        match = None
    who = match.start("who") if match else None
    return who if who is not None and who != told.agent and _party(reading, who) else None
