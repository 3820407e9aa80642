"""The roll behind the attendees' page: few read at once, very many in slices."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.services.attendees import (
    add_attendee,
    add_attendees,
    delete_attendees,
    list_attendees,
    update_attendee,
)
from eventapp.services.registration import edit_attendees
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import host, page_of
from ui.attendees.roll import AT_ONCE, Roll


@pytest.fixture
def roll(workspace: Workspace, event: EventId) -> Iterator[Roll]:
    made = Roll(workspace, event)
    yield made
    made.close()


@pytest.fixture
def many(workspace: Workspace, event: EventId) -> int:
    """More than are read at once."""
    count = AT_ONCE + 100
    add_attendees(workspace, event, [{"name": f"손님 {number}"} for number in range(count - 80)])
    return count


def read_all(roll: Roll) -> int:
    slices = 1
    while not roll.read_on():
        slices += 1
    return slices


def test_few_are_there_at_once(roll: Roll, workspace: Workspace, event: EventId) -> None:
    assert list(roll.rows()) == list(list_attendees(workspace, event))
    assert not roll.reading


def test_very_many_are_read_in_slices_and_then_are_by_name(
    roll: Roll, workspace: Workspace, event: EventId, many: int
) -> None:
    assert list(roll.rows()) == []
    assert (roll.reading, roll.progress) == (True, (0, many))
    roll.read_on()
    done, total = roll.progress
    assert 0 < done < total
    assert read_all(roll) > 2
    assert not roll.reading
    assert list(roll.rows()) == list(list_attendees(workspace, event))
    assert {"손님 17", "손님 170", "손님 1017"} <= {row.name for row in roll.find("손님 17")}


def test_what_changes_while_they_are_read_is_there_in_the_end(
    roll: Roll, workspace: Workspace, event: EventId, many: int
) -> None:
    roll.rows()
    roll.read_on()
    first, second, *_rest = list_attendees(workspace, event)
    update_attendee(workspace, first.id, name="바뀐 이름")
    delete_attendees(workspace, [second.id])
    add_attendee(workspace, event, name="새 사람")
    read_all(roll)

    assert list(roll.rows()) == list(list_attendees(workspace, event))
    assert [row.name for row in roll.find("바뀐")] == ["바뀐 이름"]
    assert [row.name for row in roll.find("새 사람")] == ["새 사람"]
    assert len(roll.rows()) == many


def test_after_an_edit_of_very_many_the_old_ones_show_until_all_are_read_again(
    roll: Roll, workspace: Workspace, many: int
) -> None:
    roll.rows()
    read_all(roll)
    before = list(roll.rows())
    edit_attendees(workspace, [row.id for row in before], organisation="나눔")
    assert list(roll.rows()) == before
    assert roll.progress == (0, many)
    read_all(roll)
    assert {row.organisation for row in roll.rows()} == {"나눔"}
    assert len(roll.find("나눔")) == many


def test_the_page_shows_how_far_reading_is_and_selects_who_was_pointed_at(
    qtbot: QtBot, workspace: Workspace, event: EventId, many: int, settings: SettingsFile
) -> None:
    window = host(qtbot, workspace, settings, "attendees")
    window.open_page("overview")
    someone = list_attendees(workspace, event)[50]
    window.open_page("attendees", someone.id)
    page = page_of(window)
    assert (page.content.currentWidget(), page.model.rowCount()) == (page.reading, 0)
    qtbot.waitUntil(lambda: page.reading.hint.text().startswith(f"{many}명 가운데 "))
    qtbot.waitUntil(lambda: page.model.rowCount() == many, timeout=60_000)
    QApplication.processEvents()
    assert page.table.selected_ids() == [someone.id]
    assert page.content.currentWidget() is page.table
