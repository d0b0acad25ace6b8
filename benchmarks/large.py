"""A large record at once: documents, claims and derived incidents written as merging would leave them.

For measuring what is asked of a record, not what makes one: the reader and merging are left
out. Sides, towns and tolls are invented; regions are those of the outlines. Everything follows
from the seed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from warledger.codebook.attack import Attack
from warledger.codebook.harm import Harm
from warledger.codebook.talks import Talks
from warledger.model import (
    Attribution,
    Claim,
    Document,
    DocumentReference,
    Figure,
    Incident,
    Interval,
    Moment,
    Place,
)
from warledger.plugs import load
from warledger.publish._geo.outlines import regions
from warledger.record.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

START, DAYS = date(2031, 1, 1), 1000
SIDES = ("North", "South")
MEANS = ("drone", "missile", "artillery", "glide_bomb", "air_strike", "ground")
OUTLETS = tuple(f"Outlet {number}" for number in range(1, 41))
LANGUAGES = ("en", "uk", "ru")
COUNTRIES = ("UA", "RU")
TOWNS = 60
BATCH = 2000
FILLING = (
    "crews worked under floodlights while streets were closed and power was cut to several blocks windows were"
    " broken roofs burned water mains burst schools moved lessons online buses took other routes engineers"
).split()


class Told(msgspec.Struct, frozen=True):
    """One incident with its documents and claims."""

    incident: Incident
    documents: list[Document]
    claims: list[list[Claim]]


def large(path: Path, count: int = 100_000, seed: int = 0) -> Path:
    """A record of that many incidents in a file; one made before with the same code is kept."""
    if path.is_file():
        return path
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    store = load("stores", "sqlite").open(str(partial))
    incidents = []
    told = _all(count, seed)
    while some := list(islice(told, BATCH)):
        pairs = [pair for one in some for pair in zip(one.documents, one.claims, strict=True)]
        store.add_all(pairs, "synthetic")
        incidents += [one.incident for one in some]
    incidents.sort(key=lambda one: ((one.when.start if one.when else None) or "9", one.type, one.id))
    store.rebuild(incidents, store.state(rules()))
    store.close()
    partial.replace(path)
    return path


def name(count: int) -> str:
    """A file name that changes when the record in it would be another one."""
    code = hashlib.sha256(Path(__file__).read_bytes() + rules().encode()).hexdigest()[:8]
    return f"large-{count}-{code}.db"


def _all(count: int, seed: int) -> Iterator[Told]:
    """The incidents, one after another."""
    dice = random.Random(seed)  # noqa: S311 - a synthetic world, not a secret
    places = _places(dice)
    for number in range(count):
        yield _told(number, dice, dice.choice(places))


def _places(dice: random.Random) -> list[Place]:
    """Towns that do not exist, in regions that do; a tenth of the places are regions only."""
    found = []
    for feature in json.loads(regions())["features"]:
        country, region = feature["properties"]["country"], feature["properties"]["name"]
        if country not in COUNTRIES:
            continue
        latitude, longitude = _middle(feature["geometry"]["coordinates"])
        named: dict[str, Any] = {"admin1": region, "country": country}
        for town in range(TOWNS):
            spot: dict[str, Any] = {
                "latitude": round(latitude + dice.uniform(-0.6, 0.6), 4),
                "longitude": round(longitude + dice.uniform(-0.9, 0.9), 4),
            }
            told = f"Town {town} of {region}"
            found.append(Place(words=told, name=told, precision="settlement", **named, **spot))
        whole = Place(
            words=region, name=region, precision="admin1", latitude=latitude, longitude=longitude, **named
        )
        found += [whole] * (TOWNS // 10)
    return found


def _middle(coordinates: Any) -> tuple[float, float]:
    """The middle of an outline's largest ring, latitude first."""
    rings: list[list[list[float]]] = []
    open_ones = [coordinates]
    while open_ones:
        one = open_ones.pop()
        if isinstance(one[0][0], (int, float)):
            rings.append(one)
        else:
            open_ones += one
    ring = max(rings, key=len)
    longitudes, latitudes = [point[0] for point in ring], [point[1] for point in ring]
    return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2


