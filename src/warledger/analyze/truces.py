"""A truce in force: what each side alleges that the other did, by area and day, never mixed."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from warledger.analyze.happenings import countries
from warledger.analyze.lives import Life

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.model import Claim, Incident

WATCHED = 183
"""Days for which a truce without a told end is watched."""
REPORTS = "reports"
"""Who alleges what a publisher tells in its own voice."""
UNSAID = "not told"
_TRUCE = re.compile(
    r"cease-?fire|truce|armistice|cessation of hostilities|halt to (?:strikes|attacks)|stop (?:all )?(?:firing|strikes)"
    r"|перемир|припинен\w+ вогню|прекращен\w+ огня",
    re.IGNORECASE,
)
_HELD = frozenset({"in force", "agreed", "expired", "ended"})


class Allegation(msgspec.Struct, frozen=True, kw_only=True):
    """So many acts of one day and area that one side alleges of another; `ids` are claims or incidents."""

    accused: str
    by: str
    area: str
    day: str | None
    count: int
    ids: tuple[str, ...]


class Truce(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement to stop fighting, and what is alleged while it held.

    `start` and `end` are ISO days: until it was to end, until the same parties made another, or for half a
    year when no end is told. An attack that reports tell of in that time
    is an allegation of whoever says so, not a finding that the truce was broken.
    """

    life: Life
    start: str
    end: str
    allegations: tuple[Allegation, ...]

    def totals(self) -> dict[tuple[str, str], int]:
        """How many acts by accused and by who alleges them."""
        found: defaultdict[tuple[str, str], int] = defaultdict(int)
        for one in self.allegations:
            found[one.accused, one.by] += one.count
        return dict(found)


def truces(lives: Iterable[Life], incidents: Sequence[Incident], claims: Iterable[Claim]) -> list[Truce]:
    """The agreements to stop fighting whose day is known, oldest first."""
    known = {claim.id: claim for claim in claims}
    agreements = {one.id: one for one in incidents if one.type == "agreement"}
    found: list[tuple[str, Life]] = []
    for life in lives:
        if life.type != "agreement" or life.status not in _HELD or not _stops(life):
            continue
        start = _start(agreements[life.id], life)
        if start is None:
            continue
        found.append((start, life))
    found.sort(key=lambda row: (row[0], row[1].id))
    made = []
    for k, (start, life) in enumerate(found):
        later = (
            begun
            for begun, other in found[k + 1 :]
            if begun > start and set(other.parties) == set(life.parties)
        )
        last = (date.fromisoformat(start) + timedelta(days=WATCHED)).isoformat()
        end = min(filter(None, (life.due, next(later, None), last)))
        made.append(
            Truce(life=life, start=start, end=end, allegations=_alleged(life, start, end, incidents, known))
        )
    return made


def _stops(life: Life) -> bool:
    """Whether an agreement is one to stop fighting."""
    return bool(_TRUCE.search(life.title) or any(_TRUCE.search(step.words) for step in life.steps))


def _start(one: Incident, life: Life) -> str | None:
    """The day from which it holds: as told, else the first report of it."""
    told = one.when.start if one.when else None
    return told[:10] if told else life.since


def _alleged(
    life: Life, start: str, end: str, incidents: Sequence[Incident], known: dict[str, Claim]
) -> tuple[Allegation, ...]:
    """Violations that claims allege, and attacks between the parties that reports tell of."""
    parties = set(life.parties)
    rows: defaultdict[tuple[str, str, str, str | None], set[str]] = defaultdict(set)
    for claim in known.values():
        broken = claim.type == "agreement" and getattr(claim, "status", None) == "violated"
        accused = _accused(claim, broken=broken)
        day = _day(claim)
        own = accused == _sayer(claim)  # who owns up alleges nothing
        if accused in parties and not own and _within(day, start, end) and (broken or _breach(claim)):
            rows[str(accused), _sayer(claim), _area(claim), day].add(claim.id)
    for one in incidents:
        if one.type != "attack" or one.scope != "incident" or one.actor not in parties:
            continue
        others = parties - {one.actor}
        between = one.recipient in others or bool(one.place and one.place.country in countries(others))
        day = one.when.start[:10] if one.when and one.when.start else None
        if not between or not _within(day, start, end) or day == start:
            continue
        area = (one.place.admin1 or one.place.name or one.place.country) if one.place else None
        sayers = {_sayer(known[c]) for c in one.claims if c in known and known[c].modality != "denied"}
        for by in (sayers - {REPORTS} or sayers) - {one.actor}:
            rows[one.actor, by, area or UNSAID, day].add(one.id)
    return tuple(
        Allegation(accused=accused, by=by, area=area, day=day, count=len(ids), ids=tuple(sorted(ids)))
        for (accused, by, area, day), ids in sorted(
            rows.items(), key=lambda row: (*row[0][:3], row[0][3] or "")
        )
    )


def _accused(claim: Claim, *, broken: bool) -> str | None:
    """Who is said to have broken it."""
    if claim.type == "accusation":
        return claim.recipient
    parties = tuple(getattr(claim, "parties", ()))
    return str(next(iter(parties))) if broken and len(parties) == 1 else None


def _breach(claim: Claim) -> bool:
    """Whether an accusation speaks of the truce."""
    said = f"{getattr(claim, 'content', None) or ''} {claim.words}"
    return claim.type == "accusation" and _TRUCE.search(said) is not None


def _sayer(claim: Claim) -> str:
    """The side that says so; an accuser's own where no speaker is told."""
    if claim.speaker is not None and claim.speaker.side:
        return claim.speaker.side
    parties = getattr(claim, "parties", ())
    if claim.type == "accusation" and parties:
        return str(parties[0])
    return REPORTS


def _area(claim: Claim) -> str:
    """The region of what is alleged."""
    place = claim.place
    return (place.admin1 or place.name or place.country or UNSAID) if place else UNSAID


def _day(claim: Claim) -> str | None:
    """The day of what is alleged; of its publication, when only that is known."""
    told = claim.when.start if claim.when else None
    return (told or claim.document.published or "")[:10] or None


def _within(day: str | None, start: str, end: str) -> bool:
    """Whether a day lies in a truce."""
    return day is not None and start <= day <= end
