"""Exchange: prisoners, bodies, civilians or children handed over or swapped.

A one-sided release or return counts too; `status` says how far it has come.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from warledger.codebook._draft import Draft, Example
from warledger.codebook._handed import (
    BODIES,
    HELD,
    HELD_ON,
    HOMEWARD,
    OTHER_RETURN,
    after_colon,
    again,
    grouped,
    is_exchange,
    is_mere_count,
    object_words,
    part_of,
    what_of,
)
from warledger.codebook._handing import let_go, status_of
from warledger.extract.diplomacy import clause, people_in, tagged
from warledger.extract.figures import Figure
from warledger.extract.frame import time_of
from warledger.extract.parties import parties
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

What = Literal["prisoners", "bodies", "civilians", "children"]
Status = Literal["agreed", "proposed", "carried_out", "rejected", "postponed"]


class Exchange(Claim, frozen=True, kw_only=True, tag="exchange"):
    """An exchange or hand-over: how many (`per_side` when the number holds for each side)."""

    what: What = "prisoners"
    low: int | None = None
    high: int | None = None
    per_side: bool = False
    status: Status = "agreed"
    parties: tuple[str, ...] = ()


_EACH = re.compile(r"\b(?:each|from each side|on each side|for the same number|per side)\b", re.IGNORECASE)
_FOR = re.compile(r"\b(?P<one>\d[\d,]*) (?:\w+ ){0,5}?for (?P<two>\d[\d,]*)\b")


def _triggers(reading: Reading) -> list[int]:
    """Chunks that can tell an exchange."""
    return [
        i
        for i in range(len(reading.shape))
        if (tagged(reading, i, "39") and not _owned(reading, i)) or let_go(reading, i) or _offer(reading, i)
    ]


def _owned(reading: Reading, index: int) -> bool:
    """True for "their hands": a noun where a verb of handing over was meant."""
    return (
        index > 0
        and not tagged(reading, index, "3")
        and reading.lower(index - 1) in {"their", "his", "her", "its", "the", "in"}
    )


def _offer(reading: Reading, index: int) -> bool:
    """ "proposals on 935 prisoners", "a second offer, 66 prisoners"."""
    near = reading.text(index, min(index + 4, len(reading.shape) - 1))
    return tagged(reading, index, "4") and bool(HELD.search(near)) and bool(re.search(r"\d", near))


def _draft(
    reading: Reading, at: int, span: tuple[int, int], index: int | None, what: What, figure: Figure | None
) -> Draft:
    first, last = span
    words = reading.text(first, last)
    quantity = figure.quantity if figure is not None else None
    if quantity is not None and quantity.vague and quantity.high is None:
        quantity = None
    low = quantity.low if quantity is not None else None
    pair = _FOR.search(words)
    same = bool(pair) and pair["one"] == pair["two"] if pair else False
    fields: dict[str, object] = {
        "what": what,
        "low": low,
        "high": quantity.high if quantity is not None else None,
        "per_side": low is not None and (same or bool(_EACH.search(words))),
        "status": status_of(reading, first, last, at),
    }
    start, end = min(at, index if index is not None else at), max(at, index if index is not None else at)
    start = max(first, min(start, _noun_start(reading, start)))
    end = max(end, min(last, end + 3))
    when = time_of(reading, at)
    return Draft("exchange", start, end, at, fields, None, when, parties=parties(reading, first, last))


def _noun_start(reading: Reading, at: int) -> int:
    while at > 0 and reading.shape[at - 1] in "dwaAbmtz":
        at -= 1
    return at


_FREES = ("free", "releas", "exchang", "swap", "set free", "let", "prisoner", "pow ", "pardon")
_LONG = 14
_WISHED = re.compile(
    r"\b(?:efforts?|want\w*|call(?:s|ed)? (?:for|on)|demand\w*|must|only (?:through|if|when)|press\w*|usually|insist\w*|urg\w+|asked|hop\w+|if|"
    r"unless|until|pray\w*|rally|protest\w*|show\w*|list of|accus\w+)\b",
    re.IGNORECASE,
)


def _figures(reading: Reading, at: int, used: set[int]) -> Iterator[tuple[int, Figure]]:
    """The figures that a trigger governs, and no other told of before."""
    first, last = clause(reading, at)
    if (
        first > 1
        and reading.shape[first - 1] == "k"
        and reading.lower(first - 1) in {"who", "that", "whom"}
        and reading.shape[first - 2] == "N"
    ):
        first -= 2
    for index, figure in people_in(reading, first, last):
        letter = reading.shape[index]
        if index in used or figure.none or letter == "u" or (figure.single and not HELD.search(figure.noun)):
            continue
        if letter == "q" and not HELD.search(figure.noun) and not BODIES.search(figure.noun):
            continue
        if letter == "n" and re.search(
            r"\b(?:younger|older|aged|ages?|under|between)\b", reading.text(max(0, index - 2), index)
        ):
            continue
        if is_mere_count(reading, index) or (index > 1 and reading.shape[index - 2 : index] in {"no", "No"}):
            continue
        if not _governs(reading, at, index) or not _nearest(reading, at, index):
            continue
        if (
            letter == "n"
            and index
            and reading.lower(index - 1) == "for"
            and re.search(r"n[^.;]{0,6}i$", reading.shape[:index])
        ):
            continue
        yield index, figure


def _counted(reading: Reading, at: int, used: set[int]) -> Iterator[Draft]:
    """Exchanges with a figure, one for each figure that the trigger governs."""
    first, last = clause(reading, at)
    context = reading.text(first, last)
    lead = reading.text(max(0, first - 2), first - 1).casefold() if first else ""
    if re.search(r"\b(?:until|unless|if|only when|once)$", lead):
        return
    for index, figure in _figures(reading, at, used):
        words = object_words(reading, index, first, last)
        what = what_of(words, figure)
        if what is None and _bare(reading, index):
            what = what_of(context, None) if HELD.search(context) or BODIES.search(context) else None
            what = what or ("prisoners" if reading.lower(at).startswith(_FREES) else None)
        if what is None or OTHER_RETURN.search(words) or not is_exchange(reading, at, words, context):
            continue
        if re.search(
            r"\bamong (?:those|them)\b",
            reading.text(first, max(first, index - 1)) + reading.text(index, max(index, at)),
        ):
            continue
        used.add(index)
        yield _draft(reading, at, (first, last), index, what, figure)


def _bare(reading: Reading, index: int) -> bool:
    """True for a number that counts nothing else: "1,000 for 1,000", "received 27"."""
    after = reading.shape[index + 1 : index + 2]
    return reading.shape[index] == "n" and after not in {"%", "O", "M"}


def _nearest(reading: Reading, at: int, index: int) -> bool:
    """True when no other word of exchanging stands closer to the figure, before it in its clause."""
    between = range(min(at, index) + 1, max(at, index))
    return index < at or not any(
        tagged(reading, i, "9") and reading.shape[i - 1 : i] in {"t", "c", "m"} for i in between
    )


def _governs(reading: Reading, at: int, index: int) -> bool:
    """True when the figure stands in the trigger's reach, with no other verb between."""
    low, high = min(at, index), max(at, index)
    between = reading.shape[low + 1 : high]
    return high - low < _LONG and not re.search(r"[VXFS]|b[wbz]{0,2}H", between)


