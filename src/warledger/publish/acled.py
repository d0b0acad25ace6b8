"""Incidents in the column layout of ACLED, by its public rules: events with their dead, day and place.

The layout is that of the Armed Conflict Location & Event Data project since 2024. None of its
data is used or contained. Sums over places and nights, what has no place or day, offers and
threats make no row; `warledger compare acled ucdp` tells which and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warledger.publish._acled_types import Type, event_type
from warledger.publish._coding import Coding
from warledger.publish._countries import country
from warledger.publish._parties import Party, opponent, party
from warledger.publish._stamp import stamp
from warledger.publish._table import table
from warledger.publish._told import Days, days, populations, publishers, told, vague, where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident
    from warledger.publish._told import Told

LOSES = (
    "injured, missing and captured people beyond the notes; ranges and their history; who attacked whom; exact "
    "words; places and times coarser than a region or a month; ACLED's own numbers, actor periods, second and "
    "third divisions, source scales and tags, which stay empty; a leading =, +, - or @ gets an apostrophe"
)
FIELDS = {
    "event_id_cnty": "three letters of the country, then the incident's id",
    "event_date": "YYYY-MM-DD; of a night the day after midnight, of a longer span its middle",
    "year": "of event_date",
    "time_precision": "1: the day or night is known; 2: the week; 3: the month",
    "disorder_type": "Political violence or Strategic developments",
    "event_type": "Battles, Explosions/Remote violence, Violence against civilians or Strategic developments",
    "sub_event_type": "by means and parties; a shot-down weapon is Disrupted weapons use; talks, agreements and "
    "exchanges are Agreement",
    "actor1": "one party, as ACLED would name its forces; no direction is meant",
    "assoc_actor_1": "empty",
    "inter1": "kind of actor1; a state's forces outside its land are External/Other forces",
    "actor2": "the other party; Civilians where people were harmed and no report calls them soldiers",
    "assoc_actor_2": "empty",
    "inter2": "kind of actor2",
    "interaction": "both kinds, or the one with “only”",
    "civilian_targeting": "Civilian targeting where actor2 is Civilians, else empty",
    "iso": "ISO 3166-1 numeric",
    "region": "ACLED's region of the world",
    "country": "English name",
    "admin1": "first-order division",
    "admin2": "empty: not kept",
    "admin3": "empty: not kept",
    "location": "the settlement; the division where no settlement is known",
    "latitude": "degrees, WGS 84; of a division its middle",
    "longitude": "degrees, WGS 84",
    "geo_precision": "1: the settlement is known; 2: the second-order division; 3: the first-order division",
    "source": "publishers, joined by semicolons",
    "source_scale": "empty",
    "notes": "figures, status, sources and damage in words",
    "fatalities": "the lowest current figure; of “dozens” 12, “hundreds” 100, “tens” 10; 0 when none is told",
    "tags": "empty",
    "timestamp": "Unix time at which the latest report came out, UTC; empty when unknown",
}
GEO = {"point": 1, "settlement": 1, "admin2": 2, "admin1": 3}
WEEK, MONTH = 7, 31
TOTAL = "a sum over places or periods is no event"
BACKGROUND = "told as an earlier event without its own day"
UNHAPPENED = "offers, threats and plans are no events"
NO_PLACE = "no place is known"
COARSE_PLACE = "the place is known to the country only"
NO_DAY = "no day is known"
LONG = "the day is known to more than a month only"
DENIED = "denied, and asserted by nobody"
LOWEST = "the lowest current figure counts"
VAGUE = "a vague plural counts as one of it: dozens 12, hundreds 100"
NONE_TOLD = "no deaths told: 0"
NO_HARM = "a strategic development has no deaths"


def export(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[bytes]:
    """Yield the header, then one event a row."""
    rows = (coding.row for coding in coded(claims, incidents) if coding.row is not None)
    yield from table(rows, list(FIELDS))


def coded(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[Coding]:
    """What ACLED's rules make of each incident."""
    for one in told(claims, incidents):
        when = days(one.incident.when)
        type_ = event_type(one)
        rule = _left_out(one, when, type_)
        if rule is not None or type_ is None or when is None:
            yield Coding(one.incident, None, rule or UNHAPPENED)
            continue
        deaths, rule = fatalities(one, type_)
        yield Coding(one.incident, _row(one, when, type_, deaths), rule, deaths)


def fatalities(one: Told, type_: Type) -> tuple[int, str]:
    """The dead as ACLED counts them, and the rule: the most conservative figure, vague plurals as one unit."""
    figure = one.incident.figures.get("killed")
    if type_.event == "Strategic developments":
        return 0, NO_HARM
    if figure is None:
        return 0, NONE_TOLD
    if vague(one, figure):
        return figure.low // 2, VAGUE
    return figure.low, LOWEST


