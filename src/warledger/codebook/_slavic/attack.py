"""Attacks in Ukrainian and Russian: what struck, whom it struck, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft
from warledger.codebook._slavic.around import (
    agent_of,
    cost,
    gaps,
    listed,
    means_of,
    modality_of,
    place_of,
    precision,
    scope_of,
    time_of,
)
from warledger.extract.figures import Figure
from warledger.extract.slavic.reading import actor_of, has, value_of
from warledger.language.stems import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading
    from warledger.model.claim import Scope

_NO_ATTACK = (
    "загроз",
    "угроз",
    "небезпек",
    "опасност",
    "ліквідаці",
    "відповід",
    "готуєт",
    "призупин",
    "припинен",
    "прекращен",
    "мораторі",
    "моратори",
)
_ATTACKS = ("атак", "обстріл", "обстрел", "бомб")
_ONLY = frozenset({"только", "лишь", "лише", "тільки", "виключно", "исключительно"})
_BESIDE = 3.5
_MANY = 5
_WIDE = 6.0
_BY = 1.0
_HEAD = 3


def _has_weapon(reading: Reading, trigger: int) -> bool:
    """True when a weapon, its fragments or forces stand in reach of a trigger."""
    for index, letter in enumerate(reading.shape):
        mention = actor_of(reading, index)
        acts = mention is not None and mention.actor.kind in {"state", "force", "group", "enemy"}
        armed = (
            letter == "M"
            or has(reading, index, "debris")
            or acts
            or (letter == "q" and _counts_weapons(reading, index))
        )
        if armed and cost(reading, trigger, index) < _WIDE:
            return True
    return False


def _counts_weapons(reading: Reading, index: int) -> bool:
    value = reading.chunks[index].value
    return isinstance(value, Figure) and value.counts is not None and value.counts.letter == "M"


def _is_trigger(reading: Reading, index: int) -> bool:
    """True for a word that tells of an attack here."""
    before = folded(reading.text(max(0, index - 3), index))
    if any(word in before for word in _NO_ATTACK):
        return False
    if _is_habit(reading, index):
        return False
    if has(reading, index, "S."):
        return not has(reading, max(0, index - 1), "I") and not has(
            reading, min(index + 1, len(reading.shape) - 1), "I"
        )
    if has(reading, index, "V.fall"):
        armed = [i for i in range(len(reading.shape)) if has(reading, i, "debris") or reading.shape[i] == "M"]
        return any(cost(reading, index, i) < 3.0 for i in armed)
    if has(reading, index, "F"):
        return _has_weapon(reading, index)
    return has(reading, index, "V.") and (_has_weapon(reading, index) or _is_sure(reading, index))


def _is_sure(reading: Reading, index: int) -> bool:
    """A verb of nothing but attack, with what it struck: "обстріляно", "атаковано на X"."""
    sure = reading.lower(index).startswith(_ATTACKS) or has(reading, index, "V.ground")
    near = (i for i, letter in enumerate(reading.shape) if letter in "PO")
    return sure and any(cost(reading, index, i) < _BESIDE for i in near)


def _is_habit(reading: Reading, index: int) -> bool:
    """What somebody says they always or only do is no attack: "бьют только по военным целям"."""
    around = range(max(0, index - 1), min(len(reading.shape), index + 2))
    return any(reading.lower(i) in _ONLY for i in around)


def _is_struck_by(reading: Reading, index: int) -> bool:
    """Harm or damage with the weapon that did it: "снаряди вбили", "от осколков дрона ранен"."""
    if not (has(reading, index, "H.") or has(reading, index, "G")):
        return False
    weapons = (i for i, letter in enumerate(reading.shape) if letter == "M")
    return any(cost(reading, index, i) <= _BY for i in weapons)


def _is_told_of(reading: Reading, index: int) -> bool:
    """Harm or damage in a town named with it: "В Понуровке задет жилой дом", "В Горловке пострадали трое"."""
    hurt = has(reading, index, "H.killed") or has(reading, index, "H.injured")
    if reading.passage.kind != "body" or not (hurt or has(reading, index, "G")):
        return False
    if "z" in reading.shape or "T" in reading.shape:
        return False
    places = [
        i for i, letter in enumerate(reading.shape) if letter == "P" and reading.shape[max(0, i - 1)] in "eC"
    ]
    return any(i <= _HEAD and precision(reading, i) in {"settlement", "point"} for i in places)


def _launched(reading: Reading, trigger: int) -> int | None:
    """How many weapons the sentence says were sent."""
    for index, letter in enumerate(reading.shape):
        value = reading.chunks[index].value
        if (
            letter == "q"
            and isinstance(value, Figure)
            and _counts_weapons(reading, index)
            and cost(reading, trigger, index) < 4.0
        ):
            return value.quantity.low
    return None


def _scope(reading: Reading, trigger: int, place: int | None) -> Scope:
    """A list of places makes an attack on each, no sum."""
    value = reading.chunks[trigger - 1].value if trigger else None
    if isinstance(value, Figure) and reading.shape[trigger - 1] == "n" and (value.quantity.low or 0) >= _MANY:
        return "total"  # "42 обстріли"
    places = listed(reading, place) if place is not None else []
    if len(places) > 1:
        sweeping = sum(precision(reading, i) == "admin1" for i in places) >= _MANY
        return "total" if sweeping else "incident"
    return scope_of(reading, trigger, place)


def _drafts(reading: Reading, trigger: int) -> Iterator[Draft]:
    """One draft for each place of a trigger."""
    place = place_of(reading, trigger)
    modality = modality_of(reading, trigger)
    when, agent = time_of(reading, trigger), agent_of(reading, trigger)
    if agent is None and modality == "denied":
        agent = _denier(reading, trigger)
    scope = _scope(reading, trigger, place)
    tied = [i for i in (agent, place) if i is not None and cost(reading, trigger, i) < _WIDE]
    first, last = min(trigger, *tied) if tied else trigger, max(trigger, *tied) if tied else trigger
    fields = {
        "means": means_of(reading, trigger),
        "launched": _launched(reading, trigger),
        "intercepted": None,
    }
    where_else = [p for gap in gaps(reading) if place is not None for p in listed(reading, gap)]
    for where in [*listed(reading, place), *where_else] if place is not None else [None]:
        yield Draft(
            "attack", first, last, trigger, fields, where, when, agent=agent,
            scope=scope, modality=modality,
        )  # fmt: skip


def _denier(reading: Reading, trigger: int) -> int | None:
    """Whoever denies an attack is the one it is laid to: "Генштаб X отрицает удар"."""
    sides = (
        i for i in range(trigger) if (m := actor_of(reading, i)) is not None and m.actor.side is not None
    )
    return next(sides, None)


def find(reading: Reading) -> Iterator[Draft]:
    """Every attack claim of a passage, one for each place."""
    told: set[int | None] = set()
    triggers = [index for index in range(len(reading.shape)) if _is_trigger(reading, index)]
    triggers = triggers or [index for index in range(len(reading.shape)) if _is_struck_by(reading, index)]
    triggers = triggers or [index for index in range(len(reading.shape)) if _is_told_of(reading, index)]
    order = sorted(triggers, key=lambda i: (value_of(reading, i, "V") == "" and not has(reading, i, "S."), i))
    for trigger in order:
        for draft in _drafts(reading, trigger):
            if draft.place in told or (draft.place is None and told):
                continue
            told.add(draft.place)
            yield draft
