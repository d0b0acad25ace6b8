"""The verbs that send a weapon: "fired rockets at X", "launched 70 missiles", "answered with mortars"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook import _doer
from warledger.codebook._strikes import Told, is_group, weapon_follows, where
from warledger.extract.figures import Figure
from warledger.extract.frame import is_passive
from warledger.extract.weapons import arm_of, flying, weapon_in

if TYPE_CHECKING:
    from warledger.extract.shape import Reading


_TARGET = re.compile(r"[^.;:\"k]{0,10}?(?P<e>[et])[dwaCO]{0,4}(?P<p>P)")
_DENIES = re.compile(r"\bden(?:y|ies|ied)\b")
_AIMED = re.compile(r"[nw]?e\"?d?[waCd]{0,2}o?(?:[pNOqX]|A|P)")
_SHOOTS = ("fir", "shot", "shoot")
_ACROSS = re.compile(r"ed?w{0,2}[Pw]")
_PEOPLE = re.compile(r"d?w{0,2}[Np]")


def reply(reading: Reading, trigger: int) -> Told | None:
    """A weapon that answers: "replied with mortars", "answered with 130 rockets on X"."""
    if not reading.lower(trigger).endswith(" with") or not weapon_follows(reading, trigger):
        return None
    return fire(reading, trigger)


def fire(reading: Reading, trigger: int) -> Told | None:
    """A verb that sends a weapon: "fired rockets at X", "launched 70 missiles", "fired at X"."""
    shape, word = reading.shape, reading.lower(trigger)
    passive = is_passive(reading, trigger) or shape[trigger + 1 : trigger + 2] == "y"
    around = [*range(trigger + 1, min(trigger + 7, len(shape)))]
    around += range(max(0, trigger - 7), trigger) if passive else ()
    weapons = [
        weapon for index in around if (weapon := weapon_in(reading, index)) and not _is_goal(reading, index)
    ]
    if not weapons and not passive and trigger and (sent := weapon_in(reading, trigger - 1)):
        passive, weapons = True, [sent]
    across = _ACROSS.match(shape, trigger + 1) if shape[trigger + 1 : trigger + 2] == "e" else None
    over = across is not None and reading.lower(trigger + 1) in {"across", "over"}
    target = _TARGET.match(shape, across.end() if across and over else trigger + 1)
    if word.startswith(("driv", "drove")) and "ground" not in weapons:
        return None
    target = target or _TARGET.match(shape, trigger + 1)
    place = target.start("p") if target else None
    if word.startswith("us") and place is None and not passive:
        return None
    agent = _doer.of_verb(reading, trigger, passive=passive)
    if not weapons and agent is not None and _is_denied_fire(reading, trigger):
        return Told(trigger, agent, where(reading, trigger), "unspecified")
    if not weapons and word == "shot" and _shoots_people(reading, trigger, agent):
        return Told(trigger, agent, where(reading, trigger), "small_arms")
    aimed = (
        _AIMED.match(shape, across.end() if across and over else trigger + 1)
        if word.startswith(_SHOOTS)
        else None
    )
    after = range(trigger + 1, min(trigger + 5, len(shape)))
    crowds = reading.language.file.people_military_words.get("crowds", ())
    crowd = word.startswith(_SHOOTS) and any(reading.lower(index) in crowds for index in after)
    if not weapons and ((aimed is None and not crowd) or not _toward(reading, trigger)):
        return None
    means = "missile" if {"missile", "drone"} <= set(weapons) else weapons[0] if weapons else "unspecified"
    if not weapons and not passive and (crowd or (aimed and "P" not in aimed[0])):
        means = arm_of(reading.lower(agent)) or "small_arms" if agent is not None else "small_arms"
    if not passive and trigger and (flown := flying(reading, trigger - 1)):
        means = flown
    if word.startswith("plant") and means != "unspecified":
        means = "mine"
    denied = any(isinstance(v := reading.chunks[i].value, Figure) and v.none for i in around)
    if place is None:
        place = where(reading, trigger)
    return Told(trigger, agent, place, means, "denied" if denied else None)


def _shoots_people(reading: Reading, trigger: int, agent: int | None) -> bool:
    """True for people with arms in hand who "shot three villagers"."""
    armed = agent is not None and (is_group(reading, agent) or _doer.is_fighters(reading, agent))
    return armed and _PEOPLE.match(reading.shape, trigger + 1) is not None


def _is_goal(reading: Reading, index: int) -> bool:
    """True for a weapon that others are sent to: "sent people towards the bomb"."""
    before = reading.shape[max(0, index - 3) : index].rstrip("wd")
    return before.endswith(("e", "t"))


def _toward(reading: Reading, trigger: int) -> bool:
    """True when what is fired goes at, on or into something."""
    across = _ACROSS.match(reading.shape, trigger + 1)
    first = across.end() if across and reading.lower(trigger + 1) in {"across", "over"} else trigger + 1
    near = range(first, min(first + 2, len(reading.shape)))
    return any(reading.lower(index) in {"at", "on", "into", "towards", "toward"} for index in near)


def _is_denied_fire(reading: Reading, trigger: int) -> bool:
    """ "X denied that it had fired": nothing is sent, yet it is the attack that is meant."""
    if not reading.lower(trigger).startswith("fir") or reading.shape[trigger + 1 : trigger + 2] not in {
        ".",
        ",",
    }:
        return False
    return trigger > 0 and bool(_DENIES.search(reading.text(0, trigger)))
