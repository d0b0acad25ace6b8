"""Position: what a party thinks, wants, expects or refuses to say about war and peace."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft, Example
from warledger.codebook._stances import DIPLOMACY, is_stance, is_statesman, speaks_of_itself
from warledger.extract.attribution import voices
from warledger.extract.diplomacy import clause, says
from warledger.extract.frame import is_passive
from warledger.extract.parties import said_from, subject, unlisted_name
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


_JUDGES = re.compile(
    r"^(?:call(?:s|ed)?|deem(?:s|ed)?|describe[sd]?|consider(?:s|ed)?|welcom(?:es|ed)|regard(?:s|ed)?|hail(?:s|ed)?|prais(?:es|ed)|"
    r"play(?:s|ed) down|applaud(?:s|ed)?|laud(?:s|ed)?|salut(?:es|ed)|commend(?:s|ed)?|critici[sz](?:es|ed)|deplor(?:es|ed)|regret(?:s|ted)|lament(?:s|ed)|"
    r"endors(?:es|ed)|support(?:s|ed)|brand(?:s|ed)|dub(?:s|bed)|term(?:s|ed)|slam(?:s|med)|mock(?:s|ed)|sp(?:oke|eaks) of|denounc(?:es|ed)|decr(?:ies|ied)|question(?:s|ed)|blast(?:s|ed)|oppos(?:es|ed)|favou?r(?:s|ed)|back(?:s|ed))$"
)
_MATTERS = re.compile(
    r"\b(?:talks|negotiations|meeting|summit|plan|proposal|offer|step|agreement|deal|cease-?fire|truce|discussions|sanctions|"
    r"conditions?|exchange|swap|progress|pause|framework|document|statement|it as|draft|text|accord|pact|treaty|deadline|ultimatum|mission|resolution|initiative|gesture|"
    r"mediat\w+|announcement|pledge|peace|release|withdrawal|pullout|pull-out|move|decision|roadmap|armistice|outcome|threats?|terms|maps|efforts|role|verdict on)\b",
    re.IGNORECASE,
)
_VOWS = re.compile(
    r"^(?:express(?:es|ed)?|complain(?:s|ed)?|warn(?:s|ed)?|reaffirm(?:s|ed)?|reiterat(?:es|ed)|vow(?:s|ed)?|pledg(?:es|ed)|urg(?:es|ed)|doubt(?:s|ed)?|expect(?:s|ed)?|"
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
    if re.search(
        r"\b(?:must|would|will|should|wants?|peace|aimed|only|mean|right to)\b", reading.text(first, last)
    ):
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
    name = (i for i, chunk in enumerate(reading.chunks) if chunk.end == voice.words[1])
    named = next((i for i in name if unlisted_name(reading, i)), None)
    if named is not None:
        return named
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
            if (
                last - first < _LEAST + (not speaks_of_itself(reading.text(first, last)))
                or first <= agent <= last
                or first <= voice.verb <= last
            ):
                continue
            words = reading.text(first, last)
            stated = is_stance(
                words,
                short=last - first < _SHORT,
                own=speaks_of_itself(words) or _is_own_side(reading, agent, first),
                stately=is_statesman(reading, agent),
            )
            if stated and not _violent(reading, first, last):
                yield _draft(reading, voice.verb, first, last, agent)


_SHORT, _LEAST = 14, 2


def _is_own_side(reading: Reading, agent: int, first: int) -> bool:
    """True where what somebody says is about their own state or group: "Rouhani said Iran would stay"."""
    mentions = [getattr(reading.chunks[i].value, "actor", None) for i in (agent, first)]
    sides = [(actor.side or actor.name) for actor in mentions if actor is not None]
    return len(sides) > 1 and sides[0] == sides[1]


def _from_judgement(reading: Reading, at: int) -> Draft | None:
    """ "called the talks productive", "deemed a meeting premature", "welcomed the truce"."""
    agent = subject(reading, at)
    first, last = clause(reading, at)
    words = reading.text(at, last)
    word = reading.lower(at)
    if agent is None or is_passive(reading, at) or not (_MATTERS.search(words) or _VERDICT.match(words)):
        return None
    if word.startswith(_SIDES) and first and says(reading, first - 1 - (reading.lower(first - 1) == "that")):
        return None
    if word.startswith("call") and _CALLS.match(words):
        return None
    if word.startswith("sp"):
        return _view(reading, at, first, last, agent) if _VERDICT.match(words) else None
    if reading.shape[at + 1 : at + 2] not in {"d", "j", "A", "a"}:
        return None
    if reading.lower(min(last + 1, len(reading.shape) - 1)) == "as" and last + 2 < len(reading.shape):
        last = clause(reading, last + 2)[1]
    joined = re.search(r"c(?=[w]?[W4567=])", reading.shape[at : last + 1])
    if joined and joined.start() > 1:
        last = at + joined.start() - 1
    return _view(reading, at, first, last, agent)


def _view(reading: Reading, at: int, first: int, last: int, agent: int) -> Draft:
    """A view on what others do or offer, from its verb's subject on."""
    draft = _draft(reading, at, said_from(reading, agent, at, first), last, agent)
    return draft._replace(fields={**draft.fields, "view": True})


