"""The desk's numbers as they are drawn and told, and the view of all gates."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.arrivals import Bin, Curve, Pace, curve
from eventapp.domain.attendance import Attendance, CategoryShare, Share
from eventapp.domain.ids import CategoryId, EventId, GateId
from eventapp.domain.kinds import Direction, Language, Origin
from eventapp.domain.roles import Role
from eventapp.services.attendees import AttendeeRow, list_attendees, list_categories
from eventapp.services.checkin import admit
from eventapp.services.desk_log import event_gate
from eventapp.services.gates import delete_session_gate, open_session_gate
from eventapp.services.programme import list_sessions
from eventapp.services.workspace import Workspace
from eventapp.settings import Theme
from tests.ui.hosting import column_texts, page_of
from ui import theme
from ui.attendees.attendance.opening import open_attendance
from ui.attendees.attendance.view import AttendanceView
from ui.checkin.arrivals import ArrivalCurve
from ui.checkin.live_numbers import LiveNumbers
from ui.checkin.numbers import NumbersPanel
from ui.dialogs import attendance_export
from ui.language import set_language
from ui.theme import Motion
from ui.window import MainWindow

PAGE = "desk"
GATE = GateId(1)
SEOUL = "Asia/Seoul"
NINE = datetime(2026, 12, 24, 0, tzinfo=UTC)
HOSTILE = "<img src=x> a&b {x.__class__} %s \u202e 👩‍👩‍👧 " + "가" * 20_000


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def bins(*counts: int) -> tuple[Bin, ...]:
    return tuple(Bin(at(5 * n), count) for n, count in enumerate(counts) if count)


def numbers(*counts: int, expected: int = 80, **fields: object) -> Attendance:
    came = sum(counts)
    total = Share(expected, came, max(came - 1, 0))
    to_come = max(expected - came, 0)
    blank: dict[str, object] = {"total": total, "to_come": to_come, "bins": bins(*counts)}
    return Attendance(GATE, **(blank | fields))  # type: ignore[arg-type]


@pytest.fixture
def drawn(qtbot: QtBot) -> ArrivalCurve:
    """An hour of arrivals, most at half past nine, where it is now."""
    made = ArrivalCurve()
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    made.show_curve(curve(bins(1, 2, 0, 4, 6, 9, 12, 8)), SEOUL, at(33))
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def panel(qtbot: QtBot) -> NumbersPanel:
    made = NumbersPanel(SEOUL)
    qtbot.addWidget(made)
    made.resize(280, 600)
    made.show()
    return made


def colour_in(widget: QWidget, place: QPoint) -> str:
    return QImage(widget.grab().toImage()).pixelColor(place).name().upper()


# The curve


def test_bars_are_as_high_as_people_came_and_the_present_one_is_strong(
    drawn: ArrivalCurve,
) -> None:
    heights = [drawn.bar(n).height() for n in range(8)]
    inside = [drawn.bar(n).center().toPoint() for n in (5, 6)]

    assert heights[2] == 0
    assert heights[6] == max(heights)
    assert heights[3] * 3 == pytest.approx(heights[6])
    assert colour_in(drawn, inside[1]) == theme.current().accent
    assert colour_in(drawn, inside[0]) == theme.current().bar.upper()


def test_the_pointer_tells_of_a_bar(qtbot: QtBot, drawn: ArrivalCurve) -> None:
    with qtbot.waitSignal(drawn.pointed, timeout=1000) as told:
        qtbot.mouseMove(drawn, drawn.bar(3).center().toPoint())

    assert told.args == ["09:15–09:20 · 4명"]
    assert drawn.accessibleDescription() == "09:15–09:20 · 4명"


def test_keys_go_from_bar_to_bar_beginning_at_the_present(
    qtbot: QtBot, drawn: ArrivalCurve
) -> None:
    drawn.window().activateWindow()
    drawn.setFocus()
    QApplication.processEvents()
    assert drawn.accessibleDescription() == "09:30–09:35 · 12명"
    told: list[str] = []
    drawn.pointed.connect(told.append)

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Left):
        qtbot.keyClick(drawn, key)
    qtbot.keyClick(drawn, Qt.Key.Key_End)

    assert told == [
        "09:25–09:30 · 9명",
        "09:30–09:35 · 12명",
        "09:00–09:05 · 1명",
        "09:55–10:00 · 0명",
    ]


def test_all_bars_are_told_in_one_sentence(drawn: ArrivalCurve) -> None:
    assert drawn.accessibleName() == ("09:00부터 10:00까지의 도착, 09:30에 가장 많이: 12명")


def test_a_curve_of_nobody_takes_keys_and_paints_nothing(qtbot: QtBot, drawn: ArrivalCurve) -> None:
    drawn.show_curve(Curve(), SEOUL, at(33))
    drawn.setFocus()
    qtbot.keyClick(drawn, Qt.Key.Key_Right)
    qtbot.mouseMove(drawn, QPoint(40, 20))

    assert drawn.chosen is None
    assert drawn.accessibleName() == "아직 아무도 오지 않았어요."
    drawn.grab()


# The panel


def test_the_panel_says_what_the_numbers_are(panel: NumbersPanel) -> None:
    panel.show_numbers(
        numbers(
            *(10, 45),
            guests=Share(4, 3, 3),
            by_origin={Origin.WALK_IN: Share(2, 2, 2)},
            pace=Pace(1.6, 1.2),
        ),
        at(7),
    )

    assert panel.text() == "55 / 80명"
    assert panel.inside.text() == "지금 안에 54명 · 25명 남음 · 내빈 3/4명 · 현장등록 2명"
    assert panel.arrivals.pace.text() == "1분에 1.6명 · 창구 1곳이면 충분해요"
    assert panel.arrivals.peak.text() == "가장 붐빈 때 09:05 · 1분에 9.0명 · 창구 3곳"
    assert "55" in panel.accessibleName()
    assert panel.bar.share == 55 / 80
    assert not panel.clock.isVisible()


def test_before_anybody_came_the_panel_says_so(panel: NumbersPanel) -> None:
    panel.show_numbers(numbers())

    assert panel.arrivals.empty.isVisible()
    assert not panel.arrivals.curve.isVisible()
    assert (panel.arrivals.pace.isVisible(), panel.arrivals.peak.isVisible()) == (False, False)
    assert panel.inside.text() == "지금 안에 0명 · 80명 남음"


def test_when_all_came_nobody_is_missing(panel: NumbersPanel) -> None:
    panel.show_numbers(numbers(81))

    assert panel.inside.text() == "지금 안에 80명 · 모두 왔어요"
    assert panel.bar.share == 1.0


def test_a_clock_that_was_set_back_is_told(panel: NumbersPanel) -> None:
    panel.show_numbers(numbers(1, clock_back=True))

    assert panel.clock.isVisible()


def test_many_categories_leave_room_for_the_last_scans(panel: NumbersPanel) -> None:
    shares = tuple(
        CategoryShare(CategoryId(n), f"구분 {n}", "", "#7A3E8E", Share(9, n, n))
        for n in range(1, 10)
    )
    panel.show_numbers(numbers(45, by_category=shares), at(3))

    lines = [line for line in panel.categories.lines if line.isVisible()]
    assert [(line.name, line.figures) for line in lines] == [
        (f"구분 {n}", f"{n} / 9") for n in range(1, 7)
    ]
    assert panel.categories.more.text() == "나머지 3개는 출석 현황에서 볼 수 있어요"


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("spoken", list(Language))
def test_hostile_names_and_huge_numbers_are_clipped_in_every_look(
    qapp: QApplication, qtbot: QtBot, look: Theme, spoken: Language
) -> None:
    set_language(spoken)
    theme.apply(qapp, look)
    made = NumbersPanel(SEOUL)
    qtbot.addWidget(made)
    share = CategoryShare(CategoryId(1), HOSTILE, HOSTILE, "#7A3E8E", Share(100_000, 98_765, 9))
    made.show_numbers(numbers(3, 98_762, expected=100_000, by_category=(share,)), at(7))
    made.resize(280, 600)
    made.show()

    assert made.categories.lines[0].name == HOSTILE
    assert made.categories.lines[0].figures == "98,765 / 100,000"
    assert made.minimumSizeHint().width() <= 280
    assert not made.grab().isNull()
    theme.apply(qapp, Theme.LIGHT)


# While people come


@pytest.fixture
def people(workspace: Workspace, event: EventId) -> list[AttendeeRow]:
    return [row for row in list_attendees(workspace, event) if row.status == "registered"]


def test_scans_that_come_together_are_counted_once_and_after_they_were_painted(
    qtbot: QtBot, workspace: Workspace, event: EventId, people: list[AttendeeRow]
) -> None:
    gate = event_gate(workspace, event)
    live = LiveNumbers(workspace, gate, SEOUL)
    qtbot.addWidget(live)
    live.show()
    told: list[str] = []
    live.counted.connect(told.append)

    for row in people[:3]:
        admit(workspace, gate, row.id, desk="1")
        live.count(gate)

    assert told == []
    qtbot.waitUntil(lambda: told == ["3 / 78명"], timeout=20 * Motion.COUNT)


def test_the_numbers_go_along_to_another_gate_and_survive_its_end(
    qtbot: QtBot, workspace: Workspace, event: EventId, people: list[AttendeeRow]
) -> None:
    entrance = event_gate(workspace, event)
    other = open_session_gate(workspace, list_sessions(workspace, event)[3].id)
    admit(workspace, entrance, people[0].id, desk="1")
    live = LiveNumbers(workspace, entrance, SEOUL)
    qtbot.addWidget(live)

    live.count_now()
    first = live.text()
    live.count(other)
    live.count_now()
    delete_session_gate(workspace, other)
    live.count_now()

    assert (first, live.text()) == ("1 / 78명", "0 / 78명")


def test_counting_after_a_scan_takes_a_few_milliseconds(
    qtbot: QtBot, workspace: Workspace, event: EventId, people: list[AttendeeRow]
) -> None:
    gate = event_gate(workspace, event)
    live = LiveNumbers(workspace, gate, SEOUL)
    qtbot.addWidget(live)
    live.show()
    live.count_now()
    took = []
    for row in people[:30]:
        admit(workspace, gate, row.id, desk="1", now=at(0))
        began = perf_counter()
        live.count_now()
        took.append(perf_counter() - began)

    assert sorted(took)[len(took) // 2] < 0.02


# All gates side by side


@pytest.fixture
def view(
    window: MainWindow, workspace: Workspace, event: EventId, people: list[AttendeeRow]
) -> AttendanceView:
    """The view on the sample: three came, one of them to the fourth session, too."""
    gate = event_gate(workspace, event)
    session = open_session_gate(workspace, list_sessions(workspace, event)[3].id)
    for row in people[:3]:
        admit(workspace, gate, row.id, desk="1")
    admit(workspace, gate, people[2].id, desk="1", direction=Direction.OUT)
    admit(workspace, session, people[0].id, desk="1")
    page = page_of(window)
    opened = open_attendance(page.context, page)
    QApplication.processEvents()
    return opened


def test_all_gates_are_seen_side_by_side(view: AttendanceView) -> None:
    assert column_texts(view.table, "gate")[0] == "행사 입구"
    assert column_texts(view.table, "expected") == ["78", "78"]
    assert column_texts(view.table, "admitted") == ["3", "1"]
    assert column_texts(view.table, "inside") == ["2", "1"]
    assert column_texts(view.table, "percent") == ["4 %", "1 %"]
    assert view.inside.text().startswith("지금 안에 2명")


def test_the_chosen_gate_is_told_in_full(view: AttendanceView) -> None:
    second = view.shares[1]

    view.table.select_id(second.gate)

    assert view.chosen == second.gate
    assert view.inside.text().startswith("지금 안에 1명")


def test_the_view_follows_who_comes(
    qtbot: QtBot,
    view: AttendanceView,
    workspace: Workspace,
    event: EventId,
    people: list[AttendeeRow],
) -> None:
    admit(workspace, event_gate(workspace, event), people[5].id, desk="1")

    qtbot.waitUntil(
        lambda: column_texts(view.table, "admitted")[0] == "4", timeout=3 * Motion.FOLLOW
    )


def test_asked_for_again_the_same_view_comes_and_has_counted_anew(
    view: AttendanceView,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    people: list[AttendeeRow],
) -> None:
    page = page_of(window)
    view.close()
    admit(workspace, event_gate(workspace, event), people[7].id, desk="1")

    assert open_attendance(page.context, page) is view
    assert column_texts(view.table, "admitted") == ["4", "1"]


def test_the_desks_role_sees_the_numbers_and_gives_nothing_out(
    window: MainWindow, workspace: Workspace
) -> None:
    page = page_of(window)
    workspace.role = Role.DESK
    try:
        opened = open_attendance(page.context, page)
        assert [action.id for action in opened.acts.declared()] == ["attendance.close"]
    finally:
        workspace.role = Role.ORGANISER


@pytest.mark.parametrize("full", [False, True])
def test_the_attendance_is_written_where_it_was_asked_for(
    qtbot: QtBot,
    view: AttendanceView,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    full: bool,
) -> None:
    out = tmp_path / "출석.csv"

    def answer(dialog: attendance_export.AttendanceExportDialog) -> int:
        dialog.kinds.button(1).setChecked(True)
        dialog.shown.button(int(full)).setChecked(True)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(attendance_export.AttendanceExportDialog, "exec", answer)
    monkeypatch.setattr(attendance_export, "save_file", lambda *_asked: out)
    view.acts["attendance.export"].trigger()
    qtbot.waitUntil(out.exists, timeout=5000)

    text = out.read_bytes().decode("utf-8-sig")
    names = [row[0] for row in csv.reader(io.StringIO(text, newline=""))]
    assert len(names) == 81
    assert ("김솔" in names) is full
    assert ("김*" in names) is not full


def test_the_view_paints_in_every_look(
    qapp: QApplication, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    assert list_categories(workspace, event)
    page = page_of(window)
    for spoken in Language:
        for look in (Theme.LIGHT, Theme.DARK):
            set_language(spoken)
            theme.apply(qapp, look)
            made = AttendanceView(page.context, page)
            made.show()
            assert not made.grab().isNull()
            made.close()
    theme.apply(qapp, Theme.LIGHT)
