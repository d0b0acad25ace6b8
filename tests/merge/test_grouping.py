from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.merge import incidents
from warledger.merge.block import accounts
from warledger.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.model import Claim

    Maker = Callable[..., Claim]

NIGHT, DAY, NEXT = "2025-07-02/03", "2025-07-03", "2025-07-04"


def test_claims_of_one_report_about_one_event_are_one_account(claim: Maker):
    told = [
        claim("attack", place="Odesa", when=NIGHT, actor="Russia"),
        claim("harm", place="Odesa", when=NIGHT, effect="injured", number=3),
        claim("damage", place="Odesa", when=NIGHT, object="energy"),
    ]
    assert [len(account.claims) for account in accounts(told)] == [3]


def test_a_claim_without_place_or_time_takes_its_neighbors(claim: Maker):
    told = [
        claim("attack", place="Odesa", when=NIGHT),
        claim("harm", effect="killed", number=1),
        claim("attack", place="Kharkiv", when=DAY, start=5000),
    ]
    first, second = accounts(told)
    assert {one.type for one in first.claims} == {"attack", "harm"}
    assert len(second.claims) == 1


def test_a_far_claim_without_a_place_takes_none_of_two(claim: Maker):
    told = [
        claim("attack", place="Odesa", when=NIGHT),
        claim("attack", place="Kharkiv", when=NIGHT),
        claim("harm", effect="killed", number=1, start=5000),
    ]
    assert sorted(len(account.claims) for account in accounts(told)) == [1, 1, 1]


def test_what_is_threatened_or_planned_is_no_event(claim: Maker):
    assert not incidents([], [claim("attack", place="Odesa", when=DAY, modality="threatened")])
    assert not incidents([], [claim("attack", place="Odesa", when=DAY, modality="planned")])


def test_what_is_only_denied_is_no_event(claim: Maker):
    assert not incidents([], [claim("attack", place="Odesa", when=DAY, modality="denied")])


def test_one_side_one_settlement_one_night_is_one_incident(claim: Maker):
    told = [
        claim("attack", "a", place="Odesa", when=NIGHT, actor="Russia"),
        claim("attack", "b", place="Odesa", when=NIGHT, actor="Russia"),
        claim("attack", "c", place="Odesa", when=DAY),
    ]
    (found,) = incidents([], told)
    assert found.claims == ("a-0", "b-0", "c-0")
    assert found.publishers == 3


@pytest.mark.parametrize(
    "other",
    [{"place": "Izmail"}, {"when": "2025-07-04/05"}, {"actor": "Ukraine"}],
    ids=lambda other: next(iter(other)),
)
def test_another_place_day_or_actor_is_another_incident(claim: Maker, other: dict[str, str]):
    same = {"place": "Odesa", "when": NIGHT, "actor": "Russia"}
    told = [claim("attack", "a", **same), claim("attack", "b", **(same | other))]
    assert len(incidents([], told)) == 2


def test_sides_that_accuse_each_other_with_the_same_toll_tell_one_event(claim: Maker):
    told = []
    for name, actor in (("a", "Russia"), ("b", "Ukraine")):
        for effect, number in (("killed", 12), ("injured", 40)):
            told.append(
                claim("harm", name, place="Odesa", when=DAY, actor=actor, effect=effect, number=number)
            )
    (found,) = incidents([], told)
    assert found.status == "disputed"


def test_an_undated_report_means_the_latest_event_before_it(claim: Maker):
    told = [
        claim("attack", "a", place="Odesa", when="2025-07-01"),
        claim("attack", "b", place="Odesa", when="2025-07-03"),
        claim("attack", "c", place="Odesa", published="2025-07-04"),
    ]
    assert [one.claims for one in incidents([], told)] == [("a-0",), ("b-0", "c-0")]


def test_an_undated_report_long_after_means_none(claim: Maker):
    told = [
        claim("attack", "a", place="Odesa", when="2025-05-01", published="2025-05-01"),
        claim("attack", "b", place="Odesa", published="2025-07-04"),
    ]
    assert len(incidents([], told)) == 2


def test_a_region_joins_the_one_settlement_it_can_mean(claim: Maker):
    told = [
        claim("attack", "a", place="Odesa", when=NIGHT, actor="Russia"),
        claim("harm", "b", place="Odesa region", when=NIGHT, effect="injured", number=2),
    ]
    (found,) = incidents([], told)
    assert found.place is not None
    assert found.place.name == "Odesa"
    assert any("can only mean Odesa" in reason for reason in found.reasons)


