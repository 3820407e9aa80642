"""A file of a session as a line: its name, its size, and what can be done with it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu

from eventapp.services.session_details import MaterialRow
from ui import icons
from ui.icons import Ink
from ui.language import _
from ui.programme.brief_field import BriefField
from ui.programme.focus_line import FocusLine
from ui.programme.material_files import size_text
from ui.theme import Extent, Size, Space
from ui.widgets.clamped import ClampedLabel
from ui.widgets.panels import column
from ui.widgets.text import PlainLabel, Tone

_SHORT: Final = 5
_OPENING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class MaterialLine(FocusLine):
    """Shows a file: Enter opens it, F2 renames it, Delete deletes it.

    Signals:
        opened: it is to be shown.
        saved: a copy is to be written somewhere.
        renamed: the new name.
        deleted: it is to go.
    """

    opened = Signal()
    saved = Signal()
    renamed = Signal(str)
    deleted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.material: MaterialRow | None = None
        sign = QLabel()
        sign.setPixmap(icons.pixmap("document", Ink.MUTED, Extent.ICON))
        self.name = ClampedLabel()
        self.size_label = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.editor = BriefField()
        self.editor.setAccessibleName(_("Name of the file"))
        self.editor.hide()
        self.editor.committed.connect(self.renamed)
        self.editor.left.connect(self._end_renaming)
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.RING, Space.XS, 0, Space.XS)
        across.setSpacing(Space.S)
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(column(self.name, self.editor, self.size_label, spacing=0), 1)
        across.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_material(self, material: MaterialRow) -> None:
        """Show a file."""
        self.material = material
        self.name.setText(material.name)
        self.size_label.setText(_kind_and_size(material))
        self.name.setVisible(self.editor.isHidden())
        self.editor.set_value(material.name)
        self.setAccessibleName(f"{material.name}, {self.size_label.text()}")

    def rename(self) -> None:
        """Let the name be typed; the ending is left out of what typing replaces."""
        if self.material is None:
            return
        self.name.hide()
        self.editor.show()
        self.editor.setFocus()
        stem = self.material.name.rpartition(".")[0] or self.material.name
        self.editor.setSelection(0, len(stem))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, rename on F2, delete on Delete."""
        if not self.hasFocus():
            super().keyPressEvent(event)
        elif event.key() in _OPENING:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def fill(self, menu: QMenu) -> None:
        """What can be done with a file."""
        menu.addAction(icons.icon("eye"), _("Open"), self.opened.emit)
        menu.addAction(icons.icon("download"), _("Save as…"), self.saved.emit)
        menu.addAction(icons.icon("edit"), _("Rename"), self.rename)
        menu.addSeparator()
        menu.addAction(icons.icon("trash"), _("Delete this file"), self.deleted.emit)

    def _end_renaming(self) -> None:
        if self.editor.isHidden():
            return
        if self.editor.hasFocus():
            self.setFocus()
        self.editor.hide()
        self.name.show()


def _kind_and_size(material: MaterialRow) -> str:
    """The ending, which a long name may hide, and the size."""
    stem, _dot, ending = material.name.rpartition(".")
    told = (ending.upper() if stem and len(ending) <= _SHORT else "", size_text(material.size))
    return " · ".join(part for part in told if part)
