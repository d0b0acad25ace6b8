"""Which weapon a sentence ties to an attack (codebook, Claims 15)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.figures import Figure
from warledger.language.lexicon import Lexeme

if TYPE_CHECKING:
    from warledger.extract.shape import Reading

_FAR_WITH = re.compile(r"^[^.;:\"kWVHFSX]{0,14}?i[dwaCnc]{0,4}(?P<m>[Mq])")
_WITH = re.compile(r"^[wPTCeo,O]{0,6}[iye]?d?[waCnc,]{0,4}(?P<m>[Mq])")
FIGHTERS = frozenset(
    "fighter fighters guerrilla guerrillas separatists extremists gunman gunmen militant militants rebel rebels bandit bandits insurgent insurgents jihadist jihadists "
    "militiaman militiamen paramilitary paramilitaries assailants attackers terrorists soldiers troops gang gangs".split()
)


_BOMBS = frozenset({"bomb", "bombs"})
_FLOWN = frozenset({"cluster", "barrel", "aerial", "air"})
_DROPPED = frozenset(
    "dropped drop drops dropping fell fall falling rained raid raids air aerial gunship gunships".split()
)
_LAID = frozenset(
    "planted placed hidden left buried laid attached strapped roadside remote-controlled remote-control".split()
)
_GUN_CARRIERS = frozenset("tank tanks warship warships gunboat gunboats drone drones".split())
_GUNS = frozenset("artillery gunners batteries guns howitzers tanks gunboats warships".split())
FLYERS = frozenset(
    "gunship gunships plane planes warplane warplanes jet jets aircraft pilot pilots helicopter helicopters bombers".split()
)


def weapon_in(reading: Reading, index: int) -> str | None:
    """The means that a chunk names, if it is a weapon or counts weapons."""
    value = reading.chunks[index].value
    if reading.shape[index] == "M" and isinstance(value, Lexeme):
        return value.value
    if (
        reading.shape[index] == "q"
        and isinstance(value, Figure)
        and value.counts
        and value.counts.letter == "M"
    ):
        return value.counts.value
    return None


def told_by(reading: Reading, index: int) -> str | None:
    """The means that a weapon tells; a plain bomb that no aircraft drops tells none, or a mine if it was laid."""
    found = weapon_in(reading, index)
    words = reading.lower(index).split()
    if found != "air_strike" or words[-1] not in _BOMBS or _FLOWN & set(words):
        return found
    around = set(reading.text(max(0, index - 12), min(len(reading.shape) - 1, index + 12)).casefold().split())
    if around & (FLYERS | _DROPPED):
        return found
    return "mine" if around & _LAID else "unspecified"


def _chosen(found: list[str]) -> str | None:
    """The first weapon told; missiles and drones together are missiles."""
    if not found:
        return None
    return "missile" if "missile" in found and found[0] in {"drone", "artillery"} else found[0]


def means_of(reading: Reading, trigger: int) -> str:
    """The means of the attack that a trigger tells; "unspecified" when the words name none."""
    value = reading.chunks[trigger].value
    value = value.counts if isinstance(value, Figure) else value
    if re.match(r"fd?w", reading.shape[trigger + 1 :]) and (sent := _direction(reading, trigger)):
        return sent
    own = value.value if isinstance(value, Lexeme) and value.letter in "SVvX" else "unspecified"
    before: list[str] = []
    for index in range(trigger - 1, max(-1, trigger - 8), -1):
        if reading.shape[index] not in "MqwaACcdn,-NSbmofP%z" or reading.lower(index) in {".", ";"}:
            break
        weapon = told_by(reading, index)
        if weapon and weapon != "unspecified":
            before.insert(0, weapon)
    named = _flown(reading, trigger) or _chosen(before)
    crew = _by_crew(reading, trigger) if own in {"ground", "small_arms"} else None
    if crew is not None:
        return crew
    if named and own in {"unspecified", "ground"}:
        return named
    if own not in {"unspecified", "small_arms"}:
        return named if named in {"drone", "glide_bomb", "missile"} and own == "air_strike" else own
    match = _WITH.match(reading.shape[trigger + 1 : trigger + 14]) or _FAR_WITH.match(
        reading.shape[trigger + 1 : trigger + 20]
    )
    if match:
        at = trigger + 1 + match.start("m")
        after = [weapon_in(reading, i) for i in range(at, min(at + 4, len(reading.shape)))]
        found = _chosen([weapon for weapon in after if weapon])
        if found:
            return found
    if own == "small_arms":
        return own
    sent = _by_crew(reading, trigger)
    if sent:
        return sent
    return "ground" if _by_fighters(reading, trigger) else "unspecified"


def _flown(reading: Reading, trigger: int) -> str | None:
    """ "NATO aircraft attacked gun positions": the subject's planes, not the guns they struck."""
    active = reading.shape[trigger] == "V" and reading.shape[trigger - 1 : trigger] in {"A", "p", "N", "M"}
    return "air_strike" if active and set(reading.lower(trigger - 1).split()) & FLYERS else None


def _direction(reading: Reading, trigger: int) -> str | None:
    """ "Attacked from the air", "shelled from the sea"."""
    words = reading.text(trigger + 1, min(len(reading.shape) - 1, trigger + 3)).casefold()
    if words.startswith(("from the air", "from above")):
        return "air_strike"
    return "artillery" if words.startswith("from the sea") else None


def _by_crew(reading: Reading, trigger: int) -> str | None:
    """The weapon of the arm that is the subject or stands after "by": planes, an air force, artillery."""
    for index in range(trigger - 1, max(-1, trigger - 8), -1):
        if reading.shape[index] in ".;:kWV,":
            break
        if reading.shape[index] in "ApwN" and (found := arm_of(reading.lower(index))):
            return found
        if reading.shape[index] == "M" and (found := _vehicle(reading, index)):
            return found
    last = min(len(reading.shape) - 1, trigger + 4)
    after = reading.text(trigger + 1, last).casefold() if trigger + 1 <= last else ""
    return arm_of(after) if after.startswith("by ") else None


def _vehicle(reading: Reading, index: int) -> str | None:
    """What shoots without being named as crew: a helicopter or gunship, a tank, a warship."""
    means = weapon_in(reading, index)
    if means == "air_strike" and "bomb" not in reading.lower(index):
        return means
    return means if set(reading.lower(index).split()) & _GUN_CARRIERS else None


def flying(reading: Reading, index: int) -> str | None:
    """What flies itself and fires: planes, helicopters, a drone; what it fires is no other means."""
    if weapon_in(reading, index) == "drone":
        return "drone"
    return "air_strike" if set(reading.lower(index).split()) & FLYERS else None


def arm_of(words: str) -> str | None:
    """What an arm of the forces attacks with."""
    if set(words.split()) & FLYERS or "air force" in words:
        return "air_strike"
    return "artillery" if set(words.split()) & _GUNS else None


def _by_fighters(reading: Reading, trigger: int) -> bool:
    """True when people with arms in hand are the subject or stand after "by"."""
    first = max(0, trigger - 8)
    near = range(first, min(len(reading.shape), trigger + 6))
    words = {
        word for index in near if reading.shape[index] in "pANa" for word in reading.lower(index).split()
    }
    return bool(words & FIGHTERS)
