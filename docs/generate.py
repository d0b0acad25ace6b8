"""Write the pages that are made from the code: reference, codebook, quality.

    generate.py [--to FOLDER]

What the pages say comes from docstrings, struct fields, `--help` and the pinned scores, so that they can
not disagree with the program.
"""

from __future__ import annotations

import argparse
import inspect
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import fields
import quality
from warledger import plugs, settings
from warledger.codebook._slavic.examples import EXAMPLES as SLAVIC
from warledger.model import claim, incident, judgement, text, values

if TYPE_CHECKING:
    from types import ModuleType

    from warledger.codebook._draft import Example

DOCS = Path(__file__).resolve().parent
SCORES = DOCS.parent / "evaluation" / "scores.json"
KINDS = {"sources": "Sources", "stores": "Stores", "engines": "Engines", "publish": "Exports"}
COMMON = {field.name for field in msgspec.structs.fields(claim.Claim)}


def help_of(*words: str) -> str:
    """What the program prints for `--help`, at a fixed width."""
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    command = [sys.executable, "-m", "warledger", *words, "--help"]
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
    return done.stdout.replace("python -m warledger", "warledger").strip()


def commands() -> str:
    """Every command's help, and that of commands within a command."""
    parts = [f"# Commands\n\n```text\n{help_of()}\n```\n"]
    for name in plugs.names("cli"):
        parts.append(f"## warledger {name}\n\n```text\n{help_of(name)}\n```\n")
        inner = getattr(plugs.load("cli", name).command, "commands", {})
        parts += [
            f"### warledger {name} {one}\n\n```text\n{help_of(name, one)}\n```\n" for one in sorted(inner)
        ]
    return "\n".join(parts)


def setting_page() -> str:
    """Every setting, its variable and its default."""
    rows = ["| setting | variable | holds | default |", "|---|---|---|---|"]
    for field in msgspec.structs.fields(settings.Settings):
        variable = settings.PREFIX + field.name.upper()
        rows.append(
            f"| `{field.name}` | `{variable}` | {fields.spell(field.type)} | {fields.default(field)} |"
        )
    told = inspect.getdoc(settings.Settings)
    return f"# Settings\n\n{told}\n\n" + "\n".join(rows) + "\n"


def claim_page() -> str:
    """The fields that every claim has, and the values in them."""
    parts = [
        "# Claims\n\nOne claim a line in `warledger export claims`; each type adds [its own fields](../codebook/index.md).\n"
    ]
    parts += [
        fields.section(s)
        for s in (claim.Claim, claim.DocumentReference, claim.Attribution, values.Place, values.Interval)
    ]
    return "\n".join(parts) + "\n" + fields.section(text.Document)


def incident_page() -> str:
    """The fields of incidents, their figures and histories, and of judgements."""
    parts = ["# Incidents\n\nOne incident a line in `warledger export incidents`.\n"]
    parts += [
        fields.section(s) for s in (incident.Incident, incident.Figure, incident.Moment, judgement.Judgement)
    ]
    return "\n".join(parts)


def plug_page() -> str:
    """Every plug by kind: its name is the name to type."""
    parts = ["# Sources, stores, engines, exports\n\nA plug's name is the name to type.\n"]
    for kind, title in KINDS.items():
        parts.append(f"## {title}\n")
        parts += [plug(name, plugs.load(kind, name)) for name in plugs.names(kind)]
    return "\n".join(parts)


def plug(name: str, module: ModuleType) -> str:
    """One plug: its docstring, what it takes or loses, and its data dictionary."""
    lines = [f"### {name}\n", inspect.getdoc(module) or "", ""]
    if suffixes := getattr(module, "SUFFIXES", ()):
        lines.append("Takes files ending in " + ", ".join(f"`{suffix}`" for suffix in suffixes) + ".\n")
    if loses := getattr(module, "LOSES", ""):
        lines.append(f"*What is lost on the way:* {loses}\n")
    dictionary: dict[str, str] = getattr(module, "FIELDS", {})
    if dictionary:
        lines += [
            "| field | meaning |",
            "|---|---|",
            *(f"| `{key}` | {told} |" for key, told in dictionary.items()),
            "",
        ]
    return "\n".join(lines)


def claim_type(module: ModuleType) -> type[claim.Claim]:
    """The struct that a codebook file defines."""
    own = [s for s in vars(module).values() if isinstance(s, type) and issubclass(s, claim.Claim)]
    return next(s for s in own if s.__module__ == module.__name__)


def codebook() -> str:
    """Every claim type: definition, fields, examples."""
    parts = [
        "# Claim types\n\nThe rules that go for all of them are in [How claims and incidents are coded](../coding.md).\n"
    ]
    for name in plugs.names("codebook"):
        module = plugs.load("codebook", name)
        struct = claim_type(module)
        parts.append(
            f"## {name}\n\n{inspect.getdoc(module)}\n\n{inspect.getdoc(struct)}\n\n{fields.table(struct, COMMON)}\n"
        )
        parts += [example(one) for one in getattr(module, "EXAMPLES", ())]
        parts += [example(one) for _, kind, one in SLAVIC if kind == name]
    return "\n".join(parts)


def example(one: Example) -> str:
    """An example of a claim type: the sentence, and what is read in it."""
    read = " · ".join(f"{key} **{told}**" for key, told in one.expect.items()) or "no claim of this type"
    return f"> {one.text}\n\n{read}{': ' + one.note if one.note else ''}\n"


def pages() -> dict[str, str]:
    """Every generated page by its path under docs/."""
    return {
        "reference/commands.md": commands(),
        "reference/settings.md": setting_page(),
        "reference/claims.md": claim_page(),
        "reference/incidents.md": incident_page(),
        "reference/plugs.md": plug_page(),
        "codebook/index.md": codebook(),
        "quality.md": quality.page(SCORES, plugs.names("codebook")),
    }


def main() -> int:
    """Write the pages."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--to", type=Path, default=DOCS, help="the folder to write into")
    folder = parser.parse_args().to
    for name, content in pages().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
