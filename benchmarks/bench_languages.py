"""Reading: what a sentence costs in Ukrainian and in Russian against one in English.

    bench_languages.py [--documents N] [--gold FOLDER] [--json]

The same report, of our own writing, told in three languages, each time anew with other towns and numbers.
With `--gold`, also the annotated reports in each language. Seconds are the processor's own; the languages take
turns, so that a machine that slows down does so for all.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from warledger.model import Document
from warledger.normalize.sentences import passages
from warledger.pipeline import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WANTED = 1.3
"""A sentence may cost so many times what an English one does."""
TURN = 25
"""Documents of one language before the next one's turn."""

TOWNS = (
    ("Kharkiv", "Харкові", "Харкове"), ("Odesa", "Одесі", "Одессе"), ("Kherson", "Херсоні", "Херсоне"),
    ("Sumy", "Сумах", "Сумах"), ("Mykolaiv", "Миколаєві", "Николаеве"), ("Nikopol", "Нікополі", "Никополе"),
    ("Kramatorsk", "Краматорську", "Краматорске"), ("Poltava", "Полтаві", "Полтаве"),
    ("Chernihiv", "Чернігові", "Чернигове"), ("Pavlohrad", "Павлограді", "Павлограде"),
)  # fmt: skip
"""Towns, each as it stands after "in"."""
REPORT = {
    "en": (
        "Russian drones hit an apartment building in {town} overnight, killing {a} people and injuring {b}.\n\n"
        "The regional governor said rescuers pulled {c} residents from the rubble. "
        "Among the injured are two children, the prosecutor's office said. "
        "A school and a market were damaged, and a fire broke out at a warehouse. "
        "The air force said it shot down {d} of {e} drones launched from several directions. "
        "Repair crews restored power by morning. "
        "The number of injured later rose to {f}, the city's mayor wrote. "
        "Shops in the center opened late, and buses ran by another route."
    ),
    "uk": (
        "Російські дрони вночі влучили в багатоквартирний будинок у {town}, загинули {a} людей, ще {b} поранені.\n\n"
        "Начальник ОВА повідомив, що рятувальники дістали з-під завалів {c} мешканців. "
        "Серед поранених двоє дітей, повідомили в прокуратурі. "
        "Пошкоджено школу та ринок, на складі виникла пожежа. "
        "Повітряні сили заявили, що збили {d} із {e} дронів, запущених із кількох напрямків. "
        "До ранку ремонтники відновили електропостачання. "
        "Згодом кількість поранених зросла до {f}, написав міський голова. "
        "Крамниці в центрі відчинилися пізно, автобуси їхали іншим маршрутом."
    ),
    "ru": (
        "Российские дроны ночью попали в многоквартирный дом в {town}, погибли {a} человек, ещё {b} ранены.\n\n"
        "Глава области сообщил, что спасатели достали из-под завалов {c} жителей. "
        "Среди раненых двое детей, сообщили в прокуратуре. "
        "Повреждены школа и рынок, на складе начался пожар. "
        "Воздушные силы заявили, что сбили {d} из {e} дронов, запущенных с нескольких направлений. "
        "К утру ремонтники восстановили электроснабжение. "
        "Позже число раненых выросло до {f}, написал мэр города. "
        "Магазины в центре открылись поздно, автобусы шли другим маршрутом."
    ),
}  # fmt: skip


def told(code: str, count: int) -> Iterator[Document]:
    """The report in one language, with towns and numbers that differ from one to the next."""
    for number in range(count):
        town = TOWNS[number % len(TOWNS)][("en", "uk", "ru").index(code)]
        figures = {name: 5 + (number * (at + 3)) % 71 for at, name in enumerate("abcdef")}
        text = REPORT[code].format(town=town, **figures)
        yield document(text, f"{code}{number}", code)


def document(text: str, name: str, code: str) -> Document:
    """A text as a document of a known language."""
    identity = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Document(id=identity, name=name, text=text, published="2025-07-24T09:00", language=code)


def annotated(folder: Path) -> dict[str, list[Document]]:
    """The annotated reports below a folder, by language."""
    found: defaultdict[str, list[Document]] = defaultdict(list)
    for path in sorted(folder.rglob("*.json")):
        if path.with_suffix(".txt").exists() and path.parts[len(folder.parts)].startswith("war_"):
            code = json.loads(path.read_text("utf-8"))["lang"]
            found[code].append(document(path.with_suffix(".txt").read_text("utf-8"), path.stem, code))
    return found


def cost(reader: Reader, texts: dict[str, list[Document]]) -> dict[str, float]:
    """Milliseconds that a sentence of each language takes."""
    spent, sentences = defaultdict[str, float](float), dict.fromkeys(texts, 0)
    for code, documents in texts.items():
        sentences[code] = sum(len(passages(one.text, code)) for one in documents)
        reader.read(documents[0])
    for start in range(0, max(map(len, texts.values())), TURN):
        for code, documents in texts.items():
            before = time.process_time()
            for one in documents[start : start + TURN]:
                reader.read(one)
            spent[code] += time.process_time() - before
    return {code: 1000 * spent[code] / sentences[code] for code in texts}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=400, help="how many in each language")
    parser.add_argument("--gold", type=Path, help="a folder of annotated reports, to be measured too")
    parser.add_argument("--json", action="store_true", help="print the measures as JSON")
    given = parser.parse_args(arguments)
    reader = Reader.open()
    rows = {"one report": cost(reader, {code: list(told(code, given.documents)) for code in REPORT})}
    if given.gold:
        rows["annotated reports"] = cost(reader, annotated(given.gold))
    if given.json:
        print(json.dumps(rows, indent=1))
        return 0
    for name, found in rows.items():
        for code, value in found.items():
            ratio = value / found["en"]
            good = "ok" if ratio <= WANTED else "MISSED"
            print(
                f"{name + ', ' + code:<28} {value:6.2f} ms a sentence   {ratio:5.2f} times English, <= {WANTED} {good}"
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
