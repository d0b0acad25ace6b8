"""Who speaks in a post: the one who signs it, and "про це повідомив X" for what stands before.

Only for languages whose files list the words of "about this" (reporting, `back`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention
from warledger.language.stems import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.attribution import Voice
    from warledger.extract.shape import Reading

_SIGNATURE = re.compile(
    r"^[*n.,\"%-]*[waCPeO]{0,4}A(?:,[wCaAPeO]{1,7}|-[wCaAPeO]{1,7}|[wC(),\"e]{0,3})[.:*]*$"
)
_SIGNERS = frozenset({"person", "office", "body", "force"})


def _signer(reading: Reading) -> int | None:
    """The chunk of the one who signs, when a passage is nothing but a signature or a post's head."""
    if reading.passage.kind != "body" and not reading.passage.text.rstrip().endswith(":"):
        return None
    if not _SIGNATURE.match(reading.shape):
        return None
    index = reading.shape.index("A")
    value = reading.chunks[index].value
    return index if isinstance(value, ActorMention) and value.actor.kind in _SIGNERS else None


def signature(readings: Sequence[Reading]) -> tuple[int, int] | None:
    """The passage and chunk of a post's signature: "Олег Кіпер, Telegram:" or a name as its last line."""
    for number, reading in enumerate(readings):
        if reading.language.file.grammar != "english":
            index = _signer(reading)
            if index is not None:
                return number, index
    return None


def reaches_back(reading: Reading, heard: Sequence[Voice]) -> bool:
    """True for "Про це повідомив X": X answers for the sentences before it."""
    back = reading.language.file.reporting.get("back", ())
    if not back or not heard:
        return False
    text = folded(reading.passage.text)
    opening = text[:60]
    return any(re.search(rf"(?<!\w){re.escape(folded(cue))}", opening) for cue in back)


def told_before(readings: Sequence[Reading], heard: Sequence[list[Voice]], number: int) -> list[int]:
    """The passages without a speaker before one that reaches back: its paragraph, or the one before it."""
    found: list[int] = []
    paragraph = readings[number].passage.paragraph
    for earlier in range(number - 1, -1, -1):
        passage = readings[earlier].passage
        alone = (
            not found and passage.paragraph == paragraph - 1 and readings[number].passage.kind == passage.kind
        )
        if heard[earlier] or passage.kind != "body" or not (passage.paragraph == paragraph or alone):
            break
        if alone:
            paragraph = passage.paragraph
        found.append(earlier)
    return found


__all__ = ["reaches_back", "signature", "told_before"]
