"""Position: what a party thinks, wants, expects or refuses to say about war and peace."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft, Example
from warledger.extract.diplomacy import clause, says, subject
from warledger.extract.frame import is_passive
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading


class Position(Claim, frozen=True, kw_only=True, tag="position"):
    """A stance of `actor`, in the text's words."""

    content: str | None = None


_STANCE = re.compile(
    r"\b(?:ready|committed|commitment|satisfied|optimistic|pessimistic|premature|too early|constructive|productive|positive|progress|"
    r"prepared to|hopes?|hoped|cannot be trusted|could not be trusted|must|should|no choice|unacceptable|deadlock|contradictory|"
    r"serious about|willing|interested|possible|impossible|first step|want(?:s|ed)?|expect\w*|anticipated|diplomacy|support\w*|"
    r"continue to|go on|may have to|have to|has to|in principle|lasting peace|peace|still|would not|does not want|without|obstacle|"
    r"need\w*|different positions|ball is|relations|binding|capitulation|everything necessary|answer|apply|restored|never aimed|"
    r"military targets|not mean to|not informed|not been (?:informed|told|invited)|attend|no significant)\b",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"^(?:call(?:s|ed)?|deem(?:s|ed)?|describe[sd]?|consider(?:s|ed)?|welcom(?:e|es|ed)|regard(?:s|ed)?|hail(?:s|ed)?|prais\w+|play(?:s|ed)? down)$"
)
_VOWS = re.compile(
    r"^(?:express(?:es|ed)?|repeat(?:s|ed)?|complain(?:s|ed)?|warn(?:s|ed)?|reaffirm(?:s|ed)?|reiterat\w+|promis\w+|vow(?:s|ed)?|pledg\w+|hop(?:es|ed)|urg(?:es|ed)|demand(?:s|ed)?|den(?:y|ies|ied)|declared?|answered|studies|stress\w*)$"
)
_SUBJECTS = re.compile(
    r"\b(?:talks|negotiations|meeting|summit|plan|proposal|offer|step|agreement|deal|ceasefire|truce|discussions|peace|war|conflict|result|"
    r"sanctions|conditions?|terms|exchange|swap|diplomacy|security|troops|territory|territories|sovereignty|call|attack|attacks|civilians|"
    r"progress|allies|support|it|they|document|demands?)\b",
    re.IGNORECASE,
)


def _draft(reading: Reading, at: int, first: int, last: int, agent: int) -> Draft:
    return Draft("position", first, last, at, {"content": reading.text(first, last)}, agent=agent)


def _from_speech(reading: Reading, at: int) -> Draft | None:
    """ "X said that the talks were productive", "X believes …"."""
    agent = subject(reading, at)
    if agent is None:
        return None
    begin = at + 1
    while (
        begin < len(reading.shape)
        and (reading.shape[begin] in "T" or reading.lower(begin) in {"that", "on", "in", "at"})
        and begin - at < 5
    ):
        begin += 1
    if begin >= len(reading.shape) - 2:
        return None
    first, last = clause(reading, begin)
    words = reading.text(first, last)
    if not (_STANCE.search(words) and _SUBJECTS.search(words)) or last - first < 3:
        return None
    return _draft(reading, at, first, last, agent)


def _from_judgement(reading: Reading, at: int) -> Draft | None:
    """ "called the talks productive", "deemed a meeting premature", "welcomed the truce"."""
    agent = subject(reading, at)
    first, last = clause(reading, at)
    words = reading.text(at, last)
    if agent is None or is_passive(reading, at) or not _SUBJECTS.search(words):
        return None
    if reading.lower(at).startswith("call") and re.match(r"\w+ (?:\w+ ){0,3}?(?:for|on|off)\b", words):
        return None
    return _draft(reading, at, min(at, agent) if agent >= first else at, last, agent)


def _from_vow(reading: Reading, at: int) -> Draft | None:
    """ "expressed commitment to diplomacy", "warned X against", "complained that", "denies that"."""
    agent = subject(reading, at)
    if agent is None or is_passive(reading, at):
        return None
    first, last = clause(reading, at)
    if reading.shape[at + 1 : at + 2] == "k":
        last = max(last, clause(reading, min(at + 2, len(reading.shape) - 1))[1])
    words = reading.text(at, last)
    if not (_STANCE.search(words) or _SUBJECTS.search(words)):
        return None
    return _draft(reading, at, min(at, agent) if agent >= first else at, last, agent)


def find(reading: Reading) -> Iterator[Draft]:
    """Every stance that a passage tells of a party or an official."""
    told: list[tuple[int, int]] = []
    for at in range(len(reading.shape)):
        word = reading.lower(at)
        draft = None
        if _JUDGES.match(word):
            draft = _from_judgement(reading, at)
        elif _VOWS.match(word):
            draft = _from_vow(reading, at)
        elif says(reading, at):
            draft = _from_speech(reading, at)
        if draft is None or any(first <= draft.last and draft.first <= last for first, last in told):
            continue
        told.append((draft.first, draft.last))
        yield draft


EXAMPLES = (
    Example("President Ilham Aliyev called the talks with Armenia productive.", {"actor": "Ilham Aliyev"}),
    Example("Ukraine said it was ready for talks.", {"actor": "Ukraine"}),
)
