"""Violent incidents as an HXL table: a row of headings, a row of hashtags, then one incident a row.

The tags are those of the Humanitarian Exchange Language's core schema, version 1.1. Unknown
figures are empty, which is not zero; sums over places or nights are left out, so that columns
can be added up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warledger.publish._countries import country
from warledger.publish._table import table
from warledger.publish._told import days, publishers, told, where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident
    from warledger.publish._told import Told

LOSES = (
    "who did it, means, damage, the history of figures, exact words; diplomacy and sums over places or periods; a "
    "leading =, +, - or @ gets an apostrophe"
)
COLUMNS = {
    "#event+id": ("Incident", "the incident's id"),
    "#event": ("Type", "attack, interception or territory"),
    "#date": ("Date", "YYYY-MM-DD, the first day it can be; empty when unknown"),
    "#date+end": ("To", "the last day it can be"),
    "#country+code": ("Country code", "ISO 3166-1, three letters"),
    "#country+name": ("Country", "English name"),
    "#adm1+name": ("Region", "first-order division"),
    "#loc": ("Place", "the settlement or named place; empty where only a division or country is known"),
    "#loc+type": ("Place known to", "point, settlement, admin2, admin1 or country"),
    "#geo+lat": ("Latitude", "degrees, WGS 84; of a division its middle"),
    "#geo+lon": ("Longitude", "degrees, WGS 84"),
    "#affected+killed": ("Killed", "best figure, people; empty when none is told"),
    "#affected+killed+min": ("Killed, at least", "lowest current figure"),
    "#affected+killed+max": ("Killed, at most", "highest current figure; empty when open"),
    "#affected+injured": ("Injured", "best figure, people"),
    "#affected+injured+min": ("Injured, at least", "lowest current figure"),
    "#affected+injured+max": ("Injured, at most", "highest current figure; empty when open"),
    "#status": ("Status", "reported, corroborated, disputed, denied or confirmed"),
    "#meta+source": ("Sources", "publishers, joined by semicolons"),
    "#meta+source+num": ("Independent sources", "origins: copies and one official's statement count once"),
}
FIELDS = {tag: meaning for tag, (_, meaning) in COLUMNS.items()}
VIOLENT = ("attack", "interception", "territory")
EXACT = ("point", "settlement")


def export(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[bytes]:
    """Yield headings, hashtags, then one incident a row."""
    yield from table([], [heading for heading, _ in COLUMNS.values()])
    violent = (one for one in incidents if one.scope == "incident" and one.type in VIOLENT)
    yield from table(map(_row, told(claims, violent)), list(COLUMNS))


def _row(one: Told) -> dict[str, Any]:
    incident, place = one.incident, one.incident.place
    when = days(incident.when)
    there = country(place.country if place else None)
    cells: dict[str, Any] = {
        "#event+id": incident.id,
        "#event": incident.type,
        "#date": when.first.isoformat() if when else None,
        "#date+end": when.last.isoformat() if when else None,
        "#country+code": there.code3 if there else None,
        "#country+name": there.name if there else None,
        "#adm1+name": place.admin1 if place else None,
        "#loc": where(incident) if place and place.precision in (*EXACT, None) else None,
        "#loc+type": place.precision if place else None,
        "#geo+lat": place.latitude if place else None,
        "#geo+lon": place.longitude if place else None,
        "#status": incident.status,
        "#meta+source": "; ".join(publishers(one)),
        "#meta+source+num": incident.independent_sources,
    }
    for effect in ("killed", "injured"):
        figure = incident.figures.get(effect)
        if figure is not None:
            tag = f"#affected+{effect}"
            cells |= {tag: figure.best, f"{tag}+min": figure.low, f"{tag}+max": figure.high}
    return cells
