"""Giving out who came: as what, of which gate, and whether names are shown in full."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QVBoxLayout, QWidget

from eventapp.domain.attendance import AttendanceBook
from eventapp.domain.errors import EventAppError
from eventapp.domain.ids import GateId
from eventapp.domain.kinds import Language
from eventapp.exchange.attendance_rows import gate_title
from eventapp.services.attendance import gate_shares
from eventapp.services.attendance_book import attendance_book
from ui.dialogs.files import save_file
from ui.jobs import run_job
from ui.language import LANGUAGE_NAMES, _, language
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import ChoiceField, Form
from ui.widgets.panels import column, row
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from ui.pages.base import Context

_NAME_LENGTH: Final = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for."""

    suffix: str
    gate: GateId
    full: bool
    language: Language


class AttendanceExportDialog(QDialog):
    """The kind of file, the gate, and how much of a name it shows."""

    def __init__(self, parent: QWidget, gates: list[tuple[str, str]], gate: GateId) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export attendance"))
        self.setFixedWidth(Extent.DIALOG + Extent.FIELD_LABEL)
        self.kinds, self.shown = QButtonGroup(self), QButtonGroup(self)
        self.gate = ChoiceField(gates, str(gate))
        languages = [(known.value, name) for known, name in LANGUAGE_NAMES.items()]
        self.language = ChoiceField(languages, language().value)
        self.write = make_button(_("Choose where…"), Role.PRIMARY, clicked=self.accept)
        self.write.setDefault(True)
        self._lay_out()

    def wanted(self) -> Wanted:
        """What was chosen."""
        return Wanted(
            (".xlsx", ".csv")[self.kinds.checkedId()],
            GateId(int(self.gate.value)),
            bool(self.shown.checkedId()),
            Language(self.language.value),
        )

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(_("Export attendance"), size=Size.SECTION, bold=True))
        self._offer(
            down,
            self.kinds,
            (_("Workbook (Excel)"), _("The numbers with a chart, and the list")),
            (_("Text (CSV)"), _("The list alone, for any program")),
        )
        down.addSpacing(Space.S)
        self._offer(
            down,
            self.shown,
            (_("Partly hidden"), _("Names, phones and e-mail like 홍*동 and 010-****-1234")),
            (_("In full"), _("Personal data: give it only to who needs it, and delete it after")),
        )
        form = Form()
        form.add(_("Gate"), self.gate)
        form.add(_("Language"), self.language)
        down.addWidget(form)
        down.addSpacing(Space.S)
        down.addLayout(row(None, make_button(_("Cancel"), clicked=self.reject), self.write))

    def _offer(self, down: QVBoxLayout, group: QButtonGroup, *choices: tuple[str, str]) -> None:
        for number, (name, about) in enumerate(choices):
            button = QRadioButton(name)
            button.setChecked(number == 0)
            group.addButton(button, number)
            hint = PlainLabel(about, size=Size.SMALL, tone=Tone.MUTED, wrap=True)
            hint.setContentsMargins(Space.XL, 0, 0, 0)
            down.addLayout(column(button, hint, spacing=0))


def export_attendance(context: "Context", parent: QWidget, gate: GateId) -> None:
    """Ask what goes where, and write who came."""
    from eventapp.exchange.attendance_sheet import write_attendance  # noqa: PLC0415 - used late

    workspace, event = context.workspace, context.event_id
    gates = [
        (str(share.gate), gate_title(share, language())) for share in gate_shares(workspace, event)
    ]
    dialog = AttendanceExportDialog(parent, gates, gate)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    wanted = dialog.wanted()
    try:
        book = attendance_book(workspace, event, gate_id=wanted.gate)
    except EventAppError as error:
        context.warn(error)
        return
    patterns = [(wanted.suffix, f"*{wanted.suffix}")]
    path = save_file(parent, _("Export attendance"), _file_name(book, wanted), patterns)
    if path is None:
        return
    run_job(
        parent,
        _("Writing %(name)s") % {"name": path.name},
        lambda progress: write_attendance(
            book, path, language=wanted.language, full=wanted.full, progress=progress
        ),
        done=lambda _nothing: context.say(_("Wrote %(name)s") % {"name": path.name}, undo=False),
    )


def _file_name(book: AttendanceBook, wanted: Wanted) -> str:
    title = book.title_en if wanted.language is Language.ENGLISH else ""
    kept = "".join(sign for sign in title or book.title if sign.isalnum() or sign in " -_")
    word = _("attendance")
    return " ".join(filter(None, (kept.strip()[:_NAME_LENGTH].strip(), word))) + wanted.suffix
