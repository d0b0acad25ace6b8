"""One document → its claims: the same whatever came before, in time that grows with the text, for any text."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warledger.engines import local
from warledger.model import Claim, Document
from warledger.pipeline import STRETCH, Reader
from warledger.record.reading import Batch, Outcome, read_batch
from warledger.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BLIND = Path(__file__).parent / "blind"
WAR = "Russian drones and missiles struck Odesa, wounding nine soldiers of the Ukrainian army.\n"
PATIENT = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60
)


def document(
    text: str, name: str = "d", published: str | None = "2025-06-04", language: str = "en"
) -> Document:
    identity = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Document(id=identity, name=name, text=text, published=published, language=language)


@cache
def blind() -> list[Document]:
    """The reports of tests/blind."""
    found = []
    for path in sorted(BLIND.glob("*/*.txt")):
        told = json.loads(path.with_suffix(".json").read_text("utf-8"))
        found.append(document(path.read_text("utf-8"), path.stem, told["published"]))
    return found


def encoded(claims: Sequence[Claim]) -> bytes:
    return msgspec.json.encode(claims)


@pytest.fixture(scope="module")
def reader(gazetteer_file: Path) -> Reader:
    return Reader.open(gazetteer_file)


@pytest.fixture(scope="module")
def expected(reader: Reader) -> dict[str, bytes]:
    """The claims of each report, read in the order of their names."""
    return {one.name: encoded(reader.read(one)) for one in blind()}


# — the same again —


def test_there_is_something_to_compare(expected: dict[str, bytes]):
    assert sum(len(json.loads(claims)) for claims in expected.values()) > 300


def test_words_are_the_texts_own(reader: Reader):
    for one in blind():
        for claim in reader.read(one):
            assert one.text[claim.start : claim.end] == claim.words


def test_claims_are_in_the_order_of_the_text_and_each_has_its_id(reader: Reader):
    for one in blind():
        claims = reader.read(one)
        assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
        assert len({claim.id for claim in claims}) == len(claims)


@pytest.mark.parametrize("salt", ["a", "b"])
def test_what_was_read_before_changes_nothing(reader: Reader, expected: dict[str, bytes], salt: str):
    documents = sorted(blind(), key=lambda one: hashlib.sha256((salt + one.name).encode()).hexdigest())
    assert {one.name: encoded(reader.read(one)) for one in documents} == expected


def test_another_reader_reads_the_same(gazetteer_file: Path, expected: dict[str, bytes]):
    other = Reader.open(gazetteer_file)
    assert all(encoded(other.read(one)) == expected[one.name] for one in blind())


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("batch", [1, 7])
def test_any_number_of_processes_and_any_batches_give_the_same(
    gazetteer_file: Path, expected: dict[str, bytes], processes: int, batch: int
):
    documents = blind()
    chosen = Settings(gazetteer=str(gazetteer_file))
    groups = [documents[at : at + batch] for at in range(0, len(documents), batch)]
    payloads = (msgspec.msgpack.encode(Batch(chosen, group)) for group in groups)
    outcomes = [
        outcome
        for result in local.run(read_batch, payloads, processes)
        for outcome in msgspec.msgpack.decode(result, type=list[Outcome])
    ]
    assert [outcome.failure for outcome in outcomes] == [None] * len(documents)
    assert {one.name: outcome.claims for one, outcome in zip(documents, outcomes, strict=True)} == expected


HASHED = """
import sys
import msgspec
from pathlib import Path
from warledger.model import Document
from warledger.pipeline import Reader
reader = Reader.open(Path(sys.argv[1]))
for one in msgspec.json.decode(sys.stdin.buffer.read(), type=list[Document]):
    sys.stdout.buffer.write(msgspec.json.encode(reader.read(one)) + b"\\n")
