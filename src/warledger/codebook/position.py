"""Position: what a party thinks, wants, expects or refuses to say about war and peace."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft, Example
from warledger.extract.attribution import voices
from warledger.extract.diplomacy import clause, says
from warledger.extract.frame import is_passive
from warledger.extract.parties import subject
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.attribution import Voice
    from warledger.extract.shape import Reading


class Position(Claim, frozen=True, kw_only=True, tag="position"):
    """A stance of `actor`, in the text's words.

    `actor` is who says it, a person where one does, `parties` the state or group that stands behind.
    """

    content: str | None = None
    parties: tuple[str, ...] = ()


_STANCE = re.compile(
    r"\b(?:ready|prepared to|willing|committed|commitment|optimistic|pessimistic|satisfied|premature|too early|constructive|productive|"
    r"deadlock|contradictory|trusted|serious about|no choice|in principle|must|ha(?:s|ve) to|needs? (?:to|further)|should|may have to|"
    r"interested|want(?:s|ed)?|wishes|hop(?:es?|ed)|expect\w*|anticipated|assum\w+|would (?:not )?(?:study|allow|attend|continue|keep|stand|do|"
    r"respect|support|welcome|have peace|go on|never|return|bring)|will (?:not )?(?:study|attend|continue|keep|respect|support|allow|go|do)|"
    r"possible|impossible|chances?|step|obstacle|lasting|still (?:committed|not|have|ready|\"absolutely|far)|binding|capitulation|answer|only \w+ targets|\w+ targets only|military targets|"
    r"not mean|no place|not be forgotten|as long as|positive|good sign|progress|success|far apart|closer|different|firmly|worked out|"
    r"not (?:been )?(?:informed|told|invited)|no (?:purpose|point|need|hope|chance)|no longer|nobody|no one|no part|would pay|no (?:significant|day|date|autonomy|intention|plans?|reason|quarrel)|restored|depends?)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:victory|mistake|historic|sell-?out|betrayal|surrender|milestone|breakthrough|opportunity|chance|window|encourag\w+|disappoint\w+|regret\w*|"
    r"concern\w*|worried|determined|resolved to|not satisfied|dissatisfied|unhappy|meet (?:its|their|his|our) demands|insufficient|inadequate|unfair|"
    r"one-sided|biased|fragile|serious|vital|crucial|essential|important|necessary|needed|inevitable|right|wrong|fair|just|good|bad|better|best|difficult|hard|"
    r"tough|delicate|complicated|sincere|genuine|trust|faith|no alternative|no intention|military solution|solution|guarantees?|welcome[ds]?|grateful|"
    r"responsib\w+|irreversible|doomed|dead|meaningless|useless|farce|joke|trick|ploy|insult|betray\w*|not (?:be )?enough|too (?:far|late|little)|"
    r"would (?:not |never )?(?:recommend|consult|honou?r|abide|observe|hold|work|seek|fight|resist|defend|consider|decide|listen|pursue|press|push|back|insist|be)|"
    r"will (?:not |never )?(?:recommend|consult|honou?r|abide|observe|hold|work|seek|fight|resist|defend|consider|decide|listen|pursue|press|push|back|insist|be)|"
    r"cannot|can not|may|might|could|confident|hopeful|sceptical|skeptical|doubt\w*|in good faith|needed?|open to|on track|in danger|at risk|unlikely|likely)\b",
    re.IGNORECASE,
)
_DIPLOMACY = re.compile(
    r"\b(?:talks|negotiat\w+|summit|proposal|offer|agreements?|deal|accords?|cease-?fire|truce|peace|treaty|pact|mediat\w+|dialogue|sanctions|ultimatum|deadline|"
    r"settlement|hostilities|roadmap|reconciliation|power-sharing|withdrawal)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r"\b(?:is|are|was|were|be|as|have|has|had|called) (?:still )?[\"“][^\"”]{3,60}[\"”]|[\"“]still |, \"|only through"
)
_JUDGES = re.compile(
    r"^(?:call(?:s|ed)?|deem(?:s|ed)?|describe[sd]?|consider(?:s|ed)?|welcom(?:es|ed)|regard(?:s|ed)?|hail(?:s|ed)?|prais(?:es|ed)|"
    r"play(?:s|ed) down|applaud(?:s|ed)?|laud(?:s|ed)?|salut(?:es|ed)|commend(?:s|ed)?|critici[sz](?:es|ed)|deplor(?:es|ed)|regret(?:s|ted)|lament(?:s|ed)|"
    r"endors(?:es|ed)|support(?:s|ed)|brand(?:s|ed)|dub(?:s|bed)|term(?:s|ed)|slam(?:s|med)|mock(?:s|ed))$"
)
_MATTERS = re.compile(
    r"\b(?:talks|negotiations|meeting|summit|plan|proposal|offer|step|agreement|deal|cease-?fire|truce|discussions|sanctions|"
    r"conditions?|exchange|swap|progress|pause|framework|document|statement|it as|draft|text|accord|pact|treaty|deadline|ultimatum|mission|resolution|initiative|gesture|"
    r"mediat\w+|announcement|pledge|peace|release|withdrawal|pullout|pull-out|move|decision|roadmap|armistice)\b",
    re.IGNORECASE,
)
_VOWS = re.compile(
    r"^(?:express(?:es|ed)?|complain(?:s|ed)?|warn(?:s|ed)?|reaffirm(?:s|ed)?|reiterat(?:es|ed)|vow(?:s|ed)?|pledg(?:es|ed)|urg(?:es|ed)|"
    r"den(?:y|ies|ied)|demand(?:s|ed)?|call(?:s|ed)?)$"
)
_FIGHTS = re.compile(
    r"\bto (?:re\w+|fight|avenge|defend|destroy|crush|resist|win|keep|never|continue|press|go on|punish|hunt)\b"
)
_DENIED_DEED = re.compile(
    r"^den(?:y|ies|ied) (?:that (?:it|its|they|there|he|she|the|any|\w+ (?!\w*\.?$))\b|any|\w+ing\b)"
)
_VIOLENCE = frozenset("HDSVXFEQZG")


def _draft(reading: Reading, at: int, first: int, last: int, agent: int) -> Draft:
    return Draft("position", first, last, at, {"content": reading.text(first, last)}, agent=agent)


def _violent(reading: Reading, first: int, last: int) -> bool:
    """True for a report of violence rather than a stance on it."""
    if re.search(r"\b(?:must|would|will|should|wants?|peace|aimed|only|mean)\b", reading.text(first, last)):
        return False
    return any(letter in _VIOLENCE for letter in reading.shape[first : last + 1])


def _content(reading: Reading, voice: Voice, agent: int) -> list[int]:
    """The first chunks of what a voice says: of each "that", of what follows, or of what stands before."""
    shape = reading.shape
    trailing = agent > 0 and shape[agent - 1] in ',"' and voice.first < agent - 2
    if voice.last < voice.verb or trailing:
        return [voice.first]
    that = [
        i + 1
        for i in range(voice.verb + 1, voice.last)
        if reading.lower(i) == "that" and (i < voice.verb + 9 or shape[i - 1] == "c")
    ]
    if that and shape[that[0] - 2] != "c":
        return that
    begin = voice.verb + 1
    while begin < voice.last and (shape[begin] == "T" or shape[begin : begin + 2] == "eT"):
        begin += 1
    direct = shape[begin : begin + 1] in {"j", "d", "A", "a", "P", '"', "C", "n", "N", "q", "w"}
    return [begin, *that] if direct else that


def _pronoun(reading: Reading, voice: Voice) -> int | None:
    near = range(max(0, voice.verb - 3), min(len(reading.shape), voice.verb + 3))
    return next((i for i in near if reading.shape[i] == "j"), None)


def _from_speech(reading: Reading) -> Iterator[Draft]:
    """ "X said that the talks were productive", "the exchange has to come first, he said"."""
    for voice in voices(reading):
        agent = voice.speaker if voice.speaker is not None else _pronoun(reading, voice)
        if agent is None or not says(reading, voice.verb):
            continue
        actor = getattr(reading.chunks[agent].value, "actor", None)
        if actor is not None and actor.kind in {"force", "body", "people"} and not actor.side:
            continue
        for begin in _content(reading, voice, agent):
            first, last = clause(reading, min(begin, len(reading.shape) - 1))
            first = max(first, min(begin, last))
            if last - first < 3 or first <= agent <= last or first <= voice.verb <= last:
                continue
            words = reading.text(first, last)
            stated = _STANCE.search(words) or (_QUOTE.search(words) and last - first < 14)
            if not stated and _OPINION.search(words):
                stated = _DIPLOMACY.search(words)
            if stated and not _violent(reading, first, last):
                yield _draft(reading, voice.verb, first, last, agent)


def _from_judgement(reading: Reading, at: int) -> Draft | None:
    """ "called the talks productive", "deemed a meeting premature", "welcomed the truce"."""
    agent = subject(reading, at)
    first, last = clause(reading, at)
    words = reading.text(at, last)
    if agent is None or is_passive(reading, at) or not _MATTERS.search(words):
        return None
    if reading.lower(at).startswith("call") and re.match(
        r"\w+ (?:\w+ ){0,6}?(?:for|on|off|a meeting|to an?)\b", words
    ):
        return None
    if reading.shape[at + 1 : at + 2] not in {"d", "j", "A", "a"}:
        return None
    if reading.lower(min(last + 1, len(reading.shape) - 1)) == "as" and last + 2 < len(reading.shape):
        last = clause(reading, last + 2)[1]
    joined = re.search(r"c(?=[w]?[W4567=])", reading.shape[at : last + 1])
    if joined and joined.start() > 1:
        last = at + joined.start() - 1
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
    word = reading.lower(at)
    if word.startswith("den") and not _DENIED_DEED.match(words.casefold()):
        return None
    if word.startswith("call") and not re.match(r"\w+ (?:on|for) ", words):
        return None
    if word.startswith("express") and not re.search(
        r"\b(?:commitment|readiness|hope|support|willingness|interest|optimism|regret|concern|satisfaction|disappointment|doubts?|confidence|outrage|dismay)\b",
        words,
    ):
        return None
    if word.startswith("warn") and not re.search(r"\bagainst\b|\bnot to\b", words):
        return None
    if word.startswith(("pledg", "vow", "express")) and not (
        _DIPLOMACY.search(words) or _MATTERS.search(words) or _STANCE.search(words) or _FIGHTS.search(words)
    ):
        return None
    if _violent(reading, at, last) and not word.startswith(("den", "warn")):
        return None
    if last - at < 2:
        return None
    draft = _draft(reading, at, min(at, agent) if agent >= first else at, last, agent)
    return draft._replace(fields={**draft.fields, "firm": word.startswith("den")})


def _before(reading: Reading, draft: Draft, told: list[tuple[int, int]]) -> Draft:
    """The part of a stance that stands before another: "said no progress was expected and called …"."""
    cut = min((first for first, _ in told if draft.first + 3 < first <= draft.last), default=None)
    if cut is None:
        return draft
    last = cut - 1
    while last > draft.first and reading.shape[last] in "cA,j":
        last -= 1
    return draft._replace(last=last)


def find(reading: Reading) -> Iterator[Draft]:
    """Every stance that a passage tells of a party or an official."""
    told: list[tuple[int, int]] = []
    drafts: list[Draft] = []
    for at in range(len(reading.shape)):
        word = reading.lower(at)
        draft = None
        if _JUDGES.match(word):
            draft = _from_judgement(reading, at)
        if draft is None and _VOWS.match(word):
            draft = _from_vow(reading, at)
        drafts += [draft] if draft else []
    for draft in drafts:
        told.append((draft.first, draft.last))
        yield draft
    for whole in _from_speech(reading):
        draft = _before(reading, whole, told)
        if any(first <= draft.last and draft.first <= last for first, last in told):
            continue
        told.append((draft.first, draft.last))
        yield draft


EXAMPLES = (
    Example("President Ilham Aliyev called the talks with Armenia productive.", {"actor": "Ilham Aliyev"}),
    Example("Ukraine said it was ready for talks.", {"actor": "Ukraine"}),
    Example("Russia hailed the accord with the Chechen rebels as a step away from war.", {"actor": "Russia"}),
)
