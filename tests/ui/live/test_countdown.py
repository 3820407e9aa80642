from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.live.conftest import Live
from ui.live.countdown import CountdownWindow, SpeakerView
from ui.live.signs import Sign
from ui.live.wording import sign_sentence

LONG = (
    "아주 긴 제목이라도 두 줄 안에서 읽을 수 있어야 하는 사회적경제 기업과 공공기관의 협력 사례 "
    * 3
)


@pytest.fixture
def screen(qtbot: QtBot) -> CountdownWindow:
    made = CountdownWindow()
    qtbot.addWidget(made)
    return made


def view(figure: str, sign: Sign, title: str = "제목") -> SpeakerView:
    return SpeakerView(figure, sign, sign_sentence(sign), title, "발표자", "다음", 0.5)


def picture(screen: CountdownWindow) -> QImage:
    screen.show()
    QApplication.processEvents()
    return screen.grab().toImage()


def colours(image: QImage) -> set[str]:
    """The colours of more than a hundredth of the picture."""
    step = 4
    points = [
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    ]
    return {colour for colour in set(points) if points.count(colour) > len(points) / 100}


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1280, 1024), (1024, 768), (480, 270)])
@pytest.mark.parametrize("figure", ["0:00", "9:59", "47:32", "+2:10", "+12:10", "107:32"])
def test_the_figure_is_two_fifths_of_the_height_and_within_the_window(
    screen: CountdownWindow, size: tuple[int, int], figure: str
) -> None:
    screen.resize(*size)
    screen.show_view(view(figure, Sign.GOING))

    outline = screen.figure_path().boundingRect()

    assert outline.height() >= 0.4 * size[1]
    assert screen.rect().contains(outline.toAlignedRect())
    assert outline.width() >= 0.6 * size[0]


