"""How far an exchange has come: offered, agreed, carried out, refused or put off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.diplomacy import cue, forms

if TYPE_CHECKING:
    from warledger.codebook.exchange import Status
    from warledger.extract.shape import Reading

_DONE = re.compile(
    r"\b(?:took place|taken place|has been|have been|had been|was|were|carried out|completed|finishing|ended)\b"
)


def status_of(reading: Reading, first: int, last: int, at: int) -> Status:
    """How far the exchange has come, by the words around it."""
    language = reading.language
    words = reading.text(first, last)
    lead = reading.text(max(0, first - 4), at)
    if cue(language, "called_off").search(words):
        return "postponed"
    if (
        cue(language, "refused").search(words)
        or re.search(r"\bfailed to\b|\bdoes not agree\b", words)
        or _turned_down(reading, last)
    ):
        return "rejected"
    if _is_done(reading, at):
        return "carried_out"
    if cue(language, "offered").search(lead + " " + reading.text(at, min(at + 2, last))):
        return "proposed"
    if cue(language, "planned").search(words):
        return "agreed"
    if _DONE.search(words) or "past" in forms(reading, at, "9") | forms(reading, at, "3"):
        return "carried_out"
    return "agreed"


def _turned_down(reading: Reading, last: int) -> bool:
    """True for "agreed to exchange prisoners, but Y refused"."""
    after = reading.text(last, min(last + 7, len(reading.shape) - 1))
    return bool(re.search(r"\bbut \S+(?: \S+)? (?:refused|rejected|declined|said no)", after))


_BROUGHT_ABOUT = re.compile(
    r"(?<!not )\b(?:(?:has|have|had) (?:\w+ )?)(?:taken part in|facilitated|overseen|secured|arranged|enabled|won|carried out|made possible) (?:the|a|an)?\s*$"
    r"|\b(?:facilitated|oversaw|secured|won|brought about|made possible) (?:the|a|an)$"
)
"""What someone brought about has happened: "has taken part in the release of 172 hostages"."""
_MANAGED = re.compile(r"\b(?:helped|managed|was able|were able|succeeded)(?: \S+)? to$")


def _is_done(reading: Reading, at: int) -> bool:
    """True for a past or perfect verb that nothing makes a plan: "released", "have been freed"."""
    if at > 1 and _BROUGHT_ABOUT.search(reading.text(max(0, at - 7), at - 1)):
        return True
    if let_go(reading, at):
        return reading.shape[max(0, at - 1) : at] not in {"t", "m"}
    if at > 1 and reading.shape[at - 1] == "t" and _MANAGED.search(reading.text(max(0, at - 3), at - 1)):
        return True
    told = forms(reading, at, "9") | forms(reading, at, "3")
    if not told & {"past", "participle"} or (at and reading.shape[at - 1] in "tm"):
        return False
    before = reading.text(max(0, at - 5), at).casefold()
    return not re.search(r"\b(?:will|would|be|to|can|must|should|if|not)\b (?:\w+ ){0,3}\S+$", before)


def let_go(reading: Reading, index: int) -> bool:
    """ "let 123 prisoners go"."""
    return reading.lower(index) in {"let", "lets"} and bool(
        re.search(r"\bgo\b", reading.text(index, min(index + 9, len(reading.shape) - 1)))
    )
