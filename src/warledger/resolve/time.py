"""Times as printed → intervals on the calendar, against publication and the day told of.

Rules: codebook, Claims 9. A day with no year is the latest such day not after publication
(a planned one the next); a weekday named in a report of that weekday is that day; a night is
18:00–08:00 across the date line. What hangs on an unknown publication time stays unknown.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from warledger.model import Interval

if TYPE_CHECKING:
    from warledger.extract.time import TimeMention
    from warledger.model.values import TimePrecision

_DAYS = {"day": 1, "night": 1, "week": 7}
_HOURS = {"minute": 1 / 60, "hour": 1.0}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 12)}
_NEAR_DAYS = 2
"""Days back to which a weekday alone leads; "last Monday" on a Tuesday is that of the week before."""
_SATURDAY = 5
_REPORTED = range(1700, 2200)
"""Years that reports tell of; a day of any other is a slip, and a calendar ends somewhere."""
Range = tuple[date, date, "TimePrecision"]


def publication_day(published: str | None) -> date | None:
    """The calendar day of an ISO date or date-time, None when there is none that a report can have."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if day.year in _REPORTED else None


def _month_range(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _shifted(day: date, months: int) -> date:
    """The same day some months away, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9998:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _year_of(
    year: int, month: int, day: int, published: date | None, *, future: bool, slack: int = 7
) -> int | None:
    """The year of a day printed without one: the nearest that its tense allows.

    `slack` is by how many days it may lie after publication where nothing is planned.
    """
    if year > 0:
        return year
    if published is None:
        return None
    if year:
        return published.year + {-1: -1, -2: 0, -3: 1}[year]
    slack = 200 if future else slack
    for candidate in (published.year + 1, published.year, published.year - 1):
        try:
            distance = (date(candidate, month, day) - published).days
        except ValueError:
            continue
        if distance <= slack:
            return candidate
    return published.year


def _dates(base: tuple[str | int, ...], published: date | None, *, future: bool) -> Range | None:
    """("date", year, month, first, last) → its days."""
    _, year, month, first, last = (int(part) if index else part for index, part in enumerate(base))
    known = _year_of(int(year), int(month), int(first), published, future=future)
    if known is None or known not in _REPORTED:
        return None
    try:
        start = date(known, int(month), int(first))
        return start, date(known, int(month), int(last)), "day"
    except ValueError:
        return None


def _weekday(base: tuple[str | int, ...], published: date | None, *, future: bool) -> Range | None:
    """("weekday", n, modifier) → the latest such day up to publication, or the next to come."""
    if published is None:
        return None
    back = (published.weekday() - int(base[1])) % 7
    if base[2] == "week":
        day = published - timedelta(days=published.weekday() + 7 - int(base[1]))
        return day, day, "day"
    if base[2] == "next" or (future and base[2] not in {"last", "previous"}):
        ahead = (int(base[1]) - published.weekday()) % 7
        ahead = ahead or (7 if base[2] == "next" else 0)
        day = published + timedelta(days=ahead)
    else:
        week = 7 if base[2] == "last" and back <= _NEAR_DAYS else 0
        day = published - timedelta(days=back + week)
    return day, day, "day"


def _ago(base: tuple[str | int, ...], published: date | None, anchor: date | None) -> Range | None:
    """("ago", count, unit, sign, hang) → so long before or after publication or the day told of."""
    _, count, unit, sign, hang = base
    origin = published if hang == "publication" else anchor or published
    if origin is None:
        return None
    steps = int(count) * int(sign)
    if unit in _DAYS:
        day = origin + timedelta(days=max(-30000, min(30000, steps * _DAYS[str(unit)])))
        return day, day, "day" if unit != "week" else "week"
    if unit in _HOURS:
        day = origin + timedelta(hours=max(-9000.0, min(9000.0, steps * _HOURS[str(unit)])))
        return min(day, origin), max(day, origin), "day"
    months = steps * (1 if unit == "month" else 120 if unit == "decade" else 12)
    day = _shifted(origin, months)
    if unit == "month":
        return (*_month_range(day.year, day.month), "month")
    return date(day.year, 1, 1), date(day.year, 12, 31), "year"


def _span(base: tuple[str | int, ...], published: date | None) -> Range | None:
    """("span", unit, offset) → last week, this month, next year."""
    if published is None:
        return None
    _, unit, offset = base
    if unit in {"week", "weekend"}:
        weeks = (0 if published.weekday() >= _SATURDAY else -1) if offset == "latest" else int(offset)
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=weeks)
        if unit == "weekend":
            monday = (
                monday + timedelta(days=5) if offset == "latest" or weeks >= 0 else monday + timedelta(days=4)
            )
            return monday, monday + timedelta(days=2), "day"
        if offset == 0:
            return monday, published, "week"
        first = monday if weeks > 0 else min(monday, published - timedelta(days=7))
        return first, monday + timedelta(days=6), "week"
    if unit == "month":
        day = _shifted(published, int(offset))
        first, last = _month_range(day.year, day.month)
        return first, published if offset == 0 else last, "month"
    if unit in _SEASONS:
        first_month, last_month = _SEASONS[str(unit)]
        year = published.year - (1 if published.month <= first_month else 0)
        return date(year, first_month, 1), _month_range(year, last_month)[1], "month"
    year = published.year + int(offset)
    return date(year, 1, 1), published if offset == 0 else date(year, 12, 31), "year"


def _past(base: tuple[str | int, ...], published: date | None) -> Range | None:
    """("past", count, unit) → the last so many hours, days, weeks before publication."""
    if published is None:
        return None
    _, count, unit = base
    days = int(count) * {"day": 1, "night": 1, "week": 7, "month": 31, "year": 365, "decade": 3650}.get(
        str(unit), 0
    )
    if unit in _HOURS:
        days = max(1, round(int(count) * _HOURS[str(unit)] / 24))
    precision: TimePrecision = (
        "day" if days <= 3 else "week" if days <= 14 else "month" if days <= 62 else "year"
    )
    return published - timedelta(days=min(days, 30000)), published, precision


def days_of(
    mention: TimeMention, published: date | None, anchor: date | None, *, future: bool
) -> Range | None:
    """First day, last day and precision of a mention's base, None when it can't be known."""
    base = mention.base
    kind = base[0]
    if kind == "date":
        return _dates(base, published, future=future)
    if kind == "weekday":
        return _weekday(base, published, future=future)
    if kind == "ago":
        return _ago(base, published, anchor)
    if kind == "span":
        return _span(base, published)
    if kind == "past":
        return _past(base, published)
    if kind == "month":
        year = _year_of(int(base[1]), int(base[2]), 1, published, future=future, slack=0)
        return (*_month_range(year, int(base[2])), "month") if year else None
    if kind == "year":
        return date(int(base[1]), 1, 1), date(int(base[1]), 12, 31), "year"
    origin = anchor or published if kind in {"anchor", "part"} else published
    if kind == "part" and mention.part == "night":
        origin = published if mention.clock is None else origin
    if origin is None:
        return None
    day = origin + timedelta(days=int(base[1]) if len(base) > 1 else 0)
    return day, day, "day"


def news(published: str | None) -> Interval | None:
    """The day of publication and the one before, null when that is unknown."""
    today = publication_day(published)
    if today is None:
        return None
    return Interval(start=(today - timedelta(days=1)).isoformat(), end=today.isoformat(), precision="day")


def interval(
    words: str,
    mention: TimeMention,
    published: str | None,
    anchor: date | None = None,
    *,
    future: bool = False,
) -> Interval:
    """The mention set on the calendar; with null start and end when that can't be known.

    Args:
        words: the mention's words, as printed.
        mention: what `extract.time.times` found.
        published: the document's publication time, ISO, or None.
        anchor: the day the text is telling of, for "that night" and "the day before".
        future: the sentence tells of what is planned, so an open day is the next such day.
    """
    day = publication_day(published)
    days = days_of(mention, day, anchor, future=future)
    if days is None:
        return Interval(words=words)
    first, last, precision = days
    if mention.clock and first == last:
        hour, minute = mention.clock
        stamp = f"{first.isoformat()}T{hour:02}:{minute:02}"
        return Interval(words=words, start=stamp, end=stamp, precision="minute")
    if mention.role == "since" and day is not None and first <= day:
        return Interval(
            words=words, start=first.isoformat(), end=max(day, last).isoformat(), precision=_wide(first, day)
        )
    if mention.part in {"night", "late"} and precision == "day":
        leading = mention.part == "night" and not (mention.base[0] == "anchor" and anchor)
        leading = leading and (first == last or mention.base[0] != "date")
        if leading:
            first -= timedelta(days=1)
        elif first == last:
            last += timedelta(days=1)
        precision = "night"
    return Interval(words=words, start=first.isoformat(), end=last.isoformat(), precision=precision)


def _wide(first: date, last: date) -> TimePrecision:
    """The precision of a stretch between two days."""
    days = (last - first).days
    return "day" if days <= 1 else "week" if days <= 14 else "month" if days <= 62 else "year"
