"""Incidents: pages of them, single ones, points for a map, counts, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.model import Incident
from warledger.record import Points, Spots, Summary, Why
from warledger.record.trace import NotFoundError, SeveralError
from warledger.web.answers import Refused
from warledger.web.api.operations import Call, Operation, Page, record_of
from warledger.web.api.parameters import Ordered

if TYPE_CHECKING:
    from warledger.record import Record


def page(call: Call) -> Page[Incident]:
    """Incidents that a query takes, in pages."""
    found = record_of(call).find(call.query, call.given.order, call.given.limit, call.given.offset)
    return call.page(found.total, found.incidents)


def one(call: Call) -> Incident:
    """One incident by its id; the start of one will do."""
    return incident_of(record_of(call), call.id)


def incident_of(record: Record, start: str) -> Incident:
    """The incident whose id is this or starts so, or why there is not one."""
    found = record.incident(start)
    try:
        found = found or record.incident(record.whole_id(start, "incident"))
    except SeveralError as several:
        raise Refused(404, str(several.args[0])) from None
    except NotFoundError:
        found = None
    if found is None:
        raise Refused(
            404, "no incident with this id; figures and merges change, /why also knows former claims"
        )
    return found


def why(call: Call) -> Why:
    """Where an incident's or a claim's figures come from, down to the words; the start of an id will do."""
    return explained(record_of(call), call.id)


def explained(record: Record, identity: str) -> Why:
    """The answer to why, or that there is no such id."""
    try:
        return record.why(identity)
    except NotFoundError as wrong:
        raise Refused(404, str(wrong.args[0])) from None


def points(call: Call) -> Points:
    """Columns for a map and a timeline of the incidents that a query takes."""
    return record_of(call).points(call.query)


def spots(call: Call) -> Spots:
    """Columns for a map: one entry for each place of the incidents that a query takes."""
    return record_of(call).spots(call.query)


def summary(call: Call) -> Summary:
    """Counts and sums over the incidents that a query takes."""
    return record_of(call).summary(call.query)


OPERATIONS = (
    Operation(path="/incidents", run=page, answer=Page[Incident], finds=True, given=Ordered),
    Operation(path="/incidents/{id}", run=one, answer=Incident),
    Operation(path="/incidents/{id}/why", run=why, answer=Why),
    Operation(path="/points", run=points, answer=Points, finds=True),
    Operation(path="/spots", run=spots, answer=Spots, finds=True),
    Operation(path="/summary", run=summary, answer=Summary, finds=True),
)
