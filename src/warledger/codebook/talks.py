"""Talks: a meeting, call or round of negotiations between parties to a conflict or mediators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from warledger.codebook._draft import Draft, Example
from warledger.codebook._fate import fate
from warledger.codebook._met import (
    HAPPENS,
    NEGATED,
    is_noun,
    left_from,
    modality_of,
    not_begun,
    past_aside,
    unmet,
    wished,
)
from warledger.codebook._rounds import draft_of, from_round, rounds
from warledger.extract.diplomacy import clause, cue, round_of, tagged, venue
from warledger.extract.parties import is_pair, parties, subject
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading


Status = Literal["cancelled", "postponed"]


class Talks(Claim, frozen=True, kw_only=True, tag="talks"):
    """Talks held or announced: who, where, which round, led by whom, in which format.

    `status` is given only for talks that were called off or put off before they began; whether
    others were held or are planned, `modality` tells.
    """

    parties: tuple[str, ...] = ()
    venue: str | None = None
    round: int | None = None
    heads: tuple[str, ...] = ()
    format: str | None = None
    status: Status | None = None


_WITH = re.compile(r"[^.;:\"k]{0,6}?(?P<link>[eio])[dwC]{0,3}(?P<who>[AapPNwq])")


_ENTERED = re.compile(
    r"\b(?:enter(?:ed|s)?|began|beg[iu]n|open(?:ed|s)?|ended|concluded) (?:into )?(?:an?|the|their|its) \w+ (?:\w+ )?(?:round|session)\b"
)
_LASTING = re.compile(r"\b(?:hours?|days?|weeks?|night|rounds?) of (?:\w+ ){0,4}\w+$")
_FORUM = re.compile(
    r"\b(?:international|peace|regional|ministerial|donors?['’]?|reconciliation|emergency|trilateral|quadrilateral|high-level) (?:conference|summit|meeting|forum)$",
    re.IGNORECASE,
)
_LOOSE = frozenset("talks negotiations negotiation discussions consultations dialogue".split())


def _from_noun(reading: Reading, at: int) -> Draft | None:
    """ "the third round of talks between X and Y in Z", "the Istanbul talks", "a meeting with X"."""
    first, last = past_aside(reading, at, *clause(reading, at))
    text = reading.text(first, last)
    place = _place(reading, at, first, last)
    number = round_of(reading.text(max(first, at - 6), min(at + 1, last)))
    if number is None and (entered := _ENTERED.search(text)):
        number = round_of(entered.group())
    loose = reading.lower(at).rsplit(" ", 1)[-1] in _LOOSE
    with_ = _WITH.match(reading.shape, at + 1)
    tied = bool(with_ and reading.lower(with_.start("link")) in {"between", "with", "of", "among"})
    who = _who(reading, at, first, last, with_.start("who") if with_ and tied else None)
    own = reading.shape[max(0, at - 1)] in "Aa"
    if not (who or loose) and first > 1 and reading.lower(first - 1) in {"after", "following"}:
        who = list(parties(reading, clause(reading, first - 2)[0], first - 1))
    modality = modality_of(reading, first, last, at)
    if unmet(reading, at, first, last) or not_begun(text, placed=place is not None):
        return None
    if modality == "hypothetical" or (modality is None and wished(reading, at)):
        return None
    lasting = bool(_LASTING.search(reading.text(max(first, at - 8), at)))
    known = place is not None or number or tied or own or lasting
    if not (known or HAPPENS.search(text) or fate(reading, first, last, at)):
        return None
    if tied and len(who) == 1 and with_ and reading.lower(with_.start("link")) == "with":
        topic = next((i for i in range(first) if reading.shape[i] == "A"), None)
        who = [topic, *who] if topic is not None else who
    both = is_pair(reading, first, last)
    if re.search(
        r"\b(?:eve of|ahead of) (?:\w+ ){0,3}$", reading.text(max(0, at - 5), at - 1) + " " if at else ""
    ):
        return None
    echo = (
        place is not None
        and not who
        and not both
        and reading.shape[at - 1 : at] == "d"
        and reading.lower(at - 1) == "the"
    )
    forum = place is not None and bool(_FORUM.search(reading.text(max(first, at - 2), at)))
    called = "call" in reading.lower(at) and len(who) > 1
    if echo and not loose:
        draft = draft_of(reading, at, (first, last), who, place, number, modality, loose=False)
        return draft._replace(fields={**draft.fields, "echo": True})
    if (
        not (loose or number or called or (forum and HAPPENS.search(text)))
        and not (tied and (who or both))
        and not (place is not None and (who or both))
    ):
        return None
    return draft_of(reading, at, (first, last), who, place, number, modality, loose=loose or forum)


def _who(reading: Reading, at: int, first: int, last: int, linked: int | None) -> list[int]:
    """Who takes part: named before the talks, and after "between", "with" or "of"."""
    found = list(parties(reading, first, at))
    if linked is not None and reading.lower(linked - 1) in {"between", "both"}:
        found = []
    if linked is not None:
        list_ = re.match(r"(?:[AaPdwC]|[b'\"]A|,d?[wA]|c|,(?=[cA]))+", reading.shape[linked : last + 1])
        end = linked + (list_.end() if list_ else 1) - 1
        found += [i for i in parties(reading, linked, min(end, last)) if i not in found]
        if reading.lower(linked - 1) == "between":  # "between Kyiv and Budapest"
            found += [i for i in range(linked, end + 1) if reading.shape[i] == "P" and i not in found]
    subjects = subject(reading, at) if tagged(reading, at, "0") else None
    if subjects is not None and subjects not in found and reading.shape[subjects] == "j":
        found.insert(0, subjects)
    return found


def _place(reading: Reading, at: int, first: int, last: int) -> int | None:
    """The venue: in the clause, or told earlier in the sentence: "said in Minsk after talks"."""
    host = next((i for i in range(first, at) if re.fullmatch(r"host(?:s|ed|ing)?", reading.lower(i))), None)
    near = venue(reading, at, first, last)
    if near is None and re.match(r",?k", reading.shape[last + 1 : last + 3]):
        stop = next(
            (i for i in range(last + 1, len(reading.shape)) if reading.shape[i] in ".;"), len(reading.shape)
        )
        near = (
            venue(reading, at, last + 1, stop - 1)
            if "to " in reading.text(last + 1, max(last + 1, stop - 1))
            else None
        )
    if near is None and (left := left_from(reading, at)) is not None:
        return left
    if near is None and host is not None:
        return next((i for i in range(host - 1, -1, -1) if reading.shape[i] in "AP"), None)
    if near is None and first > 0:
        near = venue(reading, first, 0, first)
    return near


_MET = re.compile(r"\b(?:demands?|conditions?|needs?|expectations?|target|resistance|goals?|criteria)\b")


def _from_verb(reading: Reading, at: int) -> Draft | None:
    """ "X met Y in Z", "the two sides negotiated", "X telephoned Y"."""
    first, last = clause(reading, at)
    shape = reading.shape
    if shape[max(0, at - 1)] == "d" or _MET.search(reading.text(at, min(at + 3, last))):
        return None
    linked = re.match(r"[wT]{0,2}(?:i?[dw]{0,2})?(?P<who>A)", shape[at + 1 :])
    who = _who(reading, at, first, last, at + 1 + linked.start("who") if linked else None)
    place = _place(reading, at, first, last)
    before = reading.text(first, at - 1) if at > first else ""
    held = reading.lower(at).endswith("talks")
    paired = bool(cue(reading.language, "sides").search(before)) or len(who) > 1
    if not paired and not (who and place is not None) and not held:
        return None
    modality = modality_of(reading, first, last, at)
    if unmet(reading, at, first, last) or NEGATED.search(before):
        return None
    if re.search(
        r"\b(?:ready|willing|may|might|could|refus\w+|propos\w+|wants?|if|should|must)(?: \w+)?(?: to)?$",
        before,
    ):
        return None
    if (
        shape[at - 1 : at] == "t"
        and modality != "denied"
        and not re.search(
            r"\b(?:are|is|were|was|due|set|scheduled|expected|agreed|plan\w*)(?: \w+)? to$|\b(?:flew|travel\w+|went|arrived|came|headed|drove|returned)\b.* to$",
            before,
        )
    ):
        return None
    if first and reading.lower(first - 1) in {"where", "while"}:
        return None
    if first > 1 and reading.lower(first - 1) in {"that", "which"} and tagged(reading, first - 2, "2"):
        return None
    if first > 1 and any(tagged(reading, i, "4") for i in range(max(0, first - 3), first)):
        return None
    number = round_of(reading.text(first, last))
    return draft_of(reading, at, (first, last), who, place, number, modality, loose=held)


_TITLES = re.compile(r"\b(?:reporters|journalists|crowd|media|officials of|families)\b", re.IGNORECASE)


def find(reading: Reading) -> Iterator[Draft]:
    """Every mention of talks that says who, where or which round."""
    told: set[int] = set()
    for at in range(len(reading.shape)):
        draft = None
        if is_noun(reading, at):
            draft = _from_noun(reading, at)
        elif tagged(reading, at, "0") and not _TITLES.search(
            reading.text(at, min(at + 3, len(reading.shape) - 1))
        ):
            draft = _from_verb(reading, at)
        elif reading.lower(at) == "round" and reading.shape[at + 1 : at + 2] != "o":
            draft = from_round(reading, at)
        if draft is not None and draft.first not in told:
            told.add(draft.first)
            yield from rounds(reading, draft)


TRIGGERS = tuple("01")

EXAMPLES = (
    Example(
        "Delegations of Sudan and South Sudan held a second round of talks in Addis Ababa on Monday.",
        {"round": 2, "venue": "Addis Ababa"},
    ),
    Example("The union and the airline went back to the table.", {}, "a labor dispute is no talks"),
    Example(
        "Envoys of Colombia and the FARC met in the Cuban capital of Havana on Monday.", {"venue": "Havana"}
    ),
    Example(
        "Talks with the Taliban will resume only if the attacks stop, Afghanistan said.",
        {},
        "talks that hang on a condition",
    ),
)
