"""An owner and a head make an actor: "Sudanese" + "army", "Kharkiv" + "regional prosecutor's office"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from warledger.actors.files import vocabulary
from warledger.actors.grammar import Head, american, body_words, grammar
from warledger.actors.index import index
from warledger.model import Actor

if TYPE_CHECKING:
    from warledger.actors.index import Entry

FIRST_RANK = 3


class Title(NamedTuple):
    """What "<modifiers> <head>" is: its words without doubts, the head phrase and its class."""

    words: str
    phrase: str
    head: Head


@lru_cache(maxsize=4096)
def title(rest: str) -> Title:
    """Split matched words into modifiers and the longest head they end with."""
    words = rest.lower().replace("’", "'").split()
    known = grammar().heads
    cut = next(i for i in range(len(words)) if " ".join(words[i:]) in known)
    doubts = vocabulary().doubts
    kept = [word for word in words[:cut] if word not in doubts]
    phrase = " ".join(words[cut:])
    return Title(" ".join([*kept, phrase]), phrase, known[phrase])


def owned(owner: Entry, rest: str) -> Actor:
    """The actor of "<owner> <rest>".

    Forces of a state carry its side, or that of the party its army is in a war inside the
    state; fighters of a group are the group; rebels and the like called after a country are
    a side of their own.
    """
    made = title(rest)
    if made.head.kind in {"force", "group"}:
        return _fighters(owner, made)
    side = owner.actor.side
    if made.head.kind == "office":
        return Actor(name=_office(owner, made), side=side, kind="office", authority=made.head.authority)
    name = f"{owner.label} {body_words(rest)}"
    known = index().actors.get(name.casefold())
    if known:
        return known
    authority = made.head.authority
    if owner.form == "metonym" and made.head.placeable:
        authority = FIRST_RANK
    return Actor(name=name, side=side, kind=made.head.kind, authority=authority)


def _fighters(owner: Entry, made: Title) -> Actor:
    """Forces and armed groups."""
    actor = owner.actor
    if actor.kind != "state":
        return actor
    name = f"{owner.label} {american(made.words)}"
    known = index().actors.get(name.casefold())
    if known:
        return known
    if made.head.kind == "group" and made.phrase not in vocabulary().of_state:
        return Actor(name=name, side=name, kind="group", authority=1)
    side = index().forces.get(actor.name, actor.side)
    return Actor(name=name, side=side, kind="force", authority=2)


def _office(owner: Entry, made: Title) -> str:
    """An office's name: "President of Russia", "Kremlin spokesman"."""
    if owner.actor.kind == "state" and owner.form != "metonym" and made.words == made.phrase:
        words = american(made.phrase)
        return f"{words[0].upper()}{words[1:]} of {owner.actor.name}"
    return f"{owner.label} {american(made.words)}"


def placed(place: str, rest: str) -> Actor:
    """The actor of "<place> <rest>"; its side is that of the place, which only a reader knows."""
    made = title(rest)
    authority = FIRST_RANK if made.head.placeable else made.head.authority
    kind = made.head.kind
    return Actor(name=f"{place} {rest}".replace("’", "'"), kind=kind, authority=authority)


def alone(rest: str) -> Actor | None:
    """The actor of head words without an owner, null when they need one.

    Armed groups are their own side ("Islamist insurgents"); bodies wait for their context.
    """
    made = title(rest)
    if not made.head.alone:
        return None
    if made.head.kind == "group":
        return Actor(name=_capital(american(made.words)), side=_capital(american(made.words)), kind="group", authority=1)
    return Actor(name=american(made.words), kind=made.head.kind, authority=made.head.authority)


def _capital(words: str) -> str:
    """Creeds and peoples keep their capital ("Islamist insurgents", "bandits")."""
    creeds = vocabulary().creeds
    first = words.split()[0]
    return words[0].upper() + words[1:] if first in creeds and "-" not in first else words
