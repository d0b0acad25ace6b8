"""Interception: drones, missiles or aircraft shot down or made harmless before they hit."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from warledger.codebook._draft import Draft, Example
from warledger.codebook._means import Means
from warledger.codebook._stopped import Stopped, attacks_repelled, stopped_after, stopped_before
from warledger.extract.attribution import voice_at, voices
from warledger.extract.figures import Figure
from warledger.extract.frame import agent_after, is_passive, subject_before, time_of
from warledger.extract.scope import scope_of
from warledger.extract.setting import coordinated, place_of
from warledger.extract.weapons import weapon_in
from warledger.model import Claim, Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from warledger.extract.shape import Reading


class Interception(Claim, frozen=True, kw_only=True, tag="interception"):
    """Weapons stopped: `actor` shot down what `recipient` had sent; `low` and `high` count them."""

    means: Means = "unspecified"
    low: int | None = None
    high: int | None = None


_PARTS = re.compile(r"(?P<n>[nNu])(?P<e>e)d?w{0,2}(?P<p>P)")
_HAS_OBJECT = re.compile(r"[dnqNOPpCAajM]")
_CANNOT = frozenset({"cannot", "can't", "not", "couldn't", "never", "unable"})
_OWN = re.compile(r"\b(?:its|their|our|his)\b", re.IGNORECASE)
_ALSO = ("destroy", "neutrali", "eliminat", "stop")


def _defended(reading: Reading) -> bool:
    """True when air defenses stand in the passage."""
    words = reading.language.file.damage.get("defenses", ())
    text = reading.passage.text.casefold()
    return any(word in text for word in words)


def _is_trigger(reading: Reading, index: int) -> bool:
    """True for a verb of shooting down, not "down" alone, nor "downed missiles" fell somewhere."""
    word, letter = reading.lower(index), reading.shape[index]
    before = reading.shape[index - 1] if index else ""
    if letter != "I":
        return letter in "GHwV" and word.startswith(_ALSO) and not word.endswith("ing")
    if {reading.lower(i) for i in range(max(0, index - 2), index)} & _CANNOT:
        return False
    if word == "down" and before not in {"t", "m"}:
        return False
    return not (before in set("odeif") and reading.shape[index + 1 : index + 2] in {"M", "O"})


def _agent(reading: Reading, trigger: int, *, passive: bool) -> int | None:
    """Who stopped them: the subject or the one behind "by", else who reports it of itself."""
    agent = agent_after(reading, trigger) if passive else subject_before(reading, trigger)
    if agent is not None:
        return agent
    if passive and _OWN.search(reading.text(max(0, trigger - 5), trigger)):
        return None
    voice = voice_at(voices(reading), trigger)
    return voice.speaker if voice is not None else None


def _parts(reading: Reading, trigger: int) -> list[tuple[int, int, Quantity]]:
    """Parts told behind a sum: "26 over X region and 10 over Y", as (figure, place, quantity)."""
    found = []
    for match in _PARTS.finditer(reading.shape, trigger + 1):
        value = reading.chunks[match.start("n")].value
        quantity = value.quantity if isinstance(value, Figure) else None
        if (
            quantity is not None
            and match.start("n") > trigger + 1
            and reading.lower(match.start("e")) in {"over", "above"}
        ):
            found.append((match.start("n"), match.start("p"), quantity))
    return found


def _is_sure(reading: Reading, trigger: int, stopped: Sequence[Stopped]) -> bool:
    """Whether words that also tell other things tell an interception here."""
    if reading.shape[trigger] == "I":
        return reading.lower(trigger).split()[0] not in {"jam", "suppress"} or bool(stopped)
    flying = any(one.means in {"drone", "missile"} for one in stopped)
    return _defended(reading) or (flying and reading.shape[trigger] != "w")


def find(reading: Reading) -> Iterator[Draft]:
    """Every interception that a passage tells, one for each kind of weapon and each place counted."""
    for trigger in range(len(reading.shape)):
        if not _is_trigger(reading, trigger):
            continue
        passive = is_passive(reading, trigger)
        stopped = [] if passive else stopped_after(reading, trigger)
        active = bool(stopped)
        if not stopped and (
            passive or (reading.shape[trigger] == "I" and not _HAS_OBJECT.match(reading.shape, trigger + 1))
        ):
            stopped = stopped_before(reading, trigger)
        if not stopped:
            stopped = attacks_repelled(reading, trigger)
        elif not _is_sure(reading, trigger, stopped):
            continue
        yield from _drafts(reading, trigger, stopped, passive=not active)


def _drafts(reading: Reading, trigger: int, stopped: Sequence[Stopped], *, passive: bool) -> Iterator[Draft]:
    """The drafts of one verb: of each kind of weapon, and of each part counted by place."""
    agent, when = _agent(reading, trigger, passive=passive), time_of(reading, trigger)
    near = re.match(r"[wT]{0,3}(?:y[dwaCA]{1,6})?ed?(?P<p>P)", reading.shape[trigger + 1 :])
    parts = _parts(reading, trigger) if stopped else []
    place = trigger + 1 + near.start("p") if near else (None if parts else place_of(reading, trigger))
    summed = bool(parts) or (place is not None and len(coordinated(reading, place)) > 1)
    scope = "total" if summed else scope_of(reading, trigger, None, when)
    named = next(
        (weapon for i in range(len(reading.shape)) if (weapon := weapon_in(reading, i))), "unspecified"
    )
    for one in stopped:
        means = one.means if one.means != "unspecified" else named
        fields = {"means": means, "low": one.quantity.low, "high": one.quantity.high}
        first, last = min(one.chunk, trigger), max(one.chunk, trigger)
        yield Draft("interception", first, last, trigger, fields, place, when, agent=agent, scope=scope)
    for figure, there, quantity in parts:
        fields = {
            "means": stopped[0].means if stopped[0].means != "unspecified" else named,
            "low": quantity.low,
            "high": quantity.high,
        }
        yield Draft("interception", figure, there, trigger, fields, there, when, agent=agent)


def _defender(
    claim: Interception, everything: Sequence[Claim], country: Callable[[str], str | None]
) -> str | None:
    """Who shoots down over a place: who reports it there, the party whose country it is, who reports it."""
    where = claim.place.country if claim.place is not None else None
    own = _OWN.search(claim.words) is not None  # "two of its planes": the speaker lost them
    speaker = claim.speaker.side if claim.speaker is not None and not own else None
    sides: list[str | None] = [speaker]
    attackers: Counter[str] = Counter()
    for other in everything:
        sides += [other.recipient, other.speaker.side if other.speaker else None, other.actor]
        there = other.place if other.place is not None and other.place.country == where else None
        sides.append(there.name if there is not None and there.precision == "country" else None)
        if there is not None and other.type == "attack" and other.actor:
            attackers[other.actor] += 1
    home = next((side for side in sides if side and where and country(side) == where), None)
    first = attackers.most_common(1)[0][0] if attackers else None
    return home or (speaker if speaker != first else None)


def settle(
    claims: Sequence[Interception],
    everything: Sequence[Claim],
    text: str,
    country: Callable[[str], str | None],
) -> list[Interception]:
    """Interceptions with their side and weapon from the document, the headline's told once.

    "51 of them" are of the weapons told last before; a side that no words name is the one
    that reports it, or the one whose country the place lies in.
    """
    headline = text.find("\n") if "\n" in text else 0
    told: dict[tuple[object, ...], Interception] = {}
    last: Means = "unspecified"
    armed = [
        claim
        for claim in everything
        if getattr(claim, "means", "unspecified") in {"drone", "missile", "artillery"}
    ]
    for claim in sorted(claims, key=lambda found: found.start):
        means = claim.means
        if means == "unspecified":
            earlier = [other for other in armed if other.start <= claim.start]
            means = getattr(earlier[-1], "means", last) if earlier else last
        last = means
        unnamed = claim.actor is None or claim.actor.islower()
        actor = _defender(claim, everything, country) or claim.actor if unnamed else claim.actor
        full = msgspec.structs.replace(claim, means=means, actor=actor)
        region = full.place.admin1 if full.place and full.place.precision == "admin1" else None
        key = (full.low, full.high, full.means, region)
        earlier_told = told.get(key)
        if earlier_told is None or (earlier_told.start < headline):
            told[key if earlier_told is None or earlier_told.start < headline else (*key, claim.start)] = full
    return list(told.values())


TRIGGERS = tuple("IFZGg")

EXAMPLES = (
    Example("Ukraine shot down 34 drones overnight.", {"actor": "Ukraine", "low": 34, "means": "drone"}),
    Example("Twelve missiles were intercepted over Israel.", {"low": 12, "means": "missile"}),
    Example(
        "Israel said a missile from Yemen was shot down.", {"actor": "Israel", "low": 1, "means": "missile"}
    ),
    Example(
        "Six of the missiles were brought down near Riyadh.",
        {"low": 6, "means": "missile", "place": "Riyadh"},
    ),
    Example("Most of the rockets were intercepted.", {"low": None, "means": "artillery"}),
    Example("The missile is one that Ukraine cannot shoot down.", {}, "what never happened"),
    Example("Parts of downed drones fell on a field.", {}, "the fall is told, not the interception"),
    Example("The missile destroyed 72 flats.", {}),
)
