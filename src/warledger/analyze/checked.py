"""A sentence, checked on the record: borne out, contradicted, or not to be told, with the range behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.analyze.findings import asked
from warledger.analyze.sentences import Scope, Sentence, understood
from warledger.analyze.words import number
from warledger.merge import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.model import Document, Incident

Finding = Literal["borne out", "contradicted", "can't tell"]
CANT: Finding = "can't tell"
_DAY = 24


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """How much the record counts: `low` surely, `best`, `high` at most (null: open); the incidents behind it.

    `unsure` are incidents whose time is not known well enough to say that they belong; they count in `high`.
    """

    low: int
    best: int
    high: int | None
    ids: tuple[str, ...]
    unsure: tuple[str, ...] = ()


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """The answer: what was understood, what the record says, in words and numbers."""

    sentence: str
    understood: Sentence
    finding: Finding
    answer: str
    amount: Amount | None = None
    other: Amount | None = None
    limits: tuple[str, ...] = ()


def check(sentence: str, incidents: Sequence[Incident], documents: Sequence[Document]) -> Checked:
    """Check a sentence of a known form.

    Raises:
        SentenceError: if it can't be read; the message says why and which sentences can.
        Trouble: if it is about a rise or fall and scipy is not installed.
    """
    violence = [
        one
        for one in incidents
        if one.type == "attack" and one.scope == "incident" and one.status != "denied"
    ]
    meant = understood(sentence, _places(violence), _actors(violence))
    if meant.form == "before and after":
        return _turned(sentence, meant, incidents, documents)
    amount = _amount(meant.scope, violence)
    if meant.form == "more or less" and meant.other is not None:
        return _compared(sentence, meant, amount, _amount(meant.other, violence))
    return _counted(sentence, meant, amount, documents)


def _places(violence: Sequence[Incident]) -> set[str]:
    """The names of places that the record knows, of regions with and without their generic word."""
    named = {name for one in violence if one.place for name in (one.place.name, one.place.admin1) if name}
    states = {
        code: name for code, name in _states().items() if any(_country(one) == code for one in violence)
    }
    return named | {name.title() for name in map(view.bare, named) if name} | set(states.values())


def _states() -> dict[str, str]:
    """States by code."""
    from warledger.actors.files import states

    return {code: state.name for code, state in states().states.items()}


def _country(one: Incident) -> str | None:
    """The country of an incident."""
    return one.place.country if one.place else None


def _actors(violence: Sequence[Incident]) -> set[str]:
    """The actors that the record knows, and their adjectives."""
    from warledger.actors.files import states

    named = {one.actor for one in violence if one.actor}
    adjectives = (a for state in states().states.values() if state.name in named for a in state.adjectives)
    return named | set(adjectives)


def _amount(scope: Scope, violence: Sequence[Incident]) -> Amount:
    """How much of it the record counts."""
    sure, unsure = [], []
    for one in violence:
        if not _is(scope, one):
            continue
        inside = _inside(scope, one)
        if inside is None:
            unsure.append(one)
        elif inside:
            sure.append(one)
    ids, doubtful = tuple(one.id for one in sure), tuple(one.id for one in unsure)
    if scope.measure == "incidents":
        return Amount(low=len(sure), best=len(sure), high=len(sure) + len(unsure), ids=ids, unsure=doubtful)
    known = [one.figures[scope.measure] for one in sure if scope.measure in one.figures]
    maybe = [one.figures[scope.measure] for one in unsure if scope.measure in one.figures]
    highs = [figure.high for figure in (*known, *maybe)]
    return Amount(
        low=sum(figure.low for figure in known),
        best=sum(figure.best for figure in known),
        high=None if None in highs else sum(high or 0 for high in highs),
        ids=tuple(one.id for one in sure if scope.measure in one.figures),
        unsure=tuple(one.id for one in unsure if scope.measure in one.figures),
    )


def _is(scope: Scope, one: Incident) -> bool:
    """Whether an incident is of the means, actor and place asked for."""
    if scope.means is not None and scope.means not in one.means:
        return False
    if scope.actor is not None and not _does(scope.actor, one.actor):
        return False
    if scope.place is None:
        return True
    place = one.place
    if place is None:
        return False
    wanted = view.bare(scope.place)
    region = scope.place.casefold() != wanted or view.bare(place.name) != wanted
    names = {view.bare(place.name)} | ({view.bare(place.admin1)} if region else set())
    return wanted in names or _states().get(place.country or "") == scope.place


def _does(asked_for: str, actor: str | None) -> bool:
    """Whether an actor is the one asked for, by name or adjective."""
    from warledger.actors.files import states

    if actor is None:
        return False
    named = {actor.casefold()}
    named |= {
        a.casefold() for state in states().states.values() if state.name == actor for a in state.adjectives
    }
    return asked_for.casefold() in named


def _inside(scope: Scope, one: Incident) -> bool | None:
    """Whether an incident lies in the days asked for; None when its time does not say."""
    if scope.since is None and scope.until is None:
        return True
    window = view.window(one.when)
    if window is None:
        return None
    first = view.hour(scope.since)
    last = view.hour(scope.until)
    start = first[0] if first else window.start
    end = last[0] + _DAY if last else window.end
    middle = (window.start + window.end) / 2
    if window.end <= start or window.start >= end:
        return False
    if window.hours <= 3 * _DAY:
        return start <= middle < end
    return True if start <= window.start and window.end <= end else None


def _counted(sentence: str, meant: Sentence, amount: Amount, documents: Sequence[Document]) -> Checked:
    """Whether so many are counted."""
    low, high = meant.low, meant.high
    top = amount.high
    if (low is None or amount.low >= low) and (high is None or (top is not None and top <= high)):
        finding: Finding = "borne out"
    elif (low is not None and top is not None and top < low) or (high is not None and amount.low > high):
        finding = "contradicted"
    else:
        finding = "can't tell"
    limits = list(_limits(amount))
    if high == 0 and finding == "borne out" and not _reported(meant.scope, documents):
        finding = "can't tell"
        limits.insert(0, "The record has no reports about that time: none counted is not none happened.")
    return Checked(
        sentence=sentence,
        understood=meant,
        finding=finding,
        answer=f"{_near(meant, amount) if finding == CANT and amount.ids else _head(finding)} The record counts"
        f" {_words(amount, meant.scope)}.",
        amount=amount,
        limits=tuple(limits),
    )


def _near(meant: Sentence, amount: Amount) -> str:
    """What to say where accounts range on both sides of what is claimed."""
    low, high = meant.low, meant.high
    agrees = (low is None or amount.best >= low) and (high is None or amount.best <= high)
    return f"The record can't settle it: its best figure {'agrees' if agrees else 'differs'}, its accounts range."


def _reported(scope: Scope, documents: Sequence[Document]) -> bool:
    """Whether any report came out in the days asked for, or after them."""
    days = [one.published[:10] for one in documents if one.published]
    return any(scope.since is None or day >= scope.since for day in days)


def _compared(sentence: str, meant: Sentence, one: Amount, two: Amount) -> Checked:
    """Whether one is more than the other."""
    more, less = (one, two) if meant.up else (two, one)
    if less.high is not None and more.low > less.high:
        finding: Finding = "borne out"
    elif more.high is not None and more.high <= less.low:
        finding = "contradicted"
    else:
        finding = "can't tell"
    other = meant.other or meant.scope
    return Checked(
        sentence=sentence,
        understood=meant,
        finding=finding,
        answer=f"{_head(finding)} The record counts {_words(one, meant.scope)}, against {_words(two, other)}.",
        amount=one,
        other=two,
        limits=(*_limits(one), *(line for line in _limits(two) if line not in _limits(one))),
    )


def _turned(
    sentence: str, meant: Sentence, incidents: Sequence[Incident], documents: Sequence[Document]
) -> Checked:
    """Whether violence rises or falls after events."""
    from warledger.analyze.study import around

    scope = meant.scope
    question = asked(meant.of or "talks", place=scope.place, actor=scope.actor, means=scope.means)
    found = around(incidents, documents, question)
    wanted, against = ("rose", "fell") if meant.up else ("fell", "rose")
    finding: Finding = (
        "borne out"
        if found.verdict == wanted
        else "contradicted"
        if found.verdict == against
        else "can't tell"
    )
    head = _head(finding)
    if scope.measure != "incidents":
        head += f" Incidents are compared, not the {scope.measure}."
    return Checked(
        sentence=sentence,
        understood=meant,
        finding=finding,
        answer=f"{head} {' '.join(found.answer)}",
        limits=found.limits,
    )


def _head(finding: Finding) -> str:
    """The finding as a sentence."""
    return {
        "borne out": "The record bears this out.",
        "contradicted": "The record contradicts this.",
        "can't tell": "The record can't tell.",
    }[finding]


def _words(amount: Amount, scope: Scope) -> str:
    """An amount with its range and what it is of: "42 injured (33 to 42) in Kharkiv on 2025-07-24"."""
    means = f"by {scope.means.replace('_', ' ')} " if scope.means else ""
    count = (
        number(amount.best, "incident")
        if scope.measure == "incidents"
        else f"{amount.best:,} {scope.measure}"
    )
    if (amount.low, amount.high) != (amount.best, amount.best):
        count += (
            f" ({amount.low:,} to {amount.high:,})"
            if amount.high is not None
            else f" (at least {amount.low:,})"
        )
    if scope.measure != "incidents":
        count += f" in {number(len(amount.ids), 'incident')}"
    where = f"in {scope.place} " if scope.place else ""
    who = f"by {scope.actor} " if scope.actor else ""
    when = (
        f"on {scope.since}"
        if scope.since and scope.since == scope.until
        else " ".join(f"{word} {day}" for word, day in (("from", scope.since), ("to", scope.until)) if day)
    )
    return " ".join(f"{count} {means}{where}{who}{when}".split())


def _limits(amount: Amount) -> list[str]:
    """What the amount can't tell."""
    told = ["It counts what was reported, each event once; sums over several places are not added."]
    if amount.unsure:
        told.append(
            f"{number(len(amount.unsure), 'incident')} of unknown time may belong, and count in the upper end."
        )
    return told
