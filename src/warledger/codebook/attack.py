"""Attack: one side uses force against a place, an object or people.

Fired, dropped, detonated or carried out; debris that hits something is an attack that hit,
a drone shot down is an interception. One claim for each place that the words name as struck
(codebook, Claims 8, 12, 14, 15 and 17).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.codebook._draft import Draft, Example
from warledger.codebook._effects import blamed, claimed, falls, seized, weapon
from warledger.codebook._fired import fire, reply
from warledger.codebook._settling import settled
from warledger.codebook._strikes import Told, none_carried_out, noun, verb
from warledger.codebook._suffering import suffering
from warledger.extract.actor import ActorMention
from warledger.extract.figures import Figure
from warledger.extract.frame import time_of
from warledger.extract.place import PlaceMention
from warledger.extract.scope import scope_of
from warledger.extract.setting import coordinated
from warledger.extract.weapons import weapon_in
from warledger.language.lexicon import Lexeme
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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


_RUN = re.compile(r"P(?:,d?w?P)+(?:,?cd?w?[eo]?d?w?P)")
_ALSO_IN = re.compile(r"(?:,[^.;:\"kWVHSF,]{1,7})?,?c[ef]d?[waC]{0,4}o?d?P")
_MANY = 1500
_FEW = 5
_READERS: dict[str, Callable[[Reading, int], Told | None]] = {
    "W": blamed,
    "6": blamed,
    "U": seized,
    "r": claimed,
    "S": noun,
    "V": verb,
    "v": verb,
    "X": verb,
    "F": fire,
    "Y": reply,
    "Z": weapon,
    "R": falls,
    "H": weapon,
    "h": weapon,
    "x": weapon,
    "G": weapon,
}


def _launched(reading: Reading, trigger: int) -> int | None:
    """How many weapons the sentence says were sent."""
    for index in range(max(0, trigger - 4), min(len(reading.shape), trigger + 7)):
        value = reading.chunks[index].value
        if weapon_in(reading, index) and isinstance(value, Figure):
            return value.quantity.low if value.quantity.low is not None else value.quantity.high
    return None


def _party(reading: Reading, index: int | None) -> str | None:
    """Whose deed two tellings share: the party's name, or the word that stands for it."""
    if index is None:
        return None
    value = reading.chunks[index].value
    return (value.actor.side or value.actor.name) if isinstance(value, ActorMention) else reading.lower(index)


def _merged(reading: Reading, told: list[Told]) -> list[Told]:
    """What a passage tells of one place and one author, once, with the means that any telling gives."""
    kept: list[Told] = []
    for one in told:
        party = _party(reading, one.agent)
        for number, other in enumerate(kept):
            before = _party(reading, other.agent)
            if other.place != one.place or (party and before and party != before):
                continue
            means = other.means if other.means != "unspecified" else one.means
            better = one if other.agent is None and one.agent is not None else other
            kept[number] = better._replace(means=means, modality=other.modality or one.modality)
            break
        else:
            kept.append(one)
    named = any(one.place is not None for one in kept)
    return [one for one in kept if one.place is not None or one.agent is not None or not named]


def _counts_attacks(reading: Reading, index: int) -> bool | None:
    """True for a figure of attacks, "two bombings"; False for "no strikes", None for all else."""
    value = reading.chunks[index].value
    if not isinstance(value, Figure) or value.counts is None or value.counts.letter != "S":
        return None
    return not value.none


def _places(reading: Reading, told: Told) -> list[int | None]:
    """Every place of one telling: the list its place stands in, a list that says it closer, "and in X"."""
    place = told.place
    run = next((run for run in _runs(reading) if place in run), None)
    if run is None and (place is None or _is_coarse(reading, place)):
        run = next((run for run in _runs(reading) if run[0] > told.trigger), None)
    if run is not None:
        return [*run]
    if place is None:
        return [None]
    listed = coordinated(reading, place)
    further = _ALSO_IN.match(reading.shape, listed[-1] + 1) if listed[-1] > told.trigger else None
    return [*listed, further.end() - 1] if further else [*listed]


def _runs(reading: Reading) -> list[list[int]]:
    """Lists of three places and more that a sentence names."""
    return [
        [match.start() + at for at, letter in enumerate(match[0]) if letter == "P"]
        for match in _RUN.finditer(reading.shape)
    ]


def _is_coarse(reading: Reading, index: int) -> bool:
    """True for a region or country."""
    value = reading.chunks[index].value
    found = value.candidates[0].precision if isinstance(value, PlaceMention) and value.candidates else ""
    return found in {"country", "admin1"}


def _is_sum(reading: Reading, trigger: int) -> bool:
    """ "Israeli attacks have killed more than 47,000 people": attacks of a war, by the figure told of them."""
    lexeme = reading.chunks[trigger].value
    if reading.shape[trigger] != "S" or not isinstance(lexeme, Lexeme):
        return False
    figures = [chunk.value.quantity for chunk in reading.chunks if isinstance(chunk.value, Figure)]
    return any((figure.low or 0) > _MANY for figure in figures if figure.low is not None)


def _are_few(reading: Reading, trigger: int) -> bool:
    """True for a handful of attacks counted together on one place."""
    value = reading.chunks[trigger].value
    return isinstance(value, Figure) and not value.quantity.vague and (value.quantity.low or _FEW) < _FEW


