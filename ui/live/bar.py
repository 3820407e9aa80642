"""The strip that runs the day: what is on, what comes next, and what a delay does to the rest."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QToolButton, QVBoxLayout

from eventapp.domain.ids import DayId, RoomId
from eventapp.domain.ripple import Ripple
from eventapp.services.live import RoomNow, rehearsed
from eventapp.services.programme import SessionRow
from ui.actions import Action, ActionSet
from ui.language import _
from ui.live.bar_actions import live_actions
from ui.live.blocks import BlockText, LeftFigure, SessionBlock, next_block, now_block
from ui.live.clock_box import ClockBox
from ui.live.day_clock import Now, Seconds, real_now
from ui.live.day_now import DayNow
from ui.live.day_run import DayRun
from ui.live.record import RecordDialog
from ui.live.room_pills import RoomPills
from ui.live.signs import Sign, sign_of
from ui.live.speaker_screen import SpeakerScreen
from ui.live.telling import Telling, preview
from ui.live.wording import ripple_name, start_line
from ui.pages.base import Page
from ui.programme.rows import Programme
from ui.theme import Size, Space
from ui.widgets.buttons import Role, Segmented, icon_button
from ui.widgets.clamped import ClampedLabel
from ui.widgets.marks import Chip
from ui.widgets.panels import boxed, column, row
from ui.widgets.text import PlainLabel, Tone

_WATCH_MS: Final = 60_000
"""How often a hidden strip looks whether the event's day has come."""
_SETTLED: Final = timedelta(seconds=1)
"""Within which a second press is the other half of a double click."""


