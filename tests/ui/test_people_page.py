from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId, PersonId
from eventapp.domain.kinds import AppearanceStatus, Kind, Language, SessionKind
from eventapp.services.appearances import name_stand_in
from eventapp.services.assets import picture
from eventapp.services.events import create_event
from eventapp.services.history import undo
from eventapp.services.people import (
    PersonRow,
    add_person,
    add_unavailability,
    list_people,
    set_photo,
    update_person,
)
from eventapp.services.programme import list_sessions
from eventapp.services.session_details import add_material
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
from ui.pages.people import PeoplePage
from ui.window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
Ctrl = Qt.KeyboardModifier.ControlModifier


PAGE = "people"


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    shown: PeoplePage = page_of(window)
    return shown


def person(workspace: Workspace, event: EventId, name: str) -> PersonRow:
    return next(row for row in list_people(workspace, event) if row.name == name)


def by_id(workspace: Workspace, event: EventId, who: PersonId) -> PersonRow:
    return next(row for row in list_people(workspace, event) if row.id == who)


def find(page: PeoplePage, text: str) -> list[str]:
    page.search.setFocus()
    page.search.clear()
    compose(page.search, "", text)
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    return list(column_texts(page.table, "name"))


def test_everybody_is_listed_with_office_part_and_invitation(page: PeoplePage) -> None:
    row = list(column_texts(page.table, "name")).index("배중철")
    cells = [page.model.index(row, column).data() for column in range(5)]

    assert page.model.rowCount() == 12
    assert cells == [
        "배중철",
        "경남본부장",
        "한국교통안전공단 경남본부",
        "토론 · 좌장",
        "확정",
    ]


