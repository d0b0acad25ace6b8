"""Proposal: an offer, plan or call made to another party."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from warledger.codebook._draft import Draft, Example
from warledger.extract.diplomacy import clause, tagged
from warledger.extract.frame import is_passive
from warledger.extract.parties import is_pair, parties, said_from, subject
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

Response = Literal["accepted", "rejected"]


class Proposal(Claim, frozen=True, kw_only=True, tag="proposal"):
    """What `actor` proposes to `recipient`; `response` as far as this document tells it.

    `actor` is who says it, a person where one does, `parties` the state or group that stands behind.
    """

    content: str | None = None
    parties: tuple[str, ...] = ()
    response: Response | None = None


_PROPOSES = re.compile(
    r"^(?:propos|offer|suggest|put forward|puts forward|putting forward|invit|call(?:s|ed|ing)? for|call(?:s|ed|ing)? (?:up)?on|"
    r"urg|appeal|ask(?!s? why)|request|told|tells|called|want|demand|tabl|float|unveil|lay|laid|implor|exhort|beseech|plead|press|recommend|advocat|"
    r"encourag|submit|present|circulat)"
)
_OFFERS = re.compile(r"^(?:propos|offer|put|puts|suggest|tabl|float|unveil|lay|laid|submit|present)")
_PEACE = re.compile(
    r"\b(?:cease-?fires?|truces?|talks|negotiat\w+|meeting|meet|summit|stop|halt|end|cease|dialogue|corridors?|"
    r"investigat\w+|withdraw\w*|withdrawal|peace|truces?|roadmap|blueprint|plan|restraint|calm|cessation|autonomy|moratorium|disarm\w*|observers|monitors|peacekeepers|war|ending|settlement|de-escalat\w+|hostilities|fire|agreement|deal|pause|release|restraint|lasting|host|mediat\w+|round|amnesty|safe (?:passage|conduct|haven|exit)|guarantees?|power-sharing|referendum|(?:buffer|no-fly|demilitari[sz]ed|security) zones?|federation|concessions?|compromise|pull (?:back|out)|pullback|lay down|recogni[sz]e|lift|compromise)\b",
    re.IGNORECASE,
)
_EXCHANGED = re.compile(r"\b(?:prisoners?|hostages?|bodies|captives|swap|exchange|children)\b", re.IGNORECASE)
_ACCEPTED = re.compile(r"\b(?:accept\w*|agreed to|said yes|says yes|approv\w+|took up)\b")
_REJECTED = re.compile(
    r"\b(?:reject\w*|refus\w+|turned down|declin\w+|dismiss\w*|said no|rebuff\w*|failed to win)\b"
)
_OWNED = re.compile(r"(?P<who>[AaP])[b'\"]?[wn%C2]{0,4}$")
_BY = re.compile(
    r"(?:o[wd12]{1,3})?[w2]{0,2}(?:[yo][dwC]{0,3}(?P<by>A)|kd?(?P<put>A))|[wT2]{0,2}(?:w|4|Y)y[dwC]{0,3}(?P<made>A)"
)


def _response(words: str) -> Response | None:
    """What the words tell of the answer."""
    if _REJECTED.search(words):
        return "rejected"
    return "accepted" if _ACCEPTED.search(words) else None


def _from_verb(reading: Reading, at: int) -> Draft | None:
    """ "X proposed a truce", "Y asked both sides to cease fire", "Z invited W to W's capital"."""
    word = reading.lower(at)
    if not _PROPOSES.match(word) or is_passive(reading, at):
        return None
    first, last = clause(reading, at)
    if reading.shape[at + 1 : at + 2] == "k" and reading.lower(at + 1) == "that":
        last = max(last, clause(reading, min(at + 2, len(reading.shape) - 1))[1])
    after = reading.text(at, last)
    if word.startswith("invit"):
        if not any(reading.shape[i] in "Aa" for i in range(at + 1, min(last, at + 5) + 1)):
            return None
        after += " talks"
    if _offers_nothing(word, after) or _is_told_of(reading, at):
        return None
    if not (_PEACE.search(after) or _PLANS.match(word) or _asked_of_party(reading, at, last)) or (
        _EXCHANGED.search(after) and not re.search(r"cease-?fire|truce|talks|meet|end to", after)
    ):
        return None
    agent = subject(reading, at)
    if agent is None or (reading.lower(at - 1) in {"to", "not"} and not _OFFERS.match(word)):
        return None
    target = next((i for i in parties(reading, at + 1, last) if i != agent), None)
    fields: dict[str, object] = {"content": after, "response": None}
    return Draft(
        "proposal", said_from(reading, agent, at, first), last, at, fields, agent=agent, target=target
    )


def _offers_nothing(word: str, after: str) -> bool:
    """True for words of asking that put nothing to another party: "asked why", "told his men to stop"."""
    if word in {"called", "calls", "call", "calling"} and not re.match(
        r"\S+ (?:\S+ ){0,3}?(?:for|on|upon) ", after
    ):
        return True
    if word.startswith(("told", "tell")) and not re.search(r"\bto (?:stop|halt|end|cease|withdraw)\b", after):
        return True
    if word.startswith(("want", "demand")) and (not _WANTED.match(after) or re.search(r"\bbefore\b", after)):
        return True
    inquires = re.match(r"ask\w* (?:why|how|what|who|whether|if)\b", after)
    session = word.startswith("call") and re.search(r"\b(?:emergency|session)\b", after)
    return bool(_OWN_MEN.match(after) or _TO_ARMS.search(after) or inquires or session)


_TO_ARMS = re.compile(
    r"\bto (?:join|fight|rise|resist|take up|wage|defend|mobili[sz]e|enlist|strike|attack)\b"
)
_WANTED = re.compile(
    r"\w+ (?:an? |the )(?:\w+ ){0,3}?(?:cease-?fire|truce|talks|end|halt|investigation|dialogue)\b"
)


def _is_told_of(reading: Reading, at: int) -> bool:
    """True for "ideas it had put forward": what somebody offered, told as what it is."""
    related = re.search(r"[w412N]j[bwmz]{0,2}$", reading.shape[:at])
    return bool(related) and reading.shape[at + 1 : at + 2] not in set("dANnaCt4k1")


_OWN_MEN = re.compile(
    r"\w+(?: on)? (?:his|her|its|their|the group's|the army's) (?:\w+ ){0,2}?(?:fighters|troops|soldiers|forces|men|supporters|members|followers|commanders|army|allies|people)\b"
)
_PLANS = re.compile(r"^(?:propos|put forward|puts forward|tabl|float)")
_ASKED = re.compile(r"^(?:urg|call(?:s|ed|ing)? (?:up)?on|appeal|implor|exhort|beseech|press|plead)")
_PARTIES = re.compile(
    r"\b(?:signator\w+|factions|combatants|belligerents|warring|rebels|militias?|armed groups|governments?|leaders|insurgents|separatists|guerrillas)\b"
)
_PUBLIC = re.compile(
    r"\b(?:residents?|civilians?|people|citizens|famil\w+|inhabitants|villagers|population|public|nationals|supporters|media|journalists|youth|travell?ers)\b"
)


def _asked_of_party(reading: Reading, at: int, last: int) -> bool:
    """ "urged both sides to compromise": a party is asked to do something, whatever it is."""
    after = reading.text(at, min(last, at + 9))
    if not _ASKED.match(reading.lower(at)) or not re.search(r"\bto \w+", after):
        return False
    if _PUBLIC.search(after):
        return False
    goal = next((i for i in range(at + 1, last + 1) if reading.shape[i] == "t" and i > at + 1), last)
    if _PARTIES.search(after):
        return True
    return is_pair(reading, at + 1, goal) or any(reading.shape[i] == "A" for i in range(at + 1, goal))


def _from_noun(reading: Reading, at: int) -> Draft | None:
    """ "X's proposal for talks", "a truce proposed by X", "the plan of X", "accepted X's plan"."""
    first, last = clause(reading, at)
    shape = reading.shape
    owned = _OWNED.search(shape[max(0, at - 6) : at])
    by = _BY.match(shape, at + 1)
    words = reading.text(first, last)
    author = None
    if by and reading.lower(at) not in {"appeal", "request"}:
        author = next(by.start(name) for name in ("by", "put", "made") if by[name])
    elif by and (by["by"] or by["made"]):
        author = by.start("by") if by["by"] else by.start("made")
    elif owned:
        author = max(0, at - 6) + owned.start("who")
    if author is None:
        author = _pronoun(reading, at)
    response = _response(words)
    if response is None and _MERELY.search(reading.text(max(first, at - 9), at)):
        return None
    known = author is not None or (response is not None and reading.shape[at - 1 : at] in {"d", "2", "w"})
    if not known or _EXCHANGED.search(reading.text(at, min(at + 4, last))):
        return None
    if not (_PEACE.search(words) or _response(words)):
        return None
    verb = next((i for i in range(at - 1, first - 1, -1) if tagged(reading, i, "=5")), None)
    target = (
        subject(reading, verb)
        if verb is not None
        else next((i for i in parties(reading, at + 1, last) if i != author), None)
    )
    fields: dict[str, object] = {"content": reading.text(at, last), "response": _response(words)}
    marks = (i for i in (author, at, verb) if i is not None and first <= i <= last)
    start = min(marks, default=at)
    return Draft("proposal", start, last, at, fields, agent=author, target=target)


_MERELY = re.compile(
    r"\b(?:basis of|based on|under|(?:to|must|should|first|will|would|could) (?:accept|discuss|consider|study|review|back|support)|accordance with|line with)\b"
)


def _pronoun(reading: Reading, at: int) -> int | None:
    """ "his plan", "its offer": the owner's pronoun."""
    for index in range(at - 1, max(-1, at - 4), -1):
        if reading.lower(index) in {"his", "her", "its", "their"}:
            return index
    return None


