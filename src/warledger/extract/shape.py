"""A passage → chunks, and its shape: a letter for each, so that patterns can be regular expressions.

| letter | chunk |
|---|---|
| N n u q % | figure of people · bare figure · subset of one · figure of things · measure or age |
| p | people without a figure |
| H h x | killed, wounded (past, -ing, base) · E subject suffers · D dead, injuries · Q bodies |
| L # R | toll · "number of" · rose to |
| S V v X | attack noun · attacked (past, -ing, base) · F fire · Y carry out · Z fall, explode |
| M O | weapon · object · G g damaged, damage |
| A a P T | actor · nationality · place · time |
| W @ | says · according to |
| b o t f y e i c k d j m z | be · of · to · from · by · in/on/at · with/for · and · but/who · the · he · will · not |
| ' | the possessive 's |
| w C | other word · other capital word; marks stand for themselves |
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from warledger.extract.figures import figured
from warledger.extract.place import PlaceMention, places
from warledger.extract.quantity import Number, grammar, number_at
from warledger.extract.senses import sense
from warledger.extract.time import TimeMention, times
from warledger.extract.tokens import Token, is_capital, tokens
from warledger.language.lexicon import Lexeme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warledger.extract.actor import ActorMention, Actors
    from warledger.language.lexicon import Language
    from warledger.model import Actor, Passage
    from warledger.plugs import Names


class Chunk(NamedTuple):
    """One chunk of a passage, `text[start:end]`, with what it means."""

    letter: str
    start: int
    end: int
    value: object = None


class Reading(NamedTuple):
    """A passage as patterns see it: `shape[i]` is the letter of `chunks[i]`.

    `lowers[i]` is the chunk's words in lower case, `tags[i]` all letters of diplomacy that a word
    or phrase of the lexicon can have there, whichever sense was chosen.
    """

    passage: Passage
    words: tuple[Token, ...]
    chunks: tuple[Chunk, ...]
    shape: str
    language: Language
    lowers: tuple[str, ...]
    tags: tuple[str, ...]

    def text(self, first: int, last: int) -> str:
        """The words of chunks `first` to `last`, inclusive."""
        return self.passage.text[self.chunks[first].start : self.chunks[last].end]

    def lower(self, index: int) -> str:
        """One chunk's words in lower case."""
        return self.lowers[index]


def _spans(
    text: str, words: Sequence[Token], language: Language, world: World
) -> list[tuple[int, int, str, object]]:
    """Times, actors and places, in order, none overlapping another."""
    found: list[tuple[int, int, str, object]] = [(t.start, t.end, "T", t) for t in times(text)]
    starts = {token.start: index for index, token in enumerate(words)}
    for whole in world.actors.find(text, world.known):
        mention = _without_place(text, _without_seat(text, whole, world.names), world.names)
        mention = _without_site(text, mention, world.names)
        if all(mention.end <= start or end <= mention.start for start, end, *_ in found):
            found.append(
                (
                    mention.start,
                    mention.end,
                    *_actor_chunk(text, words, starts, mention, world.names, language),
                )
            )
    taken = sorted((start, end) for start, end, *_ in found)
    found += [
        (place.start, place.end, "P", place)
        for place in places(text, words, world.names, language, taken, world.local)
    ]
    return sorted(found, key=lambda span: span[0])


_SEAT = re.compile(r" in (?:the )?(?P<place>[A-Z][^,]*)$")


_APPOSED = re.compile(r"(?P<place>[A-Z][\w' -]+), (?=an? [a-z])")


def _without_place(text: str, mention: ActorMention, names: Names) -> ActorMention:
    """A speaker without the place that a list before it ends in: "in X and Y, a spokeswoman said"."""
    listed = _APPOSED.match(text, mention.start, mention.end)
    if (
        listed is None
        or not text[: mention.start].endswith((" and ", ", "))
        or not names.lookup(listed["place"])
    ):
        return mention
    title = re.sub(r"^an? ", "", text[listed.end() : mention.end])
    actor = msgspec.structs.replace(mention.actor, name=title)
    return msgspec.structs.replace(mention, start=listed.end(), actor=actor)


_SITE = re.compile(r"(?P<place>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) (?=(?:police|army|military|navy|air force)$)")
_BUILT = re.compile(r" (?:station|headquarters|post|checkpoint|base|camp|academy|barracks|compound)s?\b")


