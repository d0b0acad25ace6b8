"""Who speaks in a post: the one who signs it, and "про це повідомив X" for what stands before.

Only for languages whose files list the words of "about this" (reporting, `back`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from warledger.actors.cyrillic import offices
from warledger.extract.actor import ActorMention
from warledger.extract.place import PlaceMention
from warledger.extract.slavic.words import cues, listed
from warledger.language.stems import folded
from warledger.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from warledger.extract.attribution import Voice
    from warledger.extract.shape import Reading

_SIGNATURE = re.compile(
    r"^[*n.,\"%-]*[waCPeO]{0,4}A(?:(?:,[wCaAPeOTn:]{1,7}){1,2}|-[wCaAPeO]{1,7}|[wC(),\"e]{0,3})[:*]*$"
)
_PLACE_HEAD = re.compile(r"^[*wC-]{0,4}P(?:,?e?P){0,2}[.:-]?$")
_LOCAL = 3
_MINISTER = frozenset({"minister"})
_REGIONAL = frozenset({"governor", "head"})
_OPENING = 60
_OUTLET = 2
_SIGNERS = frozenset({"person", "office", "body", "force"})
_TELLS = re.compile(r"[HSVFIGMO]")


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
        for reading in readings:
            if reading.language.file.grammar == "english":
                continue
            for chunk in reading.chunks:
                if isinstance(chunk.value, ActorMention):
                    self._add(chunk.value, reading.passage.text[chunk.start : chunk.end])

    def _add(self, mention: ActorMention, words: str) -> None:
        """Keep a person with the offices named before the name."""
        actor = mention.actor
        if actor.kind == "person" and actor.authority >= _LOCAL:
            self.persons.setdefault(actor.name, (actor.side, set()))[1].update(offices(words))

    def named(self, spoken: Attribution | None) -> Attribution | None:
        """A speaker told by office alone, as the person whom the document gives that office."""
        if spoken is None or not self.persons or spoken.name in self.persons:
            return spoken
        told = offices(spoken.words)
        fitting = [name for name, (_, held) in self.persons.items() if told & held]
        if not fitting and told == _MINISTER:
            fitting = [
                n for n, (_, held) in self.persons.items() if any(o.endswith("minister") for o in held)
            ]
        if not fitting and told & _REGIONAL:
            fitting = [name for name, (_, held) in self.persons.items() if not held or held & _REGIONAL]
        if len(fitting) != 1:
            return spoken
        return msgspec.structs.replace(spoken, name=fitting[0], side=self.persons[fitting[0]][0])


def person_before(reading: Reading, offset: int) -> Attribution | None:
    """The last person named in a passage before an offset: whom "он" means there."""
    for chunk in reversed(reading.chunks):
        value = chunk.value
        if chunk.end <= offset and isinstance(value, ActorMention) and value.actor.kind == "person":
            words = reading.passage.text[value.start : value.end]
            return Attribution(words=words, name=value.actor.name, side=value.actor.side)
    return None


def sort_meant(code: str, word: str) -> str | None:
    """The sort of speaker that "ведомство" or "канал" takes up again; None for another word."""
    return next((f"*{sort}" for sort in ("body", "media") if word in listed(code, f"same_{sort}")), None)


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
    readings: Sequence[Reading],
    heard: Sequence[list[Voice]],
    number: int,
    blocks: list[int],
) -> int | None:
    """The passage whose speaker also answers for an earlier one: of its block, or reaching back.

    Only an attribution that closes what was said reaches back: "…, сообщил X", "Про це повідомив
    X"; one that opens ("X сообщил, что…") speaks from there on.
    """
    crossed = False
    for later in range(number + 1, len(readings)):
        if blocks[later] != blocks[later - 1]:
            if crossed or not reaches_back(readings[later]):
                return None
            crossed = True
        if heard[later]:
            reaches = reaches_back(readings[later]) or _closes(readings[later], heard[later])
            return later if reaches else None
    return None


def _closes(reading: Reading, found: list[Voice]) -> bool:
    """True when the only attribution of a sentence stands behind all that it tells."""
    verb = found[0].verb
    told = _TELLS.search(reading.shape[:verb])
    return len(found) == 1 and told is not None and _TELLS.search(reading.shape[verb + 1 :]) is None


def is_of_nobody(reading: Reading) -> bool:
    """True for a sentence that reports without saying whose report: "было известно о", "йшлося про"."""
    cue = cues(reading.language.code, "reporting", "of_nobody")
    return cue.search(folded(reading.passage.text)) is not None


class Home:
    """The region that a local official answers for, by the places told in the sentences they voice."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        """Nobody has spoken yet."""
        self.readings = readings
        self.regions: dict[str | None, set[str]] = {}

    def add(self, spoken: Attribution, number: int) -> None:
        """Somebody speaks in a passage, of the places there."""
        self.regions.setdefault(spoken.name, set()).update(_regions(self.readings[number], best=True))

    def answers(self, spoken: Attribution | None, number: int) -> bool:
        """False for a passage on other regions, or on the whole country, than a local head has spoken of."""
        if spoken is None or not self.regions.get(spoken.name):
            return True
        reading = self.readings[number]
        if cues(reading.language.code, "reporting", "nationwide").search(folded(reading.passage.text)):
            return False
        here = _regions(reading, best=False)
        return not here or bool(here & self.regions[spoken.name])


def _regions(reading: Reading, *, best: bool) -> set[str]:
    """The first-order divisions that a passage's places lie in, or can lie in; a country stands for itself."""
    found = set()
    for chunk in reading.chunks:
        if isinstance(chunk.value, PlaceMention):
            candidates = chunk.value.candidates[:1] if best else chunk.value.candidates
            found |= {place.admin1 or place.country for place in candidates}
    return found


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
    signer, last = signature(readings) or _headed(readings, heard, resolved), None
    blocks, block = _blocks(readings), -1
    home, spoke = Home(readings), set[str | None]()
    for number, reading in enumerate(readings):
        if len(spoke) > 1 and blocks[number] == number:
            last = None
        if heard[number]:
            voice = min(heard[number], key=lambda one: (one.rank, -one.verb))
            spoken = resolved(number, voice) if voice.rank < _OUTLET else None
            last, block = spoken or last, blocks[number] if spoken else block
            if spoken is not None:
                spoke.add(spoken.name)
                for beside in (n for n in range(len(readings)) if blocks[n] == blocks[number]):
                    home.add(spoken, beside)
        elif reading.passage.kind != "title":
            if is_of_nobody(reading):
                found[number] = None
            elif found[number] is None:
                behind = _behind(readings, heard, number, blocks) if block != blocks[number] else None
                spoken = resolved(behind, heard[behind][0]) if behind is not None else signer or last
                stays = behind is not None or home.answers(spoken, number)
                found[number] = spoken if stays else None
    return found


def _headed(
    readings: Sequence[Reading],
    heard: Sequence[list[Voice]],
    resolved: Callable[[int, Voice], Attribution | None],
) -> Attribution | None:
    """Whoever a headline gives the word to ("Гусев: …") in a post in which nobody else is named to speak."""
    if readings[0].passage.kind != "title" or not heard[0] or any(heard[1:]):
        return None
    voice = heard[0][0]
    return resolved(0, voice) if voice.rank < _OUTLET else None
