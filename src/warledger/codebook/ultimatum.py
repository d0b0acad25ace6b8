"""Ultimatum: a demand with a deadline, or with a threat if it is not met."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft, Example
from warledger.extract.diplomacy import clause, says, tagged
from warledger.extract.parties import listed, parties, subject
from warledger.extract.time import TimeMention
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading


class Ultimatum(Claim, frozen=True, kw_only=True, tag="ultimatum"):
    """A demand by `actor` on `recipient`: until when, or else what.

    `actor` is who speaks it, `parties` the states or groups that stand behind and against it.
    """

    deadline: str | None = None
    threat: str | None = None
    parties: tuple[str, ...] = ()


_GAVE = re.compile(
    r"\b(?:gave|given|gives|giving)\b (?:\S+ ){1,5}?(?P<till>until|till|\d+ (?:hours|days)|(?:an?|\w+) (?:hours?|days?|weeks?|month) (?:(?:on|from) \w+,? )?to|\d+-hour|a \w+ deadline)"
    r"|\bset (?:\S+ ){1,4}?as (?:the|a|its|his) (?:\S+ )?(?:deadline|cut-?off|final date|limit)|\bha(?:d|ve|s) (?P<until>until) "
)
_OR_ELSE = re.compile(
    r"\b(?:or (?:else\b|face\b|risk\b|suffer\b|accept\b|be \w+ed\b|(?:they|it|he) (?:will|would))|or else|no way out but)"
)
_UNLESS = re.compile(r"\b[Uu]nless\b")
_THREATENED = re.compile(
    r"\bthreat\w+ (?:to \w+|\w+ with|war|strikes|retaliation)\b[^.;]{3,90}? (?:if|should) "
)
_WHOEVER = re.compile(
    r"\b(?:those|anyone|whoever|any \w+|parties) (?:who |that |which )[^.;,]{3,70}? (?:will|would) (?:face|be (?:punished|hit|attacked|destroyed|held)|pay)\b"
)
_NOT_UNLESS = re.compile(r"\b(?:not|never|no longer|refus\w+|no) [^.;]{2,90}? unless\b")
_MODAL = re.compile(
    r"\b(?:will|would|shall|threaten\w*|warn\w*|vow\w*|pledg\w+|promis\w+|move on|attack|further strikes|there will be)\b"
)
_IF_NOT = re.compile(
    r"\b(?:[Ii]f|[Ss]hould) (?:\S+ ){1,9}?(?:does not|do not|did not|were not|was not|is not|are not|fails? to|breaks?|broke|broken|refuses?|"
    r"violates?|fails?|failed|collapses?|collapsed|tried to|go on|goes on|continues?|attacks?|attacked|stays?|stayed|ignores?|ignored|rejects?|rejected|persists?|persisted|"
    r"w[eo]nt ahead|(?:brings?|brought|finds?|found|yields?|gets?|comes? to|leads? to) no(?:thing)?|f(?:all|ell)s? (?:short|through)|goes ahead|go ahead|go|cross(?:es|ed)?|enters?|entered|interferes?|interfered|is attacked|are attacked|do no|continued)\b"
)
_HARSH = re.compile(
    r"\b(?:strike|strikes|attack|face|impose|resume|respond|punish|retaliat\w+|sanctions?|destroy|hell|confrontation|end|fighting|"
    r"consequences|force|war|tariffs?|step in|enter|storm|offensive|invade|intervene|killed|hunted|walk out|pull out|withdraw|quit|boycott|break off|cut|"
    r"halt|suspend|cancel|scrap|launch|shell|bomb|bombing|open fire|blockade|close|kill|execute|raids?|air ?strikes?|embargo|act|move in|take up arms|abandon|expel|"
    r"move on|walk away|give up|turn away|wash its hands|seize|retake|return to|lesson|price|crush|defeat|regret|capture|take|occupy|kidnap|hang|hit|target|down|sink|wipe out|cross|mobili[sz]e|arrest|ban|freeze|expulsion|isolat\w+)\b"
)
_BY_TIME = re.compile(r"\b(?:by|until|before|within) (?=\S)")
_MENTIONED = re.compile(
    r"^(?!(?:announc|issu|declar|repeat)\w*\b)\w+ (?:that )?(?:the|his|her|their|its|this|any) (?:\w+ ){0,2}?\w+$"
)
_DEMAND = re.compile(r"\b(?:tell(?:s|ing)?|demand\w*|order(?:ed|s)|told|warned|must|called on|urged)\b")


def _at(reading: Reading, offset: int) -> int:
    return next((i for i, chunk in enumerate(reading.chunks) if chunk.end > offset), len(reading.chunks) - 1)


def _sentence_end(reading: Reading, at: int) -> int:
    end = next((i for i in range(at, len(reading.shape)) if reading.shape[i] in ".;"), len(reading.shape))
    return max(at, end - 1)


_SPAN = re.compile(r"\b(?:\d+|\w+)(?: to \d+)? (?:hours|days|weeks)\b|\bwithin (?:hours|days|weeks)\b")
_LIMIT = re.compile(r"\b(?:until|till|by|before|of|deadline)$")


def _limit(reading: Reading, first: int, last: int) -> tuple[int | None, str | None]:
    """The chunk of the time that a demand runs to, and the words of a span ("48 hours")."""
    timed = [i for i in range(first, last + 1) if reading.shape[i] == "T"]
    for index in timed:
        value = reading.chunks[index].value
        role = value.role if isinstance(value, TimeMention) else ""
        if role in {"until", "till", "by", "before"} or (
            index and _LIMIT.search(reading.text(max(0, index - 2), index - 1))
        ):
            return index, None
    span = _SPAN.search(reading.text(first, last))
    return None, span.group() if span else None


def _draft(reading: Reading, at: int, first: int, last: int, agent: int | None, threat: str | None) -> Draft:
    aside = listed(reading, agent) if agent is not None else set()
    target = next((i for i in parties(reading, min(first, at), last) if i not in aside), None)
    until, words = _limit(reading, min(first, at), last)
    fields: dict[str, object] = {"deadline": words, "threat": threat}
    return Draft(
        "ultimatum", first, last, at, fields, None, until, agent=agent, target=target, modality="threatened"
    )


_THREAT = re.compile(r"\bor (?:else |face )(?P<what>[^.;]+)")


def _threat(words: str) -> str | None:
    match = _THREAT.search(words)
    return match["what"].strip(' "”') if match else None


def _from_deadline(reading: Reading, at: int) -> Draft | None:
    """ "set a deadline", "the deadline of 27 November by which X wants Y to answer", "a new deadline of 10 days"."""
    last = _sentence_end(reading, at)
    verb = next(
        (
            i
            for i in range(at - 1, max(-1, at - 5), -1)
            if reading.shape[i] in "WR=Yx" or reading.lower(i) in {"set", "gave", "issued", "imposed"}
        ),
        None,
    )
    if verb is not None and tagged(reading, verb, "5"):
        return None
    if verb is not None and says(reading, verb) and _MENTIONED.search(reading.text(verb, at)):
        return None
    until, span = _limit(reading, at, last)
    if verb is None and until is None and span is None and not _OR_ELSE.search(reading.text(at, last)):
        return None
    agent = subject(reading, verb) if verb is not None else None
    if agent is None:
        agent = next((i for i in range(at + 1, min(last, at + 9)) if reading.shape[i] == "A"), None)
    first = verb if verb is not None else at
    return _draft(
        reading,
        at,
        first,
        min(last, clause(reading, at)[1] if not re.search(_OR_ELSE, reading.text(at, last)) else last),
        agent,
        _threat(reading.text(at, last)),
    )


def _from_words(reading: Reading) -> Iterator[Draft]:
    text = reading.passage.text
    for match in _GAVE.finditer(text):
        at = _at(reading, match.start())
        last = _sentence_end(reading, at)
        yield _draft(
            reading, at, at, last, subject(reading, at) if not match["until"] else None, _threat(text)
        )
    conditional = (
        _IF_NOT.search(text) or _UNLESS.search(text) or _WHOEVER.search(text) or _THREATENED.search(text)
    )
    if conditional and _MODAL.search(text) and _HARSH.search(text) and not _NOT_UNLESS.search(text):
        at = _at(reading, conditional.start())
        first, last = clause(reading, at)
        whole = _sentence_end(reading, at)
        lead = next((i for i in range(at - 1, -1, -1) if reading.shape[i] == "W"), None)
        begin = lead + 1 if lead is not None else 0
        agent = subject(reading, lead) if lead is not None else None
        yield _draft(reading, at, min(begin, first), max(last, whole), agent, None)
    other = _OR_ELSE.search(text)
    if other:
        at = _at(reading, other.start())
        lead = next((i for i in range(at - 1, -1, -1) if _DEMAND.search(reading.lower(i))), None)
        if lead is not None:
            yield _draft(reading, at, lead, _sentence_end(reading, at), subject(reading, lead), _threat(text))
    by = re.search(r"\bdemand\w*\b[^.;]{5,90}?\b(?:by|within|until) ", text)
    if by and "T" in reading.shape[_at(reading, by.start()) :]:
        at = _at(reading, by.start())
        yield _draft(reading, at, at, _sentence_end(reading, at), subject(reading, at), None)


def find(reading: Reading) -> Iterator[Draft]:
    """Every ultimatum that a passage tells, one a sentence: a time given before a mere deadline."""
    given = _GAVE.search(reading.passage.text)
    if not given:
        for at in range(len(reading.shape)):
            if tagged(reading, at, "7") and reading.lower(at).startswith(("deadline", "ultimatum")):
                draft = _from_deadline(reading, at)
                if draft is not None:
                    yield draft
                    return
    for draft in _from_words(reading):
        yield draft
        return


TRIGGERS = ("7",)

EXAMPLES = (
    Example("The RSF gave the army 48 hours to leave the city.", {"actor": "Rapid Support Forces"}),
    Example("Turkey threatened to attack Syria unless it stops its advance.", {"actor": "Turkey"}),
    Example("Students have until Friday to hand in their papers.", {}, "no party to a conflict speaks"),
    Example(
        "The United Nations warned that those who break the truce will face sanctions.",
        {"actor": "United Nations"},
    ),
)
