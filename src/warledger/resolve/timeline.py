"""When: the time of a claim, told by its sentence or by what the document told before."""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import inf
from typing import TYPE_CHECKING

import msgspec

from warledger.extract.frame import is_of_saying
from warledger.extract.time import TimeMention
from warledger.model import Interval
from warledger.resolve.time import interval, publication_day
from warledger.resolve.whereabouts import VIOLENT
from warledger.resolve.within import apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.codebook._draft import Draft
    from warledger.extract.shape import Reading
    from warledger.model import Place
    from warledger.resolve.whereabouts import Whereabouts

_DAYS = frozenset({"minute", "hour", "night", "day"})
_LEAD = 4
_EARLY = 9
_OPENING = 2
"""Title and lead: the passages up to this one."""
_EVENING = 16
_ELSEWHERE = 50.0
"""Kilometers from which two settlements are not one scene."""
_RECENT = timedelta(days=10)
_OLD = 3
"""Days by which what was told last is a look back, so that a new paragraph's "in the evening" is of the news."""


_ACTS = re.compile(r"[ANp]")
"""A sentence in which somebody does something."""
_DATED = frozenset({"date", "weekday", "anchor", "ago"})
_NAMED = re.compile(r"T'[wMaA]{0,2}S|(?<=d)T[wM]?S|S(?:[eo]d?[wCA]{0,2}P)?eT")


