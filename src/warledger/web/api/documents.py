"""Documents as received, their claims, words in them; and reading a new report."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from warledger.model import Document, Incident
from warledger.plugs import Trouble
from warledger.record import Search, Why, report
from warledger.record.trace import NotFoundError
from warledger.stores._ledger import claim_types
from warledger.stores._outline import Head
from warledger.web.answers import Refused
from warledger.web.api.incidents import explained, incident_of
from warledger.web.api.operations import Call, Operation, Page, record_of
from warledger.web.api.parameters import OfDocument, Paging, Words

AnyClaim: Any = claim_types()
Short = Annotated[str, msgspec.Meta(max_length=2000)]


class Report(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report to be read: `text` as received; what is known of its publication, all else null.

    `published` is an ISO date or date-time, `language` an ISO 639-1 code (told from the text
    when null), `name` what the document is called.
    """

    text: Annotated[str, msgspec.Meta(min_length=1)]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)] | None = None
    title: Short | None = None
    published: Short | None = None
    publisher: Short | None = None
    url: Short | None = None
    language: Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}$")] | None = None


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """What came of reading a report; `new` is false where it was in the record before."""

    document: str
    new: bool
    claims: tuple[AnyClaim, ...]
    incidents: tuple[Incident, ...]


def page(call: Call) -> Page[Head]:
    """Documents without their texts, the latest to come in first, in pages."""
    return call.page(*record_of(call).heads(call.given.limit, call.given.offset))


def one(call: Call) -> Document:
    """One document by its id, its text as received."""
    found = record_of(call).document(call.id)
    if found is None:
        raise Refused(404, "no document with this id")
    return found


def read(call: Call) -> Read:
    """Read a report into the record; the same report read again changes nothing."""
    given: Report = call.body
    record = record_of(call)
    largest = record.settings.largest_document
    if len(given.text.encode(errors="surrogatepass")) > largest:
        raise Refused(413, f"a document may have {largest} bytes; split it")
    try:
        fields = {name: getattr(given, name) for name in given.__struct_fields__ if name != "text"}
        document = report(given.text, **fields)
        added = record.add([document])
    except Trouble as wrong:
        raise Refused(422, f"{wrong.why}. {wrong.remedy}") from None
    if added.troubles:
        raise Refused(422, str(added.troubles[0]))
    return Read(
        document=document.id,
        new=bool(added.new),
        claims=tuple(record.claims_in(document.id)),
        incidents=tuple(record.incidents_in(document.id)),
    )


def claims(call: Call) -> tuple[AnyClaim, ...]:
    """The claims of one document, by place in the text, or of one incident."""
    record, given = record_of(call), call.given
    if (given.document is None) == (given.incident is None):
        raise Refused(400, "say whose: document=ID or incident=ID")
    if given.document is not None:
        if record.document(given.document) is None:
            raise Refused(404, "no document with this id")
        return tuple(record.claims_in(given.document))
    return tuple(record.claims_of(incident_of(record, given.incident or "").claims))


def claim(call: Call) -> AnyClaim:
    """One claim by its id, also a superseded one; the start of an id will do."""
    record = record_of(call)
    try:
        return record.claims_of([record.whole_id(call.id, "claim")])[0]
    except NotFoundError as wrong:
        raise Refused(404, str(wrong.args[0])) from None


def why(call: Call) -> Why:
    """Where a claim comes from: its words in their context, its incident, what was judged of it."""
    return explained(record_of(call), call.id)


def search(call: Call) -> Search:
    """Documents with these words, and places and actors named so; words shorter than three are passed over."""
    return record_of(call).search(call.given.text, call.given.limit, call.given.offset)


OPERATIONS = (
    Operation(path="/documents", run=page, answer=Page[Head], given=Paging),
    Operation(
        path="/documents", run=read, answer=Read, method="POST", body=Report, status=201, role="reviewer"
    ),
    Operation(path="/documents/{id}", run=one, answer=Document),
    Operation(path="/claims", run=claims, answer=tuple[AnyClaim, ...], given=OfDocument),
    Operation(path="/claims/{id}", run=claim, answer=AnyClaim),
    Operation(path="/claims/{id}/why", run=why, answer=Why),
    Operation(path="/search", run=search, answer=Search, given=Words),
)
