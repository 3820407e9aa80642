"""The badges that are to be printed again: who, why, and a button for each and for all."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from eventapp.domain.kinds import PrintStatus
from eventapp.services.badge_prints import BadgePrintRow, waiting_prints
from ui.checkin.badge_printing import BadgePrinting
from ui.checkin.recent import WhoLine
from ui.language import _, ngettext
from ui.pages.base import Context
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import boxed, column, row
from ui.widgets.text import ElidedLabel, PlainLabel, Tone

MOST_SHOWN: Final = 4
"""The list is a reminder; the rest comes up as these are printed."""


class ReprintList(QWidget):
    """The waiting and the failed badges; nothing at all while there are none.

    One line says how many: the last scans are below, and must not be pushed out of sight.
    """

    def __init__(
        self, context: Context, printing: BadgePrinting, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._printing = context, printing
        self.all = make_button(_("Print all"), Role.LINK, clicked=printing.print_all)
        self.all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Badges to print again"))
        self.title = ElidedLabel(bold=True)
        self.unfold = make_button(_("Show"), Role.LINK, clicked=self._turn)
        self.unfold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.note = PlainLabel(size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        self.rows = [ReprintRow(self) for _number in range(MOST_SHOWN)]
        for line in self.rows:
            line.again_asked.connect(self._again)
        self.more = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.inside = boxed(column(self.note, boxed(column(*self.rows, spacing=0)), self.more))
        self.inside.hide()
        head = row(self.title, None, self.all, self.unfold)
        self.setLayout(column(boxed(head), self.inside, spacing=0))
        printing.list_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        waiting = waiting_prints(self._context.workspace, self._context.event_id)
        self.setVisible(bool(waiting))
        self._tell(waiting)
        has_printer = bool(self._printing.printer)
        self.all.setVisible(has_printer)
        for number, line in enumerate(self.rows):
            line.setVisible(number < len(waiting))
            if number < len(waiting):
                line.show_print(waiting[number], offer=has_printer)

    def _turn(self) -> None:
        self.inside.setVisible(self.inside.isHidden())
        self.unfold.setText(_("Show") if self.inside.isHidden() else _("Fold"))
        self.unfold.setAccessibleName(self.unfold.text())

    def _tell(self, waiting: Sequence[BadgePrintRow]) -> None:
        count = ngettext("%(n)d badge to print", "%(n)d badges to print", len(waiting))
        self.title.setText(count % {"n": len(waiting)})
        self.note.setText(_("No badge printer is chosen; settings has one to choose."))
        self.note.setVisible(not self._printing.printer)
        hidden = len(waiting) - MOST_SHOWN
        more = ngettext("and %(n)d more", "and %(n)d more", max(hidden, 0)) % {"n": hidden}
        self.more.setText(more)
        self.more.setVisible(hidden > 0)

    def _again(self, row: BadgePrintRow) -> None:
        self._printing.print_again(row.id, row.attendee)


class ReprintRow(QFrame):
    """One badge: whose, that it waits or failed, and "Again".

    Signals:
        again_asked: the :class:`BadgePrintRow` to print.
    """

    again_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "scan-row")
        self.setFixedHeight(Extent.ROW)
        self.shown: BadgePrintRow | None = None
        self.who = WhoLine()
        self.word = PlainLabel(size=Size.SMALL)
        self.again = make_button(_("Again"), Role.LINK, clicked=self._ask)
        self.again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.XS, 0, 0, 0)
        across.setSpacing(Space.S)
        across.addWidget(self.who, 1)
        across.addWidget(self.word)
        across.addWidget(self.again)

    def show_print(self, row: BadgePrintRow, *, offer: bool) -> None:
        """Show another badge."""
        self.shown = row
        self.who.show_texts(row.name, row.organisation)
        failed = row.status is PrintStatus.FAILED
        self.word.setText(_("failed") if failed else _("waits"))
        self.word.set_tone(Tone.REFUSED if failed else Tone.MUTED)
        self.word.setToolTip("")
        self.again.setVisible(offer)
        says = _("Print the badge of %(name)s again") % {"name": row.name}
        self.again.setAccessibleName(says)
        self.setAccessibleName(f"{row.name}, {self.word.text()}")

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        return QSize(0, Extent.ROW)

    def _ask(self) -> None:
        if self.shown is not None:
            self.again_asked.emit(self.shown)
