"""What the files of `codebook/` hold, by the name of their claim type; there is no list to edit."""

from __future__ import annotations

from functools import cache

from warledger import plugs
from warledger.model import Claim


@cache
def claim_types() -> dict[str, type[Claim]]:
    """The struct of each claim type, by name, from the files of `codebook/`."""
    found: dict[str, type[Claim]] = {}
    for name in plugs.names("codebook"):
        module = plugs.load("codebook", name)
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Claim) and value.__struct_config__.tag == name:
                found[name] = value
    return found


@cache
def finders() -> tuple[tuple[str, object], ...]:
    """The finder of each claim type, by name, from the files of `codebook/`."""
    modules = ((name, plugs.load("codebook", name)) for name in plugs.names("codebook"))
    return tuple((name, module.find) for name, module in modules if hasattr(module, "find"))


@cache
def settlers() -> tuple[tuple[str, object], ...]:
    """What settles a claim type over the whole document, for the files of `codebook/` that have it.

    `settle(claims, everything, text, country)` takes the document's claims of its type, all its
    claims, its text and what tells a party's country, and gives the claims that stand.
    """
    modules = ((name, plugs.load("codebook", name)) for name in plugs.names("codebook"))
    return tuple((name, module.settle) for name, module in modules if hasattr(module, "settle"))
