"""Rejection: a party refuses a proposal, demand, meeting or term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft, Example
from warledger.extract.diplomacy import clause, tagged
from warledger.extract.frame import is_passive
from warledger.extract.parties import parties, said_from, subject
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading


class Rejection(Claim, frozen=True, kw_only=True, tag="rejection"):
    """What `actor` refuses, in the text's words.

    `actor` is who says it, a person where one does, `parties` the state or group that stands behind.
    """

    content: str | None = None
    parties: tuple[str, ...] = ()


_EXCHANGED = re.compile(r"\b(?:to (?:exchange|swap|free|release|hand over))\b")
_WILL_NOT = re.compile(
    r"\b(?:w(?:ould|ill) (?:not|no longer|never)|won['’]t|vow\w* never to|does not|do not|did not|would pay no|will pay no|cannot) (?:\w+ ){0,1}?"
    r"(?:accept|recogni[sz]e|give up|cede|surrender|take part|attend|come|negotiate|talk|agree|sign|withdraw|pay|concede|hand over|"
    r"compromise|ransom|sit|sit down|meet|join|disarm|lay down|return to the|abide|deal with|bow|yield|back down|budge|bargain|stop|halt|pull|discuss|drop|lift|free|release|honou?r|respect|extend|renew|tolerate|evacuate|leave|quit)\b"
)
_UNACCEPTABLE = re.compile(
    r"\b(?:un|not )acceptable\b(?! (?:demands|conditions|losses|delay))|\bcalls? (?:\w+ ){0,3}unacceptable\b|\bno party to\b|\bagreed? neither\b"
)
_SUSPENDS = re.compile(
    r"\bturn(?:s|ed)? (?:the|this|that|his|her|its|their|an?) (?:\w+ ){1,3}down\b|\bstay(?:s|ed) away\b(?! from (?!the (?:\w+ )?(?:talks|meeting|conference|negotiat)))|\bwithout signing\b|\b(?:suspend\w*|brok\w+ off|break\w* off|walked out of|pulled out of|withdrew from|stays? away from|stayed away from|quit|abandon\w*|suspended|boycott\w*|call\w* off|storm\w* out of)\b(?: \S+){0,6}? (?:talks|negotiations|dialogue|meeting|process|table)\b"
)
_AWAITS = re.compile(r"[^.;]{0,70}? (?:until|unless|before|as long as|so long as)\b")
_HELD_BACK = re.compile(r"[^.;,]{0,70}? (?:until|unless|before)\b(?! (?:noon|dawn|midnight|\d))")
_CLAIMED = re.compile(r"\b(?:claims?|accusations?|allegations?|charges?|reports?|figures?)\b")


def _draft(reading: Reading, at: int, agent: int | None) -> Draft | None:
    first, last = clause(reading, at)
    start = said_from(reading, agent, at, first) if agent is not None else first
    if any(reading.lower(i) == "but" for i in range(start, at)):
        start = first
    if agent is not None and agent < first and reading.lower(first - 1) in {"that", "which", "who", "whom"}:
        start = max(0, agent)
    target = next((i for i in parties(reading, at, last) if i != agent), None)
    return Draft(
        "rejection", min(start, at), last, at, {"content": reading.text(at, last)}, agent=agent, target=target
    )


def _from_verb(reading: Reading, at: int) -> Draft | None:
    """ "X rejected the plan", "terms that Y refuses to accept", "Z pulled out of the talks"."""
    last = clause(reading, at)[1]
    after = reading.text(at, last)
    word = reading.lower(at)
    if is_passive(reading, at) or _EXCHANGED.search(after):
        return None
    if word.startswith(("pull", "walk", "withdr")) and not re.search(
        r"\b(?:talks|negotiations|agreement|deal|meeting|mediation|over|in protest)\b", after
    ):
        return None
    if (
        word.startswith("dismiss")
        and not _CLAIMED.search(after)
        and not re.search(
            r"\b(?:proposal|plan|offer|demand|call|idea|talks|truce|ultimatum|deadline|terms|warning|threat|accord|agreement)\w*",
            after,
        )
    ):
        return None
    if re.match(
        r"\S+(?: [\w'’]+){0,4}? (?:claims?|accusations?|allegations?|charges?|accounts?|figures?|suggestions?)\b|\S+ (?:that|this)\b(?! (?:\w+ )?(?:plan|offer|proposal|move|idea|step|gesture|demand|call|initiative|condition|approach|solution|deal)\b)",
        after,
    ):
        return None
    agent = subject(reading, at)
    first = clause(reading, at)[0]
    if word.startswith(("refus", "rule", "ruling")) and _HELD_BACK.match(
        reading.passage.text, reading.chunks[at].end
    ):
        return None  # a refusal until something is a condition
    if first and reading.lower(first - 1) in {"if", "unless", "should"}:
        return None
    return _draft(reading, at, agent) if agent is not None else None


def _from_words(reading: Reading) -> Iterator[Draft]:
    """Refusals told without a verb of refusing: "would not recognize", "is unacceptable"."""
    for pattern in (_WILL_NOT, _UNACCEPTABLE, _SUSPENDS):
        for match in pattern.finditer(reading.passage.text):
            at = next((i for i, chunk in enumerate(reading.chunks) if chunk.end > match.start()), None)
            if at is None or (pattern is _WILL_NOT and _AWAITS.match(reading.passage.text, match.end())):
                continue
            if re.search(r"\b[Ii]f\b", reading.passage.text[max(0, match.start() - 40) : match.start()]):
                continue
            agent = subject(reading, at)
            if match.group().startswith("without"):
                agent = next((i for i in range(clause(reading, at)[0], at) if reading.shape[i] == "A"), None)
            if agent is None and pattern is not _UNACCEPTABLE:
                continue
            draft = _draft(reading, at, agent)
            if draft is not None:
                yield draft


def find(reading: Reading) -> Iterator[Draft]:
    """Every refusal that a passage tells."""
    told: list[tuple[int, int]] = []
    drafts = [
        d for at in range(len(reading.shape)) if tagged(reading, at, "5") and (d := _from_verb(reading, at))
    ]
    for draft in (*drafts, *_from_words(reading)):
        if any(first <= draft.trigger <= last for first, last in told):
            continue
        told.append((draft.trigger, draft.last))
        yield draft


TRIGGERS = ("5",)

EXAMPLES = (
    Example("Sudan's army rejected the truce proposed by Egypt.", {"actor": "Sudanese army"}, "who refuses"),
    Example("Ukraine would not recognize any agreement made without it.", {"actor": "Ukraine"}),
    Example("The request was declined.", {}, "nobody is named who refuses"),
    Example(
        "Colombia will not negotiate until the FARC frees its captives.",
        {},
        "a refusal until something is a condition",
    ),
    Example("The FARC spurned that offer.", {"actor": "FARC"}),
)
