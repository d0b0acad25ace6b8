"""Attack: one side uses force against a place, an object or people.

Fired, dropped, detonated or carried out; debris that hits something is an attack that hit,
a drone shot down is an interception. One claim for each place that the words name as struck
(codebook, Claims 8, 12, 14, 15 and 17).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from warledger.codebook import _doer
from warledger.codebook._draft import Draft, Example
from warledger.codebook._settling import settled
from warledger.extract.actor import ActorMention
from warledger.extract.figures import Figure
from warledger.extract.frame import clauses, coordinated, is_passive, place_of, time_of
from warledger.extract.place import PlaceMention
from warledger.extract.scope import scope_of
from warledger.extract.weapons import means_of, weapon_in
from warledger.language.lexicon import Lexeme
from warledger.model import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from warledger.extract.shape import Reading
    from warledger.model.claim import Modality

Means = Literal[
    "drone",
    "missile",
    "glide_bomb",
    "artillery",
    "air_strike",
    "ground",
    "mine",
    "small_arms",
    "unspecified",
]


class Attack(Claim, frozen=True, kw_only=True, tag="attack"):
    """An attack as told: `means` the main weapon; `launched` and `intercepted` count weapons."""

    means: Means = "unspecified"
    launched: int | None = None
    intercepted: int | None = None


class Told(NamedTuple):
    """An attack that a trigger tells: chunks of its author and place, its means, its modality if marked."""

    trigger: int
    agent: int | None
    place: int | None
    means: str
    modality: Modality | None = None


_TARGET = re.compile(r"[^.;:\"k]{0,10}?(?P<e>[et])[dwaCO]{0,4}(?P<p>P)")
_MENTION = re.compile(r"\b(?:the|this|that|these|those|such|its|their|his)\b", re.IGNORECASE)
_HIT = re.compile(r"[dwaCnqc,ioe\"-]{0,9}[OPpNAMqjX]")
_OBJECT = re.compile(r"[waC]{0,2}d?[waC]{1,3}")
_OBJECT_OF = re.compile(r"[wd]?[waCd]{0,3}[OPnqCp]")
_THAT_HIT = re.compile(r"[OPpNC][^.;:]{0,6}k[dwaC]{0,3}[MSqA]$")
_SURE = ("attack", "bomb", "shell", "raid", "storm", "ambush", "pound")
_VICTIM = re.compile(r"[wd]?[waC]{0,2}[NnpPqA]")
_SIDES = re.compile(r"(?:i|e)(?P<who>[^.;:k\"]{1,9})")
_BLAST = re.compile(r"[wTPeo]{0,4}yd?[waC]{0,3}(?P<m>[Mq])")
_DENIES = re.compile(r"\bden(?:y|ies|ied)\b")
_AIMED = re.compile(r"[nw]?e\"?d?[waCd]{0,2}(?:[pNOqX]|A|P)")
_RUN = re.compile(r"P(?:,d?w?P)+(?:,?cd?w?[eo]?d?w?P)")
_ALSO_IN = re.compile(r"(?:,[^.;:\"kWVHSF,]{1,7})?,?c[ef]d?[waC]{0,4}o?d?P")
_CLOSING_IN = ("surround", "descend", "break into", "broke", "burst", "rampage")
_BARE = re.compile(r"(?<=^M)k|(?<=^q)k")
_FIGHTS = (
    "fighting",
    "clash",
    "battle",
    "skirmish",
    "firefight",
    "gun battle",
    "in combat",
    "exchange of fire",
)
_ALARMS = frozenset("alert alerts siren sirens warning warnings shelter shelters alarm alarms".split())
_TAKEN = ("abduct", "kidnap")


def _launched(reading: Reading, trigger: int) -> int | None:
    """How many weapons the sentence says were sent."""
    for index in range(max(0, trigger - 4), min(len(reading.shape), trigger + 7)):
        value = reading.chunks[index].value
        if weapon_in(reading, index) and isinstance(value, Figure):
            return value.quantity.low if value.quantity.low is not None else value.quantity.high
    return None


def _where(reading: Reading, trigger: int) -> int | None:
    """The place struck; not the seat of whoever speaks of it, nor where the report was filed."""
    reported = re.match(r"bw?Wf(?=P)", reading.shape[trigger + 1 :])
    if reported:
        return trigger + 1 + reported.end()
    first = _doer.dateline_end(reading)
    place = place_of(reading, trigger, window=(first, len(reading.chunks)) if first < trigger else None)
    if place is None or (reading.shape[place + 1 : place + 2] == "W" and trigger != place + 1):
        return None
    return place


def _is_fight(reading: Reading, trigger: int) -> bool:
    return reading.shape[trigger] == "S" and reading.lower(trigger).startswith(_FIGHTS)


def _is_untold(reading: Reading, trigger: int) -> bool:
    """True for an attack that is to stop, is forbidden or only planned in the text's words."""
    untold = reading.language.file.carry_verbs["untold"]
    first = trigger
    while first > 0 and trigger - first < _REACH and reading.shape[first - 1] not in ".;:,k":
        first -= 1
    words = {word for index in range(first, trigger) for word in reading.lower(index).split()}
    return bool(words & set(untold))


