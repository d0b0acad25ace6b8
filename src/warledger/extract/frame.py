"""What stands around a trigger word: its clause, its place, its time, who did it.

All functions take a reading and a chunk's index and answer with a chunk's index or None.
They look at phrase structure alone; what the words mean is resolved later.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention
from warledger.extract.place import PlaceMention

if TYPE_CHECKING:
    from warledger.extract.shape import Reading

_CLAUSE = re.compile(
    r"[;:]|k(?!d?T)|,(?=iw?[NnpwH])|\"|(?<=[,HEVGWDZS])c(?=[dNnaACjpMPwOg]|ed?P[Nn])|,(?=[cdwNnaA]{1,4}b)"
)
_AWAY = frozenset({"from"})
_ORIGIN_WORDS = ("km from", "kilometers from", "kilometres from", "miles from", "fired from", "launched from")


def clauses(reading: Reading) -> list[int]:
    """The number of the clause that each chunk stands in."""
    cuts = {match.start() for match in _CLAUSE.finditer(reading.shape)}
    numbers, current = [], 0
    for index in range(len(reading.chunks)):
        current += index in cuts
        numbers.append(current)
    return numbers


def _place_score(reading: Reading, index: int, trigger: int, numbers: list[int]) -> float:
    """How likely the place at `index` is where the trigger happened."""
    shape = reading.shape
    score = -0.12 * abs(index - trigger)
    score += 2.0 if numbers[index] == numbers[trigger] else 0.0
    at = index - 2 if index > 1 and shape[index - 1] == "d" else index - 1
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
        unlisted = "settlement" if value.kind else "country"
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
            about = at >= 0 and reading.shape[at] == "P" and reading.lower(index) == "where"
            return _head(reading, at) if about else None
    return None


def is_dateline(reading: Reading, index: int) -> bool:
    """True for the place that a report was sent from: "X - ", "X, 4 April (agency) - ", "X/Y - "."""
    return bool(_DATELINE.match(reading.shape)) and not reading.shape[:index].strip("PA,/cwC-")


def is_setting(reading: Reading, index: int) -> bool:
    """True for a place that a sentence is set in: "in X", "on the city of X"; no origin."""
    return bool(_SET_IN.search(reading.shape[max(0, index - 6) : index]))


def _is_beside(reading: Reading, index: int) -> bool:
    """A place that something came from, where talks were, or where victims were brought."""
    shape = reading.shape
    if (
        _is_origin(reading, index)
        or _is_far(reading, index)
        or _is_across(reading, index)
        or is_place_of_saying(reading, index)
        or _OF_TALKS.search(shape[:index])
        or shape[index + 1 : index + 2] in {"0", "1"}
    ):
        return True
    first = max(0, index - 6)
    words = reading.language.file.places.afterwards
    after = any(word in words for i in range(first, index) for word in reading.lowers[i].split())
    return after and bool(re.search(r"[et]d?[waCo]{0,3}$", shape[:index]))


def is_seat(reading: Reading, index: int) -> bool:
    """True for the place of a body that speaks: "the ministry in X said"."""
    shape = reading.shape
    speaks = re.match(r"b?W", shape[index + 1 : index + 3])
    return bool(_SEAT.search(shape[max(0, index - 6) : index]) and speaks)


_SPOKE_IN = re.compile(r"W[^.;:k\"SVHZ]{0,8}ed?$")
_THEN_THAT = re.compile(r"(?:e?T)?,?k")


def is_place_of_saying(reading: Reading, index: int) -> bool:
    """True for where somebody spoke: "told ministers in X on Monday that …"."""
    then = _THEN_THAT.match(reading.shape, index + 1)
    told = then is not None and reading.lower(then.end() - 1) == "that"
    return told and bool(_SPOKE_IN.search(reading.shape[max(0, index - 12) : index]))


_SEAT = re.compile(r"Aed?$")
_OF_TALKS = re.compile(r"[01]ed?$")
_DATELINE = re.compile(r"P(?:[,/cw-]{0,2}[PAC]){0,3}(?:-|[(]|[,.]?T(?:[(]|-|,?[AC]))")
_SET_IN = re.compile(r"e(?:d?[waC]{0,3}o)?d?[waC]{0,2}$")
_RANK = {"point": 0, "settlement": 1, "admin2": 2, "admin1": 3, "country": 4}
_WITHIN = re.compile(r"P(?:,|,?e|,?o)d?[wCaA'-]{0,4}o?d?$")


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


_APPOSED_FAR = re.compile(r",[%q]w{1,2}[of]d?$")


def _is_far(reading: Reading, index: int) -> bool:
    """A place that only tells how far off another lies: "the base, 130 kilometers southwest of X"."""
    match = _APPOSED_FAR.search(reading.shape[:index])
    return match is not None and reading.lower(match.start() + 2).startswith(_MEASURES)


def _rank(reading: Reading, index: int) -> int:
    """How coarse the place at a chunk is; a name no gazetteer has is a settlement."""
    value = reading.chunks[index].value
    if not isinstance(value, PlaceMention) or not value.candidates:
        return 1
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


def _is_bearing(reading: Reading, index: int) -> bool:
    """True for a place that only tells where another lies: "X, south of Y"."""
    return bool(_BEARING.search(reading.text(max(0, index - 3), index - 1))) if index > 1 else False


def coordinated(reading: Reading, index: int) -> list[int]:
    """The places that stand in one list with the place at `index`: "X, Y and Z"."""
    members = [index]
    shape = reading.shape
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


_SAID_ON = re.compile(r"(?:W|@)t?[dAaCpPj]{0,3}(?:[ei][dwCPO]{1,3})?w?[e]?$")
_SAYS_THEN = re.compile(r",?(?:[dwaC]{0,3}[Apj][bwz]{0,2}W|[dwaC]{0,4}[AP]'?w{0,3}:)")
_AS_OF = re.compile(r"\b(?:as of|by|until|till|up to|before)(?: the)?(?: \w+ of)? ?$", re.IGNORECASE)
_WHEN = re.compile(r",?k")
_RELATIVE_LEAD = frozenset({"where", "which", "when", "who"})


_SENT_ON = re.compile(r"P(?:,?[PCA])?[,.]?T[(.-]")
_HAD_SAID = re.compile(r",?[dwaCA]{1,6}bW")


def _is_said_of(reading: Reading, index: int) -> bool:
    """ "On Monday a blast was reported": told in the passive, so that the time is no one's saying."""
    at = reading.shape.index("b", index)
    return is_passive(reading, at + 1)


