"""All incidents as columns of small numbers, so that any filter is answered in milliseconds.

Each column codes its values; a filter looks at each different value once, marks the codes
that hold, and the marks of all columns are put together. A mark is a byte, 0 or 1, for each
incident, in order of time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import msgspec

from warledger.model import Interval, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence

    from warledger.record.query import Query
    from warledger.stores._outline import Bounds, Outline, Teller

V = TypeVar("V")
_place = msgspec.json.Decoder(Place | None).decode
_when = msgspec.json.Decoder(Interval | None).decode
Names = tuple[str | None, ...]
Days = tuple[str | None, str | None]
Spot = tuple[str | None, str | None, str | None, str | None, float | None, float | None, str | None]
"""Name, printed words, admin1, country, latitude, longitude, precision."""


class Column(Generic[V]):
    """One value for each incident, coded."""

    def __init__(self) -> None:
        self.codes: list[int] = []
        self.values: list[V] = []
        self._known: dict[Hashable, int] = {}

    def append(self, key: Hashable, made: Callable[[], V]) -> None:
        """The value of the next incident; it is made when its key is met for the first time."""
        code = self._known.get(key)
        if code is None:
            code = self._known[key] = len(self.values)
            self.values.append(made())
        self.codes.append(code)

    def marks(self, wanted: Callable[[V], bool]) -> bytes:
        """Which incidents have a value that is wanted."""
        good = bytes(map(wanted, self.values))
        return bytes(map(good.__getitem__, self.codes))

    def counts(self, marks: bytes) -> Counter[V]:
        """How many of the marked incidents have each value."""
        found = Counter(compress(self.codes, marks))
        told: Counter[V] = Counter()
        for code, count in found.items():
            told[self.values[code]] += count
        return told

    def taken(self, marks: bytes, told: Callable[[V], Any]) -> list[Any]:
        """What is told of the values of the marked incidents, one after another."""
        said = [told(value) for value in self.values]
        return list(map(said.__getitem__, compress(self.codes, marks)))


class Numbers:
    """One effect's figures, of the incidents that have one."""

    def __init__(self) -> None:
        self.slots: list[int] = []
        self.low: list[int] = []
        self.best: list[int] = []
        self.high: list[int] = []
        self.open: list[int] = []

    def append(self, slot: int, bounds: Bounds) -> None:
        """The figure of an incident."""
        self.slots.append(slot)
        self.low.append(bounds.low)
        self.best.append(bounds.best)
        self.high.append(bounds.best if bounds.high is None else bounds.high)
        self.open.append(bounds.high is None)

    def best_of(self, count: int) -> list[int | None]:
        """The best figure of each incident, None where there is none."""
        found: list[int | None] = [None] * count
        for slot, best in zip(self.slots, self.best, strict=True):
            found[slot] = best
        return found


class Profile(NamedTuple):
    """What an incident is, without where and when: many incidents are alike in it."""

    type: Names
    status: Names
    scope: Names
    actor: Names
    recipient: Names
    means: Names
    parties: Names
    effect: Names


