"""Diplomacy over a whole document: which mentions are one dealing, and what a claim of it holds.

A repeat makes no further claim (codebook, Claims 11): of several mentions of one round of talks,
one exchange or one truce, the fullest stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from warledger.extract.time import TimeMention
from warledger.model import Attribution, Interval
from warledger.resolve.needless import needless
from warledger.resolve.parties import PAIRED, Parties
from warledger.resolve.time import interval, news

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from warledger.codebook._draft import Draft
    from warledger.resolve.scene import Scene

    Told = tuple[int, Draft, tuple[object, ...]]
    """A draft with the number of its passage and what another mention of it must agree in."""

DIPLOMATIC = frozenset(
    "talks exchange agreement proposal rejection precondition ultimatum sanction accusation position".split()
)
_PERSONAL = frozenset({"position", "accusation", "ultimatum"})
_BY_PERSONS = frozenset({"proposal", "rejection", "precondition"})
"""Claims by a person where one is named, else by the state or group."""
_NOTES = frozenset({"limit", "subject", "filled", "there", "echo", "loose", "firm", "part", "plain", "view"})
"""Fields that a finder notes for the document's sake and no claim has."""
_TOP = 2
_RIVALS = re.compile(
    r"\b(?:rival|warring|competing|opposing) (?:\w+ )?(?:governments|factions|sides|parties|groups|camps)\b"
)
_OPEN = 100
"""Dealings of one type that a later mention can still be about: bounds the work on any text."""
_SPOKEN = frozenset({"precondition", "ultimatum", "rejection", "position"})
_BACK = 4


