"""Every claim type is defined, has a struct, a finder and examples, and its examples are read as they say."""

from __future__ import annotations

import inspect
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from warledger import plugs
from warledger.codebook._draft import Example
from warledger.model import Claim, Document
from warledger.pipeline import Reader, claim_types, finders

if TYPE_CHECKING:
    from pathlib import Path

TYPES = plugs.names("codebook")
ATTRIBUTES = {"place": "name", "when": "start", "speaker": "name"}
"""What of a value an example names."""
HEADLINE = "Army and rebels trade artillery fire, soldiers killed\n\n"
"""A report on a war, for a sentence to stand in: without it, some examples are of no conflict."""


def flaws(module: ModuleType, name: str) -> list[str]:
    """What a file of the codebook lacks."""
    structs = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Claim) and value.__struct_config__.tag == name
    ]
    examples = getattr(module, "EXAMPLES", ())
    checks = {
        "a definition": len((module.__doc__ or "").split()) > 4,
        "one struct": len(structs) == 1,
        "a docstring of the struct": all(struct.__doc__ for struct in structs),
        "a finder": inspect.isfunction(getattr(module, "find", None)),
        "examples": bool(examples) and all(isinstance(one, Example) for one in examples),
        "an example with fields": any(one.expect for one in examples),
    }
    return [what for what, holds in checks.items() if not holds]


def examples() -> list[Any]:
    """Each example of each file, named by its type and words."""
    return [
        pytest.param(name, example, id=f"{name}-{example.text[:60]}")
        for name in TYPES
        for example in getattr(plugs.load("codebook", name), "EXAMPLES", ())
    ]


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


def told(claim: Claim, field: str) -> object:
    """A claim's field as examples write it."""
    value = getattr(claim, field)
    return getattr(value, ATTRIBUTES[field], None) if field in ATTRIBUTES else value


@pytest.mark.parametrize("name", TYPES)
def test_a_claim_type_is_whole(name: str):
    assert not flaws(plugs.load("codebook", name), name)
    assert claim_types()[name].__struct_config__.tag == name
    assert name in dict(finders())


def test_what_is_missing_is_told():
    empty = ModuleType("siege")
    assert flaws(empty, "siege") == [
        "a definition",
        "one struct",
        "a finder",
        "examples",
        "an example with fields",
    ]


@pytest.mark.parametrize(("name", "example"), examples())
def test_an_example_is_read_as_it_says(reader: Reader, name: str, example: Example):
    text = HEADLINE + example.text
    document = Document(id="e", name="e", text=text, published="2025-06-04", language="en")
    found = [claim for claim in reader.read(document) if claim.type == name and claim.start >= len(HEADLINE)]
    if not example.expect:
        assert not found
        return
    read = [{field: told(claim, field) for field in example.expect} for claim in found]
    assert dict(example.expect) in read


@pytest.mark.parametrize(("name", "example"), examples())
def test_the_claims_of_an_example_are_its_own_words(reader: Reader, name: str, example: Example):
    document = Document(id="e", name="e", text=example.text, published="2025-06-04", language="en")
    for claim in reader.read(document):
        assert document.text[claim.start : claim.end] == claim.words
