"""What became of talks and exchanges, as sentences tell it: called off, denied, in rounds, in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from warledger.model import Claim, Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Troops, rebels and artillery at the front\n\n"


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


def told(reader: Reader, text: str, kind: str, published: str = "2014-11-11") -> list[Claim]:
    document = Document(id="d", name="d", text=TITLE + text, published=published, language="en")
    return [claim for claim in reader.read(document) if claim.type == kind]


def field(claim: Claim, name: str) -> Any:
    return getattr(claim, name)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "The Philippines called off a round of talks with the MILF in Kuala Lumpur on Tuesday.",
            "cancelled",
        ),
        ("A meeting of Eritrean and Ethiopian delegations in Algiers was cancelled.", "cancelled"),
        (
            "Talks between Colombia and the FARC in Havana, which were to open on Monday, were put off by a week.",
            "postponed",
        ),
        (
            "Houthi delegates will not attend peace talks with Yemen's government, which were due to begin in Geneva.",
            "cancelled",
        ),
        ("A meeting of Armenian and Azerbaijani ministers in Washington did not take place.", "cancelled"),
        (
            "Saudi Arabia postponed a meeting of the Houthis and Yemen's government in Riyadh until June.",
            "postponed",
        ),
        ("Sudan's army pulled out of talks with the RSF in Jeddah on Wednesday.", None),
        ("The second round of talks between Indonesia and GAM in Helsinki was not cancelled.", None),
    ],
)
def test_talks_that_did_not_take_place(reader: Reader, sentence: str, status: str | None):
    (found,) = told(reader, sentence, "talks")
    assert field(found, "status") == status
    assert status is None or found.modality == "planned"


def test_a_threat_to_call_off_talks_is_no_meeting(reader: Reader):
    assert not told(reader, "Armenia threatened to call off talks with Azerbaijan in Brussels.", "talks")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ethiopia's government called reports of a meeting with the TPLF in Djibouti false.",
        "India denied there had been any contact between the armies of India and Pakistan.",
        "Yemen's Houthis denied that they had held secret talks with Saudi Arabia in Muscat.",
        "Pakistan said no decision had been made to hold talks with the Taliban in Doha.",
    ],
)
def test_talks_that_are_denied(reader: Reader, sentence: str):
    assert [claim.modality for claim in told(reader, sentence, "talks")] == ["denied"]


@pytest.mark.parametrize(
    ("sentence", "rounds"),
    [
        (
            "A first round of talks between Colombia and the FARC was held in Oslo in October, and a second in Havana in November.",
            [(1, "Oslo"), (2, "Havana")],
        ),
        (
            "Indonesia and the Free Aceh Movement held a first round in Helsinki in January, a second in February and a third in April.",
            [(1, "Helsinki"), (2, "Helsinki"), (3, "Helsinki")],
        ),
        (
            "The second round of talks between the Philippines and the MILF began in Oslo on Monday.",
            [(2, "Oslo")],
        ),
    ],
)
def test_each_round_of_a_list_is_told(reader: Reader, sentence: str, rounds: list[tuple[int, str]]):
    found = told(reader, sentence, "talks")
    assert [(field(claim, "round"), field(claim, "venue")) for claim in found] == rounds


def test_a_round_to_come_beside_one_that_was_held(reader: Reader):
    found = told(
        reader, "A third round of talks with the Houthis opened in Kuwait on May 2 and a fourth is planned for June 15, Yemen said.", "talks"
    )  # fmt: skip
    assert [claim.modality for claim in found] == ["asserted", "planned"]


def test_days_joined_by_a_hyphen_are_one_time(reader: Reader):
    (found,) = told(reader, "Armenia and Azerbaijan held talks in Vienna on Oct. 23-24 and parted.", "talks")
    assert found.when is not None
    assert (found.when.start, found.when.end) == ("2014-10-23", "2014-10-24")


def test_next_week_is_the_week_to_come(reader: Reader):
    (found,) = told(reader, "Colombia and the FARC will meet in Havana next week.", "talks", "2014-10-31")
    assert found.when is not None
    assert (found.when.start, found.when.end) == ("2014-11-03", "2014-11-09")


def test_the_two_leaders_are_those_named_before(reader: Reader):
    text = "Russian President Boris Yeltsin wrote to US President Bill Clinton about Bosnia. The two leaders spoke by phone on Friday."
    (found,) = told(reader, text, "talks", "1995-09-10")
    assert set(field(found, "parties")) == {"Russia", "United States"}


def test_groups_that_come_home_are_parts_of_an_exchange(reader: Reader):
    text = (
        "Armenia and Azerbaijan exchanged prisoners on Monday. A first group of Armenian soldiers came home on"
        " December 14, and a second group flew back on December 16."
    )
    found = told(reader, text, "exchange", "2020-12-20")
    assert [claim.when.start for claim in found if claim.when] == ["2020-12-14", "2020-12-16"]
    assert not told(reader, "A new group of tourists flew home to Moscow on Monday.", "exchange")


def test_an_exchange_before_this_one_was_carried_out(reader: Reader):
    text = "Yemen's government and the Houthis agreed on a swap of 900 detainees. The previous exchange took place in October 2013."
    found = told(reader, text, "exchange")
    assert [field(claim, "status") for claim in found] == ["agreed", "carried_out"]
    assert not told(reader, "Iran and Iraq met. The last exchange of views took place in May.", "exchange")


def test_who_helped_to_bring_captives_home_brought_them(reader: Reader):
    text = (
        "The Red Cross helped to bring 44 Azerbaijani prisoners to Baku on Monday, as Armenia had promised."
    )
    assert [field(claim, "status") for claim in told(reader, text, "exchange")] == ["carried_out"]


def test_who_helps_or_tells_is_no_party(reader: Reader):
    (swap,) = told(
        reader, "Armenia and Azerbaijan exchanged 44 captives with the help of Russia.", "exchange"
    )
    assert set(field(swap, "parties")) == {"Armenia", "Azerbaijan"}
    text = (
        "Fighting between the Ugandan army and the Lord's Resistance Army went on. The warring sides in Uganda have"
        " agreed to a ceasefire, according to a Kenyan and Sudanese statement."
    )
    (truce,) = told(reader, text, "agreement", "2006-08-27")
    assert not {"Kenya", "Sudan"} & set(field(truce, "parties"))


def test_a_truce_that_is_extended_is_told_beside_its_extension(reader: Reader):
    text = "Sri Lanka and the Tamil Tigers agreed on Monday to extend by a month the truce they signed on May 20 in Oslo."
    found = told(reader, text, "agreement", "2002-06-12")
    assert sorted(field(claim, "status") for claim in found) == ["agreed", "in_force"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("A ceasefire was reached between Georgia and Abkhazia on Friday.", "agreed"),
        ("The ceasefire signed in May between Georgia and Abkhazia holds.", "in_force"),
        ("A provisional deal between Eritrea and Ethiopia was in place, a mediator said.", "agreed"),
    ],
)
def test_a_truce_that_is_news_and_one_that_holds(reader: Reader, sentence: str, status: str):
    assert [field(claim, "status") for claim in told(reader, sentence, "agreement", "1994-06-01")] == [status]


def test_a_threat_may_begin_with_its_condition(reader: Reader):
    text = "If President Slobodan Milosevic does not comply, he will face air strikes, NATO officials warned."
    (found,) = told(reader, text, "ultimatum", "1999-03-20")
    assert found.recipient is not None
    assert found.actor != "Slobodan Milosevic"


def test_what_a_conference_is_about_is_not_where_it_is(reader: Reader):
    text = (
        "An international conference on Somalia in Nairobi ended on Tuesday. Ethiopia and Eritrea took part."
    )
    (found,) = told(reader, text, "talks")
    assert field(found, "venue") == "Nairobi"


def test_envoys_of_a_side_meet_for_it(reader: Reader):
    text = (
        "South Korea denied on Wednesday that its envoys had met North Korean officials in secret in Beijing."
    )
    (found,) = told(reader, text, "talks", "2013-04-10")
    assert found.modality == "denied"
    assert set(field(found, "parties")) == {"North Korea", "South Korea"}
