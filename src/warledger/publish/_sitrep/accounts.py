"""Where accounts differ: between the sides, between sources, and on who did it or whether it happened."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from warledger.publish._sitrep.content import Column, Row, Section, Table, Text, Told
from warledger.publish._sitrep.gather import FEW
from warledger.publish._sitrep.words import place_words, range_words, speaker_words, when_words
from warledger.record.trace import figure_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warledger.model import Claim
    from warledger.publish._sitrep.content import Block, Cell
    from warledger.publish._sitrep.gather import Entry, Material

VOICES = 6
"""Accounts shown of one figure at most."""


def accounts(material: Material) -> Section:
    """The section on contradictions."""
    sides = [row for entry in material.entries for row in _sides(material, entry)]
    authors = [row for entry in material.entries for row in _authors(material, entry)]
    numbers = [row for entry in material.entries for row in _numbers(material, entry)]
    blocks: list[Block] = []
    if sides or authors:
        columns = (Column("Incident"), Column("On"), Column("Accounts"))
        blocks.append(Table("Contradictions between the sides", columns, tuple((sides + authors)[:FEW])))
    else:
        blocks.append(
            Text(
                (
                    Told(
                        "The sides do not contradict one another on a listed incident, as far as their claims are on record. On most incidents only one side speaks."
                    ),
                )
            )
        )
    if numbers:
        columns = (Column("Incident"), Column("Figure"), Column("Current accounts, the highest first"))
        blocks.append(Table("Numbers on which sources differ", columns, tuple(numbers[:FEW])))
        told = "Of each origin only its latest figure is current. Earlier ones are in “How figures moved”."
        blocks.append(Text((Told(told, style="quiet"),)))
    return Section("accounts", "Where accounts differ", tuple(blocks))


def _name(entry: Entry) -> Cell:
    told = f"{place_words(entry.incident.place)}, {when_words(entry.incident.when)}"
    return (Told(told, rows=(entry.number,)),)


def _sides(material: Material, entry: Entry) -> Iterable[Row]:
    """Figures for which two sides give different ranges."""
    for effect, figure in sorted(entry.incident.figures.items(), reverse=True):
        parts = figure.by_side or {}
        if len({(part.low, part.high) for part in parts.values()}) < 2:  # noqa: PLR2004 - two ranges differ
            continue
        told: list[Told] = []
        for side, part in sorted(parts.items()):
            words = range_words(part.low, part.best, part.high)
            told += [Told("; ")] if told else []
            told += [Told(f"{side}: "), Told(words, cites=material.cites.of(part.claims), style="number")]
        yield Row((_name(entry), (Told(effect.capitalize()),), tuple(told)))


def _authors(material: Material, entry: Entry) -> Iterable[Row]:
    """Who did it, where claims name different actors or deny it."""
    named: dict[str, list[Claim]] = defaultdict(list)
    denied: list[Claim] = []
    for one in entry.evidence:
        claim = one.claim
        if claim.modality == "denied":
            denied.append(claim)
        elif claim.type == "attack" and claim.modality == "asserted" and claim.actor:
            named[claim.actor].append(claim)
    if not denied and (len(named) < 2 or entry.incident.status != "disputed"):  # noqa: PLR2004 - two names differ
        return
    told: list[Told] = []
    for actor, claims in sorted(named.items()):
        told += [Told("; ")] if told else []
        told.append(Told(f"attributed to {actor}", cites=material.cites.of(claim.id for claim in claims)))
    for claim in denied:
        told += [Told("; ")] if told else []
        who = speaker_words(claim) or claim.document.publisher or "the publisher"
        told += [
            Told(f"denied by {who}: "),
            Told(f"“{claim.words}”", material.cites.of([claim.id]), style="words"),
        ]
    yield Row((_name(entry), (Told("Who did it, or whether it happened"),), tuple(told)))


def _numbers(material: Material, entry: Entry) -> Iterable[Row]:
    """Figures on which origins differ, each account with who gives it."""
    known = {one.claim.id: one.claim for one in entry.evidence}
    for effect, figure in sorted(entry.incident.figures.items(), reverse=True):
        groups: dict[tuple[int, int], list[Claim]] = defaultdict(list)
        for claim in (known[one] for one in figure.claims if one in known):
            low, high = getattr(claim, "low", None), getattr(claim, "high", None)
            if low is not None or high is not None:
                groups[high if high is not None else low or 0, low or 0].append(claim)
        if len(groups) < 2:  # noqa: PLR2004 - two numbers differ
            continue
        told: list[Told] = []
        for _, claims in sorted(groups.items(), reverse=True)[:VOICES]:
            told += [Told("; ")] if told else []
            told += [
                Told(figure_words(claims[0]), material.cites.of(c.id for c in claims), style="number"),
                Told(f" {_voices(claims)}"),
            ]
        yield Row((_name(entry), (Told(effect.capitalize()),), tuple(told)))


def _voices(claims: list[Claim]) -> str:
    """Who gives a number: the first, and how many more."""
    names = list(dict.fromkeys(speaker_words(c) or c.document.publisher or c.document.name for c in claims))
    return names[0] if len(names) == 1 else f"{names[0]} and others"
