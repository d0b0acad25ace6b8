"""Small claims to merge, made from what a test cares about."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest

from warledger.codebook.attack import Attack
from warledger.codebook.damage import Damage
from warledger.codebook.exchange import Exchange
from warledger.codebook.harm import Harm
from warledger.codebook.talks import Talks
from warledger.model import Attribution, Claim, DocumentReference, Interval, Place

if TYPE_CHECKING:
    from collections.abc import Callable

Maker = "Callable[..., Claim]"
TYPES: dict[str, type[Claim]] = {
    "attack": Attack,
    "harm": Harm,
    "damage": Damage,
    "exchange": Exchange,
    "talks": Talks,
}
PLACES = {
    "Odesa": Place(name="Odesa", admin1="Odesa Oblast", country="UA", precision="settlement",
                   latitude=46.48, longitude=30.73),
    "Izmail": Place(name="Izmail", admin1="Odesa Oblast", country="UA", precision="settlement",
                    latitude=45.35, longitude=28.84),
    "Odesa region": Place(name="Odesa Oblast", admin1="Odesa Oblast", country="UA", precision="admin1"),
    "Kharkiv": Place(name="Kharkiv", admin1="Kharkiv Oblast", country="UA", precision="settlement",
                     latitude=49.98, longitude=36.25),
    "Ukraine": Place(name="Ukraine", country="UA", precision="country"),
}  # fmt: skip


def interval(text: str | None) -> Interval | None:
    """`2025-07-03` is a day, `2025-07-02/03` the night between."""
    if text is None:
        return None
    day, _, night = text.partition("/")
    end = f"{day[:8]}{night}" if night else day
    return Interval(start=day, end=end, precision="night" if night else "day")


@pytest.fixture
def claim() -> Callable[..., Claim]:
    """A claim of a type: `claim("harm", "doc", place="Odesa", when="2025-07-02/03", …)`."""
    positions: dict[str, itertools.count[int]] = {}

    def make(kind: str, document: str = "doc", **given: Any) -> Claim:
        number = next(positions.setdefault(document, itertools.count()))
        words = given.pop("words", f"{kind} {number}")
        start = given.pop("start", number * 50)
        speaker, side = given.pop("speaker", None), given.pop("side", None)
        place, when = given.pop("place", None), given.pop("when", None)
        reference = DocumentReference(
            id=document,
            name=document,
            publisher=given.pop("publisher", f"The {document}"),
            published=given.pop("published", "2025-07-03T09:00"),
        )
        if "number" in given:
            given["low"] = given["high"] = given.pop("number")
        return TYPES[kind](
            id=given.pop("id", f"{document}-{number}"),
            document=reference,
            words=words,
            start=start,
            end=start + len(words),
            speaker=Attribution(words=speaker, name=speaker, side=side) if speaker else None,
            place=PLACES[place] if isinstance(place, str) else place,
            when=interval(when),
            **given,
        )

    return make
