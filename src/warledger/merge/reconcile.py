"""Figures: from what each origin has said by now to low, best and high, under a named rule.

`latest-by-authority` (the default; codebook, Incidents 4): per origin only its latest figure
counts; best is the latest figure of the best-placed origin; low and high are the range over
origins. `conservative`: best is the smallest current figure. `range`: best is the middle of
the current figures. All keep `low <= best <= high`. A figure under half of the best one is
told of a part, or from the first hour: it stays in the history and leaves the range.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from warledger.merge.current import PART, currents
from warledger.merge.origins import HEARSAY, LOCAL, OUTLET, Voice
from warledger.merge.said import contrasted, said_by
from warledger.merge.view import hour, plain
from warledger.model import Claim, Figure, Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.merge.current import Current
    from warledger.merge.said import Said

RULES = ("latest-by-authority", "conservative", "range")
ROUNDED = 0.9
"""The share of a rough figure from which on a number is what was rounded."""
_HOW = {
    "latest-by-authority": "the latest figure of the best placed origin",
    "conservative": "the smallest figure that an origin still holds, that of",
    "range": "the middle one of the figures that origins still hold",
}


class Setting(msgspec.Struct, frozen=True):
    """What an incident depends on besides its claims.

    `voices` tells whose own voice each document is and `families` which document a copy goes
    back to; `accepted` and `judged` are the claims that a person confirmed or ruled on.
    """

    voices: Mapping[str, Voice] = {}
    families: Mapping[str, str] = {}
    rule: str = RULES[0]
    accepted: frozenset[str] = frozenset()
    judged: frozenset[str] = frozenset()


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
    listed = list(claims)
    others = contrasted(listed)
    for claim in listed:
        said = said_by(claim, setting.voices, setting.families) if claim.scope == scope else None
        if said is not None:
            if claim.id in others:
                said = msgspec.structs.replace(said, increment=said.moved)
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


def _settle(saids: Sequence[Said], rule: str) -> tuple[Figure, str] | None:
    """The figure of one effect from everything said of it."""
    firm = _firm(currents(saids))
    if not firm:
        return None
    perpetrators = {plain(said.claim.actor) for said in saids if said.claim.actor}
    chosen = _chosen(firm, rule, perpetrators)
    counted = [one for one in firm if one.number >= PART * chosen.number or rule != RULES[0]]
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
    exact = [one for one in numbered if not one.loose and not one.vague]
    return [one for one in numbered if not (one.loose and any(_firmer(other, one) for other in exact))]


def _firmer(exact: Current, loose: Current) -> bool:
    """Whether a number takes the place of an "about": what it rounds, or one near it that is no older.

    "More than 100" says nothing against "about 170".
    """
    if exact.number < PART * loose.number:
        return False
    rounded = exact.number >= ROUNDED * loose.number or exact.last >= loose.at
    return exact.number >= loose.number or (exact.high is not None and rounded)


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
    whole = [one for one in kept if one.number >= PART * highest]
    standing = [one for one in whole if not any(_overtakes(other, one) for other in whole)]
    tier = max(_tier(one) for one in standing)
    day = max(one.at // 24 for one in standing if _tier(one) == tier)
    holders = Counter(one.number for one in standing)
    return max(
        (one for one in standing if _tier(one) == tier and one.at // 24 == day),
        key=lambda one: (holders[one.number], one.at, one.number, one.origin.key),
    )


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
    if one.high is None and other.high is not None and other.origin.rank > OUTLET:
        return True  # "more than 40" is no word against 59
    later = other.last // 24 - one.at // 24
    if _tier(other) >= _tier(one) or other.origin.own_voice:
        return later >= 0 or one.high is None
    return later > 0 and other.origin.rank > HEARSAY


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
