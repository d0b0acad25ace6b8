"""Claims: what one document says, in exact words, by whom."""

from __future__ import annotations

from typing import Literal

import msgspec

from warledger.model.values import Interval, Place

Modality = Literal["asserted", "denied", "planned", "threatened", "hypothetical"]
Scope = Literal["incident", "total"]


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the text makes responsible for a claim.

    `words` as printed, `name` canonical where known, `side` the speaker's party; `chain`
    lists further links, nearest first ("TASS, citing the governor": governor, then TASS).
    """

    words: str
    name: str | None = None
    side: str | None = None
    chain: tuple[str, ...] = ()


class DocumentReference(msgspec.Struct, frozen=True, kw_only=True):
    """The document a claim stands in, as exports name it."""

    id: str
    name: str
    publisher: str | None = None
    published: str | None = None
    language: str = "und"
    url: str | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="claim"):
    """What every type of claim has; each file of `codebook/` adds its own type's fields.

    `words` is `text[start:end]` of the document, always. `speaker` is null in the
    publisher's own voice. `scope` "total" marks a sum over places or periods, which is kept
    and shown but never an incident. `repeats` counts further copies of the same words in
    the document. `id` hashes document, type, span and typed fields, so an unchanged claim
    keeps its id when the reader improves; `reader` is the version that found it.
    `actor` caused or did it, `recipient` suffered or was addressed; null when not said.
    """

    id: str = ""
    document: DocumentReference
    words: str
    start: int
    end: int
    speaker: Attribution | None = None
    modality: Modality = "asserted"
    background: bool = False
    scope: Scope = "incident"
    place: Place | None = None
    when: Interval | None = None
    actor: str | None = None
    recipient: str | None = None
    repeats: int = 0
    reader: str = ""
    confidence: float = 0.0

    def __post_init__(self) -> None:
        """Refuse words that do not fill their span."""
        if len(self.words) != self.end - self.start or self.start < 0:
            message = f"words of {len(self.words)} characters in span {self.start}–{self.end}"
            raise ValueError(message)

    @property
    def type(self) -> str:
        """The claim's type, as users type it."""
        return str(self.__struct_config__.tag)