def is_of_saying(reading: Reading, index: int, said: int = -9) -> bool:
    """A time that tells when somebody spoke, when the report was sent, or how far a count goes.

    `said` is the last time that told so: one in brackets behind it says the same.
    """
    shape = reading.shape
    if shape[index + 1 : index + 2] == "'":
        return False  # "the answer to Monday's shelling"
    if _SAID_ON.search(shape[max(0, index - 9) : index]):
        return True
    if _SAYS_THEN.match(shape, index + 1) and (index <= 1 or shape[index + 1] != ","):
        return True
    if said == index - 2 and shape[index - 1] == "(":
        return True
    if index <= 1 and shape[index + 1 : index + 2] in {"(", "-"} and shape[: index + 2] != "T-":
        return True
    if _SENT_ON.fullmatch(shape[: index + 2]) or shape[: index + 2] in {"T:", "eT:"}:
        return True
    if _HAD_SAID.match(shape, index + 1) and not _is_said_of(reading, index):
        return True
    if index == 0 and "now" in reading.lowers and shape[1:2] in {"N", "n", "w", "C"}:
        return True
    start = reading.chunks[index].start
    text = reading.passage.text
    return reading.lower(index).startswith("as of") or bool(_AS_OF.search(text[max(0, start - 16) : start]))


def _time_score(reading: Reading, index: int, trigger: int, numbers: list[int]) -> float:
    """How likely the time at `index` is that of the trigger."""
    apart = numbers[trigger] - numbers[index]
    score = -0.1 * abs(index - trigger) + (1.5 if apart == 0 else 0.0)
    owns = reading.shape[index + 1 : index + 2] == "'"
    role = getattr(reading.chunks[index].value, "role", "")
    if role == "after" and index < trigger:
        score += 1.5
    if role == "since" and not owns:
        score -= 0.7 if apart == 0 else 4.0
    if apart == 1:
        lead = next((i for i in range(index, trigger) if reading.shape[i] == "k"), None)
        relative = lead is not None and reading.lower(lead) in _RELATIVE_LEAD
        score += 1.5 if _WHEN.match(reading.shape, index + 1) else 1.0 if relative else 0.0
    return score


_COUNTED = re.compile(r"(?:W|A[Rw]d?#)o?(?:d?#)?o?[NnD]?[wDQH]?$")
"""A figure that somebody gave, in no clause of its own: "had reported 31 dead", "spoke of 13 killed"."""


