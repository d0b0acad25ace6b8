"""Who struck whose land, where and when, in Ukrainian and Russian reports of our own writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.model import Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from warledger.model import Claim


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


def told(reader: Reader, code: str, text: str, kind: str, published: str = "2024-09-14") -> list[Claim]:
    found = reader.read(Document(id="d", name="d", text=text, published=published, language=code))
    assert all(text[claim.start : claim.end] == claim.words for claim in found)
    return [claim for claim in found if claim.type == kind]


HELD = [
    # Those who tell of a strike on the land they hold did not make it.
    (
        "ru",
        "Россияне сообщили об ударе по Бердянску.\n\nУкраинская сторона пока молчит. Погибли двое.",
        "Ukraine",
    ),
    (
        "uk",
        "В окупованому Генічеську пролунали вибухи. Росіяни заявили про атаку українських дронів.",
        "Ukraine",
    ),
    # The maker of a weapon did not fire it.
    (
        "ru",
        "По Луганску нанесён удар американскими ракетами, сообщило Минобороны РФ. Украина не комментирует.",
        "Ukraine",
    ),
    # Who holds a part of a region is not who struck it.
    ("ru", "Дроны ВСУ ударили по кафе в подконтрольной России части Запорожской области.", "Ukraine"),
    # A party on its own land, in another war.
    (
        "ru",
        "Омбудсмен Нагорного Карабаха сообщил об обстреле города Мартуни. Азербайджан это отрицает. Ранены трое.",
        "Azerbaijan",
    ),
]


@pytest.mark.parametrize(("code", "text", "actor"), HELD)
def test_a_side_does_not_strike_the_land_it_holds(reader: Reader, code: str, text: str, actor: str):
    published = "2023-09-20" if actor == "Azerbaijan" else "2024-09-14"
    found = [claim for kind in ("attack", "harm") for claim in told(reader, code, text, kind, published)]
    assert found
    assert {claim.actor for claim in found} == {actor}


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("ru", "Украинские беспилотники атаковали рязанский НПЗ.", "Ryazan"),
        ("uk", "Росіяни вдарили дроном по харківській міській лікарні.", "Kharkiv"),
        ("ru", "ВСУ обстреляли рынок в донецком микрорайоне «Текстильщик» (Кировский район).", "Donetsk"),
        ("ru", "Обломки украинского дрона упали на дом на Северном шоссе в Подольске.", "Podolsk"),
        ("ru", "Украинский дрон упал на завод в посёлке Выкса под Нижним Новгородом.", "Vyksa"),
    ],
)
def test_where(reader: Reader, code: str, text: str, name: str):
    assert {claim.place.name for claim in told(reader, code, text, "attack") if claim.place} == {name}


def test_where_patients_went_is_not_where_they_were_hit(reader: Reader):
    text = "В Рыльске украинский дрон ранил водителя. Его доставили в курскую больницу, ранен и пассажир."
    assert {claim.place.name for claim in told(reader, "ru", text, "harm") if claim.place} == {"Rylsk"}


def test_a_place_no_gazetteer_has_is_spelt_in_latin_letters(reader: Reader):
    text = "В селе Заовражное Брянской области украинский дрон ранил женщину."
    (claim,) = told(reader, "ru", text, "harm")
    assert claim.place is not None
    assert (claim.place.name, claim.place.admin1, claim.place.precision) == (
        "Zaovrazhnoye",
        "Bryansk Oblast",
        "settlement",
    )


def test_an_aside_at_the_end_does_not_date_the_news(reader: Reader):
    text = (
        "В Шебекино украинский дрон ранил двух человек, сообщил Вячеслав Гладков.\n\n"
        "Накануне, 13 сентября, над регионами России сбили 30 беспилотников."
    )
    (harm,) = told(reader, "ru", text, "harm")
    assert harm.when is not None
    assert (harm.when.end or "").startswith("2024-09-14")


def test_a_clause_without_its_verb_tells_of_its_own_town(reader: Reader):
    text = "В Рыльске повреждены две машины, в Глушково и Теткино — жилые дома. Атаковали украинские дроны."
    found = {(claim.object, claim.place.name) for claim in told(reader, "ru", text, "damage") if claim.place}  # type: ignore[attr-defined]
    assert found == {("transport", "Rylsk"), ("residential", "Glushkovo"), ("residential", "Tetkino")}


@pytest.mark.parametrize(
    ("code", "text", "actor", "what", "name"),
    [
        (
            "ru",
            "Село Разлив под Волновахой перешло под контроль российских военных.",
            "Russia",
            "captured",
            None,
        ),
        (
            "ru",
            "Армия Азербайджана взяла город Джебраил, объявил Ильхам Алиев.",
            "Azerbaijan",
            "captured",
            "Jabrayil",
        ),
        ("uk", "Сили оборони звільнили село Кіндратівка на Сумщині.", "Ukraine", "recaptured", "Kindrativka"),
        ("uk", "Українські війська вийшли з Авдіївки.", "Ukraine", "withdrew", "Avdiivka"),
        (
            "ru",
            "Подразделения группировки «Центр» освободили посёлок Очеретино, сообщило Минобороны РФ.",
            "Russia",
            "captured",
            "Ocheretyne",
        ),
    ],
)
def test_territory(reader: Reader, code: str, text: str, actor: str, what: str, name: str | None):
    (claim,) = told(reader, code, text, "territory")
    assert (claim.actor, claim.what) == (actor, what)  # type: ignore[attr-defined]
    assert name is None or (claim.place is not None and claim.place.name == name)


def test_a_report_of_a_capture_that_is_called_false_is_denied(reader: Reader):
    text = "Олег Синєгубов назвав недостовірною інформацію про захоплення Вовчанська. Росіян у місті не фіксують."
    (claim,) = told(reader, "uk", text, "territory")
    assert (claim.actor, claim.modality) == ("Russia", "denied")


def test_who_bears_the_blame_is_the_one_charged(reader: Reader):
    text = "ВСУ обстреляли Грайворон. Мария Захарова заявила, что ответственность за удар несёт Киев."
    (claim,) = told(reader, "ru", text, "accusation")
    assert (claim.actor, claim.recipient) == ("Maria Zakharova", "Ukraine")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Дрони СБУ вразили нафтобазу в Ростовській області РФ.", "Rostov Oblast"),
        ("Українські дрони атакували Бєлгородщину.", "Belgorod Oblast"),
        ("Українські дрони атакували підстанцію в Рильському районі.", "Rylsky District"),
    ],
)
def test_russian_regions_by_their_ukrainian_names(reader: Reader, text: str, name: str):
    (claim,) = told(reader, "uk", text, "attack")
    assert claim.place is not None
    assert (claim.actor, claim.place.name) == ("Ukraine", name)


def test_a_post_about_the_enemys_strike_is_about_a_war(reader: Reader):
    assert told(reader, "uk", "🔴Ворог ударив по Миколаєву. Троє загиблих. Віталій Кім", "harm")
    assert not told(reader, "uk", "Противник атакував ворота, матч закінчився внічию.", "attack")


def test_where_the_wounded_were_sent_is_not_where_they_were_hit(reader: Reader):
    text = "В Грайвороне украинский дрон ранил пятерых. 12 пострадавших отправили в Москву."
    assert {claim.place.name for claim in told(reader, "ru", text, "harm") if claim.place} == {"Grayvoron"}


def test_a_thing_with_its_town_in_the_genitive(reader: Reader):
    text = "Российские дроны ударили по порту. Склады Измаила горят."
    assert {claim.place.name for claim in told(reader, "ru", text, "damage") if claim.place} >= {"Izmail"}
