"""Key figures: sums over incidents as ranges, by area and by whom they are attributed to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from warledger.publish._geo.outlines import countries
from warledger.publish._sitrep.content import Bullets, Column, Row, Section, Table, Text, Told
from warledger.publish._sitrep.diplomacy import what
from warledger.publish._sitrep.gather import EFFECTS
from warledger.publish._sitrep.words import (
    NONE,
    days_words,
    figure_words,
    joined,
    number,
    people,
    place_words,
    plural,
    range_words,
    sum_words,
    when_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warledger.model import Incident
    from warledger.publish._sitrep.content import Asked, Block, Cell
    from warledger.publish._sitrep.gather import Entry, Material
    from warledger.record.answers import Range
    from warledger.record.query import Query

HEADLINES = ("talks", "exchange", "agreement")
TALKED = 3
"""Dealings named in brief at most."""
NOTE = (
    "Sums over incidents, each counted once however many reports tell it. “At least” and “or more” mark sums in which "
    "a figure is open upwards. Totals that sources give for several places or for a period are not added in; they "
    "stand apart below. Incidents without a number add nothing, which does not mean that nobody was hurt."
)
AREAS = 12
"""Areas and parties that a table names at most."""
_COLUMNS = (Column("Incidents", number=True), Column("Killed", number=True), Column("Injured", number=True))


@cache
def country_names() -> dict[str, str]:
    """English names of countries by their two-letter codes."""
    features = msgspec.json.decode(countries())["features"]
    return {one["properties"]["iso"]: one["properties"]["name"] for one in features}


def period_words(asked: Asked) -> str:
    """The period of a report."""
    if asked.since and asked.until:
        return days_words(asked.since, asked.until)
    if asked.since:
        return f"from {days_words(asked.since, asked.since)}"
    if asked.until:
        return f"to {days_words(asked.until, asked.until)}"
    return "all dates in the record"


def area_words(asked: Asked) -> str:
    """The area of a report."""
    if asked.place is None:
        return "all areas in the record"
    return country_names().get(asked.place, asked.place)


def brief(material: Material) -> Section:
    """The report in a few sentences."""
    if not material.total:
        told = Told("The record holds no incident of violence for this period and area.")
        return Section("brief", "In brief", (Text((told,)),))
    items = [_toll(material), *_worst(material)]
    items += _talked(material)
    apart = [entry.number for entry in material.entries if entry.incident.status in ("disputed", "denied")]
    if apart:
        told = Told(f"Accounts contradict one another in {plural(len(apart), 'incident')}", rows=tuple(apart))
        items.append((told, Told(" (see “Where accounts differ”).")))
    return Section("brief", "In brief", (Bullets(tuple(items)),))


def _toll(material: Material) -> Cell:
    """How many incidents, how many people."""
    entries, figures = material.entries, material.summary.figures
    told = [
        Told(plural(material.total, "incident"), rows=_numbers(entries), style="strong"),
        Told(f" of violence {'is' if material.total == 1 else 'are'} on record."),
    ]
    for effect, link in (("killed", " Reports give "), ("injured", " and ")):
        total = figures.get(effect)
        if total is None or not total.incidents:
            told.append(Told(f"{link}no number of {effect}"))
            continue
        words = f"{sum_words(total)} {people(total.best)} {effect}" if effect == "killed" else ""
        words = words or f"{sum_words(total)} {effect}"
        having = _numbers(entry for entry in entries if effect in entry.incident.figures)
        told += [Told(link), Told(words, rows=having, style="strong")]
    return (*told, Told("."))


def _worst(material: Material) -> list[Cell]:
    """The incidents with the most killed and the most injured."""
    found: dict[str, tuple[Entry, str]] = {}
    for effect in ("killed", "injured"):
        having = [e for e in material.entries if effect in e.incident.figures]
        worst = max(having, key=lambda e: (e.incident.figures[effect].best, -e.number), default=None)
        if worst is not None and worst.incident.figures[effect].best > 0:
            found.setdefault(worst.incident.id, (worst, effect))
    items: list[Cell] = []
    for entry, effect in found.values():
        incident, figure = entry.incident, entry.incident.figures[effect]
        cites = material.cites.of(figure.claims)
        by = f"attributed to {incident.actor}" if incident.actor else "not attributed to anyone"
        items.append(
            (
                Told(f"Most {effect} in one incident: "),
                Told(f"{place_words(incident.place)}, {when_words(incident.when)}", rows=(entry.number,)),
                Told(": "),
                Told(figure_words(figure), cites=cites, style="strong"),
                Told(f"; {by}, {_origins(incident)}."),
            )
        )
    return items


def _talked(material: Material) -> list[Cell]:
    """Talks, exchanges and agreements with a date in the period, in a line each."""
    dated = [e for e in material.dealings if e.incident.type in HEADLINES and e.incident.when is not None]
    items: list[Cell] = []
    for entry in sorted(dated, key=lambda e: HEADLINES.index(e.incident.type))[:TALKED]:
        incident = entry.incident
        by = f" between {joined(incident.parties)}" if incident.parties else ""
        became = f": {incident.fulfilment.replace('_', ' ')}" if incident.fulfilment else ""
        items.append((*what(material, entry), Told(f"{by}, {when_words(incident.when)}{became}.")))
    return items


def _origins(incident: Incident) -> str:
    """How many origins tell an incident; it is the incident's citations that show it."""
    return "told by one origin" if incident.independent_sources == 1 else "told by several origins"


