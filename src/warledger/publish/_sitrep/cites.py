"""Numbered citations: each claim that a report rests on, once, with its exact words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.publish._sitrep.content import Citation
from warledger.publish._sitrep.words import speaker_words
from warledger.record.trace import figure_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warledger.model import Claim
    from warledger.record.trace import Evidence

_END = re.compile(r"[.!?…](?=[\s\"”»)]|$)|\n")
LONG = 160
"""Characters of a sentence shown on each side of the words."""


class Citations:
    """The citations of a report, numbered in the order in which they are first used."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[str, Citation] = {}

    def add(self, evidence: Evidence) -> int:
        """The number of a claim's citation."""
        claim = evidence.claim
        known = self._found.get(claim.id)
        if known is None:
            known = self._found[claim.id] = _citation(len(self._found) + 1, evidence)
        return known.number

    def of(self, claims: Iterable[str]) -> tuple[int, ...]:
        """The numbers of those of some claims that are cited, in order."""
        return tuple(sorted({self._found[one].number for one in claims if one in self._found}))

    def all(self) -> tuple[Citation, ...]:
        """All citations by number."""
        return tuple(self._found.values())


def spans(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as runs: 1, 2, 3, 7 → (1, 3), (7, 7)."""
    found: list[tuple[int, int]] = []
    for one in sorted(set(numbers)):
        if found and one == found[-1][1] + 1:
            found[-1] = (found[-1][0], one)
        else:
            found.append((one, one))
    return found


def spans_words(numbers: Iterable[int]) -> str:
    """Numbers in words: "1–3, 7"."""
    return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in spans(numbers))


def _citation(number: int, evidence: Evidence) -> Citation:
    claim = evidence.claim
    return Citation(
        number=number,
        claim=claim.id,
        document=claim.document.id,
        name=claim.document.name,
        start=claim.start,
        end=claim.end,
        before=_before(evidence.before),
        words=claim.words,
        after=_after(evidence.after, claim.words),
        told=understood(claim),
        speaker=speaker_words(claim),
        publisher=claim.document.publisher,
        title=evidence.title,
        published=claim.document.published,
        url=claim.document.url,
        language=claim.document.language,
    )


def understood(claim: Claim) -> str:
    """How a claim was read: "injured: at least 33", "damage: market", "denied"."""
    kind = claim.type
    if kind == "harm":
        told = f"{getattr(claim, 'effect', 'harmed')}: {figure_words(claim)}"
    elif kind in ("exchange", "interception"):
        told = f"{kind}: {figure_words(claim)}"
    else:
        detail = next((v for f in ("object", "status", "means") if (v := getattr(claim, f, None))), None)
        told = f"{kind}: {str(detail).replace('_', ' ')}" if detail and detail != "unspecified" else kind
    labels: list[str] = [claim.modality] if claim.modality != "asserted" else []
    labels += ["a sum over places or time"] if claim.scope == "total" else []
    labels += ["told as an earlier event"] if claim.background else []
    return f"{told} ({', '.join(labels)})" if labels else told


def _before(text: str) -> str:
    """The start of the sentence that the words stand in."""
    ends = [found.end() for found in _END.finditer(text)]
    told = text[ends[-1] :] if ends else text
    cut = told[-LONG:] if len(told) > LONG or (not ends and len(text) >= LONG) else told
    cut = cut if cut == told and (ends or len(text) < LONG) else f"…{cut.partition(' ')[2]}"
    return _flat(cut).lstrip(' "”»)')


def _after(text: str, words: str) -> str:
    """The rest of that sentence."""
    if words.rstrip().endswith((".", "!", "?")):
        return ""
    end = _END.search(text)
    if end is not None and end.start() < LONG:
        return _flat(text[: end.end()]).rstrip()
    return _flat(text[:LONG].rpartition(" ")[0]) + "…" if len(text) > LONG else _flat(text)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)
