from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import EngagementKind, Language, OrganisationKind
from eventapp.services.assets import picture
from eventapp.services.events import create_event
from eventapp.services.organisations import (
    OrganisationRow,
    list_engagements,
    list_organisations,
    set_logo,
)
from eventapp.services.people import list_people
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile, Theme
from tests.ui.hosting import (
    cell_editor,
    click_row,
    column_texts,
    host,
    page_of,
    png,
    press,
    said,
    text_in,
    told,
    type_over,
)
from tests.ui.keys import compose
from ui.directory.lines import LinkLine
from ui.directory.pictures import optical_size
from ui.pages.organisations import OrganisationsPage
from ui.window import MainWindow

Alt = Qt.KeyboardModifier.AltModifier
Ctrl = Qt.KeyboardModifier.ControlModifier

IN_PRINT_ORDER = [
    "주최",
    "경남사회적경제통합지원센터",
    "㈔경남사회혁신가네트워크",
    "후원",
    "한국토지주택공사",
    "한국남동발전",
    "중소벤처기업진흥공단 경남본부",
    "한국교통안전공단 경남본부",
    "경남사회복지공동모금회",
]


PAGE = "organisations"


@pytest.fixture
def page(window: MainWindow) -> OrganisationsPage:
    shown: OrganisationsPage = page_of(window)
    return shown


def organisation(workspace: Workspace, event: EventId, name: str) -> OrganisationRow:
    return next(row for row in list_organisations(workspace, event) if row.name == name)


def in_event(page: OrganisationsPage) -> list[str]:
    return list(column_texts(page.event_view.table, "name"))


def show_directory(qtbot: QtBot, page: OrganisationsPage) -> None:
    press(qtbot, page.views.findChildren(QPushButton)[1])


def test_the_events_organisations_stand_under_their_kinds_in_print_order(
    page: OrganisationsPage,
) -> None:
    assert in_event(page) == IN_PRINT_ORDER


def test_a_heading_cannot_be_selected(qtbot: QtBot, page: OrganisationsPage) -> None:
    click_row(qtbot, page.event_view.table, 3)
    assert [row for row in page.event_view.table.selected_ids() if row < 0] == []

    page.event_view.table.selectAll()
    every = [engaged.id for engaged in page.event_view.table.engagements()]
    assert page.event_view.table.selected_ids() == every


def test_the_arrow_keys_step_over_headings(qtbot: QtBot, page: OrganisationsPage) -> None:
    click_row(qtbot, page.event_view.table, 2)
    qtbot.keyClick(page.event_view.table, Qt.Key.Key_Down)
    assert page.panel.name.value == "한국토지주택공사"


def test_alt_and_arrows_change_the_print_order_within_a_kind(
    qtbot: QtBot, window: MainWindow, page: OrganisationsPage, workspace: Workspace, event: EventId
) -> None:
    click_row(qtbot, page.event_view.table, 5)
    qtbot.keyClick(page.event_view.table, Qt.Key.Key_Up, Alt)

    assert in_event(page)[4:6] == ["한국남동발전", "한국토지주택공사"]
    assert [row.name for row in list_engagements(workspace, event)][2:4] == in_event(page)[4:6]
    assert page.panel.name.value == "한국남동발전"

    qtbot.keyClick(page.event_view.table, Qt.Key.Key_Up, Alt)  # it is the first sponsor already
    assert in_event(page)[4:6] == ["한국남동발전", "한국토지주택공사"]

    window.history.undo()
    assert in_event(page) == IN_PRINT_ORDER


@pytest.mark.qt_log_ignore("This plugin does not support")  # a list pops up
def test_an_organisation_is_added_as_host_by_typing_its_name(
    qtbot: QtBot, window: MainWindow, page: OrganisationsPage
) -> None:
    qtbot.keyClick(page.event_view.table, Qt.Key.Key_N, Ctrl)
    assert page.event_view.pick.hasFocus()
    page.event_view.kind.set_value(EngagementKind.HOST.value)
    compose(page.event_view.pick, "", "이로운넷")
    qtbot.keyClick(page.event_view.pick, Qt.Key.Key_Return)

    assert in_event(page)[:4] == ["주최", *IN_PRINT_ORDER[1:3], "이로운넷"]
    assert said(window) == "‘이로운넷’ 기관을 주최 기관으로 추가했어요"
    assert page.panel.name.value == "이로운넷"


