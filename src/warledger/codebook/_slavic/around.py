"""What stands around a word that tells of violence: its place, its time, its author, its modality."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.place import PlaceMention
from warledger.extract.slavic.reading import actor_of, has, value_of
from warledger.extract.slavic.words import cues
from warledger.language.stems import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warledger.extract.shape import Reading
    from warledger.model.claim import Modality, Scope

_RANK = {"point": 0.0, "settlement": 0.0, "admin2": 0.4, "admin1": 1.0, "country": 2.2}
_COST = {
    ",": 1.2,
    "c": 0.6,
    "k": 1.0,
    ";": 6.0,
    ".": 6.0,
    ":": 1.0,
    "W": 2.0,
    "-": 0.8,
    "V": 1.0,
    "H": 0.8,
    "S": 0.6,
}
_ORIGIN = frozenset({"з", "із", "из", "с", "зі", "со", "від", "от"})
_SIDE = frozenset({"боку", "стороны", "сторони", "направления", "напрямку", "территории", "території"})
_BY = frozenset("под возле около близ вблизи рядом недалеко біля поблизу неподалік під поруч".split())
_EXCEPT = frozenset("рахувати враховувати крім окрім кроме считая учитывая назначенный призначений".split())
_ACTING = frozenset({"state", "force", "group", "enemy"})
_SIDES = frozenset({"боку", "стороны", "сторони"})
_LINK = re.compile(r"(?:,|c)e?(?:w|C)?(?=P)|e(?=P)|,e(?=P)")
_IN_HANDS = re.compile(r"(?:под|під)контрол")
_GAP = re.compile(r"[,;c\-]e[wC]{0,2}(?P<place>P)(?:[,c]e?[wC]?P)*-[^PVGHS;.,]{0,3}$")
_GAPS = re.compile(r"[,;c\-]e[wC]{0,2}(?P<place>P)(?:[,c]e?[wC]?P)*-(?=[^PVGHS;.,]{0,3}[OnG])")
_NEAR = 4
_SPOKE = re.compile(r"[Cc]{0,3}A{1,2}W")
_DESCRIBED = 2
_LOCAL = 3
_SENT = re.compile(
    r"отправ|доставл|доставил|перевез|перевоз|госп[иі]тал|шп[иі]тал|направ|відправ|везут|везли"
)
_FINER = 2.5
"""By how much a town may stand farther off than the region it is told beside."""
_PAIRED = 2.6
_UNLIKELY = 2.0


def cost(reading: Reading, one: int, other: int) -> float:
    """How far two chunks stand apart, by what stands between them."""
    first, last = sorted((one, other))
    between = reading.shape[first + 1 : last]
    return sum(0.25 + _COST.get(letter, 0.0) for letter in between)


def precision(reading: Reading, index: int) -> str:
    """How exact the place at a chunk is; a name that no gazetteer has is a settlement."""
    value = reading.chunks[index].value
    if isinstance(value, PlaceMention) and value.candidates:
        return value.candidates[0].precision
    return "settlement"


def place_of(reading: Reading, trigger: int) -> int | None:
    """The place where what the trigger tells happened, if the sentence names it."""
    best, least = None, 12.0
    priced: dict[int, float] = {}
    for index, letter in enumerate(reading.shape):
        if letter != "P":
            continue
        if _is_origin(reading, index) or _is_seat(reading, index) or _is_destination(reading, index):
            continue
        if reading.shape[index + 1 : index + 2] == "W" and index > 0:
            continue
        if any(reading.lower(at) in _EXCEPT for at in range(max(0, index - 3), index)):
            continue
        price = cost(reading, trigger, index) + _RANK[precision(reading, index)]
        price -= 0.5 if reading.shape[index - 1 : index] == "e" else 0.0
        priced[index] = price
        if price < least:
            best, least = index, price
    if best is not None and precision(reading, best) == "admin1":
        finer = [
            i for i, price in priced.items() if _RANK[precision(reading, i)] < 1.0 and price < least + _FINER
        ]
        best = min(finer, key=lambda i: priced[i], default=best)
    return _finest(reading, best) if best is not None else None


def _is_origin(reading: Reading, index: int) -> bool:
    """From where something came: "з Криму", "з окупованого Криму"; not "недалеко от X"."""
    at = index - 1
    described = _DESCRIBED + any(reading.lower(i) in _SIDE for i in range(max(0, index - 3), index))
    while at > 0 and reading.shape[at] in "wa" and index - at <= described:
        at -= 1
    near = at > 0 and reading.lower(at - 1) in {"недалеко", "рядом", "неподалік", "поруч", "далеко"}
    return at >= 0 and reading.lower(at) in _ORIGIN and not near


def _is_destination(reading: Reading, index: int) -> bool:
    """Where people were taken: "22 человека отправили в Москву"."""
    return reading.shape[index - 1 : index] == "e" and any(
        _SENT.match(reading.lower(i)) for i in range(max(0, index - 3), index - 1)
    )


def _is_seat(reading: Reading, index: int) -> bool:
    """Where a body has its seat: "Генеральний штаб у Києві"."""
    mention = actor_of(reading, index - 2) if reading.shape[max(0, index - 2) : index] == "Ae" else None
    return mention is not None and mention.actor.kind == "body" and mention.actor.authority < _LOCAL


def _finest(reading: Reading, index: int) -> int:
    """The most exact place of a phrase: "у селі X Сумської області" → X."""
    shape = reading.shape
    if shape[max(0, index - 2) : index] == "Pe" and reading.lower(index - 1) in _BY:
        index -= 2 * (_RANK[precision(reading, index - 2)] <= _RANK[precision(reading, index)])
    while True:
        for step in (1, -1):
            other = _beside(shape, index, step)
            if other is not None and _RANK[precision(reading, other)] < _RANK[precision(reading, index)]:
                index = other
                break
        else:
            return index


def _beside(shape: str, index: int, step: int) -> int | None:
    """The place right beside another, with no more than a comma, a bracket or a preposition between."""
    at = index + step
    while 0 <= at < len(shape) and shape[at] in ',e"(' and abs(at - index) < _NEAR:
        at += step
    return at if 0 <= at < len(shape) and shape[at] == "P" else None


def listed(reading: Reading, index: int) -> list[int]:
    """The places in one list with the one at `index`: "у X, Y та Z"."""
    members = [index]
    shape, rank = reading.shape, precision(reading, index)
    for step in (1, -1):
        at = index
        while True:
            other = at + step
            joined = False
            while 0 <= other < len(shape) and shape[other] in ",cewC" and abs(other - at) <= _NEAR:
                joined = joined or shape[other] in ",c"
                other += step
            if not (0 <= other < len(shape) and shape[other] == "P" and joined):
                break
            if precision(reading, other) != rank and "country" in {precision(reading, other), rank}:
                break
            members.append(other)
            at = other
    return sorted(members)


def gapped(reading: Reading, index: int) -> int | None:
    """The place of a clause that leaves out its verb: "у X — ліцей, у Y — дві машини"."""
    clause = _GAP.search(reading.shape[:index])
    return clause.start("place") if clause else None


def gaps(reading: Reading) -> list[int]:
    """The places of all clauses of a sentence that leave out their verb."""
    return [match.start("place") for match in _GAPS.finditer(reading.shape)]


def time_of(reading: Reading, trigger: int) -> int | None:
    """The time of what the trigger tells, if the sentence says it."""
    found = [i for i, letter in enumerate(reading.shape) if letter == "T" and not _is_of_saying(reading, i)]
    return min(found, key=lambda index: cost(reading, trigger, index), default=None)


def _is_of_saying(reading: Reading, index: int) -> bool:
    """A time right behind a word of saying, or before it, tells when somebody spoke."""
    before, after = reading.shape[max(0, index - 2) : index], reading.shape[index + 1 : index + 2]
    if _SPOKE.match(reading.shape, index + 1):
        return True
    return (
        before.endswith(("W", "Wc"))
        or (after == "W" and index > 0)
        or (before.endswith("A") and after == "W")
    )


def agent_of(reading: Reading, trigger: int) -> int | None:
    """Who did it: the nearest state, force or enemy that no preposition governs."""
    best, least = None, 7.0
    for index, letter in enumerate(reading.shape):
        mention = actor_of(reading, index) if letter in "Aaq" else None
        armed = index > 0 and reading.shape[index - 1 : index + 1] == "MA"  # "дрони СБУ"
        acts = mention is not None and (mention.actor.kind in _ACTING or (armed and mention.actor.side))
        if mention is None or not acts or mention.form == "metonym":
            continue
        if _is_governed(reading, index):
            continue
        if (letter == "a" and not _owns(reading, index)) or (letter == "q" and not has(reading, index, "M.")):
            continue
        price = cost(reading, trigger, index) + (0.0 if index < trigger else 0.3)
        if price < least:
            best, least = index, price
    return best


def _owns(reading: Reading, index: int) -> bool:
    """True for an adjective of a weapon, an attack or forces: "російська ракета"."""
    for at in range(index + 1, min(index + 5, len(reading.shape))):
        if reading.shape[at] in "MSqHVF":
            return True
        if reading.shape[at] not in 'wC%T"-Oa':
            return False
    return False


def _is_governed(reading: Reading, index: int) -> bool:
    before = reading.shape[index - 1 : index] if index else ""
    state = (mention := actor_of(reading, index)) is not None and mention.actor.kind == "state"
    land = before in {"P", "A"} or reading.shape[max(0, index - 2) : index] == "Pw"
    if land and state and reading.shape[index] == "A":
        return True  # whose land or body it is: "Ростовской области РФ"
    if state and before == "w" and _IN_HANDS.search(reading.lower(index - 1)):
        return True  # who holds it: "подконтрольной X части области"
    if before == "e":
        word = reading.lower(index - 1)
        return word not in {"внаслідок", "унаслідок", "вследствие", "після", "после", "за"}
    if before == "w" and reading.lower(index - 1) not in _SIDES and index > 1:
        return False
    return (
        before == "W"
        and reading.shape[index] == "A"
        and (mention := actor_of(reading, index)) is not None
        and mention.actor.kind == "state"
    )


def means_of(reading: Reading, trigger: int, default: str = "unspecified") -> str:
    """The weapon that the sentence ties to the trigger."""
    own = value_of(reading, trigger, "S") or value_of(reading, trigger, "V")
    if own == "air_strike" and has(reading, trigger, "V"):
        dropped = any(value_of(reading, i, "M") == "drone" for i in range(len(reading.shape)))
        own = "drone" if dropped else own  # "скинули боєприпас із дрона"
    if own not in {"", "unspecified", "fall"}:
        return own
    found: dict[str, float] = {}
    for index in range(len(reading.shape)):
        kind = value_of(reading, index, "M") or ("drone" if has(reading, index, "debris") else "")
        if kind:
            price = cost(reading, trigger, index) + (1.5 if has(reading, index, "debris") else 0.0)
            price += _UNLIKELY if kind == "mine" else 0.0
            found[kind] = min(price, found.get(kind, 7.5))
    near = [kind for kind, price in found.items() if price < 7.5]
    if "missile" in near and "drone" in near and abs(found["missile"] - found["drone"]) < _PAIRED:
        return "missile"
    return min(near, key=lambda kind: found[kind], default=default)


def modality_of(reading: Reading, trigger: int) -> Modality:
    """The modality of what the trigger tells."""
    code = reading.language.code
    first = trigger
    while first > 0 and trigger - first < _NEAR and reading.shape[first - 1] in "wzbC":
        first -= 1
    near = folded(reading.text(first, trigger))
    whole = folded(reading.passage.text)
    if cues(code, "modality", "denied").search(whole) or reading.shape[max(0, trigger - 1)] == "z":
        return "denied"
    for kind in ("threatened", "planned", "hypothetical"):
        if re.search(cues(code, "modality", kind).pattern + r"(?!\w)", near):
            return kind
    return "asserted"


def scope_of(reading: Reading, trigger: int, place: int | None) -> Scope:
    """Whether the sentence tells of one incident or of a sum over places or a longer time."""
    if cues(reading.language.code, "scope", "total").search(folded(reading.passage.text)):
        return "total"
    if place is not None and len(listed(reading, place)) > 1:
        return "total"
    del trigger
    return "incident"


def nearest(reading: Reading, trigger: int, among: Iterable[int], limit: float) -> int | None:
    """The chunk of several that stands nearest to a trigger, if near enough."""
    best = min(among, key=lambda index: cost(reading, trigger, index), default=None)
    return best if best is not None and cost(reading, trigger, best) <= limit else None
