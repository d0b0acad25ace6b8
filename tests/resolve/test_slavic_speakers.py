"""Who answers for what in Ukrainian and Russian posts, in sentences of our own writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.model import Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


TITLE = {"uk": "Головне за день", "ru": "Главное за день"}

# Language, report, words that a claim's words hold, and who answers for it.
SPOKEN = [
    # What closes a sentence speaks for the sentences before it.
    (
        "uk",
        "Російські дрони атакували Чугуїв. Поранено двох людей, повідомив Олег Синєгубов. У поліції кажуть про трьох поранених.",
        "атакували",
        "Oleh Syniehubov",
    ),
    # What opens one speaks from there on.
    (
        "ru",
        "Украинские дроны атаковали Шебекино. Губернатор Вячеслав Гладков сообщил о двух раненых. Минобороны РФ сообщило о трёх погибших.",
        "атаковали",
        None,
    ),
    # A local head does not speak of other regions, nor of the whole country.
    (
        "ru",
        "В Шебекино Белгородской области при атаке дронов ранены двое, сообщил губернатор Вячеслав Гладков.\n\nНад Брянской областью сбили семь беспилотников.",
        "семь",
        None,
    ),
    (
        "uk",
        "У Чугуєві на Харківщині російський дрон поранив двох людей, повідомив Олег Синєгубов.\n\nУсього по країні за ніч збили 40 безпілотників.",
        "40",
        None,
    ),
    # Reports of nobody.
    (
        "uk",
        "Російська ракета влучила в Чугуїв, повідомив Олег Синєгубов. Спочатку йшлося про одного загиблого.",
        "одного",
        None,
    ),
    (
        "ru",
        "Украинская ракета попала в Шебекино, сообщил Вячеслав Гладков. Сначала было известно о четырёх раненых.",
        "четырёх",
        None,
    ),
    # An outlet gives way to whoever told it, and to a Latin name no file knows.
    (
        "ru",
        "После удара ВСУ из-под завалов в Луганске достали тела пяти человек, рассказали ТАСС в МЧС России.",
        "пяти",
        "Russian Emergencies Ministry",
    ),
    (
        "ru",
        "Израильская авиация нанесла удар по Бейруту, погибли семь человек, передал Al Example.",
        "семь",
        "Al Example",
    ),
    # One speaker, two verbs.
    (
        "uk",
        "Російська ракета влучила в Чугуїв. Начальник обласної поліції Тарас Прикладний першим назвав тип ракети і тоді говорив про двох загиблих.",
        "двох",
        "Taras Prykladnyi",
    ),
    # The body, the office and the headline's surname.
    (
        "ru",
        "Минобороны РФ сообщило об атаке дронов на Шебекино. По данным ведомства, погибли трое.",
        "трое",
        "Russian Defense Ministry",
    ),
    (
        "uk",
        "Міський голова Ігор Терехов повідомив про російський удар по Харкову. Мер уточнив: поранено вісьмох.",
        "вісьмох",
        "Ihor Terekhov",
    ),
    (
        "ru",
        "Гусев: двое раненых\n\nДрон ВСУ упал на дом в Воронеже.\n▪️ Ранены двое, повреждены шесть машин",
        "Ранены двое",
        "Alexander Gusev",
    ),
    # A post's head, and a line that is none.
    (
        "uk",
        "Удар по Чугуєву\n\nОлег Синєгубов, Telegram, 22:10\nРосійський дрон ударив по Чугуєву, поранено трьох людей.",
        "трьох",
        "Oleh Syniehubov",
    ),
    (
        "ru",
        "Атака на Шебекино\n\nДрон ВСУ ударил по Шебекино, ранены трое.\nЭкстренные службы на месте.",
        "трое",
        None,
    ),
    (
        "uk",
        "За попередніми даними ДСНС, російський удар по Чугуєву вбив двох людей.",
        "двох",
        "State Emergency Service of Ukraine",
    ),
]


@pytest.mark.parametrize(("code", "text", "words", "speaker"), SPOKEN)
def test_who_answers(reader: Reader, code: str, text: str, words: str, speaker: str | None):
    whole = text if "\n\n" in text[:40] else f"{TITLE[code]}\n\n{text}"
    document = Document(id="d", name="d", text=whole, published="2025-07-24", language=code)
    found = [claim for claim in reader.read(document) if words in claim.words]
    assert found
    assert {claim.speaker.name if claim.speaker else None for claim in found} == {speaker}
