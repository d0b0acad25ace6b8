"""Which diplomatic events are asked about, when each was, and which violence concerns it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from warledger.actors.files import states
from warledger.actors.index import index
from warledger.analyze.findings import DAY, Event
from warledger.analyze.lives import final
from warledger.analyze.timeline import iso
from warledger.merge import view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from warledger.analyze.findings import Asked
    from warledger.model import Incident

NOT_HELD = frozenset({"planned", "cancelled", "denied", "rejected", "proposed", "postponed"})
LONGEST = 14 * DAY
"""Hours beyond which an event's time tells no day to count from."""


def happenings(incidents: Iterable[Incident], asked: Asked) -> tuple[list[Event], list[tuple[str, str]]]:
    """The events in order of time, and those left out, each with its reason.

    Events of one day are one: no count could tell them apart.
    """
    if asked.of == "dates":
        return [_given(day) for day in sorted(set(asked.dates))], []
    found, left = [], []
    for one in incidents:
        if one.type != asked.of or (asked.party and not _takes_part(one, asked.party)):
            continue
        reason = _unfit(one, asked)
        if reason:
            left.append((_name(one), reason))
        else:
            found.append(_event(one))
    return _by_day(found), left


def concern(event: Event, *, everywhere: bool) -> Callable[[Incident], bool]:
    """Whether an incident of violence has to do with an event's parties."""
    if everywhere or not event.parties:
        return lambda _: True
    parties = {name.casefold() for name in event.parties}
    codes = countries(event.parties)

    def concerns(one: Incident) -> bool:
        sides = {name.casefold() for name in (one.actor, one.recipient) if name}
        return bool(sides & parties) or bool(one.place and one.place.country in codes)

    return concerns


def countries(parties: Iterable[str]) -> frozenset[str]:
    """The ISO 3166-1 codes of parties that are states, and of the states that groups fight in."""
    named = {name.casefold() for name in parties}
    lands = {land for party in parties for land in index().lands.get(party, ())}
    return frozenset(
        code
        for code, state in states().states.items()
        if state.name.casefold() in named or state.name in lands
    )


def thinned(events: Sequence[Event], hours: int) -> dict[str, str]:
    """Events whose windows would reach into an earlier event's: by day, with the reason."""
    kept: Event | None = None
    crowded = {}
    for event in events:
        if kept is not None and event.start - hours < kept.end + hours:
            crowded[event.day] = f"its window before reaches into the one after {kept.day}"
        else:
            kept = event
    return crowded


def _given(day: str) -> Event:
    """A day that the user gives."""
    start = date.fromisoformat(day).toordinal() * DAY
    return Event(name=day, day=day, start=start, end=start + DAY)


def _takes_part(one: Incident, party: str) -> bool:
    """Whether somebody takes part in a diplomatic incident."""
    names = (*one.parties, one.actor, one.recipient)
    return any(party.casefold() in name.casefold() for name in names if name)


def _unfit(one: Incident, asked: Asked) -> str | None:
    """Why a diplomatic incident gives no date to count around."""
    stage = final(one)
    if stage in NOT_HELD:
        return f"{stage}, not known to have happened"
    window = view.window(one.when)
    if window is None:
        return "its day is not known"
    if window.hours > LONGEST:
        return f"known only to within {window.hours // DAY} days"
    day = iso(window.start)
    if (asked.since and day < asked.since) or (asked.until and day > asked.until):
        return "outside the days asked for"
    return None


def _event(one: Incident) -> Event:
    """A diplomatic incident as an event: whole days unless its hour is known."""
    when, window = one.when, view.window(one.when)
    assert when is not None  # noqa: S101 - `_unfit` has looked
    assert window is not None  # noqa: S101 - the same
    exact = when.precision in ("minute", "hour")
    if exact:
        first, last = view.hour(when.start or when.end), view.hour(when.end or when.start)
        start, end = (first or (window.start, True))[0], (last or (window.end, True))[0] + 1
    else:
        start, end = window.start // DAY * DAY, -(-window.end // DAY) * DAY
    who = tuple(one.parties) or tuple(name for name in (one.actor, one.recipient) if name)
    return Event(
        name=_name(one), day=iso(start), start=start, end=end, exact=exact, ids=(one.id,), parties=who
    )


def _name(one: Incident) -> str:
    """What people call it: "talks, round 3, Istanbul (Russia, Ukraine)"."""
    round_ = f"round {one.round}" if one.round else None
    where = one.venue or (one.place.name if one.place else None)
    told = ", ".join(part for part in (one.type, round_, where) if part)
    who = ", ".join(one.parties or [name for name in (one.actor, one.recipient) if name])
    return f"{told} ({who})" if who else told


def _by_day(events: Iterable[Event]) -> list[Event]:
    """Events of one day as one, which lasts as long as the longest."""
    days: dict[str, Event] = {}
    for event in sorted(events, key=lambda one: (one.start, -one.end, one.ids)):
        first = days.get(event.day)
        if first is None:
            days[event.day] = event
            continue
        days[event.day] = Event(
            name=first.name if event.name in first.name else f"{first.name}; {event.name}",
            day=first.day,
            start=first.start,
            end=max(first.end, event.end),
            exact=first.exact and event.exact,
            ids=(*first.ids, *event.ids),
            parties=tuple(dict.fromkeys((*first.parties, *event.parties))),
        )
    return list(days.values())
