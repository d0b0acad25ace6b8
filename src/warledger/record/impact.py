"""What a judgement would change before it is made: the record around it, merged with and without."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from warledger.merge import incidents, relocated
from warledger.normalize.copies import families
from warledger.record.changes import Change, compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.model import Claim, Document, Incident, Judgement
    from warledger.record.index import Index
    from warledger.stores._ledger import Ledger

VIOLENT = frozenset({"attack", "harm", "damage"})
AROUND = {True: 3, False: 45}
"""Days around violence, and around dealings, within which incidents can reach one another."""
MOST = 150
"""Incidents looked at; the nearest in time when there are more."""


class Impact(msgspec.Struct, frozen=True, kw_only=True):
    """What a judgement would change.

    `figures` counts figures that would be others, `merged` and `split` incidents, `gone` those
    of which nothing would stay; `best` gives the sums of best figures of all incidents looked
    at, before and after, by effect; `changes` names each change, `text` says it in a line.
    """

    text: str
    figures: int
    merged: int
    split: int
    gone: int
    best: dict[str, tuple[int, int]]
    changes: tuple[Change, ...]


def impact(judgement: Judgement, store: Ledger, index: Index) -> Impact:
    """What the judgement would change; nothing is written."""
    log = store.judgements()
    subjects = list(judgement.subjects)
    if judgement.verdict == "undo":
        subjects = [claim for one in log if one.id in subjects for claim in one.subjects]
    documents, claims = _around(store.told_by(subjects), store, index)
    former = {claim.id: claim for claim in store.told_by([s for one in log for s in one.subjects])}
    log = relocated(log, claims, former)
    kin = families(documents)
    before = incidents(documents, claims, log, families=kin)
    after = incidents(documents, claims, [*log, judgement], families=kin)
    return summed(before, after)


def summed(before: Sequence[Incident], after: Sequence[Incident]) -> Impact:
    """The changes from some incidents to others, counted."""
    changes = tuple(compared(before, after))
    counts = {
        "figure": sum(change.kind == "figure" for change in changes),
        "merged": sum(change.kind == "merged" for change in changes),
        "split": len({change.before for change in changes if change.kind == "split"}),
        "gone": sum(change.kind == "gone" for change in changes),
    }
    effects = sorted({effect for one in (*before, *after) for effect in one.figures})
    best = {effect: (_best(before, effect), _best(after, effect)) for effect in effects}
    return Impact(
        text=_said(counts, len(changes)),
        figures=counts["figure"],
        merged=counts["merged"],
        split=counts["split"],
        gone=counts["gone"],
        best={effect: pair for effect, pair in best.items() if pair[0] != pair[1]},
        changes=changes,
    )


def _said(counts: dict[str, int], changes: int) -> str:
    """The counts in words."""
    words = {
        "figure": ("changes {} figure", "changes {} figures"),
        "merged": ("merges incidents into {}", "merges incidents into {}"),
        "split": ("splits an incident", "splits {} incidents"),
        "gone": ("removes {} incident", "removes {} incidents"),
    }
    told = [words[kind][count > 1].format(count) for kind, count in counts.items() if count]
    return (
        "this " + ", ".join(told)
        if told
        else "this changes nothing"
        if not changes
        else "this changes no figure"
    )


def _best(found: Iterable[Incident], effect: str) -> int:
    return sum(one.figures[effect].best for one in found if one.scope == "incident" and effect in one.figures)


def _around(subjects: Sequence[Claim], store: Ledger, index: Index) -> tuple[list[Document], list[Claim]]:
    """All documents that tell of what can be reached from some claims, with all their claims."""
    names = {claim.document.id for claim in subjects}
    homes = [i for name in names for i in store.chosen(index.telling(store.number(name) or 0))]
    ids = {claim.id for claim in subjects}
    seeds: list[Incident | Claim] = [one for one in homes if not ids.isdisjoint(one.claims)]
    seeds += subjects  # what was rejected is in no incident, but may be again
    near = store.chosen(sorted({one for seed in seeds for one in _near(seed, index)}))
    told = store.told_by([claim for one in near for claim in one.claims])
    names |= {claim.document.id for claim in told}
    found = [document for name in sorted(names) if (document := store.document(name)) is not None]
    return found, [claim for document in found for claim in store.claims_in(document.id)]


def _near(seed: Incident | Claim, index: Index) -> list[str]:
    """The ids of incidents that may be the same event as an incident or a claim, itself among them."""
    when, place, violent = seed.when, seed.place, seed.type in VIOLENT
    start = (when.start or when.end) if when else None
    if start is None or when is None:
        return [seed.id]
    margin = timedelta(days=AROUND[violent])
    first = date.fromisoformat(start[:10])
    last = date.fromisoformat((when.end or start)[:10])
    found = index.near(
        (first - margin, last + margin),
        (place.admin1, place.country) if place and violent else None,
        VIOLENT if violent else frozenset({seed.type}),
    )
    middle = first.toordinal()
    return [seed.id, *sorted(found, key=lambda one: abs(found[one] - middle))[:MOST]]
