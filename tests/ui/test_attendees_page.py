"""The attendees' page in the real window, by keys."""

import io
from datetime import date

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus, Kind, Language
from eventapp.domain.tickets import read_scan
from eventapp.services.attendees import (
    AttendeeRow,
    add_attendees,
    count_attendees,
    list_attendees,
    list_categories,
    update_attendee,
)
from eventapp.services.checkin import admit
from eventapp.services.desk_log import event_gate, recent_scans
from eventapp.services.events import create_event
from eventapp.services.history import undo
from eventapp.services.workspace import Workspace
from eventapp.settings import Theme
from tests.ui.hosting import (
    cell_editor,
    column_texts,
    page_of,
    press,
    said,
    told,
    type_over,
)
from tests.ui.keys import compose
from ui.attendees.masking import mask_email, mask_phone
from ui.attendees.qr import QUIET_MODULES, QrView, matrix_of
from ui.attendees.ticket import in_lines
from ui.hues import hex_of, hue_of
from ui.pages.attendees import AttendeesPage
from ui.theme import Hue
from ui.window import MainWindow

Ctrl = Qt.KeyboardModifier.ControlModifier


PAGE = "attendees"


@pytest.fixture
def page(window: MainWindow) -> AttendeesPage:
    shown: AttendeesPage = page_of(window)
    return shown


def attendee(workspace: Workspace, event: EventId, name: str) -> AttendeeRow:
    return next(row for row in list_attendees(workspace, event) if row.name == name)


def again(workspace: Workspace, event: EventId, attendee_id: AttendeeId) -> AttendeeRow:
    (row,) = list_attendees(workspace, event, [attendee_id])
    return row


def find(page: AttendeesPage, text: str) -> list[str]:
    page.search.setFocus()
    page.search.clear()
    compose(page.search, "", text)
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    return list(column_texts(page.table, "name"))


def status(window: MainWindow) -> str:
    return window._quiet.facts.text()


def test_everybody_is_listed_with_category_status_and_time(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    guest = attendee(workspace, event, "김솔")
    admit(workspace, event_gate(workspace, event), guest.id, desk="1")
    row = page.model.row_of(guest.id) or 0
    keys = ("name", "organisation", "position", "category", "status")
    cells = [page.model.index(row, page.model.column_of(key)).data() for key in keys]
    assert cells == ["김솔", "㈔함께걷는마을", "활동가", "운영진", "등록"]
    clock = page.model.index(row, page.model.column_of("admitted")).data()
    assert (len(clock), clock[2]) == (5, ":")
    assert status(window) == "참가자 80명 · 입장 1명"


def test_the_model_keeps_qts_rules(
    page: AttendeesPage, qtmodeltester: ModelTester, workspace: Workspace, event: EventId
) -> None:
    qtmodeltester.check(page.model)
    add_attendees(workspace, event, [{"name": f"손님 {n}"} for n in range(5)])
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert page.model.rowCount() == 85


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("솔", "김솔"),
        ("ㄱㅅ", "김솔"),
        ("㈔함께걷는마을 김솔", "김솔"),
        ("kow", "Maximilian Wilhelmina Kowalczyk-Andersen"),
    ],
)
def test_one_character_initials_and_organisations_find(
    page: AttendeesPage, query: str, found: str
) -> None:
    assert found in find(page, query)


