"""Everything about one session, edited in place beside the programme."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.conflicts import Conflict
from eventapp.domain.ids import SessionId
from eventapp.domain.kinds import Language, SessionKind
from eventapp.domain.programme_rules import Missing
from eventapp.services.people import PersonRow
from eventapp.services.programme import SessionRow
from ui import words
from ui.directory.pictures import Pictures
from ui.icons import Ink
from ui.language import _, date_text, language
from ui.pages.base import Page
from ui.programme.chip_button import ChipButton, Mark
from ui.programme.columns import NO_ROOM, room_choices, room_name, room_of
from ui.programme.edits import SessionEdits
from ui.programme.people_section import PeopleSection
from ui.programme.rows import Programme, ProgrammeRow, title_field
from ui.theme import Space, kind_hue
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import ChoiceField, Form, LineField, TextField, clock_field, length_field
from ui.widgets.growing import GrowingField
from ui.widgets.panels import Note, Section, boxed, clear_layout, column

UNSCHEDULED = ""
_Editor = LineField | TextField


class Clash(NamedTuple):
    """One note about what is wrong; ``other`` is the session it is wrong with."""

    title: str
    text: str
    other: SessionId | None


class SessionPanel(QWidget):
    """The details of one session.

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
    ) -> None:
        super().__init__(parent)
        self._page, self._edits = page, edits
        self._session: SessionRow | None = None
        self._programme: Programme | None = None
        self._noted: object = None
        self._heading()
        self._facts()
        self.people = PeopleSection(page, pictures)
        self.gaps = Note("", icon="info")
        self._texts()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        head = column(self.kind, self.title, spacing=Space.XS)
        down.addLayout(head)
        down.addWidget(self._conflicts)
        for widget in (self.form, self.people, self.gaps, self.about):
            down.addWidget(widget)

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
        for field in ("abstract", "abstract_en", "notes"):
            self._text_editors[field].set_value(str(getattr(row.session, field)))

    def show_directory(self, directory: Sequence[PersonRow]) -> None:
        """Offer these people to be added."""
        self.people.show_directory(directory)

    def commit(self) -> None:
        """Keep what is being typed."""
        for editor in self._editors():
            if editor.hasFocus():
                editor.commit()

    # How it is built

    def _heading(self) -> None:
        self.kind = ChipButton(_("Kind"), _kind_choices)
        self.kind.chosen.connect(
            lambda key: self._do(lambda s: self._edits.set_kind(s, SessionKind(key)))
        )
        self.title = GrowingField(single=True, quiet=True, look="section")
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

    def _texts(self) -> None:
        self.about = Section(_("About"))
        form = self.about.add(Form())
        self._text_editors = {
            "abstract": form.add(_("Abstract"), GrowingField()),
            "abstract_en": form.add(_("In English"), GrowingField()),
            "notes": form.add(_("Notes"), GrowingField()),
        }
        for field, editor in self._text_editors.items():
            editor.committed.connect(self._text_setter(field))

    def _text_setter(self, field: str) -> Callable[[str], None]:
        return lambda text: self._do(lambda s: self._edits.set_text(s, field, text))

    def _editors(self) -> tuple[_Editor, ...]:
        texts = self._text_editors.values()
        return (self.title, self.start, self.length, self.other_title, *texts)

    # What it shows

    def _show_heading(self, session: SessionRow) -> None:
        label = words.session_label(session)
        self.kind.set(session.kind.value, label, kind_hue(session.kind))
        self.title.setPlaceholderText(label)
        self.title.set_value(str(getattr(session, title_field(session))))

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
        told = _told(row, programme)
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


def _told(row: ProgrammeRow, programme: Programme) -> list[Clash]:
    """What is wrong with a session, once for each other session it meets."""
    told, meeting = [], dict[SessionId, list[Conflict]]()
    for conflict in row.conflicts:
        others = [session for session in conflict.sessions if session != row.session.id]
        for other in others:
            meeting.setdefault(other, []).append(conflict)
        if not others:
            text = words.conflict_sentence(conflict, programme.sessions, seen_from=row.session.id)
            told.append(Clash(words.conflict_title(conflict.kind), text, None))
    for other, conflicts in meeting.items():
        kinds = {conflict.kind for conflict in conflicts}
        title = (
            words.conflict_title(conflicts[0].kind)
            if len(kinds) == 1
            else _("Overlaps with another session")
        )
        subjects = (words.conflict_subject(found, programme.sessions) for found in conflicts)
        text = words.overlap_sentence(", ".join(subjects), programme.sessions[other])
        told.append(Clash(title, text, other))
    return told


def _other_field(session: SessionRow) -> str:
    """The title in the language the heading does not show."""
    return "title" if title_field(session) == "title_en" else "title_en"


def _kind_choices() -> Sequence[tuple[str, str, Mark]]:
    return [(kind.value, words.session_kind(kind), kind_hue(kind)) for kind in SessionKind]
