from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

import json

import pytest

from warledger.normalize.language import detect, mixed, of_passages

SAID = {
    "Two people were killed in the attack on the city, the governor said.": "en",
    "У Харкові троє поранених після нічної атаки": "uk",
    "В Харькове трое раненых после ночной атаки, сообщили власти": "ru",
    "Две человека ранены в городе": "ru",
    "Ракетна атака на порт тривала до ранку": "uk",
    "Ракетная атака на порт продолжалась до утра": "ru",
    "Les drones ont frappé la ville cette nuit, trois morts": "fr",
    "Al menos tres personas murieron en un ataque con drones contra la ciudad.": "es",
    "Bei dem Angriff auf die Stadt wurden drei Menschen verletzt.": "de",
    "Kente düzenlenen insansız hava aracı saldırısında üç kişi öldü.": "tr",
    "Watu watatu waliuawa katika shambulio la ndege zisizo na rubani mjini humo.": "sw",
    "در حمله پهپادی به شهر سه نفر کشته شدند": "fa",
    "Қалаға жасалған шабуылда үш адам қаза тапты": "kk",
    "Rosyjskie drony uderzyły w nocy w Charków": "pl",
    "قصفت الطائرات المدينة الليلة": "ar",
    "У горадзе ўночы прагучалі выбухі, ёсць параненыя ў раёне": "be",
    "1234 !!!": "und",
    "": "und",
}


@pytest.mark.parametrize("text", SAID, ids=lambda text: text[:12])
def test_short_texts(text: str):
    assert detect(text) == SAID[text]


def test_every_annotated_report(gold: Path):
    wrong = []
    for path in gold.rglob("*.json"):
        report = path.with_suffix(".txt")
        if report.is_file():
            stated = json.loads(path.read_text(encoding="utf-8")).get("lang", "en")
            if detect(report.read_text(encoding="utf-8")) != stated:
                wrong.append(report.name)
    assert wrong == []


ENGLISH = "Drones struck the port city of Odesa overnight, officials said on Thursday."
UKRAINIAN = "Внаслідок нічної атаки дронів в Одесі поранено чотирьох людей."
RUSSIAN = "За ночь над Белгородской областью сбиты двенадцать украинских беспилотников."


@pytest.mark.parametrize("whole", ["en", "uk", "ru"])
def test_a_passage_in_another_language_is_told(whole: str):
    texts = [ENGLISH, UKRAINIAN, RUSSIAN]
    assert mixed("\n".join(texts), whole)
    assert of_passages(texts, whole) == ["en", "uk", "ru"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Удар.", "en"),
        ("Харків", "ru"),
        ("Волинь. Їжа", "ru"),
        ("Подъезд «Выстрел»", "uk"),
        ("Reuters, BBC, The New York Times", "uk"),
        ("The toll in Kharkiv (Харків, укр. Харківська область) has risen to seven.", "en"),
        ("Губернатор сослался на «Суспільне» и сообщил о семи раненых.", "ru"),
        ("Речник навів російський напис «Выстрел» і повідомив про сімох поранених.", "uk"),
        ("12:30 — 14:05", "uk"),
        ("", "en"),
    ],
)
def test_short_passages_and_names_do_not_turn(text: str, whole: str):
    assert of_passages([text], whole) == [whole]


@pytest.mark.parametrize(("text", "whole"), [(ENGLISH, "en"), (UKRAINIAN, "uk")])
def test_a_text_of_one_language_is_known_to_be(text: str, whole: str):
    assert not mixed(text * 5, whole)


def test_in_a_text_of_unknown_language_each_passage_is_taken_by_itself():
    assert of_passages([ENGLISH, UKRAINIAN, "07:30", UKRAINIAN], "und") == ["en", "uk", "uk", "uk"]
    assert of_passages(["07:30", "!!!"], "und") == ["und", "und"]


def test_a_text_mostly_in_one_of_two_is_in_that_one():
    assert detect(f"{RUSSIAN} {RUSSIAN} {UKRAINIAN}") == "ru"
    assert detect(f"{UKRAINIAN} {UKRAINIAN} {RUSSIAN}") == "uk"
