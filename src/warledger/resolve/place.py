"""Place names → places: which of its candidates a name means in this document.

What decides (codebook, Claims 8): a region or country named beside it, the countries that
the document speaks of, other places near by, how well known the candidate is. The rest stay
as candidates.
"""

from __future__ import annotations

from collections import Counter
from math import log10, sqrt
from typing import TYPE_CHECKING

from warledger.extract.place import QUARTERS
from warledger.language.fold import fold
from warledger.model import Place
from warledger.resolve.gazetteer import distance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warledger.extract.place import PlaceMention
    from warledger.model import Toponym
    from warledger.model.values import PlacePrecision

_MOST = 6
_NEAR = 150.0
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


class Gathered:
    """What a whole document says of where it is."""

    def __init__(self, passages: Sequence[Sequence[PlaceMention]], countries: Counter[str]) -> None:
        """Weigh countries by how often the document names them, their people and their places."""
        self.countries: Counter[str] = Counter(countries)
        self.sure: list[Toponym] = []
        self.regions: set[tuple[str, str]] = set()
        for mentions in passages:
            for mention in mentions:
                if mention.candidates:
                    self._note(mention)
        total = sum(self.countries.values()) or 1
        self.country = max(sorted(self.countries), key=lambda c: self.countries[c], default=None)
        self.share = {country: count / total for country, count in self.countries.items()}

    def _note(self, mention: PlaceMention) -> None:
        best = mention.candidates[0]
        if best.precision == "country":
            self.countries[best.country] += 1
        elif best.precision == "admin1" and len({c.country for c in mention.candidates}) == 1:
            self.countries[best.country] += 1
            self.regions.add((best.country, best.name))
        elif best.population > 200_000 and len({c.country for c in mention.candidates[:3]}) == 1:
            self.countries[best.country] += 1
            self.sure.append(best)

    def only_region(self) -> str | None:
        """The one first-order division that the document names in its country, if there is just one."""
        named = [name for country, name in self.regions if country == self.country]
        return named[0] if len(named) == 1 else None

    def favor(self, candidate: Toponym) -> float:
        """How well a candidate fits the document."""
        score = 4.0 * sqrt(self.share.get(candidate.country, 0.0))
        if (candidate.country, candidate.admin1 or "") in self.regions:
            score += 1.5
        if any(
            other.country == candidate.country
            and distance(other.latitude, other.longitude, candidate.latitude, candidate.longitude) < _NEAR
            for other in self.sure[:_MOST]
        ):
            score += 0.5
        return score


def _beside(mention: PlaceMention, other: PlaceMention) -> bool:
    """True when two names stand within a few words: "X, in the Y region"."""
    gap = other.start - mention.end
    return 0 <= gap <= 28 or 0 <= mention.start - other.end <= 20


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
        native = [rank for rank, one in enumerate(candidates) if one.country in dealt]
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
    return inner.geonames != outer.geonames and apart > _NEAR


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
        precision="settlement" if _is_settled(mention.kind) else _division(mention.words),
    )


def _city_of(
    mention: PlaceMention,
    others: Sequence[PlaceMention],
    gathered: Gathered,
    meant: Callable[[PlaceMention, Gathered], Toponym | None],
) -> Toponym | None:
    """The city named right behind a part of it that no gazetteer has: "the X district, in the north of Y"."""
    if mention.kind not in QUARTERS:
        return None
    for other in others:
        if not 0 <= other.start - mention.end <= _ASIDE:
            continue
        best = other.candidates[0] if other.candidates else None
        if other.stands_for == "capital":
            best = meant(other, gathered)
        if best is not None and best.precision == "settlement" and best.population >= _CITY:
            return best
    return None


_ASIDE = len(" district, on the northeastern edge of ")


def _is_settled(kind: str) -> bool:
    """True for a word before a name that means a settlement; no other Cyrillic word makes a name a place."""
    return kind in _SETTLED or (bool(kind) and not kind.isascii())


def _division(words: str) -> PlacePrecision | None:
    """The size that the last word of a name tells: "X Township", "Y district"."""
    last = words.rsplit(" ", 1)[-1].casefold()
    return "admin2" if last in _DISTRICTS else "admin1" if last in _REGIONS else None


_DISTRICTS = frozenset({"district", "township", "county", "raion", "ward"})
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
            if mention.stands_for:
                whole = meant(mention, gathered)
                if whole is not None:
                    found[mention.start] = placed(mention, whole)
            else:
                best = _best(mention, others, gathered) if mention.candidates else None
                if best is not None:
                    found[mention.start] = placed(mention, best)
                elif (city := _city_of(mention, others, gathered, meant)) is not None:
                    found[mention.start] = placed(mention, city)
                elif not mention.candidates or mention.located or mention.kind:
                    found[mention.start] = _unlisted(mention, others, gathered)
        resolved.append(found)
    return resolved
