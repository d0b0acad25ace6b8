"""The gate: one look at a document's words decides whether any claim type can find something in it.

A file of `codebook/` can name its `TRIGGERS`: letters of word classes (see extract/shape.py), and
words or phrases that no lexicon has. A document matters when it holds one of those words, or all
words of one of those phrases, in whatever order; then every passage of it is read, since a claim
can hang on words as plain as "said" or "among them" there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from warledger import plugs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warledger.language.lexicon import Language

_WORD = re.compile(r"[^\W_]+")


class Gate(NamedTuple):
    """What to look for: `words` that pass alone, and phrases, as sets of words, by one of theirs."""

    words: frozenset[str]
    phrases: dict[str, tuple[frozenset[str], ...]]
    heads: frozenset[str]

    def passes(self, text: str) -> bool:
        """True when the text holds a word or a whole phrase."""
        found = set(_WORD.findall(text.casefold()))
        if not self.words.isdisjoint(found):
            return True
        return any(need <= found for head in self.heads & found for need in self.phrases[head])


def _gate(entries: Iterable[str]) -> Gate:
    """The gate for these words and phrases; a phrase is met by the longest of its words."""
    words: set[str] = set()
    phrases: dict[str, set[frozenset[str]]] = {}
    for entry in entries:
        parts = _WORD.findall(entry.casefold())
        if len(parts) == 1:
            words.add(parts[0])
        elif parts:
            head = max(parts, key=lambda part: (len(part), part))
            phrases.setdefault(head, set()).add(frozenset(parts))
    ordered = {head: tuple(sorted(found, key=sorted)) for head, found in phrases.items()}
    return Gate(frozenset(words), ordered, frozenset(ordered))


@cache
def triggers() -> frozenset[str]:
    """The letters, words and phrases that the files of `codebook/` name."""
    modules = (plugs.load("codebook", name) for name in plugs.names("codebook"))
    return frozenset(trigger for module in modules for trigger in getattr(module, "TRIGGERS", ()))


def _entries(language: Language) -> Iterator[str]:
    """Every word and phrase of a language that some claim type waits for."""
    letters = {trigger for trigger in triggers() if len(trigger) == 1}
    yield from triggers() - letters
    yield from language.file.damage.get("taking", ())
    yield from language.file.diplomacy.get("triggers", ())
    for word, senses in language.words.items():
        if any(sense.letter in letters for sense in senses):
            yield word
    for phrases in language.phrases.values():
        for parts, senses in phrases:
            if any(sense.letter in letters for sense in senses):
                yield " ".join(parts)


_GATES: dict[str, Gate] = {}


def may_matter(text: str, language: Language) -> bool:
    """False only for a text without a word or phrase that any claim type waits for."""
    if language.code not in _GATES:
        _GATES[language.code] = _gate(_entries(language))
    return _GATES[language.code].passes(text)
