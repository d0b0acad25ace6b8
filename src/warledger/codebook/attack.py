"""Attack: one side uses force against a place, an object or people.

Fired, dropped, detonated or carried out; debris that hits something is an attack that hit,
a drone shot down is an interception. One claim for each place that the words name as struck
(codebook, Claims 8, 12, 14, 15 and 17).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from warledger.codebook._draft import Draft, Example
from warledger.extract.actor import ActorMention
from warledger.extract.figures import Figure
from warledger.extract.frame import (
    agent_after,
    agent_near,
    coordinated,
    is_passive,
    place_of,
    subject_before,
    time_of,
)
from warledger.extract.scope import scope_of
from warledger.extract.weapons import means_of, weapon_in
from warledger.language.lexicon import Lexeme
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

Means = Literal[
    "drone",
    "missile",
    "glide_bomb",
    "artillery",
    "air_strike",
    "ground",
    "mine",
    "small_arms",
    "unspecified",
]


class Attack(Claim, frozen=True, kw_only=True, tag="attack"):
    """An attack as told: `means` the main weapon; `launched` and `intercepted` count weapons."""

    means: Means = "unspecified"
    launched: int | None = None
    intercepted: int | None = None


_LAUNCH = re.compile(r"[wdanC,q]{0,5}?(?P<m>[Mq])|(?P<at>e)")
_TARGET = re.compile(r"[^.;:\"k]{0,10}?(?P<e>[et])[dwaCO]{0,4}(?P<p>P)")
_MENTION = re.compile(r"\b(?:the|this|that|these|those|such|its|their|his)\b", re.IGNORECASE)


def _launched(reading: Reading, trigger: int) -> int | None:
    """How many weapons the sentence says were sent."""
    for index in range(max(0, trigger - 4), min(len(reading.shape), trigger + 7)):
        value = reading.chunks[index].value
        if weapon_in(reading, index) and isinstance(value, Figure):
            return value.quantity.low if value.quantity.low is not None else value.quantity.high
    return None


def _drafts(
    reading: Reading, trigger: int, agent: int | None, place: int | None, means: str
) -> Iterator[Draft]:
    """One draft for each place that a trigger's sentence names in one list."""
    when = time_of(reading, trigger)
    launched = _launched(reading, trigger) if reading.shape[trigger] == "F" else None
    fields = {"means": means, "launched": launched}
    targets: list[int | None] = [*coordinated(reading, place)] if place is not None else [None]
    scope = scope_of(reading, trigger, None, when)
    for target in targets:
        marks = [trigger]
        marks += [target] if target is not None and abs(target - trigger) < 16 else []
        marks += [agent] if agent is not None and 0 < trigger - agent < 7 else []
        lexeme = reading.chunks[trigger].value
        denied = reading.shape[trigger] == "r" and isinstance(lexeme, Lexeme) and lexeme.value == "denied"
        yield Draft(
            "attack", min(marks), max(marks), trigger, fields, target, when, agent=agent, scope=scope,
            modality="denied" if denied else None,
        )  # fmt: skip


def _noun(reading: Reading, trigger: int) -> tuple[int | None, int | None, str] | None:
    """An attack noun: "a strike on X", "the shelling of X", "Russian attacks in X"."""
    place, means = place_of(reading, trigger), means_of(reading, trigger)
    agent = agent_near(reading, trigger)
    if agent is None:
        verb = next(
            (i for i in range(trigger - 1, max(-1, trigger - 7), -1) if reading.shape[i] == "Y"), None
        )
        agent = subject_before(reading, verb) if verb is not None and not is_passive(reading, verb) else None
    lexeme = reading.chunks[trigger].value
    plain = isinstance(lexeme, Lexeme) and lexeme.value == "unspecified"
    if (
        place is None
        and agent is None
        and (means == "unspecified" or _MENTION.search(reading.text(max(0, trigger - 3), trigger)))
    ):
        return None
    if place is None and plain and reading.shape[trigger - 1 : trigger] == "d":
        return None
    return agent, place, means


def _verb(reading: Reading, trigger: int) -> tuple[int | None, int | None, str] | None:
    """A verb of attacking, active or passive: "struck X", "X was shelled", "hit a school in X"."""
    passive = is_passive(reading, trigger)
    agent = agent_after(reading, trigger) if passive else subject_before(reading, trigger)
    place, means = place_of(reading, trigger), means_of(reading, trigger)
    after = reading.shape[trigger + 1 : trigger + 9]
    before = reading.shape[max(0, trigger - 12) : trigger]
    hits_something = bool(re.match(r"[dwaCnqc,ioe-]{0,7}[OPpNAMqj]", after)) or (
        passive and bool(re.search(r"[OPpNqjC]", before))
    )
    if not hits_something or (place is None and agent is None and means == "unspecified"):
        return None
    return agent, place, means


