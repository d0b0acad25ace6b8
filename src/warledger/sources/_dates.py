"""Publication times as inputs write them → ISO, with time of day and offset kept."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SECONDS = re.compile(r"(T\d{2}:\d{2}):00(?:\.0+)?(?=[+-]|$)")
_OFFSET = re.compile(r"([+-]\d{2})(\d{2})$")


def published_time(stated: str) -> str | None:
    """An ISO date, or date-time with its offset when one is stated; None if it is no date.

    ISO 8601 and RFC 2822 ("Thu, 24 Jul 2025 06:10:00 +0300") are read. A day without a time
    stays a day; nothing is guessed.
    """
    stated = stated.strip()
    if _DAY.fullmatch(stated):
        return _valid_day(stated)
    moment = _moment(stated)
    return None if moment is None else _SECONDS.sub(r"\1", moment.isoformat())


def _valid_day(stated: str) -> str | None:
    try:
        return date.fromisoformat(stated).isoformat()
    except ValueError:
        return None


def _moment(stated: str) -> datetime | None:
    try:
        return datetime.fromisoformat(_OFFSET.sub(r"\1:\2", stated) if "T" in stated else stated)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(stated)
    except (TypeError, ValueError, IndexError):
        return None