@pytest.mark.qt_log_ignore("This plugin does not support")  # a list may pop up
def test_a_name_the_directory_lacks_is_added_to_it_in_one_step(
    qtbot: QtBot, window: MainWindow, page: OrganisationsPage, workspace: Workspace, event: EventId
) -> None:
    type_over(qtbot, page.event_view.pick, "New Sponsor")

    assert in_event(page)[-1] == "New Sponsor"
    assert organisation(workspace, event, "New Sponsor").kind is OrganisationKind.OTHER

    window.history.undo()
    assert "New Sponsor" not in [row.name for row in list_organisations(workspace, event)]


@pytest.mark.qt_log_ignore("This plugin does not support")  # a list pops up
def test_kind_and_tier_are_edited_in_their_cells(
    qtbot: QtBot, page: OrganisationsPage, workspace: Workspace, event: EventId
) -> None:
    engaged = list_engagements(workspace, event)[2]
    page.event_view.table.edit_cell(engaged.id, "tier")
    type_over(qtbot, cell_editor(page.event_view.table), "Gold")
    qtbot.waitUntil(lambda: list_engagements(workspace, event)[2].tier == "Gold")
    page.event_view.table.edit_cell(engaged.id, "kind")
    editor = cell_editor(page.event_view.table)
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findData("organiser"))
    editor.activated.emit(editor.currentIndex())

    assert in_event(page)[3:5] == ["주관", "한국토지주택공사"]
    assert page.event_view.table.selected_ids() == [engaged.id]


def test_delete_ends_the_engagement_and_keeps_the_organisation(
    qtbot: QtBot, window: MainWindow, page: OrganisationsPage, workspace: Workspace, event: EventId
) -> None:
    click_row(qtbot, page.event_view.table, 5)
    qtbot.keyClick(page.event_view.table, Qt.Key.Key_Delete)

    assert "한국남동발전" not in in_event(page)
    assert organisation(workspace, event, "한국남동발전").engagements == ()
    assert said(window) == "이 행사에서 기관 1곳을 뺐어요"


def test_the_directory_lists_all_with_people_and_engagements(
    qtbot: QtBot, page: OrganisationsPage
) -> None:
    show_directory(qtbot, page)
    table = page.directory_view.table
    row = list(column_texts(table, "name")).index("한국교통안전공단 경남본부")
    cells = [page.directory_view.model.index(row, column).data() for column in range(4)]

    assert page.directory_view.model.rowCount() == 14
    assert cells == ["한국교통안전공단 경남본부", "공공기관", "2", "후원"]


def test_the_same_organisation_stays_selected_in_the_other_view(
    qtbot: QtBot, page: OrganisationsPage
) -> None:
    click_row(qtbot, page.event_view.table, 6)
    show_directory(qtbot, page)
    assert page.panel.name.value == "중소벤처기업진흥공단 경남본부"


def test_an_organisation_is_added_to_the_directory_by_its_name(
    qtbot: QtBot, page: OrganisationsPage, workspace: Workspace, event: EventId
) -> None:
    show_directory(qtbot, page)
    qtbot.keyClick(page.directory_view.table, Qt.Key.Key_N, Ctrl)
    QTest.keyClicks(cell_editor(page.directory_view.table), "Acme")
    qtbot.keyClick(cell_editor(page.directory_view.table), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(list_organisations(workspace, event)) == 15)

    assert page.panel.name.value == "Acme"
    assert page.panel.organisation == organisation(workspace, event, "Acme").id


def test_deleting_an_organisation_says_who_has_none_now(
    qtbot: QtBot, window: MainWindow, page: OrganisationsPage, workspace: Workspace, event: EventId
) -> None:
    show_directory(qtbot, page)
    known = organisation(workspace, event, "한국교통안전공단 경남본부")
    page.directory_view.table.select_id(known.id)
    page.directory_view.table.setFocus()
    qtbot.keyClick(page.directory_view.table, Qt.Key.Key_Delete)

    assert said(window) == (
        "‘한국교통안전공단 경남본부’ 기관을 삭제했어요 · 2명은 이제 기관이 없어요"
    )
    window.history.undo()
    assert organisation(workspace, event, "한국교통안전공단 경남본부") == known


def test_organisations_are_found_by_initials_in_both_views(
    qtbot: QtBot, page: OrganisationsPage
) -> None:
    page.search.setFocus()
    compose(page.search, "", "ㅎㄱㄴㄷ")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert in_event(page) == ["후원", "한국남동발전"]

    show_directory(qtbot, page)
    assert list(column_texts(page.directory_view.table, "name")) == ["한국남동발전"]


