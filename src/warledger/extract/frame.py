"""What stands around a trigger word: its clause, its time, who did it (its place: `setting`).

All functions take a reading and a chunk's index and answer with a chunk's index or None.
They look at phrase structure alone; what the words mean is resolved later.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention

if TYPE_CHECKING:
    from warledger.extract.shape import Reading

_CLAUSE = re.compile(
    r"[;:]|k(?!d?T)|,(?=iw?[NnpwH])|\"|(?<=[,HEVGWDZS])c(?=[dNnaACjpMPwOg]|ed?P[Nn])|,(?=[cdwNnaA]{1,4}b)"
)


def clauses(reading: Reading) -> list[int]:
    """The number of the clause that each chunk stands in."""
    cuts = {match.start() for match in _CLAUSE.finditer(reading.shape)}
    numbers, current = [], 0
    for index in range(len(reading.chunks)):
        current += index in cuts
        numbers.append(current)
    return numbers


_SAID_ON = re.compile(r"(?:W|@)t?[dAaCpPj]{0,3}(?:[ei][dwCPO]{1,3})?w?[e]?$")
_SAYS_THEN = re.compile(r",?(?:[dwaC]{0,3}[Apj][bwz]{0,2}W|[dwaC]{0,4}[AP]'?w{0,3}:)")
_AS_OF = re.compile(r"\b(?:as of|by|until|till|up to|before)(?: the)?(?: \w+ of)? ?$", re.IGNORECASE)
_WHEN = re.compile(r",?k")
_RELATIVE_LEAD = frozenset({"where", "which", "when", "who"})


_SENT_ON = re.compile(r"P(?:,?[PCA])?[,.]?T[(.-]")
_HAD_SAID = re.compile(r",?[dwaCA]{1,6}bW")


def _is_said_of(reading: Reading, index: int) -> bool:
    """ "On Monday a blast was reported": told in the passive, so that the time is no one's saying."""
    at = reading.shape.index("b", index)
    return is_passive(reading, at + 1)


def is_of_saying(reading: Reading, index: int, said: int = -9) -> bool:
    """A time that tells when somebody spoke, when the report was sent, or how far a count goes.

    `said` is the last time that told so: one in brackets behind it says the same.
    """
    shape = reading.shape
    if shape[index + 1 : index + 2] == "'":
        return False  # "the answer to Monday's shelling"
    if _SAID_ON.search(shape[max(0, index - 9) : index]):
        return True
    if _SAYS_THEN.match(shape, index + 1) and (index <= 1 or shape[index + 1] != ","):
        return True
    if said == index - 2 and shape[index - 1] == "(":
        return True
    if index <= 1 and shape[index + 1 : index + 2] in {"(", "-"} and shape[: index + 2] != "T-":
        return True
    if _SENT_ON.fullmatch(shape[: index + 2]) or shape[: index + 2] in {"T:", "eT:"}:
        return True
    if _HAD_SAID.match(shape, index + 1) and not _is_said_of(reading, index):
        return True
    if index == 0 and "now" in reading.lowers and shape[1:2] in {"N", "n", "w", "C"}:
        return True
    start = reading.chunks[index].start
    text = reading.passage.text
    return reading.lower(index).startswith("as of") or bool(_AS_OF.search(text[max(0, start - 16) : start]))


def _time_score(reading: Reading, index: int, trigger: int, numbers: list[int]) -> float:
    """How likely the time at `index` is that of the trigger."""
    apart = numbers[trigger] - numbers[index]
    score = -0.1 * abs(index - trigger) + (1.5 if apart == 0 else 0.0)
    owns = reading.shape[index + 1 : index + 2] == "'"
    role = getattr(reading.chunks[index].value, "role", "")
    if role == "after" and index < trigger:
        score += 1.5
    if role == "since" and not owns:
        score -= 0.7 if apart == 0 else 4.0
    if apart == 1:
        lead = next((i for i in range(index, trigger) if reading.shape[i] == "k"), None)
        relative = lead is not None and reading.lower(lead) in _RELATIVE_LEAD
        score += 1.5 if _WHEN.match(reading.shape, index + 1) else 1.0 if relative else 0.0
    return score


_COUNTED = re.compile(r"(?:W|A[Rw]d?#)o?(?:d?#)?o?[NnD]?[wDQH]?$")
"""A figure that somebody gave, in no clause of its own: "had reported 31 dead", "spoke of 13 killed"."""


