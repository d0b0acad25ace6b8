"""One pass over a sentence in Ukrainian or Russian: owners, heads and people by their word order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warledger.actors.cyrillic import given, lexicon, person, quoted, surname
from warledger.actors.files import cyrillic
from warledger.actors.index import index
from warledger.actors.inflection import latin, nominatives
from warledger.actors.people import fold
from warledger.actors.scan import ActorMention
from warledger.model import Actor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warledger.actors.cyrillic import Lexeme
    from warledger.actors.files import HeadWords

WORD = re.compile(r"[«]?[^\W_]+(?:['’ʼ-][^\W_]+)*[»]?")
LATIN = re.compile("[A-Za-z]{2}|[A-Z][0-9]")
LETTERS = re.compile("[а-яіїєґА-ЯІЇЄҐ]")
PLACE_ADJECTIVE = re.compile(
    r"[А-ЯІЇЄҐ].*(?:[сцз]ь?к|н)(?:ий|ый|ая|ое|ие|ые|ого|ому|им|ым|ом|их|ых|ой|ую|а|е|і|ої|ій|ою|у)$"
)
PLACE_NOUN = re.compile(
    r"(?:област|кра[йяюе]|район|регіон|регион|округ|громад|міськ|обласн|областн|город|республ|город)\w*$",
    re.IGNORECASE,
)
AT_PLACE = frozenset("в у во на над под під возле біля около поблизу из із з от від до через".split())
FIRST_RANK = 3
OF_WHAT = 4


class CyrillicScan:
    """The pass: tokens, what has been found, and the next token to look at."""

    def __init__(self, text: str, known: Mapping[str, Actor]) -> None:
        """Split the text; surnames told before are compared by their sound."""
        self.text = text
        self.lexicon = lexicon()
        self.tokens = [self.token(match.start(), match[0].replace("’", "'")) for match in WORD.finditer(text)]
        self.words = [word for _, _, word in self.tokens]
        self.known = {fold(latin(name)): actor for name, actor in known.items()}
        self.found: list[ActorMention] = []

    def token(self, start: int, word: str) -> tuple[int, int, str]:
        """A word with its place; a mark that opens or closes what somebody says is none of a name's."""
        bare = word.strip("«»")
        if len(word) - len(bare) == 1 and word not in self.lexicon:
            start, word = start + word.startswith("«"), bare
        return start, start + len(word), word

    def run(self) -> list[ActorMention]:
        """Look at each token that no mention has taken."""
        following = 0
        for at, word in enumerate(self.words):
            if at >= following and (word in self.lexicon or word[0].isupper()):
                following = self.look(at)
        return self.found

    def add(self, first: int, last: int, actor: Actor, form: str) -> int:
        """Keep a mention of tokens first to last (exclusive); gives where to go on."""
        start, end = self.tokens[first][0], self.tokens[last - 1][1]
        self.found.append(ActorMention(start, end, actor, form))  # type: ignore[arg-type]
        return last

    def match(self, at: int) -> tuple[Lexeme, int] | None:
        """The longest lexeme at a token, with the token after it."""
        if at >= len(self.words):
            return None
        for lexeme in self.lexicon.get(self.words[at], ()):
            end = at + len(lexeme.words)
            if end <= len(self.words) and all(
                word in forms for word, forms in zip(self.words[at:end], lexeme.words, strict=True)
            ):
                return lexeme, end
        return None

    def near(self, at: int) -> bool:
        """True when only a space stands between a token and the one before it."""
        return 0 < at < len(self.tokens) and self.text[self.tokens[at - 1][1] : self.tokens[at][0]] == " "

    def look(self, at: int) -> int:
        """What begins at a token."""
        hit = self.match(at)
        if hit is None:
            return self.name(at)
        lexeme, end = hit
        if lexeme.head:
            return self.head(at, lexeme.head, end)
        actor = lexeme.actor or Actor(name="")
        tail = self.match(end) if lexeme.form == "adjective" and self.near(end) else None
        if tail and tail[0].head:
            made = compose(actor, tail[0].head)
            return self.office(at, made, tail[1])
        if lexeme.form == "metonym" and at and self.words[at - 1].lower() in AT_PLACE:
            return end
        if lexeme.form == "person":
            return self.add(at, end, actor, "person")
        return self.add(at, end, actor, lexeme.form)

    def head(self, at: int, head: HeadWords, end: int) -> int:
        """A head with its owner or place behind or before it, or alone."""
        local = head.kind in {"body", "office"}
        first = self.place_before(at) if local else at
        if first < at:
            return self.office(first, self.placed(first, end, head), end)
        behind = end + 1 if head.kind == "office" and self.is_place_noun(end) else end
        owner = self.match(behind) if self.near(behind) and head.behind else None
        if (
            owner
            and owner[0].actor
            and owner[0].form in {"name", "metonym"}
            and owner[0].actor.kind in {"state", "group"}
        ):
            return self.office(at, compose(owner[0].actor, head), owner[1])
        if owner and owner[0].actor and owner[0].form == "adjective":
            inner = self.match(owner[1])
            if inner and inner[0].head:
                return self.office(at, under(head, compose(owner[0].actor, inner[0].head)), inner[1])
        if owner and owner[0].actor and owner[0].form in {"body", "name"}:
            return self.office(at, under(head, owner[0].actor), owner[1])
        if owner and owner[0].head and head.kind == "office":
            return self.under_head(at, head, owner[0].head, owner[1])
        place = self.place_after(end) if local and head.behind else end
        if place > end:
            return self.office(at, self.placed(at, place, head), place)
        made = Actor(name=head.english, kind=head.kind, authority=head.authority)
        thing = head.kind == "force" and self.near(end) and self.words[end].startswith(cyrillic().things)
        return self.office(at, made, end, needed=thing or not head.alone)

    def is_place_noun(self, at: int) -> bool:
        """True for "region" and the like as the next word."""
        return self.near(at) and self.words[at].islower() and PLACE_NOUN.match(self.words[at]) is not None

    def under_head(self, at: int, head: HeadWords, inner: HeadWords, end: int) -> int:
        """ "глава МИД Турции", "начальник ОВА"."""
        owner = self.match(end) if self.near(end) else None
        if owner and owner[0].actor and owner[0].actor.kind == "state":
            return self.office(at, under(head, compose(owner[0].actor, inner)), owner[1])
        body = Actor(name=inner.english, kind=inner.kind, authority=inner.authority)
        return self.office(at, under(head, body), end)

    def place_before(self, at: int) -> int:
        """The first of capitalized place adjectives directly before a head, else the head."""
        first = at
        while self.near(first) and PLACE_ADJECTIVE.match(self.words[first - 1]) and not self.match(first - 1):
            first -= 1
        return first if not self.found or self.tokens[first][0] >= self.found[-1].end else at

    def place_after(self, end: int) -> int:
        """Where a place that a head is of ends: "Белгородской области", "Харкова"."""
        at = end
        if (
            not (self.near(at) and self.words[at][0].isupper())
            or self.words[at] in given()
            or self.name_at(at)
        ):
            return end
        if PLACE_ADJECTIVE.match(self.words[at]):
            at += 1
            while self.near(at) and (PLACE_NOUN.match(self.words[at]) or self.is_body(at)):
                at += 1
            return at
        return at + 1 if self.match(at) is None else end

    def is_body(self, at: int) -> bool:
        """True when a head of a body stands at a token."""
        hit = self.match(at)
        return hit is not None and hit[0].head is not None and hit[0].head.kind == "body"

    def placed(self, first: int, last: int, head: HeadWords) -> Actor:
        """The actor of a head at a place, named as printed; its side is the place's."""
        name = self.text[self.tokens[first][0] : self.tokens[last - 1][1]]
        return Actor(
            name=name,
            kind=head.kind,
            authority=max(head.authority, FIRST_RANK) if head.kind != "force" else 2,
        )

    def office(self, first: int, actor: Actor, end: int, *, needed: bool = False) -> int:
        """Add a composed actor; an office takes the person named beside it."""
        if actor.kind != "office":
            form = "name" if actor.kind in {"group", "force"} else "body"
            return end if needed else self.add(first, end, actor, form)
        end = end + 1 if self.is_place_noun(end) and self.pair(end + 1) else end
        comma = end < len(self.tokens) and self.text[self.tokens[end - 1][1] : self.tokens[end][0]] == ", "
        who = self.name_at(end) if self.near(end) or comma else None
        if who is None and self.near(end) and self.capitals(end):
            printed = self.text[self.tokens[end][0] : self.tokens[end + 1][1]]
            who = Actor(name=printed, side=actor.side, kind="person", authority=actor.authority), end + 2
        who = who or self.name_behind(end, actor)
        if who:
            return self.add(first, who[1], who[0], "person")
        return end if needed else self.add(first, end, actor, "office")

    def name_behind(self, end: int, actor: Actor) -> tuple[Actor, int] | None:
        """The full name behind what an office is of: "глава совета обороны города Имя Фамилия"."""
        at = end
        while at - end < OF_WHAT and self.near(at) and self.words[at].islower() and self.match(at) is None:
            at += 1
        if at == end or not (self.near(at) and self.pair(at)):
            return None
        printed = self.text[self.tokens[at][0] : self.tokens[at + 1][1]]
        unlisted = Actor(name=printed, side=actor.side, kind="person", authority=actor.authority)
        return self.name_at(at) or (unlisted, at + 2)

    def pair(self, at: int) -> bool:
        """True for a given name and a capitalized word."""
        return at < len(self.words) and self.words[at] in given() and self.capitals(at)

    def capitals(self, at: int) -> bool:
        """True for two capitalized words that are in no lexicon."""
        return (
            at + 1 < len(self.words)
            and self.near(at + 1)
            and all(self.words[one][0].isupper() and self.match(one) is None for one in (at, at + 1))
        )

    def name_at(self, at: int) -> tuple[Actor, int] | None:
        """The known person named at a token, with the token after the name."""
        if at >= len(self.words) or not self.words[at][0].isupper():
            return None
        hit = self.match(at)
        if hit:
            return (hit[0].actor, hit[1]) if hit[0].form == "person" and hit[0].actor else None
        word = self.words[at]
        if self.pair(at):
            who = person(word, self.words[at + 1])
            return (who, at + 2) if who else None
        told = next(
            (self.known[key] for one in nominatives(word) if (key := fold(latin(one))) in self.known), None
        )
        who = told or surname(word)
        return (who, at + 1) if who else None

    def heads_line(self, at: int) -> tuple[Actor, int] | None:
        """Somebody known whose surname and a colon open the text: "Гусев: в больнице умерла…"."""
        if at or self.text[self.tokens[at][1] : self.tokens[at][1] + 1] != ":":
            return None
        who = quoted(self.words[at])
        return (who, at + 1) if who else None

    def name(self, at: int) -> int:
        """A person where no lexeme is."""
        who = self.name_at(at) or self.heads_line(at)
        if who:
            return self.add(at, who[1], who[0], "person")
        return at + 2 if self.pair(at) else at + 1


