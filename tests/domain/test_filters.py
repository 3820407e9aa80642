import json
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from eventapp.domain.filters import Filter, from_json, matches, questions_of, to_json, without
from eventapp.domain.ids import AttendeeId, CategoryId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind, Origin
from tests.clock import undisturbed

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SPEAKERS = CategoryId(3)
FIRST = AttendeeId(1)


@dataclass(frozen=True)
class Row:
    id: AttendeeId = FIRST
    status: AttendeeStatus = AttendeeStatus.REGISTERED
    category_id: CategoryId | None = None
    admitted_at: datetime | None = None
    origin: Origin = Origin.ENTERED
    guest: bool = False
    blocked: bool = False
    attention: str = ""
    companion_of: AttendeeId | None = None
    email: str = ""
    phone: str = ""
    organisation: str = ""
    registered_at: datetime = NOON
    own: dict[str, str] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("wanted", "fits", "does_not"),
    [
        (
            Filter(statuses=frozenset({AttendeeStatus.WAITING, AttendeeStatus.CANCELLED})),
            Row(status=AttendeeStatus.WAITING),
            Row(),
        ),
        (Filter(came=True), Row(admitted_at=NOON), Row()),
        (Filter(came=False), Row(), Row(admitted_at=NOON)),
        (Filter(categories=frozenset({SPEAKERS})), Row(category_id=SPEAKERS), Row()),
        (Filter(categories=frozenset({None})), Row(), Row(category_id=SPEAKERS)),
        (Filter(origins=frozenset({Origin.WALK_IN})), Row(origin=Origin.WALK_IN), Row()),
        (Filter(guest=True), Row(guest=True), Row()),
        (Filter(blocked=False), Row(), Row(blocked=True)),
        (Filter(attention=True), Row(attention="휠체어"), Row()),
        (Filter(companion=True), Row(companion_of=AttendeeId(9)), Row()),
        (Filter(email=False), Row(), Row(email="a@example.org")),
        (Filter(phone=True), Row(phone="010"), Row()),
        (Filter(no_consent=frozenset({ConsentKind.NEWS})), Row(), Row(id=AttendeeId(7))),
        (Filter(organisation="LH 공"), Row(organisation="lh 공사"), Row(organisation="공사")),
        (
            Filter(since=date(2026, 11, 24)),
            Row(registered_at=datetime(2026, 11, 23, 15, tzinfo=UTC)),
            Row(registered_at=datetime(2026, 11, 23, 14, 59, tzinfo=UTC)),
        ),
        (Filter(own={"4": frozenset({"채식"})}), Row(own={"4": "채식"}), Row(own={"5": "채식"})),
        (Filter(own={"4": frozenset({""})}), Row(), Row(own={"4": "채식"})),
    ],
)
def test_each_criterion_chooses(wanted: Filter, fits: Row, does_not: Row) -> None:
    agreed = {ConsentKind.NEWS: {AttendeeId(7)}}
    zone = "Asia/Seoul"
    assert matches(fits, wanted, agreed=agreed, zone=zone)
    assert not matches(does_not, wanted, agreed=agreed, zone=zone)
    assert from_json(json.loads(json.dumps(to_json(wanted)))) == wanted
    assert wanted


def test_without_criteria_everybody_fits_and_with_several_all_are_asked() -> None:
    assert not Filter()
    assert to_json(Filter()) == {}
    assert matches(Row(blocked=True), Filter())
    both = Filter(guest=True, came=True)
    assert not matches(Row(guest=True), both)
    assert matches(Row(guest=True, admitted_at=NOON), both)


@pytest.mark.parametrize(
    "kept",
    [
        {"seat": "window"},
        {"statuses": ["registered", "dreaming"]},
        {"statuses": "registered"},
        {"guest": "yes"},
        {"since": "soon"},
        {"since": 5},
        {"own": ["4"]},
        {"own": {"4": "채식"}},
        {"categories": ["vip"]},
        {"unknown": {"x": 1}},
    ],
)
def test_what_a_newer_program_wrote_is_kept_and_fits_nobody(kept: dict[str, Any]) -> None:
    read = from_json({**kept, "came": True})
    assert not read.usable
    assert read.came is True
    assert not matches(Row(admitted_at=NOON), read)
    assert to_json(read) == {**kept, "came": True}


def test_one_criterion_is_taken_away_and_the_others_stay() -> None:
    wanted = Filter(guest=True, own={"4": frozenset({"a"}), "5": frozenset({"b"})})
    assert without(wanted, "guest") == Filter(own=wanted.own)
    assert without(wanted, "own", "4") == Filter(guest=True, own={"5": frozenset({"b"})})


VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=6,
)
NAMES = some.sampled_from([*(entry.name for entry in fields(Filter)), "seat"])


@given(some.dictionaries(NAMES, VALUES, max_size=5))
def test_whatever_was_kept_is_read_and_nothing_of_it_is_lost(kept: dict[str, Any]) -> None:
    read = from_json(kept)
    assert from_json(to_json(read)) == read
    assert {*to_json(read)} >= {name for name, value in kept.items() if name in read.unknown}


def test_a_hundred_thousand_are_asked_at_once() -> None:
    rows = [Row(id=AttendeeId(number), guest=not number % 9) for number in range(100_000)]
    questions = questions_of(Filter(statuses=frozenset({AttendeeStatus.REGISTERED}), guest=True))
    with undisturbed() as clock:
        before = clock()
        found = sum(all(fits(row) for fits in questions) for row in rows)
        took = clock() - before
    assert found == 11_112
    assert took < 1
