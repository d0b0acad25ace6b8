"""Whom a document's words mean: names, "the rebels", "the army", "it", and whom others blame."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from warledger.actors.index import index as known
from warledger.extract.actor import ActorMention, Actors
from warledger.extract.figure import named
from warledger.extract.place import PlaceMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.shape import Reading

_OWN = frozenset({"its", "their", "his", "her"})
_FORCE_WORDS = frozenset(
    "army military troops soldiers forces jets warplanes planes navy junta regime servicemen marines".split()
)
_PEOPLE_FORMS = frozenset({"adjective", "demonym"})
_LEAGUES = frozenset({"coalition", "alliance"})
_PEOPLES = ("herders", "hunters", "farmers", "tribesmen", "settlers", "villagers")
"""Groups that are called by their work or people: "the rebels" are not they."""
_UNKNOWN = frozenset(
    {"gunmen", "armed men", "armed groups", "armed group", "pirates", "settlers", "vigilantes"}
)
_UNGOVERNED = re.compile(r"(?:^|[^eftiyo])[dwaC]{0,3}$")
_BLAMES = re.compile(r"(?P<verb>[6W])(?:w{0,2}i|wi)?[dwaC]{0,3}(?P<who>A)")
_WEAPON_FIRST = re.compile(r"(?:[ei]?[dwaCT]{0,4},)?[dwaC]{0,4}[SMq]")
_OWNS = re.compile(r"'[waC]{0,3}A")
_HOLDS = re.compile(r"(?P<verb>[Ww~])[dwaC]{0,3}?(?P<who>A)(?P<end>w)")
_SPEAKS = re.compile(r'",?(?:d?[waC]{0,2}(?P<who>A)W|Wd?[waC]{0,2}(?P<whom>A))')
_IS_BLAMED = re.compile(r"(?P<who>A)b{1,2}w?[6W](?=[.,;ic]|$)")
_FELL_ON = re.compile(r"[wdCR6W]{1,3}e[dwaC]{0,3}(?P<who>A)")
_SUSPECTED = re.compile(
    r"\b(?:suspicion (?:fell|fell heavily|falls) on|blamed on|pinned on|blame on)\b", re.IGNORECASE
)
_BLAMING = ("blam", "accus")
_BACK = 3


def _bears_arms(name: str) -> bool:
    """False for a group that "the rebels" or "the gunmen" hardly means."""
    return not name.endswith(_PEOPLES)


class Meant:
    """Whom a document's words mean: names, common nouns for the one group or army, pronouns."""

    def __init__(self, readings: Sequence[Reading], home: str | None) -> None:
        """Go through the named groups once; `home` is the state that the document is about."""
        self.readings, self.home = readings, home
        self.forces = known().forces.get(home, home) if home else None
        self.groups = list(self._groups())
        self.longer = self._longer()
        self.states = {
            chunk.value.actor.side or chunk.value.actor.name
            for reading in readings
            for chunk in reading.chunks
            if isinstance(chunk.value, ActorMention) and chunk.value.actor.kind == "state"
        }

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
                if (mention := named(value)) is not None:
                    actor = mention.actor
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
        mention = named(value)
        if mention is None:
            return self._unnamed(number, index)
        actor = mention.actor
        if actor.kind == "group" and actor.side == actor.name:
            return self._kin(actor.name)
        if actor.name.split()[-1] in _LEAGUES and actor.name.islower():
            return self._league(number, index)
        people = reading.lower(index).removesuffix("s")
        if mention.form in _PEOPLE_FORMS and people in self.longer:
            return self.longer[people]
        if actor.side is not None or not actor.name.islower():
            return actor.name if actor.kind == "alliance" else actor.side or actor.name
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
        if reading.shape[index] == "N":
            return self._band(number, index)
        if reading.lower(index) in _LEAGUES:
            return self._league(number, index)
        if reading.shape[index] in "wC":
            return self.forces if self._is_war_within() else None
        if reading.shape[index] != "p":
            return None
        return self.forces if self._is_force(reading.lower(index)) else self._group(number, index)

    def _kin(self, name: str) -> str:
        """The one enemy at home that a group no file lists means: "Maoist guerrillas", "Tamil rebels"."""
        if name in known().opponents or name.casefold() in known().actors:
            return name
        creeds = {word for word in name.split() if word[0].isupper()}
        enemies = known().opponents.get(self.forces or "", ())
        alike = [enemy for enemy in enemies if creeds & set(enemy.split())]
        return alike[0] if len(alike) == 1 else name

    def _band(self, number: int, index: int) -> str | None:
        """The party of a number of fighters: "several hundred Janjaweed militiamen"."""
        named = Actors.load().find(self.readings[number].text(index, index))
        return next((one.actor.side or one.actor.name for one in named if not one.actor.name.islower()), None)

    def _league(self, number: int, index: int) -> str | None:
        """The alliance that "the coalition" is: the one named, the last before, the one that fights beside the state."""
        named = [
            (n, at, chunk.value.actor.name)
            for n, reading in enumerate(self.readings)
            for at, chunk in enumerate(reading.chunks)
            if isinstance(chunk.value, ActorMention)
            and chunk.value.actor.kind == "alliance"
            and not chunk.value.actor.name.islower()
        ]
        before = [name for n, at, name in named if (n, at) < (number, index)]
        if before or named:
            return before[-1] if before else named[0][2]
        foes = set(known().opponents.get(self.forces or "", ()))
        allied = {
            actor.name
            for actor in known().actors.values()
            if actor.kind == "alliance" and foes.issuperset(known().opponents.get(actor.side or "", "?"))
        }
        return allied.pop() if len(allied) == 1 else None

    def _longer(self) -> dict[str, str]:
        """Peoples whose short name means one party of this document: "the Serbs" beside "Bosnian Serbs"."""
        found: dict[str, set[str]] = {}
        for reading in self.readings:
            for chunk, words in zip(reading.chunks, reading.lowers, strict=True):
                value = chunk.value
                if isinstance(value, ActorMention) and value.form in _PEOPLE_FORMS and " " in words:
                    people = words.split()[-1].removesuffix("s")
                    found.setdefault(people, set()).add(value.actor.side or value.actor.name)
        return {people: parties.pop() for people, parties in found.items() if len(parties) == 1}

    def _is_war_within(self) -> bool:
        """True when the state's army fights groups, and no other state that the document names."""
        enemies = set(known().opponents.get(self.forces or "", ()))
        return bool(enemies) and not any(enemy in self.states for enemy in enemies)

    @staticmethod
    def _is_force(name: str) -> bool:
        return bool(set(name.split()) & _FORCE_WORDS)

    def _group(self, number: int, index: int) -> str | None:
        """The group that "the rebels" are: the one named, the last named, the country's only one."""
        if self.readings[number].lower(index) in _UNKNOWN:
            return None
        own = self.forces
        named = [group for group in self.groups if group[2] not in {own, self.home} and _bears_arms(group[2])]
        names = {name for *_, name in named}
        if len(names) == 1:
            return names.pop()
        before = [name for n, at, name in named if (n, at) < (number, index)]
        if before:
            return before[-1]
        if named:
            return named[0][2]
        foes = known().opponents
        enemies = [
            name
            for name in foes
            if (name in foes.get(own or "", ()) or own in foes[name]) and self._is_group(name)
        ]
        return enemies[0] if len(enemies) == 1 else None

    @staticmethod
    def _is_group(name: str) -> bool:
        actor = known().actors.get(name.casefold())
        return actor is not None and actor.kind == "group"

    def _meant(self, number: int, index: int) -> str | None:
        """Whom "it", "they", "its" mean: who speaks before it, else who was last the subject."""
        reading = self.readings[number]
        if reading.lower(index) in {"we", "our"}:
            told = _SPEAKS.search(reading.shape, index)
            return self.at(number, max(told.start("who"), told.start("whom"))) if told else None
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
            if reading.shape[at] in "wC" and reading.lower(at) in _LEAGUES:
                return self._league(number, at)
            if isinstance(value, ActorMention) and value.form not in {"adjective", "demonym"}:
                actor = value.actor
                acts = actor.kind in {"state", "force", "group", "alliance"} or actor.side is not None
                acts = acts and not _OWNS.match(reading.shape, at + 1)
                if acts and _UNGOVERNED.search(reading.shape[max(0, at - 4) : at]):
                    return self.at(number, at)
        return None

    def blamed(self) -> list[tuple[int, str]]:
        """Whom the document says that others blame, accuse or hold responsible, by passage."""
        found = []
        for number, reading in enumerate(self.readings):
            charged = [
                match.start("who")
                for match in _BLAMES.finditer(reading.shape)
                if reading.lower(match.start("verb")).startswith(_BLAMING)
            ]
            charged += [
                match.start("who")
                for match in _HOLDS.finditer(reading.shape)
                if reading.lower(match.start("end")) == "responsible"
            ]
            charged += [
                match.start("who")
                for match in _IS_BLAMED.finditer(reading.shape)
                if reading.lower(match.end() - 1).startswith("blam")
            ]
            charged += [
                match.start("who")
                for match in _FELL_ON.finditer(reading.shape)
                if _SUSPECTED.search(reading.text(match.start(), match.end() - 1))
            ]
            found += [(number, party) for at in charged if (party := self.at(number, at))]
        return found
