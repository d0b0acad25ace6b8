"""Times as printed: days, parts of days, spans and orders, not yet set on a calendar."""

from __future__ import annotations

import re
from typing import NamedTuple

MONTHS = ("january february march april may june july august september october november december").split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_COUNTS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()


class TimeMention(NamedTuple):
    """A time in a passage's words, `text[start:end]`.

    `base` tells what it hangs on: ("date", year or 0, month, day, last day; a year of -1, -2 or
    -3 is last, this or next year), ("month", year or 0, month), ("year", year), ("weekday", 0–6, "last" or ""), ("day", offset from
    publication), ("anchor", offset from the day being told of), ("ago", count, unit, sign),
    ("span", unit, offset), ("past", hours), ("part",) for a part of an unnamed day.
    `part` is "", "night" (that ends on the day), "late" (the night that begins on the day),
    "morning", "afternoon" or "evening"; `clock` is (hour, minute);
    `role` is the word before that changes the meaning: since, until, before, from; or "after"
    for "a day after …", whose event lies that long before the day the sentence tells of.
    """

    start: int
    end: int
    base: tuple[str | int, ...]
    part: str = ""
    clock: tuple[int, int] | None = None
    role: str = ""


_MONTH = (
    r"(?:Jan(?:uary\b|\b\.?)|Feb(?:ruary\b|\b\.?)|Mar(?:ch\b|\b\.?)|Apr(?:il\b|\b\.?)|May\b|June?\b|July?\b|Aug(?:ust\b|\b\.?)"
    r"|Sep(?:tember\b|t?\b\.?)|Oct(?:ober\b|\b\.?)|Nov(?:ember\b|\b\.?)|Dec(?:ember\b|\b\.?))"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NUM = rf"\d{{1,3}}|{'|'.join(_COUNTS)}|a|an|few|several|couple of"
_UNIT = r"minute|hour|day|night|week|month|year|decade"
_BEGINS = (
    rf"\d|{_MONTH}|{_WEEKDAY}|(?:the|this|that|last|next|previous|preceding|past|a|an|few|several|couple|today|tonight"
    rf"|yesterday|tomorrow|earlier|early|later?|within|overnight|at|by|in|on|into|during|through|throughout|before"
    rf"|midday|nighttime|{'|'.join(_COUNTS)})\b"
)
"""What every time begins with: a look at it spares most words the long list below."""
_CORE = re.compile(
    rf"\b(?={_BEGINS})(?:"
    rf"(?P<iso>\b(?P<iy>\d{{4}})-(?P<im>\d\d)-(?P<id>\d\d)\b)"
    rf"|(?P<dotted>\b(?P<dd>\d{{1,2}})[./](?P<dm>\d{{1,2}})[./](?P<dy>(?:20|19)\d\d)\b)"
    rf"|(?:(?P<w1>{_WEEKDAY}),? )?(?:the )?\b(?P<m1>{_MONTH}) (?P<a1>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:\d])"
    rf"(?:(?:(?P<tight>[-–])(?=\d)| ?[-–] ?| and | to | or )(?:{_MONTH} )?(?P<b1>\d{{1,2}})(?!\d|:|,\d|(?(tight)(?!)) (?!in\b|at\b|on\b|by\b|as\b|the\b|of\b|when\b|near\b|a\b)[a-z]))?(?:,? (?P<y1>(?:19|20)\d\d)\b)?"
    rf"|(?:(?P<w2>{_WEEKDAY}),? )?(?:the )?\b(?P<a2>\d{{1,2}})(?:st|nd|rd|th)?(?:(?: ?[-–] ?| and | to )(?P<b2>\d{{1,2}})(?:st|nd|rd|th)?)?"
    rf"(?: of)? (?P<m2>{_MONTH})(?:,? (?P<y2>(?:19|20)\d\d)\b)?"
    rf"|(?P<month>(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Ll]ast )|(?<=\b[Uu]ntil )|(?<=\b[Ee]arly )|(?<=\b[Ll]ate )|(?<=\b[Oo]f )|(?<=\bmid-)|(?<=\b[Ee]arlier in )|(?<=\b[Tt]his )|(?<=\b[Ff]rom )|(?<=\band )|(?<=\b[Bb]etween ))"
    rf"(?P<m3>{_MONTH})(?:,? (?P<y3>(?:19|20)\d\d))?\b"
    rf"|\b(?P<m4>{_MONTH}),? (?P<y4>(?:19|20)\d\d)\b"
    rf"|(?P<year>(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince )|(?<=\b[Oo]f )|(?<=\b[Uu]ntil )|(?<=\b[Bb]y )|(?<=\b[Ff]rom )|(?<=\b[Ee]nd of )|(?<=\bmid-))(?:19|20)\d\d\b(?!-))"
    rf"|(?P<weekday>\b(?:(?P<wm>last|next|this|previous|the previous|the following|the next|the) )?(?P<wd>{_WEEKDAY})\b(?P<wl>(?: of| in)?(?: the)? (?:last|previous|the week before) week\b)?)"
    rf"|\b(?P<today>today|tonight|(?:this|in the) (?:very )?morning of today|this (?:morning|evening|afternoon))\b"
    rf"|\b(?P<yesterday>yesterday|last night|the night before last)\b"
    rf"|\b(?P<tomorrow>tomorrow)\b"
    rf"|\b(?P<before>the (?:day|night|evening|morning|week|month|year) before|the previous (?:day|night|evening|week|month|year)|the preceding (?:day|night))\b"
    rf"|\b(?P<after>the (?:next|following) (?:day|night|evening|morning|week)|the (?:day|morning|night) after)\b"
    rf"|\b(?<!half )(?:(?P<an>{_NUM}) (?P<au>{_UNIT})s? (?P<aw>ago|earlier|later|after|before(?= ?[,.;]))\b)"
    rf"|\b(?P<same>(?:on )?(?:that|the same|the very same) (?:very |same )?(?P<st>day|night|morning|evening|afternoon))\b"
    rf"|\b(?P<span>(?P<sm>last|this|earlier this|later this|next|late last|early this|the past|past|earlier in the|the(?= weekend)) (?P<su>week|month|year|spring|summer|autumn|winter|fall|weekend))\b"
    rf"|\b(?P<past>(?:the )?(?:past|last|previous|preceding) (?:(?P<pn>{_NUM}) )?(?P<pu>{_UNIT})s?\b|(?:a|one) single day\b|within (?P<wn>{_NUM}) (?P<wu>hour|day)s?\b)"
    rf"|\b(?P<part>overnight(?! (?:on|into|to|from) (?:the )?[A-Z\d])|in the (?:early )?(?:morning|evening|afternoon)(?! o[fn])|(?:at|during the|in the|by|through the|throughout the|into the) night(?:time)?(?! (?:to|of|into|on|from) (?:the )?[A-Z\d])|at dawn|before dawn|at daybreak|in the (?:early|small) hours(?! o[fn])|(?:at )?midday|at noon|at midnight|nighttime|in the (?:first|early) hours(?! o[fn])|early (?:in the )?morning|late (?:in the )?evening|late at night)\b)",
)
_PREFIX = re.compile(
    r"\b(?:(?P<night>(?:[Oo]n |[Ii]n |[Dd]uring |overnight |through )?(?:[Tt]he )?night (?:of|to|into|from|on|before)(?: the)? |[Oo]vernight (?:on|into|to|from|of) (?:the )?)"
    r"|(?:(?:[Oo]n|[Ii]n|[Dd]uring|by|since) )?(?:[Tt]he )?(?:early |late )?(?P<part>morning|evening|afternoon) (?:of|on) (?:the )?"
    r"|(?:[Ii]n )?the (?:early|first|small|late) (?P<hours>hours) (?:of|on) (?:the )?"
    r"|(?P<late>(?:[Ll]ate|[Ee]arly|midday|shortly before dawn|before dawn|at dawn|dawn)(?: on)? ))$"
)
_SUFFIX = re.compile(
    r"(?:,? (?:in the )?(?:early |late )?(?P<part>morning|evening|afternoon)\b|(?P<night> (?:to |into )?(?:night|overnight)\b)"
    r"|,? (?:at|before|around) (?P<dawn>dawn|daybreak|noon|midday|midnight)\b)"
)
_YEAR_TOLD = re.compile(r",? (?:of )?(?:the )?(?P<which>last|this|next|same|previous) year\b")
_RELATIVE_YEARS = {"last": -1, "previous": -1, "same": 0, "this": -2, "next": -3}
_CLOCK = re.compile(
    r"\b(?:at |around |about |by |before |after |as of |from ){0,4}"
    r"(?:(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?\s?(?P<ap>[ap])\.?m\b\.?|(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?!:?\d)(?: (?:hours|hrs))?|(?<=at )(?P<word>midnight|noon)\b)"
    r"(?: local time| GMT| UTC| [A-Z][a-z]+ time| \([^)]{2,20}\))?"
)
_HOURS = re.compile(r"\d|midnight|noon")
_ROLE = re.compile(
    r"(?i)\b(since|until|till|before|after|from|by|between|through)(?: the)?(?: (?:attack|attacks|war|invasion|coup|truce|ceasefire|start|beginning|end|morning|evening|night)(?: of| on| in)?)? $"
)
_PARTS = {
    "morning": "morning", "evening": "evening", "afternoon": "afternoon", "night": "night",
    "dawn": "morning", "daybreak": "morning", "noon": "afternoon", "midday": "afternoon",
    "midnight": "night", "hours": "morning", "tonight": "night", "overnight": "night",
}  # fmt: skip


def count_of(words: str) -> int:
    """A small count in words or digits: "two" → 2, "a" → 1, "several" → 3."""
    if words.isdigit():
        return int(words)
    if words in _COUNTS:
        return _COUNTS.index(words) + 1
    return {"few": 3, "several": 3, "couple of": 2}.get(words, 1)


def _month(words: str) -> int:
    return _SHORT[words[:3].casefold()]


def _part_in(words: str) -> str:
    """The part of the day that these words name, "" when none."""
    lower = words.casefold()
    return next((part for word, part in _PARTS.items() if word in lower), "")


def _date_base(found: re.Match[str]) -> tuple[str | int, ...] | None:
    """A calendar date, as far as it is printed."""
    group = found.groupdict()
    if group["iso"]:
        year, month, day = int(group["iy"]), int(group["im"]), int(group["id"])
        return ("date", year, month, day, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
    if group["dotted"]:
        year, month, day = int(group["dy"]), int(group["dm"]), int(group["dd"])
        return ("date", year, month, day, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
    for n in "12":
        if group["m" + n]:
            first = int(group["a" + n])
            last = int(group["b" + n] or first)
            if not 1 <= first <= 31:
                return None
            last = last if first < last <= 31 else first
            return ("date", int(group["y" + n] or 0), _month(group["m" + n]), first, last)
    for n in "34":
        if group["m" + n]:
            return ("month", int(group["y" + n] or 0), _month(group["m" + n]))
    return None


def _relative_base(found: re.Match[str]) -> tuple[str | int, ...] | None:
    """A time told against publication or against the day being told of."""
    group = found.groupdict()
    if group["wd"]:
        modifier = "week" if group["wl"] else (group["wm"] or "").removeprefix("the ").strip()
        return ("weekday", WEEKDAYS.index(group["wd"].casefold()), modifier)
    for name, offset in (("today", 0), ("yesterday", -1), ("tomorrow", 1)):
        if group[name]:
            return ("day", 0 if group[name] == "last night" else offset)
    if group["before"] or group["after"]:
        words = group["before"] or group["after"]
        unit = next((u for u in ("week", "month", "year") if u in words), "day")
        sign = -1 if group["before"] else 1
        return ("anchor", sign) if unit == "day" else ("ago", 1, unit, sign, "anchor")
    if group["an"]:
        sign = 1 if group["aw"] == "later" else -1
        hang = "publication" if group["aw"] == "ago" else "anchor"
        return ("ago", count_of(group["an"]), group["au"], sign, hang)
    if group["same"]:
        return ("anchor", 0)
    if group["span"]:
        offset = 1 if "next" in group["sm"] else -1 if "last" in group["sm"] else 0
        if group["su"] == "weekend" and group["sm"].endswith("the"):
            return ("span", "weekend", "latest")
        return ("span", group["su"], offset)
    if group["past"]:
        unit, count = group["pu"] or group["wu"] or "day", group["pn"] or group["wn"] or "one"
        return ("past", count_of(count), unit)
    return None


def _base(found: re.Match[str]) -> tuple[str | int, ...] | None:
    """What one match hangs on."""
    if found["year"]:
        return ("year", int(found["year"]))
    if found["part"]:
        return ("part",)
    return _date_base(found) or _relative_base(found)


def _clock(found: re.Match[str]) -> tuple[int, int]:
    """Hour and minute of a printed clock time."""
    if found["word"]:
        return (0, 0) if found["word"] == "midnight" else (12, 0)
    if found["h24"]:
        return int(found["h24"]), int(found["m24"])
    hour = int(found["h"]) % 12 + (12 if found["ap"] == "p" else 0)
    return hour, int(found["m"] or 0)


def _widened(text: str, found: re.Match[str], base: tuple[str | int, ...]) -> TimeMention:
    """The mention with the part of the day and the role word around it."""
    start, end, part = found.start(), found.end(), ""
    if base[0] in {"day", "anchor", "part"}:
        part = _part_in(found.group())
    before = _PREFIX.search(text, max(0, start - 40), start)
    if before and base[0] not in {"month", "year", "span", "past"}:
        start = before.start()
        named = before["part"] or before["hours"]
        leaves = "from" in (before["night"] or "")
        part = (
            "late"
            if leaves
            else "night"
            if before["night"]
            else _PARTS[named]
            if named
            else part or _part_in(before.group())
        )
    after = _SUFFIX.match(text, end)
    if after and base[0] in {"date", "weekday", "day", "anchor"}:
        end = after.end()
        part = "late" if after["night"] else _PARTS[after["part"] or after["dawn"]]
    year = _YEAR_TOLD.match(text, end)
    if year and base[0] in {"date", "month"} and not base[1]:
        base, end = (base[0], _RELATIVE_YEARS[year["which"]], *base[2:]), year.end()
    role = _ROLE.search(text, max(0, start - 40), start)
    named = "after" if found["aw"] == "after" else role[1].lower() if role else ""
    return TimeMention(start, end, base, part, None, named)


_NAMED = re.compile(rf"{_MONTH}|{_WEEKDAY}")


def _lowered(text: str) -> str:
    """The text with its first letter small, unless it begins with a month or weekday."""
    at = next((i for i, letter in enumerate(text) if letter.isalpha()), 0)
    if _NAMED.match(text, at) or len(text[at : at + 1].lower()) != 1:
        return text
    return text[:at] + text[at].lower() + text[at + 1 :]


def times(text: str) -> list[TimeMention]:
    """All times of a passage, in order, none overlapping another.

    A clock time joins the day beside it ("at about 10.15 a.m. on Wednesday").
    """
    text = _lowered(text)
    found: list[TimeMention] = []
    for match in _CORE.finditer(text):
        base = _base(match)
        if base is not None and match.end() > match.start():
            mention = _widened(text, match, base)
            if found and found[-1].base[0] == "part" and mention.start <= found[-1].start < mention.end:
                found[-1] = mention
            elif found and mention.start >= found[-1].end:
                found = _joined(text, found, mention)
            elif not found:
                found.append(mention)
    for match in _CLOCK.finditer(text) if _HOURS.search(text) else ():
        if match["h24"] or match["word"] or 1 <= int(match["h"] or 0) <= 12:
            found = _with_clock(text, found, match)
    return sorted(found)


_BETWEEN = re.compile(r",? ?(?:on|of|in|into|to)? ?(?:the )?")


def _joined(text: str, found: list[TimeMention], mention: TimeMention) -> list[TimeMention]:
    """A part of a day joins the day that follows it: "before dawn on Monday"."""
    last = found[-1]
    named = mention.base[0] in {"date", "weekday", "day", "anchor"} and not mention.part
    if last.base[0] == "part" and named and _BETWEEN.fullmatch(text, last.end, mention.start):
        part = "late" if "midnight" in text[last.start : last.end] else last.part
        return [*found[:-1], mention._replace(start=last.start, part=part)]
    return [*found, mention]


_BESIDE = re.compile(r"(?:,| [A-Z][a-z]+ time| local time| on| at| in| of| the| about| around|\s|\()*")


def _with_clock(text: str, found: list[TimeMention], match: re.Match[str]) -> list[TimeMention]:
    """Join a clock time to the day beside it, or let it stand alone on the day told of."""
    clock = _clock(match)
    if any(mention.start < match.end() and match.start() < mention.end for mention in found):
        return found
    for index, mention in enumerate(found):
        first, last = sorted(((mention.start, mention.end), (match.start(), match.end())))
        if _BESIDE.fullmatch(text, first[1], last[0]) and mention.clock is None:
            joined = mention._replace(start=first[0], end=last[1], clock=clock)
            return [*found[:index], joined, *found[index + 1 :]]
    return [*found, TimeMention(match.start(), match.end(), ("part",), "", clock)]
