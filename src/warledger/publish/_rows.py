"""Nouns → rows with the public field names, every field present, in a fixed order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from warledger.model import Attribution, DocumentReference, Interval, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident

ATTRIBUTION = "Place names and coordinates: GeoNames (geonames.org), CC BY 4.0."
TAIL = ("repeats", "reader", "confidence")
HEAD = (
    "id",
    "type",
    "document",
    "words",
    "start",
    "end",
    "speaker",
    "modality",
    "background",
    "scope",
    "place",
    "when",
    "actor",
    "recipient",
)

CLAIM_FIELDS = {
    "id": "hash of document, type, words' span and typed fields; the same in every export",
    "type": "attack, interception, territory, harm, damage, talks, exchange, agreement, proposal, rejection, "
    "precondition, ultimatum, sanction, accusation or position",
    "document": "id, name, publisher, published (ISO, null when unknown), language and url of the document",
    "words": "the claim's exact words: text[start:end] of the document",
    "start": "first code point of the words in the document's text, from 0",
    "end": "code point after the last one",
    "speaker": "whom the text makes responsible: words, canonical name, side, further links of the chain; "
    "null in the publisher's own voice",
    "modality": "asserted, denied, planned, threatened or hypothetical",
    "background": "true when the text tells it as an earlier event",
    "scope": "incident, or total for a sum over places or periods",
    "place": "where it happened: words, name, admin1, country (ISO 3166-1), geonames, latitude and longitude "
    "(WGS 84 degrees), precision, candidates; null when not said",
    "when": "words, start and end (ISO, null when unknown), precision, relation to another event",
    "actor": "who did or caused it; null when not said",
    "recipient": "who suffered it or was addressed; null when not said",
    "…": "the fields of the claim's type, as the codebook lists them",
    "repeats": "how many further times the same words stand in the document",
    "reader": "version of the reader that found it",
    "confidence": "0 to 1",
}
INCIDENT_FIELDS = {
    "id": "the incident's id",
    "type": "attack (violence told with any of attack, harm or damage), interception, territory, talks, …",
    "actor": "who did it; null when not said",
    "recipient": "who suffered it; null when not said",
    "means": "drone, missile, glide_bomb, artillery, air_strike, ground, mine, small_arms, unspecified",
    "scope": "incident",
    "place": "as for claims",
    "when": "as for claims",
    "figures": "by effect: low <= best <= high (null: open), people; the rule, the claims behind it, and the "
    "same by side",
    "history": "each step of a figure: at (ISO), effect, low, high, claim",
    "claims": "ids of the claims",
    "documents": "names of the documents",
    "publishers": "how many publishers",
    "independent_sources": "how many origins: copies and one official's statement count once",
    "status": "reported, corroborated, disputed, denied or confirmed",
    "damage": "kinds of objects damaged",
    "judged": "true when a person decided something about it",
    "background": "true when it is only told as an earlier event",
    "parties": "of talks, agreements and exchanges",
    "round": "of talks",
    "venue": "of talks",
    "fulfilment": "what became of what was agreed",
    "reasons": "why these claims are one incident",
}


def claim_row(claim: Claim) -> dict[str, Any]:
    """A claim as exports write it."""
    told: dict[str, Any] = msgspec.to_builtins(claim)
    typed = [field for field in told if field not in HEAD and field not in TAIL]
    return {field: told[field] for field in (*HEAD, *typed, *TAIL)}


def incident_row(incident: Incident) -> dict[str, Any]:
    """An incident as exports write it."""
    told: dict[str, Any] = msgspec.to_builtins(incident)
    return told


def lines(rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """JSON Lines."""
    for row in rows:
        yield msgspec.json.encode(row) + b"\n"


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """A row for a flat table: nested nouns as `place_name`, lists joined by semicolons."""
    cells: dict[str, Any] = {}
    for key, value in row.items():
        nested = _NESTED.get(key)
        if nested is not None:
            told = value or {}
            cells.update({f"{key}_{field}": _cell(told.get(field)) for field in nested})
        else:
            cells[key] = _cell(value)
    return cells


def flat_columns(fields: Iterable[str]) -> list[str]:
    """The columns that `flat` makes of a row with these fields."""
    return [
        column
        for field in fields
        for column in ([f"{field}_{part}" for part in _NESTED[field]] if field in _NESTED else [field])
    ]


def _cell(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return "; ".join(str(one) for one in value)
    return value


_NESTED = {
    "document": DocumentReference.__struct_fields__,
    "speaker": Attribution.__struct_fields__,
    "place": Place.__struct_fields__,
    "when": Interval.__struct_fields__,
}
