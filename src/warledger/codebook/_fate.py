"""What became of talks that were to come: called off, put off, or left before they began."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warledger.codebook.talks import Status
    from warledger.extract.shape import Reading

_OFF = re.compile(
    r"\b(?:call(?:s|ed|ing)? off|cancel(?:s|led|ed|ling|ing)?|scrap(?:s|ped|ping)|axed|shelved|scuttled|torpedoed)\b",
    re.IGNORECASE,
)
_IS_OFF = re.compile(
    r"\b(?:(?:were|was|are|is|been|be) (?:(?!not|never)\w+ )?(?:called off|cancell?ed|scrapped|shelved|off)\b(?! to| limits)"
    r"|(?:did|will|would) not (?:take place|happen|go ahead)|never (?:took place|happened)|fell through)"
)
_ASIDE = re.compile(
    r"^[^,.;]{0,60},? (?:which|that) [^,.;]{3,60},? (?:was|were|has been|have been) (?:\w+ )?"
    r"(?:(?P<off>called off|cancell?ed|scrapped)|(?P<later>put off|postponed|delayed|pushed back))\b"
)
_STAYS_AWAY = re.compile(
    r"\b(?:no longer (?:take|taking) part in|not (?:take part in|attend|go to|send \w+(?: \w+)? to)|stay(?:s|ed|ing)? away from"
    r"|pull(?:s|ed|ing)? out of|withdr[ae]w\w* from|boycott\w*|skip\w*|back(?:s|ed|ing)? out of)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:(?:were|was|are|is) (?:\w+ )?(?:to|due|set|scheduled|planned|expected|supposed)\b|(?:due|scheduled|planned|set) (?:to|for|on|in)\b"
    r"|before (?:they|it|the \w+) (?:were|was|could|began|opened|started)|upcoming|planned|scheduled)",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:put(?:s|ting)? off|postpon\w+|delay(?:s|ed|ing)?|push(?:es|ed|ing)? back|reschedul\w+|deferred)\b",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:after|despite|in spite of|following|over|since|because of) [^.;]{0,40}$", re.IGNORECASE
)
_NO = re.compile(
    r"\b(?:not|never|nor|no plans? to|if|unless|threat\w*|may|might|could|call\w* (?:for|on)) (?:\w+ ){0,2}$"
)
_HEAD = 14


def fate(reading: Reading, first: int, last: int, at: int) -> Status | None:
    """Whether the talks at a chunk were called off or put off, None when nothing says so.

    "Called off the summit", "the summit was cancelled", "pulled out of the talks, which were to open on
    Tuesday"; not "talks will continue despite the cancelled flight", nor what is only threatened.
    """
    end = next((i for i in range(at, len(reading.shape)) if reading.shape[i] in ".;"), len(reading.shape))
    near = reading.text(max(first, at - _HEAD), at)
    after = reading.text(at, max(at, end - 1))
    for status, before, behind in (("postponed", _PUT_OFF, _PUT_OFF), ("cancelled", _OFF, _IS_OFF)):
        verb = before.search(near)
        if verb and not _ON.search(near[: verb.start()]) and not _NO.search(near[: verb.start()]):
            return "postponed" if status == "postponed" else "cancelled"
        verb = behind.search(reading.text(at, last))
        if verb and not _ON.search(after[: verb.start()]) and not _NO.search(after[: verb.start()]):
            return "postponed" if status == "postponed" else "cancelled"
    if (aside := _ASIDE.search(after)) is not None:
        return "cancelled" if aside["off"] else "postponed"
    left = _STAYS_AWAY.search(near)
    if left and not _NO.search(near[: left.start()]) and _TO_COME.search(after):
        return "cancelled"
    return None
