"""Each miss and each false claim of a kind, with its sentence and the stage that lost it.

    misses.py GOLD/SET [--kind harm] [--stage place] [--window NAME]

A claim that was not found is set against the nearest one that was found on its sentence, and the first field
that differs names the stage: `gate` (the sentence was not looked at), `pattern` (no claim of the kind on it),
then `effect`, `figure`, `actor`, `place`, `time`, `means`, `scope` and the kinds' own fields. A claim that has its
core but not all of its fields is printed too, as PART.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import scorer as scoring
from gold import windows
from reading import UnreadError, read_windows
from warledger.extract import gate
from warledger.language.lexicon import language
from warledger.normalize.sentences import passages

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, Any]
load_scorer = scoring.load
OWN = {
    "agreement": "status",
    "sanction": "status",
    "exchange": "status",
    "ultimatum": "deadline",
    "proposal": "response",
}
SHOWN = (
    "kind type effect low high vague count object what attacker by actor caused_by parties means place venue round "
    "date_from date_to when scope status modality background"
).split()


class Loss(NamedTuple):
    """One line of the error analysis: MISS, PART or EXTRA, the stage, and both sides."""

    verdict: str
    stage: str
    document: str
    sentence: str
    gold: Row | None
    got: Row | None


def differs(scorer: Any, gold: Row, got: Row) -> str:
    """The first field that tells a found claim from the gold one, in the order of the cascade."""
    kind = gold["kind"]
    by = gold.get("attacker") or gold.get("by") or (gold.get("parties") or [None])[0]
    parties = [got.get("actor"), *(got.get("parties") or [])]
    tests = {
        "effect": kind != "harm" or gold["effect"] == got.get("effect"),
        "object": kind != "damage" or gold["object"] == got.get("object"),
        "what": gold.get("what") is None or gold["what"] == got.get("what"),
        "figure": figure_ok(scorer, gold, got),
        "actor": kind in {"harm", "damage", "talks", "exchange"}
        or not by
        or any(scorer.same_name(by, p) for p in parties if p),
        "place": gold.get("scope") == "total" or scorer.place_ok(gold, got),
        "venue": kind != "talks"
        or not gold.get("venue")
        or scorer.same_name(gold["venue"], got.get("venue")),
        "time": scorer.date_ok(gold, got),
        "means": gold.get("means") in (None, "unspecified", got.get("means")),
        "scope": kind != "harm" or gold.get("scope", "incident") == got.get("scope", "incident"),
        OWN.get(kind, "status"): kind not in OWN
        or not gold.get(OWN[kind])
        or scorer.same_name(gold[OWN[kind]], got.get(OWN[kind])),
    }
    return next((stage for stage, same in tests.items() if not same), "taken by another claim")


def figure_ok(scorer: Any, gold: Row, got: Row) -> bool:
    """Do the figures agree, for the kinds that have one?"""
    if gold["kind"] == "harm":
        return bool(scorer.figure_ok(gold, got))
    return gold.get("count") in (None, got.get("low"))


def sentence_at(found: list[Any], start: int, end: int) -> tuple[int, int, str]:
    """The passages that a stretch of text lies in, as one stretch with its words."""
    inside = [p for p in found if p.start < end and start < p.end]
    if not inside:
        return start, end, ""
    return inside[0].start, inside[-1].end, " ".join(p.text for p in inside)


def nearest(scorer: Any, gold: Row, gots: list[Row], start: int, end: int) -> Row | None:
    """The found claim between two offsets that differs latest from the gold one."""
    inside = [got for got in gots if got["start"] < end and start < got["end"]]
    order = [
        "effect",
        "object",
        "what",
        "figure",
        "actor",
        "place",
        "venue",
        "time",
        "means",
        "scope",
        "status",
    ]
    rank = {stage: n for n, stage in enumerate(order)}
    return max(inside, key=lambda got: rank.get(differs(scorer, gold, got), len(order)), default=None)


def losses(scorer: Any, kind: str, doc: Row, text: str, gots: list[Row]) -> Iterator[Loss]:
    """What was lost and what was invented in one document."""
    golds = [claim for claim in doc["claims"] if claim["kind"] == kind]
    mine = [got for got in gots if got["type"] == kind]
    pairs = scorer.pair(golds, mine, text)
    found = {i: (mine[j], full) for i, j, full in pairs}
    sentences = passages(text, doc["lang"])
    for i, gold in enumerate(golds):
        if gold.get("optional") or (i in found and found[i][1]):
            continue
        at = max(text.find(gold["quote"]), 0)
        start, end, sentence = sentence_at(sentences, at, at + len(gold["quote"]))
        got = found[i][0] if i in found else nearest(scorer, gold, mine, start, end)
        stage = differs(scorer, gold, got) if got else unseen(sentence, doc["lang"])
        yield Loss("PART" if i in found else "MISS", stage, doc["id"], sentence, gold, got)
    taken = {j for _, j, _ in pairs}
    for j, got in enumerate(mine):
        if j in taken or ignorable(scorer, kind, golds, got, text):
            continue
        start, end, sentence = sentence_at(sentences, got["start"], got["end"])
        near = [g for g in doc["claims"] if start <= text.find(g["quote"]) < end]
        same = next((g for g in near if g["kind"] == kind), None)
        stage = differs(scorer, same, got) if same else "pattern"
        yield Loss("EXTRA", stage, doc["id"], sentence, same or next(iter(near), None), got)


def unseen(sentence: str, code: str) -> str:
    """Why nothing of the kind was found on a sentence: `gate` when it was not looked at, else `pattern`."""
    tongue = language(code)
    return "pattern" if tongue is not None and gate.may_matter(sentence, tongue) else "gate"


def ignorable(scorer: Any, kind: str, golds: list[Row], got: Row, text: str) -> bool:
    """True for a claim that the scorer counts neither for nor against."""
    if any(g.get("optional") and scorer.overlap(g, got, text) for g in golds):
        return True
    return kind == "attack" and (
        got.get("scope") == "total" or any(scorer.hit(g, got, text)[0] for g in golds)
    )


def brief(row: Row | None) -> str:
    """A claim's fields in one line."""
    if row is None:
        return "–"
    kept = {key: row[key] for key in SHOWN if row.get(key) not in (None, False, [], "")}
    if isinstance(kept.get("place"), dict):
        kept["place"] = kept["place"].get("name") or kept["place"].get("words")
    if isinstance(kept.get("when"), dict):
        kept["when"] = f"{kept['when'].get('start')}..{kept['when'].get('end')}"
    return f"{json.dumps(row.get('quote') or row.get('words'), ensure_ascii=False)} " + " ".join(
        f"{k}={v}" for k, v in kept.items()
    )


