"""The programme: a day's sessions as a table or a timetable, edited in place or beside it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.errors import NotFound
from eventapp.domain.ids import DayId, EventId, SessionId
from eventapp.domain.kinds import Kind
from eventapp.domain.placement import Placement
from eventapp.domain.steps import Restep
from eventapp.services.events import event_facts
from eventapp.services.people import list_people
from eventapp.services.programme import SessionRow
from ui import contents
from ui.live.bar import LiveBar
from ui.models.table import RecordTableModel
from ui.pages.base import Context, Page
from ui.programme.actions import EVENT_MENU, TABLE_MENU, TIMETABLE_MENU, programme_actions
from ui.programme.arranging import Arranging
from ui.programme.columns import columns
from ui.programme.day_bar import DayBar
from ui.programme.day_edits import DayEdits
from ui.programme.deeds import Deeds
from ui.programme.detail_edits import DetailEdits
from ui.programme.edits import SessionEdits
from ui.programme.header import ProgrammeHeader
from ui.programme.problem_walk import ProblemWalk
from ui.programme.problems import day_problems
from ui.programme.rows import (
    MADE_OF,
    Programme,
    ProgrammeRow,
    day_line,
    read_programme,
    state_line,
    where_changed,
    whole_line,
)
from ui.programme.shifter import Shifter
from ui.programme.side import Side
from ui.programme.table import ProgrammeTable
from ui.programme.views import View, Views, empty_day, kept_view, no_day
from ui.theme import Space
from ui.widgets.panels import boxed, column

if TYPE_CHECKING:
    from ui.timetable.timetable import Timetable


class ProgrammePage(Page):
    """A day as a table or a timetable, and beside it the sessions selected (or the day)."""

    entry: ClassVar = contents.PROGRAMME
    menu: ClassVar = EVENT_MENU

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.programme = Programme((), (), (), (), (), (), {})
        self.day: DayId | None = None
        self.every = False
        self.view = kept_view(context.settings)
        self._visited = self._selecting = False
        self.shifter = Shifter(self)
        self.edits = SessionEdits(self, self.shifter.offer)
        self.arranging = Arranging(self, self.shifter.offer)
        self.days = DayEdits(self)
        self.model = RecordTableModel[ProgrammeRow](
            columns(self.edits, DetailEdits(self), lambda: self.programme, self.home_day), self
        )
        self.deeds = Deeds(self)
        self.views = Views(self._make_table, self._make_timetable)
        self.problems = ProblemWalk(self)
        self.live = LiveBar(self, self.now)
        self._clock: tuple[DayId | None, int] = (None, 0)
        self.declare(*programme_actions(self))
        self.bar = DayBar(self.acts)
        self.side = Side(self, self.edits, self.arranging)
        self.header = ProgrammeHeader(self)
        self._connect()
        content = boxed(column(self.views, self.problems, spacing=Space.S))
        bars = boxed(column(self.bar, self.live))
        self.lay_out(self.header, content, panel=self.side, bar=bars)

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Read the programme again when anything in it changed."""
        if changes is not None and not changes.touches(*MADE_OF):
            return
        selected = self._ids()
        self.programme = read_programme(self.context.workspace, self.context.event_id)
        if changes is None or changes.touches(Kind.PERSON, Kind.ORGANISATION):
            self._directory.start()
        restored = self._go_where(changes) if changes is not None else None
        self.show_day(self.day)
        self.problems.refresh()
        with suppress(NotFound):  # the event was deleted; the window shows another one next
            zone = event_facts(self.context.workspace, self.context.event_id).time_zone
            self.live.show_programme(self.programme, zone)
        if changes is not None:
            self._follow(selected)
        if restored is not None and self.views.shown is not None:
            self.views.shown.ensure_shown(restored)

    def shown(self, event_id: EventId | None) -> None:
        """Select the first session on the first visit, and be ready for keys."""
        del event_id
        if not self._visited:
            self._visited = True
            self.select([row.id for row in self.shown_rows()[:1]])
        self.focus_view()
        self._tell()

    def leaving(self) -> None:
        """Keep what is being typed."""
        self.side.commit()

    def state(self) -> object:
        """Which day is shown, which sessions are selected, and whether the day is run."""
        return self.day, self.every, self._ids(), self.live.state()

    def restore(self, state: object) -> None:
        """Show the day and select the sessions again."""
        if isinstance(state, tuple):
            day, self.every, sessions, live = state
            self._visited = True
            self.show_day(day)
            self.select(sessions)
            self.live.restore(live)

    def now(self) -> datetime:
        """The instant it is."""
        return datetime.now(UTC)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the day where the window is low."""
        super().resizeEvent(event)
        self.problems.fit(self.height())

    def show_record(self, record_id: int) -> None:
        """Show a session that another page, or a problem, points at."""
        found = self.programme.row(record_id)
        if found is None:
            return
        self._visited = True
        day = found.session.day
        if self.view is View.TABLE or not (self.every or day is None or day == self.day):
            self.show_day(day)
        self.select([record_id])
        self.focus_view()

    # How it is built

    @property
    def table(self) -> ProgrammeTable:
        """The table."""
        return self.views.table

    def _make_table(self) -> ProgrammeTable:
        table = ProgrammeTable(self.model, self.context.settings)
        table.selected.connect(self._after_selecting)
        table.delete_asked.connect(lambda _ids: self.deeds.delete())
        table.move_asked.connect(self.deeds.move_session)
        table.dropped.connect(self.deeds.drop)
        table.carried.connect(self.bar.invite)
        table.dropped_outside.connect(self.deeds.drop_on_day)
        table.left.connect(self._leave)
        self.acts.context_menu(table, *TABLE_MENU)
        return table

    def _make_timetable(self) -> "Timetable":
        from ui.timetable.timetable import Timetable  # noqa: PLC0415 - made when first shown

        timetable = Timetable(self.context.settings)
        timetable.selected.connect(self._after_selecting)
        timetable.opened.connect(self._edit_title)
        timetable.moved.connect(self.deeds.move)
        timetable.copied.connect(self.deeds.copy_to)
        timetable.made.connect(self.deeds.make)
        timetable.day_shown.connect(self._come_to)
        timetable.zoomed.connect(self.bar.show_zoom)
        self.bar.show_zoom(timetable.zoom())
        timetable.show_now(*self._clock)
        timetable.day_under = self.bar.day_at
        self.acts.context_menu(timetable, *TIMETABLE_MENU)
        return timetable

    def _connect(self) -> None:
        # Needed when somebody is added; the page is there sooner without it.
        self._directory = QTimer(self, singleShot=True, interval=0)
        self._directory.timeout.connect(self._read_directory)
        self.model.refused.connect(self.context.warn)
        self.bar.chosen.connect(self._choose_day)
        self.bar.every_chosen.connect(lambda: self._choose_day(self.day, every=True))
        self.side.session.jump_asked.connect(self.show_record)
        self.live.jump_asked.connect(self.show_record)
        self.live.now_changed.connect(self._show_now)

    # How it shows

    def switch_view(self, view: View | None = None) -> None:
        """Show the table as a timetable, or the other way round; the selection goes along."""
        self.leaving()
        sessions, home = self.selected(), self.home_day()
        self.view = view or self.view.other
        self.context.settings.change(programme_view=self.view.value)
        self.header.show_view(self.view)
        days = [session.day for session in sessions]
        keeps = self.day in days or (self.view is View.TIMETABLE and self.every)
        self.show_day(self.day if keeps else days[0] if days else home)
        self.select([session.id for session in sessions])
        self.focus_view()

    def show_day(self, day: DayId | None) -> None:
        """Show a day, or the first one where it is gone; None shows what is unscheduled."""
        programme, drawn = self.programme, self.view is View.TIMETABLE
        waiting = bool(programme.of_day(None)) and not drawn
        if programme.day(day) is None and not (day is None and waiting):
            day = programme.days[0].id if programme.days else None
        self.day = day
        several = len(programme.days) > 1
        self.every = self.every and several
        self.bar.show_tools(timetable=drawn)
        self.bar.show_days(
            programme.days,
            day,
            unscheduled=waiting,
            every=self.every if several and drawn else None,
            line=whole_line(programme)
            if self._shows_every()
            else day_line(programme.of_day(day), scheduled=day is not None),
        )
        self._fill()
        if self._visited:
            self.show_panel()
        self._tell()

    def show_panel(self) -> None:
        """Show beside the day what is selected."""
        found = [self.programme.row(session) for session in self._ids()]
        rows = [row for row in found if row is not None]
        every, shifting = self._shows_every(), self.shifter.is_open
        self.side.show_rows(rows, self.programme, self.day, every=every, shifting=shifting)
        self.acts.refresh()

    def see_selected(self) -> None:
        """Keep the selected session in sight after the day was given more or less room."""
        if self.views.shown is not None:
            for session in self._ids()[:1]:
                self.views.shown.ensure_shown(session)

    def _after_selecting(self) -> None:
        if not self._selecting:
            self.show_panel()

    def show_facts(self) -> None:
        """Show the day's own facts, the rooms and tracks instead of a session."""
        self.leaving()
        self.shifter.close()
        self.select([])

    def show_day_facts(self, day: DayId) -> None:
        """Show the facts of a day."""
        self.show_day(day)
        self.show_facts()

    def preview(self, moves: Mapping[SessionId, Placement]) -> None:
        """Show where sessions would go, as far as they are drawn."""
        if (timetable := self.views.made_timetable) is not None:
            timetable.preview(moves)

    def _show_now(self, day: DayId | None, minute: int) -> None:
        """Draw the line of the minute it is."""
        self._clock = (day, minute)
        if (timetable := self.views.made_timetable) is not None:
            timetable.show_now(day, minute)

    def focus_view(self) -> None:
        """Give the keys to the table or the timetable."""
        if self.views.shown is not None:
            self.views.shown.setFocus()

    def select(self, sessions: Sequence[int]) -> None:
        """Select sessions as far as they are shown, and show the first of them."""
        if (shown := self.views.shown) is not None:
            self._selecting = True
            shown.select_ids(sessions)
            self._selecting = False
            if sessions:
                shown.ensure_shown(sessions[0])
        self.show_panel()

    def _fill(self) -> None:
        programme, drawn = self.programme, self.view is View.TIMETABLE
        rows = self.shown_rows()
        if not programme.days and (drawn or not rows):
            self.views.show_instead("day", partial(no_day, self.deeds.add_day))
        elif not rows and not (drawn and programme.rows):
            self.views.show_instead(
                "session", partial(empty_day, self.deeds.add, self.deeds.lay_out_day)
            )
        elif drawn:
            self.views.timetable.show_programme(programme, None if self.every else self.day)
            self.views.show_view(self.view)
        else:
            self.model.set_records(rows)
            rooms = len(programme.rooms) > 1 or len({each.session.room for each in rows}) > 1
            self.table.tell(rooms=rooms, tracks=bool(programme.tracks))
            self.views.show_view(self.view)

    def _choose_day(self, day: DayId | None, *, every: bool = False) -> None:
        self.leaving()
        self.every = every
        self.select([])
        self.show_day(day)

    def _come_to(self, day: DayId) -> None:
        """Know on which of all days shown the user is."""
        if self.every:
            self.day = day

    def _leave(self) -> None:
        """Escape: give up the shift that is planned, or select nothing."""
        if self.shifter.is_open:
            self.shifter.close()
        else:
            self.show_facts()

    def _go_where(self, changes: Changes) -> int | None:
        """Let the day be shown on which something was just undone or done again.

        Returns one of the sessions that came back to where they were.
        """
        if changes.origin not in {Restep.UNDO, Restep.REDO}:
            return None
        days, sessions = where_changed(changes, self.programme)
        if days and self.day not in days:
            self.day = days[0]
        return next(iter(sessions), None)

    def _follow(self, selected: Sequence[int]) -> None:
        """Stay with the selected sessions when they were given another day."""
        rows = [self.programme.row(session) for session in selected]
        days = {row.session.day for row in rows if row is not None}
        if len(days) == 1 and days.isdisjoint({None, self.day}) and not self._shows_every():
            self.show_day(days.pop())
            self.select(selected)

    def _read_directory(self) -> None:
        event_id, workspace = self.context.event.id, self.context.workspace
        if event_id is not None and not workspace.closed:  # gone meanwhile
            self.side.session.show_directory(list_people(workspace, event_id))

    def _tell(self) -> None:
        wrong_days = len(day_problems(self.programme.days))
        told = state_line(self.programme, wrong_days=wrong_days)
        self.context.status(told, self.problems.toggle)

    # Naming

    def name_session(self, session: int) -> None:
        """Begin to type the title of a session just added."""
        self.show_record(session)
        if self.view is View.TABLE:
            self.table.edit_cell(session, "title")
        else:
            self._edit_title(session)

    def _edit_title(self, session: int) -> None:
        if self._ids() != [session]:
            self.select([session])
        self.side.session.title.setFocus()
        self.side.session.title.selectAll()

    # What is shown and selected

    def shown_rows(self) -> list[ProgrammeRow]:
        """The rows of the day shown, in programme order; in the timetable of all days shown."""
        if self._shows_every():
            return [row for row in self.programme.rows if row.session.day is not None]
        return self.programme.of_day(self.day)

    def selected(self) -> list[SessionRow]:
        """The selected sessions in programme order."""
        ids = set(self._ids())
        if len(ids) > 1:
            return [row.session for row in self.programme.rows if row.id in ids]
        rows = (self.programme.row(session) for session in ids)
        return [row.session for row in rows if row is not None]

    def home_day(self) -> DayId | None:
        """The day that takes a new session: the one shown, else the first."""
        if self.day is not None:
            return self.day
        return self.programme.days[0].id if self.programme.days else None

    def _ids(self) -> list[int]:
        shown = self.views.shown
        return list(shown.selected_ids()) if shown is not None else []

    def _shows_every(self) -> bool:
        return self.every and self.view is View.TIMETABLE
