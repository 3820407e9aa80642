"""A report that is too long for the quiet bar: read, copied, closed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import row
from ui.widgets.text import PlainLabel


class ReportDialog(QDialog):
    """A headline and lines of plain text."""

    def __init__(self, parent: QWidget, headline: str, lines: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(headline)
        self.resize(Extent.DIALOG_WIDE, Extent.DIALOG)
        self.text = report_text(lines)
        self.copy = make_button(_("Copy"), clicked=self._copy)
        close = make_button(_("Close"), Role.PRIMARY, clicked=self.accept)
        close.setDefault(True)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(headline, size=Size.SECTION, bold=True, wrap=True))
        down.addWidget(self.text, 1)
        down.addLayout(row(self.copy, None, close))
        close.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text.toPlainText())


def report_text(lines: Sequence[str]) -> QPlainTextEdit:
    """Lines of plain text to read."""
    text = QPlainTextEdit("\n".join(lines))
    text.setReadOnly(True)
    text.setAccessibleName(_("Report"))
    text.setTabChangesFocus(True)
    return text


def show_report(parent: QWidget, headline: str, lines: Sequence[str]) -> None:
    """Show a report until it is closed."""
    ReportDialog(parent, headline, lines).exec()