def show(loss: Loss) -> str:
    """A loss as four lines."""
    lines = [f"{loss.verdict:5} [{loss.stage}] {loss.document}", f"      {loss.sentence}"]
    return "\n".join([*lines, f"      gold  {brief(loss.gold)}", f"      found {brief(loss.got)}"])


def main() -> int:
    """Print what was lost, and how much at which stage."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="a set, or a window of one")
    parser.add_argument("--kind", default="harm")
    parser.add_argument("--stage", help="print only what this stage lost")
    parser.add_argument("--scorer", type=Path, help="default: evaluation/score.py beside the gold folder")
    args = parser.parse_args()
    path = args.scorer or scoring.beside(args.gold)
    if path is None or not args.gold.is_dir():
        parser.error(f"no scorer beside {args.gold}" if args.gold.is_dir() else f"no such set: {args.gold}")
    scorer = load_scorer(path)
    by_document: dict[str, list[Row]] = {}
    for exports in read_windows(windows(args.gold)).values():
        for line in exports.claims.splitlines():
            claim = json.loads(line)
            by_document.setdefault(claim["document"]["name"], []).append(claim)
    tally: Counter[tuple[str, str]] = Counter()
    for name, (doc, text, _) in scorer.load_gold(args.gold).items():
        for loss in losses(scorer, args.kind, doc, text, by_document.get(name, [])):
            tally[loss.verdict, loss.stage] += 1
            if args.stage in (None, loss.stage):
                print(show(loss) + "\n")
    for verdict in ("MISS", "PART", "EXTRA"):
        stages = [f"{stage} {n}" for (of, stage), n in tally.most_common() if of == verdict]
        print(f"{verdict:5} {sum(n for (of, _), n in tally.items() if of == verdict):4}  {', '.join(stages)}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except UnreadError as unread:
        sys.exit(f"not scored: {unread}")
