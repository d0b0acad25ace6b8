"""Key figures: sums over incidents as ranges, by area and by whom they are attributed to."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from warledger.publish._geo.outlines import countries
from warledger.publish._sitrep.cites import spans
from warledger.publish._sitrep.content import Bullets, Column, Row, Section, Table, Text, Told
from warledger.publish._sitrep.diplomacy import became, what
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
    sum_words,
    when_words,
)
from warledger.record.answers import Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from warledger.model import Incident
    from warledger.publish._sitrep.content import Asked, Block, Cell
    from warledger.publish._sitrep.gather import Entry, Material

HEADLINES = ("talks", "exchange", "agreement")
TALKED = 3
"""Dealings named in brief at most."""
NOTE = (
    "Sums over incidents, each counted once however many reports tell it. “At least” and “or more” mark sums in which "
    "a figure is open upwards. Totals that sources give for several places or for a period are not added in; they "
    "stand apart below. Incidents without a number add nothing, which does not mean that nobody was hurt."
)
RUNS = 8
"""Runs of citations that are read at a glance; where more stand behind a sum, its incidents are named."""
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
        course = f": {became(entry)}" if became(entry) else ""
        items.append((*what(material, entry), Told(f"{by}, {when_words(incident.when)}{course}.")))
    return items


def _origins(incident: Incident) -> str:
    """How many origins tell an incident; it is the incident's citations that show it."""
    return "told by one origin" if incident.independent_sources == 1 else "told by several origins"


def key_figures(material: Material) -> Section:
    """The tables of sums: in all, by area and by attribution."""
    blocks: list[Block] = []
    told = {effect for entry in material.entries for effect in entry.incident.figures}
    rows = tuple(_harmed(material, effect) for effect in EFFECTS if effect in told)
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
        blocks += [*_by_area(material), _by_actor(material)]
    left = material.total - len(material.entries)
    if left:
        left_out = (
            f"The sums count all {number(material.total)} incidents; citations stand for the "
            f"{number(len(material.entries))} that are listed below."
        )
        blocks.append(Text((Told(left_out, rows=_numbers(material.entries), style="quiet"),)))
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


def _by_area(material: Material) -> list[Block]:
    """Countries with their regions; of many, those with a listed incident, which its citations stand for."""
    counts, names = material.summary.counts, country_names()
    rows: list[Row] = []
    shown = 0
    for code in counts["country"]:
        inside = [e for e in material.entries if e.incident.place and e.incident.place.country == code]
        if not inside:
            continue
        rows.append(_row(material, names.get(code, code), code, inside))
        listed = {e.incident.place.admin1 for e in inside if e.incident.place}
        areas = [name for name in counts["area"] if name.endswith(f", {code}")]
        for area in [area for area in areas if area.rpartition(", ")[0] in listed][:AREAS]:
            name = area.rpartition(", ")[0]
            part = [e for e in inside if e.incident.place and e.incident.place.admin1 == name]
            rows.append(_row(material, f"    {name}", area, part))
            shown += 1
    blocks: list[Block] = [Table("By area", (Column("Area"), *_COLUMNS), tuple(rows))]
    left = len(counts["area"]) - shown
    if left > 0:
        told = f"{plural(left, 'more region')} without a listed incident {'is' if left == 1 else 'are'} in the sums."
        blocks.append(Text((Told(told, style="quiet"),)))
    return blocks


def _by_actor(material: Material) -> Table:
    """Those whom the reports name as having done it."""
    rows = []
    actors = list(material.summary.counts["actor"])
    rest = dict(material.summary.figures)
    for at, actor in enumerate(actors):
        inside = [entry for entry in material.entries if entry.incident.actor == actor]
        summary = material.record.summary(msgspec.structs.replace(material.query, actor=actor))
        rest = {effect: _less(total, summary.figures.get(effect)) for effect, total in rest.items()}
        if inside and at < AREAS:
            rows.append(_sums(material, actor, summary.incidents, summary.figures, inside))
    unnamed = [entry for entry in material.entries if entry.incident.actor is None]
    left = material.total - sum(material.summary.counts["actor"].values())
    if unnamed and left > 0:
        rows.append(_sums(material, "Not attributed", left, rest, unnamed))
    return Table("By whom the reports name as responsible", (Column("Attributed to"), *_COLUMNS), tuple(rows))


def _less(total: Range, part: Range | None) -> Range:
    """A sum without a part of it."""
    if part is None:
        return total
    names = Range.__struct_fields__
    return Range(*(getattr(total, name) - getattr(part, name) for name in names))


def _row(material: Material, name: str, place: str, entries: list[Entry]) -> Row:
    summary = material.record.summary(msgspec.structs.replace(material.query, place=place))
    return _sums(material, name, summary.incidents, summary.figures, entries)


def _sums(
    material: Material, name: str, incidents: int, figures: Mapping[str, Range], entries: list[Entry]
) -> Row:
    """A row of sums; the listed incidents among them stand behind it."""
    count = Told(number(incidents), rows=_numbers(entries), style="number")
    harmed = [(_figure(material, figures.get(e), entries, e),) for e in ("killed", "injured")]
    return Row(((Told(name),), (count,), *harmed))


def _figure(material: Material, total: Range | None, entries: Sequence[Entry], effect: str) -> Told:
    """A sum with the claims behind it, or, where they are many, with the incidents that cite them."""
    words = sum_words(total)
    if words == NONE:
        return Told(words)
    cites = _cited(material, entries, effect)
    having = [entry for entry in entries if effect in entry.incident.figures]
    if cites and len(spans(cites)) <= RUNS:
        return Told(words, cites=cites, style="number")
    return Told(words, rows=_numbers(having or entries), style="number")


def _cited(material: Material, entries: Iterable[Entry], effect: str) -> tuple[int, ...]:
    """The citations behind a sum."""
    figures = (entry.incident.figures.get(effect) for entry in entries)
    return material.cites.of(claim for figure in figures if figure for claim in figure.claims)


def _numbers(entries: Iterable[Entry]) -> tuple[int, ...]:
    return tuple(entry.number for entry in entries)
