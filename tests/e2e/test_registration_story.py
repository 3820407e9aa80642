"""From a messy list to a calm front desk: five hundred people, with everything that goes wrong."""

import gc
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from bench.frames import shot
from eventapp.domain.ids import AttendeeId, EventId, GateId, TicketCode
from eventapp.domain.kinds import (
    AttendeeStatus,
    ConsentKind,
    Language,
    MailStatus,
    Origin,
    TicketStatus,
)
from eventapp.domain.mail import MailServer, Security
from eventapp.domain.roster import Outcome
from eventapp.domain.tickets import new_code
from eventapp.domain.verdicts import Verdict
from eventapp.exchange.smtp import MailSender
from eventapp.services import mailing
from eventapp.services.addressees import addressees
from eventapp.services.attendees import (
    AttendeeRow,
    add_attendee,
    list_attendees,
    list_categories,
    update_attendee,
)
from eventapp.services.consents import consents_of
from eventapp.services.desk_log import counters, event_gate, recent_scans
from eventapp.services.duplicates import find_duplicates, merge_attendees
from eventapp.services.events import create_event, list_events
from eventapp.services.gates import update_gate
from eventapp.services.tickets import reissue_ticket, ticket_history
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.e2e.registration import ALIKE, BROKEN, NAMESAKES, ROWS, as_csv, lines
from tests.mail_server import Mailbox, mail_server
from tests.ui.camera.pushed import PushedCameras
from tests.ui.hosting import host
from tests.ui.keys import burst, compose, hangul_burst
from tests.ui.mailing.received import Received
from ui.attendees.mailing.letters import template
from ui.attendees.mailing.sending import Sending, State
from ui.dialogs.attendee_import import AttendeeImport
from ui.jobs import running_jobs
from ui.pages.desk import DeskPage
from ui.window import MainWindow

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]

PEOPLE = ROWS - ALIKE
PATIENCE_MS = 120_000


@pytest.fixture
def event(workspace: Workspace) -> EventId:
    today = datetime.now(UTC).date()
    kinds = (("참가자", "Attendee", "#0E6B5B"), ("내빈", "Guest of honour", "#8A5A00"))
    create_event(workspace, title="봄 워크숍", first_day=today, categories=kinds)
    return list_events(workspace)[0].id


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    return event_gate(workspace, event)


@pytest.fixture
def window(
    qtbot: QtBot, workspace: Workspace, event: EventId, tmp_path: Path
) -> Iterator[MainWindow]:
    del event
    settings = SettingsFile(tmp_path / "settings.json")
    settings.change(language=Language.KOREAN)
    made = host(qtbot, workspace, settings, "attendees", "desk")
    yield made
    made.close()
    qtbot.waitUntil(lambda: not running_jobs())
    gc.collect()


