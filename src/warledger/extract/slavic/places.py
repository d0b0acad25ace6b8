"""Names of places in Ukrainian and Russian passages, in any grammatical case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.extract.place import PlaceMention
from warledger.extract.slavic.towns import (
    ADJECTIVE,
    TOWN,
    abroad,
    largest,
    namesakes,
    of_site,
    region_by_land,
    region_of,
)
from warledger.extract.slavic.words import placed, stems
from warledger.extract.tokens import is_capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.slavic.words import Words
    from warledger.language.lexicon import Language
    from warledger.model import Toponym
    from warledger.plugs import Names

_LONGEST = 4
_HOUSEHOLD = 20_000
_TIMES = 8
_CITY = 100_000
_DIVISION = re.compile(
    r"област\w*|обл|район\w*|р-н\w*|кра[йюяе]\w?|краем|округ\w*|республик\w*|республік\w*|муніципал\w*"
)
_DISTRICT = re.compile(r"район\w*|р-н\w*")
_COMMUNITY = re.compile(r"громад\w*|тг|отг")
_OF_TOWN = re.compile(r"(?:городск|муниципальн|міськ|муніципальн)\w*")
_REGION = re.compile(r"регион\w*|регіон\w*")
_TIED = re.compile("|".join(kind.pattern for kind in (_DIVISION, _COMMUNITY, _REGION)))
_LAND = re.compile(r"(?P<stem>.{3,})[щч]ин(?:а|и|і|у|ою|е|ы|ой)$")
_DISTRICT_NAME = re.compile(r".{3,}ськ(?:ому|ий|ого|им)")
_STREETS = re.compile(
    r"вул\w*|ул\w*|просп\w*|площ\w*|шосе|шоссе|бульвар\w*|мікрорайон\w*|микрорайон\w*|метро|станці\w*|станци\w*|імені|имени|пров|"
    r"провул\w*|переул\w*|житломасив\w*|трас\w*|набережн\w*|генерал\w*|зоопарк\w*|стадіон\w*|завод\w*|компані\w*|парк\w*"
)
_STREET_BEHIND = re.compile(
    r"вулиц\w*|улиц\w*|проспект\w*|шосе|шоссе|бульвар\w*|провулк\w*|переулк\w*|набережн\w*|тракт\w*|площад\w*|площі|площа\w*"
)
_FEMININE = re.compile(r".{3,}(?:с|ц|з)ь?к(?:ій|ой)")
_NOUN_BEHIND = re.compile(r"[а-яіїєґ]{2,}(?:е|и|і|ї|ы)")
_INSIDE = re.compile(r"\s?,?\s?\(?(?:в|у|во)?\s?")
_WIDE = frozenset({"admin1", "admin2", "country"})


def _ranked(candidates: tuple[Toponym, ...], kind: str) -> tuple[Toponym, ...]:
    """Settlements of one name, one many times as large as the first before it.

    A name alone means the region or the large city of that name, none of the hamlets that share it.
    """
    if not candidates:
        return candidates
    if not kind and (candidates[0].precision == "admin1" or candidates[0].population >= _CITY):
        return (
            tuple(c for c in candidates if c.precision != "settlement" or c.population >= TOWN) or candidates
        )
    if candidates[0].precision != "settlement":
        return candidates
    best = max(candidates, key=lambda place: place.population)
    if best.precision != "settlement" or best.population < _TIMES * (candidates[0].population + 1):
        return candidates
    return (best, *(place for place in candidates if place is not best))


class Finder:
    """One passage being looked through for places."""

    def __init__(
        self, text: str, words: Words, names: Names, spoken: Language, taken: Sequence[tuple[int, int]]
    ) -> None:
        """Keep the passage, and which of its words are something else already."""
        self.text, self.words, self.names, self.code = text, words, names, spoken.code
        self.free = [not any(s < t.end and t.start < e for s, e in taken) for t in words.tokens]
        self.listed = -1
        letters = [t for t in words.tokens if t.text[:1].isalpha()]
        self.shouted = (
            bool(letters) and sum(t.text.isupper() and len(t.text) > 1 for t in letters) > len(letters) / 2
        )

    def key(self, index: int) -> str:
        """A word as folded; empty outside of the passage."""
        return self.words.keys[index] if 0 <= index < len(self.words.keys) else ""

    def lead(self, at: int) -> str:
        """The word that leads to a name, over an abbreviation's stop and a quote."""
        at -= 1
        while at > 0 and self.key(at) in {".", "«", '"', "„", "“"}:
            at -= 1
        return self.key(at)

    def at(self, at: int) -> tuple[PlaceMention | None, int]:
        """The longest name that begins at a word, and how many words to go on by."""
        token = self.words.tokens[at]
        if not self.free[at] or not is_capital(token) or not token.text[0].isalpha() or token.text.isascii():
            return self.meant(at), 1
        if _STREETS.fullmatch(self.lead(at)) or _STREET_BEHIND.fullmatch(self.key(at + 1)):
            return None, 1
        for length in range(self.reach(at), 0, -1):
            if length == 1 and (site := self.of_town(at)) is not None:
                return site, 1
            mention, used = self.named(at, length)
            if mention is not None or used:
                return mention, used
        return self.unknown(at)

    def meant(self, at: int) -> PlaceMention | None:
        """ "столиця", "у країні", "в брянском селе": a word that stands for a place known by context."""
        token, key = self.words.tokens[at], self.key(at)
        if not self.free[at]:
            return None
        if key in placed(self.code, "capital"):
            return PlaceMention(token.start, token.end, token.text, (), located=True, stands_for="capital")
        if self.key(at + 1) in placed(self.code, "kinds") and (regions := region_of(self.names, key)):
            return PlaceMention(token.start, token.end, token.text, regions, located=True)
        if (site := self.of_town(at)) is not None:
            return site
        if key in placed(self.code, "country") and self.key(at - 1) in placed(self.code, "locative"):
            return PlaceMention(token.start, token.end, token.text, (), located=True, stands_for="country")
        return None

    def of_town(self, at: int) -> PlaceMention | None:
        """ "рязанський НПЗ", "в донецком микрорайоне": the town that an adjective of a site tells."""
        token = self.words.tokens[at]
        found = () if stems(self.code).classes(self.key(at)) else of_site(self.names, self.words.keys, at)
        return PlaceMention(token.start, token.end, token.text, found, located=True) if found else None

    def reach(self, at: int) -> int:
        """How many words a name beginning here can have at most."""
        length = 1
        while length < _LONGEST and at + length < len(self.words.tokens) and self.free[at + length]:
            token, before = self.words.tokens[at + length], self.words.tokens[at + length - 1]
            tied = _TIED.fullmatch(self.key(at + length))
            inner = _OF_TOWN.fullmatch(self.key(at + length)) and _DIVISION.fullmatch(
                self.key(at + length + 1)
            )
            apart = token.start - before.end > 1 or not token.text[0].isalpha()
            if apart or not (is_capital(token) or tied or inner):
                break
            length += 1
            if tied:
                break
        return length

    def named(self, at: int, length: int) -> tuple[PlaceMention | None, int]:
        """The place that a run of words names, and the words that it takes (or that are none)."""
        last = at + length - 1
        start, end = self.words.tokens[at].start, self.words.tokens[last].end
        name = self.text[start:end]
        divided = length > 1 and _DIVISION.fullmatch(self.key(last)) is not None
        if length > 1 and _COMMUNITY.fullmatch(self.key(last)):
            found = namesakes(self.names, self.text[start : self.words.tokens[last - 1].end])
            return self.made(start, end, name, found, at) if found else None, length
        if length == 1 and self.is_plain(at):
            return None, 0
        if length > 1 and _REGION.fullmatch(self.key(last)):
            found = region_of(self.names, self.key(last - 1))
            return self.made(start, end, name, found, at) if found else None, length
        candidates = self.names.lookup(name.replace("р-н", "район"))
        if not candidates and divided and _OF_TOWN.fullmatch(self.key(last - 1)):
            name = f"{self.text[start : self.words.tokens[last - 2].end]} район"
            candidates = self.names.lookup(name)
        if not candidates and divided and self.code == "uk":
            candidates = abroad(self.names, name)
        if divided:
            wide = tuple(c for c in candidates if c.precision in _WIDE)
            if wide:
                return self.made(start, end, name, wide, at), length
            return None, (length if _DISTRICT.fullmatch(self.key(last)) else 0)
        candidates = candidates or self.land(name)
        if length == 1 and self.is_adjective_of(at):
            return None, 1
        if length == 1 and not candidates and self.is_elliptic(at):
            candidates = namesakes(self.names, name)
        if not candidates or (length == 1 and not self.is_likely(at, candidates)):
            return None, 0
        return self.made(start, end, name, candidates, at), length

    def made(self, start: int, end: int, name: str, candidates: tuple[Toponym, ...], at: int) -> PlaceMention:
        """The mention, with the word that leads to it."""
        lead = self.lead(at)
        kind = lead if lead in placed(self.code, "kinds") else ""
        candidates = self.within(at, _ranked(candidates, kind)) if kind else _ranked(candidates, kind)
        return PlaceMention(start, end, name, candidates, lead in placed(self.code, "locative"), kind)

    def within(self, at: int, candidates: tuple[Toponym, ...]) -> tuple[Toponym, ...]:
        """Those in the region that an adjective before the name tells: "в брянском селе X"."""
        before = at - 2
        while before > 0 and self.key(before + 1) in {".", "«", '"'}:
            before -= 1
        match = ADJECTIVE.match(self.key(before))
        if match is None or self.key(before) in placed(self.code, "kinds"):
            return candidates
        regions = region_of(self.names, self.key(before))
        inside = tuple(
            c for c in candidates if any(c.admin1 == r.name and c.country == r.country for r in regions)
        )
        return inside if regions else candidates

    def land(self, name: str) -> tuple[Toponym, ...]:
        """The district that a noun in -щина names: "Нікопольщина"."""
        match = _LAND.match(name)
        if match is None:
            return ()
        if region := region_by_land(self.names, match["stem"]):
            return region
        for form in (match["stem"] + "ський район", match["stem"] + "ский район"):
            found = tuple(c for c in self.names.lookup(form) if c.precision in _WIDE)
            if found:
                return found
        return largest(self.names, [match["stem"] + ending for ending in ("", "ь", "ля", "и", "е", "о")])

    def is_adjective_of(self, at: int) -> bool:
        """An adjective with its own noun, of neither region nor community: "на Харьковской горе"."""
        after = self.words.tokens[at + 1] if at + 1 < len(self.words.tokens) else None
        if after is None or not after.text[0].islower() or _FEMININE.fullmatch(self.key(at)) is None:
            return False
        key = self.key(at + 1)
        plain = not stems(self.code).classes(key) and key not in placed(self.code, "locative")
        return plain and _NOUN_BEHIND.fullmatch(key) is not None and _DIVISION.fullmatch(key) is None

    def is_elliptic(self, at: int) -> bool:
        """ "У Миропільській безпілотник…": an adjective whose noun (a community) was told before."""
        led = self.lead(at) in placed(self.code, "locative")
        return led and _FEMININE.fullmatch(self.key(at)) is not None and not self.is_adjective_of(at)

    def is_plain(self, at: int) -> bool:
        """A word of the language rather than a name."""
        key, token = self.key(at), self.words.tokens[at]
        if key in placed(self.code, "not_names") or len(key) < 2:
            return True
        if stems(self.code).classes(key):
            first = not at or not self.words.tokens[at - 1].text[0].isalnum()
            return first or self.shouted or self.lead(at) not in placed(self.code, "locative")
        return token.text.isupper() and len(key) < 4 and not self.shouted

    def is_likely(self, at: int, candidates: tuple[Toponym, ...]) -> bool:
        """Whether a lone capital word is meant as a place."""
        lead = self.lead(at)
        if _DISTRICT_NAME.fullmatch(self.key(at)) and candidates[0].precision == "settlement":
            return lead in placed(self.code, "kinds")
        wide = any(c.precision in _WIDE for c in candidates)
        size = max(c.population for c in candidates)
        if lead in placed(self.code, "kinds"):
            return True
        if self.is_personal(at) and not (wide and candidates[0].precision != "settlement"):
            return False
        if lead in placed(self.code, "locative") or self.listed == at:
            return True
        if any(name.startswith(("S", "O")) for name in stems(self.code).classes(lead)):
            return True  # "обстрел Аскерана", "порт Измаила"
        return (
            candidates[0].precision in _WIDE
            or size >= _HOUSEHOLD
            or (wide and size == 0)
            or self.key(at + 1) in {":", "—", "–", "."}
        )

    def is_personal(self, at: int) -> bool:
        """True beside another capital word, as persons' and firms' names are."""
        for other in (at - 1, at + 1):
            if 0 <= other < len(self.words.tokens):
                token = self.words.tokens[other]
                pair = self.words.tokens[min(at, other)].end, self.words.tokens[max(at, other)].start
                key = self.key(other)
                plain = any(key in placed(self.code, kind) for kind in ("not_names", "locative"))
                plain = plain or bool(stems(self.code).classes(key))
                if is_capital(token) and token.text[0].isalpha() and pair[1] - pair[0] <= 1 and not plain:
                    if not self.free[other]:
                        continue
                    return True
        return False

    def unknown(self, at: int) -> tuple[PlaceMention | None, int]:
        """A name that no gazetteer has, behind "село" or "місто"."""
        token = self.words.tokens[at]
        lead = self.lead(at)
        if (
            lead not in placed(self.code, "settled")
            or len(token.text) < (2 if len(lead) > 2 else 3)
            or self.key(at) in placed(self.code, "not_names")
        ):
            return None, 1
        if lead in {"с", "м", "г"} and self.key(at - 1) != ".":
            return None, 1
        return PlaceMention(token.start, token.end, token.text, (), located=True, kind=lead), 1

    def run(self) -> list[PlaceMention]:
        """All places of the passage, in order."""
        found: list[PlaceMention] = []
        at = 0
        while at < len(self.words.tokens):
            mention, used = self.at(at)
            if mention is not None:
                found.append(mention)
                self.listed = at + used + 1 if self.key(at + used) in {",", "і", "та", "й", "и"} else -1
            at += max(used, 1)
        return [self.held(mention, found[i + 1 : i + 2]) for i, mention in enumerate(found)]

    def held(self, mention: PlaceMention, after: list[PlaceMention]) -> PlaceMention:
        """A settlement with only those candidates that lie in the district named right behind it."""
        if not after or not after[0].candidates or not mention.candidates:
            return mention
        outer = after[0].candidates
        between = self.text[mention.end : after[0].start]
        if outer[0].precision != "admin2" or _INSIDE.fullmatch(between) is None:
            return mention
        regions = {(c.country, c.admin1) for c in outer}
        inside = tuple(c for c in mention.candidates if (c.country, c.admin1) in regions)
        settled = mention.candidates[0].precision == "settlement"
        return mention._replace(candidates=inside) if settled and (inside or mention.kind) else mention