def time_of(reading: Reading, trigger: int) -> int | None:
    """The time of the trigger, as the sentence tells it; not the time of saying."""
    numbers = clauses(reading)
    counted = _COUNTED.search(reading.shape[: trigger + 1])
    best, top, said = None, -3.0, -9
    for index, letter in enumerate(reading.shape):
        if letter != "T":
            continue
        outside = (
            counted and not counted.start() < index < trigger and reading.shape[index + 1 : index + 2] != "'"
        )
        if (outside and numbers[index] == numbers[trigger]) or is_of_saying(reading, index, said):
            said = index
            continue
        role = getattr(reading.chunks[index].value, "role", "")
        if role in {"until", "till", "by", "before"} or (role == "after" and trigger < index):
            continue
        score = _time_score(reading, index, trigger, numbers)
        if score > top:
            best, top = index, score
    return best


def is_passive(reading: Reading, trigger: int) -> bool:
    """True for a past form that a form of "be" carries."""
    before = reading.shape[max(0, trigger - 4) : trigger]
    match = re.search(r"b[bwWz]{0,3}$", before)
    if not match:
        return False
    index = max(0, trigger - 4) + match.start()
    words = {reading.lower(i) for i in range(index, trigger)}
    return bool(words & {"is", "are", "was", "were", "be", "been", "being", "get", "got", "gets"})


_BY = re.compile(r"^[wTPeo,d%]{0,8}?y(?P<who>d?[waCn,MSp]{0,5}[Aap])")
_SUBJECT = re.compile(r"(?P<who>[Aap])(?P<gap>[^.;:\"k]{0,10}?)$")


def agent_after(reading: Reading, trigger: int) -> int | None:
    """The actor after "by": "were killed by Russian shelling", "was hit by the RSF"."""
    match = _BY.match(reading.shape[trigger + 1 :])
    if not match:
        return None
    at = trigger + 1 + match.start("who")
    end = trigger + 1 + match.end("who")
    return next((i for i in range(at, end) if is_actor(reading, i)), None)


def is_actor(reading: Reading, index: int) -> bool:
    """True for an actor, a nationality, or a people ("the Cambodians")."""
    return reading.shape[index] in "Aa" or isinstance(reading.chunks[index].value, ActorMention)


def agent_near(reading: Reading, trigger: int) -> int | None:
    """The actor in the noun phrase of an attack noun.

    "A Russian drone strike", "the RSF attack", "Israel's strike", "the attack by the gang".
    """
    after = agent_after(reading, trigger)
    if after is not None:
        return after
    for index in range(trigger - 1, max(-1, trigger - 6), -1):
        letter = reading.shape[index]
        if is_actor(reading, index):
            return index
        if letter not in "wCMSO-TpP%n'" or (letter == "P" and index != trigger - 1):
            word = reading.lower(index)
            if word not in {"'s", "’s", "and"}:
                return None
    return None


_RELATIVE = frozenset({"which", "who", "that"})
_GOVERNED = re.compile(r"(?P<head>[^dwCa]?)(?P<by>[eftiyo])[dwCa,']{0,4}$")


def _is_governed(reading: Reading, index: int) -> bool:
    """An actor behind a preposition is no subject: "in Israel"; but "fighters of the RSF" is."""
    match = _GOVERNED.search(reading.shape[max(0, index - 6) : index])
    return match is not None and not (match["by"] == "o" and match["head"] in {"p", "N", ""})


def subject_before(reading: Reading, trigger: int) -> int | None:
    """The actor whose deed an active verb tells: the nearest actor before it in its clause.

    "Fighters of the RSF stormed", "Russian drones attacked", "Israel, which …, struck"; where
    the subject is an attack or a weapon, whose it is: "Israeli strikes on the army killed …".
    """
    numbers = clauses(reading)
    relative = False
    for index in range(trigger - 1, max(-1, trigger - 18), -1):
        letter = reading.shape[index]
        if letter in ".;:" or (letter == "W" and trigger - index > 1):
            return None
        if letter == "k" and numbers[index] != numbers[trigger]:
            relative = reading.lower(index) in _RELATIVE
            if not relative:
                return None
        elif numbers[index] != numbers[trigger] and not relative:
            continue
        if letter in "SM" and not (letter == "S" and _is_governed(reading, index)):
            return agent_near(reading, index)
        if is_actor(reading, index) and not _is_governed(reading, index):
            return index
    return None
