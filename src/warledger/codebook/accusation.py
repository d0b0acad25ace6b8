"""Accusation: one party says that another broke a rule, a truce or the law, or did the deed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._draft import Draft, Example
from warledger.extract.attribution import voices
from warledger.extract.diplomacy import clause, tagged
from warledger.extract.frame import is_passive
from warledger.extract.parties import is_pair, parties, said_from, subject
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading


class Accusation(Claim, frozen=True, kw_only=True, tag="accusation"):
    """What `actor` accuses `recipient` of.

    `actor` is who says it, a person where one does, `parties` the state or group that stands behind.
    """

    content: str | None = None
    parties: tuple[str, ...] = ()


_CRIMES = re.compile(
    r"\b(?:terror\w*|genocide|war crimes?|crimes? against humanity|aggression|sabotage|barbari\w+|massacres?|deliberate(?:ly)?|on purpose|"
    r"intentional(?:ly)?|purposeful(?:ly)?|provocation|cowardly|brutal|heinous|barbaric|breach of|violation of|act of terror|cynical|ethnic cleansing|criminal(?! (?:court|tribunal|code|law|case)))\b",
    re.IGNORECASE,
)
_WRONGS = re.compile(
    r"\b(?:had (?:not kept|failed to|broken|violated)|ha(?:s|ve) (?:not kept|failed to|broken|violated)|broke the (?:truce|ceasefire|agreement)|"
    r"failed to|violated the|put off|sabotaged?|blew (?:\w+ )?up|not serious|not willing|unwilling|delayed the|disrupt\w+|acted alone|instead of|"
    r"shelter(?:s|ed|ing)|giv(?:es|ing) shelter|gave shelter|harbou?r(?:s|ed|ing)|arm(?:s|ed|ing) (?:the|its|rebels|groups|militias)|fund(?:s|ed|ing)|finance[sd]?|back(?:s|ed|ing) (?:the )?(?:\w+ )?(?:rebels|militants|terrorists|insurgents|separatists|militias?|gunmen)|"
    r"(?:supply|supplies|supplied|send|sends|sent|smuggl\w+) (?:\w+ ){0,2}(?:weapons|arms|fighters|mercenaries)|cluster (?:munitions|bombs)|chemical weapons|human shields?|loot(?:s|ed|ing)|"
    r"playing for time|buy(?:ing)? time|stall(?:s|ed|ing)|occup(?:ies|ied|ying)|drag(?:s|ged|ging) (?:its|their|his) feet|obstruct\w*|block(?:s|ed|ing) (?:the )?(?:talks|aid|convoys?|deliver\w+|peace|inspect\w+|observers)|undermin\w+|"
    r"(?:never|not) (?:kept|honou?red|complied|fulfilled|implemented|respected|withdrawn|lived up)|did not (?:keep|honou?r|comply|respect|fulfil\w*)|(?:is|are|was|were) (?:not )?(?:lying|to blame|behind|rearming|regrouping|massing|meddling|interfering)|"
    r"in bad faith|broke (?:its|their|his) (?:word|promises?|pledges?)|us(?:ed|ing|es) (?:the )?(?:truce|ceasefire|cease-fire|talks|lull|pause) to)\b"
)
_NAMES = re.compile(r"^(?:call(?:s|ed|ing)?|describe[sd]?|spoke|speaks?|denounc\w+)$")


def _draft(reading: Reading, at: int, first: int, last: int, agent: int | None, target: int | None) -> Draft:
    words = reading.text(at, last)
    fields = {"content": words, "plain": _is_charge(reading, at, last, words)}
    return Draft("accusation", first, last, at, fields, agent=agent, target=target)


def _is_charge(reading: Reading, at: int, last: int, words: str) -> bool:
    """True for "accused Y of firing rockets": the charge of one attack, which is a claim of its own."""
    mutual = re.search(
        r"\b(?:each|the) other\b|\b(?:hospitals?|schools?|civilians|children|camps?|mosques?|churches)\b",
        words,
    )
    if not reading.lower(at).startswith("accus") or mutual or _CRIMES.search(words) or _WRONGS.search(words):
        return False
    return bool(re.search(r"[oi][^.;]{0,8}[SXVFYvH]", reading.shape[at : last + 1]))


def _from_verb(reading: Reading, at: int) -> Iterator[Draft]:
    """ "X accused Y of …", "Y blames Z for …", "X and Y blame each other"."""
    word = reading.lower(at)
    if (
        is_passive(reading, at)
        or not word.startswith(("accus", "blam", "hold resp", "held resp", "holds resp", "point", "charg"))
        or reading.shape[at + 1 : at + 2] in {"o", ""}
    ):
        return
    first, last = clause(reading, at)
    agent = subject(reading, at)
    named = [i for i in parties(reading, first, at) if reading.shape[i] == "A"]
    if agent is None and is_pair(reading, first, at):
        agent = next((i for i in range(first, at) if is_pair(reading, first, i)), None)
    if agent is None and len(named) > 1 and "the other" in reading.text(at, last):
        agent = named[0]
    if agent is None or reading.lower(at + 1) in {"nobody", "no one", "anybody", "anyone"}:
        return
    start = said_from(reading, agent, at, first)
    if re.search(r"\b(?:each|the) other\b", reading.text(at, last)) and len(named) > 1:
        yield _draft(reading, at, start, last, named[0], named[-1])
        yield _draft(reading, at, start, last, named[-1], named[0])
        return
    target = next((i for i in parties(reading, at + 1, last) if i != agent), None)
    yield _draft(reading, at, start, last, agent, target)


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
    if not _CRIMES.search(after) or is_passive(reading, at):
        return None
    if reading.lower(at).startswith(("spoke", "speak")) and not re.match(r"\w+ of\b", after):
        return None
    if reading.lower(at).startswith("call") and reading.shape[at + 1 : at + 2] not in {"j", "d"}:
        return None
    if (
        first
        and reading.lower(first - 1) in {"which", "that", "what", "whom"}
        and first == subject(reading, at)
    ):
        return None
    agent = subject(reading, at)
    if agent is None or re.match(r"\w+ (?:a|an) [^,]*?\b(?:would|to|will)\b", after):
        return None
    target = next((i for i in parties(reading, at + 1, last) if i != agent), None)
    return _draft(reading, at, said_from(reading, agent, at, first), last, agent, target)


_VERDICT = re.compile(
    r"\b(?P<verb>condemn\w*|reject\w*|denounc\w*|describ\w*)\b[^.;]{3,90}? as (?:a|an) (?:\w+ ){0,3}?"
    r"(?:violation|breach|war crime|aggression|terror\w*|sabotage|crime|massacre)\b"
)


def _from_verdict(reading: Reading) -> Iterator[Draft]:
    """ "condemned the raid as a war crime", "described it as an act of sabotage by Y"."""
    match = _VERDICT.search(reading.passage.text)
    if not match:
        return
    at = next(i for i, chunk in enumerate(reading.chunks) if chunk.end > match.start("verb"))
    end = next(i for i, chunk in enumerate(reading.chunks) if chunk.end >= match.end())
    agent = subject(reading, at)
    if agent is None or is_passive(reading, at):
        return
    last = clause(reading, end)[1]
    target = next((i for i in parties(reading, at + 1, last) if i != agent), None)
    yield _draft(reading, at, at, last, agent, target)


_MUTUAL = re.compile(
    r"\beach(?: (?:side|party|country|government|army))? (?P<verb>alleg|claim|said|says|insist|complain|charg)\w*(?: that)? the other\b"
)


def _from_mutual(reading: Reading) -> Iterator[Draft]:
    """ "X and Y each said the other had fired first": either charges the other."""
    match = _MUTUAL.search(reading.passage.text)
    if not match:
        return
    at = next(i for i, chunk in enumerate(reading.chunks) if chunk.end > match.start("verb"))
    named = [i for i in range(at) if reading.shape[i] == "A"][:2]
    pair = next((i for i in range(at) if is_pair(reading, i, i + 1)), None)
    first, last = at - 1, clause(reading, min(at + 3, len(reading.shape) - 1))[1]
    if len(named) > 1:
        yield _draft(reading, at, first, last, named[0], named[1])
        yield _draft(reading, at, first, last, named[1], named[0])
    elif pair is not None:
        yield _draft(reading, at, first, last, pair, None)


_OWN_DEFENSE = re.compile(
    r"\bair defen[cs]es?\b[^.;]*\b(?:caus\w+|hit|fell|fallen|destroy\w*|down over)|\b(?:because of|due to)[^.;]*\bair defen[cs]e"
    r"|\b(?:itself|themselves) fired"
)


_CHARGES = re.compile(r"complain|alleg")


def _side(reading: Reading, index: int) -> str | None:
    """The side of an actor's chunk, as the actor files know it."""
    actor = getattr(reading.chunks[index].value, "actor", None)
    return (actor.side or actor.name) if actor is not None else None


