"""What a document says twice is one claim (codebook, Claims 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from warledger.codebook.harm import Harm
from warledger.model import Attribution, DocumentReference, Place
from warledger.resolve.restated import without_restatements

if TYPE_CHECKING:
    from collections.abc import Callable

GOMA, SAKE = Place(name="Goma", geonames=1), Place(name="Sake", geonames=2)
ARMY, MAYOR = Attribution(words="army", name="army"), Attribution(words="mayor", name="mayor")


def harm(start: int, low: int | None = 9, **fields: Any) -> Harm:
    told = {"high": low, "place": GOMA, "effect": "killed", **fields}
    return Harm(
        id=str(start), document=DocumentReference(id="d", name="d"), words="xxxx", start=start, end=start + 4,
        low=low, **told,
    )  # fmt: skip


def kept(*claims: Harm, headline: int = 0) -> list[int]:
    """Where the claims that stay begin; those that begin before `headline` stand in it."""
    return [claim.start for claim in without_restatements(claims, lambda claim: claim.start < headline)]


def test_a_headline_gives_way_to_the_body():
    assert kept(harm(0), harm(50), headline=20) == [50]


def test_a_headline_with_another_figure_stays():
    assert kept(harm(0, 7), harm(50, 9), headline=20) == [0, 50]


def test_a_vague_headline_gives_way_to_a_figure():
    assert kept(harm(0, 24, high=None, vague=True), harm(50, 9), headline=20) == [50]


def test_a_headline_alone_stays():
    assert kept(harm(0), headline=20) == [0]


def test_the_same_figure_told_again_is_one():
    assert kept(harm(0), harm(50)) == [0]


@pytest.mark.parametrize(
    "other",
    [
        harm(50, 10),
        harm(50, place=SAKE),
        harm(50, effect="injured"),
        harm(50, speaker=MAYOR),
        harm(50, scope="total"),
        harm(50, high=None),
    ],
)
def test_what_differs_is_another_claim(other: Harm):
    assert kept(harm(0, speaker=ARMY), other) == [0, 50]


def test_one_victim_told_twice_may_be_two():
    assert kept(harm(0, 1), harm(50, 1)) == [0, 50]


def test_a_teaser_and_its_paragraph_are_one_claim_in_a_report(claims: Callable[..., list[Any]]):
    text = (
        "Russian missiles kill nine soldiers in Kherson\n\n"
        "Russian missiles killed at least nine soldiers in Kherson on Wednesday, the governor said.\n\n"
        "Rescuers worked through the night."
    )
    (found,) = claims(text, "harm")
    assert found.start > text.index("\n\n")
