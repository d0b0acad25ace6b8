from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warledger.model import Document, Incident, Interval, Place
from warledger.model.filed import Amendment
from warledger.model.incident import Figure
from warledger.plugs import load, names
from warledger.record import Query, QueryError, Record
from warledger.record.answers import ORDERS, Spots
from warledger.record.indexing import indexed
from warledger.record.mapping import points, spots
from warledger.record.rules import rules
from warledger.settings import Settings
from warledger.stores._ledger import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warledger.record.index import Index

KHARKIV = Place(
    words="Харкові",
    name="Kharkiv",
    admin1="Kharkiv Oblast",
    country="UA",
    latitude=49.98,
    longitude=36.25,
    precision="settlement",
)
SOCHI = Place(
    words="Sochi",
    name="Sochi",
    admin1="Krasnodar Krai",
    country="RU",
    latitude=43.6,
    longitude=39.73,
    precision="settlement",
)
TEXTS = {
    "uk": ("У Харкові внаслідок удару поранено трьох людей; у Києві тихо.", "uk", "Північ"),
    "ru": ("В Сочи погибли двое, рынок повреждён.", "ru", "Юг"),
    "en": ("Markets were hit in Kharkiv; Khan Yūnis was quiet.", "en", "Wire"),
}


def figure(low: int, best: int, high: int | None) -> Figure:
    return Figure(low=low, best=best, high=high, rule="latest-by-authority", claims=())


INCIDENTS = [
    Incident(
        id="i1",
        type="attack",
        actor="Russia",
        recipient="Ukraine",
        means=("drone", "missile"),
        place=KHARKIV,
        when=Interval(start="2025-07-23", end="2025-07-24", precision="night"),
        figures={"injured": figure(3, 3, 5), "killed": figure(0, 0, 0)},
        documents=("uk", "en"),
        status="corroborated",
    ),
    Incident(
        id="i2",
        type="attack",
        actor="Ukraine",
        recipient="Russia",
        means=("drone",),
        place=SOCHI,
        when=Interval(start="2025-07-24", end="2025-07-24", precision="day"),
        figures={"killed": figure(2, 2, None)},
        documents=("ru",),
    ),
    Incident(
        id="i3",
        type="talks",
        parties=("Russia", "Ukraine"),
        when=Interval(start="2025-07-25T10:00", precision="hour"),
        documents=("en",),
    ),
    Incident(
        id="i4",
        type="attack",
        scope="total",
        place=Place(name="Ukraine", country="UA", precision="country"),
        figures={"killed": figure(40, 40, 40)},
        documents=("en",),
    ),
    Incident(id="i5", type="attack", actor="Pro-Russia militia", documents=("ru",)),
]


@pytest.fixture(params=names("stores"))
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    store = load("stores", request.param).open(str(tmp_path / "a.db"))
    for name, (text, language, publisher) in TEXTS.items():
        one = Document(id=f"d-{name}", name=name, text=text, language=language, publisher=publisher)
        store.add(one, [], "v1")
    store.rebuild(INCIDENTS, store.state(rules()))
    with Record(store, Settings()) as kept:
        yield kept


def ids(record: Record, **given: Any) -> list[str]:
    return [one.id for one in record.find(Query(**given), "time").incidents]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "i1 i2 i3 i5"),
        ({"scope": "all"}, "i1 i2 i3 i4 i5"),
        ({"scope": "all", "precision": "country,admin1"}, "i4"),
        ({"precision": "settlement"}, "i1 i2"),
        ({"scope": "total"}, "i4"),
        ({"since": "2025-07-24"}, "i1 i2 i3"),
        ({"until": "2025-07-23"}, "i1"),
        ({"since": "2025-07-25", "until": "2025-07-25"}, "i3"),
        ({"place": "харк"}, "i1"),
        ({"place": "krasnodar"}, "i2"),
        ({"place": "UA"}, "i1"),
        ({"place": "Kharkiv Oblast, UA"}, "i1"),
        ({"actor": "Russia"}, "i1 i3"),
        ({"actor": "milit"}, "i5"),
        ({"recipient": "russia"}, "i2"),
        ({"type": "talks"}, "i3"),
        ({"type": "talks,attack"}, "i1 i2 i3 i5"),
        ({"language": "uk"}, "i1"),
        ({"language": "uk,ru"}, "i1 i2 i5"),
        ({"means": "missile"}, "i1"),
        ({"effect": "killed"}, "i2"),
        ({"effect": "killed,injured"}, "i1 i2"),
        ({"status": "corroborated"}, "i1"),
        ({"publisher": "wire"}, "i1 i3"),
        ({"text": "Харків"}, "i1"),
        ({"text": "рынки"}, "i2 i5"),
        ({"text": "market"}, "i1 i3"),
        ({"text": "nowhere"}, ""),
        ({"box": (30, 46, 40, 52)}, "i1"),
        ({"box": (170, -10, 40, 52)}, "i1 i2"),
        ({"actor": "Russia", "means": "drone", "since": "2025-07-24"}, "i1"),
    ],
)
def test_a_query_takes_what_it_says(record: Record, given: dict[str, Any], expected: str):
    assert ids(record, **given) == expected.split()
    assert record.find(Query(**given), limit=0).total == len(expected.split())
    assert record.points(Query(**given)).id == expected.split()
    assert record.summary(Query(**given)).incidents == len(expected.split())


