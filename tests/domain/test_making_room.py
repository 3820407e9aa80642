from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventapp.domain.ids import DayId, PersonId, RoomId, SessionId
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, SessionKind
from eventapp.domain.placement import Placement, pushed_back
from eventapp.domain.programme_rules import (
    Part,
    ProgrammeItem,
    fitting_role,
    missing_in_session,
)
from eventapp.domain.templates import usual_length

DAY, OTHER_DAY = DayId(1), DayId(2)
HALL, LOBBY = RoomId(1), RoomId(2)


def at(start: int, length: int, room: RoomId | None = HALL, day: DayId = DAY) -> Placement:
    return Placement(day, room, start, length)


def test_what_follows_begins_where_the_newcomer_ends() -> None:
    talks = [("a", at(600, 15)), ("b", at(615, 15)), ("c", at(630, 15))]

    assert pushed_back(talks, at(615, 10)) == {"b": at(625, 15), "c": at(640, 15)}


def test_a_gap_takes_up_what_it_can() -> None:
    talks = [("a", at(615, 15)), ("b", at(635, 15)), ("c", at(700, 15))]

    assert pushed_back(talks, at(615, 10)) == {"a": at(625, 15), "b": at(640, 15)}


def test_other_rooms_and_days_and_what_came_before_stay() -> None:
    talks = [
        ("before", at(600, 30)),
        ("beside", at(615, 15, LOBBY)),
        ("nowhere", at(615, 15, None)),
        ("tomorrow", at(615, 15, day=OTHER_DAY)),
    ]

    assert pushed_back(talks, at(615, 10)) == {}


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=8),
    st.integers(0, 200),
    st.integers(1, 60),
)
def test_nobody_who_follows_overlaps_and_lengths_and_order_stay(
    gaps: list[tuple[int, int]], start: int, length: int
) -> None:
    talks, end = [], 0
    for number, (gap, minutes) in enumerate(gaps):
        talks.append((number, at(end + gap, minutes)))
        end += gap + minutes
    newcomer = at(start, length)
    changed = pushed_back(talks, newcomer)
    later = [changed.get(name, talk) for name, talk in talks if talk.start >= start]

    assert not any(newcomer.overlaps(talk) for talk in later)
    assert all(one.end <= other.start for one, other in pairwise(later))
    assert all(changed[name].length == dict(talks)[name].length for name in changed)


@pytest.mark.parametrize("kind", SessionKind)
def test_whoever_takes_the_fitting_roles_leaves_nobody_missing(kind: SessionKind) -> None:
    first = fitting_role(kind)
    second = fitting_role(kind, {first})
    parts = tuple(
        Part(PersonId(number), role, AppearanceStatus.CONFIRMED)
        for number, role in enumerate((first, second))
    )
    item = ProgrammeItem(SessionId(1), kind, "A title", at(600, 10), parts)

    assert missing_in_session(item) == ()


def test_a_panel_has_one_moderator_and_then_panellists() -> None:
    assert fitting_role(SessionKind.PANEL) is AppearanceRole.MODERATOR
    assert (
        fitting_role(SessionKind.PANEL, {AppearanceRole.MODERATOR, AppearanceRole.PANELLIST})
        is AppearanceRole.PANELLIST
    )


@pytest.mark.parametrize("kind", SessionKind)
def test_every_kind_has_a_usual_length(kind: SessionKind) -> None:
    assert 0 < usual_length(kind) <= 60
