"""Asking for files with the system's own dialogs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from ui import icons
from ui.dialogs.confirm import confirm
from ui.icons import Ink
from ui.language import _

Patterns = Sequence[tuple[str, str]]
"""What to offer: a name and patterns, such as ("Pictures", "*.png *.jpg")."""


def open_file(parent: QWidget, title: str, patterns: Patterns = ()) -> Path | None:
    """Ask for a file to open; None when the user thought better of it."""
    dialog = _dialog(parent, title, patterns)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask(dialog)


def save_file(parent: QWidget, title: str, name: str = "", patterns: Patterns = ()) -> Path | None:
    """Ask where to write a file; the system's dialog asks before overwriting.

    A name without the ending of the first pattern gets it, before that question.
    """
    dialog = _dialog(parent, title, patterns)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if patterns:
        dialog.setDefaultSuffix(Path(patterns[0][1].split()[0]).suffix)
    dialog.selectFile(name)
    path = _ask(dialog)
    return path if path is None or not patterns else _ended(parent, path, patterns)


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder; None when the user thought better of it."""
    dialog = _dialog(parent, title, ())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _ask(dialog)


class _Last:
    """The folder used last in this session."""

    folder = Path.home()


_ARROWS: Final = {
    "backButton": "chevron-left",
    "forwardButton": "chevron-right",
    "toParentButton": "chevron-up",
}
"""Qt's own dialog, where the system has none, draws these in black in a dark window, too."""


def _dialog(parent: QWidget, title: str, patterns: Patterns) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(_Last.folder), _filters(patterns))
    for name, icon in _ARROWS.items():
        if isinstance(button := dialog.findChild(QToolButton, name), QToolButton):
            button.setIcon(icons.icon(icon, Ink.TEXT))
    # Qt's own Korean lacks these two.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Kind of file:"))
    return dialog


def _ended(parent: QWidget, path: Path, patterns: Patterns) -> Path | None:
    """The path with one of the endings: "2026.11.23" has one in the system's eyes, not in ours.

    The system then asked about another file, so this asks about the right one.
    """
    endings = [Path(pattern).suffix for pattern in patterns[0][1].split()]
    if path.suffix.lower() in endings:
        return path
    path = path.with_name(path.name + endings[0])
    headline = _("Replace “%(name)s”?") % {"name": path.name}
    details = _("There is a file of this name already.")
    if path.exists() and not confirm(parent, headline, details, yes=_("Replace"), danger=True):
        return None
    return path


def _ask(dialog: QFileDialog) -> Path | None:
    try:
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        chosen = dialog.selectedFiles() if accepted else []
    finally:
        dialog.deleteLater()
    if not chosen:
        return None
    path = Path(chosen[0])
    _Last.folder = path if path.is_dir() else path.parent
    return path


def _filters(patterns: Patterns) -> str:
    named = [f"{name} ({pattern})" for name, pattern in patterns]
    return ";;".join([*named, _("All files") + " (*)"])
