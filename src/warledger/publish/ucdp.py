"""Incidents with deaths in the columns of UCDP's Georeferenced Event Dataset, by its public rules.

An event is the use of armed force by an organized actor with at least one death, at a place and
time. Numbers of UCDP's own registers (conflicts, dyads, actors, countries) stay empty, and
whether a dyad reaches 25 deaths in a year is not asked. `warledger compare acled ucdp` tells
what is left out and why.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from warledger.publish._coding import Coding
from warledger.publish._countries import countries, country
from warledger.publish._parties import opponent, party
from warledger.publish._table import table
from warledger.publish._told import days, dead, populations, publishers, told, where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident
    from warledger.publish._parties import Party
    from warledger.publish._told import Days, Told

LOSES = (
    "incidents without a death or without a named state or group behind them; injured people, damage, diplomacy; "
    "the history of figures; open upper ends, which close at the best figure; exact words; UCDP's own numbers of "
    "conflicts, dyads, actors and countries, which stay empty; a leading =, +, - or @ gets an apostrophe"
)
FIELDS = {
    "id": "row number, from 1",
    "relid": "the incident's id",
    "year": "of date_start",
    "active_year": "empty: the threshold of 25 deaths in a year is not asked",
    "code_status": "Clear; Check first where accounts contradict each other",
    "type_of_violence": "1: a state takes part; 2: between groups; 3: an armed party against civilians, hand to "
    "hand or with small arms, no armed enemy told",
    "conflict_dset_id": "empty",
    "conflict_new_id": "empty",
    "conflict_name": "both sides, as dyad_name",
    "dyad_dset_id": "empty",
    "dyad_new_id": "empty",
    "dyad_name": "side_a - side_b",
    "side_a_dset_id": "empty",
    "side_a_new_id": "empty",
    "side_a": "a government where one takes part, else by alphabet; the perpetrator in type 3; no direction in 1, 2",
    "side_b_dset_id": "empty",
    "side_b_new_id": "empty",
    "side_b": "the other side: told, or the only enemy that the actor data knows in that land; Civilians in type 3",
    "number_of_sources": "how many reports",
    "source_article": "publisher, date and name of each report",
    "source_office": "publishers",
    "source_date": "days of publication",
    "source_headline": "names of the reports",
    "source_original": "whom the reports make responsible for the figure of the dead",
    "where_prec": "1: the settlement; 3: second-order division; 4: first-order division; 6: the country. 2, 5 and 7 "
    "are not written: nearness, lines and waters are not kept",
    "where_coordinates": "the place's name",
    "where_description": "the place as printed",
    "adm_1": "first-order division",
    "adm_2": "empty: not kept",
    "latitude": "degrees, WGS 84",
    "longitude": "degrees, WGS 84",
    "geom_wkt": "POINT (longitude latitude)",
    "priogrid_gid": "PRIO-GRID cell of half a degree",
    "country": "UCDP's name of the country",
    "country_id": "empty",
    "region": "UCDP's region of the world",
    "event_clarity": "1: told as one event; 2 is not written, for sums make no row",
    "date_prec": "1: the day; 2: two to six days; 3: a week; 4: a month; 5: up to a year",
    "date_start": "YYYY-MM-DD",
    "date_end": "YYYY-MM-DD",
    "deaths_a": "soldiers and fighters of side_a, as far as told",
    "deaths_b": "soldiers and fighters of side_b, as far as told",
    "deaths_civilians": "civilians, as far as told",
    "deaths_unknown": "all others: best = deaths_a + deaths_b + deaths_civilians + deaths_unknown",
    "best": "best figure of the dead",
    "high": "highest current figure; best where it is open",
    "low": "lowest current figure",
    "gwnoa": "empty",
    "gwnob": "empty",
}
PRECISION = {"point": 1, "settlement": 1, "admin2": 3, "admin1": 4, "country": 6}
SPANS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
"""Days an event may span, and the date_prec of that."""
DIRECT = {"ground", "small_arms"}
TOTAL = "a sum over places or periods is no event"
NO_DEATH = "no death in any figure"
NO_VIOLENCE = "no use of armed force"
NO_ACTOR = "no state or named group is said to have done it"
NO_PLACE = "no place is known"
NO_DAY = "no day is known"
LONG = "the day is known to more than a year only"
DENIED = "denied, and asserted by nobody"
BEST = "the best current figure counts"


def export(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[bytes]:
    """Yield the header, then one event a row."""
    rows = (coding.row for coding in coded(claims, incidents) if coding.row is not None)
    yield from table((row | {"id": number} for number, row in enumerate(rows, 1)), list(FIELDS))


def coded(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[Coding]:
    """What UCDP's rules make of each incident."""
    for one in told(claims, incidents):
        when = days(one.incident.when)
        rule = _left_out(one, when)
        if rule is not None or when is None:
            yield Coding(one.incident, None, rule or NO_DAY)
        else:
            yield Coding(one.incident, _row(one, when), BEST, one.incident.figures["killed"].best)


