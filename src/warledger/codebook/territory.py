"""Territory: a settlement, area or post captured, recaptured or given up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from warledger.codebook import _doer
from warledger.codebook._control import change, given_to, what_of
from warledger.codebook._draft import Draft, Example
from warledger.codebook._fallen import FALLS, HOLDS, PLAIN_FALL, What, held_by
from warledger.extract.attribution import voice_at, voices
from warledger.extract.frame import agent_after, subject_before, time_of
from warledger.extract.setting import coordinated, place_of
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from warledger.extract.shape import Reading


class Territory(Claim, frozen=True, kw_only=True, tag="territory"):
    """A change of control: `actor` captured, recaptured or withdrew from the place."""

    what: What


_FALL_TO = re.compile(r"o(?:d?w{1,2}o)?PT?td?[waC]{0,2}(?P<who>[Aap])")
_SOON = 6
_DEEDS = frozenset({"attack", "territory"})
_HANDS = re.compile(r"d?[waC]{0,2}(?P<who>[Aap])")


def _agent(reading: Reading, trigger: int, *, passive: bool) -> int | None:
    """Who took or left it; for "said it had taken" the one who said so."""
    other = given_to(reading, trigger)
    if other is None and passive:
        other = held_by(reading, trigger)
    if other is not None:
        return other
    if passive:
        hands = _HANDS.match(reading.shape, trigger + 1) or _FALL_TO.match(reading.shape, trigger + 1)
        if hands and reading.lower(trigger).startswith(FALLS):
            return hands.start("who")
        return agent_after(reading, trigger)
    agent = subject_before(reading, trigger)
    if agent is None:
        band = _doer.subject(reading, trigger)
        agent = band if band is not None and _doer.is_armed(reading, band) else None
    if agent is not None:
        return agent
    voice = voice_at(voices(reading), trigger)
    if voice is not None:
        return voice.speaker
    pronoun = "j" in reading.shape[max(0, trigger - 3) : trigger]
    return reading.shape.find("A", 0, trigger) if pronoun and "A" in reading.shape[:trigger] else None


def _since(reading: Reading, trigger: int) -> int | None:
    """Since when a place is held: "have held X since January", "in rebel hands since 2012"."""
    near = range(trigger + 1, min(trigger + _SOON, len(reading.shape)))
    time = next((i for i in near if reading.shape[i] == "T"), None)
    role = getattr(reading.chunks[time].value, "role", "") if time is not None else ""
    return time if role == "since" and reading.lower(trigger).startswith(HOLDS) else None


def find(reading: Reading) -> Iterator[Draft]:
    """Every change of control that a passage tells."""
    for trigger in range(len(reading.shape)):
        if reading.shape[trigger] not in "UwRHVFxZ~WE9":
            continue
        found = change(reading, trigger)
        if found is None:
            continue
        at, place, passive = found
        agent = _agent(reading, trigger, passive=passive)
        fields = {"what": what_of(reading, trigger)}
        first, last = min(at, trigger), max(at, trigger)
        when = _since(reading, trigger)
        when = time_of(reading, trigger) if when is None else when
        it = reading.lower(at) == "it"
        behind = (0 if it else trigger, len(reading.shape))
        plain = place if place is not None else place_of(reading, trigger, window=behind)
        for one in coordinated(reading, plain) if plain is not None else [None]:
            ends = (first, last) if one is None or place is None else (min(first, one), max(last, one))
            yield Draft("territory", *ends, trigger, fields, one, when, agent=agent)


def _taker(claim: Territory, everything: Sequence[Claim]) -> str | None:
    """Who took it, where the sentence has only a pronoun: the speaker, else who acted last before."""
    if claim.words.endswith((*PLAIN_FALL, " of", " to")):
        return None
    spoken = claim.speaker
    if spoken is not None and (spoken.side or (spoken.name and not spoken.name.islower())):
        return spoken.side or spoken.name
    acting = [
        other
        for other in everything
        if other.actor and not other.actor.islower() and other.start < claim.start and other.type in _DEEDS
    ]
    last = max(acting, key=lambda other: other.start).actor if acting else None
    return last or (spoken.name if spoken is not None else None)


def settle(
    claims: Sequence[Territory], everything: Sequence[Claim], text: str, country: Callable[[str], str | None]
) -> list[Territory]:
    """Changes of control with their actor from the document, each told once."""
    del text, country
    told: dict[tuple[object, ...], Territory] = {}
    for claim in sorted(claims, key=lambda found: (found.start, found.end)):
        full = msgspec.structs.replace(claim, actor=claim.actor or _taker(claim, everything))
        where = (claim.place.geonames or claim.place.name) if claim.place else None
        key = (full.what, full.actor, where)
        if key not in told or len(told[key].words) < len(full.words):
            told[key] = full
    return list(told.values())


TRIGGERS = ("U",)

EXAMPLES = (
    Example("M23 rebels captured Goma on Monday.", {"actor": "M23", "what": "captured", "place": "Goma"}),
    Example(
        "Ukrainian troops withdrew from Avdiivka.",
        {"actor": "Ukraine", "what": "withdrew", "place": "Avdiivka"},
    ),
    Example("Kunduz fell to the Taliban.", {"actor": "Taliban", "what": "captured", "place": "Kunduz"}),
    Example(
        "The RSF said it had taken the town of Babanusa.",
        {"actor": "Rapid Support Forces", "place": "Babanusa"},
    ),
    Example("The army pushed Boko Haram out of Bama.", {"what": "recaptured", "place": "Bama"}),
    Example("Goma is now in the hands of the M23.", {"actor": "M23", "what": "captured", "place": "Goma"}),
    Example("A market in occupied Donetsk was shelled.", {}, "who holds a place anyway is no change"),
    Example("The envoy demanded that Russia withdraw from Crimea.", {}, "asked for, not done"),
    Example("Officers took a prisoner to Kyiv.", {}),
)
