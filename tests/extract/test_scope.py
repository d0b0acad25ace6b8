"""One incident's figure or a sum (codebook, Claims 4, 14 and 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warledger.extract.frame import time_of
from warledger.extract.scope import is_of_attacks, scope_of
from warledger.extract.setting import place_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from warledger.extract.shape import Reading

INCIDENT = [
    ("Nine people were killed in Goma on Monday.", "killed"),
    ("Nine people were killed in an attack in Goma last week.", "killed"),
    ("A strike on Tyre killed nine.", "killed"),
    ("Nine people were killed in the Poonch district.", "killed"),
    ("Since the strike on Goma nine people have died.", "died"),
]
TOTAL = [
    ("Nine people died in strikes on Tyre, Sidon and Nabatieh.", "died"),
    ("Ten people have been killed in Ukraine since the war began.", "killed"),
    ("Ten people were killed nationwide.", "killed"),
    ("Three strikes killed nine people in Lebanon.", "killed"),
    ("Clashes have killed more than 300 people.", "killed"),
    ("More than 300 people have been killed this month.", "killed"),
    ("In 2015 some 300 people were killed in the country.", "killed"),
    ("The fighting for Tripoli has killed nearly 700 people.", "killed"),
    ("Rockets wounded nine people in Haifa and other places.", "wounded"),
    ("Gunmen attacked three villages and killed nine people.", "killed"),
]


def scope(read: Reading, trigger: int) -> str:
    return scope_of(read, trigger, place_of(read, trigger), time_of(read, trigger))


@pytest.mark.parametrize(("sentence", "trigger"), INCIDENT)
def test_one_event(
    reading: Callable[[str], Reading], at: Callable[[Reading, str], int], sentence: str, trigger: str
):
    read = reading(sentence)
    assert scope(read, at(read, trigger)) == "incident"


@pytest.mark.parametrize(("sentence", "trigger"), TOTAL)
def test_a_sum(
    reading: Callable[[str], Reading], at: Callable[[Reading, str], int], sentence: str, trigger: str
):
    read = reading(sentence)
    assert scope(read, at(read, trigger)) == "total"


@pytest.mark.parametrize(
    ("sentence", "several"),
    [
        ("Nine people were wounded in the strikes.", True),
        ("Attacks wounded nine people.", True),
        ("Nine people were wounded in the strike.", False),
        ("Nine people were wounded in Goma.", False),
    ],
)
def test_harm_by_several_attacks(
    reading: Callable[[str], Reading],
    at: Callable[[Reading, str], int],
    sentence: str,
    *,
    several: bool,
):
    read = reading(sentence)
    assert is_of_attacks(read, at(read, "wounded")) is several
