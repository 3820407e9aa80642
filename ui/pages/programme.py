"""The programme: the sessions of a day in order, each edited in place or beside the table."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.ids import DayId, EventId, SessionId
from eventapp.domain.kinds import Kind, SessionKind
from eventapp.domain.steps import Restep
from eventapp.domain.templates import Template
from eventapp.services.people import list_people
from eventapp.services.programme import SessionRow, count_sessions
from ui import contents, icons, words
from ui.actions import Action
from ui.directory.pictures import Pictures
from ui.language import _
from ui.models.table import RecordTableModel
from ui.pages.base import Context, Page
from ui.programme.columns import columns
from ui.programme.day_bar import DayBar
from ui.programme.day_edits import DayEdits
from ui.programme.day_panel import DayPanel
from ui.programme.edits import SessionEdits
from ui.programme.rows import Programme, ProgrammeRow, day_line, read_programme, state_line
from ui.programme.session_panel import SessionPanel
from ui.programme.table import ProgrammeTable
from ui.theme import Space, kind_hue
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import EmptyState, PageHeader, SidePanel, boxed, column, row

_KINDS = (
    Kind.EVENT,
    Kind.DAY,
    Kind.ROOM,
    Kind.TRACK,
    Kind.SESSION,
    Kind.APPEARANCE,
    Kind.REPLACEMENT,
    Kind.MATERIAL,
    Kind.QUESTION,
    Kind.AS_RUN,
    Kind.PERSON,
    Kind.UNAVAILABILITY,
    Kind.ORGANISATION,
)
_SESSIONS, _EMPTY, _NO_DAY = range(3)


class ProgrammePage(Page):
    """The table of a day's sessions, and the panel of the one selected (or of the day)."""

    entry: ClassVar = contents.PROGRAMME

    @classmethod
    def count(cls, context: Context) -> int:
        """How many sessions the event has."""
        return count_sessions(context.workspace, context.event_id)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.programme = Programme((), (), (), (), (), (), {})
        self.day: DayId | None = None
        self._visited = False
        self.edits = SessionEdits(self)
        self.days = DayEdits(self)
        self.model = RecordTableModel[ProgrammeRow](
            columns(self.edits, lambda: self.programme, self._home_day), self
        )
        self.table = ProgrammeTable(self.model, context.settings)
        self._declare()
        self.bar = DayBar(self.acts)
        self.session = SessionPanel(self, self.edits, Pictures(context.workspace))
        self.facts = DayPanel(self)
        self._connect()
        self.lay_out(self._header(), self._content(), panel=self._panel(), bar=self.bar)
        self.setFocusProxy(self.table)

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Read the programme again when anything in it changed."""
        if changes is not None and not changes.touches(*_KINDS):
            return
        selected = self._current_id()
        self.programme = read_programme(self.context.workspace, self.context.event_id)
        if changes is None or changes.touches(Kind.PERSON, Kind.ORGANISATION):
            people = list_people(self.context.workspace, self.context.event_id)
            self.session.show_directory(people)
        if changes is not None and changes.origin in {Restep.UNDO, Restep.REDO}:
            self._go_where(changes)
        self._show_day(self.day)
        if changes is not None:
            self._follow(selected)

    def shown(self, event_id: EventId | None) -> None:
        """Select the first session on the first visit, and be ready for keys."""
        del event_id
        rows = self.model.records()
        if not self._visited and rows:
            self.table.select_id(rows[0].id, column=self.model.column_of("title"))
        self._visited = True
        self.table.setFocus()
        self._tell()

    def leaving(self) -> None:
        """Keep what is being typed."""
        self.session.commit()
        self.facts.commit()

    def state(self) -> object:
        """Which day is shown and which session is selected."""
        return self.day, self._current_id()

    def restore(self, state: object) -> None:
        """Show the day and select the session again."""
        if isinstance(state, tuple):
            day, session = state
            self._visited = True
            self._show_day(day)
            self.table.select_id(session)
            self._show_panel()

    def show_record(self, record_id: int) -> None:
        """Show a session that another page, or a conflict, points at."""
        found = self.programme.row(record_id)
        if found is not None:
            self._show_day(found.session.day)
            self.table.select_id(record_id)
            self.table.setFocus()

    # What the user does

    def add(self, kind: SessionKind = SessionKind.TALK) -> None:
        """Add a session after the selected one, or last, and begin to type its title."""
        self.leaving()
        selected = self._selected()
        after = selected[-1] if selected else None
        added = self.edits.add(kind, after, self._home_day() if after is None else None)
        if added is not None:
            self.show_record(added)
            self.table.edit_cell(added, "title")

    def delete(self) -> None:
        """Delete the selected sessions and select what comes after them."""
        selected = self._selected()
        if not selected:
            return
        place = self.model.row_of(selected[0].id) or 0
        self.edits.delete(selected)
        rows = self.model.records()
        if rows:
            self.table.select_id(rows[min(place, len(rows) - 1)].id)

    def move_row(self, step: int) -> None:
        """Move the selected session one place up (-1) or down (1)."""
        for session in self._selected()[:1]:
            self.edits.move_by(session, step)

    def unschedule(self) -> None:
        """Take the selected sessions off the day."""
        for session in self._selected():
            self.edits.place(session, day=None)

    def add_day(self) -> None:
        """Add a day and show it."""
        self.leaving()
        added = self.days.add_day()
        if added is not None:
            self._show_day(DayId(added))
            self._show_facts()

    # How it is built

    def _declare(self) -> None:
        self.declare(
            Action("programme.add", lambda: _("Add session"), self.add, "Ctrl+N", "plus"),
            Action(
                "programme.up",
                lambda: _("Move up"),
                lambda: self.move_row(-1),
                icon="arrow-up",
                enabled=lambda: self._may_move(-1),
            ),
            Action(
                "programme.down",
                lambda: _("Move down"),
                lambda: self.move_row(1),
                icon="arrow-down",
                enabled=lambda: self._may_move(1),
            ),
            Action(
                "programme.unschedule",
                lambda: _("Take off the day"),
                self.unschedule,
                icon="minus",
                enabled=lambda: self.day is not None and bool(self._selected()),
            ),
            Action(
                "programme.delete",
                lambda: _("Delete session"),
                self.delete,
                icon="trash",
                enabled=lambda: bool(self._selected()),
            ),
            Action("programme.add_day", lambda: _("Add day"), self.add_day, icon="plus"),
            Action(
                "programme.day",
                lambda: _("Day and rooms"),
                self._show_facts,
                icon="settings",
                enabled=lambda: bool(self._selected()),
            ),
        )

    def _header(self) -> PageHeader:
        header = PageHeader(
            self.title(), _("Edit in place, drag rows into order. Everything can be undone.")
        )
        self.kinds = QMenu()
        for kind in SessionKind:
            action = self.kinds.addAction(
                icons.icon("dot", kind_hue(kind)), words.session_kind(kind)
            )
            action.setData(kind.value)
        self.kinds.triggered.connect(lambda action: self.add(SessionKind(str(action.data()))))
        more = make_button("", Role.PRIMARY, icon="chevron-down", menu=self.kinds)
        more.setAccessibleName(_("Add a session of another kind"))
        add = self.acts.button("programme.add", Role.PRIMARY)
        add.setProperty("place", "first")
        more.setProperty("place", "last")
        header.add(boxed(row(add, more, spacing=Space.HAIR)))
        return header

    def _content(self) -> QStackedWidget:
        self.content = QStackedWidget()
        self.content.addWidget(self.table)
        self.content.addWidget(self._empty())
        add_day = make_button(_("Add day"), Role.PRIMARY, icon="plus", clicked=self.add_day)
        self.content.addWidget(EmptyState("calendar", _("This event has no day yet."), add_day))
        return self.content

    def _empty(self) -> EmptyState:
        add = make_button(_("Add first session"), Role.PRIMARY, icon="plus", clicked=self.add)
        templates = [
            make_button(
                _("Start from: %(name)s") % {"name": words.template_name(template)},
                clicked=partial(self._lay_out_day, template),
            )
            for template in Template
        ]
        choices = column(add, boxed(row(*templates, spacing=Space.S)), spacing=Space.M)
        choices.setAlignment(add, Qt.AlignmentFlag.AlignHCenter)
        return EmptyState(
            "calendar",
            _("There is nothing on this day yet."),
            boxed(choices),
            hint=_("Add sessions one by one, or start from a usual order of the day."),
        )

    def _panel(self) -> SidePanel:
        panel = SidePanel(_("Details"))
        panel.add(self.session)
        panel.add(self.facts)
        return panel

    def _connect(self) -> None:
        self.model.refused.connect(self.context.warn)
        self.bar.chosen.connect(self._choose_day)
        table = self.table
        table.selected.connect(lambda _ids: self._show_panel())
        table.delete_asked.connect(lambda _ids: self.delete())
        table.move_asked.connect(self._move_row)
        table.dropped.connect(self._drop_row)
        table.left.connect(self._show_facts)
        self.acts.context_menu(
            table,
            "programme.add",
            "-",
            "programme.up",
            "programme.down",
            "-",
            "programme.unschedule",
            "programme.delete",
        )
        self.session.jump_asked.connect(self.show_record)

    # How it shows

    def _show_day(self, day: DayId | None) -> None:
        """Show a day, or the first one where it is gone; None shows what is unscheduled."""
        programme = self.programme
        unscheduled = bool(programme.of_day(None))
        if programme.day(day) is None and not (day is None and unscheduled):
            day = programme.days[0].id if programme.days else None
        self.day = day
        rows = programme.of_day(day)
        self.model.set_records(rows)
        self.table.tell_rooms(
            tell=len(programme.rooms) > 1 or len({r.session.room for r in rows}) > 1
        )
        line = day_line(rows, scheduled=day is not None)
        self.bar.show_days(programme.days, day, unscheduled=unscheduled, line=line)
        empty = _EMPTY if programme.days else _NO_DAY
        self.content.setCurrentIndex(_SESSIONS if rows else empty)
        self._show_panel()
        self._tell()

    def _choose_day(self, day: DayId | None) -> None:
        self.leaving()
        self._select_nothing()
        self._show_day(day)

    def _show_panel(self) -> None:
        current = self.programme.row(self._current_id())
        if current is not None:
            self.session.show_row(current, self.programme)
        else:
            self.session.commit()
            self.facts.show_day(self.day, self.programme)
        self.session.setVisible(current is not None)
        self.facts.setVisible(current is None)
        self.acts.refresh()

    def _show_facts(self) -> None:
        """Show the day's own facts and the rooms instead of a session."""
        self.leaving()
        self._select_nothing()
        self._show_panel()

    def _select_nothing(self) -> None:
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())

    def _go_where(self, changes: Changes) -> None:
        """Let the day be shown on which something was just undone or done again."""
        rows = (self.programme.row(touched) for touched in changes.rows(Kind.SESSION))
        days = {row.session.day for row in rows if row is not None}
        if days and self.day not in days:
            self.day = next(iter(days))

    def _follow(self, selected: int | None) -> None:
        """Stay with the selected session when it was given another day."""
        row = self.programme.row(selected)
        if row is not None and row.session.day not in {None, self.day}:
            self.day = row.session.day
            self._show_day(self.day)
            self.table.select_id(selected)

    def _tell(self) -> None:
        self.context.status(state_line(self.programme))

    # What is selected

    def _selected(self) -> list[SessionRow]:
        known = self.programme.sessions
        ids = (SessionId(selected) for selected in self.table.selected_ids())
        return [known[selected] for selected in ids if selected in known]

    def _current_id(self) -> int | None:
        selected = self.table.selected_ids()
        current = self.table.current_id()
        return current if current in selected else next(iter(selected), None)

    def _home_day(self) -> DayId | None:
        """The day that takes a new session: the one shown, else the first."""
        if self.day is not None:
            return self.day
        return self.programme.days[0].id if self.programme.days else None

    def _may_move(self, step: int) -> bool:
        selected = self.table.selected_ids()
        if len(selected) != 1 or self.day is None:
            return False
        place = self.model.row_of(selected[0])
        return place is not None and 0 <= place + step < len(self.model.records())

    def _move_row(self, session: int, step: int) -> None:
        if self.day is not None:
            self.edits.move_by(self.programme.sessions[SessionId(session)], step)

    def _drop_row(self, session: int, place: int) -> None:
        if self.day is not None:
            self.edits.move_to(self.programme.sessions[SessionId(session)], place)

    def _lay_out_day(self, template: Template) -> None:
        if self.day is not None:
            self.edits.lay_out(self.day, template)
            self.table.setFocus()
