"""Texts as received, and the stretches of them that readers look at."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of a document's text: `text[start:end]`, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts."""
        if self.start < 0 or self.end < self.start:
            message = f"no such span: {self.start}–{self.end}"
            raise ValueError(message)

    def overlaps(self, other: Span) -> bool:
        """True when the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One report, exactly as it came in.

    `id` is the hash of the text and of what is known of its publication, so that the same
    report read twice is the same document. `published` is an ISO date or date-time (with its
    offset when known) and null when the input does not say: it is never invented.
    `sha256` is that of the raw bytes the text was taken from, `retrieved` the UTC time at
    which they were read (or, from an archive, fetched).

    `series` is equal for all versions of one post or feed entry, null for what has none;
    the latest version stands for all in incidents, and all are kept. `edited` is when this
    version replaced an earlier one, where the input says so. `forwarded_from` is whose
    words a forwarded post carries; `replies_to` is the name of the post it answers.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "und"
    source: str = "text"
    origin: str | None = None
    sha256: str = ""
    retrieved: str | None = None
    series: str | None = None
    edited: str | None = None
    forwarded_from: str | None = None
    replies_to: str | None = None


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence, headline or ticker line of a document.

    `start` and `end` are offsets into the document's text; `paragraph` counts from 0;
    `kind` tells a headline from body text; `copy_of` is the index of the first passage of
    the document with the same words, null for a first copy.
    """

    text: str
    start: int
    end: int
    index: int
    paragraph: int
    kind: str = "body"
    copy_of: int | None = None
