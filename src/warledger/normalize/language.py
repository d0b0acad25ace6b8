"""Which language a text is in: letters first, then common words, then statistics."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

UNKNOWN = "und"
SAMPLE = 4000
FEWEST = 12
"""Letters below which nothing is said of a text's language."""

_LETTER = re.compile(r"[^\W\d_]")
_SCRIPTS = (
    ("latin", re.compile(r"[A-Za-zÀ-ɏ]")),
    ("cyrillic", re.compile(r"[Ѐ-ӿ]")),
    ("arabic", re.compile(r"[؀-ۿ]")),
    ("hebrew", re.compile(r"[֐-׿]")),
)
_TELLING = {
    "uk": re.compile(r"[іїєґІЇЄҐ]"),
    "ru": re.compile(r"[ыэъёЫЭЪЁ]"),
}
_ELSEWHERE = {
    "be": re.compile(r"[ўЎ]"),
    "sr": re.compile(r"[ђћџљњјЂЋЏЉЊЈ]"),
    "mk": re.compile(r"[ѓќѕЃЌЅ]"),
}
_ENGLISH = frozenset(
    "the of and in to a on at by for with from that was were said after is as it an has have be which who".split()
)
_WORD = re.compile(r"[a-z']+")
_SHARE = 0.22
_TOLD_APART = tuple(
    "en fr de es it pt nl pl cs sk ro hu tr sv da no fi lt lv et hr sl sq az uz id ms sw so ha vi "
    "ar fa ur ps uk ru be bg sr mk kk ky mn tg".split()
)
"""Languages that statistics choose among; creoles and small dialects take too much from their kin."""


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language, "und" when it can't be told.

    Ukrainian and Russian are told apart by the letters that only one of them has; English by
    its commonest words, more than a fifth of any English prose; the rest by trigram statistics.
    """
    sample = text[:SAMPLE]
    counts = Counter({name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS})
    script, most = counts.most_common(1)[0]
    if most < FEWEST or most * 2 < len(_LETTER.findall(sample)):
        return UNKNOWN
    if script == "cyrillic":
        return _cyrillic(sample)
    if script == "latin":
        return _latin(sample)
    return {"arabic": "ar", "hebrew": "he"}[script] if script == "hebrew" else _statistics(sample)


def _cyrillic(sample: str) -> str:
    scores = {code: len(pattern.findall(sample)) for code, pattern in _TELLING.items()}
    for code, pattern in _ELSEWHERE.items():
        if len(pattern.findall(sample)) * 100 > len(sample):
            return code
    if scores["uk"] == scores["ru"]:
        return _statistics(sample) if scores["uk"] else "ru"
    return max(scores, key=lambda code: scores[code])


def _latin(sample: str) -> str:
    words = _WORD.findall(sample.lower())
    common = sum(word in _ENGLISH for word in words)
    if words and common / len(words) >= _SHARE:
        return "en"
    return _statistics(sample)


def _statistics(sample: str) -> str:
    code, _ = _identifier().classify(sample)
    return str(code)


@cache
def _identifier() -> Any:
    """The trigram model, over the languages it is asked to tell apart."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - numpy and a model

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_TOLD_APART)
    return identifier
