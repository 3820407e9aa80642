"""Everything about one person, edited in place beside the directory."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from eventapp.services.people import PersonRow, PersonSession
from ui import words
from ui.directory.lines import LinkLine
from ui.directory.names import NameField
from ui.directory.parts import lacking_text, part_text, status_mark
from ui.directory.picture_field import PictureField
from ui.directory.unavailable import UnavailableSection
from ui.icons import Ink
from ui.language import _, date_text
from ui.theme import Hue, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import Form, LineField, TextField
from ui.widgets.growing import GrowingField
from ui.widgets.panels import Note, Section, SidePanel, boxed, column
from ui.widgets.text import PlainLabel, Tone

Editor = LineField | TextField


class PersonPanel(SidePanel):
    """The details of one person.

    Signals:
        edited: (person, field, text) of what was typed.
        organisation_named: (person, name) of the organisation they belong to now.
        picture_given: (person, bytes or None) of a new photograph.
        refused: the :class:`InvalidValue` of what is no picture.
        session_opened: the session whose line was pressed.
    """

    edited = Signal(int, str, str)
    organisation_named = Signal(int, str)
    picture_given = Signal(int, object)
    refused = Signal(object)
    session_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Person"), parent=parent)
        self.person = 0
        self.editors: dict[str, Editor] = {}
        self._told: Sequence[tuple[str, str, int]] = ()
        self.nobody = self.add(
            PlainLabel(_("Choose somebody to see and edit them here."), tone=Tone.MUTED, wrap=True)
        )
        self.details = self.add(boxed(self._details()))
        self.details.hide()

    def show_person(
        self, row: PersonRow | None, picture: bytes | None, organisations: Sequence[str]
    ) -> None:
        """Show a person, or nobody; what was being typed about another is kept with them."""
        if self.person and (row is None or row.id != self.person):
            self.commit()
        self.person = row.id if row is not None else 0
        self.nobody.setVisible(row is None)
        self.details.setVisible(row is not None)
        if row is None:
            return
        self.picture.show_picture(row.name, picture)
        for field, editor in self.editors.items():
            editor.set_value(getattr(row, field))
        self.organisation.set_names(organisations)
        self.organisation.set_value(row.organisation)
        self.lacking.setVisible(bool(row.lacking))
        self.lacking.title.setText(_("Still missing: %(what)s") % {"what": lacking_text(row)})
        self._show_sessions(row.sessions)
        self.away.show_rows(row.unavailable)

    def show_conflicts(self, told: Sequence[tuple[str, str, int]]) -> None:
        """Say what cannot be as it stands: titles, sentences, and the sessions to go to."""
        if told == self._told:
            return
        self._told = told
        self.conflicts.clear()
        for title, text, session in told:
            note = self.conflicts.add(Note(title, text, Ink.ALREADY))
            go = partial(self.session_opened.emit, session)
            link = note.add(make_button(_("Go to that session"), Role.LINK, clicked=go))
            link.setProperty("flush", "true")
        self.conflicts.setVisible(bool(told))

    def commit(self) -> None:
        """Keep what is being typed."""
        for editor in self.editors.values():
            editor.commit()
        self.organisation.leave()
        self.away.commit()

    def _details(self) -> QLayout:
        self.picture = PictureField()
        self.picture.given.connect(lambda data: self.picture_given.emit(self.person, data))
        self.picture.refused.connect(self.refused)
        self.name = GrowingField(single=True, quiet=True, look="section", most=4)
        self.name.setAccessibleName(_("Name"))
        self._listen("name", self.name)
        self.form = Form()
        self._line("name_en", _("English name"))
        self._line("position", _("Position"))
        self._line("position_en", _("In English"))
        self.organisation = self.form.add(_("Organisation"), NameField())
        self.organisation.committed.connect(
            lambda name: self.organisation_named.emit(self.person, name)
        )
        self._line("email", _("E-mail"))
        self._line("phone", _("Phone"))
        self.lacking = Note("", icon="info")
        self.sessions = Section(_("In this event"))
        self.conflicts = Section(_("Conflicts"))
        self.conflicts.hide()
        self.away = UnavailableSection()
        self.away.refused.connect(self.refused)
        about = Section(_("Profile"))
        self.texts = about.add(Form())
        self._text("biography", _("Biography"))
        self._text("biography_en", _("In English"))
        self._text("notes", _("Notes"))
        return column(
            self.picture,
            self.name,
            self.form,
            self.lacking,
            self.sessions,
            self.conflicts,
            self.away,
            about,
            spacing=Space.M,
        )

    def _line(self, field: str, label: str) -> None:
        self._listen(field, self.form.add(label, LineField()))

    def _text(self, field: str, label: str) -> None:
        self._listen(field, self.texts.add(label, TextField()))

    def _listen(self, field: str, editor: Editor) -> None:
        self.editors[field] = editor
        editor.committed.connect(lambda text: self.edited.emit(self.person, field, text))

    def _show_sessions(self, sessions: Sequence[PersonSession]) -> None:
        self.sessions.clear()
        for session in sessions:
            line = self.sessions.add(session_line(session))
            line.clicked.connect(self._opener(session))
        if not sessions:
            self.sessions.add(
                PlainLabel(_("In no session of this event yet."), tone=Tone.MUTED, wrap=True)
            )

    def _opener(self, session: PersonSession) -> Callable[[], None]:
        return lambda: self.session_opened.emit(session.session)


def session_line(session: PersonSession) -> LinkLine:
    """A session as a line: what it is, when, and how far the invitation is."""
    when = date_text(session.date) if session.date is not None else _("No time yet")
    if session.date is not None:
        when = f"{when} {words.time_range(session.start, session.start + session.length)}"
    title, part = words.pick(session.title, session.title_en), part_text(session)
    facts = (when, words.pick(session.room, session.room_en), part if title else "")
    line = LinkLine(title or part, " · ".join(fact for fact in facts if fact), chip=_chip(session))
    line.setAccessibleDescription(_("Opens the programme"))
    return line


def _chip(session: PersonSession) -> tuple[str, Hue | Ink]:
    """How far the invitation is, or who comes instead of whom."""
    if session.replaced:
        return _("Stand-in comes"), Hue.GREY
    if session.instead_of:
        name = words.pick(session.instead_of, session.instead_of_en)
        return _("for %(name)s") % {"name": name}, Hue.BLUE
    return words.appearance_status(session.status), status_mark(session.status)
