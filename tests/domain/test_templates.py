from itertools import pairwise

import pytest

from eventapp.domain.ids import DayId, RoomId
from eventapp.domain.kinds import BREAKS, SessionKind
from eventapp.domain.placement import Placement
from eventapp.domain.templates import ROOM_NAMES, Template, lay_out, rooms_of

DAY = DayId(3)
ROOMS = [RoomId(7), RoomId(8), RoomId(9)]


@pytest.mark.parametrize("template", Template)
def test_every_template_leaves_no_gap_and_no_overlap_in_a_room(template: Template) -> None:
    laid = [placement for _kind, placement in lay_out(template, DAY, ROOMS)]

    for room in ROOMS[: rooms_of(template)]:
        here = [placement for placement in laid if placement.room in {room, None}]
        assert all(one.end <= other.start for one, other in pairwise(here))
    starts = sorted({placement.start for placement in laid})
    ends = {placement.end for placement in laid}
    assert set(starts[1:]) <= ends


def test_a_conference_has_talks_side_by_side_and_breaks_for_all() -> None:
    laid = list(lay_out(Template.CONFERENCE, DAY, ROOMS))
    first = next(placement.start for kind, placement in laid if kind is SessionKind.TALK)

    assert [placement for _kind, placement in laid if placement.start == first] == [
        Placement(DAY, room, first, 30) for room in ROOMS
    ]
    assert {placement.room for kind, placement in laid if kind in BREAKS} == {None}
    assert rooms_of(Template.CONFERENCE) == len(ROOM_NAMES)


def test_without_rooms_nothing_has_one() -> None:
    laid = lay_out(Template.CEREMONY, DAY, [])

    assert {placement.room for _kind, placement in laid} == {None}
