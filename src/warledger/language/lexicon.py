"""A language as data: which words belong to which class, in every form they take."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

DIPLOMATIC = "0123456789^=~J"
"""The letters of words of diplomacy, which keep all their senses (see extract/diplomacy.py)."""


class Lexeme(NamedTuple):
    """What one word or phrase can mean: its class, its value there, and its verb form.

    `letter` is the class as `extract/shape.py` spells it; `value` tells effect, means, object
    or kind of people; `form` is one of "base", "past", "participle", "ing", "plural", "".
    """

    letter: str
    value: str
    form: str = ""


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Number words, and the words that open or blur a figure."""

    units: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, int]
    none: list[str]
    at_least: list[str]
    at_least_after: list[str]
    at_most: list[str]
    about: list[str]
    filler: list[str]
    increment: list[str]
    singular: list[str]
    ordinals: dict[str, int]
    measures: list[str]
    sides: list[str]


class PlaceWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that lead to a place's name, end one, or never are one."""

    particles: frozenset[str]
    generic: frozenset[str]
    locative: frozenset[str]
    strong: frozenset[str]
    kinds: frozenset[str]
    settled: frozenset[str]
    capital: frozenset[str]
    comes_under: frozenset[str] = frozenset()
    country: frozenset[str]
    border: frozenset[str]
    there: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    site_kinds: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    motion: frozenset[str] = frozenset()
    afterwards: frozenset[str] = frozenset()
    directions: dict[str, str]
    attacks_on: frozenset[str]
    gained: frozenset[str] = frozenset()
    not_names: frozenset[str]


class LanguageFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `language/*.toml`, strictly decoded."""

    code: str
    name: str
    stop_words: list[str]
    elsewhere: frozenset[str] = frozenset()
    aftermath: frozenset[str] = frozenset()
    harm: dict[str, list[str]]
    suffer: dict[str, list[str]]
    dead: dict[str, list[str]]
    bodies: list[str]
    object_only: frozenset[str] = frozenset()
    toll: dict[str, list[str]]
    people: dict[str, list[str]]
    people_military_words: dict[str, list[str]]
    attack: dict[str, list[str]]
    strike_verbs: dict[str, list[str]]
    launch_verbs: dict[str, list[str]]
    responsibility: dict[str, list[str]]
    carry_verbs: dict[str, list[str]]
    come_down: dict[str, list[str]]
    means: dict[str, list[str]]
    objects: dict[str, list[str]]
    damage: dict[str, list[str]]
    reporting: dict[str, list[str]]
    modality: dict[str, list[str]]
    scope: dict[str, list[str]]
    places: PlaceWords
    numbers: Numbers
    structure: dict[str, list[str]]
    acts: dict[str, list[str]]
    diplomacy_nouns: dict[str, list[str]]
    diplomacy_verbs: dict[str, list[str]]
    diplomacy: dict[str, list[str]] = msgspec.field(default_factory=dict)
    grammar: str = "english"
    stems: dict[str, list[str]] = msgspec.field(default_factory=dict)


class Language(msgspec.Struct, frozen=True):
    """A language ready to read with.

    `words` maps a casefolded word to its senses, best first; `phrases` maps a first word to
    the phrases that begin with it, longest first, each as (words, senses); `tags` maps words
    and phrases to every letter of diplomacy that they can have.
    """

    file: LanguageFile
    words: dict[str, tuple[Lexeme, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], tuple[Lexeme, ...]], ...]]
    tags: dict[str, str]

    @property
    def code(self) -> str:
        """ISO 639-1 code."""
        return self.file.code


_PLURALS = frozenset({"people", "police", "personnel", "staff", "crew", "children"})


def noun_forms(entry: str) -> list[tuple[str, str]]:
    """Singular and plural of a noun entry `word` or `word/plural`, each with its form."""
    if "/" in entry:
        single, plural = entry.split("/")
        return [(single, ""), (plural, "plural")]
    last = entry.rsplit(" ", 1)[-1]
    if last in _PLURALS:
        return [(entry, "plural")]
    if last.endswith("s") and not last.endswith("ss"):
        return [(entry, "plural")]
    ending = "es" if last.endswith(("sh", "ch", "ss", "x")) else "s"
    plural = entry[:-1] + "ies" if last.endswith("y") and last[-2:-1] not in "aeiou" else entry + ending
    return [(entry, ""), (plural, "plural")]


_DOUBLING = frozenset(
    "drop stop admit plan slam gut lob gun kidnap swap ban rip trap grab jam ram submit commit bar permit rob".split()
)


def _regular(verb: str) -> tuple[str, str, str]:
    """Past, participle and -ing form of a regular verb."""
    if verb.endswith("e"):
        return verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    if verb in _DOUBLING:
        return verb + verb[-1] + "ed", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    return verb + "ed", verb + "ed", verb + "ing"


def verb_forms(entry: str) -> list[tuple[str, str]]:
    """All forms of a verb entry `base` or `base/past/participle/ing`, each with its name."""
    if "/" in entry:
        base, past, participle, ing = entry.split("/")
    else:
        head, _, rest = entry.partition(" ")
        base = entry
        past, participle, ing = (f"{form} {rest}".rstrip() for form in _regular(head))
    head, _, rest = base.partition(" ")
    third = head[:-1] + "ies" if head.endswith("y") and head[-2:-1] not in "aeiou" else None
    third = third or head + ("es" if head.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    forms = [(base, "base"), (f"{third} {rest}".rstrip(), "base"), (past, "past")]
    if participle != past:
        forms.append((participle, "participle"))
    return [*forms, (ing, "ing")]


class _Builder:
    """Collects senses word by word; the first class told of a word is its best sense."""

    def __init__(self) -> None:
        self.senses: dict[str, list[Lexeme]] = {}

    def add(self, word: str, letter: str, value: str, form: str = "") -> None:
        senses = self.senses.setdefault(word.casefold(), [])
        lexeme = Lexeme(letter, value, form)
        if lexeme not in senses:
            senses.append(lexeme)

    def plain(self, groups: dict[str, list[str]], letter: str) -> None:
        for value, entries in groups.items():
            for entry in entries:
                self.add(entry, letter, value)

    def nouns(self, groups: dict[str, list[str]], letter: str) -> None:
        for value, entries in groups.items():
            for entry in entries:
                for word, form in noun_forms(entry):
                    self.add(word, letter, value, form)

    def verbs(self, groups: dict[str, list[str]], letters: dict[str, str]) -> None:
        for value, entries in groups.items():
            for entry in entries:
                for word, form in verb_forms(entry):
                    self.add(word, letters.get(form, letters["past"]), value, form)


_NEVER = "\0"
"""A word that no text has: what stands for a list that a language file leaves out."""


def _decoded(data: bytes) -> LanguageFile:
    """A language file; one with stems for words needs none of the sections that list English forms."""
    raw = msgspec.toml.decode(data)
    if "stems" in raw:
        english = msgspec.toml.decode(files("warledger.language").joinpath("en.toml").read_bytes())
        for section in msgspec.structs.fields(LanguageFile):
            if section.required:
                raw.setdefault(section.name, [] if isinstance(english[section.name], list) else {})
            lists = english.get(section.name)
            if section.name not in {"places", "numbers"} and isinstance(lists, dict):
                raw[section.name] = {name: [_NEVER] for name in lists} | raw.get(section.name, {})
    return msgspec.convert(raw, LanguageFile)


def _build(file: LanguageFile) -> Language:
    """Spread a language file over words and phrases."""
    if file.stems:
        return Language(file=file, words={}, phrases={}, tags={})
    builder = _Builder()
    same = {"base": "", "past": "", "participle": "", "ing": ""}
    for letter, entries in file.structure.items():
        for entry in entries:
            builder.add(entry, letter, entry)
    builder.verbs(file.harm, {"base": "x", "past": "H", "ing": "h"})
    builder.verbs(file.suffer, dict.fromkeys(same, "E"))
    builder.plain(file.dead, "D")
    builder.plain({"killed": file.bodies}, "Q")
    builder.plain({"killed": file.toll["killed"]}, "L")
    builder.plain({"number": file.toll["number_of"]}, "#")
    builder.verbs({"reach": file.toll["reaches"]}, dict.fromkeys(same, "R"))
    builder.nouns(file.attack, "S")
    builder.verbs(file.strike_verbs, {"base": "X", "past": "V", "ing": "v"})
    builder.verbs(file.responsibility, dict.fromkeys(same, "r"))
    builder.verbs({"launch": file.launch_verbs["words"]}, dict.fromkeys(same, "F"))
    builder.nouns(file.means, "M")
    builder.nouns(file.objects, "O")
    builder.nouns(file.people, "p")
    builder.verbs({"fall": file.come_down["words"]}, dict.fromkeys(same, "Z"))
    builder.verbs({"damage": file.damage["words"]}, dict.fromkeys(same, "G"))
    builder.plain({"damage": file.damage["nouns"]}, "g")
    builder.verbs({"carry": file.carry_verbs["words"]}, dict.fromkeys(same, "Y"))
    builder.verbs({"say": file.reporting["verbs"]}, dict.fromkeys(same, "W"))
    builder.plain({"according": file.reporting["according"]}, "@")
    for letter, entries in {**file.acts, **file.diplomacy_verbs}.items():
        builder.verbs({entries[0].split("/")[0]: entries}, dict.fromkeys(same, letter))
    for letter, entries in file.diplomacy_nouns.items():
        builder.nouns({entries[0]: entries}, letter)
    words: dict[str, tuple[Lexeme, ...]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[Lexeme, ...]]]] = {}
    for entry, senses in builder.senses.items():
        parts = tuple(entry.split())
        if len(parts) == 1:
            words[entry] = tuple(senses)
        else:
            phrases.setdefault(parts[0], []).append((parts, tuple(senses)))
    ordered = {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in phrases.items()}
    tagged = {
        entry: "".join(sense.letter for sense in senses if sense.letter in DIPLOMATIC)
        for entry, senses in builder.senses.items()
    }
    tags = {entry: letters for entry, letters in tagged.items() if letters}
    return Language(file=file, words=words, phrases=ordered, tags=tags)


@cache
def language(code: str) -> Language | None:
    """The language with this ISO 639-1 code, or None when there is no file for it.

    Raises:
        msgspec.ValidationError: if the file has unknown or missing keys.
    """
    path = files("warledger.language").joinpath(f"{code}.toml")
    if not code.isalpha() or not path.is_file():
        return None
    return _build(_decoded(path.read_bytes()))


def languages() -> list[str]:
    """Codes of all languages that can be read, sorted."""
    names = (entry.name for entry in files("warledger.language").iterdir())
    return sorted(name[:-5] for name in names if name.endswith(".toml"))
