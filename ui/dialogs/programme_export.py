"""Giving a programme out: for whom, of what, in which language, and where to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QVBoxLayout, QWidget

from eventapp.domain.errors import EventAppError
from eventapp.domain.interchange import ExchangedProgramme, LeftOut
from eventapp.domain.kinds import Language
from eventapp.exchange.files import write_programme
from eventapp.exchange.parts import of_person, of_room
from eventapp.services.exporting import note_publication, programme_of
from ui import words
from ui.dialogs.files import save_file
from ui.dialogs.report import show_report
from ui.exchange_words import not_held_words
from ui.jobs import run_job
from ui.language import LANGUAGE_NAMES, _, language
from ui.theme import Extent, Size, Space
from ui.widgets.bars import Offer
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import ChoiceField, Form
from ui.widgets.panels import column, row
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from ui.pages.base import Context

_WHOLE: Final = ""
_ROOM: Final = "room:"
_PERSON: Final = "person:"
_NAME_LENGTH: Final = 60


@dataclass(frozen=True, slots=True)
class _Format:
    """A kind of file: its ending, its name, whom it is for, and whether it speaks a language."""

    suffix: str
    name: Callable[[], str]
    hint: Callable[[], str]
    speaks: bool = True


_FORMATS: Final = (
    _Format(
        ".html",
        lambda: _("Web page"),
        lambda: _("One file that opens on any phone, also without internet, and prints well"),
    ),
    _Format(
        ".ics",
        lambda: _("Calendar (iCalendar)"),
        lambda: _("For the calendars of phones and offices; a newer file updates an older one"),
    ),
    _Format(
        ".xlsx",
        lambda: _("Programme sheet (Excel)"),
        lambda: _("To be edited by others and imported again; private sessions are in it, too"),
    ),
    _Format(
        ".xml",
        lambda: _("schedule.xml (frab, pretalx)"),
        lambda: _("For conference apps, screens and recording crews"),
        speaks=False,
    ),
    _Format(
        ".json",
        lambda: _("schedule.json (frab, pretalx)"),
        lambda: _("The same for web sites"),
        speaks=False,
    ),
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for."""

    suffix: str
    part: str
    language: Language


class ExportDialog(QDialog):
    """The formats, which part of the programme, and the language."""

    def __init__(self, parent: QWidget, programme: ExchangedProgramme) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export programme"))
        self.setFixedWidth(Extent.DIALOG + Extent.FIELD_LABEL)
        self.formats = QButtonGroup(self)
        self.part = ChoiceField(_parts(programme), _WHOLE)
        languages = [(known.value, name) for known, name in LANGUAGE_NAMES.items()]
        self.language = ChoiceField(languages, language().value)
        self.write = make_button(_("Choose where…"), Role.PRIMARY, clicked=self.accept)
        self.write.setDefault(True)
        self._lay_out()
        self.formats.buttonToggled.connect(lambda _button, _on: self._allow())

    def wanted(self) -> Wanted:
        """What was chosen."""
        return Wanted(self._format().suffix, self.part.value, Language(self.language.value))

    def choose(self, suffix: str) -> None:
        """Mark the format of an ending."""
        number = next(n for n, known in enumerate(_FORMATS) if known.suffix == suffix)
        self.formats.button(number).setChecked(True)

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(_("Export programme"), size=Size.SECTION, bold=True))
        for number, known in enumerate(_FORMATS):
            button = QRadioButton(known.name())
            button.setChecked(number == 0)
            self.formats.addButton(button, number)
            hint = PlainLabel(known.hint(), size=Size.SMALL, tone=Tone.MUTED, wrap=True)
            hint.setContentsMargins(Space.XL, 0, 0, 0)
            down.addLayout(column(button, hint, spacing=0))
        form = Form()
        form.add(_("Which part"), self.part)
        form.add(_("Language"), self.language)
        down.addWidget(form)
        down.addSpacing(Space.S)
        down.addLayout(row(None, make_button(_("Cancel"), clicked=self.reject), self.write))

    def _format(self) -> _Format:
        return _FORMATS[self.formats.checkedId()]

    def _allow(self) -> None:
        self.language.setEnabled(self._format().speaks)


def export_programme(context: "Context", parent: QWidget) -> None:
    """Ask what of the programme goes where, and write it."""
    programme = programme_of(context.workspace, context.event_id)
    dialog = ExportDialog(parent, programme)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    wanted = dialog.wanted()
    patterns = [(wanted.suffix, f"*{wanted.suffix}")]
    path = save_file(parent, _("Export programme"), _file_name(programme, wanted), patterns)
    if path is None:
        return
    try:
        if wanted.suffix == ".ics":
            programme = note_publication(context.workspace, programme)
    except EventAppError as error:
        context.warn(error)
        return
    part, at = _part_of(programme, wanted.part), datetime.now(UTC)
    run_job(
        parent,
        _("Writing %(name)s") % {"name": path.name},
        lambda _progress: write_programme(part, path, language=wanted.language, at=at),
        done=lambda left_out: _tell(context, parent, path, left_out),
    )


def _tell(context: "Context", parent: QWidget, path: Path, left_out: Sequence[LeftOut]) -> None:
    headline, lines = _("Wrote %(name)s") % {"name": path.name}, not_held_words(left_out)
    offer = Offer(_("What it could not hold"), lambda: show_report(parent, headline, lines))
    context.say(headline, undo=False, offer=offer if lines else None)


def _parts(programme: ExchangedProgramme) -> list[tuple[str, str]]:
    people = {
        who.guid: words.pick(who.name, who.name_en)
        for session in programme.sessions
        for who in session.people
    }
    return [
        (_WHOLE, _("The whole programme")),
        *(
            (_ROOM + room.name, _("Room: %(name)s") % {"name": words.pick(room.name, room.name_en)})
            for room in programme.rooms
        ),
        *(
            (_PERSON + guid, _("Person: %(name)s") % {"name": name})
            for guid, name in sorted(people.items(), key=lambda known: known[1])
        ),
    ]


def _part_of(programme: ExchangedProgramme, part: str) -> ExchangedProgramme:
    if part.startswith(_ROOM):
        return of_room(programme, part.removeprefix(_ROOM))
    if part.startswith(_PERSON):
        return of_person(programme, part.removeprefix(_PERSON))
    return programme


def _file_name(programme: ExchangedProgramme, wanted: Wanted) -> str:
    title = programme.title_en if wanted.language is Language.ENGLISH else ""
    kept = "".join(sign for sign in title or programme.title if sign.isalnum() or sign in " -_")
    return (kept.strip()[:_NAME_LENGTH].strip() or _("programme")) + wanted.suffix
