"""Which claims and incidents a user wants to see."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from warledger.model import Claim, Incident, Interval, Place


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What to keep; null keeps all.

    `since` and `until` are ISO dates, both included, and meet whatever may have happened
    between them; a thing without a known date meets neither. `place` is part of a place's
    name, region or printed words, or its two-letter country; `actor` part of the name of
    whoever did it, suffered it, said it, or takes part. `language` is that of the documents.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    actor: str | None = None
    type: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        """Refuse dates that are none."""
        for day in (self.since, self.until):
            if day is not None:
                date.fromisoformat(day)

    def takes_claim(self, claim: Claim) -> bool:
        """True for a claim that is wanted."""
        speaker = claim.speaker
        who = [claim.actor, claim.recipient, *getattr(claim, "parties", ())]
        who += [speaker.words, speaker.name, speaker.side] if speaker else []
        return (
            self._takes(claim.type, claim.place, claim.when)
            and (self.language is None or claim.document.language == self.language)
            and (self.actor is None or _within(self.actor, who))
        )

    def takes_incident(self, incident: Incident) -> bool:
        """True for an incident that is wanted, whatever the language of its documents."""
        who = [incident.actor, incident.recipient, *incident.parties]
        return self._takes(incident.type, incident.place, incident.when) and (
            self.actor is None or _within(self.actor, who)
        )

    def _takes(self, kind: str, place: Place | None, when: Interval | None) -> bool:
        return (
            (self.type is None or kind == self.type)
            and (self.place is None or _lies(self.place, place))
            and self._meets(when)
        )

    def _meets(self, when: Interval | None) -> bool:
        """True when an interval may touch the days asked for."""
        if self.since is None and self.until is None:
            return True
        if when is None or not (when.start or when.end):
            return False
        first, last = (when.start or when.end or "")[:10], (when.end or when.start or "")[:10]
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)


def _within(part: str, names: list[str | None]) -> bool:
    return any(part.casefold() in name.casefold() for name in names if name)


def _lies(asked: str, place: Place | None) -> bool:
    if place is None:
        return False
    if len(asked) == 2 and asked.isupper():  # noqa: PLR2004 - an ISO 3166-1 code
        return place.country == asked
    return _within(asked, [place.name, place.admin1, place.words])
