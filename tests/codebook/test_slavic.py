"""Claims from Ukrainian and Russian sentences of our own writing, read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.model import Claim, Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from pathlib import Path

LEAD = {
    "uk": "Російські війська атакували ракетами Харківську область.",
    "ru": "Украинские дроны атаковали Белгородскую область.",
}


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


def claims(reader: Reader, code: str, text: str, kind: str) -> list[Claim]:
    """The claims of one kind in a report of these sentences, its lead left aside."""
    whole = f"{LEAD[code]}\n\n{text}"
    read = reader.read(
        Document(id="d", name="d", text=whole, published="2025-07-24", publisher="P", language=code)
    )
    assert all(whole[claim.start : claim.end] == claim.words for claim in read)
    return [claim for claim in read if claim.type == kind and claim.start > len(LEAD[code])]


def figures(found: list[Claim]) -> set[tuple[object, ...]]:
    return {(c.effect, c.low, c.high) for c in found}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("uk", "У Чугуєві загинули троє людей, ще п'ятеро поранені.", {("killed", 3, 3), ("injured", 5, 5)}),
        ("uk", "У Чугуєві двоє загиблих і сім поранених.", {("killed", 2, 2), ("injured", 7, 7)}),
        ("uk", "Кількість поранених у Чугуєві зросла до дев'яти.", {("injured", 9, 9)}),
        ("uk", "У Чугуєві поранено жінки 27, 41 і 69 років та чоловіка.", {("injured", 4, 4)}),
        ("uk", "Удар по Чугуєву минувся без постраждалих.", {("injured", 0, 0)}),
        ("uk", "У Чугуєві постраждалих, на щастя, немає.", {("injured", 0, 0)}),
        ("uk", "У Чугуєві поранено щонайменше 12 людей, з них троє дітей.", {("injured", 12, None)}),
        ("ru", "В Шебекино погибли двое, ещё трое получили ранения.", {("killed", 2, 2), ("injured", 3, 3)}),
        ("ru", "В Шебекино пострадали мужчина и две женщины.", {("injured", 3, 3)}),
        ("ru", "Пострадавших в Шебекино нет.", {("injured", 0, 0)}),
        ("ru", "В Шебекино никто не пострадал.", {("injured", 0, 0)}),
        ("ru", "Число раненых в Шебекино выросло до тридцати трёх.", {("injured", 33, 33)}),
    ],
)
def test_harm(reader: Reader, code: str, text: str, expected: set[tuple[object, ...]]):
    assert figures(claims(reader, code, text, "harm")) == expected


def test_children_among_the_injured(reader: Reader):
    (claim,) = claims(reader, "uk", "У Чугуєві поранено 12 людей, з них троє дітей.", "harm")
    assert claim.children == 3  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "text", "actor", "means", "place"),
    [
        ("uk", "Вночі ворог ударив шахедами по Чугуєву.", "Russia", "drone", "Chuhuiv"),
        ("uk", "По Чугуєву вдарили російські КАБи.", "Russia", "glide_bomb", "Chuhuiv"),
        ("uk", "Росіяни обстріляли Чугуїв із РСЗВ.", "Russia", "artillery", "Chuhuiv"),
        ("ru", "По Шебекино ВСУ ударили ракетами.", "Ukraine", "missile", "Shebekino"),
        ("ru", "Вражеский FPV-дрон ударил по Шебекино, сообщил губернатор Вячеслав Гладков.", "Ukraine", "drone",
         "Shebekino"),
    ],
)  # fmt: skip
def test_attacks(reader: Reader, code: str, text: str, actor: str, means: str, place: str):
    found = claims(reader, code, text, "attack")
    assert [(c.actor, c.means, c.place and c.place.name) for c in found] == [(actor, means, place)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "text", "actor"),
    [
        ("ru", "В ночь на 3 мая дрон ударил по школе в Курске, сообщил губернатор.", None),
        ("uk", "Вночі дрон влучив у школу в Сумах, повідомив мер.", None),
        ("ru", "Ночью три украинских БПЛА ударили по школе в Курске.", "Ukraine"),
        (
            "ru",
            "По школе в Курске ударил дрон. Сбиты девять вражеских беспилотников, сообщил губернатор.",
            "Ukraine",
        ),
        ("uk", "Від російського вогню в області загинули двоє. У Херсоні снаряд влучив у школу.", "Russia"),
        ("uk", "Снаряд влучив у школу в Харкові. «Росія відповість за цей терор», — заявив мер.", "Russia"),
    ],
)
def test_an_attacker_is_one_that_the_document_names(reader: Reader, code: str, text: str, actor: str | None):
    document = Document(id="d", name="d", text=text, published="2025-07-24", publisher="P", language=code)
    attacks = [claim for claim in reader.read(document) if claim.type == "attack"]
    assert attacks
    assert {claim.actor for claim in attacks} == {actor}


def test_a_list_of_towns_makes_an_attack_on_each(reader: Reader):
    found = claims(reader, "uk", "Російські дрони вдарили по Чугуєву, Ізюму та Балаклії.", "attack")
    assert {c.place.name for c in found if c.place} == {"Chuhuiv", "Izium", "Balakliia"}


def test_weapons_shot_down_over_regions(reader: Reader):
    text = "ПВО за ночь сбила 31 украинский дрон: 20 над Курской областью, 11 над Брянской."
    found = claims(reader, "ru", text, "interception")
    rows = {(c.low, c.place.admin1 if c.place else None) for c in found}  # type: ignore[attr-defined]
    assert {(20, "Kursk Oblast"), (11, "Bryansk Oblast")} <= rows
    assert {low for low, _ in rows} == {31, 20, 11}
    assert {c.actor for c in found} == {"Russia"}


def test_damage(reader: Reader):
    found = claims(reader, "uk", "У Чугуєві пошкоджено школу та дванадцять будинків.", "damage")
    assert {c.object for c in found} == {"education", "residential"}  # type: ignore[attr-defined]


def test_where_people_are_treated_is_not_damaged(reader: Reader):
    assert claims(reader, "ru", "Двоих раненых доставили в больницу Шебекино.", "damage") == []


def test_prisoners_exchanged(reader: Reader):
    (claim,) = claims(reader, "uk", "З російського полону повернулися 95 захисників.", "exchange")
    assert (claim.what, claim.low, claim.status) == ("prisoners", 95, "carried_out")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("uk", "У Чугуєві поранено двох, повідомив Олег Синєгубов.", "Oleh Syniehubov"),
        ("uk", "За словами Олега Синєгубова, у Чугуєві поранено двох.", "Oleh Syniehubov"),
        ("uk", "У Чугуєві поранено двох. Про це повідомила прокуратура.", "prosecutor's office"),
        (
            "ru",
            "В Шебекино ранены двое, сообщает ТАСС со ссылкой на МЧС России.",
            "Russian Emergencies Ministry",
        ),
        ("ru", "В Шебекино ранены двое.\n\nВячеслав Гладков", "Vyacheslav Gladkov"),
    ],
)
def test_speakers(reader: Reader, code: str, text: str, name: str):
    found = claims(reader, code, text, "harm")
    assert found
    assert {c.speaker.name.casefold() if c.speaker and c.speaker.name else None for c in found} == {
        name.casefold()
    }


def test_the_publishers_own_voice_has_no_speaker(reader: Reader):
    assert [c.speaker for c in claims(reader, "uk", "У Чугуєві поранено двох.", "harm")] == [None]


def test_peace_makes_no_claims(reader: Reader):
    text = "У Чугуєві відкрили нову школу. Туди прийшли двісті дітей."
    document = Document(id="d", name="d", text=text, published="2025-07-24", publisher="P", language="uk")
    assert reader.read(document) == []


@pytest.mark.parametrize(
    ("code", "text", "kind", "expected"),
    [
        # A city, not the hamlet of that name in the only country named.
        ("uk", "Російська ракета влучила в будинок у Сумах.", "attack", ("Sumy", "Sumy Oblast")),
        ("ru", "Российские войска ударили дронами по складам в Крыму.", "attack", ("Crimea", "Crimea")),
        # A village of the region that an adjective tells, of the district behind it, of whoever governs.
        ("ru", "В брянском селе Горицы дроном ВСУ ранен мужчина.", "attack", ("Goritsy", "Bryansk Oblast")),
        (
            "ru",
            "По селу Горицы в Погарском районе ВСУ ударили дронами.",
            "attack",
            ("Goritsy", "Bryansk Oblast"),
        ),
        (
            "uk",
            "Російські дрони атакували Семенівську громаду, повідомив В'ячеслав Чаус.",
            "attack",
            ("Semenivka", "Chernihiv Oblast"),
        ),
        ("uk", "У Миропільській російський дрон ударив по авто.", "attack", ("Myropillia", "Sumy Oblast")),
        # From where a weapon came, and where a headquarters sits, is no place of the attack.
        (
            "uk",
            "По Чугуєву росіяни запустили ракети з окупованого Криму.",
            "attack",
            ("Chuhuiv", "Kharkiv Oblast"),
        ),
    ],
)
def test_which_place_a_name_means(reader: Reader, code: str, text: str, kind: str, expected: tuple[str, str]):
    document = Document(id="d", name="d", text=f"Сюжет\n\n{text}", published="2025-07-24", language=code)
    found = {(c.place.name, c.place.admin1) for c in reader.read(document) if c.type == kind and c.place}
    assert found == {expected}


def test_whoever_denies_an_attack_is_the_one_it_is_laid_to(reader: Reader):
    text = "Хроника\n\nВ Хорлы попали дроны, сообщили местные власти. Генштаб ВСУ отрицает удар по кафе в Хорлах."
    document = Document(id="d", name="d", text=text, published="2026-01-02", language="ru")
    (claim,) = (c for c in reader.read(document) if c.type == "attack" and "отрицает" in c.words)
    assert (claim.modality, claim.actor) == ("denied", "Ukraine")


def test_what_is_always_done_is_no_attack(reader: Reader):
    assert claims(reader, "ru", "ВСУ бьют только по военным объектам, заявил Генштаб.", "attack") == []


@pytest.mark.parametrize(
    ("code", "text", "scope"),
    [
        ("uk", "У Чугуєві за день було 42 російські обстріли.", "total"),
        (
            "uk",
            "Росіяни атакували дронами Сумську, Одеську, Полтавську, Черкаську та Київську області.",
            "total",
        ),
        ("uk", "Росіяни атакували дронами Сумську та Одеську області.", "incident"),
    ],
)
def test_sweeping_counts_are_no_incidents(reader: Reader, code: str, text: str, scope: str):
    assert {c.scope for c in claims(reader, code, text, "attack")} == {scope}


def test_a_list_can_tell_again_whom_a_figure_counts(reader: Reader):
    text = "В Шебекино ранены двое мирных жителей, мужчина и женщина."
    assert figures(claims(reader, "ru", text, "harm")) == {("injured", 2, 2)}


def test_a_day_heads_its_paragraph(reader: Reader):
    text = "6 июля. Утром украинский дрон ударил по Шебекино, ранены двое."
    found = claims(reader, "ru", text, "harm")
    assert {c.when.start for c in found if c.when} == {"2025-07-06"}


def test_shares_of_weapons_shot_down(reader: Reader):
    text = "ПВО за ночь сбила 84 дрона. На Брянскую область пришлось 24, на Воронежскую и Смоленскую — по девять."
    found = claims(reader, "ru", text, "interception")
    rows = {(c.low, c.place.admin1 if c.place else None) for c in found}  # type: ignore[attr-defined]
    assert {(24, "Bryansk Oblast"), (9, "Voronezh Oblast"), (9, "Smolensk Oblast")} <= rows


def test_another_beside_those_of_other_harm_adds_nothing(reader: Reader):
    found = claims(reader, "uk", "У Чугуєві загинули двоє людей, ще сімох поранено.", "harm")
    assert {(c.effect, c.low, c.increment) for c in found} == {("killed", 2, False), ("injured", 7, False)}  # type: ignore[attr-defined]
    found = claims(reader, "uk", "У Чугуєві поранено ще двох людей.", "harm")
    assert [c.increment for c in found] == [True]  # type: ignore[attr-defined]


def test_a_count_of_the_past_day_is_not_the_day_of_the_news(reader: Reader):
    text = (
        "Уранці в Херсоні поранено жінку\n\nБлизько 09:00 росіяни обстріляли з мінометів Херсон, поранено жінку. "
        "Так розповів Олександр Прокудін.\n\nЗа минулу добу в області поранено п'ятьох людей."
    )
    document = Document(id="d", name="d", text=text, published="2025-07-24", language="uk")
    attacks = [c for c in reader.read(document) if c.type == "attack" and c.when]
    assert {str(c.when.start)[:10] for c in attacks if c.when} == {"2025-07-24"}
