"""A group of settings beside the preview: what it shows, and what it changes."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.base import Context
from ui.printing.documents.base import Document, PrintOptions, Setting


class SettingGroup(QWidget):
    """Rows for one or some :class:`Setting`; the panel shows it for documents that have one.

    A group keeps no options: it shows those it is given without telling, and says which
    fields of :class:`PrintOptions` the user changed. Widgets that a document of its settings
    does not need are hidden by ``show_options``.

    Signals:
        changed: the fields of PrintOptions the user set, by name.
    """

    serves: ClassVar[frozenset[Setting]]
    changed = Signal(dict)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show how a document is set, without telling."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again what the workspace offers: categories, sheets, layouts, people."""