def _agreed_to(reading: Reading, at: int) -> bool:
    return tagged(reading, at, "=")


def find(reading: Reading) -> Iterator[Draft]:
    """Every offer, plan or call that a passage tells."""
    told: list[tuple[int, int]] = []
    for at in range(len(reading.shape)):
        word = reading.lower(at)
        draft = None
        if tagged(reading, at, "4") and word in _NOUNS and not _verbal(reading, at):
            draft = _from_noun(reading, at)
        elif tagged(reading, at, "4") or word in _ASKS:
            draft = _from_verb(reading, at)
        if draft is None or any(first <= draft.last and draft.first <= last for first, last in told):
            continue
        told.append((draft.first, draft.last))
        yield draft


_ASKS = frozenset(
    "press presses pressed ask asks asked asking told called calls call demanded demand demands urged want wants wanted".split()
)
_NOUNS = frozenset(
    "proposal proposals offer offers plan plans initiative initiatives suggestion suggestions invitation idea ideas request "
    "requests proposition propositions".split()
) | set(
    "peace plan,peace plans,peace proposal,peace proposals,peace initiative,peace offer,truce offer,truce proposal,ceasefire offer,ceasefire proposal,"
    "blueprint,counterproposal,counter-proposal,overture,overtures".split(",")
)


def _verbal(reading: Reading, at: int) -> bool:
    """True for "offers" or "requests" as a verb: after a subject, before an object."""
    before = reading.shape[at - 1] if at else ""
    return (
        before in {"A", "j", "t", "m"}
        and reading.lower(at) in {"offer", "offers", "request", "requests", "plan", "plans"}
        and (reading.shape[at + 1 : at + 2] in {"d", "A", "P", "t"})
    )


TRIGGERS = ("4",)

EXAMPLES = (
    Example("Pakistan proposed talks to India.", {"actor": "Pakistan"}),
    Example(
        "Sudan's army rejected Turkey's proposal for a truce.", {"actor": "Turkey", "response": "rejected"}
    ),
    Example("The company offered a discount.", {}, "no party to a conflict offers anything"),
    Example(
        "India called on the Tamil Tigers to return to the table.", {"actor": "India"}, "a party is asked"
    ),
    Example("Sudan urged residents to leave the city.", {}, "an appeal to people is no offer to a party"),
)
