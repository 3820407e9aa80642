"""Asking for files and folders with the system's own dialogs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.language import _

Patterns = Sequence[tuple[str, str]]
"""What to offer: a name and patterns, such as ("Pictures", "*.png *.jpg")."""


def open_file(parent: QWidget, title: str, patterns: Patterns = ()) -> Path | None:
    """Ask for a file to open; None when the user thought better of it."""
    chosen, _filter = QFileDialog.getOpenFileName(parent, title, _start(), _filters(patterns))
    return _chosen(chosen)


def save_file(parent: QWidget, title: str, name: str = "", patterns: Patterns = ()) -> Path | None:
    """Ask where to write a file; the system's dialog asks before overwriting."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, title, str(Path(_start()) / name), _filters(patterns)
    )
    path = _chosen(chosen)
    if path is not None and not path.suffix and patterns:
        path = path.with_suffix(Path(patterns[0][1].split()[0]).suffix)
    return path


def choose_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder."""
    return _chosen(QFileDialog.getExistingDirectory(parent, title, _start()))


class _Last:
    """The folder used last in this session."""

    folder = Path.home()


def _start() -> str:
    return str(_Last.folder)


def _chosen(chosen: str) -> Path | None:
    if not chosen:
        return None
    path = Path(chosen)
    _Last.folder = path if path.is_dir() else path.parent
    return path


def _filters(patterns: Patterns) -> str:
    named = [f"{name} ({pattern})" for name, pattern in patterns]
    return ";;".join([*named, f"{_('All files')} (*)"])
