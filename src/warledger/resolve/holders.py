"""Speakers told by office first and by name in the next breath, and by "he said" at a paragraph's end.

"The governor of the region said on Sunday. … Oleksandr Prokudin wrote on Telegram": a name that
comes without an office, right behind an office that came without a name, is who holds it.
"… the minister said.¶ Five died. Ten were hurt, he said": "he" answers for the sentences before
it in its paragraph when he was the last to speak before that paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from warledger.extract.actor import ActorMention
from warledger.extract.subject import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.attribution import Voice
    from warledger.extract.shape import Reading
    from warledger.model import Attribution

_NEAR = 3
"""How many passages behind an office its holder's name can stand."""
_NAME = 2
_HEAD = 5
_OUTLET = 2


_RANKED = re.compile(
    r"^(?:It|That|This|The [a-z]+(?: [a-z]+)*) (?:was|is|were|are) (?:also )?(?:the|one of the|among the) "
    r"(?:\w+ )?(?:first|second|third|fourth|fifth|latest|\w+est|most|worst)\b"
)
_HAS = frozenset({"has", "have"})
_DEED = re.compile(r"(?:[dwaC]{0,3}A|j)(?P<b>b)[wk]?[HVGXUSFR]")


def is_ranking(reading: Reading) -> bool:
    """True for "It was the deadliest attack since …", by which the publisher speaks again."""
    return _RANKED.match(reading.passage.text) is not None


def is_own_deed(reading: Reading, before: Sequence[Attribution | None]) -> bool:
    """True for "It has since bombed …": a deed of whoever spoke before, told by the publisher."""
    match = _DEED.match(reading.shape)
    last = before[-1] if before else None
    if match is None or last is None or reading.lower(match.start("b")) not in _HAS:
        return False
    value = reading.chunks[match.start("b") - 1].value
    if isinstance(value, ActorMention):
        return value.actor.name == last.name
    return reading.lower(0) == "it"


def _is_office(reading: Reading, spoken: Attribution | None) -> bool:
    """True for "the governor of the region": one person by office alone."""
    if spoken is None or not spoken.name or not spoken.name[:1].islower():
        return False
    heads = words_of(reading.language, "person_words")
    return any(word in heads for word in spoken.name.casefold().split()[:_HEAD]) and _is_definite(
        reading, spoken
    )


def _is_definite(reading: Reading, spoken: Attribution) -> bool:
    """True unless the words stand behind "a" or tell of several."""
    at = reading.passage.text.find(spoken.words)
    before = reading.passage.text[:at].casefold().rstrip().rsplit(" ", 1)[-1] if at > 0 else ""
    first = spoken.words.casefold().split(" ", 1)[0]
    return not {before, first} & {"a", "an", "one", "another"}


def _is_bare_name(reading: Reading, voice: Voice, spoken: Attribution | None) -> bool:
    """True for a person named in full, with no office beside the name."""
    if spoken is None or voice.pronoun:
        return False
    value = reading.chunks[voice.speaker].value if voice.speaker is not None else None
    kind = value.actor.kind if isinstance(value, ActorMention) else ""
    parts = spoken.words.split()
    return kind in {"", "person"} and len(parts) == _NAME and all(part[:1].isupper() for part in parts)


def by_name(
    readings: Sequence[Reading],
    heard: Sequence[Sequence[Voice]],
    said: list[list[Attribution | None]],
) -> None:
    """Give offices without a name the name that comes without an office right behind them, in place."""
    for number, spoken_here in enumerate(said):
        for at, spoken in enumerate(spoken_here):
            if not _is_office(readings[number], spoken) or spoken is None:
                continue
            holder = _holder(readings, heard, said, number)
            if holder is not None:
                spoken_here[at] = msgspec.structs.replace(spoken, name=holder.name, side=holder.side)


def _holder(
    readings: Sequence[Reading],
    heard: Sequence[Sequence[Voice]],
    said: Sequence[Sequence[Attribution | None]],
    number: int,
) -> Attribution | None:
    """The next to speak behind a passage, if it is a bare name that the text has not brought before."""
    for later in range(number + 1, min(number + 1 + _NEAR, len(readings))):
        for voice, spoken in zip(heard[later], said[later], strict=True):
            if not _is_bare_name(readings[later], voice, spoken) or spoken is None:
                return None
            known = any(spoken.words.split()[-1] in reading.passage.text for reading in readings[:later])
            return None if known else spoken
    return None


def reached_back(
    readings: Sequence[Reading],
    heard: Sequence[Sequence[Voice]],
    said: Sequence[Sequence[Attribution | None]],
    carried: list[Attribution | None],
) -> None:
    """Give the sentences before "he said" in its paragraph to him who spoke before it, in place."""
    for number, voices in enumerate(heard):
        if len(voices) != 1 or not voices[0].pronoun or voices[0].first or not said[number][0]:
            continue
        paragraph = readings[number].passage.paragraph
        first = number
        while first and readings[first - 1].passage.paragraph == paragraph:
            first -= 1
        before = next((n for n in range(first - 1, -1, -1) if heard[n]), None)
        beside = any(heard[n] for n in range(first, number))
        if before is None or beside or readings[before].passage.paragraph < paragraph - 1:
            continue
        spoken = said[number][0]
        last = said[before][-1]
        if spoken is None or last is None or last.name != spoken.name:
            continue
        for passage in range(first, number):
            if readings[passage].passage.kind == "body" and carried[passage] is None:
                carried[passage] = spoken
