"""Sentences: what is read, what is refused, what the record answers."""

from __future__ import annotations

from typing import Any

import pytest

from warledger.analyze.checked import check
from warledger.analyze.sentences import FORMS, SentenceError, understood
from warledger.model import Document, Figure, Incident, Interval, Place

PLACES = ("Kharkiv", "Odesa", "Sochi", "Kharkiv Oblast", "Krasnodar Krai", "Ukraine")
ACTORS = ("Russia", "Ukraine", "Russian", "Ukrainian")


def figure(low: int, best: int, high: int | None) -> Figure:
    return Figure(low=low, best=best, high=high, rule="latest-by-authority", claims=())


def struck(name: str, place: str, day: str | None, **given: Any) -> Incident:
    return Incident(
        id=name,
        type="attack",
        place=Place(name=place, admin1=f"{place} Oblast", country="UA", precision="settlement"),
        when=Interval(start=day, end=day, precision="day") if day else None,
        **given,
    )


RECORD = [
    struck(
        "a",
        "Kharkiv",
        "2025-07-24",
        actor="Russia",
        means=("drone",),
        figures={"injured": figure(33, 42, 42)},
    ),
    struck(
        "b", "Odesa", "2025-07-24", actor="Russia", means=("drone",), figures={"injured": figure(4, 4, 4)}
    ),
    struck("c", "Odesa", None, actor="Russia", means=("missile",)),
]
REPORTS = [Document(id="r", name="r", text="", published="2025-08-01")]


@pytest.mark.parametrize("form", FORMS)
def test_the_documented_sentences_are_read(form: str):
    found = understood(FORMS[form], PLACES, ACTORS)
    assert found.form == ("count" if form == "since" else form)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at least 40", 40, None),
        ("more than 40", 41, None),
        ("fewer than 40", None, 39),
        ("up to 40", None, 40),
        ("40", 40, 40),
        ("1,200", 1200, 1200),
        ("two", 2, 2),
    ],
)
def test_a_number_is_a_range(words: str, low: int | None, high: int | None):
    found = understood(f"{words} people were injured in Kharkiv on 24 July 2025", PLACES, ACTORS)
    assert (found.low, found.high) == (low, high)
    assert (found.scope.place, found.scope.since, found.scope.until) == (
        "Kharkiv",
        "2025-07-24",
        "2025-07-24",
    )


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("on 2025-07-24", "2025-07-24", "2025-07-24"),
        ("since July 24, 2025", "2025-07-24", None),
        ("in February 2024", "2024-02-01", "2024-02-29"),
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("between 1 July 2025 and 2 July 2025", "2025-07-01", "2025-07-02"),
    ],
)
def test_days_are_read(words: str, since: str | None, until: str | None):
    scope = understood(f"40 people were killed in Sochi {words}", PLACES, ACTORS).scope
    assert (scope.since, scope.until) == (since, until)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Five children died in Odesa", "children"),
        ("40 people were injured in Lviv", "lviv"),
        ("It was a terrible night", "what is counted"),
        ("Strikes on Odesa", "no number"),
        ("40 people were injured since 31 June 2025", "no day"),
        ("10 people were killed since the talks", "event's day"),
    ],
)
def test_what_is_not_understood_refuses_the_sentence(sentence: str, why: str):
    with pytest.raises(SentenceError, match=why):
        understood(sentence, PLACES, ACTORS)


@pytest.mark.parametrize(
    ("sentence", "finding"),
    [
        ("At least 30 people were injured in Kharkiv on 24 July 2025", "borne out"),
        ("At least 40 people were injured in Kharkiv on 24 July 2025", "can't tell"),
        ("172 people were injured in Kharkiv on 24 July 2025", "contradicted"),
        ("More people were injured in Kharkiv than in Odesa", "borne out"),
        ("More people were injured in Odesa than in Kharkiv", "contradicted"),
        ("One drone strike hit Odesa", "borne out"),
        ("One strike on Odesa on 24 July 2025", "can't tell"),
        ("No strikes on Kharkiv since 25 July 2025", "borne out"),
        ("No strikes on Kharkiv since 25 August 2025", "can't tell"),
        ("Russia carried out more attacks than Ukraine", "borne out"),
        ("Drone strikes escalate following ceasefire talks", "can't tell"),
    ],
)
def test_the_record_answers_with_its_range(sentence: str, finding: str):
    russian_and_ukrainian = [*RECORD, struck("d", "Kharkiv", "2025-07-20", actor="Ukraine")]
    found = check(sentence, russian_and_ukrainian if "Ukraine" in sentence else RECORD, REPORTS)
    assert found.finding == finding
    assert found.answer
    assert found.limits


def test_an_incident_of_unknown_time_counts_in_the_upper_end():
    amount = check("One strike on Odesa on 24 July 2025", RECORD, REPORTS).amount
    assert amount is not None
    assert (amount.low, amount.high, amount.unsure) == (1, 2, ("c",))
