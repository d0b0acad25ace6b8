from __future__ import annotations

import random

import pytest

from warledger.model import Document
from warledger.normalize.copies import Copies, copies, families
from warledger.normalize.texts import runs as real

REPORT = (
    "Rescue crews finished clearing the market hall on Thursday morning, twelve hours after three drones came "
    "down between the fish stalls and the tram depot. The governor said two traders and a tram driver were killed "
    "and that nineteen people remained in the city's hospitals, four of them in intensive care. Power returned to "
    "most of the harbor district by noon, while engineers still checked the gas main under the old bridge. Schools "
    "taught from home and the council opened three shelters with generators for those whose windows were gone."
)
OTHER = (
    "A market in the port was hit during the night. According to the governor three people died, among them the "
    "driver of a tram, and nineteen were hurt. Electricity came back around midday for a large part of the quarter. "
    "The municipality has set up places where residents can warm themselves, and lessons were held online."
)


def document(
    name: str, text: str, published: str | None = "2025-07-03", publisher: str | None = None
) -> Document:
    return Document(id=name, name=name, text=text, published=published, publisher=publisher)


def changed(text: str, share: float) -> str:
    dice = random.Random(4)  # noqa: S311 - words at random, not a secret
    return " ".join(dice.choice(OTHER.split()) if dice.random() < share else word for word in text.split())


def test_two_reports_of_one_event_are_no_copies():
    assert not copies([document("a", REPORT), document("b", OTHER)])


@pytest.mark.parametrize("share", [0.0, 0.05, 0.15, 0.25])
def test_a_rewrite_is_found_with_a_quarter_of_its_words_changed(share: float):
    (row,) = copies([document("a", REPORT), document("b", changed(REPORT, share), "2025-07-04")])
    assert (row.document, row.of) == ("b", "a")
    assert row.kind == ("copy" if share == 0 else "rewrite")


def test_the_earlier_report_is_the_original():
    late, early = document("a", REPORT, "2025-07-04T10:00"), document("b", REPORT, "2025-07-04T08:00")
    assert families([late, early]) == {"a": "b"}


def test_at_equal_times_the_report_that_names_the_other_is_the_copy():
    wire = document("z", REPORT, publisher="North Wire")
    rewrite = document("a", REPORT + " North Wire reported this.", publisher="Herald")
    assert families([wire, rewrite]) == {"a": "z"}


def test_a_family_goes_back_to_its_first():
    line = [document(name, changed(REPORT, 0.02), f"2025-07-0{day}") for day, name in enumerate("cab", 3)]
    assert families(line) == {"a": "c", "b": "c"}


def test_any_order_gives_the_same():
    reports = [document(name, changed(REPORT, 0.1), f"2025-07-0{day}") for day, name in enumerate("dacb", 3)]
    grown = Copies()
    for one in reversed(reports):
        grown.add([one])
    grown.add(reports)
    assert grown.rows() == copies(reports)


def test_the_same_words_months_apart_are_no_copies():
    assert not copies([document("a", REPORT, "2025-01-03"), document("b", REPORT, "2025-07-03")])


def test_an_undated_copy_is_found():
    assert families([document("a", REPORT), document("b", REPORT, None)]) == {"b": "a"}


def test_texts_without_words():
    assert not copies([document("a", ""), document("b", "— … —"), document("c", "one")])


def test_one_text_in_many_outlets_is_aligned_with_itself_only_by_equality(monkeypatch: pytest.MonkeyPatch):
    runs = []
    monkeypatch.setattr(
        "warledger.normalize.texts.runs", lambda words, size: runs.append(size) or real(words, size)
    )
    many = [document(f"d{n:03}", REPORT, f"2025-07-{3 + n % 3:02}") for n in range(60)]
    assert set(families(many).values()) == {"d000"}
    assert len(runs) <= 2  # equal texts are read once, and no run is looked up for a pair of equals


def test_a_rewrite_finds_every_print_of_a_text_whichever_came_first():
    prints = [document(f"d{n}", REPORT, f"2025-07-{3 + n:02}") for n in range(4)]
    rewrite = document("z", changed(REPORT, 0.15), "2025-07-05")
    expected = families([*prints, rewrite])
    assert expected == dict.fromkeys(("d1", "d2", "d3", "z"), "d0")
    assert families([rewrite, *reversed(prints)]) == expected
