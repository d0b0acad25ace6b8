"""Which language a text is in, and each passage of it: letters first, then the commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

UNKNOWN = "und"
SAMPLE = 4000
FEWEST = 12
"""Letters below which nothing is said of a text's language."""
TOLD = 20
"""Letters below which a passage is taken to be in its document's language."""
TELLING = 2
"""Letters that only the other of two languages has, and none of its own, tell that a passage is in the other."""
LATIN = 40
"""Latin letters below which a passage among Cyrillic ones says nothing: names and signatures are written so."""

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
_RARE = {"uk": 1, "ru": 3}
"""One letter in 14 of Ukrainian tells it, one in 45 of Russian: in a text of both, each counts by its share."""
_RUN = {
    "latin": re.compile(r"[A-Za-z]{2,}(?:[ ,'’-]+[A-Za-z]+){5}"),
    "cyrillic": re.compile(r"[Ѐ-ӿ]{2,}[ ,:'’«\"-]+[Ѐ-ӿ]"),
}
_ELSEWHERE = {
    "be": re.compile(r"[ўЎ]"),
    "sr": re.compile(r"[ђћџљњјЂЋЏЉЊЈ]"),
    "mk": re.compile(r"[ѓќѕЃЌЅ]"),
    "kk": re.compile(r"[қғңұәҚҒҢҰӘ]"),
}
_ENGLISH = frozenset(
    "the of and in to a on at by for with from that was were said after is as it an has have be which who".split()
)
_WORD = re.compile(r"[a-z']+")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.22
_LISTED = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish",
    "de": "German", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "kk": "Kazakh",
    "ky": "Kyrgyz", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "nl": "Dutch",
    "no": "Norwegian_Bokmal", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
}  # fmt: skip
"""Languages told by their commonest words, each with the name of its list in justext."""


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language, "und" when it can't be told.

    Ukrainian and Russian are told apart by the letters that only one of them has; English by
    its commonest words, more than a fifth of any English prose; the rest by the common words of each.
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


def mixed(text: str, whole: str) -> bool:
    """False only for a text without any passage in another language than `whole`, its own.

    Only what `of_passages` tells apart is looked for: a text of one language costs one look at its letters.
    """
    if whole == "en":
        return _RUN["cyrillic"].search(text) is not None
    if whole in _TELLING:
        others = [pattern for code, pattern in _TELLING.items() if code != whole]
        return _RUN["latin"].search(text) is not None or any(pattern.search(text) for pattern in others)
    return whole == UNKNOWN


def of_passages(texts: Sequence[str], whole: str) -> list[str]:
    """The language of each passage of a text whose language is `whole`, "und" where that can't be told.

    The text's own language stands unless a passage's letters speak clearly for another: most of them
    of another script, or letters that only Ukrainian or only Russian has and none that the other
    has. So a short passage, a name or a signature never turns. Only English, Ukrainian and Russian are
    told apart here; in a text of unknown language each passage is taken by itself.
    """
    found = [_of_passage(text, whole) for text in texts]
    if whole != UNKNOWN:
        return found
    known = Counter(code for code in found if code != UNKNOWN)
    return [code if code != UNKNOWN else known.most_common(1)[0][0] for code in found] if known else found


def _of_passage(text: str, whole: str) -> str:
    counts = {script: len(pattern.findall(text)) for script, pattern in _SCRIPTS[:2]}
    latin, cyrillic = counts["latin"], counts["cyrillic"]
    if whole == UNKNOWN:
        code = detect(text) if latin + cyrillic >= LATIN else UNKNOWN
        return code if code == "en" or code in _TELLING else UNKNOWN
    if cyrillic > latin and cyrillic >= TOLD and (whole == "en" or whole in _TELLING):
        return _turned(text, whole) or (_cyrillic(text) if whole == "en" else whole)
    if latin > cyrillic and latin >= LATIN and whole in _TELLING and _latin(text) == "en":
        return "en"
    return whole


def _turned(text: str, whole: str) -> str | None:
    """Ukrainian or Russian, when a passage has letters of only one of them; None when that is `whole`."""
    scores = {code: len(pattern.findall(text)) for code, pattern in _TELLING.items()}
    if whole == "uk" and not scores["uk"]:  # so long without і, ї or є is hardly Ukrainian
        return "ru" if scores["ru"] or _statistics(text, ("uk", "ru")) == "ru" else None
    alone = (code for code, n in scores.items() if n >= TELLING and n == sum(scores.values()))
    return next((code for code in alone if code != whole), None)


def _cyrillic(sample: str) -> str:
    scores = {code: len(pattern.findall(sample)) * _RARE[code] for code, pattern in _TELLING.items()}
    for code, pattern in _ELSEWHERE.items():
        if len(pattern.findall(sample)) * 100 > len(sample):
            return code
    if scores["uk"] == scores["ru"]:
        return _statistics(sample, ("ru", "uk"))
    return max(scores, key=lambda code: scores[code])


def _latin(sample: str) -> str:
    words = _WORD.findall(sample.lower())
    common = sum(word in _ENGLISH for word in words)
    if words and common / len(words) >= _SHARE:
        return "en"
    return _statistics(sample)


def _statistics(sample: str, among: tuple[str, ...] = tuple(_LISTED)) -> str:
    """The language most of whose own common words stand in a text; words of several count in parts."""
    scores: dict[str, float] = {}
    for word, times in Counter(_ANY_WORD.findall(sample.casefold())).items():
        codes = _common().get(word, ())
        for code in codes:
            scores[code] = scores.get(code, 0.0) + times / len(codes)
    found = [code for code in among if code in scores]
    return max(found, key=lambda code: scores[code], default=UNKNOWN)


@cache
def _common() -> dict[str, tuple[str, ...]]:
    """Common words of all languages, each with the codes of those that have it."""
    from justext import get_stoplist  # noqa: PLC0415 - its lists are long, and most texts need none

    found: dict[str, list[str]] = {}
    for code, name in _LISTED.items():
        for word in get_stoplist(name):
            found.setdefault(word.casefold(), []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}
