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
_PART = re.compile(r"(?:n|q)(?:c?w{0,2})e(?P<p>P)")
_KINDS = frozenset({"drone", "missile", "artillery", "glide_bomb"})


def _means(reading: Reading, index: int) -> str:
    """The weapon that a figure counts, or the one told nearest."""
    value = reading.chunks[index].value
    if isinstance(value, Figure) and value.counts is not None and value.counts.letter == "M":
        return value.counts.value
    weapons = [i for i in range(len(reading.shape)) if value_of(reading, i, "M")]
    near = min(weapons, key=lambda i: cost(reading, index, i), default=None)
    return value_of(reading, near, "M") if near is not None else "unspecified"


def _agent(reading: Reading) -> int | None:
    """The force or state that shot them down, if the sentence names it outside of an adjective."""
    for index, letter in enumerate(reading.shape):
        mention = actor_of(reading, index)
        if (
            mention is not None
            and letter == "A"
            and mention.actor.side is not None
            and mention.actor.kind != "media"
        ):
            return index
    return None


def _draft(reading: Reading, trigger: int, figure: int, means: str, place: int | None) -> Draft:
    """The draft of one count."""
    value = reading.chunks[figure].value
    quantity = value.quantity if isinstance(value, Figure) else Quantity(low=1, high=1)
    first, last = min(trigger, figure), max(trigger, figure)
    fields = {
        "means": means if means in {*_KINDS, "air_strike"} else "unspecified",
        "low": quantity.low,
        "high": quantity.high,
    }
    return Draft(
        "interception", first, last, trigger, fields, place, time_of(reading, trigger), agent=_agent(reading),
        scope="incident", modality=modality_of(reading, trigger),
    )  # fmt: skip


def _is_count(reading: Reading, index: int) -> bool:
    """A figure of weapons, or a bare one that can be of weapons."""
    value = reading.chunks[index].value
    if reading.shape[index] == "q" and isinstance(value, Figure):
        armed = value.counts is not None and value.counts.letter == "M" and value.counts.value in _KINDS
        return armed or value.noun.startswith(("цел", "ціл"))
    return reading.shape[index] == "n" and isinstance(value, Figure) and not value.population


def find(reading: Reading) -> Iterator[Draft]:
    """Every count of weapons shot down in a passage, the parts of a list each."""
    triggers = [i for i in range(len(reading.shape)) if has(reading, i, "I")]
    if not triggers or not any(
        value_of(reading, i, "M") or "цел" in reading.lower(i) or "ціл" in reading.lower(i)
        for i in range(len(reading.shape))
    ):
        return
    figures = [i for i in range(len(reading.shape)) if _is_count(reading, i)]
    used: set[int] = set()
    for trigger in triggers:
        near = [i for i in figures if i not in used and cost(reading, trigger, i) <= _LIMIT]
        figure = min(near, key=lambda i: cost(reading, trigger, i), default=None)
        if figure is None:
            single = [
                i
                for i in (trigger - 1, trigger + 1, trigger + 2)
                if 0 <= i < len(reading.shape)
                and reading.shape[i] == "M"
                and getattr(reading.chunks[i].value, "form", "") == ""
            ]
            if (
                single
                and not used
                and not has(reading, single[0], "debris")
                and value_of(reading, single[0], "M") in _KINDS
            ):
                used.add(single[0])
                yield _draft(
                    reading, trigger, single[0], value_of(reading, single[0], "M"), place_of(reading, trigger)
                )
            continue
        used.add(figure)
        means = _means(reading, figure)
        yield _draft(reading, trigger, figure, means, place_of(reading, figure))
        yield from _parts(reading, trigger, figures, used, means)


def _parts(reading: Reading, trigger: int, figures: list[int], used: set[int], means: str) -> Iterator[Draft]:
    """The further counts of a list: "28 над X, по два над Y и Z", "48 ракет та 64 безпілотники"."""
    for index in figures:
        if index in used:
            continue
        part = _PART.match(reading.shape, index)
        if part is not None:
            used.add(index)
            for place in listed(reading, part.start("p")):
                yield _draft(reading, trigger, index, means, place)
        elif reading.shape[index] == "q" and any(
            reading.shape[min(index, other) + 1 : max(index, other)] in {"c", ",", ",c"} for other in used
        ):
            used.add(index)
            yield _draft(reading, trigger, index, _means(reading, index), place_of(reading, index))
