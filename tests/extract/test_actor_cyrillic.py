"""Actors in Ukrainian and Russian sentences, by phrase structure and case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.actors.files import cyrillic
from warledger.actors.index import index
from warledger.actors.inflection import forms, nominatives
from warledger.extract.actor import Actors

ACTORS = Actors.load()


def read(text: str) -> list[tuple[str, str, str | None, str]]:
    found = ACTORS.find(text)
    return [(text[one.start : one.end], one.actor.name, one.actor.side, one.form) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "name", "side", "form"),
    [
        ("Росія відмовилась.", "Росія", "Russia", "Russia", "name"),
        ("Об этом заявили в Армении.", "Армении", "Armenia", "Armenia", "name"),
        ("Их сбили над Ливаном.", "Ливаном", "Lebanon", "Lebanon", "name"),
        ("После азербайджанского удара", "азербайджанского", "Azerbaijan", "Azerbaijan", "adjective"),
        ("Про це домовилися з ізраїльтянами.", "ізраїльтянами", "Israel", "Israel", "demonym"),
        ("Анкара возражает.", "Анкара", "Turkey", "Turkey", "metonym"),
        ("Помощь ОАЭ пришла.", "ОАЭ", "United Arab Emirates", "United Arab Emirates", "name"),
        ("Турецкие военные ушли.", "Турецкие военные", "Turkish military", "Turkey", "name"),
        ("Армия Судана отошла.", "Армия Судана", "Sudanese army", "Sudanese army", "name"),
        ("Війська РФ відступили.", "Війська РФ", "Russian troops", "Russia", "name"),
        ("Хуситы признали это.", "Хуситы", "Houthis", "Houthis", "name"),
        ("Как сообщили в Минобороны Сирии", "Минобороны Сирии", "Syrian Defense Ministry", "Syria", "body"),
        ("МИД Турции против.", "МИД Турции", "Turkish Foreign Ministry", "Turkey", "body"),
        ("Иранские власти молчат.", "Иранские власти", "Iranian authorities", "Iran", "body"),
        ("Це підтвердив Генштаб ЗСУ.", "Генштаб ЗСУ", "Ukrainian General Staff", "Ukraine", "body"),
        ("Додали у ДСНС.", "ДСНС", "State Emergency Service of Ukraine", "Ukraine", "body"),
        ("Одеська ОВА мовчить.", "Одеська ОВА", "Одеська ОВА", None, "body"),
        ("Сказали в Гомельской областной прокуратуре", "Гомельской областной прокуратуре", "", None, "body"),
        ("Оперштаб Краснодарского края ждёт.", "Оперштаб Краснодарского края", "", None, "body"),
        ("Губернатор считает иначе.", "Губернатор", "governor", None, "office"),
    ],
)
def test_owners_heads_and_places(text: str, words: str, name: str, side: str | None, form: str):
    found = read(text)
    assert len(found) == 1
    assert found[0] == (words, name or words, side, form)


@pytest.mark.parametrize(
    ("text", "words", "name", "side"),
    [
        ("Губернатор Белгородской области Вячеслав Гладков уточнил.", "Губернатор Белгородской области Вячеслав Гладков", "Vyacheslav Gladkov", "Russia"),
        ("Начальник Одеської ОВА Олег Кіпер додав.", "Начальник Одеської ОВА Олег Кіпер", "Oleh Kiper", "Ukraine"),
        ("За словами міського голови Ігоря Терехова", "міського голови Ігоря Терехова", "Ihor Terekhov", "Ukraine"),
        ("Об этом рассказали Владимиру Путину.", "Владимиру Путину", "Vladimir Putin", "Russia"),
        ("Позже Гладкова спросили.", "Гладкова", "Vyacheslav Gladkov", "Russia"),
        ("Глава МИД Турции Хакан Фидан прибыл.", "Глава МИД Турции Хакан Фидан", "Hakan Fidan", "Turkey"),
        ("Слово президента Зеленського почули.", "президента Зеленського", "Volodymyr Zelenskyy", "Ukraine"),
        ("Речник Кремля Дмитро Пєсков проти.", "Речник Кремля Дмитро Пєсков", "Dmitry Peskov", "Russia"),
    ],
)  # fmt: skip
def test_people_in_every_case(text: str, words: str, name: str, side: str):
    assert read(text) == [(words, name, side, "person")]


def test_whoever_the_files_do_not_know_is_named_as_printed():
    found = ACTORS.find("Мэр Максим Кудрявцев.")[0].actor
    assert (found.name, found.side, found.kind, found.authority) == ("Максим Кудрявцев", None, "person", 3)


@pytest.mark.parametrize(
    "text",
    [
        "В Киеве было тихо.",
        "Військові об'єкти вціліли.",
        "Сторона дороги обгорела.",
        "Погибла жительница села.",
    ],
)
def test_what_is_no_actor(text: str):
    assert read(text) == []


def test_a_known_surname_is_recognized_in_its_cases():
    known = ACTORS.surnames(ACTORS.find("Мэр Энергодара Дмитрий Орлов."))
    assert set(known) == {"Orlov"}
    assert ACTORS.find("Это подтвердили Орлову.", known)[0].actor.name == "Dmytro Orlov"


def test_latin_names_in_a_cyrillic_sentence():
    assert [row[1] for row in read("Группа M23 отошла, пишет Reuters.")] == ["M23", "Reuters"]


def test_every_english_name_of_the_lexicon_is_an_actor():
    words = cyrillic()
    named = {*words.states, *words.bodies, *words.people}
    assert {name for name in named if name.casefold() not in index().actors} == set()


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("Гладков", "Гладкова Гладкову Гладковым Гладкове"),
        ("Мединский", "Мединского Мединскому Мединским Мединском"),
        ("Прокудін", "Прокудіна Прокудіну Прокудіним Прокудіні Прокудінові"),
        ("Клименко", "Клименка Клименку Клименком Клименкові"),
        ("Козицький", "Козицького Козицькому Козицьким"),
        ("Кіпер", "Кіпера Кіперу Кіпером Кіперові"),
        ("Захарова", "Захаровой Захарову"),
        ("Кравець", "Кравця Кравцю"),
    ],
)
def test_every_case_of_a_surname_leads_back_to_it(name: str, cases: str):
    for form in cases.split():
        assert name in nominatives(form), form


@pytest.mark.parametrize(
    ("word", "cases"),
    [
        ("Россия", "России Россию Россией"),
        ("Україна", "України Україні Україну Україною"),
        ("Ливан", "Ливана Ливану Ливаном Ливане"),
        ("Ізраїль", "Ізраїля Ізраїлю Ізраїлем"),
        ("российский", "российского российская российские российских российскую"),
        ("областная", "областной областную областных"),
        ("військові", "військових військовим військовими"),
        ("полиция", "полиции полицию полицией"),
        ("губернатор", "губернатора губернатору губернатором"),
        ("ДСНС", "ДСНС"),
    ],
)
def test_forms(word: str, cases: str):
    assert set(cases.split()) <= forms(word)


@given(st.text(alphabet="РФвВСУМинобры стЗ«»'-’ОлегКіпер, .M23", max_size=60))
def test_mentions_are_ordered_apart_and_inside(text: str):
    end = 0
    for mention in ACTORS.find(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


def test_an_enemy_or_an_occupier():
    assert read("Ворог ударив уночі.")[0][1:] == ("enemy", None, "name")
    assert read("Окупанти вдарили вночі.")[0][2] == "Russia"
