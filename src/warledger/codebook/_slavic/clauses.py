"""Who, whom and which words: what the finders of diplomacy share in Ukrainian and Russian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.actors.files import states
from warledger.codebook._slavic.around import precision
from warledger.extract.place import PlaceMention
from warledger.extract.slavic.reading import actor_of, has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

_IN = frozenset({"в", "у", "во"})
_PARTY = frozenset({"state", "alliance", "group", "force"})
_BEHIND = 4


def triggers(reading: Reading, name: str) -> Iterator[int]:
    """The chunks of a class."""
    return (i for i in range(len(reading.shape)) if has(reading, i, name))


def any_of(reading: Reading, names: tuple[str, ...], first: int, last: int) -> int | None:
    """The first chunk of a stretch that has one of some classes."""
    return next((i for i in range(first, last + 1) if any(has(reading, i, name) for name in names)), None)


def span(reading: Reading, at: int) -> tuple[int, int]:
    """The part of a sentence that a chunk stands in: up to a semicolon, or to who says it."""
    shape = reading.shape
    first = max((i + 1 for i in range(at) if shape[i] in ".;"), default=0)
    last = at
    while last + 1 < len(shape) and shape[last + 1] not in ".;":
        if shape[last + 1] == "," and shape[last + 2 : last + 3] in {"W", "@"}:
            break
        last += 1
    while first < at and shape[first] in '*-,"':
        first += 1
    while last > at and shape[last] in ',"':
        last -= 1
    return first, last


def is_party(reading: Reading, index: int) -> bool:
    """True for an actor who can deal: a state, group, force, office, body or person, no outlet."""
    mention = actor_of(reading, index)
    return mention is not None and reading.shape[index] in "Aa" and mention.actor.kind != "media"


def is_land(reading: Reading, index: int) -> bool:
    """True for a country told as a place, as objects of deals are: "предложил Украине"."""
    if reading.shape[index] != "P":
        return False
    led = reading.shape[index - 1 : index] == "e" and reading.lower(index - 1) != "на"
    return precision(reading, index) == "country" or (not led and _is_seat(reading, index))


def _is_seat(reading: Reading, index: int) -> bool:
    """True for a capital, which stands for its state: "дал Москве"."""
    value = reading.chunks[index].value
    best = value.candidates[0] if isinstance(value, PlaceMention) and value.candidates else None
    state = states().states.get(best.country) if best is not None else None
    return state is not None and best is not None and best.name in state.seats


def subject(reading: Reading, at: int) -> int | None:
    """Who does it: the nearest party before the verb that no preposition governs, else right behind it.

    "В ведомстве X обвиняют" has the body behind a preposition.
    """
    first, last = span(reading, at)
    before = [i for i in range(at - 1, first - 1, -1) if reading.shape[i] == "A" and is_party(reading, i)]
    free = next((i for i in before if reading.shape[i - 1 : i] != "e" and not _is_genitive(reading, i)), None)
    if free is not None:
        return free
    behind = range(at + 1, min(last, at + _BEHIND) + 1)
    found = next(
        (
            i
            for i in behind
            if reading.shape[i] == "A" and is_party(reading, i) and reading.shape[i - 1] != "e"
        ),
        None,
    )
    if found is not None and not before and found == at + 1:
        return found
    return next((i for i in before if i and reading.lower(i - 1) in _IN), None)


def own_subject(reading: Reading, at: int) -> int | None:
    """The subject of a verb, unless it stands in what somebody says: then whoever speaks is meant."""
    first, _ = span(reading, at)
    said = reading.shape.rfind("W", first, at)
    agent = subject(reading, at)
    that = next((i for i in range(at, said, -1) if said >= 0 and reading.lower(i) in {"что", "що"}), None)
    if that is not None and agent is not None and agent < that:
        return None  # who is told of it: "сказал госсекретарю, что операцию остановят"
    return (
        agent
        if said < 0 or (agent is not None and agent > said and reading.shape[agent - 1] != "W")
        else None
    )


def _is_genitive(reading: Reading, index: int) -> bool:
    """A state right behind the body that is of it."""
    mention = actor_of(reading, index)
    before = actor_of(reading, index - 1) if index else None
    return mention is not None and before is not None and mention.actor.kind == "state"


def target(reading: Reading, at: int, agent: int | None) -> int | None:
    """Whom it is said or done to: the first party or country behind the verb, who is not its subject."""
    _, last = span(reading, at)
    behind = (i for i in range(at + 1, last + 1) if i != agent)
    return next((i for i in behind if is_party(reading, i) or is_land(reading, i)), None)


def parties(reading: Reading, first: int, last: int) -> tuple[int, ...]:
    """All states, groups, persons and bodies of a stretch, and the countries told as places."""
    return tuple(i for i in range(first, last + 1) if is_party(reading, i) or is_land(reading, i))


def start(at: int, agent: int | None, first: int) -> int:
    """Where the words of a claim begin: with its subject if it stands before."""
    return agent if agent is not None and first <= agent < at else at