class Timeline:
    """Follows a document's times in reading order."""

    def __init__(
        self,
        published: str | None,
        readings: Sequence[Reading],
        drafts: Sequence[list[Draft]],
        where: Whereabouts,
    ) -> None:
        """Look over the whole document once: the day of its news, the days of its attacks."""
        self.published, self.readings, self.drafts, self.where = published, readings, drafts, where
        self.today = publication_day(published)
        self.main_told = 0
        self.main_place: Place | None = None
        self.main = self._main_when()
        self.attack_days = self._attack_days()
        self.last: Interval | None = None
        self.paragraph = -1
        self.anchor: Interval | None = None
        self.at = -1

    def reach(self, number: int) -> None:
        """Come to a passage: what it tells hangs on the time that was told last before it."""
        if number == self.at:
            return
        self.at, self.anchor = number, self.last or self.main
        fresh = self.paragraph != self.readings[number].passage.paragraph
        if not fresh:
            self.anchor = self._sentence_time(number) or self.anchor
        if fresh and self.main and self.last and _gap(self.last, self.main) > _OLD:
            self.anchor = self.main

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
        day = _day_of(anchor, value) if anchor and anchor.precision in _DAYS else None
        if value.role == "after" or value.base[0] == "ago":
            day = self._day_before(number, index) or day
        words = reading.passage.text[value.start : value.end]
        return interval(words, value, self.published, day, future=future)

    def _day_before(self, number: int, index: int) -> date | None:
        """The day that the sentence names before a chunk: "on Sunday, a day after …"."""
        for earlier in range(index - 1, -1, -1):
            reading = self.readings[number]
            after = getattr(reading.chunks[index].value, "role", "") == "after" and earlier == index - 2
            if reading.shape[earlier] == "T" and (after or not is_of_saying(reading, earlier)):
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
                    if draft.type not in types or draft.when is None or self._is_aftermath(number, draft):
                        continue
                    if self._is_beside(number, draft):
                        continue
                    if draft.scope == "total" and self._is_window(number, draft.when):
                        continue
                    when = self._news_day(number, draft.when)
                    if when is not None and (draft.scope != "total" or when.precision in _DAYS):
                        self.main_told = number
                        self.main_place = self.where.place_at(number, draft.place)
                        return when
            named = self._named_day(last)
            if named is not None:
                return named
        return self._first_day() or self._dated_day()

    def _is_beside(self, number: int, draft: Draft) -> bool:
        """True for a dated aside behind news without a day: what was shot down elsewhere or before."""
        return draft.type == "interception" and self._follows_news(number)

    def _follows_news(self, number: int) -> bool:
        """True for a passage behind attacks or harm that are all told without a day."""
        if self.readings[number].language.file.grammar == "english":
            return False
        news = [
            one
            for drafts in self.drafts[:number]
            for one in drafts
            if one.type in {"attack", "harm"} and one.scope != "total"
        ]
        return bool(news) and all(one.when is None for one in news)

    def _named_day(self, last: int | None) -> Interval | None:
        """The day that an attack is named by: "Sunday's attack", "the shelling on 30 December"."""
        for number, reading in enumerate(self.readings[:last]):
            for match in _NAMED.finditer(reading.shape):
                index = match.start() + match[0].index("T")
                when = None if is_of_saying(reading, index) else self._news_day(number, index)
                start = publication_day(when.start) if when else None
                if start is not None and self.today is not None and start >= self.today - _RECENT:
                    return when
        return None

    def _dated_day(self) -> Interval | None:
        """Of a document on the past, the first day that it gives an attack or harm a date for."""
        for number, drafts in enumerate(self.drafts):
            for draft in drafts:
                value = self.readings[number].chunks[draft.when].value if draft.when is not None else None
                dated = isinstance(value, TimeMention) and value.base[0] == "date" and not value.role
                if draft.type in {"attack", "harm"} and draft.scope != "total" and dated:
                    when = self.when_at(number, draft.when, None)
                    if when is not None and when.precision in _DAYS:
                        return when
        return None

    def _first_day(self) -> Interval | None:
        """The first recent day that the body tells of at all, other than days of saying."""
        for number, reading in enumerate(self.readings[:_EARLY]):
            said = -9
            beside = all(self._is_beside(number, draft) for draft in self.drafts[number])
            for index, letter in enumerate(reading.shape):
                if letter != "T" or (beside and self.drafts[number]):
                    continue
                if is_of_saying(reading, index, said):
                    said = index
                elif not self._is_window(number, index):
                    when = self._news_day(number, index)
                    if when is not None and when.precision in _DAYS and not self._is_past(number, when):
                        return when
        return None

    def _is_past(self, number: int, when: Interval) -> bool:
        """True for a day well before publication that is told after news without a day."""
        day = publication_day(when.end)
        gap = (self.today - day).days if day and self.today else 0
        return gap >= _OLD and self._follows_news(number)

    def _is_window(self, number: int, index: int) -> bool:
        """True for a stretch that a count is of, which is no day: "over the past day"."""
        value = self.readings[number].chunks[index].value
        return isinstance(value, TimeMention) and value.base[0] == "past"

    def _attack_days(self) -> dict[object, Interval]:
        """The first day told for an attack on each place."""
        found: dict[object, Interval] = {}
        for number, drafts in enumerate(self.drafts):
            for draft in drafts:
                place = self.where.place_at(number, draft.place)
                if draft.type == "attack" and draft.scope != "total" and place is not None:
                    when = self._news_day(number, draft.when) if draft.when is not None else None
                    if when is not None and when.precision in _DAYS:
                        found.setdefault(place.geonames or place.name, when)
        return found

    def _news_day(self, number: int, index: int) -> Interval | None:
        """The resolved time at a chunk, if it can be the day of the document's news."""
        value = self.readings[number].chunks[index].value
        hangs = isinstance(value, TimeMention) and value.base[0] in {"anchor", "ago", "part"}
        after = getattr(value, "role", "") == "after" and self._day_before(number, index) is not None
        if hangs and not after and getattr(value, "part", "") != "night":
            return None
        when = self.when_at(number, index, None)
        start = publication_day(when.start) if when else None
        if when is None or start is None or self.today is None or start > self.today:
            return None
        recent = start >= self.today - _RECENT and when.precision in _DAYS
        opening = number <= _OPENING and when.precision in {*_DAYS, "month"}
        return when if recent or opening else None

    def of(self, number: int, draft: Draft, place: Place | None, *, future: bool) -> Interval | None:
        """When it happened: as the sentence says, else when the document's attack there was."""
        paragraph = self.readings[number].passage.paragraph
        own = self.when_at(number, draft.when, self.anchor, future=future)
        attacked = self.attack_days.get((place.geonames or place.name) if place else None)
        if own is not None and self._is_aftermath(number, draft) and _is_before(attacked or self.main, own):
            own = attacked or self.main
            return msgspec.structs.replace(own, words=None) if own else None
        if own is not None and own.start is not None:
            tells = draft.type in {"attack", "damage"} or (draft.type in VIOLENT and attacked is None)
            if tells and draft.scope != "total":
                self.last, self.paragraph = own, paragraph
            return own
        if draft.type not in VIOLENT:
            return own
        last = self.last if self.paragraph == paragraph else self._paragraph_time(number)
        last = self._sentence_time(number) or last
        carried = last or attacked or (None if self._is_elsewhere(number, place) else self.main)
        return msgspec.structs.replace(carried, words=None) if carried else self._news_window()

    def _is_elsewhere(self, number: int, place: Place | None) -> bool:
        """True for what is told of another place before the document comes to its dated event."""
        if place is None or self.main_place is None or number >= self.main_told:
            return False
        wide = {"admin1", "country"} & {place.precision, self.main_place.precision}
        return not wide and inf > apart(place, self.main_place) > _ELSEWHERE

    def _is_aftermath(self, number: int, draft: Draft) -> bool:
        """Deaths in hospital and bodies found later belong to the attack, not to their own day."""
        if draft.fields.get("effect") != "killed":
            return False
        reading = self.readings[number]
        words = f" {' '.join(reading.lowers)} "
        cues = reading.language.file.aftermath
        return reading.shape[draft.trigger] == "Q" or any(f" {cue} " in words for cue in cues)

    def _paragraph_time(self, number: int) -> Interval | None:
        """The time at the head of an earlier sentence of the paragraph: "In July the two fought …"."""
        paragraph = self.readings[number].passage.paragraph
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

    def _sentence_time(self, number: int) -> Interval | None:
        """The day that the sentence right before dates something by which is no claim: "They left on Sunday.".

        Only within a paragraph, and no day on which somebody only spoke.
        """
        before = number - 1
        if before < 0 or any(draft.type in VIOLENT for draft in self.drafts[before]):
            return None
        reading = self.readings[before]
        if reading.passage.paragraph != self.readings[number].passage.paragraph or not _ACTS.search(
            reading.shape
        ):
            return None
        for index in range(len(reading.shape) - 1, -1, -1):
            value = reading.chunks[index].value
            dated = isinstance(value, TimeMention) and value.base[0] in _DATED and not value.role
            if dated and not is_of_saying(reading, index):
                when = self.when_at(before, index, self.last or self.main)
                return when if when is not None and when.precision in _DAYS else None
        return None

    def _news_window(self) -> Interval | None:
        """News without a day tells of the day of publication or the one before."""
        if self.today is None:
            return None
        first = self.today - timedelta(days=1)
        return Interval(start=first.isoformat(), end=self.today.isoformat(), precision="day")


def _day_of(anchor: Interval, mention: TimeMention) -> date | None:
    """The day that a mention hangs on: of a night, the one it ends on.

    What comes after, and an evening, hang on the day the night begins on.
    """
    base = mention.base
    evening = mention.part == "evening" or (mention.clock is not None and mention.clock[0] >= _EVENING)
    after = evening or (base[0] == "anchor" and int(base[1]) > 0) or (base[0] == "ago" and int(base[3]) > 0)
    return publication_day(anchor.start if after or anchor.precision != "night" else anchor.end)


def _gap(one: Interval, other: Interval) -> int:
    """Days from the start of one time to that of another; 0 where one is unknown."""
    first, last = publication_day(one.start), publication_day(other.start)
    return (last - first).days if first and last else 0


def _is_before(one: Interval | None, other: Interval) -> bool:
    """True when a time begins on an earlier day than another."""
    return (
        one is not None
        and one.start is not None
        and other.start is not None
        and one.start[:10] < other.start[:10]
    )
