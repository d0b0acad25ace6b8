"""Search over the words of all documents, and over names of places and actors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.web.pages._render import address, page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from warledger.record import Record
    from warledger.record.answers import Name

HITS = 20
"""Documents on one page."""
LONGEST = 300
"""Characters of a search that are looked at."""


def search(request: Request) -> Response:
    """The page, with what was found for the words in its address."""
    record: Record = request.app.state.record
    words = request.query_params.get("q", "")[:LONGEST].strip()
    asked = request.query_params.get("page", "1")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < len("1000000") else 1
    found = record.search(words, HITS, (number - 1) * HITS) if words else None
    return page(
        request,
        "search.html",
        title="",
        searched=words,
        found=found,
        number=number,
        pages=max(1, -(-found.total // HITS)) if found else 1,
        names=[(one, _lead(one)) for one in found.names] if found else [],
    )


def _lead(name: Name) -> str:
    """The address of the incidents of a name."""
    return address("/", {"place" if name.kind == "place" else "actor": name.name})
