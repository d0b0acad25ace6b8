"""Copies across outlets: which report goes back to which, however much was reworded.

Candidates come from an index of short word runs (a quarter of them, chosen by hash, so that
copies choose the same ones); each candidate is then checked exactly, by the share of the
shorter report's words that stand in runs which the longer one has too. A rewrite that
changes a quarter of the words keeps about 40 % of its runs of three words; two reports of
one event written apart share few.

Reference: A. Z. Broder, On the resemblance and containment of documents (1997).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Protocol

from warledger.model.filed import Copied
from warledger.normalize.texts import Text, age_of, in_order, near, shared, sketch_of, spans, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.model import Document
    from warledger.model.filed import Sketch

CANDIDATE = 2  # indexed runs that two reports must share to be looked at
COPY = 0.42  # share of the shorter report's words in common runs that makes it a copy
BRIEF = 25  # shorter texts are copies only when they are the same
EXACT = 0.97


class Shelf(Protocol):
    """Where the texts of earlier processes lie."""

    def sketches(self, days: Sequence[tuple[int, int]], whole: int) -> Iterable[Sketch]:
        """The sketches of reports from these spans of days, and of those with this whole."""

    def texts(self, ids: Sequence[str]) -> Iterable[Document]:
        """Reports by their ids."""


class Copies:
    """The copies among reports added so far, in whatever order they came.

    Texts are compared, not reports: however many carry the very same words, each pair of
    different texts is looked at once.
    """

    def __init__(self, shelf: Shelf | None = None, rows: Iterable[Copied] = ()) -> None:
        """Start with what earlier processes left, or without reports."""
        self._shelf = shelf
        self._texts: dict[str, Text] = {}
        self._index: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._members: defaultdict[int, defaultdict[int, list[Text]]] = defaultdict(lambda: defaultdict(list))
        self._links: defaultdict[int, dict[int, float]] = defaultdict(dict)
        self._dirty: set[int] = set()
        self._found: dict[str, Copied] = {row.document: row for row in rows}
        self._fresh: list[Sketch] = []
        self._moved: set[str] = set()

    def add(self, documents: Iterable[Document]) -> None:
        """Add reports; those that are there already are passed over."""
        for document in documents:
            if document.id in self._texts:
                continue
            text = text_of(document)
            self._fetch(text)
            self._enter(text)
            self._fresh.append(sketch_of(text))

    def _fetch(self, text: Text) -> None:
        """Take the reports that a new one may be like off the shelf."""
        if self._shelf is None:
            return
        mine = set(text.sample)
        like = [
            sketch.document
            for sketch in self._shelf.sketches(spans(text.day), text.whole)
            if sketch.document not in self._texts
            and sketch.document != text.document.id
            and (sketch.whole == text.whole or len(mine.intersection(array("I", sketch.runs))) >= CANDIDATE)
        ]
        for document in self._shelf.texts(like):
            self._enter(text_of(document))

    def _enter(self, text: Text) -> None:
        """Keep a report, and link its text with those it is like."""
        self._texts[text.document.id] = text
        same = self._members[text.whole][text.day]
        if not same:
            for whole in self._candidates(text):
                self._link(text, whole)
            entry = text.day, text.whole
            for run in text.sample:
                insort(self._index[run], entry)
        same.append(text)
        self._dirty.add(text.whole)

    def _link(self, text: Text, whole: int) -> None:
        """Remember how much two texts share, if that is enough."""
        if whole == text.whole or whole in self._links[text.whole]:
            return
        other = next(iter(self._members[whole].values()))[0]
        share = shared(text, other)
        brief = min(text.size, other.size) < BRIEF
        if share < (EXACT if brief else COPY):
            return
        self._links[text.whole][whole] = self._links[whole][text.whole] = share
        self._dirty.add(whole)

    def _settle(self) -> None:
        """Find the nearest older report of each whose text, or a text like it, came anew."""
        pairs = {(one, one) for one in self._dirty}
        for one in self._dirty:
            for two in self._links[one]:
                pairs |= {(one, two), (two, one)}
        self._dirty.clear()
        for one, two in sorted(pairs):
            share = 1.0 if one == two else self._links[one][two]
            eldest = {day: min(texts, key=age_of) for day, texts in self._members[two].items()}
            for day, texts in self._members[one].items():
                about = [text for other, text in eldest.items() if near(day, other)]
                for text in texts if about else ():
                    self._compare(text, min(about, key=age_of), share)

    def _compare(self, text: Text, older: Text, share: float) -> None:
        """Note that a report goes back to another, if that is older and no nearer one is known."""
        if text is older or not text.size or in_order(older, text)[0] != older.document.id:
            return
        document, of, share = text.document.id, older.document.id, round(share, 3)
        best = self._found.get(document)
        if (
            best is not None
            and best.of != of
            and (best.share > share or (best.share == share and self._known(best.of).age < older.age))
        ):
            return
        row = Copied(document, of, share, "copy" if share >= EXACT else "rewrite")
        if best != row:
            self._found[document] = row
            self._moved.add(document)

    def _known(self, document: str) -> Text:
        """A report's text, from the shelf if need be."""
        if document not in self._texts and self._shelf is not None:
            return text_of(next(iter(self._shelf.texts([document]))))
        return self._texts[document]

    def rows(self) -> list[Copied]:
        """The reports that go back to another, each with the one it is nearest to, by id."""
        self._settle()
        return [self._found[key] for key in sorted(self._found)]

    def fresh(self) -> tuple[list[Sketch], list[Copied]]:
        """What was learned since the last call: sketches of new reports, and rows that changed."""
        self._settle()
        found = self._fresh, [self._found[document] for document in sorted(self._moved)]
        self._fresh, self._moved = [], set()
        return found

    def families(self) -> dict[str, str]:
        """For each report that goes back to another, the id of the first of its family."""
        self._settle()

        def first(document: str) -> str:
            line = [document]
            while line[-1] in self._found:
                older = self._found[line[-1]].of
                if older in line:  # times of unlike precision can contradict each other
                    return min(line[line.index(older) :])
                line.append(older)
            return line[-1]

        found = {document: first(document) for document in sorted(self._found)}
        return {document: root for document, root in found.items() if document != root}

    def _candidates(self, text: Text) -> list[int]:
        """The wholes of texts of about the same day that share enough indexed runs."""
        common: Counter[tuple[int, int]] = Counter()
        for run in text.sample:
            holders = self._index.get(run)
            if holders is None:
                continue
            for first, last in spans(text.day):
                low, high = bisect_left(holders, (first, 0)), bisect_left(holders, (last + 1, 0))
                common.update(holders[low:high])
        return sorted({whole for (_, whole), count in common.items() if count >= CANDIDATE})


def copies(documents: Iterable[Document]) -> list[Copied]:
    """The reports that go back to an earlier one, each with the one it is nearest to.

    Who copied whom is told by time of publication; at equal or unknown times, by whom a
    report names, then by id.
    """
    found = Copies()
    found.add(documents)
    return found.rows()


def families(documents: Iterable[Document]) -> dict[str, str]:
    """For each report that goes back to another, the id of the first of its family."""
    found = Copies()
    found.add(documents)
    return found.families()
