"""Where a number comes from: the one answer that every face gives to "why?"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.model import Claim, Incident, Judgement, Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from warledger.model import Document, Figure
    from warledger.stores._ledger import Ledger


class NotFoundError(LookupError):
    """No such id in the record, or the start of several; the message says which."""


class SeveralError(NotFoundError):
    """More than one thing has an id that starts so; `ids` are some of them, in order."""

    def __init__(self, why: str, ids: Sequence[str]) -> None:
        super().__init__(why)
        self.ids = tuple(ids)


AROUND = 160
"""Characters of context shown on each side of a claim's words."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One claim in its context: `before` + the claim's `words` + `after`, as printed."""

    claim: Claim
    before: str
    after: str
    title: str | None = None
    retrieved: str | None = None
    sha256: str = ""
    superseded: bool = False
    edited: str | None = None
    forwarded_from: str | None = None
    replies_to: str | None = None


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """How one figure of an incident was chosen, in words that can be checked by hand."""

    effect: str
    low: int
    best: int
    high: int | None
    rule: str
    arithmetic: str
    claims: tuple[str, ...]


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """The answer for one id: the incident if it is one or if the claim belongs to one."""

    id: str
    kind: Literal["claim", "incident"]
    incident: Incident | None
    sums: tuple[Sum, ...]
    evidence: tuple[Evidence, ...]
    history: tuple[Moment, ...]
    judgements: tuple[Judgement, ...]


def explained(identity: str, store: Ledger, home: Callable[[Claim], Incident | None]) -> Why:
    """The answer for an id, or for the start of one; `home` tells the incident a claim belongs to.

    Raises:
        NotFoundError: if nothing or more than one thing has such an id; the message says which.
    """
    kinds = store.starting(identity)
    found = matching(identity, kinds)
    whole = kinds[found] == "incident"
    own = [] if whole else store.told_by([found])
    incident = store.chosen([found])[0] if whole else home(own[0])
    ids = incident.claims if whole and incident else (found,)
    figures = incident.figures.values() if incident else ()
    resting = {claim for figure in figures for claim in figure.claims}
    known = {claim.id: claim for claim in store.told_by(list(dict.fromkeys((*ids, *sorted(resting)))))}
    texts = _Texts(store)
    return Why(
        id=found,
        kind="incident" if whole else "claim",
        incident=incident,
        sums=tuple(_sum(effect, figure, known) for effect, figure in incident.figures.items())
        if incident
        else (),
        evidence=tuple(
            _evidence(known[one], texts, superseded=kinds.get(one) == "superseded")
            for one in ids
            if one in known
        ),
        history=incident.history if incident else (),
        judgements=tuple(j for j in store.judgements() if {found, *ids}.intersection(j.subjects)),
    )


class _Texts:
    """Documents, each asked for once."""

    def __init__(self, store: Ledger) -> None:
        self._store = store
        self._known: dict[str, Document | None] = {}

    def document(self, identity: str) -> Document | None:
        """One document, None if there is none."""
        if identity not in self._known:
            self._known[identity] = self._store.document(identity)
        return self._known[identity]


def matching(identity: str, ids: Iterable[str]) -> str:
    """The one id that is `identity` or starts with it.

    Raises:
        NotFoundError: if there is none, or more than one.
    """
    found = sorted({one for one in ids if one.startswith(identity)}) if identity else []
    if identity in found:
        return identity
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFoundError(f"nothing in this record has an id that starts with {identity!r}")
    few = ", ".join(found[:4]) + (", …" if len(found) > 4 else "")  # noqa: PLR2004 - as many as fit a line
    raise SeveralError(f"several ids start with {identity!r}: {few}", found)


def figure_words(claim: Claim) -> str:
    """A claim's own figure: "7", "at least 7", "up to 7", "5 to 7", "about 7"."""
    low, high = getattr(claim, "low", None), getattr(claim, "high", None)
    vague = getattr(claim, "vague", False)
    about = "about " if vague else ""
    if low is None and high is None:
        return "no number"
    if high is None:
        return f"{low} or more, told vaguely" if vague else f"at least {low}"
    if low is None:
        return f"{about}up to {high}"
    return f"{about}{low}" if low == high else f"{about}{low} to {high}"


def _sum(effect: str, figure: Figure, known: dict[str, Claim]) -> Sum:
    """The arithmetic of one figure: what each origin said, and what follows by the rule."""
    parts = [f"{figure_words(known[one])} ({_who(known[one])})" for one in figure.claims if one in known]
    high = "open" if figure.high is None else str(figure.high)
    told = "; ".join(parts) or "no claim states a number"
    arithmetic = f"{told} → lowest {figure.low}, best {figure.best}, highest {high}"
    return Sum(
        effect=effect,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        rule=figure.rule,
        arithmetic=arithmetic,
        claims=figure.claims,
    )


def _who(claim: Claim) -> str:
    """Who said it, where and when: "rescue service, in odesa_7, 2025-07-24"."""
    speaker = claim.speaker
    said = (speaker.name or speaker.words) if speaker else (claim.document.publisher or "the publisher")
    manner = [word for word in ("increment", "cumulative", "retracts") if getattr(claim, word, False)]
    parts = [said, f"in {claim.document.name}", claim.document.published or "undated", *manner]
    return ", ".join(parts)


def _evidence(claim: Claim, texts: _Texts, *, superseded: bool) -> Evidence:
    """A claim with the words around it."""
    document = texts.document(claim.document.id)
    text = document.text if document else claim.words
    start, end = (claim.start, claim.end) if document else (0, len(text))
    return Evidence(
        claim=claim,
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
        title=document.title if document else None,
        retrieved=document.retrieved if document else None,
        sha256=document.sha256 if document else "",
        superseded=superseded,
        edited=document.edited if document else None,
        forwarded_from=document.forwarded_from if document else None,
        replies_to=document.replies_to if document else None,
    )
