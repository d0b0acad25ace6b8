"""Territory: a settlement, area or post captured, recaptured or given up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.codebook._draft import Draft, Example
from warledger.extract.attribution import voice_at, voices
from warledger.extract.frame import agent_after, is_passive, subject_before, time_of
from warledger.extract.setting import coordinated, place_of
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from warledger.extract.shape import Reading


class Territory(Claim, frozen=True, kw_only=True, tag="territory"):
    """A change of control: `actor` captured, recaptured or withdrew from the place."""

    what: Literal["captured", "recaptured", "withdrew"]


_AGAIN = (
    "recaptur",
    "retak",
    "retook",
    "liberat",
    "regain",
    "win back",
    "won back",
    "take back",
    "took back",
    "taken back",
    "reconquer",
    "winning back",
    "dr",
    "push",
    "expel",
    "oust",
)
_AWAY = ("withdr", "retreat", "pull", "abandon", "give", "gave", "vacat")
_FALLS = ("fall", "fell", "in the hands", "under the control", "come under", "came under")
_HOLDS = ("hold", "held", "control")
_OBJECT = re.compile(r"[\"]?d?[waCn\"%-]{0,3}?(?P<p>P)")
_AREA = re.compile(r"[\"]?(?:d|n|q|O|p|w|a|A|C|N|%|\"){0,4}")
_FAR = re.compile(r"[dwaCoq,OnP\"e]{0,7}?(?P<p>P)")
_SUBJECT_PLACE = re.compile(r"(?P<p>P)(?:,[^.;:\"]{1,12}?,|[wTC]|[eo]d?[waCP]{1,4}){0,3}(?:z?b[bzwT]{0,3})?$")
_OUT = re.compile(r"[dwa]{0,3}[pAj](?:w?of|f|wo|w)d?[wC]{0,3}(?P<p>P)?")
_INSIDE = re.compile(r"(?:,?[oewc]d?[wCO]{0,2}){1,2}o?(?P<p>P)")
_NOUN_OF = re.compile(r"[of]d?[waC]{0,3}o?(?P<p>P)")
_DRIVEN = re.compile(r"(?:w?of|f|wo|w)d?[wC]{0,3}o?(?P<p>P)")
_FELL = re.compile(r"(?:^|[k,c]|wo)d?(?P<p>P)T?(?:b[bzw]{0,2})?$")
_ATTRIBUTIVE = frozenset("deofi")
_FALL_OF = re.compile(r"o(?:d?w{1,2}o)?(?P<p>P)")
_ASKED = frozenset("47^")
_FALL_TO = re.compile(r"o(?:d?w{1,2}o)?PT?td?[waC]{0,2}(?P<who>[Aap])")
_WHO = re.compile(r"k[wb]{0,2}$")
_DEEDS = frozenset({"attack", "territory"})
_DEMANDS = ("demand", "urge", "insist")
_NOUNS = frozenset({"capture", "recapture", "seizure", "liberation", "withdrawal"})
_OUST = ("dr", "push", "expel", "oust")
_PLAIN_FALL = ("fell", "fallen")
_HANDS = re.compile(r"d?[waC]{0,2}(?P<who>[Aap])")


def _what(words: str) -> Literal["captured", "recaptured", "withdrew"]:
    """captured, recaptured or withdrew, by the verb's words."""
    if words.startswith(_AGAIN):
        return "recaptured"
    return "withdrew" if words.startswith(_AWAY) else "captured"


def _words(reading: Reading, group: str) -> frozenset[str]:
    return frozenset(reading.language.file.damage.get(group, ()))


def _area(reading: Reading, at: int) -> int | None:
    """The chunk of a plain area or post right behind a verb: "took 25 military posts"."""
    match = _AREA.match(reading.shape, at)
    names = _words(reading, "ground")
    for index in range(at, match.end() if match else at):
        words = reading.lower(index).split()
        if words and words[-1] in names:
            return index
    return None


def _object(reading: Reading, trigger: int, *, sure: bool) -> tuple[int, int | None] | None:
    """What was taken, as (last chunk, place): a place near the verb, an area, or "it"."""
    at = trigger + 1
    area = None if reading.lower(trigger).startswith("enter") else _area(reading, at)
    near = _OBJECT.match(reading.shape, at)
    if area is not None and (near is None or area < near.start("p")):
        inside = _INSIDE.match(reading.shape, area + 1)
        place = inside.start("p") if inside else None
        return (area if place is None else place), place
    far = near or (_FAR.match(reading.shape, at) if sure else None)
    if far:
        return far.start("p"), far.start("p")
    if sure and reading.shape[at : at + 1] == "j" and reading.lower(at) == "it":
        return at, None
    return None