def test_the_figure_stands_still_while_it_counts(screen: CountdownWindow) -> None:
    screen.resize(1280, 720)
    colons = set()
    for figure in ("10:00", "11:11", "14:47", "19:58"):
        screen.show_view(view(figure, Sign.GOING))
        image = picture(screen)
        middle = range(image.width() * 2 // 5, image.width() * 3 // 5)
        row = round(image.height() * 0.72)  # through the lower dot of the colon
        dot = [x for x in middle if image.pixelColor(x, row) != QColor("#15181C")]
        colons.add((image.width() // 2 in dot, len(dot) > 0))
    assert colons == {(True, True)}

    heights = set()
    for figure in ("10:00", "9:00"):
        screen.show_view(view(figure, Sign.GOING))
        heights.add(round(screen.figure_path().boundingRect().height()))
    assert len(heights) == 1


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        (Sign.WAITING, {"#15181c", "#e7e9ec"}),
        (Sign.GOING, {"#15181c", "#5bd079"}),
        (Sign.SOON, {"#15181c", "#f2c14e"}),
        (Sign.LAST, {"#15181c", "#ff7b72"}),
        (Sign.OVER, {"#b3261e", "#ffffff"}),
    ],
)
def test_each_light_has_its_colour_whatever_the_window_s_look(
    screen: CountdownWindow, sign: Sign, expected: set[str]
) -> None:
    screen.show_view(view("12:34", sign))

    assert expected <= colours(picture(screen))


def test_each_light_has_a_word_and_a_shape_of_its_own_too(screen: CountdownWindow) -> None:
    shapes = set()
    for sign in Sign:
        screen.show_view(SpeakerView("12:34", sign, "같은 말"))
        grey = picture(screen).convertToFormat(QImage.Format.Format_Mono)
        state = grey.copy(0, int(grey.height() * 0.79), grey.width(), int(grey.height() * 0.08))
        shapes.add(bytes(state.bits()))
    assert len(shapes) == len(Sign)
    assert len({sign_sentence(sign) for sign in Sign}) == len(Sign)


def test_a_title_too_long_is_cut_and_touches_nothing_else(screen: CountdownWindow) -> None:
    screen.resize(1024, 768)
    screen.show_view(view("12:34", Sign.GOING, LONG))
    long = picture(screen)
    screen.show_view(view("12:34", Sign.GOING, ""))
    empty = picture(screen)

    below = round(768 * 0.23)
    assert long.copy(0, below, 1024, 768) == empty.copy(0, below, 1024, 768)
    assert long.copy(0, 0, 1024, below) != empty.copy(0, 0, 1024, below)
    margin = round(1024 * 0.04)
    assert long.copy(0, 0, margin, below) == empty.copy(0, 0, margin, below)


def test_what_users_write_is_no_markup(screen: CountdownWindow) -> None:
    screen.show_view(view("12:34", Sign.GOING, "<b>김 & 이</b>"))
    marked = picture(screen)
    screen.show_view(view("12:34", Sign.GOING, "김 & 이"))

    assert marked != picture(screen)


# In the program


@pytest.fixture
def shown(live: Live) -> Live:
    """The speaker's screen opened by key while the keynote runs, started at 10:35."""
    QTest.keyClick(live.window, Qt.Key.Key_F9)
    QTest.keyClick(live.window, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    return live


def window_of(live: Live) -> CountdownWindow:
    window = live.bar.speaker.window
    assert window is not None
    return window


def tick(live: Live, hour: int, minute: int, second: int = 0, *, day: int = 24) -> SpeakerView:
    speaker = live.bar.speaker
    live.clock.set(hour, minute, second, day=day)
    speaker.tick()
    return window_of(live).view


def test_it_shows_who_speaks_how_long_is_left_and_what_comes_next(shown: Live) -> None:
    seen = tick(shown, 10, 40, 28)

    assert seen.share == pytest.approx(328 / 1200)
    assert replace(seen, share=0) == SpeakerView(
        figure="14:32",
        sign=Sign.GOING,
        word="남은 시간",
        title="공공기관과 사회적경제의 협력이 중요한 이유",
        people="서종식",
        next="다음 10:55 사회적경제기업 페이스메이커 사업을 통한 경영과 사회가치성과",
    )


def test_it_goes_from_green_over_amber_to_red_and_counts_on(shown: Live) -> None:
    moments = ((10, 51, 0), (10, 54, 18), (10, 55, 0), (10, 57, 10))
    assert [(seen.figure, seen.sign, seen.word) for seen in (tick(shown, *m) for m in moments)] == [
        ("4:00", Sign.SOON, "마무리해 주세요"),
        ("0:42", Sign.LAST, "곧 끝내 주세요"),
        ("0:00", Sign.LAST, "곧 끝내 주세요"),
        ("+2:10", Sign.OVER, "시간이 지났어요"),
    ]


def test_it_follows_what_is_started_and_ended_whatever_page_is_shown(shown: Live) -> None:
    bar = shown.bar
    shown.clock.set(10, 56)
    bar.end()
    assert (window_of(shown).view.figure, window_of(shown).view.word) == ("10:56", "지금")
    assert window_of(shown).view.title.startswith("사회적경제기업 페이스메이커")

    shown.clock.set(10, 57)
    bar.start()
    assert (window_of(shown).view.figure, window_of(shown).view.sign) == ("15:00", Sign.GOING)

    speaker = bar.speaker
    shown.window.open_page("other")
    shown.clock.set(10, 59)
    speaker.tick()
    assert speaker.window is not None
    assert speaker.window.view.figure == "13:00"


def test_it_ticks_by_itself(shown: Live, qtbot: QtBot) -> None:
    shown.clock.set(10, 45, 0)
    qtbot.waitUntil(lambda: window_of(shown).view.figure == "10:00", timeout=3000)


def test_it_closes_by_escape_and_by_the_same_key(shown: Live, qtbot: QtBot) -> None:
    speaker = shown.bar.speaker
    assert shown.bar.acts["live.speaker"].isChecked()

    qtbot.keyClick(window_of(shown), Qt.Key.Key_Escape)
    assert not speaker.is_open
    assert not shown.bar.acts["live.speaker"].isChecked()

    open_after = []
    for _press in range(2):
        shown.bar.acts.trigger("live.speaker")
        open_after.append(shown.bar.speaker.is_open)
    assert open_after == [True, False]


def test_with_one_screen_it_is_a_window_and_f_fills_the_screen(shown: Live, qtbot: QtBot) -> None:
    window = window_of(shown)
    assert not window.isFullScreen()
    assert window.cursor().shape() is Qt.CursorShape.ArrowCursor

    qtbot.keyClick(window, Qt.Key.Key_F)
    assert window.isFullScreen()
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor

    qtbot.mouseDClick(window, Qt.MouseButton.LeftButton)
    assert not window.isFullScreen()
    assert window.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_it_stays_while_the_window_is_made_anew_and_closes_with_it(shown: Live) -> None:
    window = window_of(shown)
    speaker = shown.bar.speaker

    shown.window._build()
    assert shown.bar.speaker is speaker
    assert window.isVisible()
    assert shown.bar.acts["live.speaker"].isChecked()

    shown.window.close()
    assert not speaker.is_open


def test_it_closes_when_its_workspace_is_no_longer_open(shown: Live) -> None:
    speaker = shown.bar.speaker

    shown.workspace.close()
    speaker.tick()

    assert not speaker.is_open


def test_it_follows_the_rehearsal_s_clock(live: Live) -> None:
    live.at(20, 0, day=20)
    live.bar.run_day()
    live.bar.show_speaker()

    live.bar._set_clock(650)

    assert window_of(live).view.figure == "15:00"
    live.bar.run_day()  # no rehearsal any more, and not the day
    assert window_of(live).view == SpeakerView("", Sign.WAITING, "진행 중인 순서 없음")
    live.bar.speaker.close()


def test_of_several_rooms_one_is_chosen_from_its_menu(live: Live, qtbot: QtBot) -> None:
    studio = live.add_room("소회의실")
    live.add("분과 토의", 625, 30, studio)
    QApplication.processEvents()
    live.bar.show_speaker()
    window = window_of(live)
    assert window.view.title.startswith("공공기관과")

    window.menu_asked.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    offered = {action.text(): action for action in menu.actions()}
    assert list(offered)[:2] == ["대회의실", "소회의실"]
    assert list(offered)[-1] == "닫기"
    offered["소회의실"].trigger()
    menu.close()

    assert (window.view.title, window.view.figure) == ("분과 토의", "20:00")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
