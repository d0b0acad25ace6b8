"""Who says what: the speakers a passage names, and the stretch of words each answers for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract import subject
from warledger.extract.actor import ActorMention
from warledger.extract.saying import Voice, according, saying, verb_of, voiced
from warledger.extract.subject import Subject, words_of

if TYPE_CHECKING:
    from warledger.extract.shape import Reading

__all__ = ["Voice", "chain_at", "voice_at", "voices"]


_OWN = re.compile(
    r"(?:by|according to) (?:(?:its|their|the [\w ]{1,24}['’]s?) own) "
    r"(?:account|count|figures|numbers|admission|tally|estimate|reckoning|data)\b",
    re.IGNORECASE,
)
_MOST = 40  # voices of one sentence; more are no prose


def voices(reading: Reading) -> list[Voice]:
    """Every speaker a passage names, in order."""
    found: list[Voice] = []
    for index, letter in enumerate(reading.shape):
        voice = None
        if letter in "y@" and _OWN.match(reading.passage.text, reading.chunks[index].start):
            voice = _own_account(reading, index)
        elif letter == "@" or (
            letter == "W" and reading.lower(index) in words_of(reading.language, "citing")
        ):
            voice = according(reading, index)
        elif letter in "Wr" or (
            letter in "Rw" and verb_of(reading, index) in words_of(reading.language, "plain")
        ):
            voice = saying(reading, index, found)
        if voice is not None:
            found.append(voice)
        if len(found) == _MOST:
            break
    headline = _headline(reading)
    found = [_reaching(voice, found, reading.shape) for voice in found]
    return [headline, *found] if headline else found


def _own_account(reading: Reading, index: int) -> Voice | None:
    """ "By its own account the army lost 31 men": the one whose account it is."""
    shape = reading.shape
    named = re.match(r"[y@]d?[aw]?A", shape[index:])
    at = index + named.end() - 1 if named else shape.find("A")
    if at < 0:
        return None
    return voiced(reading, 0, len(shape) - 1, index, Subject(at, at, at))


def _reaching(voice: Voice, found: list[Voice], shape: str) -> Voice:
    """A speaker at the end of one part of a sentence answers for the parts that have none."""
    others = [other for other in found if other is not voice]
    closing = re.search(r"[bHEVGZ]", shape[voice.first : voice.verb])
    if closing and voice.verb > voice.first > 0 and all(other.first >= voice.first for other in others):
        voice = voice._replace(first=0)
    part = shape[voice.last + 1 : voice.last + 2] == ";" or shape[voice.last] == ";"
    if part and all(other.verb <= voice.last for other in others):
        voice = voice._replace(last=len(shape) - 1)
    return voice


_HEADLINE = re.compile(r"^(?:(?:e?T|%|-|\*),?)*(?P<who>[dwCaAp,oePb]{0,6}[Ap](?:\(A\))?[wPeC]{0,3}):")


def _headline(reading: Reading) -> Voice | None:
    """ "Doctors: 74 killed in attack", "11:31 Mayor: five dead": a speaker before a colon."""
    match = _HEADLINE.match(reading.shape)
    if not match:
        return _headline_tail(reading)
    first, last = match.start("who"), match.end("who") - 1
    found = subject.ending_at(reading, last)
    actor = found.actor if found else None
    if actor is None:
        actor = next((i for i in range(last, first - 1, -1) if reading.shape[i] == "A"), None)
    value = reading.chunks[actor].value if actor is not None else None
    if (
        isinstance(value, ActorMention)
        and value.form in {"name", "metonym", "adjective"}
        and value.actor.kind in {"state", "alliance"}
    ):
        return None
    if actor is None and (found is None or reading.passage.kind == "body"):
        return None
    who = Subject(first, last, actor) if found is None or actor is not None else found
    return voiced(reading, match.end(), len(reading.shape) - 1, match.end() - 1, who)


def _headline_tail(reading: Reading) -> Voice | None:
    """ "74 killed in attack - doctors": a speaker behind a dash."""
    match = re.search(r"-(?P<who>[dwaC]{0,3}[Ap])[.]?$", reading.shape)
    if not match or reading.passage.kind == "body":
        return None
    at = match.end("who") - 1
    actor = at if reading.shape[at] == "A" else None
    return voiced(reading, 0, match.start(), match.start(), Subject(match.start("who"), at, actor))


# — which voice answers —


def voice_at(found: list[Voice], index: int) -> Voice | None:
    """The voice that answers for a chunk.

    The nearest verb of saying before it, or the nearest after it; of the two, an outlet or
    a paper gives way to whoever it quotes (codebook, Claims 5).
    """
    holding = [voice for voice in found if voice.first <= index <= voice.last and index not in voice.apart]
    before = sorted((v for v in holding if v.verb <= index), key=lambda v: -v.verb)
    told = before[0] if before else None
    for outer in before[1:]:
        if told is None or outer.rank >= told.rank or outer.last != told.last:
            continue
        if told.nested or told.first <= outer.verb < told.verb:
            told = outer
    closing = min((v for v in holding if v.verb > index), key=lambda v: (v.rank, v.verb), default=None)
    if told is None or closing is None:
        return told or closing
    return closing if closing.rank < told.rank else told


def chain_at(found: list[Voice], index: int, chosen: Voice) -> list[Voice]:
    """The other voices that carry what the chosen one says, nearest first."""
    others = [v for v in found if v.first <= index <= v.last and v.speaker != chosen.speaker]
    return sorted(others, key=lambda v: abs(v.verb - index))
