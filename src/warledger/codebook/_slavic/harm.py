"""Harm in Ukrainian and Russian: the word for it and its figure stand in any order.

Each word that tells of harm takes the figure that stands nearest, over the whole sentence at
once, so that "Загинули троє людей, ще п'ятеро поранені" gives three and five.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft
from warledger.codebook._slavic.around import agent_of, modality_of, place_of, scope_of, time_of
from warledger.extract.figures import Figure
from warledger.extract.slavic.reading import has, value_of
from warledger.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

_COST = {
    ",": 2.2, "c": 2.0, "k": 2.5, ":": 3.5, ";": 9.0, ".": 9.0, "W": 2.5, "@": 1.0, "H": 2.5, "-": 1.2, "N": 1.5,
    "n": 1.5, "V": 2.0, "G": 3.0, "S": 1.0, "I": 3.0, "q": 2.0, "u": 2.0, "z": 1.0, "(": 1.5, ")": 1.5, "*": 0.0, "A": 0.6,
}  # fmt: skip
_LIMIT = 7.0
_PLAIN = 0.4
_NONE = Quantity(low=0, high=0)
_SEVERAL = Quantity(low=2, vague=True)
_BESIDE = 3


def _price(reading: Reading, trigger: int, figure: int) -> float:
    """How badly a figure fits a trigger: by what stands between, and by the figure's kind."""
    first, last = sorted((trigger, figure))
    between = reading.shape[first + 1 : last]
    price = sum(_COST.get(letter, _PLAIN) for letter in between)
    value = reading.chunks[figure].value
    if isinstance(value, Figure) and value.single:
        price += 0.8
    if reading.shape[figure] == "n" and isinstance(value, Figure) and not value.population:
        price += 0.3
    if figure > trigger:
        price += 0.2
    return price


def _pairs(reading: Reading, triggers: list[int], figures: list[int]) -> dict[int, int]:
    """Each trigger's figure, the closest pairs first."""
    priced = sorted((_price(reading, t, f), t, f) for t in triggers for f in figures)
    taken: dict[int, int] = {}
    for price, trigger, figure in priced:
        if price <= _LIMIT and trigger not in taken and figure not in taken.values():
            taken[trigger] = figure
    return taken


def _is_nobody(reading: Reading, trigger: int) -> bool:
    """ "без постраждалих", "пострадавших нет", "ніхто не постраждав", "люди не постраждали"."""
    shape = reading.shape
    for at in range(trigger - 1, max(-1, trigger - 5), -1):
        if shape[at] in ".;:W" or (shape[at] in ",nN" and trigger - at > 1):
            break
        if has(reading, at, "none") or has(reading, at, "nobody") or has(reading, at, "negation"):
            return True
        if shape[at] == "z" and trigger - at <= 1:
            return True
    for at in range(trigger + 1, min(len(shape), trigger + 9)):
        if shape[at] in ".;:WnN" or has(reading, at, "H.") or shape[at : at + 2] == ",k":
            break
        if has(reading, at, "negation"):
            return True
    return False


def _is_told(reading: Reading, trigger: int) -> int | None:
    """People without a number who are said to have come to harm; the trigger itself in "є поранені"."""
    shape = reading.shape
    before = range(trigger - 1, max(-1, trigger - _BESIDE), -1)
    for at in before:
        if shape[at] == "b" and reading.lower(at) in {"є", "есть"}:
            return trigger
    for at in (*before, *range(trigger + 1, min(len(shape), trigger + _BESIDE))):
        between = range(min(at, trigger) + 1, max(at, trigger))
        if shape[at] == "p" and " p." in reading.tags[at] and all(shape[i] in "wbaCTe" for i in between):
            return int(at)
    return None


def _group(reading: Reading, figure: int, taken: set[int]) -> list[int]:
    """A list of people that stands for one figure: "чоловік, жінка та двоє дітей"."""
    shape = reading.shape
    members = [figure]
    if shape[figure] != "N":
        return members
    at = figure
    while True:
        step = 2 if shape[at + 1 : at + 3] in {"cN", ",N"} else 0
        if not step or at + step in taken:
            break
        at += step
        members.append(at)
    if len(members) > 1 and "c" not in shape[members[0] : members[-1]]:
        return [figure]
    while shape[max(0, members[0] - 2) : members[0]] in {"Nc", "N,"} and members[0] - 2 not in taken:
        if shape[members[0] - 1] == "," and len(members) == 1:
            break
        members.insert(0, members[0] - 2)
    return members[:1] if _restates(reading, members) else members


def _restates(reading: Reading, members: list[int]) -> bool:
    """True where a list tells again whom the figure before it counts: "двое жителей, мужчина и женщина"."""
    if len(members) < 3 or reading.shape[members[0] + 1] != ",":
        return False
    first, *rest = (_summed(reading, [index]).quantity.low or 0 for index in members)
    return first == sum(rest)


