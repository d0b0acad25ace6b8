"""Whether a claim is asserted, denied, planned, threatened or hypothetical (codebook, Claims 6, 16)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warledger.extract.attribution import Voice
    from warledger.extract.shape import Reading
    from warledger.language.lexicon import Language
    from warledger.model.claim import Modality

_REACH = 26
_ORDER: tuple[Modality, ...] = ("hypothetical", "threatened", "planned")


@cache
def _cues(words: tuple[str, ...]) -> re.Pattern[str]:
    """The cue words of one modality as one pattern."""
    options = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{options})\b(?!-)", re.IGNORECASE)


def _cue(language: Language, kind: str) -> re.Pattern[str]:
    return _cues(tuple(language.file.modality[kind]))


def _group_before(reading: Reading, trigger: int) -> str:
    """The words of the verb group before a trigger: auxiliaries, adverbs, "to", and what carries them."""
    first = trigger
    while first > 0 and trigger - first < 6 and reading.shape[first - 1] in "bmwztW7=4C":
        first -= 1
    start = reading.chunks[first].start
    return reading.passage.text[max(0, start) : reading.chunks[trigger].end]


def modality_of(reading: Reading, trigger: int, voice: Voice | None) -> Modality:
    """The modality of what the trigger tells."""
    group = _group_before(reading, trigger)
    if voice is not None and voice.denies and trigger > voice.verb:
        return "denied"
    group = _cue(reading.language, "seen").sub("", group)
    for kind in _ORDER:
        if _cue(reading.language, kind).search(group):
            return kind
    if (
        re.search(r"\b(?:not|never|n't)\b|n't\b", group, re.IGNORECASE)
        and reading.shape[trigger] in "HVXFSZxUG"
    ):
        return "denied"
    if _is_conditional(reading, trigger):
        return "hypothetical"
    return "asserted"


def _is_conditional(reading: Reading, trigger: int) -> bool:
    """True when an "if" or "unless" opens the trigger's clause."""
    for index in range(trigger - 1, max(-1, trigger - 9), -1):
        if reading.shape[index] == "k":
            return reading.lower(index) in {"if", "unless"}
        if reading.shape[index] in ".;:":
            return False
    return False