class Dealings:
    """Completes the drafts of diplomacy, in reading order."""

    def __init__(self, scene: Scene) -> None:
        """Look over the document: its two main parties, whom each passage is about, what repeats."""
        self.scene = scene
        self.parties = Parties(scene)
        self.only_titles = all(r.passage.kind != "body" for r in scene.readings)
        self.author: tuple[str, object] | None = None
        self.kept: set[int] = set()
        self.venues: set[str] = set()
        self.met: tuple[str, ...] = ()
        """The parties of the talks told last."""
        self.borrowed: dict[int, dict[str, object]] = {}
        self._choose()

    # — which mentions are one —

    def _choose(self) -> None:
        """Keep the fullest of the mentions that tell one dealing."""
        groups: dict[str, list[list[Told]]] = {kind: [] for kind in PAIRED}
        for told in self._mentions():
            kind = told[1].type
            if kind not in PAIRED:
                self.kept.add(id(told[1]))
                continue
            near = groups[kind][-_OPEN:]
            group = next((g for g in near if all(_same(told[2], other[2]) for other in g[:_OPEN])), None)
            if group is None:
                groups[kind].append([told])
            else:
                group.append(told)
        self.venues = {str(name) for group in groups["talks"] for _, _, (name, *_) in group if name}
        for group in (group for found in groups.values() for group in found):
            if not all(draft.fields.get("echo") for _, draft, _ in group):
                best = max(group, key=lambda item: (self._fullness(item[1]), -item[0]))
                self.kept.add(id(best[1]))
                if best[1].type == "talks":
                    self._lend(best[1], group)
        for drafts in self.scene.drafts:
            self.kept -= needless(drafts, self.kept)
        self._drop_echoes([told for group in groups["exchange"] for told in group])

    def _mentions(self) -> Iterator[Told]:
        """Every draft of diplomacy with what must agree; a headline's only where there is no body."""
        for number, drafts in enumerate(self.scene.drafts):
            if self.scene.readings[number].passage.kind == "body" or self.only_titles:
                for draft in drafts:
                    if draft.type in DIPLOMATIC:
                        yield number, draft, self._key(number, draft) if draft.type in PAIRED else ()

    def _drop_echoes(self, items: list[Told]) -> None:
        """An exchange told without a number is the one whose number stands elsewhere."""
        exchanges = [(draft, key) for _, draft, key in items if id(draft) in self.kept]
        counted = {(key[0], key[2]) for draft, key in exchanges if draft.fields["low"]}
        for draft, key in exchanges:
            if draft.fields.get("loose") and len(exchanges) == 1:
                self.kept.discard(id(draft))
            if not draft.fields["low"] and (key[0], key[2]) in counted:
                self.kept.discard(id(draft))

    def _key(self, number: int, draft: Draft) -> tuple[object, ...]:
        """What must agree for two mentions to be one; None agrees with anything."""
        if draft.type == "talks":
            order = draft.fields.get("round")
            if order is None and len(tuple(self.parties.heads(number, draft))) > 1:
                order = 0
            return (
                self._venue(number, draft, finer=True),
                order,
                draft.modality or "asserted",
                self.parties.explicit(number, draft),
                draft.fields.get("format") or ("meeting" if draft.place is not None else None),
            )
        fields = draft.fields
        if draft.type == "exchange":
            return (fields["what"], fields["low"] or 0, fields["status"], fields.get("part"))
        return (fields["status"], draft.modality, self.parties.explicit(number, draft), fields.get("subject"))

    def _venue(self, number: int, draft: Draft, *, finer: bool = False) -> str | None:
        """The name of the place of talks; with `finer` none for a country, in which any town may be."""
        place = self.scene.place_at(number, draft.place)
        if place is not None:
            if finer and place.precision == "country":
                return None
            return place.name or place.words
        if draft.place is not None:
            return self.parties.side(number, draft.place)
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

    def _lend(self, best: Draft, group: list[Told]) -> None:
        """What other mentions of the same talks add: venue and round."""
        venue = next((name for number, draft, _ in group if (name := self._venue(number, draft))), None)
        if venue is None and best.fields.get("format") != "call":
            venue = next(iter(self.venues)) if len(self.venues) == 1 else None
            if venue is None and not self.venues and best.modality is None:
                venue = self.parties.filed_from(next(n for n, d, _ in group if d is best), best)
        told = next((d for _, d, key in group if key[3]), None)
        number = next((draft.fields["round"] for _, draft, _ in group if draft.fields.get("round")), None)
        self.borrowed[id(best)] = {"venue": venue, "round": number, "when": self._lent_when(best, group)}
        if told is not None and not next((key[3] for _, d, key in group if d is best), None):
            at = next(n for n, d, _ in group if d is told)
            self.borrowed[id(best)]["parties"] = self.parties.of(at, told)

    def _lent_when(self, best: Draft, group: list[Told]) -> Interval | None:
        """When the talks were, by another mention; of talks told at a report's top, around its day."""
        for number, draft, _ in group:
            when = self._time(number, draft.when) if draft is not best else None
            if when is not None and when.start is not None:
                return msgspec.structs.replace(when, words=None)
        first = min(self.scene.readings[number].passage.paragraph for number, _, _ in group)
        return news(self.scene.document.published) if best.modality is None and first <= _TOP else None

    def _time(self, number: int, index: int | None, *, future: bool = False) -> Interval | None:
        """The time that a chunk tells, on the calendar."""
        reading = self.scene.readings[number]
        value = reading.chunks[index].value if index is not None else None
        if not isinstance(value, TimeMention):
            return None
        words = reading.passage.text[value.start : value.end]
        return interval(words, value, self.scene.document.published, future=future)

    # — completing —

    def finish(self, number: int, draft: Draft, fields: Mapping[str, object]) -> dict[str, object] | None:
        """The fields of a claim of diplomacy; None for a repeat, or without a party."""
        if id(draft) not in self.kept:
            return None
        done = {name: value for name, value in fields.items() if name not in _NOTES}
        done["place"] = fields["place"] if draft.type == "talks" else None
        if draft.type in PAIRED:
            return self._between(number, draft, done)
        return self._by_one(number, draft, done)

    def _between(self, number: int, draft: Draft, done: dict[str, object]) -> dict[str, object] | None:
        """Talks, an agreement or an exchange: between parties, none of them the actor."""
        parties = self.parties.of(number, draft)
        done |= {"actor": None, "recipient": None, "parties": parties}
        if draft.type == "talks":
            borrowed = self.borrowed.get(id(draft), {})
            done |= {
                name: value for name, value in borrowed.items() if name != "when" or done["when"] is None
            }
            done["heads"] = tuple(self.parties.heads(number, draft))
            parties = borrowed.get("parties", parties)  # type: ignore[assignment]
            if len(parties) > 1:
                self.met = parties
            elif draft.modality == "planned" and not draft.parties:  # "a next round is planned": of the same
                parties = done["parties"] = self.met
        if draft.type == "agreement":
            done |= self._term(number, draft, done["when"])
        reading = self.scene.readings[number]
        rivals = _RIVALS.search(reading.text(draft.first, draft.last))  # "Libya's rival governments"
        return done if len(parties) > (draft.type == "talks" and not rivals) else None

    def _term(self, number: int, draft: Draft, when: object) -> dict[str, str | None]:
        """From when to when an agreement holds, as far as the sentence says."""
        limit = draft.fields.get("limit")
        ends = self._time(number, limit, future=True) if isinstance(limit, int) else None
        starts = when if isinstance(when, Interval) and draft.when not in {None, limit} else None
        return {
            "starts": starts.start if starts else None,
            "ends": ends.end if ends else None,
        }

    def _by_one(self, number: int, draft: Draft, done: dict[str, object]) -> dict[str, object] | None:
        """A claim with one author: who does it, or whose words they are."""
        personal = draft.type in _PERSONAL
        speaker = done.get("speaker")
        actor = self._author(number, draft, speaker, personal=personal)
        if draft.type in _BY_PERSONS:
            person = self._author(number, draft, speaker, personal=True)
            theirs = person in self.parties.persons and self._is_personal(number, draft.agent)
            done["parties"] = (actor,) if theirs and actor not in {None, person} else ()
            actor = person if theirs else actor or person
        elif personal and draft.type != "ultimatum":
            side = self.parties.side(number, draft.agent) if draft.agent is not None else None
            done["parties"] = (side,) if side is not None and side != actor else ()
        if draft.type == "proposal":
            if actor is not None:
                self.author = actor, done["parties"]
            elif self.author is not None:
                actor, done["parties"] = self.author
        other = self.parties.who(number, draft.target, personal=False)
        done |= {"actor": actor, "recipient": other if other != actor else None}
        if draft.type == "ultimatum":
            threatened = draft.agent is None and other is not None
            about = self.parties.speaks(number, None, personal=True)
            if isinstance(speaker, Attribution) and threatened and actor == about:
                done |= {
                    "actor": speaker.name or speaker.words,
                    "recipient": other,
                }  # "if he does not comply"
            done["parties"] = self.parties.behind(number, draft, speaker)
            until = done["when"]
            if isinstance(until, Interval) and draft.when is not None:
                done["deadline"] = until.start or until.words
        return done if actor is not None else None

    def _is_personal(self, number: int, agent: int | None) -> bool:
        """True where a person, "he" or whoever speaks is the author, not "the group" or "it"."""
        if agent is None:
            return True
        mention = self.parties.mention(number, agent)
        word = self.scene.readings[number].lower(agent)
        return word in {"he", "she", "i"} or (mention is not None and mention.actor.kind == "person")

    def _author(self, number: int, draft: Draft, speaker: object, *, personal: bool) -> str | None:
        """Who does it, or whose words they are."""
        actor = self.parties.who(number, draft.agent, personal=personal, told=True)
        pronoun = draft.agent is not None and self.scene.readings[number].shape[draft.agent] == "j"
        if pronoun and personal:
            actor = self.parties.speaks(number, speaker, personal=True, told=False) or actor
        if actor is None and draft.type in _SPOKEN:
            actor = self.parties.speaks(number, speaker, personal=personal)
        return actor


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