def _subject(reading: Reading, trigger: int) -> tuple[int, int | None] | None:
    """What fell or was taken, before a passive: "Goma fell to the M23"."""
    match = _SUBJECT_PLACE.search(reading.shape[:trigger])
    if match:
        return match.start("p"), match.start("p")
    for index in range(trigger - 1, max(-1, trigger - 7), -1):
        words = reading.lower(index).split()
        if reading.shape[index] in ".;:kVHW":
            return None
        if words and words[-1] in _words(reading, "ground"):
            return index, None
    return None


def _agent(reading: Reading, trigger: int, *, passive: bool) -> int | None:
    """Who took or left it; for "said it had taken" the one who said so."""
    if passive:
        hands = _HANDS.match(reading.shape, trigger + 1) or _FALL_TO.match(reading.shape, trigger + 1)
        if hands and reading.lower(trigger).startswith(_FALLS):
            return hands.start("who")
        return agent_after(reading, trigger)
    agent = subject_before(reading, trigger)
    if agent is not None:
        return agent
    voice = voice_at(voices(reading), trigger)
    if voice is not None:
        return voice.speaker
    pronoun = "j" in reading.shape[max(0, trigger - 3) : trigger]
    return reading.shape.find("A", 0, trigger) if pronoun and "A" in reading.shape[:trigger] else None


def _is_told(reading: Reading, trigger: int, *, sure: bool) -> bool:
    """False for what is sought, for what only describes, and for who holds a place anyway."""
    before, after = reading.shape[trigger - 1 : trigger], reading.shape[trigger + 1 : trigger + 2]
    if (
        after in {"y", "e"}
        and not is_passive(reading, trigger)
        and not reading.lower(trigger).startswith(_FALLS)
    ):
        return False
    near = range(max(0, trigger - 6), trigger)
    if any(reading.shape[i] in _ASKED or reading.lower(i).startswith(_DEMANDS) for i in near):
        return False
    if before == "t" or (before in _ATTRIBUTIVE and not is_passive(reading, trigger)):
        return False
    word = reading.lower(trigger)
    if word.startswith("occup") and before not in set("bAjpT"):
        return False
    if sure:
        return True
    if word.startswith("t") and (
        after == "t" or reading.lower(min(trigger + 1, len(reading.shape) - 1)) in {"out", "away", "into"}
    ):
        return False
    if word.startswith(_HOLDS) and (_WHO.search(reading.shape, 0, trigger) or is_passive(reading, trigger)):
        return False
    return not word.startswith("control") or voice_at(voices(reading), trigger) is not None


def _special(reading: Reading, trigger: int) -> tuple[int, int | None, bool] | None:
    """What nouns and falls tell: "the capture of X", "the fall of X", "X fell", "driven from X"."""
    word, shape = reading.lower(trigger), reading.shape
    match = None
    if word == "fall":
        match = _FALL_OF.match(shape, trigger + 1)
    elif word in {"fell", "fallen"} and shape[trigger + 1 : trigger + 2] not in {"e", "t", "i"}:
        match = _FELL.search(shape, 0, trigger)
    elif word in _NOUNS and shape[trigger - 1 : trigger] in {"d", "a"}:
        match = _NOUN_OF.match(shape, trigger + 1)
    elif word.startswith(_OUST) and is_passive(reading, trigger):
        match = _DRIVEN.match(shape, trigger + 1)
        leaves = match and {"out", "from", "out of"} & {
            reading.lower(i) for i in range(trigger + 1, match.end())
        }
        match = match if leaves else None
    return (match.start("p"), match.start("p"), True) if match else None


def _found(reading: Reading, trigger: int) -> tuple[int, int | None, bool] | None:
    """The change of control that a verb tells: (chunk of what, its place, passive)."""
    word, sure = reading.lower(trigger), reading.shape[trigger] == "U"
    if not sure and word != "fall" and word not in _words(reading, "taking"):
        return None
    special = _special(reading, trigger)
    if word == "fall" and special is None:
        return None
    if special is not None or word in _NOUNS - {"capture", "recapture"} or word.startswith(_PLAIN_FALL):
        return special if special is not None or not sure else _plain(reading, trigger, sure=sure)
    return _plain(reading, trigger, sure=sure)


