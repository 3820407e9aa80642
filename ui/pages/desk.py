"""The front desk: a scan or a name in, one verdict out, readable from two metres."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Protocol, runtime_checkable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.errors import EventAppError, NotFound
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import Kind
from eventapp.domain.tickets import read_scan
from eventapp.domain.verdicts import ScanResult
from eventapp.services import checkin, desk_log
from eventapp.services.attendees import AttendeeRow, list_attendees, list_categories
from eventapp.services.events import event_facts
from eventapp.services.search import AttendeeSearch
from ui import contents, words
from ui.actions import Action
from ui.checkin.box import ScanBox
from ui.checkin.card import VerdictCard
from ui.checkin.found import MOST_SHOWN, Found, FoundList
from ui.checkin.outcome import Outcome, cancelled, not_saved, outcome_of
from ui.checkin.recent import SHOWN, RecentScans
from ui.checkin.scanner import ScanCatcher
from ui.checkin.tally import Tally
from ui.language import _
from ui.pages.base import Context, Page
from ui.theme import Space
from ui.widgets.buttons import Role
from ui.widgets.panels import PageHeader, SidePanel, boxed, column, row

_NAME_ON_BUTTON = 20

_CODE_LIKE = 12
"""Typed without a space and found nowhere, a text so long was meant to be a code."""


@runtime_checkable
class PageOnlyHost(Protocol):
    """A window that can show a page alone on the whole screen."""

    def show_page_only(self, *, only: bool) -> None:
        """Show the page alone, or the window as usual."""
        ...

    def is_page_only(self) -> bool:
        """Whether the page is shown alone."""
        ...


class DeskPage(Page):
    """The scan box, the verdict card and who came so far.

    Scans are caught wherever the focus is, as long as the page is visible; what a
    person types searches the attendees.
    """

    entry: ClassVar = contents.DESK

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        workspace, event_id = context.workspace, context.event_id
        self.gate = desk_log.event_gate(workspace, event_id)
        self.zone = event_facts(workspace, event_id).time_zone
        self._last: desk_log.Passage | None = None
        self._categories: dict[str, str] = {}
        self.search = AttendeeSearch(workspace, event_id)
        self.destroyed.connect(self.search.close)
        self.box = ScanBox()
        self.card = VerdictCard()
        self.found = FoundList(self.zone)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.card)
        self.middle.addWidget(self.found)
        self.middle.currentChanged.connect(lambda page: self.admit_button.setVisible(page > 0))
        self.tally = Tally()
        self.recent = RecentScans(self.zone)
        self.catcher = ScanCatcher(self.box, self)
        self._declare()
        self._connect()
        self.lay_out(self._header(), self._content(), panel=self._panel())
        self.setFocusProxy(self.box)

    @property
    def desk(self) -> str:
        """The name under which this computer scans."""
        return self.context.settings.value.desk_name or _("Desk 1")

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Count again, and show the last scans."""
        if changes is not None:
            self.search.note(changes)
        if changes is None or changes.touches(Kind.CATEGORY):
            self._read_categories()
        if changes is not None and not changes.touches(Kind.SCAN, Kind.ADMISSION, Kind.ATTENDEE):
            return
        workspace = self.context.workspace
        self.tally.show_counters(desk_log.counters(workspace, self.gate))
        self.recent.show_scans(desk_log.recent_scans(workspace, self.gate, SHOWN))
        self._last = desk_log.last_passage(workspace, self.gate, desk=self.desk)
        if self.middle.currentWidget() is self.found:
            self._find(self.box.query)
        self.acts.refresh()

    def shown(self, event_id: EventId | None) -> None:
        """Be ready for the first scan and the first key."""
        del event_id
        self.box.setFocus()
        self.context.status(self.desk)
        # The list of haystacks is read before somebody waits for it.
        QTimer.singleShot(0, self, lambda: self.search.find(""))

    def leaving(self) -> None:
        """Give the window back."""
        self._fill_screen(full=False)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch scans while the page can be seen."""
        super().showEvent(event)
        self.catcher.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the keys to other pages."""
        super().hideEvent(event)
        self.catcher.stop()

    # What the user does

    def scan(self, raw: str) -> None:
        """Judge what a scanner typed."""
        self._record(
            lambda: checkin.check_in(self.context.workspace, self.gate, raw, desk=self.desk)
        )
        self.box.clear()
        self._show_card()

    def admit_chosen(self) -> None:
        """Let in whom the list has chosen."""
        chosen = self.found.current
        if chosen is not None and self.box.query:
            self.admit(chosen.id, chosen.name)

    def admit(self, attendee_id: AttendeeId, name: str = "") -> None:
        """Let in somebody found by name."""
        workspace, gate = self.context.workspace, self.gate
        if self._record(lambda: checkin.admit(workspace, gate, attendee_id, desk=self.desk), name):
            self.box.clear()
        self._show_card()

    def cancel_last(self) -> None:
        """Take back the last check-in of this desk."""
        if self._last is not None:
            self.cancel(self._last.attendee, self._last.name)

    def cancel(self, attendee_id: AttendeeId, name: str) -> None:
        """Take back a check-in; the log keeps both."""
        try:
            workspace, gate = self.context.workspace, self.gate
            desk_log.cancel_admission(workspace, gate, attendee_id, desk=self.desk)
        except NotFound as error:
            self.context.warn(error)
        except EventAppError as error:
            self._show(not_saved(error, name))
        else:
            self._show(cancelled(name))
        self._show_card()
        self.box.setFocus()

    def _record(self, act: Callable[[], ScanResult], name: str = "") -> bool:
        """Let a scan be judged and show the verdict; tell whether it was recorded."""
        try:
            result = act()
        except NotFound as error:
            self.context.warn(error)
            return False
        except EventAppError as error:
            self._show(not_saved(error, name))
            return False
        outcome = outcome_of(result, self.zone)
        word, colour = outcome.category
        self._show(replace(outcome, category=(self._categories.get(word, word), colour)))
        return True

    def _submit(self, text: str) -> None:
        """Enter: a code by hand, or the one chosen in the list."""
        if not text:
            return
        self.box.search_now()
        code_like = len(text) >= _CODE_LIKE and text.isascii() and " " not in text
        nobody = self.found.current is None
        if read_scan(text).code is not None or (nobody and code_like):
            self.scan(text)
        else:
            self.admit_chosen()

    def _search(self, query: str) -> None:
        if not query or read_scan(query).code is not None:
            self._show_card()
            return
        self._find(query)
        self.middle.setCurrentWidget(self.found)
        self.acts.refresh()

    def _find(self, query: str) -> None:
        best, count = self.search.best(query, MOST_SHOWN)
        rows = {
            attendee.id: attendee
            for attendee in list_attendees(self.context.workspace, self.context.event_id, only=best)
        }
        self.found.show_found(Found([rows[found] for found in best if found in rows], count))

    def _clicked(self, attendee_id: int) -> None:
        self.found.table.select_id(attendee_id, column=0)
        self.admit_chosen()

    # What is shown

    def _show(self, outcome: Outcome) -> None:
        self.card.show_outcome(outcome)

    def _show_card(self) -> None:
        self.middle.setCurrentWidget(self.card)
        if not self.box.query:
            self.found.show_found(Found((), 0))
        self.acts.refresh()

    def _read_categories(self) -> None:
        rows = list_categories(self.context.workspace, self.context.event_id)
        self._categories = {line.name: words.pick(line.name, line.name_en) for line in rows}

    def _is_full(self) -> bool:
        window = self.window()
        return isinstance(window, PageOnlyHost) and window.is_page_only()

    def _fill_screen(self, *, full: bool) -> None:
        window = self.window()
        if isinstance(window, PageOnlyHost) and window.is_page_only() is not full:
            window.show_page_only(only=full)
            self.acts.refresh()

    # How it is built

    def _declare(self) -> None:
        self.declare(
            Action(
                "desk.admit",
                self._admit_text,
                self.admit_chosen,
                icon="check",
                enabled=lambda: self._choice() is not None,
            ),
            Action(
                "desk.cancel",
                self._cancel_text,
                self.cancel_last,
                icon="undo",
                enabled=lambda: self._last is not None,
                hint=self._cancel_hint,
            ),
            Action(
                "desk.search",
                lambda: _("Search attendees"),
                self.box.setFocus,
                shortcut="Ctrl+F",
                icon="search",
            ),
            Action(
                "desk.full_screen",
                lambda: _("Leave full screen") if self._is_full() else _("Full screen"),
                lambda: self._fill_screen(full=not self._is_full()),
                shortcut="F11",
                icon="full-screen",
            ),
        )

    def _choice(self) -> AttendeeRow | None:
        return self.found.current if self.middle.currentWidget() is self.found else None

    def _admit_text(self) -> str:
        chosen = self._choice()
        return _("Admit %(name)s") % {"name": chosen.name} if chosen else _("Admit")

    def _cancel_text(self) -> str:
        """Whose check-in it is: a second press would take back another's."""
        if self._last is None:
            return _("Cancel the last check-in")
        name = self._last.name
        if len(name) > _NAME_ON_BUTTON:
            name = name[:_NAME_ON_BUTTON].rstrip() + "…"
        return _("Cancel check-in of %(name)s") % {"name": name}

    def _cancel_hint(self) -> str:
        said = _("Cancel the last check-in")
        return f"{said}: {self._last.name}" if self._last is not None else said

    def _connect(self) -> None:
        # After the key event is over: what follows may delete whom it was for.
        self.catcher.scanned.connect(self.scan, Qt.ConnectionType.QueuedConnection)
        self.box.searched.connect(self._search)
        self.box.submitted.connect(self._submit)
        self.box.moved.connect(self.found.step)
        self.box.left.connect(lambda: self._fill_screen(full=False))
        self.found.chosen.connect(lambda _row: self.acts.refresh())
        self.found.admit_asked.connect(self._clicked)
        self.recent.cancel_asked.connect(lambda scan: self.cancel(scan.attendee, scan.name))

    def _header(self) -> PageHeader:
        line = _("Scan, or look for a name, initials or the last four digits of a phone.")
        header = PageHeader(self.title(), line)
        header.add(self._button("desk.full_screen", Role.SECONDARY))
        return header

    def _content(self) -> QWidget:
        self.admit_button = self._button("desk.admit", Role.PRIMARY, high=True)
        self.admit_button.hide()
        cancel = self._button("desk.cancel", Role.SECONDARY, high=True)
        buttons = row(self.admit_button, cancel, None)
        down = column(self.box, self.middle, spacing=Space.L)
        down.setStretch(1, 1)
        down.addLayout(buttons)
        return boxed(down)

    def _button(self, action_id: str, role: Role, *, high: bool = False) -> QPushButton:
        button = self.acts.button(action_id, role)
        # A click must not take the focus from the scan box; Tab may.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if high:
            button.setProperty("desk", "true")
        return button

    def _panel(self) -> SidePanel:
        panel = SidePanel(_("Who came"))
        panel.add(self.tally)
        panel.section(_("Last scans")).add(self.recent)
        return panel