_REACH = 6
_MANY = 1500
_FEW = 5


def _opposed(reading: Reading, trigger: int) -> int | None:
    """The armed group that a fight is with: "clashes with the rebels", "a battle between the army and X"."""
    match = _SIDES.match(reading.shape, trigger + 1)
    if not match:
        return None
    for index in range(match.start("who"), match.end("who")):
        value = reading.chunks[index].value
        if isinstance(value, ActorMention) and value.actor.kind == "group":
            return index
    return None


def _noun(reading: Reading, trigger: int) -> Told | None:
    """An attack noun: "a strike on X", "the shelling of X", "Russian attacks in X"."""
    if (
        _is_untold(reading, trigger)
        or reading.lower(trigger + 1 if trigger + 1 < len(reading.shape) else 0) in _ALARMS
    ):
        return None
    place, means = _where(reading, trigger), means_of(reading, trigger)
    agent = _doer.of_noun(reading, trigger)
    if _is_fight(reading, trigger):
        numbers = clauses(reading)
        agent = agent if agent is not None else _opposed(reading, trigger)
        place = place if place is not None and numbers[place] == numbers[trigger] else None
        return Told(trigger, agent, place, means) if place is not None or agent is not None else None
    if means == "ground" and reading.lower(trigger).startswith("raid") and not _is_group(reading, agent):
        means = "unspecified"
    if place is None and agent is None:
        before = reading.text(max(0, trigger - 3), trigger)
        if means == "unspecified" or _MENTION.search(before):
            return None
    return Told(trigger, agent, place, means)


def _is_group(reading: Reading, index: int | None) -> bool:
    """True for an armed group."""
    value = reading.chunks[index].value if index is not None else None
    return isinstance(value, ActorMention) and value.actor.kind == "group"


def _is_none(reading: Reading, trigger: int) -> bool:
    """True for "no facilities were hit" and "hit each other"."""
    before = {reading.lower(i).split()[0] for i in range(max(0, trigger - 6), trigger)}
    after = reading.lower(trigger + 1) if trigger + 1 < len(reading.shape) else ""
    return bool(before & {"no", "none", "neither"}) or after.startswith("each")


def _verb(reading: Reading, trigger: int) -> Told | None:
    """A verb of attacking, active or passive: "struck X", "X was shelled", "hit a school in X"."""
    word = reading.lower(trigger)
    befalls = word.startswith(("come under", "came under", "coming under", "comes under"))
    passive = befalls or is_passive(reading, trigger) or reading.shape[trigger + 1 : trigger + 2] == "y"
    letter, prior = reading.shape[trigger], reading.shape[max(0, trigger - 1) : trigger]
    if letter in "vX" and (_is_untold(reading, trigger) or (letter == "X" and prior in set("edoiya"))):
        return None
    agent = _doer.of_verb(reading, trigger, passive=passive)
    place, means = _where(reading, trigger), means_of(reading, trigger)
    if reading.shape[trigger + 1 : trigger + 2] == "j":
        place = None
    before = reading.shape[max(0, trigger - 12) : trigger]
    hits = _HIT.match(reading.shape, trigger + 1) or word.startswith("open")
    if _is_none(reading, trigger) or (agent is None and word.startswith(_CLOSING_IN)):
        return None
    if means == "ground" and word.startswith("raid") and not _is_group(reading, agent):
        means = "unspecified"
    sure = agent is not None and word.startswith(_SURE) and _OBJECT.match(reading.shape, trigger + 1)
    told = bool(hits or sure) or _THAT_HIT.search(reading.shape[max(0, trigger - 12) : trigger])
    if not told and not (passive and re.search(r"[OPpNqjCA]", before)):
        return None
    if place is None and agent is None and means == "unspecified":
        return None
    return Told(trigger, agent, place, means)


