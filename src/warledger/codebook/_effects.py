"""What tells an attack by its effect or its author: a weapon that falls, killing by a group, a claim of responsibility."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook import _doer
from warledger.codebook._fired import fire
from warledger.codebook._strikes import Told, is_group, weapon_follows, where
from warledger.extract.figures import Figure
from warledger.extract.frame import is_passive
from warledger.extract.weapons import means_of, told_by, weapon_in
from warledger.language.lexicon import Lexeme

if TYPE_CHECKING:
    from warledger.extract.shape import Reading


_OBJECT_OF = re.compile(r"[wd]?[waCd]{0,3}(?:wo)?[OPnqCp]")
_VICTIM = re.compile(r"[wd]?[waC]{0,2}[NnpPqA]")
_BLAST = re.compile(r"[wTPeo]{0,4}yd?[waC]{0,3}(?P<m>[Mq])")
_BARE = re.compile(r"(?<=^M)k|(?<=^q)k")
_HIT_BEFORE = re.compile(r"[OPq](?:[eo]d?[waC]{0,2}P)?b[bwz]{0,2}$")
_GUNS = frozenset({"gunman", "gunmen", "sniper", "snipers"})
_SHOT = ("shot", "shoot", "gunned", "gun down", "guns down", "gunning")
_SLAIN = ("massacr", "behead", "slaughter")
_TAKEN = ("abduct", "kidnap")


def weapon(reading: Reading, trigger: int) -> Told | None:
    """A weapon that falls, explodes, kills or destroys: "a drone crashed in X", "a shell killed two"."""
    shape = reading.shape
    letter = shape[trigger]
    if letter in "Hhx" and (
        not _is_harm(reading, trigger) or (letter == "x" and shape[:trigger].endswith("k"))
    ):
        return None
    if letter == "G" and "direct hit" in reading.lower(trigger):
        return Told(trigger, None, where(reading, trigger), "unspecified")
    if letter in "HG" and (is_passive(reading, trigger) or shape[trigger + 1 : trigger + 2] == "y"):
        match = _BLAST.match(shape, trigger + 1)
        at = match.start("m") if match else None
    else:
        before = range(max(0, trigger - 6), trigger)
        at = next((i for i in reversed(before) if weapon_in(reading, i)), None)
        if at is not None and re.search(r"[.;:\"kWV]", _BARE.sub("", shape[at:trigger])):
            at = None
    if at is None and letter == "Z" and weapon_follows(reading, trigger):
        return Told(
            trigger,
            _doer.of_verb(reading, trigger, passive=False),
            where(reading, trigger),
            _follows(reading, trigger),
        )
    means = told_by(reading, at) if at is not None else None
    if at is None or means is None:
        return _killing(reading, trigger) if letter in "HhxG" or " up" in reading.lower(trigger) else None
    if means == "air_strike" and letter in "ZR" and "bomb" not in reading.lower(at):
        return None
    if means == "air_strike" and letter == "G" and "bomb" not in reading.lower(at):
        is_weapon = bool(_OBJECT_OF.match(shape, trigger + 1))
        return None if is_weapon else Told(trigger, None, where(reading, trigger), "unspecified")
    if means == "air_strike" and letter in "ZR" and not _rains(reading, at, trigger):
        means = "unspecified"
    return Told(trigger, _doer.of_weapon(reading, at), where(reading, trigger), means)


def _rains(reading: Reading, weapon: int, trigger: int) -> bool:
    """ "Bombs fell on", "bombs rained down on": from the air."""
    return reading.lower(weapon).endswith("bombs") and reading.lower(trigger).startswith(("f", "rain"))


def _follows(reading: Reading, trigger: int) -> str:
    """The weapon that is a verb's object: "detonated a car bomb"."""
    near = range(trigger + 1, min(trigger + 6, len(reading.shape)))
    return next((weapon for index in near if (weapon := weapon_in(reading, index))), "unspecified")


_ON = re.compile(r"w?(?:eT)?,?[ei]d?[OwaCAP]")


def falls(reading: Reading, trigger: int) -> Told | None:
    """A plain "fell" is a fall when a weapon is its subject, "dropped" an attack when one is its object."""
    if reading.lower(trigger).startswith("drop") and weapon_follows(reading, trigger):
        return fire(reading, trigger)
    if reading.lower(trigger) == "dropped" and is_passive(reading, trigger):
        return _dropped(reading, trigger)
    if not reading.lower(trigger).startswith(("fall", "fell")):
        return None
    found = weapon(reading, trigger)
    sent = re.search(r"[Mq](?:f[dwaC]{0,2}[AP])?$", reading.shape[max(0, trigger - 6) : trigger])
    return found if found is not None and sent else None


