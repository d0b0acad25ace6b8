"""A planted world told in reports with claims, read into a record, merged, and asked.

The reports come from `conflict.py` as the merging benchmark's do: originals, copies, rewordings, late mentions,
sums over a night, speakers, regions for towns. Its claims are handed over by a reader that knows them; all else
is the product's own way: reading in, merging, storing, deriving incidents, asking.
"""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

import conflict as telling
from conflict import SIDES, START, Conflict, Size
from warledger import Record
from warledger.codebook.talks import Talks
from warledger.model import Interval
from warledger.settings import Settings
from waves import Planted, violence

if TYPE_CHECKING:
    from conflict import Event
    from warledger.analyze.findings import Around
    from warledger.model import Claim, Document

SMALLER = {"days": 110, "rate": 3.0}
SIZE = Size(regions=8, settlements=12, reports=2, late=0.05, undated=0.05, region_only=0.05)


class Told:
    """A reader that knows what each report claims."""

    version = "told"

    def __init__(self, claims: list[Claim]) -> None:
        """Hold all claims by document."""
        self.claims: dict[str, list[Claim]] = {}
        for claim in claims:
            self.claims.setdefault(claim.document.id, []).append(claim)

    def read(self, document: Document) -> list[Claim]:
        """The claims of one document."""
        return self.claims.get(document.id, [])


def asked_of_a_record(planted: Planted, seed: int) -> Around:
    """A world of a seed, told, read and asked."""
    small = msgspec.structs.replace(planted, **SMALLER)
    made = conflict(small, seed)
    settings = Settings(record="none", store="memory")
    with Record.open(settings=settings, reader=Told(made.claims)) as record:
        record.add(made.documents)
        return record.around("talks", draws=100, everywhere=True)


def conflict(planted: Planted, seed: int) -> Conflict:
    """The reports of a world: its incidents by day, each told as often as reporting has it."""
    numbers = np.random.default_rng(seed)
    dice = random.Random(seed)  # noqa: S311 - a synthetic world, not a secret
    talks, counts = violence(planted, numbers)
    louder = {at + 1 + k for at in talks for k in range(planted.reach)}
    made = Conflict({}, [], [], {}, {})
    for event in _events(counts, dice):
        volume = planted.volume if event.day + event.night in louder else 1.0
        reports = int(numbers.poisson(2 * planted.origins * volume * numbers.gamma(2.0, 0.5)))
        if reports:  # what nobody reports is in no record
            made.events[event.id] = event
            telling.report_strike(made, event, reports, SIZE, dice)
    for day in range(planted.days):
        _quiet(made, day)
    for at in talks:
        _talks(made, at)
    return made


def _events(counts: np.ndarray[Any, Any], dice: random.Random) -> list[Event]:
    """Each day's incidents, and those of the night before it, on settlements not struck a day before or after."""
    found: list[Event] = []
    taken: set[tuple[int, int, int]] = set()
    for day, count in enumerate(counts):
        for number in range(int(count)):
            where = dice.randrange(SIZE.regions), dice.randrange(SIZE.settlements)
            while {(*where, day + shift) for shift in (-2, -1, 0, 1)} & taken:
                where = dice.randrange(SIZE.regions), dice.randrange(SIZE.settlements)
            taken.add((*where, day))
            event = telling.strike(f"event-{day}-{number}", where, day, dice)
            found.append(msgspec.structs.replace(event, day=day - event.night))
    return found


def _quiet(made: Conflict, day: int) -> None:
    """A report without any claim: there was reporting that day."""
    published = f"{START + timedelta(days=day)}T21:00"
    page = telling.Report(f"weather-{day}", "Outlet 3", published)
    page.say("Rain is expected in the hills and the roads to the coast are open.")
    telling.file(made, page)


def _talks(made: Conflict, day: int) -> None:
    """A round of talks."""
    on = START + timedelta(days=day)
    page = telling.Report(f"talks-{day}", "Outlet 2", f"{on}T20:00")
    when = Interval(start=str(on), end=str(on), precision="day")
    page.say("The delegations met", Talks, None, parties=SIDES, when=when, venue="Capital")
    telling.file(made, page)
