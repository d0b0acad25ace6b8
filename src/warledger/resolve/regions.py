"""The regions that a document names through those who speak for them: "Одеська ОВА", a governor by name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from warledger.actors.files import wars
from warledger.extract.actor import ActorMention
from warledger.extract.slavic.towns import region_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warledger.extract.shape import Reading
    from warledger.model import Toponym
    from warledger.plugs import Names

_ADJECTIVE = re.compile(r"[А-ЯІЇЄҐ][\w'’ʼ-]+(?:ськ|цьк|зьк|ск|цк)\w{1,3}\b")
_GOVERNS = re.compile(
    r"(?:governor|head) of (?:the )?(?P<region>.+ (?:oblast|krai|province|region))", re.IGNORECASE
)


@cache
def _governed() -> dict[str, str]:
    """The region that each head of one in the actor files holds, by the person's name."""
    return {
        holder.name: match["region"]
        for war in wars().values()
        for office in war.offices
        if (match := _GOVERNS.fullmatch(office.title))
        for holder in office.holders
    }


def regions_told(readings: Iterable[Reading], names: Names) -> set[tuple[str, str]]:
    """The first-order divisions, as (country, name), whose heads and bodies a document names.

    Only in languages with a grammar of their own: there a post names its author, not its region.
    """
    found: set[Toponym] = set()
    for reading in readings:
        if reading.language.file.grammar == "english":
            continue
        for chunk in reading.chunks:
            value = chunk.value
            if not isinstance(value, ActorMention) or value.actor.kind not in {"person", "office", "body"}:
                continue
            words = reading.passage.text[value.start : value.end]
            for adjective in _ADJECTIVE.findall(words):
                found.update(region_of(names, adjective))
            if value.actor.name in _governed():
                region = names.lookup(_governed()[value.actor.name])
                found.update(place for place in region[:1] if place.precision == "admin1")
    return {(place.country, place.name) for place in found}
