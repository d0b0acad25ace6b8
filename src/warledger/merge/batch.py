"""The whole of merging at once: reports and claims in, incidents out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warledger.merge.reconcile import RULES
from warledger.merge.state import Merge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from warledger.merge.questions import Question
    from warledger.model import Claim, Document, Incident, Judgement


def incidents(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    *,
    families: Mapping[str, str] | None = None,
    rule: str = RULES[0],
) -> list[Incident]:
    """What the claims add up to, in order of time.

    Args:
        documents: the reports, for the outlets that speak in them.
        claims: all claims of these reports.
        judgements: the log of what people decided; it outranks every rule.
        families: for each document that copies others, the id of the one it goes back to.
        rule: how figures are chosen; one of `RULES`.

    Raises:
        ValueError: if there is no such rule, or a judgement corrects a field that is not there.
    """
    merge = Merge(rule)
    merge.update(documents, claims, judgements, families)
    return merge.incidents()


def queue(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    judgements: Sequence[Judgement] = (),
    *,
    families: Mapping[str, str] | None = None,
    limit: int = 20,
) -> list[Question]:
    """The most uncertain pairs and figures of a record, the least certain first."""
    merge = Merge()
    merge.update(documents, claims, judgements, families)
    return merge.questions(limit)
