"""Diplomacy: talks, exchanges, agreements, offers, refusals, terms, threats, charges, stances."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger import plugs
from warledger.model import Claim, Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from warledger.codebook._draft import Example

TITLE = "Troops, rebels and artillery at the front\n\n"
"""A headline by which a sentence stands in a report on a war."""

TYPES = (
    "talks exchange agreement proposal rejection precondition ultimatum sanction accusation position".split()
)
EXAMPLES = [(kind, example) for kind in TYPES for example in plugs.load("codebook", kind).EXAMPLES]


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


def told(reader: Reader, text: str, kind: str, title: str = TITLE) -> list[Claim]:
    document = Document(id="d", name="d", text=title + text, published="2025-05-14", language="en")
    return [claim for claim in reader.read(document) if claim.type == kind]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=lambda value: getattr(value, "text", value))
def test_examples(reader: Reader, kind: str, example: Example):
    title = TITLE if example.expect else ""
    found = told(reader, example.text, kind, title)
    assert bool(found) == bool(example.expect)
    for name, value in example.expect.items():
        assert getattr(found[0], name) == value


@pytest.mark.parametrize(
    ("sentence", "parties", "venue", "number"),
    [
        (
            "The Colombian government and the FARC began a fourth round of peace talks in Havana on Monday.",
            {"Colombia", "FARC"},
            "Havana",
            4,
        ),
        (
            "Talks between Serbia and Kosovo in Brussels ended without a result.",
            {"Serbia", "Kosovo"},
            "Brussels",
            None,
        ),
        (
            "Ethiopia's prime minister and the Eritrean president spoke by phone.",
            {"Ethiopia", "Eritrea"},
            None,
            None,
        ),
        ("Delegations of Armenia and Azerbaijan met in Geneva.", {"Armenia", "Azerbaijan"}, "Geneva", None),
    ],
)
def test_talks(reader: Reader, sentence: str, parties: set[str], venue: str | None, number: int | None):
    (talks,) = told(reader, sentence, "talks")
    assert (set(talks.parties), talks.venue, talks.round) == (parties, venue, number)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukraine called for talks with Russia.",
        "South Korea is ready for talks with North Korea.",
        "The Kremlin said a meeting of the two leaders was possible only after an agreement.",
        "Armenia proposed that Nikol Pashinyan and Ilham Aliyev meet in June.",
        "Israel's cabinet met the demands of the families.",
        "No date has been set for new talks between Armenia and Azerbaijan.",
    ],
)
def test_talks_that_are_only_wished_for_are_none(reader: Reader, sentence: str):
    assert told(reader, sentence, "talks") == []


def test_one_round_told_twice_is_one_with_all_that_was_told(reader: Reader):
    text = (
        "Armenia and Azerbaijan ended their third round of talks on Monday. "
        "The Brussels talks lasted two hours. The talks were led by ministers."
    )
    (talks,) = told(reader, text, "talks")
    assert (talks.round, talks.venue) == (3, "Brussels")


def test_two_rounds_are_two(reader: Reader):
    text = (
        "Armenia and Azerbaijan held a second round of talks in Brussels on Monday. "
        "A third round of talks will be held in Moscow."
    )
    found = told(reader, text, "talks")
    assert [(talks.round, talks.venue, talks.modality) for talks in found] == [
        (2, "Brussels", "asserted"),
        (3, "Moscow", "planned"),
    ]


@pytest.mark.parametrize(
    ("sentence", "what", "low", "status"),
    [
        ("The Taliban released 100 Afghan soldiers on Thursday.", "prisoners", 100, "carried_out"),
        ("Yemen's government and the Houthis exchanged 250 prisoners.", "prisoners", 250, "carried_out"),
        ("Azerbaijan handed over the bodies of 15 Armenian soldiers.", "bodies", 15, "carried_out"),
        ("Armenia and Azerbaijan agreed to exchange 40 prisoners each.", "prisoners", 40, "agreed"),
        ("Ethiopia will free 60 captured Eritrean soldiers next week.", "prisoners", 60, "agreed"),
        ("Syria offered to return 12 bodies.", "bodies", 12, "proposed"),
        ("Eritrea put off the release of 30 prisoners.", "prisoners", 30, "postponed"),
        ("Boko Haram freed 21 schoolgirls on Sunday.", "children", 21, "carried_out"),
    ],
)
def test_exchanges(reader: Reader, sentence: str, what: str, low: int, status: str):
    (exchange,) = told(reader, sentence, "exchange")
    assert (exchange.what, exchange.low, exchange.status) == (what, low, status)


def test_each_side_has_its_number(reader: Reader):
    (exchange,) = told(reader, "Armenia and Azerbaijan agreed to exchange 40 prisoners each.", "exchange")
    assert exchange.per_side
    assert set(exchange.parties) == {"Armenia", "Azerbaijan"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Afghan troops then returned fire.",
        "The two countries exchanged fire for two hours.",
        "Displaced people returned to three villages.",
        "The ministry released figures on 30 dead soldiers.",
    ],
)
def test_what_is_no_exchange(reader: Reader, sentence: str):
    assert told(reader, sentence, "exchange") == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("India and Pakistan agreed to a ceasefire on Wednesday.", "agreed"),
        ("The Taliban announced a three-day truce for the holiday.", "in_force"),
        ("South Sudan's government and rebels signed a peace agreement in Addis Ababa.", "agreed"),
        ("The ceasefire between the Sudanese army and the RSF collapsed on Monday.", "ended"),
        ("Mali's government suspended the peace accord with the Tuareg rebels.", "ended"),
        ("Armenia and Azerbaijan will sign a peace treaty in August.", "proposed"),
        ("Armenian villages were shelled in breach of the ceasefire with Azerbaijan.", "violated"),
    ],
)
def test_agreements(reader: Reader, sentence: str, status: str):
    found = told(reader, sentence, "agreement")
    assert [agreement.status for agreement in found] == [status]


def test_a_truce_runs_from_and_to(reader: Reader):
    (begun,) = told(reader, "A truce between Israel and Hezbollah took effect on 7 May.", "agreement")
    assert (begun.starts, begun.ends) == ("2025-05-07", None)
    (limited,) = told(reader, "Eritrea agreed to stop attacks on Ethiopia until 20 May.", "agreement")
    assert (limited.starts, limited.ends) == (None, "2025-05-20")


def test_mediators_are_no_parties(reader: Reader):
    (truce,) = told(
        reader,
        "A truce between Israel and Hezbollah brokered by France took effect on Wednesday.",
        "agreement",
    )
    assert set(truce.parties) == {"Israel", "Hezbollah"}


@pytest.mark.parametrize(
    ("kind", "sentence", "actor"),
    [
        ("proposal", "Russia proposed humanitarian corridors out of Aleppo.", "Russia"),
        (
            "proposal",
            "Libya's government rejected Khalifa Haftar's proposal for a truce.",
            "Khalifa Haftar",
        ),
        ("rejection", "Kabul said it would not talk to the Taliban.", "Afghanistan"),
        ("rejection", "The M23 pulled out of the peace talks.", "M23"),
        ("precondition", "Armenia demanded that Azerbaijan pull back its forces.", "Armenia"),
        ("precondition", "Eritrea wants Ethiopia to leave the border town.", "Eritrea"),
        ("sanction", "The European Union imposed sanctions on Myanmar's generals.", "European Union"),
        ("accusation", "Sudan blamed Chad for the attack.", "Sudan"),
        ("accusation", "Pakistan said India had broken the ceasefire 15 times.", "Pakistan"),
        ("position", "Iran denied that it supplies weapons to the Houthis.", "Iran"),
        ("position", "South Korea said it was ready for talks with North Korea.", "South Korea"),
    ],
)
def test_who_does_it(reader: Reader, kind: str, sentence: str, actor: str):
    assert [claim.actor for claim in told(reader, sentence, kind)] == [actor]


def test_each_accuses_the_other(reader: Reader):
    found = told(reader, "Turkey and Syria accused each other of breaking the ceasefire.", "accusation")
    assert {(claim.actor, claim.recipient) for claim in found} == {("Turkey", "Syria"), ("Syria", "Turkey")}


def test_an_ultimatum_has_its_deadline(reader: Reader):
    (dated,) = told(
        reader, "Ethiopia threatened to attack Eritrea unless its forces withdraw by Friday.", "ultimatum"
    )
    assert (dated.deadline, dated.recipient) == ("2025-05-16", "Eritrea")
    (spanned,) = told(reader, "The RSF gave the Sudanese army 48 hours to leave Khartoum.", "ultimatum")
    assert spanned.deadline == "48 hours"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The United States lifted sanctions on Eritrea.", "lifted"),
        ("Britain warned that it would impose sanctions on Rwanda.", "threatened"),
        ("Canada imposed sanctions on four generals of Myanmar's army.", "imposed"),
    ],
)
def test_sanctions(reader: Reader, sentence: str, status: str):
    assert [claim.status for claim in told(reader, sentence, "sanction")] == [status]


def test_an_unnamed_author_is_who_speaks(reader: Reader):
    (term,) = told(
        reader,
        "Talks can begin only when Ethiopia leaves the town, Eritrea's foreign minister said.",
        "precondition",
    )
    assert term.actor == "Eritrea"


@pytest.mark.parametrize(
    "text",
    [
        "Pilots of the airline rejected the company's offer and demanded talks with the board by Friday.",
        "The club turned down an offer for its striker; talks between the two sides have collapsed.",
        "China and the United States agreed to cut tariffs after talks in Geneva; shares rose on the stock markets.",
        "The judge approved the agreement, and both parties signed the deal.",
    ],
)
def test_other_fields_make_no_claim(reader: Reader, text: str):
    assert all(told(reader, text, kind, "") == [] for kind in TYPES)


def test_words_are_in_the_text(reader: Reader):
    text = (
        TITLE
        + "Armenia accused Azerbaijan of violating the truce, and the two sides agreed to exchange 40 prisoners."
    )
    document = Document(id="d", name="d", text=text, published="2025-05-14", language="en")
    found = reader.read(document)
    assert {"accusation", "exchange"} <= {claim.type for claim in found}
    assert all(text[claim.start : claim.end] == claim.words for claim in found)


def test_a_pay_dispute_with_talks_and_an_offer_is_no_conflict(reader: Reader):
    text = (
        "Teachers ended a six-day strike after lawmakers agreed to raise pay. The union had rejected an offer and "
        "threatened to stay out until the governor signed. Talks between both sides led to a deal."
    )
    document = Document(id="pay", name="pay", text=text, language="en")
    assert reader.read(document) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("A ceasefire between Sudan and the rebels seemed to hold on Saturday.", "in_force"),
        ("The government answered with a ceasefire.", "in_force"),
        ("Sudan and South Sudan ended their standoff with an agreement on Tuesday.", "agreed"),
        ("The army reported ten violations of the truce by the rebels.", "violated"),
        ("Sudan and the rebels agreed on a truce, which took effect at noon.", "in_force"),
    ],
)
def test_how_a_truce_stands(reader: Reader, sentence: str, status: str):
    assert [claim.status for claim in told(reader, sentence, "agreement")] == [status]


def test_a_round_to_come_is_planned(reader: Reader):
    text = "Envoys of Sudan and the rebels held talks in Jeddah on Monday. A next round is planned for the end of May."
    assert [claim.modality for claim in told(reader, text, "talks")] == ["asserted", "planned"]
