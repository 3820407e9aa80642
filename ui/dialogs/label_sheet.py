"""Measuring a sheet of labels: makers' tables differ, and so do the sheets in the drawer."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QDialog, QSpinBox, QVBoxLayout, QWidget

from eventapp.domain.badge_parts import Card
from eventapp.domain.errors import EventAppError
from eventapp.domain.sheets import LARGEST, SHEETS, SMALLEST_LABEL, BadgeSheet
from eventapp.domain.text import NAME_LIMIT
from eventapp.services.label_sheets import forget_sheet, own_sheets, save_sheet
from ui.icons import Ink
from ui.language import _, pgettext
from ui.pages.base import Context
from ui.printing.settings.millimetres import MillimetresBox
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import Form, LineField
from ui.widgets.panels import Note, row
from ui.widgets.text import PlainLabel, Tone
from ui.wording import word_error

_MOST_LABELS: Final = 40


class LabelSheetDialog(QDialog):
    """The measures of one sheet; under another name they are another sheet.

    ``saved`` is the name of the sheet to go on with, once it is accepted.
    """

    def __init__(self, context: Context, parent: QWidget, sheet: BadgeSheet) -> None:
        super().__init__(parent)
        self._context, self._sheet = context, sheet
        self.saved = sheet.name
        self.setWindowTitle(_("Measurements of a sheet"))
        self.name = LineField(sheet.name)
        self.name.setMaxLength(NAME_LIMIT)
        self.counts = {field: _count(getattr(sheet, field)) for field in ("columns", "rows")}
        self.lengths = {field: MillimetresBox(0, LARGEST) for field in _words()}
        for field, box in self.lengths.items():
            box.set_value(getattr(sheet, field))
        for field in ("label_width", "label_height"):
            self.lengths[field].setMinimum(SMALLEST_LABEL)
        self.problem = Note("", mark=Ink.REFUSED)
        self.problem.hide()
        self.small = Note(_("Labels this small have no room for a QR code beside the name."))
        self.small.hide()
        known = {own.name for own in own_sheets(context.workspace)}
        word = _("Back to the maker’s measures") if sheet.name in SHEETS else _("Forget this sheet")
        self.forget = make_button(word, Role.QUIET, clicked=self._forget)
        self.forget.setVisible(sheet.name in known)
        self.save_button = make_button(_("Save"), Role.PRIMARY, clicked=self._save)
        self.save_button.setDefault(True)
        self._lay_out()
        self._look()

    @property
    def measured(self) -> BadgeSheet:
        """The sheet as its fields have it."""
        fields = self.counts | self.lengths
        values: dict[str, Any] = {field: box.value() for field, box in fields.items()}
        return BadgeSheet(name=self.name.text().strip(), **values)

    def _save(self) -> None:
        self._try(partial(save_sheet, self._context.workspace, self.measured), self.measured.name)

    def _forget(self) -> None:
        name = self._sheet.name
        self._try(partial(forget_sheet, self._context.workspace, name), name)

    def _try(self, work: Callable[[], object], name: str) -> None:
        try:
            work()
        except EventAppError as error:
            self._tell(word_error(error))
            return
        self.saved = name
        self.accept()

    def _look(self) -> None:
        """Only what fits on the sheet can be saved; what does not is told at once."""
        sheet = self.measured
        fits = _("The labels do not fit on the sheet, or lie on one another.")
        self._tell("" if sheet.fits else fits)
        card = Card(sheet.label_width, sheet.label_height)
        self.small.setVisible(sheet.fits and not card.holds_code)
        self.save_button.setEnabled(sheet.fits and bool(sheet.name))

    def _tell(self, problem: str) -> None:
        self.problem.title.setText(problem)
        self.problem.setVisible(bool(problem))

    def _lay_out(self) -> None:
        form = Form()
        form.add(_("Name"), self.name)
        for field, word in _count_words().items():
            form.add(word, self.counts[field])
        for field, word in _words().items():
            form.add(word, self.lengths[field])
        for box in self.lengths.values():
            box.valueChanged.connect(lambda _value: self._look())
        for count in self.counts.values():
            count.valueChanged.connect(lambda _value: self._look())
        self.name.textChanged.connect(lambda _text: self._look())
        hint = _("Under another name it is kept as a sheet of its own.")
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(_("Measurements of a sheet"), size=Size.SECTION, bold=True))
        down.addWidget(form)
        down.addWidget(PlainLabel(hint, size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        down.addWidget(self.problem)
        down.addWidget(self.small)
        cancel = make_button(_("Cancel"), clicked=self.reject)
        down.addLayout(row(self.forget, None, cancel, self.save_button))
        self.setFixedWidth(Extent.DIALOG)


def measure_sheet(context: Context, parent: QWidget, sheet: BadgeSheet) -> str | None:
    """Let the user measure a sheet; the name of what to go on with, None if nothing changed."""
    dialog = LabelSheetDialog(context, parent, sheet)
    return dialog.saved if dialog.exec() == QDialog.DialogCode.Accepted else None


def _count(value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, _MOST_LABELS)
    box.lineEdit().setTextMargins(Space.S, 0, 0, 0)
    box.setValue(value)
    return box


def _count_words() -> dict[str, str]:
    return {
        "columns": pgettext("labels", "In a row"),
        "rows": pgettext("labels", "Rows"),
    }


def _words() -> dict[str, str]:
    """The lengths of a sheet as they are measured, in order."""
    return {
        "width": _("Paper width"),
        "height": _("Paper height"),
        "label_width": _("Label width"),
        "label_height": _("Label height"),
        "left": _("Left margin"),
        "top": _("Top margin"),
        "pitch_x": _("Pitch across"),
        "pitch_y": _("Pitch down"),
    }
