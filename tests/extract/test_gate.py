"""The gate keeps out what no claim can come from, and loses nothing that one comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger import plugs
from warledger.extract import gate
from warledger.language.lexicon import Language, language

BLIND = Path(__file__).resolve().parents[1] / "blind"


@pytest.fixture(scope="module")
def english() -> Language:
    found = language("en")
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Nine villagers were killed near Bunia.",
        "Shelling went on through the night.",
        "The two sides will hold a third round in Doha.",
        "Dozens of bodies lay in the street",
        "A swap of the dead was agreed.",
        "Army units took the hill.",
        "The militia gave residents 48 hours to leave the town.",
        "TANKS STRUCK THE SCHOOL",
    ],
)
def test_what_tells_of_war_or_talks_matters(text: str, english: Language):
    assert gate.may_matter(text, english)


@pytest.mark.parametrize(
    "text",
    ["", "The orchestra played in the old hall.", "Snow is likely in the north on Monday.", "…", "1 2 3"],
)
def test_ordinary_words_do_not_matter(text: str, english: Language):
    assert not gate.may_matter(text, english)


def test_the_first_word_of_a_phrase_is_not_the_phrase(english: Language):
    assert not gate.may_matter("They went home, and life was good.", english)
    assert gate.may_matter("Several went to the doctors.", english)


def test_a_phrase_counts_whatever_stands_between_its_words(english: Language):
    assert gate.may_matter("The family had lost, in one night, their homes.", english)


@given(st.text())
def test_any_text_is_answered(text: str):
    english = language("en")
    assert english is not None
    assert isinstance(gate.may_matter(text, english), bool)


@given(st.text(alphabet=st.characters(codec="utf-8")), st.sampled_from(["killed", "shelling", "ceasefire"]))
def test_more_text_never_closes_the_gate(text: str, word: str):
    english = language("en")
    assert english is not None
    assert gate.may_matter(f"{text} {word} {text}", english)


def test_claim_types_name_what_they_wait_for():
    named = {trigger: name for name in plugs.names("codebook") for trigger in _named(name)}
    assert set(named) == gate.triggers()
    assert named["^"] == "precondition"


def test_words_of_a_claim_type_open_the_gate(english: Language, monkeypatch: pytest.MonkeyPatch):
    """A new file in the codebook brings words that no lexicon has."""
    text = "The town has been ringed for a month."
    assert not gate.may_matter(text, english)
    siege = plugs.load("codebook", "territory")
    monkeypatch.setattr(siege, "TRIGGERS", (*siege.TRIGGERS, "ringed", "hemmed in"))
    gate.triggers.cache_clear()
    monkeypatch.setattr(gate, "_GATES", {})
    assert gate.may_matter(text, english)
    assert gate.may_matter("The fort is hemmed in.", english)
    monkeypatch.undo()
    gate.triggers.cache_clear()


def _named(name: str) -> tuple[str, ...]:
    return tuple(getattr(plugs.load("codebook", name), "TRIGGERS", ()))


def _lost(folder: Path, english: Language) -> tuple[int, list[str]]:
    """How many claims the English reports of a folder hold, and those of reports the gate keeps out."""
    count, lost = 0, []
    for path in sorted(folder.rglob("*.json")):
        text = path.with_suffix(".txt")
        gold = json.loads(path.read_text("utf-8")) if text.exists() else {"lang": "xx"}
        if gold.get("lang", "en") == "en":
            quotes = [claim["quote"] for claim in gold["claims"]]
            count += len(quotes)
            lost += [] if gate.may_matter(text.read_text("utf-8"), english) else quotes
    return count, lost


def test_no_claim_of_the_blind_reports_is_lost(english: Language):
    count, lost = _lost(BLIND, english)
    assert count > 100
    assert not lost


def test_no_claim_of_the_gold_is_lost(english: Language, gold: Path):
    count, lost = _lost(gold, english)
    assert count > 1000
    assert not lost
