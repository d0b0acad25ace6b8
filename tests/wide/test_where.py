"""Where and when: claims of a hundred reports on wars all over the world lie at the right place and day."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from warledger.model import Document
from warledger.pipeline import Reader
from warledger.resolve.gazetteer import distance

HERE = Path(__file__).parent
EFFECTS = {"k": "killed", "i": "injured", "m": "missing", "d": "displaced", "c": "captured"}
NEAR = {"s": 25.0, "p": 25.0, "2": 150.0, "1": 150.0}
FLOORS = {"read": 0.87, "place": 0.9, "days": 0.95}
"""Shares: of the annotated claims that are read; of those, right in place, and in time. About .03 under what was reached."""


class Asked(NamedTuple):
    """One annotated claim: what it is, its words, where and when it lies."""

    kind: str
    effect: str
    words: str
    place: str
    country: str
    latitude: float
    longitude: float
    precision: str
    first: str
    last: str


class Report(NamedTuple):
    name: str
    published: str
    text: str
    asked: list[Asked]


def reports(path: Path) -> list[Report]:
    """The reports of one file, with what is asked of each."""
    found = []
    for block in re.split(r"(?m)^=== ", path.read_text("utf-8"))[1:]:
        head, rest = block.split("\n", 1)
        name, published = head.split()
        lines = rest.rstrip("\n").split("\n")
        asked: list[Asked] = []
        place = ""
        for line in (line for line in lines if line.startswith("@")):
            kind, told, days, words = (part.strip() for part in line[1:].split(" | "))
            place = place if told == "*" else told
            where, _, country, point, precision = place.split("/")
            latitude, longitude = map(float, point.split(","))
            first, _, last = days.partition("..")
            letter, which = kind.split()[:2]
            kinds = {"a": "attack", "h": "harm"}
            effect = EFFECTS[which] if letter == "h" else ""
            asked.append(
                Asked(
                    kinds[letter],
                    effect,
                    words,
                    where,
                    country,
                    latitude,
                    longitude,
                    precision,
                    first,
                    last or first,
                )
            )
        text = "\n".join(line for line in lines if not line.startswith("@"))
        found.append(Report(name, published, text, asked))
    return found


REPORTS = [report for path in sorted(HERE.glob("*.txt")) for report in reports(path)]


def is_there(asked: Asked, claim: Any) -> bool:
    """A settlement within 25 km, a region within 150 km, a country by its code, what no gazetteer has by its name."""
    place = claim.place
    if place is None:
        return False
    if asked.precision == "c" or place.latitude is None:
        named = asked.precision == "c" or asked.place in (place.name or "")
        return bool(place.country == asked.country and named)
    away = distance(asked.latitude, asked.longitude, place.latitude, place.longitude)
    return away <= NEAR[asked.precision]


def is_then(asked: Asked, claim: Any) -> bool:
    """The days overlap."""
    when = claim.when
    if when is None or when.start is None:
        return False
    return bool(when.start[:10] <= asked.last and (when.end or when.start)[:10] >= asked.first)


def meets(report: Report, asked: Asked, claim: Any) -> bool:
    """A claim of the kind asked for, at the words asked for."""
    start = report.text.index(asked.words)
    end = start + len(asked.words)
    shared = min(end, claim.end) - max(start, claim.start)
    same = claim.type == asked.kind and (not asked.effect or claim.effect == asked.effect)
    return same and shared * 2 >= min(end - start, claim.end - claim.start) and shared > 0


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_what_is_asked_stands_in_the_report(report: Report):
    assert report.asked
    for asked in report.asked:
        assert asked.words in report.text
        assert asked.first <= asked.last <= report.published


def test_places_and_days_hold_their_floors(gazetteer_file: Path):
    reader = Reader.open(gazetteer_file)
    asked = read = placed = dated = 0
    for report in REPORTS:
        document = Document(
            id=report.name, name=report.name, text=report.text, published=report.published, language="en"
        )
        claims = reader.read(document)
        for one in report.asked:
            asked += 1
            met = [claim for claim in claims if meets(report, one, claim)]
            if not met:
                continue
            best = max(met, key=lambda claim: is_there(one, claim) + is_then(one, claim))
            read, placed, dated = read + 1, placed + is_there(one, best), dated + is_then(one, best)
    reached = {"read": read / asked, "place": placed / read, "days": dated / read}
    assert {name: share for name, share in reached.items() if share < FLOORS[name]} == {}, reached
