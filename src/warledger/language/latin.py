"""Cyrillic names in Latin letters, for names that no gazetteer and no conflict file has.

Ukrainian by the official table (Cabinet of Ministers, resolution 55 of 27 January 2010), Russian
by the BGN/PCGN romanization of 1947 without its apostrophes and with -y for -ий and -ый, as
newspapers write.
"""

from __future__ import annotations

import re

_COMMON = dict(
    zip(
        "абвдежзклмнопрстуфхцчшщ",
        "a b v d e zh z k l m n o p r s t u f kh ts ch sh shch".split(),
        strict=True,
    )
)
_TABLES = {
    "uk": _COMMON | dict(zip("гґиійїєюяь", [*"h g y i i i ie iu ia".split(), ""], strict=True)),
    "ru": _COMMON | dict(zip("гиійыэёюяъь", [*"g i i y y e yo yu ya".split(), "", ""], strict=True)),
}
_FIRST = {
    "uk": {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"},
    "ru": {"е": "ye"},
}
_SOFT = re.compile(r"(?<=[аеёиоуыэюяъь])е")
_ENDING = re.compile(r"[иы]й\b")
_WORD = re.compile(r"[а-яіїєґё'’ʼ]+", re.IGNORECASE)
_NAME = re.compile(r"[А-ЯІЇЄҐЁ][а-яіїєґё'’ʼ]+(?:[ -][А-ЯІЇЄҐЁ][а-яіїєґё'’ʼ]+){1,2}")


def latin(text: str, code: str) -> str:
    """Ukrainian ("uk") or Russian ("ru") words in Latin letters; all else stays as it is."""
    return _WORD.sub(lambda match: _word(match[0], code), text) if code in _TABLES else text


def person(text: str, code: str) -> str:
    """A person's name of two or three Cyrillic words in Latin letters; other words stay as they are."""
    return latin(text, code) if _NAME.fullmatch(text) else text


def _word(word: str, code: str) -> str:
    """One word by the table of a language, letters it lacks by the other's."""
    small = re.sub("['’ʼ]", "", word.lower())
    small = _SOFT.sub("\0", _ENDING.sub("y", small)) if code == "ru" else small.replace("зг", "zgh")
    table = _TABLES["ru" if code == "uk" else "uk"] | _TABLES[code] | {"\0": "ye"}
    first = _FIRST[code].get(small[:1]) or table.get(small[:1], small[:1])
    spelt = first + "".join(table.get(letter, letter) for letter in small[1:])
    if len(word) > 1 and word.isupper():
        return spelt.upper()
    return spelt[:1].upper() + spelt[1:] if word[:1].isupper() else spelt
