"""The gate: one compiled scan that decides which texts and passages can matter."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warledger.language.lexicon import Language

_TRIGGERS = "rHhxEDQSVvXFZGgIUL#0123456789^=~"


@cache
def _scan(code: str, words: frozenset[str]) -> re.Pattern[str]:
    """All trigger words as one pattern on their first letters."""
    options = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"\b(?:{options})\b", re.IGNORECASE)


_WORDS: dict[str, frozenset[str]] = {}


def _words(language: Language) -> frozenset[str]:
    """Words that can trigger a claim: of phrases, the first word."""
    if language.code not in _WORDS:
        found = {w for w, senses in language.words.items() if any(s.letter in _TRIGGERS for s in senses)}
        for first, phrases in language.phrases.items():
            if any(s.letter in _TRIGGERS for _, senses in phrases for s in senses):
                found.add(first)
        found.update(language.file.damage.get("taking", ()))
        _WORDS[language.code] = frozenset(found)
    return _WORDS[language.code]


def may_matter(text: str, language: Language) -> bool:
    """False only for a text without a single word that any claim type could hang on."""
    return _scan(language.code, _words(language)).search(text) is not None
