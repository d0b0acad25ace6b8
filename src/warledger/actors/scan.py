"""One pass over one sentence: every word that names an actor, in its longest reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec

from warledger.actors import compose
from warledger.actors.files import given_names, vocabulary
from warledger.actors.people import nearest
from warledger.actors.sentence import OWNING, TOKEN, Sentence
from warledger.model import Actor

if TYPE_CHECKING:
    from collections.abc import Mapping

Form = Literal["name", "adjective", "demonym", "metonym", "office", "person", "body"]

HYPHEN = re.compile(r"-([a-z]+)")
OF = re.compile(r" (?:of|for|in|from) (?:the )?")
OF_STATE = re.compile(r" of (?:the )?")
PLACE = re.compile(
    r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}(?: (?:region|oblast|province|state|district|city|governorate))?\b(?!['’]s)"
)
TOWARD_GROUP = re.compile(r",? (?:called |named |known as )?(?:of |from |with |in )?(?:the )?")
OWNED_KINDS = frozenset({"body", "office", "force"})
PLACED_KINDS = frozenset({"body", "office"})
NAMED_KINDS = frozenset({"group", "force", "state", "alliance"})


class ActorMention(msgspec.Struct, frozen=True):
    """An actor where a text names it: `text[start:end]`, without the possessive.

    `form` says how: by name, by adjective ("Russian"), by its people ("Israelis"), by the seat
    of its government ("Kyiv"), as an office ("the governor"), a person, or a body.
    """

    start: int
    end: int
    actor: Actor
    form: Form


class Scan:
    """The pass: what has been found, and up to where the text is taken."""

    def __init__(self, text: str, known: Mapping[str, Actor]) -> None:
        """Start before the first word."""
        self.text = text
        self.here = Sentence(text, known)
        self.found: list[ActorMention] = []
        self.taken = 0

    def run(self) -> list[ActorMention]:
        """Look at each word that no mention has taken yet."""
        phrases, starts, ranks = self.here.phrases, self.here.grammar.starts, self.here.grammar.ranks
        known, given = self.here.known, given_names()
        for token in TOKEN.finditer(self.text):
            start = token.start()
            if start < self.taken:
                continue
            word = token[0]
            if word in phrases and self.from_phrase(start, word):
                continue
            if word in starts and self.from_head(start):
                continue
            if word[0].isupper():
                if word in ranks and self.from_rank(start):
                    continue
                if word in known and not self.here.is_namesake(start, token.end()):
                    self.add(start, token.end(), known[word], "person")
                elif word.lower() in given:
                    self.from_given_name(start)
        return self.found

    def add(self, start: int, end: int, actor: Actor, form: Form) -> bool:
        """Keep a mention and take its words."""
        self.found.append(ActorMention(start, end, actor, form))
        self.taken = end
        return True

    def skip(self, end: int) -> bool:
        """Take words that name no actor."""
        self.taken = end
        return True

    def from_phrase(self, start: int, word: str) -> bool:
        """A phrase of the files, alone or with the head it owns."""
        hit = self.here.exact(start, word)
        if hit is None:
            return False
        entry, end = hit
        if (
            self.here.opposed(start)
            or self.here.elsewhere(end)
            or (entry.form == "person" and self.here.is_namesake(start, end))
        ):
            return self.skip(end)
        hyphen = HYPHEN.match(self.text, end)
        if hyphen and hyphen[1] in vocabulary().loose:
            return self.skip(hyphen.end())
        put = hyphen is not None and hyphen[1] in vocabulary().placed
        tail = self.here.rest(hyphen.end() if hyphen and put else end)
        if tail and (entry.form != "person" or compose.title(tail[0]).head.kind == "office"):
            actor = compose.owned(entry, tail[0], hyphen[1] if hyphen and put else None)
            return self.compound(start, tail, actor)
        if put or (entry.form == "metonym" and self.here.is_place(start, end)):
            return self.skip(end)
        form: Form = entry.form  # type: ignore[assignment]
        return self.add(start, end, entry.actor, form)

    def from_head(self, start: int) -> bool:
        """ "<place> <head>", "<head> of <owner or place>", or a head that stands alone."""
        rest = self.here.grammar.rest.match(self.text, start)
        if rest is None or (start > 0 and self.text[start - 1] == "-") or self.hides_phrase(rest):
            return False
        made = compose.title(rest[0])
        kind = made.head.kind
        place = self.here.place_before(start, self.taken) if compose.of_places(made) else None
        if place:
            return self.compound(place[0], rest, compose.placed(place[1], rest[0]))
        owner = self.owner_of(rest.end(), kind) if kind in OWNED_KINDS else None
        if owner:
            return self.compound(start, rest, compose.of(rest[0], *owner[:2]), end=owner[2])
        actor = compose.alone(rest[0])
        if kind == "office":
            bare = Actor(name=rest[0], kind="office", authority=made.head.authority)
            return self.compound(start, rest, actor or bare, needed=actor is None)
        if actor is None or self.here.is_attribute(rest.end()):
            return False
        if kind == "group":
            return not self.group_follows(rest.end()) and self.add(start, rest.end(), actor, "name")
        return self.add(start, rest.end(), actor, "body")

    def hides_phrase(self, rest: re.Match[str]) -> bool:
        """True when a phrase of the files ends these words: "former Tuareg rebels"."""
        for token in TOKEN.finditer(self.text, rest.start() + 1, rest.end()):
            hit = self.here.exact(token.start(), token[0]) if self.text[token.start() - 1] == " " else None
            if hit and hit[1] >= rest.end():
                return True
        return False

    def group_follows(self, end: int) -> bool:
        """True when the group that a general word announces is named next."""
        join = TOWARD_GROUP.match(self.text, end)
        hit = self.here.phrase_at(join.end() if join else end)
        return hit is not None and hit[0].actor.kind == "group"

    def owner_of(self, end: int, kind: str) -> tuple[Actor, str | None, int] | None:
        """The owner behind "of", with its label when a file has it, and its end."""
        join = OF.match(self.text, end)
        if join is None:
            return None
        start = join.end()
        hit = self.here.phrase_at(start)
        if hit and hit[0].form not in {"person", "demonym"}:
            entry, stop = hit
            tail = self.here.rest(stop)
            if tail:
                return compose.owned(entry, tail[0]), None, tail.end()
            owning = OWNING.match(self.text, stop)
            part = self.place_or_body(owning.end()) if owning else None
            if part:
                return msgspec.structs.replace(part[0], side=entry.actor.side), None, part[2]
            return None if owning or entry.form == "adjective" else (entry.actor, entry.label, stop)
        if kind == "force":
            return None
        return self.place_or_body(start)

    def place_or_body(self, start: int) -> tuple[Actor, None, int] | None:
        """ "Belgorod region", "Zaporizhzhia regional administration", "regional administration"."""
        place = PLACE.match(self.text, start)
        if place is None or place[0].split()[0] in vocabulary().no_names:
            body = self.here.grammar.rest.match(self.text, start)
            actor = compose.alone(body[0]) if body else None
            return (actor, None, body.end()) if body and actor and actor.kind != "group" else None
        tail = self.here.rest(place.end())
        if tail and compose.title(tail[0]).head.kind == "body":
            return compose.placed(place[0], tail[0]), None, tail.end()
        name = place[0].removesuffix("'s").removesuffix("’s")
        return Actor(name=name, kind="place"), None, start + len(name)

    def compound(
        self, start: int, rest: re.Match[str], actor: Actor, *, end: int | None = None, needed: bool = False
    ) -> bool:
        """Add a composed actor; an office takes what it is of and who holds it from beside it."""
        if actor.kind != "office":
            form: Form = "name" if actor.kind in NAMED_KINDS else "body"
            return self.add(start, end or rest.end(), actor, form)
        if end is None:
            owner = self.owner_of(rest.end(), "office")
            end = owner[2] if owner else rest.end()
            if owner and actor.side is None:
                actor = msgspec.structs.replace(actor, side=owner[0].side, name=self.text[start:end])
        one = not compose.title(rest[0]).plural
        after = self.here.person_after(end, actor, one=one)
        if after:
            return self.add(start, *self.with_state(*after), "person")
        before = self.person_before(start, actor) if one else None
        if before:
            return self.add(before[0], end, before[1], "person")
        longer = self.here.rest(end, OWNING)
        if longer and compose.title(longer[0]).head.kind in PLACED_KINDS:
            return self.compound(start, longer, compose.under(actor, longer[0]))
        return not needed and self.add(start, end, actor, "office")

    def with_state(self, end: int, person: Actor) -> tuple[int, Actor]:
        """ "Prime Minister X Y of Z": the person of that state, and the end."""
        join = OF_STATE.match(self.text, end)
        hit = self.here.phrase_at(join.end()) if join else None
        if hit is None or hit[0].actor.kind != "state" or hit[0].form != "name":
            return end, person
        side = person.side or hit[0].actor.side
        return hit[1], msgspec.structs.replace(person, side=side)

    def person_before(self, start: int, office: Actor) -> tuple[int, Actor] | None:
        """ "X Y, the governor": the start of the name, and the person."""
        behind = self.here.name_behind(start)
        if behind is None:
            return None
        begin, end, name = behind
        last = self.found[-1] if self.found else None
        if last and last.form == "person" and last.end == end:
            return self.found.pop().start, last.actor
        if " " not in name or (last and last.end > begin):
            return None
        return begin, self.here.who(name, begin, office)

    def from_rank(self, start: int) -> bool:
        """ "General X Y", "Mr Y" when Y is known."""
        person = self.here.grammar.person.match(self.text, start)
        if person is None or not person["rank"]:
            return False
        name, end = self.here.cut(person)
        if not name:
            return False
        actor = self.here.who(name, person.start("name"), Actor(name="", kind="office"))
        if " " not in name and actor.name == name:
            return False
        return self.add(start, end, actor, "person")

    def from_given_name(self, start: int) -> bool:
        """A name in two parts that the files know in another spelling."""
        person = self.here.grammar.person.match(self.text, start)
        name, end = self.here.cut(person) if person else ("", 0)
        actor = nearest(name)
        return actor is not None and self.add(start, end, actor, "person")
