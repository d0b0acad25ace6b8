"""What became of dealings, as the diplomacy page gathers it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import msgspec

from warledger.codebook.agreement import Agreement
from warledger.codebook.attack import Attack
from warledger.codebook.exchange import Exchange
from warledger.codebook.proposal import Proposal
from warledger.codebook.ultimatum import Ultimatum
from warledger.merge import incidents
from warledger.model import Attribution, Claim, Document, DocumentReference, Incident, Interval, Place
from warledger.record import Found, Query, Record
from warledger.web.pages.fates import ATTACKS, Fates, fates

if TYPE_CHECKING:
    from collections.abc import Sequence

BOTH = ("Armenia", "Azerbaijan")


def said(struct: type[Claim], day: str, by: str = "Armenia", **given: object) -> Claim:
    name = f"{struct.__name__}-{day}-{by}"
    fields = {"words": "a ceasefire", **given}
    return struct(
        id=name,
        document=DocumentReference(id=name, name=name, published=f"{day}T12:00"),
        start=0,
        end=len(str(fields["words"])),
        speaker=Attribution(words=by, side=by),
        **fields,
    )


def on(day: str) -> Interval:
    return Interval(start=day, end=day, precision="day")


class Shelf:
    """What a record answers of attacks: those of one actor in a time."""

    def __init__(
        self, attacks: Sequence[Incident], claims: Sequence[Claim], total: int | None = None
    ) -> None:
        self.attacks, self.claims, self.total = attacks, claims, total

    def find(self, query: Query, order: str, limit: int) -> Found:
        found = [one for one in self.attacks if one.actor == query.actor]
        assert query.since
        assert query.until
        assert (order, limit) == ("-time", ATTACKS)
        return Found(total=self.total or len(found), incidents=tuple(found))

    def claims_of(self, ids: Sequence[str]) -> list[Claim]:
        return [claim for claim in self.claims if claim.id in ids]


def made(
    claims: Sequence[Claim], as_of: str, attacks: Sequence[Claim] = (), total: int | None = None
) -> Fates:
    documents = [Document(id=c.document.id, name=c.document.name, text=c.words) for c in (*claims, *attacks)]
    every = incidents(documents, [*claims, *attacks])
    fought = [msgspec.structs.replace(one, scope="incident") for one in every if one.type == "attack"]
    dealt = [one for one in every if one.type != "attack"]
    shelf = cast("Record", Shelf(fought, attacks, total))
    return fates(shelf, dealt, {claim.id: claim for claim in claims}, (), as_of)


def test_what_is_open_overdue_and_expired_is_listed_and_offers_apart():
    found = made(
        [
            said(Exchange, "2020-12-01", what="prisoners", low=44, high=44, status="agreed", parties=BOTH),
            said(Ultimatum, "2020-12-01", recipient="Azerbaijan", deadline="10 days", parties=BOTH),
            said(Proposal, "2020-12-02", actor="Armenia", recipient="Azerbaijan", content="a corridor"),
            said(Exchange, "2020-12-03", what="bodies", low=10, high=10, status="carried_out", parties=BOTH),
        ],
        "2021-02-01",
    )
    assert [(life.type, life.status, life.overdue) for life in found.waiting] == [
        ("exchange", "agreed", True),
        ("ultimatum", "expired", False),
    ]
    assert [life.type for life in found.offers] == ["proposal"]
    assert len(found.by_id) == 4


def test_a_truce_counts_what_each_side_alleges_of_the_other_and_says_when_there_is_more():
    truce = said(
        Agreement, "2020-10-10", parties=BOTH, content="a ceasefire", status="in_force", when=on("2020-10-10")
    )
    ganja = Place(name="Ganja", admin1="Ganja City", country="AZ", precision="settlement", geonames=586523)
    attacks = [
        said(Attack, "2020-10-11", "Azerbaijan", actor="Armenia", place=ganja, when=on("2020-10-11")),
        said(Attack, "2020-10-17", "Armenia", actor="Armenia", place=ganja, when=on("2020-10-17")),
    ]
    (one,) = made([truce], "2020-11-01", attacks).truces
    assert one.totals == (("Armenia", "Azerbaijan", 1),)
    assert not one.more
    (one,) = made([truce], "2020-11-01", attacks, total=ATTACKS + 9).truces
    assert one.more
