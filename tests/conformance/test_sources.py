"""Every source yields documents or troubles, and never raises over what it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warledger.model import Document
from warledger.plugs import Trouble, load, names
from warledger.sources._input import Given

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = names("sources")


@pytest.mark.parametrize("name", SOURCES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(raw=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_at_all(name: str, raw: bytes):
    for found in load("sources", name).documents(Given(content=raw, url="https://example.org/a")):
        assert isinstance(found, (Document, Trouble))
        if isinstance(found, Document):
            assert found.text.strip()
            assert found.published is None
        else:
            assert "https://example.org/a" in str(found)


@pytest.mark.parametrize("name", SOURCES)
def test_a_missing_file_and_a_folder_are_told(name: str, tmp_path: Path):
    for path in (tmp_path / "gone", tmp_path):
        (found,) = load("sources", name).documents(Given(path=path))
        assert isinstance(found, Trouble)
        assert str(path) in str(found)


def test_no_two_sources_take_one_ending():
    endings = [suffix for name in SOURCES for suffix in load("sources", name).SUFFIXES]
    assert len(endings) == len(set(endings))
    assert all("." in suffix and suffix == suffix.lower() for suffix in endings)
