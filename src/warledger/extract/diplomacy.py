"""What stands around a word of diplomacy: its clause, who deals with whom, where, which round.

A word has one letter in the shape but can have several senses; `tagged` asks for any of them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from warledger.extract.figures import Figure
from warledger.extract.frame import is_passive

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
    "hoped complain complains complained suggest suggested".split()
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


def form(reading: Reading, index: int, letter: str) -> str | None:
    """The verb form ("base", "past", "participle", "ing", "" for a noun) of a chunk in one sense."""
    senses = reading.language.words.get(reading.lower(index)) or ()
    if not senses:
        first = reading.lower(index).split(" ", 1)[0]
        parts = tuple(reading.lower(index).split(" "))
        senses = next((s for p, s in reading.language.phrases.get(first, ()) if p == parts), ())
    return next((s.form for s in senses if s.letter == letter), None)


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


def _quoted(shape: str, index: int) -> bool:
    """True for a quotation mark that opens or closes a sentence, not a word or two."""
    return shape[index] == '"' and (index == 0 or shape[index - 1] in ",:.!?W;")


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
    first = at
    while first > 0:
        before = first - 1
        if shape[before] in ".;:" or _quoted(shape, before):
            break
        if shape[before] == "k" and reading.lower(before) in _OPENERS:
            break
        if says(reading, before) and before != at:
            if re.match(r"[eT]{0,2}T", shape[first:at]):
                first += re.match(r"[eT]{0,2}T", shape[first:at]).end()  # type: ignore[union-attr]
            break
        first = before
    last = at
    while last + 1 < len(shape):
        after = last + 1
        if (
            shape[after] in ".;:"
            or _quoted(shape, after)
            or (shape[after] == "," and _closes(reading, after))
        ):
            break
        if shape[after] == "k" and reading.lower(after) in _OPENERS and after - at > 1:
            break
        if shape[after] == "c" and _starts_clause(reading, after):
            break
        last = after
    while first < at and shape[first] in ",ck":
        first += 1
    while last > at and shape[last] in ',c"':
        last -= 1
    return first, last


def words_of(reading: Reading, span: tuple[int, int]) -> str:
    """The words of a span of chunks, in lower case."""
    return reading.text(*span).casefold()


def people_in(reading: Reading, first: int, last: int) -> Iterator[tuple[int, Figure]]:
    """Figures of people (or bare figures) between two chunks."""
    for index in range(max(0, first), min(last + 1, len(reading.chunks))):
        value = reading.chunks[index].value
        if isinstance(value, Figure):
            yield index, value


_BETWEEN_SUBJECT = re.compile(r"[bmwzT~,=]{0,6}$")


def subject(reading: Reading, verb: int) -> int | None:
    """The chunk that a verb's subject ends in: an actor, a pronoun, or a noun for a party.

    "Russia has rejected", "Moscow and Kyiv agreed" (the first), "the group said",
    "Putin, who …, refused", "terms that Ukraine and its allies refuse".
    """
    shape = reading.shape
    at = verb - 1
    while at >= 0:
        letter = shape[at]
        if letter in "bmzT" or (letter == "t" and at and shape[at - 1] in "wb~=&7"):
            at -= 1
        elif letter == "e" and shape[at + 1 : at + 2] == "T":
            at -= 1
        elif letter == "w" and not _is_party_noun(reading, at) and (at == 0 or shape[at - 1] not in "d"):
            at -= 1
        else:
            break
    if at < 0:
        return None
    found = _subject_at(reading, at)
    if found is not None:
        return _first_of_list(reading, found)
    return _shared_subject(reading, verb, at)


def _subject_at(reading: Reading, at: int) -> int | None:
    """The subject that ends at a chunk."""
    shape = reading.shape
    if shape[at] in "AP":
        before = shape[at - 1] if at else ""
        if before == "o" and at > 1:
            return at
        return at
    if shape[at] == "j" and reading.lower(at) in PRONOUNS:
        return at
    if shape[at] == "k" and reading.lower(at) in {"which", "who", "that"}:
        back = re.search(r"[AP],?$", shape[:at])
        return back.start() if back else None
    if shape[at] == ",":
        opening = shape.rfind(",", 0, at)
        for index in (opening - 1, opening - 2):
            if opening > 0 and index >= 0 and shape[index] == "A":
                return index
    if shape[at] == "a" or (shape[at] in "wpC" and _is_party_noun(reading, at)):
        near = next((i for i in range(at, max(-1, at - 4), -1) if shape[i] in "Aa"), None)
        return near if near is not None else at
    if shape[at] in "pwNn":
        near = re.search(r"[Aa][wpC-]{0,3}$", shape[: at + 1])
        return near.start() if near else None
    return None


def _first_of_list(reading: Reading, at: int) -> int:
    """The first of "X, Y and Z"."""
    match = re.search(r"(?:[AaP],d?)*[AaP]c(?:d[wC]{0,2})?$", reading.shape[:at])
    return match.start() if match else at


def _shared_subject(reading: Reading, verb: int, at: int) -> int | None:
    """The subject of the verb before in "X did this and rejected that"."""
    shape = reading.shape
    if shape[at] not in "c,k":
        return None
    for index in range(at - 1, -1, -1):
        if shape[index] in ".;:":
            return None
        if re.match(r"[A][bmzwT]{0,3}(?:[WVXHF=0-9~RYUG]|w)", shape[index : index + 6]) and (
            index == 0 or shape[index - 1] not in "eiofty"
        ):
            return _first_of_list(reading, index)
        if shape[index] == "j" and reading.lower(index) in PRONOUNS:
            return index
    return None


def _is_party_noun(reading: Reading, index: int) -> bool:
    """ "the group", "both sides", "the government": a noun that stands for a party told before."""
    word = reading.lower(index)
    return word in _PARTY_NOUNS or bool(cue(reading.language, "sides").fullmatch(word))


_PARTY_NOUNS = frozenset(
    "group government rebels army movement delegation ministry authorities kremlin side mediators alliance bloc "
    "militia president minister junta regime".split()
)


def is_pair(reading: Reading, first: int, last: int) -> bool:
    """True when the words speak of "both sides", "the two countries", "each other"."""
    return bool(_PAIR.search(reading.text(first, last)))


_PAIR = re.compile(
    r"\b(?:both|the two|two|the warring|each|the|their) (?:warring )?(?:foreign )?(?:sides?|parties|countries|nations|neighbou?rs|ministers|teams|envoys|"
    r"leaders|governments|delegations|armies|states|men|presidents|foes|enemies)\b|\beach other\b|\bboth\b",
    re.IGNORECASE,
)


_MEDIATES = re.compile(r"(?:mediat|broker|facilitat|sponsor|monitor|host|propos|put)\w*")


def mediators(reading: Reading, first: int, last: int) -> set[int]:
    """Chunks of those who only mediate: "mediated by X and Y", "that X and Y brokered"."""
    found: set[int] = set()
    shape = reading.shape
    for index in range(first, last + 1):
        if not _MEDIATES.fullmatch(reading.lower(index)):
            continue
        after = re.match(r"[wT]?yd?[wC]?(?:[AaP]|,d?|c[dw]?)+", shape[index + 1 : last + 1])
        before = re.search(r"k(?:[AaPdbw]|,|c)+$", shape[first:index])
        if after:
            found.update(range(index + 1, index + 1 + after.end()))
        elif before and reading.lower(first + before.start()) in {"that", "which", "whom"}:
            found.update(range(first + before.start(), index))
    return found


def parties(reading: Reading, first: int, last: int) -> tuple[int, ...]:
    """Chunks that name a party between two chunks, in order; not mediators, not places of meeting."""
    found = []
    aside = mediators(reading, first, last)
    for index in range(first, last + 1):
        letter = reading.shape[index]
        located = bool(re.search(r"e[dw]{0,2}$", reading.shape[:index])) and reading.lower(
            index - 1 if reading.shape[index - 1] == "e" else index - 2
        ) in {"in", "at", "near"}
        if index in aside or (located and letter == "P"):
            continue
        if letter in "Aa" or (letter == "P" and _is_country(reading, index)):
            found.append(index)
    return tuple(found)


def _is_country(reading: Reading, index: int) -> bool:
    candidates = getattr(reading.chunks[index].value, "candidates", ())
    return bool(candidates) and candidates[0].precision == "country" and bool(candidates[0].country)


def venue(reading: Reading, at: int, first: int, last: int) -> int | None:
    """The place of a meeting: "the Istanbul talks", "talks with X in Doha", "met in Geneva"."""
    shape = reading.shape
    named = re.search(r"(?P<p>[PA])[b\"]?[wn%C]{0,3}$", shape[:at])
    if named and shape[named.start()] == "P" and (named.start() == 0 or shape[named.start() - 1] not in "et"):
        return named.start()
    best: tuple[tuple[bool, int], int] | None = None
    for index in range(first, last + 1):
        if shape[index] != "P":
            continue
        before = re.search(r"(?P<e>[ef])[dwaCT,]{0,5}$", shape[:index])
        if not before or before["e"] == "f" or reading.lower(before.start()) not in _HELD_IN:
            continue
        if _is_topic(reading, before.start(), index):
            continue
        rank = (reading.lower(before.start()) == "in", -abs(index - at))
        if best is None or rank > best[0]:
            best = (rank, index)
    return best[1] if best is not None else None


_HELD_IN = frozenset({"in", "at", "near"})
_TOPICS = frozenset(
    "war wars ceasefire truce fighting conflict crisis situation peace operations offensive facilities troops "
    "forces interests aims strikes people cease-fire hostilities attacks reporters infrastructure".split()
)


def _is_topic(reading: Reading, preposition: int, place: int) -> bool:
    """True for "the war in Ukraine": the place of what is talked about."""
    return preposition > 0 and reading.lower(preposition - 1) in _TOPICS


_ORDINAL = re.compile(
    r"\b(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|1st|2nd|3rd|[4-9]th|\d\dth) (?:\w+ ){0,2}?"
    r"(?:round|session)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
    )
}


def round_of(text: str) -> int | None:
    """The round's number as printed: "the third round of talks" → 3; None when no number stands there."""
    match = _ORDINAL.search(text)
    if not match:
        return None
    word = match["n"].casefold()
    return _NUMBERS.get(word) or int(re.match(r"\d+", word)[0])  # type: ignore[index]


def passive(reading: Reading, index: int) -> bool:
    """True for "was rejected"."""
    return is_passive(reading, index)
