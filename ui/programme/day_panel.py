"""The days, the rooms and the tracks, shown while no session is selected."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.ids import DayId
from eventapp.services.events import DayRow
from ui.language import _, date_text
from ui.pages.base import Page
from ui.programme.day_edits import DayEdits
from ui.programme.day_form import DayForm
from ui.programme.rooms import RoomsSection
from ui.programme.rows import Programme
from ui.programme.stops import order_stops
from ui.programme.tracks import TracksSection
from ui.theme import Size, Space
from ui.widgets.panels import clear_layout, column
from ui.widgets.text import PlainLabel, Tone


class DayPanel(QWidget):
    """Edits the day shown, or all of them, and the rooms and tracks of the event."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._edits = DayEdits(page)
        self._shown: tuple[DayId, ...] | None = None
        self.days: list[DayForm] = []
        self.heading = PlainLabel(size=Size.SECTION, bold=True, wrap=True)
        self.about = PlainLabel(tone=Tone.MUTED, wrap=True)
        self._forms = column(spacing=Space.M)
        self.rooms = RoomsSection(page, self._edits)
        self.tracks = TracksSection(page)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        down.addLayout(column(self.heading, self.about, spacing=Space.XS))
        down.addLayout(self._forms)
        down.addWidget(self.rooms)
        down.addWidget(self.tracks)

    def show_day(self, day: DayId | None, programme: Programme, *, every: bool = False) -> None:
        """Show a day, or every day; of None, what the unscheduled sessions wait for."""
        known = programme.day(day)
        days: Sequence[DayRow] = programme.days if every else () if known is None else (known,)
        if every:
            self.heading.setText(_("All days"))
        else:
            self.heading.setText(
                date_text(known.date, long=True) if known is not None else _("Unscheduled")
            )
        self.about.setText(
            _("Choose a session to see and edit it here.")
            if days
            else _("Choose a session and give it a day and a time.")
        )
        self._show_forms(days, programme, named=every)
        self.rooms.show_programme(programme)
        self.tracks.show_programme(programme)
        order_stops(self)

    def commit(self) -> None:
        """Keep what is being typed."""
        for form in self.days:
            form.commit()
        self.rooms.commit()
        self.tracks.commit()

    def _show_forms(self, days: Sequence[DayRow], programme: Programme, *, named: bool) -> None:
        ids = tuple(day.id for day in days)
        if ids != self._shown:
            self._shown = ids
            clear_layout(self._forms)
            self.days = [DayForm(self._page, self._edits) for _day in days]
            for form in self.days:
                self._forms.addWidget(form)
        for form, day in zip(self.days, days, strict=True):
            form.show_day(day, programme, named=named)
