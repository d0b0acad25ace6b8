"""The nouns and verbs that tell an attack: "a strike on X", "X was shelled", "fired rockets at X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from warledger.codebook import _doer
from warledger.extract.actor import ActorMention
from warledger.extract.figures import Figure
from warledger.extract.frame import clauses, is_passive
from warledger.extract.setting import place_of
from warledger.extract.weapons import FIGHTERS, means_of, weapon_in

if TYPE_CHECKING:
    from warledger.extract.shape import Reading
    from warledger.model.claim import Modality


class Told(NamedTuple):
    """An attack that a trigger tells: chunks of its author and place, its means, its modality if marked."""

    trigger: int
    agent: int | None
    place: int | None
    means: str
    modality: Modality | None = None


_MENTION = re.compile(r"\b(?:the|this|that|these|those|such|its|their|his)\b", re.IGNORECASE)
_WHERE = re.compile(r"e[dwaC]{0,3}P")
_HIT = re.compile(r"[dwaCnqc,ioe\"-]{0,9}[OPpNAMqjX]")
_OBJECT = re.compile(r"[waC]{0,2}d?[waC]{1,3}")
_THAT_HIT = re.compile(r"[OPpNC][^.;:]{0,6}k[dwaC]{0,3}[MSqA]$")
_SURE = ("attack", "bomb", "shell", "raid", "storm", "ambush", "pound")
_SIDES = re.compile(r"(?:i|e)(?P<who>[^.;:k\"]{1,9})")
_DENIES = re.compile(r"\bden(?:y|ies|ied)\b")
_CLOSING_IN = (
    "surround",
    "descend",
    "break into",
    "broke",
    "burst",
    "rampage",
    "ransack",
    "besieg",
    "forc",
    "ram",
)
_TREADS = ("run over", "ran over", "running over", "driv", "drove", "step")
_FOOT = frozenset("troops soldiers commandos police infantry marines paratroopers rangers".split())
_COMBAT = ("fought", "battled")
_FIGHTS = (
    "fighting",
    "clash",
    "battle",
    "skirmish",
    "firefight",
    "gun battle",
    "in combat",
    "exchange of fire",
)
_BANDS = frozenset(
    "coalition alliance army armies forces side sides parties factions groups men units".split()
)
_ALARMS = frozenset("alert alerts siren sirens warning warnings shelter shelters alarm alarms".split())
_REACH = 6


def where(reading: Reading, trigger: int) -> int | None:
    """The place struck; not the seat of whoever speaks of it, nor where the report was filed."""
    reported = re.match(r"bw?Wf(?=P)", reading.shape[trigger + 1 :])
    if reported:
        return trigger + 1 + reported.end()
    first = _doer.dateline_end(reading)
    place = place_of(reading, trigger, window=(first, len(reading.chunks)) if first < trigger else None)
    if place is None or (reading.shape[place + 1 : place + 2] == "W" and trigger != place + 1):
        return None
    return place


def is_group(reading: Reading, index: int | None) -> bool:
    """True for an armed group."""
    value = reading.chunks[index].value if index is not None else None
    return isinstance(value, ActorMention) and value.actor.kind == "group"


def _is_on_foot(reading: Reading, index: int | None) -> bool:
    """True for an armed group, for troops and police: their raid is none of planes."""
    return is_group(reading, index) or (
        index is not None
        and bool(_FOOT & set(reading.lower(index).split()) or _doer.is_fighters(reading, index))
    )


def _is_fight(reading: Reading, trigger: int) -> bool:
    return reading.shape[trigger] == "S" and reading.lower(trigger).startswith(_FIGHTS)


def _tells_who(reading: Reading, trigger: int) -> bool:
    """True for "fighting" that says which people are meant: "the coalition fighting in X", "troops fighting Y"."""
    if not trigger or reading.lower(trigger) != "fighting":
        return False
    return reading.shape[trigger - 1] in "ANp" or reading.lower(trigger - 1) in FIGHTERS | _BANDS


def _is_untold(reading: Reading, trigger: int) -> bool:
    """True for an attack that is to stop, is forbidden or only planned in the text's words."""
    untold = reading.language.file.carry_verbs["untold"]
    first = trigger
    while first > 0 and trigger - first < _REACH and reading.shape[first - 1] not in ".;:,k":
        first -= 1
    before = f" {' '.join(reading.lowers[first:trigger])} "
    return any(f" {words} " in before for words in untold)


def _opposed(reading: Reading, trigger: int) -> int | None:
    """The armed group that a fight is with: "clashes with the rebels", "a battle between the army and X"."""
    match = _SIDES.match(reading.shape, trigger + 1)
    if not match:
        return None
    for index in range(match.start("who"), match.end("who")):
        value = reading.chunks[index].value
        if isinstance(value, ActorMention) and value.actor.kind == "group":
            return index
    return None


