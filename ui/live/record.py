"""What really happened beside the plan: a day's table, to be read and copied."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from eventapp.services.events import DayRow
from eventapp.services.live import RunRecord, day_record
from eventapp.services.programme import SessionRow
from eventapp.settings import SettingsFile
from ui import words
from ui.actions import Action, ActionSet
from ui.icons import Ink
from ui.language import _, clock_text, date_text, length_text
from ui.models.table import Column, RecordTableModel
from ui.programme.rows import room_text
from ui.theme import Extent, Hue, Live, Size, Space
from ui.widgets.buttons import Role
from ui.widgets.panels import column, row
from ui.widgets.tables import TableView
from ui.widgets.text import PlainLabel, Tone

_NOBODY_TOLD = "–"


class RecordDialog(QDialog):
    """Stands beside the window while the day goes on, and follows it."""

    def __init__(self, settings: SettingsFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What really happened"))
        self._day: DayRow | None = None
        self.heading = PlainLabel(size=Size.SECTION, bold=True)
        self.summary = PlainLabel(tone=Tone.MUTED)
        self.model = RecordTableModel[RunRecord](columns(), self)
        self.table = TableView(
            self.model, key="record", settings=settings, name=self.windowTitle(), sortable=False
        )
        self.acts = ActionSet(
            self,
            [
                Action("record.copy", lambda: _("Copy as text"), self.copy, "Ctrl+C", "copy"),
                Action("record.close", lambda: _("Close"), self.close),
            ],
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        down.setSpacing(Space.M)
        down.addLayout(column(self.heading, self.summary, spacing=0))
        down.addWidget(self.table, 1)
        close = self.acts.button("record.close", Role.PRIMARY)
        down.addLayout(row(self.acts.button("record.copy"), None, close))
        self.resize(*Live.RECORD)

    def show_day(self, sessions: Iterable[SessionRow], day: DayRow) -> None:
        """Show a day as it ran so far."""
        self._day = day
        records = day_record(sessions, day.id)
        self.heading.setText(date_text(day.date, long=True))
        told = sum(record.started is not None for record in records)
        self.summary.setText(
            _("%(n)d of %(all)d sessions recorded") % {"n": told, "all": len(records)}
        )
        self.model.set_records(records)

    def copy(self) -> None:
        """Put the table on the clipboard, as text with tabs between."""
        if self._day is not None:
            text = record_text(self.model.records(), self._day)
            QGuiApplication.clipboard().setText(text)


def columns() -> list[Column[RunRecord]]:
    """The plan, what happened, and the difference."""
    clock, late = Extent.COLUMN_TIME, Extent.COLUMN_LENGTH
    return [
        Column(
            "title", lambda: _("Session"), _title, width=2 * Extent.COLUMN, stretch=1, bold=_is_told
        ),
        Column(
            "room",
            lambda: _("Room"),
            lambda record: room_text(record.session),
            width=Extent.COLUMN_ROOM,
            muted=True,
        ),
        Column("planned", lambda: _("Planned"), _planned, width=clock, muted=True),
        Column("real", lambda: _("Actual"), _real, width=clock),
        Column(
            "start_late",
            lambda: _("Start"),
            lambda record: _difference(record.start_late),
            width=late,
            mark=lambda record: _mark(record.start_late),
        ),
        Column(
            "end_late",
            lambda: _("End"),
            lambda record: _difference(record.end_late),
            width=late,
            mark=lambda record: _mark(record.end_late),
        ),
    ]


def record_text(records: Sequence[RunRecord], day: DayRow) -> str:
    """A day's table as text: a line each, with tabs between."""
    declared = columns()
    lines = [[each.title() for each in declared]]
    lines += [[" ".join(each.text(record).split()) for each in declared] for record in records]
    table = "\n".join("\t".join(cells) for cells in lines)
    return f"{date_text(day.date, long=True)}\n{table}\n"


def _title(record: RunRecord) -> str:
    return words.session_title(record.session)


def _is_told(record: RunRecord) -> bool:
    return record.started is not None


def _planned(record: RunRecord) -> str:
    return words.time_range(record.planned_start, record.planned_end)


def _real(record: RunRecord) -> str:
    if record.started is None:
        return _NOBODY_TOLD
    if record.ended is None:
        return _("since %(time)s") % {"time": clock_text(record.started)}
    return words.time_range(record.started, record.ended)


def _difference(minutes: int | None) -> str:
    if minutes is None:
        return _NOBODY_TOLD
    if not minutes:
        return _("on time")
    return ("+" if minutes > 0 else "−") + length_text(abs(minutes))


def _mark(minutes: int | None) -> Ink | Hue | None:
    if not minutes:
        return None
    return Ink.ALREADY if minutes > 0 else Hue.BLUE
