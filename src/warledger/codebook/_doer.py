"""Who a sentence says carried out an attack: its subject, "by", an owner, where it came from, the accused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention
from warledger.extract.frame import agent_after, agent_near, clauses, is_actor, is_passive, subject_before
from warledger.extract.weapons import FIGHTERS, FLYERS, weapon_in

if TYPE_CHECKING:
    from warledger.extract.shape import Reading

_PRONOUNS = frozenset({"it", "they", "we"})
_OWN = frozenset({"its", "their"})
_BEFORE_VERB = frozenset("bmzT")
_ADVERBS = frozenset(
    "also then again still already first later together earlier once ever have had has".split()
)
_BY = re.compile(r"[wTPeo,d%MO\"qnN]{0,8}?y(?P<who>d?[\"waCn,MSp]{0,6}(?:[Aa]|N|p(?:[of]d?[waC]{0,2}A)?))")
_OF = re.compile(r"(?P<by>[of])(?P<who>d?[waC]{0,2}A)")
_SENT = re.compile(r"(?:[FYV]|w)?(?P<by>[yof])d?(?P<who>[waCnp]{0,3}[Aa])")
_CHARGED = re.compile(r"(?P<verb>[6W])(?:w{0,2}i)?d?[waC]{0,3}(?P<who>A)[^.;:k]{0,4}[oiecS]")
_HELD = re.compile(r"wd?[waC]{0,2}(?P<who>A)w[i]$")
_DATELINE = re.compile(r"[CAPTpe,.()an:]{1,12}-")
_ASIDE = 14
_CITED = re.compile(r"@[dwaC]{0,3}$")
_OF_PLACE = re.compile(r"P(?:,w{0,2}|,?cd?)$")
_TOGETHER = re.compile(r"[Aa](?:,d?[Aa])*,?cd?$")
_BAND = re.compile(r"N(?:[eoic]d?w{1,2}){0,3}$")
_GROUND = re.compile(r"[wTe]{0,3}f(?:[dwTt]{0,3}(?:[WUY]|w)yd?w{0,2}(?P<held>[Aap])|d?(?P<own>[Aap])w)")
_POSITIONS = frozenset("positions lines territory areas trenches hills bases".split())
_ARMS = frozenset({"army", "military", "government", "federal", "navy", "naval", "force", "regime"})
_CARRIED = re.compile(r"[^.;:\"kHVF]{0,8}bw?Y(?=w?y)")
_CHARGING = ("accus", "blam", "suspected")
_ARMED = frozenset({"state", "force", "group", "person", "office", "body", "alliance"})


def _first_actor(reading: Reading, start: int, end: int) -> int | None:
    """The first chunk of a stretch that names a party, else fighters without a name."""
    found = next((i for i in range(start, end) if is_actor(reading, i)), None)
    return (
        found if found is not None else next((i for i in range(start, end) if is_fighters(reading, i)), None)
    )


def is_fighters(reading: Reading, index: int) -> bool:
    """True for people with arms in hand who are no named party: "the terrorists", "three gunmen"."""
    return reading.shape[index] in "pN" and bool(set(reading.lower(index).split()) & FIGHTERS)


def is_armed(reading: Reading, index: int) -> bool:
    """True for a state, an army, an armed group, and for "it" or "they", whom the document knows."""
    value = reading.chunks[index].value
    if isinstance(value, ActorMention):
        return value.actor.kind in {"state", "force", "group"}
    return reading.shape[index] == "j" or is_fighters(reading, index)


def after_by(reading: Reading, trigger: int) -> int | None:
    """The party after "by"."""
    found = agent_after(reading, trigger)
    if found is not None and reading.shape[found] != "p":
        return found
    match = _BY.match(reading.shape, trigger + 1)
    return _first_actor(reading, match.start("who"), match.end("who")) if match else None


def _is_verb_group(reading: Reading, at: int) -> bool:
    """True for an auxiliary, an adverb or a time between a subject and its verb."""
    letter, word = reading.shape[at], reading.lower(at)
    if letter == "e":
        return reading.shape[at + 1] == "T"
    return letter in _BEFORE_VERB or word in _ADVERBS or (letter == "w" and word.endswith("ly"))


def _phrase_end(reading: Reading, trigger: int) -> int:
    """The last chunk before the verb group that ends at a trigger; -1 when there is none."""
    at = trigger - 1
    while at >= 0 and _is_verb_group(reading, at):
        at -= 1
    return at


def of_weapon(reading: Reading, index: int) -> int | None:
    """Whose a weapon is: "Russian drones", "rockets of the RSF", "a drone sent by the Houthis"."""
    found = agent_near(reading, index)
    if found is not None and found >= dateline_end(reading):
        return _first_of(reading, found)
    if index and reading.lower(index - 1) in _ARMS | _OWN:
        return index - 1
    match = _SENT.match(reading.shape, index + 1)
    if match and (match["by"] != "o" or reading.shape[index + 1] == "o"):
        found = _first_actor(reading, match.start("who"), match.end("who"))
        return None if match["by"] == "f" and found is not None and _is_state(reading, found) else found
    return None


def _is_state(reading: Reading, index: int) -> bool:
    """True for a state, from whose land others may fire."""
    value = reading.chunks[index].value
    return isinstance(value, ActorMention) and value.actor.kind == "state"


def subject(reading: Reading, trigger: int) -> int | None:
    """Whose deed an active verb tells; "it" and "they" are left to the document."""
    found = _subject(reading, trigger)
    if found is None or _is_aside(reading, found):
        return None
    return _first_of(reading, found)


def _is_aside(reading: Reading, index: int) -> bool:
    """True for who is cited ("according to survivors, …") and for a land named with a place ("X, northern Y")."""
    before = reading.shape[max(0, index - 4) : index]
    return bool(_CITED.search(before)) or (
        bool(_OF_PLACE.search(before)) and (_is_state(reading, index) or reading.shape[index] == "a")
    )


def _first_of(reading: Reading, index: int) -> int:
    """The first of several parties that act together: "the United States, Britain and France"."""
    if not is_actor(reading, index):
        return index
    listed = _TOGETHER.search(reading.shape[:index])
    return listed.start() if listed and is_actor(reading, listed.start()) else index


def _subject(reading: Reading, trigger: int) -> int | None:
    shape = reading.shape
    at = _phrase_end(reading, trigger)
    if at < 0:
        return None
    band = _BAND.search(shape[: at + 1])
    if band and is_fighters(reading, band.start()):
        return band.start()
    opening = shape.rfind(",", 0, at) if shape[at] == "," else -1
    if opening > 0 and at - opening < _ASIDE:
        return subject(reading, opening)
    head = _antecedent(reading, at)
    if head != at and shape[head] == "A":
        return head
    at = head
    if shape[at] == "j" and reading.lower(at) in _PRONOUNS:
        return at
    if is_fighters(reading, at):
        return _owner(reading, at)
    if reading.lower(at) in FIGHTERS and at and reading.lower(at - 1) in _OWN:
        return at - 1
    if reading.lower(at) in FLYERS and at and reading.lower(at - 1) in _ARMS:
        return at - 1
    if weapon_in(reading, at):
        return of_weapon(reading, at)
    if shape[at] == "w" and at and reading.lower(at - 1) in _OWN:
        return at - 1
    found = subject_before(reading, trigger)
    if found is None or found < dateline_end(reading):
        return None
    is_attribute = shape[found] == "a" and re.search(r"[,POT]", shape[found:trigger])
    return None if is_attribute else found


def _antecedent(reading: Reading, at: int) -> int:
    """Whom "who", "which" or "that" stands for: the chunk before it, over a comma; else the chunk itself."""
    if reading.shape[at] != "k" or reading.lower(at) not in {"who", "which", "that"}:
        return at
    head = at - 1
    return head - (head > 0 and reading.shape[head] == ",")


def _owner(reading: Reading, at: int) -> int:
    """Whose fighters they are, named close before them in the same sentence; else they themselves."""
    first = max((reading.shape.rfind(stop, 0, at) for stop in ":;."), default=-1)
    return next((i for i in range(at - 1, max(first, at - 4), -1) if is_actor(reading, i)), at)


def dateline_end(reading: Reading) -> int:
    """The first chunk behind a dateline ("CITY, Nov. 23 - "), 0 without one."""
    match = _DATELINE.match(reading.shape)
    return match.end() if match else 0


def _charged(reading: Reading, trigger: int) -> int | None:
    """Whom the words around an attack accuse of it: "X blames Y for the strike", "Y is accused of shelling"."""
    numbers = clauses(reading)
    for match in _CHARGED.finditer(reading.shape, 0, trigger + 1):
        verb = match.start("verb")
        if reading.lower(verb).startswith(_CHARGING) and numbers[verb] == numbers[trigger]:
            return match.start("who") if is_actor(reading, match.start("who")) else match.end("who") - 1
    for verb in range(trigger - 1, max(-1, trigger - 6), -1):
        if (
            reading.shape[verb] in "6W"
            and reading.lower(verb).startswith(_CHARGING)
            and is_passive(reading, verb)
        ):
            return subject_before(reading, verb)
        if reading.shape[verb] in ".;k":
            break
    held = _HELD.search(reading.shape[:trigger].rstrip("dTwaCMP'"))
    if held and reading.lower(held.end() - 2) == "responsible":
        return held.start("who")
    return None


def of_verb(reading: Reading, trigger: int, *, passive: bool) -> int | None:
    """The author of a deed that a verb tells."""
    if passive:
        found = after_by(reading, trigger)
        return found if found is not None else _ground_of(reading, trigger)
    if reading.shape[trigger] in "vFZ" and reading.lower(trigger).endswith("ing"):
        charged = _charged(reading, trigger)
        if charged is not None:
            return charged
    return subject(reading, trigger)


def _ground_of(reading: Reading, trigger: int) -> int | None:
    """Whose positions something was fired from: "from Serb positions", "from areas held by the rebels"."""
    match = _GROUND.match(reading.shape, trigger + 1)
    if match is None:
        return None
    owner = match.start("held") if match["held"] else match.start("own")
    held = match["held"] or reading.lower(match.end() - 1) in _POSITIONS
    return owner if held and (is_actor(reading, owner) or is_fighters(reading, owner)) else None


def of_noun(reading: Reading, trigger: int) -> int | None:
    """The author of an attack that a noun tells."""
    shape = reading.shape
    if trigger > 1 and shape[trigger - 1] == "y" and shape[trigger - 2] in "wWY":
        return subject(reading, trigger - 2)
    found = after_by(reading, trigger)
    if found is None:
        found = agent_near(reading, trigger)
    if found is not None and found >= dateline_end(reading) and (shape[found] != "P" or found != trigger - 1):
        return found
    first = trigger - 1
    while first >= 0 and shape[first] in "wCM":
        first -= 1
    if first >= 0 and shape[first] == "d" and reading.lower(first) in _OWN:
        return first
    match = _OF.match(shape, trigger + 1)
    if match and reading.lower(trigger).startswith(("attack", "offensive", "fire", "assault")):
        value = reading.chunks[match.end() - 1].value
        if isinstance(value, ActorMention) and (match["by"] == "f" or value.actor.kind in {"group", "force"}):
            return match.end() - 1
    carried = _CARRIED.match(shape, trigger + 1)
    if carried:
        return after_by(reading, carried.end() - 1)
    if first > 0 and shape[first] == '"' and shape[first - 1] == "A" and len(reading.text(first, first)) == 1:
        return first - 1
    verb = next((i for i in range(trigger - 1, max(-1, trigger - 7), -1) if shape[i] in "YF"), None)
    if verb is not None and "k" not in shape[verb:trigger]:
        return after_by(reading, verb) if is_passive(reading, verb) else subject(reading, verb)
    return _charged(reading, trigger)
