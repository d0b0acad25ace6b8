"""The incidents one by one, what else happened, sums that sources give, and damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.publish._sitrep.content import Column, Row, Section, Table, Text, Told
from warledger.publish._sitrep.figures import country_names
from warledger.publish._sitrep.gather import FEW
from warledger.publish._sitrep.words import (
    MEANS,
    NONE,
    OBJECTS,
    STATUS,
    figure_words,
    number,
    place_words,
    plural,
    what_words,
    when_words,
)

if TYPE_CHECKING:
    from warledger.publish._sitrep.content import Asked, Block, Cell
    from warledger.publish._sitrep.gather import Entry, Material
    from warledger.record.trace import Evidence

NAMED = 4
"""Citations behind a name at most."""


def incidents(material: Material) -> Section:
    """The table of incidents."""
    columns = (
        Column("No."),
        Column("When"),
        Column("Where"),
        Column("What"),
        Column("Attributed to"),
        Column("Killed", number=True),
        Column("Injured", number=True),
        Column("Told by"),
    )
    rows = tuple(_row(material, entry) for entry in material.entries)
    left = material.total - len(rows)
    blocks: list[Block] = [Table("Incidents in order of time", columns, rows, wide=True)] if rows else []
    if left:
        told = (
            f"Listed are the {number(len(rows))} incidents with the most people killed, then injured. "
            f"{plural(left, 'further incident')} of this period and area {'is' if left == 1 else 'are'} in the sums "
            f"and not listed; this lists all: {command(material.asked)}"
        )
        blocks.append(Text((Told(told, rows=tuple(e.number for e in material.entries)),)))
    if rows:
        told = (
            f"{NONE} means that no report gives a number, which is not the same as none. “Attributed to” is whom the "
            "reports name, not a finding. An origin is one official, body or newsroom that speaks for itself: copies "
            "of one report and one official’s statement wherever it is printed count once."
        )
        blocks.append(Text((Told(told, style="quiet"),)))
    else:
        blocks.append(Text((Told("None on record."),)))
    return Section("incidents", "Incidents", tuple(blocks))


def command(asked: Asked) -> str:
    """The command that lists everything a report leaves out."""
    given = (("since", asked.since), ("until", asked.until), ("place", asked.place), ("actor", asked.actor))
    options = " ".join(
        f'--{name} "{value}"' if " " in value else f"--{name} {value}" for name, value in given if value
    )
    return f"warledger incidents {options}".strip()


def _row(material: Material, entry: Entry) -> Row:
    incident, cites = entry.incident, material.cites
    figures = [_figure(material, entry, effect) for effect in ("killed", "injured")]
    told_how = [e.claim.id for e in entry.evidence if e.claim.type == "attack"][:NAMED]
    cells = (
        (Told(str(entry.number)),),
        (Told(when_words(incident.when)),),
        _where(entry),
        (Told(what_words(incident), cites=cites.of(told_how)),),
        _by(material, entry),
        *figures,
        _told_by(material, entry),
    )
    return Row(cells, incident=entry.number)


def _where(entry: Entry) -> Cell:
    place = entry.incident.place
    country = country_names().get(place.country) if place and place.country else None
    told = place_words(place)
    return (
        (Told(told), Told(f", {country}", style="quiet"))
        if country and country not in told
        else (Told(told),)
    )


def _by(material: Material, entry: Entry) -> Cell:
    """Whom the reports name, with the claims that do."""
    actor = entry.incident.actor
    if actor is None:
        return (Told("not stated", style="quiet"),)
    naming = [e.claim.id for e in entry.evidence if e.claim.actor == actor and e.claim.modality == "asserted"]
    return (Told(actor, cites=material.cites.of(naming[:NAMED])),)


def _figure(material: Material, entry: Entry, effect: str) -> Cell:
    figure = entry.incident.figures.get(effect)
    if figure is None:
        return (Told(NONE),)
    return (Told(figure_words(figure), cites=material.cites.of(figure.claims), style="number"),)


def _told_by(material: Material, entry: Entry) -> Cell:
    """Origins, reports and status, with all citations of the incident."""
    incident = entry.incident
    cites = material.cites.of(e.claim.id for e in entry.evidence)
    origins = plural(incident.independent_sources, "origin")
    told = f"{origins} in {plural(len(incident.documents), 'report')}"
    left = Told(f" and {plural(entry.left, 'further claim')}", style="quiet")
    status = "" if incident.status == "reported" else f"; {STATUS[incident.status]}"
    cell = (Told(told, cites=cites), Told(status, style="strong" if incident.status == "disputed" else ""))
    return (cell[0], left, cell[1]) if entry.left else cell


def others(material: Material) -> Section | None:
    """Interceptions and changes of control."""
    if not material.others:
        return None
    rows = []
    for entry in material.others:
        incident = entry.incident
        cites = material.cites.of(e.claim.id for e in entry.evidence)
        where = _where(entry) if incident.place else (Told("place not stated", style="quiet"),)
        cells = (
            (Told(str(entry.number)),),
            (Told(when_words(incident.when)),),
            where,
            _other_words(entry, cites),
            _by(material, entry) if incident.actor else (Told("not stated", style="quiet"),),
        )
        rows.append(Row(cells, incident=entry.number))
    columns = (Column("No."), Column("When"), Column("Where"), Column("What"), Column("By"))
    blocks: list[Block] = [Table("As the sides report them", columns, tuple(rows))]
    told = "Weapons shot down are not attacks that hit."
    more = f" {plural(material.more_others, 'more', 'more')} not listed." if material.more_others else ""
    blocks.append(Text((Told(told + more, style="quiet"),)))
    return Section("others", "Interceptions and changes of control", tuple(blocks))


def _other_words(entry: Entry, cites: tuple[int, ...]) -> Cell:
    incident = entry.incident
    if incident.type == "interception":
        head = Told("Reported shot down or stopped: ")
        told = [
            f"{figure_words(figure)} {MEANS.get(name, 'weapons')}"
            for name, figure in incident.figures.items()
        ]
        return (head, Told(", ".join(told) or "number not stated", cites=cites, style="number"))
    changes = sorted({str(getattr(e.claim, "what", "")) for e in entry.evidence} - {""})
    return (Told("Reported: "), Told(", ".join(changes) or "change of control", cites=cites))


def sums(material: Material) -> Section | None:
    """What sources sum up themselves, beside what the listed incidents add up to."""
    if not material.sums:
        return None
    rows = []
    for entry in material.sums:
        figures = [
            Told(f"{figure_words(figure)} {effect}", cites=material.cites.of(figure.claims), style="number")
            for effect, figure in sorted(entry.incident.figures.items(), reverse=True)
        ]
        parts: list[Told] = []
        for told in figures:
            parts += [Told("; "), told] if parts else [told]
        words = tuple(parts) or (
            Told(what_words(entry.incident), cites=material.cites.of(e.claim.id for e in entry.evidence)),
        )
        rows.append(
            Row(((Told(place_words(entry.incident.place)),), (Told(when_words(entry.incident.when)),), words))
        )
    columns = (Column("Over"), Column("When"), Column("What the source sums up", number=False))
    note = (
        "A source gives these for several places or a whole period. They are shown and not added to anything: what "
        "they sum up may be listed above."
    )
    return Section(
        "sums",
        "Totals given by sources",
        (Table("Totals, not added in", columns, tuple(rows)), Text((Told(note, style="quiet"),))),
    )


def damage(material: Material) -> Section:
    """Damage to objects, in the words of the reports."""
    found: dict[tuple[str, int], list[Evidence]] = {}
    for entry in material.entries:
        for one in entry.evidence:
            if one.claim.type == "damage" and one.claim.modality == "asserted":
                found.setdefault((str(getattr(one.claim, "object", "other")), entry.number), []).append(one)
    places = {entry.number: entry.incident for entry in material.entries}
    order = list(OBJECTS)
    rows = []
    for (kind, at), told in sorted(found.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))[
        :FEW
    ]:
        names = _objects(material, told)
        where = Told(f"{place_words(places[at].place)}, {when_words(places[at].when)}", rows=(at,))
        rows.append(Row(((Told(OBJECTS.get(kind, kind)),), (where,), names)))
    if not rows:
        return Section(
            "damage",
            "Damage",
            (Text((Told("No damage to named objects is on record for the listed incidents."),)),),
        )
    columns = (Column("Kind"), Column("Where and when"), Column("As the reports say"))
    blocks: list[Block] = [Table("Objects damaged or destroyed", columns, tuple(rows))]
    if len(found) > len(rows):
        blocks.append(
            Text((Told(f"{number(len(found) - len(rows))} more are in the record.", style="quiet"),))
        )
    return Section("damage", "Damage", tuple(blocks))


def _objects(material: Material, told: list[Evidence]) -> Cell:
    """What was damaged as the reports say, each name once."""
    named: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for one in told:
        name = getattr(one.claim, "name", None) or one.claim.words
        key = name.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ")
        shown.setdefault(key, name)
        named.setdefault(key, []).append(one.claim.id)
    cells: list[Told] = []
    for key, claims in named.items():
        cells += [Told("; ")] if cells else []
        cells.append(Told(f"“{shown[key]}”", cites=material.cites.of(claims), style="words"))
    return tuple(cells)
