"""Voices → speakers: who answers for a claim, carried over while the text still reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.extract.actor import ActorMention
from warledger.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from warledger.extract.attribution import Voice
    from warledger.extract.shape import Reading


class Speakers:
    """Follows who speaks through a document; ask in reading order."""

    def __init__(self, readings: Sequence[Reading], heard: Sequence[list[Voice]]) -> None:
        """Begin before the first passage."""
        self.readings, self.heard = readings, heard
        self.speaker: Attribution | None = None
        self.passage = -9
        self.bodies: dict[str, Attribution] = {}
        self.at = 0

    def of(self, number: int, voice: Voice | None) -> Attribution | None:
        """Who answers for a claim of passage `number` that stands in the stretch of `voice`.

        Without a voice it is whoever spoke in the passage before, in the same paragraph
        (codebook, Claims 5); None in the publisher's own voice.
        """
        while self.at < number:
            self._remember(self.at)
            self.at += 1
        if voice is not None:
            return self._attribution(number, voice)
        if self.speaker is None or self.heard[number] or self.passage != number - 1:
            return None
        before, now = self.readings[self.passage].passage, self.readings[number].passage
        if before.paragraph != now.paragraph or before.kind != "body":
            return None
        self.passage = number
        return self.speaker

    def _remember(self, number: int) -> None:
        """Keep who spoke in a passage."""
        for voice in self.heard[number]:
            spoken = self._attribution(number, voice)
            if spoken is None:
                continue
            self.passage = number
            if not voice.pronoun:
                self.speaker = spoken
                self.bodies[spoken.words.casefold().rsplit(" ", 1)[-1]] = spoken

    def _attribution(self, number: int, voice: Voice) -> Attribution | None:
        """The speaker of a voice, by its own words."""
        reading = self.readings[number]
        start, end = voice.words
        words = reading.passage.text[start:end]
        if voice.pronoun:
            return self.speaker
        if voice.speaker is not None:
            value = reading.chunks[voice.speaker].value
            if isinstance(value, ActorMention):
                return Attribution(words=words, name=value.actor.name, side=value.actor.side)
        plain = words.removeprefix("the ").removeprefix("The ")
        head = plain.casefold().rsplit(" ", 1)[-1]
        if plain != words and " " not in plain and head in self.bodies:
            return self.bodies[head]
        return Attribution(words=words, name=plain)
