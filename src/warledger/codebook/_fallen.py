"""Falls, nouns, hands and clauses that tell a change of control: "the fall of X", "X, captured by Y"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from warledger.extract.frame import is_passive

if TYPE_CHECKING:
    from warledger.extract.shape import Reading


What = Literal["captured", "recaptured", "withdrew"]


class Change(NamedTuple):
    """A change of control: the chunk that ends or begins its words, its place, told in the passive."""

    at: int
    place: int | None
    passive: bool


FALLS = ("fall", "fell", "in the hands", "under the control", "come under", "came under")
HOLDS = ("hold", "held", "control", "hands", "in ")
_NOUN_OF = re.compile(r"[of]d?[waC]{0,3}o?(?P<p>P)")
_DRIVEN = re.compile(r"(?:w?of|f|w?o|w)d?[wC]{0,3}o?(?P<p>P)")
_AFTER_FALL = re.compile(r"[ti]|e(?!d?w{0,2}T)")
_FELL = re.compile(r"(?:^|[k,c]|wo)d?(?P<p>P)T?(?:b[bzw]{0,2})?$")
_FALL_OF = re.compile(r"o(?:d?w{1,2}o)?(?P<p>P)")
ASKED = frozenset("47^")
_IN_HANDS = re.compile(r"(?P<p>P)[OTw]?(?:'O)?(?:,?k)?(?:b[bwzT]{0,3}|[RZw])ed?[wa]?(?P<who>[pAaCw]{1,2})$")
_WANTED = ("promis", "begin", "demand", "call", "plan", "agree", "insist", "complete")
_RELATIVE = re.compile(r"(?:(?P<p>P)|(?P<w>w))(?:[oe]d?[waC]{0,2}P)?,?k[dwaC]{0,2}[Aapj]b?w?$")
_WHICH = re.compile(r"(?:(?P<p>P)|(?P<w>w))(?:,?[oe]d?[waC]{0,2}P)?,?k(?:b[bw]{0,2})?$")
_REDUCED = re.compile(r"(?:(?P<p>P)|(?P<w>w))(?:,[dwaCe]{1,4}P)?,?$")
NOUNS = frozenset({"capture", "recapture", "seizure", "liberation", "withdrawal"})
OUST = ("dr", "pushed", "pushes", "expel", "oust", "chas", "clear", "dislodg")
PLAIN_FALL = ("fell", "fallen")


def words_of(reading: Reading, group: str) -> frozenset[str]:
    return frozenset(reading.language.file.damage.get(group, ()))


def special(reading: Reading, trigger: int) -> Change | None:
    """What nouns and falls tell: "the capture of X", "the fall of X", "X fell", "driven from X"."""
    word, shape = reading.lower(trigger), reading.shape
    match = None
    if word == "fall":
        match = _FALL_OF.match(shape, trigger + 1)
    elif word in {"fell", "fallen", "falls"} and not _AFTER_FALL.match(shape, trigger + 1):
        match = _FELL.search(shape, 0, trigger)
    elif word in NOUNS and shape[trigger - 1 : trigger] in {"d", "a"}:
        near = range(max(0, trigger - 6), trigger)
        wanted = any(shape[i] in ASKED or reading.lower(i).startswith(_WANTED) for i in near)
        match = None if wanted else _NOUN_OF.match(shape, trigger + 1)
    elif word.startswith(OUST) and is_passive(reading, trigger):
        match = _DRIVEN.match(shape, trigger + 1)
        leaves = match and {"out", "from", "out of"} & {
            reading.lower(i) for i in range(trigger + 1, match.end())
        }
        match = match if leaves or word.endswith(" out") else None
    return Change(match.start("p"), match.start("p"), passive=True) if match else None


def in_hands(reading: Reading, trigger: int) -> Change | None:
    """ "X is in rebel hands", "X is back under army control"; not what has been so for long."""
    word = reading.lower(trigger)
    held = _IN_HANDS.search(reading.shape, 0, trigger)
    led = {reading.lower(i) for i in range(held.start(), trigger)} if held else set()
    been = word == "control" and "been" in led
    if held is None or been or not led & ({"in", "into"} if word == "hands" else {"under"}):
        return None
    return Change(held.start("p"), held.start("p"), passive=True)


def described(reading: Reading, trigger: int) -> Change | None:
    """What a relative clause or a participle says of a place: "X, which Y seized", "X, captured by Y"."""
    if reading.lower(trigger).startswith((*OUST, *HOLDS, "occup")) or reading.shape[trigger] not in "Uw":
        return None
    passive = reading.shape[trigger + 1 : trigger + 2] == "y"
    fell = reading.lower(trigger).startswith(FALLS)
    match = (_WHICH if fell else _REDUCED if passive else _RELATIVE).search(reading.shape, 0, trigger)
    passive = passive or fell
    if match is None or (
        (fell or not passive) and not {"which"} & {*reading.lowers[match.start() : trigger]}
    ):
        return None
    if match["w"] and reading.lower(match.start("w")) not in words_of(reading, "ground"):
        return None
    place = match.start("p") if match["p"] else None
    return Change(match.start(), place, passive=passive)


def held_by(reading: Reading, trigger: int) -> int | None:
    """In whose hands or under whose control it is: "in rebel hands"; who stands before the noun."""
    if reading.lower(trigger) not in {"hands", "control"}:
        return None
    near = range(trigger - 1, max(-1, trigger - 3), -1)
    return next((i for i in near if reading.shape[i] in "Aap"), None)
