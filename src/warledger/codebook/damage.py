"""Damage: an object hit, damaged, burned or destroyed.

One claim for each kind of object and place, with the fullest words (codebook, Claims 11 and 17).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from warledger.codebook._draft import Draft, Example
from warledger.codebook._objects import Thing, things
from warledger.extract.frame import is_passive, place_of, time_of
from warledger.extract.scope import scope_of
from warledger.extract.weapons import means_of
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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


_POST = r"(?:T|[eoti]d?[waCPOpnNqAM'\"-]{1,6}|,k[^.;:\"]{1,16}?,|,[^.;:\"HEVGWb]{1,14}?,|k[wbMSVedPOT]{1,7}|\"C{1,3}\"|C{1,2}|,)"
_AUXILIARY = r"(?:z?m?z?b[bzwTm,]{0,5}(?:c?G?c)?)"
_SUBJECT = re.compile(rf"{_POST}{{0,4}}?{_AUXILIARY}?w?(?:no|[oi](?=G))?")
_NEXT = re.compile(r"(?:(?:,|c|,c|,?i|,w)(?:d?[waCnpq]{1,4}(?:,|c|,c))?t?)")
_AFTER_FIRST = re.compile(r"[wT\"]{0,2}i?")
_BEHIND = re.compile(rf"(?:{_POST}{{0,2}}?)(?:,|c|,c|,?i|,w)(?:d?[waCnpq]{{1,4}}(?:,|c|,c))?t?w?")
_HAS_OBJECT = re.compile(r"[w\"]?(?:[dnqNOPpCAajM])")
_LED = {
    "S": frozenset({"on", "at", "against", "of", "to", "in", "inside", "into", "onto", "upon"}),
    "g": frozenset({"to", "at", "in", "of", "inside"}),
    "Z": frozenset({"on", "onto", "into", "in", "at", "through", "inside", "upon"}),
}
_BACK = re.compile(
    r"\b(?:the|this|that|whole) (?:building|place|facility|complex|site|structure|compound|premises)\b",
    re.IGNORECASE,
)
_NEAR = 0.25
"""Degrees within which two settlements count as one place."""
_ENDS = frozenset("no not without".split())


def _after(reading: Reading, at: int, found: Sequence[Thing]) -> list[Thing]:
    """The list of objects that begins at a chunk: "a market, houses and a clinic"."""
    listed: list[Thing] = []
    gap = _AFTER_FIRST
    for thing in found:
        if thing.last < at:
            continue
        if thing.first >= at and not gap.fullmatch(reading.shape, at, thing.first):
            break
        listed.append(thing)
        at, gap = thing.last + 1, _BEHIND
    return listed


def _before(reading: Reading, trigger: int, found: Sequence[Thing]) -> list[Thing]:
    """The objects that are the subject of a passive or of what befalls them."""
    listed: list[Thing] = []
    for thing in reversed([thing for thing in found if thing.last < trigger]):
        before = reading.shape[thing.first - 1] if thing.first else ""
        nested = before in {"e", "f"} or (
            before == "o" and any(t.last in {thing.first - 2, thing.first - 3} for t in found)
        )
        if not listed:
            if nested or not _SUBJECT.fullmatch(reading.shape, thing.last + 1, trigger):
                if trigger - thing.last > 24:
                    break
                continue
            listed.append(thing)
        elif not nested and _BEHIND.fullmatch(reading.shape, thing.last + 1, listed[0].first):
            listed.insert(0, thing)
        elif not nested:
            break
    return listed


def _by_verb(reading: Reading, trigger: int, found: Sequence[Thing]) -> list[Thing]:
    """What a verb says was hit: its object, or its subject when passive or when it befalls."""
    letter, passive = reading.shape[trigger], is_passive(reading, trigger)
    if not passive:
        if letter == "G" and reading.shape[trigger - 1 : trigger] in {"d", "n"}:
            return []
        after = _after(reading, trigger + 1, found)
        if after:
            return after
        if letter in "vX" or _HAS_OBJECT.match(reading.shape, trigger + 1):
            return []
        if letter == "V" and reading.shape[max(0, trigger - 3) : trigger].count("b"):
            return []
    return _before(reading, trigger, found)


def _by_noun(reading: Reading, trigger: int, letter: str, found: Sequence[Thing]) -> list[Thing]:
    """What an attack or a fall says was hit: "strike on a school", "fell on houses", "market bombing"."""
    at = trigger + 1
    if at < len(reading.shape) and reading.lower(at) in _LED[letter]:
        return _after(reading, at + 1, found)
    if letter == "S":
        return [thing for thing in found if thing.last == trigger - 1]
    if letter == "Z" and reading.lower(trigger).endswith("into"):
        return _after(reading, at, found)
    return []


def _struck(reading: Reading, trigger: int, found: Sequence[Thing]) -> list[Thing]:
    """The objects that a verb or noun of attack or damage says were hit."""
    letter, word = reading.shape[trigger], reading.lower(trigger)
    if letter in "VvXS" and means_of(reading, trigger) in {"ground", "small_arms"}:
        return []
    if letter == "R" and word.startswith(("fall", "fell")):
        letter = "Z"
    if letter in "SgZ":
        if reading.lower(max(0, trigger - 1)) in _ENDS:
            return []
        struck = _by_noun(reading, trigger, letter, found)
        return [thing for thing in struck if not thing.craft]
    if letter in "VvXG":
        struck = _by_verb(reading, trigger, found)
        return [thing for thing in struck if not thing.craft or letter in "VG"]
    return []


def find(reading: Reading) -> Iterator[Draft]:
    """Every object that a passage says was hit or damaged, one of each kind for each place."""
    found = things(reading)
    told: set[tuple[str, int | None]] = set()
    for trigger in range(len(reading.shape)) if found else ():
        for thing in _struck(reading, trigger, found):
            place = thing.place if thing.place is not None else place_of(reading, thing.head)
            if (thing.kind, place) in told:
                continue
            told.add((thing.kind, place))
            when = time_of(reading, trigger)
            fields = {"object": thing.kind, "name": thing.name, "extent": reading.lower(trigger)}
            first, last = min(thing.first, trigger), max(thing.last, trigger)
            yield Draft(
                "damage",
                first,
                last,
                trigger,
                fields,
                place,
                when,
                scope=scope_of(reading, trigger, None, when),
            )


def _same_place(one: Claim, other: Claim) -> bool:
    """True when two claims can mean one place: the same, one inside the other, or one untold."""
    a, b = one.place, other.place
    if a is None or b is None or a.words is None or b.words is None or a.geonames == b.geonames:
        return True
    if a.country != b.country:
        return False
    broad = {"country", "admin1"}
    if a.precision in broad or b.precision in broad:
        return "country" in {a.precision, b.precision} or a.admin1 == b.admin1
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return a.name == b.name
    return abs(a.latitude - b.latitude) < _NEAR and abs(a.longitude - b.longitude) < _NEAR


def _same_time(one: Claim, other: Claim) -> bool:
    """True unless both say when, and the days are apart."""
    a, b = one.when, other.when
    if a is None or b is None or a.words is None or b.words is None:
        return True
    first, last = (a.start or "")[:10], (a.end or a.start or "")[:10]
    return first <= (b.end or b.start or first)[:10] and (b.start or first)[:10] <= last


def _fullness(claim: Damage, headline: int) -> tuple[bool, bool, bool, bool, int]:
    """How much a claim's words tell: the object, in the body, with the place, in most words."""
    place = claim.place
    own = place is not None and place.words is not None
    fine = place is not None and place.precision not in {"country", "admin1"}
    named = _BACK.search(claim.words) is None
    return named, claim.start >= headline, own and fine, own, len(claim.words)


def settle(
    claims: Sequence[Damage], everything: Sequence[Claim], text: str, country: Callable[[str], str | None]
) -> list[Damage]:
    """One claim for each kind of object and place, the one with the fullest words.

    "The building" and the like, after an object of any kind at the place, mean that object.
    """
    del everything, country
    headline = text.find("\n") if "\n" in text else 0
    groups: list[list[Damage]] = []
    for claim in sorted(claims, key=lambda found: (found.start, found.end)):
        back = _BACK.search(claim.words) is not None
        same = (
            group
            for group in reversed(groups)
            if (back or any(other.object == claim.object for other in group))
            and all(_same_place(claim, other) and _same_time(claim, other) for other in group)
        )
        home = next(same, None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return [max(group, key=lambda found: _fullness(found, headline)) for group in groups]


EXAMPLES = (
    Example("A rocket damaged a school in Sumy.", {"object": "education", "place": "Sumy"}),
    Example("Twelve houses were destroyed in Nikopol.", {"object": "residential", "place": "Nikopol"}),
    Example("An air strike hit a market.", {"object": "market"}),
)
