"""Copies across outlets: which report goes back to which, however much was reworded.

Candidates come from an index of short word runs (a quarter of them, chosen by hash, so that
copies choose the same ones); each candidate is then checked exactly, by the share of the
shorter report's words that stand in runs which the longer one has too. A rewrite that
changes a quarter of the words keeps about 40 % of its runs of three words; two reports of
one event written apart share few. Where runs alone do not tell, equal claims help.

Reference: A. Z. Broder, On the resemblance and containment of documents (1997).
"""

from __future__ import annotations

import re
import sys
import zlib
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

RUN = 3  # words in a run
LONG_RUN = 8  # words in a run that no two writers choose alike
SAMPLE = 4  # one run in so many is indexed
NEAR_DAYS = 10  # reports farther apart in time are no copies
UNDATED = 0
TELLING = 5  # letters of a word that is not mere grammar
CANDIDATE = 2  # indexed runs that two reports must share to be looked at
COPY = 0.42  # share of the shorter report's words in common runs that makes it a copy
LIKELY = 0.2  # the share that suffices when both make the same claims
SAME_CLAIMS = 0.8  # share of claims in common that counts as the same
FEW_CLAIMS = 4  # fewer claims than this are the same by chance
BRIEF = 25  # shorter texts are copies only when they are the same
EXACT = 0.97
_WORD = re.compile(r"\w+")

Kind = Literal["copy", "rewrite"]


class Copied(msgspec.Struct, frozen=True):
    """One report that goes back to another: `share` of its words stand in both.

    `kind` is "copy" when nearly all do, else "rewrite".
    """

    document: str
    of: str
    share: float
    kind: Kind


class _Text(msgspec.Struct):
    """A report as words and runs; `folded` is its text in one case."""

    document: Document
    folded: str
    words: list[str]
    runs: frozenset[int]
    sample: list[int]
    whole: int
    day: int


class Copies:
    """The copies among reports added so far, in whatever order they came."""

    def __init__(self) -> None:
        """Start without reports."""
        self._texts: dict[str, _Text] = {}
        self._claims: dict[str, frozenset[str]] = {}
        self._index: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        self._same: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
        self._days: defaultdict[int, set[int]] = defaultdict(set)
        self._found: dict[str, Copied] = {}

    def add(self, documents: Iterable[Document], claims: Mapping[str, frozenset[str]] | None = None) -> None:
        """Add reports; those that are there already are passed over.

        Args:
            documents: the reports.
            claims: for each document id, what it says, as keys that are equal for equal claims.
        """
        self._claims.update(claims or {})
        for document in documents:
            if document.id in self._texts:
                continue
            text = _text(document)
            shares: dict[int, float] = {}
            for other in map(self._texts.__getitem__, self._candidates(text)):
                if other.whole not in shares:
                    shares[other.whole] = _shared(text, other)
                self._compare(text, other, shares[other.whole])
            self._enter(text)

    def _enter(self, text: _Text) -> None:
        """Keep a report; of those that say the same on one day only the first is indexed."""
        document = text.document.id
        self._texts[document] = text
        alike = self._same[text.whole, text.day]
        if not alike:
            self._days[text.whole].add(text.day)
            for run in text.sample:
                insort(self._index[run], (text.day, document))
        alike.append(document)

    def rows(self) -> list[Copied]:
        """The reports that go back to another, each with the one it is nearest to, by id."""
        return [self._found[key] for key in sorted(self._found)]

    def families(self) -> dict[str, str]:
        """For each report that goes back to another, the id of the first of its family."""

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

    def _candidates(self, text: _Text) -> list[str]:
        """The reports of about the same day that share enough indexed runs."""
        shared: Counter[str] = Counter()
        spans = [(text.day - NEAR_DAYS, text.day + NEAR_DAYS), (UNDATED, UNDATED)]
        for run in text.sample:
            holders = self._index.get(run)
            if holders is None:
                continue
            for first, last in [(UNDATED, sys.maxsize)] if text.day == UNDATED else spans:
                low, high = bisect_left(holders, (first, "")), bisect_left(holders, (last + 1, ""))
                shared.update(holder for _, holder in holders[low:high])
        near = {
            (self._texts[holder].whole, self._texts[holder].day)
            for holder, count in shared.items()
            if count >= CANDIDATE
        }
        near |= {(text.whole, day) for day in self._days.get(text.whole, ()) if _near(text.day, day)}
        return [document for key in sorted(near) for document in self._same[key]]

    def _compare(self, one: _Text, two: _Text, share: float) -> None:
        """Note which of two reports copies the other, if either does."""
        brief = min(len(one.words), len(two.words)) < BRIEF
        if share < (EXACT if brief else COPY) and not (
            share >= LIKELY and _alike(one.document.id, two.document.id, self._claims)
        ):
            return
        older, newer = _in_order(one, two)
        share = round(share, 3)
        best = self._found.get(newer)
        if best is None or (-share, older) < (-best.share, best.of):
            self._found[newer] = Copied(newer, older, share, "copy" if share >= EXACT else "rewrite")


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


