import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NothingToUndo
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Kind, Language
from eventapp.domain.progress import Progress
from eventapp.domain.roles import Role
from eventapp.domain.steps import Step
from eventapp.settings import SettingsFile, Theme
from tests.ui.hosting import host
from ui import theme
from ui.actions import Action
from ui.commands import WindowCommands
from ui.crash import describe
from ui.jobs import run_job
from ui.language import _
from ui.pages.base import Context, Page, PageEntry
from ui.pages.settings import SettingsPage
from ui.theme import Extent
from ui.widgets.bars import Banner, QuietBar
from ui.widgets.fields import LineField
from ui.widgets.panels import EmptyState, PageHeader
from ui.widgets.rail import Rail, RailHead
from ui.window import MainWindow
from ui.wording import word_error, word_step

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

Ctrl = Qt.KeyboardModifier.ControlModifier


@dataclass
class Book:
    """A workspace as far as the window looks at one: it tells of changes and has a name."""

    path: Path
    read_only: bool = False
    undone: int = 0
    steps: int = 1
    role: Role = Role.ORGANISER

    def __post_init__(self) -> None:
        self.listeners: list[Callable[[Changes], None]] = []

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def publish(self, kind: Kind) -> None:
        for listener in list(self.listeners):
            listener(Changes({kind: frozenset({1})}, Step.EDIT_SESSION))


class FirstPage(Page):
    entry: ClassVar = PageEntry(
        "first",
        "home",
        lambda: _("Programme"),
        lambda: FirstPage,
        count=lambda context: cast("Book", context.workspace).steps,
    )
    made: ClassVar[list[str]] = []

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.made.append(self.entry.id)
        self.heard: list[Changes | None] = []
        self.chosen = ""
        self.declare(Action(f"{self.entry.id}.add", lambda: _("Cancel"), lambda: None))
        self.line = QLineEdit()
        self.lay_out(PageHeader(self.title()), self.line)

    def refresh(self, changes: Changes | None) -> None:
        self.heard.append(changes)

    def state(self) -> object:
        return self.chosen

    def restore(self, state: object) -> None:
        self.chosen = str(state)


class SecondPage(FirstPage):
    entry: ClassVar = PageEntry("second", "people", lambda: _("People"), lambda: SecondPage)


def _undo(workspace: "Workspace") -> None:
    book = cast("Book", workspace)
    if not book.steps:
        raise NothingToUndo
    book.steps -= 1
    book.publish(Kind.SESSION)


def _commands(events: list[tuple[EventId, str]]) -> WindowCommands:
    def nothing(*_args: object) -> None:
        return None

    def step(workspace: "Workspace") -> Step | None:
        return Step.MOVE_SESSION if cast("Book", workspace).steps else None

    return WindowCommands(
        undo_step=step,
        redo_step=nothing,
        undo=_undo,
        redo=nothing,
        events=lambda _workspace: events,
        head=lambda _workspace, _event: RailHead("워크숍", "12월 24일 (목)", "대회의실"),
        new_workspace=nothing,
        open_workspace=nothing,
        save_copy=nothing,
        back_up=nothing,
        backups=lambda _workspace: (),
        restore=nothing,
    )


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path / "a.eventapp")


@pytest.fixture
def window(qtbot: QtBot, settings: SettingsFile, book: Book) -> MainWindow:
    FirstPage.made.clear()
    made = MainWindow(
        settings,
        _commands([(EventId(1), "워크숍"), (EventId(2), "포럼")]),
        (FirstPage.entry, SecondPage.entry),
    )
    qtbot.addWidget(made)
    made.show_workspace(cast("Workspace", book))
    made.show()
    return made


def _page(window: MainWindow) -> FirstPage:
    page = window.page
    assert isinstance(page, FirstPage)
    return page


def _centre(window: MainWindow) -> QWidget:
    centre = window.centralWidget()
    assert isinstance(centre, QWidget)
    return centre


def _menus(window: MainWindow) -> list[str]:
    top = window.menuWidget()
    assert isinstance(top, QWidget)
    bar = top.findChild(QMenuBar)
    assert isinstance(bar, QMenuBar)
    return [action.text() for action in bar.actions()]


def test_pages_are_made_on_their_first_visit(window: MainWindow) -> None:
    before = list(FirstPage.made)
    window.open_page("second")
    window.open_page("first")
    window.open_page("second")

    assert (before, FirstPage.made) == (["first"], ["first", "second"])


