"""Finds who is named in a sentence: states, forces, groups, bodies, offices and people."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.actors import compose
from warledger.actors.files import given_names, vocabulary
from warledger.actors.grammar import grammar
from warledger.actors.index import index
from warledger.actors.people import nearest
from warledger.model import Actor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warledger.actors.index import Entry

Form = Literal["name", "adjective", "demonym", "metonym", "office", "person", "body"]

TOKEN = re.compile(r"[^\W_]+")
HYPHEN = re.compile(r"-([a-z]+)")
JOIN = re.compile(r"(?:['’]s?)? +")
OF = re.compile(r" (?:of|for|in|from) (?:the )?")
PLACE = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}(?: (?:region|oblast|province|state|district|city|governorate))?\b(?!['’]s)")
TOWARD_GROUP = re.compile(r",? (?:called |named |known as )?(?:of |from |with |in )?(?:the )?")
STOP = re.compile(r"(?=[,.;:)]|$| (?:said|told|wrote|has|was|is|and|who))")
WORDS_ALSO = frozenset({"AA", "AU", "IS", "IT", "RIA", "RT", "SES", "US", "WHO"})
MISSED = -1
REACH = 64


class ActorMention(msgspec.Struct, frozen=True):
    """An actor where a text names it: `text[start:end]`, without the possessive.

    `form` says how: by name, by adjective ("Russian"), by its people ("Israelis"), by the seat
    of its government ("Kyiv"), as an office ("the governor"), a person, or a body.
    """

    start: int
    end: int
    actor: Actor
    form: Form


class Actors:
    """All that is known of actors, ready to find them; load once and share."""

    @staticmethod
    @cache
    def load() -> Actors:
        """The actors of the package's data files; later calls give the same value."""
        index(), grammar(), given_names()
        return Actors()

    def find(self, text: str, known: Mapping[str, Actor] | None = None) -> list[ActorMention]:
        """Every actor named in a sentence, in order, the longest reading of each, no overlaps.

        Args:
            text: one sentence, headline or line.
            known: surnames that the document has given in full before (see `surnames`).
        """
        return _Scan(text, known or {}).run()

    def surnames(self, mentions: Sequence[ActorMention]) -> dict[str, Actor]:
        """The surnames by which later sentences can mean the people of these mentions."""
        found: dict[str, Actor] = {}
        for mention in mentions:
            if mention.form == "person":
                last = TOKEN.findall(mention.actor.name)
                if len(last) > 1 and last[-1] not in vocabulary().no_names:
                    found[last[-1]] = mention.actor
        return found

    def nearest(self, name: str) -> Actor | None:
        """The person of the files whose full name this spells in another way or misspells."""
        return nearest(name)

    def named(self, name: str) -> Actor | None:
        """The actor with exactly this canonical name, in any case."""
        return index().actors.get(name.casefold())

    def opponents(self, side: str) -> tuple[str, ...]:
        """The parties a side is at war with by the conflict files, in their order."""
        return index().opponents.get(side, ())

    def holder(self, office: str, on: str | None = None) -> Actor | None:
        """Who held an office on an ISO date; without a date, its one holder or null."""
        rows = [holder for row in index().offices.get(office.casefold(), ()) for holder in row.holders]
        if on is not None:
            rows = [row for row in rows if (row.since or "") <= on and (row.until is None or on < row.until)]
        return index().actors.get(rows[0].name.casefold()) if len(rows) == 1 else None


