"""Two accounts of one event side by side: what each side says, field by field.

A side's word is what speakers of that side assert or deny; outlets in their own voice and
speakers of no side stand apart. A field is told alike ("agree"), unlike ("contradict"), or by
one side only ("silent"). Figures agree when their ranges meet; other
facts when one answer is common to both. Places, times and damaged objects that differ are added
to, not contradicted: one side may tell a region and the other a town in it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.record.trace import figure_words
from warledger.web.telling import place_words, range_words, when_words
from warledger.web.wording import label, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from warledger.model import Claim, Incident

Verdict = Literal["agree", "contradict", "silent"]
EFFECTS = ("killed", "injured", "missing", "captured", "displaced", "evacuated")


class Said(msgspec.Struct, frozen=True):
    """One value that a side gives for a field, and the claims that give it."""

    text: str
    claims: tuple[str, ...]


class Row(msgspec.Struct, frozen=True):
    """One field: what each column says of it, and how the two sides' words compare."""

    field: str
    cells: tuple[tuple[Said, ...], ...]
    verdict: Verdict


class Accounts(msgspec.Struct, frozen=True):
    """The columns, the last of them for those of no side, and the rows."""

    sides: tuple[str, str]
    rows: tuple[Row, ...]


def two_accounts(incident: Incident, claims: Sequence[Claim]) -> Accounts | None:
    """What the two sides say of an incident; None when no side has spoken."""
    spoken = Counter(claim.speaker.side for claim in claims if claim.speaker and claim.speaker.side)
    if not spoken:
        return None
    sides = _sides(incident, spoken, claims)
    columns = [[claim for claim in claims if _side(claim) == side] for side in sides]
    columns.append([claim for claim in claims if _side(claim) not in sides])
    rows = [*_figures(incident, sides, columns), *_facts(columns)]
    return Accounts(sides, tuple(row for row in rows if any(row.cells)))


def _sides(incident: Incident, spoken: Counter[str], claims: Sequence[Claim]) -> tuple[str, str]:
    """The two sides: those that spoke most, else whoever did it or suffered it."""
    named = [name for claim in claims for name in (claim.actor, claim.recipient)]
    known = [incident.actor, incident.recipient, *incident.parties, *named]
    order = [side for side, _ in spoken.most_common()] + [name for name in known if name]
    found = list(dict.fromkeys(order))
    return found[0], found[1] if len(found) > 1 else say("accounts.other")


def _side(claim: Claim) -> str | None:
    return claim.speaker.side if claim.speaker else None


def _figures(incident: Incident, sides: tuple[str, str], columns: Sequence[Sequence[Claim]]) -> Iterable[Row]:
    """Rows of figures: each side's own by the record's rule where it has one, else as claimed."""
    for effect in EFFECTS:
        figure = incident.figures.get(effect)
        by_side = (figure.by_side or {}) if figure else {}
        cells: list[tuple[Said, ...]] = []
        spans: list[list[tuple[int, int | None]]] = []
        for index, column in enumerate(columns):
            told = [c for c in column if getattr(c, "effect", None) == effect and c.scope == "incident"]
            own = by_side.get(sides[index]) if index < len(sides) else None
            if own is not None:
                cells.append((Said(range_words(own), own.claims),))
                spans.append([(own.low, own.high)])
            else:
                cells.append(_grouped((_figure(c), c.id) for c in told))
                spans.append(
                    [(getattr(c, "low", None) or 0, getattr(c, "high", None)) for c in told if _held(c)]
                )
        yield Row(label("effect", effect), tuple(cells), _compared(spans[0], spans[1]))


def _figure(claim: Claim) -> str:
    return (
        figure_words(claim)
        if _held(claim)
        else f"{figure_words(claim)} ({label('modality', claim.modality)})"
    )


def _held(claim: Claim) -> bool:
    return claim.modality == "asserted"


def _compared(one: Sequence[tuple[int, int | None]], two: Sequence[tuple[int, int | None]]) -> Verdict:
    """Whether the newest figure of one side can be that of the other."""
    if not one or not two:
        return "silent"
    (low, high), (other_low, other_high) = one[-1], two[-1]
    below = high is not None and high < other_low
    above = other_high is not None and other_high < low
    return "contradict" if below or above else "agree"


def _facts(columns: Sequence[Sequence[Claim]]) -> Iterable[Row]:
    """Rows of what is no figure."""
    yield _row("fact.actor", columns, _actor, alike=True)
    yield _row("fact.means", columns, _means, alike=True)
    yield _row("fact.place", columns, lambda c: place_words(c.place) if c.place else None)
    yield _row("fact.when", columns, lambda c: when_words(c.when) if c.when and c.when.start else None)
    yield _row("fact.damage", columns, _damage)


def _actor(claim: Claim) -> str | None:
    if claim.type not in ("attack", "harm", "damage") or not claim.actor:
        return None
    return claim.actor if _held(claim) else f"{claim.actor} ({label('modality', claim.modality)})"


def _means(claim: Claim) -> str | None:
    means = getattr(claim, "means", None)
    return label("means", means) if means and means != "unspecified" and claim.type == "attack" else None


def _damage(claim: Claim) -> str | None:
    return label("object", getattr(claim, "object", "other")) if claim.type == "damage" else None


def _row(
    key: str, columns: Sequence[Sequence[Claim]], told: Callable[[Claim], str | None], *, alike: bool = False
) -> Row:
    """A row of one fact; `alike` says that different answers contradict each other."""
    cells = tuple(
        _grouped((value, claim.id) for claim in column if (value := told(claim))) for column in columns
    )
    one, two = ({said.text for said in cell} for cell in cells[:2])
    if not one or not two:
        verdict: Verdict = "silent"
    else:
        verdict = "agree" if one & two or not alike else "contradict"
    return Row(say(key), cells, verdict)


def _grouped(told: Iterable[tuple[str, str]]) -> tuple[Said, ...]:
    """Equal values together, each with its claims."""
    found: dict[str, list[str]] = {}
    for text, claim in told:
        found.setdefault(text, []).append(claim)
    return tuple(Said(text, tuple(claims)) for text, claims in found.items())
