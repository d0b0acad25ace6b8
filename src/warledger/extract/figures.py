"""Numbers and the nouns they count: figures of people, of things, and subsets of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.ages import ages_at, is_age, is_person
from warledger.extract.figure import CHILDREN, Figure, force
from warledger.extract.quantity import Number
from warledger.extract.single import both, chunked, is_beside_one, of_force, others
from warledger.extract.subsets import subsets
from warledger.language.lexicon import Lexeme
from warledger.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.shape import Chunk
    from warledger.language.lexicon import Language


_BETWEEN = frozenset("awCAP%")
_LONGEST = 5
_KIN = frozenset({"his", "her", "their", "my"})
""" "A couple and their son": one more, where people stand before."""
_ONE = Quantity(low=1, high=1)
_ARMED = (
    "forces",
    "troops",
    "soldiers",
    "fighters",
    "rebels",
    "guerrillas",
    "militants",
    "insurgents",
    "gunmen",
)
_NEXT = frozenset({"second", "third", "fourth", "fifth"})
""" "One was killed, a second badly hurt"."""
_ENDS = frozenset(".,;cbHEiekm")
_NO_NOUN = frozenset(
    "were was are is had have has who that then later also reportedly there here today yesterday so far "
    "still already now severely seriously critically lightly badly slightly only more others each".split()
)


def figured(text: str, chunks: Sequence[Chunk], language: Language) -> list[Chunk]:
    """Fold numbers and their nouns into figures, articles and people into figures of one."""
    folded: list[Chunk] = []
    at = 0
    while at < len(chunks):
        second = at > 0 and "".join(chunk.letter for chunk in folded[-2:]) == "Nc" and is_person(chunks[at])
        made, used = _figure_at(text, chunks, at, language)
        if made is None and second and is_beside_one(chunks, at, folded):
            noun = text[chunks[at].start : chunks[at].end].casefold()
            made, used = chunked("N", chunks, at, at, Figure(_ONE, "unspecified", noun, single=True)), 1
        folded.append(made if made is not None else chunks[at])
        at += used if made is not None else 1
    return subsets(text, folded)


def _figure_at(text: str, chunks: Sequence[Chunk], at: int, language: Language) -> tuple[Chunk | None, int]:
    """The figure that begins at a chunk, and the chunks it takes."""
    chunk = chunks[at]
    if chunk.letter == "A":
        figure = force(text[chunk.start : chunk.end], language)
        return (chunked("N", chunks, at, at, figure) if figure else None), 1
    if chunk.letter == "n" and isinstance(chunk.value, Number):
        return _counted(text, chunks, at, chunk.value, language)
    words = text[chunk.start : chunk.end].casefold()
    if (
        words == "how" and at + 1 < len(chunks) and chunks[at + 1].letter == "n"
    ):  # a question, a clause of its own
        rest = re.match(r"(?:od?[aw]?n?[aw]?)?p", "".join(chunk.letter for chunk in chunks[at + 2 : at + 8]))
        last = at + 1 + (rest.end() if rest else 0)
        return chunk._replace(letter=";", end=chunks[last].end, value=None), last + 1 - at
    ages = ages_at(text, chunks, at)
    if ages:
        return chunk._replace(letter="%", end=chunks[at + ages - 1].end), ages
    before = "".join(chunk.letter for chunk in chunks[max(0, at - 3) : at])
    kin = words in _KIN and (before[-1:] in {"c", "H", ",", ""} and "'" not in before)
    if words == "both":
        return both(text, chunks, at)
    if words in {"a", "an", "the", "another"} or kin:
        made = of_force(text, chunks, at, language)
        return (made, 2) if made is not None else _one(text, chunks, at, language)
    if (
        before.endswith("Nc") or (before.endswith("'") and not _describes(text, chunks, at, language))
    ) and is_person(chunk):
        return chunked("N", chunks, at, at, Figure(_ONE, "unspecified", words, single=True)), 1
    if words in {"other", "others"} and before[-1:] not in {"n", "d"}:
        return others(text, chunks, at)
    return None, 1


def _population(value: object, noun: str, between: str, language: Language) -> str:
    """Who the people of a figure are."""
    kind = value.value if isinstance(value, Lexeme) and value.letter == "p" else "unspecified"
    armed = language.file.people_military_words["words"]
    if kind == "unspecified" and any(word in between.split() for word in armed):
        return "military"
    if kind == "unspecified" and noun.casefold().endswith(_ARMED):
        return "military"
    return kind


def _counted(
    text: str, chunks: Sequence[Chunk], at: int, number: Number, language: Language
) -> tuple[Chunk | None, int]:
    """A number and its noun: "at least 33 people", "92 drones", "11" alone, "two of them"."""
    groups = language.file.people_military_words.get("groups", [])
    if is_age(text, chunks, at, number, groups):
        return chunks[at]._replace(letter="%"), 1
    last = at + 1
    while (
        last < len(chunks)
        and last - at < _LONGEST
        and (chunks[last].letter in _BETWEEN or _joins_peoples(chunks, last))
    ):
        if chunks[last].letter == "w" and text[chunks[last].start : chunks[last].end].casefold() in _NO_NOUN:
            break
        last += 1
    figure = Figure(number.quantity, increment=number.increment, none=number.none, words=number.words)
    if last + 1 < len(chunks) and chunks[last].letter == "O" and chunks[last + 1].letter == "p":
        last += 1
    last += _is_described(text, chunks, last, language)
    if last < len(chunks) and (chunks[last].letter == "p" or _is_household(text, chunks[last], language)):
        last = _with_second(chunks, last)
        return _or_more(text, chunks, _people(text, chunks, at, last, figure, language), at, last, language)
    if chunks[at + 1 : at + 2] and chunks[at + 1].letter == "o":
        return _out_of(text, chunks, at, figure, language)
    people_body = next((i for i in range(at + 1, last) if _is_people_body(text, chunks[i], language)), None)
    if people_body is not None:
        return _people(text, chunks, at, people_body, figure, language), people_body - at + 1
    if last < len(chunks) and chunks[last].letter in "OMSFQ" and chunks[last].letter != "Q":
        value = chunks[last].value
        thing = figure._replace(counts=value if isinstance(value, Lexeme) else None)
        return chunked("q", chunks, at, last, thing), last - at + 1
    if last > at + 1 and chunks[at + 1].letter == "w":
        noun = text[chunks[at + 1].start : chunks[at + 1].end].casefold()
        if noun.endswith("s") and not noun.endswith(("ss", "us")):
            return chunked("q", chunks, at, at + 1, figure._replace(noun=noun)), 2
    return _bare(text, chunks, at, figure)


def _joins_peoples(chunks: Sequence[Chunk], at: int) -> bool:
    """ "Several Kenyan and Ugandan soldiers": an "and" inside one noun."""
    beside = "".join(chunk.letter for chunk in chunks[at - 1 : at + 2])
    return beside in {"aca", "acA"}


def _bare(text: str, chunks: Sequence[Chunk], at: int, figure: Figure) -> tuple[Chunk, int]:
    """A number with no noun: "12 others" and "nobody" are people, "11" may be."""
    beside = text[chunks[at + 1].start : chunks[at + 1].end].casefold() if at + 1 < len(chunks) else ""
    if beside == "others":
        told = figure._replace(population="unspecified", increment=True)
        return chunked("N", chunks, at, at + 1, told), 2
    ending = text[chunks[at].start : chunks[at].end].casefold()
    if ending.endswith(("others", "nobody", "no one", "no-one")):
        return chunked("N", chunks, at, at, figure._replace(population="unspecified")), 1
    return chunked("n", chunks, at, at, figure), 1


def _is_household(text: str, chunk: Chunk, language: Language) -> bool:
    """A word of objects that can count people as well: "475 households"."""
    senses = language.words.get(text[chunk.start : chunk.end].casefold(), ()) if chunk.letter == "O" else ()
    return any(found.letter == "p" for found in senses)


def _with_second(chunks: Sequence[Chunk], last: int) -> int:
    """ "85 soldiers and officers": a second noun that the number counts as well."""
    second = last + 2 < len(chunks) and chunks[last + 1].letter == "c" and chunks[last + 2].letter == "p"
    return last + 2 if second else last


def _or_more(
    text: str, chunks: Sequence[Chunk], made: Chunk, at: int, last: int, language: Language
) -> tuple[Chunk, int]:
    """ "12 people or more", "four people at least": the end of the figure is open."""
    start = chunks[last].end
    for phrase in language.file.numbers.at_least_after:
        end = start + 1 + len(phrase)
        if text[start + 1 : end].casefold() == phrase and not text[end : end + 1].isalpha():
            while last + 1 < len(chunks) and chunks[last + 1].start < end:
                last += 1
            figure = made.value
            if isinstance(figure, Figure) and figure.quantity.low is not None:
                opened = Quantity(low=figure.quantity.low, vague=figure.quantity.vague)
                return made._replace(end=end, value=figure._replace(quantity=opened)), last - at + 1
    return made, last - at + 1


def _is_people_body(text: str, chunk: Chunk, language: Language) -> bool:
    """An actor whose words begin or end in a people noun: "Russian troops", "members of the army"."""
    if chunk.letter != "A":
        return False
    words = text[chunk.start : chunk.end].casefold().split()
    return any(
        found.letter == "p" for word in (words[0], words[-1]) for found in language.words.get(word, ())
    )


def _people(
    text: str, chunks: Sequence[Chunk], at: int, last: int, figure: Figure, language: Language
) -> Chunk:
    """A figure of people."""
    noun = text[chunks[last].start : chunks[last].end]
    between = text[chunks[at].end : chunks[last].start]
    population = _population(chunks[last].value, noun, between, language)
    quantity = figure.quantity
    if noun.casefold() in {"couple", "couples"} and quantity == _ONE:
        quantity = Quantity(low=2, high=2)
    child = noun.casefold() in CHILDREN
    full = figure._replace(quantity=quantity, population=population, noun=noun, child=child)
    return chunked("N", chunks, at, last, full)


def _out_of(
    text: str, chunks: Sequence[Chunk], at: int, figure: Figure, language: Language
) -> tuple[Chunk | None, int]:
    """ "two of them", "12 of its soldiers", "two of the injured": a figure out of a group."""
    last = at + 2
    while last < len(chunks) and last - at < _LONGEST and chunks[last].letter in "dawn":
        last += 1
    led = chunks[last - 1].letter == "d" or (
        chunks[last - 1].letter == "n" and text[chunks[last - 1].start :].casefold().startswith("the ")
    )
    told = last < len(chunks) and (chunks[last].letter in "pj" or (chunks[last].letter in "HD" and led))
    if not told:
        return chunked("n", chunks, at, at, figure), 1
    group = text[chunks[at + 2].start : chunks[last].end].casefold()
    made = _people(text, chunks, at, last, figure._replace(of=group), language)
    return made, last - at + 1


def _one(text: str, chunks: Sequence[Chunk], at: int, language: Language) -> tuple[Chunk | None, int]:
    """ "a 54-year-old woman", "an elderly couple", "a Uruguayan", "another": a figure of one or two."""
    article = text[chunks[at].start : chunks[at].end].casefold()
    figure = Figure(
        _ONE, "unspecified", single=True, definite=article == "the", increment=article == "another"
    )
    last = at + 1
    while last < len(chunks) and last - at < _LONGEST and chunks[last].letter in "awC%HO":
        last += 1
    last += _is_described(text, chunks, last, language)
    if last < len(chunks) and "unborn" in text[chunks[at].start : chunks[last].start]:
        return chunks[at]._replace(letter="%", end=chunks[last].end), last - at + 1
    if last < len(chunks) and is_person(chunks[last]) and not _describes(text, chunks, last, language):
        noun = text[chunks[last].start : chunks[last].end]
        value = chunks[last].value
        kind = value.value if isinstance(value, Lexeme) else "unspecified"
        count = Quantity(low=2, high=2) if noun.casefold() == "couple" else _ONE
        child = noun.casefold() in CHILDREN
        after = (
            chunks[last + 2].value
            if chunks[last + 1 : last + 2] and chunks[last + 1].letter == "o" and last + 2 < len(chunks)
            else None
        )
        if isinstance(after, Number) and noun.casefold() in language.file.people_military_words.get(
            "groups", []
        ):
            told = figure._replace(quantity=after.quantity, population=kind, noun=noun, single=False)
            return chunked("N", chunks, at, last + 2, told), last + 3 - at
        told = figure._replace(quantity=count, population=kind, noun=noun, child=child)
        return chunked("N", chunks, at, last, told), last - at + 1
    if last > at + 1 and text[chunks[last - 1].start : chunks[last - 1].end].casefold().endswith("-year-old"):
        return chunked("N", chunks, at, last - 1, figure), last - at
    after = chunks[at + 1].letter if at + 1 < len(chunks) else "."
    group = "".join(chunk.letter for chunk in chunks[at + 1 : at + 4])
    if article == "another" and group in {"odH", "odD", "odp", "ojb", "ojE"}:
        last = at + len(group.rstrip("bE"))
        return chunked(
            "N", chunks, at, last, figure._replace(of=text[chunks[at + 2].start : chunks[last].end])
        ), last + 1 - at
    if article == "another" and after in _ENDS:
        return chunked("N", chunks, at, at, figure), 1
    beyond = chunks[at + 2].letter if at + 2 < len(chunks) else "."
    harmed = re.match(r"b{0,2}w?[HDE]", "".join(chunk.letter for chunk in chunks[at + 2 : at + 6]))
    if harmed and article == "a" and text[chunks[at + 1].start : chunks[at + 1].end] in _NEXT:
        return chunked("N", chunks, at, at + 1, figure._replace(increment=True)), 2
    if article in {"a", "an"} and after == "a" and (beyond in _ENDS or _is_ing(text, chunks[at + 2])):
        return chunked("N", chunks, at, at + 1, figure), 2
    return None, 1


def _is_ing(text: str, chunk: Chunk) -> bool:
    """ "a Uruguayan serving with the UN": what a person was doing."""
    return chunk.letter == "w" and text[chunk.start : chunk.end].endswith("ing")


def _is_described(text: str, chunks: Sequence[Chunk], at: int, language: Language) -> bool:
    """ "No civilian casualties", "a senior commander": two nouns of people, the first describes."""
    two = at + 1 < len(chunks) and chunks[at].letter == "p" and chunks[at + 1].letter == "p"
    return two and _describes(text, chunks, at, language)


def _describes(text: str, chunks: Sequence[Chunk], at: int, language: Language) -> bool:
    """ "a paramilitary force", "the civilian dead": a noun of people that describes the next word."""
    if at + 1 >= len(chunks) or chunks[at + 1].letter not in "wDOp":
        return False
    words = language.file.people_military_words.get("describing", [])
    after = text[chunks[at + 1].start : chunks[at + 1].end].casefold()
    return text[chunks[at].start : chunks[at].end].casefold() in words and after not in _NO_NOUN


__all__ = ["Figure", "figured"]
