from __future__ import annotations

from warledger.normalize.repeats import first_copies, folded


def test_same_words_however_written():
    assert first_copies(["Two died.", "Other", "  two   DIED!", "“Two died”", "Two died here"]) == [
        None,
        None,
        0,
        0,
        None,
    ]


def test_what_has_no_words_is_no_copy():
    assert first_copies(["—", "—", "🔥", "🔥"]) == [None] * 4


def test_letters_and_digits_stay():
    assert folded("Київ: 5 поранених!") == "київ 5 поранених"
    assert folded("7 killed") != folded("8 killed")
