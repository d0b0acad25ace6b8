"""Towns and regions that an adjective tells: "рязанський НПЗ", "в донецком микрорайоне", "брянском"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.model import Toponym
    from warledger.plugs import Names

TOWN = 10_000
"""Inhabitants from which a town is known by the adjective made from its name."""
ADJECTIVE = re.compile(
    r"(?P<base>.{3,}?)(?P<s>ськ|цьк|зьк|ск|цк)(?:а|ої|ій|у|ою|ого|ому|ий|им|ая|ой|ую|ий|ом)$"
)
_SITES = re.compile(
    r"нпз|нефтезавод\w*|нафтозавод\w*|нефтебаз\w*|нафтобаз\w*|а[эе]родром\w*|а[эе]ропорт\w*|порт(?:у|а|е|ом|і)?|"
    r"больниц\w*|лікарн\w*|госп[иі]тал\w*|пол[иі]кл[иі]ник\w*|школ\w*|л[иі]це[йяюїе]\w*|г[иі]мнази\w*|гімназі\w*|"
    r"ун[иі]верситет\w*|рын\w*|рин(?:ок|к)\w*|вокзал\w*|завод\w*|тэц|тец|тэс|тес|подстанци\w*|підстанці\w*|"
    r"м[иі]крорайон\w*|колони\w*|колоні\w*|сизо|пляж\w*|метро|супермаркет\w*|многоэтажк\w*|багатоповерхівк\w*|"
    r"театр\w*|музе\w*|собор\w*|храм\w*|церк\w*|мечет\w*|военкомат\w*|училищ\w*|стадион\w*|стадіон\w*|"
    r"общежити\w*|гуртожит\w*|кладбищ\w*|цвинтар\w*|сел[оае]|селі|супутник\w*|пригород\w*|передміст\w*"
)
_WITHIN_SITE = re.compile(
    r"(?:городск|міськ|центральн|железнодорожн|залізничн|детск|дитяч|нефтеперерабат|нафтопереробн)\w*"
)
_BROUGHT = re.compile(
    r"достав|госп[иі]тал|шп[иі]тал|отвез|везут|відвез|забрал|эвакуир|евакуй|направ|лежать|леж[иа]т|перев[её]з"
)
_NO_TOWN = re.compile(
    r"(?:городс|міс|сільс|сельс|детс|морс|гражданс|женс|российс|росій|украинс|україн|крымс|кримс|медицинс|"
    r"хозяйс|авиационн|иерусалимс|бывшс|американс|польс|арабс)\w*"
)


_TO_RUSSIAN = str.maketrans("іїєґи", "ииегы")


def in_russian(stem: str) -> str:
    """The Russian beginning of an adjective that Ukrainian makes of a Russian name: "воронезьк" → "воронежск"."""
    for own, other in (("зьк", "жск"), ("цьк", "цк"), ("ськ", "ск")):
        if stem.endswith(own):
            return (stem[: -len(own)]).translate(_TO_RUSSIAN) + other
    return stem.translate(_TO_RUSSIAN)


def abroad(names: Names, name: str) -> tuple[Toponym, ...]:
    """The Russian region or district that Ukrainian words name: "Ростовській області", "Рильського району"."""
    words = name.split()
    match = ADJECTIVE.fullmatch(words[0].casefold())
    if match is None or len(words) != len(("name", "division")):
        return ()
    kind = words[1].casefold()
    endings = ("ий район",) if kind.startswith("р") else ("ая область", "ий край", "ий район")
    stems = dict.fromkeys((match["base"] + match["s"], (match["base"] + match["s"]).replace("и", "\0")))
    found = []
    for stem in stems:
        for ending in endings:
            russian = in_russian(stem.replace("\0", "і"))
            found += [place for place in names.lookup(russian + ending) if place.country == "RU"]
    return tuple(dict.fromkeys(place for place in found if place.precision in {"admin1", "admin2"}))


def region_by_land(names: Names, stem: str) -> tuple[Toponym, ...]:
    """The Russian region that a Ukrainian noun in -щина or -чина names: "Бєлгородщина", "Воронежчина"."""
    found = names.lookup(stem.casefold().translate(_TO_RUSSIAN) + "ская область")
    return tuple(place for place in found if place.precision == "admin1")


def region_of(names: Names, adjective: str) -> tuple[Toponym, ...]:
    """The first-order divisions that an adjective in any case and gender tells: "брянском", "Сумська"."""
    match = ADJECTIVE.match(adjective)
    if match is None:
        return ()
    stem = match["base"] + match["s"]
    russian = in_russian(stem)
    forms: tuple[str, ...] = (stem + "а область", stem + "ая область", stem + "ий край")
    forms += () if russian == stem else (russian + "ая область", russian + "ий край")
    found = (place for form in forms for place in names.lookup(form) if place.precision == "admin1")
    return tuple(dict.fromkeys(found))


def namesakes(names: Names, adjective: str) -> tuple[Toponym, ...]:
    """The settlement that an adjective is made from: "Марганецька" → Марганець."""
    match = ADJECTIVE.match(adjective)
    if match is None:
        return ()
    base, s = match["base"], match["s"]
    stem = base if s in {"ськ", "ск", "зьк"} else base + "ц"
    endings = ("", "ь", "ля", "ка", "и", "а", "е", "о", "ки", "ськ", "ск", "к", "я", "са", "си", "жжя")
    forms = [stem + ending for ending in endings]
    if stem.endswith(("ин", "ов")):
        forms += [stem[:-2] + ending for ending in ("", "а", "е", "я", "ы", "и", "о", "ва")]
    if stem.endswith("ь"):
        forms.append(stem[:-1] + "ля")
    if stem.endswith("ян"):
        forms += [stem[:-1], stem[:-2] + "я", stem[:-2]]
    return largest(names, forms)


def largest(names: Names, forms: list[str]) -> tuple[Toponym, ...]:
    """The best-known settlement that one of some forms names."""
    found = [tuple(c for c in names.lookup(form) if c.precision == "settlement") for form in forms]
    return max(found, key=lambda places: max((c.population + 1 for c in places), default=0), default=())


def of_site(names: Names, keys: Sequence[str], at: int) -> tuple[Toponym, ...]:
    """The town that an adjective before a refinery, hospital or market names; none where patients went.

    Args:
        names: the gazetteer.
        keys: a passage's words as folded.
        at: the adjective.
    """
    key, behind = keys[at], at + 1
    behind += behind < len(keys) and _WITHIN_SITE.fullmatch(keys[behind]) is not None
    if behind >= len(keys) or _SITES.fullmatch(keys[behind]) is None or _NO_TOWN.match(key) is not None:
        return ()
    if ADJECTIVE.fullmatch(key) is None or any(_BROUGHT.match(word) for word in keys[max(0, at - 5) : at]):
        return ()
    return tuple(place for place in namesakes(names, key) if place.population >= TOWN)
