"""When somebody cannot come: a line a date, edited in place."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eventapp.domain.conflicts import MINUTES_A_DAY
from eventapp.services.people import UnavailabilityRow
from ui.language import _
from ui.theme import Extent, Space
from ui.widgets.buttons import Role, icon_button, make_button
from ui.widgets.fields import CheckField, DateField, LineField, clock_field
from ui.widgets.panels import Section, column, row
from ui.widgets.text import PlainLabel, Tone

_OPENS, _CLOSES = 9 * 60, 18 * 60


class UnavailableSection(Section):
    """The dates on which a person said that they cannot come.

    Signals:
        added: one more date is asked for.
        edited: an :class:`UnavailabilityRow` as it shall be.
        removed: the id of one that holds no longer.
        refused: the :class:`InvalidValue` of what is no time.
    """

    added = Signal()
    edited = Signal(object)
    removed = Signal(int)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        add = make_button(_("Add a date"), Role.LINK, icon="plus")
        super().__init__(_("Cannot come"), add, parent=parent)
        add.clicked.connect(lambda _on=False: self.added.emit())
        self.add_date = add
        self.lines: list[_Line] = []

    def show_rows(self, rows: Sequence[UnavailabilityRow]) -> None:
        """Show these dates; a line that stays keeps its focus."""
        ids = [away.id for away in rows]
        if [line.away.id for line in self.lines if line.away] != ids:
            self.clear()
            self.lines = [self.add(_Line(self)) for _away in rows]
            if not rows:
                said = _("Always can, as far as is known.")
                self.add(PlainLabel(said, tone=Tone.MUTED, wrap=True))
        for line, away in zip(self.lines, rows, strict=True):
            line.show_row(away)

    def commit(self) -> None:
        """Keep what is being typed."""
        for line in self.lines:
            line.reason.commit()


class _Line(QWidget):
    """One date: the whole day or from and until, and why."""

    def __init__(self, section: UnavailableSection) -> None:
        super().__init__()
        self.away: UnavailabilityRow | None = None
        self._section = section
        self.date = DateField()
        self.date.setAccessibleName(_("Date"))
        self.whole = CheckField(_("All day"))
        self.start, self.end = clock_field(), clock_field()
        for clock, name in ((self.start, _("From")), (self.end, _("Until"))):
            clock.setAccessibleName(name)
            clock.setFixedWidth(Extent.FIELD_LABEL)
            clock.refused.connect(section.refused)
        self._dash = PlainLabel("–", tone=Tone.MUTED)
        self.reason = LineField(placeholder=_("Why (optional)"))
        self.reason.setAccessibleName(_("Why"))
        remove = icon_button("close", _("Remove this date"), clicked=self._remove)
        self.date.committed.connect(lambda day: self._tell(on=day))
        self.whole.committed.connect(self._set_whole)
        self.start.minutes_committed.connect(lambda minute: self._tell(start=minute))
        self.end.minutes_committed.connect(lambda minute: self._tell(end=minute))
        self.reason.committed.connect(lambda text: self._tell(reason=text))
        first = row(self.date, None, remove, spacing=Space.XS)
        times = row(self.whole, None, self.start, self._dash, self.end, spacing=Space.XS)
        down = column(spacing=Space.XS)
        down.addLayout(first)
        down.addLayout(times)
        down.addWidget(self.reason)
        down.setContentsMargins(0, 0, 0, Space.S)
        self.setLayout(down)

    def show_row(self, away: UnavailabilityRow) -> None:
        """Show a date."""
        self.away = away
        whole = (away.start, away.end) == (0, MINUTES_A_DAY)
        self.date.set_value(away.date)
        self.whole.set_value(whole)
        for widget in (self.start, self._dash, self.end):
            widget.setVisible(not whole)
        self.start.set_minutes(away.start)
        self.end.set_minutes(away.end)
        self.reason.set_value(away.reason)

    def _set_whole(self, whole: bool) -> None:  # noqa: FBT001 - Qt's signal
        if whole:
            self._tell(start=0, end=MINUTES_A_DAY)
        else:
            self._tell(start=_OPENS, end=_CLOSES)

    def _tell(
        self,
        *,
        on: date | None = None,
        start: int | None = None,
        end: int | None = None,
        reason: str | None = None,
    ) -> None:
        away = self.away
        if away is not None:
            self._section.edited.emit(
                UnavailabilityRow(
                    away.id,
                    away.date if on is None else on,
                    away.start if start is None else start,
                    away.end if end is None else end,
                    away.reason if reason is None else reason,
                )
            )

    def _remove(self) -> None:
        if self.away is not None:
            self._section.removed.emit(self.away.id)
