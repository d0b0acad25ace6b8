"""Which grammar reads a language: the one of English patterns, or one that its file names."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from warledger.codebook._draft import Draft
    from warledger.extract.attribution import Voice
    from warledger.extract.shape import Reading, World
    from warledger.language.lexicon import Language
    from warledger.model import Passage


class Grammar(Protocol):
    """What a module `codebook/_NAME/grammar.py` offers for the languages whose files name it."""

    def may_matter(self, text: str, language: Language) -> bool:
        """False only for a text without a word that any claim type waits for."""

    def read(self, passage: Passage, spoken: Language, world: World) -> Reading:
        """Cut a passage into chunks."""

    def concerns_conflict(
        self, readings: Sequence[Reading], opponents: Callable[[str], tuple[str, ...]]
    ) -> bool:
        """Whether a document is about an armed conflict at all."""

    def voices(self, reading: Reading) -> list[Voice]:
        """Every speaker a passage names, in order."""

    def drafts(self, reading: Reading) -> Iterator[Draft]:
        """What every claim type finds in a passage."""


def own_grammar(language: Language) -> Grammar | None:
    """The grammar of a language that has its own; None for one read by the English patterns."""
    if language.file.grammar == "english":
        return None
    return import_module(f"warledger.codebook._{language.file.grammar}.grammar")
