"""Claims and incidents as lines of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from warledger.cli._screen import place_words, range_words, spark, when_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warledger.model import Claim, Incident

T = TypeVar("T", "Claim", "Incident")
SHORT = 10
_CYRILLIC = re.compile("[А-я]")
WORDS = 60
CLAIM_COLUMNS = ("ID", "WHEN", "WHERE", "WHAT", "BY", "SAID BY", "WORDS", "IN")
INCIDENT_COLUMNS = ("ID", "WHEN", "WHERE", "WHAT", "BY", "KILLED", "INJURED", "SOURCES", "STATUS", "COURSE")
TALKS_COLUMNS = ("ID", "WHEN", "WHAT", "WHO", "ROUND", "VENUE", "NUMBER", "SOURCES", "STATUS", "BECAME")


def claim_cells(claims: Iterable[Claim]) -> list[list[str]]:
    """One line for each claim."""
    return [
        [
            claim.id[:SHORT],
            when_words(claim.when),
            place_words(claim.place),
            what(claim),
            claim.actor or "·",
            (claim.speaker.name or claim.speaker.words) if claim.speaker else "·",
            _clipped(claim.words),
            claim.document.name,
        ]
        for claim in claims
    ]


def what(claim: Claim) -> str:
    """A claim in a few words: "33+ injured", "attack by drone", "talks, round 3"."""
    from warledger.record.trace import figure_words

    kind = claim.type
    if kind == "harm":
        told = f"{figure_words(claim)} {getattr(claim, 'effect', 'harmed')}"
    elif kind in ("exchange", "interception"):
        told = f"{kind}: {figure_words(claim)} {getattr(claim, 'what', getattr(claim, 'means', ''))}".rstrip()
    else:
        detail = next(
            (
                getattr(claim, field)
                for field in ("means", "object", "what", "status", "venue")
                if getattr(claim, field, None)
            ),
            None,
        )
        told = f"{kind}: {detail}" if detail else kind
    labels: list[str] = [claim.modality] if claim.modality != "asserted" else []
    labels += ["background"] if claim.background else []
    labels += ["total"] if claim.scope == "total" else []
    return f"{told} ({', '.join(labels)})" if labels else told


def incident_cells(incidents: Iterable[Incident]) -> list[list[str]]:
    """One line for each incident."""
    return [
        [
            incident.id[:SHORT],
            when_words(incident.when),
            place_words(incident.place),
            _kind(incident),
            incident.actor or "·",
            range_words(incident.figures.get("killed")),
            range_words(incident.figures.get("injured")),
            _sources(incident),
            incident.status,
            course(incident),
        ]
        for incident in incidents
    ]


def talks_cells(incidents: Iterable[Incident]) -> list[list[str]]:
    """One line for each talk, agreement, exchange or other diplomatic incident."""
    return [
        [
            incident.id[:SHORT],
            when_words(incident.when),
            incident.type,
            ", ".join(incident.parties or [p for p in (incident.actor, incident.recipient) if p]) or "·",
            str(incident.round or "·"),
            incident.venue or (place_words(incident.place) if incident.place else "·"),
            "; ".join(f"{range_words(figure)} {effect}" for effect, figure in incident.figures.items())
            or "·",
            _sources(incident),
            incident.status,
            incident.fulfilment or "·",
        ]
        for incident in incidents
    ]


def as_printed(told: T) -> T:
    """A claim or an incident with the names of places, speakers and actors as its report prints them.

    Who did it is taken from a claim's own words, and stays in English where they do not name them; an
    incident, which reports in several languages may tell, has its actor in English.
    """
    place, speaker = told.place, getattr(told, "speaker", None)
    changed: dict[str, Any] = {}
    if place is not None and place.words:
        changed["place"] = msgspec.structs.replace(place, name=" ".join(place.words.split()), admin1=None)
    if speaker is not None:
        changed["speaker"] = msgspec.structs.replace(speaker, name=None)
    words = getattr(told, "words", None)
    if told.actor and isinstance(words, str):
        changed["actor"] = _actor_in(words, told.actor) or told.actor
    return msgspec.structs.replace(told, **changed)


def _actor_in(words: str, actor: str) -> str | None:
    """The words that name an actor in a claim's own words, in whatever alphabet."""
    from warledger.actors.scan_cyrillic import CyrillicScan
    from warledger.extract.actor import Actors

    found = CyrillicScan(words, {}).run() if _CYRILLIC.search(words) else Actors.load().find(words)
    named = (m for m in found if actor in {m.actor.name, m.actor.side})
    return next((" ".join(words[m.start : m.end].split()) for m in named), None)


def in_time(incidents: Iterable[Incident]) -> list[Incident]:
    """Oldest first, those of unknown time last; within a day by place."""

    def key(incident: Incident) -> tuple[str, str, str]:
        start = incident.when.start if incident.when else None
        return start or "9999", place_words(incident.place), incident.id

    return sorted(incidents, key=key)


def course(incident: Incident) -> str:
    """How the toll grew: of the killed, else of the injured."""
    for effect in ("killed", "injured"):
        values = [m.low if m.low is not None else m.high for m in incident.history if m.effect == effect]
        drawn = spark([value for value in values if value is not None])
        if drawn:
            return drawn
    return ""


def _kind(incident: Incident) -> str:
    means = ", ".join(incident.means)
    damage = f"; {', '.join(incident.damage)} damaged" if incident.damage else ""
    total = " (total)" if incident.scope == "total" else ""
    return (f"{incident.type}: {means}{damage}" if means else incident.type + damage) + total


def _sources(incident: Incident) -> str:
    """Origins, and the reports they are told in: "2 in 4" says that reports copied one another."""
    return f"{incident.independent_sources} in {len(incident.documents)}"


def _clipped(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= WORDS else words[: WORDS - 1] + "…"
