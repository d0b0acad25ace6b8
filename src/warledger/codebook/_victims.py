"""Single victims whom the text names: "X, a farmer, was killed", "X died in the shelling".

The claim's words begin at the verb: a figure of one needs no name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.codebook._harmed import effect_of
from warledger.extract.actor import ActorMention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.extract.shape import Reading

_SUBJECT = re.compile(
    r"(?P<name>C{1,4}|A)(?:o[dCPA]{1,3})?(?P<aside>,%,?|,[^.;:\"bHEkn]{1,12}?,|\([^)]{1,8}\))?(?P<who>,?k)?(?P<verb>bw?b?w?)?$"
)
_REACH = 24
_ONE = frozenset({"was", "has", "had", "is"})
_NO_NAMES = frozenset(
    {"the", "many", "most", "another", "others", "nobody", "everyone", "some", "all", "both", "one"}
)


def named(reading: Reading, trigger: int) -> int | None:
    """The first chunk of the verb that tells of one named person's harm; None when it does not."""
    shape = reading.shape
    if shape[trigger] not in "HE" or effect_of(reading, trigger) not in {"killed", "injured", "captured"}:
        return None
    if " their " in f" {reading.lower(trigger)} ":
        return None
    match = _SUBJECT.search(shape, max(0, trigger - _REACH), trigger)
    if match is None or not _is_name(reading, match.start("name"), match.end("name")):
        return None
    if re.search(r"[CAN%],?c?$|,$", shape[: match.start("name")]):
        return None
    verb = match.start("verb") if match["verb"] else trigger
    carried = [reading.lower(index) for index in range(verb, trigger)]
    if shape[trigger] == "H":
        passive = "was" in carried or "been" in carried
        return verb if passive and carried[0] in _ONE else None
    return verb if not carried or carried[0] in _ONE else None


def _is_name(reading: Reading, first: int, last: int) -> bool:
    """A person's name: two capital words, one that is no sentence's first word, or a known person."""
    value = reading.chunks[first].value
    if isinstance(value, ActorMention):
        return value.form == "person" or value.actor.kind == "person"
    return last - first > 1 or (first > 0 and reading.lower(first) not in _NO_NAMES)


def victims(reading: Reading, used: set[int]) -> Iterator[tuple[int, int]]:
    """The verb's first chunk and the trigger of each named single victim."""
    for trigger, letter in enumerate(reading.shape):
        if letter in "HE" and trigger not in used:
            verb = named(reading, trigger)
            if verb is not None:
                yield verb, trigger


_OBJECT = re.compile(r"d?a?(?P<who>A)(?=[.,;ekTic]|$)")
_BY_FORCE = re.compile(r"[SMAp][^.;:,HEk]{0,8}$")


def struck_down(reading: Reading, used: set[int]) -> Iterator[tuple[int, int]]:
    """The trigger (twice) of each single victim told as an object: "the strike killed commander X"."""
    for trigger, letter in enumerate(reading.shape):
        match = _OBJECT.match(reading.shape, trigger + 1) if letter in "Hx" and trigger not in used else None
        if match is None or effect_of(reading, trigger) not in {"killed", "injured"}:
            continue
        value = reading.chunks[match.start("who")].value
        person = isinstance(value, ActorMention) and (value.actor.kind in {"person", "office"})
        if person and _BY_FORCE.search(reading.shape[:trigger]):
            yield trigger, trigger
