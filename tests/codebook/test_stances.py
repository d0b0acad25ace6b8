"""Stances, terms and charges in their structures, and words of theirs that claim nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.model import Claim, Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Troops, rebels and artillery at the front\n\n"


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


def told(reader: Reader, text: str, kind: str) -> list[Claim]:
    document = Document(id="d", name="d", text=TITLE + text, published="2001-05-14", language="en")
    return [claim for claim in reader.read(document) if claim.type == kind]


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("President Thabo Mbeki said that there could be no military solution in Angola.", "Thabo Mbeki"),
        ("UNITA said the offer was out of the question.", "UNITA"),
        ("Eritrea said it would stay in the pact with Ethiopia.", "Eritrea"),
        ("UNITA called it a first step.", "UNITA"),
        ("Chad welcomed the plan as an important gesture.", "Chad"),
        ("Ruud Kessel said that Chad and Sudan still differed over the border.", "Ruud Kessel"),
        ("Sudan denounced the accord as a sham.", "Sudan"),
        ("The FARC doubted that the truce would last.", "FARC"),
        ("Uganda said it reserved the right to strike back.", "Uganda"),
    ],
)
def test_stances(reader: Reader, sentence: str, actor: str):
    assert [claim.actor for claim in told(reader, sentence, "position")] == [actor]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad denied that its troops had fired on the village.",
        "Sudan denied that the presidents had met.",
        "Uganda called for a truce with the rebels.",
        "The mayor said that the water must be boiled.",
        "The army said the rebels had wanted to reach the bridge.",
    ],
)
def test_no_stances(reader: Reader, sentence: str):
    assert told(reader, sentence, "position") == []


@pytest.mark.parametrize(
    ("kind", "sentence", "actor"),
    [
        ("precondition", "Ethiopia insisted that Eritrea return the town.", "Ethiopia"),
        (
            "precondition",
            "Uganda would stay in the pact if Rwanda guarantees its borders, it said.",
            "Uganda",
        ),
        ("precondition", "Rwanda wants its soldiers to be freed before talks begin.", "Rwanda"),
        ("accusation", "Colombia complained that Venezuela was not keeping its word.", "Colombia"),
        ("accusation", "Rwanda says that Congo shelters the militia.", "Rwanda"),
        ("proposal", "Angola offered the UNITA rebels an amnesty.", "Angola"),
        ("proposal", "Marta Ruiz, who leads the mission, called for a ceasefire.", "Marta Ruiz"),
        ("proposal", "The LRA called for a ceasefire with Uganda.", "Lord's Resistance Army"),
        ("rejection", "Sudan suspended its part in the Nairobi talks.", "Sudan"),
        ("rejection", "The LTTE said it would not sit at one table with Sri Lanka.", "Tamil Tigers"),
        ("ultimatum", "Turkey threatened to occupy the strip unless Syria hands over the rebels.", "Turkey"),
        ("ultimatum", "Uganda gave the rebels a week to leave the camp.", "Uganda"),
        ("ultimatum", "Sudan threatened to close the border if the convoy leaves Chad.", "Sudan"),
        ("rejection", "Chad turned the offer down.", "Chad"),
        ("proposal", "Chad asked the United Nations to lift the arms embargo.", "Chad"),
        ("sanction", "The European Union agreed on a ban on oil imports from Sudan.", "European Union"),
        ("sanction", "The European Union reimposed sanctions on Belarus over the war.", "European Union"),
        ("sanction", "The European Union is weighing sanctions against Rwanda.", "European Union"),
    ],
)
def test_who_says_it(reader: Reader, kind: str, sentence: str, actor: str):
    assert [claim.actor for claim in told(reader, sentence, kind)] == [actor]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("precondition", "India demanded that those responsible be brought to justice."),
        ("precondition", "The officer insisted on an immediate attack."),
        ("proposal", "Joseph Kony told his fighters to stop all hostilities."),
        ("proposal", "The council called on Muslims to join the war against Ethiopia."),
        ("accusation", "Sudan demanded that the International Criminal Court drop the case against Chad."),
        ("accusation", "Eritrea accused Ethiopia of firing rockets at Assab."),
        ("rejection", "If Chad rejects the plan, Sudan will close the border."),
        (
            "rejection",
            "Turkey ruled out a return to talks with the PKK before the rebels lay down their arms.",
        ),
        ("sanction", "Chad asked the United Nations to lift its arms embargo."),
        ("accusation", "France accused nobody of the attack."),
        ("exchange", "Chad and Sudan swapped lists of 300 prisoners."),
        ("talks", "Colombia will not open talks with the ELN until it frees its captives."),
        ("talks", "Chad offered talks to Sudan after the battle."),
    ],
)
def test_no_claims(reader: Reader, kind: str, sentence: str):
    assert told(reader, sentence, kind) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Angola and the UNITA rebels agreed to keep out of the diamond fields.", "agreed"),
        ("The ministers of Chad and Sudan initialled a peace agreement.", "proposed"),
        ("The truce between Chad and Sudan has not held.", "ended"),
        ("Sudan pulled its delegates out of the peace agreement with Chad.", "ended"),
        ("Chad and Sudan accepted a Libyan proposal for a lasting ceasefire.", "agreed"),
        ("A new truce between Chad and Sudan was reached after an earlier one collapsed.", "agreed"),
        ("Chad and Sudan agreed to a ceasefire that came into force at noon.", "in_force"),
    ],
)
def test_agreements(reader: Reader, sentence: str, status: str):
    assert [claim.status for claim in told(reader, sentence, "agreement")] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad was firmly committed to the accord with Sudan.",
        "People who had signed the peace accord were killed by the rebels.",
        "Sudan ended a meeting with an agreement on an exchange of prisoners.",
    ],
)
def test_no_agreements(reader: Reader, sentence: str):
    assert told(reader, sentence, "agreement") == []


@pytest.mark.parametrize(
    ("sentence", "venue", "number"),
    [
        ("The envoy of Chad left Addis Ababa after two days of talks with Sudan.", "Addis Ababa", None),
        ("The talks, which lasted a week, were held by Chad and Sudan in Addis Ababa.", "Addis Ababa", None),
        ("Talks between Chad and Sudan entered a fifth round in Addis Ababa.", "Addis Ababa", 5),
        ("Chad met the rebels of Sudan in Addis Ababa.", "Addis Ababa", None),
    ],
)
def test_talks(reader: Reader, sentence: str, venue: str, number: int | None):
    assert [(claim.venue, claim.round) for claim in told(reader, sentence, "talks")] == [(venue, number)]


def test_each_charges_the_other(reader: Reader):
    found = told(reader, "Chad and Sudan each alleged that the other had broken the truce.", "accusation")
    assert {(claim.actor, claim.recipient) for claim in found} == {("Chad", "Sudan"), ("Sudan", "Chad")}


@pytest.mark.parametrize(
    "text",
    [
        "Trade talks between Chad and Libya ended without a deal in Tripoli. Chad raised tariffs on Libyan goods.",
        "Chad and its creditors reached a deal in Geneva after talks. Germany set a deadline for the bailout.",
    ],
)
def test_trade_is_no_conflict(reader: Reader, text: str):
    document = Document(id="d", name="d", text=text, published="2001-05-14", language="en")
    assert reader.read(document) == []
