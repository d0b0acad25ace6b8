"""Words by stem: endings, phrases, the most exact class first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from warledger.language.lexicon import language
from warledger.language.stems import Stems, expanded, folded

STEMS = Stems({"H": ["загин*", "втратил{и,а} життя"], "M": ["дрон{,и}"], "X": ["загинув"]})


def test_braces_stand_for_every_ending():
    assert list(expanded("поранен{о,их}")) == ["поранено", "поранених"]
    assert list(expanded("{а,б} в{г,д}")) == ["а вг", "а вд", "б вг", "б вд"]


def test_an_exact_word_goes_before_a_stem():
    assert STEMS.classes("загинув") == ("X", "H")
    assert STEMS.classes("загинула") == ("H",)


def test_a_word_beyond_the_listed_endings_has_no_class():
    assert STEMS.classes("дроном") == ()
    assert STEMS.classes("дрон") == ("M",)


def test_the_longest_phrase_is_taken():
    found = STEMS.at(("вони", "втратили", "життя"), 1)
    assert found is not None
    assert (found.used, found.classes) == (2, ("H",))


def test_a_phrase_cut_short_is_none():
    assert STEMS.at(("втратили",), 0) is None


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str):
    assert folded(folded(text)) == folded(text)


def test_both_languages_know_the_words_of_war():
    for code, word in (("uk", "поранених"), ("ru", "раненых")):
        spoken = language(code)
        assert spoken is not None
        assert "H.injured" in Stems(spoken.file.stems).classes(word)
