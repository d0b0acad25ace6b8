"""The scene: what a document's earlier words say of who is acting, where, when, who speaks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from warledger.extract.attribution import voice_at
from warledger.extract.frame import is_of_saying
from warledger.extract.modality import modality_of
from warledger.extract.place import PlaceMention
from warledger.extract.time import TimeMention
from warledger.model import Attribution, Interval, Place
from warledger.resolve.attacker import Attackers, Deed, Parties
from warledger.resolve.diplomacy import DIPLOMATIC, Dealings
from warledger.resolve.speaker import Speakers
from warledger.resolve.sums import Sums
from warledger.resolve.time import interval, publication_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warledger.codebook._draft import Draft
    from warledger.extract.attribution import Voice
    from warledger.extract.shape import Reading
    from warledger.model import Document

_DAYS = frozenset({"minute", "hour", "night", "day"})
_LEAD = 4
_STEM = 5
_EARLY = 9
_OPENING = 2
"""Title and lead: the passages up to this one."""
VIOLENT = frozenset({"attack", "harm", "damage", "interception", "territory"})
_RECENT = timedelta(days=10)
_OLD = timedelta(days=3)
_COARSE = frozenset({"admin1", "admin2", "country"})


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
        self.main_when = self._main_when()
        self.attack_days = self._attack_days()
        self.specific, self.villages = self._specific(), self._villages()
        self.opens_wide = False
        self.main_place = self._main_place()
        self.parties = Parties(readings, home)
        self.attackers = Attackers(self._deeds(), self.parties, country, opponents)
        self.weapons = self._weapons()
        self.place: Place | None = None
        self.place_paragraph = -1
        self.when: Interval | None = None
        self.when_paragraph = -1
        self.anchor: Interval | None = None
        self.at = -1
        self.speakers = Speakers(readings, heard)
        self.dealings = Dealings(self)
        self.sums = Sums(self)

    # — looking over the document —

    def place_at(self, number: int, index: int | None) -> Place | None:
        """The resolved place of a chunk."""
        if index is None:
            return None
        value = self.readings[number].chunks[index].value
        return self.places[number].get(value.start) if isinstance(value, PlaceMention) else None

    def when_at(
        self, number: int, index: int | None, anchor: Interval | None, *, future: bool = False
    ) -> Interval | None:
        """The resolved time of a chunk."""
        if index is None:
            return None
        reading = self.readings[number]
        value = reading.chunks[index].value
        if not isinstance(value, TimeMention):
            return None
        day = publication_day(anchor.start) if anchor and anchor.precision in _DAYS else None
        if value.role == "after":
            day = self._day_before(number, index) or day
        words = reading.passage.text[value.start : value.end]
        return interval(words, value, self.document.published, day, future=future)

    def _day_before(self, number: int, index: int) -> date | None:
        """The day that the sentence names before a chunk: "on Sunday, a day after …"."""
        for earlier in range(index - 1, -1, -1):
            if self.readings[number].shape[earlier] == "T":
                when = self.when_at(number, earlier, None)
                return publication_day(when.start) if when else None
        return None

    def _main_when(self) -> Interval | None:
        """The day that the document's news is of.

        That of the first attack with one, else of the first harm or damage; an older one only
        where the opening tells it.
        """
        for types, last in ((VIOLENT, _LEAD), ({"attack"}, None), (VIOLENT, None)):
            for number, drafts in enumerate(self.drafts[:last]):
                for draft in drafts:
                    if draft.type in types and draft.when is not None:
                        when = self._news_day(number, draft.when)
                        if when is not None and (draft.scope != "total" or when.precision in _DAYS):
                            return when
        return self._first_day()

    def _first_day(self) -> Interval | None:
        """The first recent day that the body tells of at all, other than days of saying."""
        for number, reading in enumerate(self.readings[:_EARLY]):
            for index, letter in enumerate(reading.shape):
                if letter == "T" and not is_of_saying(reading, index):
                    when = self._news_day(number, index)
                    if when is not None and when.precision in _DAYS:
                        return when
        return None

    def _attack_days(self) -> dict[object, Interval]:
        """The first day told for an attack on each place."""
        found: dict[object, Interval] = {}
        for number, drafts in enumerate(self.drafts):
            for draft in drafts:
                place = self.place_at(number, draft.place)
                if draft.type == "attack" and draft.scope != "total" and place is not None:
                    when = self._news_day(number, draft.when) if draft.when is not None else None
                    if when is not None and when.precision in _DAYS:
                        found.setdefault(place.geonames or place.name, when)
        return found

    def _news_day(self, number: int, index: int) -> Interval | None:
        """The resolved time at a chunk, if it can be the day of the document's news."""
        value = self.readings[number].chunks[index].value
        hangs = isinstance(value, TimeMention) and value.base[0] in {"anchor", "ago", "part"}
        if hangs and getattr(value, "part", "") != "night":
            return None
        when = self.when_at(number, index, None)
        start = publication_day(when.start) if when else None
        if when is None or start is None or self.today is None or start > self.today:
            return None
        recent = start >= self.today - _RECENT and when.precision in _DAYS
        opening = number <= _OPENING and when.precision in {*_DAYS, "month"}
        return when if recent or opening else None

    def _main_place(self) -> Place | None:
        """The first place that the document gives to violence.

        Of a country or region told first, the one place in it that the document goes on to
        tell of, if there is just one.
        """
        for number, drafts in enumerate(self.drafts):
            for draft in drafts:
                place = self.place_at(number, draft.place)
                if draft.type in VIOLENT and place is not None:
                    self.opens_wide = place.precision == "country" and not self.tells_one(number)
                    return self._refined(place, number)
        return self._first_place()

    def _first_place(self) -> Place | None:
        """The first place the document names at all, one below a country if there is any."""
        named = [place for places in self.places for _, place in sorted(places.items())]
        exact = (place for place in named if place.precision != "country")
        return next(exact, named[0] if named else None)

    def _villages(self) -> list[Place]:
        """The places that the document introduces as a village, town or city, in its order."""
        found = []
        for number, reading in enumerate(self.readings):
            settled = reading.language.file.places.settled
            for chunk in reading.chunks:
                value = chunk.value
                if isinstance(value, PlaceMention) and value.kind in settled:
                    place = self.places[number].get(value.start)
                    if place is not None and place.precision not in _COARSE:
                        found.append(place)
        return found

    def _specific(self) -> list[Place]:
        """The distinct places below a region that the document gives to single incidents."""
        found: dict[object, Place] = {}
        for number, drafts in enumerate(self.drafts):
            for draft in drafts:
                place = self.place_at(number, draft.place)
                if (
                    draft.type in {"attack", "harm", "damage"}
                    and draft.scope != "total"
                    and place is not None
                    and place.precision not in _COARSE
                ):
                    found.setdefault(place.geonames or place.name, place)
        return list(found.values())

    def _refined(self, place: Place, number: int | None = None) -> Place:
        """A region or country, or the one place in it that the document tells of.

        Codebook, Incidents 1: a coarse place means the settlement only when there is exactly
        one it can mean; or the first of them, where passage `number` tells of one attack.
        A region is never its namesake city.
        """
        if place.precision not in _COARSE:
            return place
        namesake = (place.name or "").casefold()[:_STEM]
        inside = [
            other
            for other in self.specific
            if other.country == place.country
            and (place.precision == "country" or other.admin1 in {place.admin1, None})
            and (place.precision == "country" or not (other.name or "").casefold().startswith(namesake))
        ]
        inside = (
            inside
            or [
                other
                for other in self.villages
                if other.country == place.country
                and (place.precision == "country" or other.admin1 in {place.admin1, None})
            ][:1]
        )
        one = len(inside) == 1 or (bool(inside) and number is not None and self.tells_one(number))
        return msgspec.structs.replace(inside[0], words=place.words) if one else place

    @staticmethod
    def _holds(outer: Place, inner: Place) -> bool:
        """True for a region or country and a more exact place in it."""
        if outer.precision == "country":
            return inner.precision != "country" and inner.country == outer.country
        return (
            outer.precision == "admin1"
            and inner.precision not in {"admin1", "country"}
            and inner.country == outer.country
            and inner.admin1 in {outer.admin1, None}
        )

    def tells_one(self, number: int) -> bool:
        """A passage that tells of a single attack, or of one village, market or hospital struck."""
        reading = self.readings[number]
        forms = [
            getattr(reading.chunks[i].value, "form", "")
            for i, letter in enumerate(reading.shape)
            if letter in "SO"
        ]
        counted = any(getattr(getattr(c.value, "counts", None), "letter", "") == "S" for c in reading.chunks)
        return bool(forms) and "plural" not in forms and not counted

    def _deeds(self) -> list[Deed]:
        """The attacks that the document tells with their author and place."""
        found = []
        for number, drafts in enumerate(self.drafts):
            for draft in drafts:
                party = self.actor_at(number, draft.agent) if draft.type in {"attack", "harm"} else None
                place = self.place_at(number, draft.place)
                if party and not party.islower() and place is not None:
                    found.append(Deed(number, party, place))
        return found

    def _weapons(self) -> dict[object, str]:
        """The means first told for each place, and the commonest for each actor."""
        found: dict[object, str] = {}
        counted: dict[str, dict[str, int]] = {}
        for number, drafts in enumerate(self.drafts):
            for draft in drafts:
                means = str(draft.fields.get("means", "unspecified"))
                if draft.type != "attack" or means == "unspecified":
                    continue
                place, actor = self.place_at(number, draft.place), self.actor_at(number, draft.agent)
                if place is not None:
                    found.setdefault(place.geonames or place.name, means)
                if actor:
                    counts = counted.setdefault(actor, {})
                    counts[means] = counts.get(means, 0) + 1
        for actor, counts in counted.items():
            found[actor] = max(counts, key=lambda m: counts[m])
        return found

    def _means(self, place: Place | None, actor: str | None) -> str:
        """The means of an attack told without one: as the document has it for the place or actor."""
        told = self.weapons.get((place.geonames or place.name) if place else None)
        return told or self.weapons.get(actor) or "unspecified"

    def actor_at(self, number: int, index: int | None) -> str | None:
        """The canonical name of the party that a chunk means."""
        return self.parties.at(number, index)

    # — completing a draft —

    def complete(self, number: int, draft: Draft) -> dict[str, object] | None:
        """The fields of the claim that a draft becomes, None when it should not become one."""
        if number != self.at:
            self.at, self.anchor = number, self.when or self.main_when
        reading = self.readings[number]
        voice = voice_at(self.heard[number], draft.trigger)
        modality = draft.modality or modality_of(reading, draft.trigger, voice)
        place = self._place(number, draft)
        when = self._when(number, draft, place, future=modality in {"planned", "threatened"})
        actor = self.actor_at(number, draft.agent)
        if actor is None and draft.type in {"attack", "harm"} and place is not None:
            actor = self.attackers.of(place, str(draft.fields.get("means")))
        fields: dict[str, object] = {
            "speaker": self._speaker(number, draft, voice, place),
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
            fields["means"] = self._means(place, actor)
        if draft.parties:
            named = (self.actor_at(number, index) for index in draft.parties)
            fields["parties"] = tuple(dict.fromkeys(name for name in named if name))
        return fields

    def _speaker(
        self, number: int, draft: Draft, voice: Voice | None, place: Place | None
    ) -> Attribution | None:
        """Who answers for a claim; a party carried over does not answer for another country's events."""
        spoken = self.speakers.of(number, voice) if draft.speaker else None
        if spoken is None or voice is not None or draft.place is None or place is None:
            return spoken
        home = self.country(spoken.side) if spoken.side else None
        return None if home and place.country and home != place.country else spoken

    def _place(self, number: int, draft: Draft) -> Place | None:
        """Where it happened: as the sentence says, else where the document last was."""
        own = self.place_at(number, draft.place)
        paragraph = self.readings[number].passage.paragraph
        if own is not None:
            if draft.type in VIOLENT and draft.scope != "total":
                several = draft.type == "harm" and own.precision == "country" and self.inside(own) > 1
                own = own if several else self._refined(own, number)
                if self.place is None or not self._holds(own, self.place):
                    self.place, self.place_paragraph = own, paragraph
            return own
        if not draft.here or draft.type not in VIOLENT:
            return None
        carried = self.place if self.place_paragraph == paragraph else self.main_place or self.place
        if carried is None:
            return None
        agent = self.actor_at(number, draft.agent)
        if agent and carried.country and self.attackers.is_home(agent, carried.country):
            return self._other_side(number, draft, agent)
        carried = self._refined(carried)
        return msgspec.structs.replace(carried, words=None)

    def _other_side(self, number: int, draft: Draft, agent: str) -> Place | None:
        """The country of who speaks of being struck by `agent`, when the sentence names no place."""
        voice = voice_at(self.heard[number], draft.trigger)
        spoken = self.speakers.of(number, voice)
        side = spoken.side if spoken else None
        code = self.country(side) if side and side != agent else None
        if code is None or side is None:
            return None
        return Place(name=side, country=code, precision="country")

    def _when(self, number: int, draft: Draft, place: Place | None, *, future: bool) -> Interval | None:
        """When it happened: as the sentence says, else when the document's attack there was."""
        paragraph = self.readings[number].passage.paragraph
        own = self.when_at(number, draft.when, self.anchor, future=future)
        attacked = self.attack_days.get((place.geonames or place.name) if place else None)
        if own is not None and own.start is not None:
            tells = draft.type in {"attack", "damage"} or (draft.type in VIOLENT and attacked is None)
            if tells and draft.scope != "total":
                self.when, self.when_paragraph = own, paragraph
            return own
        if draft.type not in VIOLENT:
            return own
        last = self.when if self.when_paragraph == paragraph else self._paragraph_time(number)
        carried = last or attacked or self.main_when
        return msgspec.structs.replace(carried, words=None) if carried else self._news_window()

    def _paragraph_time(self, number: int) -> Interval | None:
        """The time at the head of an earlier sentence of the paragraph: "In July the two fought …"."""
        paragraph = self._paragraph(number)
        for earlier in range(number - 1, -1, -1):
            reading = self.readings[earlier]
            if reading.passage.paragraph != paragraph:
                return None
            index = reading.shape.find("T", 0, 3)
            if index < 0 or is_of_saying(reading, index):
                continue
            value = reading.chunks[index].value
            if isinstance(value, TimeMention) and value.base[0] in {"date", "month", "year"}:
                return self.when_at(earlier, index, None)
        return None

    def _news_window(self) -> Interval | None:
        """News without a day tells of the day of publication or the one before."""
        if self.today is None:
            return None
        first = self.today - timedelta(days=1)
        return Interval(start=first.isoformat(), end=self.today.isoformat(), precision="day")

    def _is_background(self, when: Interval | None) -> bool:
        """True for what the text tells as an earlier event than its news."""
        end = publication_day(when.end) if when else None
        return end is not None and self.today is not None and self.today - end > _OLD + timedelta(days=4)

    def inside(self, place: Place) -> int:
        """How many places below a region the document gives to violence in a place's country."""
        return sum(1 for other in self.specific if other.country == place.country)

    def is_placed(self, number: int) -> bool:
        """Whether a passage's own paragraph has named where it plays."""
        return self.place_paragraph == self._paragraph(number)

    def _paragraph(self, number: int) -> int:
        return self.readings[number].passage.paragraph

    def _confidence(self, draft: Draft, place: Place | None, when: Interval | None) -> float:
        """How much of the claim the sentence itself says: 1.0 with place, time and actor."""
        told = (draft.place is not None, draft.when is not None, draft.agent is not None)
        return round(0.55 + 0.15 * sum(told) - 0.1 * (place is None) - 0.05 * (when is None), 2)
