"""Places, the waiting list, companions, guests and own fields on the attendees' page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AttendeeId, CategoryId, EventId
from eventapp.domain.kinds import AttendeeStatus, FieldKind, Kind
from eventapp.services.attendees import (
    AttendeeRow,
    add_category,
    list_attendees,
    list_categories,
    update_attendee,
)
from eventapp.services.history import undo
from eventapp.services.own_fields import YES, add_own_field, list_own_fields
from eventapp.services.protocol import guests_in_protocol_order
from eventapp.services.registration import (
    add_companion,
    capacities,
    companions_of,
    register,
    set_event_capacity,
    waiting_list,
)
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import page_of, press, said, told, type_over
from ui.attendees.companions_section import CompanionsSection
from ui.attendees.desk_section import DeskSection
from ui.attendees.own_section import OwnSection
from ui.pages.attendees import AttendeesPage
from ui.widgets.fields import ChoiceField, LineField
from ui.window import MainWindow

PAGE = "attendees"
HOSTILE = "<img src=x> & %s {x.__class__} \U0001f600" * 5


@pytest.fixture
def page(window: MainWindow) -> AttendeesPage:
    shown: AttendeesPage = page_of(window)
    return shown


def again(workspace: Workspace, event: EventId, row: AttendeeRow) -> AttendeeRow:
    (found,) = list_attendees(workspace, event, [row.id])
    return found


def section(page: AttendeesPage, kind: type) -> object:
    return next(each for each in page.details.sections if isinstance(each, kind))


@pytest.fixture
def full(workspace: Workspace, event: EventId) -> list[int]:
    """The sample's places are all taken, and three wait."""
    for row in list_attendees(workspace, event):
        if row.status is AttendeeStatus.WAITING:
            update_attendee(workspace, row.id, status=AttendeeStatus.CANCELLED)
    set_event_capacity(workspace, event, capacities(workspace, event).event.taken)
    return [int(register(workspace, event, name=name).id) for name in ("가", "나", "다")]


# Places and the waiting list


def test_without_a_capacity_nothing_is_said_of_places(page: AttendeesPage) -> None:
    assert page.filtering.bar.places.text() == "대기 1"
    assert page.filtering.bar.move_up.isHidden()


