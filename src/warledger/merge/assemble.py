"""From a group of accounts to an incident, with its figures, status and reasons."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.merge import stages, totals, view
from warledger.merge.attach import keys
from warledger.merge.counts import counts
from warledger.merge.origins import origin
from warledger.merge.reconcile import Setting, figures, history
from warledger.model import Incident, Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from warledger.merge.dealings import Dealing
    from warledger.merge.score import Side
    from warledger.model import Claim, Figure, Place
    from warledger.model.incident import Status

AGREED = 2 / 3
"""Share of what is said that names one attacker, below which the attacker is disputed."""


def days(group: Side) -> list[tuple[str, int]]:
    """The areas and days of a group."""
    return list(keys(group.spot, group.window))


def attack(group: Side, setting: Setting, sums: Sequence[Side]) -> Incident | None:
    """The incident of a group of accounts of violence; None when nobody asserts it.

    `sums` are totals near it, of which only those of nobody count. What one report alone
    tells of no place within a country, and people only moved or held, are kept as totals: no
    reader could tell which event they are, and none is counted for them.
    """
    found = _violence(group, setting, "incident")
    if found is None:
        return None
    numbers = totals.spared(found.figures, sums, group, setting.rule)
    written = {setting.families.get(document, document) for document in group.documents}
    nowhere = _unplaced(group) and (not numbers or len(written) == 1)
    scope = "total" if nowhere or not _violent(group) or _mentioned(group, numbers) else "incident"
    return msgspec.structs.replace(found, figures=numbers, scope=scope)


def _mentioned(group: Side, numbers: Mapping[str, Figure]) -> bool:
    """Whether an attack is only mentioned: once, without a toll, its day or place not said there."""
    claims = [claim for account in group.accounts for claim in account.claims]
    if len(claims) > 1 or numbers:
        return False
    when, where = claims[0].when, claims[0].place
    return when is None or when.words is None or where is None or where.words is None


def total(group: Side, setting: Setting) -> Incident | None:
    """The sum that a group of accounts tells."""
    return _violence(group, setting, "total")


def _unplaced(group: Side) -> bool:
    """Whether an account tells no single event: somewhere in a country, or in a region at some time."""
    vague = group.window is None or group.window.hours > view.LONG
    return group.spot.level >= view.COUNTRY or (group.spot.level == view.ADMIN1 and vague)


def _violent(group: Side) -> bool:
    """Whether anything says that somebody or something was struck, not only that people were moved."""
    return any(
        claim.type != "harm" or getattr(claim, "effect", "") in ("killed", "injured")
        for account in group.accounts
        for claim in account.claims
    )


def _violence(group: Side, setting: Setting, scope: Literal["incident", "total"]) -> Incident | None:
    """An incident or total of type attack."""
    claims = ordered(claim for account in group.accounts for claim in account.claims)
    asserted = [claim for claim in claims if claim.modality == "asserted"]
    if not asserted:
        return None
    numbers, arithmetic = figures(claims, setting, scope)
    sources = {origin(claim, setting.voices).key for claim in asserted}
    own = originals(asserted, setting)
    confirmed = any(claim.id in setting.accepted for claim in claims)
    return Incident(
        id=identity("attack" if scope == "incident" else "sum", claims),
        type="attack",
        actor=author(own),
        recipient=common(claim.recipient for claim in own),
        means=tuple(rank(view.means(claim) for claim in own)),
        scope=scope,
        place=place(own, group.spot.key) or place(claims, group.spot.key),
        when=when(own, group.window) or when(claims, group.window),
        figures=numbers,
        history=history(claims),
        claims=tuple(claim.id for claim in claims),
        documents=tuple(sorted({claim.document.name for claim in claims})),
        publishers=publishers(claims),
        independent_sources=len(sources),
        status="confirmed" if confirmed else status(claims, numbers, len(sources)),
        damage=tuple(rank(str(getattr(claim, "object", "")) for claim in own if claim.type == "damage")),
        judged=any(claim.id in setting.judged for claim in claims),
        background=all(claim.background for claim in asserted) and not _told_in_full(asserted),
        reasons=(*(f"merged: {reason}" for reason in sorted(set(group.reasons)) if reason), *arithmetic),
    )


def _told_in_full(claims: Sequence[Claim]) -> bool:
    """Whether a recap tells an event of its own: more than one claim, with its own day and place."""
    dated = any(claim.when is not None and claim.when.words is not None for claim in claims)
    placed = any(claim.place is not None and claim.place.words is not None for claim in claims)
    return len(claims) > 1 and dated and placed


def dealing(group: Dealing, setting: Setting) -> Incident:
    """The incident of a dealing, with what became of it."""
    claims = ordered(term.claim for term in group.terms)
    said = [claim for claim in claims if claim.modality != "denied"]
    kind = claims[0].type
    named = [name for claim in claims for name in getattr(claim, "parties", ())]
    sources = {origin(claim, setting.voices).key for claim in claims}
    judged = {claim.id for claim in claims} & setting.judged
    denied = len(said) < len(claims)
    window = next((term.window for term in group.terms if term.window is not None), None)
    return Incident(
        id=identity(kind, claims),
        type=kind,
        actor=common(claim.actor for claim in claims),
        recipient=common(claim.recipient for claim in claims),
        means=tuple(rank(view.means(claim) for claim in claims)),
        place=next((claim.place for claim in claims if claim.place is not None), None),
        when=when(claims, window),
        figures=counts(originals(said, setting)),
        claims=tuple(claim.id for claim in claims),
        documents=tuple(sorted({claim.document.name for claim in claims})),
        publishers=publishers(claims),
        independent_sources=len(sources),
        status=("disputed" if said else "denied")
        if denied
        else "corroborated"
        if len(sources) > 1
        else "reported",
        judged=bool(judged),
        background=all(claim.background for claim in claims),
        parties=tuple(rank(named)),
        round=next((found for claim in claims if (found := getattr(claim, "round", None)) is not None), None),
        venue=common(getattr(claim, "venue", None) for claim in claims),
        fulfilment=fulfilment(claims),
        reasons=tuple(f"merged: {reason}" for reason in sorted(set(group.reasons)) if reason),
    )


def fulfilment(claims: Sequence[Claim]) -> str | None:
    """What became of a dealing, stage by stage in order of publication ("agreed → postponed")."""
    return " → ".join(step.stage for step in stages.steps(claims)) or None


def originals(claims: Sequence[Claim], setting: Setting) -> list[Claim]:
    """Claims that are no copy's, so that nobody is heard twice; all, when there are no others."""
    return [claim for claim in claims if claim.document.id not in setting.families] or list(claims)


