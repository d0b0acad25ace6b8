"""What became of what was agreed, offered or threatened: each stage a claim with its words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from warledger.analyze.words import number
from warledger.merge import stages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from warledger.model import Claim, Document, Incident

KINDS = ("exchange", "agreement", "ultimatum", "proposal", "talks")
OPEN = frozenset({"proposed", "agreed", "postponed", "in_force", "set", "planned"})
PART_DAYS = 60
"""Days within which a hand-over can be a part of an exchange agreed before."""
QUIET_DAYS = 30
"""Days without news after which what was agreed or postponed without a date is called overdue."""
_COUNTED = re.compile(
    r"\b(\d{1,3})\b(?:\s*(?:-|–|to|or)\s*(\d{1,3}))?[\s-]*(day|week|month)s?\b", re.IGNORECASE
)
_LASTS = re.compile(r"\bfor (\d{1,3}) (day|week|month)s?\b", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_DAYS = {"day": 1, "week": 7, "month": 30}
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """One stage as one claim tells it: `day` of publication, the claim's exact words, who says so."""

    stage: str
    day: str | None
    claim: str
    words: str
    document: str
    speaker: str | None = None
    side: str | None = None


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """A dealing from its first mention to its end.

    `status` is what it has come to as of a day; `open` when something is still to come; `due` the day by which,
    null when none is told; `overdue` when that day is past, or nothing was heard for a month. `done` and
    `agreed` are numbers handed over and agreed, `parts` the incidents they were handed over in. `differ`
    says in words where the sides contradict each other.
    """

    id: str
    type: str
    title: str
    parties: tuple[str, ...]
    status: str
    open: bool
    overdue: bool = False
    since: str | None = None
    due: str | None = None
    agreed: int | None = None
    done: int | None = None
    parts: tuple[str, ...] = ()
    days: int = 0
    steps: tuple[Stage, ...] = ()
    differ: tuple[str, ...] = ()

    @property
    def carried(self) -> str:
        """How much was carried out: "1,000 of 1,200, on 3 days"; "" when nothing is told."""
        if self.done is None:
            return ""
        whole = f" of {self.agreed:,}" if self.agreed else ""
        return f"{self.done:,}{whole}" + (f", on {number(self.days, 'day')}" if self.days else "")


def final(one: Incident) -> str | None:
    """What a diplomatic incident has come to, null when no stage of it is told."""
    steps = [stages.Step(stage=stage, claim="") for stage in (one.fulfilment or "").split(" → ") if stage]
    return stages.final(steps)


def lives(
    incidents: Sequence[Incident],
    claims: Iterable[Claim],
    documents: Iterable[Document],
    *,
    as_of: str | None = None,
) -> list[Life]:
    """Exchanges, agreements, ultimatums, offers and talks, the open ones first, then by time.

    Args:
        incidents: of the whole record.
        claims: of the whole record.
        documents: of the whole record.
        as_of: the day (ISO) up to which time has passed; the last publication day when null.
    """
    known = {claim.id: claim for claim in claims}
    printed = [one.published[:10] for one in documents if one.published]
    today = as_of or max(printed, default=None)
    dealt = [one for one in incidents if one.type in KINDS]
    refusals = [claim for claim in known.values() if claim.type == "rejection"]
    found = [_life(one, known, dealt, refusals, today) for one in dealt]
    return sorted(found, key=lambda life: (not life.open, not life.overdue, life.since or "9999", life.id))


