"""The nouns: frozen values that every layer shares and that no layer edits."""

from warledger.model.claim import Attribution, Claim, DocumentReference
from warledger.model.incident import Figure, Incident, Moment
from warledger.model.judgement import Judgement
from warledger.model.text import Document, Passage, Span
from warledger.model.values import Actor, Interval, Place, Quantity, Toponym

__all__ = [
    "Actor",
    "Attribution",
    "Claim",
    "Document",
    "DocumentReference",
    "Figure",
    "Incident",
    "Interval",
    "Judgement",
    "Moment",
    "Passage",
    "Place",
    "Quantity",
    "Span",
    "Toponym",
]
