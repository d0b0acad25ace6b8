"""Where: the place of a claim, told by its sentence or by what the document told before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from warledger.extract.place import PlaceMention
from warledger.extract.scope import is_of_plural
from warledger.extract.setting import is_dateline, is_place_of_saying, is_seat, is_setting
from warledger.extract.time import TimeMention
from warledger.resolve.time import interval
from warledger.resolve.within import STRETCH, apart, lies_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.codebook._draft import Draft
    from warledger.extract.shape import Reading
    from warledger.model import Place

VIOLENT = frozenset({"attack", "harm", "damage", "interception", "territory"})
_EXISTS = re.compile(r"(?:is|are|was|were)\b|(?:has|have|had) been\b")
"""After "there": no place is meant."""
_BEFORE = ("", "")
"""The days of what is told as earlier than something else: "two weeks earlier"."""
_COARSE = frozenset({"admin1", "admin2", "country"})


def _names_one(reading: Reading) -> bool:
    """True when a sentence speaks of a single settlement: "a village", "the town"; a title needs no article."""
    settled, single = reading.language.file.places.settled, reading.language.file.numbers.singular
    if reading.passage.kind != "body" and any(
        word in settled and word[-1:] != "s" for word in reading.lowers
    ):
        return True
    pairs = zip(reading.lowers, reading.lowers[1:], strict=False)
    return any(word in settled and before in single for before, word in pairs)


def _circumscribes(title: Place, told: Place) -> bool:
    """True for the place of a title beside that of the story: "village south of the capital hit"."""
    return told.precision not in _COARSE and apart(title, told) < STRETCH


class Whereabouts:
    """Follows a document's places in reading order."""

    def __init__(
        self,
        readings: Sequence[Reading],
        places: Sequence[dict[int, Place]],
        drafts: Sequence[list[Draft]],
        published: str | None = None,
    ) -> None:
        """Look over the whole document once: where it deals with violence, and its main place."""
        self.readings, self.places, self.drafts, self.published = readings, places, drafts, published
        self.told = [self._days(number) for number in range(len(readings))]
        self.specific, self.villages = self._specific(), self._villages()
        self.settings = [
            (number, place)
            for number in range(len(readings))
            for place in self._set_in(number)
            if place.precision not in _COARSE
        ]
        self.opens_wide = False
        self.main_told = 0
        self.main = self._main_place()
        self.last: Place | None = None
        self.paragraph = -1

    def _days(self, number: int) -> tuple[str, str] | None:
        """The days that a passage dates its violence by; those of a look back that hangs on another day are open."""
        for draft in self.drafts[number]:
            if draft.type in VIOLENT and draft.when is not None:
                value = self.readings[number].chunks[draft.when].value
                if not isinstance(value, TimeMention):
                    continue
                when = interval("", value, self.published)
                sign = {"ago": value.base[-2:-1], "anchor": value.base[1:2]}.get(str(value.base[0]), ())
                if value.base[0] == "ago" and value.base[-1] == "publication":
                    sign = ()
                if sign or when.start is None or when.end is None:
                    return _BEFORE if sign and int(sign[0]) < 0 else None
                return when.start[:10], when.end[:10]
        return None

    def _is_apart(self, number: int, other: int) -> bool:
        """True when two passages tell of different days, or the other one only looks back."""
        mine, others = self.told[number], self.told[other]
        if others is None or number == other:
            return False
        if mine is None:
            return others == _BEFORE
        return others[1] < mine[0] or mine[1] < others[0]

    def place_at(self, number: int, index: int | None) -> Place | None:
        """The resolved place of a chunk."""
        if index is None:
            return None
        value = self.readings[number].chunks[index].value
        return self.places[number].get(value.start) if isinstance(value, PlaceMention) else None

    def _main_place(self) -> Place | None:
        """The first place that the document gives to violence.

        Of a country or region told first, the one place in it that the document goes on to
        tell of, if there is just one.
        """
        told = [
            (number, place)
            for number, drafts in enumerate(self.drafts)
            for draft in drafts
            if draft.type in VIOLENT and (place := self.place_at(number, draft.place)) is not None
        ]
        if not told:
            return self._first_place()
        number, place = told[0]
        self.main_told = number
        self.opens_wide = place.precision == "country" and not self.tells_one(number)
        first = self.refined(place, number)
        body = next((one for one in told if self.readings[one[0]].passage.kind == "body"), None)
        if body is not None and body[0] > number and _circumscribes(first, body[1]):
            return self.refined(body[1], body[0])
        return first

    def _first_place(self) -> Place | None:
        """The first place the document names at all, one below a country if there is any."""
        named = [
            (self.place_at(number, index), is_dateline(reading, index), is_setting(reading, index))
            for number, reading in enumerate(self.readings)
            for index, letter in enumerate(reading.shape)
            if letter == "P"
        ]
        told = [(place, set_in) for place, sent_from, set_in in named if place and not sent_from]
        exact = [(place, set_in) for place, set_in in told if place.precision != "country"]
        settings = (place for place, set_in in exact if set_in)
        borders = (place for place, _ in told if "–" in (place.name or ""))
        return next(
            settings, next((place for place, _ in exact), next(borders, told[0][0] if told else None))
        )

    def _villages(self) -> list[Place]:
        """The places that the document introduces as a village, town or city, in its order."""
        found = []
        for number, reading in enumerate(self.readings):
            settled = reading.language.file.places.settled
            for index, chunk in enumerate(reading.chunks):
                value = chunk.value
                named = reading.shape[index - 1 : index] == "," and reading.lowers[index - 2] in settled
                if isinstance(value, PlaceMention) and (named or value.kind in settled):
                    place = self.places[number].get(value.start)
                    if place is not None and place.precision not in _COARSE:
                        found.append(place)
        return found

    def _specific(self, beside: int | None = None) -> list[Place]:
        """The distinct places below a region that the document gives to single incidents.

        With `beside`, only those not told of other days than that passage is.
        """
        found: dict[object, Place] = {}
        for number, drafts in enumerate(self.drafts):
            if beside is not None and self._is_apart(beside, number):
                continue
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

    def refined(self, place: Place, number: int | None = None, *, carried: int | None = None) -> Place:
        """A region or country, or the one place in it that the document tells of.

        Codebook, Incidents 1: a coarse place means the settlement only when there is exactly
        one it can mean; or the first of them, where passage `number` tells of one attack.
        What passages on another day than `number`, or than the one the place is `carried` to, tell
        of is not meant. A region is never its namesake city.
        """
        if place.precision not in _COARSE:
            return place
        at = carried if number is None else number
        specific = self.specific if at is None else self._specific(at)
        inside = [other for other in specific if lies_in(other, place)]
        inside = inside or [other for other in self.villages if lies_in(other, place)][:1]
        inside = inside or self._only(
            [
                other
                for told, other in self.settings
                if lies_in(other, place) and (at is None or not self._is_apart(at, told))
            ]
        )
        one = len(inside) == 1 or (bool(inside) and number is not None and self.tells_one(number))
        return msgspec.structs.replace(inside[0], words=place.words) if one else place

    @staticmethod
    def _only(found: list[Place]) -> list[Place]:
        """The one place among mentions that all mean it, else none."""
        return found[:1] if len({place.geonames or place.name for place in found}) == 1 else []

    def tells_one(self, number: int) -> bool:
        """A passage that tells of a single attack, or of one village, market or hospital struck."""
        reading = self.readings[number]
        nouns = [i for i, letter in enumerate(reading.shape) if letter == "S"]
        nouns = nouns or [i for i, letter in enumerate(reading.shape) if letter == "O"]
        forms = [getattr(reading.chunks[i].value, "form", "") for i in nouns]
        counted = any(getattr(getattr(c.value, "counts", None), "letter", "") == "S" for c in reading.chunks)
        return (bool(forms) or _names_one(reading)) and "plural" not in forms and not counted

    def inside(self, place: Place) -> int:
        """How many places below a region the document gives to violence in a place's country."""
        return sum(1 for other in self.specific if other.country == place.country)

    def is_placed(self, number: int) -> bool:
        """Whether a passage's own paragraph has named where it plays."""
        return self.paragraph == self.readings[number].passage.paragraph

    def own(self, number: int, draft: Draft) -> Place | None:
        """The place that the sentence itself gives a draft; what follows is told of there."""
        own = self.place_at(number, draft.place)
        if own is None and draft.place is not None:
            own = next(iter(reversed(self._set_in(number))), None)
        if own is None or draft.type not in VIOLENT or draft.scope == "total":
            return own
        if draft.place is not None and is_seat(self.readings[number], draft.place) and self._has_other(own):
            return None
        several = draft.type == "harm" and own.precision == "country" and self.inside(own) > 1
        own = own if several else self.refined(own, number)
        if self.last is None or not (own.precision in {"country", "admin1"} and lies_in(self.last, own)):
            self.last, self.paragraph = own, self.readings[number].passage.paragraph
        return own

    def _has_other(self, seat: Place) -> bool:
        """True when the document plays elsewhere in the country of a speaker's seat, and not there."""
        main = self.main
        if main is None or main.country != seat.country or main.precision in _COARSE:
            return False
        return not any(
            place.name == seat.name
            for number, reading in enumerate(self.readings)
            for index, letter in enumerate(reading.shape)
            if letter == "P" and is_setting(reading, index) and not is_seat(reading, index)
            if (place := self.place_at(number, index)) is not None
        )

    def _there(self, number: int) -> Place | None:
        """The place that "there" in a sentence means: the last one named before it."""
        reading = self.readings[number]
        words = reading.language.file.places.there
        at = next((i for i, word in enumerate(reading.lowers) if word in words), None)
        if at is None or _EXISTS.match(" ".join(reading.lowers[at + 1 : at + 3])):
            return None
        first = reading.passage.paragraph - 1
        for earlier in range(number, -1, -1):
            if self.readings[earlier].passage.paragraph < first:
                return None
            places = self._told_in(earlier, at if earlier == number else None)
            exact = [place for place in places if place.precision not in _COARSE]
            for place in reversed(exact or places):
                known = place.latitude is not None or self.last is None or self.last.country != place.country
                return place if known else self.last
        return None

    def _told_in(self, number: int, end: int | None) -> list[Place]:
        """The places that an earlier sentence, or this one before a chunk, deals with, in order.

        Those it is set in, those struck in it, and those it introduces as a village or town; none
        where somebody only spoke ("told ministers in X that …").
        """
        reading = self.readings[number]
        struck = (
            {draft.place for draft in self.drafts[number] if draft.type in VIOLENT} if end is None else set()
        )
        settled = reading.language.file.places.settled
        found = []
        for index, letter in enumerate(reading.shape[:end]):
            value = reading.chunks[index].value
            if letter != "P" or not isinstance(value, PlaceMention) or is_place_of_saying(reading, index):
                continue
            if index in struck or value.kind in settled or is_setting(reading, index):
                found.append(self.place_at(number, index))
        return [place for place in found if place is not None and place.precision != "country"]

    def _set_in(self, number: int, end: int | None = None) -> list[Place]:
        """The places below a country that a sentence is set in."""
        reading = self.readings[number]
        met = {draft.place for draft in self.drafts[number] if draft.type == "talks"}
        found = (
            self.place_at(number, index)
            for index, letter in enumerate(reading.shape[:end])
            if letter == "P" and index not in met and is_setting(reading, index)
        )
        return [place for place in found if place is not None and place.precision != "country"]

    def _setting(self, number: int) -> Place | None:
        """Where an earlier sentence of the paragraph is set, the nearest first."""
        for earlier in range(number - 1, -1, -1):
            if self.readings[earlier].passage.paragraph != self.readings[number].passage.paragraph:
                return None
            for place in self._set_in(earlier):
                return place
        return None

    def _is_summary(self, number: int) -> bool:
        """A lead on attacks in several countries, told one by one further on: it lies in none of them."""
        if number >= self.main_told or self._set_in(number) or not is_of_plural(self.readings[number]):
            return False
        return len({place.country for place in self.specific}) > 1

    def carried(self, number: int, draft: Draft) -> Place | None:
        """Where the document is when a draft's sentence names no place."""
        if not draft.here or draft.type not in VIOLENT:
            return None
        place = self._there(number)
        if place is None:
            placed = self.last if self.is_placed(number) else self._setting(number)
            ahead = self.last is not None and number < self.main_told
            if placed is None and draft.place is None and self.last is None and self._is_summary(number):
                return None
            place = placed or (self.last if ahead else self.main) or self.last
        else:
            self.last, self.paragraph = place, self.readings[number].passage.paragraph
        return (
            None
            if place is None
            else msgspec.structs.replace(self.refined(place, carried=number), words=None)
        )