def test_a_page_left_does_not_hand_its_focus_to_the_first_field_of_the_next(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_page("second")
    window.open_page("first")
    _page(window).line.setFocus()

    window.open_page("second")
    qtbot.keyClicks(QApplication.focusWidget() or window, "7KWBHWFDFFWJJDTKT1FXKSWKF1")

    assert _page(window).line.text() == ""


def test_what_was_said_is_not_said_on_the_next_page(window: MainWindow) -> None:
    window.say("순서를 옮겼어요")
    window.open_page("first")
    kept = _said(window)
    window.open_page("second")

    assert (kept, _said(window)) == ("순서를 옮겼어요", "")


def _said(window: MainWindow) -> str:
    bar = _centre(window).findChild(QuietBar)
    assert isinstance(bar, QuietBar)
    return bar.message.text()


def test_the_visible_page_hears_changes_and_a_hidden_one_reads_all_when_shown(
    window: MainWindow, book: Book
) -> None:
    first = _page(window)
    window.open_page("second")
    second = _page(window)

    book.publish(Kind.PERSON)
    window.open_page("first")

    assert [bool(changes) for changes in second.heard] == [False, True]
    assert first.heard == [None, None]


def test_a_page_is_opened_by_its_number(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    qtbot.keyClick(window, Qt.Key.Key_2, Ctrl)

    assert window.page_id == "second"


def test_undo_says_what_it_took_back_and_then_is_not_offered(
    qtbot: QtBot, window: MainWindow, book: Book
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    offered = window.acts["edit.undo"].text()

    qtbot.keyClick(_page(window).line, Qt.Key.Key_Z, Ctrl)
    left_to_the_line = book.steps
    window.history.undo()

    assert offered == f"되돌리기: {word_step(Step.MOVE_SESSION)}"
    assert (left_to_the_line, book.steps) == (1, 0)
    assert window.acts["edit.undo"].isEnabled() is False
    assert window.acts["edit.undo"].text() == "되돌리기"


def test_the_language_is_switched_live_and_the_page_keeps_its_state(window: MainWindow) -> None:
    window.open_page("second")
    _page(window).chosen = "황영임"
    korean = _menus(window)

    window.speak(Language.ENGLISH)

    assert korean == ["파일(&F)", "편집(&E)", "행사(&N)", "보기(&V)", "도움말(&H)"]
    assert _menus(window) == ["&File", "&Edit", "Eve&nt", "&View", "&Help"]
    assert (window.page_id, _page(window).chosen) == ("second", "황영임")
    assert window.settings.value.language is Language.ENGLISH
    window.speak(Language.KOREAN)


def test_the_settings_page_switches_the_language_and_stays(
    qtbot: QtBot, settings: SettingsFile, workspace: "Workspace", event: EventId
) -> None:
    del event
    window = host(qtbot, workspace, settings, "settings")
    page = window.page
    assert isinstance(page, SettingsPage)

    english = page.language.findChildren(QPushButton)[1]
    qtbot.mouseClick(english, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: settings.value.language is Language.ENGLISH)

    assert window.page_id == "settings"
    assert _menus(window)[0] == "&File"
    window.speak(Language.KOREAN)


def test_undo_belongs_to_the_window_when_nothing_is_being_typed(
    qtbot: QtBot, window: MainWindow, book: Book
) -> None:
    line = LineField("황영임")
    layout = _page(window).layout()
    assert isinstance(layout, QLayout)
    layout.addWidget(line)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()

    qtbot.keyClicks(line, "x")
    qtbot.keyClick(line, Qt.Key.Key_Z, Ctrl)
    while_typing = book.steps
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.keyClick(line, Qt.Key.Key_Z, Ctrl)

    assert (while_typing, book.steps) == (1, 0)


def test_the_look_is_switched_live(window: MainWindow) -> None:
    window.dress(Theme.DARK)
    dark = theme.current().dark
    window.dress(Theme.LIGHT)

    assert (dark, theme.current().dark) == (True, False)


def test_a_page_shown_alone_stays_alone_in_another_language(window: MainWindow) -> None:
    window.show_page_only(only=True)

    window.speak(Language.ENGLISH)
    alone = [rail.isHidden() for rail in _centre(window).findChildren(Rail)]
    window.show_page_only(only=False)

    assert alone == [True]
    assert [rail.isHidden() for rail in _centre(window).findChildren(Rail)] == [False]
    window.speak(Language.KOREAN)


def test_the_menu_of_many_events_stays_short(
    qtbot: QtBot, settings: SettingsFile, book: Book
) -> None:
    events = [(EventId(number), f"행사 {number}") for number in range(1, 31)]
    window = MainWindow(settings, _commands(events), (FirstPage.entry,))
    qtbot.addWidget(window)
    window.show_workspace(cast("Workspace", book), EventId(7))
    top = window.menuWidget()
    assert isinstance(top, QWidget)

    menu = next(menu for menu in top.findChildren(QMenu) if menu.title() == "행사(&N)")

    shown = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert shown == [
        "행사 7",
        "다른 행사…",
        "행사 복사…",
        "다른 날짜로 옮기기…",
        "서식으로 저장…",
    ]


def test_another_event_makes_the_pages_anew(window: MainWindow) -> None:
    before = _page(window)

    window.show_event(EventId(2))

    assert window.event_id == 2
    assert _page(window) is not before


def test_a_workspace_without_events_offers_the_next_step(
    qtbot: QtBot, settings: SettingsFile, book: Book
) -> None:
    window = MainWindow(settings, _commands([]), (FirstPage.entry, SecondPage.entry))
    qtbot.addWidget(window)

    window.show_workspace(cast("Workspace", book))

    assert window.page is None
    assert window.acts["event.new"].isEnabled()


def test_a_window_without_a_workspace_offers_to_open_one(
    qtbot: QtBot, settings: SettingsFile
) -> None:
    window = MainWindow(settings, _commands([]), (FirstPage.entry,))
    qtbot.addWidget(window)
    window.show()

    window.warn(NothingToUndo())

    assert window.page is None
    qtbot.waitUntil(lambda: _banner_text(window) == word_error(NothingToUndo()))
    assert _centre(window).findChildren(EmptyState)
    assert not window.acts["event.new"].isEnabled()
    assert window.acts["file.open"].isEnabled()


def test_a_narrow_window_shows_the_rail_as_icons(qtbot: QtBot, window: MainWindow) -> None:
    (rail,) = _centre(window).findChildren(Rail)
    wide = rail.width()

    window.resize(1024, 600)
    qtbot.waitUntil(lambda: rail.width() == Extent.RAIL_COLLAPSED)

    assert wide == Extent.RAIL
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 600


def test_the_opened_workspace_is_remembered(window: MainWindow, book: Book) -> None:
    assert window.settings.value.recent == (str(book.path),)
    assert window.windowTitle() == "a.eventapp — eventapp"


def test_work_runs_elsewhere_and_tells_its_result_here(qtbot: QtBot, window: MainWindow) -> None:
    threads: list[bool] = []
    results: list[str] = []

    def work(progress: Progress) -> str:
        progress(1, 2)
        threads.append(threading.current_thread() is threading.main_thread())
        return "made"

    def done(result: str) -> None:
        threads.append(threading.current_thread() is threading.main_thread())
        results.append(result)

    job = run_job(window, "만들기", work, done)
    with qtbot.waitSignal(job.ended):
        pass

    assert (results, threads) == (["made"], [False, True])


def test_cancelled_work_tells_nothing(qtbot: QtBot, window: MainWindow) -> None:
    begun = threading.Event()
    go_on = threading.Event()
    results: list[object] = []

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(5)
        progress(1, 2)

    job = run_job(window, "만들기", work, results.append, results.append)
    assert begun.wait(5)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        go_on.set()

    assert results == []


def test_refused_work_is_worded_in_the_banner(qtbot: QtBot, window: MainWindow) -> None:
    def work(_progress: Progress) -> None:
        raise NothingToUndo

    job = run_job(window, "만들기", work, lambda _result: None)
    with qtbot.waitSignal(job.ended):
        pass

    assert _banner_text(window) == word_error(NothingToUndo())


def _banner_text(window: MainWindow) -> str:
    (banner,) = _centre(window).findChildren(Banner)
    return banner.accessibleName() if banner.isVisible() else ""


def test_work_of_a_page_that_is_gone_tells_nobody(qtbot: QtBot, window: MainWindow) -> None:
    page = QWidget(window)
    results: list[object] = []
    go_on = threading.Event()
    job = run_job(page, "만들기", lambda _progress: go_on.wait(5), results.append)

    page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(page))
    with qtbot.waitSignal(job.ended):
        go_on.set()

    assert results == []


def test_a_crash_report_names_our_places_and_no_values() -> None:
    with pytest.raises(AttributeError) as caught:
        SettingsFile(cast("Path", "황영임 010-1234-5678"))

    report = describe(caught.value)

    assert "builtins.AttributeError" in report
    assert re.search(r"^  eventapp/settings.py:\d+ _read$", report, re.MULTILINE)
    assert "황영임" not in report
    assert "010" not in report
    assert "site-packages" not in report
