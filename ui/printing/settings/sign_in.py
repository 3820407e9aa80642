"""Rows to write in, and who approves a list (결재란)."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from reports.styles.approvals import APPROVALS
from ui.language import _, ngettext, pgettext
from ui.pages.base import Context
from ui.printing.documents.base import Document, PrintOptions, Setting
from ui.printing.settings.base import FormGroup
from ui.theme import Motion, Size
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.text import PlainLabel, Tone

_ROWS: Final = (0, 5, 10, 20, 30, 50)
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
        self.hint = self.form.add_wide(PlainLabel(size=Size.SMALL, wrap=True))
        self._shown: tuple[str, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=Motion.SEARCH_PAUSE)
        self._pause.timeout.connect(lambda: self._tell(self.titles.text()))
        self.titles.textEdited.connect(self._pause.start)

    def refresh(self) -> None:
        """Say how it is typed."""
        self._hint(())

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show the titles as they are printed."""
        del document
        self._shown = options.boxes
        self.titles.set_value(", ".join(options.boxes))

    def _read(self, text: str) -> None:
        """Keep what there is room for."""
        self._tell(text)
        self.titles.set_value(", ".join(self._shown))

    def _tell(self, text: str) -> None:
        """Say what is typed so far, and what of it does not fit."""
        self._pause.stop()
        typed = _typed_titles(text)
        self._hint(typed[APPROVALS.boxes :])
        titles = typed[: APPROVALS.boxes]
        if titles != self._shown:
            self._shown = titles
            self.changed.emit({"boxes": titles})

    def _hint(self, left_out: Sequence[str]) -> None:
        said = _("Up to four titles, with commas between them. Empty for none.")
        if left_out:
            said = _("Four boxes fit. Left out: %(titles)s") % {"titles": ", ".join(left_out)}
        self.hint.set_tone(Tone.ALREADY if left_out else Tone.MUTED)
        self.hint.setText(said)


def box_titles(text: str) -> tuple[str, ...]:
    """The titles somebody typed on one line, as many and as long as there is room for."""
    return _typed_titles(text)[: APPROVALS.boxes]


def _typed_titles(text: str) -> tuple[str, ...]:
    typed = (" ".join(part.split())[:_LONGEST_TITLE].strip() for part in _BETWEEN.split(text))
    return tuple(filter(None, typed))


def _told(rows: int) -> str:
    if not rows:
        return pgettext("rows", "None")
    return ngettext("At least %(n)d", "At least %(n)d", rows) % {"n": rows}
