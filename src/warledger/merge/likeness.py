"""How likely two claims tell one dealing, and why: parties, times, stages, rounds, places, numbers, words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.merge import stages, truce
from warledger.merge.truce import APART
from warledger.merge.view import LONG

if TYPE_CHECKING:
    from warledger.merge.term import Term

DAY = 24
TO_FORCE = 10  # days within which an agreement comes into force
PAST = 3  # days before a report after which what was carried out is an earlier exchange
UNLIKE = ({"planned", "held"}, {"rejected", "agreed"}, {"rejected", "carried_out"}, {"planned", "denied"})


def pair(one: Term, two: Term) -> tuple[float, list[str]]:
    """How likely two terms tell one dealing, and why."""
    score, reasons = _parties(one, two)
    when, why = _times(one, two)
    score += when + _stages(one, two)
    reasons += why
    if one.round is not None and two.round is not None:
        score += 3.0 if one.round == two.round else -9.0
        reasons += [f"round {one.round}"] if one.round == two.round else []
    if one.spot and two.spot:
        same = one.spot == two.spot or one.spot in two.spot or two.spot in one.spot
        score += 1.5 if same else 0.0 if _one_report(one, two) else -1.0
        reasons += [f"place: {one.spot.split('/')[-1]}"] if same else []
    score += _counts(one, two)
    if one.count is not None and one.count == two.count:
        reasons.append(f"number: {one.count}")
    if one.stems and two.stems:
        common = len(one.stems & two.stems) / min(len(one.stems), len(two.stems))
        dated = (
            one.claim.type == "agreement" and when > 0 and one.window is not None and two.window is not None
        )
        answered = {one.claim.modality, two.claim.modality} == {"asserted", "denied"}
        worded = 2.0 * common - (0.0 if dated or answered else 0.5)
        kept = truce.alike(one.claim, two.claim) if one.claim.type == "agreement" else None
        score += worded if kept is None else kept if kept < 0 else max(worded, kept)
    return score, reasons


def _parties(one: Term, two: Term) -> tuple[float, list[str]]:
    """What the parties add: all of one among the other's, or else against it."""
    if not one.parties or not two.parties:
        return 0.0, []
    common = one.parties & two.parties
    if common in (one.parties, two.parties):
        return 1.0, [f"parties: {', '.join(sorted(common))}"]
    return (-1.0 if common else -9.0), []


def _stages(one: Term, two: Term) -> float:
    """What the stages add: one document's plan is no report of what it says was held, nor its refusal a deal."""
    if one.claim.type not in ("talks", "exchange"):
        return 0.0
    first, last = sorted((one, two), key=lambda term: term.at)
    before, after = stages.told(first.claim), stages.told(last.claim)
    if first.claim.document.id == last.claim.document.id:
        if {before, after} == {"denied", "held"}:
            return 0.0 if _alike(one, two) else APART
        earlier = _earlier(one, two) or _earlier(two, one)
        return APART if {before, after} in UNLIKE or earlier else 0.0
    if before == "rejected" and after in ("agreed", "carried_out") and not _again(one, two):
        return APART
    meant_anew = before in ("carried_out", "held") and after in ("agreed", "proposed", "planned")
    return (
        APART
        if meant_anew and last.window is None and last.at - first.at > DAY and not _again(one, two)
        else 0.0
    )


def _earlier(done: Term, meant: Term) -> bool:
    """Whether one was carried out days before the document that means the other to come."""
    if stages.told(done.claim) != "carried_out" or stages.told(meant.claim) not in ("agreed", "proposed"):
        return False
    if done.window is None or meant.window is not None or meant.published is None or _again(done, meant):
        return False
    return done.window.end + PAST * DAY < meant.published


def _alike(one: Term, two: Term) -> bool:
    """Whether a denial is of these talks: it names the same persons, day or place."""
    heads = [frozenset(getattr(term.claim, "heads", ())) for term in (one, two)]
    dated = one.window is not None and two.window is not None and one.window.meets(two.window) > 0
    placed = one.spot is not None and one.spot == two.spot
    return dated or placed or (len(heads[0]) > 1 and heads[0] == heads[1])


def _one_report(one: Term, two: Term) -> bool:
    """Whether one document tells of both as talks that were held, and gives no two numbers of rounds."""
    held = one.claim.type == "talks" and one.claim.modality == two.claim.modality == "asserted"
    rounds = one.round is None or two.round is None or one.round == two.round
    return held and rounds and one.claim.document.id == two.claim.document.id


def _again(one: Term, two: Term) -> bool:
    """Whether a number or a round says that both mean the same."""
    return (
        one.count is not None and one.count == two.count and one.claim.type == "exchange" and _whole(one, two)
    ) or (one.round is not None and one.round == two.round)


def _whole(one: Term, two: Term) -> bool:
    """Whether both numbers are told as they are, not as "more than"."""
    return all(getattr(term.claim, "high", None) is not None for term in (one, two))


def _times(one: Term, two: Term) -> tuple[float, list[str]]:
    """What the times add: the event's where both say it, else the publication's."""
    if one.window is not None and two.window is not None:
        shared = one.window.meets(two.window)
        if shared > 0:
            return (1.0 if max(one.window.hours, two.window.hours) > LONG else 2.0), ["time: in common"]
        return _apart(one, two, -shared // DAY), []
    if one.published is None or two.published is None:
        return 0.0, []
    days = abs(one.published - two.published) // DAY
    if days <= 3:  # noqa: PLR2004 - the news of one dealing
        return 1.0, [f"printed {days} days apart"]
    if days > 14:  # noqa: PLR2004 - two weeks: the talk about it
        return -1.0, []
    counted = one.count is not None and two.count is not None
    return (1.0 if one.claim.type == "exchange" and not counted else 0.5), []


def _apart(one: Term, two: Term, days: int) -> float:
    """What it adds that the events' times lie some days apart."""
    status = {getattr(term.claim, "status", None) for term in (one, two)}
    if one.claim.type == "exchange" and status & {"agreed", "proposed", "postponed"}:
        return 0.0
    if one.claim.type == "exchange" and status == {"carried_out"} and not _again(one, two):
        return -3.0  # hand-overs on two days
    if one.claim.type == "agreement" and truce.signed(one.claim, two.claim):
        return 0.5
    if one.claim.type == "agreement" and days <= TO_FORCE and len(status) > 1:
        return 0.5
    if one.claim.type == "talks":
        if days <= 1 or (days <= 3 and _one_report(one, two)):  # noqa: PLR2004 - talks of several days
            return 1.0 if one.claim.modality == two.claim.modality else -3.0
        return -3.0 if one.round is not None and one.round == two.round else -6.0
    return 0.0 if days <= 1 else -3.0


def _counts(one: Term, two: Term) -> float:
    """What the numbers add: equal, or one side's half of both sides' sum."""
    if one.count is None or two.count is None or one.claim.type not in ("exchange", "interception"):
        return 0.0
    low, high = sorted((one.count, two.count))
    if low == high:
        return 2.0
    if high == 2 * low and one.claim.type == "exchange":
        return 1.5
    both = {stages.told(one.claim), stages.told(two.claim)} == {"carried_out"}
    near = low * 10 >= high * 9 and not (one.claim.type == "exchange" and both)
    stated = {stages.told(one.claim), stages.told(two.claim)}
    return (1.0 if stated == {"agreed", "carried_out"} else 0.0) if near else -3.0
