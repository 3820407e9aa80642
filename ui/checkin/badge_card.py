"""This computer's badge printer, in the settings: which one, which card, and a try."""

from functools import partial

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from ui.checkin.badge_printing import (
    CARDS,
    OpenPrinter,
    chosen_card,
    named_printer,
    print_badge,
    sample_badge,
    this_card,
)
from ui.jobs import run_job
from ui.language import _, language
from ui.pages.base import Context
from ui.printing.settings.labels import sheet_name
from ui.widgets.buttons import make_button
from ui.widgets.fields import ChoiceField, Form
from ui.widgets.panels import Card, boxed, row
from ui.widgets.text import PlainLabel, Tone


class PrinterField(ChoiceField):
    """The system's printers, asked for when somebody is about to choose: that may take a while.

    Until then it shows the one chosen; one that is not there any more says so.
    """

    def __init__(self, value: str, parent: QWidget | None = None) -> None:
        kept = [(value, value)] if value else []
        super().__init__([("", _("No badge printer")), *kept], value, parent=parent)
        self._asked = False

    def showPopup(self) -> None:
        """Offer what there is."""
        self._ask()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer what there is to the arrow keys, too."""
        self._ask()
        super().focusInEvent(event)

    def _ask(self) -> None:
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - late: QtPrintSupport

        if self._asked:
            return
        self._asked = True
        names = list(QPrinterInfo.availablePrinterNames())
        lost = self.value and self.value not in names
        gone = [(self.value, _("%(name)s (not connected)") % {"name": self.value})] if lost else []
        self.set_choices(
            [("", _("No badge printer")), *((name, name) for name in names), *gone], self.value
        )


class BadgePrinterCard(Card):
    """The printer and the card it takes; kept as soon as chosen."""

    def __init__(
        self,
        context: Context,
        *,
        open_printer: OpenPrinter = named_printer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Badge printer"), parent=parent)
        self._context, self._open = context, open_printer
        kept = context.settings.value
        self.printer = PrinterField(kept.badge_printer)
        self.printer.committed.connect(self._choose_printer)
        self.card = ChoiceField(
            [(name, sheet_name(sheet)) for name, sheet in CARDS.items()],
            chosen_card(kept.badge_card).name,
        )
        self.card.committed.connect(lambda name: context.settings.change(badge_card=name))
        self.test = make_button(_("Print a test badge"), icon="printer", clicked=self._try)
        form = self.add(Form())
        form.add(_("Printer"), self.printer)
        form.add(_("Card"), self.card)
        hint = _(
            "Prints badges as people come in, where the gate says so. Without a printer they"
            " wait in a list at the desk."
        )
        self.add(PlainLabel(hint, tone=Tone.MUTED, wrap=True))
        self.add(boxed(row(self.test, None)))
        self._allow()

    def _choose_printer(self, name: str) -> None:
        self._context.settings.change(badge_printer=name)
        self._allow()

    def _allow(self) -> None:
        self.test.setEnabled(
            bool(self._context.settings.value.badge_printer) and self._context.event.id is not None
        )

    def _try(self) -> None:
        kept = self._context.settings.value
        said = _("Sent to “%(printer)s”") % {"printer": kept.badge_printer}
        run_job(
            self,
            _("Printing a badge"),
            partial(
                print_badge,
                sample_badge(self._context),
                printer=kept.badge_printer,
                card=this_card(self._context),
                language=language(),
                open_printer=self._open,
            ),
            lambda _pages: self._context.say(said, undo=False),
        )
