"""The record: what a user holds, and the one way to everything in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.record.answers import Found, Points, Search, Spots, Summary
from warledger.record.book import Record
from warledger.record.filters import Filter
from warledger.record.given import report
from warledger.record.query import Query, QueryError
from warledger.record.reading import Reading, opened
from warledger.record.tally import Added
from warledger.record.trace import Why
from warledger.settings import Settings

if TYPE_CHECKING:
    from warledger.model import Claim

__all__ = [
    "Added",
    "Filter",
    "Found",
    "Points",
    "Query",
    "QueryError",
    "Reading",
    "Record",
    "Search",
    "Spots",
    "Summary",
    "Why",
    "read",
    "report",
]


def read(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    name: str = "text",
    settings: Settings | None = None,
) -> list[Claim]:
    """The claims of one text, without a record.

    Args:
        text: the report, as received; the claims' offsets count its characters.
        published: ISO date or date-time of publication. Unknown stays unknown: "overnight"
            is then not resolved.
        publisher: who published it.
        url: where.
        language: its ISO 639-1 code; told from the text when null.
        name: what the claims call the document.
        settings: where the gazetteer is, and the like.

    Raises:
        Trouble: if `published` is no date.
    """
    told = report(text, published=published, publisher=publisher, url=url, language=language, fallback=name)
    return opened(settings or Settings()).read(told)
