"""Exchanges in Ukrainian and Russian: prisoners and bodies handed over, and how far it has come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft
from warledger.codebook._slavic.around import cost, time_of
from warledger.extract.figures import Figure
from warledger.extract.slavic.reading import actor_of, has
from warledger.language.stems import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

_LIMIT = 7.0
_EACH = re.compile(r"\bпо \d|\d+ на \d+|з кожного боку|с каждой стороны|з кожної сторони|на \d+")
_MEN = re.compile(r"військов|бійц|бойц|воїн|воин|захисник|солдат|полонен|пленн|своїх|своих|бранц")
_SWAP = re.compile(
    r"полон|плен|обмін|обмен|\bтіл|\bтел[аоу]?\b|репатр|бранц|звільнен|освобожд|додому|домой|погибш|загибл|воин|формул|військов|бійц|бойц|повернул|вернул"
)
_LIST = re.compile(r"[A\"wa]{0,3}(?:c|,)")
_HELD = ("bodies", "children", "civilians", "prisoners")


def _what(reading: Reading, figure: int | None, trigger: int) -> str | None:
    """What is handed over: by the words nearest to the figure."""
    at = figure if figure is not None else trigger
    held = figure is not None and _are_men(reading, figure, min(figure + 1, len(reading.shape) - 1))
    if held and not any(
        has(reading, i, f"x.{kind}") for i in range(len(reading.shape)) for kind in ("bodies", "children")
    ):
        return "prisoners"
    found = [
        (cost(reading, at, i), kind)
        for i in range(len(reading.shape))
        for kind in _HELD
        if has(reading, i, f"x.{kind}")
    ]
    return min(found)[1] if found else None


def _status(reading: Reading) -> str:
    """How far the exchange has come."""
    for kind in ("postponed", "rejected", "proposed", "agreed"):
        if any(has(reading, i, f"x.{kind}") for i in range(len(reading.shape))):
            return kind
    return "carried_out"


def _are_men(reading: Reading, first: int, last: int) -> bool:
    """True for soldiers, captives, or people told by their nation."""
    people = any((mention := actor_of(reading, i)) and mention.form == "demonym" for i in (first, last))
    return people or _MEN.search(folded(reading.text(first, last))) is not None


def _figures(reading: Reading, trigger: int) -> list[int]:
    """The figures that an exchange's word tells of: the nearest, and those in one list with it."""
    shape = reading.shape
    every = [
        i
        for i, letter in enumerate(shape)
        if letter in "nNqu" and isinstance(reading.chunks[i].value, Figure)
    ]
    near = [i for i in every if cost(reading, trigger, i) <= _LIMIT and not has(reading, i, "ordinal")]
    if not near:
        return []
    first = min(near, key=lambda i: cost(reading, trigger, i))
    further = [i for i in every if i > first and _LIST.fullmatch(shape, first + 1, i)]
    return [first, *further]


def _draft(reading: Reading, trigger: int, figure: int | None, what: str) -> Draft:
    """The draft of one thing handed over."""
    value = reading.chunks[figure].value if figure is not None else None
    quantity = value.quantity if isinstance(value, Figure) else None
    ends = [trigger, *([figure] if figure is not None else [])]
    sides = tuple(
        i
        for i in range(len(reading.shape))
        if (mention := actor_of(reading, i)) and (mention.actor.side or mention.actor.kind == "state")
    )
    fields = {
        "what": what,
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "per_side": bool(_EACH.search(folded(reading.passage.text))),
        "status": _status(reading),
    }
    return Draft(
        "exchange", min(ends), max(ends), trigger, fields, when=time_of(reading, trigger), parties=sides
    )


def find(reading: Reading) -> Iterator[Draft]:
    """The exchanges of a passage, one for each thing handed over and its number."""
    text = folded(reading.passage.text)
    if not _SWAP.search(text):
        return
    told: set[tuple[str, object]] = set()
    for trigger in (i for i in range(len(reading.shape)) if has(reading, i, "x.exchange")):
        figures: list[int | None] = [*_figures(reading, trigger)]
        for figure in figures or [None]:
            what = _what(reading, figure, trigger)
            draft = _draft(reading, trigger, figure, what) if what is not None else None
            if draft is None or (what, draft.fields["low"]) in told or (draft.fields["low"] is None and told):
                continue
            if draft.fields["low"] is None and draft.fields["status"] == "carried_out":
                continue  # a bare mention of "the exchange"
            told.add((str(what), draft.fields["low"]))
            yield draft
