"""One document → its claims: gate, chunks, patterns, context, resolution.

Pure and deterministic: the same document gives the same claims, byte for byte, whatever was
read before it and in however many processes.
"""

from __future__ import annotations

import hashlib
import logging
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from warledger import __version__, plugs
from warledger.actors.files import states
from warledger.codebook._grammars import own_grammar
from warledger.codebook._types import claim_types, finders, settlers
from warledger.extract import attribution, gate, shape, topic
from warledger.extract.actor import ActorMention, Actors
from warledger.extract.figure import named
from warledger.extract.place import PlaceMention
from warledger.extract.slavic.reading import strikes
from warledger.language.lexicon import Language, language
from warledger.model import Claim, Document, DocumentReference
from warledger.normalize.language import mixed, of_passages
from warledger.normalize.sentences import passages
from warledger.resolve.gathered import Gathered
from warledger.resolve.gazetteer import Gazetteer
from warledger.resolve.place import resolve
from warledger.resolve.regions import regions_told
from warledger.resolve.restated import without_restatements
from warledger.resolve.scene import Scene
from warledger.resolve.spelt import in_english

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from warledger.codebook._draft import Draft
    from warledger.extract.shape import Reading
    from warledger.model import Actor, Passage, Place, Toponym
    from warledger.plugs import Names

LOG = logging.getLogger(__name__)
READING = tuple(
    f"warledger.{name}" for name in "actors codebook extract language normalize pipeline resolve".split()
)
"""What readings depend on: a change in any of it makes them outdated."""

REMEMBERED = 4096
STRETCH = 800
"""Passages that are read as one text; a longer document is read in stretches, so that time grows with it."""


