"""The QR of a ticket on the screen: black on white in both looks, its quiet zone kept."""

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import TicketCode
from ui import theme
from ui.language import _
from ui.theme import Extent

QUIET_MODULES: Final = 4
_MASK: Final = 2
_TICKET_VERSION: Final = 2
"""Holds a ticket's 26 characters at the second-best error correction, as on paper."""


@lru_cache(maxsize=8)
def matrix_of(code: TicketCode) -> tuple[tuple[bool, ...], ...]:
    """The modules of a code from the top, dark ones True."""
    # Needed only when somebody looks at a ticket.
    from qrcode.constants import ERROR_CORRECT_Q  # noqa: PLC0415
    from qrcode.main import QRCode  # noqa: PLC0415
    from qrcode.util import QRData  # noqa: PLC0415

    made = QRCode(
        version=_TICKET_VERSION, error_correction=ERROR_CORRECT_Q, mask_pattern=_MASK, border=0
    )
    made.add_data(QRData(code))
    made.make(fit=False)
    return tuple(tuple(map(bool, line)) for line in made.modules)


class QrView(QWidget):
    """A ticket's QR, each module a whole number of pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code: TicketCode | None = None
        self.setFixedSize(Extent.QR, Extent.QR)
        self.setAccessibleName(_("QR code of the ticket"))

    def show_code(self, code: TicketCode | None) -> None:
        """Show another ticket, or none."""
        self.code = code
        self.setVisible(code is not None)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the white ground and the dark modules."""
        if self.code is None:
            return
        matrix = matrix_of(self.code)
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if theme.current().dark is False:
            painter.setPen(theme.colour(theme.current().line))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        side = self.width() // (len(matrix) + 2 * QUIET_MODULES)
        start = (self.width() - side * len(matrix)) // 2
        for down, line in enumerate(matrix):
            for across, dark in enumerate(line):
                if dark:
                    place = QRect(start + across * side, start + down * side, side, side)
                    painter.fillRect(place, Qt.GlobalColor.black)
        painter.end()
