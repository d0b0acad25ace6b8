"""What a whole document says of where it is: its countries, regions, and places beyond doubt."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING

from warledger.resolve.gazetteer import distance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.place import PlaceMention
    from warledger.model import Toponym

_MOST = 6
NEAR = 150.0
"""Kilometers within which two places are of one part of a country."""


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
            and distance(other.latitude, other.longitude, candidate.latitude, candidate.longitude) < NEAR
            for other in self.sure[:_MOST]
        ):
            score += 0.5
        return score