def ordered(claims: Iterable[Claim]) -> list[Claim]:
    """Claims by publication, document and text."""
    return sorted(
        claims, key=lambda claim: (claim.document.published or "9", claim.document.id, claim.start, claim.id)
    )


def identity(kind: str, claims: Sequence[Claim]) -> str:
    """An incident's id: its type and its claims' ids, hashed."""
    joined = "\n".join(sorted(claim.id for claim in claims))
    return f"{kind[0]}{hashlib.blake2b(f'{kind}{joined}'.encode(), digest_size=8).hexdigest()}"


def rank(values: Iterable[str | None]) -> list[str]:
    """Values by how many claims say so, most first."""
    counts = Counter(value for value in values if value)
    return sorted(counts, key=lambda value: (-counts[value], value))


def common(values: Iterable[str | None]) -> str | None:
    """The value most claims give, None when none does."""
    return next(iter(rank(values)), None)


def author(claims: Sequence[Claim]) -> str | None:
    """Who did it, where the accounts agree; None when they name several and none clearly most often.

    An attack speaks louder than a toll, and one told with its own place louder than one in passing.
    """
    votes: Counter[str] = Counter()
    for claim in claims:
        if claim.actor:
            placed = claim.place is not None and claim.place.words is not None
            votes[claim.actor] += (4 if claim.type == "attack" else 1) * (4 if placed else 1)
    best = min(votes, key=lambda name: (-votes[name], name), default=None)
    if best is None:
        return None
    alike = (n for name, n in votes.items() if view.sameactor(view.plain(name), view.plain(best)))
    return best if sum(alike) >= AGREED * sum(votes.values()) else None


def publishers(claims: Iterable[Claim]) -> int:
    """How many outlets carry an incident; a document without a publisher stands for one."""
    return len({claim.document.publisher or claim.document.id for claim in claims})


def place(claims: Sequence[Claim], key: str) -> Place | None:
    """The place that most claims at the group's spot print, the best located first."""
    there = [claim.place for claim in claims if claim.place is not None and view.spot(claim.place).key == key]
    if not there:
        return None
    counts = Counter(there)
    return min(counts, key=lambda found: (found.latitude is None, -counts[found], repr(found)))


def when(claims: Sequence[Claim], window: view.Window | None) -> Interval | None:
    """The interval most claims give among those that the group's window lies in."""
    counts: Counter[Interval] = Counter()
    for claim in claims:
        span = view.window(claim.when)
        if claim.when is not None and span is not None and (window is None or span.meets(window) > 0):
            counts[claim.when] += 1
    if not counts:
        return None

    def order(found: Interval) -> tuple[int, int, str]:
        span = view.window(found)
        return -counts[found], 0 if span is None else span.hours, repr(found)

    return min(counts, key=order)


def status(claims: Sequence[Claim], numbers: Mapping[str, Figure], sources: int) -> Status:
    """What stands of an incident (codebook, Incidents 6)."""
    actors = {view.actor(claim) for claim in claims if claim.modality == "asserted"} - {None}
    if any(claim.modality == "denied" and claim.type == "attack" for claim in claims):
        return "disputed"
    if any(not view.sameactor(one, two) for one in actors for two in actors):
        return "disputed"
    if any(_apart(figure) for figure in numbers.values()):
        return "disputed"
    return "corroborated" if sources > 1 else "reported"


def _apart(figure: Figure) -> bool:
    """Whether the sides' ranges of one figure do not meet."""
    parts = list((figure.by_side or {}).values())
    return any(
        one.high is not None and one.high < two.low for one in parts for two in parts if one is not two
    )
