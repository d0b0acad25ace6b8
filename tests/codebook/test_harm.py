"""Harm: figures of people in the phrase structures that reports use, each with its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.codebook.harm import EXAMPLES, Harm
from warledger.model import Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from warledger.codebook._draft import Example

LEAD = "Shells fired by the army hit the town of Goma on Tuesday, killing 77 people.\n\n"
"""An opening by which a sentence stands in a report on a war."""


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


def harms(reader: Reader, sentence: str) -> list[Harm]:
    document = Document(id="d", name="d", text=LEAD + sentence, published="2025-07-24", language="en")
    found = [claim for claim in reader.read(document) if isinstance(claim, Harm)]
    return [claim for claim in found if claim.start >= len(LEAD)]


def told(claim: Harm) -> str:
    low = "" if claim.low is None else claim.low
    high = "" if claim.high is None else claim.high
    marks = (" vague" if claim.vague else "") + ("" if claim.modality == "asserted" else " hedged")
    return f"{claim.effect} {low}-{high}{marks}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_examples(reader: Reader, example: Example):
    assert [claim.effect for claim in harms(reader, example.text)] == [example.expect["effect"]]


PHRASES = [
    ("The blast left 12 dead and 40 wounded.", "injured 40-40, killed 12-12"),
    ("The blast left 12 people dead.", "killed 12-12"),
    ("The bombing claimed 17 lives.", "killed 17-17"),
    ("The bombing took the lives of 17 people.", "killed 17-17"),
    ("Seventeen lives were lost in the bombing.", "killed 17-17"),
    ("The attack resulted in 17 deaths and 30 injuries.", "injured 30-30, killed 17-17"),
    ("The attack resulted in the deaths of 17 people.", "killed 17-17"),
    ("The shelling caused 17 casualties.", ""),
    ("There were no casualties.", "injured 0-0"),
    ("No one was killed or injured.", "injured 0-0, killed 0-0"),
    ("No one was hurt.", "injured 0-0"),
    ("No injuries were reported.", "injured 0-0"),
    ("There were no deaths.", "killed 0-0"),
    ("Nobody died in the attack.", "killed 0-0"),
    ("The attack caused no loss of life.", "killed 0-0"),
    ("The attack ended without loss of life.", "killed 0-0"),
    ("The army said 23 of its soldiers had fallen.", "killed 23-23"),
    ("Twenty-three soldiers fell in the battle.", "killed 23-23"),
    ("The death toll climbed to 45 on Wednesday.", "killed 45-45"),
    ("The toll stands at 45.", "killed 45-45"),
    ("Officials put the death toll at 45.", "killed 45-45"),
    ("The toll has doubled to 90.", "killed 90-90"),
    ("The number of dead has reached 45.", "killed 45-45"),
    ("The number of the wounded rose to 120.", "injured 120-120"),
    ("The number of wounded exceeded 120.", "injured 120-"),
    ("Three children were among the dead.", ""),
    ("Among the dead were three children.", ""),
    ("The dead include three children.", ""),
    ("Half a million people have fled.", "displaced 500000-500000"),
    ("Between 20 and 30 people were killed.", "killed 20-30"),
    ("Twenty to thirty people were killed.", "killed 20-30"),
    ("As many as 60 people were killed.", "killed -60"),
    ("Up to 60 people were killed.", "killed -60"),
    ("Fewer than 10 people were killed.", "killed -10"),
    ("Nearly 100 people were killed.", "killed 100-100 vague"),
    ("A dozen people were killed.", "killed 12-12"),
    ("Dozens were killed.", "killed 24- vague"),
    ("Scores of people were hurt.", "injured 20- vague"),
    ("Hundreds were injured.", "injured 200- vague"),
    ("Several people were wounded.", "injured 2- vague"),
    ("A number of people were wounded.", "injured 2- vague"),
    ("People were wounded.", "injured 2- vague"),
    ("The rebels killed one soldier and captured three.", "captured 3-3, killed 1-1"),
    ("The rebels took 14 soldiers prisoner.", "captured 14-14"),
    ("The rebels took 14 hostages.", "captured 14-14"),
    ("Gunmen kidnapped 30 schoolgirls.", "captured 30-30"),
    ("Thirty schoolgirls were kidnapped.", "captured 30-30"),
    ("Thirty girls were taken hostage.", "captured 30-30"),
    ("Rebels hold 30 people hostage.", "captured 30-30"),
    ("Some 4,000 residents had to leave their homes.", "displaced 4000-4000 vague"),
    ("Around 4,000 residents were forced to flee.", "displaced 4000-4000 vague"),
    ("More than 4,000 were forced from their homes.", "displaced 4000-"),
    ("The fighting has displaced 4,000 families.", "displaced 4000-4000"),
    ("The fighting drove 4,000 people from their homes.", "displaced 4000-4000"),
    ("About 900 people were evacuated.", "evacuated 900-900 vague"),
    ("The army evacuated 900 people.", "evacuated 900-900"),
    ("Nine hundred people were brought to safety.", "evacuated 900-900"),
    ("Nine people are missing.", "missing 9-9"),
    ("Nine people went missing.", "missing 9-9"),
    ("Nine people remain unaccounted for.", "missing 9-9"),
    ("Nine more are believed to be under the rubble.", "missing 9-9 hedged"),
    ("Rescuers pulled 12 bodies from the rubble.", "killed 12-12"),
    ("Twelve bodies were recovered.", "killed 12-12"),
    ("The bodies of 12 people were found.", "killed 12-12"),
    ("Doctors counted 12 bodies.", "killed 12-12"),
    ("Hospitals received 12 bodies and 40 wounded.", "injured 40-40, killed 12-12"),
    ("The hospital admitted 40 wounded people.", "injured 40-40"),
    ("Forty people were taken to hospital.", "injured 40-40"),
    ("Forty people were hospitalized.", "injured 40-40"),
    ("Forty people needed treatment.", "injured 40-40"),
    ("Forty people were treated for wounds.", "injured 40-40"),
    ("Another six people were wounded.", "injured 6-6"),
    ("A further six were wounded.", "injured 6-6"),
    ("Six more people were wounded.", "injured 6-6"),
    ("A soldier was killed and another wounded.", "injured 1-1, killed 1-1"),
    ("One soldier died and two others were hurt.", "injured 2-2, killed 1-1"),
    ("A woman and her two children were killed.", "killed 3-3"),
    ("A man and his wife died.", "killed 2-2"),
    ("A mother and her son were killed.", "killed 2-2"),
    ("A family of five was killed.", "killed 5-5"),
    ("Five members of one family were killed.", "killed 5-5"),
    ("Two brothers were killed.", "killed 2-2"),
    ("An elderly woman was wounded by shrapnel.", "injured 1-1"),
    ("A 72-year-old man was killed.", "killed 1-1"),
    ("Three civilians and a soldier were killed.", "killed 4-4"),
    ("Three were killed: two women and a child.", "killed 3-3"),
    ("Killed were two women and a child.", "killed 3-3"),
    ("The strike killed a couple and their daughter.", "killed 3-3"),
    ("Rescue workers found 14 bodies under the debris.", "killed 14-14"),
    ("Doctors Without Borders said it had treated 55 wounded.", "injured 55-55"),
    ("The hospital said it received the bodies of 21 people.", "killed 21-21"),
    ("At least 21 bodies were brought to the hospital.", "killed 21-"),
    ("The Red Cross said 21 people had died and 60 had been injured.", "injured 60-60, killed 21-21"),
    ("Among the 21 dead were six children.", "killed 21-21"),
    ("Of the 21 killed, six were children.", "killed 21-21"),
    ("Twenty-one people, including six children, were killed.", "killed 21-21"),
    ("Twenty-one people, six of them children, lost their lives.", "killed 21-21"),
    ("Six children were among 21 people killed.", "killed 21-21"),
    ("The dead numbered 21.", "killed 21-21"),
    ("The number of deaths stood at 21.", "killed 21-21"),
    ("The count of the dead stands at 21.", "killed 21-21"),
    ("Hospital officials gave a toll of 21.", "killed 21-21"),
    ("A doctor put the toll at more than 21.", "killed 21-"),
    ('"We have 21 dead," a doctor said.', "killed 21-21"),
    ('"There are 21 dead and 60 wounded," a doctor said.', "injured 60-60, killed 21-21"),
    ('"I saw eight bodies," a resident said.', "killed 8-8"),
    ("A resident said he had counted eight bodies.", "killed 8-8"),
    ("Residents spoke of at least 30 dead.", "killed 30-"),
    ("Residents reported 30 deaths.", "killed 30-30"),
    ("The government denied that 30 civilians had been killed.", "killed 30-30 hedged"),
    ("The army denied killing 30 civilians.", "killed 30-30 hedged"),
    ("At least 30 were feared dead.", "killed 30- hedged"),
    ("Some 30 people may have died.", "killed 30-30 vague hedged"),
    ("Up to 30 people are feared to have died.", "killed -30 hedged"),
    ("Seven security personnel were martyred.", "killed 7-7"),
    ("Seven insurgents were eliminated.", "killed 7-7"),
    ("Troops killed seven insurgents and wounded others.", "injured 2- vague, killed 7-7"),
    ("Police shot dead three protesters.", "killed 3-3"),
    ("Three protesters were shot dead by police.", "killed 3-3"),
    ("Gunmen shot and killed three people.", "killed 3-3"),
    ("Gunmen opened fire, killing three people and injuring nine.", "injured 9-9, killed 3-3"),
    ("The bomb went off, leaving three dead.", "killed 3-3"),
    (
        "The bomb exploded, leaving at least three people dead and dozens injured.",
        "injured 24- vague, killed 3-",
    ),
    ("Shelling wounded two women and a five-year-old boy.", "injured 3-3"),
    ("A child of three was killed.", "killed 1-1"),
    ("A girl, 9, was killed.", "killed 1-1"),
    ("A nine-year-old girl was killed and her brother was injured.", "injured 1-1, killed 1-1"),
    ("His wife and two sons were also killed.", "killed 3-3"),
    ("The commander and two of his bodyguards were killed.", "killed 3-3"),
    ("A general and two colonels died in the explosion.", "killed 3-3"),
    ("The pilot was killed.", "killed 1-1"),
    ("The driver was wounded.", "injured 1-1"),
    ("Both pilots died.", "killed 2-2"),
    ("Both men were killed.", "killed 2-2"),
    ("All three crew members were killed.", "killed 3-3"),
    ("All 12 passengers died.", "killed 12-12"),
    ("None of the passengers survived.", ""),
    ("Two soldiers were killed, one was wounded.", "injured 1-1, killed 2-2"),
    ("Two soldiers were killed and one injured.", "injured 1-1, killed 2-2"),
    ("Two of the wounded later died.", "killed 2-2"),
    ("One of the injured died in hospital.", "killed 1-1"),
    ("Four of the wounded are in critical condition.", ""),
    ("Twelve people were injured, four of them seriously.", "injured 12-12"),
    ("Twelve were hurt, four seriously.", "injured 12-12"),
    ("The injured include four children.", ""),
    ("A 12th victim has died.", ""),
    ("One more body was found.", "killed 1-1"),
    ("A second person died.", "killed 1-1"),
    ("Two more people died of their wounds.", "killed 2-2"),
    ("Militants beheaded 11 men.", "killed 11-11"),
    ("Eleven men were executed.", "killed 11-11"),
    ("The militants killed 14 people and burned 20 houses.", "killed 14-14"),
    ("Fourteen people burned to death.", "killed 14-14"),
    ("Clashes between the army and rebels killed 14 people.", "killed 14-14"),
    ("The offensive has killed more than 1,400 people.", "killed 1400-"),
    ("More than 1,400 people have died since the war began.", "killed 1400-"),
    ("Since January 340 civilians have been killed.", "killed 340-340"),
    ("In one month 340 civilians were killed.", "killed 340-340"),
    ("Last week's attacks killed 34 people.", "killed 34-34"),
    ("Thirty-four people were killed across the country on Tuesday.", "killed 34-34"),
    ("Thirty-four people were killed in three provinces.", "killed 34-34"),
    ("Ten people were killed in Goma and five in Bukavu.", "killed 10-10, killed 5-5"),
    ("Ten people were killed in Goma, five in Bukavu.", "killed 10-10, killed 5-5"),
    ("Four people died in Goma, three more in Bukavu.", "killed 3-3, killed 4-4"),
    ("Ten people were killed in Goma on Monday and five in Bukavu on Tuesday.", "killed 10-10, killed 5-5"),
    ("Islamist fighters attacked a camp overnight and 24 soldiers died, the ministry said.", "killed 24-24"),
    ("A suicide bomber killed himself and 12 others.", "killed 12-12"),
    ("A car bomb killed 12, mostly civilians.", "killed 12-12"),
    ("The bomb killed at least 12 and injured more than 40 others.", "injured 40-, killed 12-"),
    ("The explosion killed 12 people and injured 40, police said.", "injured 40-40, killed 12-12"),
    ("Police said 12 people, among them a policeman, had been killed.", "killed 12-12"),
    ("Two Turkish soldiers died.", "killed 2-2"),
    ("The army said it had killed 45 militants in air strikes.", "killed 45-45"),
    ("Forty-five militants were killed, according to the army.", "killed 45-45"),
    ("The army's losses were five dead and 12 wounded.", "injured 12-12, killed 5-5"),
    ("The rebels' losses came to 45 dead.", "killed 45-45"),
    ("On the government side, nine were killed.", "killed 9-9"),
    ("The group said six of its men were martyred.", "killed 6-6"),
    ("The clashes left six policemen dead, two of them officers.", "killed 6-6"),
    ("Six bodies with gunshot wounds lay in the street.", "killed 6-6"),
    ("Residents buried 16 people on Friday.", "killed 16-16"),
    ("Sixteen people were buried on Friday.", "killed 16-16"),
    ("The shelling wounded five, including a child.", "injured 5-5"),
    ("Five suffered burns.", "injured 5-5"),
    ("Five people suffered shrapnel wounds.", "injured 5-5"),
    ("Five people were hospitalised with burns.", "injured 5-5"),
    ("Five people were rushed to hospital.", "injured 5-5"),
    ("Ambulances took five people to hospital.", "injured 5-5"),
    ("Five wounded people were taken to a clinic.", "injured 5-5"),
    ("Five people sustained injuries.", "injured 5-5"),
    ("Five were left with injuries.", "injured 5-5"),
    ("Five people were admitted to hospital with wounds.", "injured 5-5"),
    ("Doctors treated 18 people for wounds.", "injured 18-18"),
    ("MSF treated 18 patients with gunshot wounds.", "injured 18-18"),
    ("The death of 18 people was confirmed.", "killed 18-18"),
    ("Officials confirmed 18 deaths.", "killed 18-18"),
    ("Officials confirmed the deaths of 18 people.", "killed 18-18"),
    ("The authorities reported 18 killed.", "killed 18-18"),
    ("Authorities said 18 had been killed.", "killed 18-18"),
    ("Killed: 18. Wounded: 40.", "injured 40-40, killed 18-18"),
    ("At least 18 killed, 40 wounded in market blast.", "injured 40-40, killed 18-"),
    ("Market blast kills 18, wounds 40.", "injured 40-40, killed 18-18"),
    ("Blast kills at least 18 people.", "killed 18-"),
    ("18 dead in market blast.", "killed 18-18"),
    ("Ceasefire broken: two dead.", "killed 2-2"),
    ("A dozen soldiers were captured.", "captured 12-12"),
    ("The rebels said they had captured 12 soldiers.", "captured 12-12"),
    ("They are holding 12 soldiers captive.", "captured 12-12"),
    ("Twelve soldiers surrendered.", "captured 12-12"),
    ("Militants abducted dozens of women.", "captured 24- vague"),
    ("Police arrested 16 suspected militants.", "captured 16-16"),
    ("About 300 families fled their homes.", "displaced 300-300 vague"),
    ("Nearly 20,000 people sought shelter in schools.", "displaced 20000-20000 vague"),
    ("The UN says 20,000 people have been displaced.", "displaced 20000-20000"),
    ("Buses carried 350 people out of the town.", "evacuated 350-350"),
    ("Three hundred and fifty people were evacuated.", "evacuated 350-350"),
    ("One thousand two hundred people were displaced.", "displaced 1200-1200"),
    ("Twenty-five people are still missing.", "missing 25-25"),
    ("Twenty-five are missing.", "missing 25-25"),
    ("Twenty-five people have disappeared.", "missing 25-25"),
    ("Nineteen people were trapped under the rubble.", "missing 19-19"),
    ("The fate of 19 people is unknown.", "missing 19-19"),
    ("There were no immediate reports of casualties.", "injured 0-0"),
    ("There were no reports of injuries.", "injured 0-0"),
    ("No casualties were reported.", "injured 0-0"),
    ("There were no civilian casualties.", "injured 0-0"),
    ("The attack caused no casualties.", "injured 0-0"),
    ("No one was harmed.", "injured 0-0"),
    ("Nobody was hurt, and no damage was done.", "injured 0-0"),
    ("The crew was unhurt.", ""),
    ("The toll was not known.", ""),
    ("It was not clear how many people were killed.", ""),
    ("It was unclear whether anyone was killed.", ""),
    ("The general was killed last year.", "killed 1-1"),
    ("The strike killed the group's commander.", "killed 1-1"),
    ("The group's leader was killed in the strike.", "killed 1-1"),
    ("Eleven guerrillas were killed and six captured.", "killed 11-11, captured 6-6"),
    ("One policeman was killed, a second badly hurt.", "killed 1-1, injured 1-1"),
    ("Dozens are feared dead after the raid.", "killed 24- vague hedged"),
    ("Some 300 rebels fell in the battle for the town.", "killed 300-300 vague"),
    ("Thirty thousand people have been driven from the town by shelling.", "displaced 30000-30000"),
    ("Officials would not say how many of the 200 hostages had died.", ""),
    ("At least eight people died as gunmen stormed the hotel.", "killed 8-"),
    ("A lorry overturned near the town and 11 passengers were killed.", ""),
    ("The attackers killed a district commissioner and three of his guards.", "killed 4-4"),
    ("Rebels hacked 11 people to death near the village.", "killed 11-11"),
    ("The mob beat the drum to death.", ""),
    ("A grenade left one man dead and a dozen others with injuries.", "killed 1-1, injured 12-12"),
    ("Nine demonstrators fell dead when troops opened fire.", "killed 9-9"),
    ("The colonel, his driver and two bodyguards were killed by a mine.", "killed 4-4"),
    ("The ministry listed 26 soldiers as killed and 11 as missing in action.", "killed 26-26, missing 11-11"),
    ("Two of the 33 wounded have since died.", "killed 2-2"),
    ("Another of the wounded died on Thursday.", "killed 1-1"),
    ("Dozens are thought to be trapped beneath the ruins of the school.", "missing 24- vague"),
    ("As many as 150 villagers were marched off into the bush by the rebels.", "captured -150"),
    ("Sixty-three guerrillas laid down their arms.", "captured 63-63"),
    ("A five-year-old was hit in the head by a stray bullet and died at once.", "killed 1-1"),
    ("Toll from blasts in Goma now 74.", "killed 74-74"),
    ("Forty miners were killed in a methane explosion.", ""),
    ("Nine people died in a bus crash on the road to Goma.", ""),
    ("Cholera has killed 120 people in the camps.", ""),
    ("A missile set off a gas leak that killed six.", "killed 6-6"),
    ("The court sentenced a man to life for killing three women.", ""),
    ("A French soldier also died in the shelling.", "killed 1-1"),
    ("Her mother and brother were wounded by splinters.", "injured 2-2"),
    ("A boy, 11, and his grandmother were killed by a mine.", "killed 2-2"),
    ("Four members of the police and 11 gunmen died.", "killed 15-15"),
    ("Three people - a man, his wife and their son - were killed by a shell.", "killed 3-3"),
    ("At least five people had been hurt in the shelling.", "injured 5-"),
    ("The death toll jumped from 12 to 31.", "killed 31-31"),
    ("The toll has climbed past 200.", "killed 200-"),
    ("The ambush cost nine soldiers their lives.", "killed 9-9"),
    ("A pregnant woman and her unborn child died in the shelling.", "killed 1-1"),
    ("At least 20 died in the first attack and 14 in the second.", "killed 20-, killed 14-14"),
    ("Nine herdsmen were hacked to death near the village.", "killed 9-9"),
    ("Three policemen were stabbed at the checkpoint.", "injured 3-3"),
    ("More than 8,000 refugees crossed into Chad after the shelling.", "displaced 8000-"),
    ("Hundreds of soldiers crossed into Chad after the shelling.", ""),
    ("An air strike killed the deputy governor.", "killed 1-1"),
    ("An air strike killed the peace plan.", ""),
    ("Gunmen killed the elder and wounded his deputy.", "killed 1-1, injured 1-1"),
    ("The army killed a senior commander.", "killed 1-1"),
    ("Both gunmen were killed in the raid, and so were 12 hostages.", "killed 2-2, killed 12-12"),
    ("Eight people died in the shelling, as did four of the crew.", "killed 4-4, killed 8-8"),
    ("Several Kenyan and Ugandan soldiers were wounded by a mine.", "injured 2- vague"),
    (
        "Since then 120 militants, 38 soldiers, including the eleven, and at least 19 civilians have been killed.",
        "killed 120-120, killed 19-, killed 38-38",
    ),
    ("The mayor was among five civilians who lost their lives in the raid.", "killed 5-5"),
    ("The rebels said that eight of their men had fallen.", "killed 8-8"),
    ("500 soldiers are in the hands of the rebels.", "captured 500-500"),
    (
        "A spokesman spoke of 50 civilians killed in three days and of three rebels.",
        "killed 3-3, killed 50-50",
    ),
    ("4,000 people have left their villages because of the shelling.", "displaced 4000-4000"),
    ("The attack killed between 40 and 50 people.", "killed 40-50"),
    ("The attack killed 40 to 50 people.", "killed 40-50"),
    ("The attack killed some 40 people.", "killed 40-40 vague"),
    ("Thousands have died.", "killed 2000- vague"),
    ("Tens of thousands have fled.", "displaced 20000- vague"),
]


@pytest.mark.parametrize(("sentence", "expected"), PHRASES)
def test_phrases(reader: Reader, sentence: str, expected: str):
    assert sorted(told(claim) for claim in harms(reader, sentence)) == sorted(
        filter(None, expected.split(", "))
    )


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Soldier killed, two wounded in ambush near Goma", ["killed 1-1", "injured 2-2"]),
        ("Shelling of Goma: woman, 50, hurt", ["injured 1-1"]),
        ("Woman held over theft near Goma", []),
    ],
)
def test_a_headline_counts_one_by_a_bare_noun(reader: Reader, headline: str, expected: list[str]):
    text = f"{headline}\n\n{LEAD}The army shelled the market."
    document = Document(id="d", name="d", text=text, published="2025-07-24", language="en")
    found = [claim for claim in reader.read(document) if isinstance(claim, Harm)]
    assert [told(claim) for claim in found if claim.end <= len(headline)] == expected


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The governor condemned the raid, in which nine people died.", None),
        ("The governor said that nine people died in the raid.", "governor"),
        ("The governor called the raid, which killed nine people, a crime.", None),
    ],
)
def test_whoever_condemns_reports_nothing(reader: Reader, sentence: str, speaker: str | None):
    (claim,) = harms(reader, sentence)
    assert (claim.speaker and claim.speaker.name) == speaker


def test_a_second_voice_answers_for_its_own_figure(reader: Reader):
    sentence = "The government says 14 of its soldiers died, while the rebels speak of more than 100."
    names = [claim.speaker.name if claim.speaker else None for claim in harms(reader, sentence)]
    assert names == ["government", "rebels"]


def test_a_figure_alone_tells_on_what_was_told_before(reader: Reader):
    found = harms(reader, "At least 12 people were injured. Officials later spoke of 13.")
    assert [told(claim) for claim in found] == ["injured 12-", "injured 13-13"]


def test_a_named_victim_counts_once_and_keeps_the_name_out_of_the_words(reader: Reader):
    (claim,) = harms(reader, "In Bukavu a farmer was wounded by splinters and had to lie down for hours.")
    assert told(claim) == "injured 1-1"
    assert claim.words == "a farmer was wounded"


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("Nine people were killed in Goma.", "incident"),
        ("Since the fighting began, 69 soldiers have been killed.", "total"),
        ("Last month nine people were killed in an attack on the market.", "incident"),
        ("Last month nine people were killed.", "total"),
        ("Clashes in that province have killed more than 300 people.", "total"),
        ("Nine people were killed in Goma and Bukavu.", "total"),
        ("So far nine people have died in the siege of Goma.", "total"),
        ("Nine people were wounded in the clashes at Goma.", "incident"),
        ("Nine people were wounded in the clashes.", "total"),
    ],
)
def test_scope(reader: Reader, sentence: str, scope: str):
    assert [claim.scope for claim in harms(reader, sentence)] == [scope]
