"""Place names → places: which of its candidates a name means in this document.

What decides (codebook, Claims 8): a region or country named beside it, the countries that
the document speaks of, other places near by, how well known the candidate is. The rest stay
as candidates.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from warledger.language.fold import fold
from warledger.model import Place
from warledger.resolve.gathered import NEAR
from warledger.resolve.gazetteer import distance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warledger.extract.place import PlaceMention
    from warledger.model import Toponym
    from warledger.model.values import PlacePrecision
    from warledger.resolve.gathered import Gathered

_KEPT = 5
_KNOWN = 20_000
"""Inhabitants from which a settlement, not the region of its name, is meant by the name alone."""


def _weight(candidate: Toponym, rank: int) -> float:
    """How well known a candidate is by itself."""
    weight = 0.45 * log10(candidate.population + 10) - 0.25 * rank
    if candidate.precision == "country":
        weight += 3.0
    elif candidate.precision == "admin1":
        weight += 0.6
    elif candidate.precision == "admin2":
        weight -= 0.4
    return weight


def _contains(outer: Toponym, inner: Toponym) -> bool:
    """True when the outer candidate is the region or country of the inner one."""
    if outer.geonames == inner.geonames:
        return False
    if outer.precision == "country":
        return outer.country == inner.country
    if outer.precision == "admin1":
        return outer.country == inner.country and outer.name == inner.admin1
    return outer.precision == "admin2" and outer.country == inner.country and outer.name == inner.admin2


def _beside(mention: PlaceMention, other: PlaceMention, *, reach: int = 28) -> bool:
    """True when two names stand within a few words: "X, in the Y region"."""
    gap = other.start - mention.end
    return 0 <= gap <= reach or 0 <= mention.start - other.end <= 20


def _meant(mention: PlaceMention) -> tuple[Toponym, ...]:
    """The candidates that the printed words allow.

    A name alone, or "the city of" one, is no region where a well-known settlement has that name.
    """
    settled = tuple(c for c in mention.candidates if c.precision in {"settlement", "point"})
    if mention.kind in _SETTLED and settled:
        return settled
    first = mention.candidates[0]
    bare = settled and fold(first.name) == fold(mention.words) and first is settled[0]
    known = bare and first.population >= _KNOWN
    return tuple(c for c in mention.candidates if not known or not _is_around(c, first))


def _is_around(outer: Toponym, inner: Toponym) -> bool:
    """True for the region or district that a settlement gives its name."""
    return outer.precision in {"admin1", "admin2"} and outer.country == inner.country


def _score(
    mention: PlaceMention,
    rank: int,
    candidate: Toponym,
    others: Sequence[PlaceMention],
    gathered: Gathered,
) -> float:
    """How much the context speaks for a candidate: its weight, the document, the places named beside it."""
    score = _weight(candidate, rank) + gathered.favor(candidate)
    for other in others:
        if not other.candidates:
            continue
        held = any(_contains(outer, candidate) for outer in other.candidates[:3])
        if held and other.candidates[0].precision != "country":
            score += 5.0 if _beside(mention, other) else 1.5
        elif held:
            score += 2.0 if _beside(mention, other) else 0.7
    return score


def _best(mention: PlaceMention, others: Sequence[PlaceMention], gathered: Gathered) -> Toponym | None:
    """The candidate that the context speaks for most; None when it speaks against all.

    Against them speaks a region named right behind ("X in the Y region") that holds none of
    them, and that no candidate lies in a country the document deals with.
    """
    candidates = _meant(mention)
    scores = [_score(mention, rank, one, others, gathered) for rank, one in enumerate(candidates)]
    best = candidates[scores.index(max(scores))]
    dealt = gathered.countries
    if (
        dealt
        and best.country not in dealt
        and best.precision == "settlement"
        and best.population < _METROPOLIS
    ):
        native = [
            rank
            for rank, one in enumerate(candidates)
            if one.country in dealt
            and (best.population < _CITY or one.population > best.population / _DWARFED)
        ]
        best = candidates[max(native, key=lambda rank: scores[rank])] if native else best
    if best.precision not in {"settlement", "admin2"} or best.site:
        return best
    outer = _behind(mention, others)
    if outer is not None and outer.country == best.country and _excludes(outer, best):
        listed = any(other.start - mention.end == len(", ") for other in others)
        if listed and outer.precision == "admin1" and best.population >= _CITY:
            held = any(_contains(outer, candidate) for candidate in candidates)
            return None if held else best  # no town of X region: "in X, Y region and Z"
        return None if outer.precision == "admin1" else outer
    foreign = any(gathered.countries.values()) and best.country not in gathered.countries
    return None if foreign and best.population < _CITY else best


_DWARFED = 20
"""A namesake smaller by this factor than a large city is not meant by the name alone."""
_METROPOLIS = 1_000_000
"""A place this large is known by its name alone, whatever country a document deals with."""


def _behind(mention: PlaceMention, others: Sequence[PlaceMention]) -> Toponym | None:
    """The region or large city named within a few words behind a place: "X district of Y"."""
    for other in others:
        gap = other.start - mention.end
        if other.candidates and 0 <= gap <= _BEHIND:
            best = other.candidates[0]
            city = gap == _OF and best.precision == "settlement" and best.population >= _CITY
            return best if best.precision == "admin1" or city else None
    return None


def _excludes(outer: Toponym, inner: Toponym) -> bool:
    """A region that does not hold the place, or a city that a quarter of this name is not in."""
    if outer.precision == "admin1":
        return not _contains(outer, inner)
    apart = distance(outer.latitude, outer.longitude, inner.latitude, inner.longitude)
    return inner.geonames != outer.geonames and apart > NEAR


_CITY = 200_000
_OF = len(" of ")
_BEHIND = 16


def placed(mention: PlaceMention, best: Toponym) -> Place:
    """The claim's place for a mention and the candidate chosen for it."""
    others = tuple(c.geonames for c in mention.candidates if c.geonames != best.geonames)[:_KEPT]
    site = best.site is not None
    return Place(
        words=mention.words,
        name=best.name,
        admin1=best.name if best.precision == "admin1" else best.admin1,
        country=best.country,
        geonames=best.geonames,
        latitude=round(best.latitude, 5),
        longitude=round(best.longitude, 5),
        precision="point" if site else best.precision,
        candidates=others,
    )