class Index:
    """The columns of all incidents."""

    def __init__(self, outlines: Iterable[Outline], tellers: Iterable[Teller]) -> None:
        """Take up the incidents in order of time, and what is known of the documents."""
        self.ids: list[str] = []
        self.profiles: Column[Profile] = Column()
        self.languages: Column[Names] = Column()
        self.publishers: Column[Names] = Column()
        self.places: Column[Spot] = Column()
        self.days: Column[Days] = Column()
        self.figures: defaultdict[str, Numbers] = defaultdict(Numbers)
        self._documents: list[int] = []
        self._slots: list[int] = []
        named: dict[str, Teller | list[Teller]] = {}
        for teller in tellers:
            known = named.setdefault(teller[1], teller)
            if known is not teller:  # another document of the same name
                named[teller[1]] = [*known, teller] if isinstance(known, list) else [known, teller]
        for outline in outlines:
            self._take(outline, named)
        self.killed = self.figures["killed"].best_of(len(self.ids))
        self.injured = self.figures["injured"].best_of(len(self.ids))

    def _take(self, outline: Outline, named: Mapping[str, Teller | list[Teller]]) -> None:
        slot = len(self.ids)
        self.ids.append(outline.id)
        harmed = []
        for effect, bounds in outline.figures.items():
            self.figures[effect].append(slot, bounds)
            if bounds.high != 0:
                harmed.append(effect)
        profile = (
            (outline.type,),
            (outline.status,),
            (outline.scope,),
            (outline.actor,),
            (outline.recipient,),
            outline.means,
            outline.parties,
            tuple(harmed),
        )
        self.profiles.append(profile, lambda: Profile(*profile))
        place, when = bytes(outline.place), bytes(outline.when)
        self.places.append(place, lambda: _spot(_place(place)))
        self.days.append(when, lambda: _days(_when(when)))
        self._tell(slot, [known for name in outline.documents if (known := named.get(name)) is not None])

    def _tell(self, slot: int, known: Iterable[Teller | list[Teller]]) -> None:
        """Who tells of an incident."""
        languages: dict[str, None] = {}
        publishers: dict[str, None] = {}
        for found in known:
            for number, _, language, publisher in found if isinstance(found, list) else (found,):
                languages[language] = None
                if publisher is not None:
                    publishers[publisher] = None
                self._documents.append(number)
                self._slots.append(slot)
        spoken, told = tuple(languages), tuple(publishers)
        self.languages.append(spoken, lambda: spoken)
        self.publishers.append(told, lambda: told)

    def marks(self, query: Query, told: bytes | None) -> bytes:
        """Which incidents are wanted; `told` marks, by number, the documents of which one must tell of it."""
        found = [self.profiles.marks(self._profiles(query))]
        if query.language is not None:
            asked_words = _words(query.language)
            found.append(self.languages.marks(lambda names: not asked_words.isdisjoint(names)))
        if query.publisher is not None:
            found.append(self.publishers.marks(_whole_or_part(query.publisher, self.publishers.values)))
        if query.since is not None or query.until is not None:
            found.append(self.days.marks(lambda days: _meets(days, query.since, query.until)))
        if query.place is not None:
            asked = query.place
            found.append(self.places.marks(lambda spot: lies(asked, spot)))
        if query.box is not None:
            box = query.box
            found.append(self.places.marks(lambda spot: _inside(box, spot)))
        if told is not None:
            marks = bytearray(len(self.ids))
            for slot in compress(self._slots, map(told.__getitem__, self._documents)):
                marks[slot] = 1
            found.append(bytes(marks))
        return _all(found, len(self.ids))

    def _profiles(self, query: Query) -> Callable[[Profile], bool]:
        """What a query asks of profiles."""
        several = ("type", "means", "effect", "status")
        words = [(name, _words(asked)) for name in several if (asked := getattr(query, name)) is not None]
        profiles = self.profiles.values
        actor = _whole_or_part(query.actor, (profile.actor + profile.parties for profile in profiles))
        recipient = _whole_or_part(query.recipient, (profile.recipient for profile in profiles))

        def wanted(profile: Profile) -> bool:
            return (
                (query.scope == "all" or query.scope in profile.scope)
                and all(not asked.isdisjoint(getattr(profile, name)) for name, asked in words)
                and actor(profile.actor + profile.parties)
                and recipient(profile.recipient)
            )

        return wanted

    def counts(self, marks: bytes) -> dict[str, Counter[str]]:
        """How many of the marked incidents have each value of a profile's fields, language and publisher."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for profile, count in self.profiles.counts(marks).items():
            for name, values in zip(profile._fields, profile, strict=True):
                _count(found[name], values, count)
        for name, column in (("language", self.languages), ("publisher", self.publishers)):
            own = found[name]
            for values, count in column.counts(marks).items():
                _count(own, values, count)
        return found

    def near(
        self, between: tuple[date, date], where: tuple[str | None, str | None] | None, types: Collection[str]
    ) -> dict[str, int]:
        """Incidents of some types between two days, the day of each (as an ordinal) by its id.

        `where` is a region and a country: what lies in another one is left out, what lies
        nowhere in particular stays.
        """
        since, until = (day.isoformat() for day in between)
        marks = [
            self.days.marks(lambda days: _meets(days, since, until)),
            self.profiles.marks(lambda profile: not set(types).isdisjoint(profile.type)),
        ]
        if where is not None:
            region, country = where
            marks.append(
                self.places.marks(
                    lambda spot: spot[3] in (None, country) and (spot[2] is None or region in (None, spot[2]))
                )
            )
        found = compress(range(len(self.ids)), _all(marks, len(self.ids)))
        days = [date.fromisoformat(first).toordinal() if first else 0 for first, _ in self.days.values]
        return {self.ids[slot]: days[self.days.codes[slot]] for slot in found}

    def telling(self, document: int) -> list[str]:
        """The ids of the incidents that a document tells of, by the document's number."""
        return [self.ids[slot] for slot in compress(self._slots, map(document.__eq__, self._documents))]

    def documents(self, marks: bytes) -> int:
        """How many documents tell of the marked incidents."""
        return len(set(compress(self._documents, map(marks.__getitem__, self._slots))))

    def order(self, marks: bytes, order: str) -> list[int]:
        """The marked incidents, sorted by "time", "-time" (latest first) or "harm" (most first).

        Those without a known date come last in either order of time.
        """
        slots = list(compress(range(len(self.ids)), marks))
        if order == "harm":
            killed, injured = self.killed, self.injured
            slots.sort(key=lambda slot: (-(killed[slot] or 0), -(injured[slot] or 0), -slot))
        elif order == "-time":
            dated = [days[0] is not None for days in self.days.values]
            codes = self.days.codes
            slots = [s for s in reversed(slots) if dated[codes[s]]] + [
                s for s in slots if not dated[codes[s]]
            ]
        return slots


