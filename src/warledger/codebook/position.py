"""Position: what a party thinks, wants, expects or refuses to say about war and peace."""

from __future__ import annotations

from warledger.model import Claim


class Position(Claim, frozen=True, kw_only=True, tag="position"):
    """A stance of `actor`, in the text's words."""

    content: str | None = None