def _from_speech(reading: Reading) -> Iterator[Draft]:
    """ "X said that Y had broken the truce": a wrong told by a party of another party."""
    for voice in voices(reading):
        speaker = voice.speaker
        begin = voice.first if voice.first > voice.verb or voice.last < voice.verb else voice.verb + 1
        if speaker is not None and begin <= speaker:
            begin = max(begin, voice.verb + 1)
        blamed = next(
            (
                i
                for i in range(begin, min(voice.last + 1, begin + 12))
                if reading.shape[i] in "Aa" and i != speaker
            ),
            None,
        )
        if blamed is None or voice.denies:
            continue
        if speaker is not None and _side(reading, speaker) == _side(reading, blamed):
            continue
        first, last = clause(reading, blamed)
        words = reading.text(first, last)
        if re.search(r"\b(?:would|will|must|should|to) (?:\w+ )?(?:stop|end|cease|halt)\b", words):
            continue
        charged = _CHARGES.match(reading.lower(voice.verb)) and reading.shape[first : first + 1] != "j"
        charged = charged and not re.search(r"[HXVS]", reading.shape[first : last + 1])
        if blamed - first > 4 or not (
            charged or _WRONGS.search(words) or _CRIMES.search(words) or _OWN_DEFENSE.search(words)
        ):
            continue
        agent = (
            speaker
            if speaker is not None
            else next(
                (
                    i
                    for i in range(max(0, voice.verb - 2), min(len(reading.shape), voice.verb + 3))
                    if reading.shape[i] == "j"
                ),
                None,
            )
        )
        if agent is None:
            continue
        while first < blamed and reading.shape[first] in ",c":
            first += 1
        yield _draft(reading, blamed, first, last, agent, blamed)


