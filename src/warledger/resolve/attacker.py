"""Who attacks: the party that a chunk means, and who it is where the sentence names nobody.

Only the document decides: an attack on the same place told with its author, a party blamed,
the one party told to attack in that country, the only enemy named. Otherwise it stays unknown
(codebook, Claims 20).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from warledger.actors.index import index as known
from warledger.extract.actor import ActorMention
from warledger.extract.place import PlaceMention

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warledger.extract.shape import Reading
    from warledger.model import Place

_OWN = frozenset({"its", "their", "his", "her"})
_ARMED = frozenset({"force", "state"})
_FORCE_WORDS = frozenset(
    "army military troops soldiers forces jets warplanes planes navy junta regime servicemen marines".split()
)
_UNKNOWN = frozenset(
    {"gunmen", "armed men", "armed groups", "armed group", "pirates", "settlers", "vigilantes"}
)
_UNGOVERNED = re.compile(r"(?:^|[^eftiyo])[dwaC]{0,3}$")
_BLAMES = re.compile(r"(?P<verb>[6W])(?:w{0,2}i|wi)?[dwaC]{0,3}(?P<who>A)")
_WEAPON_FIRST = re.compile(r"(?:[ei]?[dwaCT]{0,4},)?[dwaC]{0,4}[SMq]")
_BLAMING = ("blam", "accus")
_BACK = 3
_FROM_THE_AIR = frozenset({"air_strike", "glide_bomb"})
_NEAR = 0.15
"""Degrees within which two places are one scene."""


class Deed(NamedTuple):
    """An attack told with its author: in which passage, by whom, where."""

    number: int
    party: str
    place: Place


class Parties:
    """Whom a document's words mean: names, common nouns for the one group or army, pronouns."""

    def __init__(self, readings: Sequence[Reading], home: str | None) -> None:
        """Go through the named groups once; `home` is the state that the document is about."""
        self.readings, self.home = readings, home
        self.forces = known().forces.get(home, home) if home else None
        self.groups = list(self._groups())

    def _groups(self) -> list[tuple[int, int, str]]:
        """Every mention of a group by its own name: passage, chunk, party."""
        found = []
        for number, reading in enumerate(self.readings):
            for at, chunk in enumerate(reading.chunks):
                if isinstance(chunk.value, ActorMention):
                    actor = chunk.value.actor
                    own = actor.kind == "group" or (actor.kind == "force" and actor.side == actor.name)
                    if own and not actor.name.islower() and actor.side:
                        found.append((number, at, actor.side))
        return found

    def mentions(self) -> Counter[str]:
        """How often the document names each party and each country, as one or the other."""
        counted: Counter[str] = Counter()
        for reading in self.readings:
            for chunk in reading.chunks:
                value = chunk.value
                if isinstance(value, ActorMention):
                    actor = value.actor
                    army = self.forces if actor.side is None and self._is_force(actor.name) else None
                    counted[army or actor.side or actor.name] += 1
                elif isinstance(value, PlaceMention) and value.candidates:
                    place = value.candidates[0]
                    counted.update([place.name] if place.precision == "country" else [])
        return counted

    def groups_named(self) -> frozenset[str]:
        """The parties that are armed groups, which fly no warplanes."""
        named = frozenset(name for *_, name in self.groups)
        return named - frozenset(known().forces.values())

    def at(self, number: int, index: int | None) -> str | None:
        """The canonical name of the party that a chunk means; None when it means none."""
        if index is None:
            return None
        reading = self.readings[number]
        value = reading.chunks[index].value
        if reading.shape[index] == "j":
            return self._meant(number, index)
        if isinstance(value, PlaceMention):
            return value.candidates[0].name if value.candidates else None
        if not isinstance(value, ActorMention):
            return self._unnamed(number, index)
        actor = value.actor
        if actor.side is not None or not actor.name.islower():
            return actor.side or actor.name
        if index and reading.lower(index - 1) in _OWN:
            return self._meant(number, index - 1) or actor.name
        if actor.kind == "group":
            return self._group(number, index) or actor.name
        if actor.kind in {"body", "force", "state", "office"}:
            return (self.forces if self._is_force(actor.name) else self.home) or actor.name
        return actor.name

    def _unnamed(self, number: int, index: int) -> str | None:
        """The owner that "its" means, the group or army that "terrorists" or "troops" are."""
        reading = self.readings[number]
        if reading.shape[index] == "d":
            return self._meant(number, index)
        if reading.shape[index] != "p":
            return None
        return self.forces if self._is_force(reading.lower(index)) else self._group(number, index)

    @staticmethod
    def _is_force(name: str) -> bool:
        return bool(set(name.split()) & _FORCE_WORDS)

    def _group(self, number: int, index: int) -> str | None:
        """The group that "the rebels" are: the one named, the last named, the country's only one."""
        if self.readings[number].lower(index) in _UNKNOWN:
            return None
        own = self.forces
        named = [group for group in self.groups if group[2] not in {own, self.home}]
        names = {name for *_, name in named}
        if len(names) == 1:
            return names.pop()
        before = [name for n, at, name in named if (n, at) < (number, index)]
        if before:
            return before[-1]
        if named:
            return named[0][2]
        enemies = known().opponents.get(own or "", ())
        return enemies[0] if len(enemies) == 1 else None

    def _meant(self, number: int, index: int) -> str | None:
        """Whom "it", "they", "its" mean: who speaks before it, else who was last the subject."""
        reading = self.readings[number]
        if reading.lower(index) not in {"it", "they", "its", "their", "them"}:
            return None
        said = reading.shape.rfind("W", 0, index)
        for last in (said, index):
            found = self._subject(number, last) if last > 0 else None
            if found:
                return found
        for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
            other = self.readings[back]
            if other.passage.kind != "body":
                break
            found = self._subject(back, len(other.shape))
            if found:
                return found
        return None

    def _subject(self, number: int, end: int) -> str | None:
        """The first party before a chunk that no preposition governs; none where a weapon is the subject."""
        reading = self.readings[number]
        if end == len(reading.shape) and _WEAPON_FIRST.match(reading.shape):
            return None
        for at in range(end):
            value = reading.chunks[at].value
            if isinstance(value, ActorMention) and value.form not in {"adjective", "demonym"}:
                actor = value.actor
                acts = actor.kind in {"state", "force", "group"} or actor.side is not None
                if acts and _UNGOVERNED.search(reading.shape[max(0, at - 4) : at]):
                    return self.at(number, at)
        return None

    def blamed(self) -> list[tuple[int, str]]:
        """Whom the document says that others blame or accuse, by passage."""
        found = []
        for number, reading in enumerate(self.readings):
            for match in _BLAMES.finditer(reading.shape):
                party = self.at(number, match.start("who"))
                if party and reading.lower(match.start("verb")).startswith(_BLAMING):
                    found.append((number, party))
        return found


class Attackers:
    """Whom a document tells to attack where."""

    def __init__(
        self,
        deeds: Sequence[Deed],
        parties: Parties,
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

    def of(self, place: Place, means: str = "unspecified") -> str | None:
        """Who attacks at a place by this document, None when it does not let one tell."""
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
        """True for an enemy of a party whose country the place lies in."""
        own = {side for side, country in self.sides.items() if country and country == place.country}
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
