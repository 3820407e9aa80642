"""The sheet of labels, the first one that is left on it, and how far the printer is off."""

from typing import Final

from PySide6.QtWidgets import QWidget

from eventapp.domain.sheets import LS_3114, SHEETS, BadgeSheet
from eventapp.services.label_sheets import list_sheets
from eventapp.settings import LARGEST_SHIFT
from ui.language import _, pgettext
from ui.pages.base import Context, Page
from ui.printing.calibration import with_shift
from ui.printing.documents.base import Document, PrintOptions, Setting
from ui.printing.documents.ruler import RULER
from ui.printing.labels import LabelPicker
from ui.printing.opening import open_paper
from ui.printing.settings.base import FormGroup
from ui.printing.settings.millimetres import MillimetresBox
from ui.theme import Extent, Size
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import ChoiceField
from ui.widgets.panels import boxed, row
from ui.widgets.text import PlainLabel, Tone

_MICROMETRES: Final = 1000
_MOST_SHIFT: Final = LARGEST_SHIFT / _MICROMETRES


class LabelsGroup(FormGroup):
    """Which sheet, where on it the first badge goes, and by how much all is shifted.

    The shift belongs to this computer's printer, not to the workspace: it is kept in the
    settings, a sheet each.
    """

    serves = frozenset({Setting.LABELS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sheets = dict(SHEETS)
        self._sheet = LS_3114
        self.sheet = ChoiceField()
        self.sheet.committed.connect(self._choose)
        self.form.add(_("Sheet"), self.sheet)
        self.told = self.form.add_wide(PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        self.measure = make_button(_("Correct measurements…"), Role.LINK, clicked=self._measure)
        self.form.add_wide(boxed(row(self.measure, None)))
        self._add_picker()
        self._add_shift()

    def refresh(self) -> None:
        """Offer the presets and one's own sheets."""
        self._sheets = list_sheets(self.context.workspace)
        offered = [(sheet.name, sheet_name(sheet)) for sheet in self._sheets.values()]
        self.sheet.set_choices(offered, self.sheet.currentData() or LS_3114.name)
        # The list may be wider than the field, which is too narrow for some names.
        names = self.sheet.view()
        names.setMinimumWidth(names.sizeHintForColumn(0) + Extent.SCROLL)
        measured = self._sheets.get(self._sheet.name)
        if measured is not None and measured != self._sheet:
            start = min(self.labels.value, measured.labels)
            self.changed.emit({"sheet": measured, "start": start})

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show sheet, label and shift; a sheet of one label has no first one."""
        self._sheet = options.sheet
        several = options.sheet.labels > 1 and document is not RULER
        self.sheet.set_value(options.sheet.name)
        told = _("%(n)d labels of %(size)s on a sheet")
        self.told.setText(told % {"n": options.sheet.labels, "size": _label_size(options.sheet)})
        self.told.setVisible(options.sheet.labels > 1)
        self.labels.set_sheet(options.sheet)
        self.labels.set_value(options.start)
        self.form.set_row_visible(self.labels, visible=several)
        self._hint.setVisible(several)
        right, down = self.context.settings.value.calibration.get(options.sheet.name, (0, 0))
        self.right.set_value(right / _MICROMETRES)
        self.down.set_value(down / _MICROMETRES)
        self.ruler.setVisible(document is not RULER)

    def show_items(self, count: int) -> None:
        """Show in the drawing of the sheet how many badges go on it."""
        self.labels.set_printed(count)

    # How it is built

    def _add_picker(self) -> None:
        self.labels = LabelPicker(LS_3114)
        self.labels.picked.connect(lambda label: self.changed.emit({"start": label}))
        self.form.add(_("First label"), self.labels)
        hint = _("On a begun sheet, choose the first label that is left.")
        self._hint = self.form.add_wide(
            PlainLabel(hint, size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        )

    def _add_shift(self) -> None:
        self.right = MillimetresBox(-_MOST_SHIFT, _MOST_SHIFT, signed=True)
        self.down = MillimetresBox(-_MOST_SHIFT, _MOST_SHIFT, signed=True)
        for box in (self.right, self.down):
            box.committed.connect(self._shift)
        self.form.add(pgettext("shift", "To the right"), self.right)
        self.form.add(pgettext("shift", "Downwards"), self.down)
        hint = _("Where this printer is off on this sheet.")
        self.form.add_wide(PlainLabel(hint, size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        self.ruler = make_button(_("Open the ruler page"), Role.LINK, clicked=self._open_ruler)
        self.form.add_wide(boxed(row(self.ruler, None)))

    # What the user does

    def _choose(self, name: str) -> None:
        self.changed.emit({"sheet": self._sheets[name], "start": 1})

    def _shift(self) -> None:
        shifts = (round(box.value() * _MICROMETRES) for box in (self.right, self.down))
        settings = self.context.settings
        known = with_shift(settings.value.calibration, self._sheet.name, *shifts)
        settings.change(calibration=known)
        # No option is another one, but the paper is.
        self.changed.emit({})

    def _open_ruler(self) -> None:
        page = self._page()
        if page is not None:
            open_paper(page, RULER.name, sheet=self._sheet)

    def _page(self) -> Page | None:
        above: object = self.parentWidget()
        while isinstance(above, QWidget) and not isinstance(above, Page):
            above = above.parentWidget()
        return above if isinstance(above, Page) else None

    def _measure(self) -> None:
        from ui.dialogs.label_sheet import measure_sheet  # noqa: PLC0415 - late: rarely asked

        name = measure_sheet(self.context, self, self._sheet)
        if name is not None:
            self.refresh()
            self.changed.emit({"sheet": self._sheets.get(name, LS_3114), "start": 1})


def sheet_name(sheet: BadgeSheet) -> str:
    """A sheet in words: its name, and how large its labels are."""
    if sheet.labels == 1:
        return _("Cards of %(width)g × %(height)g mm") % {
            "width": sheet.width,
            "height": sheet.height,
        }
    # To the millimetre, as the field has room for no more.
    return f"{sheet.name} · {sheet.label_width:.0f}×{sheet.label_height:.0f} mm"


def _label_size(sheet: BadgeSheet) -> str:
    return f"{sheet.label_width:g}×{sheet.label_height:g} mm"
