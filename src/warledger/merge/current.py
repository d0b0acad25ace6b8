"""What each origin says of a toll by now: its latest figure, after additions and withdrawals.

Of one origin only the latest figure counts: a total replaces, an addition adds, a withdrawal
takes away (codebook, Incidents 4).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from warledger.merge.origins import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.merge.said import Said

PART = 0.5
"""A figure under this share of the whole is told of a part."""
MANY = 10
"""People who are not added to fewer than twice as many: "another 28" beside 28 is the figure again."""


class Current(msgspec.Struct, frozen=True):
    """What one origin holds by now, the claims it rests on, and how it came about.

    `at` is when it first said so, `last` when it last said it again; `withdrawn` is
    the higher figure that it took back.
    """

    origin: Origin
    at: int
    low: int
    high: int | None
    vague: bool
    claims: tuple[str, ...]
    steps: str
    approximate: bool = False
    last: int = 0
    withdrawn: int | None = None

    @property
    def number(self) -> int:
        """The figure itself: the upper end of an "up to", else the lower end."""
        return self.high if self.low == 0 and self.high else self.low

    @property
    def loose(self) -> bool:
        """Whether it is "about", "up to" or a range, not a number."""
        return self.approximate or (self.high is not None and self.high != self.low)


def currents(saids: Sequence[Said]) -> list[Current]:
    """What each origin holds by now, after all its replacements, additions and retractions."""
    held: dict[str, Current] = {}
    saids = _once(saids)
    adding = {_turn(said) for said in saids if not said.increment}
    whole = {said.claim.document.id for said in saids if said.cumulative}

    def turn(said: Said) -> tuple[int, bool, str, str]:
        at, document, key = _turn(said)
        return at, _turn(said) not in adding, document, key  # "another two" after what it adds to

    for (_, adds, document, key), group in groupby(
        sorted(saids, key=lambda said: (*turn(said), said.claim.start)), key=turn
    ):
        if adds and document in whole:
            continue  # the document's own new total holds them
        now = _step(held.get(key), list(group), list(held.values()))
        if now is None:
            held.pop(key, None)
        else:
            held[key] = now
    return [held[key] for key in sorted(held)]


def _once(saids: Sequence[Said]) -> list[Said]:
    """Each statement once: copies of a report, and one "another two" told by several, fall away."""

    def order(said: Said) -> tuple[int, bool, str, str, int, str]:
        document = said.claim.document
        copied = document.id != said.family
        return said.at, copied, document.published or "", document.id, said.claim.start, said.claim.id

    first: dict[tuple[object, ...], Said] = {}
    for said in sorted(saids, key=order):
        told = (
            said.origin.key,
            said.low,
            said.high,
            said.increment,
            said.cumulative,
            said.retracts,
            said.moved,
        )
        first.setdefault((*told, said.at // 24 if said.increment else said.family), said)
    return list(first.values())


def _turn(said: Said) -> tuple[int, str, str]:
    """What an origin says at once: in one document."""
    return said.at, said.claim.document.id, said.origin.key


def _step(before: Current | None, update: Sequence[Said], others: Sequence[Current]) -> Current | None:
    """An origin's figure after what it says in one document."""
    whole = [said for said in update if not said.increment and not said.retracts]
    added = [said for said in update if said.increment and not said.retracts and not said.leaves]
    gone = [said for said in update if said.retracts]
    now = before
    if whole:
        now = _replaced(whole)
        if before is not None and not _corrects(before, now, whole):
            now = msgspec.structs.replace(before, last=now.at if now.number == before.number else before.last)
    if added and not any(said.cumulative for said in whole):
        now = _added(now, added, others)
    for said in gone:
        now = _retracted(now, said)
    for said in update if not whole else ():  # a new figure of the injured is without them already
        now = _died(now, said) if said.leaves else now
    return now


def _corrects(before: Current, now: Current, whole: Sequence[Said]) -> bool:
    """Whether a new figure replaces an older one of the same origin.

    The same number again is no news. A lower one is a part of the toll or an earlier
    statement told again, unless it is later, said to be the whole, and near the old one.
    """
    if before.vague or now.number > before.number:
        return True
    total = any(one.cumulative for one in whole) and now.at > before.at
    return total and before.number > now.number > PART * before.number


def _replaced(whole: Sequence[Said]) -> Current:
    """The fullest figure of one document: parts of a toll are told beside it (codebook, Claims 2)."""
    top = max(
        whole, key=lambda said: (not said.vague, said.low, said.high or 0, said.cumulative, -said.claim.start)
    )
    steps = f"“{top.claim.words}” ({top.claim.document.published or 'undated'})"
    about = bool(getattr(top.claim, "vague", False)) and not top.vague
    return Current(top.origin, top.at, top.low, top.high, top.vague, (top.claim.id,), steps, about, top.at)


def _added(now: Current | None, added: Sequence[Said], others: Sequence[Current]) -> Current:
    """A figure raised by "another two"; without an own base, on the highest known before.

    More than half of what they would be added to are no addition, but a figure of their own.
    """
    base = now or max(others, key=lambda one: (one.number, one.origin.key), default=None)
    more = sum(said.low for said in added)
    words = " + ".join(f"{said.low} “{said.claim.words}”" for said in added)
    ids = tuple(said.claim.id for said in added)
    last = added[-1]
    if base is None or base.vague or (more >= MANY and more > PART * base.low):
        return Current(
            last.origin,
            last.at,
            more,
            None if base else last.high,
            vague=False,
            claims=ids,
            steps=words,
            last=last.at,
        )
    high = None if base.high is None else base.high + more
    return Current(
        last.origin,
        last.at,
        base.low + more,
        high,
        vague=False,
        claims=(*base.claims, *ids),
        steps=f"{base.low} + {words}",
        last=last.at,
    )


def _died(base: Current | None, said: Said) -> Current | None:
    """An origin's own figure of injured less those who, it says, died since."""
    if base is None or base.vague or base.low <= said.low:
        return base
    return Current(
        said.origin,
        said.at,
        base.low - said.low,
        None if base.high is None else base.high - said.low,
        vague=False,
        claims=(*base.claims, said.claim.id),
        steps=f"{base.steps}, less {said.low} who died: “{said.claim.words}”",
        last=said.at,
        withdrawn=base.low,
    )


def _retracted(now: Current | None, said: Said) -> Current | None:
    """A figure less what its origin withdraws; None when nothing is left.

    "33, not 34" tells what stands, "one death was not confirmed" what is taken away. One who
    holds a lower figure already ("28; the first count of 54 was wrong") keeps it.
    """
    if said.stands and (now is None or now.low <= said.low):
        return _replaced([said])
    if now is None or said.low == now.low:
        return None
    if said.low > now.low:
        return msgspec.structs.replace(now, withdrawn=said.low, last=said.at)
    claims = (*now.claims, said.claim.id)
    if said.stands or said.low * 2 > now.low:
        steps = f"{now.steps}, corrected to “{said.claim.words}”"
        return Current(
            now.origin,
            said.at,
            said.low,
            said.high,
            now.vague,
            claims,
            steps,
            last=said.at,
            withdrawn=now.low,
        )
    return Current(
        now.origin,
        said.at,
        now.low - said.low,
        None if now.high is None else now.high - said.low,
        now.vague,
        claims,
        f"{now.steps}, less {said.low} withdrawn",
        last=said.at,
        withdrawn=now.low,
    )
