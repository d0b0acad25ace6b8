"""Which sense of a word its neighbors call for: "strikes" the noun or the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warledger.extract.tokens import Token
    from warledger.language.lexicon import Language, Lexeme

_NOUN_BEFORE = frozenset("daMSoGTnP%NqyeiWOD")
_VERB_BEFORE = frozenset("tmjpz")
_SUBJECT = frozenset("AMpCP")
_NOUN_AFTER = frozenset(
    "on in at near of against by that which who and or , . for from to over with after before".split()
)


def _with_letter(senses: tuple[Lexeme, ...], letters: str) -> Lexeme | None:
    return next((found for found in senses if found.letter in letters), None)


def sense(senses: tuple[Lexeme, ...], before: str, after: Token | None, language: Language) -> Lexeme:
    """The sense of a word (or phrase) between the chunk before and the token after it."""
    if len(senses) == 1:
        return _alone(senses[0], before)
    nouns = _with_letter(senses, "SMOgpD" if senses[0].letter == "x" else "SMOgp")
    verbs = _with_letter(senses, "XxFYZRGWV")
    if nouns is not None and verbs is not None and verbs.form != "past":
        return _noun_or_verb(nouns, verbs, before, after, language)
    killing = _with_letter(senses, "h")
    if killing is not None and nouns is not None:
        return nouns if before == "d" or (after is not None and after.key in {"of", "in"}) else killing
    harmed = _with_letter(senses, "H")
    if harmed is not None and before not in _VERB_BEFORE - {"p", "j"}:
        return harmed
    past = _with_letter(senses, "V")
    if past is not None and before not in _VERB_BEFORE - {"p", "j"}:
        return past
    return senses[0]


def _alone(found: Lexeme, before: str) -> Lexeme:
    """A verb's base form after an article is a noun that the lexicon does not know."""
    if found.form == "base" and found.letter in "XxF" and before in "da" and before:
        return found._replace(letter="w")
    return found


def _noun_or_verb(noun: Lexeme, verb: Lexeme, before: str, after: Token | None, language: Language) -> Lexeme:
    """A form that is both: a verb after "to" or a subject that an object follows, else a noun."""
    if verb.form == "ing":
        return verb if after is not None and after.key not in _NOUN_AFTER and before not in "da" else noun
    if before in _VERB_BEFORE and before:
        return verb
    if before in _NOUN_BEFORE - {"M", "P"} and before:
        return noun
    if before in _SUBJECT and before and after is not None:
        is_object = (
            after.text[:1].isupper()
            or after.text[:1].isdigit()
            or after.key in {"a", "an", "the", "its", "their"}
        )
        senses = language.words.get(after.key, ())
        is_object = is_object or any(found.letter in "Opnd" for found in senses)
        return verb if is_object and after.key not in _NOUN_AFTER else noun
    return noun
