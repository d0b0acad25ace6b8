"""Which sentence is asked: its form, what is counted, where, by whom, when; or why it can't be read.

Four forms, in English. Every word must be understood: a word left over refuses the sentence, for an answer to
half a sentence would be an answer to another one.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Form = Literal["count", "more or less", "before and after"]
Measure = Literal["killed", "injured", "incidents"]
FORMS: dict[str, str] = {
    "count": "At least 40 people were injured in Kharkiv on 24 July 2025",
    "more or less": "More people were killed in Kharkiv than in Odesa in July 2025",
    "before and after": "Drone strikes escalate following ceasefire talks",
    "since": "No strikes on Sochi since 25 July 2025",
}
"""An example of each form."""
_MONTHS = {name.lower(): k for k, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(_MONTHS)
_DAY = rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}} (?:{_MONTH}) \d{{4}}|(?:{_MONTH}) \d{{1,2}},? \d{{4}})"
_WHEN = (
    (re.compile(rf"\bbetween ({_DAY}) and ({_DAY})"), "range"),
    (re.compile(rf"\bfrom ({_DAY}) (?:to|until) ({_DAY})"), "range"),
    (re.compile(rf"\bsince ({_DAY})"), "since"),
    (re.compile(rf"\b(?:until|before) ({_DAY})"), "until"),
    (re.compile(rf"\b(?:on |overnight on )?({_DAY})"), "day"),
    (re.compile(rf"\b(?:in )?((?:{_MONTH}) \d{{4}})"), "month"),
    (re.compile(r"\bin (\d{4})\b"), "year"),
)
_MEASURES: tuple[tuple[re.Pattern[str], Measure], ...] = (
    (re.compile(r"\b(?:killed|dead|died|deaths?|killings?|fatalit(?:y|ies))\b"), "killed"),
    (re.compile(r"\b(?:injured|wounded|hurt|injur(?:y|ies))\b"), "injured"),
    (
        re.compile(r"\b(?:strikes?|attacks?|incidents?|raids?|shellings?|bombings?|violence|struck|hit)\b"),
        "incidents",
    ),
)
_MEANS = {
    "drone": "drone",
    "drones": "drone",
    "missile": "missile",
    "missiles": "missile",
    "artillery": "artillery",
    "glide bomb": "glide_bomb",
    "glide bombs": "glide_bomb",
    "air": "air_strike",
    "mine": "mine",
    "ground": "ground",
}
_NUMBER = re.compile(
    r"\b(at least|no fewer than|more than|over|fewer than|less than|under|at most|up to|no more than|exactly|about)?"
    r"\s*(\d{1,3}(?:[ ,]\d{3})+|\d+|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|nobody)\b"
)
_SPELT = {
    w: k for k, w in enumerate("no one two three four five six seven eight nine ten eleven twelve".split())
}
_TURN = re.compile(
    r"\b(escalat\w+|ris\w+|rose|increas\w+|grow\w*|grew|surg\w+|intensif\w+|more|fall\w*|fell|declin\w+|drop\w*"
    r"|decreas\w+|subsid\w+|eas\w+|fewer|less)\b"
)
_UP = re.compile(r"escalat|ris|rose|increas|grow|grew|surg|intensif|more")
_EVENT = re.compile(
    r"\b(?:after|following|since|around|in the wake of)(?: the)?(?: \w+ing)?(?: ceasefire| peace| truce| third| second| first)*"
    r" (talks|negotiations|agreements?|ceasefires?|truces?|exchanges?|swaps?|ultimatums?|deadlines?)\b"
)
_KINDS = {
    "talk": "talks",
    "nego": "talks",
    "agre": "agreement",
    "ceas": "agreement",
    "truc": "agreement",
    "exch": "exchange",
    "swap": "exchange",
    "ulti": "ultimatum",
    "dead": "ultimatum",
}
_THAN = re.compile(r"^(?:(.+?) (?:carried out|launched|made|did) )?(more|fewer|less) (.+?) than (.+)$")
_PLAIN = frozenset(
    "a an the of in on at by to and people persons civilians person were was have has had been there are is than"
    " from with for as it that this region oblast city during place took carried out made happened reported were"
    " forces army russian-ukrainian between both sides countries".split()
)


class SentenceError(ValueError):
    """A sentence that can't be read; the message says why, and which forms can."""


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted: `since` and `until` are ISO days, both included; null is not limited."""

    measure: Measure = "incidents"
    means: str | None = None
    place: str | None = None
    actor: str | None = None
    since: str | None = None
    until: str | None = None


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence as understood.

    Count: `low` to `high` of `scope` (null: open). More or less: `scope` against `other`, `up` for more. Before
    and after: whether `scope` rises (`up`) after events of type `of`.
    """

    form: Form
    scope: Scope
    low: int | None = None
    high: int | None = None
    other: Scope | None = None
    up: bool = True
    of: str | None = None


