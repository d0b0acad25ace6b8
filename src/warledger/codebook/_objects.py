"""Objects that can be hit: the noun phrases of a passage that name one, and what kind it is.

The head noun decides the kind, unless it is one that fits anything ("building", "depot",
"facility"); then the words around it do: "office building of a factory", "missile depot".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from warledger.extract.actor import ActorMention
from warledger.extract.figures import Figure
from warledger.extract.place import PlaceMention
from warledger.language.lexicon import Lexeme

if TYPE_CHECKING:
    from warledger.extract.shape import Reading


class Thing(NamedTuple):
    """An object's noun phrase, chunks `first` to `last`, with its head at `head`.

    `kind` is the codebook's; `bare` when neither article nor number stands before it;
    `craft` when the words name a weapon that can itself be hit (a plane, a tank); `place` is
    the chunk of a place inside or right behind the phrase ("Kramatorsk station").
    """

    first: int
    head: int
    last: int
    kind: str
    name: str
    bare: bool = False
    craft: bool = False
    place: int | None = None


_SITES = {
    "airfield": "military",
    "airport": "transport",
    "bridge": "transport",
    "crossing": "transport",
    "dam": "energy",
    "energy": "energy",
    "government": "other",
    "heritage": "heritage",
    "hospital": "medical",
    "industry": "industry",
    "market": "market",
    "military": "military",
    "park": "other",
    "port": "port",
    "prison": "other",
    "refinery": "energy",
    "road": "transport",
    "school": "education",
    "transport": "transport",
    "university": "education",
}
_KINDS = (
    "other",
    "military",
    "medical",
    "education",
    "energy",
    "residential",
    "heritage",
    "market",
    "port",
    "industry",
    "transport",
)
_BEFORE = frozenset("wCaPOMA%'-\"p")
_BEHIND = re.compile(r"[oe]d?[wC]{0,3}(?P<p>P)|[oe]d?[waC]{1,3}oP")
_OF = re.compile(r"o[dwaCPOqMA]{1,4}")
_IN_PORT = re.compile(r"ed?O")
_ARMED = frozenset({"transport", "industry", "residential", "other"})
_NAMED = frozenset("CaPAM")


def _words(reading: Reading, group: str) -> frozenset[str]:
    """A list of the language's damage section, empty where it has none."""
    return frozenset(reading.language.file.damage.get(group, ()))


def _head_kind(reading: Reading, index: int) -> tuple[str, bool] | None:
    """The kind that a chunk's own noun has, and whether it is craft."""
    value, letter = reading.chunks[index].value, reading.shape[index]
    if letter == "O" and isinstance(value, Lexeme):
        return value.value, False
    if (
        isinstance(value, Figure)
        and not value.none
        and value.counts is not None
        and value.counts.letter == "O"
    ):
        return value.counts.value, False
    if letter == "P" and isinstance(value, PlaceMention) and value.candidates:
        kind = _SITES.get(value.candidates[0].site or "")
        return (kind, False) if kind else None
    if letter in "Mqw" and _noun(reading, index) in _words(reading, "craft"):
        return "military", True
    return None


def _is_modifier(reading: Reading, index: int) -> bool:
    """True for a noun that only describes the noun after it: "hospital staff", "port city"."""
    after = reading.shape[index + 1 : index + 2]
    if after in {"p", "O", "S"} and reading.passage.text[reading.chunks[index].end] != "\n":
        return after != "S"
    return after == "w" and reading.lower(index + 1) in _words(reading, "not_after")


def _is_adverb(reading: Reading, index: int) -> bool:
    """A word in -ly that stands before no article: "was badly", but not "a densely"."""
    return reading.lower(index).endswith("ly") and reading.shape[max(0, index - 1)] not in "dn"


def _first(reading: Reading, index: int) -> int:
    """The chunk that the noun phrase with this head begins with."""
    first = index
    if reading.shape[index] in "qn":
        return first
    stops = _words(reading, "stops")
    while first > 0 and index - first < 6:
        letter, word = reading.shape[first - 1], reading.lower(first - 1)
        possessive = letter == "b" and word in {"'s", "’s"}
        if letter in "dnqN" and not possessive:
            owned = reading.lower(first) in {"'s", "’s"}
            value = reading.chunks[first - 1].value
            whole = letter != "N" or owned or (isinstance(value, Figure) and value.definite)
            return first - 1 if whole else first
        if not possessive and (letter not in _BEFORE or word in stops or _is_adverb(reading, first - 1)):
            break
        first -= 1
    while first < index and reading.shape[first] in "-\"'":
        first += 1
    return first