def _life(
    one: Incident,
    known: Mapping[str, Claim],
    dealt: Sequence[Incident],
    refusals: Sequence[Claim],
    today: str | None,
) -> Life:
    """One dealing."""
    own = [known[identity] for identity in one.claims if identity in known]
    steps = [_stage(step, known) for step in stages.steps(own)]
    status = stages.final(stages.steps(own)) or "told"
    if one.type == "proposal" and status == "proposed":
        refused = [_refusal(claim) for claim in refusals if _refuses(claim, own)]
        steps += refused[:1]
        status = "rejected" if refused else status
    figure = next(iter(one.figures.values()), None)
    meant = any(step.stage == "agreed" for step in steps)
    parts = _parts(one, figure.best, dealt) if one.type == "exchange" and meant and figure is not None else []
    done = sum(_best(part) for part in parts) if parts else None
    if figure is not None and status == "carried_out":
        done = figure.best
    elif figure is not None and done is not None:
        status = "carried_out" if done >= figure.best else "carried out in part"
    due = _due(one, own)
    if today is not None and due is not None and due < today:
        status = {"set": "expired", "in_force": "expired", "planned": "planned, outcome not told"}.get(
            status, status
        )
    if one.type == "ultimatum" and status in ("set", "expired") and _replaced(one, own, dealt, known):
        status = "replaced"
    waiting = status in OPEN or status == "carried out in part"
    last = max((claim.document.published or "")[:10] for claim in own) if own else ""
    return Life(
        id=one.id,
        type=one.type,
        title=_title(one, own),
        parties=tuple(one.parties) or tuple(name for name in (one.actor, one.recipient) if name),
        status=status.replace("_", " "),
        open=waiting,
        overdue=waiting and _late(one.type, status, due, last, today),
        since=min((step.day for step in steps if step.day), default=None),
        due=due,
        agreed=figure.best if figure is not None and meant else None,
        done=done,
        parts=tuple(part.id for part in parts),
        days=len({part.when.start[:10] for part in parts if part.when and part.when.start}),
        steps=tuple(steps),
        differ=tuple(_differ(own)),
    )


def _stage(step: stages.Step, known: Mapping[str, Claim]) -> Stage:
    """A step with its claim's words."""
    return _worded(step.stage, known[step.claim])


def _worded(stage: str, claim: Claim) -> Stage:
    """A stage in a claim's words."""
    speaker = claim.speaker
    return Stage(
        stage=stage,
        day=(claim.document.published or "")[:10] or None,
        claim=claim.id,
        words=claim.words,
        document=claim.document.name,
        speaker=(speaker.name or speaker.words) if speaker else claim.document.publisher,
        side=speaker.side if speaker else None,
    )


def _refusal(claim: Claim) -> Stage:
    """A rejection as a stage of the offer it refuses."""
    return _worded("rejected", claim)


def _refuses(claim: Claim, offers: Sequence[Claim]) -> bool:
    """Whether a rejection refuses an offer: later or with it, by another, in the same words for half of it."""
    said = _stems(getattr(claim, "content", None) or claim.words)
    by = {claim.actor, *getattr(claim, "parties", ())[:1]} - {None}
    for offer in offers:
        meant = _stems(getattr(offer, "content", None) or offer.words)
        first, last = (offer.document.published or "")[:10], (claim.document.published or "")[:10]
        near = (
            first <= last <= _after(first, PART_DAYS)
            if first and last
            else offer.document.id == claim.document.id
        )
        if (
            near
            and offer.actor not in by
            and said
            and len(said & meant) * 2 >= min(len(said), len(meant)) > 1
        ):
            return True
    return False


def _stems(text: str) -> frozenset[str]:
    """A text's longer words, by their beginnings."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.casefold()))


def _parts(whole: Incident, count: int, dealt: Sequence[Incident]) -> list[Incident]:
    """The hand-overs that carry out a larger exchange in stages; a running total among them is none."""
    begun = whole.when.start[:10] if whole.when and whole.when.start else None
    if begun is None or final(whole) == "proposed":
        return []
    found = [
        one
        for one in dealt
        if one.type == "exchange"
        and one.id != whole.id
        and final(one) == "carried_out"
        and one.figures.keys() == whole.figures.keys()
        and set(one.parties) == set(whole.parties)
        and 0 < _best(one) < count
        and (_day(one) is None or begun <= str(_day(one)) <= _after(begun, PART_DAYS))
    ]
    dated = [one for one in found if _day(one) is not None]
    return dated if sum(map(_best, dated)) <= count * 1.1 else []


def _best(one: Incident) -> int:
    """How many were handed over."""
    return next((figure.best for figure in one.figures.values()), 0)


def _day(one: Incident) -> str | None:
    """The day of a hand-over."""
    return (
        one.when.start[:10] if one.when and one.when.start and one.when.precision in ("day", "hour") else None
    )


def _after(day: str, days: int) -> str:
    """A day some days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _due(one: Incident, own: Sequence[Claim]) -> str | None:
    """The last day that is told: a deadline, an agreement's end, the day of what is still to come."""
    found = []
    for claim in own:
        published = (claim.document.published or "")[:10]
        if one.type == "ultimatum":
            found.append(_deadline(getattr(claim, "deadline", None), claim, published))
        elif one.type == "agreement":
            found.append((getattr(claim, "ends", None) or "")[:10] or _lasts(claim))
        elif claim.modality == "planned" and claim.when is not None and published:
            ends = (claim.when.end or claim.when.start or "")[:10]
            found.append(ends if ends >= published else None)
    return max((day for day in found if day), default=None)


