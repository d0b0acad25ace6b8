"""Documents as JSON Lines: every report as received, with its text; `warledger import` takes them back.

The texts are their publishers': pass this file on only to whom you may give them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.publish._rows import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Document, Incident

WHOLE = True
LOSES = "the raw bytes that texts were taken from, of which the hash remains"
FIELDS = {
    "id": "hash of the text and of what is known of its publication",
    "name": "the `id` of a line of JSON, else the file's stem",
    "text": "the text as received; offsets of claims count its code points",
    "title": "null when it has none",
    "published": "ISO date or date-time; null when unknown",
    "publisher": "null when unknown",
    "url": "null when unknown",
    "language": "ISO 639-1 code, und when unknown",
    "source": "the source that read it: text, html, jsonl, …",
    "origin": "where it came from: a file, or an address",
    "sha256": "of the raw bytes",
    "retrieved": "when they were read, ISO, UTC",
    "series": "equal for all versions of one post or entry; null for what has none",
    "edited": "when this version replaced an earlier one, where the input says so",
    "forwarded_from": "whose words a forwarded post carries",
    "replies_to": "the name of the post it answers",
    "reader": "version of the reader that made its current claims",
}


def export(
    claims: Iterable[Claim],  # noqa: ARG001 - as every exporter
    incidents: Iterable[Incident],  # noqa: ARG001 - as every exporter
    documents: Iterable[Document],
    readers: Iterable[tuple[str, str, str]],
) -> Iterator[bytes]:
    """Yield one document a line, in order of ids."""
    versions = iter(readers)
    latest = next(versions, None)
    for document in documents:
        while latest is not None and latest[0] < document.id:
            latest = next(versions, None)
        reader = latest[1] if latest is not None and latest[0] == document.id else None
        yield from lines([msgspec.structs.asdict(document) | {"reader": reader}])
