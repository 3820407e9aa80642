"""Choosing a backup to go back to."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import row
from ui.widgets.text import PlainLabel, Tone


class BackupDialog(QDialog):
    """The backups of a workspace, the newest first."""

    def __init__(self, parent: QWidget, backups: Sequence[tuple[Path, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Restore a backup"))
        self.setFixedWidth(Extent.DIALOG)
        self._backups = backups
        self.list = QListWidget()
        self.list.addItems([text for _path, text in backups])
        self.list.setAccessibleName(_("Backups"))
        self.restore = make_button(_("Restore this backup"), Role.PRIMARY, clicked=self.accept)
        self.restore.setDefault(True)
        self.restore.setEnabled(bool(backups))
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.setCurrentRow(0)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(self.windowTitle(), size=Size.SECTION, bold=True))
        down.addWidget(PlainLabel(self._line(), tone=Tone.MUTED, wrap=True))
        down.addWidget(self.list)
        down.addLayout(row(None, make_button(_("Cancel"), clicked=self.reject), self.restore))

    def chosen(self) -> Path | None:
        """The backup marked in the list."""
        at = self.list.currentRow()
        return self._backups[at][0] if at >= 0 else None

    def _line(self) -> str:
        if not self._backups:
            return _("There is no backup yet. One is made whenever a changed workspace is closed.")
        return _("The workspace as it is now is kept beside it, so nothing is lost.")


def choose_backup(parent: QWidget, backups: Sequence[tuple[Path, str]]) -> Path | None:
    """Ask which backup (path, words) to restore."""
    dialog = BackupDialog(parent, backups)
    return dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else None