class Reader:
    """Reads documents; open once, use for many. Safe to open anew in each process."""

    def __init__(self, names: Names, actors: Actors) -> None:
        """Keep what reading needs to look things up."""
        self.names, self.actors = names, actors
        self.version = (
            f"{__version__}+{plugs.fingerprint(*READING)[:8]}.{getattr(names, 'version', 'none')[:8]}"
        )
        """What claims carry: of the package, of the code and data that read, and of the gazetteer."""
        self._country = lru_cache(REMEMBERED)(self._find_country)

    @classmethod
    def open(cls, gazetteer: Path | None = None) -> Reader:
        """A reader on the gazetteer that set-up built, or on the one named.

        Raises:
            Trouble: if there is no gazetteer; the message says how to build it.
        """
        return cls(Gazetteer.open(gazetteer), Actors.load())

    def read(self, document: Document) -> list[Claim]:
        """Every claim of one document, in the order of its text."""
        tongue = language(document.language)
        several = mixed(document.text, document.language)
        if not several and (tongue is None or not _may_matter(document.text, [tongue])):
            return []
        found = passages(document.text, document.language)
        copies: Counter[int | None] = Counter(p.copy_of for p in found if p.copy_of is not None)
        firsts = [passage for passage in found if passage.copy_of is None]
        spoken = [tongue] * len(firsts)
        if several:
            spoken = [language(code) for code in of_passages([p.text for p in firsts], document.language)]
        told = [(passage, own) for passage, own in zip(firsts, spoken, strict=True) if own is not None]
        if several and not _may_matter(document.text, {own.code: own for _, own in told}.values()):
            return []
        claims: list[Claim] = []
        for start in range(0, len(told), STRETCH):
            claims += self._read(document, told[start : start + STRETCH], copies)
        return claims

    def _read(
        self, document: Document, found: list[tuple[Passage, Language]], copies: Counter[int | None]
    ) -> list[Claim]:
        """Every claim of one stretch of a document, in the order of its text."""
        readings = self._readings(found)
        tongues = {tongue.file.grammar: tongue for _, tongue in found}.values()
        grammars = [own_grammar(tongue) or topic for tongue in tongues]
        if not any(grammar.concerns_conflict(readings, self.actors.opponents) for grammar in grammars):
            return []
        mentions = [[c.value for c in r.chunks if isinstance(c.value, PlaceMention)] for r in readings]
        gathered = Gathered(mentions, self._named_countries(readings))
        gathered.regions |= regions_told(readings, self.names)
        places = resolve(mentions, gathered, self._meant)
        state = states().states.get(gathered.country or "")
        return self._claims(document, readings, places, copies, state.name if state else None)

    def _readings(self, found: list[tuple[Passage, Language]]) -> list[Reading]:
        """Each passage in chunks, by the grammar of its language; names of persons carry over to later passages."""
        known: dict[str, Actor] = {}
        local: set[str] = set()
        readings = []
        for passage, tongue in found:
            world = shape.World(self.actors, self.names, known, frozenset(local))
            reading = (own_grammar(tongue) or shape).read(passage, tongue, world)
            local.update(_unlisted(reading))
            mentions = [c.value for c in reading.chunks if isinstance(c.value, ActorMention)]
            known.update(self.actors.surnames(mentions))
            readings.append(reading)
        world = shape.World(self.actors, self.names, known, frozenset(local))
        return [self._again(reading, world) for reading in readings]

    @staticmethod
    def _again(reading: Reading, world: shape.World) -> Reading:
        """A passage read anew when a later one showed that a name in it is a place."""
        missed = world.local - _unlisted(reading)
        if own_grammar(reading.language) is None and any(name in reading.passage.text for name in missed):
            return shape.read(reading.passage, reading.language, world)
        return reading

    def _named_countries(self, readings: list[Reading]) -> Counter[str]:
        """How often each country is named through its state, people and forces; its enemies' at least as none."""
        sides: Counter[str] = Counter()
        for reading in readings:
            own = own_grammar(reading.language) is not None
            for index, chunk in enumerate(reading.chunks):
                if (mention := named(chunk.value) if own else chunk.value) is not None and isinstance(
                    mention, ActorMention
                ):
                    sides[mention.actor.side or mention.actor.name] += not (own and strikes(reading, index))
        counted: Counter[str] = Counter()
        for side, count in sides.items():
            country = self._country(self.actors.state_of(side))
            if country:
                counted[country] += count
        lands = (self._country(land) for side in sides for land in self.actors.lands(side))
        counted.update({country: 0 for country in lands if country and counted})
        return counted

    def _find_country(self, side: str) -> str | None:
        """The ISO code of the country with this name."""
        found = self.names.lookup(side)
        return found[0].country if found and found[0].precision == "country" else None

    def _meant(self, mention: PlaceMention, gathered: Gathered) -> Toponym | None:
        """The place that "the capital", "the country" or "the border" means in a document."""
        owners = self.actors.find(mention.kind) if mention.kind[:1].isupper() else []
        side = owners[0].actor.side or owners[0].actor.name if owners else ""
        code = self._country(side) or gathered.country
        state = states().states.get(code or "")
        if mention.stands_for == "border":
            return self._border(gathered)
        seats = state.seats if state else ()
        told = [seat for seat in seats if any(place.name == seat for place in gathered.sure)]
        name = (*told, *seats, "")[0] if state and mention.stands_for == "capital" else state and state.name
        found = self.names.lookup(name) if name else ()
        wanted = "country" if mention.stands_for == "country" else "settlement"
        return next((place for place in found if place.country == code and place.precision == wanted), None)

    def _border(self, gathered: Gathered) -> Toponym | None:
        """The border between the two countries that a document deals with most."""
        ranked = sorted(gathered.countries, key=lambda code: (-gathered.countries[code], code))
        pair = [state.name for code in ranked[:2] if (state := states().states.get(code))]
        found = self.names.lookup("-".join(pair) + " border") if len(pair) == len(ranked[:2]) > 1 else ()
        return found[0] if found else None

    def _claims(
        self,
        document: Document,
        readings: list[Reading],
        places: list[dict[int, Place]],
        copies: Counter[int | None],
        home: str | None,
    ) -> list[Claim]:
        """Drafts of every passage, completed by the document's context."""
        reference = DocumentReference(
            id=document.id,
            name=document.name,
            publisher=document.publisher,
            published=document.published,
            language=document.language,
            url=document.url,
        )
        drafts = [list(self._drafts(reading)) for reading in readings]
        scene = Scene(
            document,
            readings,
            places,
            [(own_grammar(r.language) or attribution).voices(r) for r in readings],
            drafts,
            self._country,
            self.actors.opponents,
            home,
        )
        made = self._made(reference, readings, drafts, scene, copies)
        settled = self._settled(made, document.text)
        ordered = sorted(settled, key=lambda claim: (claim.start, claim.end, claim.type, claim.id))
        starts = [reading.passage.start for reading in readings]
        return without_restatements(
            ordered, lambda claim: readings[bisect_right(starts, claim.start) - 1].passage.kind != "body"
        )

    def _made(
        self,
        reference: DocumentReference,
        readings: list[Reading],
        drafts: list[list[Draft]],
        scene: Scene,
        copies: Counter[int | None],
    ) -> list[Claim]:
        """The claims of all drafts that the context completes, each once."""
        made: dict[str, Claim] = {}
        for number, reading in enumerate(readings):
            for draft in drafts[number]:
                fields = scene.complete(number, draft)
                if fields is None:
                    continue
                try:
                    claim = self._claim(reference, reading, draft, fields, copies)
                except (TypeError, ValueError) as wrong:
                    LOG.warning("%s: a claim of %s is left out (%s)", reference.name, draft.type, wrong)
                else:
                    made.setdefault(claim.id, claim)
        return list(made.values())

    def _settled(self, claims: list[Claim], text: str) -> list[Claim]:
        """The claims that stand once each type has looked over all of its own.

        Every type sees all that the document told, whatever another has settled before.
        """
        told = tuple(claims)
        for name, settle in settlers():
            mine = [claim for claim in claims if claim.type == name]
            stand = settle(mine, told, text, self._country) if mine else []  # type: ignore[operator]
            claims = [claim for claim in claims if claim.type != name]
            claims += [msgspec.structs.replace(claim, id=identity(claim)) for claim in stand]
        return claims

    @staticmethod
    def _drafts(reading: Reading) -> Iterator[Draft]:
        """What every claim type finds in a passage."""
        own = own_grammar(reading.language)
        if own is not None:
            yield from own.drafts(reading)
            return
        for _, find in finders():
            yield from find(reading)  # type: ignore[operator]

    def _claim(
        self,
        reference: DocumentReference,
        reading: Reading,
        draft: Draft,
        fields: dict[str, object],
        copies: Counter[int | None],
    ) -> Claim:
        """The claim struct of a completed draft, with its id."""
        start = reading.passage.start + reading.chunks[draft.first].start
        end = reading.passage.start + reading.chunks[draft.last].end
        kind = claim_types()[draft.type]
        words = reading.text(draft.first, draft.last)
        claim = kind(
            document=reference,
            words=words,
            start=start,
            end=end,
            repeats=copies[reading.passage.index],
            reader=self.version,
            **in_english(fields, reading.language.code),  # type: ignore[arg-type]
        )
        return msgspec.structs.replace(claim, id=identity(claim))


def _may_matter(text: str, tongues: Iterable[Language]) -> bool:
    """False only for a text without a word that any claim type of these languages waits for."""
    return any((own_grammar(tongue) or gate).may_matter(text, tongue) for tongue in tongues)


def _unlisted(reading: Reading) -> set[str]:
    """The names that a passage uses as places and no gazetteer has."""
    named = (c.value for c in reading.chunks if isinstance(c.value, PlaceMention))
    return {m.words for m in named if not m.candidates and not m.stands_for}


_UNHASHED = ("id", "document", "reader", "confidence", "repeats", "words")


def identity(claim: Claim) -> str:
    """A claim's id: a hash of its document, type, span and typed fields."""
    fields = {k: v for k, v in msgspec.to_builtins(claim).items() if k not in _UNHASHED}
    text = msgspec.json.encode([claim.document.id, fields], order="sorted")
    return hashlib.sha256(text).hexdigest()[:16]
