"""An attendee's ticket in the side panel: its QR, its code to read out, a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import TicketCode
from eventapp.domain.tickets import display_code
from ui.attendees.qr import QrView
from ui.language import _
from ui.theme import Size
from ui.widgets.buttons import make_button
from ui.widgets.panels import column, row
from ui.widgets.text import PlainLabel, Tone

_GROUPS_A_LINE = 4


class TicketView(QWidget):
    """The QR, the code in groups, and what can be done with them.

    Signals:
        copy_asked: the code is wanted on the clipboard.
        reissue_asked: a new ticket is wanted.
    """

    copy_asked = Signal()
    reissue_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.qr = QrView()
        self.code = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.code.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = make_button(_("Copy the code"), icon="copy", clicked=self.copy_asked.emit)
        self.reissue = make_button(_("Reissue"), icon="refresh", clicked=self.reissue_asked.emit)
        note = _("Reissue a lost or copied ticket: the one shown here then stops working.")
        down = column(self.qr, self.code)
        down.setAlignment(self.qr, Qt.AlignmentFlag.AlignHCenter)
        down.addLayout(row(None, self.copy, self.reissue, None))
        down.addWidget(PlainLabel(note, size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        self.setLayout(down)

    def show_code(self, code: TicketCode | None) -> None:
        """Show another ticket."""
        self.qr.show_code(code)
        self.code.setText(_("No valid ticket") if code is None else in_lines(code))
        self.copy.setEnabled(code is not None)


def in_lines(code: TicketCode) -> str:
    """A code in groups of four, over two lines."""
    groups = display_code(code).split("-")
    first, second = groups[:_GROUPS_A_LINE], groups[_GROUPS_A_LINE:]
    return "-".join(first) + "-\n" + "-".join(second)
