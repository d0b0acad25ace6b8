"""The noun phrase that speaks: before a verb of saying, behind it, or behind "according to"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from warledger.extract.actor import ActorMention
from warledger.language.lexicon import language

if TYPE_CHECKING:
    from warledger.extract.shape import Reading
    from warledger.language.lexicon import Language


class Subject(NamedTuple):
    """A speaker's noun phrase, chunks `first` to `last`.

    `actor` is the chunk of the actor in it, None for a speaker whom no file knows; `also`
    holds chunks of actors who speak together with it; `pronoun` marks "he" and "his post".
    """

    first: int
    last: int
    actor: int | None = None
    pronoun: bool = False
    also: tuple[int, ...] = ()


_STOP = frozenset('.,;:!?"()-kWXVvHhxEFYZUIRbmzjT@yt*')
_PREPOSITIONS = frozenset("oeift")
_PERSON = frozenset({"he", "she", "it", "they", "we", "i", "him", "her", "them"})
_OWN = frozenset({"his", "her", "its", "their", "my", "our"})


@cache
def _words(code: str, kind: str) -> frozenset[str]:
    """One list of the reporting section of the language with this code."""
    spoken = language(code)
    return (
        frozenset(word.casefold() for word in spoken.file.reporting.get(kind, ())) if spoken else frozenset()
    )


def words_of(spoken: Language, kind: str) -> frozenset[str]:
    """One list of the language's reporting section as a set of lower-case words."""
    return _words(spoken.code, kind)


def is_possessive(reading: Reading, index: int) -> bool:
    """True for the "'s" that ties an owner to what it owns."""
    return reading.lower(index) in {"'s", "’s", "'", "’"}


def is_report(reading: Reading, index: int) -> bool:
    """True for a noun of what is said: "report", "statement", "figures"."""
    return reading.lower(index).rsplit(" ", 1)[-1] in words_of(reading.language, "reports")


def _belongs(reading: Reading, index: int) -> bool:
    """True when a chunk can stand within a noun phrase."""
    letter = reading.shape[index]
    if letter == "b" or letter in "\"'":
        return is_possessive(reading, index)
    if letter in "WR":
        return is_report(reading, index)
    if letter == "y":
        return any(is_report(reading, i) for i in range(max(0, index - 3), index))
    if letter in "UHG":
        return (
            index > 0
            and reading.shape[index - 1] in "oda"
            and reading.shape[index + 1 : index + 2] in set("PApwCO")
        )
    return letter not in _STOP


def _is_noun_phrase(reading: Reading, first: int, last: int) -> bool:
    """True when nothing but a noun phrase stands here, for the left side of "X and Y said"."""
    return (
        first <= last
        and all(_belongs(reading, i) for i in range(first, last + 1))
        and any(reading.shape[i] in "ApCN" for i in range(first, last + 1))
    )


def _phrase_start(reading: Reading, last: int) -> int:
    """First chunk of the noun phrase that ends at `last`."""
    first = last + 1
    while first > 0 and last - first < 15:
        if reading.shape[first - 1] == "c":
            left = first - 1
            while left > 0 and _belongs(reading, left - 1) and reading.shape[left - 1] != "c":
                left -= 1
            at_edge = left == 0 or reading.shape[left - 1] in ',;:k".-T'
            if not at_edge or not _is_noun_phrase(reading, left, first - 2):
                return first
            return left
        if not _belongs(reading, first - 1):
            return first
        first -= 1
    return first


def _after_lead_in(reading: Reading, first: int, last: int) -> int:
    """Without a phrase of place or time before the subject: "in Gaza medics said"."""
    shape = reading.shape
    if shape[first] not in "eif":
        for at in range(first + 1, last):
            if shape[at] == "d" and shape[at - 1] in "PTw%" and shape[first] in "ei":
                return at
        return first
    for at in range(last, first, -1):
        before = shape[at - 1]
        if shape[at] == "d" and before not in _PREPOSITIONS and before not in "cydb":
            return at
        if shape[at] in "Ap" and before not in _PREPOSITIONS and before not in "dacbwy":
            return at
    return next((at for at in range(last, first, -1) if shape[at] == "A"), first)


def kind_of(reading: Reading, index: int | None) -> str:
    """The kind of actor that a chunk names, "" for none."""
    value = reading.chunks[index].value if index is not None else None
    return value.actor.kind if isinstance(value, ActorMention) else ""


