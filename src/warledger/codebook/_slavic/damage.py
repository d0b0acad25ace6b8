"""Damage in Ukrainian and Russian: an object with a word of damage, or one that a weapon hit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from warledger.codebook._draft import Draft
from warledger.codebook._slavic.around import cost, gapped, listed, modality_of, place_of, scope_of, time_of
from warledger.codebook._slavic.attack import _is_trigger as is_attack
from warledger.extract.slavic.reading import has, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

_LIMIT = 4.5
_HIT = 2.6
_STRIKES = ("V.unspecified", "V.fall", "V.artillery", "V.air_strike")
_SUFFERED = re.compile(r"(?:постражда|пострада)(?:л[аио]?|в)")
_VAGUE = re.compile(r"інфраструктур|инфраструктур|об'єкт|объект|приміщен|помещен")
_WITHIN = 'OwCa%qnT"-'


class Thing(NamedTuple):
    """An object's noun phrase, chunks `first` to `last`, and the codebook's kind of it."""

    first: int
    last: int
    kind: str


def things(reading: Reading) -> list[Thing]:
    """The objects that a passage names, each with the most telling of its words."""
    found: list[Thing] = []
    for index in range(len(reading.shape)):
        kind = value_of(reading, index, "O")
        if not kind:
            continue
        if (
            found
            and index - found[-1].last <= 2
            and all(reading.shape[i] in 'wC"' for i in range(found[-1].last + 1, index))
        ):
            kept = found[-1].kind if found[-1].kind != "other" else kind
            found[-1] = Thing(found[-1].first, index, kept)
        else:
            first = index
            while (
                first > 0
                and reading.shape[first - 1] in "wa%"
                and index - first < 2
                and not reading.tags[first - 1].strip()
            ):
                first -= 1
            found.append(Thing(first, index, kind))
    return found


def _is_target(reading: Reading, thing: Thing) -> bool:
    """An object behind "по", "у", "в", "на": "ударили по кафе", "влучив у будинок"."""
    at = thing.first
    while at > 0 and reading.shape[at - 1] in _WITHIN and thing.first - at < 3:
        at -= 1
    before = reading.lower(at - 1) if at else ""
    return before in {"по", "у", "в", "на", "во", "об", "о"} or (
        reading.shape[max(0, at - 1)] == "c" and at > 1
    )


def _trigger(reading: Reading, thing: Thing, damages: list[int], strikes: list[int]) -> int | None:
    """The word that says an object was damaged or hit."""
    for index in range(thing.first, thing.last + 1):
        if index in damages:
            return index
    near = [
        index
        for index in damages
        if min(cost(reading, index, thing.first), cost(reading, index, thing.last)) <= _LIMIT
    ]
    if near:
        return min(
            near, key=lambda index: min(cost(reading, index, thing.first), cost(reading, index, thing.last))
        )
    if damages and damages[0] < thing.first and gapped(reading, thing.first) is not None:
        return max(index for index in damages if index < thing.first)
    if _is_target(reading, thing):
        hits = [
            index for index in strikes if index < thing.first and cost(reading, index, thing.first) <= _HIT
        ]
        return hits[-1] if hits else None
    return None


def _suffers(reading: Reading, index: int, found: list[Thing]) -> bool:
    """A word of damage; or "постраждала школа", a word of harm right beside an object."""
    if reading.shape[max(0, index - 1)] == "z":
        return False
    if has(reading, index, "G"):
        return True
    if not (has(reading, index, "H.injured") and _SUFFERED.fullmatch(reading.lower(index))):
        return False
    near = (
        thing
        for thing in found
        if min(cost(reading, index, thing.first), cost(reading, index, thing.last)) < 1
    )
    return next(near, None) is not None


def find(reading: Reading) -> Iterator[Draft]:
    """Every object that a passage says was hit or damaged, one of each kind."""
    found = things(reading)
    if not found:
        return
    every = range(len(reading.shape))
    damages = [i for i in every if _suffers(reading, i, found)]
    strikes = [i for i in every if any(has(reading, i, name) for name in _STRIKES) and is_attack(reading, i)]
    hit = [
        (thing, trigger)
        for thing in found
        if (trigger := _trigger(reading, thing, damages, strikes)) is not None
    ]
    told: set[tuple[str, int | None]] = set()
    for thing, trigger in hit:
        vague = thing.kind == "other" and _VAGUE.match(reading.lower(thing.last)) is not None
        if vague and any(other.kind != "other" for other, _ in hit):
            continue
        place = gapped(reading, thing.first)
        place = place_of(reading, thing.first) if place is None else place
        fields = {
            "object": thing.kind,
            "name": reading.text(thing.first, thing.last),
            "extent": reading.lower(trigger),
        }
        gap = place is not None and _is_gap(reading, thing)
        for where in listed(reading, place) if place is not None and gap else [place]:
            if (thing.kind, where) in told:
                continue
            told.add((thing.kind, where))
            first = min(thing.first, where if gap and where is not None else trigger)
            yield Draft(
                "damage", first, max(thing.last, thing.first if gap else trigger), trigger, fields, where,
                time_of(reading, trigger), scope=scope_of(reading, trigger, None), modality=modality_of(reading, trigger),
            )  # fmt: skip


def _is_gap(reading: Reading, thing: Thing) -> bool:
    """True for what a clause without its verb tells: "у X та Y — ліцей"."""
    return gapped(reading, thing.first) is not None
