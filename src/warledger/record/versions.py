"""Posts and entries that were edited: the latest version stands for all, and the course shows each.

All versions and their claims stay in the record. What incidents are made of is the latest version
alone, so that a corrected toll is not counted beside the one it corrects; what the earlier versions
said of the same place stays in the incident's history, each at the time of its version.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from warledger.model import Claim, Document, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.model import Incident

HARM = "harm"


class Version(msgspec.Struct, frozen=True):
    """One version: its document without the text, and what it says of people harmed."""

    document: Document
    harm: tuple[Claim, ...]

    @property
    def order(self) -> tuple[float, str, str]:
        """Later versions come later: by when each was out, then by when it was read."""
        document = self.document
        return _moment(document.edited or document.published), document.retrieved or "", document.id

    @property
    def out(self) -> str | None:
        """When this version was out."""
        return self.document.edited or self.document.published


class Versions:
    """The series of a record's documents, as far as they were taken in."""

    def __init__(self) -> None:
        """Start without any."""
        self._series: dict[str, list[Version]] = {}
        self._edited: dict[str, str] = {}

    def latest(
        self, fresh: Iterable[tuple[Document, Sequence[Claim]]]
    ) -> list[tuple[Document, Sequence[Claim]]]:
        """What merging should know of documents now: replaced versions come without their claims."""
        found: list[tuple[Document, Sequence[Claim]]] = []
        touched: dict[str, dict[str, Sequence[Claim]]] = defaultdict(dict)
        for document, claims in fresh:
            if document.series is None:
                found.append((document, claims))
                continue
            self._keep(document, claims)
            touched[document.series][document.id] = claims
        for series, given in touched.items():
            *replaced, last = sorted(self._series[series], key=lambda version: version.order)
            self._series[series] = [*replaced, last]
            found += [(version.document, ()) for version in replaced]
            if last.document.id in given:
                found.append((last.document, given[last.document.id]))
        return found

    def _keep(self, document: Document, claims: Sequence[Claim]) -> None:
        """Note a version; one that was read anew replaces its earlier reading."""
        others = [v for v in self._series.get(document.series or "", ()) if v.document.id != document.id]
        harm = tuple(claim for claim in claims if claim.type == HARM and claim.modality == "asserted")
        light = msgspec.structs.replace(document, text="")
        self._series[document.series or ""] = [*others, Version(light, harm)]
        if document.edited is not None:
            self._edited.update({claim.id: document.edited for claim in harm})

    def told(self, incidents: Sequence[Incident]) -> list[Incident]:
        """The incidents, their histories with what earlier versions said, each at its own time."""
        several = [versions for versions in self._series.values() if len(versions) > 1]
        if not several and not self._edited:
            return list(incidents)
        homes: dict[str, list[int]] = defaultdict(list)
        for index, incident in enumerate(incidents):
            for moment in incident.history:
                homes[moment.claim].append(index)
        more: dict[int, list[Moment]] = defaultdict(list)
        for *replaced, last in several:
            for index in sorted({home for claim in last.harm for home in homes[claim.id]}):
                there = {_where(claim) for claim in last.harm if index in homes[claim.id]}
                more[index] += [moment for version in replaced for moment in _moments(version, there)]
        moved = {home for claim in self._edited for home in homes[claim]}
        return [
            self._retold(incident, more[index]) if index in moved or index in more else incident
            for index, incident in enumerate(incidents)
        ]

    def _retold(self, incident: Incident, more: Sequence[Moment]) -> Incident:
        """An incident with a history in the order in which its versions were out."""
        own = [
            msgspec.structs.replace(moment, at=self._edited.get(moment.claim, moment.at))
            for moment in incident.history
        ]
        history = sorted([*more, *own], key=lambda moment: _moment(moment.at))
        return msgspec.structs.replace(incident, history=tuple(history))


def _moments(version: Version, there: set[str | None]) -> list[Moment]:
    """What a replaced version said of the people harmed at these places."""
    return [
        Moment(
            at=version.out,
            effect=str(getattr(claim, "effect", "")),
            low=getattr(claim, "low", None),
            high=getattr(claim, "high", None),
            claim=claim.id,
        )
        for claim in version.harm
        if _where(claim) in there
    ]


def _where(claim: Claim) -> str | None:
    return claim.place.name if claim.place else None


def _moment(stated: str | None) -> float:
    """Seconds for ordering; a time without an offset is taken as UTC, an unknown one comes last."""
    if stated is None:
        return float("inf")
    found = datetime.fromisoformat(stated)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
