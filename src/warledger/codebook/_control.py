"""What a sentence says was taken, held, lost or left: the place or area of a verb, a noun, a fall."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook import _doer
from warledger.codebook._fallen import (
    ASKED,
    FALLS,
    HOLDS,
    NOUNS,
    OUST,
    PLAIN_FALL,
    Change,
    What,
    described,
    in_hands,
    special,
    words_of,
)
from warledger.extract.attribution import voice_at, voices
from warledger.extract.frame import is_passive

if TYPE_CHECKING:
    from warledger.extract.shape import Reading


_AGAIN = (
    "recaptur",
    "retak",
    "retook",
    "liberat",
    "regain",
    "win back",
    "won back",
    "take back",
    "took back",
    "taken back",
    "reconquer",
    "winning back",
    "dr",
    "push out",
    "pushed",
    "pushes",
    "expel",
    "oust",
    "free",
    "clear",
    "chas",
    "dislodg",
    "recover",
)
_AWAY = (
    "withdr",
    "retreat",
    "pull",
    "abandon",
    "give",
    "gave",
    "giving",
    "vacat",
    "lose",
    "losing",
    "lost",
    "left",
    "leav",
    "surrender",
    "ced",
    "relinquish",
)
_LOSES = ("lose", "losing", "lost", "surrender", "ced", "relinquish")
_GOES = (
    "enter",
    "left",
    "leav",
    "lose",
    "losing",
    "lost",
    "move",
    "moving",
    "roll",
    "push into",
    "surrender",
    "free",
)
"""Verbs of moving and losing, a change of control only with armed people for a subject."""
_NEXT = re.compile(r"d?(?:wo|Oo)?P")
_TO_WHOM = re.compile(r"(?:T|[eo]d?[waCP]{1,3}|,w){0,2}td?[waC]{0,2}(?P<who>[Aap])")
_FROM_WHOM = re.compile(r"[eotdwaCOT]{0,5}fd?[waC]{0,2}[Aap]")
_OBJECT = re.compile(r"[\"]?d?[waCn\"%-]{0,3}?(?:(?<=[wn])od?w?|Oo)?(?P<p>P)")
_AREA = re.compile(r"[\"]?(?:d|n|q|O|p|w|a|A|C|N|%|\"){0,4}")
_FAR = re.compile(r"[dwaCoq,OnP\"e]{0,7}?(?P<p>P)")
_SUBJECT_PLACE = re.compile(r"(?P<p>P)(?:,[^.;:\"]{1,12}?,|[wTC]|[eo]d?[waCP]{1,4}){0,3}(?:z?b[bzwT]{0,3})?$")
_OUT = re.compile(r"[dwa]{0,3}[pAj](?:w?of|f|wo|w)d?[wC]{0,3}(?P<p>P)?")
_INSIDE = re.compile(r"(?:,?[oewc]d?[wCO]{0,2}){1,2}o?(?P<p>P)")
_WITHDREW_MEN = re.compile(r"d?[waCn]{0,2}[pAN](?:w?o|f|wf)d?[wC]{0,2}(?P<p>P)")
_ATTRIBUTIVE = frozenset("deofi")
_IN_CONTROL = re.compile(r"in (?:\w+ )?(?:control|possession) of")
_DUTY = frozenset({"must", "should"})
_WHO = re.compile(r"k[wb]{0,2}$")
_DEMANDS = ("demand", "urge", "insist")


def _area(reading: Reading, at: int) -> int | None:
    """The chunk of a plain area or post right behind a verb: "took 25 military posts"."""
    match = _AREA.match(reading.shape, at)
    names = words_of(reading, "ground")
    for index in range(at, match.end() if match else at):
        words = reading.lower(index).split()
        if words and words[-1] in names:
            return index
    return None


def _object(reading: Reading, trigger: int, *, sure: bool) -> tuple[int, int | None] | None:
    """What was taken, as (last chunk, place): a place near the verb, an area, or "it"."""
    at = trigger + 1
    area = (
        None
        if reading.lower(trigger).startswith(("enter", "give up", "gave up", "giving up"))
        else _area(reading, at)
    )
    near = _OBJECT.match(reading.shape, at)
    if area is not None and (near is None or area < near.start("p")):
        inside = _INSIDE.match(reading.shape, area + 1)
        place = inside.start("p") if inside else None
        return (area if place is None else place), place
    far = near or (_FAR.match(reading.shape, at) if sure else None)
    if far:
        return far.start("p"), far.start("p")
    if sure and reading.shape[at : at + 1] == "j" and reading.lower(at) == "it":
        return at, None
    return None


def _subject(reading: Reading, trigger: int) -> tuple[int, int | None] | None:
    """What fell or was taken, before a passive: "Goma fell to the M23"."""
    match = _SUBJECT_PLACE.search(reading.shape[:trigger])
    if match:
        return match.start("p"), match.start("p")
    for index in range(trigger - 1, max(-1, trigger - 7), -1):
        words = reading.lower(index).split()
        if reading.shape[index] in ".;:kVHW":
            return None
        if words and words[-1] in words_of(reading, "ground"):
            return index, None
    return None


def _length(reading: Reading, trigger: int) -> int:
    """How many chunks the place right behind a verb takes, with what leads to it."""
    match = _NEXT.match(reading.shape, trigger + 1)
    return len(match[0]) if match else 0


def _moves(reading: Reading, trigger: int) -> bool:
    """True for armed people who go into a place or out of it, or who lose or free it."""
    word = reading.lower(trigger)
    direct = _length(reading, trigger)
    if reading.shape[trigger + 1 : trigger + 2] == "j" and reading.lower(trigger + 1) == "it":
        direct = 1
    if direct and given_to(reading, trigger) is not None:
        return True
    if not direct or (word.startswith("free") and not _FROM_WHOM.match(reading.shape, trigger + 1 + direct)):
        return False
    agent = _doer.subject(reading, trigger)
    return agent is not None and _doer.is_armed(reading, agent)


def _is_told(reading: Reading, trigger: int, *, sure: bool) -> bool:
    """False for what is sought, for what only describes, and for who holds a place anyway."""
    before, after = reading.shape[trigger - 1 : trigger], reading.shape[trigger + 1 : trigger + 2]
    if (
        after in {"y", "e"}
        and not is_passive(reading, trigger)
        and not reading.lower(trigger).startswith(FALLS)
    ):
        return False
    near = range(max(0, trigger - 6), trigger)
    if any(reading.shape[i] in ASKED or reading.lower(i).startswith(_DEMANDS) for i in near):
        return False
    if before == "t" or (before in _ATTRIBUTIVE and not is_passive(reading, trigger)):
        return False
    return _is_done(reading, trigger) and (sure or _is_plain(reading, trigger))


def _is_done(reading: Reading, trigger: int) -> bool:
    """False for a duty, for who moves without arms, for "occupied" as an attribute."""
    before, word = reading.shape[trigger - 1 : trigger], reading.lower(trigger)
    if {reading.lower(i) for i in range(max(0, trigger - 2), trigger)} & _DUTY:
        return False
    if word.startswith(_GOES) and not word.startswith("lost control") and not _moves(reading, trigger):
        return False
    return not word.startswith("occup") or before in set("bAjpT")


def _is_plain(reading: Reading, trigger: int) -> bool:
    """True where a word that also tells other things tells a change of control: "took", "held", "control"."""
    word, after = reading.lower(trigger), reading.shape[trigger + 1 : trigger + 2]
    if word.startswith("t") and (
        after == "t" or reading.lower(min(trigger + 1, len(reading.shape) - 1)) in {"out", "away", "into"}
    ):
        return False
    held = is_passive(reading, trigger) and "now" not in reading.lowers[max(0, trigger - 2) : trigger]
    if word.startswith(HOLDS) and (_WHO.search(reading.shape, 0, trigger) or held):
        return False
    now = reading.lower(trigger - 1) == "now" or "since" in reading.lowers[trigger : trigger + 4]
    return not word.startswith("control") or now or voice_at(voices(reading), trigger) is not None


def change(reading: Reading, trigger: int) -> Change | None:
    """The change of control that a verb tells: (chunk of what, its place, passive)."""
    word, sure = reading.lower(trigger), reading.shape[trigger] == "U"
    if word in {"hands", "control"}:
        held = in_hands(reading, trigger)
        if held is not None or word == "hands":
            return held
    if not sure and word != "fall" and word not in words_of(reading, "taking") | {"driven out", "forced out"}:
        return None
    told = special(reading, trigger)
    if word == "fall" and told is None:
        return None
    if told is not None or word in NOUNS - {"capture", "recapture"} or word.startswith(PLAIN_FALL):
        return told if told is not None or not sure else _plain(reading, trigger, sure=sure)
    return _plain(reading, trigger, sure=sure)


def _plain(reading: Reading, trigger: int, *, sure: bool) -> Change | None:
    """What a verb says was taken or left: its object, or its subject in the passive."""
    word = reading.lower(trigger)
    back = trigger + 1
    if word.startswith("t") and reading.lowers[back : back + 2] == ("it", "back"):
        return Change(back, None, passive=False)
    if word.startswith(("withdr", "pull")) and not sure:
        men = _WITHDREW_MEN.match(reading.shape, trigger + 1)
        done = men and reading.shape[trigger - 1] != "t" and _is_done(reading, trigger)
        return Change(men.start("p"), men.start("p"), passive=False) if men and done else None
    told = described(reading, trigger)
    if told is not None or not _is_told(reading, trigger, sure=sure):
        return told
    if word.startswith(OUST):
        match = _OUT.match(reading.shape, trigger + 1)
        if not match or not (
            {"out", "from", "out of"} & {reading.lower(i) for i in range(trigger + 1, match.end())}
        ):
            return None
        return Change(match.end() - 1, match.start("p") if match.group("p") else None, passive=False)
    passive = (is_passive(reading, trigger) and not _IN_CONTROL.fullmatch(word)) or word.startswith(FALLS)
    found = _subject(reading, trigger) if passive else _object(reading, trigger, sure=sure)
    return None if found is None else Change(*found, passive=passive)


def given_to(reading: Reading, trigger: int) -> int | None:
    """To whom it was lost: "lost X to the rebels"."""
    if not reading.lower(trigger).startswith(_LOSES):
        return None
    match = _TO_WHOM.match(reading.shape, trigger + 1 + _length(reading, trigger))
    return match.start("who") if match else None


def what_of(reading: Reading, trigger: int) -> What:
    """captured, recaptured or withdrew, by the verb's words."""
    word = reading.lower(trigger)
    if given_to(reading, trigger) is not None:
        return "captured"
    back = word in {"hands", "control"} and "back" in reading.lowers[max(0, trigger - 4) : trigger]
    back = back or reading.lowers[trigger + 1 : trigger + 3] == ("it", "back")
    if back or word.startswith(_AGAIN):
        return "recaptured"
    return "withdrew" if word.startswith(_AWAY) else "captured"
