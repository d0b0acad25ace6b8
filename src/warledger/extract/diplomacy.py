"""What stands around a word of diplomacy: its clause, who deals with whom, where, which round.

A word has one letter in the shape but can have several senses; `tagged` asks for any of them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from warledger.extract.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading
    from warledger.language.lexicon import Language

ACTORS = "AaPp"
_SPEECH = frozenset(
    "say says said saying report reports reported announce announces announced state states stated confirm confirms "
    "confirmed write writes wrote writing add adds added tell tells told stress stressed warn warns warned claim "
    "claims claimed acknowledge acknowledged insist insists insisted declare declared believe believes believed "
    "explain explained note noted maintain maintained repeat repeated reply replied answer answered hope hopes "
    "hoped complain complains complained suggest suggested argue argues argued allege alleges alleged admit admits "
    "admitted reveal reveals revealed indicate indicates indicated disclose discloses disclosed inform informs "
    "informed caution cautions cautioned emphasize emphasizes emphasized emphasise emphasises emphasised remark "
    "remarks remarked assert asserts asserted clarify clarifies clarified tweet tweeted recall recalls recalled "
    "conclude concludes concluded mention mentioned comment commented".split()
)
_OPENERS = frozenset(
    "but while because although though that which who whom whose when where if unless whereas until after before "
    "so as since what following".split()
)
PRONOUNS = frozenset("he she it they we i".split())


def tags(reading: Reading, index: int) -> str:
    """All letters of diplomacy that a chunk's words can have."""
    return reading.tags[index]


def tagged(reading: Reading, index: int, letters: str) -> bool:
    """True when a chunk's words can have one of these letters."""
    found = reading.tags[index]
    return bool(found) and any(letter in letters for letter in found)


def forms(reading: Reading, index: int, letter: str) -> set[str]:
    """Every verb form that a chunk's words can be in one sense: "set free" is base and past."""
    words = tuple(reading.lower(index).split(" "))
    senses = reading.language.words.get(words[0], ()) if len(words) == 1 else ()
    if len(words) > 1:
        phrases = reading.language.phrases.get(words[0], ())
        senses = next((found for parts, found in phrases if parts == words), ())
    return {sense.form for sense in senses if sense.letter == letter}


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    options = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{options})\b" if words else r"(?!)", re.IGNORECASE)


def cue(language: Language, kind: str) -> re.Pattern[str]:
    """The cue words of one kind, from the language's file, as one pattern."""
    return _pattern(tuple(language.file.diplomacy.get(kind, ())))


def says(reading: Reading, index: int) -> bool:
    """True for a verb of saying that a clause can follow."""
    return reading.shape[index] == "W" and reading.lower(index) in _SPEECH


def _closes(reading: Reading, index: int) -> bool:
    """True where a comma begins the attribution at a sentence's end: ", he said"."""
    return bool(
        re.match(r",[dwa]{0,3}[AjpwC](?:c[dwa]{0,2}A)?[wT]{0,2}W", reading.shape[index : index + 12])
    ) and any(says(reading, i) for i in range(index, min(index + 11, len(reading.shape))))


def _quoted(reading: Reading, index: int) -> bool:
    """True for a quotation mark that opens or closes a sentence, not a word or two."""
    shape = reading.shape
    if shape[index] != '"':
        return False
    return index == 0 or shape[index - 1] in ",:.!?;" or says(reading, index - 1)


def _starts_clause(reading: Reading, conjunction: int) -> bool:
    """True for "and Egypt rejected", "and he said": a subject and a verb of its own."""
    match = re.match(r"c[dwa]{0,2}[Aj][mwzT]{0,2}[W59]", reading.shape[conjunction : conjunction + 9])
    if not match:
        return False
    verb = conjunction + match.end() - 1
    return reading.shape[verb] != "W" or says(reading, verb)


def clause(reading: Reading, at: int) -> tuple[int, int]:
    """First and last chunk of the clause around a chunk, without who says it."""
    shape = reading.shape
    first = _opening(reading, at)
    last = _closing(reading, first, at)
    while first < at and shape[first] in ",ck":
        first += 1
    while last > at and shape[last] in ',c"':
        last -= 1
    return first, last


_DATELINE = re.compile(r"[PAC](?:[PACT,./(]|-(?=[PAC])|w(?=[),]|-)|n|[)])*?(?:[)]-?|-)(?=.)")
_FAR = 14


def _opens(reading: Reading, index: int) -> bool:
    """True for a conjunction that opens a clause, not the "before" of "before noon"."""
    if reading.shape[index] != "k" or reading.lower(index) not in _OPENERS:
        return False
    return reading.shape[index + 1 : index + 2] != "T" and reading.lower(
        min(index + 1, len(reading.shape) - 1)
    ) not in {"midnight", "dawn", "noon", "dusk"}


def _opening(reading: Reading, at: int) -> int:
    """The first chunk of a clause; where a report was sent from is no part of it."""
    shape, first = reading.shape, at
    dateline = _DATELINE.match(shape[:_FAR]) if shape[:1] in {"P", "A", "C"} else None
    stop = dateline.end() if dateline and dateline.end() <= at else 0
    while first > stop:
        before = first - 1
        if shape[before] in ".;:" or _quoted(reading, before):
            break
        if _opens(reading, before):
            break
        if says(reading, before):
            said_on = re.match(r"[eT]{0,2}T", shape[first:at])
            return first + said_on.end() if said_on else first
        first = before
    return first


