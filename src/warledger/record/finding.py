"""Finding things in a record: incidents by query, points for a map, counts, words and names."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from collections import Counter
from functools import cached_property, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Literal

from warledger.language.fold import fold
from warledger.record.answers import Found, Hit, Name, Points, Range, Search, Spots, Summary
from warledger.record.facts import area, lies
from warledger.record.indexing import indexed
from warledger.record.mapping import points, spots
from warledger.record.query import Query
from warledger.record.snippets import snippets
from warledger.record.trace import matching
from warledger.stores._words import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.model import Claim, Incident
    from warledger.record.answers import Kind, Order
    from warledger.record.facts import Spot
    from warledger.record.index import Index
    from warledger.stores._ledger import Ledger, State
    from warledger.stores._outline import Head
    from warledger.stores._words import Alternatives

NAMES = 20
"""Names that a search shows at most."""
COUNTED = ("type", "status", "means", "actor", "recipient", "language", "publisher", "effect")


class Answers:
    """The index of one state of a record, and what it has been asked."""

    def __init__(self, store: Ledger, former: Index | None) -> None:
        self._store = store
        self.index = indexed(store, former)
        self.marks = lru_cache(maxsize=64)(self._marks)
        self.summary = lru_cache(maxsize=64)(self._summary)
        self.found = lru_cache(maxsize=16)(self._found)

    def _marks(self, query: Query) -> bytes:
        return self.index.marks(query, None if query.text is None else self._told(query.text))

    def days(self, query: Query) -> dict[str, int]:
        """How many of the incidents that a query takes began on each day."""
        found: Counter[str] = Counter()
        for days, count in self.index.days.counts(self.marks(query)).items():
            if days.first is not None:
                found[days.first] += count
        return dict(sorted(found.items()))

    def _told(self, text: str) -> bytes:
        """Marks, by number, of the documents in which words stand."""
        marks = bytearray(self._store.count() + 1)
        for number in self.found(terms(text)):
            if number < len(marks):  # one that came in this moment
                marks[number] = 1
        return bytes(marks)

    def incidents(self, kind: Kind, name: str) -> int:
        """How many incidents the query for a place or an actor finds."""
        if kind == "actor":
            return sum(self.marks(Query(actor=name)))
        return sum(count for spot, count in self.spots.items() if lies(name, spot))

    @cached_property
    def spots(self) -> Counter[Spot]:
        """How many incidents are at each place."""
        return self.index.places.counts(self.marks(Query()))

    def _found(self, wanted: tuple[Alternatives, ...]) -> array[int]:
        return array("I", self._store.found(wanted))

    def _summary(self, query: Query) -> Summary:
        index, marks = self.index, self.marks(query)
        counted = index.counts(marks)
        counts = {name: _ordered(counted[name].items()) for name in COUNTED}
        spots = index.places.counts(marks)
        counts["country"] = _ordered((spot[3], count) for spot, count in spots.items())
        counts["area"] = _ordered((area(spot[2], spot[3]), n) for spot, n in spots.items() if spot[2])
        return Summary(
            incidents=marks.count(1),
            documents=index.documents(marks),
            publishers=len(counts["publisher"]),
            figures=_sums(index, marks),
            counts=counts,
            days=self.days(query),
        )


class Finding(ABC):
    """The part of a record that finds things."""

    def __init__(self, store: Ledger) -> None:
        """Start without an index; it is made when something is looked for."""
        self._store = store
        self._finding = Lock()
        self._answers: tuple[State, Answers] | None = None

    @abstractmethod
    def current(self) -> State:
        """Bring the derived rows up to date; what they are made from."""

    def _answering(self) -> Answers:
        """The index of the record as it is now."""
        state = self.current()
        with self._finding:
            if self._answers is None or self._answers[0] != state:
                former = None if self._answers is None else self._answers[1].index
                self._answers = state, Answers(self._store, former)
            return self._answers[1]

    def index(self) -> Index:
        """The columns of all incidents as they are now."""
        return self._answering().index

    def revision(self) -> str:
        """A mark that changes whenever an answer of the record may have changed."""
        state = self.current()
        return f"{state.readings}-{state.judgements}-{state.rules}"

    def find(self, query: Query, order: Order = "-time", limit: int = 50, offset: int = 0) -> Found:
        """One page of the incidents that are wanted."""
        answers = self._answering()
        marks = answers.marks(query)
        ids = answers.index.page(marks, order, offset, limit)
        return Found(marks.count(1), tuple(self._store.chosen(ids)))

    def incident(self, identity: str) -> Incident | None:
        """One incident by its id, None if there is none."""
        self.current()
        return next(iter(self._store.chosen([identity])), None)

    def whole_id(self, start: str, kind: Literal["incident", "claim"]) -> str:
        """The id of the incident or claim whose id starts so, as tables print it.

        Raises:
            NotFoundError: if there is none; a SeveralError, which names them, if there are several.
        """
        self.current()
        kinds = self._store.starting(start)
        return matching(
            start, [one for one, told in kinds.items() if (told == "incident") == (kind == "incident")]
        )

    def incidents_in(self, document: str) -> list[Incident]:
        """The incidents, and sums, that a document tells of, by the document's id."""
        number = self._store.number(document)
        if number is None:
            return []
        claims = {claim.id for claim in self._store.claims_in(document)}
        near = self._store.chosen(self._answering().index.telling(number))
        return [incident for incident in near if not claims.isdisjoint(incident.claims)]

    def home(self, claim: Claim) -> Incident | None:
        """The incident that a claim belongs to, None where it is in none."""
        near = self.incidents_in(claim.document.id)
        return next((incident for incident in near if claim.id in incident.claims), None)

    def claims_in(self, document: str) -> list[Claim]:
        """The current claims of one document, by place in the text."""
        return self._store.claims_in(document)

    def claims_of(self, ids: Sequence[str]) -> list[Claim]:
        """The claims with these ids, also superseded ones, in the order of the ids."""
        return self._store.told_by(ids)

    def heads(self, limit: int = 50, offset: int = 0) -> tuple[int, list[Head]]:
        """How many documents there are, and a page of them without their texts, the latest first."""
        return self._store.count(), self._store.heads(limit, offset)

    def summary(self, query: Query) -> Summary:
        """Counts and sums over the incidents that are wanted."""
        return self._answering().summary(query)

    def days(self, query: Query) -> dict[str, int]:
        """How many of the incidents that are wanted began on each day."""
        return self._answering().days(query)

    def points(self, query: Query) -> Points:
        """Columns for a map and a timeline of the incidents that are wanted."""
        answers = self._answering()
        return points(answers.index, answers.marks(query))

    def spots(self, query: Query) -> Spots:
        """Columns for a map of the incidents that are wanted: one entry for each place."""
        answers = self._answering()
        return spots(answers.index, answers.marks(query))

    def search(self, text: str, limit: int = 20, offset: int = 0) -> Search:
        """Documents in which all these words stand, and places and actors named so.

        A part of a word is found, and so are other endings of it; words of one or two letters
        are passed over.
        """
        wanted = terms(text)
        numbers = self._answering().found(wanted)
        page = self._store.numbered(numbers[offset : offset + limit])
        hits = []
        for head in page:
            document = self._store.document(head.id)
            shown = snippets(document.text, wanted) if document else ()
            hits.append(Hit(head, shown))
        return Search(len(numbers), tuple(hits), self._names(text) if offset == 0 else ())

    def _names(self, text: str) -> tuple[Name, ...]:
        """Places and actors with the words in their names, those with the most incidents first."""
        asked = fold(text)
        if not asked:
            return ()
        answers = self._answering()
        index, every = answers.index, answers.marks(Query())
        rough: Counter[tuple[Kind, str, str | None]] = Counter()
        for spot, count in answers.spots.items():
            name = spot[0]
            if name and (asked in fold(name) or asked in fold(spot[1] or "")):
                rough["place", name, area(spot[2], spot[3])] += count
        counted = index.counts(every)
        for name, count in (counted["actor"] + counted["parties"]).items():
            if asked in fold(name):
                rough["actor", name, None] = count
        best = sorted(rough, key=lambda key: (-rough[key], key[1]))[:NAMES]
        return tuple(Name(kind, name, where, answers.incidents(kind, name)) for kind, name, where in best)


def _sums(index: Index, marks: bytes) -> dict[str, Range]:
    """The sum of each effect's figures over the marked incidents."""
    sums = {effect: [0, 0, 0, 0, 0] for effect in index.effects}
    for figures, count in index.figures.counts(marks).items():
        for effect, one in figures.bounds:
            high = one.best if one.high is None else one.high
            for place, value in enumerate((one.low, one.best, high, one.high is None, 1)):
                sums[effect][place] += value * count
    return {effect: Range(*own) for effect, own in sums.items()}


def _ordered(counted: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    """Counts by value, the most first; what has no value is in none."""
    found: dict[str, int] = {}
    for value, count in counted:
        if value is not None:
            found[value] = found.get(value, 0) + count
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
