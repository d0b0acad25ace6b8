"""Whether talks took place: denied, planned, only wished for, or made to depend on something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.diplomacy import clause, cue, tagged

if TYPE_CHECKING:
    from warledger.extract.shape import Reading
    from warledger.model.claim import Modality

_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied)|pure fiction|no (?:decision|talks|meeting|contacts?|call|conversation|negotiations)|never)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|news|talk|stories|story|suggestions?|allegations?|account) (?:of|about|on|that)\b",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\b(?:fiction|false|untrue|not true|fakes?|baseless|groundless|unfounded|nonsense|invented|made up|fabricat\w+|lies?|wrong|incorrect"
    r"|inventions?|disinformation)\b",
    re.IGNORECASE,
)
HAPPENS = re.compile(
    r"\b(?:held|hold|holds|hosted|hosts|hosting|ended|ends|end|concluded|took place|take place|began|begin|begins|"
    r"started|start|opened|open|continued?|failed|collapsed|resumed?|attended?|lasted|are over|after|following|led|"
    r"headed|chaired|mediated|due|since|during|followed|went|called off|cancelled|postponed|broke)\b",
    re.IGNORECASE,
)


def modality_of(reading: Reading, first: int, last: int, at: int) -> Modality | None:
    """Denied, planned or as told."""
    before = reading.text(max(0, first - 6), at)
    if re.search(r"\b(?:are|is) held to\b", reading.text(at, last)):
        return "hypothetical"
    if _DENIED.search(before) or (
        _REPORTS.search(before) and _UNTRUE.search(reading.text(at, min(last + 2, len(reading.shape) - 1)))
    ):
        return "denied"
    words = reading.text(first, last)
    return "planned" if cue(reading.language, "future").search(words) else None


_STRONG = re.compile(
    r"\b(?:ready to|prepared to|willing to|propos\w+ (?:\w+ ){0,6}|press(?:ed|ing|es)? \S+ (?:\S+ ){0,3}to|call(?:s|ed)? for|call(?:s|ed)? on|urg\w+|"
    r"[Nn]o (?:\w+ )?(?:date|time|venue) (?:\S+ ){0,4}?for|ask(?:s|ed)? for|invit(?:e|es|ed|ing) (?:\S+ ){1,12}to|demand\w*|threat\w* to (?:call off|cancel|boycott|leave|quit|walk out|pull out|withdraw))"
)


def wished(reading: Reading, at: int) -> bool:
    """True for talks that are only called for, offered, refused or thought of."""
    if _STRONG.search(reading.text(clause(reading, at)[0], at)):
        return True
    shape = reading.shape
    first = at
    while first > 0 and at - first < 7 and shape[first - 1] in "dwanCPAT~1234":
        first -= 1
    if _OFFERED.search(reading.text(max(0, at - 4), at - 1) + " " if at else ""):
        return True
    near = reading.text(max(0, first - 2), at)
    tail = reading.text(at, min(at + 14, len(shape) - 1))
    if re.search(
        r"\b(?:premature|possible|impossible|unlikely|pointless|out of the question|not planned)\b", tail
    ):
        return True
    return bool(_WISH.search(near)) and not HAPPENS.search(reading.text(first, min(at + 8, len(shape) - 1)))


_WISH = re.compile(
    r"\b(?:call(?:s|ed)? for|asked for|ready (?:for|to)|willing to|want\w*|hope\w*|propos\w+|offer\w*|demand\w*|idea of|"
    r"invited|urge\w*|refus\w+|possible|push\w*|request\w*|return to|back to|need\w*|proposal for|favou?rs?|path to|"
    r"conditions for|prepar\w+ for|open to|no)\b",
    re.IGNORECASE,
)


_OFFERED = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|propos(?:es|ed|ing)|demand(?:s|ed|ing)?|suggest(?:s|ed|ing)|seek(?:s|ing)?|sought|want(?:s|ed)?|urg(?:es|ed|ing)) (?:an? |the |its |new |direct |urgent |[a-z-]+ ){0,2}$"
)
NEGATED = re.compile(r"\b(?:not|never|no longer|cannot|n't|without)(?: \w+){0,2}$")
_ONLY = re.compile(r"\bonly (?:after|if|when|once|with)\b|\bunless\b")
_UNTIL = re.compile(r"\b[Nn]o (?:[\w-]+ ){0,4}$")


def unmet(reading: Reading, at: int, first: int, last: int) -> bool:
    """True for talks that only a condition would bring: "talks only if", "no talks until"."""
    end = next((i for i in range(at, len(reading.shape)) if reading.shape[i] in ".;"), len(reading.shape))
    rest = reading.text(at, max(at, end - 1))
    if _ONLY.search(reading.text(first, last)) or _ONLY.search(rest[:60]):
        return True
    before = reading.text(max(first, at - 6), at - 1) + " " if at > first else ""
    no = _UNTIL.search(before) or _HELD_BACK.search(before)
    return bool(no) and bool(re.search(r"\b(?:until|unless|before|while|as long as|without)\b", rest))


_HELD_BACK = re.compile(r"\b(?:not|never|cannot|n['’]t|refus\w+) (?:[\w-]+ ){0,5}$")


_BROKEN_OFF = re.compile(
    r"\b(?:have|has|had) not (?:yet )?(?:begun|started|taken place)\b|\bsuspend\w*\b|\bbr\w+k\w* off\b"
)
_SERIES = re.compile(r"\b(?:[Ss]everal|[Mm]any|[Pp]revious) (?:rounds|talks)")


def not_begun(text: str, *, placed: bool) -> bool:
    """True for a clause on talks not begun or broken off, or on many rounds that were nowhere."""
    return bool(_BROKEN_OFF.search(text)) or (
        bool(_SERIES.search(text)) and not placed and "host" not in text
    )


def past_aside(reading: Reading, at: int, first: int, last: int) -> tuple[int, int]:
    """The clause of "the talks, which lasted a day, were held in X", with what follows the aside."""
    shape = reading.shape
    close = shape.find(",", at + 2)
    if shape[at + 1 : at + 3] == ",k" and close > 0 and re.match(r",[wmz]{0,2}b", shape[close : close + 4]):
        return first, clause(reading, close + 1)[1]
    return first, last


def left_from(reading: Reading, at: int) -> int | None:
    """Where those met who then "left X after talks"."""
    for index in range(at - 2, -1, -1):
        if reading.shape[index] in ".;":
            return None
        gone = reading.lower(index) in {"left", "leaves", "leaving", "departed", "quit"}
        if gone and reading.shape[index + 1] in "PA":
            return index + 1 if re.search(r"\b(?:after|following)\b", reading.text(index, at)) else None
    return None


def is_noun(reading: Reading, at: int) -> bool:
    """True for a noun of talks: "talks", "a meeting", "the summit", not "is meeting"."""
    if not tagged(reading, at, "1"):
        return False
    if reading.lower(at) in {"call", "calls"}:
        before = reading.text(max(0, at - 2), at).casefold()
        return "phone" in before or "video" in before
    if not tagged(reading, at, "0"):
        return True
    if (
        reading.lower(at) == "meeting"
        and at
        and cue(reading.language, "sides").fullmatch(reading.lower(at - 1))
    ):
        return False
    before = reading.shape[at - 1] if at else ""
    return before not in {"j", "t", "b", "m"} or (reading.lower(at) == "talks" and before in {"t", "b"})
