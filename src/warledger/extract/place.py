"""Names of places in a passage, each with everything the gazetteer says it can mean.

A name that the gazetteer does not know is kept as printed when the words around it say that it
is a place ("the village of X", "in X"); it then has no candidates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from warledger.extract.site import is_definite, is_described, site_after
from warledger.extract.tokens import is_capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.tokens import Token
    from warledger.language.lexicon import Language, PlaceWords
    from warledger.model import Toponym
    from warledger.plugs import Names


class PlaceMention(NamedTuple):
    """A name at `text[start:end]`.

    `located` says that a word such as "in" or "near" leads to it, `kind` which word introduces
    it ("village"). `stands_for` is "capital", "country" or "border" for words that are no name
    but mean one by context, and then `kind` is whose ("Lebanese"). `part` marks what lies in a
    town ("the X quarter", "X Hospital").
    """

    start: int
    end: int
    words: str
    candidates: tuple[Toponym, ...]
    located: bool = False
    kind: str = ""
    stands_for: str = ""
    part: bool = False


_LONGEST = 5
_HOUSEHOLD = 15_000
"""Inhabitants from which a lone name is taken for a place without a word that leads to it."""
_FAMOUS = 60_000
"""The same for the first word of a passage, which is a capital in any case."""
_SHORTEST = 3
_FEW = 3
_APPOSED = 3
"""Where the name stands in "The village, X, lies …"."""
_DEFINITE = frozenset({"the", "their", "its", "common", "shared", "both"})
_OF_A_PART = frozenset(
    "state regional provincial district local commercial summer winter financial economic business cultural "
    "spiritual rebel former old ancient historic historical facto county departmental".split()
)
"""Capitals of less than a country: "X, the regional capital"."""
_TITLED = 0.6
"""Above this share of capital words a line is set as a title, and capitals say nothing."""


def _is_name(token: Token) -> bool:
    """A word that can be part of a name: a capital one, or "al-…"."""
    return is_capital(token) or token.text.startswith(
        ("al-", "el-", "as-", "ad-", "ar-", "an-", "ash-", "at-", "az-")
    )


class _Finder:
    """One passage being looked through."""

    def __init__(
        self,
        text: str,
        words: Sequence[Token],
        names: Names,
        language: Language,
        taken: Sequence[tuple[int, int]],
        local: frozenset[str],
    ) -> None:
        self.text, self.words, self.names, self.local = text, words, names, local
        self.rules: PlaceWords = language.file.places
        self.lexicon, self.units = language.words, language.file.numbers.units
        self.last = -1
        capitals = sum(1 for token in words if token.text[:1].isalpha() and is_capital(token))
        letters = sum(1 for token in words if token.text[:1].isalpha())
        self.titled = capitals > _TITLED * letters
        self.free = [not any(s < token.end and token.start < e for s, e in taken) for token in words]

    def before(self, at: int) -> str:
        """The word before a token, over an article."""
        if at and self.words[at - 1].key == "the" and at > 1:
            return self.words[at - 2].key
        return self.words[at - 1].key if at else ""

    def kind_before(self, at: int) -> str:
        """The word that introduces a name: "village" of "the village of X", "the port of X"."""
        if at and not self.free[at - 1] and is_capital(self.words[at - 1]):
            return ""  # "the United States X Command"
        if at > 1 and self.words[at - 1].key == "of" and self.words[at - 2].key in self.rules.kinds:
            head = self.words[at - 3] if at > 2 else None
            other = head is not None and self.free[at - 3] and is_capital(head)
            other = other and head is not None and head.key not in self.rules.not_names
            return "" if other else self.words[at - 2].key  # "the X district of Y" says what X is
        if at >= _APPOSED and self.words[at - 1].key == "," and self.words[at - 2].key in self.rules.settled:
            ends = any(word.key == "," for word in self.words[at + 1 : at + _APPOSED + 1])
            return self.words[at - 2].key if at == _APPOSED or ends else ""
        return self.words[at - 1].key if at and self.words[at - 1].key in self.rules.kinds else ""

    def at(self, at: int) -> tuple[PlaceMention | None, int]:
        """The longest place name that begins at a token, and how many tokens to go on by."""
        token = self.words[at]
        if token.key in self.rules.capital and self.free[at]:
            return self.the_capital(at), 1
        if self.free[at] and at > 1 and token.key in self.rules.country | self.rules.border:
            return self.the_land(at), 1
        if not self.free[at] or not _is_name(token):
            return None, 1
        reach = self.reach(at)
        for length in range(reach, 0, -1):
            mention = self.named(at, length)
            if mention is not None:
                return mention, length
        return self.unknown(at, reach)

    def named(self, at: int, length: int) -> PlaceMention | None:
        """The place that a run of tokens names, if the gazetteer knows one."""
        last = self.words[at + length - 1]
        if length > 1 and (last.key in self.rules.particles or not self.ends_well(last)):
            return None
        others = self.words[at + 1 : at + length]
        if all(token.key in self.rules.not_names for token in self.words[at : at + length]):
            return None  # "The North"
        if others and self.words[at].key in self.rules.not_names and not any(map(_is_name, others)):
            return None  # "The hospital" at the beginning of a sentence
        start, end = self.words[at].start, last.end
        name = self.text[start:end]
        if length == 1 and (self.is_plain(at) or len(name) < _SHORTEST):
            return None
        directed = self.toward(at, name)
        candidates = directed or self.names.lookup(name)
        if not candidates or (length == 1 and not directed and not self.is_likely(at, candidates)):
            return None
        located = self.before(at) in self.rules.locative | self.rules.attacks_on
        kind = self.kind(at, length)
        return PlaceMention(start, end, name, candidates, located, kind, part=kind in self.rules.parts)

    def kind(self, at: int, length: int) -> str:
        """The word that introduces a name, or the part of a town that is called by it: "X Hospital"."""
        site = site_after(self.words, at + length, self.rules)
        return site if site in self.rules.parts else self.kind_before(at)

    def toward(self, at: int, name: str) -> tuple[Toponym, ...]:
        """A region named by its direction: "southern X" where the gazetteer knows South X."""
        direction = self.rules.directions.get(self.words[at - 1].key) if at else None
        return self.names.lookup(f"{direction} {name}") if direction else ()

    def is_plain(self, at: int) -> bool:
        """A word of the language rather than a name, above all where a capital says nothing."""
        key = self.words[at].key
        if key in self.rules.not_names or any(part in self.units for part in key.split("-")):
            return True
        if any(sense.letter == "M" for sense in self.lexicon.get(key, ())):
            return True
        return (not at or not self.words[at - 1].text[0].isalnum()) and key in self.lexicon

    def the_capital(self, at: int) -> PlaceMention | None:
        """ "the capital", where no name of it follows."""
        token = self.words[at]
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        later = self.words[at + 2] if at + 2 < len(self.words) else None
        named = after is not None and (
            is_capital(after)
            or (after.key == "of" and self.is_apposed(at))
            or (after.key == "," and later is not None and is_capital(later))
        )
        if named or not at or self.words[at - 1].key in _OF_A_PART or is_capital(token):
            return None
        if after is not None and after.text in {",", "."} and self.explains_name(at):
            return None
        owner = (
            self.words[at - 2].text if self.words[at - 1].key == "'s" and at > 1 else self.words[at - 1].text
        )
        if after is not None and after.key == "of":
            end = at + 2 + (later is not None and later.key == "the")
            owner = " ".join(word.text for word in self.words[end : end + self.reach(end)]) if later else ""
        return PlaceMention(
            token.start, token.end, token.text, (), located=True, kind=owner, stands_for="capital"
        )

    def explains_name(self, at: int) -> bool:
        """True for "X, the Y capital": it says what X is, and names no other place."""
        head = next((n for n in range(at - 1, max(-1, at - _LONGEST), -1) if self.words[n].text == ","), 0)
        led = any(self.words[n].key in self.rules.locative for n in range(head + 1, at))
        return head > 0 and not led and self.free[head - 1] and is_capital(self.words[head - 1])

    def is_apposed(self, at: int) -> bool:
        """True for a capital that only explains a name: "X, the capital of Y"; led by no word of place."""
        return self.before(at) not in self.rules.locative

    def the_land(self, at: int) -> PlaceMention | None:
        """ "in the country", "along their border", where a word such as "in" leads to it."""
        token = self.words[at]
        after = self.words[at + 1].key if at + 1 < len(self.words) else ""
        if self.words[at - 2].key not in self.rules.locative or self.words[at - 1].key not in _DEFINITE:
            return None
        if token.key in self.rules.country:
            return PlaceMention(token.start, token.end, token.text, (), located=True, stands_for="country")
        bare = after in {
            "",
            ".",
            ",",
            ";",
            "and",
            "by",
            "on",
            "in",
            "during",
            "between",
            "with",
            "against",
            "near",
            "since",
            "at",
        }
        border = PlaceMention(token.start, token.end, token.text, (), located=True, stands_for="border")
        return border if bare else None

    def ends_well(self, token: Token) -> bool:
        """A name ends in a capital word, a generic word or a number."""
        return _is_name(token) or token.key in self.rules.generic or token.text[:1].isdigit()

    def reach(self, at: int) -> int:
        """How many tokens a name beginning here can have at most."""
        length = 1
        while length < _LONGEST and at + length < len(self.words) and self.free[at + length]:
            token = self.words[at + length]
            gap = token.start - self.words[at + length - 1].end
            joins = token.key in self.rules.particles or token.key in self.rules.generic or token.key == "'s"
            if gap > 1 or not (_is_name(token) or joins):
                break
            length += 1
        return length

    def is_likely(self, at: int, candidates: tuple[Toponym, ...]) -> bool:
        """Whether a lone capital word is meant as a place: by its size, and by the words around it."""
        before = self.before(at)
        site = site_after(self.words, at + 1, self.rules)
        if site and is_definite(self.words, at, self.rules):
            return True
        if before in self.rules.strong | self.rules.attacks_on | self.rules.gained or self.kind_before(at):
            return not self.goes_on(at)
        best = max(c.population if c.precision not in {"admin1", "country"} else 10**6 for c in candidates)
        if self.is_body(at):  # "X University" may be called after a region far away
            return (
                max((c.population for c in candidates if c.precision == "settlement"), default=0) >= _FAMOUS
            )
        neighbor = self.neighbor(at)
        if neighbor is not None and before not in self.rules.locative:
            return best > 10**6 and bool(self.names.lookup(neighbor))
        if before in self.rules.locative:
            return best >= 1 or any(candidate.precision != "settlement" for candidate in candidates)
        if self.is_listed(at, 1):
            return True
        first = not at or self.words[at - 1].text in {".", "-", "–", "—", '"', "“", "•"}
        if first and best > 1 and self.suffers(at):
            return True
        return best >= (_FAMOUS if first else _HOUSEHOLD)

    def suffers(self, at: int) -> bool:
        """True for a name that is said to be struck, taken or given up: "X was shelled", "X fell to"."""
        after = [token.key for token in self.words[at + 1 : at + 4]]
        if " ".join(after[:2]) in self.rules.comes_under or after[:1] in (["fell"], ["falls"]):
            return True
        if after[:1] not in (["was"], ["were"], ["is"], ["has"], ["had"]) or len(after) < _FEW:
            return False
        done = after[2] if after[1] == "been" else after[1]
        verbs = (
            s for s in self.lexicon.get(done, ()) if s.letter in "VU" and s.form in {"past", "participle"}
        )
        return done in self.rules.gained or next(verbs, None) is not None

    def is_body(self, at: int) -> bool:
        """True for the first word of a body's name: "the X Group", "X University"."""
        if at + 1 >= len(self.words) or not self.free[at + 1] or not is_capital(self.words[at + 1]):
            return False
        token = self.words[at + 1]
        return (
            token.start - self.words[at].end == 1 and token.key in self.rules.not_names - self.rules.generic
        )

    def goes_on(self, at: int) -> bool:
        """True when the next word is a capital one too: the name is longer than this word."""
        if at + 1 >= len(self.words) or not self.free[at + 1]:
            return False
        token = self.words[at + 1]
        gap = token.start - self.words[at].end
        return (
            _is_name(token) and gap <= 1 and token.key not in self.rules.not_names and token.text[-1] != "."
        )

    def neighbor(self, at: int) -> str | None:
        """A capital word right beside, which makes the two look like a person's or body's name."""
        for other in (at - 1, at + 1):
            if 0 <= other < len(self.words) and self.free[other] and is_capital(self.words[other]):
                gap = self.words[max(at, other)].start - self.words[min(at, other)].end
                if gap <= 1 and self.words[other].key not in self.rules.not_names:
                    return self.words[other].text
        return None

    def unknown(self, at: int, reach: int) -> tuple[PlaceMention | None, int]:
        """A name that no gazetteer has, where the words around it say it is a place."""
        length = 1
        while length < reach and (_is_name(self.words[at + length]) or self.joins(at, length, reach)):
            length += 1
        start, end = self.words[at].start, self.words[at + length - 1].end
        name = self.text[start:end]
        kind = self.kind_before(at)
        after = self.words[at + length].key if at + length < len(self.words) else ""
        if after in self.rules.settled and not (kind or after.endswith("s")):
            kind = after  # "X village"; "X villages" may be the villages of a people
        site = site_after(self.words, at + length, self.rules)
        if site in self.rules.parts and not kind:
            site = ""
        kind = kind or site
        if is_described(self.words, at):
            return None, 1  # "a Fulani village"
        before = self.words[at - 1].key if at else ""
        led = (
            before in self.rules.strong
            or self.is_listed(at, length)
            or (before in {"on", "of"} and at > 1 and self.words[at - 2].key in self.rules.attacks_on)
            or before in self.rules.attacks_on
            or (bool(site) and is_definite(self.words, at, self.rules))
        )
        plain = self.words[at].key in self.rules.not_names or bool(self.lexicon.get(self.words[at].key))
        if name in self.local or (
            not plain and not self.titled and len(name) > _SHORTEST and not name.isupper() and (kind or led)
        ):
            part = kind in self.rules.parts
            return PlaceMention(start, end, name, (), located=True, kind=kind, part=part), length
        return None, 1

    def is_listed(self, at: int, length: int) -> bool:
        """A name in a list of places: after "X, " or "X and ", and followed by the list or its end."""
        head = at
        while head > 0 and self.words[head - 1].key in {"the", "and", ",", "in"}:
            head -= 1
        after = self.words[at + length].text if at + length < len(self.words) else "."
        return head < at and head == self.last and after in {",", ".", "and", ";", ")", ":"}

    def joins(self, at: int, length: int, reach: int) -> bool:
        """A particle inside a name: "Wad al-Noura", "Pha Mor E Daeng"."""
        token = self.words[at + length]
        follows = length + 1 < reach and is_capital(self.words[at + length + 1])
        return (
            token.key in self.rules.particles and token.key not in {"the", "of", "at", "an", "as"} and follows
        )


def places(
    text: str,
    words: Sequence[Token],
    names: Names,
    language: Language,
    taken: Sequence[tuple[int, int]] = (),
    local: frozenset[str] = frozenset(),
) -> list[PlaceMention]:
    """All names of places in a passage, longest first, none overlapping another.

    Args:
        text: the passage's text.
        words: its tokens.
        names: the gazetteer.
        language: whose words lead to names.
        taken: spans that are something else (times, persons, bodies), in order.
        local: names unknown to the gazetteer that the document has used as places before.
    """
    finder = _Finder(text, words, names, language, taken, local)
    found: list[PlaceMention] = []
    at = 0
    while at < len(words):
        mention, used = finder.at(at)
        if mention is not None:
            found.append(mention)
            finder.last = at + used
        at += used
    return found
