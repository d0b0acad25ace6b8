"""A report's text as words and short runs of words, and how much of it stands in another.

Reference: A. Z. Broder, On the resemblance and containment of documents (1997).
"""

from __future__ import annotations

import re
import zlib
from array import array
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from warledger.model import Document
from warledger.model.filed import Sketch

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = 3  # words in a run
LONG_RUN = 8  # words in a run that no two writers choose alike
SAMPLE = 4  # one run in so many is indexed
NEAR_DAYS = 10  # reports farther apart in time are no copies
UNDATED = 0
LAST_DAY = date.max.toordinal()
TELLING = 5  # letters of a word that is not mere grammar
_WORD = re.compile(r"\w+")


class Text(msgspec.Struct, gc=False):
    """A report in runs of its `size` words; `folded` is its text in one case, which `document` leaves out.

    `age` is what it comes before its copies by: its time, its outlet's name in the text, its id.
    """

    document: Document
    folded: str
    size: int
    runs: array[int]
    sample: array[int]
    whole: int
    day: int
    age: tuple[str, bool, str]


def text_of(document: Document) -> Text:
    """How many words a report has, its runs in their order, and those that are indexed."""
    folded = document.text.casefold()
    size, every, sample, whole = _read(folded)
    document = msgspec.structs.replace(document, text="")
    try:
        day = date.fromisoformat((document.published or "")[:10]).toordinal()
    except ValueError:
        day = UNDATED
    age = (document.published or "9", not _names(folded, document), document.id)
    return Text(document, folded, size, every, sample, whole, day, age)


@lru_cache(maxsize=64)
def _read(folded: str) -> tuple[int, array[int], array[int], int]:
    """A text's number of words, runs, those that are indexed, and the hash of all; of equal texts read once."""
    words = tuple(_WORD.findall(folded))
    short = runs(words, RUN)
    sample = {~run & 0xFFFFFFFF for run in runs(words, LONG_RUN) if run % SAMPLE == 0}
    sample |= {
        run
        for at, run in enumerate(short)
        if run % SAMPLE == 0 and sum(len(word) >= TELLING for word in words[at : at + RUN]) > 1
    }
    whole = int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest()) >> 1
    return len(words), array("I", short), array("I", sorted(sample)), whole


def sketch_of(text: Text) -> Sketch:
    """A text in short, for the shelf."""
    return Sketch(text.document.id, text.day, text.whole, text.sample.tobytes())


def age_of(text: Text) -> tuple[str, bool, str]:
    """A text's age, to compare by."""
    return text.age


def spans(day: int) -> list[tuple[int, int]]:
    """The days of the reports that one of a day may copy or be copied by; any, when it is undated."""
    if day == UNDATED:
        return [(UNDATED, LAST_DAY)]
    return [(day - NEAR_DAYS, day + NEAR_DAYS), (UNDATED, UNDATED)]


def runs(words: Sequence[str], size: int) -> list[int]:
    """The hashes of all runs of a size."""
    return [zlib.crc32(" ".join(words[at : at + size]).encode()) for at in range(len(words) - size + 1)]


def near(one: int, two: int) -> bool:
    """Whether two days are about the same, as far as they are known."""
    return UNDATED in (one, two) or abs(one - two) <= NEAR_DAYS


def shared(one: Text, two: Text) -> float:
    """Share of the shorter report's words that stand in runs which both have."""
    short, long = sorted((one, two), key=lambda text: (text.size, text.whole))
    covered, theirs = [False] * short.size, set(long.runs)
    for at, run in enumerate(short.runs):
        if run in theirs:
            covered[at : at + RUN] = [True] * RUN
    return sum(covered) / len(covered) if covered else 0.0


def in_order(first: Text, second: Text) -> tuple[str, str]:
    """(older, newer) of two reports."""
    one, two = first.document, second.document
    times = (one.published or "", two.published or "")
    size = min(map(len, times))
    if size and times[0][:size] != times[1][:size]:
        return (one.id, two.id) if times[0] < times[1] else (two.id, one.id)
    quotes = (_names(first.folded, two), _names(second.folded, one))
    if quotes[0] != quotes[1]:
        return (two.id, one.id) if quotes[0] else (one.id, two.id)
    if len(times[0]) != len(times[1]) and not size:
        return (one.id, two.id) if times[0] else (two.id, one.id)
    return (one.id, two.id) if one.id < two.id else (two.id, one.id)


def _names(folded: str, document: Document) -> bool:
    """Whether a text in one case names a report's outlet."""
    return bool(document.publisher) and str(document.publisher).casefold() in folded
