from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.merge import incidents
from warledger.merge.origins import HEARSAY, OUTLET, office, offices, origin

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.model import Claim

    Maker = Callable[..., Claim]


def test_one_officials_statement_in_many_outlets_is_one_origin(claim: Maker):
    told = [
        claim(
            "harm",
            name,
            place="Odesa",
            when="2025-07-03",
            effect="killed",
            number=2,
            speaker="Governor Kiper",
        )
        for name in "abcd"
    ]
    (found,) = incidents([], told)
    assert (found.publishers, found.independent_sources) == (4, 1)
    assert found.status == "reported"


def test_two_officials_corroborate(claim: Maker):
    told = [
        claim("harm", name, place="Odesa", when="2025-07-03", effect="killed", number=2, speaker=speaker)
        for name, speaker in (("a", "the governor"), ("b", "the rescue service"))
    ]
    assert incidents([], told)[0].status == "corroborated"


def test_an_outlets_own_voice_is_the_outlets(claim: Maker):
    one, two = claim("attack", "a", publisher="Herald"), claim("attack", "b", publisher="Herald")
    assert origin(one, {}) == origin(two, {})
    assert origin(one, {}).own_voice
    assert origin(claim("attack", "c", publisher=None), {}).key == "document c"


def test_offices_are_told_by_their_words():
    assert office("state emergency service")[0] == "rescue"
    assert office("обласна прокуратура")[0] == "prosecutor"
    assert office("local residents")[1] == HEARSAY
    assert office("a named person") == (None, OUTLET)


def test_every_office_has_words_and_a_rank():
    assert all(entry.words and 1 <= entry.rank <= 5 for entry in offices().values())
