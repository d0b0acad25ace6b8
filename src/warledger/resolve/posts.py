"""Who speaks in a post: the one who signs it, and "про це повідомив X" for what stands before.

Only for languages whose files list the words of "about this" (reporting, `back`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention
from warledger.language.stems import folded
from warledger.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warledger.extract.attribution import Voice
    from warledger.extract.shape import Reading

_SIGNATURE = re.compile(
    r"^[*n.,\"%-]*[waCPeO]{0,4}A(?:,[wCaAPeO]{1,7}|-[wCaAPeO]{1,7}|[wC(),\"e]{0,3})[.:*]*$"
)
_OPENING = 60
_OUTLET = 2
_SIGNERS = frozenset({"person", "office", "body", "force"})


def _signer(reading: Reading) -> int | None:
    """The chunk of the one who signs, when a passage is nothing but a signature or a post's head."""
    if reading.passage.kind == "title":
        return None
    if not _SIGNATURE.match(reading.shape):
        return None
    index = reading.shape.index("A")
    value = reading.chunks[index].value
    return index if isinstance(value, ActorMention) and value.actor.kind in _SIGNERS else None


def signature(readings: Sequence[Reading]) -> Attribution | None:
    """Whose post it is: "Олег Кіпер, Telegram:" at its head, or a name as a line of its own."""
    for reading in readings:
        index = _signer(reading)
        value = reading.chunks[index].value if index is not None else None
        if isinstance(value, ActorMention):
            words = reading.passage.text[value.start : value.end]
            return Attribution(words=words, name=value.actor.name, side=value.actor.side)
    return None


def reaches_back(reading: Reading) -> bool:
    """True for "Про це повідомив X": X answers for the sentences before it."""
    opening = folded(reading.passage.text[:_OPENING])
    back = reading.language.file.reporting.get("back", ())
    return any(re.search(rf"(?<!\w){re.escape(folded(cue))}", opening) for cue in back)


def _behind(readings: Sequence[Reading], heard: Sequence[list[Voice]], number: int) -> int | None:
    """The passage whose speaker also answers for an earlier one: of its paragraph, or reaching back."""
    passage = readings[number].passage
    for later in range(number + 1, len(readings)):
        other = readings[later].passage
        same = other.paragraph == passage.paragraph
        first = other.paragraph == passage.paragraph + 1 and reaches_back(readings[later])
        if not same and not first:
            return None
        if heard[later]:
            return later
    return None


def carried(
    readings: Sequence[Reading],
    heard: Sequence[list[Voice]],
    resolved: Callable[[int, Voice], Attribution | None],
    before: Sequence[Attribution | None],
) -> list[Attribution | None]:
    """Who answers for each passage that names nobody, in the languages of posts.

    The one who speaks later in its paragraph or "about this" right behind it, else the post's
    signer, else the last to have spoken before it.

    Args:
        readings: the document's passages.
        heard: the voices of each.
        resolved: tells who a voice of a passage is.
        before: who is carried by what is true of every language; stands where it is not null.
    """
    found = list(before)
    if not readings or readings[0].language.file.grammar == "english":
        return found
    signer, last = signature(readings), None
    for number, reading in enumerate(readings):
        if heard[number]:
            voice = min(heard[number], key=lambda one: (one.rank, -one.verb))
            last = (resolved(number, voice) if voice.rank < _OUTLET else None) or last
        elif reading.passage.kind != "title" and found[number] is None:
            behind = _behind(readings, heard, number)
            found[number] = resolved(behind, heard[behind][0]) if behind is not None else signer or last
    return found
