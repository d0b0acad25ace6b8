"""Who answers for a claim, told by phrase structure: sentences of our own, one form of saying each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.extract import shape
from warledger.extract.actor import Actors
from warledger.extract.attribution import Voice, voice_at, voices
from warledger.language.lexicon import language
from warledger.model import Passage
from warledger.resolve.gazetteer import Gazetteer

if TYPE_CHECKING:
    from pathlib import Path

    from warledger.extract.shape import Reading

# Each line: a sentence, words of it that tell a claim, and whoever answers for them.
SAID = [
    ("The health ministry said that nine people were killed.", "nine people", "health ministry"),
    ("Nine people were killed, the health ministry said.", "Nine people", "health ministry"),
    (
        "Nine people were killed and 30 wounded, the governor of the province told AFP by phone.",
        "30 wounded",
        "governor",
    ),
    ('"Nine people were killed," said a doctor at the main hospital.', "Nine people", "doctor"),
    ("According to the local council, nine people were killed.", "nine people", "local council"),
    (
        "Nine people were killed in the raid, according to activists on the ground.",
        "Nine people",
        "activists",
    ),
    ("In a statement the army said it had killed nine fighters.", "nine fighters", "army"),
    ("Officials in the provincial capital say nine people died.", "nine people", "Officials"),
    ("Local activists put the toll at 48.", "48", "activists"),
    ("The rescue service put the number of dead at 48.", "48", "rescue service"),
    ("A local monitor counted 48 dead.", "48 dead", "monitor"),
    ("Two residents spoke of ten dead.", "ten dead", "residents"),
    ("By the count of the hospital, 48 people died.", "48 people", "hospital"),
    ("Nine people were killed, state television reported, citing the governor.", "Nine people", "governor"),
    ("State media, citing the governor, reported nine dead.", "nine dead", "governor"),
    ("The governor said nine people died, Reuters reported.", "nine people", "governor"),
    ("Nine people were killed, a doctor reached by telephone said.", "Nine people", "doctor"),
    ("Residents contacted by radio said that nine people died.", "nine people", "Residents"),
    (
        "Nine people were killed, the news agency quoted the governor as saying.",
        "Nine people",
        "governor",
    ),
    ("Nine people were killed, as confirmed by the hospital.", "Nine people", "hospital"),
    ("By its own account the army lost nine people near Bor.", "nine people", "army"),
    ("The army lost nine people near Bor, by its own count.", "nine people", "army"),
    ("Nine people were killed, by the army's own figures.", "Nine people", "army"),
    ("The town is in an emergency state after nine people died.", "nine people", None),
    ("Nine people fled for fear of the shelling.", "Nine people", None),
    ("The rebels were behind the raid that killed nine people.", "nine people", None),
    ("Nine people were reported killed.", "Nine people", None),
    ("Nine people are believed to have been killed.", "Nine people", None),
    (
        "Nine people were killed, a police spokesman said on condition of anonymity.",
        "Nine people",
        "police spokesman",
    ),
    (
        "Nine people were killed, prosecutors wrote on Telegram on Sunday evening.",
        "Nine people",
        "prosecutors",
    ),
    ("Hospital staff, speaking by telephone, said nine people were killed.", "nine people", "Hospital staff"),
    ("The mayor added that four people were hurt.", "four people", "mayor"),
    ("Police later raised the toll to 12.", "12", "Police"),
    ("The network documented 31 deaths in the village.", "31 deaths", "network"),
    ("Medics and a local official said nine people were killed.", "nine people", "Medics"),
    ("As many as 60 people died, an aid group working in the camp estimates.", "60 people", "aid group"),
    ("The toll stands at 60, the interior minister told parliament.", "60", "interior minister"),
    (
        "Nine soldiers were killed, the defense ministry confirmed in a brief statement, adding that two were missing.",
        "two were missing",
        "defense ministry",
    ),
    (
        "At least nine people, among them two children, were killed when shells hit a market, hospital officials and witnesses said.",
        "nine people",
        "hospital officials",
    ),
    ("The village was shelled for three hours, one resident recalled.", "shelled", "resident"),
    ("The rebels, in turn, said they had lost three men.", "three men", "rebels"),
    ("The rebels deny that they shelled the market.", "shelled", "rebels"),
    ("A UN report found that 48 people were killed.", "48 people", "UN"),
    ("Figures from the health ministry show 48 deaths.", "48 deaths", "health ministry"),
    ("Nine people were killed, it was reported.", "Nine people", None),
    (
        "The attack killed nine people and hurt 20 more, in what the president called a massacre.",
        "nine people",
        None,
    ),
    ("On Friday the coalition announced that its jets had hit a weapons depot.", "hit", "coalition"),
    ('"We counted 14 bodies," a volunteer of the Red Crescent told the BBC.', "14 bodies", "volunteer"),
    ("The bombs, residents say, fell on a school.", "fell on", "residents"),
    ("Sources close to the government said nine people died.", "nine people", "Sources"),
    ("Nine dead, says the mayor; twelve, says the hospital.", "Nine dead", "mayor"),
    ("Relatives of the victims said the army shelled the village.", "shelled", "Relatives"),
    (
        "The death toll has reached 48, officials of the health department in the city of Goma said on Friday, and 100 people are in hospital.",
        "100 people",
        "officials",
    ),
    ("The group claimed responsibility for the attack, which killed nine people.", "nine people", None),
    ("Nine people were killed in the bombing, claimed by a splinter group.", "Nine people", None),
    ("He put the number of wounded at 40.", "40", "He"),
    (
        "The opposition party accused the army of killing nine villagers.",
        "nine villagers",
        "opposition party",
    ),
    (
        "Five more bodies were found overnight, bringing the toll to 48, the civil defence reported.",
        "48",
        "civil defence",
    ),
    ("A spokeswoman for the UN refugee agency said nine people were killed.", "nine people", "spokeswoman"),
    (
        "Doctors Without Borders said its hospital received 20 wounded.",
        "20 wounded",
        "Doctors Without Borders",
    ),
    ("Human Rights Watch says at least 48 civilians were killed.", "48 civilians", "Human Rights Watch"),
    (
        "The commander of the garrison, who gave only his first name, said nine of his men were killed.",
        "nine of his men",
        "commander",
    ),
    ("Nine people were killed, according to a count by the hospital.", "Nine people", "hospital"),
    (
        "Nine people were killed - seven men and two women - the district chief said.",
        "Nine people",
        "district chief",
    ),
    ("Nine people were killed (five of them children), the ministry said.", "Nine people", "ministry"),
    ("Rescuers say they pulled nine bodies out of the ruins.", "nine bodies", "Rescuers"),
    ("Nobody said how many people were killed.", "people were killed", None),
    (
        "The government said on Monday it would answer the attack that killed nine soldiers.",
        "nine soldiers",
        "government",
    ),
    (
        "A tribal elder, reached by phone, said the strike killed nine members of one family.",
        "nine members",
        "tribal elder",
    ),
    ("The BBC quoted a doctor as saying nine people were killed.", "nine people", "doctor"),
    (
        "The army says the men it killed were fighters; villagers say nine were farmers.",
        "nine were farmers",
        "villagers",
    ),
    (
        "“Nine people were killed,” the regional governor, who visited the site, told local television.",
        "Nine people",
        "governor",
    ),
    (
        "The strike – the third in a week – killed nine people, local officials said on Thursday.",
        "nine people",
        "local officials",
    ),
    ("Nine people were shot dead, eyewitnesses told the AFP news agency.", "Nine people", "eyewitnesses"),
    (
        "Nine people died, a spokesperson for the hospital, run by a charity, said.",
        "Nine people",
        "spokesperson",
    ),
    ("Nine people died, the Red Crescent said in a tweet.", "Nine people", "Red Crescent"),
    (
        "The head of the village council was quoted by the BBC as saying nine people died.",
        "nine people",
        "head of the village council",
    ),
    (
        "Turkey's defence ministry said in a written statement that nine soldiers had been killed.",
        "nine soldiers",
        "defence ministry",
    ),
    (
        "Nine soldiers were killed, Turkey's defence ministry said in a written statement.",
        "Nine soldiers",
        "defence ministry",
    ),
    ("Police chief: nine killed in blast", "nine killed", "Police chief"),
    ("Nine people have died since Monday, figures compiled by the UN show.", "Nine people", "UN"),
    ("The military said late Tuesday that it had killed nine militants.", "nine militants", "military"),
    ("The military on Tuesday said it had killed nine militants.", "nine militants", "military"),
    ("The military, however, insisted that it had killed nine militants.", "nine militants", "military"),
    (
        "In Kabul, a government spokesman confirmed that nine people had been killed.",
        "nine people",
        "government spokesman",
    ),
    (
        "Speaking to reporters in Kabul, a government spokesman confirmed nine deaths.",
        "nine deaths",
        "government spokesman",
    ),
    ("After the raid the army announced nine militants had been killed.", "nine militants", "army"),
    ("While the army said nine militants died, villagers counted 14 dead civilians.", "14 dead", "villagers"),
    (
        "While the army said nine militants died, villagers counted 14 dead civilians.",
        "nine militants",
        "army",
    ),
    ("The UN and aid groups say more than 300 people have been killed.", "300 people", "UN"),
    ("More than 300 people have been killed, say the UN and aid groups.", "300 people", "UN"),
    ("Among the dead were two children, a nurse at the clinic said.", "two children", "nurse"),
    ("The army's chief of staff was killed, the army confirmed on Sunday, blaming rebels.", "killed", "army"),
    ("The BBC's correspondent in the city saw nine bodies.", "nine bodies", None),
    (
        "The agency, which has staff in the camp, said nine people died of their wounds.",
        "nine people",
        "agency",
    ),
    ("Nine people were killed, among them a journalist, his employer said.", "Nine people", "employer"),
    ("The insurgents said on their website that they killed nine soldiers.", "nine soldiers", "insurgents"),
    (
        "The shelling killed nine people, three of whom were women, the deputy governor, an ally of the president, said.",
        "nine people",
        "deputy governor",
    ),
    (
        "It was not clear how many people were killed, but local media reported nine dead.",
        "nine dead",
        "local media",
    ),
    ("Local media reports said nine people were killed.", "nine people", "reports"),
    ('The president said: "Nine people were killed."', "Nine people", "president"),
    ('"Nine people," the mayor said, "were killed in the market."', "killed", "mayor"),
    ("The army said rebels had attacked first and that nine soldiers were killed.", "nine soldiers", "army"),
    ("No one has claimed the attack, in which nine people died.", "nine people", None),
    ("Nine people were killed in what police called a suicide attack.", "Nine people", None),
    ("The bomber, identified by police as a local man, killed nine people.", "nine people", None),
    ("Police identified the bomber, who killed nine people, as a local man.", "nine people", None),
    ("A military source told Reuters nine soldiers had been killed.", "nine soldiers", "military source"),
    ("A Hamas official said nine people were killed.", "nine people", "Hamas official"),
    (
        "Taliban spokesman Zabihullah Mujahid said in an audio message that they had killed nine soldiers.",
        "nine soldiers",
        "Zabihullah Mujahid",
    ),
    (
        "Nine soldiers were killed, Zabihullah Mujahid, a Taliban spokesman, tweeted.",
        "Nine soldiers",
        "Zabihullah Mujahid",
    ),
    (
        "The Ministry of Internal Affairs has reported that nine people were killed.",
        "nine people",
        "Ministry of Internal Affairs",
    ),
    ("As the governor put it, nine people died for nothing.", "nine people", "governor"),
    ("Nine people died, as the governor confirmed on Friday.", "Nine people", "governor"),
    ("Nine people died, it said.", "Nine people", "it"),
    (
        "In its daily update, the general staff says nine attacks were repelled and 14 drones shot down.",
        "14 drones",
        "general staff",
    ),
    (
        "The UN mission recorded 31 killings in the district, and local groups counted 45 dead.",
        "45 dead",
        "local groups",
    ),
    (
        "Two people died at the hospital, said Vitali Klitschko, the mayor of Kyiv.",
        "Two people",
        "Vitali Klitschko",
    ),
    (
        "Vitali Klitschko, who is the mayor of Kyiv, says two people died at the hospital.",
        "two people",
        "Vitali Klitschko",
    ),
    (
        "Two people died at the hospital, the city's mayor, Vitali Klitschko, said on Monday.",
        "Two people",
        "Vitali Klitschko",
    ),
    (
        "Governor Vadym Filashkin, for his part, said rockets had killed one person.",
        "one person",
        "Vadym Filashkin",
    ),
    (
        "Several flats burned; two people died, the rescue service said.",
        "Several flats burned",
        "rescue service",
    ),
    ("A resident who fled told the BBC that nine people were killed.", "nine people", "resident"),
    (
        "The army said it was answering the attack on the border town, in which nine people were killed.",
        "nine people",
        None,
    ),
    ("The ministry reported nine dead, whereas the hospital spoke of 14 bodies.", "14 bodies", "hospital"),
    ("The final count is nine killed.", "nine killed", None),
    (
        "Nine people were killed, a military spokesman said in a message that state media carried.",
        "Nine people",
        "military spokesman",
    ),
]

HEADLINES = [
    ("Doctors: 74 killed in attack on village", "Doctors"),
    ("74 killed in attack on village - doctors", "doctors"),
    ("74 killed in attack on village, doctors say", "doctors"),
    ("11:31 Mayor: five dead", "Mayor"),
    ("Kyiv: five dead in missile strike", None),
    ("Five dead in missile strike", None),
]


@pytest.fixture(scope="module")
def world(gazetteer_file: Path) -> shape.World:
    """What sentences are read against."""
    return shape.World(Actors.load(), Gazetteer.open(gazetteer_file), {})


def _read(world: shape.World, text: str, kind: str = "body") -> Reading:
    spoken = language("en")
    assert spoken is not None
    passage = Passage(text=text, start=0, end=len(text), index=0, paragraph=1, kind=kind)
    return shape.read(passage, spoken, world)


def _at(reading: Reading, words: str) -> Voice | None:
    """The voice that answers for these words."""
    start = reading.passage.text.index(words)
    index = next(i for i, chunk in enumerate(reading.chunks) if chunk.end > start)
    return voice_at(voices(reading), index)


def _words(reading: Reading, voice: Voice | None) -> str | None:
    return None if voice is None else reading.passage.text[slice(*voice.words)]


@pytest.mark.parametrize(("text", "claim", "speaker"), SAID)
def test_who_said_it(world: shape.World, text: str, claim: str, speaker: str | None) -> None:
    reading = _read(world, text)
    said = _words(reading, _at(reading, claim))
    assert (said is None) if speaker is None else (said is not None and speaker in said)


@pytest.mark.parametrize(("text", "speaker"), HEADLINES)
def test_a_headline_names_its_speaker(world: shape.World, text: str, speaker: str | None) -> None:
    reading = _read(world, text, kind="title")
    said = _words(reading, _at(reading, "ive dead" if "ive dead" in text else "74"))
    assert said == speaker


@pytest.mark.parametrize("word", ["He", "She", "It", "They"])
def test_a_pronoun_speaks_for_whoever_was_named_before(world: shape.World, word: str) -> None:
    voice = _at(_read(world, f"{word} said that nine people were killed."), "nine")
    assert voice is not None
    assert voice.pronoun


def test_a_denial_is_marked(world: shape.World) -> None:
    voice = _at(_read(world, "The army denied that it had shelled the market."), "shelled")
    assert voice is not None
    assert voice.denies


def test_an_outlet_that_carries_words_is_kept_beside_their_speaker(world: shape.World) -> None:
    reading = _read(world, "The governor said nine people died, Reuters reported.")
    ranks = {_words(reading, voice): voice.rank for voice in voices(reading)}
    assert ranks["Reuters"] > ranks["governor"]


def test_no_word_of_saying_no_voice(world: shape.World) -> None:
    assert voices(_read(world, "Nine people were killed when shells hit the market.")) == []