_COMPOUND = re.compile(r"\b(?:prisoner|pow|prisoner-of-war|hostage)s?\b")
_DEAD = re.compile(r"\b(?:bodies|the dead|fallen soldiers|remains|dead and wounded|dead soldiers)\b")


def _uncounted(reading: Reading, at: int) -> Iterator[Draft]:
    """Exchanges without a number: "agreed to exchange prisoners", "the prisoner swap was put off"."""
    first, last = clause(reading, at)
    stop = next((i for i in range(at, len(reading.shape)) if reading.shape[i] in ".;"), last)
    near = reading.text(max(first, at - 10), min(stop, at + 10))
    compound = bool(_COMPOUND.search(reading.lower(at)))
    held, dead = bool(HELD.search(near)), bool(_DEAD.search(near))
    whole = reading.text(max(0, first - 3), last)
    told_of = _told_of(reading, at, first, last) if not (compound or held or dead) else None
    if _WISHED.search(whole) or OTHER_RETURN.search(near):
        return
    if not (compound or held or dead):
        yield from (told_of,) if told_of is not None else ()
        return
    if re.search(r"\bexchang\w* (?:of )?(?:fire|blows|views|accusations)\b|returned fire", near):
        return
    if re.search(r"\blists (?:of|with)\b", reading.text(at, min(stop, at + 4))):
        return
    listed = after_colon(reading, at) if compound else None
    if listed is not None:
        yield _draft(reading, at, (first, listed[0]), listed[0], "prisoners", listed[1])
        return
    if held or compound or ("dead and wounded" in near):
        yield _draft(reading, at, (first, last), None, "prisoners", None)
    if dead:
        yield _draft(reading, at, (first, last), None, "bodies", None)


