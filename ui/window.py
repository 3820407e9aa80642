"""The main window: menus, rail, pages, the quiet bar and the banner."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from eventapp.domain.changes import Changes
from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Kind, Language
from eventapp.settings import SettingsFile, Theme
from ui import theme
from ui.bridge import Bridge
from ui.commands import WindowCommands
from ui.desk_mode import DeskMode
from ui.event_actions import EventActions
from ui.file_actions import FileActions
from ui.jobs import Job, cancel_jobs, running_jobs
from ui.language import LANGUAGE_NAMES, _, language, set_language
from ui.lock.locker import ScreenLock
from ui.menus import languages_menu, menu_bar, window_actions
from ui.pages.base import Context, CurrentEvent, Page, PageEntry
from ui.placing import place, place_of
from ui.qt_language import translate_qt
from ui.theme import Extent
from ui.undoing import Undoing
from ui.widgets.bars import FloatingBanner, Offer, QuietBar
from ui.widgets.buttons import Role
from ui.widgets.panels import EmptyState, PageHeader
from ui.widgets.rail import Rail, RailHead, RailItem
from ui.widgets.top import TopBar
from ui.wording import word_error

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace


AT_THE_GATE: Final = frozenset({Kind.SCAN, Kind.ADMISSION, Kind.BADGE_PRINT})
"""What a passage touches, and neither rail nor undo list nor another event shows."""


class MainWindow(QMainWindow):
    """One window on one workspace.

    Pages are made when first visited, so that the first paint is quick. A switch of
    language, look, event or workspace makes everything anew (``_build``) and shows the
    same page again: there is no second way of retranslating anything. ``workspace`` is
    None before one was opened; ``entries`` are the pages as the rail lists them.
    """

    def __init__(
        self,
        settings: SettingsFile,
        commands: WindowCommands,
        pages: Sequence[PageEntry],
        *,
        first_page: str = "",
    ) -> None:
        super().__init__()
        self.settings = settings
        self.commands = commands
        self.bridge = Bridge(self)
        self.page_id = first_page or pages[0].id
        self.entries = tuple(pages)
        self._opening = True
        self.workspace: Workspace | None = None
        self._event = CurrentEvent(parent=self)
        self._pages: dict[str, Page] = {}
        self._built_for: EventId | None = None
        self._stale: set[str] = set()
        self.files = FileActions(self)
        self.event_acts = EventActions(self)
        self.history = Undoing(self)
        self.desk_mode = DeskMode(self)
        self.locker = ScreenLock(self)
        self.acts = window_actions(self)
        self.bridge.changed.connect(self._after_step)
        self._event.changed.connect(lambda _event: self._build())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._after_scheme)
        self.setMinimumSize(*Extent.WINDOW_LEAST)
        translate_qt(language())
        self.setLocale(QLocale())
        self.resize(*Extent.WINDOW)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)

    # What is shown

    def show_workspace(
        self, workspace: "Workspace | None", event_id: EventId | None = None
    ) -> None:
        """Show another workspace, its event of that id or else its first one."""
        self.bridge.leave()
        self.workspace = workspace
        self._opening = False
        if workspace is not None:
            self.bridge.listen_to(workspace)
            self.settings.keep(self.settings.value.with_recent(workspace.path))
        known = [known_id for known_id, _title in self.events()]
        first = known[0] if known else None
        blocked = self._event.blockSignals(True)
        self._event.show(event_id if event_id in known else first)
        self._event.blockSignals(blocked)
        self._build()

    @property
    def event_id(self) -> EventId | None:
        """The event shown."""
        return self._event.id

    @property
    def page(self) -> Page | None:
        """The page shown, or None where only the next step is offered."""
        return self._pages.get(self.page_id)

    def is_open(self) -> bool:
        """Whether a workspace is shown."""
        return self.workspace is not None

    def has_event(self) -> bool:
        """Whether an event is shown."""
        return self.event_id is not None

    def events(self) -> Sequence[tuple[EventId, str]]:
        """The workspace's events."""
        return self.commands.events(self.workspace) if self.workspace is not None else ()

    def open_page(self, page_id: str, record_id: int | None = None) -> None:
        """Show a page, made now if it was never visited, perhaps at one of its records."""
        page_id = self.desk_mode.page(page_id)
        if (leaving := self.page) is not None:
            leaving.leaving()
        if page_id != self.page_id:
            self._quiet.say("", undo=False)  # what was said is another page's
            self._banner.forget_refusal()
        self.page_id = page_id
        self._rail.set_current(page_id)
        self._quiet.set_facts("")
        page = self._made(page_id)
        if page is None:
            return
        if page_id in self._stale:
            self._stale.discard(page_id)
            page.refresh(None)
        if (focused := QApplication.focusWidget()) and not page.isAncestorOf(focused):
            focused.clearFocus()  # hidden with the focus, it would pass it to the first field
        self._stack.setCurrentWidget(page)
        page.shown(self.event_id)
        if record_id is not None:
            page.show_record(record_id)
        focused = QApplication.focusWidget()
        if focused is None or not page.isAncestorOf(focused):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_event(self, event_id: EventId) -> None:
        """Show another event of the workspace."""
        self._event.show(event_id)

    def speak(self, wanted: Language) -> None:
        """Switch the language of the window."""
        if wanted is not language():
            self.settings.change(language=wanted)
            set_language(wanted)
            translate_qt(wanted)
            self.setLocale(QLocale())
            self._build()

    def dress(self, wanted: Theme) -> None:
        """Switch the look of the window."""
        self.settings.change(theme=wanted)
        self._apply(wanted)

    # What the window says

    def say(self, message: str, *, undo: bool = True, offer: Offer | None = None) -> None:
        """Say quietly what just happened, perhaps with what could be done next."""
        self._be_built()
        self._quiet.say(message, undo=undo and self.history.can_undo(), offer=offer)

    def warn(self, error: Exception) -> None:
        """Tell in the banner what went wrong, what is safe and what to do."""
        if self._opening:  # nothing was opened: offer to, below the banner
            self.show_workspace(None)
        self.refuse(word_error(error))

    def tell(self, text: str) -> None:
        """Tell in the banner what the user has to know."""
        self._banner.tell(text)

    def refuse(self, text: str) -> None:
        """Tell in the banner why something was not done, until something else is."""
        self._banner.tell(text, passing=True)

    def show_job(self, job: Job) -> None:
        """Show running work in the quiet bar."""
        self._quiet.progress.show_job(job)

    # What the menus do

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do something; tell in the banner why it was refused."""
        try:
            act()
        except EventAppError as error:
            self.warn(error)
            return False
        return True

    def toggle_rail(self) -> None:
        """Show the rail's words, or icons only."""
        self.settings.change(rail_collapsed=not self.settings.value.rail_collapsed)
        self._fit_rail()

    def is_page_only(self) -> bool:
        """Whether the page is shown alone on the whole screen."""
        return self.isFullScreen()

    def show_page_only(self, *, only: bool) -> None:
        """Show the page alone on the whole screen, or the window as usual."""
        state = self.windowState()
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(state | full if only else state & ~full)
        self._fit_page_only()

    # How it is built

    def _be_built(self) -> None:
        """Build what there is to show; with a workspace that happens when it is shown."""
        if self.centralWidget() is None:
            self._build()

    def _build(self) -> None:
        """Make menus, rail and pages anew, in the language and look in use."""
        before = self.page
        state = before.state() if before is not None else None
        same = before is not None and before.context.workspace is self.workspace
        if before is not None:
            before.leaving()
        self._pages, self._stale = {}, set()
        self.acts.refresh()
        self._build_top()
        self._build_centre()
        self._fit_rail()
        self._fit_page_only()
        self.open_page(self.page_id)
        # What pages are given tells of another event already while they are still there.
        same = same and self._built_for == self.event_id
        self._built_for = self.event_id
        if (page := self.page) is not None and same:
            page.restore(state)
        self.locker.follow()

    def _build_top(self) -> None:
        self._top = TopBar(menu_bar(self), languages_menu(self), LANGUAGE_NAMES[language()])
        self.setMenuWidget(self._top)
        QShortcut(QKeySequence("F10"), self._top, self._top.open_menu)
        name = self.workspace.path.name if self.workspace is not None else ""
        self._top.name.setText(name)
        self._top.saved.setText(self._state_text())
        if self.desk_mode.active:
            self._top.show_mode(self.desk_mode.badge())
        self.setWindowTitle(f"{name} — eventapp" if name else "eventapp")

    def _build_centre(self) -> None:
        self._rail = Rail(self._head(), [self._rail_item(entry) for entry in self.entries])
        self._rail.chosen.connect(self.open_page)
        self._rail.head_clicked.connect(self.event_acts.choose)
        self._stack = QStackedWidget()
        self._quiet = QuietBar()
        self._quiet.undo_asked.connect(self.history.undo)
        for job in running_jobs():
            self.show_job(job)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._quiet)
        centre = QWidget()
        across = QHBoxLayout(centre)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._rail)
        across.addLayout(right, 1)
        self._banner = FloatingBanner(self._stack, self._banner_place, centre)
        self.setCentralWidget(centre)

    def _banner_place(self) -> tuple[int, int]:
        """How far down the banner begins, and its least height: below the page's head or on it."""
        page = self._stack.currentWidget()
        if page is None:
            return 0, 0
        heads = [head for head in page.findChildren(PageHeader) if head.isVisibleTo(page)]
        if not heads:
            return 0, 0
        top = heads[0].mapTo(self._stack, QPoint()).y()
        if isinstance(page, Page) and page.told_on_head:
            return top, heads[0].height()
        return top + heads[0].height(), 0

    def _made(self, page_id: str) -> Page | None:
        """The page of an id, made if need be; None where there is nothing to show on it."""
        if page_id in self._pages:
            return self._pages[page_id]
        entry = next(entry for entry in self.entries if entry.id == page_id)
        if self.workspace is None or (entry.needs_event and self.event_id is None):
            self._offer_next_step(entry)
            return None
        page = entry.load()(self.context())
        self._pages[page_id] = page
        self._stack.addWidget(page)
        page.refresh(None)
        return page

    def _offer_next_step(self, entry: PageEntry) -> None:
        empty: QWidget
        if self._opening:
            empty = QWidget()  # the workspace follows in the same breath
        elif self.workspace is None:
            button = self.acts.button("file.open", Role.PRIMARY)
            empty = EmptyState("folder", _("No workspace is open."), button)
        else:
            button = self.acts.button("event.new", Role.PRIMARY)
            empty = EmptyState(entry.icon, _("There is no event in this workspace yet."), button)
        self._stack.setCurrentIndex(self._stack.addWidget(empty))

    def context(self) -> Context:
        """What a page or a dialog on the workspace shown works with.

        Raises:
            LookupError: No workspace is open.
        """
        if self.workspace is None:
            raise LookupError("no workspace is open")
        return Context(
            workspace=self.workspace,
            bridge=self.bridge,
            settings=self.settings,
            event=self._event,
            say=self.say,
            warn=self.warn,
            status=self._state_facts,
            open_page=self.open_page,
            speak=self.speak,
            dress=self.dress,
        )

    def _state_facts(self, facts: str, more: Callable[[], object] | None = None) -> None:
        self._quiet.set_facts(facts, more)

    def _rail_item(self, entry: PageEntry) -> RailItem:
        return RailItem(
            id=entry.id,
            icon=entry.icon,
            title=entry.title(),
            count=self._count(entry),
            at_bottom=entry.at_bottom,
        )

    def _count(self, entry: PageEntry) -> int | None:
        if entry.count is None or self.workspace is None or self.event_id is None:
            return None
        return entry.count(self.context())

    def _head(self) -> RailHead:
        if self.workspace is None or self.event_id is None:
            return RailHead()
        return self.commands.head(self.workspace, self.event_id)

    def _state_text(self) -> str:
        if self.workspace is None:
            return ""
        return _("View only") if self.workspace.read_only else _("Saved")

    # What it hears

    def _after_step(self, changes: Changes) -> None:
        self._stale = set(self._pages) - {self.page_id}
        self._banner.forget_refusal()
        if changes.touched.keys() <= AT_THE_GATE:
            if (page := self.page) is not None:
                page.refresh(changes)
                page.acts.refresh()
            return  # a scan has no time to lose: nothing else shows what it touched
        if self.event_id not in [event_id for event_id, _title in self.events()]:
            self.show_workspace(self.workspace)
            return
        if (page := self.page) is not None:
            page.refresh(changes)
            page.acts.refresh()
        self._rail.set_head(self._head())
        self._rail.set_counts({entry.id: self._count(entry) for entry in self.entries})
        self.acts.refresh()

    def _after_scheme(self) -> None:
        if theme.chosen() is Theme.SYSTEM:
            self._apply(Theme.SYSTEM)

    def _apply(self, wanted: Theme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, wanted)
        self._build()

    # Its place on the screen

    def appear(self) -> None:
        """Show the window where it was closed last."""
        place(self, self.settings.value.geometry)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Offer to open a workspace when none was shown yet."""
        self._be_built()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Collapse the rail when the window is narrow."""
        super().resizeEvent(event)
        if self.centralWidget() is not None:
            self._fit_rail()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit what is being typed, stop running work, remember the window's place."""
        if (page := self.page) is not None:
            page.leaving()
        cancel_jobs()
        self.settings.change(geometry=place_of(self))
        self.bridge.leave()
        super().closeEvent(event)

    def _fit_rail(self) -> None:
        narrow = self.width() < Extent.RAIL_COLLAPSES_BELOW
        self._rail.set_collapsed(collapsed=narrow or self.settings.value.rail_collapsed)

    def _fit_page_only(self) -> None:
        self._top.setVisible(not self.is_page_only())
        self._quiet.setVisible(not self.is_page_only())
        self._rail.setVisible(not self.is_page_only() and not self.desk_mode.active)
