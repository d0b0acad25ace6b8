"""Talks, exchanges, agreements, offers, threats, interceptions and changes of territory.

They merge by who, when, how many and in which words. Claims are taken in order of their
publication, so that an exchange agreed, postponed and carried out is one incident with a
history (codebook, Incidents 9).
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from warledger.merge import stages, truce
from warledger.merge.likeness import pair
from warledger.merge.term import Term, term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.model import Claim

TYPES = frozenset(
    {"talks", "exchange", "agreement", "ultimatum", "sanction", "proposal", "interception", "territory"}
)
REACH = 45 * 24  # hours of publication within which claims can tell one undated dealing
YEAR = 365 * 24  # hours of publication within which "a truce" that ended is the one known
ENOUGH = 2.0


class Dealing(msgspec.Struct):
    """Terms that tell one dealing, and why they are one."""

    terms: list[Term]
    reasons: list[str]
    last: int = 0

    @property
    def id(self) -> str:
        """The smallest claim id."""
        return min(term.claim.id for term in self.terms)


Fit = tuple[float, int, str, Dealing, list[str]]
"""A dealing that a term fits, with what orders it among others, and why."""


def block(claim: Claim) -> tuple[str, str]:
    """Claims of different blocks never tell one dealing."""
    return claim.type, str(getattr(claim, "what", "") or "")


def dealings(claims: Iterable[Claim]) -> list[Dealing]:
    """The dealings that claims of these types tell."""
    mine = [claim for claim in claims if claim.type in TYPES and claim.modality != "hypothetical"]
    mine = [claim for claim in mine if claim.scope == "incident"]
    found: list[Dealing] = []
    for _, group in groupby(sorted(mine, key=lambda claim: (*block(claim), claim.id)), key=block):
        found += _cluster(
            sorted(map(term, group), key=lambda one: (one.at, one.claim.document.id, one.claim.start))
        )
    return found


def _cluster(terms: Sequence[Term]) -> list[Dealing]:
    """Let each term join the open dealing it fits best, or begin one."""
    done: list[Dealing] = []
    recent: list[Dealing] = []
    for one in _dated_first(terms):
        still = [dealing for dealing in recent if one.at - dealing.last <= REACH]
        if len(still) < len(recent):
            done += [dealing for dealing in recent if one.at - dealing.last > REACH]
            recent = still
        best: Fit | None = None
        for dealing in recent:
            score, reasons = _fit(dealing, one)
            order = (-score, -dealing.last, dealing.id)  # of equal ones that of which was spoken last
            if score >= ENOUGH and (best is None or order < best[:3]):
                best = (*order, dealing, reasons)
        if best is None and truce.ends(one.claim):
            best = _ended(done + recent, one)
        if best is None:
            recent.append(Dealing([one], [], one.at))
        else:
            best[3].terms.append(one)
            best[3].last = max(best[3].last, one.at)
            best[3].reasons.append("; ".join(best[4]))
    return done + recent


def _ended(dealings: Sequence[Dealing], one: Term) -> Fit | None:
    """The latest truce of the same parties, however long ago, which a claim says has ended."""
    reach = None if truce.held_long(one.claim) else YEAR
    for dealing in sorted(dealings, key=lambda found: -found.last):
        if reach is not None and one.at - dealing.last > reach:
            break
        terms = [
            term
            for term in dealing.terms
            if term.parties and (term.parties <= one.parties or one.parties <= term.parties)
        ]
        kept = truce.alike(dealing.terms[0].claim, one.claim)
        if terms and kept is not None and kept >= 0 and stages.told(dealing.terms[-1].claim) != "ended":
            return (0.0, 0, dealing.id, dealing, ["the end of a truce"])
    return None


def _dated_first(terms: Sequence[Term]) -> list[Term]:
    """Within one day of publication, the terms that say most come first."""

    def fullness(one: Term) -> int:
        return (one.window is not None) + (one.count is not None) + (one.round is not None)

    return sorted(
        terms, key=lambda one: (one.at // 24, -fullness(one), one.at, one.claim.document.id, one.claim.start)
    )


def _fit(dealing: Dealing, one: Term) -> tuple[float, list[str]]:
    """How well a term fits a dealing: the mean over its terms, of which a contradiction counts double."""
    scores, reasons = [], []
    for other in dealing.terms[-8:]:
        score, why = pair(other, one)
        scores.append(score)
        reasons += why
    total = max(scores) + min(0.0, *scores)
    return total, sorted(set(reasons))
