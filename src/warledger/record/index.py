"""All incidents as columns of small numbers, so that any filter is answered in milliseconds.

Each column codes its values; a filter looks at each different value once, marks the codes
that hold, and the marks of all columns are put together. The incidents stand in order of time.
When the record changes, what changed is taken into the columns; the rest of them stays.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from datetime import date
from functools import cached_property
from itertools import chain, compress, islice
from typing import TYPE_CHECKING

import msgspec

from warledger.model import Interval, Place
from warledger.record.columns import Column, everywhere
from warledger.record.facts import (
    Days,
    Figures,
    Names,
    Profile,
    Spot,
    days_of,
    figures_of,
    inside,
    lies,
    meets,
    spot_of,
    whole_or_part,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from warledger.record.query import Query
    from warledger.stores._outline import Outline, Teller

_place = msgspec.json.Decoder(Place | None).decode
_when = msgspec.json.Decoder(Interval | None).decode
FEW = 1000
"""New incidents that are put in their places one by one."""


class Index:
    """The columns of all incidents."""

    def __init__(self) -> None:
        """An index of nothing."""
        self.ids: list[str] = []
        self.numbers: list[int] = []
        self.latest = 0
        """The highest number of a document that was looked at."""
        self.tellers: list[tuple[int, ...]] = []
        """For each incident the numbers of the documents that tell of it."""
        self.profiles: Column[Profile] = Column()
        self.languages: Column[Names] = Column()
        self.publishers: Column[Names] = Column()
        self.places: Column[Spot] = Column()
        self.days: Column[Days] = Column()
        self.figures: Column[Figures] = Column()

    def _copy(self) -> Index:
        """Another index of the same."""
        made = Index()
        made.ids, made.numbers, made.latest = self.ids.copy(), self.numbers.copy(), self.latest
        made.tellers = self.tellers.copy()
        made.profiles, made.languages = Column(self.profiles), Column(self.languages)
        made.publishers, made.places = Column(self.publishers), Column(self.places)
        made.days, made.figures = Column(self.days), Column(self.figures)
        return made

    def amended(
        self,
        there: Collection[int],
        outlines: Iterable[tuple[int, Outline]],
        tellers: Iterable[Teller],
    ) -> Index:
        """An index of what of this one is still there, and of some more incidents; this one stays as it is.

        `there` are numbers of incidents, as the store counts them; `outlines` the new ones with their
        numbers, `tellers` at least the documents that tell of those.
        """
        made = self._copy()
        named: dict[str, tuple[Teller, ...]] = {}
        for teller in tellers:
            named[teller[1]] = (*named.get(teller[1], ()), teller)
            made.latest = max(made.latest, teller[0])
        before = len(self.ids)
        slots = [slot for slot, number in enumerate(self.numbers) if number in there]
        for number, outline in outlines:
            made.take(number, outline, named)
        made.arrange(slots, range(before, len(made.ids)))
        return made

    def take(self, number: int, outline: Outline, named: Mapping[str, tuple[Teller, ...]]) -> None:
        """Put an incident at the end."""
        self.ids.append(outline.id)
        self.numbers.append(number)
        bounds = tuple(outline.figures.items())
        harmed = self.figures.append(bounds, lambda: figures_of(bounds)).harmed
        profile = (
            (outline.type,),
            (outline.status,),
            (outline.scope,),
            (outline.actor,),
            (outline.recipient,),
            outline.means,
            outline.parties,
            harmed,
        )
        self.profiles.append(profile, lambda: Profile(*profile))
        place, when = bytes(outline.place), bytes(outline.when)
        self.places.append(place, lambda: spot_of(_place(place)))
        self.days.append(when, lambda: days_of(_when(when)))
        known = [one for name in outline.documents for one in named.get(name, ())]
        self.tellers.append(tuple([one[0] for one in known]))
        spoken = tuple(dict.fromkeys([one[2] for one in known]))
        told = tuple(dict.fromkeys([one[3] for one in known if one[3] is not None]))
        self.languages.append(spoken, lambda: spoken)
        self.publishers.append(told, lambda: told)

    def arrange(self, slots: list[int], fresh: Iterable[int]) -> None:
        """Keep some slots, which are in order, and put fresh ones between them."""
        values, codes, profiles = self.days.values, self.days.codes, self.profiles

        def order(slot: int) -> tuple[str, str | None, str]:
            kind = profiles.values[profiles.codes[slot]].type[0]
            return values[codes[slot]].order, kind, self.ids[slot]

        some = list(fresh)
        if len(some) < FEW:
            for slot in some:
                insort(slots, slot, key=order)
        else:
            slots.extend(some)
            slots.sort(key=order)
        for column in (
            self.profiles,
            self.languages,
            self.publishers,
            self.places,
            self.days,
            self.figures,
        ):
            column.arrange(slots)
        self.ids = list(map(self.ids.__getitem__, slots))
        self.numbers = list(map(self.numbers.__getitem__, slots))
        self.tellers = list(map(self.tellers.__getitem__, slots))

    @cached_property
    def _told(self) -> tuple[list[int], list[int]]:
        """Documents by their numbers, and the slots that they tell of, side by side."""
        slots = [slot for slot, own in enumerate(self.tellers) for _ in own]
        return list(chain.from_iterable(self.tellers)), slots

    @cached_property
    def _alone(self) -> tuple[list[int], list[int], list[int]]:
        """For each slot the documents that tell of it only; of all others the numbers, and their slots."""
        documents, slots = self._told
        count = Counter(documents)
        alone = [0] * len(self.ids)
        shared: tuple[list[int], list[int]] = [], []
        for number, slot in zip(documents, slots, strict=True):
            if count[number] == 1:
                alone[slot] += 1
            else:
                shared[0].append(number)
                shared[1].append(slot)
        return alone, *shared

    @cached_property
    def killed(self) -> list[int | None]:
        """The best figure of people killed of each incident, None where there is none."""
        return self.figures.each(lambda figures: figures.killed)

    @cached_property
    def injured(self) -> list[int | None]:
        """The best figure of people injured of each incident, None where there is none."""
        return self.figures.each(lambda figures: figures.injured)

    @cached_property
    def harm(self) -> list[int]:
        """People killed and injured in each incident, by best figures."""
        return self.figures.each(lambda figures: (figures.killed or 0) + (figures.injured or 0))

    @cached_property
    def effects(self) -> list[str]:
        """The effects of which some incident has a figure."""
        return sorted({effect for figures in self.figures.used() for effect, _ in figures.bounds})

    def marks(self, query: Query, told: bytes | None) -> bytes:
        """Which incidents are wanted; `told` marks, by number, the documents of which one must tell of it."""
        found = [self.profiles.marks(self._profiles(query))]
        if query.language is not None:
            asked_words = words(query.language)
            found.append(self.languages.marks(lambda names: not asked_words.isdisjoint(names)))
        if query.publisher is not None:
            found.append(self.publishers.marks(whole_or_part(query.publisher, self.publishers.used())))
        if query.since is not None or query.until is not None:
            found.append(self.days.marks(lambda days: meets(days, query.since, query.until)))
        if query.place is not None:
            asked = query.place
            found.append(self.places.marks(lambda spot: lies(asked, spot)))
        if query.precision is not None:
            asked_precisions = words(query.precision)
            found.append(self.places.marks(lambda spot: spot[6] in asked_precisions))
        if query.box is not None:
            box = query.box
            found.append(self.places.marks(lambda spot: inside(box, spot)))
        if told is not None:
            marks = bytearray(len(self.ids))
            documents, slots = self._told
            for slot in compress(slots, map(told.__getitem__, documents)):
                marks[slot] = 1
            found.append(bytes(marks))
        return everywhere(found, len(self.ids))

    def _profiles(self, query: Query) -> Callable[[Profile], bool]:
        """What a query asks of profiles."""
        several = ("type", "means", "effect", "status")
        held = [(name, words(asked)) for name in several if (asked := getattr(query, name)) is not None]
        profiles = self.profiles.used() if query.actor or query.recipient else []
        actor = whole_or_part(query.actor, (profile.actor + profile.parties for profile in profiles))
        recipient = whole_or_part(query.recipient, (profile.recipient for profile in profiles))

        def wanted(profile: Profile) -> bool:
            return (
                (query.scope == "all" or query.scope in profile.scope)
                and all(not asked.isdisjoint(getattr(profile, name)) for name, asked in held)
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
            self.days.marks(lambda days: meets(days, since, until)),
            self.profiles.marks(lambda profile: not set(types).isdisjoint(profile.type)),
        ]
        if where is not None:
            region, country = where
            marks.append(
                self.places.marks(
                    lambda spot: spot[3] in (None, country) and (spot[2] is None or region in (None, spot[2]))
                )
            )
        found = compress(range(len(self.ids)), everywhere(marks, len(self.ids)))
        days = [date.fromisoformat(one.first).toordinal() if one.first else 0 for one in self.days.values]
        return {self.ids[slot]: days[self.days.codes[slot]] for slot in found}

    def telling(self, document: int) -> list[str]:
        """The ids of the incidents that a document tells of, by the document's number."""
        documents, slots = self._told
        return [self.ids[slot] for slot in compress(slots, map(document.__eq__, documents))]

    def documents(self, marks: bytes) -> int:
        """How many documents tell of the marked incidents."""
        alone, shared, slots = self._alone
        return sum(compress(alone, marks)) + len(set(compress(shared, map(marks.__getitem__, slots))))

    @cached_property
    def _undated(self) -> int:
        """The first slot of what has no known date: these stand last."""
        codes, values = self.days.codes, self.days.values
        return next((s for s in reversed(range(len(codes))) if values[codes[s]].first is not None), -1) + 1

    @cached_property
    def _by_harm(self) -> list[int]:
        """The slots, those with the most people killed first, then the most injured, then the latest."""
        killed, injured = self.killed, self.injured
        return sorted(range(len(self.ids)), key=lambda s: (-(killed[s] or 0), -(injured[s] or 0), -s))

    def page(self, marks: bytes, order: str, offset: int, limit: int) -> list[str]:
        """Ids of the marked incidents, sorted by "time", "-time" (latest first) or "harm" (most first).

        Those without a known date come last in either order of time.
        """
        slots: Sequence[int] = range(len(self.ids))
        if order == "harm":
            slots = self._by_harm
        elif order == "-time":
            slots = [*range(self._undated - 1, -1, -1), *range(self._undated, len(self.ids))]
        marked = compress(slots, map(marks.__getitem__, slots))
        return [self.ids[slot] for slot in islice(marked, offset, offset + limit)]


def _count(into: Counter[str], values: Names, count: int) -> None:
    """Count values; one that is there twice counts once."""
    for value in values if len(values) < 2 else set(values):  # noqa: PLR2004 - two can be alike
        if value is not None:
            into[value] += count