def _fire(reading: Reading, trigger: int) -> Told | None:
    """A verb that sends a weapon: "fired rockets at X", "launched 70 missiles", "fired at X"."""
    shape, word = reading.shape, reading.lower(trigger)
    passive = is_passive(reading, trigger) or shape[trigger + 1 : trigger + 2] == "y"
    around = [*range(trigger + 1, min(trigger + 7, len(shape)))]
    around += range(max(0, trigger - 7), trigger) if passive else ()
    weapons = [weapon for index in around if (weapon := weapon_in(reading, index))]
    if not weapons and not passive and trigger and (sent := weapon_in(reading, trigger - 1)):
        passive, weapons = True, [sent]
    target = _TARGET.match(shape, trigger + 1)
    place = target.start("p") if target else None
    if word.startswith("us") and place is None and not passive:
        return None
    agent = _doer.of_verb(reading, trigger, passive=passive)
    if not weapons and agent is not None and _is_denied_fire(reading, trigger):
        return Told(trigger, agent, _where(reading, trigger), "unspecified")
    aimed = _AIMED.match(shape, trigger + 1) if word.startswith(("fir", "shot", "shoot")) else None
    if not weapons and (aimed is None or not _toward(reading, trigger)):
        return None
    means = "missile" if {"missile", "drone"} <= set(weapons) else weapons[0] if weapons else "unspecified"
    if not weapons and not passive and aimed and "P" not in aimed[0]:
        means = "small_arms"
    denied = any(isinstance(v := reading.chunks[i].value, Figure) and v.none for i in around)
    if place is None:
        place = _where(reading, trigger)
    return Told(trigger, agent, place, means, "denied" if denied else None)


def _toward(reading: Reading, trigger: int) -> bool:
    """True when what is fired goes at, on or into something."""
    near = range(trigger + 1, min(trigger + 3, len(reading.shape)))
    return any(reading.lower(index) in {"at", "on", "into", "towards", "toward"} for index in near)


def _is_denied_fire(reading: Reading, trigger: int) -> bool:
    """ "X denied that it had fired": nothing is sent, yet it is the attack that is meant."""
    if not reading.lower(trigger).startswith("fir") or reading.shape[trigger + 1 : trigger + 2] not in {
        ".",
        ",",
    }:
        return False
    return trigger > 0 and bool(_DENIES.search(reading.text(0, trigger)))


def _weapon(reading: Reading, trigger: int) -> Told | None:
    """A weapon that falls, explodes, kills or destroys: "a drone crashed in X", "a shell killed two"."""
    shape = reading.shape
    letter = shape[trigger]
    if letter in "Hhx" and not _is_harm(reading, trigger):
        return None
    if letter == "G" and "direct hit" in reading.lower(trigger):
        return Told(trigger, None, _where(reading, trigger), "unspecified")
    if letter in "HG" and (is_passive(reading, trigger) or shape[trigger + 1 : trigger + 2] == "y"):
        match = _BLAST.match(shape, trigger + 1)
        at = match.start("m") if match else None
    else:
        before = range(max(0, trigger - 6), trigger)
        at = next((i for i in reversed(before) if weapon_in(reading, i)), None)
        if at is not None and re.search(r"[.;:\"kWV]", _BARE.sub("", shape[at:trigger])):
            at = None
    means = weapon_in(reading, at) if at is not None else None
    if at is None or means is None:
        return _killing(reading, trigger) if letter in "HhxG" or " up" in reading.lower(trigger) else None
    if means == "air_strike" and letter in "ZR" and "bomb" not in reading.lower(at):
        return None
    if means == "air_strike" and letter in "ZR":
        means = "unspecified"
    return Told(trigger, _doer.of_weapon(reading, at), _where(reading, trigger), means)


def _falls(reading: Reading, trigger: int) -> Told | None:
    """A plain "fell" is a fall when a weapon is its subject."""
    if not reading.lower(trigger).startswith(("fall", "fell")):
        return None
    found = _weapon(reading, trigger)
    sent = re.search(r"[Mq](?:f[dwaC]{0,2}[AP])?$", reading.shape[max(0, trigger - 6) : trigger])
    return found if found is not None and sent else None


def _is_harm(reading: Reading, trigger: int) -> bool:
    """True for killing, wounding and taking captive by force."""
    value = reading.chunks[trigger].value
    effect = value.value if isinstance(value, Lexeme) else ""
    return effect in {"killed", "injured"} or reading.lower(trigger).startswith(_TAKEN)


