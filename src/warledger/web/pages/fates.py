"""What became of what was agreed, for the diplomacy page: open, overdue, expired, and truces with what is alleged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.analyze.lives import Life, lives
from warledger.analyze.truces import Truce, truces
from warledger.record import Query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from warledger.model import Claim, Incident
    from warledger.record import Record

TRUCES = 4
"""Truces whose alleged violations are shown, the latest."""
ATTACKS = 300
"""Attacks of one party in one truce that are looked at, the latest; the page says when there were more."""


LAPSED = frozenset({"expired", "violated", "replaced", "planned, outcome not told"})
"""Ends that are listed with what is open: nobody told what came of it, or it was broken."""


class Watched(msgspec.Struct, frozen=True):
    """A truce with how often each side accuses another, and whether there was more than was looked at."""

    truce: Truce
    totals: tuple[tuple[str, str, int], ...]
    more: bool


class Fates(msgspec.Struct, frozen=True):
    """What became of the dealings shown, as of a day: `waiting` is open, overdue or lapsed; mere offers are `offers`."""

    as_of: str | None
    by_id: dict[str, Life]
    waiting: tuple[Life, ...]
    offers: tuple[Life, ...]
    truces: tuple[Watched, ...]


def fates(
    record: Record,
    incidents: Sequence[Incident],
    told: Mapping[str, Claim],
    loose: Iterable[Claim],
    as_of: str | None,
) -> Fates:
    """What became of dealings.

    Args:
        record: where the attacks during truces are.
        incidents: the dealings shown.
        told: the claims that tell of them, by id.
        loose: claims of their documents that make no incident: refusals, accusations.
        as_of: the day (ISO) up to which time has passed; the last publication day among them when null.
    """
    claims = [*told.values(), *loose]
    printed = [claim.document.published[:10] for claim in claims if claim.document.published]
    today = as_of or max(printed, default=None)
    found = lives(incidents, claims, (), as_of=today)
    waiting = [life for life in found if life.open or life.status in LAPSED]
    return Fates(
        as_of=today,
        by_id={life.id: life for life in found},
        waiting=tuple(life for life in waiting if life.type != "proposal"),
        offers=tuple(life for life in waiting if life.type == "proposal"),
        truces=tuple(_watched(record, found, incidents, claims, today)),
    )


def _watched(
    record: Record,
    found: Sequence[Life],
    incidents: Sequence[Incident],
    claims: Sequence[Claim],
    today: str | None,
) -> Iterable[Watched]:
    """The latest truces, each with the attacks of its parties while it held."""
    for truce in reversed(truces(found, incidents, claims)[-TRUCES:]):
        attacks: dict[str, Incident] = {}
        more = False
        for party in truce.life.parties:
            until = min(filter(None, (truce.end, today)))
            query = Query(since=truce.start, until=until, type="attack", actor=party)
            near = record.find(query, "-time", ATTACKS)
            attacks |= {one.id: one for one in near.incidents}
            more = more or near.total > len(near.incidents)
        told = record.claims_of([claim for one in attacks.values() for claim in one.claims])
        agreed = [one for one in incidents if one.id == truce.life.id]
        heard = [claim for claim in claims if claim.type in {"agreement", "accusation"}]
        (full,) = truces([truce.life], [*agreed, *attacks.values()], [*heard, *told]) or (truce,)
        full = msgspec.structs.replace(full, end=truce.end)
        totals = tuple((accused, by, count) for (accused, by), count in sorted(full.totals().items()))
        yield Watched(full, totals, more)
