from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from eventapp.domain.booklets import DEFAULT_PARTS, CoverDesign, Part
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language
from eventapp.services import events
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import host
from ui.pages.base import Context
from ui.printing.documents import PROGRAMME, PrintOptions
from ui.printing.settings.base import SettingGroup
from ui.printing.settings.booklet import CoverGroup, GridGroup, PartsGroup

KOREAN = Language.KOREAN
G = TypeVar("G", bound=SettingGroup)


@pytest.fixture
def context(qtbot: QtBot, settings: SettingsFile, workspace: Workspace, event: EventId) -> Context:
    del event
    page = host(qtbot, workspace, settings, "overview").page
    assert page is not None
    return page.context


def shown(qtbot: QtBot, group: G, **options: Any) -> tuple[G, list[dict[str, Any]]]:
    qtbot.addWidget(group)
    group.refresh()
    group.show()
    group.show_options(PROGRAMME, PrintOptions(KOREAN, **options))
    told: list[dict[str, Any]] = []
    group.changed.connect(told.append)
    return group, told


def values(*parts: Part) -> tuple[str, ...]:
    return tuple(part.value for part in parts)


def row_of(group: PartsGroup, part: Part) -> int:
    return group.list.order.index(part)


def test_the_usual_parts_are_checked_where_nobody_chose(qtbot: QtBot, context: Context) -> None:
    group, told = shown(qtbot, PartsGroup(context))

    assert (group.list.parts, told) == (DEFAULT_PARTS, [])


def test_space_takes_a_part_out_and_puts_it_back_where_it_was(
    qtbot: QtBot, context: Context
) -> None:
    group, told = shown(qtbot, PartsGroup(context))
    group.list.setCurrentRow(row_of(group, Part.CONTENTS))
    QTest.keyClick(group.list, Qt.Key.Key_Space)
    without = tuple(part for part in DEFAULT_PARTS if part is not Part.CONTENTS)

    assert told == [{"parts": values(*without)}]

    group.show_options(PROGRAMME, PrintOptions(KOREAN, parts=values(*without)))
    QTest.keyClick(group.list, Qt.Key.Key_Space)
    assert told[1:] == [{"parts": ()}]


def test_a_part_is_moved_by_keys_and_by_buttons_but_never_past_the_covers(
    qtbot: QtBot, context: Context
) -> None:
    parts = (Part.COVER, Part.GREETING, Part.PROGRAMME, Part.BACK)
    group, told = shown(qtbot, PartsGroup(context), parts=values(*parts))
    group.list.setCurrentRow(row_of(group, Part.GREETING))
    QTest.keyClick(group.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert told == []
    assert (group.up.isEnabled(), group.down.isEnabled()) == (False, True)

    QTest.keyClick(group.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    group.down.click()

    assert told[-1] == {"parts": values(Part.COVER, Part.PROGRAMME, Part.GREETING, Part.BACK)}
    assert group.list.currentRow() == row_of(group, Part.GREETING)


def test_the_last_part_cannot_be_taken_out(qtbot: QtBot, context: Context) -> None:
    group, told = shown(qtbot, PartsGroup(context), parts=values(Part.TALKS))
    group.list.setCurrentRow(row_of(group, Part.TALKS))
    QTest.keyClick(group.list, Qt.Key.Key_Space)

    assert (group.list.parts, told) == ((Part.TALKS,), [])


def test_a_text_nobody_wrote_is_named_beside_its_part(
    qtbot: QtBot, context: Context, workspace: Workspace, event: EventId
) -> None:
    events.update_event(workspace, event, greeting="", greeting_en="")
    group, _ = shown(qtbot, PartsGroup(context))
    greeting, venue = (
        group.list.item(row_of(group, part)).text() for part in (Part.GREETING, Part.VENUE)
    )

    assert (greeting, venue) == ("인사말 (아직 쓰지 않음)", "오시는 길")


def test_a_cover_is_chosen_from_its_picture(qtbot: QtBot, context: Context) -> None:
    group, told = shown(qtbot, CoverGroup(context))
    qtbot.mouseClick(group.designs.miniatures[CoverDesign.BAND], Qt.MouseButton.LeftButton)

    assert told == [{"cover": "band"}]


def test_a_picture_that_is_missing_and_a_cover_that_is_left_out_are_told(
    qtbot: QtBot, context: Context
) -> None:
    group, _ = shown(qtbot, CoverGroup(context), cover="picture")
    assert group.hint.isVisible()
    assert group.overview.text() == "개요 열기"

    group.show_options(PROGRAMME, PrintOptions(KOREAN, parts=values(Part.TALKS)))
    assert not group.isVisible()


def test_rooms_stand_side_by_side_only_where_there_are_several(
    qtbot: QtBot, context: Context, workspace: Workspace, event: EventId
) -> None:
    group, told = shown(qtbot, GridGroup(context))
    assert not group.isVisible()

    events.add_room(workspace, event, "소회의실")
    group.refresh()
    group.setVisible(True)
    group.show_options(PROGRAMME, PrintOptions(KOREAN, grid=True))
    assert (group.isVisible(), group.ways.value, told) == (True, "grid", [])
