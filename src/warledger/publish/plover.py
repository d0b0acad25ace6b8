"""Events between actors by the PLOVER ontology: event, mode and context, actor and recipient.

Incidents make one event each, however many reports tell them; accusations, refusals,
preconditions and threats, which make no incident, one for each claim. Mere positions are no
events to PLOVER, and sums over places or periods none to anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from warledger.publish._countries import country
from warledger.publish._parties import party
from warledger.publish._table import table
from warledger.publish._told import days, fullest, populations, publishers, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.model import Claim, Incident, Interval, Place
    from warledger.publish._told import Told

LOSES = (
    "ranges and the history of figures, sources beyond the publishers' names, damage by kind, positions, weapons shot "
    "down, terms of offers beyond the quoted words; a leading =, +, - or @ gets an apostrophe"
)
EVENTS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
FIELDS = {
    "id": "the incident's id, or the claim's",
    "date": "first day it can be, YYYY-MM-DD; empty when unknown",
    "date_end": "last day it can be",
    "event": f"one of {', '.join(EVENTS)}",
    "mode": "how, as far as PLOVER has a word for it; else empty",
    "context": "military, diplomatic or economic; then historical, future or hypothetical where it applies",
    "actor": "who did or said it; of talks, agreements and exchanges all parties, joined by semicolons",
    "actor_country": "ISO 3166-1, three letters, of states; joined likewise",
    "actor_sector": "MIL or GOV of states, REB of armed groups, IGO of alliances; joined likewise",
    "recipient": "to whom; civilians where people were harmed and no report calls them soldiers",
    "recipient_country": "ISO 3166-1, three letters",
    "recipient_sector": "MIL, GOV, REB, IGO or CVL (civilians)",
    "dead": "best figure; empty when none is told",
    "injured": "best figure; empty when none is told",
    "event_loc": "the place's name",
    "country": "ISO 3166-1, three letters, of the place",
    "latitude": "degrees, WGS 84",
    "longitude": "degrees, WGS 84",
    "publishers": "joined by semicolons",
    "text": "exact words of a claim that tells it, the fullest",
}
HEAVY = {"drone", "missile", "glide_bomb", "artillery", "air_strike"}


class Event(NamedTuple):
    """The class of an event; `time` is historical, future or hypothetical, or empty."""

    event: str
    mode: str
    context: str
    time: str = ""


STAGES: dict[tuple[str, str], Event] = {
    ("talks", "planned"): Event("AGREE", "", "diplomatic", "future"),
    ("talks", "held"): Event("CONSULT", "", "diplomatic"),
    ("exchange", "proposed"): Event("AGREE", "", "diplomatic"),
    ("exchange", "agreed"): Event("AGREE", "", "diplomatic"),
    ("exchange", "postponed"): Event("SANCTION", "cancel", "diplomatic"),
    ("exchange", "rejected"): Event("REJECT", "yield", "diplomatic"),
    ("exchange", "carried_out"): Event("RETREAT", "release", "military"),
    ("agreement", "proposed"): Event("AGREE", "", "diplomatic"),
    ("agreement", "agreed"): Event("AGREE", "", "diplomatic"),
    ("agreement", "in_force"): Event("SUPPORT", "", "diplomatic"),
    ("agreement", "ended"): Event("SANCTION", "sever", "diplomatic"),
    ("sanction", "threatened"): Event("THREATEN", "restrict", "economic"),
    ("sanction", "imposed"): Event("SANCTION", "sever", "economic"),
    ("sanction", "lifted"): Event("CONCEDE", "", "economic"),
}
"""Dealings by their last stage."""
SAID = {
    "accusation": Event("ACCUSE", "", "diplomatic"),
    "rejection": Event("REJECT", "", "diplomatic"),
    "precondition": Event("REQUEST", "", "diplomatic"),
}
"""Claims that make no incident."""


def export(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[bytes]:
    """Yield the header, then one event a row: incidents, then what was only said."""
    yield from table(_rows(claims, incidents), list(FIELDS))


def _rows(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[dict[str, Any]]:
    for one in told(claims, (incident for incident in incidents if incident.scope == "incident")):
        event = of_incident(one)
        if event is not None:
            yield _incident_row(one, event)
    for claim in claims:
        said = of_claim(claim)
        if said is not None:
            yield _claim_row(claim, said)


def of_incident(one: Told) -> Event | None:
    """The event that an incident is, None for what PLOVER has no event for."""
    incident = one.incident
    if incident.status == "denied":
        return None
    time = "historical" if incident.background else ""
    if incident.type == "attack":
        return Event("ASSAULT", _weapon(incident), "military", time)
    if incident.type == "territory":
        left = {getattr(claim, "what", None) for claim in one.claims if claim.type == "territory"} == {
            "withdrew"
        }
        return (
            Event("RETREAT", "withdraw", "military", time) if left else Event("ASSAULT", "", "military", time)
        )
    if incident.type == "proposal":
        return Event("AGREE", "", "diplomatic", time)
    if incident.type == "ultimatum":
        return Event("THREATEN", "", "diplomatic", time)
    found = STAGES.get((incident.type, (incident.fulfilment or "").rpartition(" → ")[2]))
    if found is not None and found.event == "CONSULT":
        found = found._replace(mode=_meeting(incident))
    if found is not None and found.mode == "release" and "bodies" in incident.figures:
        found = found._replace(mode="return")
    return found._replace(time=found.time or time) if found else None


def of_claim(claim: Claim) -> Event | None:
    """The event that a claim is which makes no incident: an accusation, a refusal, a demand, a threat of force."""
    time = "historical" if claim.background else "hypothetical" if claim.modality == "hypothetical" else ""
    if claim.type == "attack" and claim.modality == "threatened":
        return Event("THREATEN", "violence", "military", time)
    found = SAID.get(claim.type) if claim.modality != "denied" else None
    return found._replace(time=time) if found else None


def _weapon(incident: Incident) -> str:
    means = set(incident.means)
    if HEAVY & means:
        return "heavy-weapons"
    if "mine" in means:
        return "explosives"
    if "small_arms" in means:
        return "firearms"
    return "destroy" if incident.damage and not incident.figures else ""


def _meeting(incident: Incident) -> str:
    """At a third party's where the place lies in no party's land."""
    place = incident.place.country if incident.place else None
    homes = {found.code for name in incident.parties if (found := party(name)) is not None}
    if place is None or not homes:
        return ""
    return "visit" if place in homes else "third-party"


def _incident_row(one: Told, event: Event) -> dict[str, Any]:
    incident = one.incident
    military = event.context == "military" and incident.type in ("attack", "territory")
    recipient, sector = incident.recipient, None
    parties = [name for name in incident.parties if name != recipient]
    actors = parties if parties and not military else [incident.actor]
    land = country(incident.place.country if incident.place else None)
    harmed = populations(one)
    if military and recipient is None and harmed and "military" not in harmed:
        recipient, sector = f"Civilians ({land.name})" if land else "Civilians", "CVL"
    figures = incident.figures
    cells = {
        "id": incident.id,
        **_cells(event, incident.when, incident.place),
        **_parties("actor", [name for name in actors if name], "MIL" if military else "GOV"),
        **_parties("recipient", [recipient] if recipient else [], "MIL" if military else "GOV"),
        "dead": figures["killed"].best if "killed" in figures else None,
        "injured": figures["injured"].best if "injured" in figures else None,
        "publishers": "; ".join(publishers(one)),
        "text": fullest(one),
    }
    if sector:
        cells |= {"recipient_sector": sector, "recipient_country": land.code3 if land else None}
    return cells


def _claim_row(claim: Claim, event: Event) -> dict[str, Any]:
    behind = claim.actor or next(iter(getattr(claim, "parties", ())), None)
    return {
        "id": claim.id,
        **_cells(event, claim.when, claim.place),
        **_parties("actor", [behind] if behind else [], "GOV"),
        **_parties("recipient", [claim.recipient] if claim.recipient else [], "GOV"),
        "publishers": claim.document.publisher or claim.document.name,
        "text": claim.words,
    }


def _cells(event: Event, when: Interval | None, place: Place | None) -> dict[str, Any]:
    """Class, days and place."""
    span = days(when)
    there = country(place.country if place else None)
    return {
        "event": event.event,
        "mode": event.mode,
        "context": "; ".join(part for part in (event.context, event.time) if part),
        "date": span.first.isoformat() if span else None,
        "date_end": span.last.isoformat() if span else None,
        "event_loc": (place.name or place.words) if place else None,
        "country": there.code3 if there else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }


def _parties(role: str, names: list[str], arm: str) -> dict[str, Any]:
    """Names, countries and sectors of one side, each list joined in one order."""
    found = [(name, party(name)) for name in names]
    sectors = {"state": arm, "group": "REB", "alliance": "IGO"}
    codes = [there.code3 if one and (there := country(one.code)) else "" for _, one in found]
    return {
        role: "; ".join(names),
        f"{role}_country": "; ".join(code for code in codes if code),
        f"{role}_sector": "; ".join(
            filter(None, (sectors.get(one.kind, "") if one else "" for _, one in found))
        ),
    }
