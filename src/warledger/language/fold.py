"""The normalized form of a name: what stays when spelling habits are taken away.

"Khan Yūnis", "khan yunis" and "KHAN-YUNIS" fold to the same text. Cyrillic stays Cyrillic:
transliteration is a matter of the gazetteer's data, not of folding.
"""

from __future__ import annotations

import unicodedata

_APOSTROPHES = "'’‘ʼʻʾʿ`´′‛＇.·"
_SPECIAL = {
    "ə": "a",
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ŋ": "n",
    "ħ": "h",
    "ё": "е",
}


def _is_cyrillic(letter: str) -> bool:
    return "Ѐ" <= letter <= "ԯ"


def _fold_letter(letter: str) -> str:
    """One character's folded form: letters, a space, or nothing."""
    if letter in _APOSTROPHES or "ʰ" <= letter <= "˿":
        return ""
    lower = letter.casefold()
    if lower in _SPECIAL:
        return _SPECIAL[lower]
    if _is_cyrillic(lower):
        return "" if unicodedata.category(lower).startswith("M") else lower
    parts = unicodedata.normalize("NFKD", lower).casefold()
    kept = (_SPECIAL.get(part, part) for part in parts if not unicodedata.category(part).startswith("M"))
    return "".join(part if part.isalnum() else " " for part in kept)


class _Letters(dict[int, str]):
    """A translation table that fills itself: each character is looked at once."""

    def __missing__(self, code: int) -> str:
        folded = _fold_letter(chr(code))
        self[code] = folded
        return folded


_LETTERS = _Letters()


def fold(text: str) -> str:
    """The form under which names are compared.

    Lower case; accents, apostrophes and full stops gone; hyphens and other punctuation turned
    into single spaces; ə → a (Azerbaijani), ё → е (as Russian print has it). Cyrillic letters
    stay Cyrillic, and й, ї, ґ stay themselves. Folding twice changes nothing.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.translate(_LETTERS).split())
