"""Times on the calendar, against publication and the day told of (codebook, Claims 7 and 9).

The report is of Thursday, 5 June 2025, unless a test says otherwise.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.extract.time import times
from warledger.resolve.time import interval, publication_day

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLISHED = "2025-06-05T14:30+03:00"


def when(
    words: str, published: str | None = PUBLISHED, anchor: date | None = None, *, future: bool = False
) -> tuple[str | None, str | None, str | None]:
    (mention,) = times(f"Shells fell {words}.")
    found = interval(words, mention, published, anchor, future=future)
    return found.start, found.end, found.precision


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on 3 June", ("2025-06-03", "2025-06-03", "day")),
        ("on 3 June 2022", ("2022-06-03", "2022-06-03", "day")),
        ("on 24 December", ("2024-12-24", "2024-12-24", "day")),
        ("on June 1-3", ("2025-06-01", "2025-06-03", "day")),
        ("today", ("2025-06-05", "2025-06-05", "day")),
        ("yesterday", ("2025-06-04", "2025-06-04", "day")),
        ("on Thursday", ("2025-06-05", "2025-06-05", "day")),
        ("on Monday", ("2025-06-02", "2025-06-02", "day")),
        ("last Thursday", ("2025-05-29", "2025-05-29", "day")),
        ("overnight", ("2025-06-04", "2025-06-05", "night")),
        ("last night", ("2025-06-04", "2025-06-05", "night")),
        ("overnight on Tuesday", ("2025-06-02", "2025-06-03", "night")),
        ("on the night of 3 June", ("2025-06-02", "2025-06-03", "night")),
        ("on the night of June 3 to 4", ("2025-06-03", "2025-06-04", "night")),
        ("on Tuesday night", ("2025-06-03", "2025-06-04", "night")),
        ("at midnight on Tuesday", ("2025-06-03", "2025-06-04", "night")),
        ("on Tuesday morning", ("2025-06-03", "2025-06-03", "day")),
        ("at 6:30 a.m. on Tuesday", ("2025-06-03T06:30", "2025-06-03T06:30", "minute")),
        ("on 3 June at 18:05", ("2025-06-03T18:05", "2025-06-03T18:05", "minute")),
        ("three days ago", ("2025-06-02", "2025-06-02", "day")),
        ("two months ago", ("2025-04-01", "2025-04-30", "month")),
        ("three years ago", ("2022-01-01", "2022-12-31", "year")),
        ("last week", ("2025-05-26", "2025-06-01", "week")),
        ("last month", ("2025-05-01", "2025-05-31", "month")),
        ("this month", ("2025-06-01", "2025-06-05", "month")),
        ("in May", ("2025-05-01", "2025-05-31", "month")),
        ("in November", ("2024-11-01", "2024-11-30", "month")),
        ("in May 2023", ("2023-05-01", "2023-05-31", "month")),
        ("in 2019", ("2019-01-01", "2019-12-31", "year")),
        ("since Monday", ("2025-06-02", "2025-06-05", "week")),
    ],
)
def test_a_time_is_set_on_the_calendar(words: str, expected: tuple[str, str, str]):
    assert when(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the day before", ("2025-05-19", "2025-05-19", "day")),
        ("two days earlier", ("2025-05-18", "2025-05-18", "day")),
        ("three days later", ("2025-05-23", "2025-05-23", "day")),
        ("the following day", ("2025-05-21", "2025-05-21", "day")),
        ("that night", ("2025-05-20", "2025-05-21", "night")),
        ("the same day", ("2025-05-20", "2025-05-20", "day")),
    ],
)
def test_a_time_hangs_on_the_day_told_of(words: str, expected: tuple[str, str, str]):
    assert when(words, anchor=date(2025, 5, 20)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("on Saturday", "2025-06-07"), ("next Tuesday", "2025-06-10"), ("tomorrow", "2025-06-06")],
)
def test_what_is_planned_lies_ahead(words: str, expected: str):
    assert when(words, future=True) == (expected, expected, "day")


@pytest.mark.parametrize(
    "words", ["overnight", "yesterday", "on Monday", "last week", "on 3 June", "two days ago", "in May"]
)
def test_without_a_publication_time_it_stays_unknown(words: str):
    assert when(words, published=None) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "day"), [("on 3 June 2022", "2022-06-03"), ("on 2022-06-03", "2022-06-03")]
)
def test_a_whole_date_needs_no_publication_time(words: str, day: str):
    assert when(words, published=None) == (day, day, "day")


def test_no_day_is_invented():
    assert when("on 30 February", "2025-03-01") == (None, None, None)


def test_a_night_crosses_the_new_year():
    assert when("overnight", "2025-01-01") == ("2024-12-31", "2025-01-01", "night")


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2025-06-05", date(2025, 6, 5)),
        (PUBLISHED, date(2025, 6, 5)),
        (None, None),
        ("", None),
        ("soon", None),
        ("0001-01-01", None),
        ("2025-02-30", None),
    ],
)
def test_the_day_of_publication(published: str | None, day: date | None):
    assert publication_day(published) == day


UNITS = "minute hour day night week month year decade".split()


@given(
    st.dates(date(1700, 1, 1), date(2199, 12, 31)),
    st.integers(0, 999),
    st.sampled_from(UNITS),
    st.sampled_from(["ago", "earlier", "later"]),
)
def test_any_count_of_any_unit_is_answered(published: date, count: int, unit: str, sign: str):
    found = when(f"{count} {unit}s {sign}", published.isoformat())
    assert found[0] is None or found[0] <= (found[1] or "")


# — in a report —


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (
            "Rockets killed two soldiers in Sumy on Tuesday. On 20 May shelling had killed six there.",
            "2025-05-20",
        ),
        (
            "Rockets killed two soldiers in Sumy on Tuesday. Three days earlier shelling killed six there.",
            "2025-05-31",
        ),
        (
            "Rockets killed two soldiers in Sumy on Tuesday, and six people were killed there on Monday.",
            "2025-06-02",
        ),
    ],
)
def test_background_keeps_its_own_day(claims: Callable[..., list[Any]], text: str, start: str):
    (six,) = [claim for claim in claims(text, "harm") if claim.low == 6]
    assert six.when.start == start


def test_the_day_of_saying_is_not_the_day_of_the_event(claims: Callable[..., list[Any]]):
    text = "Shelling killed six soldiers in Sumy on Monday, the army said on Wednesday."
    assert {claim.when.start for claim in claims(text)} == {"2025-06-02"}


def test_a_report_without_a_date_has_no_night(claims: Callable[..., list[Any]]):
    (harm,) = claims("Shelling killed six soldiers in Sumy overnight.", "harm", None)
    assert harm.when is None or harm.when.start is None