def _words(asked: str) -> set[str]:
    """The words of a filter that takes several, of which one has to hold."""
    return {word.strip() for word in asked.split(",")}


def _count(into: Counter[str], values: Names, count: int) -> None:
    """Count values; one that is there twice counts once."""
    for value in values if len(values) < 2 else set(values):  # noqa: PLR2004 - two can be alike
        if value is not None:
            into[value] += count


def _whole_or_part(asked: str | None, known: Iterable[Names]) -> Callable[[Names], bool]:
    """Whether one of some names is the one asked for; where nobody has it, whether it is part of one."""
    if asked is None:
        return lambda _: True
    part = asked.casefold()
    if any(part == name.casefold() for names in known for name in names if name):
        return lambda names: any(part == name.casefold() for name in names if name)
    return lambda names: any(part in name.casefold() for name in names if name)


def area(admin1: str | None, country: str | None) -> str | None:
    """An area as counts and filters name it: "Kharkiv Oblast, UA"; the country alone: "UA"."""
    return f"{admin1}, {country}" if admin1 and country else admin1 or country


def _spot(place: Place | None) -> Spot:
    if place is None:
        return (None,) * 7
    named = (place.name, place.words, place.admin1, place.country)
    return (*named, place.latitude, place.longitude, place.precision)


def _days(when: Interval | None) -> Days:
    if when is None or not (when.start or when.end):
        return None, None
    return (when.start or when.end or "")[:10], (when.end or when.start or "")[:10]


def _meets(days: Days, since: str | None, until: str | None) -> bool:
    first, last = days
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)


def lies(asked: str, spot: Spot) -> bool:
    """Whether a place is meant by a query's `place`."""
    name, words, admin1, country, *_ = spot
    if len(asked) == 2 and asked.isupper():  # noqa: PLR2004 - an ISO 3166-1 code
        return country == asked
    if asked == area(admin1, country):
        return True
    return asked.casefold() in _lower(name, words, admin1)


@lru_cache(maxsize=200_000)
def _lower(*names: str | None) -> str:
    """Names in lower case, each on a line: no part of a name goes over a line's end."""
    return "\n".join(name.casefold() for name in names if name)


def _inside(box: tuple[float, float, float, float], spot: Spot) -> bool:
    west, south, east, north = box
    latitude, longitude = spot[4], spot[5]
    if latitude is None or longitude is None or not south <= latitude <= north:
        return False
    return west <= longitude <= east if west <= east else (longitude >= west or longitude <= east)


def _all(marks: Sequence[bytes], count: int) -> bytes:
    """Marked everywhere."""
    found = int.from_bytes(b"\1" * count, "little")
    for one in marks:
        found &= int.from_bytes(one, "little")
    return found.to_bytes(count, "little")
