"""Names that no file knows, in Latin letters: a claim prints names in English, its words as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from warledger.language import latin
from warledger.model import Attribution, Place

if TYPE_CHECKING:
    from collections.abc import Mapping


def in_english(fields: Mapping[str, object], code: str) -> dict[str, object]:
    """A claim's fields with the names of an unlisted place and of an unlisted person in Latin letters.

    Args:
        fields: the fields of the claim.
        code: the language that the names are printed in.
    """
    spelt = dict(fields)
    speaker, place = fields.get("speaker"), fields.get("place")
    if isinstance(speaker, Attribution) and speaker.name:
        spelt["speaker"] = msgspec.structs.replace(speaker, name=latin.person(speaker.name, code))
    if isinstance(place, Place) and place.name and place.geonames is None:
        spelt["place"] = msgspec.structs.replace(place, name=latin.latin(place.name, code))
    return spelt
