"""The blind posts are well formed: exact quotes, days in order, days not after publication."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
POSTS = sorted(HERE.glob("*/*.json"))
KINDS = frozenset(
    "attack harm damage interception territory talks exchange proposal rejection precondition sanction accusation".split()
)


def problems(claim: dict[str, Any], text: str, published: str) -> list[str]:
    """Everything that is wrong with one claim of a post."""
    first, last = claim.get("date_from", published), claim.get("date_to", published)
    checks = {
        "its kind": claim["kind"] in KINDS,
        "its words": claim["quote"] in text,
        "its days": first <= last <= published,
        "its figure": claim["kind"] != "harm" or isinstance(claim["low"], int),
    }
    return [what for what, holds in checks.items() if not holds]


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem)
def test_a_post_is_well_formed(path: Path):
    gold, text = json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_text("utf-8")
    title, empty, body = text.split("\n")[:3]
    assert title
    assert not empty
    assert body
    assert (gold["id"], gold["lang"]) == (path.stem, path.parent.name[-2:])
    assert gold["publisher"].endswith("(example)")
    assert not [wrong for claim in gold["claims"] if (wrong := problems(claim, text, gold["published"]))]


def test_there_are_twenty_posts():
    assert len(POSTS) == len(list(HERE.glob("*/*.txt"))) == 20


def test_a_spoiled_claim_is_noticed():
    path = next(path for path in POSTS if "harm" in path.read_text("utf-8"))
    gold, text = json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_text("utf-8")
    claim = gold["claims"][0]
    assert not problems(claim, text, gold["published"])
    assert problems(claim | {"quote": "words that nobody wrote"}, text, gold["published"]) == ["its words"]
