"""Damage: an object hit, damaged, burned or destroyed.

One claim for each kind of object and place, with the fullest words (codebook, Claims 17).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from warledger.codebook._draft import Draft, Example
from warledger.extract.figures import Figure
from warledger.extract.frame import is_passive, place_of, time_of
from warledger.extract.scope import scope_of
from warledger.language.lexicon import Lexeme
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

Kind = Literal[
    "residential",
    "market",
    "energy",
    "heritage",
    "medical",
    "education",
    "transport",
    "industry",
    "port",
    "military",
    "other",
]


class Damage(Claim, frozen=True, kw_only=True, tag="damage"):
    """Damage to an object: `name` as printed, `extent` the verb that tells how much."""

    object: Kind
    name: str | None = None
    extent: str | None = None


_GAP = re.compile(r"(?:u|,[^.;:\"]{0,16}?,|[oei][^.;:,\"HEVGWb]{1,8}?|[wTCPA-]|,|c[dwnaC]{0,4}[Oq]|k[^.;:\",]{1,10}?){0,5}?(?:b[bwWzmT]{0,4})?")
_AFTER = re.compile(r"[wi,]{0,2}(?P<o>(?:d?[wanCM%,]{0,4}(?:[Oq]|P)(?:,|c|,c|o|e)?){1,6})")
_ON = re.compile(r"(?:[etoi]|,)?(?P<o>d?[wanCP]{0,5}[Oq](?:(?:,|c|,c)d?[wanC]{0,4}[Oq]){0,5})")


def _kind(reading: Reading, index: int) -> str | None:
    """The kind of object that a chunk names or counts."""
    value = reading.chunks[index].value
    if reading.shape[index] == "O" and isinstance(value, Lexeme):
        return value.value
    if reading.shape[index] == "q" and isinstance(value, Figure) and value.counts and value.counts.letter == "O":
        return value.counts.value
    return None


def _objects(reading: Reading, first: int, last: int) -> list[int]:
    """The objects among some chunks."""
    return [index for index in range(first, last) if _kind(reading, index)]


def _struck(reading: Reading, trigger: int) -> list[int]:
    """The objects that a verb or noun of attack or damage says were hit."""
    shape, letter = reading.shape, reading.shape[trigger]
    if letter in "SgZ":
        match = _ON.match(shape, trigger + 1)
        return _objects(reading, match.start("o"), match.end("o")) if match else []
    found: list[int] = []
    if letter in "VvXG" and not is_passive(reading, trigger):
        match = _AFTER.match(shape, trigger + 1)
        if match:
            found = _objects(reading, match.start("o"), match.end("o"))
    if not found and letter in "VG":
        for index in range(trigger - 1, max(-1, trigger - 22), -1):
            if shape[index] in ".;":
                break
            if _kind(reading, index) and _GAP.fullmatch(shape, index + 1, trigger):
                found.insert(0, index)
    return found


def _name(reading: Reading, index: int) -> str:
    """The object as printed, with the capital words before it."""
    first = index
    while first > 0 and reading.shape[first - 1] in "CaP" and index - first < 4:
        first -= 1
    return reading.text(first, index)


def find(reading: Reading) -> Iterator[Draft]:
    """Every object that a passage says was hit or damaged, one of each kind for each trigger."""
    seen: set[int] = set()
    kinds: set[tuple[str, int | None]] = set()
    for trigger, letter in enumerate(reading.shape):
        if letter not in "VvXGgSZ":
            continue
        for index in _struck(reading, trigger):
            kind = _kind(reading, index)
            place = place_of(reading, index)
            if index in seen or kind is None or (kind, place) in kinds:
                continue
            seen.add(index)
            kinds.add((kind, place))
            when = time_of(reading, trigger)
            fields = {"object": kind, "name": _name(reading, index), "extent": reading.lower(trigger)}
            first, last = min(index, trigger), max(index, trigger)
            yield Draft("damage", first, last, trigger, fields, place, when, scope=scope_of(reading, trigger, None, when))


EXAMPLES = (
    Example("A rocket damaged a school in Sumy.", {"object": "education", "place": "Sumy"}),
    Example("Twelve houses were destroyed in Nikopol.", {"object": "residential", "place": "Nikopol"}),
    Example("An air strike hit a market.", {"object": "market"}),
)
