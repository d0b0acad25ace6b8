"""Times as printed in Ukrainian and Russian: days, nights, parts of days, spans."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.time import TimeMention
from warledger.language.stems import folded

if TYPE_CHECKING:
    from collections.abc import Callable

    Base = tuple[str | int, ...]

_MONTHS = {
    1: "січн январ",
    2: "лют(?:ого|ому|ий|им) феврал",
    3: "березн март[аеу]?\\b",
    4: "квітн апрел",
    5: "травн ма[йяею]\\b",
    6: "червн июн",
    7: "липн июл",
    8: "серпн август",
    9: "вересн сентябр",
    10: "жовтн октябр",
    11: "листопад ноябр",
    12: "грудн декабр",
}
_DAYS = {
    0: "понеділ понедел",
    1: "вівтор вторник",
    2: "серед[уиа]\\b сред[уыа]\\b",
    3: "четвер(?:га?|ги|гом|гу)?\\b",
    4: "п'ятниц п'ятничн пятниц пятничн",
    5: "субот суббот",
    6: "неділ[юіья] недільн воскресень воскресн",
}
_COUNTED = {
    "один": 1, "одну": 1, "два": 2, "дві": 2, "две": 2, "двоє": 2, "три": 3, "троє": 3, "трое": 3, "чотири": 4,
    "четыре": 4, "п'ять": 5, "пять": 5, "шість": 6, "шесть": 6, "кілька": 3, "несколько": 3, "тиждень": 1,
}  # fmt: skip
_UNITS = {
    "day": "днів|дні|день|доби|добу|діб|дней|дня|суток|сутки",
    "week": "тижні|тижнів|тиждень|недели|недель|неделю",
    "month": "місяці|місяців|місяць|месяца|месяцев|месяц",
    "year": "роки|років|рік|года|лет|год",
    "hour": "години|годин|годину|часа|часов|час",
}
_MONTH = "|".join(f"(?:{word})\\w*" for words in _MONTHS.values() for word in words.split())
_WEEKDAY = "|".join(f"(?:{word})\\w*" for words in _DAYS.values() for word in words.split())
_YEAR = r"(?:\s+(?P<{0}>(?:19|20)\d\d)(?:\s*(?:року|р\.|году|года|г\.))?)?"
_NIGHT_ON = r"(?:(?:у|в)\s+(?:ніч|ночь)\s+(?:(?:на|проти|с|з)\s+)?(?:(?P<from>\d{1,2})\s+на\s+)?)"
_PARTS = (
    ("night", (r"вночі|уночі|ночью|вніч|за\s+ніч|за\s+ночь|нічн(?:ий|ого|ої|ому|у|а|им|ою|их|і|ій)|ночн(?:ой|ого|ую|ая|ых|ые|ым|ому)"
     r"|(?:протягом|упродовж|впродовж|в\s+течение)\s+(?:минулої\s+|минувшей\s+)?(?:ночі|ночи)"
     r"|(?:минулої|цієї|минувшей|прошлой|этой|прошедшей|сьогоднішньої)\s+(?:ночі|ночи|ночью)|(?:за|у|в)\s+(?:минулу|минувшую|прошедшую|эту|цю)\s+(?:ніч|ночь)|опівночі|под\s+утро|під\s+ранок")),
    ("morning", r"вранці|зранку|уранці|рано-вранці|утром|с\s+утра|на\s+світанку|на\s+рассвете|ранков(?:ий|ого|ої|у)|утренн(?:ий|его|ей|юю|яя)|удосвіта|вдосвіта|від\s+(?:самого\s+)?ранку"),
    ("afternoon", r"вдень|удень|днем|пополудні|після\s+обіду|після\s+полудня|после\s+полудня"),
    ("evening", r"ввечері|увечері|вечером|надвечір|вечірн(?:ій|ього|ьої)|вечерн(?:ий|его|ей)"),
)  # fmt: skip
_PART = "|".join(f"(?P<{name}>{words})" for name, words in _PARTS)
_DATE = re.compile(
    rf"(?P<on>{_NIGHT_ON})?(?<![\d.:])(?P<day>\d{{1,2}})(?:\s?[-–—]\s?(?P<last>\d{{1,2}}))?(?:-го)?\s+(?P<month>{_MONTH}){_YEAR.format('year')}"
)
_DOTTED = re.compile(
    r"(?P<on>" + _NIGHT_ON + r")?(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d\d)\.(?P<year>20\d\d)(?!\d)"
)
_PAIR = re.compile(r"(?<![\d.:])(?P<day>\d{1,2})\s+(?:та|і|й|и)\s+(?=\d{1,2}\s+(?:" + _MONTH + r"))")
_SAYING = re.compile(
    r"(?:станом|по\s+состоянию)\s+на\s+[^,.;]{0,24}?(?=[,.;]|\s(?!\d|"
    + _MONTH
    + r"|р|г|годин|час|ранок|утро|вечір|вечер)|$)"
)
_CLOCK = re.compile(
    r"(?:(?<=\bо\s)|(?<=\bоб\s)|(?<=\bв\s)|(?<=\bблизько\s)|(?<=\bоколо\s)|(?<=\bпосле\s)|(?<=\bпісля\s))(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?!\d|\.\d)"
)
_HEADS = re.compile(r"[\s,.:]*(?:(?:в|у|на|о|об)\s+)?")
_JOIN = re.compile(r"[\s,]*(?:(?:в|у|на|о|об)\s+)?")

Rule = tuple[re.Pattern[str], "Callable[[re.Match[str]], tuple[Base, str, str] | None]"]


_MONTH_WORD = re.compile(_MONTH)


def is_month(word: str) -> bool:
    """True for the name of a month in any case, folded."""
    return _MONTH_WORD.fullmatch(word) is not None


def _index(word: str, table: dict[int, str]) -> int:
    """The number of the month or weekday that a word names."""
    return next(n for n, words in table.items() for stem in words.split() if re.match(stem, word))


def _ago(match: re.Match[str]) -> tuple[Base, str, str] | None:
    count = match["count"] or "1"
    number = int(count) if count.isdigit() else _COUNTED.get(count, 1)
    unit = next(name for name, words in _UNITS.items() if match["unit"] in words.split("|"))
    return ("ago", number, unit, -1, "publication"), "", ""


def _fixed(base: Base, part: str = "", role: str = "") -> Callable[[re.Match[str]], tuple[Base, str, str]]:
    return lambda _: (base, part, role)


_RULES: tuple[Rule, ...] = (
    (re.compile(r"(?:позавчора|позавчера)\b"), _fixed(("day", -2))),
    (re.compile(r"(?:вчора|учора|вчера|вчорашн\w+|вчерашн\w+|минулого\s+дня)\b"), _fixed(("day", -1))),
    (re.compile(r"(?:напередодні|накануне)\b"), _fixed(("anchor", -1))),
    (re.compile(r"(?:сьогодні|сегодня|сьогоднішн\w+|сегодняшн\w+)\b"), _fixed(("day", 0))),
    (re.compile(r"(?:завтра)\b"), _fixed(("day", 1))),
    (re.compile(r"(?:від|з|с)\s+(?:початку|начала)\s+(?:доби|дня|суток)\b"), _fixed(("day", 0))),
    (re.compile(r"(?:новогодн\w+\s+ноч\w+|новорічн\w+\s+н[іо]ч\w*)\b"), _fixed(("date", 0, 12, 31, 31), "late")),
    (re.compile(r"(?:тієї(?:\s+ж)?\s+ночі|в\s+ту\s+(?:же\s+)?ночь|тої\s+ночі)\b"), _fixed(("anchor", 0), "night")),
    (re.compile(r"(?:того(?:\s+ж)?\s+дня|в\s+тот\s+(?:же\s+)?день)\b"), _fixed(("anchor", 0))),
    (re.compile(r"(?:наступного\s+дня|на\s+следующий\s+день)\b"), _fixed(("anchor", 1))),
    (re.compile(r"(?:за|протягом|упродовж|впродовж|в\s+течение)\s+(?:минул\w+\s+|останн\w+\s+|минувш\w+\s+|последн\w+\s+|прошедш\w+\s+|прошл\w+\s+)?(?:доби|добу|сутки|суток)\b"),
     _fixed(("past", 1, "day"))),
    (re.compile(r"(?:минулої\s+доби|минувшими\s+сутками)\b"), _fixed(("past", 1, "day"))),
    (re.compile(r"(?:торік|минулого\s+року|в\s+прошлом\s+году)\b"), _fixed(("span", "year", -1))),
    (re.compile(r"(?:минулого\s+тижня|на\s+прошлой\s+неделе|за\s+минулий\s+тиждень|за\s+прошлую\s+неделю)\b"), _fixed(("span", "week", -1))),
    (re.compile(r"(?:цього\s+тижня|на\s+этой\s+неделе|за\s+тиждень|за\s+неделю)\b"), _fixed(("past", 1, "week"))),
    (re.compile(r"(?:цього\s+місяця|в\s+этом\s+месяце|за\s+місяць|за\s+месяц)\b"), _fixed(("past", 1, "month"))),
    (re.compile(rf"(?:(?P<count>\d+|{'|'.join(_COUNTED)})\s+)?(?P<unit>{'|'.join(_UNITS.values())})\s+(?:тому|назад)\b"), _ago),
    (re.compile(rf"(?:(?:у|в|во|минулого|з|с|цієї|минулої|прошлый|прошлую|эту|цю)\s+)?(?P<day>{_WEEKDAY})\b(?!\s+част)"),
     lambda m: (("weekday", _index(m["day"], _DAYS), ""), "", "")),
    (re.compile(rf"(?P<prep>у|в|від|з|с)\s+(?P<month>{_MONTH}){_YEAR.format('year')}"),
     lambda m: (("month", int(m["year"] or 0), _index(m["month"], _MONTHS)), "", "since" if m["prep"] in "зс" or m["prep"] == "від" else "")),
    (re.compile(r"(?P<prep>у|в|від|з|с|за)\s+(?P<year>(?:19|20)\d\d)(?:-го|-му|-м|-й)?\s+(?:році|року|году|года|рік|год)\b"),
     lambda m: (("year", int(m["year"])), "", "since" if m["prep"] in {"з", "с", "від"} else "")),
)  # fmt: skip


def _dates(text: str) -> list[TimeMention]:
    """Days with a month, and the nights that end on them."""
    found = []
    for pattern in (_DATE, _DOTTED):
        for match in pattern.finditer(text):
            month = int(match["month"]) if match["month"].isdigit() else _index(match["month"], _MONTHS)
            groups = match.groupdict()
            day = int(match["day"])
            last = int(groups.get("last") or day)
            first = min(day, last)
            part = "night" if match["on"] else ""
            if 1 <= month <= 12 and 1 <= first <= last <= 31:
                base = ("date", int(match["year"] or 0), month, first, last)
                found.append(TimeMention(match.start(), match.end(), base, part))
    return found


def _free(found: list[TimeMention], start: int, end: int) -> bool:
    return all(mention.end <= start or end <= mention.start for mention in found)


def _named(text: str, found: list[TimeMention]) -> list[TimeMention]:
    """Days and spans told by words."""
    for pattern, make in _RULES:
        for match in pattern.finditer(text):
            made = make(match) if _whole(text, match) and _free(found, match.start(), match.end()) else None
            if made is not None:
                base, part, role = made
                found.append(TimeMention(match.start(), match.end(), base, part, role=role))
    return found


def _whole(text: str, match: re.Match[str]) -> bool:
    """True for a match that begins and ends at words' ends."""
    before = text[match.start() - 1 : match.start()]
    return not before.isalnum() and before != "-" and not text[match.end() : match.end() + 1].isalpha()