def compose(owner: Actor, head: HeadWords) -> Actor:
    """The actor of an owner's head, under the name that English gives it."""
    label = next(
        (entry.label for entry in index().phrases.get(owner.name.split(" ")[0], ()) if entry.actor == owner),
        owner.name,
    )
    if head.kind in {"force", "group"}:
        if owner.kind != "state":
            return owner
        side = index().forces.get(owner.name, owner.side)
        name = f"{label} {head.english}"
        known = index().actors.get(name.casefold())
        return known or Actor(
            name=name, side=side if head.kind == "force" else name, kind=head.kind, authority=head.authority
        )
    if head.kind == "office":
        article = "the " if owner.name in index().articles else ""
        title = index().offices.get(f"{head.english} of {article}{owner.name}".casefold())
        name = title[0].title if title else f"{label} {head.english}"
        return Actor(name=name, side=owner.side, kind="office", authority=head.authority)
    known = index().actors.get(f"{label} {head.english}".casefold())
    return known or Actor(
        name=f"{label} {head.english}", side=owner.side, kind=head.kind, authority=min(head.authority, 3)
    )


def under(head: HeadWords, body: Actor) -> Actor:
    """The actor of a head under a body ("глава МИД Турции", "речник ДСНС")."""
    authority = max(head.authority, body.authority)
    return Actor(name=f"{body.name} {head.english}", side=body.side, kind=head.kind, authority=authority)
