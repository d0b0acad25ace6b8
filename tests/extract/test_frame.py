"""What stands around a trigger: its clause, its place, its time, who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.extract import frame, setting

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.extract.shape import Reading

At = "Callable[[Reading, str], int]"


def words(reading: Reading, index: int | None) -> str | None:
    return None if index is None else reading.text(index, index)


@pytest.mark.parametrize(
    ("sentence", "trigger", "place"),
    [
        ("Shells fell on Goma on Monday, the governor of Kinshasa said.", "fell", "Goma"),
        ("Shells fell on Goma, a spokesman in Geneva said.", "fell", "Goma"),
        ("A spokesman in Geneva said nine people were killed in Goma.", "killed", "Goma"),
        ("Shelling in Goma killed nine people, a hospital in Bukavu said.", "killed", "Goma"),
        ("Nine people were killed in Sake, in North Kivu province.", "killed", "Sake"),
        ("Nine people were killed in Lviv in western Ukraine.", "killed", "Lviv"),
        ("Rockets fired from Lebanon hit Kiryat Shmona.", "hit", "Kiryat Shmona"),
        ("GOMA (DRC) — Nine people were killed in Sake.", "killed", "Sake"),
        ("Kharkiv: nine people were killed.", "killed", "Kharkiv"),
        ("In Goma nine people were killed and in Bukavu ten were wounded.", "killed", "Goma"),
        ("In Goma nine people were killed and in Bukavu ten were wounded.", "wounded", "Bukavu"),
        ("Nine people were killed in Goma and ten were wounded in Bukavu.", "killed", "Goma"),
        ("Nine people were killed in Goma and ten were wounded in Bukavu.", "wounded", "Bukavu"),
        ("Nine people were killed.", "killed", None),
        ("The shelling came after a round of talks in Geneva.", "shelling", None),
        ("Nine people were killed in Goma before the Geneva talks.", "killed", "Goma"),
        ("The shelling began hours after Geneva talks.", "shelling", None),
    ],
)
def test_the_place_is_where_it_happened(
    reading: Callable[[str], Reading], at: At, sentence: str, trigger: str, place: str | None
):
    read = reading(sentence)
    assert words(read, setting.place_of(read, at(read, trigger))) == place


@pytest.mark.parametrize(
    ("sentence", "trigger", "time"),
    [
        ("Nine people were killed on Monday, the army said on Tuesday.", "killed", "Monday"),
        ("The army said on Tuesday that nine people were killed on Monday.", "killed", "Monday"),
        ("Nine people were killed in Goma, the army said on Tuesday.", "killed", None),
        ("As of Friday nine people were killed.", "killed", None),
        ("As of 08:00 nine people were killed.", "killed", None),
        ("By Friday nine people had been killed.", "killed", None),
        ("Overnight nine people were killed.", "killed", "Overnight"),
        ("Nine people died on Monday and ten were wounded on Tuesday.", "wounded", "Tuesday"),
        ("Nine people died on Monday and ten were wounded on Tuesday.", "died", "Monday"),
    ],
)
def test_the_time_is_when_it_happened_not_when_it_was_said(
    reading: Callable[[str], Reading], at: At, sentence: str, trigger: str, time: str | None
):
    read = reading(sentence)
    assert words(read, frame.time_of(read, at(read, trigger))) == time


@pytest.mark.parametrize(
    ("sentence", "trigger", "passive"),
    [
        ("Nine people were killed.", "killed", True),
        ("Nine people have been killed.", "killed", True),
        ("Goma was badly hit.", "hit", True),
        ("The shell killed nine people.", "killed", False),
        ("The shell has killed nine people.", "killed", False),
    ],
)
def test_a_passive_is_told(
    reading: Callable[[str], Reading], at: At, sentence: str, trigger: str, *, passive: bool
):
    read = reading(sentence)
    assert frame.is_passive(read, at(read, trigger)) is passive


@pytest.mark.parametrize(
    ("sentence", "trigger", "agent"),
    [
        ("Nine people were killed by Russian shelling.", "killed", "Russian"),
        ("Goma was hit by the M23.", "hit", "M23"),
        ("Goma was hit by night.", "hit", None),
        ("Nine people were killed by a mine.", "killed", None),
    ],
)
def test_who_stands_after_by(
    reading: Callable[[str], Reading], at: At, sentence: str, trigger: str, agent: str | None
):
    read = reading(sentence)
    assert words(read, frame.agent_after(read, at(read, trigger))) == agent


@pytest.mark.parametrize(
    ("sentence", "trigger", "agent"),
    [
        ("Israel's strike on Tyre killed nine.", "strike", "Israel"),
        ("A Russian drone strike hit Odesa.", "strike", "Russian"),
        ("The attack by the RSF failed.", "attack", "RSF"),
        ("The strike on Tyre killed nine.", "strike", None),
    ],
)
def test_who_owns_an_attack(
    reading: Callable[[str], Reading], at: At, sentence: str, trigger: str, agent: str | None
):
    read = reading(sentence)
    assert words(read, frame.agent_near(read, at(read, trigger))) == agent


@pytest.mark.parametrize(
    ("sentence", "trigger", "agent"),
    [
        ("Fighters of the RSF stormed the town.", "stormed", "RSF"),
        ("Israel struck Tyre.", "struck", "Israel"),
        ("Russian drones attacked Odesa.", "attacked", "Russian"),
        ("Israel's strike on Tyre killed nine.", "killed", "Israel"),
        ("The strike in Israel killed nine.", "killed", None),
    ],
)
def test_who_is_the_subject(
    reading: Callable[[str], Reading], at: At, sentence: str, trigger: str, agent: str | None
):
    read = reading(sentence)
    assert words(read, frame.subject_before(read, at(read, trigger))) == agent


@pytest.mark.parametrize(
    ("sentence", "place", "listed"),
    [
        ("Strikes hit Tyre, Sidon and Nabatieh.", "Sidon", ["Tyre", "Sidon", "Nabatieh"]),
        ("Strikes hit Tyre and Sidon.", "Tyre", ["Tyre", "Sidon"]),
        ("Strikes hit Tyre in Lebanon.", "Tyre", ["Tyre"]),
        ("Strikes hit Tyre, Lebanon.", "Tyre", ["Tyre"]),
    ],
)
def test_places_of_a_list_stand_together(
    reading: Callable[[str], Reading], at: At, sentence: str, place: str, listed: list[str]
):
    read = reading(sentence)
    assert [words(read, index) for index in setting.coordinated(read, at(read, place))] == listed


def test_clauses_are_counted(reading: Callable[[str], Reading]):
    read = reading("Nine people were killed; ten were wounded.")
    numbers = frame.clauses(read)
    assert len(numbers) == len(read.chunks)
    assert numbers == sorted(numbers)
    assert numbers[-1] == 1