_PART_WORDS = re.compile(_PART)


def _with_parts(text: str, found: list[TimeMention]) -> list[TimeMention]:
    """Parts of days, joined to the day beside them."""
    for match in _PART_WORDS.finditer(text):
        if not _whole(text, match) or not _free(found, match.start(), match.end()):
            continue
        part = str(match.lastgroup)
        beside = next((m for m in found if not m.part and _is_beside(text, m, match)), None)
        if beside is None:
            found.append(TimeMention(match.start(), match.end(), ("part",), part))
            continue
        found.remove(beside)
        start, end = min(beside.start, match.start()), max(beside.end, match.end())
        found.append(beside._replace(start=start, end=end, part=part))
    return found


def _is_beside(text: str, mention: TimeMention, match: re.Match[str]) -> bool:
    """True when nothing but a comma or preposition stands between a day and a part of it."""
    first = min(mention.end, match.end())
    last = max(mention.start, match.start())
    heads = mention.start == 0 and mention.base[0] == "date"  # "6 августа. Утром …"
    return first <= last and (_HEADS if heads else _JOIN).fullmatch(text, first, last) is not None


def _with_clocks(text: str, found: list[TimeMention]) -> list[TimeMention]:
    """Clock times, joined to the day beside them."""
    for match in _CLOCK.finditer(text):
        if not _free(found, match.start(), match.end()):
            continue
        clock = int(match["h"]), int(match["m"])
        beside = next((m for m in found if m.clock is None and _is_beside(text, m, match)), None)
        if beside is not None:
            found.remove(beside)
            start, end = min(beside.start, match.start()), max(beside.end, match.end())
            found.append(beside._replace(start=start, end=end, clock=clock))
        else:
            found.append(TimeMention(match.start(), match.end(), ("part",), "", clock))
    return found


