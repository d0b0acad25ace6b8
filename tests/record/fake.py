"""A reader of our own for tests: every number in a text is that many people injured in Odesa."""

from __future__ import annotations

import hashlib
import re
import time

from warledger.codebook.harm import Harm
from warledger.model import Claim, Document, DocumentReference, Interval, Place

REPORTS = [
    {
        "id": "early",
        "text": "Drones hit Odesa: 3 injured.",
        "published": "2025-07-24T06:00",
        "publisher": "Wire",
    },
    {
        "id": "late",
        "text": "The toll in Odesa is 5 injured now.",
        "published": "2025-07-24T12:00",
        "publisher": "Daily",
    },
]
"""Two reports of one toll, the later one higher."""

ODESA = Place(
    words="Odesa",
    name="Odesa",
    admin1="Odesa Oblast",
    country="UA",
    geonames=698740,
    latitude=46.48,
    longitude=30.73,
    precision="settlement",
)
NIGHT = Interval(start="2025-07-23", end="2025-07-24", precision="night")


class Fake:
    """Reads slowly if asked to; on texts that say so it fails, or misplaces words."""

    def __init__(self, version: str = "fake-1", delay: float = 0.0) -> None:
        self.version, self.delay = version, delay

    def read(self, document: Document) -> list[Claim]:
        time.sleep(self.delay)
        if "FAIL" in document.text:
            raise RuntimeError("no such rule")
        shift = 1 if "SHIFT" in document.text else 0
        reference = DocumentReference(
            id=document.id,
            name=document.name,
            publisher=document.publisher,
            published=document.published,
            language=document.language,
            url=document.url,
        )
        return [self._claim(reference, found, shift) for found in re.finditer(r"\d+", document.text)]

    def _claim(self, reference: DocumentReference, found: re.Match[str], shift: int) -> Claim:
        told = f"{reference.id}/{found.start()}/{self.version}"
        return Harm(
            id=hashlib.sha256(told.encode()).hexdigest()[:16],
            document=reference,
            words=found[0],
            start=found.start() + shift,
            end=found.end() + shift,
            effect="injured",
            low=int(found[0]),
            high=int(found[0]),
            place=ODESA,
            when=NIGHT,
            reader=self.version,
        )
