"""Who speaks in a post: the one who signs it, and "про це повідомив X" for what stands before.

Only for languages whose files list the words of "about this" (reporting, `back`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

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
_PLACE_HEAD = re.compile(r"^[*wC-]{0,4}P(?:,?e?P){0,2}[.:-]?$")
_LOCAL = 3
_STEM = 4
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


class Holders:
    """Who holds the offices that a document speaks of, by the words of the document itself."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        """Go through the persons named together with an office; none in English."""
        self.persons: dict[str, tuple[str | None, set[str]]] = {}
        self.offices: set[str] = set()
        for reading in readings:
            if reading.language.file.grammar == "english":
                continue
            for chunk in reading.chunks:
                if isinstance(chunk.value, ActorMention):
                    self._add(chunk.value, folded(reading.passage.text[chunk.start : chunk.end]))

    def _add(self, mention: ActorMention, words: str) -> None:
        """Keep a person with the first word of the office named before it, or an office."""
        actor = mention.actor
        if actor.kind == "office":
            self.offices.add(actor.name)
        elif actor.kind == "person" and actor.authority >= _LOCAL:
            _, stems = self.persons.setdefault(actor.name, (actor.side, set()))
            stems.add(words[:_STEM])

    def named(self, spoken: Attribution | None) -> Attribution | None:
        """A speaker told by office alone, as the person whom the document gives that office."""
        if spoken is None or not self.persons or spoken.name in self.persons:
            return spoken
        stem = folded(spoken.words)[:_STEM]
        fitting = [name for name, (_, stems) in self.persons.items() if stem in stems]
        if not fitting and spoken.name in self.offices:
            fitting = list(self.persons)
        if len(fitting) != 1:
            return spoken
        return msgspec.structs.replace(spoken, name=fitting[0], side=self.persons[fitting[0]][0])


def signature(readings: Sequence[Reading]) -> Attribution | None:
    """Whose post it is: "Олег Кіпер, Telegram:" at its head, or a name as a line of its own."""
    for reading in readings:
        index = _signer(reading)
        value = reading.chunks[index].value if index is not None else None
        if isinstance(value, ActorMention):
            words = reading.passage.text[value.start : value.end]
            spoken = Attribution(words=words, name=value.actor.name, side=value.actor.side)
            return Holders(readings).named(spoken)
    return None


def reaches_back(reading: Reading) -> bool:
    """True for "Про це повідомив X": X answers for the sentences before it."""
    opening = folded(reading.passage.text[:_OPENING])
    back = reading.language.file.reporting.get("back", ())
    return any(re.search(rf"(?<!\w){re.escape(folded(cue))}", opening) for cue in back)


def heading(readings: Sequence[Reading], number: int) -> tuple[int, int] | None:
    """The passage and chunk of the place that heads a passage's paragraph: "Рильський район. …"."""
    reading = readings[number]
    if reading.language.file.grammar == "english":
        return None
    for earlier in range(number - 1, -1, -1):
        before = readings[earlier]
        if before.passage.paragraph != reading.passage.paragraph or "P" in reading.shape:
            return None
        if _PLACE_HEAD.match(before.shape):
            return earlier, before.shape.index("P")
    return None


def _blocks(readings: Sequence[Reading]) -> list[int]:
    """The number of the block that each passage stands in: a paragraph, or a list with its head."""
    found: list[int] = []
    for number, reading in enumerate(readings):
        before = readings[number - 1].passage if number else None
        same = before is not None and before.paragraph == reading.passage.paragraph
        bullet = before is not None and before.kind == "body" and reading.shape[:1] in {"*", "-"}
        found.append(found[-1] if found and (same or bullet) else number)
    return found


def _behind(
    readings: Sequence[Reading], heard: Sequence[list[Voice]], number: int, blocks: list[int]
) -> int | None:
    """The passage whose speaker also answers for an earlier one: of its block, or reaching back."""
    crossed = False
    for later in range(number + 1, len(readings)):
        if blocks[later] != blocks[later - 1]:
            if crossed or not reaches_back(readings[later]):
                return None
            crossed = True
        if heard[later]:
            return later
    return None


def _several(
    readings: Sequence[Reading],
    heard: Sequence[list[Voice]],
    resolved: Callable[[int, Voice], Attribution | None],
) -> bool:
    """Whether more than one person or body speaks in the body of a document, outlets aside."""
    found = {
        spoken.name
        for number, reading in enumerate(readings)
        for voice in heard[number]
        if voice.rank < _OUTLET and reading.passage.kind != "title" and (spoken := resolved(number, voice))
    }
    return len(found) > 1


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
    several = _several(readings, heard, resolved)
    blocks, block = _blocks(readings), -1
    for number, reading in enumerate(readings):
        if several and blocks[number] == number:
            last = None
        if heard[number]:
            voice = min(heard[number], key=lambda one: (one.rank, -one.verb))
            spoken = resolved(number, voice) if voice.rank < _OUTLET else None
            last, block = spoken or last, blocks[number] if spoken else block
        elif reading.passage.kind != "title" and found[number] is None:
            behind = _behind(readings, heard, number, blocks) if block != blocks[number] else None
            found[number] = resolved(behind, heard[behind][0]) if behind is not None else signer or last
    return found
