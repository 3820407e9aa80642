"""Who is registered already and may be the one at the desk."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eventapp.services.attendees import AttendeeRow
from ui.icons import Ink
from ui.language import _
from ui.theme import Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import Note, boxed, clear_layout, column, row
from ui.widgets.text import ElidedLabel, Tone


class LookAlikes(Note):
    """A remark in the walk-in form, with a way to admit each of them.

    Signals:
        chosen: the :class:`AttendeeRow` to admit.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Perhaps registered already"), mark=Ink.ALREADY, parent=parent)
        self.rows: Sequence[AttendeeRow] = ()
        self._list = column(spacing=Space.XS)
        self._words.addLayout(self._list)
        self.hide()

    def show_rows(self, rows: Sequence[AttendeeRow]) -> None:
        """Show others; without any it is not there."""
        if rows == self.rows:
            return
        self.rows = rows
        clear_layout(self._list)
        for line in rows:
            said = " · ".join(
                part for part in (line.name, line.organisation, line.position) if part
            )
            label = ElidedLabel(said, tone=Tone.ALREADY)
            admit = make_button(_("Admit"), Role.LINK, clicked=partial(self.chosen.emit, line))
            admit.setAccessibleName(_("Admit %(name)s") % {"name": line.name})
            across = row(label, admit)
            across.setStretch(0, 1)
            self._list.addWidget(boxed(across))
        self.setVisible(bool(rows))
