"""A synthetic conflict with known truth: events, and what outlets make of them.

Two sides, a grid of regions with settlements that do not exist, strikes with tolls that grow,
officials and rescuers who give figures, outlets that report, quote, copy and reword, sums of
a night, late mentions and noise. Everything follows from the seed.
"""

from __future__ import annotations

import hashlib
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from warledger.codebook.attack import Attack
from warledger.codebook.damage import Damage
from warledger.codebook.exchange import Exchange
from warledger.codebook.harm import Harm
from warledger.model import Attribution, Claim, Document, DocumentReference, Interval, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

START = date(2031, 1, 1)
SIDES = ("North", "South")
MEANS = ("drone", "missile", "artillery", "glide_bomb")
OBJECTS = ("residential", "energy", "medical", "transport", "industry")
OUTLETS = tuple(f"Outlet {number}" for number in range(1, 13))
WORDS = (
    "early hours crews worked under floodlights while streets were closed and power was cut to several"
    " blocks windows were broken roofs burned water mains burst schools moved lessons online buses took"
    " other routes engineers checked gas lines volunteers brought blankets tea generators the council opened"
    " shelters trains were late shops stayed shut dust hung over the square firefighters needed hours"
).split()


class Size(msgspec.Struct, frozen=True):
    """How large a conflict is and how badly it is told; shares between 0 and 1."""

    events: int = 40
    days: int = 20
    regions: int = 4
    settlements: int = 6
    reports: int = 4
    copied: float = 0.3
    reworded: float = 0.2
    region_only: float = 0.1
    undated: float = 0.1
    unattributed: float = 0.2
    late: float = 0.1


class Event(msgspec.Struct, frozen=True):
    """What happened: one side's strike on one settlement in one night or day."""

    id: str
    region: int
    settlement: int
    day: int
    night: bool
    actor: str
    means: str
    object: str
    stages: tuple[tuple[int, int], ...]  # (killed, injured), as they became known

    @property
    def toll(self) -> tuple[int, int]:
        """The final figures."""
        return self.stages[-1]


class Conflict(msgspec.Struct, frozen=True):
    """Reports, their claims, and what they truly mean.

    `truth` gives each claim's event (sums and exchanges have none), `copies` each copying
    report's original.
    """

    events: dict[str, Event]
    documents: list[Document]
    claims: list[Claim]
    truth: dict[str, str]
    copies: dict[str, str]


class Report:
    """One report in the making: its text and its claims."""

    def __init__(self, name: str, outlet: str, published: str) -> None:
        self.name, self.outlet, self.published = name, outlet, published
        self.text = ""
        self.rows: list[tuple[type[Claim], dict[str, Any], str | None]] = []

    def say(
        self, words: str, struct: type[Claim] | None = None, event: str | None = None, **fields: Any
    ) -> None:
        """Add words, and the claim they make."""
        if struct is not None:
            start = len(self.text)
            row = {"words": words, "start": start, "end": start + len(words), **fields}
            self.rows.append((struct, row, event))
        self.text += words + " "


def conflict(size: Size, seed: int = 0) -> Conflict:
    """The conflict of a size and a seed."""
    dice = random.Random(seed)  # noqa: S311 - a synthetic world, not a secret
    events = _events(size, dice)
    made = Conflict({event.id: event for event in events}, [], [], {}, {})
    for event in events:
        _report_event(made, event, size, dice)
    for day in range(size.days):
        struck = [event for event in events if event.day == day]
        if struck:
            _report_sum(made, day, struck)
        if day % 9 == 0:
            _report_exchange(made, day, dice)
    return made


def _events(size: Size, dice: random.Random) -> list[Event]:
    """Strikes, no two of one side on one settlement within the same or the next day."""
    found: list[Event] = []
    taken: set[tuple[int, int, int]] = set()
    for number in range(size.events * 20):
        if len(found) == size.events:
            break
        region, settlement = dice.randrange(size.regions), dice.randrange(size.settlements)
        day = dice.randrange(size.days)
        if {(region, settlement, day + shift) for shift in (-1, 0, 1)} & taken:
            continue
        taken.add((region, settlement, day))
        found.append(strike(f"event-{number}", (region, settlement), day, dice))
    return found


def strike(name: str, where: tuple[int, int], day: int, dice: random.Random) -> Event:
    """A strike on a day, on a settlement (region and number) of the other side."""
    killed, injured = dice.choice((0, 0, 1, 2, 3, 8, 24)), dice.randrange(1, 60)
    grown = tuple((max(0, killed - left), max(1, injured - 3 * left)) for left in (2, 1, 0))
    return Event(
        id=name,
        region=where[0],
        settlement=where[1],
        day=day,
        night=dice.random() < 0.5,  # noqa: PLR2004 - as many by night as by day
        actor=SIDES[where[0] % 2],
        means=dice.choice(MEANS),
        object=dice.choice(OBJECTS),
        stages=grown,
    )


def _place(event: Event, *, coarse: bool) -> Place:
    """Where an event happened, or only its region."""
    region = f"Region {event.region}"
    if coarse:
        return Place(words=region, name=region, admin1=region, country="XX", precision="admin1")
    name = f"Town {event.region}-{event.settlement}"
    return Place(
        words=name,
        name=name,
        admin1=region,
        country="XX",
        geonames=1000 * event.region + event.settlement + 1,
        latitude=2.0 * event.region,
        longitude=0.5 * event.settlement,
        precision="settlement",
    )


