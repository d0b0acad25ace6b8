"""Times as printed: what they hang on, which part of a day, which clock time, which role."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.extract.time import TimeMention, count_of, times

# Words after "Shells fell", the words of the time, what it hangs on, the part of the day.
TOLD = [
    ("on 5 June 2024", "5 June 2024", ("date", 2024, 6, 5, 5), ""),
    ("on June 5, 2024", "June 5, 2024", ("date", 2024, 6, 5, 5), ""),
    ("on the 5th of May", "the 5th of May", ("date", 0, 5, 5, 5), ""),
    ("on Sept. 11", "Sept. 11", ("date", 0, 9, 11, 11), ""),
    ("on Thursday, 5 June", "Thursday, 5 June", ("date", 0, 6, 5, 5), ""),
    ("on 2024-06-05", "2024-06-05", ("date", 2024, 6, 5, 5), ""),
    ("on 05.06.2024", "05.06.2024", ("date", 2024, 6, 5, 5), ""),
    ("on June 5-7", "June 5-7", ("date", 0, 6, 5, 7), ""),
    ("on 5 and 6 June", "5 and 6 June", ("date", 0, 6, 5, 6), ""),
    ("on Wednesday", "Wednesday", ("weekday", 2, ""), ""),
    ("last Friday", "last Friday", ("weekday", 4, "last"), ""),
    ("yesterday", "yesterday", ("day", -1), ""),
    ("today", "today", ("day", 0), ""),
    ("last night", "last night", ("day", 0), "night"),
    ("tonight", "tonight", ("day", 0), "night"),
    ("overnight", "overnight", ("part",), "night"),
    ("overnight on Tuesday", "overnight on Tuesday", ("weekday", 1, ""), "night"),
    ("on the night of May 3", "on the night of May 3", ("date", 0, 5, 3, 3), "night"),
    ("on the night of May 3 to 4", "on the night of May 3 to 4", ("date", 0, 5, 3, 4), "night"),
    ("in the night to Thursday", "in the night to Thursday", ("weekday", 3, ""), "night"),
    ("on Wednesday night", "Wednesday night", ("weekday", 2, ""), "late"),
    ("on Monday morning", "Monday morning", ("weekday", 0, ""), "morning"),
    ("on the morning of 5 June", "on the morning of 5 June", ("date", 0, 6, 5, 5), "morning"),
    ("before dawn on Monday", "before dawn on Monday", ("weekday", 0, ""), "morning"),
    ("at midnight on Friday", "at midnight on Friday", ("weekday", 4, ""), "late"),
    ("in the early hours of 14 June", "in the early hours of 14 June", ("date", 0, 6, 14, 14), "morning"),
    ("two days earlier", "two days earlier", ("ago", 2, "day", -1, "anchor"), ""),
    ("three weeks ago", "three weeks ago", ("ago", 3, "week", -1, "publication"), ""),
    ("an hour later", "an hour later", ("ago", 1, "hour", 1, "anchor"), ""),
    ("the day before", "the day before", ("anchor", -1), ""),
    ("the following day", "the following day", ("anchor", 1), ""),
    ("that night", "that night", ("anchor", 0), "night"),
    ("last week", "last week", ("span", "week", -1), ""),
    ("this month", "this month", ("span", "month", 0), ""),
    ("over the past 24 hours", "the past 24 hours", ("past", 24, "hour"), ""),
    ("in May", "May", ("month", 0, 5), ""),
    ("in May 2024", "May 2024", ("month", 2024, 5), ""),
    ("in 2015", "2015", ("year", 2015), ""),
]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "Overnight",
        "Last night",
        "Yesterday",
        "Two days earlier",
        "A day later",
        "The day before",
        "That night",
        "In the evening",
        "During the night",
        "Before dawn",
        "Last month",
        "On Monday",
        "Within 24 hours",
        "The previous week",
    ],
)
def test_a_time_can_open_a_sentence(words: str):
    text = f"{words}, shells fell near Goma."
    found = only(text)
    assert text[found.start : found.end] == words.removeprefix("On ")


def only(text: str) -> TimeMention:
    found = times(text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(("words", "printed", "base", "part"), TOLD)
def test_what_a_time_hangs_on(words: str, printed: str, base: tuple[str | int, ...], part: str):
    text = f"Shells fell {words} near Goma."
    found = only(text)
    assert text[found.start : found.end] == printed
    assert (found.base, found.part) == (base, part)


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("at 10:15", (10, 15)),
        ("at 6:30 a.m.", (6, 30)),
        ("at 2 pm local time", (14, 0)),
        ("at 12 a.m.", (0, 0)),
        ("at 12 p.m.", (12, 0)),
        ("at about 10.15 a.m. on Wednesday", (10, 15)),
        ("on 14 June at 03:20", (3, 20)),
        ("at 18:00 on 3 May", (18, 0)),
    ],
)
def test_a_clock_time_joins_the_day_beside_it(words: str, clock: tuple[int, int]):
    assert only(f"Shells fell {words} near Goma.").clock == clock


@pytest.mark.parametrize(
    ("words", "role"),
    [("since March 3", "since"), ("until Friday", "until"), ("by Monday", "by"), ("on Friday", "")],
)
def test_the_word_before_gives_a_role(words: str, role: str):
    assert only(f"Shells fell {words} near Goma.").role == role


@pytest.mark.parametrize(
    "text",
    [
        "The general may say so.",
        "They marched on the capital.",
        "Six towns and 2014 houses",
        "The score was 3.2",
        "Brigade 101 moved",
        "He lived half a year ago",
        "Saturnalia, Mondays and Marching",
        "",
    ],
)
def test_what_is_no_time(text: str):
    assert times(text) == []


def test_two_times_keep_their_order():
    text = "It began on Monday and ended on 5 June."
    assert [text[t.start : t.end] for t in times(text)] == ["Monday", "5 June"]


@pytest.mark.parametrize(
    ("words", "count"), [("two", 2), ("a", 1), ("several", 3), ("12", 12), ("fifteen", 15)]
)
def test_small_counts(words: str, count: int):
    assert count_of(words) == count


@given(st.text(alphabet=st.sampled_from("0123456789:./- ,amp")))
def test_any_row_of_digits_and_marks_is_answered(text: str):
    for found in times(text):
        assert 0 <= found.start < found.end <= len(text)


@given(st.lists(st.sampled_from([f"{words} " for words, *_ in TOLD]), max_size=12))
def test_times_never_overlap(parts: list[str]):
    found = times("Shells fell " + "".join(parts))
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
