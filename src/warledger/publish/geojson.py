"""Incidents as GeoJSON (RFC 7946): a point each, with the precision of its place beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from warledger.publish._rows import ATTRIBUTION, INCIDENT_FIELDS, incident_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident

LOSES = "the words and the history of figures; a region is drawn as its middle point, marked `exact: false`"
FIELDS = {key: value for key, value in INCIDENT_FIELDS.items() if key not in ("place", "when", "history")} | {
    "name": "the place",
    "admin1": "its first-order division",
    "country": "ISO 3166-1 code",
    "precision": "point, settlement, admin2, admin1 or country: how exactly the place is known",
    "exact": "false when the point only stands for a region or country, not for where it happened",
    "start": "first day or moment, ISO; null when unknown",
    "end": "last one",
    "when_precision": "minute, hour, night, day, week, month or year",
}


def export(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[bytes]:  # noqa: ARG001 - as every exporter
    """Yield one FeatureCollection; an incident without coordinates has a null geometry."""
    head = {"type": "FeatureCollection", "attribution": ATTRIBUTION, "loses": LOSES}
    yield msgspec.json.encode(head)[:-1] + b',"features":[\n'
    for number, incident in enumerate(incidents):
        yield (b",\n" if number else b"") + msgspec.json.encode(_feature(incident))
    yield b"\n]}\n"


def _feature(incident: Incident) -> dict[str, Any]:
    place, when = incident.place, incident.when
    properties = {key: value for key, value in incident_row(incident).items() if key in FIELDS}
    properties |= {
        "name": (place.name or place.words) if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "precision": place.precision if place else None,
        "exact": place is not None and place.precision in ("point", "settlement"),
        "start": when.start if when else None,
        "end": when.end if when else None,
        "when_precision": when.precision if when else None,
    }
    geometry = None
    if place is not None and place.latitude is not None and place.longitude is not None:
        geometry = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
    return {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": properties}
