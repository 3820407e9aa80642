from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import RoomId
from eventapp.domain.kinds import Language
from eventapp.domain.ripple import Ripple
from eventapp.services.events import list_days, update_event
from eventapp.services.history import undo
from eventapp.services.live import start_session
from eventapp.services.planning import delete_sessions
from tests.ui.hosting import press, said, told, type_over
from tests.ui.live.conftest import KEYNOTE, PANEL, TALK_1, DayPage, Live, Opening
from ui.live.signs import Sign

F9 = Qt.Key.Key_F9
Shift, Ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def key(live: Live, pressed: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """A key pressed in the page, away from the strip."""
    assert isinstance(live.window.page, DayPage)
    live.window.page.content.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    live.window.page.content.setFocus()
    QTest.keyClick(live.window, pressed, held)
    QApplication.processEvents()


def on(live: Live) -> tuple[str, str, str]:
    """What the strip says is on."""
    shown = live.bar.on.shown
    return shown.title, shown.detail, live.bar.left.text


def following(live: Live) -> tuple[str, str, str]:
    """What it says comes next."""
    shown = live.bar.next.shown
    return shown.title, shown.detail, shown.aside


# On the day


def test_on_the_day_it_shows_what_is_on_and_next_and_how_late_a_start_would_be(live: Live) -> None:
    bar = live.bar

    assert bar.isVisible()
    assert bar.is_live()
    assert bar.clock.clock.text() == "10:35"
    assert bar.clock.delay.text() == "계획대로"
    assert on(live) == (
        "공공기관과 사회적경제의 협력이 중요한 이유",
        "계획상 10:30–10:50 · 서종식",
        "15:00",
    )
    assert following(live) == (
        "사회적경제기업 페이스메이커 사업을 통한 경영과 사회가치성과",
        "10:50–11:05 · 이은경",
        "15분 뒤",
    )
    assert bar.start_button.text() == "지금 시작 · 5분 늦음"
    assert bar.preview.text() == (
        "“공공기관과 사회적경제의 협력이 중요한 이유” 10:35 시작, 5분 늦음"
        " · 다음 3개 5분 뒤로 · 휴식 10→5분 · 끝은 그대로 12:30"
    )


def test_on_any_other_day_it_is_not_there(live: Live) -> None:
    for day in (23, 25):
        live.at(10, 35, day=day)
        assert not live.bar.isVisible()
        assert not live.bar.is_live()

    live.bar._watch.timeout.emit()
    live.clock.set(0, 0)
    live.bar._watch.timeout.emit()  # it looks now and then
    assert live.bar.isVisible()


def test_a_late_start_by_key_says_what_moved_and_is_one_undo(live: Live) -> None:
    before = live.rows
    preview = live.bar.preview.text()

    key(live, F9)

    assert said(live.window) == preview
    keynote = live.row(KEYNOTE, before)
    assert (keynote.started, keynote.start, keynote.planned_start) == (635, 635, 630)
    assert on(live)[1:] == ("10:35–10:55 · 서종식", "20:00")
    assert live.bar.clock.delay.text() == "5분 늦음"

    QTest.keyClick(live.window, Qt.Key.Key_Z, Ctrl)
    assert live.rows == before
    assert on(live)[1] == "계획상 10:30–10:50 · 서종식"


def test_pressed_between_two_ticks_it_counts_the_minute_it_is(live: Live) -> None:
    before = live.rows
    live.clock.set(10, 36, 1)

    key(live, F9)

    assert live.row(KEYNOTE, before).started == 636


def test_a_double_click_and_a_key_held_down_are_one_press(live: Live, qtbot: QtBot) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(live.bar.start_button, left)
    live.clock.pass_on(milliseconds=200)
    qtbot.mouseDClick(live.bar.start_button, left)
    qtbot.mouseClick(live.bar.start_button, left)

    assert [row.id for row in live.rows if row.started is not None] == [live.rows[KEYNOTE].id]
    assert not live.bar.acts["live.start"].autoRepeat()
    assert not live.bar.acts["live.end"].autoRepeat()

    live.clock.pass_on(seconds=1)
    qtbot.mouseClick(live.bar.start_button, left)
    assert sum(row.started is not None for row in live.rows) == 2


def test_running_over_is_said_by_figure_sign_and_word(live: Live) -> None:
    key(live, F9)

    lights = [
        (live.at(*when).left.text, live.bar.left.sign)
        for when in ((10, 50, 59), (10, 51), (10, 54), (10, 55), (10, 57, 10))
    ]

    assert lights == [
        ("4:01", Sign.GOING),
        ("4:00", Sign.SOON),
        ("1:00", Sign.LAST),
        ("0:00", Sign.LAST),
        ("+2:10", Sign.OVER),
    ]
    assert live.bar.left.accessibleName() == "2분 초과"
    assert following(live)[2] == "2분 늦음"
    assert live.bar.clock.delay.text() == "7분 늦음"


def test_ending_by_mouse_tells_first_and_then_moves_what_follows(live: Live, qtbot: QtBot) -> None:
    before = live.rows
    key(live, F9)
    live.at(10, 58)
    live.bar.end_button.setFocus()
    preview = live.bar.preview.text()

    press(qtbot, live.bar.end_button)

    assert preview == (
        "“공공기관과 사회적경제의 협력이 중요한 이유” 10:58 종료, 3분 늦음"
        " · 다음 6개 3분 뒤로 · 끝은 12:33, 3분 늦음"
    )
    assert said(live.window) == preview
    assert live.row(KEYNOTE, before).ended == 658
    assert on(live) == ("진행 중인 순서 없음", "", "")
    assert not live.bar.end_button.isEnabled()
    assert following(live)[2] == "지금"


def test_the_next_one_started_by_key_ends_the_one_that_ran(live: Live) -> None:
    before = live.rows
    key(live, F9)
    live.at(10, 55)

    key(live, F9)

    assert (live.row(KEYNOTE, before).ended, live.row(TALK_1, before).started) == (655, 655)
    assert live.bar.on.shown.title.startswith("사회적경제기업 페이스메이커")


def test_ended_early_by_key_the_day_is_on_schedule(live: Live) -> None:
    before = live.rows
    live.at(10, 48)

    key(live, F9, Shift)

    assert (live.row(KEYNOTE, before).started, live.row(KEYNOTE, before).ended) == (630, 648)
    assert live.bar.clock.delay.text() == "계획대로"


def test_how_the_rest_is_retimed_is_chosen_and_told_before(live: Live, qtbot: QtBot) -> None:
    bar = live.bar
    buttons = {button.text(): button for button in bar.hows.findChildren(QPushButton)}
    start = "“공공기관과 사회적경제의 협력이 중요한 이유” 10:35 시작, 5분 늦음"

    press(qtbot, buttons["뒤로 밀기"])
    assert bar.preview.text() == f"{start} · 다음 6개 5분 뒤로 · 끝은 12:35, 5분 늦음"
    press(qtbot, buttons["그대로 두기"])
    assert bar.preview.text() == (
        f"{start} · 뒤는 그대로 · 끝은 그대로 12:30"
        " · “사회적경제기업 페이스메이커 사업을 통한 경…” 순서와 5분 겹침"
    )

    before = live.rows
    key(live, F9)
    assert [row.start for row in live.rows[TALK_1:]] == [row.start for row in before[TALK_1:]]


def test_when_all_is_over_it_says_so(live: Live) -> None:
    live.at(12, 30)

    assert on(live) == ("오늘 순서가 모두 끝났어요", "", "")
    assert following(live) == ("오늘은 더 없음", "", "")
    assert live.bar.preview.text() == "시작할 순서가 더 없어요."
    assert not live.bar.start_button.isEnabled()


def test_before_the_first_one_it_waits(live: Live) -> None:
    live.at(9, 18)

    assert on(live) == ("진행 중인 순서 없음", "", "")
    assert following(live) == ("등록", "09:30–10:00", "12분 뒤")


# Several rooms


def two_rooms(live: Live) -> RoomId:
    studio = live.add_room("소회의실")
    live.add("분과 토의", 625, 30, studio)
    live.add("정리", 655, 30, studio)
    QApplication.processEvents()
    return studio


def pills(live: Live) -> list[tuple[str, str, Sign, bool]]:
    shown = [pill for pill in live.bar.rooms.pills if pill.isVisible()]
    return [(pill.line.name, pill.line.says, pill.line.sign, pill.isChecked()) for pill in shown]


def test_one_room_needs_no_choice_and_two_stand_side_by_side(live: Live) -> None:
    assert not live.bar.rooms.isVisible()

    two_rooms(live)

    assert pills(live) == [
        ("대회의실", "15분", Sign.GOING, True),
        ("소회의실", "20분", Sign.GOING, False),
    ]


def test_keys_are_about_the_room_that_was_clicked(live: Live, qtbot: QtBot) -> None:
    two_rooms(live)
    before = live.rows
    studio = next(pill for pill in live.bar.rooms.pills if pill.line.name == "소회의실")

    press(qtbot, studio)
    assert on(live)[0] == "분과 토의"
    key(live, F9)

    assert {row.title for row in live.rows if row.is_running} == {"분과 토의"}
    assert {row.placement for row in live.rows if row.room_name == "대회의실"} == {
        row.placement for row in before if row.room_name == "대회의실"
    }
    live.at(11, 7)
    assert pills(live) == [
        ("대회의실", "13분", Sign.GOING, False),
        ("소회의실", "+2분", Sign.OVER, True),
    ]
    assert live.bar.left.text == "+2:00"


def test_within_the_last_minute_a_room_counts_seconds_and_at_the_end_says_so(live: Live) -> None:
    two_rooms(live)

    live.at(11, 24, 30)
    assert pills(live)[1] == ("소회의실", "0:30", Sign.LAST, False)
    live.at(11, 30)
    assert pills(live)[1] == ("소회의실", "끝남", Sign.WAITING, False)


def test_many_rooms_are_a_list_that_does_not_change_while_it_is_open(live: Live) -> None:
    for number in range(6):
        live.add(f"발표 {number}", 630 + number, 60, live.add_room(f"방 {number}"))
    QApplication.processEvents()
    rooms = live.bar.rooms

    assert pills(live) == []
    assert [rooms.list.itemText(n) for n in range(3)] == [
        "대회의실 · 15분",
        "방 0 · 55분",
        "방 1 · 56분",
    ]
    rooms.list.setFocus()
    QTest.keyClick(rooms.list, Qt.Key.Key_Down)
    assert on(live)[0] == "발표 0"
    rooms.list.showPopup()
    live.at(10, 40)
    assert rooms.list.itemText(1) == "방 0 · 55분"
    rooms.list.hidePopup()
    live.at(10, 41)
    assert rooms.list.itemText(1) == "방 0 · 49분"


# What it tells the page


def test_it_tells_the_page_the_minute_and_which_session_to_show(live: Live, qtbot: QtBot) -> None:
    minutes: list[tuple[object, int]] = []
    live.bar.now_changed.connect(lambda day, minute: minutes.append((day, minute)))
    day = list_days(live.workspace, live.event)[0].id

    live.at(10, 35, 30)
    live.at(10, 36)
    live.at(10, 36, day=25)
    assert minutes == [(day, 636), (None, 0)]

    live.at(10, 36)
    with qtbot.waitSignal(live.bar.jump_asked) as jump:
        press(qtbot, live.bar.next)
    assert jump.args == [live.rows[TALK_1].id]


def test_it_follows_the_clock_only_while_it_is_seen(live: Live) -> None:
    bar = live.bar
    assert (bar._seconds.runs, bar._watch.isActive()) == (True, False)

    live.window.open_page("other")
    assert not bar._seconds.runs

    live.window.open_page("day")
    assert (bar._seconds.runs, bar._watch.isActive()) == (True, False)


class Paints(QObject):
    """Counts what is painted within a widget."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        for widget in (watched, *watched.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_a_second_in_which_nothing_changes_paints_nothing(live: Live) -> None:
    live.at(9, 20)
    QTest.qWait(50)  # until all is laid out and painted
    paints = Paints(live.bar)

    live.at(9, 20, 1)
    assert paints.count == 0

    live.at(9, 21)
    assert paints.count > 0


# A rehearsal


def test_a_rehearsal_on_another_day_has_a_clock_of_its_own_that_can_be_set(
    live: Live, qtbot: QtBot
) -> None:
    live.at(20, 15, day=20)
    assert isinstance(live.window.page, DayPage)

    live.window.page.acts.trigger("live.run")

    bar = live.bar
    assert bar.isVisible()
    assert bar.chip.isVisible()
    assert bar.clock.field.text() == "09:30"  # nothing would be left to rehearse at 20:15
    live.clock.pass_on(minutes=3)
    bar._tick()
    assert bar.clock.field.text() == "09:33"

    type_over(qtbot, bar.clock.field, "10:42")
    assert on(live)[0] == "공공기관과 사회적경제의 협력이 중요한 이유"
    assert bar.start_button.text() == "지금 시작 · 12분 늦음"


def test_after_a_rehearsal_the_plan_comes_back_by_one_press(live: Live, qtbot: QtBot) -> None:
    before = live.rows
    live.at(10, 45, day=20)
    live.bar.run_day(before[0].day)
    key(live, F9)
    assert live.rows != before

    press(qtbot, live.bar.back_button)

    assert live.rows == before
    assert said(live.window) == "하루를 계획대로 되돌렸어요."
    press(qtbot, live.bar.back_button)
    assert said(live.window) == "이미 계획대로예요."
    live.bar.run_day()
    assert not live.bar.isVisible()


def test_at_the_time_of_the_day_s_programme_a_rehearsal_shows_the_real_time(live: Live) -> None:
    live.at(11, 7, 30, day=20)

    live.bar.run_day()

    assert live.bar.clock.field.text() == "11:07"
    assert live.bar.left.text == "12:30"


def test_hidden_on_its_day_it_stays_hidden_until_it_is_asked_for(live: Live) -> None:
    live.bar.acts.trigger("live.leave")
    assert not live.bar.isVisible()
    live.at(10, 40)
    assert not live.bar.isVisible()

    live.bar.run_day()

    assert live.bar.isVisible()
    assert not live.bar.chip.isVisible()  # today is no rehearsal


def test_what_a_rehearsal_left_behind_is_told_on_the_day(live: Live, qtbot: QtBot) -> None:
    before = live.rows
    start_session(live.workspace, before, before[TALK_1], at=1140, how=Ripple.STAY)
    QApplication.processEvents()

    assert live.bar.preview.text() == (
        "지금보다 늦은 시각의 기록이 있어요. 연습이었다면 계획대로 되돌리세요."
    )
    press(qtbot, live.bar.back_button)
    assert live.rows == before
    assert not live.bar.back_button.isVisible()


# What goes wrong


def test_a_session_deleted_while_it_runs_leaves_the_strip_and_undo_brings_it_back(
    live: Live,
) -> None:
    key(live, F9)
    running = on(live)

    delete_sessions(live.workspace, [live.rows[KEYNOTE].id])
    assert on(live) == ("진행 중인 순서 없음", "", "")
    undo(live.workspace)

    assert on(live) == running


def test_started_again_in_the_middle_the_program_knows_what_runs(
    live: Live, opened: Opening
) -> None:
    key(live, F9)
    live.window.close()

    again = opened()

    again.at(10, 57, 10)
    assert on(again)[2] == "+2:10"
    assert again.bar.start_button.text() == "지금 시작 · 2분 늦음"


def test_a_clock_that_is_set_back_only_gives_more_time(live: Live) -> None:
    key(live, F9)
    live.at(10, 20)
    assert on(live)[1:] == ("10:35–10:55 · 서종식", "35:00")

    key(live, F9, Shift)

    row = next(row for row in live.rows if row.started is not None)
    assert (row.started, row.ended) == (635, 635)


def test_the_event_s_own_zone_counts_not_the_computer_s(live: Live) -> None:
    update_event(live.workspace, live.event, time_zone="Asia/Tokyo")
    assert live.at(10, 35).clock.clock.text() == "10:35"

    update_event(live.workspace, live.event, time_zone="America/Chicago")

    assert not live.at(10, 35).isVisible()  # in Chicago it is the evening before
    live.clock.set(1, 35, day=25)
    live.bar._renew()
    assert live.bar.clock.clock.text() == "10:35"


def test_after_midnight_a_night_session_goes_on(live: Live) -> None:
    live.add("밤샘 토론", 1430, 60)

    live.at(0, 20, day=25)

    assert live.bar.clock.clock.text() == "00:20"
    assert on(live) == ("밤샘 토론", "계획상 23:50–00:50", "30:00")


def test_what_cannot_be_told_goes_to_the_banner(live: Live) -> None:
    live.add("너무 늦은 밤", 2870, 10)
    before = live.rows
    live.bar.run_day()
    live.at(10, 0, day=20)
    live.bar.run_day()
    live.bar._set_clock(2900)

    live.bar.start(before[-1])

    assert told(live.window).startswith("시각은 10:30처럼 써 주세요.")
    assert live.rows == before


# More of it


def test_another_one_is_started_from_the_menu(live: Live) -> None:
    before = live.rows
    live.bar._fill_menu()
    entries = live.bar.others.actions()

    assert entries[-1].text() == (
        "“논찬: 공기업과 사회적경제가 나아갈 방향” 10:35 시작, 1시간 25분 일찍"
    )
    entries[-1].trigger()

    assert live.row(PANEL, before).started == 635


def test_in_english_it_speaks_english(live: Live) -> None:
    live.window.speak(Language.ENGLISH)
    bar = live.bar

    assert bar.start_button.text() == "Start now · 5 min late"
    assert (bar.on.shown.head, bar.on.shown.detail) == (
        "Now",
        "10:30–10:50 by the plan · Seo Jong-sik",
    )
    assert bar.preview.text() == (
        "“Why cooperation between…” starts at 10:35, 5 min late"
        " · 3 sessions move 5 min later · Break 10→5 min · still ends at 12:30"
    )


def test_made_anew_the_strip_keeps_what_was_chosen(live: Live) -> None:
    studio = two_rooms(live)
    live.bar._choose_room(studio)
    live.bar.hows.set_value(Ripple.SHIFT)

    live.window.speak(Language.ENGLISH)

    assert live.bar.how is Ripple.SHIFT
    assert live.bar.room is not None
    assert live.bar.room.room == studio


def test_every_button_can_be_reached_and_has_a_name(live: Live) -> None:
    bar = live.bar
    for button in (bar.start_button, bar.end_button, bar.more, bar.on, bar.next):
        assert button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert bar.acts["live.start"].shortcut().toString() == "F9"
    assert bar.acts["live.end"].shortcut().toString() == "Shift+F9"
    assert bar.acts["live.speaker"].shortcut().toString() == "Ctrl+F9"
