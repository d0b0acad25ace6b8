"""Interceptions in Ukrainian and Russian: how many weapons were shot down, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft
from warledger.codebook._slavic.around import cost, listed, modality_of, place_of, time_of
from warledger.extract.figures import Figure
from warledger.extract.slavic.reading import actor_of, has, value_of
from warledger.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

_LIMIT = 6.0
_KINDS = frozenset({"drone", "missile", "glide_bomb"})
_RIGHT = re.compile(r"(?:c?w{0,2}-?)?e?w?(?P<p>P)|k?,?-e?w?(?P<q>P)")
_LEFT = re.compile(r"(?P<p>P)[-w]{0,2}e?$")
_WEAPONS = ("цел", "ціл", "апарат", "аппарат")


def _is_weapon(reading: Reading, index: int) -> bool:
    """A weapon that can be shot down, or a word for what was in the air."""
    return value_of(reading, index, "M") in _KINDS or any(word in reading.lower(index) for word in _WEAPONS)


def _means(reading: Reading, index: int) -> str:
    """The weapon that a figure counts, or the one told nearest."""
    value = reading.chunks[index].value
    if isinstance(value, Figure) and value.counts is not None and value.counts.value in _KINDS:
        return value.counts.value
    weapons = [i for i in range(len(reading.shape)) if value_of(reading, i, "M") in _KINDS]
    near = min(weapons, key=lambda i: cost(reading, index, i), default=None)
    return value_of(reading, near, "M") if near is not None else "unspecified"


def _agent(reading: Reading) -> int | None:
    """The force or body that shot them down: not the one whose weapons they were."""
    for index, letter in enumerate(reading.shape):
        mention = actor_of(reading, index)
        if (
            mention is None
            or letter != "A"
            or mention.actor.side is None
            or mention.actor.kind in {"media", "state"}
        ):
            continue
        if not re.search(r"[MqS]$|[MqS][wa]$", reading.shape[:index]):
            return index
    return None


def _draft(reading: Reading, trigger: int, figure: int, means: str, place: int | None) -> Draft:
    """The draft of one count; one weapon where there is no figure."""
    value = reading.chunks[figure].value
    quantity = value.quantity if isinstance(value, Figure) else Quantity(low=1, high=1)
    fields = {"means": means, "low": quantity.low, "high": quantity.high}
    return Draft(
        "interception", min(trigger, figure), max(trigger, figure), trigger, fields, place,
        time_of(reading, trigger), agent=_agent(reading), scope="incident", modality=modality_of(reading, trigger),
    )  # fmt: skip


def _is_count(reading: Reading, index: int) -> bool:
    """A figure of weapons, or a bare one that can be of weapons."""
    value = reading.chunks[index].value
    if not isinstance(value, Figure) or value.population or has(reading, index, "ordinal"):
        return False
    if reading.shape[index] == "q":
        armed = value.counts is not None and value.counts.value in _KINDS
        return armed or value.noun.startswith(_WEAPONS)
    return reading.shape[index] in "nu"


def _region(reading: Reading, index: int) -> int | None:
    """The place that a count is of: "28 над X", "на Y — 21"."""
    right = _RIGHT.match(reading.shape, index + 1)
    if right is not None:
        return right.start("p") if right["p"] else right.start("q")
    left = _LEFT.search(reading.shape[:index])
    return left.start("p") if left is not None else None


def find(reading: Reading) -> Iterator[Draft]:
    """Every count of weapons shot down in a passage, the parts of a list each."""
    every = range(len(reading.shape))
    triggers = [i for i in every if has(reading, i, "I")]
    if not triggers and not set("HSVG") & set(reading.shape):
        triggers = [i for i in every if has(reading, i, "share")]  # "на X пришлось 24, на Y — 21"
    if not triggers:
        return
    figures = [i for i in every if _is_count(reading, i)]
    parts = [i for i in figures if _region(reading, i) is not None]
    if not any(_is_weapon(reading, i) for i in every) and len(parts) < 2:
        return
    used: set[int] = set()
    for trigger in triggers:
        near = [i for i in figures if i not in used and cost(reading, trigger, i) <= _LIMIT]
        figure = min(near, key=lambda i: cost(reading, trigger, i), default=None)
        figure = figure if figure is not None else None if used else _single(reading, trigger)
        if figure is None:
            continue
        used.add(figure)
        place = _region(reading, figure)
        place = place if place is not None else place_of(reading, figure)
        places = listed(reading, place) if place is not None and figure in parts else [place]
        for where in places:
            yield _draft(reading, trigger, figure, _means(reading, figure), where)
    yield from _parts(reading, triggers[0], [i for i in figures if i not in used], used)


def _single(reading: Reading, trigger: int) -> int | None:
    """One weapon beside the word: "збили дрон"."""
    for index in (trigger - 1, trigger + 1, trigger + 2):
        if 0 <= index < len(reading.shape) and reading.shape[index] == "M":
            alone = getattr(reading.chunks[index].value, "form", "") == ""
            if alone and value_of(reading, index, "M") in _KINDS:
                return index
    return None


def _parts(reading: Reading, trigger: int, figures: list[int], used: set[int]) -> Iterator[Draft]:
    """The further counts of a list: "28 над X, по два над Y та Z", "48 ракет та 64 безпілотники"."""
    for index in figures:
        place = _region(reading, index)
        beside = any(reading.shape[min(index, o) + 1 : max(index, o)] in {"c", ",", ",c"} for o in used)
        if place is not None:
            used.add(index)
            for where in listed(reading, place):
                yield _draft(reading, trigger, index, _means(reading, index), where)
        elif reading.shape[index] == "q" and beside:
            used.add(index)
            yield _draft(reading, trigger, index, _means(reading, index), place_of(reading, index))
    for index in sorted(used):
        behind = index + 2
        if (
            reading.shape[index + 1 : behind + 1] == "cM"
            and getattr(reading.chunks[behind].value, "form", "x") == ""
        ):
            yield _draft(reading, trigger, behind, _means(reading, behind), place_of(reading, index))