def _told_of(reading: Reading, at: int, first: int, last: int) -> Draft | None:
    """One of several exchanges, its captives unnamed: "the previous exchange took place", "a second group flew home".

    It is told only where the document tells of an exchange besides.
    """
    words = reading.text(first, last)
    if tagged(reading, at, "3"):
        if not (again(reading.text(max(first, at - 3), at)) and HELD_ON.search(words)):
            return None
        return _noted(_draft(reading, at, (first, last), None, "prisoners", None), None)
    group = reading.text(max(first, at - 9), at)
    if not (
        tagged(reading, at, "9") and grouped(group) and HOMEWARD.match(reading.text(at, min(at + 4, last)))
    ):
        return None
    start = max((i for i in range(max(first, at - 9), at) if reading.shape[i] in ",c"), default=first - 1) + 1
    draft = _draft(reading, at, (start, last), None, "prisoners", None)
    return _noted(draft._replace(first=start), part_of(reading.text(start, at)))


def _noted(draft: Draft, part: str | None) -> Draft:
    """A draft that hangs on another exchange, with its part of it."""
    return draft._replace(fields={**draft.fields, "loose": True, "part": part})


def _pairs(reading: Reading) -> Iterator[Draft]:
    """ "he spoke of 1,700 for 1,200": numbers set against each other, where the text tells of an exchange."""
    for match in re.finditer(r"(?<!n)ni(?=n)", reading.shape):
        at = match.start()
        value = reading.chunks[at].value
        if isinstance(value, Figure) and reading.lower(at + 1) == "for" and not value.quantity.vague:
            draft = _draft(reading, at, clause(reading, at), at, "prisoners", value)
            yield draft._replace(fields={**draft.fields, "loose": True})
            return


def find(reading: Reading) -> Iterator[Draft]:
    """Every exchange or hand-over that a passage tells."""
    used: set[int] = set()
    alone: set[int] = set()
    triggers = _triggers(reading)
    if not triggers:
        yield from _pairs(reading)
    for at in triggers:
        yield from _counted(reading, at, used)
    for at in triggers:
        if any(-9 < index - at < 11 for index in used) or any(at - other < 6 for other in alone):
            continue
        made = list(_uncounted(reading, at))
        if made:
            alone.add(at)
        yield from made


TRIGGERS = tuple("39J")

EXAMPLES = (
    Example(
        "Armenia and Azerbaijan agreed on a prisoner swap of 40 captured soldiers.",
        {"what": "prisoners", "low": 40, "status": "agreed"},
    ),
    Example(
        "Hamas released 12 hostages on Saturday.",
        {"what": "prisoners", "low": 12, "status": "carried_out"},
    ),
    Example("Ukraine offered to return 200 bodies.", {"what": "bodies", "low": 200, "status": "proposed"}),
    Example("The two sides exchanged fire for an hour.", {}, "an exchange of fire is an attack"),
    Example("The Free Aceh Movement released four policemen on Tuesday.", {"what": "prisoners", "low": 4}),
)
