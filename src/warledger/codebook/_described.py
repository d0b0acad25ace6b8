"""Words of harm that only describe: which people are meant, who is swapped, who is still treated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.figures import Figure

if TYPE_CHECKING:
    from warledger.extract.shape import Reading

_BODY_VERBS = re.compile(
    r"\b(?:pulled|recovered|found|retrieved|removed|took|taken|brought|lay|lie|lying|dug|counted|arrived|received|saw|seen|collected|buried|identified|dug)\b"
)
_STILL = re.compile(r"\b(?:remain|remains|remained|still)\b")
_LATER = re.compile(r"[^,;.:kcNn]{0,12}?(?:k[^,;.:kcNn]{1,12}?)?(?:E|b[wW]{0,2}[HED])")


def _is_unfound(reading: Reading, trigger: int) -> bool:
    """Bodies that nobody finds, counts or buries."""
    return reading.shape[trigger] == "Q" and not _BODY_VERBS.search(reading.passage.text)


def _is_still_treated(reading: Reading, trigger: int) -> bool:
    """ "forty are still in hospital": a part of the injured told of before."""
    if reading.shape[trigger] != "E" or "hospital" not in reading.lower(trigger):
        return False
    return bool(_STILL.search(reading.text(max(0, trigger - 5), trigger)))


def _is_modifier(reading: Reading, trigger: int) -> bool:
    """ "one of the people wounded there died": the participle only tells which people."""
    if reading.shape[trigger] != "H" or reading.shape[max(0, trigger - 1) : trigger] not in {"N", "p"}:
        return False
    return bool(_LATER.match(reading.shape, trigger + 1))


def _is_handed_over(reading: Reading, trigger: int) -> bool:
    """ "31 wounded soldiers were exchanged", "the bodies of 12 dead": who is swapped, not what happened."""
    wards = reading.language.file.toll.get("wards", ())
    if not set("39") & set(reading.shape) or not set(reading.lowers).isdisjoint(wards):
        return False
    described = reading.shape[trigger] in "HD" and reading.shape[trigger + 1 : trigger + 2] == "p"
    return reading.shape[trigger] == "Q" or described or "Qo" in reading.shape[:trigger]


def is_undivided(reading: Reading, trigger: int) -> bool:
    """ "killed or wounded" with one figure for both (codebook, Claims 19)."""
    return (
        bool(re.match(r"cH", reading.shape[trigger + 1 :]))
        or reading.shape[max(0, trigger - 2) : trigger] == "Hc"
    )


def _is_given_back(reading: Reading, trigger: int) -> bool:
    """ "Russia will release 30 wounded soldiers": what state those are in who go home."""
    shape = reading.shape
    counted = re.search(r"no?[waA]{0,2}$", shape[:trigger]) and re.match(
        r"[aACw]{0,2}p", shape[trigger + 1 :]
    )
    if shape[trigger] not in "HD" or not counted:
        return False
    words = set(reading.lowers)
    return not words.isdisjoint(reading.language.file.toll.get("given_back", ()))


def _is_mark(reading: Reading, trigger: int) -> bool:
    """ "A man with multiple wounds", "none of its fighters were in hospital", "for killing civilians"."""
    shape, before = reading.shape, reading.shape[max(0, trigger - 4) : trigger]
    if shape[trigger] == "D" and re.search(r"[pN%]i[naw]{1,2}$", before):
        number = reading.chunks[trigger - 1].value
        return isinstance(number, Figure) and number.quantity.vague
    return shape[trigger] == "h" and before.endswith("i") and shape[trigger + 1 : trigger + 2] == "p"


def is_described(reading: Reading, trigger: int) -> bool:
    """True for a word of harm that tells no harm of its own."""
    reasons = (_is_modifier, _is_still_treated, _is_handed_over, _is_unfound, _is_given_back, _is_mark)
    return any(reason(reading, trigger) for reason in reasons)
