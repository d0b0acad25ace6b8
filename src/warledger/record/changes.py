"""What changed in a record since a moment: the incidents of then beside those of now.

The record is a pure function of documents, claims and judgements, so that what it said then
is made again from those it had then; nothing needs to have been saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.merge import incidents
from warledger.model import Incident
from warledger.normalize.copies import families

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.model import Document, Figure
    from warledger.record.book import Record
    from warledger.record.filters import Filter

Kind = Literal["new", "merged", "split", "figure", "status", "reported again", "gone"]
Clock = Literal["read", "published"]


class Change(msgspec.Struct, frozen=True):
    """One thing that is otherwise than it was.

    `incident` is the incident as it is now (for "gone", as it was); `text` says what changed
    in words; `before` and `now` are the figure's best values for "figure", the statuses for
    "status", the ids of the former incidents for "merged" and "split".
    """

    kind: Kind
    incident: Incident
    text: str
    before: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


def changed(
    record: Record, since: str, wanted: Filter | None = None, *, clock: Clock = "read"
) -> list[Change]:
    """What the record tells otherwise than it did before a moment.

    Args:
        record: the record.
        since: an ISO date, or date-time in UTC; what came in on that day is a change.
        wanted: which incidents; all when null.
        clock: "read" goes by when reports were read into the record, "published" by when they
            came out. A report whose time is unknown counts as there before. Judgements go by
            their own time in both.
    """
    documents = list(record.documents())
    then = [document for document in documents if not _fresh(document, since, clock)]
    known = {document.id for document in then}
    claims = [claim for claim in record.claims() if claim.document.id in known]
    ruled = [judgement for judgement in record.judgements() if _before(judgement.at, since)]
    former = incidents(then, claims, ruled, families=families(then))
    found = compared(former, record.incidents())
    return [change for change in found if wanted is None or wanted.takes_incident(change.incident)]


def compared(former: Sequence[Incident], present: Sequence[Incident]) -> list[Change]:
    """The changes from some incidents to others, told apart by the claims they share."""
    homes = {claim: one for one in former for claim in one.claims}
    owners = {claim: one.id for one in present for claim in one.claims}
    found: list[Change] = []
    for incident in present:
        origins = {home.id: home for claim in incident.claims if (home := homes.get(claim)) is not None}
        found += _change(incident, sorted(origins.values(), key=lambda one: one.id), owners)
    lost = (one for one in former if not any(claim in owners for claim in one.claims))
    return found + [Change("gone", one, "no claim of it stands any more") for one in lost]


def _change(incident: Incident, origins: list[Incident], owners: dict[str, str]) -> Iterable[Change]:
    """What changed about one incident that came of others."""
    if not origins:
        count = len(incident.documents)
        yield Change("new", incident, f"first told, in {count} report{'s' * (count > 1)}")
        return
    ids = tuple(one.id for one in origins)
    if len(origins) > 1:
        yield Change("merged", incident, f"{len(origins)} incidents are now told as one", ids)
    parts = tuple(sorted({owners[c] for one in origins for c in one.claims if c in owners}))
    if len(parts) > 1:
        yield Change("split", incident, f"one incident is now told as {len(parts)}", ids, parts)
    largest = max(origins, key=lambda one: (len(set(one.claims) & set(incident.claims)), one.id))
    moved = list(_figures(largest, incident))
    if largest.status != incident.status:
        moved.append(_moved("status", incident, "status", largest.status, incident.status))
    yield from moved
    more = len(set(incident.documents) - {name for one in origins for name in one.documents})
    if more and not moved and len(origins) == 1:
        told = f"{more} further report{'s' * (more > 1)}; nothing else changed"
        yield Change("reported again", incident, told)


def _figures(before: Incident, now: Incident) -> Iterable[Change]:
    """The figures that moved."""
    for effect in sorted({*before.figures, *now.figures}):
        old, new = _words(before.figures.get(effect)), _words(now.figures.get(effect))
        if old != new:
            yield _moved("figure", now, effect, old, new)


def _moved(kind: Kind, incident: Incident, what: str, old: str, new: str) -> Change:
    return Change(kind, incident, f"{what}: {old} → {new}", (old,), (new,))


def _words(figure: Figure | None) -> str:
    """A figure with its range: "7", "3 (2 to 5)", "33 or more", "unknown"."""
    if figure is None:
        return "unknown"
    if figure.high is None:
        return (
            f"{figure.best} or more" if figure.low == figure.best else f"{figure.best} ({figure.low} or more)"
        )
    return str(figure.best) if figure.low == figure.high else f"{figure.best} ({figure.low} to {figure.high})"


def _fresh(document: Document, since: str, clock: Clock) -> bool:
    """Whether a document came in at that moment or later."""
    moment = document.retrieved if clock == "read" else document.published
    return moment is not None and not _before(moment, since)


def _before(moment: str, since: str) -> bool:
    """Whether a moment lies before another, to the precision of the latter."""
    return moment[: len(since)] < since
