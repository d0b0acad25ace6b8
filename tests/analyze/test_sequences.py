"""What became of dealings over weeks and years, from reports in our own words on wars past."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from warledger import Record
from warledger.analyze.lives import final

if TYPE_CHECKING:
    from pathlib import Path

    from warledger.model import Incident

SEQUENCES: dict[str, tuple[list[tuple[str, str]], list[tuple[str, dict[str, Any], str]]]] = {
    "aceh": (
        [
            (
                "2005-01-28",
                "Indonesia's government and the Free Aceh Movement opened talks in Helsinki on Friday, their first meeting since the tsunami. Former Finnish president Martti Ahtisaari led the discussions.",
            ),
            (
                "2005-01-30",
                "The first round of talks between Indonesia and the Free Aceh Movement in Helsinki ended on Saturday without an agreement. Both sides will meet again in February.",
            ),
            (
                "2005-02-23",
                "A second round of talks between the Indonesian government and GAM in Helsinki ended on Wednesday. The army killed two rebels in Aceh on the same day.",
            ),
            (
                "2005-07-17",
                "Indonesia and the Free Aceh Movement concluded a fifth round of talks in Helsinki on Sunday and agreed on a peace accord, which is to be signed on August 15.",
            ),
            (
                "2005-08-16",
                "Indonesia and the Free Aceh Movement signed a peace agreement in Helsinki on Monday after three decades of war.",
            ),
        ],
        [
            ("talks", {"round": 1}, "held"),
            ("talks", {"round": 2}, "held"),
            ("talks", {"round": 5}, "held"),
            ("agreement", {}, "agreed"),
        ],
    ),
    "tigray": (
        [
            (
                "2022-10-05",
                "The African Union invited Ethiopia's government and the Tigray People's Liberation Front to peace talks in South Africa this weekend. Addis Ababa accepted.",
            ),
            (
                "2022-10-07",
                "Peace talks between Ethiopia and the TPLF in South Africa, which were due to begin on Saturday, have been postponed, diplomats said on Friday.",
            ),
            (
                "2022-10-26",
                "Peace talks between Ethiopia's government and the TPLF opened in Pretoria on Tuesday. Air strikes on Mekelle killed six people the week before.",
            ),
            (
                "2022-11-02",
                "Ethiopia's government and the Tigray People's Liberation Front agreed in Pretoria on Wednesday to a permanent cessation of hostilities.",
            ),
            ("2022-11-03", "The ceasefire between Ethiopia and the TPLF took effect on Thursday."),
        ],
        [
            ("talks", {"venue": "Pretoria"}, "held"),
            ("agreement", {}, "in_force"),
        ],
    ),
    "karabakh": (
        [
            (
                "2020-10-10",
                "Armenia and Azerbaijan agreed in Moscow on Saturday to a humanitarian ceasefire from noon. Foreign ministers of both countries had talked for ten hours.",
            ),
            (
                "2020-10-11",
                "Armenia and Azerbaijan accused each other on Sunday of violating the ceasefire. A missile killed nine people in Ganja.",
            ),
            (
                "2020-11-10",
                "Armenia, Azerbaijan and Russia signed an agreement on Monday to end the war over Nagorno-Karabakh. The parties are to exchange prisoners and bodies.",
            ),
            (
                "2020-12-15",
                "Azerbaijan handed over 44 Armenian captives on Monday, and Armenia returned 12 Azerbaijanis, in an exchange brokered by Russia.",
            ),
        ],
        [
            ("agreement", {"word": "humanitarian"}, "agreed|in_force"),
            ("agreement", {"word": "end the war"}, "agreed"),
            ("exchange", {"count": 44}, "carried_out"),
            ("exchange", {"count": 12}, "carried_out"),
        ],
    ),
    "farc": (
        [
            (
                "2014-11-17",
                "Colombia's president Juan Manuel Santos suspended peace talks with the FARC in Havana on Monday after rebels captured a general.",
            ),
            (
                "2014-11-25",
                "The FARC released two soldiers on Tuesday and said that the general would be freed on Sunday.",
            ),
            (
                "2014-12-18",
                "The FARC announced a unilateral ceasefire in Colombia that begins on December 20.",
            ),
            (
                "2015-05-22",
                "The FARC called off its unilateral ceasefire on Friday after the army killed 26 rebels in Cauca.",
            ),
            ("2016-06-23", "Colombia and the FARC signed a bilateral ceasefire in Havana on Thursday."),
        ],
        [
            ("exchange", {"count": 2}, "carried_out"),
            ("agreement", {"word": "unilateral"}, "ended"),
            ("agreement", {"word": "bilateral"}, "agreed|in_force"),
        ],
    ),
    "milf": (
        [
            (
                "2008-08-05",
                "The Philippines and the Moro Islamic Liberation Front were to sign an accord on ancestral land in Kuala Lumpur on Tuesday, but the Supreme Court in Manila halted the ceremony a day earlier.",
            ),
            (
                "2008-08-08",
                "The Philippine government gave the MILF 24 hours on Thursday to withdraw from villages in North Cotabato or face an offensive. The rebels hold 15 villages.",
            ),
            (
                "2008-08-10",
                "The MILF refused on Saturday to leave the villages in North Cotabato. The army attacked the rebels with mortars on Sunday.",
            ),
            (
                "2012-10-07",
                "The Philippines and the MILF reached a framework agreement on Sunday to end four decades of fighting.",
            ),
            (
                "2012-10-15",
                "The Philippine government and the Moro Islamic Liberation Front signed the framework agreement in Manila on Monday.",
            ),
        ],
        [
            ("ultimatum", {}, "set|expired"),
            ("agreement", {"word": "framework"}, "agreed"),
        ],
    ),
    "yemen": (
        [
            (
                "2018-12-13",
                "Yemen's government and the Houthis agreed on Thursday at talks in Sweden to a ceasefire in the port of Hodeidah. They also agreed to exchange 15,000 prisoners.",
            ),
            (
                "2018-12-18",
                "The ceasefire in Hodeidah between Yemen's government and the Houthis took effect at midnight on Tuesday.",
            ),
            (
                "2020-09-27",
                "Yemen's government and the Houthis agreed on Sunday at talks in Glion in Switzerland to exchange 1,081 prisoners.",
            ),
            (
                "2020-10-16",
                "Yemen's warring sides exchanged 1,056 prisoners on Thursday and Friday. The Red Cross flew the Houthis and government fighters home.",
            ),
            (
                "2022-10-02",
                "A truce in Yemen between the government and the Houthis expired on Sunday after both failed to agree on its extension.",
            ),
        ],
        [
            ("agreement", {"word": "Hodeidah"}, "in_force"),
            ("exchange", {"count": 15000}, "agreed"),
            ("exchange", {"count": 1056}, "carried_out"),
        ],
    ),
    "sudan": (
        [
            (
                "2023-05-06",
                "Envoys of Sudan's army and the Rapid Support Forces began talks in Jeddah on Saturday, the first since fighting broke out in April.",
            ),
            (
                "2023-05-12",
                "Sudan's army and the RSF signed a declaration in Jeddah on Thursday to protect civilians. They did not agree on a ceasefire.",
            ),
            (
                "2023-05-31",
                "Sudan's army suspended its participation in the Jeddah talks on Wednesday and accused the RSF of breaking the truce.",
            ),
            ("2023-10-29", "Talks between Sudan's army and the RSF resumed in Jeddah on Sunday."),
            (
                "2024-08-14",
                "Sudan's army said it would not attend talks with the RSF that were due to open in Geneva on Wednesday.",
            ),
        ],
        [
            ("talks", {"venue": "Jeddah", "date": "2023-05-06"}, "held"),
            ("talks", {"venue": "Jeddah", "date": "2023-10"}, "held"),
            ("talks", {"venue": "Geneva"}, "cancelled"),
            ("agreement", {"word": "declaration"}, "agreed"),
        ],
    ),
    "rambouillet": (
        [
            (
                "1999-02-20",
                "NATO gave Yugoslavia until Tuesday to accept a peace plan for Kosovo or face air strikes. Talks between Serbia and the Kosovo Albanians in Rambouillet were extended by three days.",
            ),
            (
                "1999-02-24",
                "The talks in Rambouillet ended on Tuesday without a signature. Serbia and the Kosovo Albanians will meet again on March 15.",
            ),
            (
                "1999-03-16",
                "A second round of talks between Serbia and the Kosovo Albanians opened in Paris on Monday.",
            ),
            (
                "1999-03-19",
                "The Paris talks were broken off on Friday after Serbia rejected the plan. Only the Kosovo Albanians signed the agreement.",
            ),
        ],
        [
            ("ultimatum", {}, "set|expired"),
            ("talks", {"venue": "Rambouillet"}, "held"),
            ("talks", {"venue": "Paris"}, "held"),
        ],
    ),
    "lanka": (
        [
            (
                "2002-02-22",
                "Sri Lanka and the Tamil Tigers signed a ceasefire agreement on Friday, which takes effect at midnight. Norway brokered it.",
            ),
            (
                "2002-09-18",
                "The first round of peace talks between Sri Lanka and the Tamil Tigers ended in Sattahip in Thailand on Wednesday.",
            ),
            (
                "2002-09-28",
                "Sri Lanka and the Tamil Tigers swapped prisoners on Saturday: the rebels freed seven soldiers and the government 13 Tigers.",
            ),
            (
                "2003-04-21",
                "The Tamil Tigers suspended their part in peace talks with Sri Lanka on Monday. A seventh round was planned for the end of April in Thailand.",
            ),
            (
                "2006-10-28",
                "Talks between Sri Lanka and the Tamil Tigers in Geneva broke down on Sunday without a date for another meeting.",
            ),
            ("2008-01-02", "Sri Lanka scrapped the ceasefire with the Tamil Tigers on Wednesday."),
        ],
        [
            ("agreement", {"word": "ceasefire"}, "agreed|in_force|ended"),
            ("talks", {"round": 1}, "held"),
            ("exchange", {"count": 7}, "carried_out"),
            ("talks", {"venue": "Geneva"}, "held"),
        ],
    ),
    "korea_denial": (
        [
            (
                "2013-04-10",
                "South Korea denied on Wednesday that its envoys had met North Korean officials in secret in Beijing. A newspaper had reported that the two sides held talks in Beijing on Monday. Artillery of the North fired near Yeonpyeong last month.",
            ),
        ],
        [
            ("talks", {"venue": "Beijing", "date": "2013"}, "denied"),
        ],
    ),
    "nepal": (
        [
            (
                "2006-05-26",
                "Nepal's government and the Maoist rebels held a first round of peace talks in Kathmandu on Friday. Both sides agreed on a code of conduct.",
            ),
            (
                "2006-06-16",
                "The Maoists and Nepal's government agreed on Friday to dissolve the parliament. A second round of talks in Kathmandu lasted ten hours.",
            ),
            (
                "2006-11-21",
                "Nepal's government and the Maoist rebels signed a peace agreement on Tuesday, which ends ten years of war.",
            ),
        ],
        [
            ("talks", {"round": 1}, "held"),
            ("talks", {"round": 2}, "held"),
            ("agreement", {"word": "peace agreement"}, "agreed"),
        ],
    ),
    "gaza2012": (
        [
            (
                "2012-11-21",
                "Israel and Hamas agreed on Wednesday to a ceasefire mediated by Egypt, which takes effect at 9 p.m. An air strike killed three people in Gaza that afternoon.",
            ),
            (
                "2012-11-22",
                "The ceasefire between Israel and Hamas was holding on Thursday. Hamas called the truce a victory.",
            ),
            (
                "2011-10-11",
                "Israel and Hamas agreed on Tuesday to a prisoner swap: 1,027 Palestinian prisoners for one Israeli soldier.",
            ),
            (
                "2011-10-18",
                "Israel released 477 Palestinian prisoners on Tuesday, the first part of the swap with Hamas.",
            ),
            (
                "2011-12-18",
                "Israel freed 550 Palestinian prisoners on Sunday and so completed the swap with Hamas.",
            ),
        ],
        [
            ("agreement", {}, "in_force"),
            ("exchange", {"count": 1027}, "agreed|carried_out|carried out in part"),
            ("exchange", {"count": 477}, "carried_out"),
            ("exchange", {"count": 550}, "carried_out"),
        ],
    ),
    "southsudan": (
        [
            (
                "2014-01-23",
                "South Sudan's government and the rebels of Riek Machar signed a ceasefire in Addis Ababa on Thursday.",
            ),
            (
                "2014-01-25",
                "South Sudan's army accused the rebels on Saturday of violating the ceasefire in Unity state.",
            ),
            (
                "2014-04-24",
                "Peace talks between South Sudan's government and the rebels, which were to resume in Addis Ababa on Wednesday, have been delayed, mediators said.",
            ),
            (
                "2014-05-09",
                "President Salva Kiir and rebel leader Riek Machar met in Addis Ababa on Friday and signed an agreement to stop fighting within 24 hours.",
            ),
        ],
        [
            ("agreement", {"word": "signed a ceasefire"}, "agreed|in_force"),
            ("talks", {"venue": "Addis Ababa", "date": "2014-04"}, "postponed"),
            ("talks", {"date": "2014-05-09"}, "held"),
        ],
    ),
    "mali": (
        [
            (
                "2013-06-18",
                "Mali's government and Tuareg rebels of the MNLA signed a ceasefire in Ouagadougou on Tuesday.",
            ),
            ("2013-09-26", "The MNLA pulled out of peace talks with Mali's government on Thursday."),
            (
                "2013-10-05",
                "Tuareg rebels of the MNLA said on Saturday that they would return to talks with Mali's government.",
            ),
            (
                "2013-11-29",
                "The MNLA announced on Friday that it was ending its ceasefire with the government of Mali.",
            ),
        ],
        [
            ("agreement", {"word": "ceasefire"}, "ended"),
        ],
    ),
    "libya": (
        [
            (
                "2015-03-05",
                "Libya's rival governments opened UN-sponsored talks in Rabat on Thursday. Air strikes hit an airport in Tripoli.",
            ),
            (
                "2015-03-07",
                "The talks of Libya's rival governments in Rabat ended on Saturday. A new round is planned for Wednesday.",
            ),
            ("2020-10-23", "Libya's warring sides signed a permanent ceasefire in Geneva on Friday."),
        ],
        [
            ("talks", {"venue": "Rabat", "date": "2015-03-0"}, "held"),
            ("agreement", {}, "agreed"),
        ],
    ),
    "bosnia": (
        [
            (
                "1994-12-31",
                "Bosnia's government and the Bosnian Serbs signed a ceasefire for four months in Sarajevo on Saturday. It begins at noon on January 1.",
            ),
            (
                "1995-04-30",
                "A four-month ceasefire in Bosnia expired on Sunday. The Bosnian Serbs refused to extend it.",
            ),
            (
                "1995-08-30",
                "NATO gave the Bosnian Serbs until September 4 to withdraw heavy weapons from Sarajevo or face air strikes.",
            ),
        ],
        [
            ("ultimatum", {}, "set|expired"),
            ("agreement", {"word": "four"}, "ended"),
        ],
    ),
}
"""By war: reports by day, and what must have become of which dealing: type, what it is known by, final status."""


def known_by(one: Incident, marks: dict[str, Any], words: dict[str, str]) -> bool:
    """Whether an incident is the one with this round, venue, number, day and word."""
    start = (one.when.start if one.when else None) or ""
    told = " ".join(words[claim] for claim in one.claims).casefold()
    return (
        marks.get("round") in (None, one.round)
        and marks.get("venue", "") in (one.venue or "")
        and start.startswith(marks.get("date", ""))
        and marks.get("word", "").casefold() in told
        and ("count" not in marks or marks["count"] in [figure.best for figure in one.figures.values()])
    )


@pytest.mark.parametrize("war", SEQUENCES)
def test_each_dealing_is_one_with_its_final_status(war: str, gazetteer_file: Path, tmp_path: Path):
    reports, wanted = SEQUENCES[war]
    rows = [
        {"id": f"{war}-{n}", "text": text, "published": day, "language": "en", "publisher": f"Paper {n}"}
        for n, (day, text) in enumerate(reports)
    ]
    (tmp_path / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    with Record.open(tmp_path / "record.db") as record:
        record.add([tmp_path / "reports.jsonl"])
        incidents = record.incidents()
        words = {claim.id: claim.words for claim in record.claims()}
    for kind, marks, status in wanted:
        found = [one for one in incidents if one.type == kind and known_by(one, marks, words)]
        told = [final(one) for one in found]
        assert len(told) == 1, (kind, marks, told)
        assert told[0] in status.split("|"), (kind, marks, told)
