"""How a report says what the record holds: neutral, short, and never more exact than the record."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warledger.model import Claim, Figure, Incident, Interval, Place
    from warledger.record.answers import Range

NONE = "—"
MEANS = {
    "drone": "drones",
    "missile": "missiles",
    "glide_bomb": "guided bombs",
    "artillery": "artillery or rockets",
    "air_strike": "air strike",
    "ground": "ground fighting",
    "mine": "mine",
    "small_arms": "small arms",
}
OBJECTS = {
    "residential": "Homes",
    "market": "Markets and shops",
    "energy": "Energy",
    "heritage": "Places of worship, heritage",
    "medical": "Medical",
    "education": "Education",
    "transport": "Transport",
    "industry": "Industry",
    "port": "Ports",
    "military": "Military",
    "other": "Other",
}
STATUS = {
    "reported": "reported by one origin",
    "corroborated": "corroborated",
    "disputed": "disputed",
    "denied": "denied",
    "confirmed": "confirmed by a reviewer",
}
EXCHANGED = {"prisoners": "prisoners", "bodies": "bodies", "civilians": "civilians", "children": "children"}
_UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MONTHS = "January February March April May June July August September October November December".split()


def day_words(iso: str | None) -> str:
    """A day as people write it: "24 July 2025"."""
    if not iso:
        return "unknown"
    day = date.fromisoformat(iso[:10])
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def days_words(start: str, end: str) -> str:
    """A stretch of days: "23–24 July 2025", "30 June – 2 July 2025"."""
    first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    if first == last:
        return day_words(start)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(end)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day_words(end)}"
    return f"{day_words(start)} – {day_words(end)}"


def moment_words(iso: str | None) -> str:
    """A moment with its zone as printed: "24 July 2025, 12:30 (UTC+3)"; a day where no time is known."""
    if not iso:
        return "no date"
    if len(iso) <= len("2025-07-24"):
        return day_words(iso)
    moment = datetime.fromisoformat(iso)
    offset = moment.utcoffset()
    zone = ""
    if offset is not None:
        minutes = int(offset.total_seconds()) // 60
        hours, rest = divmod(abs(minutes), 60)
        told = f"{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
        zone = f" (UTC{told})" if minutes else " (UTC)"
    return f"{day_words(iso)}, {moment:%H:%M}{zone}"


def when_words(when: Interval | None) -> str:
    """When something happened, to its precision."""
    if when is None or not (when.start or when.end):
        return "date not known"
    start, end = when.start or when.end or "", when.end or when.start or ""
    if when.precision == "night":
        return f"night of {days_words(start, end)}"
    if when.precision == "month":
        return day_words(start).partition(" ")[2]
    if when.precision == "year":
        return start[:4]
    told = days_words(start, end)
    if when.precision in ("hour", "minute") and "T" in start:
        told += f", {start[11:16]}"
    return told


def place_words(place: Place | None) -> str:
    """Where something happened; a coarse place says so."""
    if place is None:
        return "place not known"
    name = place.name or (f"“{place.words}”" if place.words else "place not known")
    coarse = {
        "admin1": ", exact place not known",
        "admin2": " (district)",
        "country": ", exact place not known",
    }.get(place.precision or "", "")
    region = place.admin1 if place.admin1 and place.admin1 != place.name else None
    return f"{name}{f', {region}' if region else ''}{coarse}"


def number(value: int) -> str:
    """A number with commas."""
    return f"{value:,}"


def range_words(low: int, best: int, high: int | None) -> str:
    """A figure and its range: "42 (33–42)", "at least 33", "84 (79 or more)"."""
    if high is None:
        return f"at least {number(low)}" if low == best else f"{number(best)} ({number(low)} or more)"
    if low == high:
        return number(best)
    return f"{number(best)} ({number(low)}–{number(high)})"


def figure_words(figure: Figure | None) -> str:
    """An incident's figure; a dash where nobody gives a number."""
    return NONE if figure is None else range_words(figure.low, figure.best, figure.high)


def sum_words(total: Range | None) -> str:
    """A sum over incidents."""
    if total is None or not total.incidents:
        return NONE
    return range_words(total.low, total.best, None if total.open else total.high)


def people(best: int) -> str:
    """ "person" or "people"."""
    return "person" if best == 1 else "people"


def plural(count: int, one: str, many: str | None = None) -> str:
    """A counted noun: "1 incident", "2 incidents"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def joined(parts: Iterable[str]) -> str:
    """ "a, b and c"."""
    told = list(parts)
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}" if told else ""


def what_words(incident: Incident) -> str:
    """What happened, in a few words."""
    means = [MEANS[one] for one in incident.means if one in MEANS]
    told = f"Attack: {joined(means)}" if means else "Attack"
    hit = [OBJECTS.get(one, one).lower() for one in incident.damage]
    return told + (f"; damage: {joined(hit)}" if hit else "")


def speaker_words(claim: Claim) -> str | None:
    """Who says it, with the side and further links; null in the publisher's own voice."""
    speaker = claim.speaker
    if speaker is None:
        return None
    name = speaker.name or speaker.words
    told = name if not speaker.side or speaker.side in name else f"{name} ({speaker.side})"
    return told + (f", cited by {', '.join(speaker.chain)}" if speaker.chain else "")


def written(text: str) -> str:
    """Text without the characters that XML can't hold: controls and halves of surrogate pairs."""
    return _UNHELD.sub("\ufffd", text)
