"""The paper list entered afterwards: number, Enter, number, Enter."""

import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import AttendeeStatus
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import list_attendees, update_attendee
from eventapp.services.desk_log import counters, recent_scans
from eventapp.services.programme import list_sessions
from eventapp.services.roll import roll_number
from eventapp.services.workspace import Workspace
from tests.ui.keys import burst
from ui.checkin.paper_entry import PaperEntry
from ui.pages.desk import DeskPage

PAGE = "desk"
SEOUL = ZoneInfo("Asia/Seoul")


@pytest.fixture
def paper(page: DeskPage) -> PaperEntry:
    page.acts.trigger("desk.paper")
    assert page.forms.paper is not None
    return page.forms.paper


@pytest.fixture
def numbers(workspace: Workspace, event: EventId) -> list[int]:
    return [roll_number(row.id) for row in list_attendees(workspace, event)]


def typed(paper: PaperEntry, *texts: object) -> list[tuple[str, str, str]]:
    """Type each and Enter; what the list shows, newest first."""
    for text in texts:
        burst(paper.line, str(text))
    return [(entry.typed, entry.name, entry.word) for entry in paper.model.records()]


def test_numbers_admit_and_are_shown_at_once_with_the_name(  # noqa: PLR0917 - fixtures
    page: DeskPage,
    paper: PaperEntry,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    numbers: list[int],
) -> None:
    one, two = list_attendees(workspace, event)[:2]
    assert paper.line.hasFocus()
    assert typed(paper, numbers[0], numbers[1]) == [
        (str(numbers[1]), two.name, "입장"),
        (str(numbers[0]), one.name, "입장"),
    ]
    QApplication.processEvents()
    assert page.side.who.recent.rows[0].who.more == f"수기 · {two.organisation}"
    assert [(row.name, row.manual, row.verdict) for row in recent_scans(workspace, gate)] == [
        (two.name, True, Verdict.ADMITTED),
        (one.name, True, Verdict.ADMITTED),
    ]


def test_a_time_is_the_time_of_all_that_follow(
    paper: PaperEntry, workspace: Workspace, gate: GateId, numbers: list[int]
) -> None:
    paper.clock = lambda: datetime(2026, 11, 24, 12, tzinfo=SEOUL)
    typed(paper, "09:30", numbers[0], numbers[1], "10:05", numbers[2])
    clocks = [
        row.happened_at.astimezone(SEOUL).strftime("%H:%M") for row in recent_scans(workspace, gate)
    ]
    assert clocks == ["10:05", "09:30", "09:30"]
    assert [entry.time for entry in paper.model.records()] == clocks
    paper.forget.click()
    typed(paper, numbers[3])
    assert recent_scans(workspace, gate)[0].happened_at == paper.clock()


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 1, 12, tzinfo=SEOUL), 1),
        (datetime(2026, 11, 24, 9, 30, tzinfo=SEOUL), 24),
        (datetime(2026, 11, 29, 8, tzinfo=SEOUL), 24),
    ],
)
def test_a_time_is_of_today_or_of_the_events_last_day_when_that_is_over(  # noqa: PLR0917 - fixtures
    paper: PaperEntry,
    workspace: Workspace,
    gate: GateId,
    numbers: list[int],
    now: datetime,
    day: int,
) -> None:
    paper.clock = lambda: now
    typed(paper, "09:30", numbers[0])
    came = recent_scans(workspace, gate)[0].happened_at
    assert came == datetime(2026, 11, day, 9, 30, tzinfo=SEOUL)


def test_a_time_still_to_come_is_refused_and_nothing_follows_it(
    paper: PaperEntry, workspace: Workspace, gate: GateId, numbers: list[int]
) -> None:
    paper.clock = lambda: datetime(2026, 11, 1, 9, 29, tzinfo=SEOUL)
    typed(paper, "09:30")
    said = "아직 09:30 전이에요. 들어온 시각을 입력하세요."
    assert (paper.problem.isVisible(), paper.problem.text()) == (True, said)
    assert (paper.time.text(), recent_scans(workspace, gate)) == ("지금 시각으로 넣어요", ())
    typed(paper, numbers[0])
    assert paper.problem.isVisible() is False
    assert recent_scans(workspace, gate)[0].happened_at == paper.clock()


def test_a_wrong_number_is_plainly_said_and_admits_nobody(
    paper: PaperEntry, workspace: Workspace, gate: GateId
) -> None:
    wrong = ("99999", "0", "12a", "-1", "9" * 19)
    said = typed(paper, *wrong)
    assert {(name, word) for _typed, name, word in said} == {("", "명단에 없는 번호")}
    assert (len(said), recent_scans(workspace, gate)) == (5, ())


def test_twice_the_same_number_and_a_cancelled_registration_say_so(
    paper: PaperEntry, workspace: Workspace, event: EventId, gate: GateId, numbers: list[int]
) -> None:
    update_attendee(
        workspace, list_attendees(workspace, event)[1].id, status=AttendeeStatus.CANCELLED
    )
    said = [word for _typed, _name, word in typed(paper, numbers[0], numbers[0], numbers[1])]
    assert said == ["취소된 등록이에요", "이미 입장했어요", "입장"]
    assert counters(workspace, gate).admitted == 1


def test_the_last_ones_are_taken_back_one_after_the_other(
    paper: PaperEntry, workspace: Workspace, gate: GateId, numbers: list[int]
) -> None:
    typed(paper, numbers[0], numbers[1], "99999")
    for left in (1, 0, 0):
        control = Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(paper.line, Qt.Key.Key_Backspace, control)
        assert counters(workspace, gate).admitted == left
    assert [entry.word for entry in paper.model.records()] == [
        "명단에 없는 번호",
        "취소함",
        "취소함",
    ]
    assert typed(paper, numbers[0])[0][2] == "입장"


def test_taking_back_is_done_at_the_gate_where_it_was_entered(  # noqa: PLR0917 - fixtures
    page: DeskPage,
    paper: PaperEntry,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    numbers: list[int],
) -> None:
    typed(paper, numbers[0])
    page.station.stand_at_session(list_sessions(workspace, event)[0].id)
    inner = page.station.gate
    typed(paper, numbers[1])
    for _time in range(2):
        paper.take_back()
    assert (counters(workspace, gate).admitted, counters(workspace, inner).admitted) == (0, 0)


def test_escape_leaves_and_a_scan_shows_its_verdict_and_comes_back(
    page: DeskPage, paper: PaperEntry, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    guest = list_attendees(workspace, event)[4]
    burst(paper.line, guest.code or "")
    QApplication.processEvents()
    assert (page.middle.currentWidget(), paper.line.text()) == (page.card, "")
    assert recent_scans(workspace, gate)[0].manual is False
    page.middle._glance.start(1)
    QTest.qWait(30)
    assert page.middle.currentWidget() is paper
    QTest.keyClick(paper.line, Qt.Key.Key_Escape)
    assert (page.middle.currentWidget(), page.box.hasFocus()) == (page.card, True)


def test_it_is_as_fast_as_numbers_are_typed(
    paper: PaperEntry, workspace: Workspace, gate: GateId, numbers: list[int]
) -> None:
    began = time.monotonic()
    for number in numbers[:40]:
        burst(paper.line, str(number))
        QApplication.processEvents()
    rate = 40 / (time.monotonic() - began)
    assert len(recent_scans(workspace, gate, 100)) == 40
    assert rate >= 5, f"{rate:.1f} a second"
