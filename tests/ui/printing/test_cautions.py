from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import Kind, Language, RunWay
from eventapp.domain.progress import no_progress
from eventapp.services.attendees import list_attendees, update_attendee
from eventapp.services.paper_runs import list_runs, without_badge
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from reports.result import PaperWarning, Source, WarningKind
from tests.ui.printing.hands import answer, choose, open_window, page_of, press, printed_of
from ui import contents
from ui.dialogs.confirm import Confirm
from ui.dialogs.paper_warnings import WarningsDialog
from ui.dialogs.print_log import PrintLogDialog
from ui.printing.cautions import CautionRow, Cautions, in_order, warning_count
from ui.printing.documents import BADGES, ROLL, TICKET_CARDS, TICKETS, Document, PrintOptions
from ui.printing.orders import Order, make
from ui.widgets.bars import QuietBar
from ui.window import MainWindow


def warning(kind: WarningKind, number: int, source: Kind | None = Kind.ATTENDEE) -> PaperWarning:
    where = None if source is None else Source(source, number)
    return PaperWarning(kind, f"사람 {number}", "", where)


def rows_of(qtbot: QtBot, cautions: Cautions) -> list[CautionRow]:
    qtbot.waitUntil(lambda: any(row.isVisible() for row in cautions.findChildren(CautionRow)))
    return [row for row in cautions.findChildren(CautionRow) if row.isVisible()]


def test_a_click_on_a_warning_opens_the_page_of_its_cause(
    qtbot: QtBot, settings: SettingsFile, workspace: Workspace, event: EventId
) -> None:
    window = open_window(qtbot, settings, workspace, others=(contents.ATTENDEES,))
    somebody = list_attendees(workspace, event)[0].id
    update_attendee(workspace, AttendeeId(somebody), name="김\U00012345솔")
    choose(window, "badges")
    printed = printed_of(qtbot, window)
    asked: list[PaperWarning] = []
    page_of(window).desk.jump_asked.connect(asked.append)
    qtbot.mouseClick(
        rows_of(qtbot, page_of(window).desk.panel.cautions)[0], Qt.MouseButton.LeftButton
    )

    assert [found.source for found in asked] == [Source(Kind.ATTENDEE, somebody)]
    assert asked[0] in printed.report.warnings
    assert window.page_id == "attendees"


@pytest.mark.parametrize(
    "document", [BADGES, TICKETS, TICKET_CARDS, ROLL], ids=lambda one: one.name
)
def test_a_warning_about_an_attendee_knows_whom(
    workspace: Workspace, event: EventId, document: Document
) -> None:
    somebody = list_attendees(workspace, event)[0].id
    update_attendee(workspace, AttendeeId(somebody), name="김\U00012345솔")
    options = PrintOptions(Language.KOREAN)
    order = Order(document, document.snapshot(workspace, event, options), options)

    found = make(order, no_progress).report.warnings

    replaced = [warning for warning in found if warning.kind is WarningKind.REPLACED]
    assert [warning.source for warning in replaced] == [Source(Kind.ATTENDEE, somebody)]


def test_of_many_warnings_the_worst_few_are_shown_and_all_on_request(qtbot: QtBot) -> None:
    kinds = list(WarningKind)
    many = [warning(kinds[number % len(kinds)], number) for number in range(500)]
    cautions = Cautions()
    qtbot.addWidget(cautions)
    cautions.show()
    cautions.show_warnings(many)
    with qtbot.waitSignal(cautions.all_asked):
        next(b for b in cautions.findChildren(QPushButton) if "500" in b.text()).click()
    dialog = WarningsDialog(cautions, many)
    first = dialog.chosen
    dialog.list.itemActivated.emit(dialog.list.currentItem())

    assert {row.warning.kind for row in rows_of(qtbot, cautions)} == {WarningKind.CUT}
    assert len(rows_of(qtbot, cautions)) == 3
    assert first == in_order(many)[0]
    assert dialog.list.item(0).text() == "잘린 글 (50)"
    assert dialog.result() == dialog.DialogCode.Accepted


