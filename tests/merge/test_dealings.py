from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.merge import incidents

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.model import Claim

    Maker = Callable[..., Claim]

SIDES = ("Russia", "Ukraine")


def test_an_exchange_agreed_postponed_and_carried_out_is_one(claim: Maker):
    told = [
        claim("exchange", name, number=1200, parties=SIDES, status=status, published=published)
        for name, status, published in (
            ("a", "agreed", "2025-07-03"),
            ("b", "postponed", "2025-07-09"),
            ("c", "carried_out", "2025-07-20"),
        )
    ]
    (found,) = incidents([], told)
    assert found.fulfilment == "agreed → postponed → carried_out"


def test_other_numbers_or_kinds_are_other_exchanges(claim: Maker):
    told = [
        claim("exchange", "a", number=1200, parties=SIDES),
        claim("exchange", "b", number=50, parties=SIDES),
        claim("exchange", "c", number=1200, parties=SIDES, what="bodies"),
    ]
    assert len(incidents([], told)) == 3


def test_talks_merge_by_round_place_and_day(claim: Maker):
    told = [
        claim("talks", "a", parties=SIDES, venue="Istanbul", round=3, when="2025-07-23"),
        claim("talks", "b", parties=SIDES, venue="Istanbul", when="2025-07-23"),
        claim(
            "talks", "c", parties=SIDES, venue="Istanbul", round=2, when="2025-06-02", published="2025-06-02"
        ),
    ]
    second, third = incidents([], told)
    assert (second.round, third.round) == (2, 3)
    assert third.documents == ("a", "b")
    assert third.venue == "Istanbul"


def test_other_parties_hold_other_talks(claim: Maker):
    told = [
        claim("talks", "a", parties=SIDES, venue="Istanbul", when="2025-07-23"),
        claim("talks", "b", parties=("India", "Pakistan"), venue="Istanbul", when="2025-07-23"),
    ]
    assert len(incidents([], told)) == 2


def test_denied_talks_are_disputed_or_denied(claim: Maker):
    own = {"parties": SIDES, "venue": "Istanbul", "when": "2025-07-23"}
    told = [claim("talks", "a", **own), claim("talks", "b", modality="denied", **own)]
    assert incidents([], told)[0].status == "disputed"
    assert incidents([], told[1:])[0].status == "denied"
