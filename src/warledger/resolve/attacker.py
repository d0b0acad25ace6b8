"""Who attacks where a sentence names nobody.

Only the document decides: an attack on the same place told with its author, a party blamed,
the one party told to attack in that country, the only enemy named. Otherwise it stays unknown
(codebook, Claims 20).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from warledger.actors.files import states
from warledger.actors.index import index as known

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warledger.model import Place
    from warledger.resolve.meant import Meant

_FROM_THE_AIR = frozenset({"air_strike", "glide_bomb"})
_NEAR = 0.15
"""Degrees within which two places are one scene."""


class Deed(NamedTuple):
    """An attack told with its author: in which passage, by whom, where."""

    number: int
    party: str
    place: Place


class Attackers:
    """Whom a document tells to attack where."""

    def __init__(
        self,
        deeds: Sequence[Deed],
        parties: Meant,
        country: Callable[[str], str | None],
        opponents: Callable[[str], tuple[str, ...]],
    ) -> None:
        """Keep the deeds told, the parties named and blamed, each with its country if it is a state."""
        self.deeds, self.opponents, self.country = deeds, opponents, country
        self.named = parties.mentions()
        self.groups = parties.groups_named()
        self.sides = {party: country(party) or "" for party in self.named}
        self.blamed = Counter(party for _, party in parties.blamed())

    def is_home(self, party: str, country: str | None) -> bool:
        """True when a state's own country is struck in a war that others wage on it from outside."""
        if not country or self.sides.get(party) != country:
            return False
        return any(self.sides.get(enemy) not in {None, "", country} for enemy in self.opponents(party))

    def of(self, place: Place, means: str = "unspecified", *, unnamed: str | None = None) -> str | None:
        """Who attacks at a place by this document, None when it does not let one tell.

        Args:
            place: where.
            means: with what.
            unnamed: those whom the words call by no name ("gunmen"): the party blamed for it, if one is.
        """
        if unnamed is not None:
            return self._answering(place) or unnamed
        fitting = [deed for deed in self.deeds if self._can(deed.party, place, means)]
        here = [deed for deed in fitting if _is_near(deed.place, place)]
        if here:
            return _most(here)
        army = self._army(place)
        blamed = {party for party in self.blamed if self._can(party, place, means) and party != army}
        if len(blamed) == 1:
            return blamed.pop()
        there = [deed for deed in fitting if deed.place.country == place.country]
        if army in self.sides and means in _FROM_THE_AIR:
            foreign = [deed for deed in there if self.sides.get(deed.party)]
            return _most(foreign) if foreign else army
        if there:
            return _most(there)
        enemies = {
            party for party in self.sides if self._can(party, place, means) and self._is_enemy(party, place)
        }
        if not enemies and means in _FROM_THE_AIR:
            enemies = {
                party
                for party in self.sides
                if self._can(party, place, means) and self._fights_group(party, place)
            }
        if enemies:
            return self._foremost(enemies)
        parties = {deed.party for deed in fitting}
        return parties.pop() if len(parties) == 1 else None

    def _answering(self, place: Place) -> str | None:
        """The one party that owns up to what happened at a place, or that alone is blamed."""
        here = {deed.party for deed in self.deeds if _is_near(deed.place, place)}
        found = here & self.groups or set(self.blamed) & self.groups
        return found.pop() if len(found) == 1 else None

    def _can(self, party: str, place: Place, means: str) -> bool:
        """False for a state attacked at home from outside, and for a group with warplanes."""
        flies = means not in _FROM_THE_AIR or party not in self.groups
        return flies and not self.is_home(party, place.country)

    def _fights_group(self, party: str, place: Place) -> bool:
        """True for a state from outside that is at war with a group named."""
        country = self.sides[party]
        return (
            bool(country)
            and country != place.country
            and any(party in self.opponents(g) for g in self.groups)
        )

    def _foremost(self, parties: set[str]) -> str | None:
        """The party that the document names most; None when two are named alike."""
        ranked = sorted(parties, key=lambda party: (-self.named[party], party))
        if len(ranked) > 1 and self.named[ranked[0]] == self.named[ranked[1]]:
            return None
        return ranked[0]

    def _army(self, place: Place) -> str | None:
        """The forces of the state a place lies in, where they are a party of a war inside it."""
        forces = known().forces
        return next(
            (
                party
                for state, party in forces.items()
                if (state in self.sides or party in self.sides) and self.country(state) == place.country
            ),
            None,
        )

    def _is_enemy(self, party: str, place: Place) -> bool:
        """True for an enemy of a party whose country the place lies in, named or not."""
        own = {side for side, country in self.sides.items() if country and country == place.country}
        own |= {state.name for code, state in states().states.items() if code == place.country}
        army = self._army(place)
        return party not in own and any(
            party in self.opponents(side) for side in (*own, *([army] if army else []))
        )


def _most(deeds: Sequence[Deed]) -> str:
    counts = Counter(deed.party for deed in deeds)
    return max(counts, key=lambda party: counts[party])


def _is_near(one: Place, other: Place) -> bool:
    """Two mentions of one settlement or of places side by side."""
    if one.geonames is not None and one.geonames == other.geonames:
        return True
    if "country" in {one.precision, other.precision} or "admin1" in {one.precision, other.precision}:
        return one.name == other.name
    if None in {one.latitude, one.longitude, other.latitude, other.longitude}:
        return one.name == other.name
    return (
        abs((one.latitude or 0) - (other.latitude or 0)) < _NEAR
        and abs((one.longitude or 0) - (other.longitude or 0)) < _NEAR
    )
