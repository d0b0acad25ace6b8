"""Words of an inflected language by stem: which classes a word or phrase belongs to.

An entry of a language file is a phrase of words; `загин*` stands for every ending of a word,
`загинул{и,а,о}` for the endings listed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BRACES = re.compile(r"\{([^{}]*)\}")
_SHORTEST = 2


class Entry(NamedTuple):
    """A phrase behind its first word: the further words, and the class of the whole."""

    rest: tuple[str, ...]
    name: str


class Found(NamedTuple):
    """What stands at a word: how many words it takes, and its classes, best first."""

    used: int
    classes: tuple[str, ...]


def expanded(entry: str) -> Iterator[str]:
    """Every form that an entry with braces stands for."""
    match = _BRACES.search(entry)
    if match is None:
        yield entry
        return
    for ending in match[1].split(","):
        yield from expanded(entry[: match.start()] + ending + entry[match.end() :])


def folded(word: str) -> str:
    """A word as stems know it: lower case, one kind of apostrophe, no ё."""
    return word.casefold().replace("’", "'").replace("ʼ", "'").replace("ё", "е")


class Stems:
    """The stems of one language, ready to look up."""

    def __init__(self, groups: Mapping[str, Sequence[str]]) -> None:
        """Spread the entries of each class over first words."""
        self.exact: dict[str, list[Entry]] = {}
        self.open: dict[str, list[Entry]] = {}
        for name, entries in groups.items():
            for entry in entries:
                for form in expanded(entry):
                    first, *rest = folded(form).split()
                    index = self.open if first.endswith("*") else self.exact
                    made = Entry(tuple(rest), name)
                    held = index.setdefault(first.rstrip("*"), [])
                    if made not in held:
                        held.append(made)
        self._words: dict[str, tuple[Entry, ...]] = {}

    def _entries(self, word: str) -> tuple[Entry, ...]:
        """Every entry whose first word this is, the most exact first; remembered."""
        known = self._words.get(word)
        if known is None:
            found = list(self.exact.get(word, ()))
            for length in range(len(word), _SHORTEST - 1, -1):
                found += self.open.get(word[:length], ())
            known = self._words[word] = tuple(found)
        return known

    def at(self, words: Sequence[str], index: int) -> Found | None:
        """The longest phrase that begins at a word, with all its classes; None for a word of no class."""
        best, names = 0, list[str]()
        for entry in self._entries(words[index]):
            used = 1 + len(entry.rest)
            if used < best or index + used > len(words):
                continue
            if all(_fits(words[index + 1 + i], form) for i, form in enumerate(entry.rest)):
                if used > best:
                    best, names = used, []
                if entry.name not in names:
                    names.append(entry.name)
        return Found(best, tuple(names)) if best else None

    def begins(self, word: str, heads: str) -> bool:
        """True when a phrase of a class with one of these letters begins with the word."""
        return any(entry.name[0] in heads for entry in self._entries(word))

    def classes(self, word: str) -> tuple[str, ...]:
        """The classes of a single word."""
        found = self.at((word,), 0)
        return found.classes if found else ()


def _fits(word: str, form: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form
