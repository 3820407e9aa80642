"""The middle of the desk: the verdict, whom was found, or a form somebody is filling in."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.checkin.card import VerdictCard
from ui.checkin.finder import Finder
from ui.checkin.outcome import Outcome
from ui.theme import Motion


class Stage(QStackedWidget):
    """One thing at a time; a form that was interrupted by a scan comes back by itself.

    Signals:
        opened: the form that stands open now, or None.
    """

    opened = Signal(object)

    def __init__(self, card: VerdictCard, finder: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card, self.finder = card, finder
        self.form: QWidget | None = None
        self._focused: QWidget | None = None
        self.addWidget(card)
        self.addWidget(finder)
        self._glance = QTimer(self, singleShot=True, interval=Motion.GLANCE)
        self._glance.timeout.connect(self._return)

    @property
    def is_searching(self) -> bool:
        """Whether whom was found is shown."""
        return self.currentWidget() is self.finder

    def show_outcome(self, outcome: Outcome) -> None:
        """Show a verdict; an open form waits beneath it for as long as a glance takes."""
        self.card.show_outcome(outcome)
        self.show_card()

    def show_card(self) -> None:
        """Show the verdict, or that the desk is ready."""
        if self.currentWidget() is self.form:
            self._focused = QApplication.focusWidget()
        self.setCurrentWidget(self.card)
        outcome = self.card.outcome
        if self.form is not None and not (outcome is not None and outcome.stays):
            self._glance.start()

    def show_found(self) -> None:
        """Show whom was found."""
        if self.currentWidget() is self.form:
            self._focused = None
        self._glance.stop()
        self.setCurrentWidget(self.finder)

    def rest(self) -> None:
        """Show what is there when nobody is looked for."""
        if self.form is None or (self.card.outcome is not None and self._glance.isActive()):
            self.show_card()
        else:
            self.setCurrentWidget(self.form)

    def open(self, form: QWidget) -> None:
        """Show a form, or come back to it."""
        known = self.form is form
        self._glance.stop()
        if self.indexOf(form) < 0:
            self.addWidget(form)
        self.form = form
        self.setCurrentWidget(form)
        if not (known and self._restore_focus()):
            form.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit(form)

    def close_form(self) -> None:
        """Take the form away; what is beneath it is the card."""
        if self.form is not None:
            self.form, self._focused = None, None
            self._glance.stop()
            if not self.is_searching:
                self.setCurrentWidget(self.card)
            self.opened.emit(None)

    def _return(self) -> None:
        if self.form is not None and self.currentWidget() is self.card:
            self.setCurrentWidget(self.form)
            self._restore_focus()

    def _restore_focus(self) -> bool:
        focused, self._focused = self._focused, None
        if focused is None or self.form is None or not self.form.isAncestorOf(focused):
            return False
        focused.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