def _lasts(claim: Claim) -> str | None:
    """The last day of what holds "for 30 days" from a known day."""
    start = (getattr(claim, "starts", None) or (claim.when.start if claim.when else None) or "")[:10]
    counted = _LASTS.search(claim.words)
    return _after(start, int(counted[1]) * _DAYS[counted[2].lower()]) if counted and start else None


def _deadline(words: str | None, claim: Claim, published: str) -> str | None:
    """The day of a deadline: a date in it, so many days from publication, or the claim's own time."""
    dated = _ISO.search(words or "")
    if dated:
        return dated[0]
    counted = _COUNTED.search(words or "")
    if counted and published and not claim.background:
        return _after(published, int(counted[2] or counted[1]) * _DAYS[counted[3].lower()])
    if claim.when is not None and (claim.when.end or claim.when.start):
        return (claim.when.end or claim.when.start or "")[:10]
    return None


def _replaced(
    one: Incident, own: Sequence[Claim], dealt: Sequence[Incident], known: Mapping[str, Claim]
) -> bool:
    """Whether the same side gave the same one another deadline later."""
    last = max((claim.document.published or "" for claim in own), default="")
    for other in dealt:
        if other.type != "ultimatum" or other.id == one.id or set(other.parties) != set(one.parties):
            continue
        first = min((known[c].document.published or "" for c in other.claims if c in known), default="")
        if first > last and one.recipient == other.recipient:
            return True
    return False


def _late(kind: str, status: str, due: str | None, last: str, today: str | None) -> bool:
    """Whether something should have come by now."""
    if today is None:
        return False
    if due is not None:
        return due < today
    waits = kind == "exchange" and status in ("agreed", "postponed", "carried out in part")
    return waits and bool(last) and _after(last, QUIET_DAYS) < today


def _title(one: Incident, own: Sequence[Claim]) -> str:
    """What it is, in a few words."""
    told = next((getattr(claim, "content", None) for claim in own if getattr(claim, "content", None)), None)
    if one.type == "exchange":
        what = next((str(getattr(claim, "what", "")) for claim in own), "prisoners")
        figure = next(iter(one.figures.values()), None)
        count = f"{figure.best:,} " if figure else ""
        return f"exchange of {count}{what}"
    if one.type == "ultimatum":
        threat = next(
            (getattr(claim, "threat", None) for claim in own if getattr(claim, "threat", None)), None
        )
        return f"ultimatum: {threat}" if threat else "ultimatum"
    if one.type == "talks":
        place = one.venue or (one.place.name if one.place else None)
        return ", ".join(
            part for part in ("talks", f"round {one.round}" if one.round else None, place) if part
        )
    return f"{one.type}: {told}" if told else one.type


def _differ(own: Sequence[Claim]) -> list[str]:
    """Where the sides contradict each other: on numbers, on whether it is so, on who delayed."""
    numbers: dict[str, set[int]] = {}
    denied = set()
    for claim in own:
        side = claim.speaker.side if claim.speaker else None
        low, high = getattr(claim, "low", None), getattr(claim, "high", None)
        if side and low is not None and low == high and claim.type == "exchange":
            numbers.setdefault(side, set()).add(low)
        if claim.modality == "denied":
            denied.add(side or claim.document.publisher or claim.document.name)
    found = []
    if len(numbers) > 1 and not set.intersection(*numbers.values()):
        sides = (
            f"{side}: {' or '.join(f'{n:,}' for n in sorted(told))}" for side, told in sorted(numbers.items())
        )
        found.append("; ".join(sides))
    return found + [f"denied by {who}" for who in sorted(denied)]
