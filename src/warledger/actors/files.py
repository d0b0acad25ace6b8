"""The data files as structs, decoded strictly: a key nobody knows is an error with its place."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

FOLDER = Path(__file__).parent
APART = frozenset({"states", "english", "given_names", "cyrillic"})

T = TypeVar("T")


class FileError(ValueError):
    """A data file that does not decode; the message names the file and the key."""


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state or territory as reports call it; `seats` are towns and houses meaning its government."""

    name: str
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class States(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`states.toml`: states by ISO 3166-1 code, and territories by a key of our own."""

    states: dict[str, State]
    territories: dict[str, State]


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One side of a war under the name exports print.

    `forces_of` names the state whose armed forces fight under this party's name: in a war
    inside a state its army is a side of its own ("Sudanese army"), between states the state is.
    `lands` are the states that a group without one fights in, where no enemy's name tells it.
    `ways` tell with what it strikes in which states, where a report of a strike names no weapon.
    """

    name: str
    opponents: tuple[str, ...]
    kind: str = "state"
    forces_of: str | None = None
    lands: tuple[str, ...] = ()
    ways: dict[str, tuple[str, ...]] = {}
    adjectives: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A force, group, authority, medium or alliance; `side` null when it is its own or nobody's.

    `authority` ranks whose figures count first: 3 rescue service, prosecutor, hospital, health
    ministry, police, governor or mayor; 2 other authorities; 1 media, monitors and armed
    groups; 0 unranked (codebook, Incidents 4). `ways` as for a party.
    """

    name: str
    side: str | None = None
    kind: str = "body"
    authority: int = 0
    ways: dict[str, tuple[str, ...]] = {}
    aliases: tuple[str, ...] = ()


class Holder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who held an office from `since` until before `until` (ISO year, month or day; null: open)."""

    name: str
    since: str | None = None
    until: str | None = None
    aliases: tuple[str, ...] = ()


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An office with its holders over time, all of them public officials or leaders."""

    title: str
    holders: tuple[Holder, ...]
    side: str | None = None
    authority: int = 0


class HeldLand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a side holds that is not its own state's, from `since` until before `until` (ISO, null: open).

    `places` are names as the gazetteer prints them, "Town, Region" where several towns share one.
    """

    places: tuple[str, ...]
    side: str
    since: str
    until: str | None = None


class War(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One conflict's file."""

    parties: tuple[Party, ...] = ()
    bodies: tuple[Body, ...] = ()
    offices: tuple[Office, ...] = ()
    held: tuple[HeldLand, ...] = ()


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Head words of one kind; `alone` are those that are an actor without an owner."""

    kind: str
    authority: int
    words: tuple[str, ...]
    placeable: bool = False
    alone: tuple[str, ...] = ()


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`english.toml`: how the language builds names of actors."""

    modifiers: tuple[str, ...]
    creeds: tuple[str, ...]
    doubts: tuple[str, ...]
    of_state: tuple[str, ...]
    bare_offices: tuple[str, ...]
    placed: tuple[str, ...]
    loose: tuple[str, ...]
    against: tuple[str, ...]
    no_actors: tuple[str, ...]
    heads: tuple[Heads, ...]
    ranks: tuple[str, ...]
    no_names: tuple[str, ...]
    particles: tuple[str, ...]
    where: tuple[str, ...]
    places: tuple[str, ...]
    things: tuple[str, ...]


class GivenNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`given_names.toml`: each line the forms of one given name."""

    names: tuple[str, ...]


class StateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state's words in Ukrainian and Russian."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class HeadWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Head words of one meaning in Ukrainian and Russian, with the English that names it.

    `alone`: an actor without an owner; `behind`: an owner can follow it in the genitive.
    """

    english: str
    kind: str
    authority: int
    alone: bool
    words: tuple[str, ...]
    behind: bool = True


class Cyrillic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`cyrillic.toml`: Ukrainian and Russian words, by the English name of the actor they mean.

    `things` are beginnings of words which, behind a head, make it an attribute ("военные объекты").
    """

    states: dict[str, StateWords]
    bodies: dict[str, tuple[str, ...]]
    people: dict[str, tuple[str, ...]]
    heads: tuple[HeadWords, ...]
    things: tuple[str, ...]


def decode(path: Path, kind: type[T]) -> T:
    """Read one data file as `kind`.

    Raises:
        FileError: the file is no TOML, or has an unknown or ill-typed key; names file and key.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        message = f"{path.name}: {error}"
        raise FileError(message) from error


@cache
def states() -> States:
    """All states and territories."""
    return decode(FOLDER / "states.toml", States)


@cache
def wars() -> dict[str, War]:
    """Every conflict file by its stem, in alphabetical order."""
    paths = sorted(path for path in FOLDER.glob("*.toml") if path.stem not in APART)
    return {path.stem: decode(path, War) for path in paths}


@cache
def vocabulary() -> Vocabulary:
    """The words English builds actors with."""
    return decode(FOLDER / "english.toml", Vocabulary)


@cache
def cyrillic() -> Cyrillic:
    """The words of Ukrainian and Russian."""
    return decode(FOLDER / "cyrillic.toml", Cyrillic)


@cache
def given_names() -> dict[str, int]:
    """Each spelling of a given name, casefolded, with the number of the name it is a form of."""
    lines = decode(FOLDER / "given_names.toml", GivenNames).names
    return {form.casefold(): number for number, line in enumerate(lines) for form in line.split()}
