"""Whether a figure is one incident's or a sum over places, a night nationwide, a month, the war."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from warledger.extract.figures import Figure
from warledger.extract.frame import clauses
from warledger.extract.place import PlaceMention
from warledger.extract.setting import coordinated

if TYPE_CHECKING:
    from warledger.extract.shape import Reading
    from warledger.model.claim import Scope


@cache
def _cues(words: tuple[str, ...]) -> re.Pattern[str]:
    options = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{options})", re.IGNORECASE)


def scope_of(reading: Reading, trigger: int, place: int | None, when: int | None) -> Scope:
    """The scope that the sentence gives its figure (codebook, Claims 4, 14 and 17)."""
    numbers = clauses(reading)
    inside = [i for i, number in enumerate(numbers) if number == numbers[trigger]]
    text = reading.text(inside[0], inside[-1])
    cues = reading.language.file.scope
    wide = _cues(tuple(cues["total"])).search(text) or _cues(tuple(cues["sentence"])).search(
        reading.passage.text
    )
    nouns = [reading.chunks[i].value for i in inside if reading.shape[i] == "S"]
    single = any(getattr(noun, "form", "") == "" for noun in nouns)
    deed = when is not None and _is_deed(reading, trigger, place, when)
    over = not (single or deed or _tells_one(reading)) and _cues(tuple(cues["over"])).search(text)
    there = place is None and _cues(tuple(cues["region"])).search(reading.passage.text)
    there = there or (_is_coarse(reading, place) and _cues(tuple(cues["broad"])).search(text))
    if wide or over or there or _is_since(reading, trigger):
        return "total"
    if when is not None and not single and not _tells_one(reading):
        base = getattr(reading.chunks[when].value, "base", ("",))
        if (base[0] in {"span", "year"} and not deed) or (base[0] == "past" and _is_coarse(reading, place)):
            return "total"
    if place is not None and len(coordinated(reading, place)) > 1:
        return "total"
    so_far = _cues(tuple(cues["cumulative"])).search(text)
    if so_far and any(reading.lower(i) in _lasting(reading) for i in inside):
        return "total"
    if _is_of_lasting(reading, trigger, inside) or _in_villages(reading):
        return "total"
    several = _is_coarse(reading, place) and _is_several(reading, trigger, inside)
    return "total" if several else "incident"


def _is_deed(reading: Reading, trigger: int, place: int | None, when: int) -> bool:
    """One deed in a town, told of a week or month: "last month a mine killed three in X"; no "this month"."""
    shape = reading.shape
    if _is_coarse(reading, place) or reading.lower(when).startswith(_SO_FAR):
        return False
    if {reading.lower(index) for index in range(max(0, trigger - 3), trigger)} & {"has", "have"}:
        return False
    if {"when", "after"} & {
        reading.lower(index) for index in range(trigger + 1, len(shape)) if shape[index] in "kt"
    }:
        return True
    return shape[trigger] == "H" and _DOER.search(shape[:trigger]) is not None


_SO_FAR = ("this", "so far", "in the past", "the past", "over the past")
_DOER = re.compile(r"[MA][wCT]{0,3}b?$")


def _is_of_lasting(reading: Reading, trigger: int, inside: list[int]) -> bool:
    """ "The fighting for X has killed 700": what a war or battle brought so far."""
    lasting = _lasting(reading)
    return any(
        reading.shape[index] == "S"
        and reading.lower(index) in lasting
        and "b" in reading.shape[index:trigger]
        and {reading.lower(i) for i in range(index, trigger)} & {"has", "have"}
        for index in inside
        if index < trigger
    )


@cache
def _counted_places(settled: frozenset[str], units: tuple[str, ...]) -> re.Pattern[str]:
    """Finds a number of settlements: "three villages", "several small towns"."""
    places = "|".join(sorted(word for word in settled if word.endswith("s")))
    return re.compile(
        rf"\b(?:{'|'.join(units)}|several|[2-9]|\d\d) (?:\w+ ){{0,2}}(?:{places})\b", re.IGNORECASE
    )


def _in_villages(reading: Reading) -> bool:
    """A sentence of attacks on a number of settlements: "attacked three villages"."""
    file = reading.language.file
    units = tuple(unit for unit, value in file.numbers.units.items() if value > 1)
    return _counted_places(frozenset(file.places.settled), units).search(reading.passage.text) is not None


def _tells_one(reading: Reading) -> bool:
    """A sentence that tells of one attack: "in an attack on the market", "for the strike on the school"."""
    for index, letter in enumerate(reading.shape):
        if letter == "S" and getattr(reading.chunks[index].value, "form", "x") == "":
            led = re.search(r"d[waAMC]{0,3}$", reading.shape[:index])
            if (
                led
                and reading.lower(led.start()) in {"a", "an", "the"}
                and reading.lower(index) not in _lasting(reading)
            ):
                return True
    return False


def _lasting(reading: Reading) -> frozenset[str]:
    return frozenset(reading.language.file.scope["lasting"])


def _is_coarse(reading: Reading, place: int | None) -> bool:
    """No place told, or one wider than a settlement."""
    if place is None:
        return True
    value = reading.chunks[place].value
    candidates = value.candidates if isinstance(value, PlaceMention) else ()
    return bool(candidates) and candidates[0].precision in {"admin1", "country"}


def _is_several(reading: Reading, trigger: int, inside: list[int]) -> bool:
    """ "two attacks killed 64", "clashes have killed more than 300": several events told as one."""
    for index in inside:
        value = reading.chunks[index].value
        counted = value.counts if isinstance(value, Figure) else None
        if isinstance(value, Figure) and counted and counted.letter == "S" and (value.quantity.low or 2) > 1:
            return True
        plural = reading.shape[index] == "S" and getattr(value, "form", "") == "plural"
        if plural and index < trigger and reading.shape[trigger] == "H":
            between = {reading.lower(i) for i in range(index + 1, trigger)}
            return bool(between & {"has", "have"})
    return False


def _is_since(reading: Reading, trigger: int) -> bool:
    """ "… have been killed since the war began", "Since Friday 13 people have died"."""
    cues = reading.language.file.scope["since"]
    lasting = _lasting(reading)
    if reading.lower(trigger).startswith("not "):
        return False
    for index in [*range(min(3, trigger)), *range(trigger + 1, min(trigger + 14, len(reading.shape)))]:
        if reading.shape[index] in ".;":
            return False
        role = getattr(reading.chunks[index].value, "role", "")
        single = re.match(r"[dwa\-C]{1,4}S", reading.shape[index + 1 : index + 6])
        if single and _is_one(reading, index + single.end(), lasting):
            continue
        owned = reading.shape[index + 1 : index + 2] == "'"
        if (role in cues and not owned) or (reading.shape[index] == "k" and reading.lower(index) in cues):
            return True
    return False


def _is_one(reading: Reading, index: int, lasting: frozenset[str]) -> bool:
    """ "Since the attack": one event; "since the fighting began" is a time of many."""
    form = getattr(reading.chunks[index].value, "form", "x")
    return form == "" and reading.lower(index) not in lasting


def is_of_plural(reading: Reading) -> bool:
    """A sentence that tells of attacks, and of none alone."""
    values = [
        chunk.value for chunk, letter in zip(reading.chunks, reading.shape, strict=True) if letter == "S"
    ]
    forms = {getattr(value, "form", "") for value in values}
    return forms == {"plural"}


def is_of_night(reading: Reading) -> bool:
    """ "Eight people were killed in the night": what a whole night brought."""
    return bool(_cues(tuple(reading.language.file.scope["night"])).search(reading.passage.text))


def is_of_attacks(reading: Reading, trigger: int) -> bool:
    """ "were wounded in the strikes", "attacks killed four": harm by several attacks, told together."""
    shape = reading.shape
    match = re.match(r"[wT]{0,2}e[daw]{0,3}S", shape[trigger + 1 :])
    at = trigger + match.end() if match else None
    if at is None and shape[trigger] == "H":
        subject = re.search(r"S[wbTe]{0,3}$", shape[:trigger])
        at = subject.start() if subject else None
    return at is not None and getattr(reading.chunks[at].value, "form", "") == "plural"