def time_of(reading: Reading, trigger: int) -> int | None:
    """The time of the trigger, as the sentence tells it; not the time of saying."""
    numbers = clauses(reading)
    counted = _COUNTED.search(reading.shape[: trigger + 1])
    best, top, said = None, -3.0, -9
    for index, letter in enumerate(reading.shape):
        if letter != "T":
            continue
        outside = (
            counted and not counted.start() < index < trigger and reading.shape[index + 1 : index + 2] != "'"
        )
        if (outside and numbers[index] == numbers[trigger]) or is_of_saying(reading, index, said):
            said = index
            continue
        role = getattr(reading.chunks[index].value, "role", "")
        if role in {"until", "till", "by", "before"} or (role == "after" and trigger < index):
            continue
        score = _time_score(reading, index, trigger, numbers)
        if score > top:
            best, top = index, score
    return best


def is_passive(reading: Reading, trigger: int) -> bool:
    """True for a past form that a form of "be" carries."""
    before = reading.shape[max(0, trigger - 4) : trigger]
    match = re.search(r"b[bwWz]{0,3}$", before)
    if not match:
        return False
    index = max(0, trigger - 4) + match.start()
    words = {reading.lower(i) for i in range(index, trigger)}
    return bool(words & {"is", "are", "was", "were", "be", "been", "being", "get", "got", "gets"})


_BY = re.compile(r"^[wTPeo,d%]{0,8}?y(?P<who>d?[waCn,MSp]{0,5}[Aap])")
_SUBJECT = re.compile(r"(?P<who>[Aap])(?P<gap>[^.;:\"k]{0,10}?)$")


def agent_after(reading: Reading, trigger: int) -> int | None:
    """The actor after "by": "were killed by Russian shelling", "was hit by the RSF"."""
    match = _BY.match(reading.shape[trigger + 1 :])
    if not match:
        return None
    at = trigger + 1 + match.start("who")
    end = trigger + 1 + match.end("who")
    return next((i for i in range(at, end) if is_actor(reading, i)), None)


def is_actor(reading: Reading, index: int) -> bool:
    """True for an actor, a nationality, or a people ("the Cambodians")."""
    return reading.shape[index] in "Aa" or isinstance(reading.chunks[index].value, ActorMention)


def agent_near(reading: Reading, trigger: int) -> int | None:
    """The actor in the noun phrase of an attack noun.

    "A Russian drone strike", "the RSF attack", "Israel's strike", "the attack by the gang".
    """
    after = agent_after(reading, trigger)
    if after is not None:
        return after
    for index in range(trigger - 1, max(-1, trigger - 6), -1):
        letter = reading.shape[index]
        if is_actor(reading, index):
            return index
        if letter not in "wCMSO-TpP%n'" or (letter == "P" and index != trigger - 1):
            word = reading.lower(index)
            if word not in {"'s", "’s", "and"}:
                return None
    return None


_RELATIVE = frozenset({"which", "who", "that"})
_GOVERNED = re.compile(r"(?P<head>[^dwCa]?)(?P<by>[eftiyo])[dwCa,']{0,4}$")


def _is_governed(reading: Reading, index: int) -> bool:
    """An actor behind a preposition is no subject: "in Israel"; but "fighters of the RSF" is."""
    match = _GOVERNED.search(reading.shape[max(0, index - 6) : index])
    return match is not None and not (match["by"] == "o" and match["head"] in {"p", "N", ""})


def subject_before(reading: Reading, trigger: int) -> int | None:
    """The actor whose deed an active verb tells: the nearest actor before it in its clause.

    "Fighters of the RSF stormed", "Russian drones attacked", "Israel, which …, struck"; where
    the subject is an attack or a weapon, whose it is: "Israeli strikes on the army killed …".
    """
    numbers = clauses(reading)
    relative = False
    for index in range(trigger - 1, max(-1, trigger - 18), -1):
        letter = reading.shape[index]
        if letter in ".;:" or (letter == "W" and trigger - index > 1):
            return None
        if letter == "k" and numbers[index] != numbers[trigger]:
            relative = reading.lower(index) in _RELATIVE
            if not relative:
                return None
        elif numbers[index] != numbers[trigger] and not relative:
            continue
        if letter in "SM" and not (letter == "S" and _is_governed(reading, index)):
            return agent_near(reading, index)
        owner = reading.shape[index + 1 : index + 3] == "'P"  # "Bor, the capital of Jonglei's …"
        if is_actor(reading, index) and not owner and not _is_governed(reading, index):
            return index
    return None
