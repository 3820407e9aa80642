"""Who comes instead of somebody (대리참석): named under their line, and since when."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QPushButton, QVBoxLayout, QWidget

from eventapp.services.appearances import ReplacementRow
from ui import words
from ui.language import _, date_text
from ui.theme import Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.lines import ENTER, LineField
from ui.widgets.panels import boxed, row
from ui.widgets.text import PlainLabel, Tone


class StandInForm(QWidget):
    """Asks who comes instead of somebody, and why.

    Signals:
        named: (name, reason); the name is an entry's text, or somebody new's.
        left: nobody was named after all.
    """

    named = Signal(str, str)
    left = Signal()

    def __init__(
        self,
        absent: str,
        known: Sequence[str],
        history: Sequence[ReplacementRow],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        heading = PlainLabel(
            _("Who comes instead of %(name)s?") % {"name": absent}, size=Size.SMALL, wrap=True
        )
        self.who = LineField(placeholder=_("Name of the stand-in"))
        self.who.setAccessibleName(heading.text())
        self.who.setCompleter(_completer(self.who, known))
        self.reason = LineField(placeholder=_("Reason, if you like"))
        self.reason.setAccessibleName(_("Reason"))
        self.do = make_button(_("Name the stand-in"), clicked=self._name)
        self.do.setEnabled(False)
        cancel = make_button(_("Cancel"), Role.QUIET, clicked=self.left.emit)
        self.who.textChanged.connect(lambda text: self.do.setEnabled(bool(text.strip())))
        self.who.returnPressed.connect(self._go_on)
        self.reason.returnPressed.connect(self._name)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, Space.S, 0, Space.XS)
        down.setSpacing(Space.XS)
        for widget in (heading, self.who, self.reason):
            down.addWidget(widget)
        down.addWidget(boxed(row(self.do, cancel, None, spacing=Space.XS)))
        if history:
            down.addWidget(History(history))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if not _is_ours(self, event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()

    def _go_on(self) -> None:
        if self.who.text().strip():
            self.reason.setFocus()

    def _name(self) -> None:
        if who := self.who.text().strip():
            self.named.emit(who, self.reason.text().strip())


class History(QWidget):
    """Who was to come, from when on and why, the newest first."""

    def __init__(self, rows: Sequence[ReplacementRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = [replacement_text(entry) for entry in reversed(rows)]
        down = QVBoxLayout(self)
        down.setContentsMargins(0, Space.XS, 0, Space.XS)
        down.setSpacing(Space.RING)
        for number, line in enumerate(self.lines):
            tone = Tone.TEXT if number == 0 else Tone.MUTED
            down.addWidget(PlainLabel(line, size=Size.SMALL, tone=tone, wrap=True))
        self.setAccessibleName(_("Who was to come"))
        self.setAccessibleDescription("\n".join(self.lines))


class HistoryBox(QWidget):
    """The history under a line, and the way to fold it again.

    Signals:
        left: it was read.
    """

    left = Signal()

    def __init__(self, rows: Sequence[ReplacementRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history = History(rows)
        self.close_button = make_button(_("Close"), Role.LINK, clicked=self.left.emit)
        self.close_button.setProperty("flush", "true")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, Space.XS, 0, 0)
        down.setSpacing(Space.XS)
        down.addWidget(PlainLabel(_("Who was to come"), size=Size.SMALL, bold=True))
        down.addWidget(self.history)
        down.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if not _is_ours(self, event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()


def replacement_text(entry: ReplacementRow) -> str:
    """One entry of a history: from when on, who, why."""
    name = words.pick(entry.name, entry.name_en)
    who = _("%(name)s as stand-in") % {"name": name} if name else _("Comes themselves")
    return " · ".join(part for part in (date_text(entry.noted_on), who, entry.reason) if part)


def since_text(entry: ReplacementRow) -> str:
    """From when on the stand-in comes, and why, for the line itself."""
    since = _("Stand-in since %(date)s") % {"date": date_text(entry.noted_on)}
    return " · ".join(part for part in (since, entry.reason) if part)


def _is_ours(form: QWidget, event: QKeyEvent) -> bool:
    """Whether a key ends here: the line above has deeds of its own for these.

    Enter presses a button, too; a field has done with it before.
    """
    button = form.focusWidget()
    if event.key() in ENTER and isinstance(button, QPushButton):
        button.click()
    return event.key() in {*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Delete}


def _completer(field: LineField, known: Sequence[str]) -> QCompleter:
    completer = QCompleter(QStringListModel(list(known), field), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    # The completer writes the name into the line after this signal.
    completer.activated.connect(lambda _name: QTimer.singleShot(0, field, field.returnPressed.emit))
    return completer
