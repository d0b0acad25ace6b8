from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from warledger.plugs import Trouble
from warledger.settings import Settings
from warledger.sources import telegram
from warledger.sources._gather import Wanted, gathered
from warledger.sources._input import Given

if TYPE_CHECKING:
    from pathlib import Path

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
    for other in ("[1, 2]", '{"messages": [{"id": "x"}]}', "not json", ""):
        (found,) = read(tmp_path / "result.json", other)
        assert isinstance(found, Trouble)
        assert "no Telegram export" in str(found)


def test_a_folder_is_read_for_exports_and_other_json_passed_over(tmp_path: Path):
    (tmp_path / "ChatExport").mkdir()
    read(tmp_path / "ChatExport" / "result.json", EXPORT)
    (tmp_path / "incidents.json").write_text("[]", encoding="utf-8")
    assert len(list(gathered([tmp_path], Wanted(), Settings()))) == 2
