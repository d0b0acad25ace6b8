"""When a claim is if its own sentence does not say, and which times are of saying only."""

from __future__ import annotations

import pytest

READ = "Callable[..., list[Any]]"


def days(claims: READ, text: str, kind: str = "harm", **given: str | None) -> list[tuple[str, str]]:
    """First and last day of each claim, in the order of the text."""
    return [(claim.when.start[:10], claim.when.end[:10]) for claim in claims(text, kind, **given)]


@pytest.mark.parametrize(
    "text",
    [
        "Russian missiles struck Kherson and killed nine people, the governor said on Monday.",
        "Russian missiles struck Kherson overnight. Nine people were killed and 14 wounded, the governor said.",
        "A Russian drone hit a bus in Sumy on Monday. Two of the wounded died in hospital yesterday.",
        "Russian missiles hit Dnipro. The weekend strike killed 40 people, officials said. A day earlier nine died.",
        "On the night of 3 July Russian shells killed nine people in Kherson, the Ukrainian army said.",
    ],
)
def test_without_a_publication_date_nothing_gets_a_day(claims: READ, text: str):
    found = claims(text, published=None)
    assert found
    assert {claim.when.start for claim in found if claim.when} <= {None}


def test_without_a_publication_date_a_full_date_stands(claims: READ):
    text = "On 3 July 2025 Russian shells killed nine people in Kherson, the Ukrainian army said."
    assert days(claims, text, published=None) == [("2025-07-03", "2025-07-03")]


def test_the_date_of_a_dateline_is_of_saying(claims: READ):
    text = (
        "KYIV. June 5 (Agency) - A total of 18 people died in the missile strike on Kryvyi Rih, the governor said.\n\n"
        "The Russian missile struck Kryvyi Rih on Tuesday."
    )
    assert days(claims, text) == [("2025-06-03", "2025-06-03")]


def test_a_count_is_not_of_the_day_it_was_given(claims: READ):
    text = (
        "The military of Myanmar bombed a hospital in Mrauk-U on Tuesday and killed 33 people.\n\n"
        "An aid worker had reported 31 dead on Wednesday."
    )
    assert days(claims, text) == [("2025-06-03", "2025-06-03")] * 2


def test_a_later_death_belongs_to_the_attack(claims: READ):
    text = (
        "Armenian rockets struck Ganja in Azerbaijan on Monday and wounded 30 people.\n\n"
        "One of the wounded, a woman, died in hospital on June 4."
    )
    assert set(days(claims, text)) == {("2025-06-02", "2025-06-02")}


def test_a_morning_hangs_on_the_end_of_the_night(claims: READ):
    text = (
        "Pakistani forces shelled Spin Boldak overnight, the Taliban said.\n\n"
        "They attacked Kabul in the morning, killing 12 civilians."
    )
    assert days(claims, text) == [("2025-06-05", "2025-06-05")]


def test_a_day_earlier_hangs_on_the_day_before_it_in_the_sentence(claims: READ):
    text = (
        "Russian planes bombed Aleppo overnight, the army said. On Tuesday Russian air strikes had killed 19 people "
        "in Idlib, and shelling by the Syrian army had killed one more person a day earlier."
    )
    assert days(claims, text)[-1] == ("2025-06-02", "2025-06-02")


def test_the_weekend_is_the_last_one(claims: READ):
    text = (
        "Russian missiles hit Dnipro.\n\n"
        "The toll of the weekend strike has risen to 40, Ukrainian officials said."
    )
    assert days(claims, text) == [("2025-05-31", "2025-06-02")]


def test_a_sentence_can_begin_with_its_time(claims: READ):
    text = "Russian missiles struck Kherson on Wednesday. Last month two people were killed there in a Russian attack."
    assert days(claims, text)[-1] == ("2025-05-01", "2025-05-31")


def test_a_date_of_last_year(claims: READ):
    text = (
        "Rockets killed three people in Homs in Syria on Tuesday.\n\n"
        "It was the worst attack since 68 people were killed there on 5 February last year."
    )
    assert days(claims, text)[-1] == ("2024-02-05", "2024-02-05")


def test_what_is_found_a_day_after_is_of_the_attack(claims: READ):
    text = (
        "Rescuers found two bodies in Homs in Syria on Wednesday, a day after it was shelled by the army. "
        "Four people are known to have died."
    )
    assert set(days(claims, text)) == {("2025-06-03", "2025-06-03")}


def test_the_answer_to_mondays_shelling(claims: READ):
    text = (
        "Warplanes of the Libyan army bombed rebel positions in Sirte early on Wednesday. "
        "It was the answer to Monday's shelling, which left nine people dead, a commander said."
    )
    assert days(claims, text) == [("2025-06-02", "2025-06-02")]


def test_after_a_look_back_the_evening_is_of_the_news(claims: READ):
    text = (
        "Pakistani jets bombed a camp near Jalalabad in Afghanistan on Thursday.\n\n"
        "A bomb on April 14 had killed 40 people in Kabul.\n\n"
        "In the evening Afghan shelling wounded five Pakistani soldiers, the army said."
    )
    assert days(claims, text)[-1] == ("2025-06-05", "2025-06-05")
