"""Who deals with whom: the subject of a verb, the parties of a clause, who only mediates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.diplomacy import PRONOUNS, cue
from warledger.extract.place import PlaceMention

if TYPE_CHECKING:
    from warledger.extract.shape import Reading


def subject(reading: Reading, verb: int) -> int | None:
    """The chunk that a verb's subject ends in: an actor, a pronoun, or a noun for a party.

    "Russia has rejected", "Moscow and Kyiv agreed" (the first), "the group said",
    "Putin, who …, refused", "terms that Ukraine and its allies refuse".
    """
    shape = reading.shape
    at = verb - 1
    while at >= 0:
        letter = shape[at]
        adverb = letter == "w" and not _is_party_noun(reading, at) and shape[at - 1 : at] != "d"
        on_day = letter == "e" and shape[at + 1 : at + 2] == "T"
        infinitive = letter == "t" and at > 0 and shape[at - 1] in "wb~=&7"
        so_far = letter == "k" and reading.lower(at) == "so" and reading.lower(at + 1) == "far"
        if letter in "bmzT" or adverb or on_day or infinitive or so_far:
            at -= 1
        else:
            break
    if at < 0:
        return None
    found = _subject_at(reading, at)
    if found is not None:
        return _first_of_list(reading, found)
    return _shared_subject(reading, at)


def _subject_at(reading: Reading, at: int) -> int | None:
    """The subject that ends at a chunk."""
    shape = reading.shape
    seat = re.search(r"A(?:e)d?P$", shape[: at + 1])
    if seat:
        return seat.start()
    sides = re.search(r"w(?:e)d?P$", shape[: at + 1])
    if sides and _is_party_noun(reading, sides.start()):  # "the warring sides in Sudan"
        return sides.start()
    if shape[at] in "AP" or (shape[at] == "j" and reading.lower(at) in PRONOUNS):
        return at
    if shape[at] == "k" and reading.lower(at) in {"which", "who", "that"}:
        back = re.search(r"[AP],?$", shape[:at])
        return back.start() if back else _author_of_text(reading, at)
    if shape[at] == ",":
        if at and shape[at - 1] == "A" and "," in reading.text(at - 1, at - 1):
            return at - 1
        opening = shape.rfind(",", 0, at)
        for index in (opening - 1, opening - 2):
            if opening > 0 and index >= 0 and shape[index] == "A":
                return index
        if opening > 0 and shape[opening + 1] in "kdwA":
            return _unlisted_name(reading, opening - 1)
    if shape[at] == "a" or (shape[at] in "wpC" and _is_party_noun(reading, at)):
        near = next((i for i in range(at, max(-1, at - 4), -1) if shape[i] in "Aak,"), None)
        near = near if near is not None and shape[near] in "Aa" else None
        return near if near is not None else at
    if shape[at] in "pwNn":
        owner = re.search(r"[Aa][wpC-]{0,3}$", shape[: at + 1])
        return owner.start() if owner else None
    return _unlisted_name(reading, at)


_ACRONYM = 3
_NAME = re.compile(r"(?:^|[^CaAP.'])(?P<name>CC{1,3})$")


def _unlisted_name(reading: Reading, at: int) -> int | None:
    """The last word of a name of two words or more, or an acronym, that no actor file has."""
    return at if reading.shape[at] == "C" and unlisted_name(reading, at) else None


def unlisted_name(reading: Reading, index: int) -> str | None:
    """The whole name that ends at a chunk, as printed, where no actor file knows it."""
    lone = reading.text(index, index)
    if reading.shape[max(0, index - 1) : index] == "d" and lone.isupper() and len(lone) >= _ACRONYM:
        return lone
    match = _NAME.search(reading.shape[: index + 1])
    words = reading.text(match.start("name"), index) if match else ""
    return words if words and not any(character.isdigit() for character in words) else None


_TEXTS = frozenset("resolution statement declaration communique letter text document draft message".split())


def _author_of_text(reading: Reading, at: int) -> int | None:
    """Whose text it is that "calls for" something: "X adopted a resolution that calls for"."""
    head = at - 1 - (reading.shape[at - 1 : at] == ",")
    while head > 0 and reading.shape[head] in "nN%":
        head -= 1
    if head < 1 or reading.lower(head) not in _TEXTS:
        return None
    return next((i for i in range(head - 1, -1, -1) if reading.shape[i] == "A"), None)


def _first_of_list(reading: Reading, at: int) -> int:
    """The first of "X, Y and Z"."""
    match = re.search(r"(?:[AaP],d?)*[AaP]c(?:d[wC]{0,2})?$", reading.shape[:at])
    return match.start() if match else at


def listed(reading: Reading, at: int) -> set[int]:
    """The chunks of "X, Y and Z" that begins at a chunk."""
    match = re.match(r".(?:,?c?d?[wC]?[AaP])*", reading.shape[at:])
    return set(range(at, at + (match.end() if match else 1)))


def _shared_subject(reading: Reading, at: int) -> int | None:
    """The subject of the verb before in "X did this and rejected that"."""
    shape = reading.shape
    if shape[at] not in "c,k":
        return None
    for index in range(at - 1, -1, -1):
        if shape[index] in ".;:":
            return None
        if re.match(
            r"A(?:,[^.;:\"]{1,8}?,|,)?[bmzwT]{0,3}(?:[WVXHF=0-9~RYUG]|w)", shape[index : index + 16]
        ) and (index == 0 or shape[index - 1] not in "eiofty"):
            return _first_of_list(reading, index)
        if shape[index] == "j" and reading.lower(index) in PRONOUNS:
            return index
    return None


def _is_party_noun(reading: Reading, index: int) -> bool:
    """ "the group", "both sides", "the government": a noun that stands for a party told before."""
    word = reading.lower(index)
    return word in _PARTY_NOUNS or bool(cue(reading.language, "sides").fullmatch(word))


_PARTY_NOUNS = frozenset(
    "group government rebels army movement delegation ministry authorities side mediators alliance bloc "
    "militia president minister junta regime guerrillas insurgents separatists militants faction factions envoy "
    "leadership administration alliance coalition council gunmen opposition commanders secessionists".split()
)


def said_from(reading: Reading, agent: int, at: int, first: int) -> int:
    """Where the words of a verb begin: at its subject, or at the verb that "and" joins to another."""
    if agent < first or agent > at or re.search(r"c[wT]{0,2}$", reading.shape[agent + 1 : at]):
        return at
    return agent


def is_pair(reading: Reading, first: int, last: int) -> bool:
    """True when the words speak of "both sides", "the two countries", "each other"."""
    return bool(_PAIR.search(reading.text(first, last)))


_PAIR = re.compile(
    r"\b(?:both|the two|two|the warring|each|the|their) (?:warring )?(?:foreign )?(?:sides?|parties|foes|factions|camps|rivals|belligerents|delegates|negotiators|generals|groups|movements|commanders|countries|nations|neighbou?rs|ministers|teams|envoys|"
    r"leaders|governments|delegations|armies|states|men|presidents|foes|enemies)\b|\beach other\b|\bboth\b|\beach (?:side|country|party|army|camp|government|state|capital)\b",
    re.IGNORECASE,
)


_MEDIATES = re.compile(r"(?:mediat|broker|facilitat|sponsor|monitor|host|propos|put)\w*")


_HELPS = re.compile(
    r"\b(?:(?:help|mediation|assistance|auspices|facilitation|good offices|sponsorship|patronage) (?:of|from|by)"
    r"|thanks to|according to|through|helped by|with the (?:help|aid) of)$",
    re.IGNORECASE,
)


_HELPERS = re.compile(r"d?[wC]?(?:[AaPN]|,d?|c[dw]?)+")


def mediators(reading: Reading, first: int, last: int) -> set[int]:
    """Chunks of those who only mediate or tell: "mediated by X and Y", "with the help of X", "according to X"."""
    found: set[int] = set()
    shape = reading.shape
    for index in range(first, last + 1):
        helped = _HELPERS.match(shape, index + 1, last + 1)
        if helped and _HELPS.search(reading.text(max(first, index - 2), index)):
            found.update(range(index + 1, helped.end()))
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
    value = reading.chunks[index].value
    best = value.candidates[:1] if isinstance(value, PlaceMention) else ()
    return bool(best) and best[0].precision == "country" and bool(best[0].country)
