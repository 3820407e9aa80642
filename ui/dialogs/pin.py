"""Asking for the PIN: to set one, to change or remove it, to end desk mode."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from eventapp.domain.errors import EventAppError
from eventapp.services.desk_lock import (
    LEAST_DIGITS,
    has_pin,
    leave_desk_role,
    remove_pin,
    set_pin,
)
from ui.dialogs.confirm import confirm
from ui.language import _
from ui.lock.pin_field import PinField
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.fields import Form
from ui.widgets.panels import row
from ui.widgets.text import PlainLabel, Tone
from ui.wording import word_error

if TYPE_CHECKING:
    from eventapp.services.workspace import Workspace

Take = Callable[[str, str], object]
"""Does what was asked with (the PIN in force, the new one); raises what is wrong with them."""


class PinDialog(QDialog):
    """A headline, what follows from it, and PINs to type: the one in force, a new one twice.

    It stays until they are right; why they are not is said below them.
    """

    def __init__(
        self,
        parent: QWidget,
        headline: str,
        details: str,
        *,
        yes: str,
        take: Take,
        asks_old: bool = False,
        asks_new: bool = False,
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._asks_new = asks_new
        self.setWindowTitle(headline)
        self.old, self.new, self.again = PinField(), PinField(), PinField()
        self.fields = [
            *([self.old] if asks_old else []),
            *([self.new, self.again] if asks_new else []),
        ]
        self.told = PlainLabel(tone=Tone.REFUSED, wrap=True)
        self.yes = make_button(yes, Role.PRIMARY, clicked=self._go)
        self.no = make_button(_("Cancel"), clicked=self.reject)
        for field in self.fields:
            field.given.connect(self._next)
            field.scanned.connect(self._refuse_scan)
            field.textEdited.connect(lambda _text: self._tell(""))
            field.textChanged.connect(lambda _text: self._allow())
        self._allow()
        self._lay_out(headline, details, asks_old=asks_old, asks_new=asks_new)
        self.fields[0].setFocus()

    def _lay_out(self, headline: str, details: str, *, asks_old: bool, asks_new: bool) -> None:
        form = Form()
        if asks_old:
            form.add(_("PIN now") if asks_new else _("PIN"), self.old)
        if asks_new:
            form.add(_("New PIN") if asks_old else _("PIN"), self.new)
            form.add(_("Once more"), self.again)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addWidget(PlainLabel(headline, size=Size.SECTION, bold=True, wrap=True))
        down.addWidget(PlainLabel(details, tone=Tone.MUTED, wrap=True))
        down.addWidget(form)
        down.addWidget(self.told)
        down.addLayout(row(None, self.no, self.yes))
        # Wrapped lines are as high as this width makes them, which Qt's first guess is not.
        self.setFixedSize(Extent.DIALOG, down.totalHeightForWidth(Extent.DIALOG))

    def _next(self, _pin: str) -> None:
        """Enter goes to the next empty field, or does it."""
        empty = next((field for field in self.fields if not field.text()), None)
        if empty is None:
            self._go()
        else:
            empty.setFocus()

    def _go(self) -> None:
        if self._asks_new and self.new.text() != self.again.text():
            self._tell(_("The two PINs differ. Type the new one twice."), clear=self.again)
            return
        try:
            self._take(self.old.text(), self.new.text())
        except EventAppError as error:
            first = self.fields[0]
            self._tell(word_error(error), clear=first)
            return
        self.accept()

    def _allow(self) -> None:
        self.yes.setEnabled(all(field.text() for field in self.fields))

    def _refuse_scan(self) -> None:
        self._tell(_("A PIN is typed, not scanned."))

    def _tell(self, text: str, *, clear: PinField | None = None) -> None:
        self.told.setText(text)
        if clear is not None:
            clear.clear()
            clear.setFocus()


def agree_to_desk_mode(parent: QWidget, workspace: "Workspace") -> bool:
    """Tell what desk mode is and ask for the PIN that will end it, where there is none yet."""
    headline = _("Switch to desk mode")
    details = _(
        "Only check-in is shown: people are found and let in, walk-ins registered, badges and"
        " the paper list printed. Lists, exports and edits are for whoever knows the PIN. The"
        " mode stays when the program is started again. It does not encrypt the file."
    )
    yes = _("Start desk mode")
    if has_pin(workspace):
        return confirm(parent, headline, details, yes=yes)
    return _shown(
        PinDialog(
            parent,
            headline,
            details + "\n\n" + _new_pin_hint(),
            yes=yes,
            take=lambda _old, new: set_pin(workspace, new),
            asks_new=True,
        )
    )


def end_desk_mode(parent: QWidget, workspace: "Workspace") -> bool:
    """Ask for the PIN and end desk mode with it."""
    return _shown(
        PinDialog(
            parent,
            _("End desk mode"),
            _("Type the PIN that was set for this workspace."),
            yes=_("End desk mode"),
            take=lambda old, _new: leave_desk_role(workspace, old),
            asks_old=True,
        )
    )


def choose_pin(parent: QWidget, workspace: "Workspace") -> bool:
    """Set the PIN, or change it."""
    changes = has_pin(workspace)
    return _shown(
        PinDialog(
            parent,
            _("Change the PIN") if changes else _("Set a PIN"),
            _new_pin_hint(),
            yes=_("Change the PIN") if changes else _("Set the PIN"),
            take=lambda old, new: set_pin(workspace, new, old=old),
            asks_old=changes,
            asks_new=True,
        )
    )


def drop_pin(parent: QWidget, workspace: "Workspace") -> bool:
    """Remove the PIN."""
    return _shown(
        PinDialog(
            parent,
            _("Remove the PIN"),
            _("A locked screen then opens for anybody, and desk mode asks for a new PIN."),
            yes=_("Remove the PIN"),
            take=lambda old, _new: remove_pin(workspace, old),
            asks_old=True,
        )
    )


def _new_pin_hint() -> str:
    return _("Choose a PIN of %(least)d to 12 digits and remember it: nobody can look it up.") % {
        "least": LEAST_DIGITS
    }


def _shown(dialog: PinDialog) -> bool:
    return dialog.exec() == QDialog.DialogCode.Accepted
