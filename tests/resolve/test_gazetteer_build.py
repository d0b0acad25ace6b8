"""The build's rules: romanization, case forms, Arabic articles, the same bytes twice."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def build_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build's modules stand in a folder of scripts, not in the package."""
    monkeypatch.setattr(sys, "path", [str(root / "gazetteer"), *sys.path])


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Кривий Ріг", "Kryvyi Rih"),
        ("Згорани", "Zghorany"),
        ("Ємільчине", "Yemilchyne"),
        ("Мар’їнка", "Marinka"),
    ],
)
def test_ukrainian_names_take_the_official_romanization(name: str, latin: str):
    from romanize import ukrainian  # noqa: PLC0415

    assert ukrainian(name) == latin


@pytest.mark.parametrize(
    ("name", "russian", "form"),
    [
        ("Харьков", True, "Харькове"),
        ("Елец", True, "Ельца"),
        ("Ростов-на-Дону", True, "Ростове-на-Дону"),
        ("Новые Юрковичи", True, "Новых Юрковичах"),
        ("Запорожская АЭС", True, "Запорожской АЭС"),
        ("сектор Газа", True, "секторе Газа"),
        ("Київ", False, "Києва"),
        ("Кременчук", False, "Кременчуці"),
        ("Нова Каховка", False, "Новій Каховці"),
        ("Тростянець", False, "Тростянці"),
        ("Рівне", False, "Рівному"),
    ],
)
def test_names_have_the_case_forms_that_texts_print(name: str, russian: bool, form: str):
    from cases import case_forms  # noqa: PLC0415

    forms = case_forms(name, russian=russian)
    assert form in forms
    assert name not in forms
    assert len(forms) == len(set(forms)) <= 40


def test_arabic_names_are_found_with_either_article_and_without():
    from world import article_variants  # noqa: PLC0415

    assert set(article_variants("deir el balah")) == {"deir al balah", "deir balah"}
    assert set(article_variants("al fashir")) == {"el fashir", "fashir"}
    assert article_variants("homs") == []


def test_the_same_entries_make_the_same_bytes(tmp_path: Path):
    from entry import Entry  # noqa: PLC0415
    from write import write  # noqa: PLC0415

    town = Entry(1, "Town", 10.0, 20.0, "UA", "settlement", "Oblast", population=30_000, weight=30_000)
    oblast = Entry(2, "Town Oblast", 10.0, 20.0, "UA", "admin1", "Oblast", weight=300_000)
    for entry in (town, oblast):
        entry.call("Town")
    first, second = tmp_path / "a.db", tmp_path / "b.db"
    assert write(first, [town, oblast]) == write(second, [oblast, town])
    assert first.read_bytes() == second.read_bytes()


def test_a_curated_row_that_refers_to_nothing_stops_the_build():
    from curated import Known, RowError, _rename  # noqa: PLC0415

    with pytest.raises(RowError, match="Nowhere"):
        _rename(Known([]), {"country": "UA", "known_as": "Nowhere", "english": "Nowhere", "aliases": ""})