def test_the_last_four_digits_find_and_the_rest_is_counted(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    guest = attendee(workspace, event, "김솔")
    names = find(page, guest.phone[-4:])
    assert "김솔" in names
    assert status(window) == f"참가자 80명 가운데 {len(names)}명 · 입장 0명"
    assert find(page, "그런 사람은 없다") == []
    assert page.content.currentIndex() == 2
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    QTest.qWait(200)
    assert page.model.rowCount() == 80


def test_finding_selects_the_first_and_shows_the_ticket(page: AttendeesPage) -> None:
    find(page, "ㄱㅅ 함께")
    assert page.details.isVisible()
    assert page.details.heading.text() == "김솔"


def test_ctrl_n_registers_by_keys_and_is_ready_for_the_next(
    page: AttendeesPage, window: MainWindow, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    find(page, "김솔")
    qtbot.keyClick(window, Qt.Key.Key_N, Ctrl)
    draft = page.draft
    for key, text in (
        ("name", "Hwang Youngim"),
        ("organisation", "Self-support union"),
        ("position", "Chair"),
    ):
        assert draft.lines[key].hasFocus()
        QTest.keyClicks(draft.lines[key], text)
        QTest.keyClick(draft.lines[key], Qt.Key.Key_Tab)
    assert draft.category.hasFocus()
    QTest.keyClick(draft.category, Qt.Key.Key_Down)
    QTest.keyClick(draft.category, Qt.Key.Key_Tab)
    QTest.keyClicks(draft.lines["phone"], "010-1234-5678")
    QTest.keyClick(draft.lines["phone"], Qt.Key.Key_Return)
    row = attendee(workspace, event, "Hwang Youngim")
    assert (row.organisation, row.position, row.phone, row.category, row.status) == (
        "Self-support union",
        "Chair",
        "010-1234-5678",
        list_categories(workspace, event)[1].name,
        AttendeeStatus.REGISTERED,
    )
    assert row.code is not None
    assert said(window) == "Hwang Youngim 님을 등록했어요"
    assert (draft.isVisible(), draft.lines["name"].hasFocus(), draft.lines["name"].text()) == (
        True,
        True,
        "",
    )
    assert page.table.selected_ids() == [row.id]
    QTest.keyClicks(draft.lines["name"], "Second")
    QTest.keyClick(draft.lines["name"], Qt.Key.Key_Return)
    assert count_attendees(workspace, event) == 82
    QTest.keyClick(draft.lines["name"], Qt.Key.Key_Escape)
    assert (page.details.isVisible(), page.details.heading.text()) == (True, "Second")


def test_without_a_name_nobody_is_registered_and_the_text_stays(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    page.acts.trigger("attendees.add")
    QTest.keyClicks(page.draft.lines["organisation"], "Somewhere")
    QTest.keyClick(page.draft.lines["organisation"], Qt.Key.Key_Return)
    assert told(window) != ""
    assert page.draft.lines["organisation"].text() == "Somewhere"
    assert count_attendees(workspace, event) == 80


def test_a_name_is_edited_in_place_and_undone(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    guest = attendee(workspace, event, "김솔")
    page.table.edit_cell(guest.id, "name")
    editor = cell_editor(page.table)
    QTest.keyClicks(editor, "Kim Sol")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert again(workspace, event, guest.id).name == "Kim Sol"
    undo(workspace)
    assert again(workspace, event, guest.id) == guest
    assert page.model.index(page.model.row_of(guest.id) or 0, 0).data() == "김솔"


def test_cells_take_their_choices(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    guest = attendee(workspace, event, "김솔")
    for column, value in (("category", "0"), ("status", "waiting"), ("position", "위원장")):
        row = page.model.row_of(guest.id) or 0
        assert page.model.setData(page.model.index(row, page.model.column_of(column)), value)
    edited = again(workspace, event, guest.id)
    assert (edited.category_id, edited.status, edited.position) == (
        None,
        AttendeeStatus.WAITING,
        "위원장",
    )


def test_the_panel_edits_every_field(
    page: AttendeesPage, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    guest = attendee(workspace, event, "김솔")
    page.show_record(guest.id)
    for key in ("name", "name_en", "organisation", "position"):
        type_over(qtbot, page.details.lines[key], f"new {key}")
    page.details.status.committed.emit("cancelled")
    category = list_categories(workspace, event)[1]
    page.details.category.committed.emit(str(category.id))
    row = again(workspace, event, guest.id)
    assert (row.name, row.name_en, row.organisation, row.position) == (
        "new name",
        "new name_en",
        "new organisation",
        "new position",
    )
    assert (row.status, row.category_id) == (AttendeeStatus.CANCELLED, category.id)


def test_what_is_typed_is_kept_for_its_own_attendee_when_another_is_chosen(
    page: AttendeesPage, workspace: Workspace, event: EventId
) -> None:
    one, two = list_attendees(workspace, event)[:2]
    page.show_record(one.id)
    field = page.details.lines["position"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Ctrl)
    QTest.keyClicks(field, "half typed")
    page.table.select_id(two.id)
    assert again(workspace, event, one.id).position == "half typed"
    assert again(workspace, event, two.id) == two
    assert page.details.heading.text() == two.name


def test_phone_and_mail_are_masked_until_asked_for(
    page: AttendeesPage, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    guest = attendee(workspace, event, "김솔")
    page.show_record(guest.id)
    phone, mail = page.details.phone, page.details.email
    assert (phone.text(), mail.text()) == (f"010-****-{guest.phone[-4:]}", "g***@example.org")
    qtbot.mouseClick(phone, Qt.MouseButton.LeftButton)
    assert (phone.text(), phone.isReadOnly()) == (guest.phone, False)
    type_over(qtbot, phone, "010-9876-5432")
    page.table.setFocus()
    assert phone.text() == "010-****-5432"
    assert again(workspace, event, guest.id).phone == "010-9876-5432"
    mail.setFocus()
    QTest.keyClick(mail, Qt.Key.Key_Return)
    assert mail.text() == guest.email
    page.show_record(list_attendees(workspace, event)[0].id)
    assert mail.hidden
    assert again(workspace, event, guest.id).email == guest.email


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("010-1234-5678", "010-****-5678"),
        ("01012345678", "010****5678"),
        ("+82 10-1234-5678", "+82 1*-****-5678"),
        ("055-123-4567", "055-***-4567"),
        ("1588-1234", "158*-1234"),
        ("1234567", "***4567"),
        ("0123", "**23"),
        ("", ""),
    ],
)
def test_phones_keep_their_last_four_at_most(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("mail", "masked"),
    [("guest@example.org", "g***@example.org"), ("guest", "g***"), ("", ""), ("@x", "***@x")],
)
def test_mail_keeps_its_first_letter_and_its_domain(mail: str, masked: str) -> None:
    assert mask_email(mail) == masked


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
def test_the_qr_on_the_screen_is_read_back(
    window: MainWindow, workspace: Workspace, event: EventId, look: Theme
) -> None:
    window.dress(look)
    page = page_of(window)
    guest = attendee(workspace, event, "김솔")
    page.show_record(guest.id)
    buffer = QBuffer()
    page.details.ticket.qr.grab().save(buffer, "PNG")
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(buffer.data().data())))
    assert found.text == guest.code
    window.dress(Theme.LIGHT)


def test_the_qr_keeps_its_quiet_zone_and_whole_modules(
    qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    code = attendee(workspace, event, "김솔").code
    assert code is not None
    view = QrView()
    qtbot.addWidget(view)
    view.show_code(code)
    modules = len(matrix_of(code)) + 2 * QUIET_MODULES
    assert view.width() % modules == 0


def test_the_code_is_shown_in_groups_and_copied_whole(
    page: AttendeesPage, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    guest = attendee(workspace, event, "김솔")
    page.show_record(guest.id)
    assert guest.code is not None
    text = page.details.ticket.code.text()
    assert text == in_lines(guest.code)
    assert read_scan(text.replace("\n", "")).code == guest.code
    assert sorted({len(group) for group in text.replace("\n", "").split("-")}) == [2, 4]
    press(qtbot, page.details.ticket.copy)
    assert QGuiApplication.clipboard().text() == guest.code


def test_reissuing_shows_the_new_ticket_and_can_be_undone(
    page: AttendeesPage, window: MainWindow, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    guest = attendee(workspace, event, "김솔")
    page.show_record(guest.id)
    press(qtbot, page.details.ticket.reissue)
    fresh = again(workspace, event, guest.id).code
    assert fresh not in {None, guest.code}
    assert page.details.ticket.qr.code == fresh
    assert said(window) == "김솔 님의 입장권을 재발급했어요. 전 코드는 쓸 수 없어요"
    undo(workspace)
    assert page.details.ticket.qr.code == guest.code


def test_delete_asks_nothing_and_is_undone(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    rows = list_attendees(workspace, event)
    page.show_record(rows[3].id)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert count_attendees(workspace, event) == 79
    assert said(window) == f"{rows[3].name} 님을 삭제했어요"
    assert page.table.selected_ids() == [rows[4].id]
    undo(workspace)
    assert count_attendees(workspace, event) == 80
    page.table.selectAll()
    assert page.many.heading.text() == "80명 선택"
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert count_attendees(workspace, event) == 0
    assert page.content.currentIndex() == 1


def test_who_is_in_is_not_deleted_until_the_check_in_is_cancelled(
    page: AttendeesPage, window: MainWindow, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    rows = list_attendees(workspace, event)
    gate = event_gate(workspace, event)
    admit(workspace, gate, rows[2].id, desk="1")
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert count_attendees(workspace, event) == 80
    assert "접수" in told(window)
    assert page.table.selected_ids() == [rows[2].id]
    assert page.details.check_in.isVisible()
    press(qtbot, page.details.cancel)
    assert [row.cancelled for row in recent_scans(workspace, gate)] == [True, False]
    assert not page.details.check_in.isVisible()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert count_attendees(workspace, event) == 79


def test_categories_are_managed_while_nobody_is_selected(
    page: AttendeesPage, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    page.show_record(list_attendees(workspace, event)[0].id)
    page.acts.trigger("attendees.categories")
    assert (page.setup.isVisible(), page.details.isVisible()) == (True, False)
    press(qtbot, page.setup.category_lines.add)
    added = list_categories(workspace, event)[-1]
    line = page.setup.category_lines.lines[added.id]
    assert line.name.hasFocus()
    type_over(qtbot, line.name, "Press")
    type_over(qtbot, line.name_en, "Press")
    menu = line.colour.menu()
    next(act for act in menu.actions() if act.text() == "장미색").trigger()
    category = list_categories(workspace, event)[-1]
    assert (category.name, category.name_en, category.colour) == (
        "Press",
        "Press",
        hex_of(Hue.ROSE),
    )
    press(qtbot, line.remove)
    assert added.id not in {row.id for row in list_categories(workspace, event)}


def test_a_category_without_a_name_keeps_its_old_one(
    page: AttendeesPage, window: MainWindow, qtbot: QtBot, workspace: Workspace, event: EventId
) -> None:
    category = list_categories(workspace, event)[0]
    line = page.setup.category_lines.lines[category.id]
    line.name.setFocus()
    QTest.keyClick(line.name, Qt.Key.Key_A, Ctrl)
    QTest.keyClick(line.name, Qt.Key.Key_Delete)
    QTest.keyClick(line.name, Qt.Key.Key_Return)
    assert told(window) != ""
    assert line.name.text() == category.name == list_categories(workspace, event)[0].name
    del qtbot


@pytest.mark.parametrize("hue", list(Hue))
def test_each_hue_is_its_own_stored_colour(hue: Hue) -> None:
    assert hue_of(hex_of(hue)) is hue


@pytest.mark.parametrize(
    ("colour", "hue"), [("#7B3F98", Hue.PURPLE), ("#808080", Hue.GREY), ("", Hue.GREY)]
)
def test_other_colours_are_shown_by_their_neighbour(colour: str, hue: Hue) -> None:
    assert hue_of(colour) is hue


def test_an_event_without_attendees_offers_the_one_next_step(
    window: MainWindow, workspace: Workspace
) -> None:
    made = create_event(workspace, title="빈 행사", first_day=date(2027, 1, 1))
    window.show_event(EventId(made.only_inserted(Kind.EVENT)))
    page = page_of(window)
    assert (page.content.currentIndex(), page.model.rowCount()) == (1, 0)
    page.acts.trigger("attendees.add")
    QTest.keyClicks(page.draft.lines["name"], "First")
    QTest.keyClick(page.draft.lines["name"], Qt.Key.Key_Return)
    assert (page.content.currentIndex(), page.model.rowCount()) == (0, 1)


def test_selection_and_search_survive_a_switch_of_language(
    page: AttendeesPage, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    find(page, "김민준")
    chosen = page.table.current_id()
    window.speak(Language.ENGLISH)
    after = page_of(window)
    assert after is not page
    assert (after.search.text(), after.table.current_id()) == ("김민준", chosen)
    assert after.model.rowCount() == 2
    assert status(window) == "2 of 80 attendees · 0 in"
    assert "Attendee" in column_texts(after.table, "category")
    del workspace, event


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("language", list(Language))
def test_the_page_opens_in_both_languages_and_looks(
    window: MainWindow, workspace: Workspace, event: EventId, look: Theme, language: Language
) -> None:
    window.resize(1024, 600)
    window.dress(look)
    window.speak(language)
    page = page_of(window)
    guest = attendee(workspace, event, "김솔")
    update_attendee(workspace, guest.id, name="<img src=x> & %s {x}" * 9, organisation="a&b" * 60)
    page.show_record(guest.id)
    QApplication.processEvents()
    assert page.details.heading.text() == "<img src=x> & %s {x}" * 9
    assert not page.table.horizontalScrollBar().isVisible()
    assert page.panel.horizontalScrollBar().maximum() == 0
    assert not window.grab().isNull()
    window.dress(Theme.LIGHT)
