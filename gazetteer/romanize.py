"""Cyrillic names in Latin letters, and Ukrainian names as Russian print has them."""

from __future__ import annotations

import re

# Ukraine: Cabinet of Ministers resolution 55 of 27 January 2010 (the official romanization).
_UKRAINIAN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch  iu ia".split(" "),
        strict=True,
    )
)
_UKRAINIAN_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# Russia: BGN/PCGN 1947 without its apostrophes, with the -y ending that the press prints.
_RUSSIAN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
        strict=True,
    )
)
_RUSSIAN_AFTER_VOWEL = set("аеёиоуэюяъь")


def _cased(like: str, letters: str) -> str:
    return letters.capitalize() if like.isupper() else letters


def ukrainian(name: str) -> str:
    """A Ukrainian name in the official romanization ("Кривий Ріг" → "Kryvyi Rih")."""
    out: list[str] = []
    flat = re.sub("['’ʼ`]", "", name)
    for at, letter in enumerate(flat):
        lower = letter.lower()
        before = flat[at - 1].lower() if at else " "
        if lower == "г" and before == "з":
            latin = "gh"
        elif not before.isalpha() and lower in _UKRAINIAN_START:
            latin = _UKRAINIAN_START[lower]
        else:
            latin = _UKRAINIAN.get(lower, letter)
        out.append(_cased(letter, latin))
    return "".join(out)


def russian(name: str) -> str:
    """A Russian name as the English-language press spells it ("Грайворонский" → "Grayvoronsky")."""
    out: list[str] = []
    flat = re.sub(r"(?<=[гкхнрлвтдсзпбмжчшщ])[иы]й\b", "ы", name)
    for at, letter in enumerate(flat):
        lower = letter.lower()
        before = flat[at - 1].lower() if at else " "
        latin = _RUSSIAN.get(lower, letter)
        if lower == "е" and (before in _RUSSIAN_AFTER_VOWEL or not before.isalpha()):
            latin = "ye"
        out.append(_cased(letter, latin))
    return "".join(out)


_TO_RUSSIAN = (
    (r"[’ʼ']", "ъ"),
    (r"ська\b", "ская"),
    (r"ське\b", "ское"),
    (r"цька\b", "цкая"),
    (r"цьке\b", "цкое"),
    (r"ський\b", "ский"),
    (r"цький\b", "цкий"),
    (r"ий\b", "ий"),
    (r"івка\b", "овка"),
    (r"ївка\b", "евка"),
    (r"івці\b", "овцы"),
    (r"ці\b", "цы"),
    (r"ів\b", "ов"),
    (r"їв\b", "ев"),
    (r"ове\b", "овое"),
    (r"еве\b", "евое"),
    (r"не\b", "ное"),
    (r"ьке\b", "ькое"),
    (r"ова\b", "овая"),
    (r"на\b", "ная"),
)
_LETTERS_TO_RUSSIAN = str.maketrans(
    {"и": "ы", "і": "и", "ї": "и", "є": "е", "ґ": "г", "И": "И", "І": "И", "Ї": "И", "Є": "Е", "Ґ": "Г"}
)


def to_russian(name: str) -> str:
    """A likely Russian form of a Ukrainian name, for villages that no source gives one for.

    Letters and the common endings are exchanged ("Хорли" → "Хорлы", "Новоселівка" →
    "Новоселовка"); irregular pairs ("Миколаїв", "Николаев") come from the sources.
    """
    protected = name
    for pattern, replacement in _TO_RUSSIAN:
        changed = re.sub(pattern, replacement, protected)
        if changed != protected and pattern.endswith(r"\b"):
            head = len(re.split(pattern, protected)[0])
            return _soften(protected[:head].translate(_LETTERS_TO_RUSSIAN)) + changed[head:]
        protected = changed
    return _soften(protected.translate(_LETTERS_TO_RUSSIAN))


def _soften(name: str) -> str:
    """Russian writes no ы after these consonants."""
    return re.sub(r"([гкхжчшщ])ы", r"\1и", name)
