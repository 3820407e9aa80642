"""Rows to write in, and who approves a list (결재란)."""

import re
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.language import _, ngettext, pgettext
from ui.pages.base import Context
from ui.printing.documents.base import Document, PrintOptions, Setting
from ui.printing.settings.base import FormGroup
from ui.theme import Size
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.text import PlainLabel, Tone

_ROWS: Final = (0, 5, 10, 20, 30, 50)
_MOST_BOXES: Final = 4
_LONGEST_TITLE: Final = 12
_BETWEEN: Final = re.compile(r"[,;/|·、，]")


class BlankGroup(FormGroup):
    """How many rows are left to write in."""

    serves = frozenset({Setting.BLANK})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.rows = ChoiceField()
        self.rows.committed.connect(lambda key: self.changed.emit({"blank": int(key)}))
        self.form.add(_("Blank rows"), self.rows)

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show how many, usual or not."""
        del document
        offered = sorted({*_ROWS, options.blank})
        self.rows.set_choices([(str(rows), _told(rows)) for rows in offered], str(options.blank))


class BoxesGroup(FormGroup):
    """Who approves it: a few short titles, typed on one line."""

    serves = frozenset({Setting.BOXES})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.titles = LineField(placeholder=_("Clerk, Manager, Director"))
        self.titles.committed.connect(self._read)
        self.form.add(_("Approval boxes"), self.titles)
        hint = _("Up to four titles, with commas between them. Empty for none.")
        self.form.add_wide(PlainLabel(hint, size=Size.SMALL, tone=Tone.MUTED, wrap=True))

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show the titles as they are printed."""
        del document
        self.titles.set_value(", ".join(options.boxes))

    def _read(self, text: str) -> None:
        titles = box_titles(text)
        self.titles.set_value(", ".join(titles))
        self.changed.emit({"boxes": titles})


def box_titles(text: str) -> tuple[str, ...]:
    """The titles somebody typed on one line, as many and as long as there is room for."""
    typed = (" ".join(part.split())[:_LONGEST_TITLE].strip() for part in _BETWEEN.split(text))
    return tuple(filter(None, typed))[:_MOST_BOXES]


def _told(rows: int) -> str:
    if not rows:
        return pgettext("rows", "None")
    return ngettext("At least %(n)d", "At least %(n)d", rows) % {"n": rows}
