"""The columns of the attendees' table."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtGui import QResizeEvent

from eventapp.domain.kinds import AttendeeStatus
from eventapp.services.attendees import AttendeeRow, CategoryRow
from ui import words
from ui.attendees.details import NO_CATEGORY, category_choices
from ui.hues import hue_of
from ui.icons import Ink
from ui.language import _
from ui.models.table import Column
from ui.moments import clock_at, moment_at
from ui.theme import Extent, Hue
from ui.widgets.tables import TableView

Edit = Callable[[AttendeeRow, str, str], object]
"""Change a field (its name, then its value as typed or chosen) of a row."""

_MARKS: dict[AttendeeStatus, Hue | Ink] = {
    AttendeeStatus.REGISTERED: Hue.GREY,
    AttendeeStatus.WAITING: Ink.ALREADY,
    AttendeeStatus.CANCELLED: Ink.REFUSED,
}
_NOT_YET = datetime.max.replace(tzinfo=UTC)


def attendee_columns(
    zone: str, categories: Callable[[], Sequence[CategoryRow]], edit: Edit
) -> tuple[Column[AttendeeRow], ...]:
    """Name, organisation, position, category, status and when they came in."""
    return (
        Column(
            "name",
            lambda: _("Name"),
            lambda row: row.name,
            width=148,
            bold=True,
            edit=lambda row, text: edit(row, "name", text),
            hint=lambda row: row.name,
        ),
        Column(
            "organisation",
            lambda: _("Organisation"),
            lambda row: row.organisation,
            width=Extent.COLUMN,
            stretch=True,
            edit=lambda row, text: edit(row, "organisation", text),
            hint=lambda row: row.organisation,
        ),
        Column(
            "position",
            lambda: _("Position"),
            lambda row: row.position,
            width=104,
            muted=True,
            edit=lambda row, text: edit(row, "position", text),
            hint=lambda row: row.position,
        ),
        Column(
            "category",
            lambda: _("Category"),
            lambda row: words.pick(row.category, row.category_en),
            width=136,
            mark=lambda row: hue_of(row.category_colour),
            choices=lambda _row: category_choices(categories()),
            value=lambda row: NO_CATEGORY if row.category_id is None else str(row.category_id),
            edit=lambda row, key: edit(row, "category_id", key),
        ),
        Column(
            "status",
            lambda: _("Status"),
            lambda row: words.attendee_status(row.status),
            width=104,
            mark=lambda row: _MARKS[row.status],
            choices=lambda _row: words.choices(AttendeeStatus, words.attendee_status),
            value=lambda row: row.status.value,
            edit=lambda row, value: edit(row, "status", value),
        ),
        Column(
            "admitted",
            lambda: _("Admitted"),
            lambda row: clock_at(row.admitted_at, zone) if row.admitted_at else "",
            width=80,
            mark=lambda row: Ink.ADMITTED if row.admitted_at else None,
            sort=lambda row: row.admitted_at or _NOT_YET,
            hint=lambda row: _moment(row, zone),
        ),
    )


class AttendeeTable(TableView):
    """The table, which leaves out the position where there is too little room for all."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the position or not."""
        position = self.records.column_of("position")
        self.setColumnHidden(position, event.size().width() < Extent.POSITION_COLUMN_FROM)
        super().resizeEvent(event)


def _moment(row: AttendeeRow, zone: str) -> str:
    if row.admitted_at is None:
        return ""
    return moment_at(row.admitted_at, zone, now=datetime.now(UTC))