def understood(sentence: str, places: Iterable[str], actors: Iterable[str]) -> Sentence:
    """Read a sentence, with the names of places and actors that a record knows.

    Raises:
        SentenceError: if it is none of the forms, or a word of it is not understood.
    """
    text = " ".join(sentence.strip().rstrip(".!?").lower().replace("’", "'").split())
    names = sorted(set(places), key=len, reverse=True), sorted(set(actors), key=len, reverse=True)
    event = _EVENT.search(text)
    if event is not None:
        return _turn(text, event, *names)
    than = _THAN.match(text)
    if than is not None and not than[3].split()[0].isdigit():
        return _compared(than, *names)
    return _count(text, *names)


def _turn(text: str, event: re.Match[str], places: Sequence[str], actors: Sequence[str]) -> Sentence:
    """A rise or fall after talks."""
    rest = text[: event.start()] + " " + text[event.end() :]
    turn = _TURN.search(rest)
    if turn is None:
        if _NUMBER.search(rest):
            raise _refused("a number since an event needs the event's day: since 25 July 2025")
        raise _refused("it does not say whether violence rises or falls")
    scope, left = _scope(rest[: turn.start()] + " " + rest[turn.end() :], places, actors)
    _nothing(left, "sharply significantly again often always usually".split())
    kind = _KINDS[event[1][:4]]
    return Sentence(form="before and after", scope=scope, up=_UP.match(turn[1]) is not None, of=kind)


def _compared(than: re.Match[str], places: Sequence[str], actors: Sequence[str]) -> Sentence:
    """More here than there, or by one than by another."""
    one, left = _scope(f"{than[3]} by {than[1]}" if than[1] else than[3], places, actors)
    two, rest = _scope(than[4], places, actors, measure=one.measure)
    _nothing(left + rest, ())
    filled = {field: getattr(two, field) or getattr(one, field) for field in ("means", "since", "until")}
    differs = {field for field in ("place", "actor") if getattr(two, field) is not None}
    kept = {
        field: getattr(two, field) if field in differs else getattr(one, field)
        for field in ("place", "actor")
    }
    first = {field: getattr(one, field) or filled[field] for field in filled}
    if (first, {f: getattr(one, f) for f in kept}) == (filled, kept):
        raise _refused("it compares a thing with itself")
    return Sentence(
        form="more or less",
        scope=msgspec.structs.replace(one, **first),
        other=Scope(measure=one.measure, **filled, **kept),
        up=than[2] == "more",
    )


def _count(text: str, places: Sequence[str], actors: Sequence[str]) -> Sentence:
    """So many of something."""
    scope, rest = _scope(text, places, actors)
    found = _NUMBER.search(rest)
    if found is None:
        raise _refused("there is no number in it, no comparison and no talks")
    word = found[2].replace(",", "").replace(" ", "")
    number = 0 if word in ("no", "nobody") else 24 if word == "dozens" else _SPELT.get(word)
    number = int(word) if number is None else number
    _nothing(rest[: found.start()] + " " + rest[found.end() :], ())
    low, high = _range(found[1] or ("at least" if word == "dozens" else ""), number)
    return Sentence(form="count", scope=scope, low=low, high=high)