def test_the_table_shows_neither_mail_nor_phone(
    page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    who = person(workspace, event, "오영오")
    update_person(workspace, who.id, email="oh@example.org", phone="010-1234-5678")
    shown = [
        str(page.model.index(row, column).data(role))
        for row in range(page.model.rowCount())
        for column in range(page.model.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    ]

    page.table.select_id(who.id)

    assert not any("oh@" in text or "5678" in text for text in shown)
    assert page.panel.editors["email"].value == "oh@example.org"
    assert page.panel.editors["phone"].value == "010-1234-5678"


def test_people_are_found_by_name_initials_and_organisation(page: PeoplePage) -> None:
    assert find(page, "ㅂㅈㅊ") == ["배중철"]
    assert find(page, "kim mi") == ["김미득"]
    assert find(page, "교통안전") == ["배중철", "이미연"]


def test_a_search_that_finds_nobody_offers_to_clear_it(page: PeoplePage) -> None:
    assert find(page, "없는사람") == []
    assert page.content.currentIndex() == 2

    page.clear_search()

    assert page.model.rowCount() == 12
    assert page.content.currentIndex() == 0


def test_a_name_is_edited_in_its_cell_and_undone(
    qtbot: QtBot, window: MainWindow, page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    click_row(qtbot, page.table, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    type_over(qtbot, cell_editor(page.table), "Kim Mideuk")
    qtbot.waitUntil(lambda: column_texts(page.table, "name")[0] == "Kim Mideuk")

    assert person(workspace, event, "Kim Mideuk").position == "부회장"
    assert page.panel.name.value == "Kim Mideuk"

    window.history.undo()
    assert column_texts(page.table, "name")[0] == "김미득"


def test_adding_starts_with_the_name_and_makes_one_step(
    qtbot: QtBot, window: MainWindow, page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_N, Ctrl)
    QTest.keyClicks(cell_editor(page.table), "Ada")
    qtbot.keyClick(cell_editor(page.table), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(list_people(workspace, event)) == 13)

    added = person(workspace, event, "Ada")
    assert page.table.selected_ids() == [added.id]
    assert page.panel.person == added.id
    assert said(window) == "Ada 님을 추가했어요"

    window.history.undo()
    assert page.model.rowCount() == 12


def test_adding_is_left_with_escape_and_nobody_is_added(
    qtbot: QtBot, page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_N, Ctrl)
    qtbot.keyClick(cell_editor(page.table), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == 12)

    assert len(list_people(workspace, event)) == 12


def test_a_name_of_spaces_adds_nobody(
    qtbot: QtBot, page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_N, Ctrl)
    QTest.keyClicks(cell_editor(page.table), "   ")
    qtbot.keyClick(cell_editor(page.table), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.rowCount() == 12)

    assert len(list_people(workspace, event)) == 12


def test_an_empty_name_is_refused_and_the_old_one_stays(
    qtbot: QtBot, window: MainWindow, page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    page.table.select_id(person(workspace, event, "서종식").id)
    type_over(qtbot, page.panel.editors["name"], " ")

    assert told(window) != ""
    assert text_in(page.panel.editors["name"]) == "서종식"


def test_deleting_says_from_how_many_sessions_and_can_be_undone(
    qtbot: QtBot, window: MainWindow, page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    page.table.select_id(person(workspace, event, "오영오").id)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)

    assert "오영오" not in column_texts(page.table, "name")
    assert said(window) == "오영오 님을 삭제했어요 · 순서 1개에서도 빠졌어요"
    assert len(page.table.selected_ids()) == 1

    qtbot.keyClick(page.table, Qt.Key.Key_Z, Ctrl)
    assert [session.kind.value for session in person(workspace, event, "오영오").sessions] == [
        "address"
    ]


def test_several_people_are_deleted_as_one_step(
    qtbot: QtBot, window: MainWindow, page: PeoplePage
) -> None:
    click_row(qtbot, page.table, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)

    assert page.model.rowCount() == 10
    window.history.undo()
    assert page.model.rowCount() == 12


def test_an_organisation_nobody_knows_is_added_in_the_same_step(
    qtbot: QtBot, window: MainWindow, page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    who = person(workspace, event, "이미연")
    page.table.select_id(who.id)
    type_over(qtbot, page.panel.organisation, "Analytical Society")

    assert person(workspace, event, "이미연").organisation == "Analytical Society"
    assert said(window) == "‘Analytical Society’ 기관을 새로 추가했어요"

    window.history.undo()
    assert person(workspace, event, "이미연").organisation == "한국교통안전공단 경남본부"
    assert "Analytical Society" not in page._organisations


def test_half_an_organisation_left_behind_makes_nothing_new(
    page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    page.table.select_id(person(workspace, event, "이미연").id)
    page.panel.organisation.setFocus()
    page.panel.organisation.selectAll()
    QTest.keyClicks(page.panel.organisation, "Analy")
    page.panel.editors["email"].setFocus()

    assert page.panel.organisation.text() == "한국교통안전공단 경남본부"
    assert "Analy" not in page._organisations


def test_what_is_typed_is_kept_with_its_person_when_another_is_selected(
    page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    first, second = (row.id for row in list_people(workspace, event)[:2])
    page.table.select_id(first)
    page.panel.editors["phone"].setFocus()
    QTest.keyClicks(page.panel.editors["phone"], "010-0000-0001")
    page.table.select_id(second)

    phones = {row.id: row.phone for row in list_people(workspace, event)}
    assert (phones[first], phones[second]) == ("010-0000-0001", "")
    assert page.panel.editors["phone"].value == ""


@pytest.mark.qt_log_ignore("This plugin does not support")  # a list pops up
def test_the_invitation_is_set_from_a_list_in_the_table(
    page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    who = person(workspace, event, "정승태")
    page.table.edit_cell(who.id, "status")
    editor = cell_editor(page.table)
    assert isinstance(editor, QComboBox)
    editor.setCurrentIndex(editor.findData(AppearanceStatus.DECLINED.value))
    editor.activated.emit(editor.currentIndex())

    statuses = [session.status for session in person(workspace, event, "정승태").sessions]
    assert statuses == [AppearanceStatus.DECLINED]


def test_a_dropped_photograph_is_kept_and_can_be_removed(
    qtbot: QtBot, page: PeoplePage, workspace: Workspace, event: EventId, tmp_path: Path
) -> None:
    file = tmp_path / "face.png"
    file.write_bytes(png(90, 120))
    who = person(workspace, event, "김성규")
    page.table.select_id(who.id)
    drop(page, QUrl.fromLocalFile(str(file)))

    kept = picture(workspace, person(workspace, event, "김성규").photo)
    assert kept is not None
    assert (kept.width, kept.height) == (90, 120)

    press(qtbot, page.panel.picture.remove)
    assert person(workspace, event, "김성규").photo is None


def test_a_dropped_file_that_is_no_picture_is_refused_in_the_banner(
    window: MainWindow, page: PeoplePage, workspace: Workspace, event: EventId, tmp_path: Path
) -> None:
    file = tmp_path / "face.png"
    file.write_text("no picture at all")
    page.table.select_id(person(workspace, event, "김성규").id)
    drop(page, QUrl.fromLocalFile(str(file)))

    assert told(window) != ""
    assert person(workspace, event, "김성규").photo is None


def test_a_session_in_the_panel_leads_to_the_programme(
    qtbot: QtBot, window: MainWindow, page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    page.table.select_id(person(workspace, event, "서종식").id)
    line = page.panel.sessions.findChildren(LinkLine)[-1]
    assert line.text() == "공공기관과 사회적경제의 협력이 중요한 이유"
    press(qtbot, line)

    assert window.page_id == "programme"


def test_a_directory_without_anybody_offers_to_add_somebody(
    qtbot: QtBot, workspace: Workspace, settings: SettingsFile
) -> None:
    create_event(workspace, title="Empty", first_day=date(2026, 12, 24))
    window = host(qtbot, workspace, settings, "people")
    page: PeoplePage = page_of(window)
    assert page.content.currentIndex() == 1

    page.acts.trigger("people.add")
    QTest.keyClicks(cell_editor(page.table), "First")
    qtbot.keyClick(cell_editor(page.table), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: list(column_texts(page.table, "name")) == ["First"])


def test_names_that_look_like_markup_are_shown_as_they_are(
    page: PeoplePage, workspace: Workspace
) -> None:
    name = "<img src='file:///etc/passwd'> & 김"
    added = add_person(workspace, name=name, position="<b>x</b>")
    page.table.select_id(added.only_inserted(Kind.PERSON))

    assert name in column_texts(page.table, "name")
    assert page.panel.name.value == name
    assert page.panel.name.toPlainText() == name


def test_the_model_keeps_qts_rules(
    qtmodeltester: ModelTester, page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    qtmodeltester.check(page.model)
    add_person(workspace, name="Zed")
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    set_photo(workspace, PersonId(person(workspace, event, "Zed").id), png())
    qtmodeltester.check(page.model)


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("language", list(Language))
def test_the_page_opens_in_both_languages_and_looks_with_its_selection(
    window: MainWindow, workspace: Workspace, event: EventId, language: Language, look: Theme
) -> None:
    who = person(workspace, event, "심인경")
    page_of(window).table.select_id(who.id)
    window.speak(language)
    window.dress(look)
    page: PeoplePage = page_of(window)

    assert page.table.selected_ids() == [who.id]
    assert page.panel.name.value == "심인경"
    window.grab()
    window.speak(Language.KOREAN)
    window.dress(Theme.LIGHT)


def drop(page: PeoplePage, url: QUrl) -> None:
    dropped = QMimeData()
    dropped.setUrls([url])
    how = (Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, NONE)
    for event in (QDragEnterEvent(QPoint(5, 5), *how), QDropEvent(QPointF(5, 5), *how)):
        QApplication.sendEvent(page.panel.picture, event)


def test_the_english_window_shows_and_edits_english_names(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    window.speak(Language.ENGLISH)
    page: PeoplePage = page_of(window)
    row = person(workspace, event, "서종식")
    at = page.model.row_of(row.id)
    assert at is not None
    assert column_texts(page.table, "name")[at] == "Seo Jong-sik"
    assert column_texts(page.table, "position")[at] == "Director of Social Economy Support"

    page.table.edit_cell(row.id, "name")
    type_over(qtbot, cell_editor(page.table), "Suh Jongsik")
    QApplication.processEvents()

    after = person(workspace, event, "서종식")
    assert (after.name, after.name_en) == ("서종식", "Suh Jongsik")


def test_when_somebody_cannot_come_is_noted_beside_their_sessions_and_undone(
    qtbot: QtBot, page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    keynote = next(
        row for row in list_sessions(workspace, event) if row.kind is SessionKind.KEYNOTE
    )
    who = keynote.people[0].person
    page.table.select_id(who)

    press(qtbot, page.panel.away.add_date)

    (line,) = page.panel.away.lines
    assert line.date.date().toPython() == keynote.date
    assert line.whole.isChecked()
    assert page.panel.conflicts.isVisibleTo(page.panel)
    line.whole.click()  # from nine to six, then
    for clock, text in ((line.start, "13:00"), (line.end, "15:30")):
        clock.setFocus()
        clock.selectAll()
        qtbot.keyClicks(clock, text)
        qtbot.keyClick(clock, Qt.Key.Key_Return)
    line.reason.setFocus()
    QTest.keyClicks(line.reason, "trip")
    qtbot.keyClick(line.reason, Qt.Key.Key_Return)

    (away,) = by_id(workspace, event, who).unavailable
    assert (away.date, away.start, away.end, away.reason) == (keynote.date, 780, 930, "trip")
    assert not page.panel.conflicts.isVisibleTo(page.panel)
    for _step in range(5):
        undo(workspace)
    assert by_id(workspace, event, who).unavailable == ()


def test_a_time_that_ends_before_it_begins_is_refused_and_shown_as_it_was(
    qtbot: QtBot, page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    who = page.table.selected_ids()[0]
    add_unavailability(workspace, PersonId(who), on=date(2026, 11, 24), start=600, end=660)
    (line,) = page.panel.away.lines

    line.end.setFocus()
    line.end.selectAll()
    qtbot.keyClicks(line.end, "09:00")
    qtbot.keyClick(line.end, Qt.Key.Key_Return)

    assert (line.start.minutes, line.end.minutes) == (600, 660)
    assert by_id(workspace, event, PersonId(who)).unavailable[0].end == 660


def test_what_a_speaker_still_has_to_send_is_told_until_it_is_there(
    page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    keynote = next(
        row for row in list_sessions(workspace, event) if row.kind is SessionKind.KEYNOTE
    )
    who = keynote.people[0].person
    page.table.select_id(who)
    assert page.panel.lacking.title.text() == "아직 없는 것: 사진 · 약력 · 발표자료"

    add_material(workspace, keynote.id, "발표.pdf", b"%PDF-")
    update_person(workspace, who, biography="약력")
    set_photo(workspace, who, png())

    assert not page.panel.lacking.isVisibleTo(page.panel)
    assert by_id(workspace, event, who).lacking == frozenset()


def test_a_stand_in_has_the_session_among_theirs(
    page: PeoplePage, workspace: Workspace, event: EventId
) -> None:
    panel = next(row for row in list_sessions(workspace, event) if row.kind is SessionKind.PANEL)
    keynote = next(
        row for row in list_sessions(workspace, event) if row.kind is SessionKind.KEYNOTE
    )
    replaced, stand_in = panel.people[1], keynote.people[0].person

    name_stand_in(workspace, replaced.id, stand_in, on=date(2026, 11, 20))

    theirs = by_id(workspace, event, stand_in).sessions
    assert [(row.session, row.instead_of) for row in theirs] == [
        (keynote.id, ""),
        (panel.id, replaced.name),
    ]
    (own,) = by_id(workspace, event, replaced.person).sessions
    assert own.replaced
    assert not own.coming
    page.table.select_id(stand_in)
    lines = page.panel.sessions.findChildren(LinkLine)
    assert lines[-1].accessibleName().endswith(f"{replaced.name} 대신")