def _dropped(reading: Reading, trigger: int) -> Told | None:
    """ "The bomb was dropped on 3 May on a house": from the air."""
    found = weapon(reading, trigger) if _ON.match(reading.shape, trigger + 1) else None
    plain = found is not None and found.means in {"unspecified", "ground", "mine"}
    return found._replace(means="air_strike") if found is not None and plain else found


def _is_harm(reading: Reading, trigger: int) -> bool:
    """True for killing, wounding and taking captive by force."""
    value = reading.chunks[trigger].value
    effect = value.value if isinstance(value, Lexeme) else ""
    return effect in {"killed", "injured"} or reading.lower(trigger).startswith(_TAKEN)


def _killing(reading: Reading, trigger: int) -> Told | None:
    """Killing by somebody named: "were shot dead by the rebels", "the group killed 14 villagers"."""
    shape = reading.shape
    passive = is_passive(reading, trigger) or shape[trigger + 1 : trigger + 2] == "y"
    agent = _doer.after_by(reading, trigger) if passive else None
    if passive and agent is None and reading.lower(trigger).startswith(_SLAIN):
        return Told(trigger, None, where(reading, trigger), means_of(reading, trigger))
    if (
        passive
        and agent is None
        and reading.lower(trigger) == "blown up"
        and _HIT_BEFORE.search(shape[:trigger])
    ):
        return Told(trigger, None, where(reading, trigger), means_of(reading, trigger))
    bombed = " up" in reading.lower(trigger) and shape[trigger] in "ZG"
    if (
        agent is None
        and not passive
        and (shape[trigger] == "G" or bombed or _VICTIM.match(shape, trigger + 1))
    ):
        agent = _doer.subject(reading, trigger)
    if bombed and reading.lower(trigger).endswith(("self up", "selves up")):
        return Told(trigger, agent, where(reading, trigger), "ground")
    if agent is not None and shape[agent] == "j" and shape[agent - 1 : agent] not in {"W", "k"}:
        return None
    if agent is None or not _doer.is_armed(reading, agent) or shape[trigger - 1 : trigger] in {"n", "N"}:
        return None
    if shape[trigger] == "G" and not _OBJECT_OF.match(shape, trigger + 1) and not passive:
        return None
    means = means_of(reading, trigger)
    if set(reading.lower(agent).split()) & _GUNS and means in {"unspecified", "ground"}:
        means = "small_arms"
    if reading.lower(trigger).startswith(_SHOT) and means in {"unspecified", "ground"}:
        means = "small_arms"
    return Told(trigger, agent, where(reading, trigger), means)


def claimed(reading: Reading, trigger: int) -> Told | None:
    """ "The group claimed responsibility for the attack", "denied any part in it"."""
    agent = _doer.subject(reading, trigger)
    said = re.search(r"W[dk]{0,2}$", reading.shape[:trigger])
    if agent is None and said:
        agent = _doer.subject(reading, said.start())
    if agent is None:
        return None
    lexeme = reading.chunks[trigger].value
    denied = isinstance(lexeme, Lexeme) and lexeme.value == "denied"
    counted = reading.chunks[min(trigger + 1, len(reading.chunks) - 1)].value
    if isinstance(counted, Figure) and counted.none and counted.counts is not None:
        return Told(trigger, agent, where(reading, trigger), str(counted.counts.value), "denied")
    nouns = (i for i in range(trigger, min(len(reading.shape), trigger + 9)) if reading.shape[i] == "S")
    noun = next(nouns, None)
    if noun is None and denied:
        return Told(trigger, agent, None, "unspecified", "denied")
    means = means_of(reading, noun) if noun is not None else "unspecified"
    return Told(trigger, agent, where(reading, trigger), means, "denied" if denied else None)


def seized(reading: Reading, trigger: int) -> Told | None:
    """People taken by an armed group: "seized by gunmen"."""
    agent = _doer.after_by(reading, trigger)
    if (
        agent is None
        or not is_group(reading, agent)
        or not re.search(r"[pN][kb]{0,3}$", reading.shape[:trigger])
    ):
        return None
    return Told(trigger, agent, where(reading, trigger), "ground")


def blamed(reading: Reading, trigger: int) -> Told | None:
    """ "X blames Y": whose deed the document's attack is said to be."""
    match = re.match(r"[dwaC]{0,3}A(?=[.,;c]|$)", reading.shape[trigger + 1 :])
    if match is None or not reading.lower(trigger).startswith("blam") or "S" in reading.shape[trigger:]:
        return None
    return Told(trigger, trigger + match.end(), None, "unspecified", "asserted")