def test_from_five_hundred_rows_to_everybody_let_in_once(  # noqa: PLR0917 - a story
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take_the_list_in(qtbot, window, tmp_path, monkeypatch)
    people = list_attendees(workspace, event)
    assert len(people) == ROWS
    forms = {row.phone[: len("+82 10-")] for row in people if row.phone}
    assert {form[:4] for form in forms} == {"010-", "+82 "}
    assert sum(row.phone == BROKEN for row in people) == 9
    assert Counter(row.name for row in people)[lines()[0].name] == NAMESAKES + ALIKE
    assert {row.origin for row in people} == {Origin.IMPORTED}
    assert consents_of(workspace, people[0].id)[ConsentKind.PERSONAL_DATA].given

    spares = merge_the_doubles(workspace, event)
    people = list_attendees(workspace, event)
    assert len(people) == PEOPLE

    codes = mail_the_tickets(qtbot, window, workspace, event)
    assert codes == {row.email: row.code for row in people}

    page = go_to_the_desk(qtbot, window)
    late = refuse_one_of_each(page, workspace, event, gate)
    letting_in = [row for row in people if row.id not in late]
    half = len(letting_in) // 2
    hold_up(qtbot, page, [codes[row.email] for row in letting_in[:half]])
    for row in letting_in[half:]:
        hangul_burst(page.box, codes[row.email])
        QApplication.processEvents()
    assert counters(workspace, gate).admitted == len(letting_in)
    admitted = [
        row.name
        for row in recent_scans(workspace, gate, limit=10_000)
        if row.verdict is Verdict.ADMITTED
    ]
    assert Counter(admitted) == Counter(row.name for row in letting_in)

    the_other_ticket_of_who_was_merged_is_known(page, workspace, gate, spares)
    rehearse(page, workspace, gate)
    walk_in(page, workspace, event, gate)


def take_the_list_in(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "신청 명단.csv"
    path.write_bytes(as_csv(lines()))
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])
    told: list[Counter[Outcome]] = []

    def go_through() -> None:
        wizard = QApplication.activeModalWidget()
        if not isinstance(wizard, AttendeeImport):
            QTimer.singleShot(10, go_through)
            return
        QTest.keyClick(wizard.source.choose, Qt.Key.Key_Space)
        for step in (1, 2, 3):
            qtbot.waitUntil(lambda: wizard.steps.currentIndex() == step and wizard._job is None)  # noqa: B023 - waited for at once
            if step < 3:
                QTest.keyClick(wizard.next, Qt.Key.Key_Space)
        assert wizard.plan is not None
        told.append(Counter(wizard.plan.counts))
        QTest.keyClick(wizard.next, Qt.Key.Key_Space)

    QTimer.singleShot(0, go_through)
    window.page.acts.trigger("attendees.import")  # type: ignore[union-attr]
    assert told == [Counter({Outcome.NEW: ROWS})]


def merge_the_doubles(workspace: Workspace, event: EventId) -> dict[AttendeeId, TicketCode]:
    """Merge every pair that was found; the codes of those who are gone, by who is left."""
    codes = {row.id: row.code for row in list_attendees(workspace, event)}
    pairs = find_duplicates(workspace, event)
    assert len(pairs) == ALIKE
    spares = {}
    for pair in pairs:
        merged = merge_attendees(workspace, pair.first, pair.second)
        code = codes[merged.dropped]
        assert code is not None
        spares[merged.kept] = code
    assert find_duplicates(workspace, event) == ()
    return spares


