"""What a document calls its bodies and people: "the ministry" is the one that it named before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from warledger.extract.actor import ActorMention
from warledger.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.shape import Reading

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_EMPTY = frozenset("the a an of its their his her same this that local for in and s".split())
_MONITOR = re.compile(r"\b(?:monitors?|watchdog|monitoring group)\b", re.IGNORECASE)
_OBSERVERS = frozenset({"observatory", "monitor", "monitoring"})
_TITLED = 7
_LONG = 4


class _Entry(NamedTuple):
    """One naming: where, by which words, and who it is."""

    number: int
    at: int
    words: frozenset[str]
    who: Attribution
    person: bool = False


class Named:
    """Every actor a document names in full, with the words by which it can be called again."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        """Look over the whole document once."""
        self.entries: list[_Entry] = []
        for number, reading in enumerate(readings):
            for index, chunk in enumerate(reading.chunks):
                if isinstance(chunk.value, ActorMention) and chunk.letter == "A":
                    self._add(reading, number, index, chunk.value)

    def _add(self, reading: Reading, number: int, index: int, mention: ActorMention) -> None:
        """Keep an actor that has more of a name than its kind."""
        actor = mention.actor
        if actor.name.islower() or actor.kind in {"state", "alliance"}:
            return
        text = reading.passage.text
        words = text[mention.start : mention.end]
        called = f"{words} {actor.name}"
        called += " " + _titles(reading, index)
        found = _content(called)
        who = Attribution(words=words, name=actor.name, side=actor.side)
        self.entries.append(_Entry(number, index, found, who, person=mention.form == "person"))

    def meant(self, words: str, number: int, index: int) -> Attribution | None:
        """Whom a short name means at a chunk of a passage: the last so called, else the first to come.

        A name is met when each of its words stands in the longer one.
        """
        asked = _content(words)
        if not asked:
            return None
        met = [e for e in self.entries if asked <= e.words]
        earlier = [e for e in met if (e.number, e.at) < (number, index) and e.words != asked]
        later = [e for e in met if (e.number, e.at) > (number, index) and e.words != asked]
        entry = earlier[-1] if earlier else later[0] if later else None
        if entry is None:
            return None
        body = _body(entry.who.words) if entry.person else None
        if body is not None and asked <= _content(body):
            return Attribution(words=words, name=body, side=entry.who.side)
        return Attribution(words=words, name=entry.who.name, side=entry.who.side)

    def monitor(self, words: str) -> Attribution | None:
        """Whom "a war monitor" means: the one observatory that the document names."""
        if not _MONITOR.search(words):
            return None
        met = [e for e in self.entries if e.words & _OBSERVERS]
        found = {e.who.name: e.who for e in [e for e in met if not e.person] or met}
        who = next(iter(found.values())) if len(found) == 1 else None
        return Attribution(words=words, name=who.name, side=who.side) if who else None


_BODY = re.compile(r"\b(?:of|for) (?:the )?(?P<body>[A-Z]\w+(?: (?:for|of|and|[A-Z]\w+))*)")


def _body(words: str) -> str | None:
    """The body that a person's title names: "the director of the X Observatory, Y" → "X Observatory"."""
    match = _BODY.search(words)
    return match["body"] if match else None


def _content(words: str) -> frozenset[str]:
    """The words that tell one name from another, in the singular."""
    found = (word for word in _WORD.findall(words.casefold()) if word not in _EMPTY)
    return frozenset(word[:-1] if len(word) > _LONG and word.endswith("s") else word for word in found)


def _titles(reading: Reading, index: int) -> str:
    """The words of a title set beside a name by a comma: "X, the mayor of Y," and "the mayor, X,"."""
    shape = reading.shape
    found = ""
    if shape[index + 1 : index + 2] == ",":
        end = index + 2
        while end < len(shape) and shape[end] not in ",.;:" and end - index < _TITLED:
            end += 1
        found += reading.text(index + 2, end - 1) if end > index + 2 else ""
    if index > 1 and shape[index - 1] == ",":
        first = index - 1
        while first > 0 and shape[first - 1] not in ",.;:" and index - first < _TITLED:
            first -= 1
        found += " " + reading.text(first, index - 2) if first < index - 1 else ""
    return found
