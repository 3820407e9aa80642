"""What the user does with the sessions selected on the programme's page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from eventapp.domain.ids import DayId, SessionId
from eventapp.domain.kinds import SessionKind
from eventapp.domain.placement import Placement
from eventapp.domain.templates import Template
from eventapp.services.timing import repack
from ui.programme.arranging import Moves, swapping
from ui.programme.views import View
from ui.theme import Grid

if TYPE_CHECKING:
    from ui.pages.programme import ProgrammePage

_USUAL_ZOOM = 100
_TWO = 2


class Deeds:
    """Does what menus, keys, the table and the timetable ask for, and says what may be done."""

    def __init__(self, page: "ProgrammePage") -> None:
        self._page = page

    # Adding, copying, deleting

    def add(self, kind: SessionKind = SessionKind.TALK) -> None:
        """Add a session after the selected one, or last, and begin to type its title."""
        page = self._page
        page.leaving()
        selected = page.selected()
        after = selected[-1] if selected else None
        added = page.edits.add(kind, after, page.home_day() if after is None else None)
        if added is not None:
            page.name_session(added)

    def make(self, placement: Placement) -> None:
        """Add a session where there is room for one, and begin to type its title."""
        self._page.leaving()
        made = self._page.arranging.make(placement)
        if made is not None:
            self._page.name_session(made)

    def copy(self) -> None:
        """Copy the selected sessions to behind them."""
        from ui.timetable.placing import repeated  # noqa: PLC0415 - the table needs no drawing

        selected = self._page.selected()
        placed = {each.id: each.placement for each in selected if each.placement is not None}
        if placed:
            self.copy_to(repeated(placed))

    def copy_to(self, copies: Mapping[SessionId, Placement]) -> None:
        """Copy sessions to other places and select the copies."""
        made = self._page.arranging.copy(copies, self._page.programme)
        if made:
            self._page.show_record(made[0])
            self._page.select(made)

    def delete(self) -> None:
        """Delete the selected sessions and select what comes after them."""
        page, selected = self._page, self._page.selected()
        if not selected:
            return
        before = [shown.id for shown in page.shown_rows()]
        place = before.index(selected[0].id) if selected[0].id in before else 0
        page.edits.delete(selected)
        rows = page.shown_rows()
        if rows:
            page.select([rows[min(place, len(rows) - 1)].id])

    def add_day(self) -> None:
        """Add a day and show it."""
        self._page.leaving()
        added = self._page.days.add_day()
        if added is not None:
            self._page.show_day_facts(DayId(added))

    def lay_out_day(self, template: Template) -> None:
        """Fill the day shown from a template."""
        day = self._page.home_day()
        if day is not None:
            self._page.edits.lay_out(day, template)
            self._page.focus_view()

    # When and where

    def move(self, moves: Moves) -> None:
        """Put sessions where they were dragged or sent by keys."""
        self._page.arranging.move(moves, self._page.programme)

    def move_row(self, step: int) -> None:
        """Move the selected session one place up (-1) or down (1)."""
        for session in self._page.selected()[:1]:
            self._page.edits.move_by(session, step)

    def move_session(self, session: int, step: int) -> None:
        """Move a session of the table one place up (-1) or down (1)."""
        if self._page.day is not None:
            self._page.edits.move_by(self._page.programme.sessions[SessionId(session)], step)

    def drop(self, session: int, place: int) -> None:
        """Make a session the ``place``-th of the day shown, counted from 0."""
        if self._page.day is not None:
            self._page.edits.move_to(self._page.programme.sessions[SessionId(session)], place)

    def drop_on_day(self, session: int, where: QPoint) -> None:
        """Put a session dragged out of the table on the day whose tab it was dropped on."""
        found = self._page.bar.day_at(where)
        if found is not None:
            row = self._page.programme.sessions[SessionId(session)]
            self._page.arranging.to_day([row], found[0], self._page.programme)

    def unschedule(self) -> None:
        """Take the selected sessions off the day."""
        self._page.arranging.to_day(self._page.selected(), None, self._page.programme)

    def repack(self) -> None:
        """Lay the selected sessions end to end."""
        self._page.arranging.lay_end_to_end(self._page.selected())

    def swap(self) -> None:
        """Let the two selected sessions change places."""
        self._page.arranging.swap(*self._page.selected())

    def zoom(self, by: int) -> None:
        """Zoom the timetable in (1) or out (-1), or back to the usual size (0)."""
        timetable = self._page.views.timetable
        timetable.set_zoom(timetable.zoom() + by * Grid.ZOOM_STEP if by else _USUAL_ZOOM)

    # What may be done

    def may_move(self, step: int) -> bool:
        """Whether the selected session has a place above (-1) or below (1) it."""
        page = self._page
        selected = page.selected()
        if len(selected) != 1 or page.day is None or page.view is not View.TABLE:
            return False
        place = page.model.row_of(selected[0].id)
        return place is not None and 0 <= place + step < len(page.model.records())

    def may_zoom(self) -> bool:
        """Whether the timetable is shown."""
        views = self._page.views
        return views.shown is not None and views.shown is views.made_timetable

    def may_shift(self) -> bool:
        """Whether there is anything on the day to shift."""
        day = self._page.day
        return day is not None and bool(self._page.programme.of_day(day))

    def may_repack(self) -> bool:
        """Whether laying the selected ones end to end changes anything."""
        selected = self._page.selected()
        return len(selected) >= _TWO and bool(repack(selected))

    def may_swap(self) -> bool:
        """Whether two sessions are selected that can change places."""
        selected = self._page.selected()
        return len(selected) == _TWO and bool(swapping(*selected))

    def has_selected(self) -> bool:
        """Whether any session is selected."""
        return bool(self._page.selected())

    def has_scheduled(self) -> bool:
        """Whether any selected session is on a day."""
        return any(session.day is not None for session in self._page.selected())
