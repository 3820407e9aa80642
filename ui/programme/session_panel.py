"""Everything about one session, edited in place beside the programme."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.errors import NotFound
from eventapp.domain.ids import SessionId
from eventapp.domain.kinds import BREAKS, Language, SessionKind
from eventapp.domain.programme_rules import Missing
from eventapp.services.people import PersonRow
from eventapp.services.programme import SessionRow
from eventapp.services.session_details import SessionDetails, session_details
from ui import words
from ui.directory.pictures import Pictures
from ui.hues import hue_of
from ui.icons import Ink
from ui.language import _, date_text, language
from ui.pages.base import Page
from ui.programme.case_section import CaseSection, has_case
from ui.programme.chip_button import ChipButton, Mark
from ui.programme.clashes import Clash, clashes
from ui.programme.columns import NO_ROOM, room_choices, room_name, room_of
from ui.programme.details_section import DetailsSection
from ui.programme.edits import SessionEdits
from ui.programme.materials_section import MaterialsSection
from ui.programme.people_section import PeopleSection
from ui.programme.questions_section import QuestionsSection
from ui.programme.rows import Programme, ProgrammeRow, title_field
from ui.programme.script_section import ScriptSection
from ui.programme.stops import order_stops
from ui.programme.text_sections import ContentSection, NotesSection
from ui.theme import Extent, Space, kind_hue
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import (
    ChoiceField,
    Form,
    LineField,
    PickField,
    TextField,
    clock_field,
    length_field,
)
from ui.widgets.growing import GrowingField
from ui.widgets.marks import Chip
from ui.widgets.panels import Note, boxed, clear_layout, column, row
from ui.widgets.text import plain_tooltip

UNSCHEDULED = ""
_ASKED = frozenset({SessionKind.PANEL, SessionKind.QUESTIONS})
"""Kinds of session in which questions are asked."""
_REPORTING = frozenset(
    {
        SessionKind.KEYNOTE,
        SessionKind.TALK,
        SessionKind.PANEL,
        SessionKind.WORKSHOP,
        SessionKind.OTHER,
    }
)
"""Kinds of session that may report a case."""


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own calendar


class SessionPanel(QWidget):
    """The details of one session: the essentials, and below them what unfolds.

    Signals:
        jump_asked: the id of another session, which a conflict names.
    """

    jump_asked = Signal(int)

    def __init__(
        self,
        page: Page,
        edits: SessionEdits,
        pictures: Pictures,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = _today,
    ) -> None:
        super().__init__(parent)
        self._page, self._edits = page, edits
        self._session: SessionRow | None = None
        self._programme: Programme | None = None
        self._noted: object = None
        self._heading()
        self._facts()
        self.people = PeopleSection(page, pictures, today)
        self.gaps = Note("", icon="info")
        self._sections()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        down.addLayout(column(self._marks, self.title, spacing=Space.XS))
        down.addWidget(self._conflicts)
        for widget in (self.form, self.people, self.gaps):
            down.addWidget(widget)
        down.addSpacing(Space.XS)
        down.addLayout(column(*self.sections.values(), spacing=0))

    @property
    def session(self) -> SessionRow | None:
        """The session shown."""
        return self._session

    def show_row(self, row: ProgrammeRow, programme: Programme) -> None:
        """Show a session; what was being typed about another is kept with it."""
        if self._session is not None and self._session.id != row.session.id:
            self.commit()
        self._session, self._programme = row.session, programme
        self._show_heading(row.session)
        self._show_facts(row.session, programme)
        self._show_conflicts(row, programme)
        self.people.show_session(row.session)
        self._show_gaps(row)
        self._show_sections(row.session, programme)
        order_stops(self)

    def show_directory(self, directory: Sequence[PersonRow]) -> None:
        """Offer these people to be added."""
        self.people.show_directory(directory)

    def commit(self) -> None:
        """Keep what is being typed; half a name that is looked for is nothing to keep."""
        editor = self.window().focusWidget()
        if not isinstance(editor, LineField | TextField) or isinstance(editor, PickField):
            return
        if self.isAncestorOf(editor):
            editor.commit()

    def focus_title(self) -> None:
        """Put the keyboard on the title, all of it selected."""
        self.title.setFocus()
        self.title.selectAll()

    # How it is built

    def _heading(self) -> None:
        self.kind = ChipButton(_("Kind"), _kind_choices)
        self.kind.chosen.connect(
            lambda key: self._do(lambda s: self._edits.set_kind(s, SessionKind(key)))
        )
        self.track = Chip()
        self.hidden_mark = Chip(_("Not public"), Ink.ALREADY)
        self._marks = boxed(row(self.kind, self.track, self.hidden_mark, None, spacing=Space.XS))
        self.title = GrowingField(single=True, quiet=True, look="section", most=5)
        self.title.document().setDocumentMargin(0)
        self.title.setAccessibleName(_("Title"))
        self.title.committed.connect(
            lambda text: self._do(lambda s: self._edits.set_title(s, text))
        )
        self._conflicts = boxed(column())

    def _facts(self) -> None:
        self.form = Form()
        self.day = self.form.add(_("Day"), ChoiceField())
        self.start = self.form.add(_("Start"), clock_field())
        self.length = self.form.add(_("Length"), length_field())
        self.room = self.form.add(_("Room"), ChoiceField())
        other = _("In Korean") if language() is Language.ENGLISH else _("In English")
        self.other_title = self.form.add(other, GrowingField(single=True))
        self.day.committed.connect(lambda key: self._do(lambda s: self._place(s, key)))
        self.start.minutes_committed.connect(
            lambda minutes: self._do(lambda s: self._edits.place(s, day=s.day, start=minutes))
        )
        self.length.minutes_committed.connect(
            lambda minutes: self._do(lambda s: self._edits.set_length(s, minutes))
        )
        self.room.committed.connect(lambda key: self._do(lambda s: self._set_room(s, key)))
        self.other_title.committed.connect(
            lambda text: self._do(lambda s: self._edits.set_text(s, _other_field(s), text))
        )
        for field in (self.start, self.length):
            field.refused.connect(self._page.context.warn)

    def _sections(self) -> None:
        self.questions = QuestionsSection(self._page)
        self.about = ContentSection(self._page, self._edits, self._do)
        self.case = CaseSection(self._page, self._do)
        self.script = ScriptSection(self._page, self._do)
        self.materials = MaterialsSection(self._page)
        self.details = DetailsSection(self._page, self._do)
        self.notes = NotesSection(self._page, self._edits, self._do)
        self.sections = {
            "questions": self.questions,
            "about": self.about,
            "case": self.case,
            "script": self.script,
            "materials": self.materials,
            "details": self.details,
            "notes": self.notes,
        }

    # What it shows

    def _show_heading(self, session: SessionRow) -> None:
        label = words.session_label(session)
        self.kind.set(session.kind.value, label, kind_hue(session.kind))
        self._show_track(session)
        self.hidden_mark.setVisible(not session.public)
        self.title.setPlaceholderText(label)
        self.title.set_value(str(getattr(session, title_field(session))))

    def _show_track(self, session: SessionRow) -> None:
        name = words.pick(session.track_name, session.track_name_en)
        metrics = self.track.fontMetrics()
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, Extent.COLUMN)
        self.track.set(shown, hue_of(session.track_colour))
        self.track.setToolTip(plain_tooltip(name) if shown != name else "")
        self.track.setAccessibleName(_("Track: %(name)s") % {"name": name})
        self.track.setVisible(session.track is not None)

    def _show_facts(self, session: SessionRow, programme: Programme) -> None:
        days = [(str(day.id), date_text(day.date)) for day in programme.days]
        key = str(session.day) if session.day is not None else UNSCHEDULED
        self.day.set_choices([*days, (UNSCHEDULED, _("No day yet"))], key)
        self.form.set_row_visible(self.day, visible=len(days) != 1 or session.day is None)
        self.start.set_minutes(session.start if session.day is not None else None)
        self.start.setEnabled(session.day is not None)
        self.length.set_minutes(session.length)
        room = str(session.room) if session.room is not None else NO_ROOM
        self.room.set_choices(room_choices(programme), room)
        self.room.setEnabled(session.day is not None)
        self.other_title.set_value(str(getattr(session, _other_field(session))))

    def _show_conflicts(self, row: ProgrammeRow, programme: Programme) -> None:
        told = clashes(row, programme)
        if self._noted == (row.id, told):
            return
        self._noted = (row.id, told)
        layout = self._conflicts.layout()
        if layout is not None:
            clear_layout(layout)
            for clash in told:
                layout.addWidget(self._note(clash))
        self._conflicts.setVisible(bool(told))

    def _note(self, clash: Clash) -> Note:
        note = Note(clash.title, clash.text, Ink.ALREADY)
        if clash.other is not None:
            go = partial(self.jump_asked.emit, clash.other)
            link = note.add(make_button(_("Go to that session"), Role.LINK, clicked=go))
            link.setProperty("flush", "true")
        return note

    def _show_gaps(self, row: ProgrammeRow) -> None:
        unseen = {Missing.UNCONFIRMED_PERSON, Missing.UNSCHEDULED}
        told = [words.missing_words(gap.missing) for gap in row.gaps if gap.missing not in unseen]
        self.gaps.title.setText("\n".join(told))
        self.gaps.setVisible(bool(told))

    def _show_sections(self, session: SessionRow, programme: Programme) -> None:
        details = self._read(session.id)
        if details is None:
            return
        self.questions.show_session(session, details)
        self.about.show_session(session, details)
        self.case.show_session(session, details)
        self.script.show_session(session, details)
        self.materials.show_session(session, details)
        self.details.show_session(session, programme)
        self.notes.show_session(session)
        self.questions.setVisible(session.kind in _ASKED or bool(details.questions))
        self.case.setVisible(session.kind in _REPORTING or has_case(details))
        self.materials.setVisible(session.kind not in BREAKS or bool(details.materials))

    def _read(self, session: SessionId) -> SessionDetails | None:
        try:
            return session_details(self._page.context.workspace, session)
        except NotFound:  # deleted meanwhile: the page is about to show another one
            return None

    # What the user does

    def _do(self, edit: Callable[[SessionRow], object]) -> None:
        """Edit the session shown; show what it is now, also where the edit was refused."""
        if self._session is None:
            return
        edited = self._session.id
        edit(self._session)
        if self._programme is not None and self._session.id == edited:
            row = self._programme.row(edited)
            if row is not None:
                self.show_row(row, self._programme)

    def _place(self, session: SessionRow, key: str) -> None:
        if key == UNSCHEDULED or self._programme is None:
            self._edits.place(session, day=None)
            return
        day = next(day for day in self._programme.days if str(day.id) == key)
        start = session.start if session.day is not None or session.start else day.opens
        self._edits.place(session, day=day.id, start=start)

    def _set_room(self, session: SessionRow, key: str) -> None:
        if self._programme is not None:
            self._edits.set_room(session, room_of(key), room_name(self._programme, key))


def _other_field(session: SessionRow) -> str:
    """The title in the language the heading does not show."""
    return "title" if title_field(session) == "title_en" else "title_en"


def _kind_choices() -> Sequence[tuple[str, str, Mark]]:
    return [(kind.value, words.session_kind(kind), kind_hue(kind)) for kind in SessionKind]