def noun(reading: Reading, trigger: int) -> Told | None:
    """An attack noun: "a strike on X", "the shelling of X", "Russian attacks in X"."""
    if (
        _is_untold(reading, trigger)
        or _tells_who(reading, trigger)
        or reading.lower(trigger + 1 if trigger + 1 < len(reading.shape) else 0) in _ALARMS
    ):
        return None
    place, means = where(reading, trigger), means_of(reading, trigger)
    denier = _denier(reading, trigger)
    if denier is not None:
        return Told(trigger, denier, place, means, "denied")
    agent = _doer.of_noun(reading, trigger)
    if _is_fight(reading, trigger):
        numbers = clauses(reading)
        agent = agent if agent is not None else _opposed(reading, trigger)
        place = place if place is not None and numbers[place] == numbers[trigger] else None
        return Told(trigger, agent, place, means) if place is not None or agent is not None else None
    if means == "ground" and reading.lower(trigger).startswith("raid") and not _is_on_foot(reading, agent):
        means = "unspecified"
    if place is None and agent is None:
        before = reading.text(max(0, trigger - 3), trigger)
        single = getattr(reading.chunks[trigger].value, "form", "") == ""
        definite = single and trigger > 0 and reading.lower(trigger - 1) in {"the", "this", "that"}
        if not definite and (means == "unspecified" or _MENTION.search(before)):
            return None
    return Told(trigger, agent, place, means)


def none_carried_out(reading: Reading, trigger: int) -> Told | None:
    """ "It had carried out no strikes in X": an attack denied by who would have made it."""
    before = reading.shape[trigger - 1 : trigger]
    agent = _doer.subject(reading, trigger - 1) if before == "Y" else None
    value = reading.chunks[trigger].value
    if agent is None or not isinstance(value, Figure) or value.counts is None:
        return None
    return Told(trigger, agent, where(reading, trigger), str(value.counts.value), "denied")


def _denier(reading: Reading, trigger: int) -> int | None:
    """Who "denied that any attacks had taken place"."""
    if not trigger or reading.lower(trigger - 1) not in {"any", "such"}:
        return None
    verb = next((i for i in range(trigger - 2, max(-1, trigger - 7), -1) if reading.shape[i] == "W"), None)
    denies = verb is not None and _DENIES.search(reading.lower(verb))
    return _doer.subject(reading, verb) if verb is not None and denies else None


def weapon_follows(reading: Reading, trigger: int) -> bool:
    """True when the object of a verb is a weapon: "dropped two bombs", "hit a landmine"."""
    match = re.match(r"[dwanC]{0,3}(?=[Mq])", reading.shape[trigger + 1 :])
    return match is not None and weapon_in(reading, trigger + 1 + match.end()) is not None


def _is_none(reading: Reading, trigger: int, place: int | None) -> bool:
    """True for "no facilities were hit", and for "hit each other" that names no place."""
    before = {reading.lower(i).split()[0] for i in range(max(0, trigger - 6), trigger)}
    after = reading.lower(trigger + 1) if trigger + 1 < len(reading.shape) else ""
    return bool(before & {"no", "none", "neither"}) or (place is None and after.startswith("each"))


def _fights_here(reading: Reading, trigger: int, agent: int | None, place: int | None) -> bool:
    """True for armed people who fight somewhere that the same clause names."""
    if agent is None or place is None or not (is_group(reading, agent) or _doer.is_armed(reading, agent)):
        return False
    numbers = clauses(reading)
    return numbers[place] == numbers[trigger]


def verb(reading: Reading, trigger: int) -> Told | None:
    """A verb of attacking, active or passive: "struck X", "X was shelled", "hit a school in X"."""
    word = reading.lower(trigger)
    befalls = word.startswith(("come under", "came under", "coming under", "comes under"))
    passive = befalls or is_passive(reading, trigger) or reading.shape[trigger + 1 : trigger + 2] == "y"
    letter, prior = reading.shape[trigger], reading.shape[max(0, trigger - 1) : trigger]
    if letter in "vX" and (_is_untold(reading, trigger) or (letter == "X" and prior in set("edoiya"))):
        return None
    if letter == "X" and reading.shape[trigger + 1 : trigger + 2] in set("eo.,;"):
        return None
    agent = _doer.of_verb(reading, trigger, passive=passive)
    place, means = where(reading, trigger), means_of(reading, trigger)
    if means == "mine" and not passive and weapon_follows(reading, trigger):
        agent = None
    if reading.shape[trigger + 1 : trigger + 2] == "j":
        place = None
    before = reading.shape[max(0, trigger - 12) : trigger]
    hits = _HIT.match(reading.shape, trigger + 1) or word.startswith(("open", "exchang"))
    there = agent is not None and word.startswith("attack") and _WHERE.match(reading.shape, trigger + 1)
    if _is_none(reading, trigger, place) or (word.startswith(_TREADS) and means != "mine"):
        return None
    rams = word.startswith("ram") and "into" in reading.lowers[trigger : trigger + _REACH]
    if (
        agent is None
        and word.startswith(_CLOSING_IN)
        and not (rams or weapon_in(reading, max(0, trigger - 1)))
    ):
        return None
    if word.startswith(_COMBAT) and not _fights_here(reading, trigger, agent, place):
        return None
    if means == "ground" and word.startswith("raid") and not _is_on_foot(reading, agent):
        means = "unspecified"
    sure = agent is not None and word.startswith(_SURE) and _OBJECT.match(reading.shape, trigger + 1)
    told = bool(hits or sure or there) or _THAT_HIT.search(reading.shape[max(0, trigger - 12) : trigger])
    if not told and not (passive and re.search(r"[OPpNqjCA]", before)):
        return None
    if place is None and agent is None and means == "unspecified":
        return None
    return Told(trigger, agent, place, means)
