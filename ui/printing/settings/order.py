"""What lists and cards are sorted by."""

from PySide6.QtWidgets import QWidget

from eventapp.domain.kinds import SortedBy
from ui.language import _, pgettext
from ui.pages.base import Context
from ui.printing.documents.base import Document, PrintOptions, Setting
from ui.printing.settings.base import FormGroup
from ui.widgets.fields import ChoiceField


class OrderGroup(FormGroup):
    """By name, by organisation, or by category."""

    serves = frozenset({Setting.ORDER})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.order = ChoiceField(
            [
                (SortedBy.NAME.value, pgettext("sorted by", "Name")),
                (SortedBy.ORGANISATION.value, pgettext("sorted by", "Organisation")),
                (SortedBy.CATEGORY.value, pgettext("sorted by", "Category")),
            ]
        )
        self.order.committed.connect(lambda key: self.changed.emit({"order": SortedBy(key)}))
        self.form.add(_("Sorted by"), self.order)

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """Show by what."""
        del document
        self.order.set_value(options.order.value)