def key_figures(material: Material) -> Section:
    """The tables of sums: in all, by area and by attribution."""
    blocks: list[Block] = []
    rows = tuple(_harmed(material, name) for name in EFFECTS if material.summary.figures.get(name))
    if rows:
        columns = (
            Column("People"),
            Column("Best (lowest–highest)", number=True),
            Column("Incidents with a number", number=True),
        )
        blocks += [
            Table("People harmed, sums over incidents", columns, rows),
            Text((Told(NOTE, style="quiet"),)),
        ]
    else:
        blocks.append(Text((Told("No report gives a number of people harmed."),)))
    if material.total:
        blocks += [_by_area(material), _by_actor(material)]
    left = material.total - len(material.entries)
    if left:
        told = (
            f"The sums count all {number(material.total)} incidents; citations stand for the "
            f"{number(len(material.entries))} that are listed below."
        )
        blocks.append(Text((Told(told, rows=_numbers(material.entries), style="quiet"),)))
    return Section("figures", "Key figures", tuple(blocks))


def _harmed(material: Material, effect: str) -> Row:
    """The sum of one effect, and in how many incidents a number is told."""
    total = material.summary.figures[effect]
    having = [entry for entry in material.entries if effect in entry.incident.figures]
    return Row(
        (
            (Told(effect.capitalize()),),
            (_figure(material, total, material.entries, effect),),
            (Told(number(total.incidents), rows=_numbers(having), style="number"),),
        )
    )


def _by_area(material: Material) -> Table:
    """Countries with their regions."""
    counts, names = material.summary.counts, country_names()
    rows: list[Row] = []
    for code in list(counts["country"])[:AREAS]:
        inside = [e for e in material.entries if e.incident.place and e.incident.place.country == code]
        rows.append(_row(material, names.get(code, code), code, inside))
        areas = [area for area in counts["area"] if area.endswith(f", {code}")]
        for area in areas[:AREAS]:
            name = area.rpartition(", ")[0]
            part = [e for e in inside if e.incident.place and e.incident.place.admin1 == name]
            rows.append(_row(material, f"    {name}", area, part))
    return Table("By area", (Column("Area"), *_COLUMNS), tuple(rows))


def _by_actor(material: Material) -> Table:
    """Those whom the reports name as having done it."""
    rows = []
    for actor in list(material.summary.counts["actor"])[:AREAS]:
        inside = [entry for entry in material.entries if entry.incident.actor == actor]
        query = msgspec.structs.replace(material.query, actor=actor)
        rows.append(_sums(material, actor, query, inside))
    unnamed = [entry for entry in material.entries if entry.incident.actor is None]
    known = sum(material.summary.counts["actor"].values())
    if material.total > known:
        count = Told(number(material.total - known), rows=_numbers(unnamed), style="number")
        left = material.total - known
        harmed = [(_unnamed(material, unnamed, effect, left),) for effect in ("killed", "injured")]
        rows.append(Row(((Told("Not attributed"),), (count,), *harmed)))
    return Table("By whom the reports name as responsible", (Column("Attributed to"), *_COLUMNS), tuple(rows))


def _unnamed(material: Material, entries: list[Entry], effect: str, count: int) -> Told:
    """The sum over incidents that are attributed to nobody, where all of them are listed."""
    figures = [e.incident.figures[effect] for e in entries if effect in e.incident.figures]
    if not figures or len(entries) < count:
        return Told(NONE)
    is_open = any(figure.high is None for figure in figures)
    high = None if is_open else sum(figure.high or 0 for figure in figures)
    told = range_words(sum(f.low for f in figures), sum(f.best for f in figures), high)
    return Told(told, cites=_cited(material, entries, effect), style="number")


def _row(material: Material, name: str, place: str, entries: list[Entry]) -> Row:
    return _sums(material, name, msgspec.structs.replace(material.query, place=place), entries)


def _sums(material: Material, name: str, query: Query, entries: list[Entry]) -> Row:
    """A row of sums over the incidents of a query."""
    summary = material.record.summary(query)
    count = Told(number(summary.incidents), rows=_numbers(entries), style="number")
    harmed = [(_figure(material, summary.figures.get(e), entries, e),) for e in ("killed", "injured")]
    return Row(((Told(name),), (count,), *harmed))


def _figure(material: Material, total: Range | None, entries: Iterable[Entry], effect: str) -> Told:
    words = sum_words(total)
    return (
        Told(words) if words == NONE else Told(words, cites=_cited(material, entries, effect), style="number")
    )


def _cited(material: Material, entries: Iterable[Entry], effect: str) -> tuple[int, ...]:
    """The citations behind a sum."""
    figures = (entry.incident.figures.get(effect) for entry in entries)
    return material.cites.of(claim for figure in figures if figure for claim in figure.claims)


def _numbers(entries: Iterable[Entry]) -> tuple[int, ...]:
    return tuple(entry.number for entry in entries)
