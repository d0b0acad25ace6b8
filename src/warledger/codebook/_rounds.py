"""Talks as a draft, and rounds: "the third round opened", "a first round was held in May and a second in June"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft
from warledger.codebook._fate import fate
from warledger.codebook._met import HAPPENS, modality_of
from warledger.extract.diplomacy import clause, ordinal, round_of, tagged, venue
from warledger.extract.frame import time_of
from warledger.extract.parties import parties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading
    from warledger.model.claim import Modality

_CALL = re.compile(r"\b(?:phone|telephon\w+|by phone|phoned|video call)\b", re.IGNORECASE)
_COMING = re.compile(r"\b(?:next|new|further|another) (?:\w+ )?round$", re.IGNORECASE)
_SET = re.compile(r"\b(?:planned|scheduled|expected|set|slated)\b")
_COUNTED = frozenset("round rounds series hours days weeks night session sessions week".split())


def _phrase(reading: Reading, at: int, first: int) -> int:
    """The first chunk of the noun phrase that names the talks."""
    start = at
    while start > first and reading.shape[start - 1] in "dwaCnPT%o2'F":
        word = reading.lower(start - 1)
        if HAPPENS.fullmatch(word) or (
            reading.shape[start - 1] == "o" and reading.lower(start - 2) not in _COUNTED
        ):
            break
        start -= 1
    if (
        start > first
        and HAPPENS.fullmatch(reading.lower(start - 1))
        and re.search(r"[AP]", reading.shape[first : start - 1])
    ):
        return first
    while start < at and reading.shape[start] in "oT":
        start += 1
    return start


def draft_of(
    reading: Reading,
    at: int,
    span: tuple[int, int],
    who: list[int],
    place: int | None,
    number: int | None,
    modality: Modality | None,
    *,
    loose: bool,
) -> Draft:
    fields: dict[str, object] = {"round": number, "filled": loose or number is not None}
    if place is None and re.search(r"\bthere\b", reading.text(*span)):
        fields["there"] = True
    start = (
        span[0]
        if tagged(reading, at, "0") and not tagged(reading, at, "1")
        else _phrase(reading, at, span[0])
    )
    if _CALL.search(reading.text(*span)):
        fields["format"], place = "call", None
    fields["status"] = fate(reading, *span, at)
    if fields["status"] is not None:
        modality = "planned"
    when = time_of(reading, at)
    if modality == "denied" and when is not None and when < start:
        when = None  # the day of the denial
    if when is None and modality is None:
        when = min(
            (i for i, letter in enumerate(reading.shape) if letter == "T"),
            key=lambda i: abs(i - at),
            default=None,
        )
    return Draft(
        "talks",
        start, span[1], at, fields, place, when, modality=modality, parties=tuple(i for i in who if i != place)
    )  # fmt: skip


def from_round(reading: Reading, at: int) -> Draft | None:
    """ "The third round had opened in X on Thursday", "a next round is planned for the end of January"."""
    number = round_of(reading.text(max(0, at - 3), at))
    first, last = clause(reading, at)
    modality = modality_of(reading, first, last, at)
    coming = _COMING.search(reading.text(max(0, at - 2), at)) and (
        modality or _SET.search(reading.text(at, last))
    )
    if not coming and (number is None or not HAPPENS.search(reading.text(first, last))):
        return None
    modality = modality or ("planned" if coming else None)
    return draft_of(
        reading,
        at,
        (first, last),
        list(parties(reading, first, last)),
        venue(reading, at, first, last),
        number,
        modality,
        loose=True,
    )


def rounds(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """The draft, and of "a first round in May and a second in June" each round apart, with its own time and place."""
    shape = reading.shape
    heads = [
        index
        for index in range(draft.trigger + 1, draft.last)
        if shape[index - 1] == "d"
        and ordinal(reading.lower(index))
        and re.match(r"(?:b[wWn]?)?w?[ei]?[dw]?[TP]", shape[index + 1 : index + 7])
        and not re.match(r"(?:day|week|month|year|time|phase|stage)", reading.lower(index + 1))
    ]
    if draft.fields.get("round") is None or not heads:
        yield draft
        return
    starts = [draft.first, *(index - 1 for index in heads)]
    for start, after in zip(starts, [*starts[1:], draft.last + 1], strict=True):
        end = after - 1
        while end > start and shape[end] in ",c":
            end -= 1
        when = next((index for index in range(start, end + 1) if shape[index] == "T"), None)
        told = modality_of(reading, start, end, start)
        if start == draft.first:
            yield draft._replace(last=end, when=when, modality=told)
            continue
        there = next((index for index in range(start, end + 1) if shape[index] == "P"), None)
        fields = {**draft.fields, "round": ordinal(reading.lower(start + 1))}
        yield draft._replace(
            first=start,
            last=end,
            trigger=start + 1,
            when=when,
            place=draft.place if there is None else there,
            fields=fields,
            modality=told,
        )
