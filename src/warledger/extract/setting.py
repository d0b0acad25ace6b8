"""Where a sentence plays: the place of a trigger word, and places that only stand beside it.

All functions take a reading and a chunk's index and answer with a chunk's index or None.
They look at phrase structure alone; what the words mean is resolved later.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.frame import clauses
from warledger.extract.place import PlaceMention

if TYPE_CHECKING:
    from warledger.extract.shape import Reading

_AWAY = frozenset({"from"})
_SENT_FROM = frozenset({"з", "із", "зі", "из", "с", "со", "від", "от"})
"""Ukrainian and Russian words for where something came from, which a locative word is too."""


def _place_score(reading: Reading, index: int, trigger: int, numbers: list[int]) -> float:
    """How likely the place at `index` is where the trigger happened."""
    shape = reading.shape
    score = -0.12 * abs(index - trigger)
    score += 2.0 if numbers[index] == numbers[trigger] else 0.0
    at = index - 2 if index > 1 and shape[index - 1] == "d" else index - 1
    if index > 1 and shape[index - 1] == "'":  # "in A's X"
        at = len(shape[: index - 2].rstrip("wd")) - 1
    before, word = (shape[at], reading.lower(at)) if index else ("", "")
    if before == "f":
        score -= 3.0 if index < 2 or shape[index - 2] != "%" else 2.0
    score += {"e": 1.5, "o": 0.7, "t": -0.4}.get(before, 0.0)
    if shape[index + 1 : index + 2] == "'":
        score -= 3.0 if "P" in shape[index + 2 : index + 5] else 0.3
    if index > trigger:
        score += 0.4
    value = reading.chunks[index].value
    if isinstance(value, PlaceMention):
        unlisted = "admin2" if value.kind in _LAND else "settlement" if value.kind else "country"
        best = value.candidates[0].precision if value.candidates else unlisted
        score += {"point": 0.9, "settlement": 0.8, "admin2": 0.6, "admin1": 0.4}.get(best, -0.8)
    if index == 0 and shape[1:2] == ":":
        score -= 1.5
    if re.search(r"O[eo]d?$", shape[max(0, index - 4) : index]):
        score -= 2.5 if "hospital" in reading.text(max(0, index - 4), index).casefold() else 0.0
    tail = shape[index + 1 : index + 3]
    if tail[:1] == "W" or (word == "of" and re.match(r"W|,W", tail)):
        score -= 2.5
    if word in _AWAY:
        score -= 1.0
    return score


def place_of(reading: Reading, trigger: int, *, window: tuple[int, int] | None = None) -> int | None:
    """The place where the trigger happened, as the sentence tells it; None when it does not.

    Nearness, the same clause, a locative word before, and precision speak for a place; a
    place something came from, and the seat of a speaker, speak against it.
    """
    numbers = clauses(reading)
    first, last = window or (0, len(reading.chunks))
    led = _led_by_where(reading, trigger, numbers)
    if led is not None and first <= led < last:
        return led
    best, top = None, -9.0
    for index in range(first, last):
        dateline = is_dateline(reading, index)
        if reading.shape[index] == "P" and not dateline and not _is_beside(reading, index):
            score = _place_score(reading, index, trigger, numbers)
            if score > top:
                best, top = index, score
    return _head(reading, best) if best is not None else None


def _led_by_where(reading: Reading, trigger: int, numbers: list[int]) -> int | None:
    """The place that a clause is about: "X, where four died, and Y, where …"."""
    for index in range(trigger - 1, 0, -1):
        if reading.shape[index] == "k" and numbers[index] == numbers[trigger]:
            at = index - 1 - (reading.shape[index - 1] == ",")
            at -= at > 0 and reading.shape[at] == "T"
            about = at >= 0 and reading.shape[at] == "P" and reading.lower(index) == "where"
            return _head(reading, at) if about else None
    return None


def is_dateline(reading: Reading, index: int) -> bool:
    """True for the place that a report was sent from: "X - ", "X, 4 April (agency) - ", "X/Y - "."""
    return bool(_DATELINE.match(reading.shape)) and not reading.shape[:index].strip("PA,/cwC-")


def is_setting(reading: Reading, index: int) -> bool:
    """True for a place that a sentence is set in: "in X", "on the city of X"; no origin, no place of saying."""
    before = _SET_IN.search(reading.shape[max(0, index - 6) : index])
    if before is None or reading.lower(max(0, index - 6) + before.start()) in _SENT_FROM:
        return False
    return not (is_place_of_saying(reading, index) or _is_reference(reading, index))


def _is_beside(reading: Reading, index: int) -> bool:
    """A place that something came from, where talks were, or where victims were brought."""
    shape = reading.shape
    if (
        _is_origin(reading, index)
        or _is_far(reading, index)
        or _is_aside(reading, index)
        or _is_across(reading, index)
        or is_place_of_saying(reading, index)
        or _is_reference(reading, index)
        or _is_goal(reading, index)
        or _OF_TALKS.search(shape[:index])
        or shape[index + 1 : index + 2] in {"0", "1"}
    ):
        return True
    first = max(0, index - 6)
    words = reading.language.file.places.afterwards
    after = any(word in words for i in range(first, index) for word in reading.lowers[i].split())
    return after and bool(re.search(r"[et]d?[waCo]{0,3}$", shape[:index]))


def is_seat(reading: Reading, index: int) -> bool:
    """True for the place of a body that speaks: "the ministry in X said", "said the army in X.", "the mayor of X said"."""
    before, after = reading.shape[max(0, index - 8) : index], reading.shape[index + 1 : index + 4]
    if _SPEAKS.match(after):
        return bool(_SEAT.search(before))
    return bool(_ENDED.match(after) and _SPOKEN_BY.search(before))


_SPOKE_IN = re.compile(r"W[^.;:k\"SVHZ]{0,8}ed?$")
_THEN_THAT = re.compile(r"(?:e?T)?,?k")


def is_place_of_saying(reading: Reading, index: int) -> bool:
    """True for where somebody spoke: "told ministers in X on Monday that …", "…, the army said in X."."""
    if _SAID_IN.search(reading.shape[max(0, index - 4) : index]) and _ENDS.match(reading.shape, index + 1):
        return True
    then = _THEN_THAT.match(reading.shape, index + 1)
    told = then is not None and reading.lower(then.end() - 1) == "that"
    return told and bool(_SPOKE_IN.search(reading.shape[max(0, index - 12) : index]))


_SAID_IN = re.compile(r"Wed?$")
_ENDS = re.compile(r"(?:,?P)?(?:e?T)?(?:[.,;k]|$)")
_REFERENCE = re.compile(
    r"(?:\b(?:next to|opposite|bordering|borders?|(?:is|are|was|were|,) based in|headquartered in|neighbor of)|^based in)"
    r"(?: the)?$",
    re.IGNORECASE,
)


def _is_reference(reading: Reading, index: int) -> bool:
    """A place that only tells where another lies, or who somebody is: "next to X", "which is based in X"."""
    return index > 0 and bool(_REFERENCE.search(reading.text(max(0, index - 3), index - 1)))


def _is_goal(reading: Reading, index: int) -> bool:
    """A place that somebody went to: "walked to X", "flown on Friday to X"."""
    first = max(0, index - 9)
    led = re.search(r"td?[wa]{0,2}o?d?$", reading.shape[first:index])
    if led is None:
        return False
    motion = reading.language.file.places.motion
    begin = first + led.start()
    return any(
        word in motion for at in range(max(0, begin - 4), begin) for word in reading.lowers[at].split()
    )


_SEAT = re.compile(r"(?:Ae|(?:^|,|d)[wAN]o)d?$")
_SPOKEN_BY = re.compile(r"Wd?[waC]{0,2}Aed?$")
_SPEAKS, _ENDED = re.compile(r"b?W|R[dw]?#"), re.compile(r"[.,]?$")
_OF_TALKS = re.compile(r"[01]ed?$")
_DATELINE = re.compile(r"P(?:[,/cw-]{0,2}[PAC]){0,3}(?:-|[(]|[,.]?T(?:[(]|-|,?[AC]))")
_SET_IN = re.compile(r"e(?:d?[waC]{0,3}o)?d?[waC]{0,2}(?:[AP]'[waC]{0,2}o?)?$")
_RANK = {"point": 0, "settlement": 1, "admin2": 2, "admin1": 3, "country": 4}
_LAND = frozenset(
    "plain plains valley forest mountains hills area region district sector enclave front province".split()
)
_WITHIN = re.compile(r"P(?:,|,?e|,?o)d?[wCaAO'-]{0,4}(?:[oe]?d?(?:[AP]')?a?)?$")


_MEASURES = ("km", "kilometers", "kilometres", "miles", "meters", "metres")


def _is_origin(reading: Reading, index: int) -> bool:
    """A place that something came from: "fired from X"; but not "40 km from X"."""
    before = index - 1
    while before > 0 and reading.shape[before] in "dwaO":
        before -= 1
    if before < 0 or reading.shape[before] != "f":
        return False
    return before == 0 or not reading.lower(before - 1).endswith(_MEASURES)


def _is_across(reading: Reading, index: int) -> bool:
    """The country behind a border: "near the X border", "close to the border with X"."""
    if _rank(reading, index) < _RANK["country"]:
        return False
    words = reading.language.file.places.border
    after = reading.lower(index + 1) if index + 1 < len(reading.shape) else ""
    led = re.search(r"[ei]d?$", reading.shape[max(0, index - 2) : index])
    return (after in words and led is not None) or (
        index > 1 and reading.lower(index - 1) == "with" and reading.lower(index - 2) in words
    )


_APPOSED_FAR = re.compile(r",[%q]w{1,3}[of]d?[aC]?$")


def _is_far(reading: Reading, index: int) -> bool:
    """A place that only tells how far off another lies: "the base, 130 kilometers southwest of X"."""
    match = _APPOSED_FAR.search(reading.shape[:index])
    return match is not None and reading.lower(match.start() + 2).startswith(_MEASURES)


def _rank(reading: Reading, index: int) -> int:
    """How coarse the place at a chunk is; a name no gazetteer has is a settlement."""
    value = reading.chunks[index].value
    if not isinstance(value, PlaceMention) or not value.candidates:
        return _RANK["admin2" if isinstance(value, PlaceMention) and value.kind in _LAND else "settlement"]
    return _RANK[value.candidates[0].precision]


def _head(reading: Reading, index: int) -> int:
    """The most exact place of a phrase: "X in the Y region", "X, in Z's Y state" → X."""
    while True:
        first = max(0, index - 9)
        match = _WITHIN.search(reading.shape[first:index])
        if not match:
            return index
        outer = first + match.start()
        closer = _rank(reading, outer) - _rank(reading, index)
        if closer > 0 or (closer == 0 and not re.match(r"P,?[eo]", match[0])):
            return index
        index = outer


_BEARING = re.compile(r"\b(?:north|south|east|west)(?:-?(?:east|west))? of(?: the)?$", re.IGNORECASE)
_LINK = r"(?:(?:,c|c)[ei]?|,)d?[wCO]{0,3}o?"
_NEXT, _PRIOR = re.compile(_LINK), re.compile(_LINK + "$")


def _alike(reading: Reading, one: int, other: int, link: str) -> bool:
    """Two places that a list can hold: of one rank, or joined by "and" and neither a country."""
    ranks = _rank(reading, one), _rank(reading, other)
    return ranks[0] == ranks[1] or ("c" in link and max(ranks) < _RANK["country"])


def _is_between(reading: Reading, index: int) -> bool:
    """True for an end of a way: "on the road between X and Y" is one place."""
    led = _BETWEEN.search(reading.shape[max(0, index - 8) : index])
    return led is not None and "between" in reading.lowers[max(0, index - 8) : index]


_BETWEEN = re.compile(r"(?:^|[^P])[ei]d?[waCO]{0,2}(?:Pc)?d?$")


def _is_bearing(reading: Reading, index: int) -> bool:
    """True for a place that only tells where another lies: "X, south of Y"."""
    return bool(_BEARING.search(reading.text(max(0, index - 3), index - 1))) if index > 1 else False


def _is_aside(reading: Reading, index: int) -> bool:
    """A place in an aside that tells where the place before it lies: "X, south of the capital, …"."""
    return _is_bearing(reading, index) and bool(_ASIDE.search(reading.shape[max(0, index - 5) : index]))


_ASIDE = re.compile(r"P,?wod?$")


def coordinated(reading: Reading, index: int) -> list[int]:
    """The places that stand in one list with the place at `index`: "X, Y and Z"."""
    members = [index]
    shape = reading.shape
    if _is_between(reading, index):
        return members
    for step in (1, -1):
        at = index
        while True:
            gap = _NEXT.match(shape, at + 1) if step == 1 else _PRIOR.search(shape[max(0, at - 7) : at])
            if not gap:
                break
            other = gap.end() if step == 1 else max(0, at - 7) + gap.start() - 1
            if (
                not 0 <= other < len(shape)
                or shape[other] != "P"
                or _is_bearing(reading, max(index, other) if step == 1 else at)
                or _rank(reading, other) != _rank(reading, index)
            ):
                break
            members.append(other)
            at = other
    return sorted(members)
