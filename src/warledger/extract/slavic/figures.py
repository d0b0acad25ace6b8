"""Numbers and the nouns they count, in Ukrainian and Russian: people, things, ages, subsets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention
from warledger.extract.figures import Figure
from warledger.language.lexicon import Lexeme
from warledger.language.stems import folded
from warledger.model import Quantity

if TYPE_CHECKING:
    from warledger.extract.shape import Chunk
    from warledger.language.lexicon import Language

_ADJECTIVE = re.compile(
    r".*(?:ий|ого|ої|их|ими|ій|ою|ых|ый|ые|ого|ой|ыми|им|ні|ві|кі|ні|чі|ная|ный|ное|ая|ні|нi)$"
)
_VERBAL = re.compile(
    r".*(?:л|ла|ло|ли|лися|лись|лось|лася|лся|ть|ться|ться|ут|ют|ят|ено|ано|ито|нуто|ены|аны|но|є|ує|ет|ит)$"
)
_FREE = frozenset(
    "вже уже ще еще нині тепер зараз сейчас теперь там тут здесь також также їх их яким которым з из із сразу відразу досі "
    "пока поки наразі загалом всего усього всього тяжко важко тяжело легко з-під з-поміж".split()
)
_AGED = re.compile(r"\d+(?:-|‑).*(?:річн|летн|літн)\w*")
_ONE = Quantity(low=1, high=1)
_REACH = 4
_OLDEST = 110


def figured(
    text: str, chunks: list[Chunk], tags: list[str], spoken: Language
) -> tuple[list[Chunk], list[str]]:
    """Fold numbers and their nouns into figures, people of one into figures of one."""
    measures = frozenset(folded(word) for word in spoken.file.numbers.measures)
    folded_chunks: list[Chunk] = []
    kept: list[str] = []
    at = 0
    while at < len(chunks):
        letter, last, figure = _figure(text, chunks, tags, at, measures)
        made = (
            chunks[at]._replace(letter=letter, end=chunks[last].end, value=figure) if letter else chunks[at]
        )
        folded_chunks.append(made)
        kept.append(" ".join(tags[at : last + 1]) if letter and letter != "%" else tags[at])
        at = (last if letter else at) + 1
    folded_chunks = _subsets(folded_chunks, kept)
    return folded_chunks, kept


def _words(text: str, chunk: Chunk) -> str:
    return folded(text[chunk.start : chunk.end])


def _figure(
    text: str, chunks: list[Chunk], tags: list[str], at: int, measures: frozenset[str]
) -> tuple[str, int, object]:
    """The figure that begins at a chunk: its letter ("" for none), last chunk and value."""
    chunk = chunks[at]
    if chunk.letter == "n" and isinstance(chunk.value, Figure):
        return _counted(text, chunks, tags, at, chunk.value, measures)
    if chunk.letter in "wCn" and _AGED.fullmatch(_words(text, chunk)):
        return "%", at, None
    if chunk.letter == "p" and isinstance(chunk.value, Lexeme):
        return _people(text, chunks, tags, at, measures)
    return "", at, None


def _counted(
    text: str, chunks: list[Chunk], tags: list[str], at: int, figure: Figure, measures: frozenset[str]
) -> tuple[str, int, object]:
    """A number and its noun."""
    after = _words(text, chunks[at + 1]) if at + 1 < len(chunks) else ""
    if after in measures or (
        at + 1 < len(chunks) and _words(text, chunks[at + 1]).split()[:1] and after.split()[0] in measures
    ):
        return "%", at + 1, figure
    noun = at + 1
    while noun < len(chunks) and noun - at <= _REACH and _describes(text, chunks[noun], tags[noun]):
        noun += 1
    if " ordinal " in tags[at]:
        return "", at, None
    if noun < len(chunks):
        letter = chunks[noun].letter
        if letter == "p":
            return "N", noun, _of(figure, text, chunks, at, noun)
        if letter in "MOSF" and " H." not in tags[noun]:
            value = chunks[noun].value
            counts = value if isinstance(value, Lexeme) else None
            return "q", noun, figure._replace(counts=counts, whose=_whose(chunks[at + 1 : noun]))
        if (
            letter == "w"
            and noun == at + 1
            and not _is_free(_words(text, chunks[noun]), tags[noun])
            and " people " not in tags[at]
        ):
            return "q", noun, figure._replace(noun=_words(text, chunks[noun]))
    people = "unspecified" if " people " in tags[at] else ""
    return "n", at, figure._replace(population=people)


def _is_free(word: str, tag: str) -> bool:
    """A word that does not belong to the number before it: a verb, an adverb."""
    return bool(tag.strip()) or word in _FREE or _VERBAL.fullmatch(word) is not None


def _describes(text: str, chunk: Chunk, tag: str) -> bool:
    """An adjective between a number and its noun."""
    if chunk.letter in "a%":
        return True
    if chunk.letter in "MO" and not tag.strip().startswith("H"):
        return _ADJECTIVE.fullmatch(_words(text, chunk)) is not None
    if chunk.letter in "wC":
        return _ADJECTIVE.fullmatch(_words(text, chunk)) is not None
    return chunk.letter == '"'


def _whose(between: list[Chunk]) -> ActorMention | None:
    """The party that an adjective between a number and a thing tells: "три украинских БПЛА"."""
    return next((chunk.value for chunk in between if isinstance(chunk.value, ActorMention)), None)


def _of(figure: Figure, text: str, chunks: list[Chunk], at: int, noun: int) -> Figure:
    """A figure of people."""
    value = chunks[noun].value
    kind = value.value if isinstance(value, Lexeme) else ""
    child = kind == "child"
    between = _words(text, chunks[at]._replace(end=chunks[noun].end))
    civil = any(word in between for word in ("мирн", "цивільн", "гражданск", "місцев"))
    military = any(word in between for word in ("військов", "военн"))
    population = (
        "civilian"
        if child or civil or kind == "civilian"
        else "military"
        if military or kind == "military"
        else "unspecified"
    )
    return figure._replace(population=population, noun=_words(text, chunks[noun]), child=child)


def _people(
    text: str, chunks: list[Chunk], tags: list[str], at: int, measures: frozenset[str]
) -> tuple[str, int, object]:
    """People without a number: one by the singular, several by a list of their ages."""
    value = chunks[at].value
    kind = value.value if isinstance(value, Lexeme) else ""
    population = "civilian" if kind in {"child", "civilian"} else kind or "unspecified"
    ages, last = _ages(text, chunks, at + 1, measures)
    single = " p1." in tags[at]
    if not single and not ages:
        return "", at, None
    count = max(1, ages)
    figure = Figure(
        Quantity(low=count, high=count),
        population,
        _words(text, chunks[at]),
        single=count == 1,
        child=kind == "child",
    )
    return "N", (last if ages else at), figure


def _ages(text: str, chunks: list[Chunk], at: int, measures: frozenset[str]) -> tuple[int, int]:
    """How many ages follow a noun ("27, 41 і 69 років"), and the last chunk of them."""
    count, index = 0, at
    while index < len(chunks):
        letter = chunks[index].letter
        if letter == "n" and getattr(chunks[index].value, "quantity", None) is not None:
            low = chunks[index].value.quantity.low  # type: ignore[attr-defined]
            if low is None or low > _OLDEST:
                return 0, at
            count += 1
            after = _words(text, chunks[index + 1]) if index + 1 < len(chunks) else ""
            if after in measures:
                return (count, index + 1) if after.startswith(("рок", "рік", "лет", "год")) else (0, at)
            index += 1
        elif letter in ",c" and count:
            index += 1
        else:
            return 0, at
    return 0, at


def _subsets(chunks: list[Chunk], tags: list[str]) -> list[Chunk]:
    """Mark figures that describe another figure: behind "з них", "в том числе", and "двоє з них"."""
    marked = list(chunks)
    inside = False
    for index, chunk in enumerate(marked):
        if " subset " in tags[index]:
            before = index - 1
            if (
                before >= 0
                and marked[before].letter in "nN"
                and marked[max(0, before - 1)].letter in ",-("
                and before
            ):
                marked[before] = marked[before]._replace(letter="u")
            inside = True
        elif chunk.letter in ".;:" or (chunk.letter == "," and not _goes_on(marked, index)):
            inside = False
        elif inside and chunk.letter in "nN":
            marked[index] = chunk._replace(letter="u")
    return marked


def _goes_on(chunks: list[Chunk], index: int) -> bool:
    """True for a comma within a list of figures."""
    return (
        index + 1 < len(chunks)
        and chunks[index + 1].letter in "nN"
        and index > 0
        and chunks[index - 1].letter in "nNu"
    )
