"""What reading leaves uncertain, and how merging keeps it from making events that never were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.merge import incidents
from warledger.merge.block import accounts
from warledger.model import Interval, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.model import Claim

    Maker = Callable[..., Claim]

DAY, NEXT, WEEK_LATER = "2025-07-03", "2025-07-05", "2025-07-10"
ODESA = Place(
    words="Odesa",
    name="Odesa",
    admin1="Odesa Oblast",
    country="UA",
    precision="settlement",
    latitude=46.48,
    longitude=30.73,
)
BORROWED = msgspec.structs.replace(ODESA, words=None)


def test_an_accusation_that_names_no_place_joins_the_event_it_stands_beside(claim: Maker):
    told = [
        claim("attack", place=ODESA, when=DAY, actor="Russia"),
        claim("harm", place=ODESA, when=DAY, effect="killed", number=4),
        claim("attack", place=BORROWED, when=DAY, actor="Ukraine", words="blamed"),
    ]
    (account,) = accounts(told)
    assert len(account.claims) == 3


def test_an_attack_by_another_that_names_its_place_stays_apart(claim: Maker):
    told = [
        claim("attack", place=ODESA, when=DAY, actor="Russia"),
        claim("attack", place=ODESA, when=DAY, actor="Ukraine"),
    ]
    assert len(accounts(told)) == 2


def test_a_count_of_a_later_day_goes_to_the_attack_of_the_days_before(claim: Maker):
    told = [
        claim("attack", place=ODESA, when=DAY, actor="Russia"),
        claim("harm", place=ODESA, when=NEXT, effect="killed", number=31),
    ]
    (account,) = accounts(told)
    assert account.window is not None
    assert account.window.hours == 24
    assert ("killed", 31) in account.figures


def test_a_count_of_a_week_later_is_an_event_of_its_own(claim: Maker):
    told = [
        claim("attack", place=ODESA, when=DAY, actor="Russia"),
        claim("harm", place=ODESA, when=WEEK_LATER, effect="killed", number=31),
    ]
    assert len(accounts(told)) == 2


def test_a_count_before_the_attack_is_none_of_it(claim: Maker):
    told = [
        claim("attack", place=ODESA, when=NEXT, actor="Russia"),
        claim("harm", place=ODESA, when=DAY, effect="killed", number=31),
    ]
    assert len(accounts(told)) == 2


def test_somewhere_in_a_country_counts_for_no_event_until_a_second_report_tells_it(claim: Maker):
    one = [claim("harm", "a", place="Ukraine", when=DAY, effect="killed", number=4)]
    two = [claim("harm", "b", place="Ukraine", when=DAY, effect="killed", number=4)]
    assert [incident.scope for incident in incidents([], one)] == ["total"]
    assert [incident.scope for incident in incidents([], one + two)] == ["incident"]
    assert [incident.scope for incident in incidents([], one + two, families={"b": "a"})] == ["total"]


def test_people_who_only_fled_are_no_attack(claim: Maker):
    fled = claim("harm", place=ODESA, when=DAY, effect="displaced", number=300)
    assert [incident.scope for incident in incidents([], [fled])] == ["total"]
    struck = claim("attack", place=ODESA, when=DAY, actor="Russia")
    assert [incident.scope for incident in incidents([], [fled, struck])] == ["incident"]


def test_a_district_of_a_town_belongs_to_the_town(claim: Maker):
    district = Place(
        words="the Moldovanka district",
        name="Moldovanka",
        admin1="Odesa Oblast",
        country="UA",
        precision="settlement",
        latitude=46.47,
        longitude=30.69,
    )
    told = [
        claim("attack", place=ODESA, when=DAY, actor="Russia"),
        claim("damage", place=district, when=DAY, object="residential"),
    ]
    assert len(incidents([], told)) == 1
    assert (
        len(
            incidents(
                [],
                [
                    told[0],
                    msgspec.structs.replace(
                        told[1], place=msgspec.structs.replace(district, words="Moldovanka")
                    ),
                ],
            )
        )
        == 2
    )


def test_one_toll_placed_in_two_regions_is_one_event(claim: Maker):
    region = Place(
        words="Sumy region", name="Sumy Oblast", admin1="Sumy Oblast", country="UA", precision="admin1"
    )
    told = [
        claim("attack", "a", place="Odesa region", when=DAY, actor="Russia"),
        claim("harm", "a", place="Odesa region", when=DAY, effect="killed", number=12),
        claim("harm", "a", place="Odesa region", when=DAY, effect="injured", number=60),
        claim("attack", "b", place=region, when=DAY, actor="Russia"),
        claim("harm", "b", place=region, when=DAY, effect="killed", number=12),
        claim("harm", "b", place=region, when=DAY, effect="injured", number=60),
    ]
    assert len(incidents([], told)) == 1
    assert len(incidents([], [*told[:2], *told[3:5]])) == 2


def test_a_toll_with_another_author_goes_to_the_attack_told_at_its_place(claim: Maker):
    told = [
        claim("attack", place=ODESA, when=DAY, actor="Russia"),
        claim("attack", place=BORROWED, when=DAY, actor="Ukraine", words="said the attack"),
        claim("harm", place=BORROWED, when=DAY, actor="Ukraine", effect="killed", number=6),
    ]
    (found,) = incidents([], told)
    assert found.actor == "Russia"
    assert found.figures["killed"].best == 6


def test_both_sides_tolls_of_one_battle_stay_apart(claim: Maker):
    told = [
        claim("attack", place=ODESA, when=DAY, actor="Russia"),
        claim("harm", place=ODESA, when=DAY, actor="Russia", effect="killed", number=20),
        claim("attack", place=BORROWED, when=DAY, actor="Ukraine", words="answered"),
        claim("harm", place=BORROWED, when=DAY, actor="Ukraine", effect="killed", number=6),
    ]
    assert len(accounts(told)) == 2


def test_one_mention_of_an_attack_on_an_unsaid_day_is_no_event(claim: Maker):
    dated = Interval(words="on Thursday", start=DAY, end=DAY, precision="day")
    mention = claim("attack", "a", place=ODESA, when=DAY, actor="Russia")
    told = msgspec.structs.replace(mention, when=dated)
    assert [one.scope for one in incidents([], [mention])] == ["total"]
    assert [one.scope for one in incidents([], [told])] == ["incident"]


def test_a_recap_that_tells_day_place_and_toll_tells_an_event(claim: Maker):
    def recap(*kinds: str, dated: bool) -> bool:
        when = Interval(words="on 3 July" if dated else None, start=DAY, end=DAY, precision="day")
        told = [claim(kind, f"{kind}{dated}", place=ODESA, background=True) for kind in kinds]
        told = [msgspec.structs.replace(one, when=when) for one in told]
        return any(one.background for one in incidents([], told))

    assert not recap("attack", "attack", dated=True)
    assert recap("attack", "attack", dated=False)
    assert recap("attack", dated=True)


def test_who_did_it_is_unknown_where_reports_name_several(claim: Maker):
    told = [claim("attack", name, place=ODESA, when=DAY, actor="Russia") for name in "abc"]
    assert incidents([], told)[0].actor == "Russia"
    harm = [claim("harm", name, place=ODESA, when=DAY, effect="killed", number=9) for name in "de"]
    other = [claim("attack", name, place=ODESA, when=DAY, actor="Ukraine") for name in "de"]
    more = [claim("harm", name, place=ODESA, when=DAY, effect="killed", number=9) for name in "ab"]
    (found,) = incidents([], [*told, *harm, *other, *more])
    assert (found.actor, found.status) == (None, "disputed")
