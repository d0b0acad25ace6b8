"""The plain sentences of a study, its rows, and how an incident is named in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warledger.analyze.findings import DAY

if TYPE_CHECKING:
    from warledger.analyze.findings import Around, Asked, Pair, Ratio, Span, Tally, Verdict
    from warledger.analyze.timeline import Line
    from warledger.model import Figure, Incident, Place

_MINUTES = 16
_MORE = 1.25
"""By how much reports a day have to differ to be spoken of."""
HEADS: dict[Verdict, str] = {
    "rose": "Violence rose.",
    "fell": "Violence fell.",
    "no clear change": "No clear change.",
    "unclear": "Unclear: the count differs, but the record can't tell a change of violence from one of reporting"
    " or of uncertain times.",
    "too few": "Too few events for any claim.",
}


def answer(
    asked: Asked, verdict: Verdict, main: Span, period: tuple[str, str] | None, same: int = 0
) -> tuple[str, ...]:
    """What was found, the shortest first; `same` incidents fell on the days of the events."""
    head = "One event, too few for any claim." if len(main.pairs) == 1 else HEADS[verdict]
    told = [f"{head} {_first(asked, main, period)}"]
    if main.events == 1 or (main.events == 0 and len(main.pairs) == 1):
        pair = next((one for one in main.pairs if one.left_out is None), main.pairs[0])
        told += _single(pair, main.hours)
    if main.reported is not None and main.events > 1:
        told.append(_ratio(main))
        told += _volume(main)
        told += _chance(main)
        told += _without(main)
        told += _times(main)
    if same:
        told.append(
            f"{number(same, 'incident')} fell on the very days of the events, as far as these are known: neither"
            " before nor after."
        )
    return tuple(told)


def _first(asked: Asked, main: Span, period: tuple[str, str] | None) -> str:
    """How much was counted around how many events."""
    what = {"dates": "date", "talks": "round of talks"}.get(asked.of, asked.of)
    given, used = len(main.pairs), main.events
    if not given:
        return f"The record knows no {what} with a known day to count around."
    when = f" between {period[0]} and {period[1]}" if period else ""
    counted = f"{used} of {given} {plural(what, given)}" if used < given else number(used, what)
    if not used:
        if given == 1:
            return f"The only {what}{when} lacks reports on enough days before and after it to compare."
        return f"None of the {number(given, what)}{when} has reports on enough days both before and after to compare."
    before = sum(pair.before.best for pair in main.pairs if pair.left_out is None)
    after = sum(pair.after.best for pair in main.pairs if pair.left_out is None)
    length = span(main.hours)
    return (
        f"Around {counted}{when}: {number(after, 'incident')} in the {length} after,"
        f" {before} in the {length} before."
    )


def _single(pair: Pair, hours: int) -> list[str]:
    """One event: what was reported before and after it, and how usual that is."""
    length, event = span(hours), pair.event
    told = (
        f"{event.day}, {event.name}: in the {length} before, {_counted(pair.before)};"
        f" in the {length} after, {_counted(pair.after)}."
    )
    found = [told]
    if pair.left_out:
        found.append(f"These can't be compared: {pair.left_out}.")
    if pair.usual is not None and pair.chance is not None:
        found.append(
            f"On other days of the period {pair.usual:.1f} incidents fall into such a window; as many as after"
            f" this event, or more, came in {often(pair.chance)}."
        )
    return found


def _counted(tally: Tally) -> str:
    """ "4 incidents (3 to 6), 5 killed, at least 44 injured"."""
    told = number(tally.best, "incident")
    if tally.low != tally.high:
        told += f" ({tally.low} to {tally.high} as times are uncertain)"
    for effect in ("killed", "injured"):
        people = getattr(tally, effect)
        if people.best:
            told += f", {'at least ' if people.high is None else ''}{people.best} {effect}"
    return told


def _ratio(main: Span) -> str:
    """The pooled ratio with its interval."""
    told = f"As reported, that is {times(main.reported)}."
    if main.even is not None:
        told += f" With reporting held equal, it is {times(main.even)}."
    return told


def _volume(main: Span) -> list[str]:
    """How reporting changed."""
    volume = main.volume
    if volume is None:
        return []
    before, after = volume.reports
    told = f"Reports a day: {before:.1f} before, {after:.1f} after"
    if volume.origins[0] is not None and volume.origins[1] is not None:
        told += f"; independent origins an incident: {volume.origins[0]:.1f} before, {volume.origins[1]:.1f} after"
    if volume.told is not None:
        told += (
            f"; at most {volume.told[0]:.0%} and {volume.told[1]:.0%} of all incidents are told by anybody"
        )
    if main.even is None:
        told += "; too few incidents to hold reporting equal"
    elif before and after and not 1 / _MORE < after / before < _MORE:
        told += ". Reporting itself changed; go by the ratio with reporting held equal"
    return [told + "."]


def _chance(main: Span) -> list[str]:
    """How often random dates show as much."""
    if main.chance is None:
        return ["The record's period has too few other days to say how often chance does as much."]
    return [
        (
            f"Around as many random dates of the same period, a change as large, up or down, came up in"
            f" {often(main.chance)}."
        )
    ]


def _without(main: Span) -> list[str]:
    """What leaving out one event does."""
    found = [(day, one.ratio) for day, one in main.without if one.ratio is not None]
    if len(found) < 2:  # noqa: PLR2004 - nothing to range over
        return []
    lowest, highest = min(found, key=lambda one: one[1]), max(found, key=lambda one: one[1])
    return [
        (
            f"Leaving out one event at a time, the ratio stays between {lowest[1]:.2f} (without {lowest[0]})"
            f" and {highest[1]:.2f} (without {highest[0]})."
        )
    ]


def _times(main: Span) -> list[str]:
    """What uncertain times do."""
    counted = [pair for pair in main.pairs if pair.left_out is None]
    edge = {one for pair in counted for side in (pair.before, pair.after) for one in side.edge}
    if not edge or main.bounds is None:
        return []
    low, high = (_open(end) for end in main.bounds)
    return [
        (
            f"{number(len(edge), 'incident')} may lie on either side of a window's end; wherever they belong, the"
            f" ratio is between {low} and {high}."
        )
    ]


def limits(asked: Asked, verdict: Verdict, main: Span, line: Line) -> tuple[str, ...]:
    """What this can't tell."""
    told = [
        "It can't tell cause: something else may have changed on the same days, and talks are held for reasons."
    ]
    if verdict == "too few":
        told.append("From fewer than 3 events, or 10 incidents, no ratio is worth stating.")
    left = sum(pair.left_out is not None for pair in main.pairs)
    if left:
        told.append(f"{number(left, 'event')} of {len(main.pairs)} can't be compared; the table says why.")
    vague = [one for _, _, one in line.vague]
    if vague:
        low, high = main.widest or (None, None)
        told.append(
            f"{number(len(vague), 'incident')} of {len(line.incidents) + len(vague)} have no day the record knows"
            f" and are in no window; wherever they belong, the ratio is between {_open(low)} and {_open(high)}."
            if main.widest
            else f"{number(len(vague), 'incident')} of {len(line.incidents) + len(vague)} have no day the record"
            " knows and are in no window."
        )
    if line.lag > DAY:
        told.append(
            f"Nine in ten incidents are reported within {span(line.lag)}; windows that end later than that before"
            " the last report are not compared."
        )
    if len(asked.windows) > 1:
        told.append(
            f"The answer goes by {span(asked.main)}, chosen beforehand; the other windows are there to see, not to"
            " choose from."
        )
    told.append("It counts what was reported. Where nobody reports, nothing is counted.")
    return tuple(told)


