"""Talks, agreements and changes of territory in Ukrainian and Russian."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.actors.files import states
from warledger.codebook._draft import Draft
from warledger.codebook._slavic.around import (
    agent_of,
    cost,
    listed,
    modality_of,
    place_of,
    precision,
    time_of,
)
from warledger.codebook._slavic.clauses import any_of, parties, span, start, subject, triggers
from warledger.extract.figures import Figure
from warledger.extract.place import PlaceMention
from warledger.extract.slavic.reading import actor_of, has
from warledger.language.stems import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

_MEETING = re.compile(r"зустрі|встре[чт]|консульт")
_BETWEEN = re.compile(
    r"делегац|лідер|лидер|сторон|представник|представител|глав|переговор|тристорон|двосторон|формат"
)
_NEVER = re.compile(r"не может быть и речи|не може бути й мови|неможлив|невозможн")
_STILL = re.compile(
    r"не бити|не бить|не нанос|не завдав|не удар|не атак|не трогать|вогн|огн|перемир|режим|удар|обстріл|обстрел|пауз|тиш|бойов|боев"
)
_TOWNS = re.compile(r"населен|\bмісто?\b|\bміста\b|\bгород[ауе]?\b|\bсел[аоеу]\b|\bпосел|позиц|\bпост")
_SETTLED = frozenset({"settlement", "point", "admin2", "admin1"})
_TAKING = re.compile(r"захопленн|захват|взятт|взяти|окупаці|оккупаци")
"""Nouns for what the enemy of the land did, whether or not a word says who that is."""
_ARMIES = ("Defense Ministry", "Defence Ministry", "General Staff")
_NEAR = 6.0


def talks(reading: Reading) -> Iterator[Draft]:
    """Rounds of talks and meetings between parties, with venue, round or day."""
    if _NEVER.search(folded(reading.passage.text)):
        return
    for at in triggers(reading, "d.talks"):
        first, last = span(reading, at)
        who = parties(reading, first, last)
        words = folded(reading.text(first, last))
        if _MEETING.match(reading.lower(at)) and not (_BETWEEN.search(words) or len(who) > 1):
            continue
        number = _round(reading, at)
        venue = _venue(reading, at, first, last)
        held = any_of(reading, ("y.held", "y.ahead"), first, last)
        when = time_of(reading, at)
        between = held is not None and when is not None and len(who) > 1
        if venue is None and number is None and not between:
            continue
        ahead = any_of(reading, ("y.ahead",), first, last) is not None
        fields: dict[str, object] = {"round": number, "filled": True}
        begins = min(i for i in (at, venue, when, held) if i is not None and first <= i <= last)
        ends = max(i for i in (at, venue, when, held) if i is not None and first <= i <= last)
        yield Draft(
            "talks", begins, ends, at, fields, venue, when, modality="planned" if ahead else None,
            parties=tuple(i for i in who if i != venue),
        )  # fmt: skip
        return


def _round(reading: Reading, at: int) -> int | None:
    """Which round: an ordinal beside the word for it."""
    for index in range(max(0, at - 2), min(len(reading.shape), at + 2)):
        value = reading.chunks[index].value
        if has(reading, index, "ordinal") and isinstance(value, Figure):
            return value.quantity.low
    return None


def _venue(reading: Reading, at: int, first: int, last: int) -> int | None:
    """Where they talk: the nearest place that "in" leads to, below a country if one is."""
    led = [
        i
        for i in range(first, last + 1)
        if reading.shape[i] == "P"
        and reading.shape[max(0, i - 1)] in "eC"
        and reading.lower(i - 1) in {"в", "у", "во", "на"}
        and cost(reading, at, i) < _NEAR
        and "," not in reading.shape[min(at, i) : max(at, i)]
    ]
    exact = [i for i in led if precision(reading, i) != "country"]
    return min(exact or led, key=lambda i: cost(reading, at, i), default=None)


def agreements(reading: Reading) -> Iterator[Draft]:
    """Truces and other settlements: agreed, in force, broken, ended."""
    for at in triggers(reading, "d.deal"):
        first, last = span(reading, at)
        if reading.shape[max(0, at - 1)] == "z" or any(
            has(reading, i, "x.exchange") for i in range(first, last + 1)
        ):
            continue
        words = folded(reading.text(at, last))
        if _STILL.search(words):
            yield _agreement(reading, at, "agreed", first, last)
            return
    for at in triggers(reading, "d.truce"):
        first, last = span(reading, at)
        for name, status in (("y.broken", "violated"), ("y.over", "ended"), ("y.force", "in_force")):
            beside = any_of(reading, (name,), first, last)
            if beside is not None and cost(reading, at, beside) < _NEAR:
                yield _agreement(reading, at, status, first, last)
                return


def _agreement(reading: Reading, at: int, status: str, first: int, last: int) -> Draft:
    agent = subject(reading, at)
    words = reading.text(first, last)
    limit = next((i for i in range(at, last + 1) if reading.shape[i] == "t"), None)
    fields: dict[str, object] = {"status": status, "content": words, "subject": "truce", "limit": limit}
    return Draft(
        "agreement", start(at, agent, first), last, at, fields, None, time_of(reading, at),
        modality="asserted", parties=parties(reading, first, last), agent=agent,
    )  # fmt: skip


def territory(reading: Reading) -> Iterator[Draft]:
    """Towns and land taken, retaken or left."""
    for name, what in (("d.take", "captured"), ("d.retake", "recaptured"), ("d.leave", "withdrew")):
        for at in triggers(reading, name):
            place = place_of(reading, at)
            if place is not None and cost(reading, at, place) > _NEAR:
                place = None
            if place is None:
                if _TOWNS.search(folded(reading.text(*span(reading, at)))) is None:
                    continue
            elif precision(reading, place) not in _SETTLED:
                continue
            agent = agent_of(reading, at)
            agent = next(
                (one for one in (agent, _side(reading, at), _army(reading)) if one is not None), None
            )
            nameless = agent is None and _TAKING.match(reading.lower(at)) is None
            if nameless or any(has(reading, i, "x.prisoners") for i in range(len(reading.shape))):
                continue
            fields = {"what": _what(reading, agent, place, what)}
            for one in listed(reading, place) if place is not None else [None]:
                told = [i for i in (at, agent, one) if i is not None]
                yield Draft(
                    "territory", min(told), max(told), at, fields, one, time_of(reading, at),
                    agent=agent, modality=modality_of(reading, at),
                )  # fmt: skip


def _side(reading: Reading, at: int) -> int | None:
    """The nearest actor with a side, where no force is named: "заяви Москви про окупацію"."""
    sides = [
        i
        for i in range(len(reading.shape))
        if reading.shape[i] == "A" and (m := actor_of(reading, i)) and m.actor.kind == "state"
    ]
    return min(sides, key=lambda i: cost(reading, at, i), default=None)


def _army(reading: Reading) -> int | None:
    """The ministry or staff that tells of it, where no one else is named: its own forces did it."""
    bodies = ((i, actor_of(reading, i)) for i in range(len(reading.shape)))
    return next((i for i, m in bodies if m and m.actor.side and m.actor.name.endswith(_ARMIES)), None)


def _what(reading: Reading, agent: int | None, place: int | None, told: str) -> str:
    """Land that is freed is retaken only by those whose country it is."""
    mention = actor_of(reading, agent) if agent is not None else None
    value = reading.chunks[place].value if place is not None else None
    if told != "recaptured" or mention is None or not isinstance(value, PlaceMention) or not value.candidates:
        return told
    state = states().states.get(value.candidates[0].country)
    own = state is not None and mention.actor.side in {None, state.name}
    return "recaptured" if own else "captured"
