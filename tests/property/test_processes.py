"""A record grown by one process after another, in any order and split, says what one made at once says."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from warledger.merge import incidents
from warledger.model import Judgement
from warledger.normalize.copies import families
from warledger.record.sums import Sums
from warledger.stores import sqlite

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from conflict import Conflict, Size, conflict

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from warledger.model import Claim, Document, Incident
    from warledger.stores._ledger import Ledger


@st.composite
def conflicts(draw: st.DrawFn) -> Conflict:
    size = Size(
        events=draw(st.integers(1, 14)),
        days=draw(st.integers(2, 8)),
        regions=draw(st.integers(1, 3)),
        settlements=draw(st.integers(1, 4)),
        reports=draw(st.integers(1, 3)),
        region_only=draw(st.sampled_from((0.0, 0.3))),
        undated=draw(st.sampled_from((0.0, 0.3))),
        unattributed=draw(st.sampled_from((0.0, 0.3))),
        late=draw(st.sampled_from((0.0, 0.3))),
    )
    return conflict(size, draw(st.integers(0, 10_000)))


def judged(made: Conflict, dice: random.Random) -> list[Judgement]:
    """Decisions of every kind about claims at random."""
    ids = [claim.id for claim in made.claims]
    told = []
    for number, verdict in enumerate(("same", "different", "split", "reject", "accept", "correct", "undo")):
        subjects = tuple(dice.sample(ids, min(len(ids), 1 if verdict in ("correct", "split") else 2)))
        told.append(
            Judgement(
                id=f"j{number}",
                verdict=verdict,
                subjects=(f"j{dice.randrange(5)}",) if verdict == "undo" else subjects,
                who="someone",
                at=f"2031-02-0{number + 1}",
                why="",
                field="actor" if verdict == "correct" else None,
                value='"North"' if verdict == "correct" else None,
            )
        )
    return told


def grown(
    path: Path,
    batches: Sequence[Sequence[Document]],
    own: dict[str, list[Claim]],
    log: Sequence[Judgement],
    dice: random.Random,
) -> list[Incident]:
    """The incidents of a record to which each batch was added by a process of its own."""
    waiting = list(log)
    for batch in batches:
        store: Ledger = sqlite.open(str(path))
        store.add_all([(document, own[document.id]) for document in batch], "v1")
        known = {claim.id for _, claims in store.since(0) for claim in claims}
        while (
            waiting
            and dice.random() < 0.7
            and (waiting[0].verdict == "undo" or known.issuperset(waiting[0].subjects))
        ):
            store.judge(waiting.pop(0))
        Sums(store).now("rules")
        store.close()
    store = sqlite.open(str(path))
    for judgement in waiting:
        store.judge(judgement)
    Sums(store).now("rules")
    found = list(store.incidents())
    store.close()
    return found


@given(conflicts(), st.randoms(use_true_random=False), st.booleans())
@settings(max_examples=10, deadline=None)
def test_any_split_over_processes_gives_the_incidents_of_one(
    made: Conflict, dice: random.Random, ruled: bool
):
    own: dict[str, list[Claim]] = {document.id: [] for document in made.documents}
    for claim in made.claims:
        own[claim.document.id].append(claim)
    documents = list(made.documents)
    dice.shuffle(documents)
    batches, left = [], list(documents)
    while left:
        size = dice.choice((1, 2, 3, 20))
        batches.append(left[:size])
        left = left[size:]
    log = judged(made, dice) if ruled else []
    with tempfile.TemporaryDirectory() as folder:
        found = grown(Path(folder) / "war.db", batches, own, log, dice)
    expected = incidents(documents, made.claims, log, families=families(documents))
    assert msgspec.to_builtins(found) == msgspec.to_builtins(expected)
