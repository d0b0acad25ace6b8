"""Sanction: economic or travel measures threatened, imposed or lifted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from warledger.codebook._draft import Draft, Example
from warledger.extract.diplomacy import clause, tagged
from warledger.extract.parties import parties, subject
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

Status = Literal["threatened", "imposed", "lifted"]


class Sanction(Claim, frozen=True, kw_only=True, tag="sanction"):
    """Measures by `actor` on `recipient`."""

    status: Status = "imposed"


_LIFTS = re.compile(
    r"\b(?:lift\w*|eas(?:e|es|ed|ing)|remov\w+|end(?:s|ed|ing)?|drop\w*|abolish\w*|suspend\w*|reliev\w+|waiv\w+|scrap\w*)\b"
)
_IMPOSES = re.compile(
    r"\b(?:(?:re)?impos\w+|renew\w*|restor\w+|reinstat\w+|broaden\w*|widen\w*|order\w*|agree[ds]?|decide[ds]?|put|puts|place[sd]?|adopt\w*|introduc\w+|announc\w+|slap\w*|hit|levied|extend\w*|sanctioned|approv\w+|against|tighten\w*)\b"
)
_THREATENS = re.compile(
    r"\b(?:threat\w*|warn\w*|will|would|face|could|consider\w*|weigh\w*|mull\w*|prepared to|prepar\w+|unless|if|may|might)\b"
)
_UNSAID = re.compile(
    r"\b(?:demand\w*|want\w*|ask\w*|call\w* for|which|when several|only|speak of|relief|remain\w*|violat\w+|led the|despite)\b"
)


_WANTED = re.compile(
    r"\b(?:ask|urg|call|demand|want|seek|sought|appeal)\w*\b[^.;]{0,60}\b(?:lift|ease|remove|end|drop|suspend)\b"
)
_STANDS = re.compile(
    r"^\S+(?: \S+){0,3}? (?:would|will|must|should)?\s?(?:stay|stays|remain|remains|remained|continue) ?(?:in place|in force)?\b"
)
_BANNED = re.compile(
    r"\b(?:airlines?|imports?|exports?|oil|coal|goods|flights?|travel|airspace|officials|generals|trade|arms|weapons|banks?|diamonds|timber|entry|transit|investment|ships)\b"
)
_FREEZES = re.compile(r"\b(?:assets?|funds?|accounts?|holdings|reserves)\b")


def _threatens(reading: Reading, first: int, at: int) -> int | None:
    """Who "threatened to push for an embargo"."""
    verb = next((i for i in range(at - 1, first - 1, -1) if re.match(r"threat|warn", reading.lower(i))), None)
    return subject(reading, verb) if verb is not None else None


def _draft(reading: Reading, at: int) -> Draft | None:
    """One measure, by the verb around it."""
    first, last = clause(reading, at)
    words = reading.text(first, last)
    verb = next(
        (
            i
            for i in (*range(at - 1, first - 1, -1), at)
            if _LIFTS.fullmatch(reading.lower(i))
            or _IMPOSES.fullmatch(reading.lower(i))
            or (i == at and not _noun(reading, at))
        ),
        None,
    )
    owner = next((i for i in range(at - 1, max(-1, at - 4), -1) if reading.shape[i] in "Aa"), None)
    under = bool(re.search(r"\bunder (?:\w+ ){0,2}$", reading.text(max(0, at - 3), at)))
    near = reading.text(max(first, at - 9), at)
    status: Status = "imposed"
    if _LIFTS.search(near) and not re.search(r"\bend the war\b", near):
        status = "lifted"
    elif _THREATENS.search(words) and not re.search(r"\bsince\b", words):
        status = "threatened"
    if _STANDS.search(reading.text(at, min(last, at + 5))):
        return None
    if (_UNSAID.search(near) and status != "lifted") or _WANTED.search(near):
        return None
    agent = subject(reading, verb) if verb is not None else None
    if agent is None and verb is not None and reading.shape[verb - 1 : verb] == "t":
        agent = next((i for i in range(first, verb) if reading.shape[i] == "A"), None)
    if owner is not None and (agent is None or under or (status == "imposed" and verb is None)):
        agent = owner
    if agent is None:
        agent = (
            next((i for i in range(at - 1, -1, -1) if reading.shape[i] == "A"), None)
            if status == "threatened"
            else None
        )
    if status == "threatened":
        agent = _threatens(reading, first, at) or agent
    if agent is None or (verb is None and owner is None and status == "imposed"):
        return None
    target = next((i for i in parties(reading, at, last) if i != agent), None)
    start = min(verb, at) if verb is not None else at if owner is None else owner
    return Draft(
        "sanction",
        min(start, agent) if agent >= first else start,
        last,
        at,
        {"status": status},
        agent=agent,
        target=target,
    )


def _noun(reading: Reading, at: int) -> bool:
    return (
        reading.shape[at + 1 : at + 2] not in {"A", "P", "C", "p", "d"}
        or reading.shape[max(0, at - 1)] in "wd8A"
    )


def find(reading: Reading) -> Iterator[Draft]:
    """Every measure that a passage tells."""
    told: set[int] = set()
    for at in range(len(reading.shape)):
        word = reading.lower(at)
        if not tagged(reading, at, "8") or word.startswith(("impos", "reimpos", "lift", "eas", "tighten")):
            continue
        if word.startswith(("freez", "froz", "unfr")) and not _FREEZES.search(
            reading.text(at, min(at + 7, len(reading.shape) - 1))
        ):
            continue
        if re.fullmatch(r"ban(?:s|ned|ning)?", word) and not _BANNED.search(
            reading.text(at, min(at + 6, len(reading.shape) - 1))
        ):
            continue
        draft = _draft(reading, at)
        if (
            draft is not None
            and draft.trigger not in told
            and not any(0 < draft.trigger - t < 4 for t in told)
        ):
            told.add(draft.trigger)
            yield draft


TRIGGERS = ("8",)

EXAMPLES = (
    Example(
        "The European Union imposed sanctions on Syria over the war.",
        {"actor": "European Union", "status": "imposed"},
    ),
    Example(
        "The United States lifted its sanctions on Sudan.", {"actor": "United States", "status": "lifted"}
    ),
    Example("The club was sanctioned by the league.", {}, "sport is no conflict"),
    Example("The United States froze the assets of UNITA.", {"actor": "United States", "status": "imposed"}),
    Example(
        "The United States threatened to push for an arms embargo on Sudan.",
        {"actor": "United States", "status": "threatened"},
    ),
)
