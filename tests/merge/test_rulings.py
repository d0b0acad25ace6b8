from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from warledger.merge import Merge, corrected, incidents, relocated
from warledger.model import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.model import Claim

    Maker = Callable[..., Claim]

DAY = "2025-07-03"


def judge(verdict: Any, *subjects: str, number: int = 0, **given: Any) -> Judgement:
    return Judgement(
        id=f"j{number}",
        verdict=verdict,
        subjects=subjects,
        who="ann",
        at=f"2025-07-09T00:00:{number:02}Z",
        **given,
    )


@pytest.fixture
def told(claim: Maker) -> list[Claim]:
    return [
        claim("harm", "a", place="Odesa", when=DAY, effect="killed", number=2),
        claim("harm", "b", place="Odesa", when=DAY, effect="killed", number=3),
        claim("harm", "c", place="Kharkiv", when=DAY, effect="killed", number=1),
    ]


def sets(told: list[Claim], *judgements: Judgement) -> list[tuple[str, ...]]:
    return sorted(one.claims for one in incidents([], told, judgements))


def test_without_judgements(told: list[Claim]):
    assert sets(told) == [("a-0", "b-0"), ("c-0",)]


def test_rejected_claims_leave_every_incident(told: list[Claim]):
    assert sets(told, judge("reject", "b-0")) == [("a-0",), ("c-0",)]


def test_accepted_claims_confirm_their_incident(told: list[Claim]):
    by_claims = {one.claims: one for one in incidents([], told, [judge("accept", "c-0")])}
    assert by_claims["c-0",].status == "confirmed"
    assert by_claims["c-0",].judged
    assert not by_claims["a-0", "b-0"].judged


def test_corrections_change_what_is_merged(told: list[Claim]):
    judgement = judge("correct", "b-0", field="high", value="4")
    other = judge("correct", "b-0", field="low", value="4", number=1)
    found = {one.claims: one for one in incidents([], told, [judgement, other])}
    assert found["a-0", "b-0"].figures["killed"].best == 4


def test_a_corrected_place_moves_a_claim(told: list[Claim]):
    place = msgspec.to_builtins(told[2].place)
    assert sets(told, judge("correct", "b-0", field="place", value=json.dumps(place))) == [
        ("a-0",),
        ("b-0", "c-0"),
    ]


@pytest.mark.parametrize(
    ("field", "value"), [("nothing", "1"), ("low", '"many"'), ("place.x.y", "1"), ("low", "{")]
)
def test_a_correction_that_cannot_be_is_refused(told: list[Claim], field: str, value: str):
    with pytest.raises(ValueError, match="a-0"):
        corrected(told[0], judge("correct", "a-0", field=field, value=value))


@pytest.mark.parametrize("verdict", ["same", "merge"])
def test_joined_claims_bring_their_incidents(told: list[Claim], verdict: str):
    assert sets(told, judge(verdict, "a-0", "c-0")) == [("a-0", "b-0", "c-0")]


def test_different_claims_part(told: list[Claim]):
    assert sets(told, judge("different", "a-0", "b-0")) == [("a-0",), ("b-0",), ("c-0",)]


def test_split_claims_become_an_incident_of_their_own(told: list[Claim]):
    assert sets(told, judge("split", "b-0", "c-0")) == [("a-0",), ("b-0", "c-0")]


def test_the_last_person_wins(told: list[Claim]):
    first, second = judge("different", "a-0", "b-0"), judge("same", "a-0", "b-0", number=1)
    assert sets(told, first, second) == sets(told)
    assert sets(told, second, first) == sets(told)  # order in time, not in the list


def test_undo_is_as_if_it_had_never_been(told: list[Claim]):
    judgement, undo = judge("same", "a-0", "c-0"), judge("undo", "j0", number=1)
    assert incidents([], told, [judgement, undo]) == incidents([], told)
    again = judge("undo", "j1", number=2)
    assert sets(told, judgement, undo, again) == sets(told, judgement)


def test_judgements_can_come_and_go_in_a_grown_record(told: list[Claim]):
    merge = Merge()
    merge.update([], told)
    before = merge.incidents()
    merge.update([], [], [judge("same", "a-0", "c-0")])
    assert len(merge.incidents()) == 1
    merge.update([], [], [])
    assert merge.incidents() == before


def test_an_unsure_person_changes_nothing_and_is_not_asked_again(told: list[Claim]):
    merge = Merge()
    merge.update([], told)
    (asked,) = merge.questions()
    assert asked.kind == "figure"
    merge.update([], [], [judge("unsure", *asked.subjects)])
    assert not merge.questions()
    assert [one.claims for one in merge.incidents()] == [one.claims for one in incidents([], told)]


def test_judgements_follow_a_claim_that_a_newer_reader_makes_anew(told: list[Claim]):
    renamed = [msgspec.structs.replace(told[0], id="new", start=told[0].start, end=told[0].end), *told[1:]]
    log = relocated([judge("reject", "a-0"), judge("undo", "j9", number=1)], renamed, {told[0].id: told[0]})
    assert [one.subjects for one in log] == [("new",), ("j9",)]
    assert relocated([judge("reject", "gone")], told, {}) == [judge("reject", "gone")]
