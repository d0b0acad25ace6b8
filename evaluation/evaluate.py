"""Score what is built against annotated reports, and hold it to the pinned floors.

    evaluate.py GOLD [--pin] [--set NAME ...]

Every window of every set is read into a record of its own; the exports are joined set by set
and scored by the scorer that stands beside the gold. Rising is free; falling below
`floors.json` fails with a line that says what fell. `--pin` writes floors a little below what
was reached into `floors.json`, and the rows behind them into `scores.json`, from which the docs
make their quality page.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import scorer
import structures
from gold import ENGLISH, sets, windows
from measures import fallen, floors, measures
from reading import Exports, UnreadError, read_windows

HERE = Path(__file__).resolve().parent
OWN = {name: HERE.parent / "tests" / name for name in ("opened", "blind")}
FLOORS, SCORES = HERE / "floors.json", HERE / "scores.json"


def table(reports: dict[str, dict[str, Any]]) -> str:
    """One table over all sets: a line for each kind of claim, then what goes for the whole set."""
    lines = [f"{'set':14}{'kind':14}{'gold':>6}{'pred':>6}  {'core P/R/F1':20}{'full P/R/F1':20}"]
    for name, report in reports.items():
        lines.append("")
        for kind, row in report["kinds"].items():
            core, full = row["core"], row["full"]
            lines.append(
                f"{name:14}{kind:14}{row['gold']:6}{row['predicted']:6}"
                f"  {core['p']:.3f} {core['r']:.3f} {core['f1']:.3f}   {full['p']:.3f} {full['r']:.3f} {full['f1']:.3f}"
            )
        noise, merged = report["noise"], report["incidents"]
        whole = f"speaker {report['speaker_right']}  modality {report['modality_right']}"
        whole += f"  inexact words {report['words_not_exact']}"
        whole += f"  false claims in {noise['documents']} reports without any: {noise['false_claims']}"
        lines.append(f"{name:14}{whole}")
        if merged:
            found, cubed = merged["incidents"], merged["bcubed"]
            figures = "  ".join(f"best {effect} {n}" for effect, n in merged["best_figure_exact"].items())
            lines.append(
                f"{name:14}incidents {found['gold']} gold, {found['predicted']} found, F1 {found['f1']:.3f}"
                f"  B-cubed {cubed['f1']:.3f}  {figures}  out of order {merged['figures_out_of_order']}"
            )
    return "\n".join(lines)


def beside(reports: dict[str, dict[str, Any]]) -> str:
    """Development reports and blind ones side by side: core and full F1, and the difference of the latter."""
    if ENGLISH not in reports or "blind" not in reports:
        return ""
    lines = [f"\n{'core full F1':14}{'development':>16}{'blind':>16}{'difference':>12}"]
    seen, blind = reports[ENGLISH]["kinds"], reports["blind"]["kinds"]
    for kind in seen:
        if kind in blind and seen[kind]["gold"] and blind[kind]["gold"]:
            (a, b), (c, d) = ((rows[kind]["core"]["f1"], rows[kind]["full"]["f1"]) for rows in (seen, blind))
            lines.append(f"{kind:14}{f'{a:.3f} {b:.3f}':>16}{f'{c:.3f} {d:.3f}':>16}{d - b:>+12.3f}")
    return "\n".join(lines)


def pin(
    path: Path,
    chosen: dict[str, list[Path]],
    exports: dict[Path, Exports],
    reports: dict[str, dict[str, Any]],
) -> None:
    """Write the floors, and what the quality page shows beside them: windows, phrase structures."""
    write(FLOORS, {name: floors(measures(report)) for name, report in reports.items()})
    windows_alone = {
        f"{w.parent.name}/{w.name}": measures(scorer.score(path, [w], [exports[w]])) for w in sorted(exports)
    }
    module = scorer.load(path)
    told = {
        name: structures.recall(
            module, chosen[name], b"".join(exports[w].claims for w in chosen[name]).splitlines()
        )
        for name in (ENGLISH, *OWN)
        if name in chosen
    }
    write(SCORES, {"sets": reports, "windows": windows_alone, "structures": told})
    print(f"\npinned in {FLOORS.name}")


def write(path: Path, content: object) -> None:
    """Write JSON that changes line by line."""
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


def main() -> int:
    """Run the evaluation; 1 when a measure fell below its floor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, help="the folder that holds the sets")
    parser.add_argument("--set", action="append", help="score only these sets, and hold them to no floor")
    parser.add_argument("--scorer", type=Path, help="default: evaluation/score.py beside the gold folder")
    parser.add_argument("--pin", action="store_true", help="pin what was reached as the new floors")
    args = parser.parse_args()
    path = args.scorer or scorer.beside(args.gold)
    if path is None:
        parser.error(f"no scorer beside {args.gold}: name it with --scorer")
    chosen = sets(args.gold)
    chosen |= {
        name: inside for name, folder in OWN.items() if folder.is_dir() and (inside := windows(folder))
    }
    if args.set:
        chosen = {name: inside for name, inside in chosen.items() if name in args.set}
    if not chosen:
        parser.error(f"no set of annotated reports in {args.gold}")
    every = sorted({window for inside in chosen.values() for window in inside})
    exports = read_windows(every)
    reports = {n: scorer.score(path, inside, [exports[w] for w in inside]) for n, inside in chosen.items()}
    print(table(reports) + beside(reports))
    if args.set:
        return 0
    if args.pin:
        pin(path, chosen, exports, reports)
        return 0
    pinned = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    worse = fallen(pinned, {name: measures(report) for name, report in reports.items()})
    print(
        "\n"
        + (
            "\n".join(["below the floors:", *worse])
            if worse
            else f"at or above all floors of {len(pinned)} sets"
        )
    )
    return 1 if worse else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except UnreadError as unread:
        sys.exit(f"not scored: {unread}")
