from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warledger.normalize.sentences import LONGEST, passages


def texts(text: str, language: str = "en") -> list[str]:
    return [passage.text for passage in passages(text, language)]


SPLITS = {
    "titles and ranks": ("en", "He met Gen. Smith and Lt. Col. J. R. Brown.| Dr. No left."),
    "initials": ("en", "Donald J. Trump spoke.| George W. Bush did not."),
    "country in the middle": ("en", "The U.S. said no.| Talks in the U.S. and U.K. failed."),
    "country at the end": ("en", "They met in the U.S.| The talks failed."),
    "saint": ("en", "A drone hit St. Petersburg.| It burned."),
    "hours": (
        "en",
        "They met at 8 p.m. Friday.| It began at 6 a.m. Kyiv time.| It ended at 9 p.m.| Nobody came at 4 p.m. (1300 GMT).| No.",
    ),
    "months": ("en", "On Jan. 5 it fell.| On Feb. 6 it rose."),
    "number word and refusal": ("en", "Unit No. 5 was hit.| He said no.| Russia refused."),
    "decimals and dates": ("en", "It lay 3.5 km away on 13.04.2025.| Nobody was hurt."),
    "address": ("en", "See https://example.org/a.b?c=1.2 for it.| Then go."),
    "ellipses": ("en", "The drones... moved on.| Then… nothing.| Silence..."),
    "several marks": ("en", "Really?!| Yes!!| No."),
    "closing quote belongs": ("en", '“We are ready.”| He left.| He said: "It fell."| Then he left.'),
    "quote goes on": ("en", '"Stop!" he said.| "Go on," she said.'),
    "semicolons": ("en", "Hit were: Kharkiv, two dead; Odesa, one hurt; Sumy.| More followed."),
    "footnote": ("en", "Three were hurt.[1]| Two died.[2]"),
    "lower-case names": ("en", "A town fell.| al-Shabaab took it.| el-Fasher was next."),
    "glued": ("en", "The city fell.|The troops left."),
    "bullets in a line": ("en", "• Kharkiv: 3 killed| • Odesa: 2 injured"),
    "list numbers": ("en", "1. Talks were held."),
    "shouting": ("en", "U.S. STRIKES PORT.| TWO DEAD."),
    "datelines": ("en", "WASHINGTON, July 21. /WIRE/. Talks failed.| Nobody came."),
    "places before a report": ("ru", "Москва. 12 мая. Переговоры прошли.| Итогов нет."),
    "agencies before a report": ("ru", "Хомс – САНА. Погибли двое.| Ранен один."),
    "days before the news": ("ru", "6 августа. Двое ранены.| Один погиб."),
    "times before the news": ("uk", "❗️04:13. Вибухи в Києві.| Є поранені."),
    "an hour first": ("en", "By 9 a.m. Kherson was quiet.| Nobody fired."),
    "a short answer": ("en", "Talks failed.| Two died.| Five left."),
    "emoji": ("ru", "Он ушел.| 🔥 Пожар потушен.| ❗️Ранены двое."),
    "Ukrainian places": ("uk", "У м. Харків та с. Крамське Сумської обл. загинули 3 тис. осіб.| Так."),
    "Ukrainian initials": ("uk", "Про це сказав О. Кіпер.| На вул. ім. Т. Шевченка горів дім."),
    "Ukrainian years": ("uk", "24 лютого 2022 р. в Україні почалося.| Це сталося у 2022 р. Росія напала."),
    "Ukrainian quotes": ("uk", "«Загиблих немає.| Світло є», — сказав голова.| «Ми готові!» — додав він."),
    "Russian places": ("ru", "В г. Белгород на ул. Ленина, д. 5 ранен один.| По его словам, и т. д. он жив."),
    "Russian money": ("ru", "Ущерб 2 млн. руб.| Он велик."),
}


@pytest.mark.parametrize("case", SPLITS, ids=str)
def test_where_sentences_end(case: str):
    language, marked = SPLITS[case]
    expected = [part.strip() for part in marked.split("|")]
    glued = marked.replace("|", "")
    assert texts(glued, language) == expected


def test_an_english_text_keeps_no_russian_units():
    assert texts("Он получил 5 м. Он ушел.", "ru") != []
    assert texts("Vitamin c. Then more.", "en") == ["Vitamin c.", "Then more."]


def test_live_blog_times_stay_with_their_news():
    text = "08:15 — Explosions in Kharkiv\n08:40 — Two killed, the mayor says\n"
    found = passages(text, "en")
    assert [p.text for p in found] == text.splitlines()
    assert {p.kind for p in found} == {"body"}


def test_kinds_of_lines():
    text = "Two killed in Odesa\n\nDrones came at night.\n\nWhat the mayor said\n\nHe said two people died. One is hurt.\n"
    assert [p.kind for p in passages(text, "en")] == ["title", "body", "heading", "body", "body"]


def test_a_lone_line_is_body():
    assert [p.kind for p in passages("Two killed in Odesa", "en")] == ["body"]


def test_paragraphs_count_lines_with_text():
    found = passages("One.\n\n\nTwo. Three.\r\nFour.", "en")
    assert [(p.text, p.paragraph) for p in found] == [("One.", 0), ("Two.", 1), ("Three.", 1), ("Four.", 2)]


def test_the_founding_report(gold: Path):
    found = passages((gold / "seed" / "seed_report.txt").read_text(encoding="utf-8"), "en")
    titles = [p for p in found if p.kind == "title"]
    assert [p.copy_of for p in titles] == [None, titles[0].index]
    assert sum(p.copy_of is not None for p in found) == 10
    assert {p.paragraph for p in found if p.copy_of is not None and p.kind == "body"} == {10, 11, 12, 13, 14}


def test_every_annotated_report_keeps_its_words(gold: Path):
    for path in sorted(gold.rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = passages(text, "und")
        assert "".join("".join(p.text.split()) for p in found) == "".join(text.split()), path.name
        assert found[0].kind == "title" or path.stem == "seed_report", path.name


@given(st.text(alphabet=st.sampled_from(list("aBв. !?…»\"\n\t–•1Ж()U.S'")), max_size=200))
def test_offsets_are_exact_and_nothing_is_lost(text: str):
    found = passages(text, "und")
    assert all(text[p.start : p.end] == p.text for p in found)
    assert [p.index for p in found] == list(range(len(found)))
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert "".join("".join(p.text.split()) for p in found) == "".join(text.split())
    assert all(p.copy_of is None or p.copy_of < p.index for p in found)


@given(st.text(max_size=300))
def test_any_text_at_all(text: str):
    assert all(text[p.start : p.end] == p.text and p.text.strip() for p in passages(text, "uk"))


@pytest.mark.parametrize("piece", ["x", "a. ", "Killed three. ", ".", "\n", '"', "1. A ", "• "], ids=repr)
def test_time_grows_linearly(piece: str):
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        found = passages(text, "en")
        assert all(len(p.text) <= LONGEST for p in found)
        return time.process_time() - started

    seconds(50_000)
    small, large = max(seconds(200_000), 0.005), seconds(1_600_000)
    assert large < small * 8 * 4


def test_a_short_quotation_is_no_heading() -> None:
    text = (
        'War news\n\n"They came at dawn," a farmer said. "They took two of us."\n\nThe army has not replied.'
    )
    assert {p.kind for p in passages(text, "en")} == {"title", "body"}
