"""What changed since the last report, and how figures moved as reports came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.publish._sitrep.content import Column, Row, Section, Table, Text, Told
from warledger.publish._sitrep.gather import FEW, VIOLENT, picked
from warledger.publish._sitrep.words import moment_words, number, place_words, when_words
from warledger.record.changes import changed
from warledger.record.filters import Filter

if TYPE_CHECKING:
    from warledger.model import Incident, Moment
    from warledger.publish._sitrep.content import Block, Cell
    from warledger.publish._sitrep.gather import Entry, Material
    from warledger.record.changes import Change

STEPS = 8
"""Steps of one figure's course shown at most: the first, and the latest."""
_ORDER = ("figure", "status", "new", "merged", "split", "reported again", "gone")
_NAMES = {
    "figure": "Figure",
    "status": "Status",
    "new": "New",
    "merged": "Merged",
    "split": "Split",
    "reported again": "Told again",
    "gone": "Withdrawn",
}


def changes(material: Material) -> Section:
    """The section on what changed."""
    blocks: list[Block] = []
    if material.asked.last is not None:
        blocks += _since(material, material.asked.last)
    moved = [row for entry in material.entries for row in _courses(material, entry)]
    if moved:
        columns = (Column("Incident"), Column("Figure"), Column("As reports came in"))
        blocks.append(Table("How figures moved", columns, tuple(moved[:FEW])))
        told = "Each step is one account, in order of publication; a later one may come from another source."
        blocks.append(Text((Told(told, style="quiet"),)))
    elif not blocks:
        blocks.append(Text((Told("No figure moved from one report to the next."),)))
    return Section("changes", "What changed", tuple(blocks))


def _since(material: Material, last: str) -> list[Block]:
    """Changes since the last report."""
    asked = material.asked
    wanted = Filter(since=asked.since, until=asked.until, place=asked.place, actor=asked.actor)
    found = [
        c for c in changed(material.record, last, wanted, clock=asked.clock) if c.incident.type == VIOLENT
    ]
    found = [c for c in found if c.incident.scope == "incident"]
    found.sort(key=lambda c: (_ORDER.index(c.kind), *_place(material, c.incident)))
    how = "came out" if asked.clock == "published" else "were read into the record"
    told = f"Compared with the record without the reports that {how} on or after {moment_words(last)}."
    if not found:
        return [Text((Told(f"{told} Nothing in this period and area has changed."),))]
    columns = (Column("Change"), Column("Incident"), Column("What changed"))
    rows = tuple(_change(material, change) for change in found[:FEW])
    blocks: list[Block] = [Text((Told(told),)), Table("Changes since the last report", columns, rows)]
    if len(found) > len(rows):
        left = f"{number(len(found) - len(rows))} more are not listed; “warledger changes” lists all."
        blocks.append(Text((Told(left, style="quiet"),)))
    return blocks


def _place(material: Material, incident: Incident) -> tuple[int, str]:
    return material.rows().get(incident.id, 1_000_000), incident.id


def _change(material: Material, change: Change) -> Row:
    incident = change.incident
    row = material.rows().get(incident.id)
    name = Told(f"{place_words(incident.place)}, {when_words(incident.when)}", rows=(row,) if row else ())
    text = change.text if change.kind != "gone" else "no longer in the record: no claim of it stands"
    told = Told(text, cites=() if change.kind == "gone" else _behind(material, change), style="number")
    return Row(((Told(_NAMES[change.kind]),), (name,), (told,)))


def _behind(material: Material, change: Change) -> tuple[int, ...]:
    """The claims that a change rests on: those of the figure that moved, else those of the incident."""
    incident = change.incident
    effect = change.text.partition(":")[0]
    figure = incident.figures.get(effect) if change.kind == "figure" else None
    steps = [moment.claim for moment in incident.history if moment.effect == effect]
    wanted = [*figure.claims, *steps] if figure else list(incident.claims)
    if incident.id not in material.rows():
        for one in picked(incident, material.record.why(incident.id).evidence):
            material.cites.add(one)
    return material.cites.of(wanted)


def _courses(material: Material, entry: Entry) -> list[Row]:
    """How the figures of an incident moved."""
    rows = []
    known = {one.claim.id: one for one in entry.evidence}
    for effect in ("killed", "injured", "missing"):
        steps: list[Moment] = []
        for moment in entry.incident.history:
            same = bool(steps) and (steps[-1].low, steps[-1].high) == (moment.low, moment.high)
            if moment.effect == effect and not same and moment.claim in known:
                steps.append(moment)
        if len({(step.low, step.high) for step in steps}) > 1:
            name = f"{place_words(entry.incident.place)}, {when_words(entry.incident.when)}"
            cell: Cell = (Told(name, rows=(entry.number,)),)
            rows.append(Row((cell, (Told(effect.capitalize()),), _steps(material, steps))))
    return rows


def _steps(material: Material, steps: list[Moment]) -> Cell:
    """A course in words: "at least 33 → 37 → 42"."""
    shown = steps if len(steps) <= STEPS else [steps[0], *steps[1 - STEPS :]]
    told: list[Told] = []
    for step in shown:
        arrow = " → … → " if step is not shown[0] and len(shown) < len(steps) and step is shown[1] else " → "
        told += [Told(arrow)] if told else []
        told.append(Told(_words(step), cites=material.cites.of([step.claim]), style="number"))
    return tuple(told)


def _words(step: Moment) -> str:
    if step.high is None:
        return f"at least {number(step.low or 0)}"
    if step.low is None:
        return f"up to {number(step.high)}"
    return number(step.low) if step.low == step.high else f"{number(step.low)}–{number(step.high)}"
