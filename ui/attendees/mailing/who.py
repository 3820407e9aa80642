"""Whom the tickets go to: how many, who is left out, and why."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.ids import AttendeeId
from eventapp.services.addressees import Addressee, Addressees, LeftOut, addressees
from ui.attendees.mailing.wording import left_out_words
from ui.icons import Ink
from ui.language import _, ngettext
from ui.models.table import Column, RecordTableModel
from ui.theme import Size, Space
from ui.widgets.buttons import Segmented
from ui.widgets.choices import CheckField
from ui.widgets.panels import Note, row
from ui.widgets.tables import TableView
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from ui.pages.base import Context

_ALL, _CHOSEN = "all", "chosen"
_REASON_WIDTH = 320
_NAME_WIDTH = 148


class _Line:
    """One of those left out, as the table lists them."""

    __slots__ = ("id", "reason", "who")

    def __init__(self, who: Addressee, reason: LeftOut) -> None:
        self.id, self.who, self.reason = int(who.attendee), who, reason


class WhoStep(QWidget):
    """How many get their ticket, and a list of those who do not.

    Signals:
        changed: others are to get it.
    """

    changed = Signal()

    def __init__(
        self, context: "Context", chosen: list[AttendeeId], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._chosen = context, chosen
        self.found = Addressees((), ())
        few = ngettext("%(n)d chosen", "%(n)d chosen", len(chosen)) % {"n": len(chosen)}
        self.range = Segmented(
            [(_CHOSEN, few), (_ALL, _("Everybody"))],
            _CHOSEN if len(chosen) > 1 else _ALL,
            name=_("Whom the tickets go to"),
        )
        self.range.setVisible(bool(chosen))
        self.range.chosen.connect(lambda _value: self.look())
        self.again = CheckField(_("Also to those who have it already"))
        self.again.committed.connect(lambda _on: self.look())
        self.count = PlainLabel(size=Size.PAGE, bold=True)
        self.hint = PlainLabel(
            _("Everybody gets a message of their own, with the QR code in it."), tone=Tone.MUTED
        )
        self.reasons = PlainLabel(wrap=True, tone=Tone.MUTED)
        self.without = PlainLabel(_("Left out"), bold=True)
        self.model = RecordTableModel[_Line](_columns(), self)
        self.table = TableView(self.model, key="mailing.left_out", name=_("Left out"))
        self.nobody = Note(
            _("Nobody is to be sent a ticket"),
            _("Enter e-mail addresses on the attendees’ page, or send to everybody again."),
            Ink.ALREADY,
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        down.addLayout(row(self.range, None, self.again))
        down.addWidget(self.count)
        down.addWidget(self.hint)
        down.addWidget(self.nobody)
        down.addWidget(self.without)
        down.addWidget(self.reasons)
        down.addWidget(self.table, 1)
        down.addStretch(0)
        self.look()

    def look(self) -> None:
        """Look anew who can be sent their ticket."""
        only = self._chosen if self._chosen and self.range.value == _CHOSEN else None
        workspace, event_id = self._context.workspace, self._context.event_id
        self.found = addressees(workspace, event_id, only, again=self.again.isChecked())
        to, left_out = self.found.to, self.found.left_out
        said = ngettext("%(n)d person", "%(n)d people", len(to)) % {"n": len(to)}
        self.count.setText(said)
        self.hint.setVisible(bool(to))
        self.nobody.setVisible(not to)
        counts = Counter(reason for _who, reason in left_out)
        self.reasons.setText(
            " · ".join(f"{left_out_words(reason)} {counts[reason]}" for reason in counts)
        )
        for widget in (self.without, self.reasons, self.table):
            widget.setVisible(bool(left_out))
        self.model.set_records([_Line(who, reason) for who, reason in left_out])
        self.changed.emit()


def _columns() -> tuple[Column[_Line], ...]:
    return (
        Column("name", lambda: _("Name"), lambda line: line.who.name, width=_NAME_WIDTH, bold=True),
        Column(
            "organisation",
            lambda: _("Organisation"),
            lambda line: line.who.organisation,
            stretch=1,
        ),
        Column(
            "address", lambda: _("E-mail"), lambda line: line.who.address, stretch=1, muted=True
        ),
        Column(
            "reason",
            lambda: _("Why"),
            lambda line: left_out_words(line.reason),
            width=_REASON_WIDTH,
        ),
    )
