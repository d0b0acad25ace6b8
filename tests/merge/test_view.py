from __future__ import annotations

import pytest

from warledger.merge.view import (
    ADMIN1,
    COUNTRY,
    SETTLEMENT,
    UNKNOWN,
    Window,
    bare,
    km,
    sameactor,
    spot,
    window,
)
from warledger.model import Interval, Place


def test_a_night_is_eighteen_to_eight_across_the_date_line():
    night = window(Interval(start="2025-07-02", end="2025-07-03", precision="night"))
    day = window(Interval(start="2025-07-03", end="2025-07-03", precision="day"))
    assert night is not None
    assert day is not None
    assert night.hours == 14
    assert night.meets(day) == 8


def test_two_nights_of_one_day_do_not_meet():
    first = window(Interval(start="2025-07-02", end="2025-07-03", precision="night"))
    second = window(Interval(start="2025-07-03", end="2025-07-04", precision="night"))
    assert first is not None
    assert second is not None
    assert first.meets(second) < 0


@pytest.mark.parametrize(
    "when", [None, Interval(), Interval(words="overnight"), Interval(start="not a date")]
)
def test_an_unknown_time_stays_unknown(when: Interval | None):
    assert window(when) is None


def test_an_hour_is_padded():
    found = window(Interval(start="2025-07-03T06:10", end="2025-07-03T06:10", precision="minute"))
    assert found is not None
    assert found.hours == 5


def test_windows_are_half_open():
    assert Window(0, 10).meets(Window(10, 20)) == 0


def test_a_region_has_many_generic_words_and_one_name():
    assert bare("Kharkiv Oblast") == bare("Kharkiv region") == "kharkiv"
    assert bare("Region") == "region"


def test_a_region_and_its_city_are_two_places():
    city = spot(Place(name="Kharkiv", admin1="Kharkiv Oblast", country="UA", precision="settlement"))
    region = spot(Place(name="Kharkiv Oblast", admin1="Kharkiv Oblast", country="UA", precision="admin1"))
    assert (city.level, region.level) == (SETTLEMENT, ADMIN1)
    assert city.key != region.key
    assert city.region == region.region


def test_levels_of_what_is_hardly_known():
    assert spot(None).level == UNKNOWN
    assert spot(Place(words="somewhere")).level == UNKNOWN
    assert spot(Place(name="Ukraine", country="UA", precision="country")).level == COUNTRY


def test_distance_needs_both_coordinates():
    here = spot(Place(name="A", precision="settlement", latitude=50.0, longitude=30.0))
    there = spot(Place(name="B", precision="settlement", latitude=50.0, longitude=31.0))
    assert km(here, there) == pytest.approx(71.5, abs=0.5)
    assert km(here, spot(Place(name="C", precision="settlement"))) is None


def test_an_unsaid_actor_contradicts_nobody():
    assert sameactor(None, "russia")
    assert sameactor("russian army", "russian army")
    assert not sameactor("russia", "ukraine")
