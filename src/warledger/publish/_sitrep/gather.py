"""What of a record goes into a report: chosen once, so that every section speaks of the same things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.analyze.lives import lives
from warledger.model import Incident
from warledger.publish._sitrep.cites import Citations
from warledger.publish._sitrep.content import Asked
from warledger.record import Record
from warledger.record.answers import Summary
from warledger.record.query import Query
from warledger.record.trace import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warledger.model import Claim

VIOLENT = "attack"
OTHER = "interception,territory"
DEALINGS = "talks,exchange,agreement,proposal,ultimatum,sanction"
SPOKEN = ("rejection", "precondition", "accusation", "position")
EFFECTS = ("killed", "injured", "missing", "captured", "displaced", "evacuated")
CITED = 14
"""Claims of one incident that are cited at most; the rest are counted."""
FEW = 40
"""Rows of the shorter tables at most."""
PAGE = 500


class Entry(msgspec.Struct, frozen=True):
    """An incident of the report: its number in it, the words behind it, how many claims are not cited.

    `carried` is how much of what was agreed the other dealings listed carried out, "" when none did.
    """

    number: int
    incident: Incident
    evidence: tuple[Evidence, ...]
    left: int = 0
    carried: str = ""


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """All that a report is written from.

    `entries` are the listed incidents in order of time, `total` how many there are; `others` are
    interceptions and changes of control, `sums` totals over places or periods, `dealings`
    diplomacy, `spoken` claims of positions, accusations, rejections and preconditions.
    """

    asked: Asked
    record: Record
    query: Query
    summary: Summary
    entries: tuple[Entry, ...]
    total: int
    others: tuple[Entry, ...]
    more_others: int
    sums: tuple[Entry, ...]
    more_sums: int
    dealings: tuple[Entry, ...]
    more_dealings: int
    spoken: tuple[Evidence, ...]
    more_spoken: int
    cites: Citations

    def rows(self) -> dict[str, int]:
        """Numbers of the listed incidents by their ids."""
        return {entry.incident.id: entry.number for entry in self.entries}


def gathered(record: Record, asked: Asked) -> Material:
    """Choose what a report is written from, and cite it in the order in which it is listed."""
    query = Query(since=asked.since, until=asked.until, place=asked.place, actor=asked.actor, type=VIOLENT)
    found = record.find(query, order="harm", limit=asked.limit)
    cites = Citations()
    summary = record.summary(query)
    chosen = sorted(_stood_for(record, query, summary, found.incidents), key=_time)
    entries = _entries(record, chosen, cites, first=1)
    other = record.find(msgspec.structs.replace(query, type=OTHER), order="time", limit=FEW)
    others = _entries(record, other.incidents, cites, first=len(entries) + 1)
    sums = record.find(msgspec.structs.replace(query, scope="total"), order="harm", limit=FEW)
    told = _entries(record, sorted(sums.incidents, key=_time), cites)
    parties = _parties(entry.incident for entry in (*entries, *others)) if asked.place else None
    dealt = [one for one in _dealings(record, asked) if _concerns(one, parties)]
    dealings = _followed(_entries(record, sorted(dealt[:FEW], key=_time), cites))
    spoken, more = _spoken(record, asked, parties)
    for evidence in spoken:
        cites.add(evidence)
    return Material(
        asked=asked,
        record=record,
        query=query,
        summary=summary,
        entries=entries,
        total=found.total,
        others=others,
        more_others=other.total - len(others),
        sums=told,
        more_sums=sums.total - len(told),
        dealings=dealings,
        more_dealings=len(dealt) - len(dealings),
        spoken=spoken,
        more_spoken=more,
        cites=cites,
    )


def _stood_for(record: Record, query: Query, summary: Summary, listed: Sequence[Incident]) -> list[Incident]:
    """The incidents to list, with one for each effect that none of them has, so that each sum can be cited."""
    chosen = {incident.id: incident for incident in listed}
    for effect in EFFECTS:
        total = summary.figures.get(effect)
        if total and total.best and not any(effect in one.figures for one in chosen.values()):
            most = record.find(msgspec.structs.replace(query, effect=effect), order="harm", limit=1)
            chosen.update((one.id, one) for one in most.incidents)
    return list(chosen.values())


def _time(incident: Incident) -> tuple[str, str]:
    when = incident.when
    return (when.start or when.end or "9999") if when else "9999", incident.id


def _entries(
    record: Record, incidents: Sequence[Incident], cites: Citations, first: int = 0
) -> tuple[Entry, ...]:
    """Incidents with their evidence, numbered from `first` if it is not 0, and cited."""
    found = []
    for place, incident in enumerate(incidents):
        evidence = record.why(incident.id).evidence
        kept = picked(incident, evidence)
        for one in kept:
            cites.add(one)
        found.append(Entry(first and first + place, incident, kept, len(evidence) - len(kept)))
    return tuple(found)


def _followed(dealings: Sequence[Entry]) -> tuple[Entry, ...]:
    """Dealings with how much of each was carried out in others."""
    claims = [one.claim for entry in dealings for one in entry.evidence]
    found = lives([entry.incident for entry in dealings], claims, ())
    carried = {life.id: life.carried for life in found if life.parts}
    return tuple(msgspec.structs.replace(e, carried=carried.get(e.incident.id, "")) for e in dealings)


def picked(incident: Incident, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The claims to cite, in their order: those behind figures first, then those that name who did it."""
    figured = {claim for figure in incident.figures.values() for claim in figure.claims}
    latest = {moment.claim for moment in incident.history[-CITED:]}

    def weight(place: int) -> tuple[int, int]:
        claim = evidence[place].claim
        if claim.id in figured:
            return 0, place
        if claim.modality == "denied" or claim.id in latest:
            return 1, place
        return (2 if claim.actor and claim.actor == incident.actor else 3), place

    kept = sorted(sorted(range(len(evidence)), key=weight)[:CITED])
    return tuple(evidence[place] for place in kept)


