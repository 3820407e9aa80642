"""The sheet of labels, and the first one that is left on it."""

from PySide6.QtWidgets import QWidget

from eventapp.domain.sheets import LS_3114, SHEETS, BadgeSheet
from eventapp.services.label_sheets import list_sheets
from ui.language import _
from ui.pages.base import Context
from ui.printing.documents.base import Document, PrintOptions, Setting
from ui.printing.labels import LabelPicker
from ui.printing.settings.base import FormGroup
from ui.theme import Size
from ui.widgets.fields import ChoiceField
from ui.widgets.text import PlainLabel, Tone


class LabelsGroup(FormGroup):
    """Which sheet, and where on it the first badge goes."""

    serves = frozenset({Setting.LABELS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheets = dict(SHEETS)
        self.sheet = ChoiceField()
        self.sheet.committed.connect(self._choose)
        self.form.add(_("Sheet"), self.sheet)
        self.labels = LabelPicker(LS_3114)
        self.labels.picked.connect(lambda label: self.changed.emit({"start": label}))
        self.form.add(_("First label"), self.labels)
        hint = _("On a begun sheet, choose the first label that is left.")
        self._hint = self.form.add_wide(
            PlainLabel(hint, size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        )

    def refresh(self) -> None:
        """Offer the presets and one's own sheets."""
        self._sheets = list_sheets(self.context.workspace)
        offered = [(sheet.name, sheet_name(sheet)) for sheet in self._sheets.values()]
        self.sheet.set_choices(offered, self.sheet.currentData() or LS_3114.name)

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show sheet and label; a sheet of one label has no first one."""
        del document
        several = options.sheet.labels > 1
        self.sheet.set_value(options.sheet.name)
        self.labels.set_sheet(options.sheet)
        self.labels.set_value(options.start)
        self.form.set_row_visible(self.labels, visible=several)
        self._hint.setVisible(several)

    def show_items(self, count: int) -> None:
        """Show in the drawing of the sheet how many badges go on it."""
        self.labels.set_printed(count)

    def _choose(self, name: str) -> None:
        self.changed.emit({"sheet": self._sheets[name], "start": 1})


def sheet_name(sheet: BadgeSheet) -> str:
    """A sheet in words: its name and what is on it."""
    if sheet.labels == 1:
        return _("Cards of %(width)g × %(height)g mm") % {
            "width": sheet.width,
            "height": sheet.height,
        }
    return _("%(sheet)s, %(n)d to a sheet") % {"sheet": sheet.name, "n": sheet.labels}
