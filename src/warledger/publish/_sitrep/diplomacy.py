"""Talks, exchanges, agreements, proposals, ultimatums, and what the sides say about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.publish._sitrep.content import Column, Row, Section, Table, Text, Told
from warledger.publish._sitrep.words import (
    EXCHANGED,
    STATUS,
    day_words,
    figure_words,
    joined,
    moment_words,
    plural,
    speaker_words,
    when_words,
)

if TYPE_CHECKING:
    from warledger.model import Claim
    from warledger.publish._sitrep.content import Block, Cell
    from warledger.publish._sitrep.gather import Entry, Material

TITLES = {
    "talks": "Talks",
    "exchange": "Exchanges and returns",
    "agreement": "Agreements",
    "proposal": "Proposals",
    "ultimatum": "Ultimatums",
    "sanction": "Sanctions",
}
SAYS = {
    "rejection": "Refusal",
    "precondition": "Condition",
    "accusation": "Accusation",
    "position": "Position",
}


def diplomacy(material: Material) -> Section:
    """The section on diplomacy."""
    rows: list[Row] = []
    for kind in TITLES:
        rows += [_row(material, entry) for entry in material.dealings if entry.incident.type == kind]
    blocks: list[Block] = []
    if rows:
        columns = (
            Column("What"),
            Column("When"),
            Column("Between"),
            Column("What became of it"),
            Column("Told by"),
        )
        blocks.append(
            Table("Talks, exchanges, agreements, proposals, ultimatums", columns, tuple(rows), wide=True)
        )
    else:
        blocks.append(
            Text((Told("No talks, exchanges, agreements, proposals or ultimatums are on record."),))
        )
    if material.more_dealings:
        told = f"{plural(material.more_dealings, 'more', 'more')} in the record; “warledger talks” lists all."
        blocks.append(Text((Told(told, style="quiet"),)))
    if material.spoken:
        heads = (Column("Who"), Column("Kind"), Column("In these words"), Column("Published"))
        spoken = tuple(_spoken(material, one.claim) for one in material.spoken)
        blocks.append(Table("Statements", heads, spoken))
    if material.more_spoken:
        told = f"The latest are shown; {plural(material.more_spoken, 'earlier one', 'earlier ones')} in the record."
        blocks.append(Text((Told(told, style="quiet"),)))
    return Section("diplomacy", "Diplomacy", tuple(blocks))


def _row(material: Material, entry: Entry) -> Row:
    incident = entry.incident
    cites = material.cites.of(e.claim.id for e in entry.evidence)
    origins = plural(incident.independent_sources, "origin")
    told = f"{origins} in {plural(len(incident.documents), 'report')}"
    cells: tuple[Cell, ...] = (
        what(material, entry),
        (_when(entry),),
        (Told(_between(entry)),),
        (Told(became(entry) or _unknown(entry)),),
        (
            Told(told, cites=cites),
            Told("" if incident.status == "reported" else f"; {STATUS[incident.status]}"),
        ),
    )
    return Row(cells)


def _when(entry: Entry) -> Told:
    """When it was or is to be; else when it was first told."""
    when = entry.incident.when
    if when is not None and (when.start or when.end):
        return Told(when_words(when))
    first = min(
        (e.claim.document.published for e in entry.evidence if e.claim.document.published), default=None
    )
    return Told(f"date not known; reported {day_words(first)}" if first else "date not known", style="quiet")


def _between(entry: Entry) -> str:
    """Who takes part: the parties, else whoever said it and to whom."""
    incident = entry.incident
    if incident.parties:
        return joined(incident.parties)
    return joined([name for name in (incident.actor, incident.recipient) if name]) or "not stated"


def became(entry: Entry) -> str:
    """The course of a dealing, "agreed → carried out"; "" when no stage of it is told."""
    told = (entry.incident.fulfilment or "").replace("_", " ")
    return f"{told} → carried out: {entry.carried}" if entry.carried else told


def _unknown(entry: Entry) -> str:
    return "no response on record" if entry.incident.type == "proposal" else "not known"


def what(material: Material, entry: Entry) -> Cell:
    """What it is, in a line: numbers with their citations, contents in the words of the reports."""
    incident = entry.incident
    kind = incident.type
    cites = material.cites.of(e.claim.id for e in entry.evidence)
    if kind == "talks":
        stage = f", round {incident.round}" if incident.round else ""
        where = incident.venue or (incident.place.name if incident.place else None)
        return (Told(f"Talks{stage}{f', {where}' if where else ''}", cites=cites),)
    if kind == "exchange":
        return _exchange(material, entry)
    if kind == "ultimatum":
        return _ultimatum(material, entry)
    first = max((e.claim for e in entry.evidence), key=lambda claim: len(claim.words))
    return (Told(f"{kind.capitalize()}: "), Told(f"“{first.words}”", cites=cites, style="words"))


def _exchange(material: Material, entry: Entry) -> Cell:
    each = any(getattr(e.claim, "per_side", False) for e in entry.evidence)
    kinds = {str(getattr(e.claim, "what", "people")) for e in entry.evidence}
    noun = "Return of bodies" if kinds == {"bodies"} else f"Exchange of {joined(sorted(kinds))}"
    told = [Told(noun)]
    for name, figure in entry.incident.figures.items():
        cites = material.cites.of(figure.claims)
        words = f"{figure_words(figure)} {EXCHANGED.get(name, name)}{' each side' if each else ''}"
        told += [Told(": " if len(told) == 1 else ", "), Told(words, cites=cites, style="number")]
    if len(told) == 1:
        told.append(Told(", number not stated", cites=material.cites.of(e.claim.id for e in entry.evidence)))
    return tuple(told)


def _ultimatum(material: Material, entry: Entry) -> Cell:
    """An ultimatum: its words, the deadline and the threat as told last."""
    claim = entry.evidence[-1].claim
    cites = material.cites.of(e.claim.id for e in entry.evidence)
    parts = [f"{name}: {value}" for name in ("deadline", "threat") if (value := getattr(claim, name, None))]
    told = (Told("Ultimatum: "), Told(f"“{claim.words}”", cites=cites, style="words"))
    return (*told, Told(f" ({'; '.join(parts)})")) if parts else told


def _spoken(material: Material, claim: Claim) -> Row:
    parties = getattr(claim, "parties", ())
    who = claim.actor or speaker_words(claim) or claim.document.publisher or "not stated"
    side = next((name for name in parties if name and name not in who), None)
    to = f" → {claim.recipient}" if claim.recipient else ""
    words = Told(f"“{claim.words}”", cites=material.cites.of([claim.id]), style="words")
    cells = (
        (Told(f"{who}{f' ({side})' if side else ''}{to}"),),
        (Told(SAYS[claim.type]),),
        (words,),
        (Told(moment_words(claim.document.published)),),
    )
    return Row(cells)