def mail_the_tickets(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> dict[str, TicketCode]:
    """Mail everybody, and read each code from the picture that arrived."""
    draft = template(Language.KOREAN)
    begun = mailing.begin_mailing(
        workspace,
        event,
        subject=draft.subject,
        body=draft.body,
        language=draft.language,
        to=addressees(workspace, event).to,
        now=datetime.now(UTC),
    )
    mailbox = Mailbox()
    with mail_server(mailbox) as port:
        server = MailServer(
            "127.0.0.1", port, Security.NONE, "", "접수", "desk@example.org", 60_000
        )
        sending = Sending(window, workspace, event, begun, sender=MailSender(server, timeout=5))
        sending.start()
        qtbot.waitUntil(lambda: sending.state is not State.RUNNING, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: not running_jobs())
    assert {mail.status for mail in mailing.list_mails(workspace, begun)} == {MailStatus.SENT}
    assert len(set(mailbox.recipients())) == len(mailbox.received) == PEOPLE
    codes = {}
    for to, message in mailbox.received:
        (code,) = Received(message).qr
        codes[to] = TicketCode(code)
    return codes


def go_to_the_desk(qtbot: QtBot, window: MainWindow) -> DeskPage:
    window.activateWindow()  # what a window manager does when a dialog goes
    window.open_page("desk")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    page = window.page
    assert isinstance(page, DeskPage)
    return page


def refuse_one_of_each(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId
) -> set[AttendeeId]:
    """One of every refusal; whom they were about is not among those let in later."""
    one, two, three, four, five = list_attendees(workspace, event)[-5:]
    revoked = code_of(one)
    reissue_ticket(workspace, one.id)
    update_attendee(workspace, two.id, status=AttendeeStatus.CANCELLED)
    update_attendee(workspace, three.id, status=AttendeeStatus.WAITING)
    update_attendee(workspace, four.id, blocked=True)
    create_event(workspace, title="다른 행사", first_day=datetime.now(UTC).date())
    other = next(row.id for row in list_events(workspace) if row.id != event)
    add_attendee(workspace, other, name="다른 행사 손님")
    foreign = code_of(list_attendees(workspace, other)[0])
    expected = [
        (revoked, Verdict.REVOKED),
        (code_of(two), Verdict.CANCELLED),
        (code_of(three), Verdict.WAITING),
        (code_of(four), Verdict.BLOCKED),
        (foreign, Verdict.OTHER_EVENT),
        (new_code(), Verdict.UNKNOWN),
        ("HTTPS://EXAMPLE.ORG/NO-TICKET-AT-ALL", Verdict.NOT_A_TICKET),
    ]
    for code, verdict in expected:
        assert scanned(page, workspace, gate, code) is verdict
    guests = next(row for row in list_categories(workspace, event) if row.name == "내빈")
    update_gate(workspace, gate, categories=[guests.id])
    assert scanned(page, workspace, gate, code_of(five)) is Verdict.WRONG_CATEGORY
    over = datetime.now(UTC) - timedelta(minutes=1)
    update_gate(workspace, gate, categories=[], closes_at=over)
    five_again = list_attendees(workspace, event)[-6]
    assert scanned(page, workspace, gate, code_of(five_again)) is Verdict.OUTSIDE_HOURS
    update_gate(workspace, gate, closes_at=None)
    assert counters(workspace, gate).admitted == 0
    return {one.id, two.id, three.id, four.id, five.id, five_again.id}


def scanned(page: DeskPage, workspace: Workspace, gate: GateId, code: str) -> Verdict:
    burst(page.box, code)
    QApplication.processEvents()
    return recent_scans(workspace, gate, limit=1)[0].verdict


def hold_up(qtbot: QtBot, page: DeskPage, codes: list[TicketCode]) -> None:
    """Hold tickets before the camera, one after another."""
    cameras = PushedCameras()
    page.camera.turn_on(cameras)
    panel: Any = page.camera.panel
    for number, code in enumerate(codes):
        with qtbot.waitSignal(panel.reader.sighted):
            cameras.push(shot(code, degrees=number % 40 - 20))
    panel.turn_off()


def the_other_ticket_of_who_was_merged_is_known(
    page: DeskPage, workspace: Workspace, gate: GateId, spares: dict[AttendeeId, TicketCode]
) -> None:
    before = counters(workspace, gate)
    for attendee, code in spares.items():
        kinds = {ticket.code: ticket.status for ticket in ticket_history(workspace, attendee)}
        assert kinds[code] is TicketStatus.SPARE
        assert scanned(page, workspace, gate, code) is Verdict.ALREADY
    assert counters(workspace, gate) == before


def rehearse(page: DeskPage, workspace: Workspace, gate: GateId) -> None:
    """What is scanned in a rehearsal is answered as ever, and leaves no row and no byte."""
    rows, bytes_before = recent_scans(workspace, gate, limit=10_000), workspace.path.read_bytes()
    late = list_attendees(workspace, page.station.event_id)[-5]
    page.acts.trigger("desk.rehearse")
    QApplication.processEvents()
    burst(page.box, code_of(late))
    QApplication.processEvents()
    assert page.card.outcome is not None
    assert page.card.outcome.name == late.name
    page.acts.trigger("desk.rehearse")
    QApplication.processEvents()
    assert recent_scans(workspace, gate, limit=10_000) == rows
    assert workspace.path.read_bytes() == bytes_before


def walk_in(page: DeskPage, workspace: Workspace, event: EventId, gate: GateId) -> None:
    """Somebody nobody expected: one form, by keys, and they are in."""
    before = counters(workspace, gate).admitted
    QTest.keyClick(page.box, Qt.Key.Key_F2)
    QApplication.processEvents()
    for typed in ("현장이", "지나가던기관"):
        compose(focused(), "", typed)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    form = page.forms.walk_in
    assert form is not None
    form.consent.focus_missing()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()
    (added,) = (row for row in list_attendees(workspace, event) if row.name == "현장이")
    assert (added.origin, added.organisation) == (Origin.WALK_IN, "지나가던기관")
    assert added.admitted_at is not None
    assert counters(workspace, gate).admitted == before + 1


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def code_of(row: AttendeeRow) -> TicketCode:
    assert row.code is not None
    return row.code
