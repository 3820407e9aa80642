"""Certificates in the window: who can have one, issuing them for good, and checking one."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AttendeeStatus, CertificateKind, Direction
from eventapp.domain.placement import Placement
from eventapp.domain.tickets import display_code
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.services.certificates import issue_certificates, list_certificates
from eventapp.services.checkin import admit
from eventapp.services.desk_log import event_gate
from eventapp.services.events import delete_day, event_facts, update_day
from eventapp.services.programme import list_sessions, move_session
from eventapp.services.sample import write_sample
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.domain.ime import typed_as_hangul
from tests.ui.keys import burst
from tests.ui.printing.hands import choose, empty_of, open_window, page_of, printed_of, text_of
from ui.dialogs.certificate_check import CertificateCheckDialog
from ui.dialogs.confirm import Confirm
from ui.printing.settings.certificates import CertificateGroup
from ui.printing.settings.common import OneGroup
from ui.widgets.panels import Note
from ui.widgets.text import PlainLabel
from ui.window import MainWindow

TEN = datetime(2020, 1, 24, 1, tzinfo=UTC)
"""Ten o'clock in Seoul: the programme begins, and lasts 150 minutes."""


@pytest.fixture
def event(workspace: Workspace) -> EventId:
    """The sample, long over: three were there, one of them for half an hour."""
    made = write_sample(workspace, today=date(2020, 1, 1))
    gate = event_gate(workspace, made)
    for who in people(workspace, made)[:3]:
        admit(workspace, gate, who.id, desk="1", now=TEN)
    short = people(workspace, made)[2]
    left = TEN + timedelta(minutes=30)
    admit(workspace, gate, short.id, desk="1", now=left, direction=Direction.OUT)
    return made


@pytest.fixture
def window(
    qtbot: QtBot, settings: SettingsFile, workspace: Workspace, event: EventId
) -> Iterator[MainWindow]:
    """The window with the certificates open."""
    del event
    made = open_window(qtbot, settings, workspace)
    choose(made, "certificates")
    yield made
    # What was ordered last is not made any more: the workspace closes before the window.
    page_of(made).desk.close_document()