def test_the_capacity_is_typed_in_the_panel_and_told_above_the_table(
    page: AttendeesPage, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    taken = capacities(workspace, event).event.taken
    type_over(qtbot, page.setup.capacity, "120")
    assert capacities(workspace, event).event.capacity == 120
    assert page.filtering.bar.places.text() == f"정원 120 · 등록 {taken} · 대기 1"
    assert page.filtering.bar.move_up.text() == "대기자 1명 올리기"
    undo(workspace)
    assert page.filtering.bar.places.text() == "대기 1"


def test_what_is_no_number_is_refused_and_the_old_one_shown(
    page: AttendeesPage, window: MainWindow, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    type_over(qtbot, page.setup.capacity, "many")
    assert told(window) != ""
    assert (page.setup.capacity.text(), capacities(workspace, event).event.capacity) == ("", 0)


def test_who_registers_when_it_is_full_waits_and_the_bar_says_so(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId, full: list[int]
) -> None:
    page.acts.trigger("attendees.add")
    QTest.keyClicks(page.draft.lines["name"], "Late")
    QTest.keyClick(page.draft.lines["name"], Qt.Key.Key_Return)
    assert said(window) == "정원이 차서 Late 님을 대기 4번으로 올렸어요"
    assert len(waiting_list(workspace, event)) == 4
    assert page.filtering.bar.move_up.isHidden()
    page.show_record(full[1])
    QApplication.processEvents()
    assert page.details.state.text == "대기 2번"


def test_a_place_that_becomes_free_is_offered_and_given_when_asked_for(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId, full: list[int]
) -> None:
    host = next(
        row for row in list_attendees(workspace, event) if row.status is AttendeeStatus.REGISTERED
    )
    page.show_record(host.id)
    page.details.status.committed.emit("cancelled")
    assert said(window) == f"{host.name} 님이 취소해서 자리가 났어요"
    assert len(waiting_list(workspace, event)) == 3
    assert window._quiet.offer.text() == page.filtering.bar.move_up.text() == "대기자 1명 올리기"
    page.filtering.bar.move_up.click()
    assert said(window) == "대기자 1명을 등록으로 올렸어요"
    assert list(waiting_list(workspace, event)) == full[1:]
    undo(workspace)
    assert list(waiting_list(workspace, event)) == full


def test_somebody_who_waits_is_given_a_place_out_of_turn(
    page: AttendeesPage, qtbot: QtBot, workspace: Workspace, event: EventId, full: list[int]
) -> None:
    page.show_record(full[2])
    assert page.details.confirm.isVisible()
    press(qtbot, page.details.confirm)
    assert list(waiting_list(workspace, event)) == full[:2]
    assert not page.details.confirm.isVisible()


def test_a_category_has_places_and_a_word_on_the_badge(
    page: AttendeesPage, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    category = list_categories(workspace, event)[0]
    line = page.setup.category_lines.lines[category.id]
    type_over(qtbot, line.badge_word, "General")
    type_over(qtbot, line.badge_word_en, "Guest")
    type_over(qtbot, line.capacity, "30")
    row = list_categories(workspace, event)[0]
    assert (row.badge_word, row.badge_word_en, row.capacity) == ("General", "Guest", 30)
    taken = capacities(workspace, event).categories[category.id].taken
    assert line.taken.text().startswith(f"등록 {taken}")


# Companions


def test_a_companion_is_added_by_name_and_listed_on_both(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    host = list_attendees(workspace, event)[5]
    page.show_record(host.id)
    companions = section(page, CompanionsSection)
    assert isinstance(companions, CompanionsSection)
    companions.name.setFocus()
    QTest.keyClicks(companions.name, "Companion")
    QTest.keyClick(companions.name, Qt.Key.Key_Return)
    (companion,) = companions_of(workspace, host.id)
    assert said(window) == "Companion 님을 등록했어요"
    assert companions.name.text() == ""
    assert companions.lines.count() == 1
    page.show_record(companion)
    assert (companions.lines.count(), companions.name.isVisible()) == (1, False)


def test_a_companion_may_come_on_their_own(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    host = list_attendees(workspace, event)[5]
    made = add_companion(workspace, host.id, name=HOSTILE)
    page.show_record(made.id)
    companions = section(page, CompanionsSection)
    assert isinstance(companions, CompanionsSection)
    (row,) = list_attendees(workspace, event, [made.id])
    name = page.model.index(page.model.row_of(made.id) or 0, 0)
    assert "동반" in name.data(Qt.ItemDataRole.ToolTipRole)
    companions._cut(row)
    assert companions_of(workspace, host.id) == ()
    assert page.panel.horizontalScrollBar().maximum() == 0


# What the desk is to know


def test_a_guest_is_flagged_noted_and_moved_among_the_guests(
    page: AttendeesPage, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    one, two = list_attendees(workspace, event)[5:7]
    update_attendee(workspace, one.id, guest=True, position="도지사")
    page.show_record(two.id)
    desk = section(page, DeskSection)
    assert isinstance(desk, DeskSection)
    assert desk.order.isHidden()
    qtbot.mouseClick(desk.guest, Qt.MouseButton.LeftButton, pos=desk.guest.rect().center() * 0.2)
    type_over(qtbot, desk.attention, "Wheelchair")
    row = again(workspace, event, two)
    assert (row.guest, row.attention, row.blocked) == (True, "Wheelchair", False)
    assert desk.place.text().startswith("내빈 2명 가운데 2번째\n")
    press(qtbot, desk.up)
    assert [guest.id for guest in guests_in_protocol_order(workspace, event)] == [two.id, one.id]
    assert desk.place.text() == "내빈 2명 가운데 1번째\n직접 정한 순서"
    desk.blocked.committed.emit(True)
    assert again(workspace, event, two).blocked


# Own fields


def test_own_fields_are_made_named_ordered_and_deleted_in_the_panel(
    page: AttendeesPage, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    for name in ("Meal", "Car"):
        press(qtbot, page.setup.own_lines.add)
        made = list_own_fields(workspace, event)[-1]
        line = page.setup.own_lines.lines[made.id]
        assert line.name.hasFocus()
        type_over(qtbot, line.name, name)
    meal, car = list_own_fields(workspace, event)
    line = page.setup.own_lines.lines[meal.id]
    line.kind.committed.emit("choice")
    QApplication.processEvents()
    assert line.choices.isVisible()
    line.choices.setPlainText("일반\n채식")
    line.choices.commit()
    page.setup.own_lines.lines[car.id].up.click()
    first, second = list_own_fields(workspace, event)
    assert (first.name, second.name, second.kind, second.choices) == (
        "Car",
        "Meal",
        FieldKind.CHOICE,
        ("일반", "채식"),
    )
    page.setup.own_lines.lines[car.id].remove.click()
    assert [own.name for own in list_own_fields(workspace, event)] == ["Meal"]


def test_an_attendee_answers_own_fields_in_the_details(
    page: AttendeesPage, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    kinds = (("식사", FieldKind.CHOICE), ("차량", FieldKind.TEXT), ("버스", FieldKind.YES_NO))
    for name, kind in kinds:
        add_own_field(workspace, event, name=name, kind=kind, choices="일반\n채식")
    meal, car, bus = (own.key for own in list_own_fields(workspace, event))
    row = list_attendees(workspace, event)[5]
    page.show_record(row.id)
    own = section(page, OwnSection)
    assert isinstance(own, OwnSection)
    own.editors[meal].committed.emit("채식")
    own.editors[bus].committed.emit(YES)
    line = own.editors[car]
    assert isinstance(line, LineField)
    type_over(qtbot, line, "12-3456")
    answered = again(workspace, event, row)
    assert dict(answered.own) == {meal: "채식", car: "12-3456", bus: YES}
    choice = own.editors[bus]
    assert isinstance(choice, ChoiceField)
    assert choice.currentText() == "예"


def test_an_event_without_own_fields_shows_none(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    page.show_record(list_attendees(workspace, event)[5].id)
    own = section(page, OwnSection)
    assert isinstance(own, OwnSection)
    assert own.isHidden()


# Many at once


def test_many_are_given_the_same_values_in_one_step(
    page: AttendeesPage, window: MainWindow, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    made = add_own_field(workspace, event, name="식사", kind=FieldKind.CHOICE, choices="채식")
    meal = str(made.only_inserted(Kind.OWN_FIELD))
    page.table.selectAll()
    assert page.many.heading.text() == "80명 선택"
    assert not page.many.apply.isEnabled()
    before = list_attendees(workspace, event)
    page.many.guest.setCurrentIndex(1)
    page.many.guest.activated.emit(1)
    page.many.own[meal].setCurrentIndex(1)  # type: ignore[union-attr]
    page.many.own[meal].activated.emit(1)  # type: ignore[union-attr]
    QTest.keyClicks(page.many.lines["organisation"], "Union")
    assert page.many.apply.text() == "80명 변경"
    press(qtbot, page.many.apply)
    rows = list_attendees(workspace, event)
    assert {(row.guest, row.organisation, row.own[meal]) for row in rows} == {
        (True, "Union", "채식")
    }
    assert said(window) == "80명을 변경했어요"
    assert len(page.table.selected_ids()) == 80
    assert not page.many.apply.isEnabled()
    undo(workspace)
    assert list_attendees(workspace, event) == before


# The columns


def test_columns_are_shown_and_hidden_from_the_heading_and_remembered(
    page: AttendeesPage, window: MainWindow
) -> None:
    number = page.model.column_of("department")
    assert page.table.isColumnHidden(number)
    menu = page.table.columns_menu()
    entry = next(act for act in menu.actions() if act.text() == "부서")
    assert not entry.isChecked()
    entry.trigger()
    assert not page.table.isColumnHidden(number)
    kept = SettingsFile(page.context.settings.path).value.shown_columns
    assert kept["attendees"] == {"department": True}
    window.resize(1024, 600)
    QApplication.processEvents()
    assert not page.table.isColumnHidden(number)
    menu.deleteLater()


def test_the_row_and_the_details_show_what_the_desk_minds(
    page: AttendeesPage, workspace: Workspace, event: EventId, full: list[int]
) -> None:
    made = add_category(workspace, event, name="가" * 200)
    category = CategoryId(made.only_inserted(Kind.CATEGORY))
    update_attendee(
        workspace,
        AttendeeId(full[1]),
        guest=True,
        blocked=True,
        attention=HOSTILE,
        category_id=category,
    )
    page.show_record(full[1])
    QApplication.processEvents()
    row = page.model.row_of(full[1]) or 0
    status = page.model.index(row, page.model.column_of("status"))
    name = page.model.index(row, page.model.column_of("name"))
    assert status.data() == "대기 2"
    assert name.data(Qt.ItemDataRole.ToolTipRole).count("<br>") == 3
    assert not name.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert (page.details.guest.isVisible(), page.details.blocked.isVisible()) == (True, True)
    assert page.panel.horizontalScrollBar().maximum() == 0


def test_the_columns_are_offered_from_the_menu_of_actions(page: AttendeesPage) -> None:
    page.acts.trigger("attendees.columns")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [entry.text() for entry in menu.actions()] == [
        *("기관", "부서", "직위", "구분", "상태", "등록일", "입장"),
    ]
    menu.close()
