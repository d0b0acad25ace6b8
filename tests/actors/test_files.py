"""The data files: strict, complete and without contradictions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest

from warledger.actors import files
from warledger.actors.index import index
from warledger.codebook._means import Means

if TYPE_CHECKING:
    from pathlib import Path

WARS = files.wars()
STATES = files.states()
NAMES = {state.name for state in (*STATES.states.values(), *STATES.territories.values())}
PARTIES = {party.name for war in WARS.values() for party in war.parties}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
KINDS = {"state", "force", "group", "body", "media", "alliance"}


def rows(war: files.War) -> tuple[files.Body | files.Office, ...]:
    return (*war.bodies, *war.offices)


def test_an_unknown_key_is_an_error_that_names_file_and_key(tmp_path: Path):
    path = tmp_path / "somewhere.toml"
    path.write_text('[[bodies]]\nname = "A"\nsidee = "B"\n', "utf-8")
    with pytest.raises(files.FileError, match=r"somewhere\.toml.*sidee.*bodies\[0\]"):
        files.decode(path, files.War)


def test_broken_toml_is_an_error_that_names_the_file(tmp_path: Path):
    path = tmp_path / "somewhere.toml"
    path.write_text("bodies = [", "utf-8")
    with pytest.raises(files.FileError, match=r"somewhere\.toml"):
        files.decode(path, files.War)


def test_every_un_member_and_observer_stands_there():
    assert len(STATES.states) >= 195
    assert all(re.fullmatch("[A-Z]{2}", code) for code in STATES.states)
    assert len(NAMES) == len(STATES.states) + len(STATES.territories)


@pytest.mark.parametrize("stem", WARS)
def test_sides_are_states_or_parties(stem: str):
    sides = {row.side for row in rows(WARS[stem])} - {None}
    assert sides <= NAMES | PARTIES


@pytest.mark.parametrize("stem", WARS)
def test_parties_face_known_parties(stem: str):
    for party in WARS[stem].parties:
        assert set(party.opponents) <= NAMES | PARTIES
        assert party.name not in party.opponents
        assert (party.kind == "state") == (party.name in NAMES)
        assert party.forces_of is None or party.forces_of in NAMES


@pytest.mark.parametrize("stem", WARS)
def test_holders_have_dates_in_order(stem: str):
    for office in WARS[stem].offices:
        assert office.holders
        for holder in office.holders:
            for date in (holder.since, holder.until):
                assert date is None or DATE.match(date), holder
            assert not (holder.since and holder.until) or holder.since < holder.until, holder


@pytest.mark.parametrize("stem", WARS)
def test_kinds_and_ranks_are_those_the_code_knows(stem: str):
    assert {body.kind for body in WARS[stem].bodies} | {party.kind for party in WARS[stem].parties} <= KINDS
    assert {row.authority for row in rows(WARS[stem])} <= {0, 1, 2, 3}


def test_a_single_word_means_one_person():
    meant: dict[str, set[str]] = {}
    for war in WARS.values():
        for office in war.offices:
            for holder in office.holders:
                for alias in holder.aliases:
                    meant.setdefault(alias, set()).add(holder.name)
    assert {alias: names for alias, names in meant.items() if len(names) > 1} == {}


def test_one_name_is_one_side():
    sides: dict[str, set[str | None]] = {}
    for war in WARS.values():
        for office in war.offices:
            for holder in office.holders:
                sides.setdefault(holder.name, set()).add(office.side)
    assert {name: found for name, found in sides.items() if len(found) > 1} == {}


def test_no_spelling_of_a_given_name_stands_on_two_lines():
    lines = files.decode(files.FOLDER / "given_names.toml", files.GivenNames).names
    forms = [form for line in lines for form in line.split()]
    assert sorted(forms) == sorted(set(forms))


def test_forces_of_a_state_have_one_party():
    forces = [party.forces_of for war in WARS.values() for party in war.parties if party.forces_of]
    assert sorted(forces) == sorted(set(forces))
    assert index().forces["Sudan"] == "Sudanese army"


def test_ways_of_striking_name_weapons_and_states():
    ways = [one.ways for war in WARS.values() for one in (*war.parties, *war.bodies) if one.ways]
    assert ways
    assert {means for way in ways for means in way} <= set(get_args(Means))
    assert {land for way in ways for lands in way.values() for land in lands} <= NAMES
