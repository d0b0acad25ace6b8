"""The lexicon of Ukrainian and Russian: every form of every word, and whom people's names mean."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from warledger.actors.files import FOLDER, GivenNames, cyrillic, decode
from warledger.actors.index import index
from warledger.actors.inflection import forms, latin, nominatives
from warledger.actors.people import fold, nearest, people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.actors.files import HeadWords
    from warledger.model import Actor

SHORT = 5


class Lexeme(NamedTuple):
    """One entry: the forms of each of its words, and what it means (an actor or a head)."""

    words: tuple[frozenset[str], ...]
    form: str
    actor: Actor | None
    head: HeadWords | None


@cache
def lexicon() -> dict[str, tuple[Lexeme, ...]]:
    """Lexemes by each form of their first word, the longest first."""
    found: dict[str, list[Lexeme]] = {}
    for lexeme in _lexemes():
        for form in lexeme.words[0]:
            found.setdefault(form, []).append(lexeme)
    return {form: tuple(sorted(these, key=lambda one: -len(one.words))) for form, these in found.items()}


def _lexemes() -> Iterator[Lexeme]:
    """All entries of the file; names keep their capital, other words may begin a sentence."""
    data = cyrillic()
    for name, actor in ((name, index().actors[name.casefold()]) for name in (*data.people, *data.bodies)):
        form = "person" if name in data.people else "body"
        if actor.kind in {"group", "force", "alliance"}:
            form = "name"
        for phrase in (*data.people.get(name, ()), *data.bodies.get(name, ())):
            yield Lexeme(_words(phrase), form, actor, None)
    for name, words in data.states.items():
        actor = index().actors[name.casefold()]
        for form, phrases in (
            ("name", words.names),
            ("adjective", words.adjectives),
            ("demonym", words.people),
            ("metonym", words.seats),
        ):
            for phrase in phrases:
                yield Lexeme(_words(phrase), form, actor, None)
    for head in data.heads:
        for phrase in head.words:
            yield Lexeme(_words(phrase), "head", None, head)


def _words(phrase: str) -> tuple[frozenset[str], ...]:
    """The forms of each word of an entry; a small first word may have a capital."""
    words = [forms(word) for word in phrase.split(" ")]
    if phrase[0].islower():
        words[0] |= frozenset(form[0].upper() + form[1:] for form in words[0])
    return tuple(words)


@cache
def given() -> dict[str, tuple[str, ...]]:
    """Each case form of a Cyrillic given name, with a Latin form of each name it can be."""
    found: dict[str, tuple[str, ...]] = {}
    for line in decode(FOLDER / "given_names.toml", GivenNames).names:
        first, *others = line.split()
        for form in {form for other in others if not other.isascii() for form in forms(other)}:
            found[form] = (*found.get(form, ()), first)
    return found


@lru_cache(maxsize=4096)
def offices(phrase: str) -> frozenset[str]:
    """The offices that a phrase names, in English, in any case: "главы региона" → governor."""
    words = phrase.replace("’", "'").split()
    found, at = set[str](), 0
    while at < len(words):
        hit = next((one for one in lexicon().get(words[at], ()) if _stands(one, words, at)), None)
        if hit and hit.head and hit.head.kind == "office":
            found.add(hit.head.english)
        at += len(hit.words) if hit else 1
    return frozenset(found)


def _stands(lexeme: Lexeme, words: list[str], at: int) -> bool:
    """True when each word of an entry stands in a phrase, from a word of it on."""
    inside = words[at : at + len(lexeme.words)]
    return len(inside) == len(lexeme.words) and all(
        word in forms for word, forms in zip(inside, lexeme.words, strict=True)
    )


@lru_cache(maxsize=16384)
def person(first: str, last: str) -> Actor | None:
    """Whom a given name and a surname mean, each in any case, null when no file has them."""
    for surname in nominatives(last):
        for name in given().get(first, ()):
            actor = nearest(f"{name} {latin(surname)}")
            if actor:
                return actor
    return None


@cache
def _surnames() -> dict[str, Actor]:
    """Folded surnames by which the files know somebody without a given name."""
    entries = (entry for entries in index().phrases.values() for entry in entries)
    return {
        fold(e.words): e.actor
        for e in entries
        if e.form == "person" and e.words.isalpha() and len(e.words) >= SHORT
    }


@lru_cache(maxsize=16384)
def surname(word: str) -> Actor | None:
    """Whom a surname alone means, in any case; null when the files have nobody so well known."""
    return next(
        (_surnames()[key] for one in nominatives(word) if (key := fold(latin(one))) in _surnames()), None
    )


@lru_cache(maxsize=4096)
def quoted(word: str) -> Actor | None:
    """Whom a surname alone means where a headline gives somebody the word ("Гусев: …"): the only one with it."""
    _, by_surname = people()
    for one in nominatives(word):
        named = {person.actor.name: person.actor for person in by_surname.get(fold(latin(one)), ())}
        if len(named) == 1:
            return next(iter(named.values()))
    return None
