"""What must hold of merging whatever the conflict: order, repetition, copies, judgements, ranges."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from warledger.merge import Merge, incidents
from warledger.merge.view import VIOLENT
from warledger.model import Judgement
from warledger.normalize.copies import families

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from baselines import BASELINES
from bench_merging import right
from conflict import Conflict, Size, conflict

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from warledger.model import Claim, Incident

SHOWN = (
    "type",
    "scope",
    "actor",
    "means",
    "place",
    "when",
    "figures",
    "independent_sources",
    "status",
    "damage",
)


def shares() -> st.SearchStrategy[float]:
    return st.sampled_from((0.0, 0.1, 0.3))


@st.composite
def conflicts(draw: st.DrawFn) -> Conflict:
    size = Size(
        events=draw(st.integers(1, 14)),
        days=draw(st.integers(2, 8)),
        regions=draw(st.integers(1, 3)),
        settlements=draw(st.integers(1, 4)),
        reports=draw(st.integers(1, 4)),
        region_only=draw(shares()),
        undated=draw(shares()),
        unattributed=draw(shares()),
        late=draw(shares()),
    )
    return conflict(size, draw(st.integers(0, 10_000)))


def merged(made: Conflict, judgements: Sequence[Judgement] = ()) -> list[Incident]:
    return incidents(made.documents, made.claims, judgements, families=families(made.documents))


@given(conflicts(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_any_order_of_reading_gives_the_same_incidents(made: Conflict, dice: random.Random):
    documents, claims = list(made.documents), list(made.claims)
    dice.shuffle(documents)
    dice.shuffle(claims)
    assert incidents(documents, claims, families=families(documents)) == merged(made)


@given(conflicts(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_a_record_grown_report_by_report_equals_one_made_at_once(made: Conflict, dice: random.Random):
    own: dict[str, list[Claim]] = {document.id: [] for document in made.documents}
    for claim in made.claims:
        own[claim.document.id].append(claim)
    documents = list(made.documents)
    dice.shuffle(documents)
    merge, seen = Merge(), []
    while documents:
        batch = [documents.pop() for _ in range(min(len(documents), dice.randint(1, 3)))]
        seen += batch
        merge.update(batch, [claim for one in batch for claim in own[one.id]], (), families(seen))
    assert merge.incidents() == merged(made)


@given(conflicts())
@settings(max_examples=30)
def test_reading_again_changes_nothing(made: Conflict):
    merge = Merge()
    merge.update(made.documents, made.claims)
    before = merge.incidents()
    merge.update(made.documents, made.claims)
    assert merge.incidents() == before


@given(conflicts(), st.data())
@settings(max_examples=60)
def test_a_copy_changes_no_figure_and_no_count_of_sources(made: Conflict, data: st.DataObject):
    one = data.draw(st.sampled_from(made.documents))
    published = f"{(one.published or '')[:11]}23:59"
    copied = msgspec.structs.replace(one, id="copy", name="copy", publisher="Copyist", published=published)
    claims = [
        msgspec.structs.replace(
            claim,
            id=f"copy-{claim.id}",
            document=msgspec.structs.replace(
                claim.document, id="copy", name="copy", publisher="Copyist", published=published
            ),
        )
        for claim in made.claims
        if claim.document.id == one.id
    ]
    grown = msgspec.structs.replace(made, documents=[*made.documents, copied], claims=[*made.claims, *claims])
    assert sorted(map(shown, merged(grown))) == sorted(map(shown, merged(made)))


def shown(incident: Incident) -> str:
    told = {name: getattr(incident, name) for name in SHOWN}
    return repr(told | {"means": sorted(incident.means), "damage": sorted(incident.damage)})


@given(conflicts(), st.data())
@settings(max_examples=60)
def test_a_judgement_and_its_undo_leave_the_record_as_before(made: Conflict, data: st.DataObject):
    ids = st.sampled_from([claim.id for claim in made.claims])
    verdict = data.draw(
        st.sampled_from(("accept", "reject", "same", "different", "merge", "split", "unsure"))
    )
    subjects = tuple(data.draw(st.lists(ids, min_size=1, max_size=4, unique=True)))
    judgement = Judgement(id="one", verdict=verdict, subjects=subjects, who="ann", at="2031-02-01T00:00:00Z")
    undo = Judgement(id="two", verdict="undo", subjects=("one",), who="bob", at="2031-02-02T00:00:00Z")
    merge = Merge()
    merge.update(made.documents, made.claims)
    before = merge.incidents()
    merge.update((), (), [judgement])
    ruled = merge.incidents()
    holds(made, ruled, rejected=set(subjects) if verdict == "reject" else set())
    assert ruled == incidents(made.documents, made.claims, [judgement])
    merge.update((), (), [judgement, undo])
    assert merge.incidents() == before


@given(conflicts())
@settings(max_examples=60)
def test_ranges_are_in_order_and_claims_stand_in_one_incident(made: Conflict):
    holds(made, merged(made), rejected=set())


def holds(made: Conflict, found: Sequence[Incident], rejected: set[str]) -> None:
    known = {claim.id for claim in made.claims}
    owners = Counter(claim for incident in found for claim in incident.claims)
    assert not [claim for claim, count in owners.items() if count > 1]
    violent = {claim.id for claim in made.claims if claim.type in VIOLENT} - rejected
    assert violent <= set(owners)
    assert len({incident.id for incident in found}) == len(found)
    for incident in found:
        assert incident.independent_sources <= len(incident.claims)
        for figure in incident.figures.values():
            assert figure.low <= figure.best <= (figure.best if figure.high is None else figure.high)
            assert figure.claims
            assert set(figure.claims) <= known


def test_ours_is_nearer_the_truth_than_every_baseline():
    made = conflict(Size(events=100, days=25), 11)
    ours = right(made, merged(made))
    assert ours.incidents > 0.9
    assert ours.bcubed > 0.93
    for baseline in BASELINES.values():
        theirs = right(made, baseline(made.claims))
        assert ours.incidents > theirs.incidents
        assert ours.bcubed > theirs.bcubed