def _is_dated(reading: Reading, trigger: int, when: int | None) -> bool:
    """One telling at one settlement, of no longer time: only a figure told beside it is a sum of places."""
    base = getattr(reading.chunks[when].value, "base", ("",)) if when is not None else ("",)
    value = reading.chunks[trigger].value
    several = isinstance(value, Figure) or getattr(value, "form", "") == "plural"
    return base[0] not in {"span", "year", "past"} and not several and not _is_sum(reading, trigger)


def _draft(reading: Reading, told: Told) -> Draft:
    """The draft of one telling at one place."""
    trigger, agent, place, means, modality = told
    when = time_of(reading, trigger)
    launched = _launched(reading, trigger) if reading.shape[trigger] == "F" else None
    marks = [trigger]
    marks += [place] if place is not None and abs(place - trigger) < 16 else []
    marks += [agent] if agent is not None and 0 < trigger - agent < 7 else []
    fields = {"means": means, "launched": launched}
    scope = "total" if _is_sum(reading, trigger) else scope_of(reading, trigger, None, when)
    settled = place is not None and not _is_coarse(reading, place)
    if scope == "total" and settled and (_are_few(reading, trigger) or _is_dated(reading, trigger, when)):
        scope = "incident"
    return Draft(
        "attack",
        min(marks),
        max(marks),
        trigger,
        fields,
        place,
        when,
        agent=agent,
        target=suffering(reading, told),
        scope=scope,
        modality=modality,
    )


def find(reading: Reading) -> Iterator[Draft]:
    """Every attack that a passage tells, one for each place it names as struck."""
    told: list[Told] = []
    for trigger, letter in enumerate(reading.shape):
        counted = _counts_attacks(reading, trigger)
        reader = _READERS.get(letter) if counted is None else noun if counted else none_carried_out
        found = reader(reading, trigger) if reader else None
        if found is not None:
            told += [found._replace(place=place) for place in _places(reading, found)]
    for one in _merged(reading, told):
        yield _draft(reading, one)


def settle(
    claims: Sequence[Claim],
    everything: Sequence[Claim],
    text: str,
    country: Callable[[str], str | None],  # noqa: ARG001 — every type is settled by the same call
) -> list[Claim]:
    """The attacks of one document that stand once all of it is known."""
    return [
        msgspec.structs.replace(claim, recipient=None) if claim.recipient == claim.actor else claim
        for claim in settled(claims, everything, text)
    ]


TRIGGERS = tuple("SVvXFYZRrHhxGUW6q")


EXAMPLES = (
    Example(
        "Russian drones attacked Odesa on Monday.", {"actor": "Russia", "means": "drone", "place": "Odesa"}
    ),
    Example("Sumy was shelled with mortars.", {"means": "artillery", "place": "Sumy"}),
    Example(
        "Israeli warplanes carried out a strike on Tyre.",
        {"actor": "Israel", "means": "air_strike", "place": "Tyre"},
    ),
    Example(
        "Fighters of the RSF stormed El Fasher.",
        {"actor": "Rapid Support Forces", "means": "ground", "place": "El Fasher"},
    ),
    Example(
        "A drone sent by the Houthis hit a building in Tel Aviv.",
        {"actor": "Houthis", "means": "drone", "place": "Tel Aviv"},
        "whose a weapon is",
    ),
    Example(
        "Russia launched 40 missiles at Kyiv, Dnipro and Kramatorsk.",
        {"actor": "Russia", "means": "missile", "place": "Dnipro", "launched": 40},
        "a list makes one claim for each town",
    ),
    Example(
        "Hezbollah denied any part in the attack on Haifa.",
        {"actor": "Hezbollah", "modality": "denied", "place": "Haifa"},
    ),
    Example(
        "Israel said it would attack Beirut again.",
        {"actor": "Israel", "modality": "planned", "place": "Beirut"},
    ),
    Example(
        "Three hundred RSF fighters overran El Fasher.",
        {"actor": "Rapid Support Forces", "means": "ground", "place": "El Fasher"},
        "fighters told by their number",
    ),
    Example(
        "The United States and Britain fired missiles at Hodeidah.",
        {"actor": "United States", "means": "missile", "place": "Hodeidah"},
        "of parties that act together, the first",
    ),
    Example(
        "Rockets were fired at Haifa from areas held by Hezbollah.",
        {"actor": "Hezbollah", "means": "artillery", "place": "Haifa"},
        "whose ground it came from",
    ),
    Example(
        "Hamas answered with rockets on Ashkelon.",
        {"actor": "Hamas", "means": "artillery", "place": "Ashkelon"},
        "a weapon that answers",
    ),
    Example("Tyre was attacked from the air.", {"means": "air_strike", "place": "Tyre"}),
    Example("A bomb planted in Kabul went off.", {"means": "mine", "place": "Kabul"}, "a bomb that was laid"),
    Example("Air raid sirens sounded in Kyiv.", {}, "an alarm is no attack"),
    Example("Both sides agreed to stop their attacks on Kharkiv.", {}, "an attack that is to end"),
    Example("Workers went on strike in Paris.", {}, "a labor strike is no attack"),
)