def _killing(reading: Reading, trigger: int) -> Told | None:
    """Killing by somebody named: "were shot dead by the rebels", "the group killed 14 villagers"."""
    shape = reading.shape
    passive = is_passive(reading, trigger) or shape[trigger + 1 : trigger + 2] == "y"
    agent = _doer.after_by(reading, trigger) if passive else None
    bombed = " up" in reading.lower(trigger) and shape[trigger] in "ZG"
    if (
        agent is None
        and not passive
        and (shape[trigger] == "G" or bombed or _VICTIM.match(shape, trigger + 1))
    ):
        agent = _doer.subject(reading, trigger)
    if bombed and reading.lower(trigger).endswith(("self up", "selves up")):
        return Told(trigger, agent, _where(reading, trigger), "ground")
    if agent is not None and shape[agent] == "j" and shape[agent - 1 : agent] not in {"W", "k"}:
        return None
    if agent is None or not _is_armed(reading, agent) or shape[trigger - 1 : trigger] in {"n", "N"}:
        return None
    if shape[trigger] == "G" and not _OBJECT_OF.match(shape, trigger + 1) and not passive:
        return None
    return Told(trigger, agent, _where(reading, trigger), means_of(reading, trigger))


def _is_armed(reading: Reading, index: int) -> bool:
    """True for a state, an army, an armed group, and for "it" or "they", whom the document knows."""
    value = reading.chunks[index].value
    if isinstance(value, ActorMention):
        return value.actor.kind in {"state", "force", "group"}
    return reading.shape[index] == "j" or _doer.is_fighters(reading, index)


def _claimed(reading: Reading, trigger: int) -> Told | None:
    """ "The group claimed responsibility for the attack", "denied any part in it"."""
    agent = _doer.subject(reading, trigger)
    said = re.search(r"W[dk]{0,2}$", reading.shape[:trigger])
    if agent is None and said:
        agent = _doer.subject(reading, said.start())
    if agent is None:
        return None
    lexeme = reading.chunks[trigger].value
    denied = isinstance(lexeme, Lexeme) and lexeme.value == "denied"
    nouns = (i for i in range(trigger, min(len(reading.shape), trigger + 9)) if reading.shape[i] == "S")
    noun = next(nouns, None)
    means = means_of(reading, noun) if noun is not None else "unspecified"
    return Told(trigger, agent, _where(reading, trigger), means, "denied" if denied else None)


def _seized(reading: Reading, trigger: int) -> Told | None:
    """People taken by an armed group: "seized by gunmen"."""
    agent = _doer.after_by(reading, trigger)
    if (
        agent is None
        or not _is_group(reading, agent)
        or not re.search(r"[pN][kb]{0,3}$", reading.shape[:trigger])
    ):
        return None
    return Told(trigger, agent, _where(reading, trigger), "ground")


def _blamed(reading: Reading, trigger: int) -> Told | None:
    """ "X blames Y": whose deed the document's attack is said to be."""
    match = re.match(r"[dwaC]{0,3}A(?=[.,;c]|$)", reading.shape[trigger + 1 :])
    if match is None or not reading.lower(trigger).startswith("blam") or "S" in reading.shape[trigger:]:
        return None
    return Told(trigger, trigger + match.end(), None, "unspecified", "asserted")


_READERS: dict[str, Callable[[Reading, int], Told | None]] = {
    "W": _blamed,
    "6": _blamed,
    "U": _seized,
    "r": _claimed,
    "S": _noun,
    "V": _verb,
    "v": _verb,
    "X": _verb,
    "F": _fire,
    "Z": _weapon,
    "R": _falls,
    "H": _weapon,
    "h": _weapon,
    "x": _weapon,
    "G": _weapon,
}


def _party(reading: Reading, index: int | None) -> str | None:
    """Whose deed two tellings share: the party's name, or the word that stands for it."""
    if index is None:
        return None
    value = reading.chunks[index].value
    return (value.actor.side or value.actor.name) if isinstance(value, ActorMention) else reading.lower(index)


def _merged(reading: Reading, told: list[Told]) -> list[Told]:
    """What a passage tells of one place and one author, once, with the means that any telling gives."""
    kept: list[Told] = []
    for one in told:
        party = _party(reading, one.agent)
        for number, other in enumerate(kept):
            before = _party(reading, other.agent)
            if other.place != one.place or (party and before and party != before):
                continue
            means = other.means if other.means != "unspecified" else one.means
            better = one if other.agent is None and one.agent is not None else other
            kept[number] = better._replace(means=means, modality=other.modality or one.modality)
            break
        else:
            kept.append(one)
    named = any(one.place is not None for one in kept)
    return [one for one in kept if one.place is not None or one.agent is not None or not named]