def _text(document: Document) -> _Text:
    """A report's words, its runs, and those of them that are indexed."""
    folded = document.text.casefold()
    words = _WORD.findall(folded)
    long = {~run for run in _runs(words, LONG_RUN) if run % SAMPLE == 0}
    short = {
        run
        for at, run in enumerate(_runs(words, RUN))
        if run % SAMPLE == 0 and sum(len(word) >= TELLING for word in words[at : at + RUN]) > 1
    }
    try:
        day = date.fromisoformat((document.published or "")[:10]).toordinal()
    except ValueError:
        day = UNDATED
    return _Text(
        document,
        folded,
        words,
        frozenset(_runs(words, RUN)),
        sorted(long | short),
        zlib.crc32(" ".join(words).encode()),
        day,
    )


def _runs(words: Sequence[str], size: int) -> list[int]:
    """The hashes of all runs of a size."""
    return [zlib.crc32(" ".join(words[at : at + size]).encode()) for at in range(len(words) - size + 1)]


def _near(one: int, two: int) -> bool:
    """Whether two days are about the same, as far as they are known."""
    return UNDATED in (one, two) or abs(one - two) <= NEAR_DAYS


def _shared(one: _Text, two: _Text) -> float:
    """Share of the shorter report's words that stand in runs which both have."""
    if one.whole == two.whole and one.words == two.words:
        return 1.0 if one.words else 0.0
    short, long = sorted((one, two), key=lambda text: (len(text.words), text.whole))
    covered = [False] * len(short.words)
    for at, run in enumerate(_runs(short.words, RUN)):
        if run in long.runs:
            covered[at : at + RUN] = [True] * RUN
    return sum(covered) / len(covered) if covered else 0.0


def _alike(one: str, two: str, claims: Mapping[str, frozenset[str]]) -> bool:
    """Whether two reports make the same claims."""
    mine, theirs = claims.get(one, frozenset()), claims.get(two, frozenset())
    fewest = min(len(mine), len(theirs))
    return fewest >= FEW_CLAIMS and len(mine & theirs) >= SAME_CLAIMS * max(len(mine), len(theirs))


def _in_order(first: _Text, second: _Text) -> tuple[str, str]:
    """(older, newer) of two reports."""
    one, two = first.document, second.document
    times = (one.published or "", two.published or "")
    size = min(map(len, times))
    if size and times[0][:size] != times[1][:size]:
        return (one.id, two.id) if times[0] < times[1] else (two.id, one.id)
    names = (_names(first, two), _names(second, one))
    if names[0] != names[1]:
        return (two.id, one.id) if names[0] else (one.id, two.id)
    if len(times[0]) != len(times[1]) and not size:
        return (one.id, two.id) if times[0] else (two.id, one.id)
    return (one.id, two.id) if one.id < two.id else (two.id, one.id)


def _names(one: _Text, two: Document) -> bool:
    """Whether a report names the other's outlet."""
    return bool(two.publisher) and str(two.publisher).casefold() in one.folded