def _noun(reading: Reading, head: int) -> str:
    """The last word of a head: "apartment building" → "building"."""
    return reading.lower(head).rsplit(" ", 1)[-1]


def _said(reading: Reading, first: int, last: int) -> set[str]:
    """The words of some chunks, compounds also in their parts ("oil-storage")."""
    words = {word for index in range(first, last) for word in reading.lower(index).split()}
    return words | {part for word in words if not word.startswith("non-") for part in word.split("-")}


def _behind(reading: Reading, head: int) -> tuple[int, int]:
    """The chunks of a phrase with "of" behind a head: "the premises of a company"."""
    if head + 1 >= len(reading.shape) or reading.lower(head + 1) != "of":
        return head + 1, head + 1
    match = _OF.match(reading.shape, head + 1)
    return head + 1, match.end() if match else head + 1


def _kind(reading: Reading, first: int, head: int, own: str) -> str | None:
    """The kind of a phrase: of its head, or for a head that fits anything of the words around it.

    None for a plural that says nothing of itself: "infrastructure", "property".
    """
    noun = _noun(reading, head)
    if noun not in _words(reading, "generic"):
        return own
    start, end = _behind(reading, head)
    for index in (*range(head - 1, first - 1, -1), *range(start, end)):
        value = reading.chunks[index].value
        counted = value.counts if isinstance(value, Figure) else value
        if isinstance(counted, Lexeme) and counted.letter == "O" and counted.value != "other":
            return counted.value
        if isinstance(value, ActorMention) and value.actor.kind in {"group", "force"} and own in _ARMED:
            return "military"
    said = _said(reading, first, head + 1) | _said(reading, start, end)
    found = next((kind for kind in _KINDS if said & _words(reading, f"of_{kind}")), None)
    if found is None and _IN_PORT.match(reading.shape, head + 1):
        inside = reading.chunks[_IN_PORT.match(reading.shape, head + 1).end() - 1].value  # type: ignore[union-attr]
        found = "port" if isinstance(inside, Lexeme) and inside.value == "port" else None
    bare = reading.shape[first] not in "dnqN"
    if found is None and said & _words(reading, "of_public"):
        found = None if bare and own == "other" and noun not in _words(reading, "homes") else "other"
    elif found is None and noun in _words(reading, "homes"):
        found = "residential"
    return found or (None if own == "other" and bare else own)


def _name(reading: Reading, first: int, head: int) -> str:
    """The object as printed: its capital words, or what describes it, without article or "other"."""
    if reading.shape[head] == "P":
        return reading.text(head, head)
    named = head
    while named > first and (reading.shape[named - 1] in _NAMED or reading.shape[named - 1] == "O"):
        named -= 1
    if named == head:
        named, plain = first, _words(reading, "unnamed")
        while named < head and (reading.shape[named] == "d" or reading.lower(named) in plain):
            named += 1
    return reading.text(named, head)


def _thing(reading: Reading, head: int) -> Thing | None:
    """The object whose head is a chunk, if it is one."""
    found = _head_kind(reading, head)
    if found is None or _is_modifier(reading, head):
        return None
    first = _first(reading, head)
    determined = reading.shape[first] in "dnqN" or any(
        reading.lower(i) in {"'s", "’s"} for i in range(first, head)
    )
    if not determined and first == head and reading.lower(head) in _words(reading, "only_determined"):
        return None
    kind = _kind(reading, first, head, found[0])
    named = reading.lower(first) not in _words(reading, "indefinite")  # "the refugee camp of X"
    if kind is None or (
        kind == "residential" and named and _noun(reading, head) in _words(reading, "settled")
    ):
        return None
    inside = next((i for i in range(head, first - 1, -1) if reading.shape[i] == "P"), None)
    behind = _BEHIND.match(reading.shape, head + 1)
    if inside is None and behind and behind.group("p"):
        inside = behind.start("p")
    return Thing(first, head, head, kind, _name(reading, first, head), not determined, found[1], inside)


def things(reading: Reading) -> list[Thing]:
    """Every object that a passage names, in order."""
    found = (_thing(reading, index) for index in range(len(reading.chunks)))
    return [thing for thing in found if thing is not None]
