"""About the program: its version, those of what it is built on, and the licences."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

import eventapp
from eventapp.paths import RESOURCES
from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import row
from ui.widgets.text import PlainLabel, Tone

_LICENCE_FILES = ("LICENSE", "THIRD-PARTY.md", "resources/fonts/OFL.txt")


class AboutDialog(QDialog):
    """What the program is, and under which terms."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About eventapp"))
        self.resize(Extent.DIALOG_WIDE, Extent.DIALOG)
        self.licences = QPlainTextEdit(licences())
        self.licences.setReadOnly(True)
        self.licences.setProperty("small", "true")
        self.licences.setAccessibleName(_("Licences"))
        close = make_button(_("Close"), Role.PRIMARY, clicked=self.accept)
        close.setDefault(True)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.XS)
        down.addWidget(PlainLabel("eventapp", size=Size.PAGE, bold=True))
        purpose = _("Runs a workshop from first plan to last paper, offline.")
        down.addWidget(PlainLabel(purpose, wrap=True))
        down.addWidget(PlainLabel(versions(), size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        down.addSpacing(Space.M)
        down.addWidget(PlainLabel(_("Licences"), bold=True))
        down.addWidget(self.licences, 1)
        down.addSpacing(Space.S)
        down.addLayout(row(None, close))
        close.setFocus()


def versions() -> str:
    """The program's version and those it runs on."""
    return _("Version %(version)s · Qt %(qt)s · Python %(python)s") % {
        "version": eventapp.__version__,
        "qt": qVersion(),
        "python": platform.python_version(),
    }


def licences() -> str:
    """The licence of the program and of what it brings along, as shipped."""
    root = RESOURCES.parent
    found = [root / name for name in _LICENCE_FILES if (root / name).is_file()]
    return "\n\n\n".join(path.read_text("utf-8").strip() for path in found)


def show_about(parent: QWidget) -> None:
    """Show it until it is closed."""
    AboutDialog(parent).exec()
