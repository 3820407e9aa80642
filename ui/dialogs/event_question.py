"""Asking for the one or two facts that make an event another: its name, its first day."""

from datetime import date

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import DateField, Form, LineField
from ui.widgets.panels import row
from ui.widgets.text import PlainLabel, Tone


class EventQuestion(QDialog):
    """A headline, what will happen, and a name or a first day (or both) to give."""

    def __init__(
        self,
        parent: QWidget | None,
        headline: str,
        details: str,
        *,
        yes: str,
        name: str | None = None,
        first_day: date | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(headline)
        self.name = LineField(name or "")
        self.first_day = DateField(first_day)
        self.yes = make_button(yes, Role.PRIMARY, clicked=self.accept)
        self.yes.setDefault(True)
        form = Form()
        if name is not None:
            form.add(_("Name"), self.name)
            self.name.selectAll()
        if first_day is not None:
            form.add(_("First day"), self.first_day)
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(headline, size=Size.SECTION, bold=True, wrap=True))
        down.addWidget(PlainLabel(details, tone=Tone.MUTED, wrap=True))
        down.addWidget(form)
        down.addLayout(row(None, make_button(_("Cancel"), clicked=self.reject), self.yes))
        if name is not None:
            self.name.textChanged.connect(lambda _text: self._allow())
            self._allow()
        # Wrapped lines are as high as this width makes them, which Qt's first guess is not.
        self.setFixedSize(Extent.DIALOG, down.totalHeightForWidth(Extent.DIALOG))
        (self.name if name is not None else self.first_day).setFocus()

    def ask(self) -> tuple[str, date] | None:
        """The name and the first day given; None when the user thought better of it."""
        if self.exec() != QDialog.DialogCode.Accepted:
            return None
        first_day: date = self.first_day.date().toPython()  # type: ignore[assignment]
        return self.name.text().strip(), first_day

    def _allow(self) -> None:
        self.yes.setEnabled(bool(self.name.text().strip()))
