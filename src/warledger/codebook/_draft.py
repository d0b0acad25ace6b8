"""What a finder hands on: a claim of one type as the sentence tells it, before resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warledger.extract.shape import Reading
    from warledger.model.claim import Modality, Scope


class Draft(NamedTuple):
    """A claim found in one passage, in chunks of its reading.

    `first` to `last` (inclusive) are the chunks that hold its words, `trigger` the one that
    tells it. `place`, `when`, `agent` and `target` are chunks of their values, where the
    sentence itself ties them to the trigger; None leaves them to the document's context,
    and `here` False says that no place is wanted. `fields` are the type's own.
    """

    type: str
    first: int
    last: int
    trigger: int
    fields: Mapping[str, object]
    place: int | None = None
    when: int | None = None
    agent: int | None = None
    target: int | None = None
    scope: Scope | None = None
    modality: Modality | None = None
    here: bool = True
    parties: tuple[int, ...] = ()
    speaker: bool = True


class Example(NamedTuple):
    """A sentence of our own and what it must be read as: a test, and a line of the docs.

    `expect` holds fields of the claim by name ("place" and "actor" as exported); an empty
    dictionary says that the sentence makes no claim of the type.
    """

    text: str
    expect: Mapping[str, object]
    note: str = ""


def reaching(reading: Reading, draft: Draft, at: int, length: int) -> Draft:
    """A draft whose words reach as far as what tells its status, `length` characters behind a chunk."""
    end = reading.chunks[at].start + length
    last = next((i for i, chunk in enumerate(reading.chunks) if chunk.end >= end), draft.last)
    return draft._replace(last=max(draft.last, last))