def _summed(reading: Reading, members: list[int]) -> Figure:
    """One figure for a list of people."""
    figures = [value for index in members if isinstance(value := reading.chunks[index].value, Figure)]
    head = figures[0]
    if len(figures) < 2:
        return head
    low = sum(figure.quantity.low or 0 for figure in figures)
    kinds = {figure.population for figure in figures}
    return head._replace(
        quantity=Quantity(low=low, high=low),
        population=kinds.pop() if len(kinds) == 1 else "unspecified",
        child=False,
        single=False,
    )


def _children(reading: Reading, members: list[int]) -> int | None:
    """How many children the sentence counts among them."""
    own = [
        value for index in members if isinstance(value := reading.chunks[index].value, Figure) and value.child
    ]
    if own:
        return sum(figure.quantity.low or 0 for figure in own)
    for index in range(members[-1] + 1, min(len(reading.shape), members[-1] + 14)):
        value = reading.chunks[index].value
        if reading.shape[index] == "u" and isinstance(value, Figure) and value.child:
            return value.quantity.low
    return None


def _draft(reading: Reading, trigger: int, members: list[int], figure: Figure) -> Draft:
    """The draft of one harm claim."""
    first, last = min(trigger, *members), max(trigger, *members)
    place = place_of(reading, trigger)
    when = time_of(reading, trigger)
    around = range(max(0, first - 2), min(len(reading.shape), last + 3))
    ordinal = any(has(reading, index, "ordinal") for index in members)
    cumulative = ordinal or any(has(reading, index, "cumulative") for index in around)
    fields = {
        "effect": value_of(reading, trigger, "H"),
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "vague": figure.quantity.vague,
        "population": figure.population or "unspecified",
        "children": _children(reading, members),
        "increment": figure.increment,
        "cumulative": cumulative and not figure.increment,
        "retracts": False,
    }
    modality = modality_of(reading, trigger) if figure.quantity != _NONE else "asserted"
    return Draft(
        "harm", first, last, trigger, fields, place, when, agent=agent_of(reading, trigger),
        scope=scope_of(reading, trigger, place), modality=modality,
    )  # fmt: skip


def find(reading: Reading) -> Iterator[Draft]:
    """Every harm claim of a passage."""
    triggers = [index for index in range(len(reading.shape)) if has(reading, index, "H.")]
    if not triggers or _is_exchange(reading):
        return
    nobody = [index for index in triggers if _is_nobody(reading, index)]
    shared = [
        t
        for t in triggers
        if t not in nobody and any(reading.shape[min(t, n) + 1 : max(t, n)] == "c" for n in nobody)
    ]
    for trigger in (*nobody, *shared):
        yield _draft(reading, trigger, [trigger], Figure(_NONE))
    rest = [index for index in triggers if index not in nobody and index not in shared]
    figures = [i for i, letter in enumerate(reading.shape) if letter in "Nn" and _counts_people(reading, i)]
    found = _pairs(reading, rest, figures)
    for trigger in rest:
        taken = set(found.values())
        if trigger in found:
            members = _group(reading, found[trigger], taken)
            figure = _summed(reading, members)
            if figure.increment and _is_beside(reading, trigger, found):
                figure = figure._replace(increment=False)
            yield _draft(reading, trigger, members, figure)
            continue
        people = _is_told(reading, trigger)
        if people is not None and not found:
            yield _draft(reading, trigger, [people], Figure(_SEVERAL))


def _is_beside(reading: Reading, trigger: int, found: dict[int, int]) -> bool:
    """True where "another" sets people beside those who came to other harm: "двоє загинули, ще сім поранені"."""
    effect = value_of(reading, trigger, "H")
    return any(
        other < trigger
        and value_of(reading, other, "H") != effect
        and not getattr(reading.chunks[figure].value, "increment", False)
        for other, figure in found.items()
    )


def _is_exchange(reading: Reading) -> bool:
    """True for a sentence on bodies or prisoners handed over, whose dead are no news."""
    every = range(len(reading.shape))
    swapped = any(has(reading, i, "x.exchange") for i in every)
    return swapped and any(has(reading, i, "x.bodies") or has(reading, i, "x.prisoners") for i in every)


def _counts_people(reading: Reading, index: int) -> bool:
    """False for a bare number that is not of people: an ordinal away from its noun, a number of a list."""
    if has(reading, index, "ordinal"):
        near = range(index + 1, min(len(reading.shape), index + 3))
        return any(has(reading, at, "H.") for at in near)
    return reading.shape[index - 1 : index] != "№" and reading.shape[index] in "Nn"
