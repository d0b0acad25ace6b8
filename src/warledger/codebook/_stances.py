"""How a stance is told: what its words say, and whose words count as one.

A party's or its statesman's word on war and peace is a stance; what a mayor, the police or a
hospital say is a report of what happened, unless it is plainly about talks or peace.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention

if TYPE_CHECKING:
    from warledger.extract.shape import Reading

_STANCE = re.compile(
    r"\b(?:ready|prepared to|willing|committed to|commitment|optimistic|pessimistic|satisfied|premature|too early|constructive|productive|"
    r"deadlock|contradictory|trusted|serious about|no choice|in principle|must|ha(?:s|ve) to|needs? (?:to|further)|should|may have to|"
    r"interested|want(?:s|ed)?|wishes|hop(?:es?|ed)|expect\w*|anticipated|assum\w+|would (?:not )?(?:study|allow|attend|continue|keep|stand|do|"
    r"respect|support|welcome|have peace|go on|never|return|bring)|will (?:not )?(?:study|attend|continue|keep|respect|support|allow|go|do)|"
    r"possible|impossible|chances?|obstacle|lasting|still (?:committed|not|have|ready|\"absolutely|far)|binding|capitulation|answer|only \w+ targets|\w+ targets only|military targets|"
    r"not mean|no place|not be forgotten|as long as|positive|good sign|progress|success|far apart|closer|different|firmly|worked out|"
    r"not (?:been )?(?:informed|told|invited)|no (?:purpose|point|need|hope|chance)|no longer|nobody|no one|no part|would pay|no (?:significant|day|date|autonomy|intention|plans?|reason|quarrel)|restored|depends?)\b",
    re.IGNORECASE,
)
_SET = re.compile(
    r"\b(?:out of the question|no question of|not (?:negotiable|up for|for sale|an option|on the table|the end|the time|enough)|non-negotiable|(?:no|only a|only the) (?:military|political|peaceful|diplomatic|negotiated) (?:solution|way|settlement)|"
    r"no (?:way|reason|doubt|illusions?|room|alternative|justification|excuse|substitute|turning back|return|winners?|confidence|trust|faith|obligations?|sign)|no (?:\w+ )?business|"
    r"(?:war|conflict|fighting|struggle|rebellion|insurgency) (?:is|was) over|reserves? the right|reserved the right|(?:is|was|are|were|be|remains?|remained) (?:still |wide )?open\b|a matter of|price (?:for|of)|glimmer|gives? (?:up )?hope|(?:is|was|be|were) (?:now )?up to (?:the|them|him|her|both|all|[A-Z]\w+)|(?:door|window) (?:\w+ ){0,3}open|turning point|first step|step (?:towards?|forward|in the right direction|back)|(?:it )?(?:is|was) time (?:to|for|that)|time had come|"
    r"(?:did|does|do) not (?:concern|help|bind|matter|change|reflect|apply|trust|want|believe|expect|intend|see|fear|need|seek|recogni[sz]e|go far|give|solve|meet|serve|cover|extend|include|rule out|exclude|oblige|mention|regard|consider|deserve|owe|agree|share)|"
    r"not (?:bound|obliged|interested|satisfied|afraid|ready|seeking|opposed|against|a party|part of|responsible for)|cannot|can['’]t|could not (?:be|accept|agree|support|remain|stand|sit|negotiate|trust)|"
    r"(?:differ(?:ed)?|disagree[ds]?|divided|apart) (?:over|on|about)|gaps?|differences|consequences|in (?:danger|doubt|jeopardy)|at stake|"
    r"respects?|honou?rs?|owes?|deserv\w+|depended|hang(?:s|ing)? on|remain(?:s|ed) (?:open|hopeful|committed|doubtful|ready|opposed)|mistrust\w*|distrust\w*)\b",
    re.IGNORECASE,
)
_FAVORS = re.compile(
    r"\b(?:supports?|supported|backs|backed|opposes?|opposed|favou?r(?:s|ed)|stands? (?:by|with|behind)|stood by)\b (?!by\b)",
    re.IGNORECASE,
)
_INTENDS = re.compile(
    r"\b(?:would|will|won['’]t|shall|(?:is|are) not going to)\b(?! (?:\w+ly |soon |also |now )?(?:meet|talk|exchange|free|release|swap|begin|start|block|put off|hand|withdraw|pull|send|hold))"
)
"""Intentions that no talks, exchange or threat tells."""
_OPINION = re.compile(
    r"\b(?:victory|mistake|historic|sell-?out|betrayal|surrender|milestone|breakthrough|opportunity|chance|window|encourag\w+|disappoint\w+|regret\w*|"
    r"concern\w*|worried|determined|resolved to|not satisfied|dissatisfied|unhappy|meet (?:its|their|his|our) demands|insufficient|inadequate|unfair|"
    r"one-sided|biased|fragile|serious|vital|crucial|essential|important|necessary|needed|inevitable|right|wrong|fair|just|good|bad|better|best|difficult|hard|"
    r"tough|delicate|complicated|sincere|genuine|trust|faith|no alternative|no intention|military solution|solution|guarantees?|welcome[ds]?|grateful|"
    r"responsib\w+|irreversible|doomed|dead|meaningless|useless|farce|joke|trick|ploy|insult|betray\w*|not (?:be )?enough|too (?:far|late|little)|"
    r"would (?:not |never )?(?:recommend|consult|honou?r|abide|observe|hold|work|seek|fight|resist|defend|consider|decide|listen|pursue|press|push|back|insist|be)|"
    r"will (?:not |never )?(?:recommend|consult|honou?r|abide|observe|hold|work|seek|fight|resist|defend|consider|decide|listen|pursue|press|push|back|insist|be)|"
    r"cannot|can not|may|might|could|confident|hopeful|sceptical|skeptical|doubt\w*|in good faith|needed?|open to|on track|in danger|at risk|unlikely|likely|"
    r"brave|courageous|wise|bold|real|great|big|huge|new era|beginning|dawn|hard work|frank|cordial|useful|helpful|substantial|gesture|goodwill|setback|failure|worthless|dangerous|"
    r"unacceptable|acceptable|legitimate|illegal|shameful|cosmetic|half-hearted|far from|nothing|everything)\b",
    re.IGNORECASE,
)
DIPLOMACY = re.compile(
    r"\b(?:talks|negotiat\w+|summit|proposals?|offers?|agreements?|deals?|accords?|cease-?fire|truce|peace|peaceful|treaty|pact|mediat\w+|dialogue|sanctions|ultimatum|deadline|"
    r"settlement|hostilities|roadmap|reconciliation|power-sharing|withdrawal|amnesty|conference|memorandum|autonomy|independence|sovereignty|self-determination|concessions?|"
    r"plan|terms|draft|decision|disarmament|mission|peacekeepers|observers|resolution|referendum)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r"\b(?:is|are|was|were|be|as|have|has|had|called) (?:still )?[\"“][^\"”]{3,60}[\"”]|[\"“]still |, \"|only through"
)
_OWN = re.compile(r"(?:that )?(?:it|they|he|she|we|I|his|her|its|their|our)\b")
_LOCAL = re.compile(
    r"\b(?:governors?|mayors?|police|hospitals?|doctors?|medics?|rescuers?|prosecutors?|brig|coroner|firefighters?|emergency services?|residents?|witness\w*)\b",
    re.IGNORECASE,
)
_ANSWERS_FOR_A_PLACE = 3
"""The authority, in the actor files, of those who answer for a place or count its dead."""


def is_statesman(reading: Reading, index: int) -> bool:
    """True for a party or who speaks for one, not for who answers for a place or its dead."""
    value = reading.chunks[index].value
    if not isinstance(value, ActorMention):
        return True
    title = reading.text(max(0, index - 1), index)
    return value.actor.authority < _ANSWERS_FOR_A_PLACE and not _LOCAL.search(title)


def is_stance(words: str, *, short: bool, own: bool, stately: bool) -> bool:
    """True when words that somebody says tell what they want, think, expect or will do.

    Args:
        words: what is said, one clause of it.
        short: the clause is short enough for a quotation to be all of it.
        own: its subject is who says it.
        stately: a party says it, or who speaks for one.
    """
    diplomatic = bool(DIPLOMACY.search(words))
    if not stately and not diplomatic:
        return False
    if _STANCE.search(words) or _SET.search(words) or (short and _QUOTE.search(words)):
        return True
    if own and (_INTENDS.search(words) or _FAVORS.search(words)):
        return True
    return diplomatic and bool(_OPINION.search(words) or _FAVORS.search(words))


def speaks_of_itself(words: str) -> bool:
    """True for a clause about its own speaker: "it would stay", "its forces would leave"."""
    return bool(_OWN.match(words))
