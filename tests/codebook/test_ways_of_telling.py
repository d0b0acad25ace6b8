"""The many ways reports put an attack, damage, an interception and a change of control, over many wars."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.model import Claim, Document
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from pathlib import Path

AFTER = "\n\nThe war has killed thousands of people, and no ceasefire is in sight, aid groups said."
"""A last sentence by which a report is one on a war."""


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


def told(reader: Reader, sentence: str, kind: str, after: str = AFTER) -> list[Claim]:
    document = Document(id="w", name="w", text=sentence + after, published="2021-06-16", language="en")
    return [c for c in reader.read(document) if c.type == kind and c.start < len(sentence)]


def where(claim: Claim) -> str | None:
    return claim.place.name if claim.place else None


@pytest.mark.parametrize(
    ("sentence", "actor", "means", "place"),
    [
        ("Chechen fighters stormed the town of Gudermes early on Monday.", "Chechen", "ground", "Gudermes"),
        ("Syrian helicopters dropped barrel bombs on Darayya.", "Syria", "air_strike", "Darayya"),
        ("Barrel bombs were dropped on Homs.", None, "air_strike", "Homs"),
        ("Goma came under mortar fire at dawn.", None, "artillery", "Goma"),
        ("Israeli tanks rolled into Jenin and fired at houses.", "Israel", "artillery", "Jenin"),
        ("Yugoslav tanks fired on houses in Vukovar.", None, "artillery", "Vukovar"),
        ("Israeli troops raided a camp in Nablus.", "Israel", "ground", "Nablus"),
        ("JNIM fighters shot dead seven soldiers in Djibo.", "JNIM", "small_arms", "Djibo"),
        ("Unknown gunmen killed a judge in Quetta.", None, "small_arms", "Quetta"),
        ("A suicide bomber rammed a truck into an army base in Gao.", None, "ground", "Gao"),
        ("A truck loaded with explosives blew up in Kabul.", None, "ground", "Kabul"),
        ("A vehicle drove over a landmine near Mopti.", None, "mine", "Mopti"),
        ("ETA planted a bomb in a car park in Vitoria-Gasteiz.", "ETA", "mine", "Gasteiz"),
        ("A police station in Mandera was blown up.", None, "unspecified", "Mandera"),
        ("Predator drones fired two missiles at a house in Mir Ali.", None, "drone", "Mir Ali"),
        ("Taliban storm Ghazni", "Taliban", "ground", "Ghazni"),
        ("Rebels attack Goma airport", "rebels", "ground", "Goma"),
        ("Explosions rocked Khartoum before dawn.", None, "unspecified", "Khartoum"),
        ("Nine people died in clashes with rebels near Gulu.", None, "ground", "Gulu"),
        ("A rocket from Gaza hit a kibbutz near Ashkelon.", None, "artillery", "Ashkelon"),
        ("Janjaweed militiamen burned down the village of Tawila.", "Janjaweed", "ground", "Tawila"),
        ("Militants drove a car packed with explosives into a post in Mir Ali.", None, "ground", "Mir Ali"),
    ],
)
def test_attacks(reader: Reader, sentence: str, actor: str | None, means: str, place: str):
    found = told(reader, sentence, "attack")
    assert means in [getattr(claim, "means", None) for claim in found]
    assert any((where(claim) or "").startswith(place) for claim in found)
    assert actor is None or any(actor in (claim.actor or "") for claim in found)


@pytest.mark.parametrize(
    ("sentence", "recipient"),
    [
        ("Rwandan troops attacked Congolese positions near Sake.", "DR Congo"),
        ("The Taliban ambushed Afghan soldiers in Ghazni.", "Afghanistan"),
        ("Israeli air strikes on Hezbollah positions in Tyre killed two.", "Hezbollah"),
        ("Hezbollah fired rockets at Israeli troops near Metula.", "Israel"),
        ("Ukrainian positions near Bakhmut were shelled by Russian guns.", "Ukraine"),
        ("A shell hit a market in Bakhmut.", None),
        ("Russian drones attacked Odesa.", None),
    ],
)
def test_whom_an_attack_is_made_on(reader: Reader, sentence: str, recipient: str | None):
    assert told(reader, sentence, "attack")[0].recipient == recipient


@pytest.mark.parametrize(
    ("sentence", "actor", "place"),
    [
        ("The Saudi-led coalition said it had carried out no strikes in Sanaa.", None, "Sanaa"),
        ("Rwanda denied that any attacks had taken place in Goma.", "Rwanda", "Goma"),
        ("The Taliban denied that its fighters had attacked Kunduz.", "Taliban", "Kunduz"),
    ],
)
def test_attacks_denied(reader: Reader, sentence: str, actor: str | None, place: str):
    found = told(reader, sentence, "attack")
    assert [claim.modality for claim in found] == ["denied"]
    assert where(found[0]) == place
    assert actor is None or found[0].actor == actor


@pytest.mark.parametrize(
    ("sentence", "kind", "place"),
    [
        ("A courthouse in Quetta was destroyed.", "other", "Quetta"),
        ("Militants dynamited a temple in Palmyra.", "heritage", "Tadmur"),
        ("The old souk of Aleppo went up in flames.", "market", "Aleppo"),
        ("A clinic run by an aid group in Kunduz was reduced to rubble.", "medical", "Kunduz"),
        ("Khartoum's main refinery went up in flames.", "energy", "Khartoum"),
        ("A water tower in Popasna took a direct hit.", "other", "Popasna"),
    ],
)
def test_damage(reader: Reader, sentence: str, kind: str, place: str):
    found = told(reader, sentence, "damage")
    assert [(getattr(claim, "object", None), where(claim)) for claim in found] == [(kind, place)]


@pytest.mark.parametrize(
    ("sentence", "what", "actor", "place"),
    [
        ("Rebels take Goma", "captured", None, "Goma"),
        ("Aleppo falls", "captured", None, "Aleppo"),
        ("Srebrenica fell in July.", "captured", None, "Srebrenica"),
        ("The rebels now hold most of Monrovia.", "captured", "rebels", "Monrovia"),
        ("Idlib fell into rebel hands.", "captured", None, "Idlib"),
        ("Slovyansk is back in Ukrainian hands.", "recaptured", "Ukraine", "Sloviansk"),
        ("Khartoum is back under army control.", "recaptured", None, "Khartoum"),
        ("The Taliban are in full control of Herat.", "captured", "Taliban", "Herat"),
        (
            "The army lost Wad Madani to the RSF in December.",
            "captured",
            "Rapid Support Forces",
            "Wad Madani",
        ),
        ("Goma, captured by M23 rebels in late January, has no banks.", "captured", "M23", "Goma"),
        ("The soldiers fled Goma, which M23 seized in January.", "captured", "M23", "Goma"),
        ("Ukrainian soldiers raised their flag in Lyman.", "captured", "Ukraine", "Lyman"),
        ("Israel pulled its soldiers out of Jenin.", "withdrew", "Israel", "Jenin"),
        ("Russian soldiers left Gori.", "withdrew", "Russia", "Gori"),
        ("Nigerian soldiers freed Bama from Boko Haram.", "recaptured", "Nigerian army", "Bama"),
        ("Gaddafi loyalists were driven out of Misrata.", "recaptured", None, "Misratah"),
    ],
)
def test_territory(reader: Reader, sentence: str, what: str, actor: str | None, place: str):
    found = told(reader, sentence, "territory")
    assert [(getattr(claim, "what", None), where(claim)) for claim in found] == [(what, place)]
    assert actor is None or found[0].actor == actor


def test_since_when_a_place_is_held(reader: Reader):
    found = told(reader, "The rebels have held Goma since January.", "territory")
    assert found[0].when is not None
    assert found[0].when.start == "2021-01-01"


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister said Russia must withdraw from Zaporizhzhia.",
        "Aid workers entered Tigray for the first time in weeks.",
        "The team left Aleppo on Friday.",
        "Residents fled Goma before the rebels arrived.",
        "Rebels advanced to the outskirts of Damascus.",
        "The army captured three rebels near Gulu.",
    ],
)
def test_no_change_of_control(reader: Reader, sentence: str):
    assert told(reader, sentence, "territory") == []


@pytest.mark.parametrize(
    ("sentence", "actor", "low", "means"),
    [
        ("The Taliban shot down a NATO helicopter in Wardak.", "Taliban", 1, "air_strike"),
        ("Turkey shot down a Russian jet near the Syrian border.", "Turkey", 1, "air_strike"),
        ("Two of the three rockets were intercepted, the army said.", None, 2, "artillery"),
    ],
)
def test_interceptions(reader: Reader, sentence: str, actor: str | None, low: int, means: str):
    found = told(reader, sentence, "interception")
    assert [(getattr(c, "low", None), getattr(c, "means", None)) for c in found] == [(low, means)]
    assert actor is None or found[0].actor == actor


@pytest.mark.parametrize(
    "sentence",
    [
        "A gas explosion destroyed a house in Leeds on Monday.",
        "Arsenal attacked from the start and struck twice before half-time.",
        "The minister came under fire over his budget in Paris.",
        "A bus crashed into a bridge in Lima, killing nine.",
        "A dog attacked a child in Leicester.",
        "Rail workers went on strike in Brussels.",
        "Fans stormed the pitch in Naples.",
        "Police raided a drug laboratory in Marseille.",
        "Lightning struck a church in Cologne.",
        "The party seized control of the council in Leeds.",
        "Bees attacked hikers near Tucson.",
        "The museum shows the siege of Vienna in 1683.",
        "Hackers attacked a bank in Tallinn.",
        "Developers razed an old factory in Detroit.",
        "Volcanic rocks rained down on the town of Catania.",
        "A tree fell on a school in Bristol.",
    ],
)
def test_what_is_no_war(reader: Reader, sentence: str):
    for kind in ("attack", "damage", "territory", "interception", "harm"):
        assert [c for c in told(reader, sentence, kind, "") if c.modality == "asserted"] == []
