"""Whom the tickets go to: how many, who is left out, and why."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.ids import AttendeeId
from eventapp.services.addressees import (
    Addressee,
    Addressees,
    Candidates,
    LeftOut,
    candidates,
)
from eventapp.services.mailing import list_mailings
from ui.attendees.mailing.wording import left_out_words
from ui.icons import Ink
from ui.language import _, ngettext
from ui.models.table import Column, RecordTableModel
from ui.theme import Size, Space
from ui.widgets.buttons import Segmented, make_button
from ui.widgets.choices import CheckField
from ui.widgets.panels import Note, column, row
from ui.widgets.tables import TableView
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from ui.pages.base import Context

_ALL, _CHOSEN = "all", "chosen"
_TO, _LEFT_OUT = "to", "left_out"
_REASON_WIDTH = 320
_NAME_WIDTH = 148


class _Line:
    """One person, as the table lists them; without a reason they get their ticket."""

    __slots__ = ("id", "reason", "who")

    def __init__(self, who: Addressee, reason: LeftOut | None = None) -> None:
        self.id, self.who, self.reason = int(who.attendee), who, reason


class WhoStep(QWidget):
    """How many get their ticket, who they are, and who is left out.

    Signals:
        changed: others are to get it.
        unfinished_asked: a mailing of before that still waits is to be shown.
    """

    changed = Signal()
    unfinished_asked = Signal()

    def __init__(
        self, context: "Context", chosen: list[AttendeeId], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._chosen = context, chosen
        self.found = Addressees((), ())
        self._known: dict[str, Candidates] = {}
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
        self.side = Segmented([(_TO, "")], _TO, name=_("People shown"))
        self.side.chosen.connect(lambda _side: self._show_side())
        self.model = RecordTableModel[_Line](_columns(), self)
        self.table = TableView(self.model, key="mailing.who", name=_("Whom the tickets go to"))
        self.unfinished = Note(_("A mailing is not finished"), "", Ink.ALREADY)
        self.unfinished.add(make_button(_("Show it"), clicked=self.unfinished_asked.emit))
        self.nobody = Note(
            _("Nobody is to be sent a ticket"),
            _("Enter e-mail addresses on the attendees’ page, or send to everybody again."),
            Ink.ALREADY,
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        down.addLayout(row(self.range, None, self.again))
        down.addWidget(self.unfinished)
        down.addLayout(column(self.count, self.hint, spacing=0))
        down.addWidget(self.nobody)
        down.addLayout(row(self.side, None))
        down.addWidget(self.reasons)
        down.addWidget(self.table, 1)
        self._show_unfinished()
        self.look()

    def look(self) -> None:
        """Look anew who can be sent their ticket."""
        self.found = self._candidates().addressees(again=self.again.isChecked())
        to, left_out = self.found.to, self.found.left_out
        said = ngettext("%(n)d person gets their ticket", "%(n)d people get their tickets", len(to))
        self.count.setText(said % {"n": len(to)})
        self.count.setVisible(bool(to))
        self.hint.setVisible(bool(to))
        self.nobody.setVisible(not to)
        counts = Counter(reason for _who, reason in left_out)
        self.reasons.setText(
            " · ".join(f"{left_out_words(reason)} {counts[reason]}" for reason in counts)
        )
        sides = [
            (_TO, " ".join((_("To whom"), str(len(to))))),
            (_LEFT_OUT, " ".join((_("Left out"), str(len(left_out))))),
        ]
        self.side.set_segments(sides, self.side.value if to else _LEFT_OUT)
        self._show_side()
        self.changed.emit()

    def _candidates(self) -> Candidates:
        """Who may get it: read once, for there may be very many; sending asks each again."""
        value = self.range.value if self._chosen else _ALL
        if value not in self._known:
            workspace, event_id = self._context.workspace, self._context.event_id
            only = self._chosen if value == _CHOSEN else None
            self._known[value] = candidates(workspace, event_id, only)
        return self._known[value]

    def _show_side(self) -> None:
        if self.side.value == _TO:
            lines = [_Line(who) for who in self.found.to]
        else:
            lines = [_Line(who, reason) for who, reason in self.found.left_out]
        self.model.set_records(lines)
        self.reasons.setVisible(self.side.value == _LEFT_OUT and bool(lines))

    def _show_unfinished(self) -> None:
        workspace, event_id = self._context.workspace, self._context.event_id
        waiting = sum(one.waiting for one in list_mailings(workspace, event_id))
        self.unfinished.setVisible(bool(waiting))
        said = ngettext(
            "%(n)d message of before still waits to be sent.",
            "%(n)d messages of before still wait to be sent.",
            waiting,
        )
        self.unfinished.text.setText(said % {"n": waiting})
        self.unfinished.text.setVisible(bool(waiting))


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
            lambda line: "" if line.reason is None else left_out_words(line.reason),
            width=_REASON_WIDTH,
        ),
    )