def test_orders_and_pages(record: Record):
    def page(order: Any, limit: int = 9, offset: int = 0) -> list[str]:
        return [one.id for one in record.find(Query(), order, limit, offset).incidents]

    assert page("-time") == ["i3", "i2", "i1", "i5"]
    assert page("time") == ["i1", "i2", "i3", "i5"]
    assert page("harm") == ["i2", "i1", "i5", "i3"]
    assert page("time", 2, 1) == ["i2", "i3"]
    assert record.find(Query(), "time", 1).incidents == (INCIDENTS[0],)
    assert record.incident("i4") == INCIDENTS[3]
    assert record.incident("nothing") is None


def test_sums_keep_ranges_and_leave_totals_out(record: Record):
    found = record.summary(Query())
    killed = found.figures["killed"]
    assert (killed.low, killed.best, killed.high, killed.open, killed.incidents) == (2, 2, 2, 1, 2)
    injured = found.figures["injured"]
    assert (injured.low, injured.best, injured.high, injured.open, injured.incidents) == (3, 3, 5, 0, 1)
    assert found.counts["type"] == {"attack": 3, "talks": 1}
    assert found.counts["means"] == {"drone": 2, "missile": 1}
    assert found.counts["area"] == {"Kharkiv Oblast, UA": 1, "Krasnodar Krai, RU": 1}
    assert found.counts["language"] == {"en": 2, "ru": 2, "uk": 1}
    assert found.days == {"2025-07-23": 1, "2025-07-24": 1, "2025-07-25": 1}
    assert (found.documents, found.publishers) == (3, 3)


@pytest.mark.parametrize("name", ["type", "means", "actor", "recipient", "status", "language", "publisher"])
def test_a_count_is_what_its_filter_finds(record: Record, name: str):
    counts = record.summary(Query()).counts[name]
    assert counts
    for value, count in counts.items():
        found = ids(record, **{name: value})
        if name == "actor":  # who takes part in talks counts among actors when looked for
            found = [one for one in found if one != "i3"]
        assert len(found) == count, value


def test_points_stand_side_by_side(record: Record):
    points = record.points(Query(since="2025-07-24"))
    columns = msgspec.structs.asdict(points)
    assert {len(column) for column in columns.values()} == {3}
    assert points.latitude == [49.98, 43.6, None]
    assert points.means == ["drone", "drone", None]
    assert points.killed == [0, 2, None]
    assert points.start == ["2025-07-23", "2025-07-24", "2025-07-25"]


def test_spots_are_the_places_of_the_points(record: Record):
    query = Query(scope="all")
    spots = record.spots(query)
    columns = {name: column for name, column in msgspec.structs.asdict(spots).items() if name in SIDE_BY_SIDE}
    assert {len(column) for column in columns.values()} == {3}
    assert spots.place == ["Kharkiv", "Sochi", "Ukraine"]
    assert spots.incidents == [1, 1, 1]
    assert spots.harm == [3, 2, 40]
    assert spots.id == ["i1", "i2", "i4"]
    assert spots.precision == ["settlement", "settlement", "country"]
    assert spots.pinned == ["drone"]
    assert (spots.total, spots.unplaced) == (5, 2)
    assert set(spots.actors) == {"Russia", "Ukraine", None}


def test_several_incidents_of_one_place_are_one_spot(record: Record):
    again = [
        msgspec.structs.replace(one, id=f"{one.id}-{turn}", place=one.place and reworded(one.place, turn))
        for one in INCIDENTS
        for turn in ("a", "b")
    ]
    store = record._store
    store.rebuild(again, State(readings=9, rules=rules()))
    store.state = lambda _: State(readings=9, rules=rules())  # type: ignore[method-assign]
    spots = record.spots(Query())
    assert spots.place == ["Kharkiv", "Sochi"]
    assert spots.incidents == [2, 2]
    assert spots.harm == [6, 4]
    assert spots.id == spots.means == [None, None]


def reworded(place: Place, words: str) -> Place:
    return msgspec.structs.replace(place, words=words)


SIDE_BY_SIDE = Spots.__struct_fields__[:10]