"""


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_seed_of_hashes_changes_nothing(gazetteer_file: Path, expected: dict[str, bytes], seed: str):
    documents = blind()[::3]
    done = subprocess.run(
        [sys.executable, "-c", HASHED, str(gazetteer_file)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        input=msgspec.json.encode(documents),
        capture_output=True,
        check=True,
        timeout=120,
    )
    lines = done.stdout.splitlines()
    assert lines == [expected[one.name] for one in documents]


def test_the_gold_is_read_without_a_fault(reader: Reader, gold: Path):
    for path in sorted(gold.rglob("*.txt")):
        told = path.with_suffix(".json")
        if told.exists():
            row = json.loads(told.read_text("utf-8"))
            one = document(path.read_text("utf-8"), path.stem, row["published"], row["lang"])
            assert all(one.text[c.start : c.end] == c.words for c in reader.read(one))


# — any text, in time that grows with it —


def line(size: int) -> str:
    return "".join(
        f"the shelling killed {n} people in Kherson and wounded {n} others there " for n in range(size // 70)
    )


def names(size: int) -> str:
    towns = "Goma Sake Bukavu Odesa Kherson Sumy Tyre Sidon Homs Idlib Kutum Bama Jos Kano Sanaa Aden".split()
    return "killed in " + ", ".join(f"{towns[n % 16]} {towns[n * 7 % 16]}" for n in range(size // 12))


LARGE: dict[str, Callable[[int], str]] = {
    "one line": line,
    "numbers": lambda size: "killed " + " ".join(str(n * 7919 % 5000) for n in range(size // 5)),
    "names in a row": names,
    "quotes": lambda size: "".join(f"“he said ‘they killed {n} " for n in range(size // 24)),
    "clock times": lambda size: "killed " + " ".join(f"{n % 24}:{n % 60:02}" for n in range(size // 6)),
    "brackets": lambda size: "killed " + "(" * (size // 2) + ")" * (size // 2),
    "commas": lambda size: "killed" + ", and" * (size // 5),
    "hyphens": lambda size: "killed " + "a-" * (size // 2),
    "offices": lambda size: "killed " + "General Colonel Prime Minister of " * (size // 34),
    "actors": lambda size: "killed " + "Russian army spokesman and Hamas said " * (size // 38),
    "short lines": lambda size: "\n".join(f"{n} killed" for n in range(size // 11)),
    "sentences": lambda size: " ".join(f"Shells killed {n} people in Sumy on Monday." for n in range(size // 44)),
    "talks": lambda size: "".join(f"talks on talks of Russia in Doha {n} " for n in range(size // 36)),
    "letters": lambda size: "a" * size,
    "stops": lambda size: "killed " + ". " * (size // 2),
}  # fmt: skip


def cost(reader: Reader, text: str) -> float:
    """Seconds of the processor for a text, the better of two readings."""
    spent = []
    for _ in range(2):
        before = time.process_time()
        reader.read(document(WAR + text))
        spent.append(time.process_time() - before)
    return min(spent)


@pytest.mark.parametrize("kind", LARGE)
def test_time_grows_with_the_text(reader: Reader, kind: str):
    small, large = cost(reader, LARGE[kind](6_000)), cost(reader, LARGE[kind](24_000))
    assert large < max(0.2, 4 * 2.5 * small)
    assert large < 5


@pytest.mark.slow
def test_five_megabytes_in_one_line_are_read(reader: Reader):
    text = "the army shelled the town and killed nine people " * 100_000
    before = time.process_time()
    assert reader.read(document(WAR + text))
    assert time.process_time() - before < 30


def test_a_hundred_thousand_numbers_are_read(reader: Reader):
    text = WAR + " ".join(str(number % 997) for number in range(100_000))
    assert reader.read(document(text))


def test_ten_thousand_names_are_read(reader: Reader):
    assert reader.read(document(WAR + names(120_000)))


def test_a_long_document_is_read_to_its_end(reader: Reader):
    text = WAR + " ".join(
        f"On Monday shelling killed {number + 2} people in Sumy." for number in range(STRETCH + 200)
    )
    claims = reader.read(document(text))
    assert max(claim.start for claim in claims) > len(text) - 200
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)


@PATIENT
@given(st.text())
def test_any_text_is_read(reader: Reader, text: str):
    one = document(WAR + text)
    assert all(one.text[c.start : c.end] == c.words for c in reader.read(one))


PIECES = st.sampled_from(
    "killed|wounded|nine|12|1,200|people|soldiers|in|Goma|Odesa|Kharkiv region|the village of Qarzubel|on Monday|"
    "overnight|two days earlier|10:30|by|Russian|Ukraine|Hamas|the army|said|according to|,|.|;|:|“|”|\"|'s|(|)|—|"
    "drones|missiles|struck|shelling|a strike on|a hospital|damaged|shot down|talks|a third round of|agreed|"
    "ceasefire|prisoners|exchange|offered|rejected|if|unless|will|threatened|sanctions|accused|not|no|none|of them|"
    "including|children|a boy|the death toll|rose to|at least|about|dozens of|and|or|to|of|captured|\n|\n\n|was|were".split(
        "|"
    )
)


@PATIENT
@given(
    st.lists(PIECES, max_size=60).map(" ".join),
    st.sampled_from([None, "2025-06-04", "2024-02-29T23:59+02:00"]),
)
def test_any_row_of_its_own_words_is_read(reader: Reader, text: str, published: str | None):
    one = document(WAR + text, published=published)
    for claim in reader.read(one):
        assert one.text[claim.start : claim.end] == claim.words
        low, high = getattr(claim, "low", None), getattr(claim, "high", None)
        assert low is None or high is None or low <= high


@pytest.mark.parametrize("language", ["pl", "xx", "fr"])
def test_a_language_without_a_lexicon_makes_no_claims(reader: Reader, language: str):
    assert reader.read(document(WAR, language=language)) == []


@pytest.mark.parametrize("published", [None, "", "yesterday", "2025-13-45", "0001-01-01", "9999-12-31"])
def test_any_publication_time_is_taken(reader: Reader, published: str | None):
    text = (
        WAR
        + "Two weeks earlier, overnight on Friday, shelling killed nine people in Sumy. Next year it may end."
    )
    assert reader.read(document(text, published=published))


def test_repeats_are_counted_and_make_no_further_claim(reader: Reader):
    sentence = "Shelling killed nine people in Sumy on Monday."
    once: list[Any] = reader.read(document(sentence))
    twice: list[Any] = reader.read(document(f"{sentence}\n\nIn other news, rain.\n\n{sentence}"))
    assert [claim.words for claim in once] == [claim.words for claim in twice]
    assert {claim.repeats for claim in once} == {0}
    assert {claim.repeats for claim in twice} == {1}


TOLD = {
    "en": "Drones struck the port city of Odesa overnight, officials said on Thursday.\n\nThe regional head wrote:\n\n{}",
    "ru": "Ночью беспилотники атаковали Одессу, сообщили власти области.\n\nГлава области написал в своём канале:\n\n{}",
    "und": "{}\n\nDrones struck the port city of Odesa overnight, officials said on Thursday.",
}


@pytest.mark.parametrize("language", TOLD)
def test_each_passage_is_read_in_its_own_language(reader: Reader, language: str):
    quoted = "«Внаслідок нічної атаки дронів в Одесі поранено чотирьох людей, один чоловік загинув»."
    text = TOLD[language].format(quoted)
    claims = reader.read(document(text, language=language, published="2025-07-24T08:00+03:00"))
    harm = {getattr(claim, "effect", ""): claim for claim in claims if claim.type == "harm"}
    assert {effect: getattr(claim, "low", None) for effect, claim in harm.items()} == {
        "injured": 4,
        "killed": 1,
    }
    assert {claim.place.name for claim in claims if claim.place} == {"Odesa"}
    assert all(text[claim.start : claim.end] == claim.words for claim in claims)
    assert (
        any(claim.type == "attack" and claim.start < text.index("«") for claim in claims) or language == "und"
    )
    assert {claim.document.language for claim in claims} == {language}