def rows(found: Around) -> list[dict[str, Any]]:
    """One row for each event and window."""
    made = []
    for part in found.spans:
        for pair in part.pairs:
            row: dict[str, Any] = {"event": pair.event.name, "day": pair.event.day, "hours": part.hours}
            for name, tally in (("before", pair.before), ("after", pair.after)):
                row |= {f"{name}_{end}": getattr(tally, end) for end in ("low", "best", "high")}
                row |= {f"{name}_killed": tally.killed.best, f"{name}_injured": tally.injured.best}
                row |= {f"{name}_reports": tally.reports, f"{name}_ids": list(tally.ids)}
            made.append(row | {"left_out": pair.left_out})
    return made


def label(one: Incident) -> str:
    """An incident in one line: "2025-07-24 Sochi, Krasnodar Krai: drone, Ukraine; 2 killed, 11 injured"."""
    when, place = one.when, one.place
    start = (when.start or when.end or "") if when else ""
    day = start[:_MINUTES].replace("T", " ") or "day unknown"
    if when and when.precision == "night":
        day = f"night of {start[:10]}"
    told = f"{day} {_where(place)}"
    what = [", ".join(one.means) if one.type == "attack" else one.type, one.actor]
    told += f": {', '.join(part for part in what if part)}" if any(what) else ""
    hurt = [f"{_figure(figure)} {effect}" for effect, figure in one.figures.items() if figure.best]
    return f"{told}; {', '.join(hurt)}" if hurt else told


def _where(place: Place | None) -> str:
    """A place in words."""
    if place is None:
        return "place unknown"
    parts = [place.name or place.words, place.admin1 if place.admin1 != place.name else None]
    return ", ".join(part for part in parts if part) or place.country or "place unknown"


def _figure(figure: Figure) -> str:
    """A figure: "7", "3 (2 to 5)", "at least 33"."""
    if figure.high is None:
        return f"at least {figure.best}"
    return str(figure.best) if figure.low == figure.high else f"{figure.best} ({figure.low} to {figure.high})"


def times(found: Ratio | None) -> str:
    """A ratio: "1.8 times as many (95 % interval 1.2 to 2.7)"."""
    if found is None:
        return "nothing to compare"
    if found.ratio is None:
        return f"more than none before (95 % interval from {found.low or 0:.1f} times upwards)"
    return f"{found.ratio:.2f} times as many (95 % interval {_open(found.low)} to {_open(found.high)})"


def often(share: float) -> str:
    """A share in words: "1 of 6 cases", "fewer than 1 of 200 cases"."""
    if share >= 0.4:  # noqa: PLR2004 - 2 of 5 and more say nothing by "1 of n"
        return f"{share:.0%} of cases"
    return f"about 1 of {round(1 / share)} cases"


def span(hours: int) -> str:
    """A length of time: "24 hours", "3 days"."""
    return f"{hours // DAY} days" if hours % DAY == 0 and hours > DAY else f"{hours} hours"


def number(count: int, what: str) -> str:
    """A count with its noun: "1 incident", "4 rounds of talks"."""
    return f"{count:,} {plural(what, count)}"


def plural(what: str, count: int) -> str:
    """A noun for a count."""
    if count == 1 or what == "talks":
        return what
    return what.replace("round of", "rounds of") if what.startswith("round of") else f"{what}s"


def _open(end: float | None) -> str:
    """An end of a range; null is open."""
    return "any number" if end is None else f"{end:.2f}"
