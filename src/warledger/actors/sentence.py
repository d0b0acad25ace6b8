"""What stands at one place of a sentence: a phrase of the files, a head, a place, a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.actors.files import given_names, vocabulary
from warledger.actors.grammar import grammar
from warledger.actors.index import index
from warledger.actors.people import nearest
from warledger.model import Actor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warledger.actors.index import Entry

TOKEN = re.compile(r"[^\W_]+")
JOIN = re.compile(r"(?:['’]s?)? +")
OWNING = re.compile(r"['’]s? +")
STOP = re.compile(r"(?=[,.;:)]|$| (?:said|says|told|wrote|added|has|had|was|is|and|who)\b)")
DATELINE = re.compile(r"[A-Z ]+(?:,|:| [-–—]| \()")
NAME_AFTER = re.compile(r" [A-Z][a-z]")
LOCATED = re.compile(
    r"\b(?:in|at|near|around|outside|inside|across|over|on|(?:city|town|village|district|camp|port) of) $"
)
"""Before the name of a place, which is nobody: "in X Y, the governor said"."""
NAME_BEFORE = re.compile(r"(?<![\w.-])([A-Z][\w-]+) $")
TO_PLACE = re.compile(r"(?:['’]s)?[ -]")
LISTED = re.compile(
    r"(?:, [A-Z][\w-]+)*,? and [A-Z][\w-]+ (?:regions|oblasts|provinces|districts|states|cities)\b"
)
WORDS_ALSO = frozenset({"AA", "AU", "IS", "IT", "RIA", "RT", "SES", "US", "WHO"})
REACH = 64

_DEEDS = frozenset({"attack", "strike"})
"""Things that are deeds in the present tense behind a plural: "soldiers attack"."""


class Sentence:
    """One sentence with what the document has told before; every method only looks."""

    def __init__(self, text: str, known: Mapping[str, Actor]) -> None:
        """Keep the text beside its small letters (not where those differ in length)."""
        self.text = text
        lower = text.lower()
        self.lower = lower if len(lower) == len(text) else text
        self.known = known
        self.phrases = index().phrases
        self.grammar = grammar()

    def exact(self, start: int, word: str) -> tuple[Entry, int] | None:
        """The longest phrase of the files that begins here with this word, and its end."""
        for entry in self.phrases.get(word, ()):
            if not (self.text if entry.exact else self.lower).startswith(entry.words, start):
                continue
            end = start + len(entry.words)
            if self.text[end : end + 1].isalnum():
                continue
            if entry.words in WORDS_ALSO and self.text.isupper():
                continue
            return entry, end
        return None

    def word_at(self, start: int) -> str:
        """The word that begins here, empty when none does."""
        token = TOKEN.match(self.text, start)
        return token[0] if token else ""

    def phrase_at(self, start: int) -> tuple[Entry, int] | None:
        """The phrase of the files that begins here, and its end."""
        return self.exact(start, self.word_at(start))

    def words_before(self, start: int) -> list[str]:
        """The last few words before an offset."""
        return TOKEN.findall(self.text, max(0, start - 14), start)

    def rest(self, end: int, join: re.Pattern[str] = JOIN) -> re.Match[str] | None:
        """ "<modifiers> <head>" behind an owner that ends here."""
        joined = join.match(self.text, end)
        return self.grammar.rest.match(self.text, joined.end()) if joined else None

    def opposed(self, start: int) -> bool:
        """True after "pro-", "anti-" and the like."""
        if start < 2 or self.text[start - 1] != "-":  # noqa: PLR2004 - a word and its hyphen
            return False
        before = self.words_before(start)
        return bool(before) and before[-1].lower() in vocabulary().against

    def elsewhere(self, end: int) -> bool:
        """True for an actor's name that ends another name: "Latin America"."""
        return self.lower.endswith(vocabulary().no_actors, 0, end)

    def is_place(self, start: int, end: int) -> bool:
        """True where a seat of government is named as a place, or as where a report was filed."""
        if start == 0 and DATELINE.match(self.text):
            return True
        before = self.words_before(start)
        if before and before[-1].lower() in vocabulary().where:
            return True
        if LISTED.match(self.text, end):
            return True
        joined = TO_PLACE.match(self.text, end)
        return joined is not None and self.word_at(joined.end()).lower() in vocabulary().places

    def place_before(self, start: int, floor: int) -> tuple[int, str] | None:
        """Capitalized words directly before a head, taken for a place's name, and their start."""
        place = self.grammar.place.search(self.text, max(floor, start - REACH), start)
        if place is None:
            return None
        begin, name = self.without_openers(place.start(), place["place"])
        if not name:
            return None
        return begin, self.text[begin:start].strip().removesuffix("'s").removesuffix("’s")

    def without_openers(self, begin: int, name: str) -> tuple[int, str]:
        """A capitalized phrase without the words at its front that are no names ("On Sunday")."""
        words = name.split(" ")
        while words and words[0] in vocabulary().no_names:
            begin += len(words.pop(0)) + 1
        return begin, " ".join(words)

    def cut(self, person: re.Match[str]) -> tuple[str, int]:
        """A matched name up to the first word that is none, with its end."""
        words = []
        for word in person["name"].split(" "):
            if word in vocabulary().no_names:
                break
            words.append(word)
        name = " ".join(words)
        return name, person.start("name") + len(name)

    def who(self, name: str, start: int, office: Actor) -> Actor:
        """The person of the files or of the document by this name, else one as printed."""
        hit = self.phrase_at(start)
        if hit and hit[0].form == "person" and hit[1] == start + len(name):
            return hit[0].actor
        last = TOKEN.findall(name)[-1]
        if " " not in name and last in self.known:
            return self.known[last]
        return nearest(name) or Actor(name=name, side=office.side, kind="person", authority=office.authority)

    def person_after(self, end: int, office: Actor, *, one: bool) -> tuple[int, Actor] | None:
        """Who holds an office named here: "spokesman X Y", "the governor, X Y, said"; with the end.

        A name behind a comma must be in two parts, of one person, and no state's or group's.
        """
        comma = self.text.startswith(", ", end)
        if not comma and not self.text.startswith(" ", end):
            return None
        person = self.grammar.person.match(self.text, end + (2 if comma else 1))
        if person is None:
            return None
        name, stop = self.cut(person)
        if not name:
            return None
        hit = self.phrase_at(person.start("name"))
        other = hit is not None and hit[0].form != "person"
        if comma and (not one or other or " " not in name or not STOP.match(self.text, stop)):
            return None
        if other and hit is not None and hit[1] >= stop:
            return None
        return stop, self.who(name, person.start("name"), office)

    def name_behind(self, start: int) -> tuple[int, int, str] | None:
        """ "X Y, the " directly before an office: the name with its bounds."""
        behind = self.grammar.behind.search(self.text, max(0, start - REACH), start)
        if behind is None:
            return None
        begin, name = self.without_openers(behind.start("name"), behind["name"])
        if LOCATED.search(self.text, max(0, begin - REACH), begin):
            return None
        return (begin, behind.end("name"), name) if name else None

    def is_attribute(self, end: int) -> bool:
        """True for "military base", "police station": a head that only describes a thing; "rebels attack" acts."""
        thing = self.word_at(end + 1).lower() if self.text.startswith(" ", end) else ""
        acts = self.text[:end].endswith(("s", "men")) and thing in _DEEDS
        return thing in vocabulary().things and not acts

    def is_namesake(self, start: int, end: int) -> bool:
        """True for one word of somebody else's name: a surname after another given name."""
        if " " in self.text[start:end]:
            return False
        word = self.text[start:end]
        if word.lower() in given_names() and NAME_AFTER.match(self.text, end):
            return True
        before = NAME_BEFORE.search(self.text, max(0, start - REACH), start)
        if before is None:
            return False
        first = before[1]
        if first.lower() in given_names():
            return True
        ordinary = (self.phrases, self.grammar.starts, self.grammar.ranks, vocabulary().no_names)
        return before.start() > 0 and not any(first in words for words in ordinary)
