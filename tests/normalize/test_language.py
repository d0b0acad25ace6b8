from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

import json

import pytest

from warledger.normalize.language import detect

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