_SIDES = ("back", "support", "oppos", "favo")
_VERDICT = re.compile(
    r"(?:call(?:s|ed) (?:it|this|that|them) |sp(?:oke|eaks) of )(?:an? )?(?:\w+ ){0,3}?"
    r"(?:glimmer|step|mistake|sell-?out|betrayal|victory|defeat|milestone|breakthrough|farce|joke|trick|ploy|bluff|insult|capitulation|surrender|chance|success|failure|gesture|sham|setback|"
    r"triumph|unjust|unfair|unacceptable|welcome|outrage\w*|turning point|beginning|end|disappointment|hope|progress|stalemate|deadlock|dictate|blackmail)\b"
)
_CALLS = re.compile(
    r"\w+ (?:\w+ ){0,3}?(?:for (?!peace\b)|on|upon|off)\b(?! an? )|\w+ (?:an? |the )?(?:\w+ ){0,6}?(?:a meeting|to an?)\b"
    r"|\w+ an? (?:\w+ ){0,3}(?:meeting|session|summit|ceasefire|cease-fire|truce|election)\b"
)
"""Calls that judge nothing: "called for a truce", "called off the talks", "called the envoys to a meeting"."""


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
    if word.startswith("den") and (not _DENIED_DEED.match(words.casefold()) or _is_alibi(words)):
        return None
    if word.startswith("complain") and not re.match(
        r"\w+ (?:that )?(?:it|they|he|she|its|their|his|her)\b", words
    ):
        return None
    if word.startswith(("doubt", "expect")) and not (
        DIPLOMACY.search(words) and _STATES_OF_MIND.match(words)
    ):
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
        DIPLOMACY.search(words)
        or _MATTERS.search(words)
        or is_stance(words, short=False, own=True, stately=True)
        or _FIGHTS.search(words)
    ):
        return None
    if _violent(reading, at, last) and not (word.startswith(("den", "warn")) or DIPLOMACY.search(words)):
        return None
    if last - at < 2:
        return None
    draft = _draft(reading, at, said_from(reading, agent, at, first), last, agent)
    return draft._replace(fields={**draft.fields, "firm": word.startswith(("den", "warn"))})


_STATES_OF_MIND = re.compile(r"\w+ (?:that |no |an? |the |any |little |whether |\w+ to )")
_ALIBI = re.compile(
    r"\b(?:fir(?:ed|ing)|shell(?:ed|ing)|attack(?:ed|ing)|struck|striking|hit(?:ting)?|bomb(?:ed|ing)|kill(?:ed|ing)|responsib\w+|involve\w*|"
    r"(?:any|no)thing to do|carr(?:ied|ying) out|shot|shooting|launch(?:ed|ing)|us(?:ed|es|ing)|nearby|in the hands|blew|behind|had been|spoke|met|talks?|meeting|contacts?)\b"
)


def _is_alibi(words: str) -> bool:
    """True for the denial of one deed, which is a denied attack rather than a stance."""
    return bool(_ALIBI.search(words)) and not re.search(r"\b(?:civilians|deliberate\w*|ever)\b", words)


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
