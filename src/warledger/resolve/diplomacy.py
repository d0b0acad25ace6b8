"""Diplomacy over a whole document: who "he" and "both sides" are, which mentions are one dealing.

A repeat makes no further claim (codebook, Claims 11): of several mentions of one round of talks,
one exchange or one truce, the fullest stands. Outside a conflict there is no diplomacy to code.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention, Actors
from warledger.extract.attribution import voice_at
from warledger.extract.diplomacy import cue, is_pair
from warledger.extract.place import PlaceMention
from warledger.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warledger.codebook._draft import Draft
    from warledger.model import Actor
    from warledger.resolve.scene import Scene

DIPLOMATIC = frozenset(
    "talks exchange agreement proposal rejection precondition ultimatum sanction accusation position".split()
)
_PAIRED = frozenset({"talks", "exchange", "agreement"})
_PERSONAL = frozenset({"position", "accusation"})
_SPOKEN = frozenset({"precondition", "ultimatum", "rejection", "position"})
_ENOUGH = 2
_BACK = 4


def is_conflict(scene: Scene) -> bool:
    """True when a document speaks of armed conflict: in two ways, or in one and of known enemies."""
    if not scene.readings:
        return False
    language = scene.readings[0].language
    plain = cue(language, "other_matters").sub(" ", scene.document.text)
    found = {match.group().casefold() for match in cue(language, "conflict").finditer(plain)}
    if len(found) >= _ENOUGH or not found:
        return bool(found)
    values = (chunk.value for reading in scene.readings for chunk in reading.chunks)
    named = [value.actor for value in values if isinstance(value, ActorMention)]
    sides = {name for actor in named if (name := party(actor))}
    sides |= {place.name for places in scene.places for place in places.values() if place.name}
    known = Actors.load()
    return any(actor.kind == "group" for actor in named) or any(
        enemy in sides for side in sides for enemy in known.opponents(side)
    )


def party(actor: Actor) -> str | None:
    """The state or group that an actor stands for; None for a newspaper or an unnamed body."""
    if actor.side:
        return actor.side
    return actor.name if actor.kind in {"state", "group", "alliance", "force"} else None


class Dealings:
    """Completes the drafts of diplomacy, in reading order."""

    def __init__(self, scene: Scene) -> None:
        """Look over the document: its two main parties, whom each passage is about, what repeats."""
        self.scene = scene
        self.in_conflict = is_conflict(scene)
        self.pair = self._pair() if self.in_conflict else ()
        self.only_titles = all(r.passage.kind != "body" for r in scene.readings)
        self.author: str | None = None
        self.kept: set[int] = set()
        self.borrowed: dict[int, dict[str, object]] = {}
        if self.in_conflict:
            self._choose()

    # — who —

    def _mention(self, number: int, index: int) -> ActorMention | None:
        value = self.scene.readings[number].chunks[index].value
        return value if isinstance(value, ActorMention) else None

    def side(self, number: int, index: int | None) -> str | None:
        """The party that a chunk names or stands for."""
        return self._who(number, index, personal=False)

    def _who(self, number: int, index: int | None, *, personal: bool) -> str | None:
        if index is None:
            return None
        mention = self._mention(number, index)
        if mention is not None:
            if mention.form == "body" and mention.actor.side is None:
                return self._before(number, index, personal=personal, person=False) or mention.actor.name
            return self._named(mention.actor, personal=personal)
        value = self.scene.readings[number].chunks[index].value
        if isinstance(value, PlaceMention):
            return self._seat(value)
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
        return party(actor) or actor.name

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
                return self._who(number, spoken, personal=personal and person)
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
            mention = self._mention(number, index)
            if (
                mention is None
                or mention.form == "adjective"
                or (mention.form == "body" and not mention.actor.side)
            ):
                continue
            if (mention.actor.kind == "person") != person:
                if person or party(mention.actor) is None:
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
            weight = 3 if any(d.type in _PAIRED for d in self.scene.drafts[number]) else 1
            for index in range(len(reading.chunks)):
                mention = self._mention(number, index)
                name = party(mention.actor) if mention is not None else None
                if name is not None:
                    counted[name] += weight
        ranked = [name for name, _ in counted.most_common(6)]
        actors = Actors.load()
        for first in ranked:
            for second in ranked:
                if second in actors.opponents(first):
                    return tuple(name for name in ranked if name in {first, second})
        return tuple(ranked[:2])

    def _parties(self, number: int, draft: Draft) -> tuple[str, ...]:
        """The parties of talks, an agreement or an exchange."""
        found = [self.side(number, index) for index in draft.parties]
        named = tuple(dict.fromkeys(name for name in found if name))
        if draft.type == "exchange":
            return named if len(named) == 2 else tuple(dict.fromkeys((*named[:1], *self.pair)))[:2]
        reading = self.scene.readings[number]
        theirs = draft.agent is not None and reading.lower(draft.agent) == "they"
        if theirs or is_pair(reading, draft.first, draft.last):
            return self.pair if len(named) < 2 or theirs else named
        if len(named) < 2 and (draft.fields.get("filled") or not named):
            return tuple(dict.fromkeys((*named, *self.pair)))[:2]
        return named

    def _explicit(self, number: int, draft: Draft) -> frozenset[str] | None:
        """The parties that the words themselves name, None when fewer than two."""
        found = frozenset(name for index in draft.parties if (name := self.side(number, index)))
        return found if len(found) > 1 else None

    # — which mentions are one —

    def _choose(self) -> None:
        """Keep the fullest of the mentions that tell one dealing."""
        groups: list[list[tuple[int, Draft, tuple[object, ...]]]] = []
        for number, drafts in enumerate(self.scene.drafts):
            kind = self.scene.readings[number].passage.kind
            for draft in drafts:
                if draft.type not in DIPLOMATIC or (kind != "body" and not self.only_titles):
                    continue
                key = self._key(number, draft)
                for group in groups:
                    if group[0][1].type == draft.type and all(_same(key, other[2]) for other in group):
                        group.append((number, draft, key))
                        break
                else:
                    groups.append([(number, draft, key)])
        for group in groups:
            if all(draft.fields.get("echo") for _, draft, _ in group):
                continue
            best = max(group, key=lambda item: (self._fullness(item[1]), -item[0]))
            self.kept.add(id(best[1]))
            if best[1].type == "talks":
                self._lend(best[1], group)
        self._drop_stances()
        self._drop_echoes([item for group in groups for item in group])

    def _drop_stances(self) -> None:
        """A stance that says no more than an offer, refusal, threat or charge is that."""
        for drafts in self.scene.drafts:
            others = [d for d in drafts if d.type not in {"position", "harm", "damage"} and (id(d) in self.kept or d.type == "attack")]
            for draft in drafts:
                if draft.type == "position" and any(d.first <= draft.last and draft.first <= d.last for d in others):
                    self.kept.discard(id(draft))

    def _drop_echoes(self, items: list[tuple[int, Draft, tuple[object, ...]]]) -> None:
        """An exchange told without a number is the one whose number stands elsewhere."""
        exchanges = [
            (draft, key) for _, draft, key in items if draft.type == "exchange" and id(draft) in self.kept
        ]
        counted = {(key[0], key[2]) for draft, key in exchanges if draft.fields["low"]}
        for draft, key in exchanges:
            if not draft.fields["low"] and (key[0], key[2]) in counted:
                self.kept.discard(id(draft))

    def _key(self, number: int, draft: Draft) -> tuple[object, ...]:
        """What must agree for two mentions to be one; None agrees with anything."""
        if draft.type == "talks":
            order = draft.fields.get("round")
            if order is None and len(tuple(self._heads(number, draft))) > 1:
                order = 0
            return (
                self._venue(number, draft),
                order,
                draft.modality or "asserted",
                self._explicit(number, draft),
                draft.fields.get("format"),
            )
        if draft.type == "exchange":
            return (
                draft.fields["what"],
                draft.fields["low"] or 0,
                draft.fields["status"],
                draft.fields.get("of"),
            )
        if draft.type == "agreement":
            return (
                draft.fields["status"],
                draft.modality,
                self._explicit(number, draft),
                draft.fields.get("subject"),
            )
        return (number, draft.first, draft.trigger)

    def _venue(self, number: int, draft: Draft) -> str | None:
        """The name of the place of talks."""
        place = self.scene.place_at(number, draft.place)
        if place is not None:
            return place.name or place.words
        if draft.place is not None:
            return self.side(number, draft.place)
        return self._last_venue(number) if draft.fields.get("there") else None

    def _last_venue(self, number: int) -> str | None:
        """The last place below a country that the passages before name."""
        for passage in range(number - 1, max(-1, number - _BACK), -1):
            for index in range(len(self.scene.readings[passage].chunks) - 1, -1, -1):
                place = self.scene.place_at(passage, index)
                if place is not None and place.precision != "country":
                    return place.name or place.words
        return None

    def _fullness(self, draft: Draft) -> float:
        if draft.fields.get("echo"):
            return -1.0
        own = sum(value not in (None, "", 0) for value in draft.fields.values())
        return (
            own
            + 0.9 * (draft.place is not None)
            + 0.5 * (draft.when is not None)
            + 0.3 * min(2, len(draft.parties))
        )

    def _lend(self, best: Draft, group: list[tuple[int, Draft, tuple[object, ...]]]) -> None:
        """What other mentions of the same talks add: venue and round."""
        venue = next(
            (self._venue(number, draft) for number, draft, _ in group if self._venue(number, draft)), None
        )
        told = next((d for _, d, key in group if key[3]), None)
        number = next((draft.fields["round"] for _, draft, _ in group if draft.fields.get("round")), None)
        self.borrowed[id(best)] = {"venue": venue, "round": number}
        if told is not None and not next((key[3] for _, d, key in group if d is best), None):
            at = next(n for n, d, _ in group if d is told)
            self.borrowed[id(best)]["parties"] = self._parties(at, told)

    # — completing —

    def finish(self, number: int, draft: Draft, fields: Mapping[str, object]) -> dict[str, object] | None:
        """The fields of a claim of diplomacy; None for a repeat, or where no conflict is."""
        if id(draft) not in self.kept:
            return None
        personal = draft.type in _PERSONAL
        done = dict(fields)
        for name in ("of", "subject", "filled", "there", "echo"):
            done.pop(name, None)
        done["actor"] = self._who(number, draft.agent, personal=personal)
        done["recipient"] = self._who(number, draft.target, personal=False)
        done["place"] = None
        if draft.type in _PAIRED:
            done["parties"] = self._parties(number, draft)
            done["actor"] = done["recipient"] = None
        if draft.type == "talks":
            done.update(self.borrowed.get(id(draft), {}))
            done["place"] = fields["place"]
            done["heads"] = tuple(self._heads(number, draft))
            if len(done["parties"]) < 2:  # type: ignore[arg-type]
                return None
        if draft.type == "ultimatum":
            done["actor"] = self._who(number, draft.agent, personal=True)
        if done["actor"] is None and draft.type in _SPOKEN:
            done["actor"] = self._speaks(number, fields.get("speaker"), personal=personal or draft.type == "ultimatum")
        if draft.type == "ultimatum":
            done["parties"] = self._behind(number, draft, fields.get("speaker"))
        if draft.type == "proposal":
            done["actor"] = self.author = done["actor"] or self.author
        if done["actor"] is None and draft.type not in _PAIRED:
            return None
        return done

    def _speaks(self, number: int, speaker: object, *, personal: bool) -> str | None:
        """Whose words they are: the speaker, else whom the sentence is about."""
        if isinstance(speaker, Attribution):
            return (speaker.name if personal else speaker.side) or speaker.side or speaker.name
        topic = self._topic(number, len(self.scene.readings[number].chunks), person=False)
        return self._named(topic, personal=personal) if topic is not None else None

    def _behind(self, number: int, draft: Draft, speaker: object) -> tuple[str, ...]:
        """The states or groups of an ultimatum: its author's and its target's."""
        author = self.side(number, draft.agent)
        if author is None and isinstance(speaker, Attribution):
            author = speaker.side or speaker.name
        named = (author, self.side(number, draft.target))
        return tuple(dict.fromkeys(name for name in named if name))

    def _heads(self, number: int, draft: Draft) -> Iterator[str]:
        """Persons named as those who met."""
        for index in draft.parties:
            mention = self._mention(number, index)
            if mention is not None and mention.actor.kind == "person":
                yield mention.actor.name


def _same(one: tuple[object, ...], two: tuple[object, ...]) -> bool:
    """True when nothing that both tell differs."""
    for left, right in zip(one, two, strict=True):
        if left is None or right is None:
            continue
        if isinstance(left, frozenset) and isinstance(right, frozenset):
            if not left <= right and not right <= left:
                return False
        elif left != right:
            return False
    return True


_WORD = re.compile(r"\w+")
