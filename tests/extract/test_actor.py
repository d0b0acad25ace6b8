"""Actors in sentences, by phrase structure and over several countries each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from warledger.extract.actor import Actors

if TYPE_CHECKING:
    from warledger.model import Actor

ACTORS = Actors.load()


def read(text: str, known: dict[str, Actor] | None = None) -> list[tuple[str, str, str | None, str]]:
    return [
        (text[mention.start : mention.end], mention.actor.name, mention.actor.side, mention.form)
        for mention in ACTORS.find(text, known)
    ]


def only(text: str, known: dict[str, Actor] | None = None) -> tuple[str, str, str | None, str]:
    found = read(text, known)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "side", "form"),
    [
        ("Russia fired first.", "Russia", "Russia", "name"),
        ("Six people died in the Turkish raid.", "Turkish", "Turkey", "adjective"),
        ("Four Thais were hurt.", "Thais", "Thailand", "demonym"),
        ("Islamabad rejected the offer.", "Islamabad", "Pakistan", "metonym"),
        ("The U.S. did not comment.", "U.S.", "United States", "name"),
        ("It hit US positions.", "US", "United States", "name"),
        ("Ukraine’s answer came at dawn.", "Ukraine", "Ukraine", "name"),
        ("North Korea denied it.", "North Korea", "North Korea", "name"),
        ("South Sudanese refugees fled.", "South Sudanese", "South Sudan", "adjective"),
        ("The Ivory Coast sent an aeroplane.", "Ivory Coast", "Ivory Coast", "name"),
        ("Burkina Faso mourned.", "Burkina Faso", "Burkina Faso", "name"),
        ("Artsakh reported losses.", "Artsakh", "Nagorno-Karabakh", "name"),
    ],
)
def test_states(text: str, words: str, side: str | None, form: str):
    assert only(text) == (words, side, side, form)


@pytest.mark.parametrize(
    "text", ["It told us nothing.", "This is who we are.", "They polish and rush.", "A chad and a jordan."]
)
def test_small_words_are_no_states(text: str):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two blasts were heard in Moscow.",
        "A house burned near Kabul.",
        "The Moscow region was quiet.",
        "The Kyiv, Poltava and Sumy regions lost power.",
        "Damascus airport was closed.",
        "BAMAKO (wire) — Shops stayed closed.",
    ],
)
def test_a_seat_of_government_can_be_a_place(text: str):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Iran-backed convoy left.",
        "A pro-Russian crowd came.",
        "The US-made jeep burned.",
        "It fell in Russian-occupied land.",
    ],
)
def test_who_only_backs_or_made_it_is_no_actor(text: str):
    assert read(text) == []


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Israeli military", "Israel"),
        ("Turkish jets", "Turkey"),
        ("Azerbaijan's armed forces", "Azerbaijan"),
        ("Chadian soldiers", "Chad"),
        ("Peru's navy", "Peru"),
        ("Sudanese army", "Sudanese army"),
        ("Mali's army", "Malian army"),
        ("Nigerian troops", "Nigerian army"),
        ("Ethiopian air force", "Ethiopian military"),
        ("Myanmar's military", "Myanmar military"),
        ("Congolese soldiers", "Congolese armed forces"),
        ("Syrian army", "Syrian government"),
        ("Houthi forces", "Houthis"),
        ("Taliban fighters", "Taliban"),
        ("M23 rebels", "M23"),
        ("RSF", "Rapid Support Forces"),
    ],
)
def test_forces_carry_the_side_that_exports_name(words: str, side: str | None):
    printed, _, got, form = only(f"The {words} advanced.")
    assert (printed, got, form) == (words, side, "name")


def test_rebels_of_a_country_are_a_side_of_their_own():
    assert only("Chadian rebels took the town.")[1:3] == ("Chadian rebels", "Chadian rebels")


def test_bare_rebels_wait_for_their_context():
    assert only("The rebels took the town.")[1:3] == ("rebels", None)


@pytest.mark.parametrize(
    "lead", ["militants of", "the rebel group", "gunmen from", "the paramilitary group called"]
)
def test_a_general_word_gives_way_to_the_group_it_announces(lead: str):
    assert only(f"They blamed {lead} Boko Haram.")[1] == "Boko Haram"


@pytest.mark.parametrize(
    ("words", "name", "side"),
    [
        ("Russian defence ministry", "Russian Defense Ministry", "Russia"),
        ("Ministry of Defense of Russia", "Russian Defense Ministry", "Russia"),
        ("Chinese foreign ministry", "Chinese Foreign Ministry", "China"),
        ("Qatar's Foreign Ministry", "Qatari Foreign Ministry", "Qatar"),
        ("Gaza's health ministry", "Gaza health ministry", "Palestine"),
        ("Hamas-run health ministry", "Gaza health ministry", "Palestine"),
        ("Lebanese Ministry of Public Health", "Lebanese Health Ministry", "Lebanon"),
        ("Norwegian Ministry of Defence", "Norwegian Defense Ministry", "Norway"),
        ("Ugandan officials", "Ugandan officials", "Uganda"),
        ("officials in Baku", "Baku officials", "Azerbaijan"),
        ("Thai police", "Thai Police", "Thailand"),
        ("Kremlin", "Kremlin", "Russia"),
        ("UN human rights office", "UN human rights office", None),
    ],
)
def test_bodies(words: str, name: str, side: str | None):
    assert only(f"The {words} said so.") == (words, name, side, "body")


@pytest.mark.parametrize(
    ("words", "authority"),
    [
        ("Kharkiv regional prosecutor's office", 3),
        ("Donetsk regional administration", 3),
        ("Zamfara State government", 3),
        ("Homs police", 3),
        ("Belgorod mayor", 3),
        ("governor of Hatay province", 3),
        ("mayor of Kadugli", 3),
    ],
)
def test_bodies_and_offices_of_places_have_the_first_rank_and_no_side_yet(words: str, authority: int):
    mention = ACTORS.find(f"The {words} gave the number.")[0]
    assert mention.actor.name == words
    assert (mention.actor.side, mention.actor.authority) == (None, authority)


def test_a_government_of_a_state_has_not_the_rank_of_a_mayor():
    assert ACTORS.find("The Peruvian government spoke.")[0].actor.authority == 2


@pytest.mark.parametrize(
    ("text", "words", "name", "side"),
    [
        (
            "Kremlin spokesman Dmitry Peskov said no.",
            "Kremlin spokesman Dmitry Peskov",
            "Dmitry Peskov",
            "Russia",
        ),
        (
            "President Ilham Aliyev of Azerbaijan spoke.",
            "President Ilham Aliyev of Azerbaijan",
            "Ilham Aliyev",
            "Azerbaijan",
        ),
        (
            "The head of the Lviv regional administration, Maksym Kozytskyi, wrote.",
            "head of the Lviv regional administration, Maksym Kozytskyi",
            "Maksym Kozytskyi",
            "Ukraine",
        ),
        (
            "Vitali Klitschko, the mayor of Kyiv, wrote.",
            "Vitali Klitschko, the mayor of Kyiv",
            "Vitali Klitschko",
            "Ukraine",
        ),
        ("Defence Minister Israel Katz warned.", "Defence Minister Israel Katz", "Israel Katz", "Israel"),
        ("UN envoy Hans Grundberg left.", "UN envoy Hans Grundberg", "Hans Grundberg", None),
        (
            "Gen. Abdel Fattah al-Burhan left.",
            "Gen. Abdel Fattah al-Burhan",
            "Abdel Fattah al-Burhan",
            "Sudanese army",
        ),
    ],
)
def test_people_with_their_offices(text: str, words: str, name: str, side: str | None):
    assert only(text) == (words, name, side, "person")


@pytest.mark.parametrize(
    ("text", "name", "side", "authority"),
    [
        ("Norwegian minister Espen Barth Eide said.", "Espen Barth Eide", "Norway", 2),
        ("The mayor, Anne Hidalgo, said.", "Anne Hidalgo", None, 3),
        ("Douglas Kanja, the Kenyan police chief, said.", "Douglas Kanja", "Kenya", 3),
        ("Governor Gavin Newsom said.", "Gavin Newsom", None, 3),
    ],
)
def test_people_no_file_knows_are_named_as_printed(text: str, name: str, side: str | None, authority: int):
    actor = ACTORS.find(text)[0].actor
    assert (actor.name, actor.side, actor.kind, actor.authority) == (name, side, "person", authority)


def test_an_office_without_its_holder_stays_an_office():
    assert only("The Russian president called.") == (
        "Russian president",
        "President of Russia",
        "Russia",
        "office",
    )
    assert only("The prime minister called.")[1:] == ("prime minister", None, "office")


def test_whoever_the_files_do_not_know_needs_an_office():
    assert read("Espen Barth Eide saw it from the window.") == []


def test_a_surname_alone_means_who_was_named_before():
    first = ACTORS.find("Norwegian envoy Espen Barth Eide came.")
    known = ACTORS.surnames(first)
    assert read("Then Eide left.") == []
    assert only("Then Eide left.", known) == ("Eide", "Espen Barth Eide", "Norway", "person")
    assert only("Then Mr Eide left.", known)[1] == "Espen Barth Eide"


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Oleksiy Hocharenko", "Oleksiy Honcharenko"),
        ("Oleg Sinegubov", "Oleh Syniehubov"),
        ("Vladimir Zelenskij", "Volodymyr Zelenskyy"),
        ("Sergei Gaydai", "Serhii Haidai"),
        ("Aleksandr Prokudin", "Oleksandr Prokudin"),
        ("Viacheslav Gladkov", "Vyacheslav Gladkov"),
    ],
)
def test_other_spellings_and_misprints(spelling: str, name: str):
    actor = ACTORS.nearest(spelling)
    assert actor is not None
    assert actor.name == name
    assert read(f"That is what {spelling} told them.")[0][:2] == (spelling, name)


@pytest.mark.parametrize(
    "name",
    [
        "Ivan Honcharenko",
        "Ivan Prokudin",
        "Dmytro Peskova",
        "Maria Zakharov",
        "Oleh Kim",
        "Peskov",
        "Oleksandr Tarasenko",
        "Marina Zakharova",
        "Sergei Sobakin",
    ],
)
def test_other_people_are_not_linked(name: str):
    assert ACTORS.nearest(name) is None


def test_two_people_of_one_surname_stay_two():
    first, second = ACTORS.nearest("Alexander Goncharenko"), ACTORS.nearest("Alexey Goncharenko")
    assert first is not None
    assert second is not None
    assert (first.name, second.name) == ("Oleksandr Honcharenko", "Oleksiy Honcharenko")


def test_opponents():
    assert ACTORS.opponents("Russia") == ("Ukraine",)
    assert "Sudanese army" in ACTORS.opponents("Rapid Support Forces")
    assert {"Hamas", "Hezbollah", "Iran"} <= set(ACTORS.opponents("Israel"))
    assert ACTORS.opponents("Iceland") == ()


def test_whose_army_it_is():
    assert ACTORS.forces("Sudan") == "Sudanese army"
    assert ACTORS.forces("Israel") == "Israel"
    assert only("The junta said so.")[1:3] == ("junta", None)
    assert only("The Malian junta said so.")[2] == ACTORS.forces("Mali")


@pytest.mark.parametrize(
    "text",
    ["Petro Kalnyshevsky led them.", "It was signed by Mikhail Putin.", "The essay is by Pyotr Lavrov."],
)
def test_a_namesake_is_somebody_else(text: str):
    assert read(text) == []


def test_a_namesake_of_somebody_named_before():
    known = ACTORS.surnames(ACTORS.find("Kramatorsk mayor Oleksandr Honcharenko came."))
    assert read("The kobzar Hnat Honcharenko played.", known) == []
    assert only("Later Honcharenko came.", known)[1] == "Oleksandr Honcharenko"


def test_holders_over_time():
    def holder(on: str | None) -> str | None:
        actor = ACTORS.holder("Governor of Kursk Oblast", on)
        return actor.name if actor else None

    assert holder("2024-05-01") == "Roman Starovoit"
    assert holder("2024-08-10") == "Alexei Smirnov"
    assert holder("2025-03-01") == "Alexander Khinshtein"
    assert holder(None) is None
    assert ACTORS.holder("Governor of Atlantis", "2024-01-01") is None


def test_load_gives_one_value():
    assert Actors.load() is ACTORS


WORDS = st.sampled_from(
    "Russia Ukraine's the US-made Kyiv , . in Governor Oleh Kiper head of army's regional Kharkiv M23 rebels "
    "President and Sudan’s ministry İstanbul - Anne Hidalgo WHO officials İ ' U.S. spokesman".split()
)


@example("Governor in Ukraine's Ukraine's")
@given(st.lists(WORDS, max_size=24).map(" ".join) | st.text(max_size=80))
def test_mentions_are_ordered_apart_and_inside(text: str):
    end = 0
    for mention in ACTORS.find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == text[mention.start : mention.end].strip()
        assert not text[mention.start : mention.end].endswith(("'s", "’s"))
        end = mention.end