def _parties(incidents: Iterator[Incident]) -> frozenset[str]:
    return frozenset(name for one in incidents for name in (one.actor, one.recipient) if name)


def _concerns(incident: Incident | Claim, parties: frozenset[str] | None) -> bool:
    """Whether diplomacy has to do with those who fight in the area of the report."""
    if parties is None:
        return True
    named = {incident.actor, incident.recipient, *getattr(incident, "parties", ())}
    return bool(parties & named)


def _dealings(record: Record, asked: Asked) -> list[Incident]:
    """Dealings of the period; of those without a known date, those that were reported in it."""
    dated = Query(since=asked.since, until=asked.until, actor=asked.actor, type=DEALINGS)
    found = _all(record, dated)
    if not (asked.since or asked.until):
        return list(found)
    known = list(found)
    for incident in _all(record, Query(actor=asked.actor, type=DEALINGS)):
        undated = incident.when is None or not (incident.when.start or incident.when.end)
        if undated and any(
            _in(asked, one.claim.document.published) for one in record.why(incident.id).evidence
        ):
            known.append(incident)
    return known


def _all(record: Record, query: Query) -> Iterator[Incident]:
    """All incidents of a query, a page at a time."""
    offset, total = 0, 1
    while offset < total:
        page = record.find(query, order="time", limit=PAGE, offset=offset)
        yield from page.incidents
        offset, total = offset + PAGE, page.total


def _in(asked: Asked, moment: str | None) -> bool:
    """Whether a day of publication lies in the period."""
    if moment is None:
        return not (asked.since or asked.until)
    day = moment[:10]
    return (asked.since is None or day >= asked.since) and (asked.until is None or day <= asked.until)


def _spoken(record: Record, asked: Asked, parties: frozenset[str] | None) -> tuple[tuple[Evidence, ...], int]:
    """Positions and the like that were published in the period, the latest of them, oldest first."""
    found = [
        claim
        for claim in record.claims()
        if claim.type in SPOKEN
        and claim.modality == "asserted"
        and _in(asked, claim.document.published)
        and _concerns(claim, parties)
        and (asked.actor is None or _names(claim, asked.actor))
    ]
    found.sort(key=lambda claim: (claim.document.published or "", claim.document.name, claim.start))
    kept = found[-FEW:]
    return tuple(record.why(claim.id).evidence[0] for claim in kept), len(found) - len(kept)


def _names(claim: Claim, actor: str) -> bool:
    named = (claim.actor, claim.recipient, *getattr(claim, "parties", ()))
    return any(actor.casefold() in name.casefold() for name in named if name)
