from __future__ import annotations

import json
import re
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from warledger.plugs import Trouble
from warledger.settings import Settings
from warledger.sources import telegram
from warledger.sources._gather import Wanted, gathered
from warledger.sources._input import Given

EXPORT = {
    "name": "Rescue service",
    "type": "public_channel",
    "id": 17,
    "messages": [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2025-07-24T06:10:00",
            "date_unixtime": "1753326600",
            "text": [
                "🔥 In Odesa ",
                {"type": "bold", "text": "4 injured"},
                ". See ",
                {"type": "link", "text": "x.org"},
            ],
            "reactions": [{"type": "emoji", "count": 3}],
        },
        {"id": 3, "type": "message", "date": "2025-07-24T07:00:00", "text": "Five injured now."},
        {"id": 4, "type": "message", "photo": "p.jpg", "text": ""},
    ],
}


def read(path: Path, export: Any) -> list[Any]:
    path.write_text(export if isinstance(export, str) else json.dumps(export), encoding="utf-8")
    return list(telegram.documents(Given(path=path)))


def test_each_message_is_a_document(tmp_path: Path):
    first, second = read(tmp_path / "result.json", EXPORT)
    assert first.text == "🔥 In Odesa 4 injured. See x.org"
    assert (first.name, first.publisher) == ("Rescue service/2", "Rescue service")
    assert (first.published, second.published) == ("2025-07-24T03:10+00:00", "2025-07-24T07:00")


def test_what_is_no_export_is_told(tmp_path: Path):
    for other in ("[1, 2]", '{"id": 1}', "not json", ""):
        (found,) = read(tmp_path / "result.json", other)
        assert isinstance(found, Trouble)
        assert "no Telegram export" in str(found)


def test_edits_forwards_and_replies_are_kept(tmp_path: Path):
    message = {"id": 9, "type": "message", "date_unixtime": "1753326600", "text": "4 injured"}
    edit = {"edited": "2025-07-24T09:00:00", "edited_unixtime": "1753336800"}
    export = {
        "name": "City",
        "id": 5,
        "messages": [
            message,
            message | edit | {"text": "6 injured", "reply_to_message_id": 3},
            message | {"id": 10, "forwarded_from": "Rescue\x1b[31m\n <b>service</b>"},
        ],
    }
    first, second, third = read(tmp_path / "result.json", export)
    assert first.series == second.series != third.series
    assert first.id != second.id
    assert (first.edited, second.edited) == (None, "2025-07-24T06:00+00:00")
    assert first.published == second.published == "2025-07-24T03:10+00:00"
    assert (second.replies_to, third.replies_to) == ("City/3", None)
    assert (third.publisher, third.forwarded_from) == ("City", "Rescue[31m <b>service</b>")


def test_an_account_export_is_read_chat_by_chat(tmp_path: Path):
    other = {
        "name": "City",
        "id": 6,
        "messages": [{"id": 1, "date": "2025-07-24T07:00:00", "text": "Quiet."}],
    }
    whole = {"about": "…", "contacts": {"list": [1]}, "chats": {"about": "", "list": [EXPORT, other]}}
    found = read(tmp_path / "result.json", whole)
    assert [document.name for document in found] == ["Rescue service/2", "Rescue service/3", "City/1"]


def test_a_message_that_is_none_does_not_stop_the_rest(tmp_path: Path):
    posts = [
        {"id": "x"},
        {"id": 2, "text": "Calm."},
        [1],
        {"id": 3, "text": "a\x00b"},
        {"id": 4, "text": "Still calm."},
    ]
    found = read(tmp_path / "result.json", {"name": "C", "messages": posts})
    assert [getattr(one, "text", "trouble") for one in found] == [
        "trouble",
        "Calm.",
        "trouble",
        "trouble",
        "Still calm.",
    ]
    assert "entry 1 of the messages" in str(found[0])
    assert "entry 3 of the messages" in str(found[2])
    assert "message 3: a NUL" in str(found[3])


@pytest.mark.parametrize("cut", [0.3, 0.5, 0.9, 0.999])
def test_what_came_before_a_break_is_kept(tmp_path: Path, cut: float):
    posts = [{"id": n, "type": "message", "text": f"Post {n}: все спокійно 🔥"} for n in range(4000)]
    whole = json.dumps({"name": "C", "messages": posts}, ensure_ascii=False, indent=1).encode()
    (tmp_path / "result.json").write_bytes(whole[: int(len(whole) * cut)])
    *found, last = telegram.documents(Given(path=tmp_path / "result.json"))
    assert abs(len(found) - 4000 * cut) < 60
    assert [document.name for document in found] == [f"C/{n}" for n in range(len(found))]
    assert isinstance(last, Trouble)
    where = int(re.search(r"breaks off at byte (\d+)|at byte (\d+)", str(last))[0].split()[-1])  # type: ignore[index]
    assert where <= len(whole) * cut
    assert len(whole) * cut - where < 400


@pytest.mark.parametrize(
    "wrong", [b"\xff\xfe", b'"\\ud800"', b"[" * 200_000, b"{" * 200_000, b'"' + b"x" * 3_000_000]
)
def test_what_is_hostile_ends_in_a_message(tmp_path: Path, wrong: bytes):
    head = b'{"name": "C", "messages": [{"id": 1, "text": "Calm."}, {"id": 2, "text": '
    (tmp_path / "result.json").write_bytes(head + wrong + b"}]}")
    first, second = telegram.documents(Given(path=tmp_path / "result.json", largest=1_000_000))
    assert first.text == "Calm."
    assert isinstance(second, Trouble)


def test_ten_thousand_posts_take_no_more_memory_than_four_thousand(tmp_path: Path):
    def peak(count: int) -> int:
        with (tmp_path / "result.json").open("w", encoding="utf-8") as file:
            file.write('{"name": "C", "id": 1, "messages": [')
            for n in range(count):
                post = {
                    "id": n,
                    "type": "message",
                    "date_unixtime": str(1753326600 + n),
                    "text": f"{n}: тихо. " * 20,
                }
                file.write((", " if n else "") + json.dumps(post, ensure_ascii=False))
            file.write("]}")
        tracemalloc.start()
        assert sum(1 for _ in telegram.documents(Given(path=tmp_path / "result.json"))) == count
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(10_000) < 1.1 * peak(4_000)


def test_a_folder_is_read_for_exports_and_other_json_passed_over(tmp_path: Path):
    (tmp_path / "ChatExport").mkdir()
    read(tmp_path / "ChatExport" / "result.json", EXPORT)
    (tmp_path / "incidents.json").write_text("[]", encoding="utf-8")
    assert len(list(gathered([tmp_path], Wanted(), Settings()))) == 2


def test_a_channel_with_an_edited_toll_a_forwarded_post_and_a_reply():
    path = Path(__file__).parent / "own" / "result.json"
    toll, forwarded, reply = gathered([path], Wanted(), Settings())
    assert toll.text == (
        "❗️ Одеса: внаслідок нічної атаки дронів поранено шістьох людей, серед них дитина. "
        "Пожежу на ринку ліквідовано.\n\n#Одеса"
    )
    assert (toll.name, toll.publisher) == ("Рятувальники Півдня/41", "Рятувальники Півдня")
    assert (toll.published, toll.edited) == ("2025-07-24T03:10+00:00", "2025-07-24T05:40+00:00")
    assert (forwarded.publisher, forwarded.forwarded_from) == (
        "Рятувальники Півдня",
        "Прокуратура Харківщини",
    )
    assert reply.replies_to == toll.name
