"""Every phrase of the data files with the actor it means, by its first word."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from warledger.actors.files import states, wars
from warledger.actors.grammar import american
from warledger.model import Actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.actors.files import Office, Party, State

FIRST = re.compile(r"[^\W_]+")
SHORT = 3


class Entry(NamedTuple):
    """One phrase: `words` as compared (small letters when it has several words), what it means."""

    words: str
    exact: bool
    actor: Actor
    form: str
    label: str


class Index(NamedTuple):
    """The phrases by first word, longest first, and what the files say beside them.

    `forces` gives the party under which a state's armed forces fight when it is not the state;
    `lands` the states a group fights in; `ways` with what a party strikes in which states; `opponents` each party's enemies; `offices` each office's holders by its title; `articles` the states with "the" in their name.
    """

    phrases: dict[str, tuple[Entry, ...]]
    actors: dict[str, Actor]
    forces: dict[str, str]
    lands: dict[str, tuple[str, ...]]
    ways: dict[str, dict[str, tuple[str, ...]]]
    opponents: dict[str, tuple[str, ...]]
    offices: dict[str, tuple[Office, ...]]
    articles: frozenset[str]


@cache
def index() -> Index:
    """All data files, prepared for finding."""
    rows = list(_rows())
    parties = [party for war in wars().values() for party in war.parties]
    opponents: dict[str, tuple[str, ...]] = {}
    offices: dict[str, tuple[Office, ...]] = {}
    for party in parties:
        opponents[party.name] = tuple(dict.fromkeys((*opponents.get(party.name, ()), *party.opponents)))
    for war in wars().values():
        for office in war.offices:
            offices[office.title.casefold()] = (*offices.get(office.title.casefold(), ()), office)
    return Index(
        phrases=_by_first_word(rows),
        actors={entry.actor.name.casefold(): entry.actor for entry in reversed(rows)},
        forces={party.forces_of: party.name for party in parties if party.forces_of},
        lands={party.name: party.lands for party in parties if party.lands},
        ways={
            **{body.name: body.ways for war in wars().values() for body in war.bodies if body.ways},
            **{party.name: party.ways for party in parties if party.ways},
        },
        opponents=opponents,
        offices=offices,
        articles=frozenset(
            state.name for state in states().states.values() if f"the {state.name}" in state.aliases
        ),
    )


def _rows() -> Iterator[Entry]:
    """All phrases; of equal ones the first counts."""
    for war in wars().values():
        for body in war.bodies:
            side = body.side or (body.name if body.kind in {"group", "force"} else None)
            actor = Actor(name=body.name, side=side, kind=body.kind, authority=body.authority)
            for alias in (body.name, *body.aliases):
                yield from _entries(
                    alias, actor, "name" if body.kind in {"group", "force", "alliance"} else "body", alias
                )
    yield from _people()
    for state in (*states().states.values(), *states().territories.values()):
        yield from _state(state)
    for war in wars().values():
        for party in war.parties:
            yield from _party(party)


def _people() -> Iterator[Entry]:
    """Holders of offices; one person is one actor, ranked by the highest office held."""
    found: dict[str, tuple[Actor, list[str]]] = {}
    for war in wars().values():
        for office in war.offices:
            for holder in office.holders:
                before, names = found.get(holder.name, (None, []))
                rank = max(office.authority, before.authority if before else 0)
                side = before.side if before else office.side
                actor = Actor(name=holder.name, side=side, kind="person", authority=rank)
                found[holder.name] = (actor, [*names, holder.name, *holder.aliases])
    for actor, names in found.values():
        for name in dict.fromkeys(names):
            yield from _entries(name, actor, "person", actor.name)


def _state(state: State) -> Iterator[Entry]:
    """A state's names, adjectives, people and seats of government."""
    actor = Actor(name=state.name, side=state.name, kind="state", authority=2)
    label = state.adjectives[0] if state.adjectives else state.name
    for form, words in (
        ("name", (state.name, *state.aliases)),
        ("adjective", state.adjectives),
        ("demonym", state.people),
        ("metonym", state.seats),
    ):
        for word in words:
            yield from _entries(word, actor, form, label if form != "metonym" else word)
            if len(word) > SHORT and not word.isupper() and form != "metonym":
                yield from _entries(word.upper(), actor, form, label)


def _party(party: Party) -> Iterator[Entry]:
    """A party's own names; a state's stand in the file of states."""
    if party.kind == "state":
        return
    actor = Actor(
        name=party.name, side=party.name, kind=party.kind, authority=1 if party.kind == "group" else 2
    )
    for form, words in (("name", (party.name, *party.aliases)), ("adjective", party.adjectives)):
        for word in words:
            yield from _entries(word, actor, form, word)


def _entries(phrase: str, actor: Actor, form: str, label: str) -> Iterator[Entry]:
    """The spellings of one phrase: either apostrophe, defense and defence, capital at the start."""
    bare = phrase[4:] if phrase.lower().startswith("the ") else phrase
    several = not bare.isalnum() and not bare.isupper() and " " in bare
    for text in dict.fromkeys(
        (bare, bare.replace("'", "’"), american(bare), american(bare).replace("Defense", "Defence"))
    ):
        if several:
            yield Entry(text.lower(), exact=False, actor=actor, form=form, label=label)
        else:
            yield Entry(text, exact=True, actor=actor, form=form, label=label)
            if text[0].islower():
                yield Entry(text[0].upper() + text[1:], exact=True, actor=actor, form=form, label=label)


def _by_first_word(rows: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Phrases under the words they can begin with, longest first, each phrase once."""
    found: dict[str, dict[str, Entry]] = {}
    for entry in rows:
        first = FIRST.match(entry.words)
        if first is None:
            continue
        keys = (first[0],) if entry.exact else (first[0], first[0].capitalize(), first[0].upper())
        for key in keys:
            found.setdefault(key, {}).setdefault(entry.words, entry)
    return {
        key: tuple(sorted(these.values(), key=lambda entry: -len(entry.words)))
        for key, these in found.items()
    }
