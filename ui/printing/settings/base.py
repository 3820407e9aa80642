"""A group of settings beside the preview: what it shows, and what it changes."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.base import Context
from ui.printing.documents.base import Document, PrintOptions, Setting
from ui.widgets.fields import Form


class SettingGroup(QWidget):
    """Rows for one or some :class:`Setting`; the panel shows it for documents that have one.

    A group keeps no options: it shows those it is given without telling, and says which
    fields of :class:`PrintOptions` the user changed. What a document of its settings does
    not need, be it the whole group, is hidden by ``show_options``. A group is made when a
    document first needs it, and ``refresh`` comes before the first ``show_options``.

    Signals:
        changed: a dict of the fields of PrintOptions the user set, by name.
    """

    serves: ClassVar[frozenset[Setting]] = frozenset()
    # Declared as a dict, Qt would make plain texts of enum values.
    changed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    @classmethod
    def concerns(cls, document: Document) -> bool:
        """Whether a document is set by it."""
        return bool(cls.serves & document.settings)

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show how a document is set, without telling."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read again what the workspace offers: categories, sheets, layouts, people."""

    def show_items(self, count: int) -> None:
        """Hear how many things are on the paper that was made."""


class FormGroup(SettingGroup):
    """A group that is nothing but rows of a form."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.form = Form()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.form)
