"""Voices → speakers: who answers for a claim, carried over while the text still reports it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from warledger.extract.actor import ActorMention
from warledger.extract.attribution import chain_at, voice_at
from warledger.extract.figures import Figure
from warledger.extract.subject import words_of
from warledger.model import Attribution
from warledger.resolve import holders, posts
from warledger.resolve.named import Named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.attribution import Voice
    from warledger.extract.shape import Reading

_TOPIC = re.compile(r"^(?:[^A,HVXEWFYZGb]{0,6},)?(?:[ei][dwaCP]{0,4}T?,?|T,?)?[dwaC]{0,4}A")
_PRONOUNS = frozenset("he she him his her i my it its they them their we our".split())
_HE = frozenset("він вона його її он она его ее её".split())
_THEY = frozenset("вони їх їхні їхніх їхніми їхнім они их".split())
_OUTLET = 2
_QUOTES = frozenset('"“«')
_TOPIC_WORDS = 4
_VIOLENCE = re.compile(r"[HEDQGVZL#FIh]|[WR][da]*S")
_MEANS = re.compile(r"[SMO]")
_REPORTED = re.compile(r"b[wz]?W(?!y)")


class Speakers:
    """Follows who speaks through a document: every voice resolved once, in reading order."""

    def __init__(self, readings: Sequence[Reading], heard: Sequence[list[Voice]]) -> None:
        """Resolve the voices of every passage, and who is carried into those without one."""
        self.readings, self.heard = readings, heard
        self.named = Named(readings)
        self.last: dict[str, Attribution] = {}
        self.said: list[list[Attribution | None]] = []
        persons = posts.Holders(readings)
        self.carried: list[Attribution | None] = []
        self.speaking: Attribution | None = None
        speaking: Attribution | None = None
        quotes = _quoted(readings)
        for number in range(len(readings)):
            if not self._goes_on(number, quotes):
                speaking = None
            self.speaking = speaking
            said = [self._attribution(number, voice) for voice in heard[number]]
            self.said.append([persons.named(spoken) for spoken in said])
            aside = heard[number] and not quotes[number] and not _counts_on(readings[number])
            self.carried.append(None if aside else speaking)
            quoting = number + 1 < len(readings) and (quotes[number + 1] or self._quotes_on(number))
            speaking = self._speaking_after(number, speaking, quoting=quoting)
        self._carry_back(quotes)
        holders.by_name(readings, heard, self.said)
        holders.reached_back(readings, heard, self.said, self.carried)
        self.carried = posts.carried(readings, heard, self._resolved, self.carried)
        self._lend_to_headline()

    def of(self, number: int, voice: Voice | None) -> Attribution | None:
        """Who answers for a claim of passage `number` that stands in the stretch of `voice`.

        Without a voice it is whoever spoke before while the text still reports it
        (codebook, Claims 5); None in the publisher's own voice.
        """
        if voice is None:
            return self.carried[number]
        return self._resolved(number, voice)

    def _resolved(self, number: int, voice: Voice) -> Attribution | None:
        """The speaker of a voice, found when the document was gone through."""
        for heard, spoken in zip(self.heard[number], self.said[number], strict=True):
            if heard is voice or heard == voice:
                return spoken
        return None

    # — going on —

    def _goes_on(self, number: int, quotes: Sequence[bool]) -> bool:
        """True when a passage can still report what the passage before it reported."""
        if number == 0:
            return False
        before, now = self.readings[number - 1].passage, self.readings[number].passage
        if before.kind != "body" or now.kind != "body":
            return False
        if quotes[number]:
            return True
        if before.paragraph != now.paragraph:
            return False
        return _counts_on(self.readings[number]) or not self._is_own(number)

    def _quotes_on(self, number: int) -> bool:
        """'"…," X said. "…"': a quotation that goes on behind the one who speaks it."""
        before, after = self.readings[number].passage, self.readings[number + 1].passage
        same = before.paragraph == after.paragraph and before.text[:1] in _QUOTES
        return same and after.text[:1] in _QUOTES and not self.heard[number + 1]

    def _is_own(self, number: int) -> bool:
        """True for a sentence by which the publisher speaks again."""
        reading = self.readings[number]
        topics = words_of(reading.language, "own_topics")
        opening = range(min(_TOPIC_WORDS, len(reading.shape)))
        if any(reading.lower(i) in topics and "H" in reading.shape[i + 1 : i + 4] for i in opening):
            return True
        if holders.is_ranking(reading) or holders.is_own_deed(reading, self.said[number - 1]):
            return True
        return bool(_REPORTED.search(reading.shape))

    def _speaking_after(
        self, number: int, speaking: Attribution | None, *, quoting: bool
    ) -> Attribution | None:
        """Who is speaking when a passage ends: a person or body that tells of violence there."""
        found = self.heard[number]
        if not found:
            self._remember_topic(number)
            return speaking
        voice = min(found, key=lambda v: (v.rank, -v.verb))
        shape = self.readings[number].shape
        tells = (
            bool(_VIOLENCE.search(shape))
            or voice.pronoun
            or (voice.verb > voice.first and bool(_MEANS.search(shape)))
        )
        outlet = voice.rank == _OUTLET and not voice.pronoun
        if not quoting and (outlet or not tells):
            return None
        return self._resolved(number, voice) or speaking

    def _carry_back(self, quotes: Sequence[bool]) -> None:
        """Give a quotation of several sentences, named at its end, to the one who spoke it."""
        for number in range(len(self.readings) - 2, -1, -1):
            if not quotes[number + 1] or self.heard[number] or self.carried[number] is not None:
                continue
            after = self.heard[number + 1]
            if not after:
                self.carried[number] = self.carried[number + 1]
            elif after[0].first == 0 and after[0].verb > 0:
                self.carried[number] = self._resolved(number + 1, after[0])

    def _lend_to_headline(self) -> None:
        """A headline restates the body: whoever answers there for its figure, or for the lead."""
        body = [n for n, reading in enumerate(self.readings) if reading.passage.kind == "body"]
        for number, reading in enumerate(self.readings):
            if reading.passage.kind == "body" or self.heard[number] or not body:
                continue
            figures = {low for _, low in _figures(reading)}
            told = next(
                ((n, at) for n in body for at, low in _figures(self.readings[n]) if low in figures), None
            )
            if told is not None:
                voice = voice_at(self.heard[told[0]], told[1])
                self.carried[number] = self.of(told[0], voice)
            elif self.heard[body[0]]:
                voice = min(self.heard[body[0]], key=lambda v: (v.rank, v.verb))
                self.carried[number] = self._resolved(body[0], voice)

    # — naming —

    def _attribution(self, number: int, voice: Voice) -> Attribution | None:
        """The speaker of a voice, with whoever else carries the words; remembered."""
        spoken = self._pronoun(number, voice) if voice.pronoun else self._by_words(number, voice)
        if spoken is None:
            return None
        if not voice.pronoun:
            self._remember(spoken, number, voice)
        chain = [self._name(number, index) for index in voice.also]
        others = chain_at(self.heard[number], max(voice.first, 0), voice)
        chain += [self._name(number, other.speaker) for other in others if other.rank > voice.rank]
        names = tuple(dict.fromkeys(name for name in chain if name and name != spoken.name))
        return msgspec.structs.replace(spoken, chain=names) if names else spoken

    def _name(self, number: int, index: int | None) -> str | None:
        """The canonical name of the actor in a chunk."""
        value = self.readings[number].chunks[index].value if index is not None else None
        return value.actor.name if isinstance(value, ActorMention) else None

    def _by_words(self, number: int, voice: Voice) -> Attribution:
        """The speaker whom a noun phrase names."""
        reading = self.readings[number]
        start, end = voice.words
        words = reading.passage.text[start:end]
        value = reading.chunks[voice.speaker].value if voice.speaker is not None else None
        if reading.passage.text[:start].casefold().endswith("same ") and self.speaking is not None:
            return msgspec.structs.replace(self.speaking, words=words)
        if isinstance(value, ActorMention):
            found = Attribution(words=words, name=value.actor.name, side=value.actor.side)
            if value.actor.side is None or value.actor.name.islower():
                meant = self.named.meant(words, number, voice.verb)
                return meant or self.named.monitor(words) or found
            return found
        plain = re.sub(r"^(?:the|an?|its|their|his|her|some|this|that)\s+", "", words, flags=re.IGNORECASE)
        definite = plain != words and words[:2].casefold() != "a " and words[:3].casefold() != "an "
        meant = self.named.meant(plain, number, voice.verb) if definite else None
        meant = meant or self.named.monitor(words) or self._of_sort(plain, definite=definite)
        return meant or Attribution(words=words, name=plain)

    def _of_sort(self, plain: str, *, definite: bool) -> Attribution | None:
        """ "the group", "the agency": the last of that sort that spoke or was spoken of."""
        head = plain.casefold().rsplit(" ", 1)[-1]
        if not definite:
            return None
        if head in self.last:
            return self.last[head]
        if " " in plain and "same" not in plain:
            return None
        for sort in ("group", "media", "person", "body"):
            if head in words_of(self.readings[0].language, f"{sort}_words"):
                return self.last.get(f"*{sort}")
        return None

    def _remember(self, spoken: Attribution, number: int, voice: Voice) -> None:
        """Keep a speaker for the pronouns and short names that follow."""
        value = self.readings[number].chunks[voice.speaker].value if voice.speaker is not None else None
        kind = value.actor.kind if isinstance(value, ActorMention) else ""
        words = spoken.words.casefold()
        self.last[words.rsplit(" ", 1)[-1]] = spoken
        head = words.rsplit(" ", 1)[-1]
        is_person = head in words_of(self.readings[0].language, "person_words")
        if kind in {"people", ""} or (kind == "body" and is_person):
            kind = self._plain_kind(spoken.words)
        self._sort(spoken, kind)

    def _sort(self, spoken: Attribution, kind: str) -> None:
        """Keep an actor as the last of its sort."""
        sorts = {
            "person": ("he",),
            "office": ("he", "it"),
            "people": ("they",),
            "group": ("group", "it", "they"),
            "force": ("group", "it", "they"),
            "media": ("media", "it"),
            "body": ("body", "it", "they"),
            "state": ("it",),
            "alliance": ("it",),
            "singular": ("he", "it"),
            "named": ("he", "it", "person"),
        }.get(kind, ("it", "he", "they"))
        for sort in sorts:
            self.last[f"*{sort}"] = spoken
        if kind in {"person", "office", "singular"}:
            self.last["*person"] = spoken

    def _plain_kind(self, words: str) -> str:
        """What sort of speaker plain words name: "a resident" can be "he", "residents" are "they"."""
        parts = words.split()
        if len(parts) > 1 and all(part[:1].isupper() for part in parts):
            return "named"
        return "people" if words.endswith("s") else "singular"

    def _remember_topic(self, number: int) -> None:
        """Keep the subject of a sentence without a voice: "it said" may mean it."""
        reading = self.readings[number]
        match = _TOPIC.match(reading.shape)
        value = reading.chunks[match.end() - 1].value if match else None
        if isinstance(value, ActorMention):
            words = reading.passage.text[value.start : value.end]
            spoken = Attribution(words=words, name=value.actor.name, side=value.actor.side)
            self._sort(spoken, value.actor.kind)

    def _pronoun(self, number: int, voice: Voice) -> Attribution | None:
        """Whom "he", "it", "they" or "his post" means."""
        start, end = voice.words
        words = self.readings[number].passage.text[start:end].casefold().split()[0]
        if words in _HE:
            named = posts.person_before(self.readings[number], start)
            return named or self.last.get("*person") or self.speaking
        if words in _THEY:
            return self.last.get("*they") or self.last.get("*media") or self.speaking
        code = self.readings[number].language.code
        if (sort := posts.sort_meant(code, words)) is not None:
            return self.last.get(sort) or self.speaking
        if words not in _PRONOUNS:
            return self.speaking
        sort = {
            "he": "he",
            "she": "he",
            "him": "he",
            "his": "he",
            "her": "he",
            "i": "he",
            "my": "he",
            "it": "it",
            "its": "it",
        }.get(words, "they")
        return self.last.get(f"*{sort}") or next(reversed(self.last.values()), None)


def _counts_on(reading: Reading) -> bool:
    """True for "Another 109 people were wounded": it adds to a figure, so whoever gave that one goes on."""
    value = reading.chunks[0].value if reading.chunks else None
    return isinstance(value, Figure) and value.increment


def _figures(reading: Reading) -> list[tuple[int, int]]:
    """The chunks of people counted and bare numbers above one, with their low ends."""
    found = (
        (i, getattr(getattr(c.value, "quantity", None), "low", None)) for i, c in enumerate(reading.chunks)
    )
    return [(i, low) for i, low in found if low is not None and low > 1]


def _quoted(readings: Sequence[Reading]) -> list[bool]:
    """For each passage, whether it begins inside a quotation that an earlier one opened."""
    inside, begun = False, []
    paragraph = -1
    for reading in readings:
        passage = reading.passage
        if passage.paragraph != paragraph and not passage.text.startswith(('"', "“", "«")):
            inside = False
        elif passage.paragraph != paragraph and inside:
            begun.append(True)
            inside = _open_after(passage.text[1:], inside=True)
            paragraph = passage.paragraph
            continue
        paragraph = passage.paragraph
        begun.append(inside)
        inside = _open_after(passage.text, inside=inside)
    return begun


def _open_after(text: str, *, inside: bool) -> bool:
    """Whether a quotation is open after a text that began inside or outside of one."""
    for mark in re.findall(r'["“”«»]', text):
        inside = not inside if mark == '"' else mark in "“«"
    return inside