def _told(number: int, dice: random.Random, place: Place) -> Told:
    """One incident, told by one to three reports."""
    day = START + timedelta(days=dice.randrange(DAYS))
    night = dice.random() < 0.4  # noqa: PLR2004 - a share
    last = day + timedelta(days=night)
    when = Interval(start=str(day), end=str(last), precision="night" if night else "day")
    talks = dice.random() < 0.02  # noqa: PLR2004 - a share
    actor = SIDES[dice.random() < 0.5] if dice.random() < 0.85 else None  # noqa: PLR2004 - shares
    fields: dict[str, Any] = {"place": place, "when": None if number % 25 == 0 else when}
    documents: list[Document] = []
    claims: list[list[Claim]] = []
    killed, injured = dice.choice((0, 0, 0, 1, 2, 3, 12)), dice.randrange(40)
    means = dice.choice(MEANS)
    for part in range(dice.choice((1, 1, 1, 2, 3))):
        report = _Report(f"{number}-{part}", dice, last)
        if talks:
            report.say(f"Talks were held in {place.name}", Talks, parties=SIDES, **fields)
        else:
            report.say(f"A {means} struck {place.name}", Attack, means=means, actor=actor, **fields)
            grown = injured if part == 0 else injured + part
            report.say(
                f"killed {killed}", Harm, effect="killed", low=killed, high=killed, actor=actor, **fields
            )
            report.say(
                f"injured {grown}", Harm, effect="injured", low=grown, high=grown, actor=actor, **fields
            )
        report.say(" ".join(dice.choice(FILLING) for _ in range(20)) + ".")
        documents.append(report.document())
        claims.append(report.claims)
    return Told(_incident(number, documents, claims, actor, means, talks=talks), documents, claims)


class _Report:
    """One report in the making."""

    def __init__(self, name: str, dice: random.Random, day: date) -> None:
        self.reference = DocumentReference(
            id=hashlib.sha256(name.encode()).hexdigest()[:16],
            name=f"report-{name}",
            publisher=dice.choice(OUTLETS),
            published=f"{day}T{dice.randrange(24):02}:{dice.randrange(60):02}",
            language=dice.choice(LANGUAGES),
        )
        self.text = ""
        self.claims: list[Claim] = []

    def say(self, words: str, struct: type[Claim] | None = None, **fields: Any) -> None:
        """Add words, and the claim they make."""
        if struct is not None:
            start = len(self.text)
            identity = hashlib.sha256(f"{self.reference.id}/{start}".encode()).hexdigest()[:16]
            span: dict[str, Any] = {"words": words, "start": start, "end": start + len(words)}
            speaker = Attribution(words="the rescue service", name="rescue service", side=SIDES[0])
            made: dict[str, Any] = {
                "id": identity,
                "document": self.reference,
                "speaker": speaker,
                "reader": "synthetic",
            }
            self.claims.append(struct(**span, **made, **fields))
        self.text += words + " "

    def document(self) -> Document:
        """The finished report."""
        told = msgspec.structs.asdict(self.reference)
        return Document(text=self.text, sha256="0" * 64, retrieved="2034-01-01T00:00:00+00:00", **told)


def _incident(
    number: int,
    documents: list[Document],
    claims: list[list[Claim]],
    actor: str | None,
    means: str,
    *,
    talks: bool,
) -> Incident:
    """The incident that merging would make of the claims."""
    own = [claim for some in claims for claim in some]
    first = own[0]
    figures: dict[str, Figure] = {}
    for effect in () if talks else ("killed", "injured"):
        harms = [claim for claim in own if getattr(claim, "effect", None) == effect]
        values = [int(getattr(claim, "low", 0)) for claim in harms]
        ids = tuple(claim.id for claim in harms)
        figures[effect] = Figure(
            low=min(values), best=values[-1], high=max(values), rule="latest-by-authority", claims=ids
        )
    history = [
        Moment(at=c.document.published, effect=c.effect, low=c.low, high=c.high, claim=c.id)
        for c in own
        if isinstance(c, Harm)
    ]
    return Incident(
        id=hashlib.sha256(f"incident {number}".encode()).hexdigest()[:16],
        type="talks" if talks else "attack",
        actor=None if talks else actor,
        recipient=None if talks or actor is None else SIDES[actor == SIDES[0]],
        means=() if talks else (means,),
        place=first.place,
        when=first.when,
        figures=figures,
        history=tuple(history),
        claims=tuple(claim.id for claim in own),
        documents=tuple(document.name for document in documents),
        publishers=len({document.publisher for document in documents}),
        independent_sources=len(documents),
        status="corroborated" if len(documents) > 1 else "reported",
        parties=SIDES if talks else (),
        reasons=("same place, same day",),
    )


def main() -> int:
    """Write a large record to a file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("to", type=Path)
    parser.add_argument("--incidents", type=int, default=100_000)
    given = parser.parse_args()
    print(large(given.to, given.incidents))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