def _plain(reading: Reading, trigger: int, *, sure: bool) -> tuple[int, int | None, bool] | None:
    """What a verb says was taken or left: its object, or its subject in the passive."""
    word = reading.lower(trigger)
    if not _is_told(reading, trigger, sure=sure):
        return None
    if word.startswith(_OUST):
        match = _OUT.match(reading.shape, trigger + 1)
        if not match or not (
            {"out", "from", "out of"} & {reading.lower(i) for i in range(trigger + 1, match.end())}
        ):
            return None
        return match.end() - 1, match.start("p") if match.group("p") else None, False
    passive = is_passive(reading, trigger) or word.startswith(_FALLS)
    found = _subject(reading, trigger) if passive else _object(reading, trigger, sure=sure)
    return None if found is None else (*found, passive)


def find(reading: Reading) -> Iterator[Draft]:
    """Every change of control that a passage tells."""
    for trigger in range(len(reading.shape)):
        if reading.shape[trigger] not in "UwRHVFxZ~W":
            continue
        found = _found(reading, trigger)
        if found is None:
            continue
        at, place, passive = found
        agent = _agent(reading, trigger, passive=passive)
        fields = {"what": _what(reading.lower(trigger))}
        first, last = min(at, trigger), max(at, trigger)
        when = time_of(reading, trigger)
        behind = (trigger, len(reading.shape))
        plain = place if place is not None else place_of(reading, trigger, window=behind)
        for one in coordinated(reading, plain) if plain is not None else [None]:
            ends = (first, last) if one is None or place is None else (min(first, one), max(last, one))
            yield Draft("territory", *ends, trigger, fields, one, when, agent=agent)


def _taker(claim: Territory, everything: Sequence[Claim]) -> str | None:
    """Who took it, where the sentence has only a pronoun: the speaker, else who acted last before."""
    if claim.words.endswith((*_PLAIN_FALL, " of", " to")):
        return None
    spoken = claim.speaker
    if spoken is not None and (spoken.side or (spoken.name and not spoken.name.islower())):
        return spoken.side or spoken.name
    acting = [
        other
        for other in everything
        if other.actor and not other.actor.islower() and other.start < claim.start and other.type in _DEEDS
    ]
    last = max(acting, key=lambda other: other.start).actor if acting else None
    return last or (spoken.name if spoken is not None else None)


def settle(
    claims: Sequence[Territory], everything: Sequence[Claim], text: str, country: Callable[[str], str | None]
) -> list[Territory]:
    """Changes of control with their actor from the document, each told once."""
    del text, country
    told: dict[tuple[object, ...], Territory] = {}
    for claim in sorted(claims, key=lambda found: (found.start, found.end)):
        full = msgspec.structs.replace(claim, actor=claim.actor or _taker(claim, everything))
        where = (claim.place.geonames or claim.place.name) if claim.place else None
        key = (full.what, full.actor, where)
        if key not in told or len(told[key].words) < len(full.words):
            told[key] = full
    return list(told.values())


TRIGGERS = ("U",)

EXAMPLES = (
    Example("M23 rebels captured Goma on Monday.", {"actor": "M23", "what": "captured", "place": "Goma"}),
    Example(
        "Ukrainian troops withdrew from Avdiivka.",
        {"actor": "Ukraine", "what": "withdrew", "place": "Avdiivka"},
    ),
    Example("Kunduz fell to the Taliban.", {"actor": "Taliban", "what": "captured", "place": "Kunduz"}),
    Example(
        "The RSF said it had taken the town of Babanusa.",
        {"actor": "Rapid Support Forces", "place": "Babanusa"},
    ),
    Example("The army pushed Boko Haram out of Bama.", {"what": "recaptured", "place": "Bama"}),
    Example("Goma is now in the hands of the M23.", {"actor": "M23", "what": "captured", "place": "Goma"}),
    Example("A market in occupied Donetsk was shelled.", {}, "who holds a place anyway is no change"),
    Example("The envoy demanded that Russia withdraw from Crimea.", {}, "asked for, not done"),
    Example("Officers took a prisoner to Kyiv.", {}),
)