def test_the_panel_engages_and_disengages(
    qtbot: QtBot, page: OrganisationsPage, workspace: Workspace, event: EventId
) -> None:
    show_directory(qtbot, page)
    media = organisation(workspace, event, "이로운넷")
    page.directory_view.table.select_id(media.id)
    partner = next(
        entry
        for entry in page.panel.engage.menu().actions()
        if entry.objectName() == "engage.partner"
    )
    assert isinstance(partner, QAction)
    partner.trigger()

    (engaged,) = organisation(workspace, event, "이로운넷").engagements
    assert engaged.kind is EngagementKind.PARTNER

    remove = page.panel.findChild(QToolButton, f"disengage.{engaged.id}")
    assert remove is not None
    press(qtbot, remove)
    assert organisation(workspace, event, "이로운넷").engagements == ()


def test_the_panel_names_the_organisations_people_and_leads_to_them(
    qtbot: QtBot, window: MainWindow, page: OrganisationsPage, workspace: Workspace, event: EventId
) -> None:
    show_directory(qtbot, page)
    known = organisation(workspace, event, "한국교통안전공단 경남본부")
    page.directory_view.table.select_id(known.id)
    QApplication.processEvents()
    lines = page.panel.people.findChildren(LinkLine)
    assert [line.text() for line in lines if line.isVisibleTo(page.panel)] == ["배중철", "이미연"]
    press(qtbot, next(line for line in lines if line.text() == "이미연"))

    assert window.page_id == "people"
    who = next(row for row in list_people(workspace, event) if row.name == "이미연")
    assert page_of(window).table.selected_ids() == [who.id]


def test_a_logo_is_given_and_taken_away(
    qtbot: QtBot, page: OrganisationsPage, workspace: Workspace, event: EventId
) -> None:
    click_row(qtbot, page.event_view.table, 4)
    page.panel.picture.given.emit(png(300, 60))
    kept = picture(workspace, organisation(workspace, event, "한국토지주택공사").logo)
    assert kept is not None
    assert (kept.width, kept.height) == (300, 60)

    press(qtbot, page.panel.picture.remove)
    assert organisation(workspace, event, "한국토지주택공사").logo is None


@pytest.mark.parametrize("shape", [QSize(400, 40), QSize(100, 100), QSize(40, 400), QSize(160, 90)])
def test_logos_are_never_stretched_and_fit_their_row(shape: QSize) -> None:
    shown = optical_size(shape, 24, 120)
    assert shown.width() / shown.height() == pytest.approx(shape.width() / shape.height())
    assert shown.height() <= 24
    assert shown.width() <= 120


def test_an_empty_name_is_refused_and_the_old_one_stays(
    qtbot: QtBot, window: MainWindow, page: OrganisationsPage
) -> None:
    click_row(qtbot, page.event_view.table, 1)
    type_over(qtbot, page.panel.editors["name"], " ")

    assert told(window) != ""
    assert text_in(page.panel.editors["name"]) == "경남사회적경제통합지원센터"


@pytest.mark.qt_log_ignore("This plugin does not support")  # a list may pop up
def test_an_event_without_hosts_offers_to_add_one(
    qtbot: QtBot, workspace: Workspace, settings: SettingsFile
) -> None:
    create_event(workspace, title="Empty", first_day=date(2026, 12, 24))
    page: OrganisationsPage = page_of(host(qtbot, workspace, settings, "organisations"))
    assert page.event_view._content.currentIndex() == 1

    page.acts.trigger("organisations.add")
    QTest.keyClicks(page.event_view.pick, "First")
    qtbot.keyClick(page.event_view.pick, Qt.Key.Key_Return)
    assert in_event(page) == ["후원", "First"]


def test_the_models_keep_qts_rules(
    qtmodeltester: ModelTester, page: OrganisationsPage, workspace: Workspace, event: EventId
) -> None:
    set_logo(workspace, organisation(workspace, event, "이로운넷").id, png())
    qtmodeltester.check(page.event_view.table.records)
    qtmodeltester.check(page.directory_view.model)


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("language", list(Language))
def test_the_page_opens_in_both_languages_and_looks_where_it_was(
    qtbot: QtBot, window: MainWindow, language: Language, look: Theme
) -> None:
    show_directory(qtbot, page_of(window))
    click_row(qtbot, page_of(window).directory_view.table, 3)
    before = page_of(window).panel.organisation
    window.speak(language)
    window.dress(look)
    page: OrganisationsPage = page_of(window)

    assert page.views.value == "directory"
    assert page.panel.organisation == before
    window.grab()
    window.speak(Language.KOREAN)
    window.dress(Theme.LIGHT)
