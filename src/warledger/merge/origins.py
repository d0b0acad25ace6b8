"""Whose word a claim is in the end: origins, and how well placed they are to know.

One official's statement carried by forty outlets is one origin; what an outlet says in its
own voice is that outlet's, or its family's when it copied (codebook, Incidents 3 and 4).
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from warledger.actors.scan import Scan
from warledger.merge.view import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warledger.model import Attribution, Claim

LOCAL, STATE, OUTLET, HEARSAY = 4, 3, 2, 1


_KNOWN = frozenset({"person", "office", "body", "state", "force", "media"})


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of office: its rank as a source of figures and the words that name it."""

    rank: int
    words: tuple[str, ...]


class Origin(msgspec.Struct, frozen=True, order=True):
    """Who a figure goes back to: `key` equal for equal origins; a higher `rank` knows better."""

    rank: int
    key: str
    name: str
    side: str | None = None

    @property
    def own_voice(self) -> bool:
        """Whether an outlet says it itself."""
        return not self.key.startswith(("office ", "speaker "))


@cache
def offices() -> dict[str, Office]:
    """The kinds of offices, strictly decoded from `offices.toml`."""
    text = resources.files("warledger.merge").joinpath("offices.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Office])


@lru_cache(maxsize=65536)
def office(name: str) -> tuple[str | None, int]:
    """The kind of office that plain words name, and its rank; (None, OUTLET) when none is known."""
    padded = f" {name} "
    for kind, entry in offices().items():
        if any(f" {word}" in padded for word in entry.words):
            return kind, entry.rank
    return None, OUTLET


class Voice(msgspec.Struct, frozen=True):
    """Whose own voice a document is: `key` equal for equal outlets, `name` as printed, null when unknown."""

    key: str
    name: str | None = None


def origin(claim: Claim, voices: Mapping[str, Voice]) -> Origin:
    """The origin of a claim; `voices` tells for each document whose own voice it is."""
    if claim.speaker is not None:
        return _speaker(claim.speaker)
    reference = claim.document
    own = voices.get(reference.id) or voice(reference.publisher, reference.id)
    return Origin(OUTLET, own.key, own.name or reference.publisher or reference.name)


def voice(publisher: str | None, document: str) -> Voice:
    """An outlet's own voice, or that of a document whose outlet is unknown."""
    return Voice(f"outlet {plain(publisher)}" if publisher else f"document {document}", publisher)


def _speaker(speaker: Attribution) -> Origin:
    """The person or office that spoke."""
    name = speaker.name or speaker.words
    kind, rank = office(plain(f"{name} {speaker.words}"))
    own, _ = office(plain(name))
    key = f"office {own} {plain(speaker.side)}" if own is not None else f"speaker {plain(name)}"
    return Origin(rank if kind else _standing(name), key, name, speaker.side)


@lru_cache(maxsize=65536)
def _standing(name: str) -> int:
    """The rank of a speaker whose words name no office: as the actor files have it.

    A name of two words that they do not hold is a person whose office the report did not
    print, as reports do with those who answer for a place; one word may be an outlet.
    """
    for mention in Scan(name, {}).run():
        if mention.start == 0 and mention.actor.kind in _KNOWN:
            return min(LOCAL, mention.actor.authority + 1)
    return LOCAL if " " in plain(name) and not name.islower() else OUTLET
