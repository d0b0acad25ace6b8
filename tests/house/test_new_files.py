"""One new thing, one new file: each kind is added to a copy of the package, and no other file is touched.

The new files are those in `new/`; the language is a copy of the English one under another code, the store and
the engine copies of those there are under another name.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEW = Path(__file__).parent / "new"
ADDED = {
    "codebook/siege.py": NEW / "siege.py",
    "sources/fax.py": NEW / "fax.py",
    "publish/roll.py": NEW / "roll.py",
    "language/eo.toml": ROOT / "src" / "warledger" / "language" / "en.toml",
    "stores/shelf.py": ROOT / "src" / "warledger" / "stores" / "memory.py",
    "engines/mill.py": ROOT / "src" / "warledger" / "engines" / "local.py",
}
SIEGE = "RSF fighters encircled El Fasher in North Darfur on Friday, the Sudanese army said.\n"
REPORT = "Two people were killed in a drone attack on Kharkiv on Thursday, the regional governor said.\n"

ROUND_TRIP = """
import sys, msgspec
from warledger import plugs
from warledger.language.lexicon import languages
from warledger.model import Document, DocumentReference

assert "siege" in plugs.names("codebook") and "fax" in plugs.names("sources")
assert "roll" in plugs.names("publish") and "shelf" in plugs.names("stores") and "mill" in plugs.names("engines")
assert "eo" in languages()
Siege = plugs.load("codebook", "siege").Siege
claim = Siege(id="c1", document=DocumentReference(id="d1", name="one"), words="cut off", start=0, end=7, lifted=True)
document = Document(id="d1", name="one", text="cut off")
for name, path in (("shelf", ""), ("sqlite", sys.argv[1])):
    store = plugs.load("stores", name).open(path)
    assert store.add(document, [claim], "test")
    assert list(store.claims()) == [claim], name
    store.close()
"""


class Copy:
    """A copy of the package with the new files in it, and its programs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str, input: str = "") -> subprocess.CompletedProcess[str]:  # noqa: A002 - as in subprocess
        environment = os.environ | {"PYTHONPATH": str(self.folder / "src"), "COLUMNS": "120"}
        return subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env=environment,
            input=input,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def warledger(self, *words: str) -> str:
        done = self.run("-m", "warledger", *words)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    folder = tmp_path_factory.mktemp("copy")
    skip = shutil.ignore_patterns("__pycache__", "house", "blind", "hostile")
    for name in ("src", "tests", "docs", "evaluation"):
        shutil.copytree(ROOT / name, folder / name, ignore=skip)
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name, origin in ADDED.items():
        path = folder / "src" / "warledger" / name
        assert not path.exists(), "it would be no new file"
        shutil.copy(origin, path)
    return Copy(folder)


def test_a_new_file_is_found_by_its_name_and_its_claims_come_back(copy: Copy):
    done = copy.run("-", str(copy.folder / "one.db"), input=ROUND_TRIP)
    assert done.returncode == 0, done.stderr


def test_the_bands_hold(copy: Copy):
    done = copy.run("-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())")
    assert done.returncode == 0, done.stdout


def test_the_conformance_tests_run_over_the_new_plugs_and_pass(copy: Copy):
    done = copy.run("-m", "pytest", "tests/conformance", "-p", "no:cacheprovider", "-q", "-rA")
    assert done.returncode == 0, done.stdout
    for name in ("fax", "shelf", "roll"):
        assert f"[{name}" in done.stdout or f"-{name}]" in done.stdout, f"{name} was not tested"


def test_the_reference_tells_of_them(copy: Copy):
    done = copy.run("docs/generate.py", "--to", str(copy.folder / "pages"))
    assert done.returncode == 0, done.stderr
    told = (copy.folder / "pages" / "reference" / "plugs.md").read_text("utf-8")
    assert all(f"### {name}\n" in told for name in ("fax", "shelf", "mill", "roll"))
    assert "## siege\n" in (copy.folder / "pages" / "codebook" / "index.md").read_text("utf-8")


def test_a_user_can_type_their_names(copy: Copy, gazetteer_file: Path):
    (copy.folder / "news.fax").write_text(REPORT, "utf-8")
    record = ["--record", str(copy.folder / "news.db")]
    copy.warledger("read", "news.fax", "--published", "2025-07-24", *record)
    copy.warledger("export", "roll", "--to", "words.txt", *record)
    words = (copy.folder / "words.txt").read_text("utf-8").splitlines()
    assert words
    assert all(row in REPORT for row in words)


def test_a_claim_of_the_new_type_is_found_kept_and_exported(copy: Copy, gazetteer_file: Path):
    (copy.folder / "siege.txt").write_text(SIEGE, "utf-8")
    record = ["--record", str(copy.folder / "siege.db")]
    copy.warledger("read", "siege.txt", "--published", "2025-09-20", *record)
    copy.warledger("export", "claims", "--to", "siege.jsonl", *record)
    claims = [json.loads(line) for line in (copy.folder / "siege.jsonl").read_text("utf-8").splitlines()]
    found = [claim for claim in claims if claim["type"] == "siege"]
    assert [(claim["place"]["name"], claim["lifted"]) for claim in found] == [("El Fasher", False)]
    assert [claim["type"] for claim in claims] == ["siege"], (
        "its own word is the only one there that opens the gate"
    )


def test_a_text_in_the_new_language_is_read(copy: Copy, gazetteer_file: Path):
    row = {"id": "esperanto", "text": REPORT, "published": "2025-07-24", "language": "eo"}
    (copy.folder / "one.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    record = ["--record", str(copy.folder / "eo.db")]
    copy.warledger("read", "one.jsonl", *record)
    found = [
        json.loads(line)
        for line in copy.warledger("claims", "--json", *record).splitlines()
        if line.strip("[],")
    ]
    assert found
