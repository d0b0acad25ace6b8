"""Did violence rise or fall around diplomatic events, counted on the record?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.analyze import chance, words
from warledger.analyze.findings import DAY, Around, Asked, Event, Pair, Span, Volume
from warledger.analyze.groups import groups
from warledger.analyze.happenings import concern, happenings, thinned
from warledger.analyze.needed import need
from warledger.analyze.ratio import ratio, shifted
from warledger.analyze.timeline import Line
from warledger.analyze.volume import correction, shape, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.analyze.findings import Ratio, Tally, Verdict
    from warledger.model import Document, Incident

FEWEST_EVENTS = 3
FEWEST_INCIDENTS = 10
_COUNTED = 3  # parts a ratio takes of a pair


def around(
    incidents: Sequence[Incident], documents: Sequence[Document], asked: Asked | None = None
) -> Around:
    """Count violence before and after each diplomatic event, and say what that can tell.

    Args:
        incidents: of the whole record.
        documents: of the whole record: they tell when there was reporting, and how much.
        asked: what is asked; talks with the default windows when null.

    Raises:
        Trouble: if numpy or scipy is not installed; the message says how to get them.
    """
    need("numpy", "scipy")
    asked = asked or Asked()
    events, left_out = happenings(incidents, asked)
    violence = [one for one in incidents if _wanted(one, asked)]
    parties = Event(name="", day="", start=0, end=0, parties=_parties(events))
    concerns = concern(parties, everywhere=asked.everywhere or any(not e.parties for e in events))
    whole = Line([one for one in violence if concerns(one)], documents)
    lines = _lines(events, violence, documents, whole, asked)
    spans = tuple(_span(events, lines, whole, hours, asked) for hours in asked.windows)
    main = next(span for span in spans if span.hours == asked.main)
    used = {
        one
        for span in spans
        for pair in span.pairs
        for side in (pair.before, pair.after)
        for one in _ids(side)
    }
    same = tuple(
        one.id
        for event in events
        for one in lines[event.day].incidents[lines[event.day].middle(event.start, event.end)]
    )
    used |= {*same, *(one for event in events for one in event.ids)}
    verdict = _verdict(main)
    return Around(
        asked=asked,
        verdict=verdict,
        answer=words.answer(asked, verdict, main, whole.period, len(set(same))),
        limits=words.limits(asked, verdict, main, whole),
        events=tuple(events),
        left_out=tuple(left_out),
        spans=spans,
        groups=groups(main, {one.id: one for one in violence}),
        labels={one.id: words.label(one) for one in incidents if one.id in used},
        same_day=tuple(dict.fromkeys(same)),
        undated=tuple(one.id for one in whole.undated),
        period=whole.period,
        lag=whole.lag,
    )


def _wanted(one: Incident, asked: Asked) -> bool:
    """Whether an incident is violence that is asked about: an event, not a sum, and not denied."""
    place = one.place
    where = [place.name, place.admin1, place.words, place.country] if place else []
    return (
        one.type == "attack"
        and one.scope == "incident"
        and one.status != "denied"
        and (asked.actor is None or asked.actor.casefold() in (one.actor or "").casefold())
        and (asked.means is None or asked.means in one.means)
        and (asked.place is None or any(asked.place.casefold() in name.casefold() for name in where if name))
    )


def _parties(events: Sequence[Event]) -> tuple[str, ...]:
    """Everybody who takes part in any of the events."""
    return tuple(dict.fromkeys(party for event in events for party in event.parties))


def _lines(
    events: Sequence[Event],
    violence: Sequence[Incident],
    documents: Sequence[Document],
    whole: Line,
    asked: Asked,
) -> dict[str, Line]:
    """For each event the violence that concerns its parties; one line for all that have the same."""
    every = _parties(events)
    made: dict[tuple[str, ...], Line] = {every: whole}
    found = {}
    for event in events:
        key = tuple(sorted(event.parties))
        if asked.everywhere or set(key) == set(every):
            key = every
        if key not in made:
            concerns = concern(event, everywhere=asked.everywhere)
            made[key] = Line([one for one in violence if concerns(one)], documents)
        found[event.day] = made[key]
    return found


def _span(events: Sequence[Event], lines: dict[str, Line], whole: Line, hours: int, asked: Asked) -> Span:
    """All events with one length of window, and the pooled estimate."""
    crowded = thinned(events, hours)
    days = chance.quiet_days(whole, events, hours)
    usual = [whole.count(day + DAY, day + DAY + hours) for day in days] if len(days) >= chance.FEWEST else []
    pairs = tuple(_pair(event, lines[event.day], hours, crowded.get(event.day), usual) for event in events)
    counted = [pair for pair in pairs if pair.left_out is None]
    counts = [(pair.before.best, pair.after.best) for pair in counted]
    quiet = [chance.pair(whole, day, hours) for day in chance.apart(days, hours)]
    reported = ratio(counts, quiet)
    if reported is None:
        return Span(hours=hours, pairs=pairs, events=len(counted), compared=len(days))
    sides = _origins(counted, lines, after=False), _origins(counted, lines, after=True)
    own = shape(whole.origins)
    held = correction(*sides, own)
    enough = len(days) >= chance.FEWEST
    return Span(
        hours=hours,
        pairs=pairs,
        events=len(counted),
        reported=reported,
        even=shifted(reported, *held) if held else None,
        volume=_volume(counted, sides, hours, own if held else None),
        without=_without(counted, counts, quiet),
        bounds=_bounds(counted),
        widest=_widest(counted),
        chance=chance.chance(whole, days, counts, hours, asked.draws, asked.seed) if enough else None,
        compared=len(days),
    )


def _pair(event: Event, line: Line, hours: int, crowded: str | None, usual: Sequence[int]) -> Pair:
    """One event's windows, and whether they count."""
    before, after = (event.start - hours, event.start), (event.end, event.end + hours)
    tally = line.tally(*after)
    return Pair(
        event=event,
        before=line.tally(*before),
        after=tally,
        left_out=crowded or _unreported(line, before, after),
        usual=sum(usual) / len(usual) if usual else None,
        chance=(1 + sum(count >= tally.best for count in usual)) / (1 + len(usual)) if usual else None,
    )


