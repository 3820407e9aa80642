"""The filter of the attendees' page: made in the panel, kept by name, taken apart by chips."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.filters import Filter
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind, FieldKind, Kind, Language, Origin
from eventapp.services.attendees import (
    add_category,
    list_attendees,
    list_categories,
    update_attendee,
)
from eventapp.services.checkin import admit
from eventapp.services.desk_log import event_gate
from eventapp.services.filters import list_filters, save_filter
from eventapp.services.own_fields import add_own_field, delete_own_field, set_own_value
from eventapp.services.workspace import Workspace
from eventapp.settings import Theme
from tests.ui.hosting import column_texts, page_of, press, said
from ui.attendees.filter_words import Known, asked_of
from ui.attendees.toggles import Toggles
from ui.pages.attendees import AttendeesPage
from ui.widgets.panels import Section
from ui.widgets.text import plain_tooltip
from ui.window import MainWindow

PAGE = "attendees"
HOSTILE = "<b>&amp; %s {x.__class__} \U0001f600" * 8


@pytest.fixture
def page(window: MainWindow) -> AttendeesPage:
    shown: AttendeesPage = page_of(window)
    return shown


def status(window: MainWindow) -> str:
    return window._quiet.facts.text()


def test_the_panel_opens_on_the_button_and_closes_on_escape(
    page: AttendeesPage, qtbot: QtBot
) -> None:
    press(qtbot, page.filtering.bar.open)
    panel = page.filtering.panel
    assert (panel.isVisible(), page.setup.isVisible()) == (True, False)
    assert panel.statuses.buttons["registered"].hasFocus()
    QTest.keyClick(panel.statuses.buttons["registered"], Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert (panel.isVisible(), page.setup.isVisible()) == (False, True)


def test_what_is_switched_on_the_table_shows_at_once(
    page: AttendeesPage, window: MainWindow, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    someone = list_attendees(workspace, event)[5]
    admit(workspace, event_gate(workspace, event), someone.id, desk="1")
    press(qtbot, page.filtering.bar.open)
    panel = page.filtering.panel
    press(qtbot, panel.came.buttons["yes"])
    assert list(column_texts(page.table, "name")) == [someone.name]
    assert page.filtering.bar.count.text() == "참가자 80명 가운데 1명"
    assert status(window) == "참가자 80명 가운데 1명 · 입장 1명"
    press(qtbot, panel.came.buttons["no"])
    assert page.filtering.wanted == Filter(came=False)
    assert page.model.rowCount() == 79
    press(qtbot, panel.came.buttons["no"])
    assert page.filtering.wanted == Filter()
    assert page.filtering.bar.count.text() == ""


def test_every_criterion_of_the_panel_is_asked(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    made = add_own_field(workspace, event, name="식사", kind=FieldKind.CHOICE, choices="일반\n채식")
    meal = str(made.only_inserted(Kind.OWN_FIELD))
    category = list_categories(workspace, event)[0].id
    page.show_filter()
    panel = page.filtering.panel
    panel.statuses.buttons["waiting"].click()
    panel.categories.buttons[str(category)].click()
    panel.categories.buttons["none"].click()
    panel.origins.buttons["walk_in"].click()
    panel.consents.buttons["news"].click()
    for name, field in panel.flags.items():
        chosen = 1 if name == "guest" else 2
        field.setCurrentIndex(chosen)
        field.activated.emit(chosen)
    panel.organisation.committed.emit("공사")
    panel.since_asked.click()
    panel.since.committed.emit(date(2026, 11, 1))
    answers = panel.own[meal]
    assert isinstance(answers, Toggles)
    answers.buttons["채식"].click()
    assert page.filtering.wanted == Filter(
        statuses=frozenset({AttendeeStatus.WAITING}),
        categories=frozenset({category, None}),
        origins=frozenset({Origin.WALK_IN}),
        no_consent=frozenset({ConsentKind.NEWS}),
        guest=True,
        blocked=False,
        attention=False,
        companion=False,
        email=False,
        phone=False,
        organisation="공사",
        since=date(2026, 11, 1),
        own={meal: frozenset({"채식"})},
    )
    assert page.content.currentIndex() == 2
    panel.clear.click()
    assert (page.filtering.wanted, page.model.rowCount()) == (Filter(), 80)


def test_chips_say_what_is_asked_and_take_it_away(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    made = add_own_field(workspace, event, name="버스", kind=FieldKind.YES_NO)
    bus = str(made.only_inserted(Kind.OWN_FIELD))
    wanted = Filter(guest=True, email=False, own={bus: frozenset({"yes", ""})})
    page.filtering.ask(wanted)
    chips = page.filtering.bar.chips
    assert list(chips) == ["내빈", "메일 없음", "버스: 값 없음 · 예"]
    chips["버스: 값 없음 · 예"].click()
    assert page.filtering.wanted == Filter(guest=True, email=False)
    page.filtering.bar.chips["내빈"].click()
    assert list(page.filtering.bar.chips) == ["메일 없음"]


def test_a_filter_is_kept_recalled_and_forgotten(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    assert page.filtering.bar.saved.isHidden()
    page.show_filter()
    page.filtering.ask(Filter(email=True))
    panel = page.filtering.panel
    panel.name.setFocus()
    QTest.keyClicks(panel.name, "With mail")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    (saved,) = list_filters(workspace, event)
    assert (saved.name, saved.filter) == ("With mail", Filter(email=True))
    assert said(window) == "With mail 필터를 저장했어요"
    page.filtering.ask(Filter())
    menu = page.filtering.bar.saved.menu()
    menu.aboutToShow.emit()
    next(act for act in menu.actions() if act.text() == "With mail").trigger()
    assert page.filtering.wanted == Filter(email=True)
    forget = next(act.menu() for act in menu.actions() if act.menu() is not None)
    forget.actions()[0].trigger()  # type: ignore[attr-defined]
    assert list_filters(workspace, event) == ()


def test_a_filter_of_a_newer_program_is_shown_and_cannot_be_used(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    save_filter(workspace, event, "새로운", Filter(unknown={"seat": ["window"]}))
    menu = page.filtering.bar.saved.menu()
    menu.aboutToShow.emit()
    entry = next(act for act in menu.actions() if act.text() == "새로운")
    assert not entry.isEnabled()


def test_deleted_categories_and_fields_are_still_named_by_the_filter(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    made = add_own_field(workspace, event, name="식사")
    field = made.only_inserted(Kind.OWN_FIELD)
    wanted = Filter(own={str(field): frozenset({"채식"})})
    page.filtering.ask(wanted)
    delete_own_field(workspace, next(iter(page.setup.own_fields)).id)
    assert list(page.filtering.bar.chips) == ["삭제한 항목: 채식"]
    said = [each.text for each in asked_of(Filter(categories=frozenset({None})), Known())]
    assert said == ["구분 없음"]


def test_somebody_pointed_at_is_shown_although_the_filter_hides_them(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    page.filtering.ask(Filter(guest=True))
    assert page.model.rowCount() == 0
    someone = list_attendees(workspace, event)[5]
    page.show_record(someone.id)
    assert page.table.selected_ids() == [someone.id]
    assert page.filtering.wanted == Filter()


def test_an_edit_takes_somebody_out_of_what_is_shown(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    someone = list_attendees(workspace, event)[5]
    update_attendee(workspace, someone.id, blocked=True)
    page.filtering.ask(Filter(blocked=True))
    assert page.model.rowCount() == 1
    update_attendee(workspace, someone.id, blocked=False)
    assert page.model.rowCount() == 0
    page.content.currentWidget().findChild(type(page.filtering.bar.open)).click()  # type: ignore[union-attr]
    assert page.model.rowCount() == 80


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("language", list(Language))
def test_the_filter_survives_a_switch_and_fits_with_hostile_names(
    window: MainWindow, workspace: Workspace, event: EventId, look: Theme, language: Language
) -> None:
    add_category(workspace, event, name=HOSTILE[:200])
    made = add_own_field(workspace, event, name=HOSTILE[:200], kind=FieldKind.CHOICE, choices="a&b")
    field = made.only_inserted(Kind.OWN_FIELD)
    page = page_of(window)
    someone = list_attendees(workspace, event)[5]
    set_own_value(workspace, someone.id, page.setup.own_fields[0].id, "a&b")
    wanted = Filter(email=True, phone=True, own={str(field): frozenset({"a&b"})})
    page.filtering.ask(wanted)
    page.show_filter()
    window.resize(1024, 600)
    window.dress(look)
    window.speak(language)
    page = page_of(window)
    page.show_filter()
    QApplication.processEvents()
    assert page.filtering.wanted == wanted
    assert (page.model.rowCount(), page.panel.horizontalScrollBar().maximum()) == (1, 0)
    page.show_record(someone.id)
    QApplication.processEvents()
    assert page.panel.horizontalScrollBar().maximum() == 0
    page.table.selectAll()
    assert not window.grab().isNull()
    window.dress(Theme.LIGHT)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "name",
    [
        "행사 당일 점심 도시락의 알레르기와 채식 여부, 그리고 동반하는 분의 식사까지 알려 주세요"
        * 2,
        "Which of the afternoon workshops would you like to go to first?",
        "W" * 64,
    ],
)
def test_a_long_field_name_cuts_nothing_off_at_the_panel_s_right(
    window: MainWindow, workspace: Workspace, event: EventId, language: Language, name: str
) -> None:
    add_own_field(workspace, event, name=name, kind=FieldKind.TEXT)
    window.speak(language)
    page = page_of(window)
    page.show_filter()
    QApplication.processEvents()
    panel = page.filtering.panel
    title = next(
        section.title for section in panel.findChildren(Section) if section.title.text() == name
    )

    assert page.panel.horizontalScrollBar().maximum() == 0
    edge = page.panel.viewport().width()
    for widget in panel.findChildren(QWidget):
        if widget.isVisible():
            right = widget.mapTo(page.panel.viewport(), widget.rect().topRight()).x()
            assert right < edge, widget
    assert title.toolTip() == plain_tooltip(name)


def test_chips_that_do_not_fit_are_counted_and_the_window_stays_narrow(
    page: AttendeesPage, window: MainWindow, qtbot: QtBot
) -> None:
    wanted = Filter(
        guest=True,
        blocked=False,
        attention=False,
        companion=False,
        email=True,
        organisation="가" * 99,
    )
    page.filtering.ask(wanted)
    window.resize(1024, 600)
    QApplication.processEvents()
    bar = page.filtering.bar
    shown = [name for name, chip in bar.chips.items() if chip.isVisible()]
    assert 0 < len(shown) < 6
    assert (window.width(), bar.chip_row.more.text()) == (1024, f"외 {6 - len(shown)}")
    press(qtbot, bar.chip_row.more)
    assert page.filtering.panel.isVisible()
