"""The documentation says what there is, all of it, and asks no other host for anything."""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import msgspec
import pytest

from warledger import plugs, settings

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = plugs.names("cli")
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
]
SPOKEN = re.compile(r"^(?:\.venv/bin/)?warledger ([a-z]+)(.*)$|`warledger ([a-z]+)( --[^`]*)?`", re.MULTILINE)
FETCHED = re.compile(
    r"""<(?:script|img|iframe|link)\b[^>]*?(?:src|href)=["']?(?:https?:)?//(?!localhost)[^>]*>|url\(["']?https?://"""
)


@cache
def help_of(command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "warledger", command, "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("field", msgspec.structs.fields(settings.Settings), ids=lambda f: f.name)
def test_a_setting_is_told_in_the_docstring(field: msgspec.structs.FieldInfo):
    assert f"`{field.name}`" in (inspect.getdoc(settings.Settings) or "")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_help_with_an_example(command: str):
    told = help_of(command)
    usage, rest = told.split("\n", 1)
    assert "Usage" in usage
    assert re.search(rf"^\W*warledger {command}\b", rest, re.MULTILINE), "show one call of it"


@pytest.mark.parametrize("name", plugs.names("codebook"))
def test_a_claim_type_has_examples(name: str):
    assert plugs.load("codebook", name).EXAMPLES


@pytest.mark.parametrize("name", plugs.names("publish"))
def test_an_export_has_a_data_dictionary_and_says_what_it_loses(name: str):
    module = plugs.load("publish", name)
    assert module.LOSES.strip()
    assert module.FIELDS
    assert all(told.strip() for told in module.FIELDS.values())


@pytest.mark.parametrize("name", plugs.names("sources"))
def test_a_source_says_which_files_it_takes(name: str):
    assert isinstance(plugs.load("sources", name).SUFFIXES, tuple)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_what_a_page_types_can_be_typed(page: Path):
    for match in SPOKEN.finditer(page.read_text("utf-8")):
        command, rest = match[1] or match[3], match[2] or match[4] or ""
        assert command in COMMANDS, f"warledger {command}"
        for option in re.findall(r"--[a-z]+", rest):
            assert option in help_of(command), f"warledger {command} {option}"


def test_make_does_what_the_pages_say():
    rules = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    pages = [
        *PAGES,
        ROOT / "CONTRIBUTING.md",
        ROOT / ".ci" / "run",
        *(ROOT / "docs" / "decisions").glob("*.md"),
    ]
    said = {
        m
        for page in pages
        for m in re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
    }
    assert {name for pair in said for name in pair if name} <= rules
    assert {"setup", "demo", "test", "check", "evaluate", "bench", "misses", "docs"} <= rules


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built from a copy of docs/ in which the generated pages are made anew."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(
        ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("reference", "codebook", "__pycache__")
    )
    shutil.copy(ROOT / "mkdocs.yml", folder)
    generate = [sys.executable, str(ROOT / "docs" / "generate.py"), "--to", str(folder / "docs")]
    subprocess.run(generate, check=True, timeout=300)
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(build, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def test_the_reference_names_every_command_setting_and_plug(site: Path):
    commands = (site / "reference" / "commands.html").read_text("utf-8")
    assert [name for name in COMMANDS if f'id="warledger-{name}"' not in commands] == []
    told = (site / "reference" / "plugs.html").read_text("utf-8")
    kinds = ("sources", "stores", "engines", "publish")
    assert [n for kind in kinds for n in plugs.names(kind) if not re.search(rf'id="{n}(_\d+)?"', told)] == []
    types = (site / "codebook" / "index.html").read_text("utf-8")
    assert [name for name in plugs.names("codebook") if f'id="{name}"' not in types] == []


def test_the_site_asks_no_other_host(site: Path):
    pages = [*site.rglob("*.html"), *site.rglob("*.css")]
    assert len(pages) > 15
    asked = [(p.name, match[0]) for p in pages for match in FETCHED.finditer(p.read_text("utf-8"))]
    assert not asked


def test_a_page_that_asks_another_host_would_be_noticed():
    assert FETCHED.search('<link rel="stylesheet" href="https://fonts.example/css">')
    assert FETCHED.search("body{background:url(https://cdn.example/a.png)}")
    assert not FETCHED.search('<a href="https://example.org">there</a> <script src="assets/a.js"></script>')
