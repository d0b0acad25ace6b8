"""English actor grammar: the vocabulary compiled once into a handful of patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from warledger.actors.files import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

CAPITAL = r"(?:[A-Z]['’]|[aA]l-|[eE]l-|[aA]d-|[aA]sh-|[aA]n-|[aA]r-)?[A-ZÀ-ÞŁŚŽŠČ](?:[^\W\d_]|['’](?!s\b)(?=\w)|-(?=\w))*"
ENDING = "ministry staff council office service agency committee police guard parliament force administration court".split()


class Head(NamedTuple):
    """What a head word says of the actor it ends."""

    kind: str
    authority: int
    placeable: bool
    alone: bool


class Grammar(NamedTuple):
    """Compiled patterns; each is used with `match(text, position)`.

    `rest` is "<modifiers> <head>"; `person` a name with ranks before it, `name` the bare name
    in its group; `behind` finds "X Y, the " at the end of a stretch; `place` the capitalized
    words that end a stretch.
    """

    heads: dict[str, Head]
    starts: frozenset[str]
    ranks: frozenset[str]
    rest: re.Pattern[str]
    person: re.Pattern[str]
    behind: re.Pattern[str]
    place: re.Pattern[str]


def trie(words: Iterable[str]) -> str:
    """One pattern that matches the longest of the words, sharing their beginnings."""
    root: dict[str, dict[str, object]] = {}
    for word in words:
        node: dict[str, object] = root  # type: ignore[assignment]
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, dict[str, object]]) -> str:
    """The pattern of one node of a trie."""
    options = [
        ("['’]" if letter == "'" else re.escape(letter)) + _branch(below)  # type: ignore[arg-type]
        for letter, below in sorted(node.items())
        if letter
    ]
    if not options:
        return ""
    body = options[0] if len(options) == 1 and "" not in node else f"(?:{'|'.join(options)})"
    return f"{body}?" if "" in node else body


def heads() -> dict[str, Head]:
    """Every head with its class; the first file entry of a word counts, offices have plurals."""
    found: dict[str, Head] = {}
    for group in vocabulary().heads:
        bare = set(vocabulary().bare_offices)
        for word in group.words:
            alone = word in group.alone or group.kind == "people"
            if group.kind == "office":
                alone = word not in bare
                found.setdefault(plural(word), Head("office", group.authority, group.placeable, alone=False))
            found.setdefault(word, Head(group.kind, group.authority, group.placeable, alone))
    return found


def plural(word: str) -> str:
    """An office in the plural ("foreign ministers", "heads of state")."""
    first, of, rest = word.partition(" of ")
    return first + ("" if first.endswith(("s", "men")) else "s") + of + rest


@cache
def grammar() -> Grammar:
    """The patterns of `english.toml`, compiled at first use."""
    words, known = vocabulary(), heads()
    joined = [word for word, head in known.items() if head.kind in {"body", "force", "media"}]
    before = [*words.modifiers, *words.creeds, *words.doubts, *joined]
    rest = rf"(?i:(?:(?:{trie(before)})(?:['’]s)?[ ]+)*(?:{trie(known)}))(?![\w])(?!-\w)"
    particles = "|".join(sorted(words.particles, key=len, reverse=True))
    name = rf"{CAPITAL}(?:[ ](?:(?:{particles})[ -])*{CAPITAL}){{0,5}}"
    rank = rf"(?:(?i:{trie(words.ranks)})[ ]+)"
    return Grammar(
        heads=known,
        starts=frozenset(first for word in (*before, *known) for first in _cases(word)),
        ranks=frozenset(re.split(r"\W", word)[0].capitalize() for word in words.ranks),
        rest=re.compile(rest),
        person=re.compile(rf"(?P<rank>{rank}*)(?P<name>{name})(?!\w)"),
        behind=re.compile(
            rf"(?P<name>{name}), (?:who is |currently )?(?:the |a |an |its |his |her |their )?(?:[\w-]+['’]s )?$"
        ),
        place=re.compile(
            rf"(?P<place>{CAPITAL}(?:[ ]{CAPITAL})*?)(?:['’]s)?[ ]+(?:(?i:oblast|region|state|province|district)(?:['’]s|al)?[ ]+)?$"
        ),
    )


def _cases(word: str) -> tuple[str, str]:
    """A phrase's first token, small and capitalized."""
    first = re.split(r"[^\w]", word)[0]
    return first, first.capitalize()


def american(phrase: str) -> str:
    """The phrase with the spelling that names use."""
    return phrase.replace("Defence", "Defense").replace("defence", "defense")


@cache
def body_words(rest: str) -> str:
    """The words after the owner as a body's name has them.

    "ministry of defence" → "Defense Ministry"; "officials" stays small.
    """
    small = american(re.sub(r"\s+", " ", rest.lower()).replace("’", "'"))
    ministry = re.fullmatch(r"ministry of (?:the )?(.+)", small)
    if ministry:
        small = f"{ministry[1]} ministry"
    if small.split()[-1] not in ENDING:
        return small
    return " ".join(
        word if word in {"of", "the", "and"} else word[0].upper() + word[1:] for word in small.split()
    )
