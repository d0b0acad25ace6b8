"""Harm: people killed, injured, missing, captured, displaced or evacuated.

`low` and `high` are the figure as a range; `actor` caused it, if the text says so
(codebook, Claims 1 to 4, 19).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.codebook._causes import is_no_act
from warledger.codebook._described import is_described, is_undivided
from warledger.codebook._draft import Draft, Example
from warledger.codebook._harmed import apart, companions, effect_of, figure_for, is_headed
from warledger.codebook._tolls import AS_BEFORE, Told, further, losses, nouns, numbers, takings, tolls
from warledger.codebook._victims import struck_down, victims
from warledger.codebook._ways import ways
from warledger.extract.figures import Figure
from warledger.extract.frame import agent_after, is_passive, subject_before, time_of
from warledger.extract.scope import scope_of
from warledger.extract.setting import place_of
from warledger.language.lexicon import Lexeme
from warledger.model import Claim, Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from warledger.extract.shape import Reading

Effect = Literal["killed", "injured", "missing", "captured", "displaced", "evacuated"]
Population = Literal["civilian", "military", "unspecified"]


class Harm(Claim, frozen=True, kw_only=True, tag="harm"):
    """A figure of people who came to harm.

    `increment` marks people on top of an earlier figure, `cumulative` a running total,
    `retracts` a figure that is withdrawn; `children` counts those among them.
    """

    effect: Effect
    low: int | None = None
    high: int | None = None
    vague: bool = False
    population: Population = "unspecified"
    children: int | None = None
    increment: bool = False
    cumulative: bool = False
    retracts: bool = False


_REPORTS = re.compile(r"[wW]{0,2}Wo(?:[aw]?p(?=[.;,eT]|$)|D)")
""" "No immediate reports of casualties"."""
_NUMBERED = frozenset({"captured", "displaced", "evacuated"})
_SEVERAL = 2
""" "Some were detained", "many fled": no claim without a number (codebook, Claims 16)."""
_NONE = Figure(Quantity(low=0, high=0), none=True)
_ONE = Quantity(low=1, high=1)
_NEAR = 400
"""How far behind a figure another can tell on what it told, in characters."""


def _sum(figures: list[Figure]) -> Figure:
    """One figure for a list: "a man and two children"."""
    head = figures[-1]
    if len(figures) == 1:
        return head
    low = sum(figure.quantity.low or 0 for figure in figures)
    open_end = any(figure.quantity.high is None for figure in figures)
    high = None if open_end else sum(figure.quantity.high or 0 for figure in figures)
    kinds = {figure.population for figure in figures}
    population = kinds.pop() if len(kinds) == 1 else "unspecified"
    return head._replace(quantity=Quantity(low=low, high=high), population=population, noun="", child=False)


def _children(reading: Reading, last: int, limit: int, figures: list[Figure]) -> int | None:
    """How many children the sentence counts among them."""
    own = sum(figure.quantity.low or 0 for figure in figures if figure.child)
    if own:
        return own
    for index in range(last + 1, min(len(reading.shape), limit + 6)):
        value = reading.chunks[index].value
        if reading.shape[index] == "u" and isinstance(value, Figure) and value.child:
            return value.quantity.low
        if reading.shape[index] in ".;":
            break
    return None


_FROM_FIGHTING = re.compile(r"f?d?[aw]{0,2}S[eif]d?[wC]{0,2}P")
""" "Fled fighting near X": the place behind is where it happened."""
_OR_MORE = re.compile(r" (?:or (?:even )?more|at least|at a minimum)\b")
_CUMULATIVE = re.compile(
    r"\b(?:bringing|brings|brought|raising|risen|rose|rises|climbed|climbs|grown|reached|reaches|now|so far|total)\b"
)
_RETRACTS = re.compile(
    r"\b(?:not confirmed|withdr[ae]wn?|retracted|wrongly|mistakenly|earlier reports? of)\b"
)


def _claim(
    reading: Reading, trigger: int, effect: str, first: int, last: int, known: tuple[Figure, ...] = ()
) -> Draft | None:
    """The draft of one harm claim."""
    values = [reading.chunks[i].value for i in range(first, last + 1)]
    figures = [*known, *(value for value in values if isinstance(value, Figure))]
    if not figures:
        one = is_headed(reading, last) and getattr(values[-1], "form", "") != "plural"
        amount = _ONE if one else Quantity(low=2, vague=True)
        figures = [Figure(amount, _kind(values), reading.lower(last))]
    if any(figure.definite for figure in figures) and effect in {"captured", "displaced"}:
        return None
    figure = _sum(figures)
    if is_no_act(reading, trigger):
        return None
    if effect == "displaced" and figure.population == "military":
        return None
    if effect in _NUMBERED and figure.quantity.vague and figure.quantity.low == _SEVERAL:
        return None
    if (
        _OR_MORE.match(reading.passage.text, reading.chunks[max(last, trigger)].end)
        and figure.quantity.low is not None
    ):
        figure = figure._replace(quantity=Quantity(low=figure.quantity.low, vague=figure.quantity.vague))
    words_first, words_last = min(first, trigger), max(last, trigger)
    treated = "hospital" in reading.lower(trigger) or effect in {"displaced", "evacuated"}
    away = treated and not _FROM_FIGHTING.match(reading.shape, trigger + 1)
    place = place_of(reading, trigger, window=(0, trigger) if away else None)
    when = time_of(reading, trigger)
    text = reading.text(words_first, words_last)
    sentence = reading.passage.text
    fields = {
        "effect": effect,
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "vague": figure.quantity.vague,
        "population": figure.population or "unspecified",
        "children": _children(reading, last, trigger, figures),
        "increment": figure.increment,
        "cumulative": bool(_CUMULATIVE.search(text)) and not figure.increment,
        "retracts": bool(_RETRACTS.search(sentence)),
    }
    return Draft(
        "harm", words_first, words_last, trigger, fields, place, when,
        agent=_agent(reading, trigger, active=first > trigger), scope=scope_of(reading, trigger, place, when),
    )  # fmt: skip


def _kind(values: list[object]) -> str:
    value = values[-1]
    return value.value if isinstance(value, Lexeme) and value.letter == "p" else "unspecified"


def _agent(reading: Reading, trigger: int, *, active: bool) -> int | None:
    """Who caused it, if the grammar says so."""
    by = agent_after(reading, trigger)
    if by is not None or not active or reading.shape[trigger] not in "Hhx" or is_passive(reading, trigger):
        return by
    return subject_before(reading, trigger)


def _nobody(reading: Reading, used: set[int]) -> Iterator[Draft]:
    """ "no casualties", "without casualties", "no loss of life"."""
    for first, last in losses(reading):
        used.update(range(first, last + 1))
        draft = _claim(reading, first, "killed", first, last, (_NONE,))
        if draft is not None:
            yield draft._replace(first=first, last=last)
    for index, chunk in enumerate(reading.chunks):
        figure = chunk.value
        if index in used or not isinstance(figure, Figure):
            continue
        counted = figure.noun.casefold() in {"casualties", "casualty", "victims"}
        mentioned = index > 0 and reading.lower(index - 1).startswith("mention")
        if figure.none and not mentioned and (counted or _REPORTS.match(reading.shape, index + 1)):
            used.add(index)
            draft = _claim(reading, index, "injured", index, index)
            if draft is not None:
                yield draft


def _apart(reading: Reading, told: Told, used: set[int]) -> Iterator[Draft]:
    """The draft of a figure told apart from a verb of harm."""
    used.update({told.trigger, told.figure} if told.effect != AS_BEFORE else {told.figure})
    draft = _claim(reading, told.trigger, told.effect, told.figure, told.figure)
    if draft is None:
        return
    if told.local:
        place, when = place_of(reading, told.figure), time_of(reading, told.figure)
        draft = draft._replace(place=place, when=when, first=told.begin, last=told.figure)
        if place is not None:
            draft = draft._replace(last=max(told.figure, place))
    draft = draft._replace(trigger=told.figure) if told.apart else draft
    fields = {**draft.fields, "cumulative": True} if told.cumulative else draft.fields
    fields = {**fields, "high": None} if told.opens else fields
    fields = {**fields, "low": fields["high"]} if told.last else fields
    yield draft._replace(first=min(told.begin, draft.first) if not told.local else told.begin, fields=fields)


def _told(reading: Reading, trigger: int, used: set[int]) -> Iterator[Draft]:
    """What one word of harm tells."""
    if is_undivided(reading, trigger):
        yield from _both(reading, trigger, used)
        return
    if is_described(reading, trigger):
        return
    found = figure_for(reading, trigger, used)
    if found is None:
        return
    first, last = found
    shared = reading.shape[last + 1 : trigger + 2] == "oDc"
    used.update({trigger} if shared else {trigger, *range(first, last + 1)})
    parts = apart(reading, first, last)
    beside = (Figure(_ONE),) * companions(reading, first, trigger)
    for start, end in parts:
        draft = _claim(reading, trigger, effect_of(reading, trigger), start, end, beside)
        if draft is not None:
            yield draft._replace(first=start, last=end) if len(parts) > 1 else draft
    for told in further(reading, trigger, last, used):
        yield from _apart(reading, told, used)


def find(reading: Reading) -> Iterator[Draft]:
    """Every harm claim of a passage."""
    used: set[int] = set()
    for finder in (tolls, nouns, ways, takings):
        for told in finder(reading, used):
            yield from _apart(reading, told, used)
    yield from _nobody(reading, used)
    for trigger, letter in enumerate(reading.shape):
        if letter in "HEDhxQ" and trigger not in used:
            yield from _told(reading, trigger, used)
    for verb, trigger in [*victims(reading, used), *struck_down(reading, used)]:
        used.add(trigger)
        draft = _claim(reading, trigger, effect_of(reading, trigger), verb, trigger, (Figure(_ONE),))
        if draft is not None:
            yield draft
    for told in numbers(reading, used):
        yield from _apart(reading, told, used)


def settle(
    claims: Sequence[Harm],
    everything: Sequence[Claim],  # noqa: ARG001 — every type is settled by the same call
    text: str,  # noqa: ARG001
    country: Callable[[str], str | None],  # noqa: ARG001
) -> list[Harm]:
    """The harm claims of one document, each with its effect.

    A figure that names a number alone ("officials later spoke of 13") tells on what the figure
    before it told; without one close before it, it says nothing.
    """
    kept: list[Harm] = []
    for claim in sorted(claims, key=lambda one: (one.start, one.end)):
        if str(claim.effect) != AS_BEFORE:
            kept.append(claim)
            continue
        before = kept[-1] if kept else None
        if before is not None and claim.start - before.end < _NEAR:
            kept.append(msgspec.structs.replace(claim, effect=before.effect, scope=before.scope))
    return kept


def _both(reading: Reading, trigger: int, used: set[int]) -> Iterator[Draft]:
    """ "Soldiers were killed and injured", "dozens of dead and injured": several of each."""
    if reading.shape[trigger + 1 : trigger + 3] not in {"cH", "cD"}:
        return
    found = figure_for(reading, trigger, used)
    value = reading.chunks[found[0]].value if found else None
    none = isinstance(value, Figure) and value.none
    exact = isinstance(value, Figure) and not value.quantity.vague
    if found is None or not (none or (reading.lower(trigger + 1) == "and" and not exact)):
        return
    used.update({trigger, trigger + 2, *range(found[0], found[1] + 1)})
    for told in (trigger, trigger + 2):
        draft = _claim(reading, told, effect_of(reading, told), *found)
        if draft is not None:
            yield draft


TRIGGERS = tuple("HEDhxQL#")

EXAMPLES = (
    Example(
        "A shell killed three people in Kherson.",
        {"effect": "killed", "low": 3, "high": 3, "place": "Kherson"},
    ),
    Example("At least 33 residents were injured in Kharkiv.", {"effect": "injured", "low": 33, "high": None}),
    Example("The death toll in Goma has risen to 41.", {"effect": "killed", "low": 41, "cumulative": True}),
    Example("Nobody was hurt in the strike.", {"effect": "injured", "low": 0, "high": 0}),
    Example("A couple and their son died in the fire.", {"effect": "killed", "low": 3, "high": 3}),
)
