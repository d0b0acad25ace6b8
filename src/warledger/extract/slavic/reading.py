"""A Ukrainian or Russian passage → chunks, each with the letter that English chunks have.

What a word is comes from stems; `Reading.tags` holds all of a chunk's classes, with spaces
around each, so that a pattern can ask for one: " H.killed " in reading.tags[i].
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention
from warledger.extract.figure import Figure, named
from warledger.extract.place import PlaceMention
from warledger.extract.shape import Chunk, Reading
from warledger.extract.slavic.figures import figured
from warledger.extract.slavic.numbers import count_at
from warledger.extract.slavic.places import Finder
from warledger.extract.slavic.times import times_and_limits
from warledger.extract.slavic.words import CONJUNCTIONS, RELATIVES, placed, stems, words_of
from warledger.extract.tokens import is_capital
from warledger.language.lexicon import Lexeme
from warledger.model import Actor

if TYPE_CHECKING:
    from warledger.extract.shape import World
    from warledger.extract.slavic.words import Words
    from warledger.language.lexicon import Language
    from warledger.model import Passage

_HEAD = 2
_REACH = 3
OTHER_SIDE = "the other side"
"""Whom "the enemy" means: told by who speaks, and by whose land is struck."""
_ENEMY = Actor(name=OTHER_SIDE, side=None, kind="enemy")
_ENEMY_WORD = re.compile(
    r"ворог\w*|ворож\w*|враг\w*|вражеск\w*|противник\w*|супротивник\w*|агресор\w*|агрессор\w*"
)
_ADJECTIVAL = re.compile(r"ворож\w+|вражеск\w+")
_LETTERS = {
    "H": "H", "S": "S", "V": "V", "F": "F", "M": "M", "O": "O", "G": "G", "W": "W", "@": "@", "I": "I",
    "p": "p", "p1": "p", "b": "b", "debris": "M", "negation": "z", "none": "z", "nobody": "z", "subset": "k",
}  # fmt: skip
_ORDER = (
    "subset",
    "@",
    "negation",
    "none",
    "nobody",
    "H",
    "S",
    "V",
    "F",
    "I",
    "G",
    "M",
    "debris",
    "O",
    "p1",
    "p",
    "W",
    "b",
)
_PLURAL = re.compile(r".+(?:ів|ами|ах|ам|ов|ари|ары|іли|елы|льоти|леты)$")

_ARMED = re.compile(r"[wC]{0,2}M")


def _spans(text: str, words: Words, spoken: Language, world: World) -> list[tuple[int, int, str, object]]:
    """Times, actors and places, in order, none overlapping another."""
    found: list[tuple[int, int, str, object]] = [
        (t.start, t.end, "t" if t.role == "until" else "T", t) for t in times_and_limits(text)
    ]
    starts = {token.start: index for index, token in enumerate(words.tokens)}
    for mention in world.actors.find(text, world.known):
        if all(mention.end <= start or end <= mention.start for start, end, *_ in found):
            letter, value = _actor_chunk(text, words, starts, mention, spoken, world)
            found.append((mention.start, mention.end, letter, value))
    for index, token in enumerate(words.tokens):
        free = all(token.end <= start or end <= token.start for start, end, *_ in found)
        if free and _ENEMY_WORD.fullmatch(words.keys[index]):
            found.append((token.start, token.end, *_enemy(words.keys[index], token.start, token.end)))
    taken = sorted((start, end) for start, end, *_ in found)
    found += [(p.start, p.end, "P", p) for p in Finder(text, words, world.names, spoken, taken).run()]
    return sorted(found, key=lambda span: span[0])


def _enemy(key: str, start: int, end: int) -> tuple[str, object]:
    if _ADJECTIVAL.fullmatch(key):
        return "a", ActorMention(start, end, _ENEMY, "adjective")
    return "A", ActorMention(start, end, _ENEMY, "name")


def _actor_chunk(
    text: str, words: Words, starts: dict[int, int], mention: ActorMention, spoken: Language, world: World
) -> tuple[str, object]:
    """An actor's letter: a state or capital behind "in" or "at" is a place."""
    index = starts.get(mention.start, 0)
    if mention.actor.name == "enemy" or _ENEMY_WORD.fullmatch(words.keys[index]):
        return _enemy(words.keys[index], mention.start, mention.end)
    if mention.form == "adjective":
        return "a", mention
    if mention.form in {"name", "metonym"} and mention.actor.kind in {"state", "alliance"}:
        before = words.keys[index - 1] if index else ""
        led = before in placed(spoken.code, "locative") or (
            index > 1 and before in CONJUNCTIONS | {"всю", "всій", "всей"}
        )
        name = text[mention.start : mention.end]
        candidates = world.names.lookup(name) or world.names.lookup(mention.actor.name)
        object_case = words.keys[index].endswith("у") and not words.keys[index].endswith("еву")
        struck = mention.form == "metonym" and (object_case or _is_struck(words, index, spoken))
        spoken_of = mention.form == "metonym" and _says(words, index, spoken)
        if (
            candidates
            and not spoken_of
            and (led or struck or (mention.form == "name" and _is_locative(words.keys[index])))
        ):
            return "P", PlaceMention(mention.start, mention.end, name, candidates, located=led)
    return "A", mention


def _is_struck(words: Words, index: int, spoken: Language) -> bool:
    """A capital beside a word of attack, in a list, or at the head of a line: "Київ атакують"."""
    beside = [words.keys[at] for at in (index - 1, index + 1) if 0 <= at < len(words.keys)]
    marks = index + 1 < len(words.keys) and words.keys[index + 1] in {":", "—", "–", ",", "."}
    known = stems(spoken.code)
    return (marks and index < _HEAD) or any(
        name.startswith(("V", "S", "G")) for key in beside for name in known.classes(key)
    )