def _chosen(reading: Reading, first: int, last: int) -> tuple[int | None, tuple[int, ...]]:
    """The actor that speaks in a noun phrase, and those who speak with it."""
    shape = reading.shape
    found = [i for i in range(first, last + 1) if shape[i] == "A" and not _is_part(reading, i, first, last)]
    while len(found) > 1 and found[1] == found[0] + 1 and kind_of(reading, found[0]) != "person":
        found.pop(0)
    if len(found) > 1 and shape[found[0] + 1] in "b\"'" and found[1] - found[0] <= 3:
        found.pop(0)
    if not found:
        return None, ()
    joined = tuple(i for i in found[1:] if "c" in shape[found[0] : i] and shape[i - 1] not in "oe")
    person = next((i for i in found if kind_of(reading, i) == "person"), None)
    if person is not None and not joined:
        return person, ()
    head = shape[first : found[0]]
    if re.search(r"[wCpNO][oeif][dwa]*$", head) and not any(
        is_report(reading, i) for i in range(first, found[0])
    ):
        return None, ()
    return found[0], joined


def _is_part(reading: Reading, index: int, first: int, last: int) -> bool:
    """True for a state's name within a longer one: "US researchers", "Justice Africa Sudan"."""
    if kind_of(reading, index) not in {"state", "alliance"}:
        return False
    shape = reading.shape
    if index < last and is_report(reading, index + 1):
        return False
    return (index < last and shape[index + 1] in "wC") or (index > first and shape[index - 1] == "C")


def _named(reading: Reading, first: int, last: int) -> Subject | None:
    """The subject that a noun phrase makes, None when it can't speak."""
    shape = reading.shape
    while (
        first < last
        and shape[first] in "cwn"
        and (shape[first] == "c" or reading.lower(first).endswith("ly"))
    ):
        first += 1
    if first > last:
        return None
    if (
        shape[last - 1 : last + 1] == "CC"
        and last - first > 1
        and kind_of(reading, first) != "person"
        and shape[last - 2] not in "CoceP"
    ):
        return Subject(first, last)
    actor, also = _chosen(reading, first, last)
    if actor is not None:
        return Subject(first, last, actor, also=also)
    head = last
    for at in range(first + 1, last + 1):
        if shape[at] in _PREPOSITIONS or shape[at] == "y":
            head = at - 1
            break
    owner = next((i for i in range(first + 1, head) if is_possessive(reading, i)), None)
    if is_report(reading, head) and owner is not None and reading.lower(first) not in _OWN:
        return Subject(first, owner - 1)
    if is_report(reading, head):
        return Subject(first, last, None, pronoun=not re.search(r"[aPA]", shape[first : last + 1]))
    if shape[head] in "DSQHn%T" or reading.lower(first) in words_of(reading.language, "nobody"):
        return None
    phrase = shape[first : last + 1]
    if not re.search(r"[pCNwODnPSMQ]", phrase):
        return None
    lone = first == last and shape[first] in "wO" and not reading.lower(first).endswith("s")
    return None if lone or phrase[-1:] in "dao" else Subject(first, last)


def before(reading: Reading, verb: int) -> Subject | None:
    """The subject before a verb of saying: "the ministry", "X, who heads Y,", "he"."""
    at = _skip_back(reading, verb - 1)
    if at < 0:
        return None
    if reading.shape[at] == ",":
        return _parenthetical(reading, at)
    return _related(reading, at) or _met(reading, at) or ending_at(reading, at)


def _related(reading: Reading, at: int) -> Subject | None:
    """ "A witness who fled said": the noun before the relative clause."""
    shape = reading.shape
    for pronoun in range(at - 1, max(0, at - 12), -1):
        if shape[pronoun] in ',;:."@':
            return None
        if shape[pronoun] == "k" and shape[pronoun - 1] in "ApwCNPO":
            word, after = reading.lower(pronoun), shape[pronoun + 1]
            if word == "who" or (word in {"that", "which"} and after not in "dACpjNna"):
                return ending_at(reading, pronoun - 1)
    return None


def _met(reading: Reading, at: int) -> Subject | None:
    """ "A doctor reached by telephone said": the noun before the participle."""
    met = words_of(reading.language, "met")
    for participle in range(at, max(0, at - 8), -1):
        if reading.shape[participle] in ',;:."@k':
            return None
        if reading.lower(participle) in met and reading.shape[participle - 1] in "ApwCNPO":
            return ending_at(reading, participle - 1)
    return None