def _fire(reading: Reading, trigger: int) -> tuple[int | None, int | None, str] | None:
    """A verb that sends a weapon: "fired rockets at X", "launched 70 missiles"."""
    passive = is_passive(reading, trigger)
    around = [*range(trigger + 1, min(trigger + 7, len(reading.shape)))]
    around += range(max(0, trigger - 7), trigger) if passive else ()
    weapons = [weapon for index in around if (weapon := weapon_in(reading, index))]
    if not weapons:
        return None
    means = "missile" if {"missile", "drone"} <= set(weapons) else weapons[0]
    agent = agent_after(reading, trigger) if passive else subject_before(reading, trigger)
    target = _TARGET.match(reading.shape, trigger + 1)
    place = target.start("p") if target else None
    return agent, place if place is not None else place_of(reading, trigger), means


def _weapon(reading: Reading, trigger: int) -> tuple[int | None, int | None, str] | None:
    """A weapon that falls, explodes, kills or destroys: "a drone crashed in X", "a shell killed two"."""
    before = range(max(0, trigger - 6), trigger)
    if is_passive(reading, trigger) and reading.shape[trigger] in "HG":
        match = re.match(r"[wTPeo]{0,4}yd?[waC]{0,3}(?P<m>[Mq])", reading.shape[trigger + 1 : trigger + 14])
        at = trigger + 1 + match.start("m") if match else None
    else:
        at = next((i for i in reversed(before) if weapon_in(reading, i)), None)
        if at is not None and re.search(r"[.;:\"kWV]", reading.shape[at:trigger]):
            at = None
    means = weapon_in(reading, at) if at is not None else None
    if at is None or means is None:
        return _killing(reading, trigger) if reading.shape[trigger] in "Hhx" else None
    if means == "air_strike" and reading.lower(trigger).startswith("crash"):
        return None
    return agent_near(reading, at), place_of(reading, trigger), means


def _killing(reading: Reading, trigger: int) -> tuple[int | None, int | None, str] | None:
    """Killing by somebody named: "were shot dead by the rebels", "the group killed 14 villagers"."""
    passive = is_passive(reading, trigger)
    agent = agent_after(reading, trigger) if passive else None
    if agent is None and re.match(r"[wd]?[NnpP]", reading.shape[trigger + 1 :]):
        agent = subject_before(reading, trigger)
    if agent is None or not _is_armed(reading, agent) or reading.shape[trigger - 1 : trigger] in {"n", "N"}:
        return None
    return agent, place_of(reading, trigger), means_of(reading, trigger)


def _is_armed(reading: Reading, index: int) -> bool:
    """True for a state, an army or an armed group."""
    value = reading.chunks[index].value
    return isinstance(value, ActorMention) and value.actor.kind in {"state", "force", "group"}


def _claimed(reading: Reading, trigger: int) -> tuple[int | None, int | None, str] | None:
    """ "The group claimed responsibility for the attack", "denied any part in it"."""
    agent = subject_before(reading, trigger)
    if agent is None:
        return None
    nouns = (i for i in range(trigger, min(len(reading.shape), trigger + 9)) if reading.shape[i] == "S")
    noun = next(nouns, None)
    return agent, place_of(reading, trigger), means_of(reading, noun) if noun is not None else "unspecified"


_READERS = {
    "r": _claimed,
    "S": _noun,
    "V": _verb,
    "v": _verb,
    "X": _verb,
    "F": _fire,
    "Z": _weapon,
    "H": _weapon,
    "h": _weapon,
    "x": _weapon,
    "G": _weapon,
}


def find(reading: Reading) -> Iterator[Draft]:
    """Every attack that a passage tells, one for each place it names as struck."""
    told: set[tuple[int | None, str]] = set()
    for trigger, letter in enumerate(reading.shape):
        reader = _READERS.get(letter)
        found = reader(reading, trigger) if reader else None
        if found is None:
            continue
        agent, place, means = found
        for draft in _drafts(reading, trigger, agent, place, means):
            key = (draft.place, "")
            if key in told:
                continue
            told.add(key)
            yield draft


EXAMPLES = (
    Example(
        "Russian drones attacked Odesa on Monday.", {"actor": "Russia", "means": "drone", "place": "Odesa"}
    ),
    Example("Sumy was shelled with mortars.", {"means": "artillery", "place": "Sumy"}),
    Example(
        "Israeli warplanes carried out a strike on Tyre.",
        {"actor": "Israel", "means": "air_strike", "place": "Tyre"},
    ),
    Example("Workers went on strike in Paris.", {}, "a labor strike is no attack"),
)
