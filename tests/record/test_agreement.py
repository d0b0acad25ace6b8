from __future__ import annotations

import pytest

from warledger.model import Judgement
from warledger.record.agreement import agreement


def log(*rows: tuple[str, str, str]) -> list[Judgement]:
    """Judgements of who, verdict, subjects (letters)."""
    return [
        Judgement(id=f"j{n}", verdict=verdict, subjects=tuple(about), who=who, at=f"2025-01-01T00:00:{n:02}")  # type: ignore[arg-type]
        for n, (who, verdict, about) in enumerate(rows)
    ]


def test_kappa_is_what_the_formula_gives():
    # Two raters, ten things: yes/yes 4, yes/no 2, no/yes 1, no/no 3; observed 0.7, expected 0.5.
    rows = []
    for thing, (one, two) in enumerate(
        [("accept", "accept")] * 4
        + [("accept", "reject")] * 2
        + [("reject", "accept")]
        + [("reject", "reject")] * 3
    ):
        rows += [("a", one, chr(65 + thing)), ("b", two, chr(65 + thing))]
    (pair,) = agreement(log(*rows)).pairs
    assert (pair.shared, pair.agreed) == (10, 7)
    assert pair.kappa == pytest.approx((0.7 - 0.5) / (1 - 0.5))


def test_the_last_verdict_counts_and_an_undone_one_does_not():
    rows = [("a", "accept", "X"), ("a", "reject", "X"), ("b", "reject", "X"), ("b", "accept", "Y")]
    found = agreement([*log(*rows, ("a", "accept", "Y")), *log(*[("b", "undo", "")] * 6)[5:]])
    assert (found.shared, found.agreed) == (2, 2)
    undone = Judgement(id="u", verdict="undo", subjects=("j2",), who="b", at="2026")
    found = agreement([*log(*rows), undone])
    assert (found.shared, found.share, found.pairs) == (0, None, ())


def test_same_and_merge_say_one_thing_of_the_same_claims():
    found = agreement(
        log(("a", "same", "XY"), ("b", "merge", "YX"), ("c", "different", "XY"), ("c", "accept", "X"))
    )
    assert [(pair.one, pair.two, pair.agreed) for pair in found.pairs] == [
        ("a", "b", 1),
        ("a", "c", 0),
        ("b", "c", 0),
    ]
    assert [pair.kappa for pair in found.pairs] == [None, 0.0, 0.0]


def test_one_reviewer_agrees_with_nobody():
    assert agreement(log(("a", "accept", "X"))).pairs == ()
