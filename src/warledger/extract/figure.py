"""What a figure is: a quantity with what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from warledger.extract.actor import ActorMention
from warledger.extract.quantity import grammar, number_at
from warledger.extract.tokens import tokens

if TYPE_CHECKING:
    from warledger.language.lexicon import Language, Lexeme
    from warledger.model import Quantity


class Figure(NamedTuple):
    """A figure with what it counts.

    `population` is civilian, military or unspecified for people, "" for a bare number;
    `noun` the head noun's words; `counts` the lexeme of a thing counted; `single` when told
    by an article ("a man"); `of` when it counts out of a group ("two of the injured"); `whose`
    the adjective of a party between number and noun, where the grammar cuts it off.
    """

    quantity: Quantity
    population: str = ""
    noun: str = ""
    increment: bool = False
    single: bool = False
    definite: bool = False
    child: bool = False
    none: bool = False
    of: str = ""
    counts: Lexeme | None = None
    words: bool = False
    whose: ActorMention | None = None


def named(value: object) -> ActorMention | None:
    """The actor that a chunk's value names: itself, or whose the things it counts are."""
    if isinstance(value, Figure):
        return value.whose
    return value if isinstance(value, ActorMention) else None


CHILDREN = frozenset(
    "child children girl girls boy boys baby babies infant infants toddler toddlers teenager teenagers minor "
    "minors schoolchild schoolchildren schoolgirl schoolboy newborn pupil pupils".split()
)


def force(words: str, language: Language) -> Figure | None:
    """ "Nine police officers": people of a force with their number, or None."""
    found = tokens(words)
    if not found or (found[0].key not in language.file.numbers.units and not found[0].key[0].isdigit()):
        return None
    number = number_at(found, 0, [word.key for word in found], grammar(language))
    senses = language.words.get(found[-1].key, ())
    kind = next((one.value for one in senses if one.letter == "p"), None)
    if number is None or number.last >= len(found) or kind is None:
        return None
    noun = words[found[number.last].start :]
    return Figure(number.quantity, kind, noun, number.increment, words=number.words)