_AIM = re.compile(
    r"(?:^|\s)(?:на|до|к|ко)\s(?:(?:утру|утра|вечеру|ранку|вечора|ранок|вечір|обіду|кінця|конца)\s)?$"
)


def _is_aim(text: str, mention: TimeMention) -> bool:
    """True for a day that something is meant for, or that a count goes up to: "на суботу", "к воскресенью"."""
    named = mention.base[0] in {"weekday", "date"} and mention.part != "night"
    return named and _AIM.search(text, max(0, mention.start - 16), mention.start) is not None


def times(text: str) -> list[TimeMention]:
    """All times in a passage, in order, none overlapping another.

    When a count was made ("станом на 14:10", "по состоянию на утро") is no time of an event, nor is a
    day up to which something is meant to go.
    """
    return [mention for mention in times_and_limits(text) if mention.role != "until"]


def times_and_limits(text: str) -> list[TimeMention]:
    """All times in a passage, and the days that something goes up to or is meant for, of the role "until"."""
    lower = folded(text)
    if len(lower) != len(text):
        lower = text.lower()
    found = _dates(lower)
    found = _named(lower, found)
    found = _with_clocks(lower, _with_parts(lower, found))
    said = [(match.start(), match.end()) for match in _SAYING.finditer(lower)]
    kept = [m for m in found if not any(start <= m.start < end for start, end in said)]
    return sorted(m._replace(role="until") if _is_aim(lower, m) else m for m in kept)
