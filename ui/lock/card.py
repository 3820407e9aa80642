"""The PIN and the screen lock, in the settings."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from eventapp.services.desk_lock import has_pin
from ui.language import _, ngettext
from ui.lock.locker import Lockable
from ui.widgets.buttons import make_button
from ui.widgets.fields import CheckField, ChoiceField, Form
from ui.widgets.panels import Card, boxed, row
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from ui.pages.base import Context

_MINUTES: Final = (0, 1, 3, 5, 10, 15, 30, 60)


class LockCard(Card):
    """The workspace's PIN, and after how long this computer locks its screen."""

    def __init__(self, context: "Context", parent: QWidget | None = None) -> None:
        super().__init__(_("Desk mode and screen lock"), parent=parent)
        self._context = context
        kept = context.settings.value
        self.state = PlainLabel()
        self.choose = make_button("", clicked=self._choose)
        self.drop = make_button(_("Remove the PIN") + "…", clicked=self._drop)
        minutes = sorted({*_MINUTES, kept.lock_minutes})
        self.minutes = ChoiceField(
            [(str(count), _after(count)) for count in minutes], str(kept.lock_minutes)
        )
        self.minutes.committed.connect(lambda value: self._keep(lock_minutes=int(value)))
        self.desk_only = CheckField(_("In desk mode only"), value=kept.lock_at_desk_only)
        self.desk_only.committed.connect(lambda on: self._keep(lock_at_desk_only=on))
        form = self.add(Form())
        form.add(_("PIN"), boxed(row(self.state, None, self.choose, self.drop)))
        form.add(_("Lock after"), self.minutes)
        form.add("", self.desk_only)
        hint = _(
            "The PIN belongs to the workspace: it ends desk mode and opens a locked screen. It"
            " keeps helpers out of the lists; it does not encrypt the file."
        )
        self.add(PlainLabel(hint, tone=Tone.MUTED, wrap=True))
        self.refresh()

    def refresh(self) -> None:
        """Show whether there is a PIN, and what can be done about it."""
        known = has_pin(self._context.workspace)
        self.state.setText(_("Set") if known else _("None yet"))
        self.choose.setText((_("Change the PIN") if known else _("Set a PIN")) + "…")
        self.drop.setVisible(known)

    def _choose(self) -> None:
        from ui.dialogs.pin import choose_pin  # noqa: PLC0415 - dialogs are rarely needed

        if choose_pin(self, self._context.workspace):
            self.refresh()
            self._context.say(_("The PIN holds from now on"), undo=False)

    def _drop(self) -> None:
        from ui.dialogs.pin import drop_pin  # noqa: PLC0415 - dialogs are rarely needed

        if drop_pin(self, self._context.workspace):
            self.refresh()
            self._context.say(_("There is no PIN any more"), undo=False)

    def _keep(self, **fields: int) -> None:
        self._context.settings.change(**fields)
        window = self.window()
        if isinstance(window, Lockable):
            window.locker.follow()


def _after(minutes: int) -> str:
    if not minutes:
        return _("Never")
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
