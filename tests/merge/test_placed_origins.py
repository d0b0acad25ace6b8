"""Whose word counts more, rough figures beside exact ones, and corrections: sequences of several wars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from warledger.merge.block import accounts
from warledger.merge.origins import HEARSAY, LOCAL, OUTLET, STATE, origin
from warledger.merge.reconcile import Setting, figures
from warledger.model import Interval, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.model import Claim, Figure

    Maker = Callable[..., Claim]

DAY, NEXT, LATER = "2016-09-01", "2016-09-02", "2016-09-05"


def best(told: list[Claim], effect: str = "killed") -> Figure:
    found, _ = figures(told, Setting())
    return found[effect]


def killed(claim: Maker, document: str, low: int | None, high: int | None, **given: Any) -> Claim:
    return claim("harm", document, effect="killed", low=low, high=high, **{"published": DAY, **given})


@pytest.mark.parametrize(
    ("speaker", "rank"),
    [
        ("Shehbaz Sharif", STATE),  # a head of government, as the actor files have him
        ("Vadym Filashkin", LOCAL),  # a governor, of whom only the name is printed
        ("Juan Example", LOCAL),  # a person whose office nobody prints
        ("local activists", OUTLET),
        ("security sources", OUTLET),
        ("MONUSCO", STATE),
        ("Accounts close to the rebels", HEARSAY),
    ],
)
def test_a_speaker_ranks_by_office_or_by_what_the_files_know(claim: Maker, speaker: str, rank: int):
    assert origin(killed(claim, "a", 1, 1, speaker=speaker), {}).rank == rank


def test_unnamed_sources_do_not_outweigh_the_government(claim: Maker):
    told = [
        killed(claim, "a", 60, 60, speaker="the government"),
        killed(claim, "a", 75, None, speaker="security sources"),
    ]
    assert best(told).best == 60


def test_more_than_says_nothing_against_a_later_rough_number(claim: Maker):
    told = [
        killed(claim, "a", 40, None, speaker="the governor"),
        killed(claim, "b", 70, 70, vague=True, speaker="the mayor", published=NEXT),
    ]
    assert best(told).best == 70


def test_a_rough_number_gives_way_to_the_one_that_it_rounds(claim: Maker):
    told = [
        killed(claim, "a", 79, 79, speaker="the governor"),
        killed(claim, "b", 80, 80, vague=True, published=NEXT),
    ]
    assert best(told).best == 79


def test_a_later_rough_number_far_above_stands(claim: Maker):
    told = [
        killed(claim, "a", 40, 40, speaker="the governor"),
        killed(claim, "b", 70, 70, vague=True, speaker="the governor's office", published=NEXT),
    ]
    assert best(told).best == 70


def test_an_open_figure_gives_way_to_an_exact_one_whenever_told(claim: Maker):
    told = [
        killed(claim, "a", 27, 27, speaker="Denis Example"),
        killed(claim, "b", 25, None, speaker="the mayor", published=NEXT),
    ]
    assert best(told).best == 27


def test_a_correction_that_states_what_stands_replaces_a_far_higher_figure(claim: Maker):
    told = [
        killed(claim, "a", 40, None, speaker="the minister"),
        killed(claim, "b", 1, 1, speaker="the minister", retracts=True, words="only one died, not 40"),
    ]
    assert best(told).best == 1


def test_a_single_death_not_confirmed_is_taken_away(claim: Maker):
    told = [
        killed(claim, "a", 9, 9, speaker="the minister"),
        killed(claim, "b", 1, 1, speaker="the minister", retracts=True, words="one was not confirmed"),
    ]
    assert best(told).best == 8


def test_who_calls_an_earlier_count_wrong_keeps_the_own_lower_one(claim: Maker):
    told = [
        killed(claim, "a", 54, None, speaker="the red cross"),
        killed(claim, "b", 28, 28, published=LATER),
        killed(claim, "b", 54, 54, published=LATER, retracts=True, words="the first count of 54 was wrong"),
    ]
    assert best(told).best == 28


def test_the_worst_attack_of_the_month_is_not_the_one_of_the_day(claim: Maker):
    mosul = Place(
        words="Mosul", name="Mosul", admin1="Nineveh", country="IQ", precision="settlement", latitude=36.34,
        longitude=43.13,
    )  # fmt: skip
    day = Interval(words="Tuesday", start="2016-09-20", end="2016-09-20", precision="day")
    month = Interval(words="this month", start="2016-09-01", end="2016-09-20", precision="month")
    told = [
        claim("attack", place=mosul, when=None, actor="Coalition"),
        claim("harm", place=mosul, when=None, effect="killed", number=12),
        claim("attack", place=mosul, when=None, actor="Coalition"),
        claim("harm", place=mosul, when=None, effect="killed", number=93),
    ]
    dated = [_at(one, when) for one, when in zip(told, (day, day, month, month), strict=True)]
    tolls = [sorted(account.figures) for account in accounts(dated)]
    assert sorted(tolls) == [[("killed", 12)], [("killed", 93)]]


def _at(claim: Claim, when: Interval) -> Claim:
    return msgspec.structs.replace(claim, when=when)


def test_a_higher_figure_of_a_later_day_overtakes_whoever_is_no_rumor(claim: Maker):
    told = [
        killed(claim, "a", 44, None, speaker="the ministry"),
        killed(claim, "b", 53, None, speaker="our colleagues", published=NEXT),
        killed(claim, "c", 90, None, speaker="residents", published=NEXT),
    ]
    assert best(told).best == 53
