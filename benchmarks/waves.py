"""Synthetic violence around talks, with known truth, at the level of incidents.

Incidents come in waves (a slowly varying level), with more spread than independent ones (a gamma factor a
day), and reach the record only if some outlet reports them. What is planted: by how much violence changes in
the days after talks, by how much reporting does, and how late reports come. Everything follows from the seed.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import numpy as np

from warledger.model import Document, Incident, Interval, Place

START = date(2031, 1, 1)
TALKS = "talks"


class Planted(msgspec.Struct, frozen=True):
    """A world: rates are a day, `origins` the mean number of independent reports an incident gets.

    `effect` multiplies violence and `volume` reporting in the `reach` days after talks; `lag` is the mean
    number of days by which reports come late; `vague` and `undated` are shares.
    """

    effect: float = 1.0
    volume: float = 1.0
    lag: float = 0.0
    events: int = 6
    days: int = 200
    rate: float = 3.0
    origins: float = 2.0
    reach: int = 3
    vague: float = 0.05
    undated: float = 0.05


def violence(planted: Planted, dice: np.random.Generator) -> tuple[list[int], np.ndarray[Any, Any]]:
    """The days of talks, and how many incidents truly happen on each day."""
    level = np.zeros(planted.days)
    for day in range(1, planted.days):
        level[day] = 0.8 * level[day - 1] + dice.normal(0, 0.3 * 0.6)
    spacing = np.linspace(15, planted.days - 20, planted.events)
    talks = [int(at) + int(dice.integers(-4, 5)) for at in spacing]
    rate = planted.rate * np.exp(level - 0.3**2 / 2)
    for at in talks:
        rate[at + 1 : at + 1 + planted.reach] *= planted.effect
    return talks, dice.poisson(rate * dice.gamma(3.0, 1 / 3, planted.days))


def record(planted: Planted, seed: int) -> tuple[list[Incident], list[Document]]:
    """What a faultless reading and merging would leave of a world: its incidents and documents."""
    dice = np.random.default_rng(seed)
    talks, counts = violence(planted, dice)
    louder = {at + 1 + k for at in talks for k in range(planted.reach)}
    incidents = [_talks(at) for at in talks]
    documents = [_document(f"talks-{at}", at + 0.9) for at in talks]
    for day in range(planted.days):
        volume = planted.volume if day in louder else 1.0
        documents += [_document(f"other-{day}-{k}", day + 0.5) for k in range(dice.poisson(6 * volume) + 1)]
        for number in range(int(counts[day])):
            origins = int(dice.poisson(planted.origins * volume * dice.gamma(2.0, 0.5)))
            if not origins:
                continue  # nobody tells it
            names = []
            for k in range(origins):
                late = dice.exponential(planted.lag) if planted.lag else 0.0
                out = day + 1 + late + dice.random() * 0.4
                if out < planted.days:  # what comes later is not in the record yet
                    names.append(f"{day}-{number}-{k}")
                    documents.append(_document(names[-1], out))
            if names:
                incidents.append(_incident(f"{day}-{number}", day, names, planted, dice))
    return incidents, documents


def _document(name: str, day: float) -> Document:
    """A report published at a time of a day."""
    moment = START + timedelta(days=int(day))
    return Document(id=name, name=name, text="", published=f"{moment}T{int(day % 1 * 24):02}:00")


def _talks(day: int) -> Incident:
    """A round of talks."""
    on = str(START + timedelta(days=day))
    when = Interval(start=on, end=on, precision="day")
    return Incident(
        id=f"talks-{day}",
        type=TALKS,
        when=when,
        parties=("North", "South"),
        documents=(f"talks-{day}",),
        fulfilment="held",
    )


def _incident(
    name: str, day: int, documents: list[str], planted: Planted, dice: np.random.Generator
) -> Incident:
    """An incident of a day, or of the night before it; some known only to the week, some not at all."""
    on = START + timedelta(days=day)
    draw = dice.random()
    when: Interval | None
    if draw < planted.undated:
        when = None
    elif draw < planted.undated + planted.vague:
        first = on - timedelta(days=int(dice.integers(0, 7)))
        when = Interval(start=str(first), end=str(first + timedelta(days=6)), precision="week")
    elif dice.random() < 0.5:  # noqa: PLR2004 - as many by night as by day
        when = Interval(start=str(on - timedelta(days=1)), end=str(on), precision="night")
    else:
        when = Interval(start=str(on), end=str(on), precision="day")
    actor = "North" if dice.random() < 0.5 else "South"  # noqa: PLR2004 - as many of one as of the other
    return Incident(
        id=name,
        type="attack",
        actor=actor,
        means=("drone",),
        place=Place(name="Town", admin1="Region 1", country="XX", precision="settlement"),
        when=when,
        documents=tuple(documents),
        publishers=len(documents),
        independent_sources=len(documents),
    )