def _left_out(one: Told, when: Days | None, type_: Type | None) -> str | None:
    """The rule by which an incident makes no event, None when it does."""
    incident, place = one.incident, one.incident.place
    if incident.scope != "incident":
        return TOTAL
    if type_ is None:
        return UNHAPPENED
    if incident.status == "denied":
        return DENIED
    if place is None or place.latitude is None or place.precision is None:
        return NO_PLACE
    if place.precision not in GEO:
        return COARSE_PLACE
    if when is None:
        return BACKGROUND if incident.background else NO_DAY
    return LONG if when.number > MONTH else None


def _row(one: Told, when: Days, type_: Type, deaths: int) -> dict[str, Any]:
    """The event's cells."""
    incident, place = one.incident, one.incident.place
    there = country(place.country if place else None)
    first, second = _actors(one, type_)
    day = when.last if when.night else when.middle
    known = when.number == 1 or when.night
    return {
        "event_id_cnty": f"{there.code3 if there else ''}{incident.id}",
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": 1 if known else 2 if when.number <= WEEK else 3,
        "disorder_type": type_.disorder,
        "event_type": type_.event,
        "sub_event_type": type_.sub_event,
        "actor1": first[0],
        "inter1": first[1],
        "actor2": second[0],
        "inter2": second[1],
        "interaction": _interaction(first[1], second[1]),
        "civilian_targeting": "Civilian targeting" if second[1] == "Civilians" else "",
        "iso": there.number if there else None,
        "region": there.acled_region if there else "",
        "country": there.name if there else place.country if place else "",
        "admin1": place.admin1 if place else "",
        "location": where(incident),
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": GEO[place.precision] if place and place.precision else None,
        "source": "; ".join(publishers(one)),
        "notes": _notes(one),
        "fatalities": deaths,
        "timestamp": stamp(one),
    }


INTER = (
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
)
"""Kinds of actors in the order of ACLED's codes 1 to 8."""
UNSEEN = ("Unidentified Military Forces", INTER[7])


def _actors(one: Told, type_: Type) -> tuple[tuple[str, str], tuple[str, str]]:
    """Names and kinds of the two parties; empty texts for one that nobody tells."""
    incident = one.incident
    code = incident.place.country if incident.place else None
    land = there.name if (there := country(code)) else code or "unknown"
    if type_.sub_event == "Agreement":
        parties = [
            _named(found, code, "Government")
            for name in incident.parties
            if (found := party(name)) is not None
        ]
        parties += [("", ""), ("", "")]
        return parties[0], parties[1]
    attacker = party(incident.actor)
    first = _named(attacker, code) if attacker else (f"Unidentified Armed Group ({land})", INTER[2])
    if type_.sub_event == "Disrupted weapons use":
        sender = party(incident.recipient)
        return first if attacker else UNSEEN, _named(sender, code) if sender else ("", "")
    harmed = populations(one)
    if type_.event == "Battles" or harmed == {"military"}:
        enemy = party(incident.recipient) or opponent(incident.actor, code)
        return first, _named(enemy, code) if enemy and enemy.name != getattr(attacker, "name", None) else (
            "",
            "",
        )
    return first, (f"Civilians ({land})", INTER[6]) if harmed or _civilian_objects(incident) else ("", "")


def _civilian_objects(incident: Incident) -> bool:
    return bool({"residential", "market", "medical", "education"}.intersection(incident.damage))


def _named(found: Party, code: str | None, arm: str = "Military Forces") -> tuple[str, str]:
    """A party as ACLED names and classes it."""
    if found.kind == "state":
        return f"{arm} of {found.name}", INTER[0] if found.code in (code, None) else INTER[7]
    if found.kind == "group":
        return found.name, INTER[1]
    return found.name, INTER[7] if found.kind == "alliance" else INTER[2]


def _interaction(one: str, two: str) -> str:
    """Both kinds, in the order of their codes."""
    both = sorted((kind for kind in (one, two) if kind), key=INTER.index)
    return "-".join(both) if len(both) > 1 else f"{both[0]} only" if both else ""


def _notes(one: Told) -> str:
    """What the row can't hold, in words."""
    incident = one.incident
    parts = []
    for effect, figure in incident.figures.items():
        high = "or more" if figure.high is None else f"to {figure.high}"
        span = "" if figure.high == figure.low else f" ({figure.low} {high})"
        parts.append(f"{effect} {figure.best}{span}")
    reports = f"{len(incident.documents)} report{'s' * (len(incident.documents) != 1)}"
    stopped = "Stopped: " if incident.type == "interception" and parts else ""
    text = f"{stopped}{'; '.join(parts) or 'No figures told'}. "
    text += f"Sources: {incident.independent_sources} independent in {reports}; {incident.status}."
    if incident.damage:
        text += f" Damaged: {', '.join(incident.damage)}."
    if incident.type == "attack" and not incident.means:
        text += " Means not told."
    return text
