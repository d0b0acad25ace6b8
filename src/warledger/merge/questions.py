"""What a person should look at first: the least certain merges, non-merges and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.merge.attach import called, contains
from warledger.merge.score import ENOUGH, Side, alike
from warledger.merge.view import sameactor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warledger.model import Incident

NEAR_HOURS = 30  # events at one place farther apart in time are no question
SPAN = 4.0  # score at which a pair is no longer a question
AGREED = frozenset({"reported", "corroborated", "confirmed"})


class Question(msgspec.Struct, frozen=True):
    """One thing to decide: `uncertainty` from 0 (sure) to 1.

    For a pair, `subjects` are one claim of each side, as `judge same` and `judge different`
    take them; for a figure, the claims it rests on, as `judge accept` and `reject` take them.
    """

    kind: Literal["pair", "figure"]
    subjects: tuple[str, ...]
    uncertainty: float
    text: str


def pairs(groups: Sequence[Side]) -> list[Question]:
    """Questions about groups of one place, or of a region and a place in it, left apart."""
    found = []
    for index, one in enumerate(groups):
        for two in groups[index + 1 :]:
            if not sameactor(one.actor, two.actor) or one.documents & two.documents:
                continue
            fine, coarse = sorted((one, two), key=lambda group: (group.spot.level, group.id))
            if fine.spot.key != coarse.spot.key and not contains(coarse.spot, fine.spot):
                continue
            if one.window is None or two.window is None or one.window.meets(two.window) < -NEAR_HOURS:
                continue
            score, reasons = alike(fine, coarse)
            doubt = max(0.0, 1.0 - abs(score - ENOUGH) / SPAN)
            if doubt > 0:
                found.append(_pair(fine, coarse, doubt, reasons))
    return found


def _pair(fine: Side, coarse: Side, doubt: float, reasons: Sequence[str]) -> Question:
    """The question whether two groups tell one event."""
    agree = f"they agree in {'; '.join(reasons)}" if reasons else "nothing but place and time speaks for it"
    return Question(
        "pair",
        (fine.accounts[0].claims[0].id, coarse.accounts[0].claims[0].id),
        round(doubt, 3),
        f"{called(fine.spot)} and {called(coarse.spot)}: one event or two? {agree}",
    )


def figures(incidents: Iterable[Incident]) -> list[Question]:
    """Questions about figures whose range is wide, or that the sides dispute."""
    found = []
    for incident in incidents:
        if incident.judged or incident.scope == "total":
            continue
        for effect, figure in sorted(incident.figures.items()):
            top = figure.best if figure.high is None else figure.high
            spread = (top - figure.low) / max(1, top)
            disputed = incident.status not in AGREED and spread > 0
            doubt = min(1.0, spread + (0.3 if disputed else 0.0))
            if doubt > 0:
                end = "or more" if figure.high is None else f"to {top}"
                where = (incident.place.name if incident.place else None) or "an unnamed place"
                text = f"{where}: {figure.low} {end} {effect}, best {figure.best}; which holds?"
                found.append(Question("figure", figure.claims, round(doubt, 3), text))
    return found


def ordered(questions: Iterable[Question]) -> list[Question]:
    """Questions, the least certain first."""
    return sorted(questions, key=lambda one: (-one.uncertainty, one.kind, one.subjects))
