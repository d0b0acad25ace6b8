"""A passage's text → its tokens, with offsets."""

from __future__ import annotations

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A word, number or mark: `text[start:end]`; `key` is how the lexicon knows it."""

    text: str
    start: int
    end: int
    key: str


_TOKEN = re.compile(
    r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)"  # 40,173 and 40 173
    r"|\d+(?:\.\d+)?(?:st|nd|rd|th)?-year-olds?\b"
    r"|\d+(?:[.:]\d+)*"
    r"|(?:[A-Z]\.){2,}"
    r"|[a-z]\.m\.(?=\W|$)"
    r"|[^\W\d_]+n['’]t\b"
    r"|[^\W_]+(?:['’ʼ](?!s\b)[^\W\d_]+)*(?:[-‑–][^\W_]+(?:['’ʼ](?!s\b)[^\W\d_]+)*)*"
    r"|['’]s\b"
    r"|[^\w\s]|_"
)


def tokens(text: str) -> list[Token]:
    """Every token of a passage, in order; white space belongs to none."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        found.append(Token(word, match.start(), match.end(), word.casefold().replace("’", "'")))
    return found


def is_capital(token: Token) -> bool:
    """True for a word that begins with a capital letter."""
    return token.text[:1].isupper()