def _closing(reading: Reading, first: int, at: int) -> int:
    """The last chunk of a clause that begins at `first`; an aside ends at its comma."""
    shape, last = reading.shape, at
    relative = first > 1 and reading.lower(first - 1) in {"which", "who", "whom", "whose"}
    aside = relative and shape[first - 2] == ","
    while last + 1 < len(shape):
        after = last + 1
        letter = shape[after]
        ends = (
            letter in ".;:"
            or _quoted(reading, after)
            or (letter == "," and (aside or _closes(reading, after)))
        )
        opens = _opens(reading, after) and after - at > 1
        if ends or opens or (letter == "c" and _starts_clause(reading, after)):
            break
        last = after
    return last


def people_in(reading: Reading, first: int, last: int) -> Iterator[tuple[int, Figure]]:
    """Figures of people (or bare figures) between two chunks."""
    for index in range(max(0, first), min(last + 1, len(reading.chunks))):
        value = reading.chunks[index].value
        if isinstance(value, Figure):
            yield index, value


def venue(reading: Reading, at: int, first: int, last: int) -> int | None:
    """The place of a meeting: "the Istanbul talks", "talks with X in Doha", "met in Geneva"."""
    shape = reading.shape
    named = re.search(r"(?P<p>[PA])[b'\"]?[wn%C]{0,3}$", shape[:at])
    if named and shape[named.start()] == "P" and (named.start() == 0 or shape[named.start() - 1] not in "et"):
        return named.start()
    led = _TRAVELS.search(reading.text(first, at))
    if led and (gone := re.search(r"t(?:[dwaCPO]{1,5}o)?[dwa]{0,3}P[,wTei]{0,4}[itd]?$", shape[first:at])):
        return first + gone.start() + gone.group().rindex("P")
    best: tuple[tuple[bool, int], int] | None = None
    for index in range(first, last + 1):
        if shape[index] != "P":
            continue
        before = re.search(r"(?P<e>[ef])(?:[dwaCPOpS]{1,5}o)?[dwaCT,]{0,5}$", shape[:index])
        if not before or before["e"] == "f" or reading.lower(before.start()) not in _HELD_IN:
            continue
        if _is_topic(reading, before.start()) or _is_in_another(reading, before.start()):
            continue
        rank = (reading.lower(before.start()) == "in", -abs(index - at))
        if best is None or rank > best[0]:
            best = (rank, index)
    return best[1] if best is not None else None


_TRAVELS = re.compile(
    r"\b(?:fl(?:ew|ying|own|y)|travel\w*|went|go|going|arriv\w+|came|coming|head\w*|drove|return\w*|sent|invit\w+)\b[^.;]{0,60}\bto\b"
)
_HELD_IN = frozenset({"in", "at", "near"})
_TOPICS = frozenset(
    "war wars ceasefire truce fighting conflict crisis situation peace operations offensive facilities troops "
    "forces interests aims strikes people cease-fire hostilities attacks reporters infrastructure".split()
)


_SITE = re.compile(
    r"\b(?:base|palace|airport|air ?field|hotel|headquarters|embassy|university|castle|house|residence|center|centre|crossing|building|camp)\b",
    re.IGNORECASE,
)


def _is_in_another(reading: Reading, preposition: int) -> bool:
    """True for the country of "at Rimbo in Sweden", not "on Sudan in London"; a hotel or base is less than its town."""
    topic = preposition > 1 and reading.lower(preposition - 2) in {"on", "about", "over", "for"}
    return (
        preposition > 0
        and not topic
        and reading.shape[preposition - 1] == "P"
        and not _SITE.search(reading.text(preposition - 1, preposition - 1))
    )


def _is_topic(reading: Reading, preposition: int) -> bool:
    """True for "the war in Ukraine": the place of what is talked about."""
    return preposition > 0 and reading.lower(preposition - 1) in _TOPICS


_ORDINAL = re.compile(
    r"\b(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1st|2nd|3rd|[4-9]th|\d\dth) (?:[\w-]+ ){0,3}?"
    r"(?:round|session|meeting)\b|\bround (?P<word>one|two|three|four|five|six|\d)\b(?= of)",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
    )
}


_CARDINALS = {word: number for number, word in enumerate("one two three four five six".split(), 1)}


def round_of(text: str) -> int | None:
    """The round's number as printed: "the third round of talks" → 3; None when no number stands there."""
    match = _ORDINAL.search(text)
    if not match:
        return None
    return ordinal((match["n"] or match["word"]).casefold())


def ordinal(word: str) -> int | None:
    """The number of "third", "3rd" or "three"; None for another word."""
    if word not in _NUMBERS and word not in _CARDINALS and not re.match(r"\d+(?:st|nd|rd|th)?$", word):
        return None
    return _NUMBERS.get(word) or _CARDINALS.get(word) or int(re.match(r"\d+", word)[0])  # type: ignore[index]
