"""A5 pages folded out of A4, and how far the paper inside is pushed out."""

from typing import Final

from PySide6.QtWidgets import QWidget

from ui.language import _, pgettext
from ui.pages.base import Context
from ui.printing.documents.base import Document, PrintOptions, Setting
from ui.printing.settings.base import FormGroup
from ui.theme import Size
from ui.widgets.buttons import Segmented
from ui.widgets.choices import CheckField
from ui.widgets.text import PlainLabel, Tone

_CREEPS: Final = (0, 100, 200)
"""Micrometres a folded sheet: thin office paper takes one tenth, card two."""


class FoldingGroup(FormGroup):
    """Whether a booklet is laid out for folding, with how to print, fold and staple it."""

    serves = frozenset({Setting.BOOKLET})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.folded = self.form.add_wide(CheckField(_("Fold A5 pages out of A4")))
        self.folded.committed.connect(lambda value: self.changed.emit({"booklet": value}))
        self.creep = self.form.add(
            _("Creep"),
            Segmented([(str(creep), _width(creep)) for creep in _CREEPS], name=_("Creep")),
        )
        self.creep.chosen.connect(lambda value: self.changed.emit({"creep": int(value)}))
        self._about_creep = self._note(
            _("Moves what is printed on inner sheets towards the fold, so much a sheet.")
        )
        self.how = self._note(
            _(
                "Print on both sides and turn on the short edge. Then fold the sheets"
                " together and staple them in the fold."
            )
        )

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show whether it is folded; the rest concerns only who folds."""
        del document
        self.folded.set_value(options.booklet)
        self.creep.set_value(str(options.creep))
        self.form.set_row_visible(self.creep, visible=options.booklet)
        self._about_creep.setVisible(options.booklet)
        self.how.setVisible(options.booklet)

    def _note(self, text: str) -> PlainLabel:
        note = PlainLabel(text, size=Size.SMALL, tone=Tone.MUTED, wrap=True, parent=self)
        return self.form.add_wide(note)


def _width(micrometres: int) -> str:
    if not micrometres:
        return pgettext("creep", "Off")
    return _("%(width)g mm") % {"width": micrometres / 1000}