def _skip_back(reading: Reading, at: int) -> int:
    """Past auxiliaries, adverbs, days and brackets between a subject and its verb."""
    adverbs = words_of(reading.language, "adverbs")
    shape = reading.shape
    while at >= 0:
        letter = shape[at]
        word = reading.lower(at)
        if (letter == "b" and word not in {"'s", "’s"}) or letter in "mz":
            at -= 1
        elif letter == "T":
            at -= 2 if at and shape[at - 1] in "ei" else 1
        elif letter in "wkdnZ" and (word in adverbs or (word.endswith("ly") and len(word) > 4)):
            at -= 1
        elif letter == ")" and "(" in shape[max(0, at - 4) : at]:
            at = shape.rindex("(", 0, at) - 1
        else:
            return at
    return at


def ending_at(reading: Reading, at: int) -> Subject | None:
    """The subject whose noun phrase ends at a chunk."""
    if reading.shape[at] == ")" and "(" in reading.shape[max(0, at - 4) : at]:
        at = reading.shape.rindex("(", 0, at) - 1
    if at < 0:
        return None
    if reading.shape[at] == "j":
        return Subject(at, at, pronoun=reading.lower(at) in _PERSON) if reading.lower(at) != "who" else None
    if not _belongs(reading, at):
        return None
    first = _phrase_start(reading, at)
    if 0 < first <= at and reading.shape[first] == "e" and reading.shape[first - 1] == "b":
        return ending_at(reading, _skip_back(reading, first - 1))
    first = _after_lead_in(reading, first, at)
    if reading.shape[at] in "PT%" and not any(reading.shape[i] in "ApwCN" for i in range(first, at)):
        return None
    return _named(reading, first, at)


def _parenthetical(reading: Reading, comma: int) -> Subject | None:
    """ "X, who heads the office, said", "the governor, X, said": the person, if one is named."""
    shape = reading.shape
    opening = shape.rfind(",", 0, comma)
    inner = None
    if comma > opening + 1 and shape[opening + 1] != "k":
        inner = ending_at(reading, comma - 1)
    outer = ending_at(reading, opening - 1) if opening > 0 else None
    if outer is None and opening > 0 and inner is None:
        further = shape.rfind(",", 0, opening)
        outer = ending_at(reading, further - 1) if further > 0 else None
    if outer is None:
        return inner if inner is not None and inner.actor is not None else None
    if inner is not None and kind_of(reading, outer.actor) != "person":
        named = inner.actor is not None and kind_of(reading, inner.actor) in {"person", "body", "media"}
        alone = inner.actor is None and shape[inner.first : inner.last + 1].strip("C") == ""
        if (named or alone) and inner.first == opening + 1:
            opens = outer.first == 0 or shape[outer.first - 1] in ',";:-k'
            return inner._replace(first=outer.first) if opens else inner
    return outer


def after(reading: Reading, at: int) -> Subject | None:
    """The noun phrase that begins at a chunk: behind "said" or "according to"."""
    shape = reading.shape
    first = at
    if at < len(shape) and shape[at] == "j":
        return Subject(at, at, pronoun=reading.lower(at) in _PERSON)
    while at < len(shape) and at - first < 12:
        if (shape[at] == "c" and shape[at + 1 : at + 2] and not _is_clause(reading, at + 1)) or (
            _belongs(reading, at) and shape[at] != "c"
        ):
            at += 1
        else:
            break
    last = at - 1
    while last > first and shape[last] in "dceoi":
        last -= 1
    if last < first:
        return None
    found = _named(reading, first, last)
    if found is None:
        return None
    if kind_of(reading, found.actor) != "person" and shape[at : at + 1] == ",":
        return _apposed(reading, at + 1, found)
    return found


def _apposed(reading: Reading, at: int, found: Subject) -> Subject:
    """ "according to the governor, X": the person that a comma adds."""
    end = at
    while end < len(reading.shape) and reading.shape[end] not in ",.;:k":
        end += 1
    person = kind_of(reading, at) == "person" if at < len(reading.shape) else False
    return found._replace(last=at, actor=at, also=()) if person and end == at + 1 else found


def _is_clause(reading: Reading, at: int) -> bool:
    """True when a verb comes before the next comma: "…, and five people were hurt"."""
    part = re.split(r"[,;.:]", reading.shape[at:], maxsplit=1)[0]
    return bool(re.search(r"[bmHVXEWFYGZRU]", part))
