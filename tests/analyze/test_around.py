"""Around talks: what is counted, what is compared, what is said, what is left unsaid."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from warledger import Record
from warledger.analyze import needed
from warledger.analyze.findings import Asked, AskedError, asked
from warledger.analyze.study import around
from warledger.model import Document, Incident, Interval, Place
from warledger.plugs import Trouble
from warledger.settings import Settings
from waves import Planted, record


def report(name: str, day: str) -> Document:
    return Document(id=name, name=name, text="", published=f"{day}T20:00")


def struck(name: str, day: str, **given: Any) -> Incident:
    base: dict[str, Any] = {
        "id": name,
        "type": "attack",
        "actor": "Russia",
        "when": Interval(start=day, end=day, precision="day"),
        "place": Place(name="Odesa", country="UA", precision="settlement"),
        "documents": (f"r-{day}",),
        "independent_sources": 1,
    }
    return Incident(**(base | given))


def talks(day: str, **given: Any) -> Incident:
    base: dict[str, Any] = {
        "id": f"t-{day}",
        "type": "talks",
        "when": Interval(start=day, end=day, precision="day"),
        "parties": ("Russia", "Ukraine"),
        "fulfilment": "held",
    }
    return Incident(**(base | given))


DAYS = [f"2025-07-{day:02}" for day in range(1, 32)]
DAILY = [report(f"r-{day}", day) for day in DAYS]


def test_a_planted_rise_is_found_and_each_number_opens():
    found = around(*record(Planted(effect=3.0), 4))
    assert found.verdict == "rose"
    assert found.main.reported.low > 1
    assert found.main.even.low > 1
    assert found.answer[0].startswith("Violence rose.")
    for span in found.spans:
        for pair in span.pairs:
            for side in (pair.before, pair.after):
                assert len(side.ids) == side.best
                assert side.low <= side.best <= side.high
                assert set(side.ids) <= set(found.labels)
    assert sum(pair.after.best for pair in found.main.pairs) == found.main.reported.after
    assert len(found.main.without) == found.main.events == 6


def test_the_same_question_has_the_same_answer():
    one, two = (around(*record(Planted(), 1)) for _ in range(2))
    assert msgspec.json.encode(one) == msgspec.json.encode(two)
    with pytest.raises(AttributeError):
        one.verdict = "rose"


def test_twice_the_reports_are_no_rise():
    calls = [around(*record(Planted(volume=2.0), seed), Asked(draws=20)).verdict for seed in range(12)]
    assert calls.count("rose") <= 1


def test_one_event_is_too_few_and_is_told_with_what_is_usual():
    incidents = [talks("2025-07-16"), *(struck(f"a{k}", day) for k, day in enumerate(DAYS[::2]))]
    incidents += [struck(f"b{k}", "2025-07-17") for k in range(5)]
    found = around(incidents, DAILY, asked("talks", windows=(24,)))
    assert found.verdict == "too few"
    assert found.answer[0].startswith("One event, too few for any claim.")
    pair = found.main.pairs[0]
    assert (pair.before.best, pair.after.best) == (1, 6)
    assert pair.usual == pytest.approx(0.5, abs=0.1)
    assert pair.chance < 0.1
    assert any("On other days of the period" in line for line in found.answer)


def test_days_without_reports_are_not_days_without_violence():
    documents = [report("r-2025-07-17", "2025-07-17")]
    found = around([talks("2025-07-16"), struck("a", "2025-07-17")], documents)
    assert found.main.events == 0
    assert "has reports about" in found.main.pairs[0].left_out


def test_a_night_across_the_end_of_talks_is_uncertain():
    night = Interval(start="2025-07-16", end="2025-07-17", precision="night")
    found = around([talks("2025-07-16"), struck("a", "", when=night)], DAILY)
    after = found.main.pairs[0].after
    assert (after.low, after.best, after.high) == (0, 1, 1)
    assert after.edge == ("a",)


def test_the_hour_of_talks_counts_where_it_is_known():
    at = Interval(start="2025-07-16T14:00", end="2025-07-16T14:00", precision="hour")
    evening = Interval(start="2025-07-16T20:00", end="2025-07-16T20:00", precision="hour")
    found = around([talks("2025-07-16", when=at), struck("a", "", when=evening)], DAILY)
    assert found.main.pairs[0].after.ids == ("a",)
    assert found.same_day == ()


def test_a_time_unknown_is_in_no_window_and_within_the_bounds():
    found = around([talks("2025-07-16"), struck("a", "", when=None)], DAILY)
    after = found.main.pairs[0].after
    assert (after.low, after.best, after.high) == (0, 0, 1)
    assert found.undated == ("a",)
    assert any("no day the record knows" in line for line in found.limits)


def test_what_was_reported_before_a_window_can_not_have_happened_in_it():
    early = struck("a", "", when=None, documents=("r-2025-07-10",))
    after = around([talks("2025-07-16"), early], DAILY).main.pairs[0].after
    assert after.high == 0


def test_other_wars_do_not_count_unless_asked():
    there = struck("a", "2025-07-17", actor=None, place=Place(name="Goma", country="CD"))
    incidents = [talks("2025-07-16"), there]
    assert around(incidents, DAILY).main.pairs[0].after.best == 0
    assert around(incidents, DAILY, asked("talks", everywhere=True)).main.pairs[0].after.best == 1


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"fulfilment": "planned"}, "planned"),
        ({"when": None}, "day is not known"),
        ({"when": Interval(start="2025-07-01", end="2025-07-31", precision="month")}, "31 days"),
    ],
)
def test_events_without_a_day_or_that_were_not_held_are_left_out(given: dict, why: str):
    found = around([talks("2025-07-16", **given)], DAILY)
    assert found.events == ()
    assert why in found.left_out[0][1]
    assert found.verdict == "too few"


def test_windows_that_reach_into_one_another_are_not_both_counted():
    found = around([talks("2025-07-10"), talks("2025-07-13")], DAILY)
    assert [pair.left_out is None for pair in found.main.pairs] == [True, False]
    assert "reaches into" in found.main.pairs[1].left_out


def test_a_window_that_is_still_being_reported_is_not_compared():
    late = struck("a", "2025-07-05", documents=("r-2025-07-20",))
    found = around([talks("2025-07-26"), late], DAILY)
    assert "before the last report" in found.main.pairs[0].left_out


def test_dates_can_be_given():
    found = around([struck("a", "2025-07-17")], DAILY, asked(["2025-07-16"]))
    assert found.asked.of == "dates"
    assert found.main.pairs[0].after.ids == ("a",)


@pytest.mark.parametrize(
    "wrong",
    [{"of": "parades"}, {"of": ["2025-13-01"]}, {"windows": (0,)}, {"windows": (24,), "main": 48}, {"a": 1}],
)
def test_a_question_that_can_not_be_asked_says_why(wrong: dict):
    with pytest.raises(AskedError):
        asked(wrong.pop("of", "talks"), **wrong)


def test_the_numbers_say_when_a_library_is_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(needed, "find_spec", lambda _: None)
    with pytest.raises(Trouble, match="make full"):
        around([], [])


def test_a_notebook_shows_words_table_and_picture():
    found = around(*record(Planted(effect=3.0), 4))
    page = found._repr_html_()
    assert "Violence rose" in page
    assert "<svg" in page
    assert "<details>" in page
    assert "<script" not in page
    assert len(found.table()) == 18
    assert len(found.plot().axes) == 2


def test_a_record_can_be_asked():
    with Record.open(settings=Settings(store="memory", record="none")) as kept:
        assert kept.around().verdict == "too few"
