"""The columns of the attendees' table."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QMenu

from eventapp.domain.kinds import AttendeeStatus
from eventapp.services.attendees import AttendeeRow, CategoryRow
from eventapp.settings import SettingsFile
from ui import icons, words
from ui.attendees.details import NO_CATEGORY, category_choices
from ui.hues import hue_of
from ui.icons import Ink
from ui.language import _, date_text, pgettext
from ui.models.table import Column, RecordTableModel
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
_HIDDEN = ("department", "registered")
"""Columns that are hidden until somebody wants them."""
_NOT_YET = datetime.max.replace(tzinfo=UTC)


def attendee_columns(
    zone: str,
    categories: Callable[[], Sequence[CategoryRow]],
    waiting: Callable[[AttendeeRow], int],
    edit: Edit,
) -> tuple[Column[AttendeeRow], ...]:
    """Who they are, where they stand, when they registered and when they came in.

    ``waiting`` is somebody's place on the waiting list, 0 when they are not on it.
    """
    return (
        *_who(edit),
        *_standing(categories, waiting, edit),
        *_times(zone),
    )


def _who(edit: Edit) -> tuple[Column[AttendeeRow], ...]:
    return (
        Column(
            "name",
            lambda: _("Name"),
            lambda row: row.name,
            width=148,
            bold=True,
            icon=_sign,
            edit=lambda row, text: edit(row, "name", text),
            hint=_name_hint,
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
            "department",
            lambda: _("Department"),
            lambda row: row.department,
            width=104,
            muted=True,
            edit=lambda row, text: edit(row, "department", text),
            hint=lambda row: row.department,
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
    )


def _standing(
    categories: Callable[[], Sequence[CategoryRow]],
    waiting: Callable[[AttendeeRow], int],
    edit: Edit,
) -> tuple[Column[AttendeeRow], ...]:
    return (
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
            lambda row: _status(row, waiting(row)),
            width=104,
            mark=lambda row: _MARKS[row.status],
            sort=lambda row: (words.attendee_status(row.status), waiting(row)),
            choices=lambda _row: words.choices(AttendeeStatus, words.attendee_status),
            value=lambda row: row.status.value,
            edit=lambda row, value: edit(row, "status", value),
        ),
    )


def _times(zone: str) -> tuple[Column[AttendeeRow], ...]:
    return (
        Column(
            "registered",
            lambda: pgettext("column", "Registered"),
            lambda row: _day(row, zone),
            width=Extent.COLUMN,
            muted=True,
            sort=lambda row: row.registered_at,
            hint=lambda row: moment_at(row.registered_at, zone, now=datetime.now(UTC)),
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
    """The table, whose columns are shown and hidden from its heading's menu.

    Without a choice the less telling ones are hidden, and the position where there is too
    little room for it.
    """

    def __init__(
        self,
        model: RecordTableModel[AttendeeRow],
        *,
        key: str,
        settings: SettingsFile,
        name: str = "",
    ) -> None:
        super().__init__(model, key=key, settings=settings, name=name)
        self._chosen_in = settings
        heading = self.horizontalHeader()
        heading.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heading.customContextMenuRequested.connect(self.offer_columns)
        self._show_columns(self.width())

    def offer_columns(self, where: QPoint | None = None) -> None:
        """Open the menu of the columns, below the heading without a place."""
        heading = self.horizontalHeader()
        at = where or QPoint(0, heading.height())
        self.columns_menu().popup(heading.mapToGlobal(at))

    def columns_menu(self) -> QMenu:
        """The columns, those shown ticked; the name is always there."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(self.records.columns):
            if column.key == "name":
                continue
            entry = menu.addAction(column.title().replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(not self.isColumnHidden(number))
            entry.toggled.connect(partial(self._choose, column.key))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns for which there is room."""
        self._show_columns(event.size().width())
        super().resizeEvent(event)

    def _show_columns(self, width: int) -> None:
        chosen = self._chosen_in.value.shown_columns.get("attendees", {})
        usual = dict.fromkeys(_HIDDEN, False)
        usual["position"] = width >= Extent.POSITION_COLUMN_FROM
        for number, column in enumerate(self.records.columns):
            shown = chosen.get(column.key, usual.get(column.key, True))
            self.setColumnHidden(number, not shown)

    def _choose(self, key: str, shown: bool) -> None:  # noqa: FBT001 - Qt's own signal
        kept = self._chosen_in.value.shown_columns
        chosen = {**kept.get("attendees", {}), key: shown}
        self._chosen_in.change(shown_columns={**kept, "attendees": chosen})
        self._show_columns(self.width())
        self._stretch()


def _status(row: AttendeeRow, place: int) -> str:
    word = words.attendee_status(row.status)
    return f"{word} {place}" if place else word


def _sign(row: AttendeeRow) -> QIcon | None:
    """What the desk minds most about somebody, as a small picture before the name."""
    if row.blocked:
        return icons.icon("cross-circle", Ink.REFUSED, Extent.ICON_SMALL)
    if row.attention:
        return icons.icon("flag", Ink.ALREADY, Extent.ICON_SMALL)
    if row.guest:
        return icons.icon("star", Hue.AMBER, Extent.ICON_SMALL)
    if row.companion_of is not None:
        return icons.icon("people", Ink.MUTED, Extent.ICON_SMALL)
    return None


def _name_hint(row: AttendeeRow) -> str:
    said = [row.name]
    if row.guest:
        said.append(_("Guest of honour"))
    if row.companion_of is not None:
        said.append(_("Companion"))
    if row.blocked:
        said.append(_("Blocked: does not get in"))
    if row.attention:
        said.append(row.attention)
    return "\n".join(said)


def _day(row: AttendeeRow, zone: str) -> str:
    return date_text(row.registered_at.astimezone(ZoneInfo(zone)).date())


def _moment(row: AttendeeRow, zone: str) -> str:
    if row.admitted_at is None:
        return ""
    return moment_at(row.admitted_at, zone, now=datetime.now(UTC))