def _when(event: Event) -> Interval:
    """The day or night of an event."""
    first = START + timedelta(days=event.day)
    last = first + timedelta(days=1) if event.night else first
    return Interval(start=str(first), end=str(last), precision="night" if event.night else "day")


def _report_event(made: Conflict, event: Event, size: Size, dice: random.Random) -> None:
    """Every outlet's report of one event."""
    report_strike(made, event, 1 + dice.randrange(2 * size.reports), size, dice)


def report_strike(made: Conflict, event: Event, count: int, size: Size, dice: random.Random) -> None:
    """So many reports of one event, copies and late mentions among them."""
    originals: list[Report] = []
    for number in range(count):
        stage = min(number * len(event.stages) // count, len(event.stages) - 1)
        out = START + timedelta(days=event.day + event.night + (stage > 1))
        late = dice.random() < size.late
        published = (
            f"{out + timedelta(days=2 * late)}T{8 + 4 * stage + number % 4:02}:{dice.randrange(60):02}"
        )
        report = Report(f"{event.id}-{number}", dice.choice(OUTLETS), published)
        if originals and dice.random() < size.copied:
            _copy(made, report, dice.choice(originals), size, dice)
            continue
        _tell(report, event, stage, size, dice)
        originals.append(report)
        file(made, report)


def _tell(report: Report, event: Event, stage: int, size: Size, dice: random.Random) -> None:
    """An original report: lead, figures by a speaker, damage, filling."""
    coarse = dice.random() < size.region_only
    fields: dict[str, Any] = {
        "place": _place(event, coarse=coarse),
        "when": None if dice.random() < size.undated else _when(event),
        "actor": None if dice.random() < size.unattributed else event.actor,
    }
    where, (killed, injured) = fields["place"].name, event.stages[stage]
    speaker = dice.choice((f"the governor of Region {event.region}", "the rescue service"))
    said = Attribution(words=speaker, name=speaker, side=SIDES[1 - event.region % 2])
    report.say(f"A {event.means} struck {where}", Attack, event.id, means=event.means, **fields)
    report.say(f"in the report numbered {dice.randrange(10**9)}.")
    if killed:
        report.say(
            f"{killed} people were killed",
            Harm,
            event.id,
            effect="killed",
            low=killed,
            high=killed,
            speaker=said,
            **fields,
        )
    report.say(
        f"and {injured} were injured",
        Harm,
        event.id,
        effect="injured",
        low=injured,
        high=injured,
        speaker=said,
        **fields,
    )
    report.say(f"according to {speaker}.")
    report.say(f"Damage: {event.object}", Damage, event.id, object=event.object, **fields)
    report.say(" ".join(dice.choice(WORDS) for _ in range(60)) + ".")


def _copy(made: Conflict, report: Report, original: Report, size: Size, dice: random.Random) -> None:
    """The same report under another outlet's name, some of it reworded."""
    share = 0.25 if dice.random() < size.reworded else 0.0
    at = 0
    for struct, row, event in original.rows:
        _reword(report, original.text[at : row["start"]], share, dice)
        kept = {key: value for key, value in row.items() if key not in ("words", "start", "end")}
        report.say(row["words"], struct, event, **kept)
        at = row["end"]
    _reword(report, original.text[at:], share, dice)
    report.published = max(report.published, f"{original.published[:14]}59")
    made.copies[report.name] = original.name
    file(made, report)


def _reword(report: Report, text: str, share: float, dice: random.Random) -> None:
    """Add a text of which a share of the words is changed."""
    words = [dice.choice(WORDS) if dice.random() < share else word for word in text.split()]
    if words:
        report.say(" ".join(words))


def _report_sum(made: Conflict, day: int, struck: Sequence[Event]) -> None:
    """A sum over the day's strikes, as a general staff tells it."""
    report = Report(f"sum-{day}", "Outlet 1", f"{START + timedelta(days=day + 1)}T20:00")
    killed = sum(event.toll[0] for event in struck)
    last = START + timedelta(days=day + 1)
    report.say(
        f"{killed} people were killed across the country",
        Harm,
        None,
        effect="killed",
        low=killed,
        high=killed,
        scope="total",
        place=Place(words="the country", name="Country", country="XX", precision="country"),
        when=Interval(start=str(START + timedelta(days=day)), end=str(last), precision="night"),
    )
    file(made, report)


def _report_exchange(made: Conflict, day: int, dice: random.Random) -> None:
    """An exchange agreed and carried out."""
    count = dice.randrange(20, 400)
    for shift, status in ((0, "agreed"), (3, "carried_out")):
        report = Report(
            f"exchange-{day}-{status}", "Outlet 2", f"{START + timedelta(days=day + shift)}T12:00"
        )
        fields = {"what": "prisoners", "low": count, "high": count, "status": status, "parties": SIDES}
        report.say(f"An exchange of {count} prisoners: {status}", Exchange, None, **fields)
        file(made, report)


def file(made: Conflict, report: Report) -> None:
    """Enter a report with its claims."""
    named: dict[str, Any] = {"publisher": report.outlet, "published": report.published, "language": "en"}
    made.documents.append(Document(id=report.name, name=report.name, text=report.text, **named))
    reference = DocumentReference(id=report.name, name=report.name, **named)
    for number, (struct, row, event) in enumerate(report.rows):
        identity = hashlib.blake2b(f"{report.name}/{number}".encode(), digest_size=8).hexdigest()
        made.claims.append(struct(id=identity, document=reference, **row))
        if event is not None:
            made.truth[identity] = event
