from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from warledger.merge import incidents
from warledger.merge.reconcile import RULES, Setting, figures, history

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.model import Claim, Figure

    Maker = Callable[..., Claim]

GOVERNOR, RESCUE = "the governor", "the rescue service"


def best(told: list[Claim], rule: str = RULES[0], **setting: Any) -> Figure:
    found, _ = figures(told, Setting(rule=rule, **setting))
    return found["killed"]


def killed(claim: Maker, document: str, low: int | None, high: int | None, **given: Any) -> Claim:
    return claim("harm", document, effect="killed", low=low, high=high, **given)


def test_an_origin_counts_with_its_latest_figure(claim: Maker):
    told = [
        killed(claim, "a", 3, 3, speaker=GOVERNOR, published="2025-07-03T06:00"),
        killed(claim, "b", 7, 7, speaker=GOVERNOR, published="2025-07-03T12:00", cumulative=True),
    ]
    figure = best(told)
    assert (figure.low, figure.best, figure.high) == (7, 7, 7)


def test_the_range_is_over_origins(claim: Maker):
    told = [
        killed(claim, "a", 8, 8, speaker=RESCUE, published="2025-07-03T12:00"),
        killed(claim, "b", 6, 6, speaker=GOVERNOR, published="2025-07-03T12:00"),
    ]
    figure = best(told)
    assert (figure.low, figure.best, figure.high) == (6, 8, 8)


def test_an_increment_adds_to_what_its_origin_said(claim: Maker):
    told = [
        killed(claim, "a", 3, 3, speaker=GOVERNOR, published="2025-07-03"),
        killed(claim, "b", 2, 2, speaker=GOVERNOR, published="2025-07-05", increment=True),
    ]
    assert best(told).best == 5


def test_an_increment_beside_the_new_total_adds_nothing(claim: Maker):
    told = [
        killed(claim, "a", 3, 3, speaker=GOVERNOR, published="2025-07-03"),
        killed(claim, "b", 1, 1, speaker=RESCUE, published="2025-07-04", increment=True),
        killed(claim, "b", 4, 4, speaker=GOVERNOR, published="2025-07-04", cumulative=True),
    ]
    assert best(told).best == 4


def test_one_increment_told_by_three_outlets_adds_once(claim: Maker):
    told = [killed(claim, "a", 3, 3, speaker=GOVERNOR, published="2025-07-03")]
    told += [
        killed(claim, name, 2, 2, speaker=GOVERNOR, published=f"2025-07-05T1{name}:00", increment=True)
        for name in "012"
    ]
    assert best(told).best == 5


def test_a_correction_takes_the_higher_figure_back_from_all_who_repeated_it(claim: Maker):
    told = [
        killed(claim, "a", 34, 34, speaker=GOVERNOR, published="2025-07-03T06:00"),
        killed(claim, "b", 34, 34, published="2025-07-03T07:00"),
        killed(claim, "c", 33, 33, speaker=GOVERNOR, published="2025-07-03T12:00", retracts=True),
    ]
    assert best(told).best == 33


def test_parts_of_a_toll_never_lower_it(claim: Maker):
    told = [
        killed(claim, "a", 20, 20, speaker=GOVERNOR, published="2025-07-03"),
        killed(claim, "b", 2, 2, speaker=GOVERNOR, published="2025-07-05"),
    ]
    assert best(told).best == 20


def test_the_side_that_did_it_counts_its_enemys_dead_last(claim: Maker):
    told = [
        killed(claim, "a", 20, 20, speaker=GOVERNOR, side="Ukraine", actor="Russia"),
        killed(claim, "b", 85, 85, speaker="the defense ministry", side="Russia", actor="Russia"),
    ]
    figure = best(told)
    assert figure.best == 20
    assert figure.high == 85
    assert figure.by_side is not None
    assert {side: part.best for side, part in figure.by_side.items()} == {"Russia": 85, "Ukraine": 20}


def test_hearsay_and_vague_words_stand_behind_numbers(claim: Maker):
    told = [
        killed(claim, "a", 24, None, vague=True, speaker=GOVERNOR),
        killed(claim, "b", 30, 30, speaker="residents"),
        killed(claim, "c", 26, 26, speaker=RESCUE),
    ]
    assert best(told).best == 26


def test_an_open_figure_leaves_the_top_open(claim: Maker):
    assert best([killed(claim, "a", 7, None)]).high is None


def test_up_to_is_an_upper_end(claim: Maker):
    figure = best([killed(claim, "a", None, 9)])
    assert (figure.best, figure.high) == (9, 9)


def test_nobody_hurt_means_nobody_killed(claim: Maker):
    found, reasons = figures([claim("harm", effect="injured", number=0)], Setting())
    assert found["killed"].best == 0
    assert any(reason.startswith("killed: 0") for reason in reasons)


def test_modal_claims_and_totals_give_no_figure(claim: Maker):
    told = [
        killed(claim, "a", 5, 5, modality="hypothetical"),
        killed(claim, "b", 50, 50, scope="total"),
    ]
    assert figures(told, Setting())[0] == {}