class _Scan:
    """One pass over one sentence."""

    def __init__(self, text: str, known: Mapping[str, Actor]) -> None:
        self.text = text
        lower = text.lower()
        self.lower = lower if len(lower) == len(text) else text
        self.known = known
        self.phrases = index().phrases
        self.grammar = grammar()
        self.found: list[ActorMention] = []
        self.position = 0

    def run(self) -> list[ActorMention]:
        """Look at each word that no mention has taken yet."""
        phrases, starts, ranks, given = self.phrases, self.grammar.starts, self.grammar.ranks, given_names()
        for token in TOKEN.finditer(self.text):
            start = token.start()
            if start < self.position:
                continue
            word = token[0]
            if word in phrases and self.from_owner(start, word):
                continue
            if word in starts and self.from_head(start):
                continue
            if word[0].isupper():
                if word in ranks and self.from_rank(start):
                    continue
                if word in self.known:
                    self.add(start, token.end(), self.known[word], "person")
                elif word.lower() in given:
                    self.from_given_name(start)
        return self.found

    def add(self, start: int, end: int, actor: Actor, form: Form) -> bool:
        """Keep a mention; one that apposes the person just named widens that mention."""
        self.found.append(ActorMention(start, end, actor, form))
        self.position = end
        return True

    def exact(self, start: int, word: str) -> tuple[Entry, int] | None:
        """The longest phrase of the files that stands here, with its end."""
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

    def from_owner(self, start: int, word: str) -> bool:
        """A phrase of the files, alone or with what it owns."""
        hit = self.exact(start, word)
        if hit is None:
            return False
        entry, end = hit
        if start > 1 and self.text[start - 1] == "-" and self.opposed(start):
            self.position = end
            return True
        hyphen = HYPHEN.match(self.text, end)
        if hyphen and hyphen[1] in vocabulary().loose:
            self.position = hyphen.end()
            return True
        put = bool(hyphen and hyphen[1] in vocabulary().placed)
        tail = self.rest(hyphen.end() if hyphen and put else end)
        if tail and (entry.form != "person" or compose.title(tail[0]).head.kind == "office"):
            return self.compound(start, compose.owned(entry, tail[0]), tail)
        if put or (entry.form == "metonym" and self.is_place(start, end)):
            self.position = end
            return True
        form: Form = entry.form  # type: ignore[assignment]
        return self.add(start, end, entry.actor, form)

    def rest(self, end: int) -> re.Match[str] | None:
        """ "<modifiers> <head>" after an owner."""
        join = JOIN.match(self.text, end)
        return self.grammar.rest.match(self.text, join.end()) if join else None

    def opposed(self, start: int) -> bool:
        """True after "pro-", "anti-" and the like."""
        return TOKEN.findall(self.text, max(0, start - 12), start)[-1:] != [] and (
            TOKEN.findall(self.text, max(0, start - 12), start)[-1].lower() in vocabulary().against
        )

    def is_place(self, start: int, end: int) -> bool:
        """True where a seat of government is named as a place."""
        before = TOKEN.findall(self.text, max(0, start - 14), start)
        after = TOKEN.search(self.text, end, end + 16)
        joined = after is not None and self.text[end : after.start()] in {" ", "-", "'s ", "’s "}
        return (bool(before) and before[-1].lower() in vocabulary().where) or (
            joined and after is not None and self.word_at(after.start()).lower() in vocabulary().places
        )

    def word_at(self, start: int) -> str:
        """The word that begins here."""
        token = TOKEN.match(self.text, start)
        return token[0] if token else ""

    def from_head(self, start: int) -> bool:
        """ "<place> <head>", "<head> of <owner or place>", or a head that stands alone."""
        rest = self.grammar.rest.match(self.text, start)
        if rest is None:
            return False
        made = compose.title(rest[0])
        place = self.place_before(start) if made.head.kind in {"body", "office", "force"} else None
        if place:
            return self.compound(place[0], compose.placed(place[1], rest[0]), rest)
        if made.head.kind in {"body", "office", "force"} and self.compound_of(start, rest):
            return True
        actor = compose.alone(rest[0])
        if made.head.kind == "office":
            bare = Actor(name=rest[0], kind="office", authority=made.head.authority)
            return self.compound(start, actor or bare, rest, needed=actor is None)
        if actor is None or (made.head.kind == "group" and self.group_follows(rest.end())):
            return False
        return self.add(start, rest.end(), actor, "name" if actor.kind == "group" else "body")

    def place_before(self, start: int) -> tuple[int, str] | None:
        """Capitalized words directly before a head, taken for a place's name."""
        place = self.grammar.place.search(self.text, max(self.position, start - REACH), start)
        if place is None:
            return None
        words = place["place"].split()
        begin = place.start()
        while words and words[0] in vocabulary().no_names:
            begin += len(words.pop(0)) + 1
        return (begin, self.text[begin:start].strip().removesuffix("'s").removesuffix("’s")) if words else None

    def group_follows(self, end: int) -> bool:
        """True when the group that a general word announces is named next."""
        join = TOWARD_GROUP.match(self.text, end)
        at = join.end() if join else end
        hit = self.exact(at, self.word_at(at))
        return hit is not None and hit[0].actor.kind == "group"

    def compound_of(self, start: int, rest: re.Match[str]) -> bool:
        """ "<head> of <owner>", "<head> of <place> <body>"."""
        found = self.owner_of(rest.end())
        if found is None:
            return False
        owner, end = found
        head = compose.title(rest[0]).head
        name = f"{rest[0]} of {owner.name}" if head.kind == "office" else f"{rest[0]} of {owner.name}"
        kind = head.kind
        if owner.kind == "state" and isinstance(owner.side, str):
            entry = next(e for e in self.phrases[TOKEN.findall(owner.name)[0]] if e.actor == owner)
            actor = compose.owned(entry, rest[0])
        else:
            rank = max(head.authority, owner.authority)
            actor = Actor(name=name, side=owner.side, kind=kind, authority=rank)
        return self.compound(start, actor, rest, end=end)

    def owner_of(self, end: int) -> tuple[Actor, int] | None:
        """The owner after "of", with its end: of the files, composed, or a place."""
        join = OF.match(self.text, end)
        if join is None:
            return None
        start = join.end()
        hit = self.exact(start, self.word_at(start))
        if hit and hit[0].form != "person":
            entry, stop = hit
            tail = self.rest(stop)
            return (compose.owned(entry, tail[0]), tail.end()) if tail else (entry.actor, stop)
        place = PLACE.match(self.text, start)
        if place is None or place[0].split()[0] in vocabulary().no_names:
            body = self.grammar.rest.match(self.text, start)
            actor = compose.alone(body[0]) if body else None
            return (actor, body.end()) if body and actor and actor.kind != "group" else None
        tail = self.rest(place.end())
        if tail and compose.title(tail[0]).head.kind == "body":
            return compose.placed(place[0], tail[0]), tail.end()
        return Actor(name=place[0]), place.end()

    def compound(
        self, start: int, actor: Actor, rest: re.Match[str], *, end: int = MISSED, needed: bool = False
    ) -> bool:
        """Add a composed actor; an office takes its person from beside it."""
        end = rest.end() if end == MISSED else end
        if actor.kind != "office":
            return self.add(start, end, actor, "name" if actor.kind in {"group", "force", "state"} else "body")
        if end == rest.end():
            owner = self.owner_of(end) if OF.match(self.text, end) else None
            end = owner[1] if owner else end
            if owner and actor.side is None:
                actor = msgspec.structs.replace(actor, side=owner[0].side, name=self.text[start:end])
        person = self.person_after(end, actor) or self.person_before(start, actor)
        if person:
            begin, stop, who = person
            while self.found and self.found[-1].end > begin:
                begin = min(begin, self.found.pop().start)
            return self.add(min(begin, start), max(stop, end), who, "person")
        return False if needed else self.add(start, end, actor, "office")

    def person_after(self, end: int, office: Actor) -> tuple[int, int, Actor] | None:
        """ "spokesman X Y" or "the governor, X Y, said"."""
        comma = self.text.startswith(", ", end)
        if not comma and not self.text.startswith(" ", end):
            return None
        person = self.grammar.person.match(self.text, end + (2 if comma else 1))
        if person is None:
            return None
        name, stop = self.cut(person)
        if not name or (comma and (" " not in name or not STOP.match(self.text, stop))):
            return None
        if comma and self.exact(person.start("name"), self.word_at(person.start("name"))) and not self.is_person(person):
            return None
        return end, stop, self.who(name, person.start("name"), office)

    def is_person(self, person: re.Match[str]) -> bool:
        """True when the files know a person by the words that begin a name."""
        start = person.start("name")
        hit = self.exact(start, self.word_at(start))
        return hit is not None and hit[0].form == "person"

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
        hit = self.exact(start, self.word_at(start))
        if hit and hit[0].form == "person" and hit[1] == start + len(name):
            return hit[0].actor
        last = TOKEN.findall(name)[-1]
        if " " not in name and last in self.known:
            return self.known[last]
        return nearest(name) or Actor(name=name, side=office.side, kind="person", authority=office.authority)

    def person_before(self, start: int, office: Actor) -> tuple[int, int, Actor] | None:
        """ "X Y, the governor"."""
        behind = self.grammar.behind.search(self.text, max(0, start - REACH), start)
        if behind is None:
            return None
        begin, end = behind.span("name")
        if self.found and self.found[-1].form == "person" and self.found[-1].end == end:
            return self.found[-1].start, end, self.found[-1].actor
        words = behind["name"].split(" ")
        while words and words[0] in vocabulary().no_names:
            begin += len(words.pop(0)) + 1
        name = " ".join(words)
        if len(words) < 2 or (self.found and self.found[-1].end > begin):  # noqa: PLR2004 - given name, surname
            return None
        return begin, end, self.who(name, begin, office)

    def from_rank(self, start: int) -> bool:
        """ "General X Y", "Mr Y"."""
        person = self.grammar.person.match(self.text, start)
        if person is None or not person["rank"]:
            return False
        name, stop = self.cut(person)
        if not name:
            return False
        actor = self.who(name, person.start("name"), Actor(name="", kind="office"))
        if " " not in name and actor.name == name:
            return False
        return self.add(start, stop, actor, "person")

    def from_given_name(self, start: int) -> bool:
        """A name in two parts that the files know in another spelling."""
        person = self.grammar.person.match(self.text, start)
        name, stop = self.cut(person) if person else ("", 0)
        actor = nearest(name)
        return actor is not None and self.add(start, stop, actor, "person")
