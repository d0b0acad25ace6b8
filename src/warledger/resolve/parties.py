"""Parties over a whole document: whom "he", "the group" and "both sides" mean, who speaks for whom."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention, Actors
from warledger.extract.attribution import voice_at
from warledger.extract.figure import named
from warledger.extract.parties import is_pair, mediators, unlisted_name
from warledger.extract.place import PlaceMention
from warledger.extract.setting import is_dateline
from warledger.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.codebook._draft import Draft
    from warledger.extract.shape import Reading
    from warledger.model import Actor
    from warledger.resolve.scene import Scene

PAIRED = frozenset({"talks", "exchange", "agreement"})
_BACK = 4
_STATELY = frozenset(
    "government army military junta authorities troops forces parliament cabinet presidency regime".split()
)
_LEADERS = re.compile(
    r"\b(?:the two|both|the) (?:leaders|presidents|men|prime ministers|heads of state|foreign ministers|ministers|generals|politicians)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:its|their|his|her|our) (?:own |special |senior )?(?:envoys?|officials|delegates|delegation|representatives|negotiators?|diplomats|officers|generals)\b"
)
_MEDIATING = frozenset({"mediators", "mediator"})


def party(actor: Actor) -> str | None:
    """The state or group that an actor stands for; None for a newspaper or an unnamed body."""
    if actor.side:
        return actor.side
    return actor.name if actor.kind in {"state", "group", "alliance", "force"} else None


def _is_dealt_with(reading: Reading, index: int) -> bool:
    """True for whom talks or a truce are with: "a ceasefire with Hamas"."""
    before = re.search(r"[12]w?i$", reading.shape[:index])
    return bool(before) and reading.lower(index - 1) in {"with", "between"}


class Parties:
    """Resolves the chunks of drafts to states, groups and persons."""

    def __init__(self, scene: Scene) -> None:
        """Look over the document for the two parties that its dealings are between."""
        self.scene = scene
        self.state: str | None = None
        self.group: str | None = None
        self.persons: set[str] = set()
        self.pair = self._pair()
        kinds = {name: kind for kind, names in self._kinds().items() for name in names}
        states = [name for name in self.pair if kinds.get(name) == "state"]
        groups = [name for name, kind in kinds.items() if kind == "group" and not name.islower()]
        self.state = states[0] if len(states) == 1 and len(self.pair) == 2 else None
        self.group = groups[0] if len(groups) == 1 else None

    def _kinds(self) -> dict[str, set[str]]:
        """The states and the groups that the document names."""
        found: dict[str, set[str]] = {"state": set(), "group": set()}
        for number, reading in enumerate(self.scene.readings):
            for index in range(len(reading.chunks)):
                mention = self.mention(number, index)
                if mention is not None and mention.actor.kind == "person":
                    self.persons.add(mention.actor.name)
                if mention is None or (name := party(mention.actor)) is None:
                    continue
                kind = "group" if mention.actor.kind == "group" else "state"
                found[kind].add(name)
        found["state"] -= found["group"]
        return found

    def mention(self, number: int, index: int) -> ActorMention | None:
        """The actor that a chunk of passage `number` names, if it names one."""
        return named(self.scene.readings[number].chunks[index].value)

    def side(self, number: int, index: int | None) -> str | None:
        """The party that a chunk names or stands for."""
        return self.who(number, index, personal=False)

    def who(self, number: int, index: int | None, *, personal: bool, told: bool = False) -> str | None:
        """The name of whom a chunk means: the party, or with `personal` the person or body itself.

        With `told` a body of no side stands for itself, and "the government" for the state the text is about.
        """
        if index is None:
            return None
        mention = self.mention(number, index)
        if mention is not None:
            if mention.form == "body" and mention.actor.side is None:
                last = mention.actor.name.casefold().rsplit(" ", 1)[-1]
                if last in _MEDIATING:
                    return mention.actor.name
                if told and mention.actor.kind != "media" and not mention.actor.name.islower():
                    return mention.actor.name
                state = (self.state or (self.scene.home if told else None)) if last in _STATELY else None
                return state or self._before(number, index, personal=personal, person=False)
            named = self._named(mention.actor, personal=personal)
            return self.group or named if named is not None and named.islower() else named
        value = self.scene.readings[number].chunks[index].value
        if isinstance(value, PlaceMention):
            return self._seat(value)
        if self.scene.readings[number].shape[index] == "C":
            return unlisted_name(self.scene.readings[number], index) if personal else None
        return self._stands_for(number, index, personal=personal)

    @staticmethod
    def _seat(place: PlaceMention) -> str | None:
        """The party that a country or a capital stands for: "Kyiv's proposal"."""
        found = Actors.load().find(place.words)
        if found and found[0].start == 0:
            return party(found[0].actor)
        best = place.candidates[:1]
        return best[0].name if best and best[0].precision == "country" else None

    @staticmethod
    def _named(actor: Actor, *, personal: bool) -> str | None:
        if personal and actor.kind in {"person", "body", "office", "force", "alliance"}:
            return actor.name
        return party(actor) or (actor.name if personal or actor.kind == "person" else None)

    def _stands_for(self, number: int, index: int, *, personal: bool) -> str | None:
        """Whom a pronoun or "the group" means."""
        reading = self.scene.readings[number]
        word = reading.lower(index)
        person = word in {"he", "she", "i", "his", "her"}
        if is_pair(reading, max(0, index - 2), index) and not person:
            return self.pair[0] if self.pair else None
        voice = voice_at(self.scene.heard[number], index)
        if (
            voice is not None
            and word in {"it", "they", "we", "i", "he", "she"}
            and voice.first <= index
            and index != voice.verb - 1
        ):
            spoken = voice.speaker if not voice.pronoun else None
            if spoken is not None and spoken != index:
                return self.who(number, spoken, personal=personal and person)
        return self._before(number, index, personal=personal, person=person)

    def _before(self, number: int, index: int, *, personal: bool, person: bool) -> str | None:
        """The nearest subject before a chunk, of the kind wanted."""
        for passage in range(number, max(-1, number - _BACK), -1):
            last = index if passage == number else len(self.scene.readings[passage].chunks)
            found = self._topic(passage, last, person=person)
            if found is not None:
                return self._named(found, personal=personal)
        return None

    def _topic(self, number: int, last: int, *, person: bool) -> Actor | None:
        """The first actor of a passage that is no mere complement."""
        reading = self.scene.readings[number]
        best = None
        for index in range(last):
            mention = self.mention(number, index)
            if (
                mention is None
                or mention.form == "adjective"
                or (mention.form == "body" and not mention.actor.side)
            ):
                continue
            if (mention.actor.kind == "person") != person and (person or party(mention.actor) is None):
                continue
            before = reading.shape[index - 1] if index else ""
            if before == "d" and index > 1:
                before = reading.shape[index - 2]
            if before not in {"e", "i", "o", "f", "t"} or person:
                if (mention.actor.kind == "person") == person:
                    return mention.actor
                best = best or mention.actor
        return best

    def _pair(self) -> tuple[str, ...]:
        """The two parties that the document's dealings are between: enemies if there are any."""
        counted: Counter[str] = Counter()
        for number, reading in enumerate(self.scene.readings):
            weight = 3 if any(d.type in PAIRED for d in self.scene.drafts[number]) else 1
            aside = mediators(reading, 0, len(reading.chunks) - 1)
            for index in range(len(reading.chunks)):
                mention = self.mention(number, index) if index not in aside else None
                name = party(mention.actor) if mention is not None else None
                if name is not None and not name.islower():
                    counted[name] += weight if not _is_dealt_with(reading, index) else 2 * weight + 3
        ranked = [name for name, _ in counted.most_common(6)]
        actors = Actors.load()
        for first in ranked:
            for second in ranked:
                if second in actors.opponents(first):
                    return tuple(name for name in ranked if name in {first, second})
        return tuple(ranked[:2])

    def of(self, number: int, draft: Draft) -> tuple[str, ...]:
        """The parties of talks, an agreement or an exchange."""
        found = [self.side(number, index) for index in draft.parties]
        named = tuple(dict.fromkeys(name for name in found if name))
        if draft.type == "exchange":
            return named if len(named) == 2 else tuple(dict.fromkeys((*named[:1], *self.pair)))[:2]
        reading = self.scene.readings[number]
        leaders = self._leaders(number, draft) if len(named) < 2 else ()
        if leaders:
            return leaders
        theirs = draft.agent is not None and reading.lower(draft.agent) == "they"
        if theirs or is_pair(reading, draft.first, draft.last):
            return self.pair if len(named) < 2 or theirs else named
        one_told = draft.type == "agreement" and len(named) == 1 and named[0] in self.pair
        own = bool(_OWN.search(reading.text(draft.first, draft.last)))
        if len(named) < 2 and (draft.fields.get("filled") or not named or one_told or own):
            return tuple(dict.fromkeys((*named, *self.pair)))[:2]
        return named

    def _leaders(self, number: int, draft: Draft) -> tuple[str, ...]:
        """Whose leaders "the two leaders" are: of the two persons named last before them."""
        reading = self.scene.readings[number]
        if draft.type != "talks" or not _LEADERS.search(reading.text(draft.first, draft.last)):
            return ()
        found: list[str] = []
        for passage in range(number, max(-1, number - _BACK), -1):
            last = draft.trigger if passage == number else len(self.scene.readings[passage].chunks)
            for index in range(last - 1, -1, -1):
                mention = self.mention(passage, index)
                if mention is None or mention.actor.kind != "person":
                    continue
                side = party(mention.actor)
                if side is not None and side not in found:
                    found.insert(0, side)
                if len(found) > 1:
                    return tuple(found)
        return ()

    def filed_from(self, number: int, draft: Draft) -> str | None:
        """The town a report was sent from, where it lies in no party's country: there a third one hosts."""
        for passage, reading in enumerate(self.scene.readings[: self._body() + 1]):
            if not is_dateline(reading, 0) or not reading.chunks:
                continue
            place = self.scene.place_at(passage, 0)
            homes = {self.scene.country(name) for name in self.of(number, draft)}
            if place is not None and place.country and place.country not in homes and None not in homes:
                return place.name or place.words
        return None

    def _body(self) -> int:
        """The first passage of the body."""
        kinds = [reading.passage.kind for reading in self.scene.readings]
        return kinds.index("body") if "body" in kinds else len(kinds) - 1

    def explicit(self, number: int, draft: Draft) -> frozenset[str] | None:
        """The parties that the words themselves name, None when fewer than two."""
        found = frozenset(name for index in draft.parties if (name := self.side(number, index)))
        return found if len(found) > 1 else None

    def speaks(self, number: int, speaker: object, *, personal: bool, told: bool = True) -> str | None:
        """Whose words they are: the speaker; with `told`, else whom the sentence is about."""
        if isinstance(speaker, Attribution):
            name = (speaker.name if personal else speaker.side) or speaker.side or speaker.name
            if name is not None and not name.islower():
                return name
        if not told:
            return None
        topic = self._topic(number, len(self.scene.readings[number].chunks), person=False)
        return self._named(topic, personal=personal) if topic is not None else None

    def behind(self, number: int, draft: Draft, speaker: object) -> tuple[str, ...]:
        """The states or groups of an ultimatum: its author's and its target's."""
        author = self.side(number, draft.agent)
        if author is None and isinstance(speaker, Attribution):
            author = speaker.side or speaker.name
        named = (author, self.side(number, draft.target))
        return tuple(dict.fromkeys(name for name in named if name))

    def heads(self, number: int, draft: Draft) -> Iterator[str]:
        """Persons named as those who met."""
        for index in draft.parties:
            mention = self.mention(number, index)
            if mention is not None and mention.actor.kind == "person":
                yield mention.actor.name
