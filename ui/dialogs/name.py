"""Asking what something is to be called."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import LineField
from ui.widgets.panels import row
from ui.widgets.text import PlainLabel


class NameDialog(QDialog):
    """One line to type a name into."""

    def __init__(self, parent: QWidget, headline: str, name: str, *, yes: str, limit: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(headline)
        self.field = LineField(name)
        self.field.setMaxLength(limit)
        self.field.setAccessibleName(headline)
        self.field.selectAll()
        self.yes = make_button(yes, Role.PRIMARY, clicked=self.accept)
        self.yes.setDefault(True)
        self.field.textChanged.connect(self._look)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.L)
        down.addWidget(PlainLabel(headline, size=Size.SECTION, bold=True, wrap=True))
        down.addWidget(self.field)
        down.addLayout(row(None, make_button(_("Cancel"), clicked=self.reject), self.yes))
        self.setFixedWidth(Extent.DIALOG)
        self.field.setFocus()

    def _look(self) -> None:
        self.yes.setEnabled(bool(self.field.text().strip()))


def ask_name(parent: QWidget, headline: str, name: str, *, yes: str, limit: int) -> str | None:
    """The name that was typed; None when the user thought better of it."""
    dialog = NameDialog(parent, headline, name, yes=yes, limit=limit)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return dialog.field.text().strip() if accepted else None
