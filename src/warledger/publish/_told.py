"""What event data sets ask of an incident: its claims, its days, its dead by who they were."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from warledger.model import Claim, Figure, Incident, Interval

BATCH = 500
VAGUE_FROM = 20
LONG_DAYS = {"week": 7, "month": 31, "year": 366}


@runtime_checkable
class Shelf(Protocol):
    """Claims that can be fetched by their ids, a few at a time, instead of being held all at once."""

    def among(self, ids: Collection[str]) -> Mapping[str, Claim]:
        """The current claims with these ids."""


class Told(NamedTuple):
    """An incident with the claims it rests on."""

    incident: Incident
    claims: tuple[Claim, ...]


def told(claims: Iterable[Claim], incidents: Iterable[Incident]) -> Iterator[Told]:
    """Every incident with its claims, in the order of the incidents; few are in memory at once."""
    shelf = claims if isinstance(claims, Shelf) else None
    held = {} if shelf else {claim.id: claim for claim in claims}
    rows = iter(incidents)
    while some := list(islice(rows, BATCH)):
        found = shelf.among({one for incident in some for one in incident.claims}) if shelf else held
        for incident in some:
            yield Told(incident, tuple(found[one] for one in incident.claims if one in found))


class Days(NamedTuple):
    """When something happened, in calendar days: the first and the last it can be."""

    first: date
    last: date
    night: bool = False

    @property
    def number(self) -> int:
        """How many days it can be."""
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> date:
        """The day in the middle."""
        return self.first + timedelta(days=(self.number - 1) // 2)


def days(when: Interval | None) -> Days | None:
    """The days of an interval, None when unknown. A week, month or year told by its start is that long."""
    if when is None or not (when.start or when.end):
        return None
    first = _day(when.start or when.end)
    last = _day(when.end or when.start)
    if first is None or last is None:
        return None
    if not (when.start and when.end):
        last = first + timedelta(days=LONG_DAYS.get(when.precision or "", 1) - 1)
    night = when.precision == "night"
    return Days(min(first, last), max(first, last), night and (last - first).days <= 1)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


class Dead(NamedTuple):
    """The dead of an incident by who the reports say they were; the three add up to the best figure."""

    civilian: int
    military: int
    unknown: int


def dead(one: Told) -> Dead:
    """Who the dead were, as far as the claims behind the figure tell; whoever is not told is unknown."""
    figure = one.incident.figures.get("killed")
    best = figure.best if figure else 0
    civilian, military = (_counted(one, figure, kind) for kind in ("civilian", "military"))
    if civilian + military > best:  # two accounts of the same people
        return (
            Dead(0, 0, best) if civilian and military else Dead(min(civilian, best), min(military, best), 0)
        )
    return Dead(civilian, military, best - civilian - military)


def _counted(one: Told, figure: Figure | None, population: str) -> int:
    """The highest number of people of a kind that a claim behind the figure states."""
    behind = set(figure.claims) if figure else set()
    numbers = [
        getattr(claim, "low", None) or 0
        for claim in one.claims
        if claim.id in behind and getattr(claim, "population", None) == population
    ]
    return max(numbers, default=0)


def populations(one: Told) -> set[str]:
    """Who the killed and injured were, by any claim: civilian, military, unspecified."""
    return {
        str(getattr(claim, "population", "unspecified"))
        for claim in one.claims
        if claim.type == "harm"
        and claim.modality == "asserted"
        and getattr(claim, "effect", "") in ("killed", "injured")
        and (getattr(claim, "low", None) or getattr(claim, "high", None))
    }


def vague(one: Told, figure: Figure) -> bool:
    """Whether a figure rests on a word alone: "dozens", "hundreds" (codebook, Claims 1)."""
    behind = [claim for claim in one.claims if claim.id in set(figure.claims)]
    return (
        figure.high is None
        and figure.low >= VAGUE_FROM
        and bool(behind)
        and all(getattr(claim, "vague", False) for claim in behind)
    )


def publishers(one: Told) -> list[str]:
    """Who published the reports, each once; a report without a publisher goes by its name."""
    return list(dict.fromkeys(claim.document.publisher or claim.document.name for claim in one.claims))


def fullest(one: Told) -> str | None:
    """The fullest words in which a report tells the incident, None without claims."""
    return max((claim.words for claim in one.claims), key=len, default=None)


def where(incident: Incident) -> str | None:
    """The name of the place, as understood or else as printed."""
    return (incident.place.name or incident.place.words) if incident.place else None
