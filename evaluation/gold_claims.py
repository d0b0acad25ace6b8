"""Merging's own error: gold claims instead of read ones go in, and the incidents are scored.

    gold_claims.py GOLD [--set NAME] [--window NAME] [--drop SHARE] [--seed N]

Each window is merged by itself. `--drop` takes place, time and actor away from that share of
the claims, each at random, as reading does now and then.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from gold import sets
from misses import load_scorer
from warledger import plugs
from warledger.actors.scan import Scan
from warledger.merge import incidents
from warledger.model import Claim, Document, DocumentReference, Incident, Interval, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = dict[str, Any]
DEMONYM = 5  # letters of a state's name that its adjective keeps
COUNTED = ("exchange", "interception")


class Window(NamedTuple):
    """A window's reports and claims; claims by report and their index in its annotation."""

    folder: Path
    documents: list[Document]
    claims: dict[tuple[str, int], Claim]


def window(folder: Path) -> Window:
    """The gold of one window as the nouns that merging takes."""
    documents, claims = [], {}
    for path in sorted(folder.glob("*.json")):
        if not path.with_suffix(".txt").exists():
            continue
        gold: Row = json.loads(path.read_text("utf-8"))
        text = path.with_suffix(".txt").read_text("utf-8")
        named = {"name": gold["id"], "publisher": gold["publisher"], "language": gold["lang"]}
        documents.append(Document(id=gold["id"], text=text, published=_published(gold), **named))
        reference = DocumentReference(id=gold["id"], published=_published(gold), **named)
        for index, row in enumerate(gold["claims"]):
            claims[gold["id"], index] = _claim(row, gold, index, text, reference)
    return Window(folder, documents, claims)


def _published(gold: Row) -> str | None:
    """When a report came out, with its time where that is annotated."""
    published: str | None = gold["published"]
    return f"{published}T{gold['published_time']}" if published and gold.get("published_time") else published


def _claim(row: Row, gold: Row, index: int, text: str, reference: DocumentReference) -> Claim:
    """One annotated claim as a claim of its type."""
    kind: str = row["kind"]
    struct: type[Claim] = getattr(plugs.load("codebook", kind), kind.title())
    start = max(0, text.find(row["quote"]))
    said = row.get("said_by")
    fields: Row = {name: row[name] for name in struct.__struct_fields__ if row.get(name) is not None}
    for name in ("id", "start", "end", "words", "document", "place", "when", "heads"):
        fields.pop(name, None)
    if kind in COUNTED and row.get("count") is not None:
        fields |= {"low": row["count"], "high": row["count"]}
    fields |= {"starts": row.get("from"), "ends": row.get("to")} if kind == "agreement" else {}
    fields |= {
        "id": hashlib.blake2b(f"{reference.id}/{index}".encode(), digest_size=8).hexdigest(),
        "words": row["quote"],
        "actor": row.get("attacker") or row.get("caused_by") or row.get("by"),
        "recipient": row.get("of") if kind == "interception" else row.get("against") or row.get("to"),
        "modality": row.get("modality") or "asserted",
        **({"population": row["who"]} if kind == "harm" and row.get("who") else {}),
        "speaker": {"words": said, "name": said, "side": _side(said, gold)} if said else None,
    }
    made = msgspec.convert(
        {
            **fields,
            "type": kind,
            "document": msgspec.to_builtins(reference),
            "start": start,
            "end": start + len(row["quote"]),
        },
        struct,
    )
    return msgspec.structs.replace(made, place=_place(row), when=_interval(row))


def _side(name: str, gold: Row) -> str | None:
    """The side of a speaker: as the actor files tell it, or as its name does ("Russian Defence Ministry")."""
    for mention in Scan(name, {}).run():
        if mention.actor.side is not None:
            return mention.actor.side
    actors = {row.get(field) for row in gold["claims"] for field in ("attacker", "caused_by", "by")}
    words = re.split(r"\W+", name.casefold())
    for actor in sorted(actor for actor in actors if actor and " " not in actor):
        if any(word.startswith(actor.casefold()[:DEMONYM]) for word in words):
            return str(actor)
    return None


