"""Who says what: the speakers a passage names, and the stretch of words each answers for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from warledger.extract.shape import Reading


class Voice(NamedTuple):
    """A speaker and the chunks `first` to `last` (inclusive) that it answers for.

    `speaker` is the index of an actor's chunk, or None with `words` (offsets in the passage)
    for an unlisted speaker; `pronoun` marks "he said", whose speaker is the one before.
    `verb` is the index of the saying word, `denies` when it denies.
    """

    first: int
    last: int
    verb: int
    speaker: int | None
    words: tuple[int, int]
    pronoun: bool = False
    denies: bool = False


_BE = frozenset("is are was were be been being".split())
_DENIALS = frozenset("deny denies denied denying".split())
_PLAIN_SAYING = frozenset(
    "say says said saying report reports reported announce announced state stated confirm confirmed write wrote "
    "written writes add added adds claim claimed claims tell told tells note noted notes declare declared stress "
    "stressed warn warned warns explain explained post posted allege alleged acknowledge acknowledged insist "
    "insisted estimate estimated estimates put counted counts count spoke speaks gave give gives denied deny denies "
    "recorded believe believes maintains maintained reporting saying adding admitted "
    "confirms confirmed informed speak".split()
)
_TRAILING = re.compile(r"^(?:[,.;!?\"]|$|T|w?[,.]|i[wdCAjp]|e[wdCPT]|t[AdCwp]|A[,.T]|A?e?T|[wd]{0,2}T|j[,.]|-)")
_SUBJECT_BACK = re.compile(r"(?P<np>[dwCapNnuAPOMDHQSGoei'%1246FX0-9-]{0,9})(?P<gap>(?:,[^,]{1,16},)?[wbmzT,]{0,4})$")


def voices(reading: Reading) -> list[Voice]:
    """Every speaker a passage names, in order."""
    found: list[Voice] = []
    for index, letter in enumerate(reading.shape):
        if letter == "@":
            voice = _according(reading, index)
        elif letter == "W":
            voice = _saying(reading, index)
        else:
            continue
        if voice is not None:
            found.append(voice)
    headline = _headline(reading)
    return [headline, *found] if headline and not found else found


def _according(reading: Reading, index: int) -> Voice | None:
    """ "according to X": X answers for the sentence around it."""
    end = len(reading.shape) - 1
    for at in range(index + 1, min(index + 8, end + 1)):
        if reading.shape[at] == "A":
            first = _boundary_before(reading, index)
            return Voice(first, end, index, at, _span(reading, at, at))
        if reading.shape[at] in ".;:k":
            break
    last = _phrase_end(reading, index + 1)
    if last <= index:
        return None
    return Voice(_boundary_before(reading, index), end, index, None, _span(reading, index + 1, last))


def _phrase_end(reading: Reading, start: int) -> int:
    """Last chunk of a plain noun phrase that begins at `start`."""
    at = start
    while at < len(reading.shape) and reading.shape[at] in "dwCapNPMODoA4126e" and at - start < 7:
        at += 1
    return at - 1


def _boundary_before(reading: Reading, index: int) -> int:
    """First chunk of the sentence or of the part after a semicolon."""
    cut = reading.shape.rfind(";", 0, index)
    return cut + 1


def _span(reading: Reading, first: int, last: int) -> tuple[int, int]:
    return reading.chunks[first].start, reading.chunks[last].end


def _saying(reading: Reading, index: int) -> Voice | None:
    """A verb of saying with its subject, before it or (inverted) after it."""
    shape = reading.shape
    words = {reading.lower(i) for i in range(max(0, index - 2), index)}
    if words & _BE and shape[index - 1] in "bwz":
        return _passive(reading, index)
    inverted = _inverted(reading, index)
    if inverted is not None:
        return inverted
    return _straight(reading, index)


def _passive(reading: Reading, index: int) -> Voice | None:
    """ "was reported by X": X answers for the sentence."""
    match = re.match(r"y[dwCa]{0,3}A", reading.shape[index + 1 :])
    if not match:
        return None
    at = index + match.end()
    return Voice(0, len(reading.shape) - 1, index, at, _span(reading, at, at))


def _inverted(reading: Reading, index: int) -> Voice | None:
    """ '"…," said X', ", says X, who …": X answers for what stands before."""
    before = reading.shape[:index].rstrip("w")[-1:]
    if before not in {",", '"', "-", "!", "?"} or index == 0:
        return None
    match = re.match(r"[dwCaNpOD124o]{0,4}?A", reading.shape[index + 1 :])
    first = _boundary_before(reading, index)
    if match:
        at = index + match.end()
        return Voice(first, index - 1, index, at, _span(reading, at, at), denies=_denies(reading, index))
    last = _phrase_end(reading, index + 1)
    if last <= index or reading.shape[index + 1] not in "dpNCawj":
        return None
    if reading.lower(index) not in _PLAIN_SAYING or before == "," and reading.shape[index + 1] in "n":
        return None
    if not re.search(r"[pCN]|w", reading.shape[index + 1 : last + 1]) or reading.shape[index + 1] == "w" and reading.lower(index + 1) in {"that", "in", "on"}:
        return None
    if reading.lower(index) not in {"said", "says", "say", "wrote", "reported", "announced", "added", "told", "reports", "writes"}:
        return None
    return Voice(first, index - 1, index, None, _span(reading, index + 1, last))


def _denies(reading: Reading, index: int) -> bool:
    return reading.lower(index) in _DENIALS


def _straight(reading: Reading, index: int) -> Voice | None:
    """ "X said that …", or at the end of a sentence ", X said." for what stands before."""
    match = _SUBJECT_BACK.search(reading.shape[:index])
    subject, pronoun = _subject(reading, index)
    if subject is None:
        return None
    first, last = subject
    end = len(reading.shape) - 1
    lead = reading.shape[first - 1] if first else ""
    tail = reading.shape[index + 1 :]
    span = _span(reading, first, last)
    speaker = first if first == last and reading.shape[first] == "A" else None
    trailing = lead in {",", '"', "-"} and bool(_TRAILING.match(tail)) and match is not None and first > 2
    if trailing:
        return Voice(_boundary_before(reading, first), end if tail[:1] == "," else index, index, speaker, span, pronoun, _denies(reading, index))
    if first <= 1 or lead in {",", '"', "k", "c", ";", ":", "-", "(", ".", "T", "w", "i"} or speaker is not None or pronoun:
        return Voice(first if first == 0 else index, end, index, speaker, span, pronoun, _denies(reading, index))
    return None


def _subject(reading: Reading, index: int) -> tuple[tuple[int, int] | None, bool]:
    """The subject of a verb: an actor, a pronoun, or a noun phrase; with its first and last chunk."""
    shape = reading.shape
    at = index - 1
    while at >= 0 and shape[at] in "wbmzT" and not (shape[at] == "w" and at and shape[at - 1] in "dap" and shape[at - 1] != "p"):
        at -= 1
    if at < 0:
        return None, False
    if shape[at] == "A":
        return (at, at), False
    if shape[at] == "j":
        return (at, at), reading.lower(at) in {"he", "she", "it", "they"}
    if shape[at] == ",":
        actor = _apposition(reading, at)
        return ((actor, actor), False) if actor is not None else (None, False)
    if shape[at] in "P" or (shape[at] in "AC" and at > 1):
        actor = next((i for i in range(at, max(-1, at - 6), -1) if shape[i] == "A"), None)
        if actor is not None and not re.search(r"[.,;:k\"]", shape[actor:at]):
            return (actor, actor), False
    if reading.lower(index) not in _PLAIN_SAYING:
        return None, False
    first = at
    while first > 0 and shape[first - 1] in "dwCapNOMDoePA1246S" and at - first < 7:
        first -= 1
    phrase = shape[first : at + 1]
    if re.search(r"[pCNwOD124]", phrase) and not (len(phrase) == 1 and phrase in "wCO" and not reading.lower(first).endswith("s")):
        actor = next((i for i in range(first, at + 1) if shape[i] == "A"), None)
        return ((actor, actor) if actor is not None else (first, at)), False
    return None, False


def _apposition(reading: Reading, comma: int) -> int | None:
    """The actor before a phrase set off by commas: "X, who heads the office, said"."""
    opening = reading.shape.rfind(",", 0, comma)
    limit = opening if opening > 0 else comma
    for at in range(limit - 1, max(-1, limit - 4), -1):
        if reading.shape[at] == "A":
            return at
    return next((at for at in range(limit + 1, comma) if reading.shape[at] == "A" and opening > 0), None)


def _headline(reading: Reading) -> Voice | None:
    """ "Doctors: 74 killed in attack" — a speaker before a colon, or "…, police say" read above."""
    match = re.match(r"(?P<who>[dwCa]{0,3}[Ap])[wPe]{0,3}:", reading.shape)
    if not match or reading.passage.kind == "body":
        return None
    at = match.end("who") - 1
    speaker = at if reading.shape[at] == "A" else None
    return Voice(match.end(), len(reading.shape) - 1, match.end() - 1, speaker, _span(reading, 0 if speaker is None else at, at))


def voice_at(found: list[Voice], index: int) -> Voice | None:
    """The voice that answers for a chunk: the narrowest stretch that holds it."""
    holding = [voice for voice in found if voice.first <= index <= voice.last]
    return min(holding, key=lambda voice: (voice.last - voice.first, abs(voice.verb - index)), default=None)
