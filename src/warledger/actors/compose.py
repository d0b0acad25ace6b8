"""An owner and a head make an actor: "Sudanese" + "army", "Kharkiv" + "regional prosecutor's office"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from warledger.actors.files import vocabulary
from warledger.actors.grammar import ENDING, Head, american, body_words, grammar
from warledger.actors.index import Entry, index
from warledger.model import Actor

FIRST_RANK = 3


class Title(NamedTuple):
    """What "<modifiers> <head>" is: its words without doubts, the head phrase and its class."""

    words: str
    phrase: str
    head: Head
    plural: bool


@lru_cache(maxsize=4096)
def title(rest: str) -> Title:
    """Split matched words into modifiers and the longest head they end with."""
    words = rest.lower().replace("’", "'").split()
    known = grammar().heads
    cut = next(i for i in range(len(words)) if " ".join(words[i:]) in known)
    doubts = vocabulary().doubts
    kept = [word for word in words[:cut] if word not in doubts]
    phrase = " ".join(words[cut:])
    many = phrase not in singular_offices() and known[phrase].kind == "office"
    return Title(" ".join([*kept, phrase]), phrase, known[phrase], many)


@cache
def singular_offices() -> frozenset[str]:
    """Offices as the file has them, each held by one person."""
    return frozenset(word for group in vocabulary().heads if group.kind == "office" for word in group.words)


def owned(owner: Entry, rest: str, put: str | None = None) -> Actor:
    """The actor of "<owner> <rest>"; `put` is how the owner placed it ("installed", "run").

    Forces of a state carry its side, or that of the party its army is in a war inside the
    state; fighters of a group are the group; rebels and the like called after a country are
    a side of their own.
    """
    made = title(rest)
    if made.head.kind in {"force", "group"}:
        return _fighters(owner, made)
    side = owner.actor.side
    if made.head.kind == "office":
        name = f"{owner.label}-{put} {made.words}" if put else _office(owner, made)
        return Actor(name=name, side=side, kind="office", authority=made.head.authority)
    name = f"{owner.label}-{put} {body_words(rest)}" if put else f"{owner.label} {body_words(rest)}"
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
    """An office's name: as the files title it ("President of Russia"), else "Kremlin spokesman"."""
    full = f"{american(made.phrase)} of {the(owner.actor.name)}"
    if made.words == made.phrase and full.casefold() in index().offices:
        return index().offices[full.casefold()][0].title
    return f"{owner.label} {american(made.words)}"


def of_places(made: Title) -> bool:
    """True for what a place can own: offices, local bodies, ministries and the like."""
    local = made.head.placeable or made.phrase.split()[-1] in ENDING
    return made.head.kind == "office" or (made.head.kind == "body" and local)


def the(state: str) -> str:
    """A state's name with its article where it has one."""
    return f"the {state}" if state in index().articles else state


def of(rest: str, owner: Actor, label: str | None) -> Actor:
    """The actor of "<rest> of <owner>"; a label tells an owner of the files from a composed one."""
    if label is not None and owner.kind != "person":
        return owned(Entry(words=label, exact=True, actor=owner, form="name", label=label), rest)
    head = title(rest).head
    if owner.kind == "place":
        local = placed(owner.name, rest, f"{rest} of {owner.name}")
        return Actor(name=local.name, side=owner.side, kind=local.kind, authority=local.authority)
    authority = max(head.authority, owner.authority)
    return Actor(name=f"{rest} of the {owner.name}", side=owner.side, kind=head.kind, authority=authority)


def under(office: Actor, rest: str) -> Actor:
    """The actor of "<office>'s <rest>" ("US president's envoy")."""
    made = title(rest)
    return Actor(
        name=f"{made.words} of the {office.name}",
        side=office.side,
        kind=made.head.kind,
        authority=made.head.authority,
    )


def placed(place: str, rest: str, name: str | None = None) -> Actor:
    """The actor of "<place> <rest>"; its side is that of the place, which only a reader knows."""
    made = title(rest)
    authority = FIRST_RANK if made.head.placeable else made.head.authority
    kind = made.head.kind
    printed = (name or f"{place} {rest}").replace("’", "'")
    return Actor(name=printed, kind=kind, authority=authority)


def alone(rest: str) -> Actor | None:
    """The actor of head words without an owner, null when they need one.

    Groups that say what they are stand for themselves ("Islamist insurgents"); for bodies and
    for bare "rebels" the context must tell the side.
    """
    made = title(rest)
    if not made.head.alone:
        return None
    if made.head.kind == "group":
        name = _capital(american(made.words))
        side = name if set(made.words.split()) & set(vocabulary().creeds) else None
        return Actor(name=name, side=side, kind="group", authority=1)
    return Actor(name=american(made.words), kind=made.head.kind, authority=made.head.authority)


def _capital(words: str) -> str:
    """Creeds and peoples keep their capital ("Islamist insurgents", "bandits")."""
    creeds = vocabulary().creeds
    first = words.partition(" ")[0]
    return words[0].upper() + words[1:] if first in creeds and "-" not in first else words