class LiveBar(QFrame):
    """Shown on the event's day, and on any day for a rehearsal.

    It shows itself and hides itself. Each press is one step of the undo list. Times are those
    of the event's own zone; a rehearsal's clock can be set.

    Signals:
        jump_asked: the id of a session to be shown in the programme.
        now_changed: the day that is run and its minute, or None and 0.
    """

    jump_asked = Signal(int)
    now_changed = Signal(object, int)

    def __init__(self, page: Page, now: Now = real_now) -> None:
        super().__init__(page)
        self.setProperty("role", "card")
        self.setAccessibleName(_("Run the day"))
        self.run = DayRun()
        self.speaker = SpeakerScreen.of(page.context, now)
        self.record: RecordDialog | None = None
        self._settings = page.context.settings
        self._now, self._telling = now, Telling(page)
        self._day: DayNow | None = None
        self._room: RoomId | None = None
        self._told: tuple[DayId | None, int] = (None, 0)
        self._about_end = False
        self._pressed_at: datetime | None = None
        self.acts = ActionSet(self, live_actions(self))
        for action in ("live.start", "live.end"):
            self.acts[action].setAutoRepeat(False)  # a key held down is one press
        self._make_parts()
        self._lay_out()
        self._connect(page)
        self.hide()

    # What the page asks

    def show_programme(self, programme: Programme, time_zone: str) -> None:
        """Show the programme as it stands now."""
        sessions = tuple(programme.sessions.values())
        self.run.know(programme.days, programme.rooms, sessions, time_zone)
        self._renew()

    def is_live(self) -> bool:
        """Whether a day is being run."""
        return self._day is not None

    def run_day(self, day: DayId | None = None) -> None:
        """Run the day: today, or else rehearse this one (without one, the first); or stop that."""
        if self._day is not None:
            self.run.leave(self._day.clock.day.id)
        else:
            self.run.begin(day, self._now())
        self.speaker.rehearse(self.run.rehearsal)
        self._renew()

    def run_action(self, day: Callable[[], DayId | None]) -> Action:
        """The page's action that runs the day it shows, or stops that."""
        return Action(
            "live.run",
            lambda: _("Run the day"),
            lambda: self.run_day(day()),
            icon="play",
            checked=self.is_live,
            enabled=self.run.can_run,
        )

    def state(self) -> object:
        """What is chosen, to be restored when the page is made anew."""
        return self.how, self._room, self.run.rehearsal, self.run.left_alone

    def restore(self, state: object) -> None:
        """Choose again what ``state`` told."""
        if isinstance(state, tuple):
            how, self._room, self.run.rehearsal, self.run.left_alone = state
            self.hows.set_value(how)
            self._renew()

    # What is chosen

    @property
    def day(self) -> DayNow | None:
        """The day that is run, as it is now."""
        return self._day

    @property
    def how(self) -> Ripple:
        """What becomes of the sessions that follow."""
        return Ripple(self.hows.value)

    @property
    def room(self) -> RoomNow | None:
        """The room chosen, as it is now."""
        return self._day.rooms.get(self._room) if self._day is not None else None

    @property
    def startable(self) -> SessionRow | None:
        """What would be started."""
        return self.room.startable if self.room is not None else None

    @property
    def current(self) -> SessionRow | None:
        """What would be ended."""
        return self.room.current if self.room is not None else None

    # What the user does

    def start(self, session: SessionRow | None = None) -> None:
        """Say that a session starts now: the one given, or the one that is to."""
        self._renew()  # the minute may have passed since the last tick
        session = session or self.startable
        if self._is_again():
            return
        if self._day is not None and session is not None:
            self._telling.start(self._day.sessions, session, self._day.minute, self.how)

    def end(self) -> None:
        """Say that what is on has ended."""
        self._renew()
        if self._is_again():
            return
        if self._day is not None and self.current is not None:
            self._telling.end(self._day.sessions, self.current, self._day.minute, self.how)

    def restore_plan(self) -> None:
        """Put the day back as it was planned, and forget what happened."""
        if self._day is not None:
            self._telling.restore(self._day.clock.day.id)

    def show_record(self) -> None:
        """Show what really happened beside the plan."""
        if self._day is None:
            return
        if self.record is None:
            self.record = RecordDialog(self._settings, self)
            self.record.finished.connect(self._forget_record)
        self.record.show_day(self._day.sessions, self._day.clock.day)
        self.record.show()
        self.record.raise_()
        self.record.activateWindow()

    def show_speaker(self) -> None:
        """Show the countdown to the speaker, or take it away."""
        if self.speaker.is_open:
            self.speaker.close()
        else:
            self.speaker.open(self._room, self.run.rehearsal, beside=self)

    # How it is built

    def _make_parts(self) -> None:
        self.rooms = RoomPills()
        self.clock = ClockBox()
        self.on, self.next = SessionBlock(), SessionBlock()
        self.left = LeftFigure()
        self.start_button = self.acts.button("live.start", Role.PRIMARY)
        self.end_button = self.acts.button("live.end")
        self.chip = Chip(_("Rehearsal"))
        self.hows = Segmented(
            [(how, ripple_name(how)) for how in (Ripple.SQUEEZE, Ripple.SHIFT, Ripple.STAY)],
            Ripple.SQUEEZE,
            name=_("What follows"),
        )
        self.preview = ClampedLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.back_button = self.acts.button("live.restore", Role.LINK)
        self.menu = QMenu(self)
        self.others = QMenu(_("Start another one"), self.menu)
        self.more = icon_button("more", _("More for the day"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu)

    def _lay_out(self) -> None:
        for button in (self.start_button, self.end_button):
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        buttons = boxed(column(self.start_button, self.end_button))
        above = row(self.clock, self.on, self.left, self.next, buttons, spacing=Space.XL)
        above.setStretch(1, 5)
        above.setStretch(3, 4)
        self.follows = PlainLabel(_("What follows"), tone=Tone.MUTED)
        below = row(self.chip, self.follows, self.hows, spacing=Space.M)
        below.addLayout(column(None, self.preview, None, spacing=0), 1)
        below.addWidget(self.back_button)
        below.addWidget(self.more)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        down.addLayout(column(self.rooms, boxed(above), boxed(below), spacing=Space.M))

    def _connect(self, page: Page) -> None:
        self._seconds = Seconds(self._now, self)
        self._seconds.ticked.connect(self._tick)
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self._renew)
        self.rooms.chosen.connect(self._choose_room)
        self.clock.set_asked.connect(self._set_clock)
        self.clock.refused.connect(page.context.warn)
        self.on.clicked.connect(lambda: self._jump(self.on.shown))
        self.next.clicked.connect(lambda: self._jump(self.next.shown))
        self.hows.chosen.connect(lambda _how: self._show_preview())
        self.end_button.installEventFilter(self)
        self.speaker.changed.connect(self._follow_speaker)
        self.menu.aboutToShow.connect(self._fill_menu)

    def _fill_menu(self) -> None:
        self.menu.clear()
        self.others.clear()
        self.acts.fill(self.menu, "live.speaker")
        if self._day is not None and self.room is not None:
            for session in self._day.waiting(self.room):
                line = start_line(session, self._day.minute).replace("&", "&&")
                self.others.addAction(line).triggered.connect(partial(self._start_this, session))
        self.menu.addMenu(self.others).setEnabled(not self.others.isEmpty())
        self.acts.fill(self.menu, "live.record", "-", "live.restore", "live.leave")

    # How it follows the clock

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the clock while visible."""
        super().showEvent(event)
        self._watch.stop()
        self._seconds.run(on=True)
        self._renew()

    def hideEvent(self, event: QHideEvent) -> None:
        """Only look now and then whether the day has come while hidden."""
        super().hideEvent(event)
        self._seconds.run(on=False)
        self._watch.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell what ending would do while the pointer or the focus is on its button."""
        if event.type() in {QEvent.Type.Enter, QEvent.Type.FocusIn}:
            self._about_end = True
            self._show_preview()
        elif event.type() in {QEvent.Type.Leave, QEvent.Type.FocusOut}:
            self._about_end = False
            self._show_preview()
        return super().eventFilter(watched, event)

    def _tick(self) -> None:
        day = self._day
        if day is not None and day.clock.minute(self._now()) == day.minute:
            self._show_seconds()
        else:
            self._renew()

    def _renew(self) -> None:
        """Look anew at what is on: once a minute, and after each change."""
        day = self._day = self.run.look(self._now())
        if day is not None and self._room not in day.rooms:
            self._room = next(iter(day.rooms))
        if day is not None:
            self._show_day(day)
        self.acts.refresh()
        self._show_preview()
        self.setVisible(day is not None)
        told = (None, 0) if day is None else (day.clock.day.id, day.minute)
        if told != self._told:
            self._told = told
            self.now_changed.emit(*told)

    # How it shows

    def _show_day(self, day: DayNow) -> None:
        room = day.rooms[self._room]
        rehearsal = self.run.rehearsal is not None
        self.clock.show_minute(day.minute, room.late(day.minute), rehearsal=rehearsal)
        self.chip.setVisible(rehearsal)
        self.on.show_text(now_block(room))
        self.next.show_text(next_block(room, day.minute))
        if self.record is not None:
            self.record.show_day(day.sessions, day.clock.day)
        self._show_seconds()

    def _show_seconds(self) -> None:
        day, room, now = self._day, self.room, self._now()
        if day is None or room is None:
            return
        left = day.left(room, now)
        if left is None:
            self.left.show_left(None, Sign.WAITING)
        else:
            self.left.show_left(left.seconds, sign_of(left))
        self.rooms.show_rooms([day.line(each, now) for each in day.rooms.values()], self._room)

    def _show_preview(self) -> None:
        """Say what the next press would do, before it is pressed."""
        day, room = self._day, self.room
        if day is None or room is None:
            return
        ahead = rehearsed(day.sessions, day.clock.day.id, day.minute)
        if ahead:
            said = _("There are records of later than now. If that was a rehearsal, go back.")
        else:
            said = preview(day, room, self.how, about_end=self._about_end)
        self.preview.setText(said)
        self.preview.set_tone(Tone.ALREADY if ahead else Tone.MUTED)
        self.back_button.setVisible(ahead or self.run.rehearsal is not None)

    # What it hears

    def _is_again(self) -> bool:
        """Whether a press is no new one; it would start the session after the next one."""
        now, before = self._now(), self._pressed_at
        self._pressed_at = now
        return before is not None and timedelta() <= now - before < _SETTLED

    def _start_this(self, session: SessionRow) -> None:
        self.start(session)

    def _choose_room(self, room: RoomId | None) -> None:
        self._room = room
        self._renew()

    def _set_clock(self, minute: int) -> None:
        self.run.set_clock(minute, self._now())
        self.speaker.rehearse(self.run.rehearsal)
        self._renew()

    def _follow_speaker(self) -> None:
        # The speaker's screen outlives this strip: a method of the strip is cut with it.
        self.acts.refresh()

    def _forget_record(self) -> None:
        self.record = None

    def _jump(self, shown: BlockText) -> None:
        if shown.session is not None:
            self.jump_asked.emit(shown.session)