def _counts_attacks(reading: Reading, index: int) -> bool:
    """True for a figure of attacks: "two bombings", "dozens of strikes"."""
    value = reading.chunks[index].value
    return (
        isinstance(value, Figure)
        and value.counts is not None
        and value.counts.letter == "S"
        and not value.none
    )


def _places(reading: Reading, told: Told) -> list[int | None]:
    """Every place of one telling: the list its place stands in, a list that says it closer, "and in X"."""
    place = told.place
    run = next((run for run in _runs(reading) if place in run), None)
    if run is None and (place is None or _is_coarse(reading, place)):
        run = next((run for run in _runs(reading) if run[0] > told.trigger), None)
    if run is not None:
        return [*run]
    if place is None:
        return [None]
    listed = coordinated(reading, place)
    further = _ALSO_IN.match(reading.shape, listed[-1] + 1) if listed[-1] > told.trigger else None
    return [*listed, further.end() - 1] if further else [*listed]


def _runs(reading: Reading) -> list[list[int]]:
    """Lists of three places and more that a sentence names."""
    return [
        [match.start() + at for at, letter in enumerate(match[0]) if letter == "P"]
        for match in _RUN.finditer(reading.shape)
    ]


def _is_coarse(reading: Reading, index: int) -> bool:
    """True for a region or country."""
    value = reading.chunks[index].value
    found = value.candidates[0].precision if isinstance(value, PlaceMention) and value.candidates else ""
    return found in {"country", "admin1"}


def _is_sum(reading: Reading, trigger: int) -> bool:
    """ "Israeli attacks have killed more than 47,000 people": attacks of a war, by the figure told of them."""
    lexeme = reading.chunks[trigger].value
    if reading.shape[trigger] != "S" or not isinstance(lexeme, Lexeme):
        return False
    figures = [chunk.value.quantity for chunk in reading.chunks if isinstance(chunk.value, Figure)]
    return any((figure.low or 0) > _MANY for figure in figures if figure.low is not None)


def _are_few(reading: Reading, trigger: int) -> bool:
    """True for a handful of attacks counted together on one place."""
    value = reading.chunks[trigger].value
    return isinstance(value, Figure) and not value.quantity.vague and (value.quantity.low or _FEW) < _FEW


def _draft(reading: Reading, told: Told) -> Draft:
    """The draft of one telling at one place."""
    trigger, agent, place, means, modality = told
    when = time_of(reading, trigger)
    launched = _launched(reading, trigger) if reading.shape[trigger] == "F" else None
    marks = [trigger]
    marks += [place] if place is not None and abs(place - trigger) < 16 else []
    marks += [agent] if agent is not None and 0 < trigger - agent < 7 else []
    fields = {"means": means, "launched": launched}
    scope = "total" if _is_sum(reading, trigger) else scope_of(reading, trigger, None, when)
    if (
        scope == "total"
        and _are_few(reading, trigger)
        and place is not None
        and not _is_coarse(reading, place)
    ):
        scope = "incident"
    return Draft(
        "attack",
        min(marks),
        max(marks),
        trigger,
        fields,
        place,
        when,
        agent=agent,
        scope=scope,
        modality=modality,
    )


def find(reading: Reading) -> Iterator[Draft]:
    """Every attack that a passage tells, one for each place it names as struck."""
    told: list[Told] = []
    for trigger, letter in enumerate(reading.shape):
        reader = _noun if _counts_attacks(reading, trigger) else _READERS.get(letter)
        found = reader(reading, trigger) if reader else None
        if found is not None:
            told += [found._replace(place=place) for place in _places(reading, found)]
    for one in _merged(reading, told):
        yield _draft(reading, one)


def settle(
    claims: Sequence[Claim],
    everything: Sequence[Claim],
    text: str,  # noqa: ARG001 — every type is settled by the same call
    country: Callable[[str], str | None],  # noqa: ARG001
) -> list[Claim]:
    """The attacks of one document that stand once all of it is known."""
    return settled(claims, everything)


TRIGGERS = tuple("SVvXFZrGH")

EXAMPLES = (
    Example(
        "Russian drones attacked Odesa on Monday.", {"actor": "Russia", "means": "drone", "place": "Odesa"}
    ),
    Example("Sumy was shelled with mortars.", {"means": "artillery", "place": "Sumy"}),
    Example(
        "Israeli warplanes carried out a strike on Tyre.",
        {"actor": "Israel", "means": "air_strike", "place": "Tyre"},
    ),
    Example("Workers went on strike in Paris.", {}, "a labor strike is no attack"),
)