def _left_out(one: Told, when: Days | None) -> str | None:
    """The rule by which an incident makes no event, None when it does."""
    incident, place = one.incident, one.incident.place
    figure = incident.figures.get("killed")
    if incident.scope != "incident":
        return TOTAL
    if incident.type != "attack":
        return NO_VIOLENCE
    if figure is None or max(figure.best, figure.high or 0) == 0:
        return NO_DEATH
    if incident.status == "denied":
        return DENIED
    actors = [found for name in (incident.actor, incident.recipient) if (found := party(name)) is not None]
    if not any(found.named for found in actors):
        return NO_ACTOR
    if place is None or place.precision not in PRECISION or place.latitude is None:
        return NO_PLACE
    if when is None:
        return NO_DAY
    return LONG if when.number > SPANS[-1][0] else None


def _row(one: Told, when: Days) -> dict[str, Any]:
    """The event's cells but its number."""
    incident = one.incident
    figure = incident.figures["killed"]
    return {
        "relid": incident.id,
        "year": when.first.year,
        "code_status": "Check" if incident.status == "disputed" else "Clear",
        "event_clarity": 1,
        "date_prec": next(code for most, code in SPANS if when.number <= most),
        "date_start": when.first.isoformat(),
        "date_end": when.last.isoformat(),
        "best": figure.best,
        "high": figure.best if figure.high is None else figure.high,
        "low": figure.low,
        **_where(one),
        **_sides(one),
        **_sources(one),
    }


def _where(one: Told) -> dict[str, Any]:
    place = one.incident.place
    if place is None or place.latitude is None or place.longitude is None:
        return {}
    there = country(place.country)
    return {
        "where_prec": PRECISION[place.precision or "country"],
        "where_coordinates": where(one.incident),
        "where_description": place.words,
        "adm_1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geom_wkt": f"POINT ({place.longitude} {place.latitude})",
        "priogrid_gid": cell(place.latitude, place.longitude),
        "country": (there.ucdp_name or there.name) if there else place.country,
        "region": there.ucdp_region if there else "",
    }


def cell(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell of a point: half-degree cells, 720 in a row, counted from the south-west (Tollefsen 2012)."""
    row = min(359, math.floor((latitude + 90) * 2))
    return row * 720 + min(719, math.floor((longitude + 180) * 2)) + 1


def _sides(one: Told) -> dict[str, Any]:
    """Type of violence, both sides, and whose the dead were."""
    incident = one.incident
    code = incident.place.country if incident.place else None
    attacker, victim = party(incident.actor), party(incident.recipient)
    told_enemy = victim if victim and victim.named and victim != attacker else None
    enemy = told_enemy or opponent(incident.actor, code)
    lost = dead(one)
    direct = DIRECT.intersection(incident.means) and "military" not in populations(one) and told_enemy is None
    if attacker is not None and attacker.named and direct:
        names, kind = (_name(attacker), "Civilians"), 3
    else:
        sides = [found for found in (attacker, enemy) if found is not None and found.named]
        sides.sort(key=lambda found: (found.kind != "state", _name(found)))
        kind = 1 if any(found.kind == "state" for found in sides) else 2
        names = (_name(sides[0]), _name(sides[1]) if len(sides) > 1 else "")
    suffered = _name(enemy) if enemy else None
    side = names.index(suffered) if suffered in names else None
    return {
        "type_of_violence": kind,
        "side_a": names[0],
        "side_b": names[1],
        "dyad_name": " - ".join(name for name in names if name),
        "conflict_name": " - ".join(name for name in names if name),
        "deaths_a": lost.military if side == 0 else 0,
        "deaths_b": lost.military if side == 1 else 0,
        "deaths_civilians": lost.civilian,
        "deaths_unknown": lost.unknown + (lost.military if side is None else 0),
    }


def _name(found: Party) -> str:
    """A side as UCDP names it."""
    if found.kind != "state":
        return found.name
    land = countries().get(found.code or "")
    return f"Government of {(land.ucdp_name if land else '') or found.name}"


def _sources(one: Told) -> dict[str, Any]:
    references = list({claim.document.id: claim.document for claim in one.claims}.values())
    dates = [(reference.published or "undated")[:10] for reference in references]
    figure = set(one.incident.figures["killed"].claims)
    speakers = [claim.speaker for claim in one.claims if claim.id in figure and claim.speaker is not None]
    return {
        "number_of_sources": len(references),
        "source_article": "; ".join(
            f"{reference.publisher or 'unknown'}, {day}, {reference.name}"
            for reference, day in zip(references, dates, strict=True)
        ),
        "source_office": "; ".join(publishers(one)),
        "source_date": "; ".join(dates),
        "source_headline": "; ".join(reference.name for reference in references),
        "source_original": "; ".join(dict.fromkeys(speaker.name or speaker.words for speaker in speakers)),
    }