def _place(row: Row) -> Place | None:
    """A gold place."""
    if not row.get("place") and not row.get("country"):
        return None
    return Place(
        words=row.get("place"),
        name=row.get("place"),
        admin1=row.get("admin1"),
        country=row.get("country"),
        latitude=row.get("lat"),
        longitude=row.get("lon"),
        precision=row.get("geo_precision") or ("settlement" if row.get("place") else "country"),
    )


def _interval(row: Row) -> Interval | None:
    """Gold dates: two days that follow each other are a night."""
    start, end = row.get("date_from"), row.get("date_to") or row.get("date_from")
    if not start or not end:
        return None
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days
    for limit, precision in ((0, "day"), (1, "night"), (8, "week"), (31, "month")):
        if days <= limit:
            return msgspec.convert(
                {"words": start, "start": start, "end": end, "precision": precision}, Interval
            )
    return Interval(start=start, end=end, precision="year")


def dropped(claims: dict[tuple[str, int], Claim], share: float, seed: int) -> dict[tuple[str, int], Claim]:
    """Claims of which a share has lost its place, time or actor."""
    dice = random.Random(seed)  # noqa: S311 - an experiment, not a secret
    found = {}
    for key, claim in sorted(claims.items()):
        lost = {name: None for name in ("place", "when", "actor") if dice.random() < share}
        found[key] = msgspec.structs.replace(claim, **lost)
    return found


def measured(scorer: Any, given: Window, merged: Sequence[Incident]) -> Row:
    """What the scorer says of one window's incidents; empty where no incidents are annotated."""
    rows = [msgspec.to_builtins(incident) for incident in merged]
    ids = {key: claim.id for key, claim in given.claims.items()}
    report: Row = scorer.score_incidents(scorer.load_gold(given.folder), rows, ids)
    return report


def summed(reports: Iterator[Row]) -> Counter[str]:
    """Counts over windows, from which shares are taken."""
    total: Counter[str] = Counter()
    for report in filter(None, reports):
        found, items = report["incidents"], report["bcubed"]["items"]
        total.update(gold=found["gold"], predicted=found["predicted"], hits=round(found["r"] * found["gold"]))
        total.update(items=items, disorder=report["figures_out_of_order"])
        for name in ("p", "r"):
            total[f"bcubed_{name}"] += report["bcubed"][name] * items
        for effect, fraction in report["best_figure_exact"].items():
            right, asked = map(int, fraction.split("/"))
            total.update({effect: right, f"{effect}_asked": asked})
    return total


def line(name: str, total: Counter[str]) -> str:
    """One row of the table."""

    def f1(p: float, r: float) -> float:
        return 2 * p * r / (p + r) if p + r else 0.0

    def share(part: str, whole: str) -> float:
        return total[part] / total[whole] if total[whole] else 0.0

    incident = f1(share("hits", "predicted"), share("hits", "gold"))
    cubed = f1(share("bcubed_p", "items"), share("bcubed_r", "items"))
    figures = "  ".join(
        f"{effect} {total[effect]}/{total[f'{effect}_asked']} {share(effect, f'{effect}_asked'):.3f}"
        for effect in ("killed", "injured")
    )
    return (
        f"{name:18} incidents {total['gold']:4} F1 {incident:.3f}  B-cubed {cubed:.3f}"
        f"  best {figures}  out of order {total['disorder']}"
    )


def main() -> int:
    """Merge every window's gold claims and print one row for each set."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--set", help="only this set")
    parser.add_argument("--window", help="only windows of this name, each on its own row")
    parser.add_argument("--drop", type=float, default=0.0, help="the share of claims that lose a field")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    scorer = load_scorer((given.gold.parent / "evaluation" / "score.py").resolve())

    def report(folder: Path) -> Row:
        loaded = window(folder)
        claims = dropped(loaded.claims, given.drop, given.seed) if given.drop else loaded.claims
        return measured(scorer, loaded, incidents(loaded.documents, list(claims.values())))

    for name, folders in sets(given.gold).items():
        inside = [path for path in folders if (path / "incidents.json").exists()]
        inside = [path for path in inside if given.window in (None, path.name)]
        if inside and given.set in (None, name):
            print(line(name, summed(map(report, inside))), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
