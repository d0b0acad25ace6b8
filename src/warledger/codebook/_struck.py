"""Which of a passage's objects a verb or noun of attack or damage says were hit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.frame import is_passive
from warledger.extract.weapons import means_of, weapon_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.codebook._objects import Thing
    from warledger.extract.shape import Reading

_POST = (
    r"(?:T|[eoti]d?[waCPOpnNqAM'\"-]{1,6}|,k[^.;:\"]{1,16}?,|,[^.;:\"HEVGWb]{1,14}?,"
    r"|[wY][dwa]{0,2}[pN]|wyd?[waCA]{1,3}|k[wbMSVedPOT]{1,7}|\"C{1,3}\"|C{1,2}|w|,)"
)
"""What can stand between an object and the verb it is the subject of."""
_ITEM = r"d?[waCnpqOM]{1,4}"
_JOIN = rf"(?:,c|,i|,w|,|c|i)(?:{_ITEM}(?:,|c|,c))?t?w?"
_SUBJECT = re.compile(
    rf"{_POST}{{0,4}}?(?:(?:,c|c|,){_ITEM}(?=[bz]))?(?:z?m?z?b[bzwTm,]{{0,5}}(?:c?G?c)?)?w?(?:no|[oi])?"
)
_AFTER_FIRST = re.compile(r"(?:c[GUVH])?(?:d?[waCnq]{1,4}(?:,c|c|,))?[wT\"]{0,2}(?:no)?i?")
_BEHIND = re.compile(rf"(?:{_POST}{{0,2}}?)(?:{_JOIN})")
_HAS_OBJECT = re.compile(r"[w\"]?(?:[dnqNOPpCAajM])")
_RELATIVE = re.compile(r"(?:[eo]d?[waC]{0,3}P)?,?kd?[waCAMp]{1,5}b?")
_THEN = re.compile(r"T?,?(?:i|c|[we]{1,2}i?)")
_PART = re.compile(r"[dwan]{0,3}[wOq][oe]")
_SENT = re.compile(r"[wdanqMNC,cO]{1,7}(?P<led>[et])")
_LED = {
    "S": frozenset({"on", "at", "against", "of", "to", "in", "inside", "into", "onto", "upon", "targeting"}),
    "g": frozenset({"to", "at", "in", "of", "inside", "through"}),
    "Z": frozenset({"on", "onto", "into", "in", "at", "through", "inside", "upon"}),
    "F": frozenset({"on", "onto", "into", "at", "against", "to", "towards", "toward"}),
}
_NONE = frozenset("no not without".split())
_TOGETHER = frozenset({"alongside", "including", "along", "together", "as well as"})
_PLAIN = ("hit", "struck", "bomb", "shell")
_BLOWS = ("blow up", "blows up", "blew up", "blown up")
_MOST_APART = 24


def _after(reading: Reading, at: int, found: Sequence[Thing]) -> list[Thing]:
    """The list of objects that begins at a chunk: "a market, houses and a clinic"."""
    listed: list[Thing] = []
    gap = _AFTER_FIRST
    for thing in found:
        if thing.last < at:
            continue
        if thing.first >= at:
            between = {reading.lower(index) for index in range(at, thing.first)}
            if not gap.fullmatch(reading.shape, at, thing.first) or between & {
                "with",
                "for",
                "near",
                "about",
            }:
                break
        listed.append(thing)
        at, gap = thing.last + 1, _BEHIND
    return listed


def _is_nested(reading: Reading, thing: Thing, found: Sequence[Thing]) -> bool:
    """True for an object that only tells where or of what another is: "warehouses in the port"."""
    before = reading.shape[thing.first - 1] if thing.first else ""
    if before in {"e", "f"}:
        return True
    return before == "o" and any(other.last in {thing.first - 2, thing.first - 3} for other in found)


def _before(reading: Reading, trigger: int, found: Sequence[Thing]) -> list[Thing]:
    """The objects that are the subject of a passive or of what befalls them."""
    listed: list[Thing] = []
    for thing in reversed([thing for thing in found if thing.last < trigger]):
        nested = _is_nested(reading, thing, found)
        if not listed:
            if not nested and _SUBJECT.fullmatch(reading.shape, thing.last + 1, trigger):
                listed.append(thing)
            elif trigger - thing.last > _MOST_APART:
                break
        elif not nested:
            if not _BEHIND.fullmatch(reading.shape, thing.last + 1, listed[0].first):
                break
            listed.insert(0, thing)
    return listed


def _added(reading: Reading, trigger: int, found: Sequence[Thing]) -> list[Thing]:
    """Objects added behind a passive: "was hit, along with other sites"."""
    match = _THEN.match(reading.shape, trigger + 1)
    words = {reading.lower(index) for index in range(trigger + 1, match.end())} if match else set()
    return _after(reading, match.end(), found) if match and words & _TOGETHER else []


def _of_part(reading: Reading, trigger: int, found: Sequence[Thing]) -> list[Thing]:
    """What a part stands for: "damaged the roof of a kindergarten"."""
    match = _PART.match(reading.shape, trigger + 1)
    parts = frozenset(reading.language.file.damage.get("parts", ()))
    if not match or reading.lower(match.end() - 2) not in parts:
        return []
    return _after(reading, match.end(), found)


def _by_verb(reading: Reading, trigger: int, found: Sequence[Thing]) -> list[Thing]:
    """What a verb says was hit: its object, or its subject when passive or when it befalls."""
    letter, shape = reading.shape[trigger], reading.shape
    if not is_passive(reading, trigger):
        if letter == "G" and shape[trigger - 1 : trigger] in {"d", "n"}:
            return []
        after = _after(reading, trigger + 1, found) or _of_part(reading, trigger, found)
        if after:
            return after
        if letter in "vX" or _HAS_OBJECT.match(shape, trigger + 1):
            return []
        if letter == "V":
            hit = [thing for thing in found if _RELATIVE.fullmatch(shape, thing.last + 1, trigger)]
            if hit or shape[max(0, trigger - 3) : trigger].count("b"):
                return hit
            found = [thing for thing in found if not thing.craft]
    struck = _before(reading, trigger, found)
    return struck + _added(reading, trigger, found) if struck else []


def _by_noun(reading: Reading, trigger: int, letter: str, found: Sequence[Thing]) -> list[Thing]:
    """What an attack or a fall says was hit: "strike on a school", "fell on houses", "market bombing"."""
    at, shape = trigger + 1, reading.shape
    if letter == "F":
        match = _SENT.match(shape, at)
        if is_passive(reading, trigger) and shape[at : at + 1] == "e":
            before = range(max(0, trigger - 7), trigger)
            if not any(shape[index] == "j" or weapon_in(reading, index) for index in before):
                return []
            return _after(reading, at + 1, found) if reading.lower(at) in _LED["F"] else []
        if not match or not any(weapon_in(reading, index) for index in range(at, match.end())):
            return []
        at = match.start("led")
    elif letter == "g":
        at += len(re.match(r"[wbR~J]{0,3}", shape[at:]).group())  # type: ignore[union-attr]
    elif shape[at : at + 2] == ",N":
        at += 2
    else:
        at += shape[at : at + 1] == "w" and shape[at + 1 : at + 2] == "e"
    if at < len(shape) and shape[at] in "eot" and reading.lower(at) in _LED[letter]:
        return _after(reading, at + 1, found)
    if letter == "S" and not reading.lower(trigger).startswith(("post-", "pre-", "anti-")):
        return [thing for thing in found if thing.last == trigger - 1]
    if letter == "Z" and reading.lower(trigger).startswith(_BLOWS):
        return _after(reading, at, found) or _before(reading, trigger, found)
    if letter == "Z" and reading.lower(trigger).endswith(("into", "through")):
        return _after(reading, at, found)
    if letter == "Z" and not is_passive(reading, trigger):
        falls = frozenset(reading.language.file.damage.get("falls", ()))
        return [
            t for t in _before(reading, trigger, found) if reading.lower(t.head).rsplit(" ", 1)[-1] in falls
        ]
    return []


def _is_untold(reading: Reading, trigger: int) -> bool:
    """True for an attack that a truce would end or a rule forbids, which is none that was told."""
    first = trigger
    while first > 0 and trigger - first < 6 and reading.shape[first - 1] not in '.;:,k"':
        first -= 1
    words = {reading.lower(index) for index in range(first, trigger)}
    return bool(words & frozenset(reading.language.file.damage.get("not_told", ())))


def _as_fall(reading: Reading, trigger: int) -> str:
    """The letter a trigger works as: a plain "fell" is a fall, "brought down" an attack on a bridge."""
    word = reading.lower(trigger)
    if reading.shape[trigger] == "R" and word.startswith(("fall", "fell")):
        return "Z"
    if reading.shape[trigger] == "R" and word.startswith("drop"):
        return "F"
    return (
        "G"
        if reading.shape[trigger] == "I" and word.startswith(("bring", "brought"))
        else reading.shape[trigger]
    )


def struck(reading: Reading, trigger: int, found: Sequence[Thing]) -> list[Thing]:
    """The objects that a verb or noun of attack or damage says were hit.

    Args:
        reading: the passage.
        trigger: the chunk of the verb or noun.
        found: the passage's objects, in order.
    """
    letter = _as_fall(reading, trigger)
    if letter in "VvXS" and (
        means_of(reading, trigger) in {"ground", "small_arms"} or _is_untold(reading, trigger)
    ):
        return []
    if letter == "X" and reading.shape[trigger - 1 : trigger] == "t":
        return []
    if letter in "SgZF":
        if reading.lower(max(0, trigger - 1)) in _NONE:
            return []
        return [thing for thing in _by_noun(reading, trigger, letter, found) if not thing.craft]
    if letter not in "VvXG":
        return []
    hit = _by_verb(reading, trigger, found)
    if reading.shape[trigger] == "I":
        hit = [thing for thing in hit if not thing.craft]
    if reading.lower(trigger).startswith("attack") and means_of(reading, trigger) == "unspecified":
        hit = [
            thing
            for thing in hit
            if thing.kind != "military" and not reading.lower(thing.head).endswith(("camp", "camps"))
        ]
    return hit