@pytest.fixture
def check(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> CertificateCheckDialog:
    """The dialog that checks, with two certificates issued."""
    issue_certificates(workspace, event, CertificateKind.ATTENDANCE)
    made = CertificateCheckDialog(page_of(window).context, window)
    qtbot.addWidget(made)
    made.show()
    return made


def people(workspace: Workspace, event: EventId) -> list[AttendeeRow]:
    rows = list_attendees(workspace, event)
    return [row for row in rows if row.status is AttendeeStatus.REGISTERED]


def group_of(window: MainWindow) -> CertificateGroup:
    return page_of(window).desk.panel.group(CertificateGroup)


def answering(answer: Callable[[Confirm], None]) -> None:
    """Answer the next question as a user does, once it is shown."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Confirm):
            answer(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


def said_by(dialog: CertificateCheckDialog) -> list[str]:
    """What the dialog shows, without its buttons."""
    return [label.text() for label in dialog.findChildren(PlainLabel) if label.isVisible()]


def verdict_of(dialog: CertificateCheckDialog) -> str:
    (note,) = [note for note in dialog.findChildren(Note) if note.isVisible()]
    return note.title.text()


def test_the_panel_tells_who_has_earned_one_and_what_the_others_lack(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    group = group_of(window)
    short = people(workspace, event)[2]

    assert group.asked.text() == "등록 시간을 뺀 프로그램 2시간 30분 가운데 2시간 이상"
    assert group.told.text() == "받을 수 있는 사람 2명"
    assert group.short.text() == "1명은 시간이 모자라요."
    assert group.names[0].text() == f"{short.name} · 1시간 30분 모자람"
    assert group.issue.text() == "2명에게 발급…"
    qtbot.waitUntil(lambda: page_of(window).desk.maker.is_empty, timeout=5000)
    assert "아직 발급한 증서가 없어요." in empty_of(window).sentence.text()

    page_of(window).desk.panel.set(least_share=0)

    assert (group.issue.text(), group.short.isVisible()) == ("3명에게 발급…", False)


def test_the_panel_tells_why_nobody_has_a_share_of_no_programme(
    window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    for day in event_facts(workspace, event).days:
        delete_day(workspace, day.id)
    group = group_of(window)
    group.refresh()

    assert group.asked.text().startswith("날짜와 시간이 정해진 공개 세션이 없어")
    assert (group.told.isVisible(), group.issue.isVisible()) == (False, False)

    page_of(window).desk.panel.set(least_share=0)

    assert group.asked.text() == "머문 시간과 관계없이 체크인한 모든 사람"
    assert group.issue.text() == "3명에게 발급…"


def test_those_who_lack_minutes_are_named_when_asked_for(
    workspace: Workspace, event: EventId, window: MainWindow
) -> None:
    gate, others = event_gate(workspace, event), people(workspace, event)[3:9]
    for who in others:
        admit(workspace, gate, who.id, desk="1", now=TEN + timedelta(minutes=149))
    group = group_of(window)
    group.refresh()

    assert (group.more.text(), group.rest.isVisible()) == ("… 그 밖에 2명", False)
    group.more.click()

    lines = group.rest.text().splitlines()
    shown = [label.text().split(" · ")[0] for label in group.names]
    assert len({*shown, *(line.split(" · ")[0] for line in lines)}) == 7
    assert (len(lines), group.more.isVisible()) == (2, False)


def test_before_the_programme_begins_the_panel_says_from_when_and_offers_nothing(
    workspace: Workspace, event: EventId, window: MainWindow
) -> None:
    (day,) = event_facts(workspace, event).days
    update_day(workspace, day.id, date=date(2999, 1, 24))
    group = group_of(window)
    group.refresh()
    page_of(window).desk.panel.set(least_share=0)

    assert group.told.text() == (
        "아직 프로그램을 시작하지 않았어요. 1월 24일 (목) 10:00부터 발급할 수 있어요."
    )
    assert (group.issue.isVisible(), group.short.isVisible()) == (False, False)


def test_while_it_runs_the_question_says_so_first_and_enter_issues_nothing(
    workspace: Workspace, event: EventId, window: MainWindow
) -> None:
    now = datetime.now(ZoneInfo("Asia/Seoul"))
    (day,) = event_facts(workspace, event).days
    update_day(workspace, day.id, date=now.date())
    for session in list_sessions(workspace, event):
        assert session.day is not None
        whole = Placement(session.day, session.room, 0, 24 * 60)
        move_session(workspace, session.id, to=whole)
    for who in people(workspace, event)[:2]:
        admit(workspace, event_gate(workspace, event), who.id, desk="1", now=datetime.now(UTC))
    group, asked = group_of(window), []
    group.refresh()
    page_of(window).desk.panel.set(least_share=0)

    def enter(dialog: Confirm) -> None:
        asked.append(dialog.windowTitle())
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    answering(enter)
    group.issue.click()

    assert asked == ["아직 프로그램이 끝나지 않았어요. 지금 참석확인서 3건을 발급할까요?"]
    assert list_certificates(workspace, event) == ()


def test_issuing_asks_first_and_then_the_pages_are_there(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    group, asked = group_of(window), []

    def refuse(dialog: Confirm) -> None:
        asked.append(dialog.windowTitle())
        dialog.reject()

    answering(refuse)
    group.issue.click()
    assert list_certificates(workspace, event) == ()

    answering(Confirm.accept)
    group.issue.click()

    printed = printed_of(qtbot, window)
    assert asked == ["참석확인서 2건을 발급할까요?"]
    assert [row.number for row in list_certificates(workspace, event)] == ["2020-001", "2020-002"]
    assert printed.report.pages == 2
    assert "제2020-002호" in text_of(printed)
    qtbot.waitUntil(lambda: not group.issue.isVisible(), timeout=5000)
    assert group.told.text() == "받을 수 있는 사람 2명 · 발급 2건"


def test_one_of_them_can_be_printed_and_another_kind_starts_with_all(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    for kind in CertificateKind:
        issue_certificates(workspace, event, kind)
    panel = page_of(window).desk.panel
    second = list_certificates(workspace, event)[1]
    qtbot.waitUntil(lambda: panel.group(OneGroup).one.count() == 3, timeout=5000)

    panel.set(one=second.id)
    alone = printed_of(qtbot, window)
    panel.group(CertificateGroup).kinds.chosen.emit("completion")
    printed = printed_of(qtbot, window)

    assert (alone.report.pages, second.name in text_of(alone)) == (1, True)
    assert (printed.report.pages, panel.options.one) == (2, 0)
    assert "수료증" in text_of(printed)


def test_a_scanned_code_is_answered_under_hangul_input_too_and_without_enter(
    check: CertificateCheckDialog, workspace: Workspace, event: EventId
) -> None:
    first, second = list_certificates(workspace, event)

    burst(check.field, first.code)
    assert verdict_of(check) == "유효한 증서예요."
    assert {first.number, first.name, "참석확인서", "2시간 30분"} <= set(said_by(check))

    burst(check.field, second.code.lower(), end=None)  # the first one was marked, so goes
    assert second.name in said_by(check)

    check.field.setText(typed_as_hangul(first.code))
    QTest.keyClick(check.field, Qt.Key.Key_Return)
    assert first.name in said_by(check)
    assert "한글 입력 상태였지만 코드를 바르게 읽었어요." in said_by(check)


def test_what_is_no_certificate_says_what_it_is(
    check: CertificateCheckDialog, workspace: Workspace, event: EventId
) -> None:
    ticket = people(workspace, event)[0].code
    assert ticket is not None

    said = []
    for raw in (ticket, "7" + "Z" * 25, "참석확인서"):
        check.field.setText(raw)
        QTest.keyClick(check.field, Qt.Key.Key_Return)
        said.append(verdict_of(check))

    assert said == [
        "증서가 아니라 입장권이에요.",
        "이 코드로 발급한 증서가 없어요.",
        "증서의 코드가 아니에요.",
    ]
    assert not check.revoke.isVisible()


def test_a_number_leads_to_the_entry_which_is_revoked_with_a_reason(
    check: CertificateCheckDialog, workspace: Workspace, event: EventId
) -> None:
    burst(check.field, "2020-001")
    assert verdict_of(check) == "발급대장에 있는 번호예요."
    assert not check.revoke.isEnabled()
    assert check.height() < 560  # with its frame on the lowest screens

    check.reason.setText("이름을 잘못 적음")
    answering(Confirm.accept)
    check.revoke.click()

    assert verdict_of(check) == "발급이 취소된 증서예요."
    assert not check.revoke.isVisible()
    first = list_certificates(workspace, event)[0]
    assert (first.reason, first.revoked_at is None) == ("이름을 잘못 적음", False)
    burst(check.field, display_code(first.code))
    assert any("이름을 잘못 적음" in line for line in said_by(check))
