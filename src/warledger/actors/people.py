"""Names of people across spellings: the same person under another transliteration or a misprint."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import OSA

from warledger.actors.files import given_names
from warledger.actors.index import index

if TYPE_CHECKING:
    from warledger.model import Actor

# Letters that transliterations of one Cyrillic or Arabic name differ in, each pair to one form.
FOLDS = tuple(
    (re.compile(pattern), form)
    for pattern, form in (
        (r"['’ʼ`\-. ]", ""),
        (r"shch|sch|sh", "s"),
        (r"kh|gh|g", "h"),
        (r"zh", "z"),
        (r"tch|ch|ts|tz", "c"),
        (r"ck|q", "k"),
        (r"w", "v"),
        (r"[yij]*[yij](?=[aeou])", ""),
        (r"[yij]+", "i"),
        (r"(.)\1", r"\1"),
        (r"i$", ""),
    )
)
FUZZY = 6
# Letters that spellings and misprints put for one another; others make another name.
ALIKE = tuple(map(frozenset, ("aeiou", "bv", "dt", "szc", "hk", "fp", "mn")))
PARTICLES = re.compile(r"^(?:al|el|ad|ash|as|an|ar)-", re.IGNORECASE)


class Person(NamedTuple):
    """One spelling of a person's full name, folded."""

    given: str
    surname: str
    parts: int
    actor: Actor


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name's letters without what transliterations differ in ("Sergey", "Serhii" stay apart)."""
    folded = anyascii(PARTICLES.sub("", name)).lower()
    for pattern, form in FOLDS:
        folded = pattern.sub(form, folded)
    return folded


def split(name: str) -> tuple[str, str, int]:
    """A full name's given name (as its number when known), folded surname, count of parts."""
    parts = name.split()
    number = given_names().get(parts[0].casefold())
    given = fold(parts[0]) if number is None else str(number)
    return given, fold(parts[-1]), len(parts)


@cache
def people() -> tuple[dict[str, list[Person]], dict[str, list[Person]]]:
    """Everybody with a full name in the files, by given name and by surname."""
    by_given: dict[str, list[Person]] = {}
    by_surname: dict[str, list[Person]] = {}
    for entries in index().phrases.values():
        for entry in entries:
            if entry.form == "person" and " " in entry.words:
                person = Person(*split(entry.words), entry.actor)
                by_given.setdefault(person.given, []).append(person)
                by_surname.setdefault(person.surname, []).append(person)
    return by_given, by_surname


@lru_cache(maxsize=16384)
def nearest(name: str) -> Actor | None:
    """The one person in the files whose full name this is a spelling or a misprint of.

    The given name must be the same (in any of its forms) and the surname at most one letter
    off after folding; a surname under six folded letters must be the same. With the surname
    the same, an unknown given name may be one letter off. Two possible people are none.
    """
    if " " not in name:
        return None
    given, surname, parts = split(name)
    by_given, by_surname = people()
    near: dict[str, tuple[int, Actor]] = {}
    for person in by_given.get(given, ()):
        off = _off(surname, person.surname)
        if off is not None and _same_length(parts, person.parts):
            best = near.get(person.actor.name)
            near[person.actor.name] = (min(off, best[0]) if best else off, person.actor)
    if not near and not given.isdigit():
        for person in by_surname.get(surname, ()):
            close = len(given) >= FUZZY - 1 and any(
                OSA.distance(given, fold(form), score_cutoff=1) <= 1 for form in _forms(person)
            )
            if close and _same_length(parts, person.parts):
                near[person.actor.name] = (1, person.actor)
    if not near:
        return None
    least = min(off for off, _ in near.values())
    nearby = [actor for off, actor in near.values() if off == least]
    return nearby[0] if len(nearby) == 1 else None


def _off(one: str, other: str) -> int | None:
    """How many letters two folded surnames differ in: 0 or, for long ones, 1; else null."""
    if one == other:
        return 0
    if min(len(one), len(other)) < FUZZY or one[0] != other[0]:
        return None
    if one in {other + "a", other + "ova"} or other == one + "a":
        return None
    if OSA.distance(one, other, score_cutoff=1) > 1:
        return None
    changed = [frozenset(pair) for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    swapped = len(one) == len(other) and len(changed) == 1
    return None if swapped and not any(changed[0] <= letters for letters in ALIKE) else 1


def _same_length(one: int, other: int) -> bool:
    """Full names of three parts and of four are not compared; two parts fit any."""
    return one == other or min(one, other) == 2  # noqa: PLR2004 - given name and surname


def _forms(person: Person) -> list[str]:
    """The spellings of a person's given name."""
    if not person.given.isdigit():
        return [person.given]
    return [form for form, number in given_names().items() if str(number) == person.given]