def test_all_about_one_name_of_one_person_is_one_place(qtbot: QtBot) -> None:
    kinds = (WarningKind.SHRUNK, WarningKind.CUT, WarningKind.BROKEN)
    about_one = [warning(kind, 7) for kind in kinds]
    about_one[0] = replace(about_one[0], subject="사\u25a1 7")  # as it is printed
    cautions = Cautions()
    qtbot.addWidget(cautions)
    cautions.show()
    cautions.show_warnings([*about_one, warning(WarningKind.SHRUNK, 8)])
    first, second = rows_of(qtbot, cautions)

    assert first.accessibleName() == (
        "“사람 7” – 자리보다 길어서 뒤가 잘렸어요. 함께 볼 것: 나뉜 낱말 · 작게 찍힌 글"
    )
    assert second.accessibleName() == "“사람 8” – 자리에 맞추려고 작게 찍었어요."
    assert warning_count(cautions.warnings) == "2곳을 확인하세요"


def test_the_count_leads_to_the_first_warning_again_after_a_visit_elsewhere(
    qtbot: QtBot, settings: SettingsFile, workspace: Workspace, event: EventId
) -> None:
    window = open_window(qtbot, settings, workspace, others=(contents.ATTENDEES,))
    somebody = list_attendees(workspace, event)[0].id
    update_attendee(workspace, AttendeeId(somebody), name="김\U00012345솔")
    choose(window, "badges")
    printed_of(qtbot, window)
    window.open_page("attendees")
    window.open_page("printing")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    row = rows_of(qtbot, page_of(window).desk.panel.cautions)[0]
    link = window.findChildren(QuietBar)[0].more
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)

    assert link.text().endswith("· 1곳을 확인하세요")
    assert QApplication.focusWidget() is row
    assert row.mapTo(window, row.rect().bottomLeft()).y() < window.height() // 2


def test_what_nobody_knows_the_cause_of_leads_nowhere(qtbot: QtBot) -> None:
    page = Cautions()
    qtbot.addWidget(page)
    dialog = WarningsDialog(page, [warning(WarningKind.CUT, 1, source=None)])
    dialog.list.itemActivated.emit(dialog.list.currentItem())

    assert not dialog.show_cause.isEnabled()
    assert dialog.result() == 0


@pytest.mark.parametrize(
    ("name", "headlines"),
    [("김\U00012345솔", ["1곳을 확인해 주세요"]), ("김솔", [])],
)
def test_printing_asks_first_only_where_something_is_missing(
    *,
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    headlines: list[str],
) -> None:
    update_attendee(workspace, AttendeeId(list_attendees(workspace, event)[0].id), name=name)
    choose(window, "tickets")
    printed_of(qtbot, window)
    asked: list[str] = []
    printers: list[bool] = []

    def decline() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Confirm):
            asked.append(dialog.windowTitle())
            dialog.reject()

    def no_printer(*_args: object) -> None:
        printers.append(True)

    monkeypatch.setattr("ui.pages.printing.print_paper", no_printer)
    QTimer.singleShot(200, decline)
    press(qtbot, window, Qt.Key.Key_P)
    qtbot.wait(250)

    assert asked == headlines
    assert printers == ([] if headlines else [True])


def test_what_is_saved_stands_in_the_log_with_whose_badges_it_had(
    *,
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(window, "badges")
    printed = printed_of(qtbot, window)
    before = without_badge(workspace, event)
    answer(tmp_path / "badges.pdf", monkeypatch)
    press(qtbot, window, Qt.Key.Key_S)
    run = list_runs(workspace, event)[0]
    page = page_of(window)
    log = PrintLogDialog(page.context, page)
    qtbot.addWidget(log)
    page.close_document()

    badges = {badge.attendee for badge in printed.order.snapshot.badges}
    assert (run.document, run.way, run.pages, run.items, run.detail) == (
        "badges",
        RunWay.FILE,
        printed.report.pages,
        len(badges),
        "LS-3114 · badges.pdf",
    )
    assert before - without_badge(workspace, event) == badges
    assert [column.text(run) for column in log.model.columns][1:] == [
        "이름표",
        f"{run.pages}쪽",
        "LS-3114 · badges.pdf",
        "파일로 저장",
    ]
    assert page.gallery.card("badges").printed.endswith("저장")
