from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.merge import incidents

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.model import Claim

    Maker = Callable[..., Claim]

NIGHT = "2025-07-02/03"


def test_a_total_is_kept_checked_and_never_an_incident(claim: Maker):
    told = [
        claim("harm", "a", place="Odesa", when=NIGHT, effect="killed", number=2),
        claim("harm", "b", place="Kharkiv", when=NIGHT, effect="killed", number=3),
        claim("harm", "c", place="Ukraine", when=NIGHT, effect="killed", number=7, scope="total"),
    ]
    found = incidents([], told)
    parts = [one for one in found if one.scope == "incident"]
    (total,) = [one for one in found if one.scope == "total"]
    assert sorted(one.figures["killed"].best for one in parts) == [2, 3]
    assert "the total says 7; 2 incidents here add up to 5: 2 more than the parts" in " ".join(total.reasons)


def test_a_total_of_nobody_spares_its_parts(claim: Maker):
    told = [
        claim("attack", "a", place="Odesa", when=NIGHT, actor="Russia"),
        claim("harm", "b", place="Kharkiv", when=NIGHT, effect="injured", number=3),
        claim("harm", "c", place="Ukraine", when=NIGHT, effect="injured", number=0, scope="total"),
    ]
    figures = {
        one.place.name: one.figures for one in incidents([], told) if one.place and one.scope == "incident"
    }
    assert figures["Odesa"]["killed"].best == 0
    assert figures["Kharkiv"]["injured"].best == 3