def _says(words: Words, index: int, spoken: Language) -> bool:
    """A capital that speaks for its state: "в Баку заявили", "подчеркнули в Вашингтоне"."""
    known = stems(spoken.code)
    for step, reach in ((1, _REACH), (-1, _HEAD)):
        for at in range(index + step, index + step * (reach + 1), step):
            if not 0 <= at < len(words.keys) or words.keys[at] in {",", ".", ":", ";", "—", "–"}:
                break
            if "W" in known.classes(words.keys[at]):
                return True
    return False


def _is_locative(key: str) -> bool:
    """A case that says where, or whither: "Україну", "Украине"."""
    return key.endswith(("і", "у", "е")) and len(key) > 3


def read(passage: Passage, spoken: Language, world: World) -> Reading:
    """Cut a passage into chunks."""
    text = passage.text
    words = words_of(text)
    spans = _spans(text, words, spoken, world)
    chunks: list[Chunk] = []
    tags: list[str] = []
    at, span = 0, 0
    while at < len(words.tokens):
        while span < len(spans) and spans[span][1] <= words.tokens[at].start:
            span += 1
        if span < len(spans) and spans[span][0] < words.tokens[at].end:
            start, end, letter, value = spans[span]
            chunks.append(Chunk(letter, start, end, value))
            tags.append("")
            while at < len(words.tokens) and words.tokens[at].start < end:
                at += 1
            continue
        limit = spans[span][0] if span < len(spans) else len(text) + 1
        at = _next(words, at, limit, spoken, chunks, tags)
    chunks, tags = figured(text, chunks, tags, spoken)
    shape = "".join(chunk.letter for chunk in chunks)
    lowers = tuple(text[chunk.start : chunk.end].casefold().replace("ё", "е") for chunk in chunks)
    return Reading(passage, words.tokens, tuple(chunks), shape, spoken, lowers, tuple(tags))


def _next(words: Words, at: int, limit: int, spoken: Language, chunks: list[Chunk], tags: list[str]) -> int:
    """Add the number, phrase or word at a token; the token behind it."""
    start = words.tokens[at].start
    number = count_at(words.keys, at, spoken)
    if number is not None and words.tokens[number.last - 1].end <= limit:
        figure = Figure(number.quantity, increment=number.increment, words=number.words)
        chunks.append(Chunk("n", start, words.tokens[number.last - 1].end, figure))
        tags.append((" people " if number.people else "") + (" ordinal " if number.ordinal else ""))
        return number.last
    found = stems(spoken.code).at(words.keys, at)
    used = found.used if found is not None else 1
    if found is not None and words.tokens[at + used - 1].end > limit:
        found = None
        used = 1
    classes = found.classes if found is not None else ()
    end = words.tokens[at + used - 1].end
    chunks.append(_word(words, at, start, end, classes, spoken))
    tags.append(f" {' '.join(classes)} " if classes else "")
    return at + used


def _word(words: Words, at: int, start: int, end: int, classes: tuple[str, ...], spoken: Language) -> Chunk:
    """The chunk of a word or mark."""
    key, token = words.keys[at], words.tokens[at]
    if key in {"не", "ні", "ни"} and "negation" not in classes and "nobody" not in classes:
        return Chunk("z", start, end)
    heads = {name.partition(".")[0]: name for name in reversed(classes)}
    head = next((head for head in _ORDER if head in heads), None)
    if head is not None and head in _LETTERS:
        value = heads[head].partition(".")[2]
        plural = head == "p" or (head in "SM" and _PLURAL.fullmatch(key) is not None)
        return Chunk(_LETTERS[head], start, end, Lexeme(_LETTERS[head], value, "plural" if plural else ""))
    if key in placed(spoken.code, "locative") or key in {
        "при",
        "для",
        "після",
        "после",
        "внаслідок",
        "вследствие",
        "унаслідок",
        "за",
        "о",
        "об",
        "про",
    }:
        return Chunk("e", start, end)
    if key in CONJUNCTIONS:
        return Chunk("c", start, end)
    if key in RELATIVES:
        return Chunk("k", start, end)
    if not token.text[0].isalnum():
        mark = token.text[0]
        letter = mark if mark in ",.;:!?()" else '"' if mark in '"“”«»„‘’' else "-" if mark in "-–—" else "*"
        return Chunk(letter, start, end)
    return Chunk("C" if is_capital(token) else "w", start, end)


def actor_of(reading: Reading, index: int) -> ActorMention | None:
    """The actor in a chunk."""
    return named(reading.chunks[index].value)


def has(reading: Reading, index: int, name: str) -> bool:
    """True when a chunk has a class; `H.` asks for any class of that letter."""
    return f" {name}" in reading.tags[index] if name.endswith(".") else f" {name} " in reading.tags[index]


def value_of(reading: Reading, index: int, head: str) -> str:
    """The value of the first class with this letter: "killed" of "H.killed"."""
    for name in reading.tags[index].split():
        if name.startswith(head + "."):
            return name.partition(".")[2]
    return ""


__all__ = ["OTHER_SIDE", "actor_of", "has", "read", "value_of"]


def strikes(reading: Reading, index: int) -> bool:
    """True for a side that a weapon or forces belong to, who fight on land that need not be theirs."""
    mention = actor_of(reading, index)
    if mention is None:
        return False
    if mention.actor.kind == "force":
        return reading.shape[index + 1 : index + 2] != "W"
    return reading.shape[index] == "q" or (
        reading.shape[index] == "a" and _ARMED.match(reading.shape, index + 1) is not None
    )
