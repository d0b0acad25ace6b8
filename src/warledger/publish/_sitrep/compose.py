"""A record → a report, whatever format it is then written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.publish._sitrep import accounts, course, diplomacy, figures, listing, mapping, method
from warledger.publish._sitrep.content import Report, Told
from warledger.publish._sitrep.gather import gathered
from warledger.publish._sitrep.words import moment_words, plural

if TYPE_CHECKING:
    from warledger.publish._sitrep.content import Asked, Cell, Section
    from warledger.publish._sitrep.gather import Material
    from warledger.record import Record


def composed(record: Record, asked: Asked) -> Report:
    """Write a report of a period and area.

    The same record gives the same report: it goes by what had been read, never by a clock.
    """
    material = gathered(record, asked)
    sections: list[Section | None] = [
        figures.brief(material),
        figures.key_figures(material),
        mapping.section(material),
        course.changes(material),
        listing.incidents(material),
        listing.others(material),
        listing.sums(material),
        diplomacy.diplomacy(material),
        accounts.accounts(material),
        listing.damage(material),
        method.method(material),
    ]
    count, state = _state(record)
    return Report(
        title=asked.title or "Situation report",
        period=figures.period_words(asked),
        area=figures.area_words(asked),
        state=state,
        facts=_facts(material, count, state),
        sections=tuple(section for section in sections if section is not None),
        citations=material.cites.all(),
    )


def _state(record: Record) -> tuple[int, str]:
    """How many documents the record holds, and the moment up to which it had read and been judged."""
    count, last = 0, ""
    for document in record.documents():
        count += 1
        last = max(last, document.retrieved or "")
    judged = max((judgement.at for judgement in record.judgements()), default="")
    return count, max(last, judged)


def _facts(material: Material, count: int, state: str) -> tuple[tuple[str, Cell], ...]:
    """The lines under the title."""
    asked = material.asked
    summary = material.summary
    told = [
        ("Period", (Told(figures.period_words(asked)),)),
        ("Area", (Told(figures.area_words(asked)),)),
    ]
    if asked.actor:
        told.append(("Only with", (Told(asked.actor),)))
    read = (
        f"{plural(count, 'document')}, read up to {moment_words(state)}"
        if state
        else plural(count, "document")
    )
    told.append(("Record", (Told(read),)))
    sources = f"{plural(summary.documents, 'report')} by {plural(summary.publishers, 'publisher')}"
    told.append(("Incidents from", (Told(sources),)))
    if asked.last:
        told.append(("Last report", (Told(moment_words(asked.last)),)))
    return tuple(told)
