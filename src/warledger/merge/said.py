"""A harm claim as a figure of whoever says it: whole, added, withdrawn, or moved from the injured."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from warledger.merge.origins import Origin, Voice, origin
from warledger.merge.view import hour
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CONTRAST = 100
"""Characters between two figures of one sentence, at most."""


class Said(msgspec.Struct, frozen=True):
    """One harm claim as a figure of its origin.

    `moved` are dead who were counted as injured before; the same claim `leaves` the injured.
    A figure that `stands` is what a withdrawal leaves ("one, not 40"), not what it takes away.
    """

    claim: Claim
    origin: Origin
    family: str
    at: int
    low: int
    high: int | None
    vague: bool
    increment: bool = False
    cumulative: bool = False
    retracts: bool = False
    moved: bool = False
    leaves: bool = False
    stands: bool = False


def said_by(claim: Claim, voices: Mapping[str, Voice], families: Mapping[str, str]) -> Said | None:
    """A harm claim as a figure; None when it states none or is no assertion."""
    low, high = getattr(claim, "low", None), getattr(claim, "high", None)
    if claim.type != "harm" or claim.modality != "asserted" or (low is None and high is None):
        return None
    at = hour(claim.document.published)
    moved = (
        getattr(claim, "effect", "") == "killed"
        and not getattr(claim, "cumulative", False)
        and _words("deaths").search(claim.words.casefold()) is not None
    )
    retracts = bool(getattr(claim, "retracts", False))
    return Said(
        claim=claim,
        origin=origin(claim, voices),
        family=families.get(claim.document.id, claim.document.id),
        at=0 if at is None else at[0],
        low=low or 0,
        high=high,
        vague=bool(getattr(claim, "vague", False)) and high is None,
        increment=bool(getattr(claim, "increment", False)) or moved,
        cumulative=bool(getattr(claim, "cumulative", False)),
        retracts=retracts,
        moved=moved,
        stands=retracts and _words("corrections").search(claim.words.casefold()) is not None,
    )


def contrasted(claims: Iterable[Claim]) -> set[str]:
    """Claims whose "another" sets them against people otherwise harmed, and adds to no earlier figure.

    "Three were killed and another 28 injured": the 28 are all who were injured. Such a claim
    follows one of another effect within a few words.
    """
    found: set[str] = set()
    last: Claim | None = None
    told: set[tuple[str, str]] = set()
    for claim in sorted(claims, key=lambda one: (one.document.id, one.start, one.end, one.id)):
        if claim.type != "harm":
            continue
        mine = claim.document.id, str(getattr(claim, "effect", ""))
        near = last is not None and last.document.id == mine[0] and claim.start - last.end <= CONTRAST
        if near and getattr(claim, "increment", False) and mine not in told:
            found.add(claim.id)
        told.add(mine)
        last = claim
    return found


@cache
def _words(name: str) -> re.Pattern[str]:
    """Words of all languages from a table beside this module: `deaths` (of injured people), `corrections`."""
    text = resources.files("warledger.merge").joinpath(f"{name}.toml").read_text("utf-8")
    told = msgspec.convert(tomllib.loads(text), dict[str, list[str]])
    return re.compile("|".join(expression for words in told.values() for expression in words))