def _range(word: str, number: int) -> tuple[int | None, int | None]:
    """The numbers that a phrase allows."""
    if word in ("at least", "no fewer than"):
        return number, None
    if word in ("more than", "over"):
        return number + 1, None
    if word in ("fewer than", "less than", "under"):
        return None, number - 1
    if word in ("at most", "up to", "no more than"):
        return None, number
    if word == "about":
        return round(number * 0.9), round(number * 1.1)
    return number, number


def _scope(
    text: str, places: Sequence[str], actors: Sequence[str], measure: Measure | None = None
) -> tuple[Scope, str]:
    """What a text counts, and what is left of it."""
    since, until, text = _when(text)
    place, text = _name(text, places, r"(?:in|on|at|against|hit|struck)")
    actor, text = _name(text, actors, r"(?:by|from)")
    if actor is None:
        actor, text = _name(text, actors, "")
    if place is None:
        place, text = _name(text, places, "")
    means = None
    for words in sorted(_MEANS, key=len, reverse=True):
        if re.search(rf"\b{words}\b", text):
            means, text = _MEANS[words], re.sub(rf"\b{words}\b", " ", text)
            break
    found = measure
    for pattern, name in _MEASURES:
        if pattern.search(text):
            found, text = found or name, pattern.sub(" ", text)
    if found is None:
        raise _refused("it does not say what is counted: killed, injured, or strikes")
    return Scope(measure=found, means=means, place=place, actor=actor, since=since, until=until), text


def _name(text: str, names: Sequence[str], before: str) -> tuple[str | None, str]:
    """The longest of some names in a text, where a word stands before it."""
    for name in names:
        lead = rf"\b{before} (?:the )?" if before else r"\b"
        match = re.search(rf"{lead}{re.escape(name.lower())}(?:'s)?\b", text)
        if match:
            return name, text[: match.start()] + " " + text[match.end() :]
    return None, text


def _when(text: str) -> tuple[str | None, str | None, str]:
    """The days a text names, and the text without them."""
    for pattern, kind in _WHEN:
        match = pattern.search(text)
        if match is None:
            continue
        rest = text[: match.start()] + " " + text[match.end() :]
        if kind == "year":
            return f"{match[1]}-01-01", f"{match[1]}-12-31", rest
        if kind == "month":
            name, year = match[1].split()
            last = calendar.monthrange(int(year), _MONTHS[name])[1]
            return f"{year}-{_MONTHS[name]:02}-01", f"{year}-{_MONTHS[name]:02}-{last}", rest
        first = _day(match[1])
        if kind == "range":
            return first, _day(match[2]), rest
        return (None if kind == "until" else first), (None if kind == "since" else first), rest
    return None, None, text


def _day(text: str) -> str:
    """A day as ISO."""
    if text[:4].isdigit():
        found = text
    else:
        words = text.replace(",", "").split()
        day, month = (words[0], words[1]) if words[0].isdigit() else (words[1], words[0])
        found = f"{words[2]}-{_MONTHS[month]:02}-{int(day):02}"
    try:
        return date.fromisoformat(found).isoformat()
    except ValueError:
        raise _refused(f"{text!r} is no day") from None


def _nothing(left: str, allowed: Iterable[str]) -> None:
    """Refuse what is left over."""
    rest = [word for word in re.findall(r"[\w'-]+", left) if word not in _PLAIN and word not in set(allowed)]
    if rest:
        raise _refused(f"not understood, or not in this record: {', '.join(rest)}")


def _refused(why: str) -> SentenceError:
    """A refusal that says which forms can be read."""
    forms = "; ".join(f"“{example}”" for example in FORMS.values())
    return SentenceError(f"This can't be checked: {why}. Sentences of these forms can: {forms}.")
