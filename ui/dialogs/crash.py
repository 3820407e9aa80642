"""What the user sees after an error nobody expected."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import row
from ui.widgets.text import PlainLabel, Tone


class CrashDialog(QDialog):
    """Says what is safe, offers the report, and lets the user go on or quit."""

    def __init__(self, parent: QWidget | None, report: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong"))
        self.setFixedWidth(Extent.DIALOG_WIDE)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(_("Report"))
        self.quit = make_button(_("Quit"), clicked=self.reject)
        self.go_on = make_button(_("Go on working"), Role.PRIMARY, clicked=self.accept)
        self.go_on.setDefault(True)
        self.copy = make_button(_("Copy the report"), icon="copy", clicked=self._copy)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.S)
        down.addWidget(PlainLabel(self.windowTitle(), size=Size.SECTION, bold=True))
        safe = _(
            "What you had saved is safe: every change was stored when you made it. "
            "The last thing you did may not have happened."
        )
        down.addWidget(PlainLabel(safe, wrap=True))
        private = _("The report below names places in the program, and nothing of yours.")
        down.addWidget(PlainLabel(private, tone=Tone.MUTED, wrap=True))
        down.addWidget(self.report)
        down.addLayout(row(self.copy, None, self.quit, self.go_on))
        self.go_on.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(_("Copied"))


def ask_after_crash(parent: QWidget | None, report: str) -> bool:
    """Show the report; tells whether the user wants to go on."""
    return CrashDialog(parent, report).exec() == QDialog.DialogCode.Accepted