@pytest.mark.parametrize(
    ("rule", "expected"), [("latest-by-authority", 9), ("conservative", 5), ("range", 8)]
)
def test_the_rules_differ(claim: Maker, rule: str, expected: int):
    told = [
        killed(claim, "a", 5, 5, speaker="the ministry", published="2025-07-03"),
        killed(claim, "b", 8, 8, speaker=GOVERNOR, published="2025-07-03"),
        killed(claim, "c", 9, 9, speaker=RESCUE, published="2025-07-03"),
    ]
    figure = best(told, rule)
    assert figure.best == expected
    assert figure.rule == rule


def test_an_unknown_rule_is_named_with_those_there_are(claim: Maker):
    with pytest.raises(ValueError, match="conservative"):
        figures([killed(claim, "a", 5, 5)], Setting(rule="loudest"))
    with pytest.raises(ValueError, match="conservative"):
        incidents([], [], rule="loudest")


def test_the_arithmetic_quotes_the_words(claim: Maker):
    told = [killed(claim, "a", 7, 7, speaker=GOVERNOR, words="seven people died")]
    _, (reason,) = figures(told, Setting())
    assert "7 is the latest figure of the best placed origin, the governor" in reason
    assert "“seven people died”" in reason


def test_history_is_in_order_of_publication(claim: Maker):
    told = [
        killed(claim, "b", 3, 3, published="2025-07-04"),
        killed(claim, "a", 1, 1, published="2025-07-03"),
    ]
    assert [(one.at, one.low) for one in history(told)] == [("2025-07-03", 1), ("2025-07-04", 3)]


def test_a_copy_adds_no_figure_and_no_origin(claim: Maker):
    own = {"place": "Odesa", "when": "2025-07-03", "published": "2025-07-03T08:00"}
    original = [
        killed(claim, "a", 5, 5, **own),
        killed(claim, "b", 4, 4, speaker=GOVERNOR, **(own | {"published": "2025-07-04"})),
    ]
    copied = killed(claim, "c", 5, 5, **(own | {"published": "2025-07-05"}))
    before = incidents([], original)[0]
    after = incidents([], [*original, copied], families={"c": "a"})[0]
    assert after.figures == before.figures
    assert after.independent_sources == before.independent_sources
    assert after.publishers == before.publishers + 1


def test_injured_who_die_are_moved_not_added(claim: Maker):
    told = [
        killed(claim, "a", 4, 4, speaker=GOVERNOR, published="2025-07-03T06:00"),
        claim("harm", "a", effect="injured", number=20, speaker=GOVERNOR, published="2025-07-03T06:00"),
        killed(
            claim, "b", 2, 2, speaker=GOVERNOR, published="2025-07-03T12:00", words="two of the injured died"
        ),
    ]
    found, why = figures(told, Setting())
    assert (found["killed"].best, found["injured"].best) == (6, 18)
    assert any("less 2 who died" in reason for reason in why)
    assert set(found["injured"].claims) == {"a-1", "b-0"}


def test_who_has_not_counted_the_injured_moves_none(claim: Maker):
    told = [
        claim("harm", "a", effect="injured", number=20, speaker=GOVERNOR, published="2025-07-03T06:00"),
        killed(claim, "b", 2, 2, speaker=RESCUE, published="2025-07-03T12:00", words="двое из раненых"),
    ]
    found, _ = figures(told, Setting())
    assert (found["killed"].best, found["injured"].best) == (2, 20)


def test_another_beside_the_dead_adds_to_no_earlier_injured(claim: Maker):
    first = [
        claim("harm", "a", effect="killed", number=5),
        claim("harm", "a", effect="injured", number=28, increment=True, words="another 28 were injured"),
    ]
    later = [claim("harm", "b", effect="injured", number=28, published="2025-07-04")]
    found, _ = figures([*later, *first], Setting())
    assert found["injured"].best == 28


def test_another_after_the_same_effect_adds_though_others_stand_between(claim: Maker):
    told = [
        claim("harm", effect="killed", number=3),
        claim("harm", effect="injured", number=9),
        claim("harm", effect="killed", number=1, increment=True),
    ]
    found, _ = figures(told, Setting())
    assert found["killed"].best == 4


def test_many_more_than_half_of_a_toll_are_the_toll_again(claim: Maker):
    told = [
        claim("harm", "a", effect="injured", number=75),
        claim("harm", "b", effect="injured", number=79, increment=True, published="2025-07-04"),
    ]
    found, _ = figures(told, Setting())
    assert found["injured"].best == 79


def test_a_total_under_what_the_same_report_counts_is_an_earlier_one(claim: Maker):
    told = [
        claim("harm", effect="killed", number=17),
        claim("harm", effect="killed", number=10, cumulative=True, words="after a toll of 10"),
    ]
    found, _ = figures(told, Setting())
    assert found["killed"].best == 17