def _unreported(line: Line, before: tuple[int, int], after: tuple[int, int]) -> str | None:
    """Why a pair of windows can't be compared: the record does not know those days, or not yet."""
    if line.share(*before) < chance.COVERED or line.share(*after) < chance.COVERED:
        known = [round(line.share(*side) * (side[1] - side[0]) / DAY) for side in (before, after)]
        days = -(-(before[1] - before[0]) // DAY)
        return f"the record has reports about {known[0]} of {days} days before and {known[1]} of {days} after"
    if line.published.size and after[1] + line.lag > line.published[-1]:
        return f"the window after ends less than {max(1, round(line.lag / DAY))} days before the last report"
    return None


def _origins(counted: Sequence[Pair], lines: dict[str, Line], *, after: bool) -> list[int]:
    """How many origins each incident of one side has."""
    found = []
    for pair in counted:
        line, side = lines[pair.event.day], pair.after if after else pair.before
        wanted = set(side.ids)
        found += [n for one, n in zip(line.incidents, line.origins, strict=True) if one.id in wanted]
    return found


def _volume(
    counted: Sequence[Pair], sides: tuple[list[int], list[int]], hours: int, own: float | None
) -> Volume:
    """Reporting before and after."""
    days = len(counted) * hours / DAY
    means = [sum(side) / len(side) if side else None for side in sides]
    return Volume(
        reports=(
            sum(pair.before.reports for pair in counted) / days,
            sum(pair.after.reports for pair in counted) / days,
        ),
        origins=(means[0], means[1]),
        told=(told(means[0], own), told(means[1], own)) if own and means[0] and means[1] else None,
    )


def _without(
    counted: Sequence[Pair], counts: Sequence[tuple[int, int]], quiet: Sequence[tuple[int, int]]
) -> tuple[tuple[str, Ratio], ...]:
    """The ratio with each event left out."""
    found = []
    for k, pair in enumerate(counted):
        rest = ratio([*counts[:k], *counts[k + 1 :]], quiet)
        if rest is not None:
            found.append((pair.event.day, rest))
    return tuple(found)


def _bounds(counted: Sequence[Pair]) -> tuple[float | None, float | None]:
    """The ratio's range wherever the incidents across the windows' ends belong."""
    lows, highs = [0, 0], [0, 0]
    for pair in counted:
        for k, side in enumerate((pair.before, pair.after)):
            lows[k] += side.low
            highs[k] += side.low + len(side.edge)
    return _quotients(lows, highs)


def _widest(counted: Sequence[Pair]) -> tuple[float | None, float | None]:
    """The ratio's range wherever incidents of vague or unknown time belong, too."""
    lows = [sum(pair.before.low for pair in counted), sum(pair.after.low for pair in counted)]
    highs = [sum(pair.before.high for pair in counted), sum(pair.after.high for pair in counted)]
    return _quotients(lows, highs)


def _quotients(lows: Sequence[int], highs: Sequence[int]) -> tuple[float | None, float | None]:
    """The smallest and largest quotient of after over before; null where before can be none."""
    return (lows[1] / highs[0] if highs[0] else None), (highs[1] / lows[0] if lows[0] else None)


def _ids(side: Tally) -> tuple[str, ...]:
    """Every incident behind a tally."""
    return (*side.ids, *side.edge)


def _verdict(main: Span) -> Verdict:
    """What may be said: only what holds with reporting held equal, and wherever uncertain times belong."""
    found = main.reported
    if main.events < FEWEST_EVENTS or found is None or found.before + found.after < FEWEST_INCIDENTS:
        return "too few"
    if not found.clear:
        return "no clear change"
    even = main.even.clear if main.even is not None else 0
    if even != found.clear:
        return "unclear"
    low, high = main.bounds or (None, None)
    settled = low is not None and low > 1 if found.clear > 0 else high is not None and high < 1
    if not settled:
        return "unclear"
    return "rose" if found.clear > 0 else "fell"
