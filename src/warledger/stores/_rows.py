"""Nouns ↔ rows: the columns that people query, and the whole noun beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from warledger.model import Claim, Document, Incident, Judgement

if TYPE_CHECKING:
    from collections.abc import Mapping


def document_row(document: Document) -> dict[str, Any]:
    """The columns of a document."""
    return msgspec.structs.asdict(document)


def document_of(row: Mapping[str, Any]) -> Document:
    """The document of a row."""
    return Document(**row)


def claim_row(claim: Claim, reading: int) -> dict[str, Any]:
    """The columns of a claim in a reading."""
    return {
        "id": claim.id,
        "reading": reading,
        "document": claim.document.id,
        "type": claim.type,
        "start": claim.start,
        "end": claim.end,
        "words": claim.words,
        "speaker": claim.speaker.name or claim.speaker.words if claim.speaker else None,
        "modality": claim.modality,
        "scope": claim.scope,
        "actor": claim.actor,
        "recipient": claim.recipient,
        "body": msgspec.json.encode(claim),
        **_where_and_when(claim),
    }


def incident_row(incident: Incident, unit: str) -> dict[str, Any]:
    """The columns of an incident; `unit` is the part of merging that it came of."""
    return {
        "unit": unit,
        "id": incident.id,
        "type": incident.type,
        "actor": incident.actor,
        "recipient": incident.recipient,
        "status": incident.status,
        "independent_sources": incident.independent_sources,
        "body": msgspec.json.encode(incident),
        **_where_and_when(incident),
    }


def figure_rows(incident: Incident) -> list[dict[str, Any]]:
    """One row for each figure of an incident."""
    return [
        {
            "incident": incident.id,
            "effect": effect,
            "low": figure.low,
            "best": figure.best,
            "high": figure.high,
            "rule": figure.rule,
        }
        for effect, figure in incident.figures.items()
    ]


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """The columns of a judgement, its subjects as JSON."""
    row = msgspec.structs.asdict(judgement)
    return row | {"subjects": msgspec.json.encode(judgement.subjects).decode()}


def judgement_of(row: Mapping[str, Any]) -> Judgement:
    """The judgement of a row."""
    fields = {key: value for key, value in row.items() if key != "number"}
    return Judgement(**fields | {"subjects": tuple(msgspec.json.decode(row["subjects"]))})


def _where_and_when(noun: Claim | Incident) -> dict[str, Any]:
    place, when = noun.place, noun.when
    return {
        "place": (place.name or place.words) if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "when_start": when.start if when else None,
        "when_end": when.end if when else None,
    }