_OFTEN_IN_TOWN = frozenset({"district", "area", "ward", "commune"})
_TOWN = 40
"""Letters up to which a town follows a part of it: "the X hospital in the eastern city of Y"."""
_QUARTER = 25.0
"""Kilometers from the middle of a town to what is called a quarter or street of it."""


def _town(
    mention: PlaceMention,
    others: Sequence[PlaceMention],
    gathered: Gathered,
    meant: Callable[[PlaceMention, Gathered], Toponym | None],
) -> Toponym | None:
    """The town that a part of one lies in: the part itself where it is known, else the town named beside it.

    None where the passage names no town: the document tells of it elsewhere.
    """
    towns = [
        best
        for other in sorted(others, key=lambda other: abs(other.start - mention.start))
        if (other.candidates or other.stands_for == "capital")
        if not other.part and _beside(mention, other, reach=_TOWN)
        if (best := meant(other, gathered) if other.stands_for else _best(other, others, gathered))
        is not None
        if best.precision in {"settlement", "point"}
    ]
    own = _best(mention, others, gathered) if mention.candidates else None
    if own is not None and gathered.countries[own.country] > 0:
        within = own.site or any(_near(own, town) or own.admin1 == town.admin1 for town in towns)
        if within or not towns:
            return own
    return towns[0] if towns else None


def _near(one: Toponym, other: Toponym) -> bool:
    return distance(one.latitude, one.longitude, other.latitude, other.longitude) < _QUARTER


def _unlisted(mention: PlaceMention, near: Sequence[PlaceMention], gathered: Gathered) -> Place:
    """A place that no gazetteer has: its words, and the region or country it must lie in."""
    beside = [other for other in near if other.candidates and _beside(mention, other)]
    region = next(
        (o.candidates[0] for o in beside if o.candidates[0].precision in {"admin1", "admin2"}), None
    )
    country = region.country if region else gathered.country
    told = (region.name if region.precision == "admin1" else region.admin1) if region else None
    return Place(
        words=mention.words,
        name=mention.words,
        admin1=told or gathered.only_region(),
        country=country,
        precision="settlement" if _is_settled(mention.kind) else _division(f"{mention.words} {mention.kind}"),
    )


def _is_settled(kind: str) -> bool:
    """True for a word before a name that means a settlement; no other Cyrillic word makes a name a place."""
    return kind in _SETTLED or (bool(kind) and not kind.isascii())


def _division(words: str) -> PlacePrecision | None:
    """The size that the last word of a name tells: "X Township", "Y district"."""
    last = words.rsplit(" ", 1)[-1].casefold()
    return "admin2" if last in _DISTRICTS else "admin1" if last in _REGIONS else None


_DISTRICTS = frozenset(
    {"district", "township", "county", "raion", "ward", "sector", "plain", "forest", "valley"}
)
_REGIONS = frozenset({"region", "province", "oblast", "governorate", "state"})


_SETTLED = frozenset({"village", "town", "city", "camp", "settlement", "hamlet"})


def resolve(
    passages: Sequence[Sequence[PlaceMention]],
    gathered: Gathered,
    meant: Callable[[PlaceMention, Gathered], Toponym | None],
) -> list[dict[int, Place]]:
    """Each passage's places, by the offset at which their name starts.

    Args:
        passages: the place names of each passage.
        gathered: what the whole document says of where it is.
        meant: the place that "the capital", "the country" or "the border" means.
    """
    resolved = []
    for mentions in passages:
        found = {}
        for mention in mentions:
            others = [other for other in mentions if other is not mention]
            if mention.part and not mention.stands_for:
                town = _town(mention, others, gathered, meant)
                if town is not None:
                    found[mention.start] = placed(mention, town)
            elif mention.stands_for:
                whole = meant(mention, gathered)
                if whole is not None:
                    found[mention.start] = placed(mention, whole)
            else:
                best = _best(mention, others, gathered) if mention.candidates else None
                if best is not None:
                    found[mention.start] = placed(mention, best)
                elif not mention.candidates or mention.located or mention.kind:
                    town = _town(mention, others, gathered, meant) if mention.kind in _OFTEN_IN_TOWN else None
                    known = town is not None and town.population >= _KNOWN
                    found[mention.start] = (
                        placed(mention, town) if town and known else _unlisted(mention, others, gathered)
                    )
        resolved.append(found)
    return resolved
