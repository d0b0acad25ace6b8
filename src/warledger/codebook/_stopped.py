"""Weapons that a sentence says were stopped: named, counted, or stood for by "51 of them"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from warledger.extract.figures import Figure
from warledger.extract.weapons import weapon_in
from warledger.language.lexicon import Lexeme
from warledger.model import Quantity

if TYPE_CHECKING:
    from warledger.extract.shape import Reading


class Stopped(NamedTuple):
    """Weapons that a sentence says were stopped: their chunk, what they are, how many."""

    chunk: int
    means: str
    quantity: Quantity


_GAP = re.compile(
    r"(?:,?k[^.;:\",]{1,9}?,?|[oeft][^.;:\"k]{1,6}?|[wTPCc,M]){0,4}?(?:[mz]{0,2}b[bzwT]{0,4})?(?:Ic)?"
)
_OBJECT = re.compile(r"(?:%o)?[wda\"C]{0,3}(?:A(?=[Mq]))?")
_LIST = re.compile(r"(?:,c|,|c)d?")
_OF_WEAPONS = re.compile(r"od?[wa]{0,2}(?P<m>[Mq])")
_OUT_OF = re.compile(r"(?P<n>[nN])od?[wa]{0,2}$")
_GROUP = frozenset({"them", "which", "whom", "those", "these", "ones"})
_UNCOUNTED = frozenset({"most", "all", "many", "some", "them", "it", "others"})
_ONE = Quantity(low=1, high=1)


def _weapon(reading: Reading, index: int) -> str | None:
    """The means that a chunk names, planes among them whose word is none of a weapon."""
    means = weapon_in(reading, index)
    planes = reading.language.file.damage.get("planes", ())
    if means is None and reading.shape[index] in "qwNA" and reading.lower(index).rsplit(" ", 1)[-1] in planes:
        return "air_strike"
    return means


def _is_plane(reading: Reading, index: int) -> bool:
    """True for a plain word for an aircraft."""
    planes = reading.language.file.damage.get("planes", ())
    return index < len(reading.shape) and reading.lower(index) in planes


def _stopped(reading: Reading, index: int) -> Stopped | None:
    """The weapons that a chunk names, counts or stands for."""
    value, letter = reading.chunks[index].value, reading.shape[index]
    before = reading.chunks[index - 1].value if index else None
    means = _weapon(reading, index)
    if isinstance(value, Figure) and means is None and _is_plane(reading, index + 1):
        return Stopped(index, "air_strike", value.quantity)
    if "launcher" in reading.lower(index):
        return None
    if means is not None:
        if isinstance(value, Figure):
            part = _counted_out(reading, index)
            if part is not None:
                return Stopped(part[0], means, part[1])
            return None if value.none else Stopped(index, means, value.quantity)
        if isinstance(before, Figure) and weapon_in(reading, index - 1):
            return Stopped(index - 1, means, before.quantity)
        counted = _counted_out(reading, index)
        if counted is not None:
            return Stopped(counted[0], means, counted[1])
        single = isinstance(value, Lexeme) and value.form != "plural" and reading.shape[index] == "M"
        single = single or (reading.shape[index] == "A" and reading.shape[index - 1 : index] == "d")
        return Stopped(index, means, _ONE if single else Quantity())
    if isinstance(value, Figure) and letter in "NnuqD":
        kind = _OF_WEAPONS.match(reading.shape, index + 1)
        if kind:
            return Stopped(index, weapon_in(reading, kind.start("m")) or "unspecified", value.quantity)
        group = value.of in _GROUP or (letter == "n" and not value.population) or _names_weapon(value.of)
        return Stopped(index, "unspecified", value.quantity) if group and not value.none else None
    if reading.lower(index).split()[0] in _UNCOUNTED:
        return Stopped(index, "unspecified", Quantity())
    return None


def _counted_out(reading: Reading, index: int) -> tuple[int, Quantity] | None:
    """The figure that counts out of the weapons at a chunk: "six of the missiles"."""
    match = _OUT_OF.search(reading.shape, 0, index)
    value = reading.chunks[match.start("n")].value if match else None
    quantity = getattr(value, "quantity", None)
    return (match.start("n"), quantity) if match and isinstance(quantity, Quantity) else None


def _names_weapon(words: str) -> bool:
    """True for "30 of the missiles"."""
    return words.rstrip("s") in {"missile", "drone", "rocket", "uav"}


def stopped_after(reading: Reading, trigger: int) -> list[Stopped]:
    """What an active verb says was stopped: "shot down 16 missiles and 197 drones"."""
    found: list[Stopped] = []
    match = _OBJECT.match(reading.shape, trigger + 1)
    at = match.end() if match else trigger + 1
    at -= at > trigger + 1 and reading.lower(at - 1) in _UNCOUNTED
    while at < len(reading.shape) and (stopped := _stopped(reading, at)) is not None:
        if found and stopped.means == "unspecified":
            break
        follows = reading.shape[at + 1 : at + 2] == "M" and reading.shape[at] in "qM"
        found.append((_stopped(reading, at + 1) or stopped) if follows else stopped)
        join = _LIST.match(reading.shape, at + 1 + follows)
        if not join:
            break
        at = join.end()
    return found


def stopped_before(reading: Reading, trigger: int) -> list[Stopped]:
    """What a passive says was stopped: "16 missiles and 197 drones were downed"."""
    found: list[Stopped] = []
    end, gap = trigger, _GAP
    for index in range(trigger - 1, max(-1, trigger - 16), -1):
        if index >= end:
            continue
        stopped = _stopped(reading, index)
        if stopped is None:
            continue
        if not gap.fullmatch(reading.shape, index + 1, end):
            if found:
                break
            continue
        found.insert(0, stopped)
        end, gap = stopped.chunk, _LIST
    return found


def attacks_repelled(reading: Reading, trigger: int) -> list[Stopped]:
    """An attack repelled: "repelled a missile attack"."""
    match = re.match(r"[wdan]{0,3}M?(?P<s>S)", reading.shape[trigger + 1 :])
    if not match or reading.shape[trigger] != "I":
        return []
    at = trigger + 1 + match.start("s")
    value = reading.chunks[at].value
    means = weapon_in(reading, at - 1) or (value.value if isinstance(value, Lexeme) else "unspecified")
    return [Stopped(at, means, Quantity())] if means in {"missile", "drone", "artillery"} else []
