"""The front desk: a scan or a name in, one verdict out, readable from two metres."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.errors import EventAppError, NotFound
from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import Kind
from eventapp.domain.roles import Role as WorkRole
from eventapp.domain.tickets import read_scan
from eventapp.domain.verdicts import CAMERA_BOUNCE_SECONDS, ScanResult
from eventapp.services.attendees import AttendeeRow, list_categories
from eventapp.services.desk_log import Passage, ScanRow
from eventapp.services.events import event_facts
from ui import contents, words
from ui.checkin.actions import FOLLOWING, desk_actions
from ui.checkin.box import ScanBox
from ui.checkin.buttons import DeskButtons
from ui.checkin.camera_slot import CameraSlot
from ui.checkin.card import VerdictCard
from ui.checkin.desk_badges import DeskBadges
from ui.checkin.finder import Finder
from ui.checkin.forms import DeskForms
from ui.checkin.full_screen import is_alone, show_alone
from ui.checkin.header import DeskHeader
from ui.checkin.outcome import Outcome, cancelled, not_saved, outcome_of
from ui.checkin.rehearsal import below_banner, rehearsed
from ui.checkin.scanner import ScanCatcher
from ui.checkin.side import DeskSide
from ui.checkin.sounds import DeskSounds
from ui.checkin.stage import Stage
from ui.checkin.station import Place, Station, may_be_forced
from ui.checkin.typed import Typed, read_typed
from ui.lock.locker import note_activity
from ui.pages.base import Context, Page
from ui.theme import Space
from ui.widgets.panels import boxed, column, row

_COUNTED: Final = (Kind.SCAN, Kind.ADMISSION, Kind.ATTENDEE, Kind.CATEGORY, Kind.GATE)


class DeskPage(Page):
    """The scan box, the verdict card and who came so far.

    Scans are caught wherever the focus is, as long as the page is visible; what a
    person types searches the attendees.
    """

    entry: ClassVar = contents.DESK
    told_on_head: ClassVar = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lasting = context
        self.setLayout(column())
        self.is_rehearsing = False
        self._furnish()

    def _furnish(self) -> None:
        """Make everything that works with the workspace, or with the rehearsal's copy of it."""
        self.body = QWidget(self)
        self.context = rehearsed(self.lasting, self.body) if self.is_rehearsing else self.lasting
        self.station = Station(self.context, self.body)
        self.last: Passage | None = None
        self.refused: ScanResult | None = None
        self._categories: dict[str, str] = {}
        self._counting = QTimer(self.body, singleShot=True, interval=0)
        self.box = ScanBox()
        self.card = VerdictCard()
        self.found = Finder(self.station)
        self.middle = Stage(self.card, self.found)
        self.side = DeskSide(self.station)
        self.camera = CameraSlot(self.context.settings)
        self.sounds = DeskSounds(self.context.settings, self.body)
        self.catcher = ScanCatcher(self.box, self.body, known=self.station.knows)
        self.forms = DeskForms(self.station, self.middle)
        self.declare(*desk_actions(self))
        self.header = DeskHeader(self.title(), self.station, self.acts)
        self.buttons = DeskButtons(self.acts)
        self.found.offer(self.buttons.register)
        self._connect()
        self.badges = DeskBadges(self.station, self.card, self.side.who)
        head = below_banner(self.header, self.rehearse) if self.is_rehearsing else self.header
        self.lay_out(head, self._content(), panel=self.side, within=self.body)
        self.layout().addWidget(self.body)  # type: ignore[union-attr]
        self.setFocusProxy(self.box)

    def _content(self) -> QWidget:
        self.across = row(self.middle, spacing=Space.L)
        self.across.setStretch(0, 3)
        down = column(self.box, spacing=Space.L)
        down.addLayout(self.across, 1)
        down.addWidget(self.buttons)
        return boxed(down)

    def _connect(self) -> None:
        # After the key event is over: what follows may delete whom it was for.
        self.catcher.scanned.connect(self.scan, Qt.ConnectionType.QueuedConnection)
        self.camera.seen.connect(self.see)
        self.camera.switched.connect(self.acts.refresh)
        self._counting.timeout.connect(self._count)
        self.station.judged.connect(self._judged)
        self.station.failed.connect(self._failed)
        self.station.asked.connect(self.box.ask)
        self.station.turned.connect(self._turned)
        self.box.searched.connect(self._search)
        self.box.submitted.connect(self._submit)
        self.box.moved.connect(self.found.step)
        self.box.left.connect(self._escape)
        self.side.who.tally.counted.connect(self.header.show_came)
        self.middle.currentChanged.connect(lambda _page: self._follow())
        self.found.chosen.connect(lambda _row: self._follow())
        self.found.admit_asked.connect(self._clicked)
        self.side.who.recent.cancel_asked.connect(self._cancel_scan)
        self.middle.opened.connect(self._opened)
        self.forms.took_over.connect(self.box.clear)
        if self.is_rehearsing:
            self.context.bridge.changed.connect(self._refresh)

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Count again, and show the last scans; a rehearsal hears of its own changes alone."""
        if changes is None or not self.is_rehearsing:
            self._refresh(changes)

    def _refresh(self, changes: Changes | None) -> None:
        if changes is not None:
            self.found.note(changes)
        if changes is None or changes.touches(Kind.CATEGORY):
            self._read_categories()
        if changes is not None and not changes.touches(*_COUNTED, Kind.SESSION):
            return
        if changes is None or changes.touches(Kind.GATE, Kind.SESSION):
            self.station.read_gates()
        self.forms.refresh(changes)
        if changes is None:
            self._count()
        else:  # once the verdict is on the screen, and once for many changes
            self._counting.start()

    def shown(self, event_id: EventId | None) -> None:
        """Be ready for the first scan and the first key."""
        del event_id
        self.box.setFocus()
        self.context.status(self.station.desk)
        self._fit_screen()
        QTimer.singleShot(0, self.found, self.found.warm)
        QTimer.singleShot(0, self.sounds, lambda: self.sounds.load())  # noqa: PLW0108 - the same

    def leaving(self) -> None:
        """Give the window back, and end a rehearsal."""
        self.fill_screen(full=False)
        if self.is_rehearsing:
            self.rehearse()

    def state(self) -> object:
        """Where the desk stands."""
        return self.station.place

    def restore(self, state: object) -> None:
        """Stand there again."""
        if isinstance(state, Place):
            self.station.stand_at(state.gate)
            self.station.turn(state.direction)

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
        self.box.clear()
        self.station.scan(raw)

    def see(self, raw: str) -> None:
        """Judge what the camera saw, which goes on seeing it for a while."""
        if not self.isVisible():  # left or locked, the camera looks on for a moment
            self.camera.forget()
            return
        note_activity(self)
        self.station.scan(raw, bounce=CAMERA_BOUNCE_SECONDS)

    def mute(self) -> None:
        """Be silent at the desk, or sound again."""
        self.sounds.set_on(on=not self.sounds.is_on)
        self.acts.refresh()

    def search(self) -> None:
        """Look for somebody."""
        self.box.setFocus()

    def admit_chosen(self) -> None:
        """Let through whom the list has chosen."""
        chosen = self.found.current
        if chosen is not None and self.box.query:
            self.admit(chosen.id, chosen.name)

    def admit(self, attendee_id: AttendeeId, name: str = "") -> None:
        """Let through somebody found by name."""
        if self.station.admit(attendee_id, name):
            self.box.clear()
            self.found.clear()
        self.middle.show_card()
        self._follow()

    def force(self) -> None:
        """Let in whom the last scan refused: an organiser decided so, and the log says it."""
        refused = self.forceable
        if refused is not None and refused.attendee is not None:
            self.station.admit(refused.attendee, refused.name, force=True)
            self.box.setFocus()

    def cancel_last(self) -> None:
        """Take back the last passage of this desk."""
        if self.last is not None:
            self.cancel(self.last)

    def cancel(self, passage: Passage) -> None:
        """Take a passage back; the log keeps both."""
        try:
            self.station.cancel(passage)
        except NotFound as error:
            self.context.warn(error)
        except EventAppError as error:
            self._failed(error, passage.name)
        else:
            self.refused, self.last = None, self.station.last_passage()
            self.middle.show_outcome(cancelled(passage.name, passage.verdict))
        self.box.setFocus()
        self._follow()

    def rehearse(self) -> None:
        """Begin to work on a copy of which nothing is kept, or end that."""
        self.is_rehearsing = not self.is_rehearsing
        if self.lasting.workspace.closed:
            return
        place, before = self.station.place, self.body
        self.catcher.stop()
        self.acts.retire()
        before.hide()
        self._furnish()
        self.body.show()
        before.deleteLater()
        self.restore(place)
        self.refresh(None)
        if self.isVisible():
            self.catcher.start()
            self.shown(None)

    def open_gate_settings(self) -> None:
        """Show whom the gate lets in, when and how often."""
        self.side.open_settings()

    def may_organise(self) -> bool:
        """Whether more may be done than a volunteer does."""
        return self.context.workspace.role is WorkRole.ORGANISER

    def is_walk_in_waiting(self) -> bool:
        """Whether somebody's registration was interrupted."""
        form = self.forms.walk_in
        waits = form is not None and self.middle.form is form
        return waits and self.middle.currentWidget() is not form

    def is_full(self) -> bool:
        """Whether the desk fills the screen."""
        return is_alone(self)

    def fill_screen(self, *, full: bool) -> None:
        """Let the desk fill the screen, or give the window back."""
        if show_alone(self, alone=full):
            self._fit_screen()

    # What the actions ask

    @property
    def choice(self) -> AttendeeRow | None:
        """Whom Enter would let through."""
        return self.found.current if self.middle.is_searching else None

    @property
    def forceable(self) -> ScanResult | None:
        """Whom an organiser could let in although refused; the desk's role may not."""
        return self.refused if self.may_organise() and may_be_forced(self.refused) else None

    # What is shown

    def _judged(self, result: ScanResult) -> None:
        self.refused = result
        if result.verdict.passes and result.attendee is not None and not result.quiet:
            self.last = Passage(result.attendee, result.name, result.verdict, datetime.now(UTC))
        outcome = outcome_of(result, self.station.zone)
        word, colour = outcome.category
        self._tell(replace(outcome, category=(self._categories.get(word, word), colour)))

    def _failed(self, error: EventAppError, name: str) -> None:
        self.refused = None
        self._tell(not_saved(error, name))
        self.camera.forget()

    def _tell(self, outcome: Outcome) -> None:
        """Show it, sound it, and draw it around the code that the camera just saw."""
        self.middle.show_outcome(outcome)
        self.sounds.play(outcome)
        self.camera.show_outcome(outcome)
        self._follow()

    def _turned(self) -> None:
        self.refused = None
        self.camera.forget()
        self._count()

    def _opened(self, form: QWidget | None) -> None:
        if form is None:
            self.box.setFocus()
        self._follow()

    def _fit_screen(self) -> None:
        """On the full screen, show what a visitor sees and a volunteer needs."""
        full = self.is_full()
        facts = event_facts(self.context.workspace, self.context.event_id)
        self.header.fill(event=words.pick(facts.title, facts.title_en) if full else "")
        self.side.setVisible(not full)
        if full:
            self.across.addWidget(self.camera, 1)
        else:
            self.side.who.show_camera(self.camera)
        self.acts.refresh()

    def _count(self) -> None:
        if self.station.workspace.closed:
            return  # before what was put off came to its turn
        self._counting.stop()
        self.side.who.count()
        self.last = self.station.last_passage()
        if self.middle.is_searching:
            self.found.look_for(self.box.query)
        self._follow()

    def _follow(self) -> None:
        """Let actions and buttons say what can be done now."""
        self.acts.refresh(*FOLLOWING)
        registering = self.middle.currentWidget() is self.forms.walk_in
        self.buttons.follow(searching=self.middle.is_searching, registering=registering)

    def _submit(self, text: str) -> None:
        """Enter: a code by hand, or the one chosen in the list."""
        if not text:
            return
        unseen = self.box.is_ahead
        self.box.search_now()
        typed = read_typed(text, self.station, self.found, unseen=unseen)
        if typed is Typed.CODE:
            self.scan(text)
        elif typed is Typed.CHOICE:
            self.admit_chosen()
        else:
            self.box.selectAll()  # the next scan takes its place

    def _search(self, query: str) -> None:
        if not query or read_scan(query).code is not None:
            self.found.clear()
            if self.middle.is_searching:
                self.middle.rest()
            self._follow()
            return
        self.found.look_for(query)
        self.middle.show_found()
        self._follow()

    def _clicked(self, attendee_id: int) -> None:
        self.found.table.select_id(attendee_id, column=0)
        self.admit_chosen()

    def _cancel_scan(self, scan: ScanRow) -> None:
        if scan.attendee is not None:
            self.cancel(Passage(scan.attendee, scan.name, scan.verdict, scan.happened_at))

    def _escape(self) -> None:
        """Escape in the empty box: leave what is open."""
        if self.middle.form is not None:
            self.middle.close_form()
        else:
            self.fill_screen(full=False)

    def _read_categories(self) -> None:
        rows = list_categories(self.context.workspace, self.context.event_id)
        self._categories = {line.name: words.pick(line.name, line.name_en) for line in rows}
