"""What annotated reports say became of each dealing, beside what the record says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from gold import documents, windows
from warledger import Record
from warledger.analyze.lives import final

if TYPE_CHECKING:
    from pathlib import Path

    from warledger.model import Claim, Incident

HALF = 0.5
KINDS = ("exchange", "agreement", "talks", "ultimatum")
ONE = {"exchange_refused/ex_oct": "gaza25/ex20"}
"""Dealings that two windows annotate: with all windows in one record they are one, with the later status."""


class Dealt(NamedTuple):
    """One annotated dealing: what it is, what became of it, and the members' words by document."""

    name: str
    kind: str
    status: str
    quotes: tuple[tuple[str, str, str | None], ...]


class Met(NamedTuple):
    """What the record makes of an annotated dealing: its incidents, and the final status of the first.

    A hand-over of another number is a part of an exchange or its other direction, no duplicate of it: `homes`
    are the incidents that would count the same twice.
    """

    dealt: Dealt
    homes: tuple[str, ...]
    status: str | None
    shared: tuple[str, ...]

    @property
    def right(self) -> bool:
        """One incident, no other dealing's, with the right final status."""
        return len(self.homes) == 1 and not self.shared and self.status in self.dealt.status.split(" or ")


def annotated(window: Path) -> list[Dealt]:
    """The dealings of a window, ultimatums by their claims (they have no incidents)."""
    files = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(window.glob("*.json"))}
    incidents: list[dict[str, Any]] = files.pop("incidents", [])
    found = []
    threats: dict[tuple[Any, ...], list[tuple[str, tuple[str, str, str | None]]]] = {}
    for one in incidents:
        if one["kind"] not in KINDS:
            continue
        members = [(name, files[name]["claims"][index]) for name, index in one["members"]]
        if all(claim.get("optional") for _, claim in members) or f"{window.name}/{one['id']}" in ONE:
            continue
        status = one.get("status") or {"talks": "held", "agreement": "agreed or in_force"}[one["kind"]]
        quotes = tuple((name, claim["quote"], claim.get("what")) for name, claim in members)
        found.append(Dealt(f"{window.name}/{one['id']}", one["kind"], status, quotes))
    for name, one in files.items():
        for index, claim in enumerate(one["claims"]):
            if claim["kind"] == "ultimatum" and not claim.get("optional"):
                key = (claim.get("by"), claim.get("to"), claim.get("deadline_date") or name)
                threats.setdefault(key, []).append((f"{name}/{index}", (name, claim["quote"], None)))
    sets = (
        Dealt(told[0][0], "ultimatum", "set", tuple(quote for _, quote in told)) for told in threats.values()
    )
    return [*found, *sets]


def met(gold: Path, folder: Path) -> list[Met]:
    """Every annotated dealing of a set, read with all its windows in one record."""
    places = windows(gold)
    (folder / "reports.jsonl").write_bytes(b"".join(documents(window) for window in places))
    with Record.open(folder / "lives.db") as record:
        record.add([folder / "reports.jsonl"])
        incidents, claims = record.incidents(), list(record.claims())
        texts = {document.name: document.text for document in record.documents()}
    homes = {claim: one for one in incidents for claim in one.claims}
    rows = [(dealt, _homes(dealt, claims, texts, homes)) for window in places for dealt in annotated(window)]
    owners: dict[str, list[str]] = {}
    for dealt, found in rows:
        for one in found:
            owners.setdefault(one.id, []).append(dealt.name)
    return [
        Met(
            dealt,
            tuple(one.id for one in _same(found)),
            final(found[0]) if found else None,
            tuple(name for one in found[:1] for name in owners[one.id] if name != dealt.name),
        )
        for dealt, found in rows
    ]


def _same(found: list[Incident]) -> list[Incident]:
    """Of a dealing's incidents the first, and those that do not tell another number."""
    if not found:
        return []
    number = _number(found[0])
    return [found[0], *(one for one in found[1:] if None in (number, _number(one)) or number == _number(one))]


def _number(one: Incident) -> int | None:
    """How many are handed over, null when untold."""
    return next((figure.best for figure in one.figures.values()), None)


def _homes(
    dealt: Dealt, claims: list[Claim], texts: dict[str, str], homes: dict[str, Incident]
) -> list[Incident]:
    """The incidents that hold the claims found at the members' words, most of them first."""
    votes: dict[str, list[Incident]] = {}
    for name, quote, what in dealt.quotes:
        start = texts[name].find(quote)
        best = max(
            (
                claim
                for claim in claims
                if claim.document.name == name
                and claim.type == dealt.kind
                and what in (None, getattr(claim, "what", None))
            ),
            key=lambda claim: (_shared(claim, start, start + len(quote)), claim.start - claim.end),
            default=None,
        )
        if best is not None and _shared(best, start, start + len(quote)) > 0 and best.id in homes:
            votes.setdefault(homes[best.id].id, []).append(homes[best.id])
    return [found[0] for _, found in sorted(votes.items(), key=lambda row: (-len(row[1]), row[0]))]


def _shared(claim: Claim, start: int, end: int) -> float:
    """The part of the shorter of two stretches that both have, from a half up."""
    shared = min(claim.end, end) - max(claim.start, start)
    part = shared / max(1, min(claim.end - claim.start, end - start))
    return part if part >= HALF else 0.0
