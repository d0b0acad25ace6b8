"""Talks: a meeting, call or round of negotiations between parties to a conflict or mediators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft, Example
from warledger.extract.diplomacy import clause, cue, parties, round_of, tagged, venue
from warledger.extract.frame import time_of
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading
    from warledger.model.claim import Modality


class Talks(Claim, frozen=True, kw_only=True, tag="talks"):
    """Talks held or announced: who, where, which round, led by whom, in which format."""

    parties: tuple[str, ...] = ()
    venue: str | None = None
    round: int | None = None
    heads: tuple[str, ...] = ()
    format: str | None = None


_CALL = re.compile(r"\b(?:phone|telephon\w+|by phone|phoned|video call)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied)|pure fiction|no (?:decision|talks|meeting|contacts?|call|conversation|negotiations)|never)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"[^.;:\"]{0,6}?(?P<link>[ei])[dwC]{0,3}(?P<who>[AapPNw])")
_HAPPENS = re.compile(
    r"\b(?:held|hold|holds|hosted|hosts|hosting|ended|ends|end|concluded|took place|take place|began|begin|begins|"
    r"started|start|opened|open|continued?|failed|collapsed|resumed?|attended?|lasted|are over|after|following|led|"
    r"headed|chaired|mediated|due|since|during|followed|went|called off|cancelled|postponed|broke)\b",
    re.IGNORECASE,
)


def _noun(reading: Reading, at: int) -> bool:
    """True for a noun of talks: "talks", "a meeting", "the summit", not "is meeting"."""
    if not tagged(reading, at, "1"):
        return False
    if reading.lower(at) in {"call", "calls"}:
        before = reading.text(max(0, at - 2), at).casefold()
        return "phone" in before or "video" in before
    if not tagged(reading, at, "0"):
        return True
    before = reading.shape[at - 1] if at else ""
    return before not in {"j", "t", "b", "m"} or reading.lower(at) in {"talks"} and before not in {"j", "m"}


def _modality(reading: Reading, first: int, last: int, at: int) -> Modality | None:
    """Denied, planned or as told."""
    before = reading.text(max(0, first - 6), at)
    if _DENIED.search(before):
        return "denied"
    words = reading.text(first, last)
    return "planned" if cue(reading.language, "future").search(words) else None


def _wished(reading: Reading, at: int) -> bool:
    """True for talks that are only called for, offered, refused or thought of."""
    shape = reading.shape
    first = at
    while first > 0 and at - first < 7 and shape[first - 1] in "dwanCPAT~1234":
        first -= 1
    near = reading.text(max(0, first - 2), at)
    tail = reading.text(at, min(at + 14, len(shape) - 1))
    if re.search(r"\bpremature\b", tail):
        return True
    return bool(_WISH.search(near)) and not _HAPPENS.search(reading.text(first, min(at + 8, len(shape) - 1)))


_WISH = re.compile(
    r"\b(?:call(?:s|ed)? for|asked for|ready (?:for|to)|willing to|want\w*|hope\w*|propos\w+|offer\w*|demand\w*|idea of|"
    r"invited|urge\w*|refus\w+|possible|push\w*|request\w*|return to|back to|need\w*|proposal for|favou?rs?|path to|"
    r"conditions for|prepar\w+ for|open to|no)\b",
    re.IGNORECASE,
)


def _from_noun(reading: Reading, at: int) -> Draft | None:
    """ "the third round of talks between X and Y in Z", "the Istanbul talks", "a meeting with X"."""
    first, last = clause(reading, at)
    text = reading.text(first, last)
    who = [i for i in parties(reading, first, last)]
    place = venue(reading, at, first, last)
    number = round_of(reading.text(max(first, at - 6), min(at + 1, last)))
    plain = reading.lower(at).rsplit(" ", 1)[-1] not in {"talks", "negotiations", "negotiation"}
    with_ = _WITH.match(reading.shape, at + 1)
    tied = bool(with_ and reading.lower(with_.start("link")) in {"between", "with", "of", "among"})
    own = reading.shape[max(0, at - 1)] in "Aa"
    modality = _modality(reading, first, last, at)
    if modality is None and _wished(reading, at):
        return None
    if not (place is not None or number or tied or own or _HAPPENS.search(text)):
        return None
    if plain and not number and not (tied and who) and not (place is not None and len(who)):
        return None
    return _draft(reading, at, (first, last), who, place, number, modality)


def _draft(
    reading: Reading,
    at: int,
    span: tuple[int, int],
    who: list[int],
    place: int | None,
    number: int | None,
    modality: Modality | None,
) -> Draft:
    fields: dict[str, object] = {"round": number}
    if _CALL.search(reading.text(*span)):
        fields["format"] = "call"
    when = time_of(reading, at)
    return Draft(
        "talks", span[0], span[1], at, fields, place, when, modality=modality, parties=tuple(i for i in who if i != place)
    )  # fmt: skip


_OBJECT = re.compile(
    r"[wTi]{0,2}(?P<who>[AP])|[^.;:\"k]{0,6}?i[dw]{0,3}A|[wT]{0,3}e[dwaC]{0,4}P|w{0,2}eT|[^.;:\"k]{0,6}?%|wwb|wT|w"
)


def _from_verb(reading: Reading, at: int) -> Draft | None:
    """ "X met Y in Z", "the two sides negotiated", "X telephoned Y"."""
    first, last = clause(reading, at)
    who = list(parties(reading, first, last))
    shape = reading.shape
    if shape[max(0, at - 1)] in "d" or not _OBJECT.match(shape, at + 1):
        return None
    place = venue(reading, at, first, last)
    before = reading.text(first, max(first, at - 1)) if at > first else ""
    paired = bool(cue(reading.language, "sides").search(before)) or len(who) > 1
    if not paired and not (who and place is not None):
        return None
    modality = _modality(reading, first, last, at)
    if re.search(
        r"\b(?:ready|willing|may|might|could|refus\w+|propos\w+|wants?|if|should|must) \w*\s?(?:to )?$",
        before + " ",
    ):
        return None
    return _draft(reading, at, (first, last), who, place, round_of(reading.text(first, last)), modality)


_TITLES = re.compile(r"\b(?:reporters|journalists|crowd|media|officials of|families)\b", re.IGNORECASE)
_SECOND = re.compile(r"round")


def find(reading: Reading) -> Iterator[Draft]:
    """Every mention of talks that says who, where or which round."""
    told: set[int] = set()
    for at in range(len(reading.shape)):
        draft = None
        if _noun(reading, at):
            draft = _from_noun(reading, at)
        elif tagged(reading, at, "0") and not _TITLES.search(
            reading.text(at, min(at + 3, len(reading.shape) - 1))
        ):
            draft = _from_verb(reading, at)
        elif reading.lower(at) == "round" and reading.shape[at + 1 : at + 2] != "o":
            draft = _from_round(reading, at)
        if draft is not None and draft.first not in told:
            told.add(draft.first)
            yield draft


def _from_round(reading: Reading, at: int) -> Draft | None:
    """ "The third round had opened in X on Thursday"."""
    number = round_of(reading.text(max(0, at - 3), at))
    first, last = clause(reading, at)
    if number is None or not _HAPPENS.search(reading.text(first, last)):
        return None
    modality = _modality(reading, first, last, at)
    return _draft(
        reading,
        at,
        (first, last),
        list(parties(reading, first, last)),
        venue(reading, at, first, last),
        number,
        modality,
    )


EXAMPLES = (
    Example(
        "Delegations of Sudan and South Sudan held a second round of talks in Addis Ababa on Monday.",
        {"round": 2, "venue": "Addis Ababa"},
    ),
    Example("The union and the airline went back to the table.", {}, "a labor dispute is no talks"),
)
