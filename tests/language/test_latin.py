"""Cyrillic names in Latin letters."""

from __future__ import annotations

import pytest

from warledger.language.latin import latin, person


@pytest.mark.parametrize(
    ("code", "name", "spelt"),
    [
        ("ru", "Ельня", "Yelnya"),
        ("ru", "Подъельск", "Podyelsk"),
        ("ru", "Старый Оскол", "Stary Oskol"),
        ("ru", "Щёкино", "Shchyokino"),
        ("uk", "Згурівка", "Zghurivka"),
        ("uk", "Єланець", "Yelanets"),
        ("uk", "Знам'янка", "Znamianka"),
        ("uk", "Їжакове", "Yizhakove"),
        ("uk", "СУМИ", "SUMY"),
        ("en", "Київ", "Київ"),
    ],
)
def test_latin(code: str, name: str, spelt: str):
    assert latin(name, code) == spelt


def test_only_names_of_persons_are_spelt_anew():
    assert person("Ірина Гончар", "uk") == "Iryna Honchar"
    assert person("оперштаб", "ru") == "оперштаб"
    assert person("Al Mayadeen", "ru") == "Al Mayadeen"