def test_a_region_that_could_mean_two_settlements_joins_neither(claim: Maker):
    told = [
        claim("attack", "a", place="Odesa", when=NIGHT),
        claim("attack", "b", place="Izmail", when=NIGHT),
        claim("harm", "c", place="Odesa region", when=NIGHT, effect="injured", number=2),
    ]
    assert len(incidents([], told)) == 3


def test_a_report_that_tells_region_and_city_apart_is_believed(claim: Maker):
    told = [
        claim("harm", "a", place="Odesa region", when=NIGHT, effect="killed", number=3),
        claim("harm", "a", place="Odesa", when=NIGHT, effect="injured", number=33),
    ]
    assert len(incidents([], told)) == 2


def test_somewhere_in_a_country_without_figures_is_no_single_event(claim: Maker):
    (found,) = incidents([], [claim("attack", place="Ukraine", when=NIGHT)])
    assert found.scope == "total"


def test_ids_follow_from_the_claims(claim: Maker):
    told = [claim("attack", "a", place="Odesa", when=NIGHT), claim("attack", "b", place="Odesa", when=NIGHT)]
    assert incidents([], told) == incidents([], told[::-1])


def test_a_toll_printed_with_another_day_is_the_same_event(claim: Maker):
    told = [
        claim("harm", "a", place="Odesa", when="2025-07-03", effect="killed", number=24),
        claim("harm", "b", place="Odesa", when="2025-07-04", effect="killed", number=24),
        claim("harm", "c", place="Odesa", when="2025-07-04", effect="killed", number=3),
    ]
    assert [one.claims for one in incidents([], told)] == [("a-0", "b-0"), ("c-0",)]


def test_a_death_in_hospital_is_news_of_the_earlier_event(claim: Maker):
    told = [
        claim("attack", "a", place="Odesa", when="2025-07-03"),
        claim("harm", "a", place="Odesa", when="2025-07-03", effect="killed", number=3),
        claim(
            "harm",
            "b",
            place="Odesa",
            when=NEXT,
            effect="killed",
            number=1,
            increment=True,
            published="2025-07-04",
        ),
    ]
    (found,) = incidents([], told)
    assert found.figures["killed"].best == 4


def test_a_name_alone_means_the_settlement_of_that_name(claim: Maker):
    told = [
        claim("attack", "a", place="Odesa", when=NIGHT),
        claim("attack", "b", place=Place(words="Odesa", name="Odesa"), when=NIGHT),
        claim("attack", "c", place=Place(words="Lyman", name="Lyman"), when=NIGHT),
    ]
    assert sorted(one.claims for one in incidents([], told) if one.place and one.place.name == "Odesa") == [
        ("a-0", "b-0")
    ]


def test_a_part_of_a_city_is_in_it_and_two_entries_of_a_town_are_one(claim: Maker):
    port = Place(
        name="Odesa port",
        country="UA",
        admin1="Odesa Oblast",
        precision="point",
        latitude=46.49,
        longitude=30.75,
    )
    twin = Place(
        name="Odesa", country="UA", admin1="Odessa", precision="settlement", latitude=46.47, longitude=30.73
    )
    told = [
        claim("attack", "a", place="Odesa", when=NIGHT),
        claim("damage", "a", place=port, when=NIGHT, object="port"),
        claim("attack", "b", place=twin, when=NIGHT),
    ]
    (found,) = incidents([], told)
    assert found.damage == ("port",)


def test_a_toll_that_names_its_doctors_does_not_name_an_attacker(claim: Maker):
    told = [
        claim("attack", "a", place="Odesa", when=NIGHT, actor="Russia"),
        claim("harm", "a", place="Odesa", when=NIGHT, actor="City hospital", effect="injured", number=4),
    ]
    (found,) = incidents([], told)
    assert found.actor == "Russia"


def test_two_reports_with_half_of_an_old_toll_each_tell_their_own_event(claim: Maker):
    told = [
        claim("harm", "a", place="Odesa", when=DAY, effect="killed", number=4),
        claim("harm", "a", place="Odesa", when=DAY, effect="injured", number=8),
        claim("harm", "b", place="Odesa", when=NEXT, effect="killed", number=4),
        claim("harm", "c", place="Odesa", when=NEXT, effect="injured", number=8),
    ]
    assert [one.claims for one in incidents([], told)] == [("a-0", "a-1"), ("b-0", "c-0")]
