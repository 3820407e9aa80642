"""Badges at the desk: what the scan asks for, what the card says of it, and what waits."""

from PySide6.QtCore import QObject

from eventapp.domain.ids import AttendeeId
from eventapp.domain.verdicts import ScanResult
from ui.checkin.badge_printing import BadgePrinting, BadgeState, OpenPrinter, badge_word
from ui.checkin.card import VerdictCard
from ui.checkin.reprints import ReprintList
from ui.checkin.side import WhoCame
from ui.checkin.station import Station


class DeskBadges(QObject):
    """Listens to a station and prints; make it after whoever shows the station's verdicts.

    ``reprints`` is the list of what waits, in the panel at the desk's side.
    """

    def __init__(
        self,
        station: Station,
        card: VerdictCard,
        side: WhoCame,
        *,
        open_printer: OpenPrinter | None = None,
    ) -> None:
        super().__init__(side)
        self._station, self._card = station, card
        self._shown: AttendeeId | None = None
        self.printing = BadgePrinting(
            station.context, side, desk=lambda: station.desk, open_printer=open_printer
        )
        self.reprints = ReprintList(station.context, self.printing)
        side.show_reprints(self.reprints)
        self.printing.state_changed.connect(self._follow)
        station.judged.connect(self._judged)

    def reprint(self, attendee: AttendeeId) -> None:
        """Print somebody's badge again, whatever the gate's rule."""
        self.printing.reprint(attendee)

    def _judged(self, result: ScanResult) -> None:
        self._shown = result.attendee
        state = self.printing.after(result, self._station.gate)
        if state is not BadgeState.NONE:
            self._card.show_badge(badge_word(state))

    def _follow(self, attendee: AttendeeId, state: BadgeState) -> None:
        if attendee == self._shown:
            self._card.show_badge(badge_word(state))