@pytest.mark.parametrize("kind", names("stores"))
@settings(max_examples=10, deadline=None)
@given(moves=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.booleans()), max_size=12))
def test_an_index_taken_further_is_one_made_anew(kind: str, moves: list[tuple[int, int, bool]]):
    """Whatever is added, changed and taken away, by any process, finding answers as if begun anew."""
    with TemporaryDirectory() as folder:
        store = load("stores", kind).open(str(Path(folder) / "a.db"))
        for name, (text, language, publisher) in TEXTS.items():
            one = Document(id=f"d-{name}", name=name, text=text, language=language, publisher=publisher)
            store.add(one, [], "v1")
        base = {f"u{n}": [msgspec.structs.replace(INCIDENTS[n % 5], id=f"b{n}")] for n in range(10)}
        state = store.state(rules())
        store.amend(amendment(base, whole=True), state, None)
        index = indexed(store)
        for unit, shape, gone in moves:
            changed = [] if gone else [msgspec.structs.replace(INCIDENTS[shape], id=f"c{unit}-{shape}")]
            assert store.amend(amendment({f"u{unit}": changed}), state, state)
            index = indexed(store, index)
            assert told(index) == told(indexed(store))
        store.close()


def amendment(units: dict[str, list[Incident]], *, whole: bool = False) -> Amendment:
    return Amendment(units=units, groups=[], gone=[], sketches=[], copies=[], whole=whole)


def told(index: Index) -> list[Any]:
    every = index.marks(Query(scope="all"), None)
    marks = index.marks(Query(effect="killed,injured"), None)
    return [
        index.ids,
        index.numbers,
        index.tellers,
        points(index, every),
        spots(index, every),
        index.counts(marks),
        index.documents(marks),
        index.effects,
        [index.page(every, order, 0, 50) for order in ORDERS],
    ]


def test_a_further_document_of_a_name_tells_of_the_same_incidents(record: Record):
    assert record.summary(Query(language="fr")).incidents == 0
    one = Document(id="d-uk2", name="uk", text="…", language="fr", publisher="Autre")
    record._store.add(one, [], "v1")
    record._store.rebuild(INCIDENTS, record._store.state(rules()))
    assert ids(record, language="fr") == ["i1"]
    assert record.summary(Query(publisher="Autre")).documents == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Харків", ["uk"]),
        ("харкова", ["uk"]),
        ("Київ", ["uk"]),
        ("арков", ["uk"]),
        ("рынка", ["ru"]),
        ("поврежден", ["ru"]),
        ("MARKET khan yunis", ["en"]),
        ("kharkiv рынок", []),
        ("", []),
        ('"', []),
        ("харк* OR сочи", []),
    ],
)
def test_words_are_found_in_parts_and_with_other_endings(record: Record, text: str, expected: list[str]):
    found = record.search(text)
    assert [hit.document.name for hit in found.documents] == expected
    assert found.total == len(expected)
    for hit in found.documents:
        assert hit.snippets
        for snippet in hit.snippets:
            whole = TEXTS[hit.document.name][0]
            assert whole[snippet.start : snippet.end] == snippet.words
            assert snippet.before + snippet.words + snippet.after in whole


def test_names_are_found_as_printed_and_as_known(record: Record):
    found = record.search("харків").names
    assert [(one.kind, one.name, one.incidents) for one in record.search("kharkiv").names] == [
        ("place", "Kharkiv", 1)
    ]
    assert found == ()
    assert [one.name for one in record.search("Харкові").names] == ["Kharkiv"]
    assert {one.name for one in record.search("russia").names} == {"Russia", "Pro-Russia militia"}


def test_a_document_that_comes_in_is_found(record: Record):
    assert record.search("Одеса").total == 0
    record._store.add(Document(id="d9", name="neu", text="Тиша в Одесі."), [], "v1")
    assert record.search("Одеса").total == 1


@pytest.mark.parametrize(
    "parameters",
    [
        {"since": "yesterday"},
        {"until": "20250724"},
        {"box": "1,2,3"},
        {"box": "1,50,3,40"},
        {"box": "nan,1,2,3"},
        {"effect": "casualties"},
        {"scope": "some"},
        {"sinse": "2025-07-24"},
    ],
)
def test_a_query_that_means_nothing_says_which_part(parameters: dict[str, str]):
    with pytest.raises(QueryError, match=next(iter(parameters))):
        Query.of(parameters)


def test_an_address_and_its_query_are_one():
    query = Query(since="2025-07-24", box=(30.5, 46, 31, 47.25), actor="Ukraine", scope="all", text="а & б")
    assert Query.of(query.parameters()) == query
    assert Query.of({"since": " ", "place": ""}) == Query()
    assert Query().parameters() == {}
