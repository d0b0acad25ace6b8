"""Damage: an object hit, damaged, burned or destroyed.

One claim for each kind of object and place, with the fullest words (codebook, Claims 11 and 17).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from warledger.codebook._draft import Draft, Example
from warledger.codebook._objects import Thing, things
from warledger.codebook._struck import struck
from warledger.extract.frame import time_of
from warledger.extract.scope import scope_of
from warledger.extract.setting import coordinated, place_of
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


_BACK = re.compile(
    r"\b(?:the|this|that|whole) (?:building|place|facility|complex|site|structure|compound|premises)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"(?P<p>P)(?:,wo?P)?,?k$")
_BEHIND_VERB = re.compile(r"T?ed?[wC]{0,3}o?(?P<p>P)")
_NEAR = 0.25
"""Degrees within which two settlements count as one place."""


def _places(
    reading: Reading, thing: Thing, trigger: int, first: int, heads: frozenset[int]
) -> list[int | None]:
    """Where an object stands: beside its own words, behind the verb, else as the sentence tells."""
    clause = _WHERE.search(reading.shape, 0, thing.first)
    behind = _BEHIND_VERB.match(reading.shape, trigger + 1) if trigger > thing.last else None
    if thing.place is not None:
        place: int | None = thing.place
    elif clause and reading.lower(thing.first - 1) == "where":
        place = clause.start("p")
    else:
        place = behind.start("p") if behind else place_of(reading, thing.head)
    if place is None:
        place = place_of(reading, first)
    if place is not None and place != thing.head and place in heads:
        beside = [place_of(reading, thing.head, window=(place + 1, len(reading.shape)))]
        beside.append(place_of(reading, thing.head, window=(0, place)))
        place = next((one for one in beside if one is not None), place)
    if place is None:
        return [None]
    listed = coordinated(reading, place)
    return [*listed] if "c" in reading.shape[listed[0] : listed[-1]] else [place]


def _draft(reading: Reading, thing: Thing, trigger: int, place: int | None) -> Draft:
    """The draft of one object hit at one place."""
    when = time_of(reading, trigger)
    fields = {"object": thing.kind, "name": thing.name, "extent": reading.lower(trigger)}
    first, last = min(thing.first, trigger), max(thing.last, trigger)
    scope = scope_of(reading, trigger, None, when)
    return Draft("damage", first, last, trigger, fields, place, when, scope=scope)


def find(reading: Reading) -> Iterator[Draft]:
    """Every object that a passage says was hit or damaged, one of each kind for each place."""
    found = things(reading)
    heads = frozenset(thing.head for thing in found)
    told: set[tuple[str, int | None]] = set()
    for trigger in range(len(reading.shape)) if found else ():
        hit = struck(reading, trigger, found)
        for thing in hit:
            if len(hit) > 1 and thing.first == thing.head and thing.name in {"buildings", "structures"}:
                continue
            for place in _places(reading, thing, trigger, hit[0].head, heads):
                if (thing.kind, place) not in told:
                    told.add((thing.kind, place))
                    yield _draft(reading, thing, trigger, place)


def _same_place(one: Claim, other: Claim) -> bool:
    """True when two claims can mean one place: the same, one inside the other, or one unknown."""
    a, b = one.place, other.place
    if a is None or b is None or a.geonames == b.geonames:
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


TRIGGERS = tuple("GgSVXFZ")

EXAMPLES = (
    Example("A rocket damaged a school in Sumy.", {"object": "education", "place": "Sumy"}),
    Example("Twelve houses were destroyed in Nikopol.", {"object": "residential", "place": "Nikopol"}),
    Example("An air strike hit a market.", {"object": "market"}),
    Example("Mortar shells also fell on a clinic in Avdiivka.", {"object": "medical", "place": "Avdiivka"}),
    Example(
        "An oil depot near Belgorod caught fire after a drone attack.",
        {"object": "energy", "place": "Belgorod"},
    ),
    Example("A missile depot near Beas was one of the targets.", {"object": "military", "place": "Beas"}),
    Example("The mosque, which had been used as a shelter, collapsed.", {"object": "heritage"}),
    Example(
        "The office building of a factory was hit by a drone.",
        {"object": "industry"},
        "a head that fits anything",
    ),
    Example("Residents hid in a school when the shelling began.", {}, "only where people were"),
    Example("Doctors at the hospital said five people had died.", {}, "only who said it"),
    Example("Drones attacked the port city of Odesa.", {}, "a city, not its port"),
    Example("Both sides agreed to halt strikes on power plants.", {}, "what a truce would end"),
)
