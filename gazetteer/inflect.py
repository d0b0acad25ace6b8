"""Which places get the case forms of their Cyrillic names, and those forms."""

from __future__ import annotations

from cases import all_forms
from entry import DERIVED, Entry, fold

INFLECTED = 0.5
SHORTEST = 4
BIG, MIDDLING = 100_000, 5_000
EAST_OF_URALS = 60.0
_ADJECTIVES = ("ская", "цкая", "ська", "цька", "ский", "цкий", "ський", "цький")
_AT_HOME = {"UA", "RU", "BY"}
# Countries whose wars and talks Russian and Ukrainian media write about town by town.
_WATCHED = set("AF AM AZ EG GE IL IQ IR JO KZ LB LY MD PK PL PS RO SA SD SY TR YE".split())


def inflect(entries: list[Entry]) -> None:
    """Add case forms to the entries that Russian and Ukrainian texts are likely to name."""
    for entry in entries:
        if not _likely(entry):
            continue
        if entry.precision == "admin1":
            _name_by_adjective(entry)
        for name, degree in entry.cyrillic.items():
            for form in all_forms(name):
                key = fold(form)
                if len(key) >= SHORTEST or (entry.population > BIG and len(key) == SHORTEST - 1):
                    known = max(entry.names.get(key, 0.0), entry.inflected.get(key, 0.0))
                    if degree * INFLECTED > known:
                        entry.inflected[key] = degree * INFLECTED


def _name_by_adjective(entry: Entry) -> None:
    """Oblasts and krais in a list go by their adjective ("в Курской и Белгородской областях")."""
    for name in list(entry.cyrillic):
        adjective, _, generic = name.partition(" ")
        if generic.lower() in {"область", "край"} and adjective.endswith(_ADJECTIVES):
            for form in (adjective, *all_forms(adjective)):
                entry.inflected.setdefault(fold(form), DERIVED)


def _likely(entry: Entry) -> bool:
    """Is it a division, a curated place, or a settlement that such texts name?"""
    if entry.precision != "settlement" or entry.site:
        return True
    if entry.country == "RU":
        return entry.longitude < EAST_OF_URALS or entry.population > MIDDLING
    least = 0 if entry.country in _AT_HOME else MIDDLING if entry.country in _WATCHED else BIG
    return entry.population >= least
