"""Stretches of a text around the words that were looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.language.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warledger.stores._words import Alternatives

AROUND = 90
"""Characters shown on each side of a word that was found."""
MOST = 3
"""Stretches shown of one document."""


class Snippet(msgspec.Struct, frozen=True):
    """A stretch of a document's text: what was found is `text[start:end]` of the document."""

    before: str
    words: str
    after: str
    start: int
    end: int


def snippets(text: str, wanted: Sequence[Alternatives]) -> tuple[Snippet, ...]:
    """The first stretch for each word that was looked for, in order of the text, three at most."""
    hits: list[tuple[int, int]] = []
    open_ones = list(wanted)
    for start, end in _words(text):
        word = f" {fold(text[start:end])} "
        met = next((one for one in open_ones if any(part in word for part in one)), None)
        if met is not None:
            open_ones.remove(met)
            hits.append((start, end))
            if not open_ones or len(hits) == MOST:
                break
    return tuple(_around(text, start, end) for start, end in hits)


def _words(text: str) -> Iterator[tuple[int, int]]:
    """The spans of what stands between spaces."""
    start = None
    for at, letter in enumerate(text):
        if letter.isspace():
            if start is not None:
                yield start, at
            start = None
        elif start is None:
            start = at
    if start is not None:
        yield start, len(text)


def _around(text: str, start: int, end: int) -> Snippet:
    """The words with their surroundings, cut between words."""
    first = max(0, start - AROUND)
    last = min(len(text), end + AROUND)
    if first:
        first = min(start, text.find(" ", first, start) + 1 or start)
    if last < len(text):
        last = max(end, text.rfind(" ", end, last))
    return Snippet(text[first:start], text[start:end], text[end:last], start, end)
