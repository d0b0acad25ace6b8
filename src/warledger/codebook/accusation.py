"""Accusation: one party says that another broke a rule, a truce or the law, or did the deed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft, Example
from warledger.extract.diplomacy import clause, is_pair, parties, says, subject, tagged
from warledger.extract.frame import is_passive
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading


class Accusation(Claim, frozen=True, kw_only=True, tag="accusation"):
    """What `actor` accuses `recipient` of."""

    content: str | None = None


_CRIMES = re.compile(
    r"\b(?:terror\w*|genocide|war crimes?|crimes? against humanity|aggression|sabotage|barbari\w+|massacres?|deliberate(?:ly)?|on purpose|"
    r"intentional(?:ly)?|purposeful(?:ly)?|provocation|cowardly|act of terror|cynical|ethnic cleansing|criminal)\b",
    re.IGNORECASE,
)
_WRONGS = re.compile(
    r"\b(?:had (?:not kept|failed to|broken|violated)|ha(?:s|ve) (?:not kept|failed to|broken|violated)|broke the (?:truce|ceasefire|agreement)|"
    r"failed to|violated the|put off|sabotaged?|blew (?:\w+ )?up|not serious|not willing|unwilling|delayed the|disrupt\w+|acted alone|instead of)\b"
)
_NAMES = re.compile(r"^(?:call(?:s|ed|ing)?|describe[sd]?|spoke|speaks?|denounc\w+)$")
_DEFENSE = re.compile(r"\b(?:air defen[cs]e|own (?:missile|forces|army))\b[^.;]{0,50}")


def _draft(reading: Reading, at: int, first: int, last: int, agent: int | None, target: int | None) -> Draft:
    return Draft(
        "accusation", first, last, at, {"content": reading.text(at, last)}, agent=agent, target=target
    )


def _from_verb(reading: Reading, at: int) -> Draft | None:
    """ "X accused Y of …", "Y blames Z for …", "both sides accuse each other"."""
    word = reading.lower(at)
    if is_passive(reading, at) or not word.startswith(("accus", "blam")):
        return None
    first, last = clause(reading, at)
    agent = subject(reading, at)
    if agent is None and is_pair(reading, first, at):
        agent = max(first, at - 1)
    target = next((i for i in parties(reading, at + 1, last) if i != agent), None)
    if agent is None:
        return None
    return _draft(reading, at, min(agent, at) if agent >= first else at, last, agent, target)


def _from_noun(reading: Reading, at: int) -> Draft | None:
    """ "both sides exchanged accusations", "traded blame", "put the blame on"."""
    near = reading.text(max(0, at - 6), min(at + 3, len(reading.shape) - 1))
    if not re.search(r"\b(?:exchang|trad|level|repeat|rais|voic|ma[dk]e|put)\w*\b", near):
        return None
    first, last = clause(reading, at)
    if is_pair(reading, first, at):
        return _draft(
            reading,
            at,
            first,
            last,
            next(i for i in range(first, at + 1) if is_pair(reading, first, i)),
            None,
        )
    verb = next(
        (
            i
            for i in range(at - 1, first - 1, -1)
            if re.match(r"exchang|trad|level|repeat|rais|voic|ma[dk]e|put", reading.lower(i))
        ),
        at,
    )
    agent = subject(reading, verb)
    if agent is None:
        return None
    target = next((i for i in parties(reading, at + 1, last) if i != agent), None)
    return _draft(reading, at, min(agent, verb) if agent >= first else verb, last, agent, target)


def _from_name(reading: Reading, at: int) -> Draft | None:
    """ "called it a deliberate act of terror"."""
    first, last = clause(reading, at)
    after = reading.text(at, last)
    if not _CRIMES.search(after):
        return None
    if reading.lower(at).startswith(("spoke", "speak")) and not re.match(r"\w+ of\b", after):
        return None
    agent = subject(reading, at)
    if agent is None:
        return None
    target = next((i for i in parties(reading, at + 1, last) if i != agent), None)
    return _draft(reading, at, min(agent, at) if agent >= first else at, last, agent, target)


def _from_speech(reading: Reading, at: int) -> Draft | None:
    """ "X said that Y had broken the truce": a wrong told of another party by a party."""
    agent = subject(reading, at)
    if agent is None or reading.shape[agent] not in "Aj":
        return None
    begin = at + 1
    while (
        begin < len(reading.shape)
        and reading.shape[begin] in "Tekiw"
        and not reading.shape[begin] == "A"
        and begin - at < 5
    ):
        begin += 1
    if begin >= len(reading.shape):
        return None
    first, last = clause(reading, begin)
    blamed = next((i for i in range(first, min(first + 4, last + 1)) if reading.shape[i] == "A"), None)
    words = reading.text(first, last)
    if blamed is None or blamed == agent or not (_WRONGS.search(words) or _CRIMES.search(words)):
        return None
    return _draft(reading, begin, first, last, agent, blamed)


def find(reading: Reading) -> Iterator[Draft]:
    """Every accusation that a passage tells."""
    told: list[tuple[int, int]] = []
    for at in range(len(reading.shape)):
        draft = None
        if tagged(reading, at, "6"):
            draft = _from_verb(reading, at) or _from_noun(reading, at)
        if draft is None and _NAMES.match(reading.lower(at)):
            draft = _from_name(reading, at)
        if draft is None and says(reading, at):
            draft = _from_speech(reading, at)
        if draft is None or any(first <= draft.last and draft.first <= last for first, last in told):
            continue
        told.append((draft.first, draft.last))
        yield draft


EXAMPLES = (
    Example("Sudan accuses Chad of arming the rebels.", {"actor": "Sudan", "recipient": "Chad"}),
    Example("Armenia and Azerbaijan blamed each other for the shelling.", {"actor": "Armenia"}),
    Example("The player was accused of diving.", {}, "sport is no conflict"),
)