def _without_site(text: str, mention: ActorMention, names: Names) -> ActorMention:
    """A body without the place that a building of its is called by: "the X police station"."""
    led = _SITE.match(text, mention.start, mention.end)
    if led is None or not _BUILT.match(text, mention.end) or not names.lookup(led["place"]):
        return mention
    return msgspec.structs.replace(mention, start=led.end())


def _without_seat(text: str, mention: ActorMention, names: Names) -> ActorMention:
    """A body without the place it sits in, which may be where it was struck: "the ministry in X"."""
    seat = _SEAT.search(text, mention.start, mention.end) if mention.form in {"body", "name"} else None
    if seat is None or not names.lookup(seat["place"]):
        return mention
    return msgspec.structs.replace(mention, end=seat.start())


def _actor_chunk(
    text: str,
    words: Sequence[Token],
    starts: Mapping[int, int],
    mention: ActorMention,
    names: Names,
    language: Language,
) -> tuple[str, object]:
    """An actor's letter: a state or capital named as the place of something is a place."""
    if mention.form in {"adjective", "demonym"}:
        return ("a" if mention.form == "adjective" else "p"), mention
    if mention.form in {"name", "metonym"}:
        index = starts.get(mention.start, 0)
        rules = language.file.places
        direction = rules.directions.get(words[index - 1].key) if index else None
        at = index - 1 if direction else index
        before = words[at - 1].key if at > 0 else ""
        if before == "the" and at > 1:
            before = words[at - 2].key
        name = text[mention.start : mention.end]
        owned = text[mention.end : mention.end + 2] in {"'s", "’s"}
        holds = owned and _holds_object(words, index, mention, language)
        if (owned and not holds) or mention.actor.kind == "alliance":
            return "A", mention
        if name.replace(".", "").isupper() and _has_deed(words, index, mention, language):
            return "A", mention
        if (
            (before in rules.locative and before not in {"to", "of"})
            or before in rules.attacks_on | rules.gained
            or any(found.letter in "VvX" for found in language.words.get(before, ()))
            or holds
            or _is_struck(words, index, mention, language)
            or (mention.form == "metonym" and _owns_object(words, index, mention, language))
        ):
            part = names.lookup(f"{direction} {name}") if direction else ()
            whole = names.lookup(mention.actor.name) if name.isupper() and mention.form == "name" else ()
            candidates = part or whole or names.lookup(name)
            if candidates:
                return "P", PlaceMention(mention.start, mention.end, name, candidates, located=True)
    return "A", mention


def _has_deed(words: Sequence[Token], index: int, mention: ActorMention, language: Language) -> bool:
    """A state's short name before what it did, where it is no place: "in the US bombing", "UK air strikes"."""
    first = next((at for at in range(index, len(words)) if words[at].start >= mention.end), len(words))
    for at in range(first, min(first + 2, len(words))):
        senses = _lexical(words, at, language)[1]
        if any(found.letter == "S" for found in senses):
            return True
        if not any(found.letter in "Ma" for found in senses):
            return False
    return False


def _owns_object(words: Sequence[Token], index: int, mention: ActorMention, language: Language) -> bool:
    """A capital before what stands in it: "a Kyiv hospital", "a busy Mogadishu junction"."""
    after = next((token.key for token in words[index:] if token.start >= mention.end), "")
    rules = language.file.places
    return (
        after in rules.generic
        or after in rules.kinds
        or any(s.letter == "O" for s in language.words.get(after, ()))
    )


def _holds_object(words: Sequence[Token], index: int, mention: ActorMention, language: Language) -> bool:
    """A capital that owns what stands in it: "Khartoum's main refinery", no arms of a government."""
    if mention.form != "metonym":
        return False
    behind = [token.key for token in words[index:] if token.start >= mention.end][1:4]
    kinds = {s.value for key in behind for s in language.words.get(key, ()) if s.letter == "O"}
    return bool(kinds) and not kinds & {"military", "other"}


def _is_struck(words: Sequence[Token], index: int, mention: ActorMention, language: Language) -> bool:
    """A capital or country at the head of a list, or as what was struck: "Kyiv, Dnipro and …"."""
    last = index
    while last < len(words) and words[last].start < mention.end:
        last += 1
    after = [token.key for token in words[last : last + 3]]
    if " ".join(after[:2]) in language.file.places.comes_under:
        return True
    be = set(language.file.structure["b"])
    if after[:1] and after[0] in be - {"has", "have", "had"}:
        senses = language.words.get(after[1] if len(after) > 1 else "", ())
        return any(found.letter in "VGU" and found.form in {"past", "participle"} for found in senses)
    return (
        mention.form == "metonym"
        and after[:1] == [","]
        and len(words) > last + 1
        and is_capital(words[last + 1])
        and after[2:3] in ([","], ["and"])
    )


