"""Precondition: what must be met before a side agrees, talks or stops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft, Example
from warledger.extract.diplomacy import clause, tagged
from warledger.extract.parties import subject
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading


class Precondition(Claim, frozen=True, kw_only=True, tag="precondition"):
    """What `actor` demands first, in the text's words.

    `actor` is who says it, a person where one does, `parties` the state or group that stands behind.
    """

    content: str | None = None
    parties: tuple[str, ...] = ()


_ONLY = re.compile(
    r"\b(?:only (?:when|if|after|once)|(?<!for )as long as (?!it takes|there)|on condition that|provided that|not (?:before|until)|depends? on|depended on)\b"
)
_MUST = re.compile(
    r"\bhad to\b[^.;]{0,60}?(?:\bfirst\b|\bif there (?:is|was) to be\b)|\b(?:must|has to|have to|would have to|will have to)\b[^.;]{0,80}?\b(?:first|before\b|if there is to be|for (?:a|any) (?:peace|deal|truce|ceasefire)[\w ]*)\b"
    r"|\bfirst\b[^.;]{0,60}?\bmust\b|\b[Bb]efore\b[^.;]{0,90}?\b(?:would have to|will have to|must)\b"
)
_UNTIL = re.compile(r"\b(?:would|will) (?:go on|continue|not \w+)\b[^.;]{0,30}? (?:until|before)\b")
_HELD_BACK = re.compile(
    r"\b(?:(?:would|will|can|could|shall|should|do|does) (?:not|never|no longer)|won['’]t|cannot|can['’]t|refus\w+ to|ruled out|rul\w+ out|"
    r"(?:would|will|can|could|was|were|is|are) (?:be )?no|no (?:\w+ )?(?:talks|negotiations|peace|truce|ceasefire|deal|dialogue|agreement))\b"
    r"[^.;]{2,90}? (?:until(?! then)|unless|(?<!day )(?<!week )(?<!month )(?<!year )before(?= \S)|as long as|so long as|while|without first)\b"
    r"|\b(?:would|will|must|should|to) (?:stay|remain|continue|keep|go on|hold|carry on|last)\b[^.;]{0,70}? (?:until(?! then)|unless)\b"
)
_NEEDS = re.compile(
    r"\bwant(?:s|ed)? (?:an? |the |his |her |its |their |all )[^.;,]{2,50}? before\b|\bneed(?:s|ed)? to\b[^.;]{0,80}? before\b|\b(?:conditional|contingent|hinge[sd]?|predicated) (?:up)?on\b|\bma[dk]\w+ (?:\w+ ){1,4}an? (?:pre)?condition\b"
    r"|\bprovided\b(?= \w+ (?:\w+ ){0,4}(?:withdr|stop|halt|releas|leav|lift|end|ceas|accept|guarant))"
    r"|\b(?:would|will|ready to|willing to|prepared to|agree\w* to)\b[^.;,]{3,90}? (?:in return for|in exchange for|provided)\b"
)
_SWAPS = re.compile(r"\b(?:exchange|swap|hand over) (?:\S+ ){0,3}?(?:prisoners|bodies|captives|\d)")
_AT_ISSUE = re.compile(
    r"\b(?:talks?|negotiat\w+|sign\w*|truces?|cease-?fires?|peace|deals?|agreements?|accords?|withdr\w+|pull\w* out|leave|left|sanctions|blockade|siege|hostages?|"
    r"prisoners?|captives?|sit down|meet|table|arms|weapons|disarm\w*|operations?|offensive|attacks?|fight\w*|recogni[sz]\w+|releas\w+|freed?|"
    r"troops|forces|lift\w*|stop\w*|halt\w*|hostilities|shelling|strikes?|bombing|dialogue|steps? down|resign\w*|concessions?|surrender\w*|conference|"
    r"election|observers|monitors|fire|guns|war|settlement|autonomy|independence|bodies)\b",
    re.IGNORECASE,
)
_IF_OTHER = re.compile(
    r"\b[Ii]f (?!there)(?P<cond>[^,.;]{3,90}?), (?:\S+ ){1,4}?(?:would|will)\b|\b(?:would|will|is to|are to) (?:\w+ ){1,7}?if (?P<then>[^.;,]{3,90})"
)
_PEACEFUL = re.compile(
    r"\b(?:stop\w*|refrain\w*|cease[sd]?|halt\w*|withdr\w+|end(?:s|ed)?|recogni[sz]\w+|accept\w*|releas\w+|carried out|agree\w*|disarm\w*|guarantee\w*|lift\w*|leaves?|left|lays? down|laid down|frees?|freed|pulls? (?:out|back)|pulled (?:out|back)|drops?|gives? up|hands? over|signs?|respects?|open(?:s|ed))\b"
)
_THREAT = re.compile(
    r"\b(?:strike|attack|face|impose|resume|defeat|crush|respond|punish|retaliat\w+|sanction\w*|destroy|hell|confrontation)\b"
)
_NAMED = re.compile(
    r"\b(?:conditions?|preconditions?|demands?|(?:have|has) to be \w+ before)\b[^.;:]{0,60}?:\s*"
)


def _at(reading: Reading, offset: int) -> int:
    """The chunk at an offset of the passage."""
    return next((i for i, chunk in enumerate(reading.chunks) if chunk.end > offset), len(reading.chunks) - 1)


def _draft(reading: Reading, first: int, last: int, at: int, agent: int | None) -> Draft:
    while last > first and reading.shape[last] in ".;:,":
        last -= 1
    return Draft("precondition", first, last, at, {"content": reading.text(first, last)}, agent=agent)


def _conditional(reading: Reading) -> Iterator[Draft]:
    """ "only when …", "depends on …", "must … first", "if X stops, Y will"."""
    text = reading.passage.text
    for pattern in (_ONLY, _MUST, _UNTIL):
        for match in pattern.finditer(text):
            at = _at(reading, match.start())
            first, last = clause(reading, at)
            last = max(
                last,
                _at(reading, match.end() - 1),
                clause(reading, min(_at(reading, match.end()) + 1, len(reading.chunks) - 1))[1],
            )
            yield _draft(reading, first, last, at, None)
    yield from _held_back(reading)
    for match in _IF_OTHER.finditer(text):
        words = match["cond"] or match["then"] or ""
        if _PEACEFUL.search(words) and not _THREAT.search(text) and "not" not in words.split():
            at = _at(reading, match.start())
            first = at if match["cond"] else _at(reading, match.start("then")) - 1
            end = _at(reading, match.end("cond" if match["cond"] else "then") - 1)
            yield _draft(reading, max(0, first), end, at, None)


def _held_back(reading: Reading) -> Iterator[Draft]:
    """ "will not negotiate until …", "no talks unless …", "would free them in return for …"."""
    text = reading.passage.text
    for match in (*_HELD_BACK.finditer(text), *_NEEDS.finditer(text)):
        at, end = _at(reading, match.start()), _at(reading, match.end() - 1)
        first, last = clause(reading, at)
        last = max(last, end, clause(reading, min(end + 1, len(reading.chunks) - 1))[1])
        words = reading.text(first, last)
        if _AT_ISSUE.search(words) and not _SWAPS.search(words):
            yield _draft(reading, first, last, at, subject(reading, at))


_WANTS = frozenset("want wants wanted wanting".split())
_DEMANDS = frozenset("demand demands demanded demanding insist insists insisted insisting".split())


_CONCEDED = re.compile(
    r"\b(?:withdr\w+|leave|leaves|left|pull\w*|removed?|lift\w*|disarm\w*|disband\w*|dissolv\w+|dismantl\w+|hand\w* (?:over|in)|give\w* (?:up|back)|recogni[sz]\w+|resign\w*|step\w* down|"
    r"surrender\w*|cede\w*|apolog\w+|quit|vacate\w*|adopt\w*|decreas\w+|reduc\w+|cut|end|ended|ends|first|before|in return|neutral\w*|renounc\w+|sovereignty|independence|autonomy|guarantees?|amnesty|"
    r"recognition|withdrawal|pullout|disarmament|right|return|talk|talks|negotiat\w+|sit|deal|treaty|truce|ceasefire|peace|referendum|elections?|status|border|borders|seat|role|share|lay\w* down|pay|compensat\w+|reparations|accept|stay out|on [A-Z]\w+)\b"
)
"""What is asked of the other side as a term, not an inquiry into a deed or an end to one."""


def _demands(reading: Reading, at: int) -> Iterator[Draft]:
    """ "X demands that Y …", "insists on …", "wanting Y to adopt … and decrease …"."""
    shape, word = reading.shape, reading.lower(at)
    agent = subject(reading, at)
    last = clause(reading, at + 1)[1] if at + 1 < len(shape) else at
    after = reading.text(at, min(len(shape) - 1, at + 6))
    timed = (
        re.search(r"\b(?:by|within|until)$", reading.text(at, last).rsplit(" ", 2)[0]) if last > at else None
    )
    insists = word.startswith("insist") and not re.match(
        r"\w+ on\b|\w+ that .*\b(?:must|should|be|first|step|withdraw|pull|leave|stop|end|lift|release|free|hand|disarm|quit|give|accept|halt|cease|sign|drop|talk|negotiate|meet|join|return|recogni[sz]e|respect|agree|guarantee|allow|let|open|apologi[sz]e|disband|dismantle|renounce|cut|hold|hand over|come)\b",
        reading.text(at, last),
    )
    if word not in _DEMANDS | _WANTS or not _CONCEDED.search(reading.text(at, last)):
        return
    if word in _DEMANDS and not timed and not insists and re.match(r"\S+ (?:\S+ ){0,4}?(?:that|on)\b", after):
        opening = next(
            (i for i in range(at + 1, min(at + 7, len(shape))) if reading.lower(i) in {"that", "on"}), at
        )
        last = clause(reading, min(opening + 1, len(shape) - 1))[1]
        if agent is None and word.endswith("ing"):
            agent = _main_subject(reading, at)
        yield _draft(reading, at, last, at, agent)
    elif word in _WANTS and re.match(r"d?[wC]{0,1}[APpa]w?t", shape[at + 1 : at + 7]):
        if agent is None and word == "wanting":
            agent = _main_subject(reading, at)
        both = re.search(r"c(?:w{0,2})(?=[w#%X]d|tw)", shape[at + 4 : last + 1])
        cut = at + 4 + both.start() if both else last + 1
        yield _draft(reading, at, cut - 1, at, agent)
        if both:
            end = next((i for i in range(cut, last + 1) if shape[i] == ","), last + 1)
            yield _draft(reading, cut + 1, end - 1, cut + 1, agent)


def _main_subject(reading: Reading, at: int) -> int | None:
    """The subject of the sentence that a participle hangs on."""
    return next((i for i in range(at) if reading.shape[i] == "A"), None)


def _listed(reading: Reading) -> Iterator[Draft]:
    """ "two conditions for peace: this, and that"."""
    match = _NAMED.search(reading.passage.text)
    if not match:
        return
    first = _at(reading, match.end())
    agent = next((i for i in range(first) if reading.shape[i] == "A"), None)
    last = len(reading.chunks) - 1
    cut = next(
        (i for i in range(first, last) if reading.shape[i] == "," and reading.shape[i + 1] == "c"), None
    )
    yield _draft(reading, first, (cut or last + 1) - 1, first, agent)
    if cut is not None:
        yield _draft(reading, cut + 2, last, cut + 2, agent)


_OWN = re.compile(r"[^.]{3,60}, one of (?:\w+(?:['’]s)? ){1,2}(?:main |key |central )?(?:demands|conditions)")


def _is_noun(reading: Reading, at: int) -> bool:
    """True for "its demands", "Russian demands that X rejects"."""
    return reading.lower(at) in {"demands", "demand"} and reading.shape[max(0, at - 1) : at] in {
        "d",
        "a",
        "w",
        '"',
        "b",
        "n",
        "'",
    }


def find(reading: Reading) -> Iterator[Draft]:
    """Every precondition that a passage tells."""
    told: list[tuple[int, int]] = []
    drafts = [*_listed(reading)]
    for at in range(len(reading.shape)):
        if tagged(reading, at, "^") and re.search(
            r", one of (?:\S+ ){1,3}\S*$", reading.text(max(0, at - 7), at)
        ):
            agent = next((i for i in range(at - 1, max(0, at - 5), -1) if reading.shape[i] in "AaP"), None)
            drafts.append(_draft(reading, max(0, at - 9), at, at, agent))
        elif reading.lower(at) in _WANTS | _DEMANDS and not _is_noun(reading, at):
            drafts += _demands(reading, at)
    for draft in (*drafts, *_conditional(reading)):
        if any(first <= draft.last and draft.first <= last for first, last in told):
            continue
        told.append((draft.first, draft.last))
        yield draft


TRIGGERS = ("^",)

EXAMPLES = (
    Example("Azerbaijan demanded that Armenian troops leave the region.", {"actor": "Azerbaijan"}),
    Example("Talks can begin only when Ethiopia withdraws, Eritrea said.", {"actor": "Eritrea"}),
    Example("He wanted to go home.", {}, "a wish is no condition"),
    Example("India said there would be no talks with Pakistan until the fighters leave.", {"actor": "India"}),
    Example("The Contras insisted that Nicaragua lift the emergency first.", {"actor": "Contras"}),
)
