"""The side panel of the programme: one session, several, the day, or a shift being planned."""

from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import DayId
from eventapp.services.programme import SessionRow
from ui.directory.pictures import Pictures
from ui.language import _
from ui.pages.base import Page
from ui.programme.arranging import Arranging
from ui.programme.day_panel import DayPanel
from ui.programme.edits import SessionEdits
from ui.programme.ripple_panel import RipplePanel
from ui.programme.rows import Programme, ProgrammeRow
from ui.programme.session_panel import SessionPanel
from ui.programme.several_panel import SeveralPanel
from ui.widgets.panels import SidePanel

Part = TypeVar("Part", bound=QWidget)


class Side(SidePanel):
    """Shows what belongs to the selection; what is rarely needed is made when it is."""

    def __init__(
        self,
        page: Page,
        edits: SessionEdits,
        arranging: Arranging,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Details"), parent=parent)
        self._page, self._arranging = page, arranging
        self.session = self.add(SessionPanel(page, edits, Pictures(page.context.workspace)))
        self._parts: list[QWidget] = [self.session]
        self.session.hide()

    @cached_property
    def several(self) -> SeveralPanel:
        """What several sessions have in common."""
        return self._part(SeveralPanel(self._page.acts, self._arranging))

    @cached_property
    def ripple(self) -> RipplePanel:
        """The plan of a shift."""
        return self._part(RipplePanel())

    @cached_property
    def facts(self) -> DayPanel:
        """The days, the rooms and the tracks."""
        return self._part(DayPanel(self._page))

    def show_rows(
        self,
        rows: Sequence[ProgrammeRow],
        programme: Programme,
        day: DayId | None,
        *,
        every: bool,
        shifting: bool,
    ) -> None:
        """Show the selected sessions; without any, the day shown or every day."""
        if shifting:
            self._show_shift(rows, programme, day)
        elif len(rows) == 1:
            self.session.show_row(rows[0], programme)
            self._present(self.session)
        elif rows:
            self.session.commit()
            self.several.show_sessions([row.session for row in rows], programme)
            self._present(self.several)
        else:
            self.session.commit()
            self.facts.show_day(day, programme, every=every)
            self._present(self.facts)

    def commit(self) -> None:
        """Keep what is being typed."""
        for part in self._parts:
            if isinstance(part, SessionPanel | DayPanel):
                part.commit()

    def _show_shift(
        self, rows: Sequence[ProgrammeRow], programme: Programme, day: DayId | None
    ) -> None:
        anchor = first_placed([row.session for row in rows])
        where = anchor.day if anchor is not None else day
        if where is not None:
            self.ripple.show_day(programme, where, anchor)
        self._present(self.ripple)

    def _present(self, shown: QWidget) -> None:
        if shown.isHidden():
            self.verticalScrollBar().setValue(0)
        for part in self._parts:
            part.setVisible(part is shown)

    def _part(self, part: Part) -> Part:
        part.hide()
        self._parts.append(part)
        return self.add(part)


def first_placed(sessions: Sequence[SessionRow]) -> SessionRow | None:
    """The earliest of some sessions that has a day."""
    placed = [session for session in sessions if session.day is not None]
    return min(placed, key=lambda session: (session.date, session.start), default=None)
