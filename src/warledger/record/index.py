"""All incidents as columns of small numbers, so that any filter is answered in milliseconds.

Each column codes its values; a filter looks at each different value once, marks the codes
that hold, and the marks of all columns are put together. A mark is a byte, 0 or 1, for each
incident, in order of time.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from datetime import date
from itertools import compress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

    from warledger.model import Interval, Place
    from warledger.record.query import Query
    from warledger.stores._outline import Bounds, Head, Outline

V = TypeVar("V", bound="Hashable")
Names = tuple[str | None, ...]
Days = tuple[str | None, str | None]
Spot = tuple[str | None, str | None, str | None, str | None, float | None, float | None, str | None]
"""Name, printed words, admin1, country, latitude, longitude, precision."""


class Column(Generic[V]):
    """One value for each incident, coded."""

    def __init__(self) -> None:
        self.codes: list[int] = []
        self.values: list[V] = []
        self._known: dict[V, int] = {}

    def append(self, value: V) -> None:
        """The value of the next incident."""
        code = self._known.get(value)
        if code is None:
            code = self._known[value] = len(self.values)
            self.values.append(value)
        self.codes.append(code)

    def marks(self, wanted: Callable[[V], bool]) -> bytes:
        """Which incidents have a value that is wanted."""
        good = bytes(map(wanted, self.values))
        return bytes(map(good.__getitem__, self.codes))

    def counts(self, marks: bytes) -> Counter[V]:
        """How many of the marked incidents have each value."""
        found = Counter(compress(self.codes, marks))
        return Counter({self.values[code]: count for code, count in found.items()})

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


class Index:
    """The columns of all incidents."""

    def __init__(self, outlines: Iterable[Outline], heads: Iterable[Head]) -> None:
        """Take up the incidents in order of time, and what is known of the documents."""
        self.ids: list[str] = []
        names = ("type", "status", "scope", "means", "actor", "recipient", "parties", "language", "publisher")
        self.columns: dict[str, Column[Names]] = {name: Column() for name in (*names, "effect")}
        self.places: Column[Spot] = Column()
        self.days: Column[Days] = Column()
        self.figures: defaultdict[str, Numbers] = defaultdict(Numbers)
        self._documents, self._slots = array("I"), array("I")
        named: defaultdict[str, list[Head]] = defaultdict(list)
        for head in heads:
            named[head.name].append(head)
        for outline in outlines:
            self._take(outline, [head for name in outline.documents for head in named.get(name, ())])
        self.killed = self.figures["killed"].best_of(len(self.ids))
        self.injured = self.figures["injured"].best_of(len(self.ids))

    def _take(self, outline: Outline, heads: Sequence[Head]) -> None:
        slot = len(self.ids)
        self.ids.append(outline.id)
        harmed = []
        for effect, bounds in outline.figures.items():
            self.figures[effect].append(slot, bounds)
            if bounds.high is None or bounds.high > 0:
                harmed.append(effect)
        told: dict[str, Iterable[str | None]] = {
            "type": (outline.type,),
            "status": (outline.status,),
            "scope": (outline.scope,),
            "means": outline.means,
            "actor": (outline.actor,),
            "recipient": (outline.recipient,),
            "parties": outline.parties,
            "language": sorted({head.language for head in heads}),
            "publisher": sorted({head.publisher for head in heads if head.publisher}),
            "effect": harmed,
        }
        for name, values in told.items():
            self.columns[name].append(tuple(values))
        self.places.append(_spot(outline.place))
        self.days.append(_days(outline.when))
        self._documents.extend(head.number for head in heads)
        self._slots.extend([slot] * len(heads))

    def marks(self, query: Query, told: Collection[int] | None) -> bytes:
        """Which incidents are wanted; `told` are numbers of documents of which one must tell of it."""
        found = list(self._named(query))
        if query.since is not None or query.until is not None:
            found.append(self.days.marks(lambda days: _meets(days, query.since, query.until)))
        if query.place is not None:
            asked = query.place
            found.append(self.places.marks(lambda spot: _lies(asked, spot)))
        if query.box is not None:
            box = query.box
            found.append(self.places.marks(lambda spot: _inside(box, spot)))
        if told is not None:
            marks = bytearray(len(self.ids))
            for slot in compress(self._slots, map(told.__contains__, self._documents)):
                marks[slot] = 1
            found.append(bytes(marks))
        return _all(found, len(self.ids))

    def _named(self, query: Query) -> Iterable[bytes]:
        """The marks of the filters that go by words and names."""
        if query.scope != "all":
            yield self.columns["scope"].marks(lambda values: query.scope in values)
        for name in ("type", "means", "effect", "status", "language"):
            asked: str | None = getattr(query, name)
            if asked is not None:
                words = {word.strip() for word in asked.split(",")}
                yield self.columns[name].marks(lambda values, words=words: not words.isdisjoint(values))  # type: ignore[misc]
        if query.publisher is not None:
            yield self._whole_or_part(query.publisher, "publisher")
        if query.actor is not None:
            yield self._whole_or_part(query.actor, "actor", "parties")
        if query.recipient is not None:
            yield self._whole_or_part(query.recipient, "recipient")

    def _whole_or_part(self, asked: str, *names: str) -> bytes:
        """Incidents with a value that is the name asked for; where nobody has it, with a part of it."""
        part = asked.casefold()
        columns = [self.columns[name] for name in names]
        known = {v.casefold() for column in columns for values in column.values for v in values if v}

        def holds(values: Names) -> bool:
            lower = [value.casefold() for value in values if value]
            return part in lower if part in known else any(part in value for value in lower)

        return _any([column.marks(holds) for column in columns])

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
            self.columns["type"].marks(lambda values: not set(types).isdisjoint(values)),
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


def _lies(asked: str, spot: Spot) -> bool:
    name, words, admin1, country = spot[:4]
    if len(asked) == 2 and asked.isupper():  # noqa: PLR2004 - an ISO 3166-1 code
        return country == asked
    if asked == area(admin1, country):
        return True
    part = asked.casefold()
    return any(part in told.casefold() for told in (name, words, admin1) if told)


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


def _any(marks: Sequence[bytes]) -> bytes:
    """Marked anywhere."""
    found = 0
    for one in marks:
        found |= int.from_bytes(one, "little")
    return found.to_bytes(len(marks[0]), "little")