def _lexical(words: Sequence[Token], at: int, language: Language) -> tuple[int, tuple[Lexeme, ...]]:
    """The longest phrase, else the word, at a token: (tokens used, senses)."""
    key = words[at].key
    for parts, senses in language.phrases.get(key, ()):
        if all(
            at + offset < len(words) and words[at + offset].key == part for offset, part in enumerate(parts)
        ):
            return len(parts), senses
    senses = language.words.get(key, ())
    if not senses and "-" in key:
        senses = tuple(s for s in language.words.get(key.rsplit("-", 1)[1], ()) if s.letter in "MSOp")
    return 1, senses


class World(NamedTuple):
    """What a passage is read against.

    `known` maps surnames that the document has introduced before to whom they mean; `local`
    holds names of places that it has used and no gazetteer knows.
    """

    actors: Actors
    names: Names
    known: Mapping[str, Actor]
    local: frozenset[str] = frozenset()


def read(passage: Passage, language: Language, world: World) -> Reading:
    """Cut a passage of a language into chunks."""
    words = tokens(passage.text)
    keys = [token.key for token in words]
    spans = _spans(passage.text, words, language, world)
    rules = grammar(language)
    chunks: list[Chunk] = []
    at, span = 0, 0
    while at < len(words):
        while span < len(spans) and spans[span][1] <= words[at].start:
            span += 1
        if span < len(spans) and spans[span][0] < words[at].end:
            start, end, letter, value = spans[span]
            chunks.append(Chunk(letter, start, end, value))
            while at < len(words) and words[at].start < end:
                at += 1
            continue
        number = number_at(words, at, keys, rules)
        limit = spans[span][0] if span < len(spans) else len(passage.text) + 1
        if number is not None and number.last <= len(words) and words[number.last - 1].end <= limit:
            chunks.append(_number_chunk(words, number, keys, rules.measures))
            at = number.last
            continue
        used, senses = _lexical(words, at, language)
        if used > 1 and words[at + used - 1].end > limit:
            used, senses = 1, language.words.get(words[at].key, ())
        chunks.append(_word_chunk(words, at, used, senses, chunks, language))
        at += used
    chunks = figured(passage.text, chunks, language)
    return _reading(passage, words, chunks, language)


def _reading(
    passage: Passage, words: Sequence[Token], chunks: Sequence[Chunk], language: Language
) -> Reading:
    """The chunks of a passage with what patterns ask of them again and again."""
    shape = "".join(chunk.letter for chunk in chunks)
    lowers = tuple(passage.text[chunk.start : chunk.end].casefold() for chunk in chunks)
    tags = tuple(
        language.tags.get(words_of, "") if isinstance(chunk.value, Lexeme) else ""
        for chunk, words_of in zip(chunks, lowers, strict=True)
    )
    return Reading(passage, tuple(words), tuple(chunks), shape, language, lowers, tags)


def _number_chunk(
    words: Sequence[Token], number: Number, keys: Sequence[str], measures: frozenset[str]
) -> Chunk:
    """A bare figure, or a measure when a unit follows."""
    start, last = words[number.first].start, number.last
    if last < len(words) and (keys[last] in measures or keys[last].rstrip("s").endswith("year-old")):
        return Chunk("%", start, words[last - 1].end, number)
    return Chunk("n", start, words[last - 1].end, number)


def _word_chunk(
    words: Sequence[Token],
    at: int,
    used: int,
    senses: tuple[Lexeme, ...],
    chunks: Sequence[Chunk],
    language: Language,
) -> Chunk:
    """A word's chunk, by the sense that its neighbors call for."""
    start, end = words[at].start, words[at + used - 1].end
    if not senses:
        text = words[at].text
        letter = (
            "w"
            if text[0].isalnum()
            else text[0]
            if text[0] in ",.;:!?()"
            else "'"
            if text in {"'s", "’s"}
            else '"'
            if text[0] in "\"'“”«»„‘’"
            else "-"
        )
        return Chunk("C" if letter == "w" and is_capital(words[at]) else letter, start, end)
    before = chunks[-1].letter if chunks else ""
    after = words[at + used] if at + used < len(words) else None
    chosen = sense(senses, before, after, language)
    return Chunk(chosen.letter, start, end, chosen)


__all__ = ["Chunk", "PlaceMention", "Reading", "TimeMention", "World", "read"]
