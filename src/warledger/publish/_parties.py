"""Actors of a record as parties of event data: states, groups, and the enemy in whose land a place lies."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from warledger.actors.files import states
from warledger.actors.index import index

Kind = Literal["state", "group", "alliance", "unknown"]


class Party(NamedTuple):
    """Who fights: `kind` by the actor data, `code` the ISO code of a state's own land."""

    name: str
    kind: Kind
    code: str | None = None

    @property
    def named(self) -> bool:
        """True for a state or a group that the actor data knows: an organized actor."""
        return self.kind != "unknown"


@cache
def party(name: str | None) -> Party | None:
    """The party that an actor's name stands for; a force, body or person stands for its side."""
    if not name:
        return None
    known = index().actors.get(name.casefold())
    side = known.side if known and known.kind in ("force", "body", "person") and known.side else name
    owner = _forces().get(side, side)
    if owner in _codes():
        return Party(owner, "state", _codes()[owner])
    known = index().actors.get(side.casefold())
    if known is None:
        return Party(name, "unknown")
    if known.kind in ("state", "force"):
        return Party(side, "state")
    return Party(side, "alliance" if known.kind == "alliance" else "group")


@cache
def opponent(name: str | None, code: str | None) -> Party | None:
    """The enemy of an actor in whose land a place lies, by the actor data; None unless there is just one.

    Args:
        name: the actor.
        code: ISO code of the country that the place lies in.
    """
    mine = party(name)
    if mine is None or not mine.named or code is None:
        return None
    names = [mine.name, *(force for force, state in _forces().items() if state == mine.name)]
    enemies = {enemy for one in names for enemy in index().opponents.get(one, ())}
    here = {found for enemy in enemies if (found := party(enemy)) is not None and _at_home(found, code)}
    return here.pop() if len(here) == 1 else None


def _at_home(enemy: Party, code: str) -> bool:
    """Whether a country is a state's own, or one that a group fights in."""
    if enemy.kind == "state":
        return enemy.code == code
    return any(_codes().get(land) == code for land in index().lands.get(enemy.name, ()))


@cache
def _codes() -> dict[str, str]:
    """States' codes by the names that records print."""
    return {state.name: code for code, state in states().states.items()}


@cache
def _forces() -> dict[str, str]:
    """The state whose armed forces fight under a party's name ("Sudanese army" → Sudan)."""
    return {force: state for state, force in index().forces.items()}
