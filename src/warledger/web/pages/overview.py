"""The overview: counts, map, timeline and table of the incidents that an address asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from warledger.record import Query
from warledger.record.answers import ORDERS
from warledger.record.query import EFFECTS
from warledger.web.pages._render import address, data, page
from warledger.web.wording import label

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from warledger.record import Record
    from warledger.record.answers import Order, Summary

ROWS = 50
"""Incidents on one page of the table."""
OFFERED = 300
"""Names that an input offers at most; others can be typed."""
MANY = ("type", "means", "effect", "status", "language")
"""Filters that take several values."""
NAMED = ("place", "actor", "publisher")
"""Filters that are typed, with names offered."""
COLORS = 6
"""Actors that have a color of their own on map and legend."""


def overview(request: Request) -> Response:
    """The page, for the query in its address."""
    record: Record = request.app.state.record
    query, order, number = asked(request)
    found = record.find(query, order, ROWS, (number - 1) * ROWS)
    summary, whole = record.summary(query), record.summary(Query())
    parameters = query.parameters()
    pages = max(1, -(-found.total // ROWS))
    return page(
        request,
        "overview.html",
        title="",
        query=parameters,
        spots=address("/api/v1/spots", parameters),
        chosen=_chosen(parameters),
        order=order,
        found=found,
        summary=summary,
        number=number,
        pages=pages,
        first=(number - 1) * ROWS + 1,
        choices={name: _choices(name, whole, summary) for name in MANY},
        offered={name: _offered(name, whole) for name in NAMED},
        state=data(_state(record, query, summary, whole)),
    )


def asked(request: Request) -> tuple[Query, Order, int]:
    """The query, the order and the page of the table that an address asks for.

    Raises:
        QueryError: if the address asks for what there is not.
    """
    given: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        given[name] = f"{given[name]},{value}" if name in MANY and given.get(name) else value
    order, number = given.pop("order", ""), given.pop("page", "1")
    return (
        Query.of(given),
        next((one for one in ORDERS if one == order), "-time"),
        max(1, int(number)) if number.isdecimal() and len(number) < len("1000000") else 1,
    )


def _choices(name: str, whole: Summary, summary: Summary) -> list[tuple[str, str, int]]:
    """The values of a filter with the names people see and how many incidents have each now."""
    now = summary.counts.get(name, {})
    values = list(whole.counts.get(name, {}))
    if name == "effect":
        values = [effect for effect in EFFECTS if effect in values]
    return [(value, label(name, value), now.get(value, 0)) for value in values]


def _offered(name: str, whole: Summary) -> list[str]:
    """Names that an input offers."""
    kinds = ("area", "country") if name == "place" else (name, "recipient") if name == "actor" else (name,)
    names = [value for kind in kinds for value in whole.counts.get(kind, {})]
    return list(dict.fromkeys(names))[:OFFERED]


def _chosen(parameters: dict[str, str]) -> list[tuple[str, str, str]]:
    """The filters in force: name, value as people see it, and the address without it."""
    told = []
    for name, value in parameters.items():
        rest = {key: kept for key, kept in parameters.items() if key != name}
        shown = ", ".join(label(name, one) for one in value.split(",")) if name in MANY else value
        told.append((name, shown, address("/", rest)))
    return told


def _state(record: Record, query: Query, summary: Summary, whole: Summary) -> bytes:
    """What scripts need to draw the same incidents: the timeline's days run beyond the query's own."""
    anytime = msgspec.structs.replace(query, since=None, until=None)
    state: dict[str, Any] = {
        "query": query.parameters(),
        "spots": address("/api/v1/spots", query.parameters()),
        "total": summary.incidents,
        "days": summary.days if anytime == query else record.days(anytime),
        "counts": {name: summary.counts.get(name, {}) for name in MANY},
        "actors": list(whole.counts.get("actor", {}))[:COLORS],
    }
    return msgspec.json.encode(state)
