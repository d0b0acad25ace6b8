"""The scene: what a document's earlier words say of who is acting, where, when, who speaks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from warledger.extract.attribution import voice_at
from warledger.extract.modality import modality_of
from warledger.extract.subject import words_of
from warledger.model import Place
from warledger.resolve import posts
from warledger.resolve.arms import Arms
from warledger.resolve.attacker import Attackers, Deed
from warledger.resolve.diplomacy import DIPLOMATIC, Dealings
from warledger.resolve.enemy import Enemies
from warledger.resolve.held import Held
from warledger.resolve.meant import Meant
from warledger.resolve.speaker import Speakers
from warledger.resolve.sums import Sums
from warledger.resolve.time import publication_day
from warledger.resolve.timeline import Timeline
from warledger.resolve.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warledger.codebook._draft import Draft
    from warledger.extract.attribution import Voice
    from warledger.extract.shape import Reading
    from warledger.model import Attribution, Document, Interval

_OLD = timedelta(days=3)

_EVENTS = frozenset({"attack", "harm", "damage"})
_HEAD = 3

_RELATIVE = frozenset({"who", "which"})


class Scene:
    """Completes drafts from what the document has told before, in reading order."""

    def __init__(
        self,
        document: Document,
        readings: Sequence[Reading],
        places: Sequence[dict[int, Place]],
        heard: Sequence[list[Voice]],
        drafts: Sequence[list[Draft]],
        country: Callable[[str], str | None],
        opponents: Callable[[str], tuple[str, ...]],
        home: str | None,
    ) -> None:
        """Look over the whole document once: its main place and time, who attacks whom."""
        self.document, self.readings, self.places = document, readings, places
        self.heard, self.drafts, self.country = heard, drafts, country
        self.opponents, self.home = opponents, home
        self.today = publication_day(document.published)
        self.where = Whereabouts(readings, places, drafts, document.published)
        self.timeline = Timeline(document.published, readings, drafts, self.where)
        self.enemies = Enemies(readings, opponents, Held(readings, places, opponents, self.today))
        self.parties = Meant(readings, home)
        self.attackers = Attackers(self._deeds(), self.parties, country, opponents)
        self.arms = Arms(self)
        self.speakers = Speakers(readings, heard)
        self.dealings = Dealings(self)
        self.sums = Sums(self)

    # — looking over the document —

    def place_at(self, number: int, index: int | None) -> Place | None:
        """The resolved place of a chunk."""
        return self.where.place_at(number, index)

    def when_at(self, number: int, index: int | None, anchor: Interval | None) -> Interval | None:
        """The resolved time of a chunk."""
        return self.timeline.when_at(number, index, anchor)

    def _deeds(self) -> list[Deed]:
        """The attacks that the document tells with their author and place."""
        found = []
        for number, drafts in enumerate(self.drafts):
            for draft in drafts:
                party = self.actor_at(number, draft.agent) if draft.type == "attack" else None
                if not party or party.islower() or self._describes(number, draft):
                    continue
                place = self.where.place_at(number, draft.place) or self._owned(number, draft)
                if place is not None and self.enemies.told(number, draft.agent, party, place):
                    found.append(Deed(number, party, place))
        return found

    def _describes(self, number: int, draft: Draft) -> bool:
        """True for a deed told to say who somebody is: "the rebels, who raided X last year"."""
        words = self.readings[number].lowers[(draft.agent or 0) + 1 : draft.trigger]
        return draft.agent is not None and not _RELATIVE.isdisjoint(words)

    def _owned(self, number: int, draft: Draft) -> Place | None:
        """The place of a deed that somebody owns up to: where the document last was."""
        owned = self.readings[number].shape[draft.trigger] == "r" and draft.modality != "denied"
        return self.where.carried(number, draft) if owned else None

    def actor_at(self, number: int, index: int | None) -> str | None:
        """The canonical name of the party that a chunk means."""
        return self.parties.at(number, index)

    # — completing a draft —

    def complete(self, number: int, draft: Draft) -> dict[str, object] | None:
        """The fields of the claim that a draft becomes, None when it should not become one."""
        self.timeline.reach(number)
        reading = self.readings[number]
        voice = voice_at(self.heard[number], draft.trigger)
        modality = draft.modality or modality_of(reading, draft.trigger, voice)
        place = self._place(number, draft)
        when = self.timeline.of(number, draft, place, future=modality in {"planned", "threatened"})
        actor = self.actor_at(number, draft.agent)
        if draft.type in {"attack", "harm"} and modality != "denied":
            actor = self.enemies.told(number, draft.agent, actor, place)
        told = actor is not None
        if draft.type in {"attack", "harm"} and place is not None and (actor is None or actor.islower()):
            actor = self.attackers.of(place, str(draft.fields.get("means")), unnamed=actor)
        speaker = self._speaker(number, draft, voice, place)
        if draft.type == "interception":
            actor = self.enemies.defender(actor, speaker, place)
        elif draft.type in {"attack", "harm"} or (
            draft.type == "territory" and not (actor is None and self.enemies.english)
        ):
            actor = self.enemies.meant(actor, speaker, place, told=told)
            if draft.type == "territory" and actor is None:
                return None
        fields: dict[str, object] = {
            "speaker": speaker,
            "modality": modality,
            "background": self._is_background(when),
            "scope": self.sums.scope(number, draft, place),
            "place": place,
            "when": when,
            "actor": actor,
            "recipient": self.actor_at(number, draft.target),
            "confidence": self._confidence(draft, place, when),
            **draft.fields,
        }
        if draft.type in DIPLOMATIC:
            return self.dealings.finish(number, draft, fields)
        if draft.type == "attack" and fields["means"] == "unspecified":
            fields["means"] = self.arms.of(number, draft, place, actor)
        if draft.parties:
            named = (self.actor_at(number, index) for index in draft.parties)
            fields["parties"] = tuple(dict.fromkeys(name for name in named if name))
        return fields

    def _speaker(
        self, number: int, draft: Draft, voice: Voice | None, place: Place | None
    ) -> Attribution | None:
        """Who answers for a claim.

        A party carried over does not answer for a new event, dated by the sentence's head, in
        another country.
        """
        if voice is not None and draft.type in _EVENTS and self._reacts(number, voice):
            return None
        spoken = self.speakers.of(number, voice) if draft.speaker else None
        if spoken is None or voice is not None or draft.place is None or place is None:
            return spoken
        if not self.enemies.english:
            return spoken
        if "T" not in self.readings[number].shape[:_HEAD]:
            return spoken
        home = self.country(spoken.side) if spoken.side else None
        return None if home and place.country and home != place.country else spoken

    def _reacts(self, number: int, voice: Voice) -> bool:
        """True for "X condemned the attack": it takes the event for known and reports nothing."""
        reading = self.readings[number]
        return reading.lower(voice.verb) in words_of(reading.language, "reactions")

    def _place(self, number: int, draft: Draft) -> Place | None:
        """Where it happened: as the sentence says, else where the document last was."""
        own = self.where.own(number, draft)
        if own is not None:
            return own
        head = posts.heading(self.readings, number) if draft.place is None and draft.here else None
        if head is not None:
            return self.place_at(*head)
        carried = self.where.carried(number, draft)
        agent = self.actor_at(number, draft.agent)
        if (
            carried
            and agent
            and self.enemies.english
            and carried.country
            and self.attackers.is_home(agent, carried.country)
        ):
            struck = self._other_side(number, draft, agent)
            return struck or (carried if draft.type == "harm" else None)
        return carried

    def _other_side(self, number: int, draft: Draft, agent: str) -> Place | None:
        """The country of who speaks of being struck by `agent`, when the sentence names no place."""
        voice = voice_at(self.heard[number], draft.trigger)
        spoken = self.speakers.of(number, voice)
        side = spoken.side if spoken else None
        code = self.country(side) if side and side != agent else None
        if code is None or side is None:
            return None
        return Place(name=side, country=code, precision="country")

    def _is_background(self, when: Interval | None) -> bool:
        """True for what the text tells as an earlier event than its news."""
        end = publication_day(when.end) if when else None
        return end is not None and self.today is not None and self.today - end > _OLD + timedelta(days=4)

    def _confidence(self, draft: Draft, place: Place | None, when: Interval | None) -> float:
        """How much of the claim the sentence itself says: 1.0 with place, time and actor."""
        told = (draft.place is not None, draft.when is not None, draft.agent is not None)
        return round(0.55 + 0.15 * sum(told) - 0.1 * (place is None) - 0.05 * (when is None), 2)
