"""Figures: from what each origin has said by now to low, best and high, under a named rule.

`latest-by-authority` (the default; codebook, Incidents 4): per origin only its latest figure
counts; best is the latest figure of the best-placed origin; low and high are the range over
origins. `conservative`: best is the smallest current figure. `range`: best is the middle of
the current figures. All keep `low <= best <= high`. A figure under half of the best one is
told of a part, or from the first hour: it stays in the history and leaves the range.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from warledger.merge.origins import HEARSAY, LOCAL, OUTLET, Origin, origin
from warledger.merge.view import hour, plain
from warledger.model import Claim, Figure, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

RULES = ("latest-by-authority", "conservative", "range")
_HOW = {
    "latest-by-authority": "the latest figure of the best placed origin",
    "conservative": "the smallest figure that an origin still holds, that of",
    "range": "the middle one of the figures that origins still hold",
}
_PART = 0.5  # a figure under this share of the whole is told of a part


class Setting(msgspec.Struct, frozen=True):
    """What an incident depends on besides its claims.

    `voices` tells whose own voice each document is and `families` which document a copy goes
    back to; `accepted` and `judged` are the claims that a person confirmed or ruled on.
    """

    voices: Mapping[str, str] = {}
    families: Mapping[str, str] = {}
    rule: str = RULES[0]
    accepted: frozenset[str] = frozenset()
    judged: frozenset[str] = frozenset()


class Said(msgspec.Struct, frozen=True):
    """One harm claim as a figure of its origin.

    `moved` are dead who were counted as injured before; the same claim `leaves` the injured.
    """

    claim: Claim
    origin: Origin
    family: str
    at: int
    low: int
    high: int | None
    vague: bool
    increment: bool = False
    cumulative: bool = False
    retracts: bool = False
    moved: bool = False
    leaves: bool = False


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


def figures(
    claims: Iterable[Claim], setting: Setting, scope: str = "incident"
) -> tuple[dict[str, Figure], tuple[str, ...]]:
    """The figures of one incident by effect, and the arithmetic of each in words.

    Raises:
        ValueError: if there is no such rule; the message names those there are.
    """
    rule = setting.rule
    if rule not in RULES:
        raise ValueError(f"no rule named {rule!r}; there are: {', '.join(RULES)}")
    effects: defaultdict[str, list[Said]] = defaultdict(list)
    for claim in claims:
        said = _said(claim, setting) if claim.scope == scope else None
        if said is not None:
            effects[str(getattr(claim, "effect", ""))].append(said)
            if said.moved:
                effects["injured"].append(msgspec.structs.replace(said, leaves=True))
    found: dict[str, Figure] = {}
    reasons: list[str] = []
    for effect, saids in sorted(effects.items()):
        settled = _settle(saids, rule)
        if settled is None:
            continue
        figure, why = settled
        sides = {said.origin.side for said in saids} - {None}
        parts = {str(name): _settle([s for s in saids if s.origin.side == name], rule) for name in sides}
        by_side = {name: part[0] for name, part in sorted(parts.items()) if part is not None}
        found[effect] = msgspec.structs.replace(figure, by_side=by_side or None)
        reasons.append(f"{effect}: {why}")
    if "killed" not in found and "injured" in found and found["injured"].high == 0:
        found["killed"] = msgspec.structs.replace(found["injured"], by_side=None)
        reasons.append("killed: 0, for nobody is said to have been hurt at all")
    return found, tuple(reasons)


def history(claims: Iterable[Claim]) -> tuple[Moment, ...]:
    """Every figure of an incident in the order in which it was published."""
    moments = [
        Moment(
            at=claim.document.published,
            effect=str(getattr(claim, "effect", "")),
            low=getattr(claim, "low", None),
            high=getattr(claim, "high", None),
            claim=claim.id,
        )
        for claim in sorted(claims, key=_when)
        if claim.type == "harm" and claim.modality == "asserted"
    ]
    return tuple(moments)


def _when(claim: Claim) -> tuple[int, str, int, str]:
    """Order of publication, then of the text."""
    at = hour(claim.document.published)
    return (10**9 if at is None else at[0], claim.document.id, claim.start, claim.id)


def _said(claim: Claim, setting: Setting) -> Said | None:
    """A harm claim as a figure; None when it states none or is no assertion."""
    low, high = getattr(claim, "low", None), getattr(claim, "high", None)
    if claim.type != "harm" or claim.modality != "asserted" or (low is None and high is None):
        return None
    at = hour(claim.document.published)
    moved = (
        getattr(claim, "effect", "") == "killed"
        and not getattr(claim, "cumulative", False)
        and _deaths().search(claim.words.casefold()) is not None
    )
    return Said(
        claim=claim,
        origin=origin(claim, setting.voices),
        family=setting.families.get(claim.document.id, claim.document.id),
        at=0 if at is None else at[0],
        low=low or 0,
        high=high,
        vague=bool(getattr(claim, "vague", False)) and high is None,
        increment=bool(getattr(claim, "increment", False)) or moved,
        cumulative=bool(getattr(claim, "cumulative", False)),
        retracts=bool(getattr(claim, "retracts", False)),
        moved=moved,
    )


@cache
def _deaths() -> re.Pattern[str]:
    """Words for injured people who died, of all languages, from `deaths.toml`."""
    text = resources.files("warledger.merge").joinpath("deaths.toml").read_text("utf-8")
    told = msgspec.convert(tomllib.loads(text), dict[str, list[str]])
    return re.compile("|".join(expression for words in told.values() for expression in words))


def _settle(saids: Sequence[Said], rule: str) -> tuple[Figure, str] | None:
    """The figure of one effect from everything said of it."""
    firm = _firm(currents(saids))
    if not firm:
        return None
    perpetrators = {plain(said.claim.actor) for said in saids if said.claim.actor}
    chosen = _chosen(firm, rule, perpetrators)
    counted = [one for one in firm if one.number >= _PART * chosen.number or rule != RULES[0]]
    numbers = sorted(one.number for one in counted)
    best = numbers[(len(numbers) - 1) // 2] if rule == "range" else chosen.number
    top = max([best, *(one.high for one in counted if one.high is not None)])
    figure = Figure(
        low=min([best, *(one.low for one in counted if one.low or not one.number)]),
        best=best,
        high=None if any(one.high is None and one.low >= top for one in counted) else top,
        rule=rule,
        claims=tuple(dict.fromkeys(claim for one in [chosen, *firm] for claim in one.claims)),
    )
    return figure, _sentence(chosen, firm, figure)


def _firm(held: Sequence[Current]) -> list[Current]:
    """Figures to reckon with: "several" and "about" only where nothing firmer stands near."""
    numbered = [one for one in held if not one.vague] or list(held)
    numbers = [one.number for one in numbered if not one.loose and not one.vague]
    return [
        one for one in numbered if not (one.loose and any(_PART * one.number <= number for number in numbers))
    ]


def _chosen(firm: Sequence[Current], rule: str, perpetrators: set[str]) -> Current:
    """The current figure that a rule takes as best.

    Figures under half of the highest credible one are parts of the toll, or long out of date.
    Of the rest, those stand that no later figure overtakes and no correction withdraws; the
    best placed origin is taken, then the latest. Hearsay, and the side that did it counting
    its enemy's dead, come after all others.
    """
    if rule == "conservative":
        return min(firm, key=lambda one: (one.number, one.origin.key))
    apart = [one for one in firm if one.origin.rank > HEARSAY and plain(one.origin.side) not in perpetrators]
    credible = apart or list(firm)
    kept = [one for one in credible if not any(_withdraws(other, one) for other in credible)] or credible
    highest = max(one.number for one in kept)
    whole = [one for one in kept if one.number >= _PART * highest]
    standing = [one for one in whole if not any(_overtakes(other, one) for other in whole)]
    return max(standing, key=lambda one: (_tier(one), one.at, one.number, one.origin.key))


def _tier(one: Current) -> int:
    """Rank for choosing; those who count on the spot and those who answer for the place are one."""
    return min(one.origin.rank, LOCAL)


def _withdraws(other: Current, one: Current) -> bool:
    """Whether a correction ("33, not 34") takes a higher figure back, whoever repeated it."""
    return other.withdrawn == one.number and one.last <= other.at


def _overtakes(other: Current, one: Current) -> bool:
    """Whether a higher figure makes another out of date: tolls grow."""
    if other.number <= one.number:
        return False
    later = other.last // 24 - one.at // 24
    if _tier(other) >= _tier(one) or other.origin.own_voice:
        return later >= 0 or one.high is None  # "more than 40" is no word against 59
    return later > 0 and other.origin.rank > OUTLET


def _sentence(chosen: Current, firm: Sequence[Current], figure: Figure) -> str:
    """The arithmetic of a figure in plain words."""
    others = [f"{one.origin.name} {_range(one)}" for one in firm if one is not chosen]
    rest = f"others now say: {', '.join(others)}" if others else "no other origin gives a figure"
    how = _HOW[figure.rule]
    if figure.best != chosen.number:
        return f"{figure.best} is {how}; {chosen.origin.name} {_range(chosen)}: {chosen.steps}; {rest}"
    return f"{figure.best} is {how}, {chosen.origin.name}: {chosen.steps}; {rest}"


def _range(one: Current) -> str:
    """A figure as people write it."""
    if one.high is None:
        return f"{one.low} or more"
    return str(one.low) if one.low == one.high else f"{one.low} to {one.high}"


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
    return total and before.number > now.number > _PART * before.number


def _replaced(whole: Sequence[Said]) -> Current:
    """The fullest figure of one document: parts of a toll are told beside it (codebook, Claims 2)."""
    top = max(
        whole, key=lambda said: (said.cumulative, not said.vague, said.low, said.high or 0, -said.claim.start)
    )
    steps = f"“{top.claim.words}” ({top.claim.document.published or 'undated'})"
    about = bool(getattr(top.claim, "vague", False)) and not top.vague
    return Current(top.origin, top.at, top.low, top.high, top.vague, (top.claim.id,), steps, about, top.at)


def _added(now: Current | None, added: Sequence[Said], others: Sequence[Current]) -> Current:
    """A figure raised by "another two"; without an own base, on the highest known before."""
    base = now or max(others, key=lambda one: (one.number, one.origin.key), default=None)
    more = sum(said.low for said in added)
    words = " + ".join(f"{said.low} “{said.claim.words}”" for said in added)
    ids = tuple(said.claim.id for said in added)
    last = added[-1]
    if base is None or base.vague:
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
    """A figure less what its origin withdraws; None when nothing is left."""
    if now is None or said.low >= now.low:
        return None
    if said.low * 2 > now.low:  # "33, not 34": the figure that stands, not the part withdrawn
        steps = f"{now.steps}, corrected to “{said.claim.words}”"
        return Current(
            now.origin,
            said.at,
            said.low,
            said.high,
            now.vague,
            (*now.claims, said.claim.id),
            steps,
            last=said.at,
            withdrawn=now.low,
        )
    high = None if now.high is None else now.high - said.low
    return Current(
        now.origin,
        said.at,
        now.low - said.low,
        high,
        now.vague,
        (*now.claims, said.claim.id),
        f"{now.steps}, less {said.low} withdrawn",
        last=said.at,
        withdrawn=now.low,
    )
