from datetime import UTC, datetime

import pytest

from eventapp.domain.errors import InvalidValue
from eventapp.domain.filters import Filter
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import ConsentKind, ConsentSource
from eventapp.services.attendees import list_attendees, update_attendee
from eventapp.services.consents import record_consent
from eventapp.services.filters import delete_filter, fitting, list_filters, save_filter
from eventapp.services.history import undo
from eventapp.services.workspace import Workspace

GUESTS = Filter(guest=True)
ABSENT = Filter(came=False, own={"4": frozenset({"채식"})})


def test_saved_filters_are_listed_in_order_and_read_back(
    workspace: Workspace, event: EventId
) -> None:
    save_filter(workspace, event, "내빈", GUESTS)
    save_filter(workspace, event, "안 온 채식", ABSENT)
    assert [(row.name, row.filter) for row in list_filters(workspace, event)] == [
        ("내빈", GUESTS),
        ("안 온 채식", ABSENT),
    ]


def test_a_name_saved_again_is_replaced_and_can_be_taken_back(
    workspace: Workspace, event: EventId
) -> None:
    save_filter(workspace, event, "내빈", GUESTS)
    save_filter(workspace, event, " 내빈 ", ABSENT)
    (row,) = list_filters(workspace, event)
    assert (row.name, row.filter) == ("내빈", ABSENT)
    undo(workspace)
    assert list_filters(workspace, event)[0].filter == GUESTS
    delete_filter(workspace, row.id)
    assert list_filters(workspace, event) == ()
    undo(workspace)
    assert [each.name for each in list_filters(workspace, event)] == ["내빈"]


def test_a_filter_wants_a_name(workspace: Workspace, event: EventId) -> None:
    with pytest.raises(InvalidValue):
        save_filter(workspace, event, " ", GUESTS)


def test_who_fits_is_told_of_the_rows_given(workspace: Workspace, event: EventId) -> None:
    rows = list_attendees(workspace, event)
    update_attendee(workspace, rows[3].id, guest=True)
    rows = list_attendees(workspace, event)
    assert fitting(workspace, event, GUESTS, rows) == {rows[3].id}
    assert fitting(workspace, event, Filter(), rows) == {row.id for row in rows}
    assert fitting(workspace, event, Filter(unknown={"seat": 1}), rows) == frozenset()


def test_who_has_not_agreed_is_found(workspace: Workspace, event: EventId) -> None:
    rows = list_attendees(workspace, event)
    asked = [row.id for row in rows[:70]]
    record_consent(workspace, asked, ConsentKind.NEWS, True, source=ConsentSource.PAPER)
    record_consent(workspace, asked[:5], ConsentKind.NEWS, False, source=ConsentSource.PAPER)
    wanted = Filter(no_consent=frozenset({ConsentKind.NEWS}))
    found = fitting(workspace, event, wanted, rows)
    assert found == {row.id for row in [*rows[:5], *rows[70:]]}


def test_since_begins_at_midnight_of_the_event(workspace: Workspace, event: EventId) -> None:
    rows = list_attendees(workspace, event)
    today = datetime.now(UTC).astimezone().date()
    assert len(fitting(workspace, event, Filter(since=today), rows)) in {0, 80}
    long_ago = today.replace(year=today.year - 1)
    assert len(fitting(workspace, event, Filter(since=long_ago), rows)) == 80