def find(reading: Reading) -> Iterator[Draft]:
    """Every accusation that a passage tells."""
    told: list[tuple[int, int, int | None]] = []
    drafts: list[Draft] = []
    for at in range(len(reading.shape)):
        if tagged(reading, at, "6"):
            drafts += _from_verb(reading, at)
            verbal = (
                reading.lower(at).startswith(("accuse", "accusing", "blam"))
                and reading.shape[at - 1 : at] != "d"
            )
            noun = None if verbal else _from_noun(reading, at)
            drafts += [noun] if noun else []
        if _NAMES.match(reading.lower(at)):
            named = _from_name(reading, at)
            drafts += [named] if named else []
    for draft in (*drafts, *_from_verdict(reading), *_from_mutual(reading), *_from_speech(reading)):
        if any(
            first <= draft.last and draft.first <= last and agent != draft.target
            for first, last, agent in told
        ):
            continue
        told.append((draft.first, draft.last, draft.agent))
        yield draft


TRIGGERS = ("6",)

EXAMPLES = (
    Example("Sudan accuses Chad of arming the rebels.", {"actor": "Sudan", "recipient": "Chad"}),
    Example("Armenia and Azerbaijan blamed each other for the shelling.", {"actor": "Armenia"}),
    Example("The player was accused of diving.", {}, "sport is no conflict"),
    Example("Ethiopia and Eritrea each accused the other of shelling.", {"actor": "Ethiopia"}),
)
