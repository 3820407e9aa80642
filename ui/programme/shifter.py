"""Opens and closes the plan of a shift beside the programme, and carries it out."""

from dataclasses import replace
from typing import TYPE_CHECKING

from eventapp.domain.ids import SessionId
from ui.language import _
from ui.programme.shifting import USUAL, Plan, Since, Wish, overlap_after
from ui.widgets.bars import Offer

if TYPE_CHECKING:
    from ui.pages.programme import ProgrammePage


class Shifter:
    """Shifts what follows on behalf of the programme's page."""

    def __init__(self, page: "ProgrammePage") -> None:
        self._page = page
        self._last = Wish()
        self._hears = False
        self.is_open = False

    def open(self) -> None:
        """Plan a shift from the selected session on."""
        self._open(replace(self._last, minutes=USUAL, since=Since.THIS))

    def close(self) -> None:
        """Give the plan up."""
        if self.is_open:
            self.is_open = False
            self._page.side.ripple.forget()
            self._page.focus_view()  # first: hidden with the keys, it would pass them on
            self._page.show_panel()

    def offer(self, session_id: SessionId) -> Offer | None:
        """What to offer after a session was given a length that runs into the next one."""
        row = self._page.programme.row(session_id)
        over = overlap_after(self._page.programme, row.session) if row is not None else 0
        if over <= 0:
            return None

        def shift() -> None:
            self._page.show_record(session_id)
            self._open(replace(self._last, minutes=over, since=Since.NEXT))

        return Offer(_("Shift what follows…"), shift)

    def _open(self, wish: Wish) -> None:
        self._page.leaving()
        self._listen()
        self.is_open = True
        self._page.show_panel()
        self._page.side.ripple.open_with(wish)

    def _listen(self) -> None:
        if not self._hears:
            self._hears = True
            ripple = self._page.side.ripple
            ripple.previewed.connect(self._page.preview)
            ripple.applied.connect(self._apply)
            ripple.closed.connect(self.close)

    def _apply(self, plan: Plan) -> None:
        self._last = self._page.side.ripple.wish
        self.close()
        self._page.arranging.shift(plan)
