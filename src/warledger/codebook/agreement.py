"""Agreement: a truce, ceasefire, deal or pause that parties agreed, keep or break."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from warledger.codebook._draft import Draft, Example, reaching
from warledger.codebook._pacts import (
    ANSWERED,
    BEGINS,
    BREAKS,
    BROKEN,
    DENIES,
    ENDS,
    EXCHANGED,
    LONGER,
    MADE,
    NEWLY,
    NO_NEWS,
    NOT_HELD,
    ON,
    PREMADE,
    QUIT,
    QUITS,
    RESTATED,
    SIGNED,
    STOPS,
    TAKEN,
    TAKEN_EFFECT,
    TRUCES,
    UNDER,
    UNKEPT,
    WISHED,
    family,
)
from warledger.extract.diplomacy import clause, tagged
from warledger.extract.frame import time_of
from warledger.extract.parties import listed, parties, subject
from warledger.extract.time import TimeMention
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading
    from warledger.model.claim import Modality

Status = Literal["agreed", "proposed", "in_force", "violated", "ended"]


class Agreement(Claim, frozen=True, kw_only=True, tag="agreement"):
    """An agreement with its content in words, when it holds from and to, and its status."""

    parties: tuple[str, ...] = ()
    content: str | None = None
    status: Status = "agreed"
    starts: str | None = None
    ends: str | None = None


_DECLARES = re.compile(
    r"\b(?:announc\w+|declar\w+|order(?:ed|s)|proclaim\w+|decreed|instituted|called(?= a))\b"
)


def _limit(reading: Reading, at: int) -> int | None:
    """The time that it holds until, in the words after a chunk."""
    for index in range(at + 1, len(reading.shape)):
        value = reading.chunks[index].value
        if isinstance(value, TimeMention) and value.role in {"until", "till"}:
            return index
    return None


def _draft(reading: Reading, at: int, status: Status, modality: Modality | None = None) -> Draft:
    first, last = clause(reading, at)
    who = parties(reading, first, last)
    agent = subject(reading, at)
    if agent is None and status == "ended":
        agent = _quitter(reading, first, at)
    if reading.lower(at).startswith(("broker", "mediat")):
        who = tuple(i for i in who if agent is None or i not in listed(reading, agent))
    elif agent is not None and agent not in who:
        who = (*(i for i in sorted(listed(reading, agent)) if i == agent or reading.shape[i] == "A"), *who)
    words = reading.text(first, last)
    fields: dict[str, object] = {"status": status, "content": words, "subject": family(words)}
    if fields["subject"] == "deal" and not any(tagged(reading, i, "2") for i in range(first, last + 1)):
        fields["subject"] = f"{first} {words}"
    fields["limit"], when = _limit(reading, at), time_of(reading, at)
    return Draft(
        "agreement",
        first,
        last,
        at,
        fields,
        None,
        when,
        modality=modality or "asserted",
        parties=who,
        agent=agent,
    )


def _quitter(reading: Reading, first: int, at: int) -> int | None:
    """Who "scrapped the accord": the subject of the verb before the noun."""
    verb = next((i for i in range(at - 1, first, -1) if QUITS.match(reading.lower(i))), None)
    return subject(reading, verb) if verb is not None else None


def _is_deal(reading: Reading, at: int, first: int, last: int) -> bool:
    """True when a verb of agreeing has a truce, a deal or a step towards peace behind it."""
    word, after = reading.lower(at), reading.text(at, last)
    named = any(tagged(reading, i, "2") for i in range(at + 1, min(last, at + 10) + 1))
    named = named or word.startswith(("strike ", "struck ", "striking ")) or bool(SIGNED.match(after))
    if EXCHANGED.search(reading.text(first, last)) and not TRUCES.search(reading.text(first, last)):
        return False
    agreed = word.startswith(("agree", "undert", "settled on", "settle on", "consent", "commit"))
    if agreed and EXCHANGED.search(after) and not TRUCES.search(after):
        return False
    if word.startswith(("accept", "approv")):
        return bool(TAKEN.match(after))
    if word.startswith(("renew", "extend", "prolong")):
        return any(tagged(reading, i, "2") for i in range(at + 1, min(last, at + 4) + 1))
    plainly = agreed and not word.startswith(("reach", "conclud", "broker", "hold", "held"))
    return named or (plainly and bool(STOPS.search(after) or ON.search(after)))


def _from_verb(reading: Reading, at: int) -> Draft | None:
    """ "X and Y agreed to a ceasefire", "signed a declaration", "agreed to stop strikes"."""
    first, last = clause(reading, at)
    word, after = reading.lower(at), reading.text(at, last)
    if RESTATED.match(after) or (word in {"sign", "signs"} and reading.shape[at + 1 : at + 2] == "o"):
        return None  # "no sign of a pause"
    words = reading.text(max(0, first - 4), last)
    if DENIES.search(words) and TRUCES.search(after):
        return _draft(reading, at, "agreed", "denied")
    if not _is_deal(reading, at, first, last):
        return None
    before = reading.text(max(first, at - 5), at)
    if word.startswith("commit") and reading.shape[at - 1 : at] in {"b", "w"}:
        return None  # "was firmly committed to": a stance
    if first > 1 and reading.lower(first - 1) == "who" and reading.shape[first - 2] in "pNnq":
        return None  # "people who had signed the accord": what kind of people
    if first and reading.lower(first - 1) in {"if", "unless", "until"}:
        return None
    if reading.shape[at - 1 : at] == "t" and _is_wished(reading, first, at):
        return None
    if re.search(
        r"\b(?:not|neither|could|if|unless|should|must|may|might|want\w*|refus\w+|deal|before|failed to|without|only)\b",
        before,
    ) or re.search(r"\bagreed? neither\b", after):
        return None
    if (
        re.search(r"\bpropos(?:al|ed)|\bplan\b", after)
        and not word.startswith("sign")
        and not TAKEN.match(after)
    ):
        return None
    future = bool(
        re.search(r"\b(?:will|would|to|is due to|are to)\b (?:\w+ )?\S+$", before)
    ) or word.startswith("initial")
    begun = TAKEN_EFFECT.search(_rest(reading, at)) if not future and TRUCES.search(after) else None
    if begun:
        return reaching(reading, _draft(reading, at, "in_force"), at, begun.end())
    return _draft(reading, at, "proposed" if future else "agreed")


def _from_noun(reading: Reading, at: int) -> Draft | None:
    """ "the ceasefire took effect", "in breach of the truce", "the truce agreed on Monday", "announced a truce"."""
    first, last = clause(reading, at)
    word, after = reading.lower(at), reading.text(at, last)
    near = reading.text(first, at - 1) if at > first else ""
    declared = _declared(reading, at)
    truce = bool(TRUCES.search(word))
    lead = reading.lower(first - 1) if first else ""
    if word in {"deal", "agreement", "accord"} and DENIES.search(reading.text(max(0, first - 3), last)):
        return _draft(reading, at, "agreed", "denied")
    if truce and (BROKEN.search(near) or UNKEPT.search(after)):
        return _draft(reading, at, "violated")
    if truce and BREAKS.search(near) and not _is_wished(reading, first, at):
        return _draft(reading, at, "violated")
    if EXCHANGED.search(after) and not TRUCES.search(after):
        return None
    if NOT_HELD.search(after[:60]) and truce:
        return _draft(reading, at, "ended")
    if ANSWERED.search(f"{near} "):
        return _draft(reading, at, "in_force" if truce else "agreed")
    if QUIT.search(near):
        return _draft(reading, at, "ended")
    if _is_wished(reading, first, at) or lead in {"before", "until", "if", "unless", "once"}:
        return None
    rest = re.split(r"\b(?:after|before|since|because|while)\b", _rest(reading, at)[:90])[0]
    if truce and (over := ENDS.search(rest)):
        return reaching(reading, _draft(reading, at, "ended"), at, over.end())
    if truce and declared is not None:
        return _draft(reading, declared, "in_force")
    status = _standing(after, near, lead, truce=truce, plain=word in {"agreement", "deal"})
    if status is None:
        return None
    draft = _draft(reading, at, status)
    earlier = draft.when is not None and draft.when < at and "c" in reading.shape[draft.when : at]
    return draft._replace(when=None) if earlier else draft  # "will meet on Monday and keep to a truce"


def _is_wished(reading: Reading, first: int, at: int) -> bool:
    """True when the words before a chunk only wish, leaving out names such as "Rapid Support Forces"."""
    words = " ".join(
        reading.text(index, index) for index in range(first, at) if reading.shape[index] not in "Aa"
    )
    return bool(WISHED.search(words))


def _extended(reading: Reading, at: int, draft: Draft) -> Draft | None:
    """The truce that is extended: "agreed to extend the ceasefire they signed in May" tells both."""
    if not LONGER.search(reading.text(draft.first, at - 1)) or not MADE.match(reading.text(at, draft.last)):
        return None
    when = next((index for index in range(at + 1, draft.last + 1) if reading.shape[index] == "T"), None)
    words = reading.text(at - 1, draft.last)
    return draft._replace(first=at - 1, when=when, fields={**draft.fields, "content": words, "limit": None})


def _declared(reading: Reading, at: int) -> int | None:
    """The verb of "announced a truce", "ordered a ceasefire"."""
    for index in range(at - 1, max(-1, at - 9), -1):
        if reading.shape[index] in ".;:k":
            return None
        if _DECLARES.fullmatch(reading.lower(index)):
            between = reading.text(index, at - 1)
            return None if re.search(r"\b(?:that|no|was|talks)\b", between) else index
    return None


def _rest(reading: Reading, at: int) -> str:
    """The words from a chunk to the end of its sentence."""
    end = next((i for i in range(at, len(reading.shape)) if reading.shape[i] in ".;"), len(reading.shape))
    return reading.text(at, max(at, end - 1))


def _standing(after: str, near: str, lead: str, *, truce: bool, plain: bool) -> Status | None:
    """Whether an agreement is told to be made, declared, or in force."""
    begins = BEGINS.search(after[:160])
    if (
        begins
        and truce
        and re.search(r"\b(?:(?:is|are|due|set) to|will|would|shall)$", after[: begins.start()].strip())
    ):
        return "agreed"
    if (
        begins
        and (truce or re.search(r"in (?:place|force|effect)|effect", begins.group()))
        and lead != "since"
    ):
        between = after[: begins.start()]
        if ";" not in between and not re.search(
            r"\bif\b|\bonly\b|\bas long as\b|\bwas to\b", after[: begins.end() + 40]
        ):
            return "in_force" if truce or "place" not in begins.group() else "agreed"
    if truce and NEWLY.match(after) and re.search(r"\b(?:[Aa]n?|[Nn]o)(?: [\w-]+){0,2}$", near):
        return "agreed"
    if MADE.search(after) or (PREMADE.search(near) and not NO_NEWS.search(near)):
        return "in_force" if truce else "agreed"
    if re.search(r"\b(?:would|will|must|should|to|could) (?:\w+ )?(?:abide by|respect|keep to)\b", near):
        return None
    return "in_force" if UNDER.search(near) and (truce or plain) else None


def find(reading: Reading) -> Iterator[Draft]:
    """Every agreement that a passage tells as made, kept or broken."""
    told: set[tuple[int, object]] = set()
    spans: set[int] = set()
    for letter in "=2":
        for at in range(len(reading.shape)):
            if not tagged(reading, at, letter) or (letter == "2" and tagged(reading, at, "1=")):
                continue
            if letter == "2" and at + 1 < len(reading.shape) and tagged(reading, at + 1, "14"):
                continue
            draft = _from_verb(reading, at) if letter == "=" else _from_noun(reading, at)
            if draft is None or (draft.first, draft.fields["status"]) in told:
                continue
            if letter == "2" and draft.first in spans and draft.fields["status"] == "in_force":
                if (extended := _extended(reading, at, draft)) is not None:
                    yield extended
                continue
            told.add((draft.first, draft.fields["status"]))
            spans.add(draft.first)
            yield draft


TRIGGERS = tuple("2=~")

EXAMPLES = (
    Example("Armenia and Azerbaijan agreed on a ceasefire on Saturday.", {"status": "agreed"}),
    Example("The ceasefire between Israel and Hezbollah took effect on Wednesday.", {"status": "in_force"}),
    Example("France called for a ceasefire.", {}, "a call for a truce is a proposal"),
    Example("Angola and the UNITA rebels put their signatures to a ceasefire.", {"status": "agreed"}),
    Example("Government troops of Ivory Coast broke an 18-month truce.", {"status": "violated"}),
    Example("Pakistan ordered an end to military operations against India.", {"status": "in_force"}),
    Example("Sri Lanka scrapped the ceasefire with the Tamil Tigers.", {"status": "ended"}),
    Example("There was no sign of a truce at the front.", {}, "a sign that is no signature"),
)
