"""What a screen reader is told of a timetable: the current session, and each move."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import SessionId
from eventapp.domain.placement import Placement
from ui.language import _, ngettext
from ui.timetable.access import tell_current
from ui.timetable.cards import place_text

if TYPE_CHECKING:
    from ui.timetable.timetable import Timetable


class Teller(QObject):
    """Keeps names and descriptions true, and announces what happened.

    Signals:
        announced: what a screen reader was told to say.
    """

    announced = Signal(str)

    def __init__(self, timetable: "Timetable") -> None:
        super().__init__(timetable)
        self._table = timetable

    def announce(self, said: str) -> None:
        """Let a screen reader say something."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._table.board, said))
        self.announced.emit(said)

    def announce_move(self, moves: Mapping[SessionId, Placement | None]) -> None:
        """Tell where the current session is now, and what it conflicts with there.

        Whoever was asked to move it may have refused: then there is nothing to tell.
        """
        table = self._table
        current = table.selection.current
        session = current if current in moves else next(iter(moves))
        if session is None or table.stays.get(session) != (stay := moves[session]):
            return
        if stay is None:
            self.announce(_("Taken off the day"))
        else:
            told = [place_text(stay, table.programme), *table.card(session).trouble]
            self.announce(", ".join(told))

    def announce_copies(self, count: int) -> None:
        """Tell how many sessions were copied."""
        said = ngettext("%(n)d session copied", "%(n)d sessions copied", count)
        self.announce(said % {"n": count})

    def tell_current(self) -> None:
        """Tell which session the keys go to now."""
        tell_current(self._view(), self._table.selection.current)

    def describe(self) -> None:
        """Describe what is selected; without a selection, how much there is."""
        table = self._table
        current, count = table.selection.current, len(table.selection.ids)
        if current is None:
            shown = len(table.board.plan.boxes)
            told = ngettext("%(n)d session", "%(n)d sessions", shown) % {"n": shown}
        else:
            told = table.card(current).spoken
            if count > 1:
                chosen = ngettext("%(n)d session selected", "%(n)d sessions selected", count)
                told = f"{chosen % {'n': count}}, {told}"
        for widget in (table.board, table.tray.cards):
            if widget.accessibleDescription() != told:
                widget.setAccessibleDescription(told)

    def _view(self) -> QWidget:
        """The view that shows the current session."""
        table = self._table
        waiting = table.tray.cards.number_of(table.selection.current) is not None
        return table.tray.cards if waiting else table.board
