"""What the record answers about itself: around talks, a sentence, what became of what was agreed, truces."""

from __future__ import annotations

from typing import Annotated

import msgspec

from warledger.analyze.checked import Checked
from warledger.analyze.findings import Around, AskedError
from warledger.analyze.lives import Life
from warledger.analyze.sentences import SentenceError
from warledger.analyze.truces import Truce
from warledger.plugs import Trouble
from warledger.web.answers import Refused
from warledger.web.api.operations import Call, Operation, record_of
from warledger.web.api.parameters import Given

Name = Annotated[str, msgspec.Meta(max_length=200)]
Hours = Annotated[str, msgspec.Meta(pattern=r"^\d{1,4}(,\d{1,4})*$")]


class OfEvents(Given, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Around what: a type (talks, agreement, exchange, ultimatum), or days with commas; windows in hours."""

    of: Name = "talks"
    windows: Hours = "24,72,168"
    main: int = 0
    party: Name | None = None
    place: Name | None = None
    actor: Name | None = None
    means: Name | None = None
    since: Name | None = None
    until: Name | None = None
    everywhere: bool = False


class OfSentence(Given, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sentence to check."""

    sentence: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class AsOf(Given, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The day (ISO) up to which time has passed; that of the last report when null."""

    as_of: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\d$")] | None = None


def around(call: Call) -> Around:
    """Whether violence rose or fell around diplomatic events, with every number's incidents."""
    given = {field: getattr(call.given, field) for field in OfEvents.__struct_fields__}
    of, windows = given.pop("of"), [int(hours) for hours in given.pop("windows").split(",")]
    kind = of.split(",") if of[:1].isdigit() else of
    try:
        return record_of(call).around(kind, windows=windows, **given)
    except AskedError as wrong:
        raise Refused(400, str(wrong)) from None
    except Trouble as missing:
        raise Refused(501, str(missing)) from None


def check(call: Call) -> Checked:
    """Whether the record bears a sentence out, contradicts it, or can't tell."""
    try:
        return record_of(call).check(call.given.sentence)
    except SentenceError as wrong:
        raise Refused(400, str(wrong)) from None
    except Trouble as missing:
        raise Refused(501, str(missing)) from None


def follow(call: Call) -> tuple[Life, ...]:
    """What became of exchanges, agreements, ultimatums, offers and talks; open and overdue ones first."""
    return tuple(record_of(call).follow(as_of=call.given.as_of))


def truces(call: Call) -> tuple[Truce, ...]:
    """Agreements to stop fighting, with what each side alleges while they hold."""
    return tuple(record_of(call).truces(as_of=call.given.as_of))


OPERATIONS = (
    Operation(path="/around", run=around, answer=Around, given=OfEvents),
    Operation(path="/check", run=check, answer=Checked, given=OfSentence),
    Operation(path="/follow", run=follow, answer=tuple[Life, ...], given=AsOf),
    Operation(path="/truces", run=truces, answer=tuple[Truce, ...], given=AsOf),
)
