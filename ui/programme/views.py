"""The ways to show a day, a table and a drawn timetable, and what stands there instead."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from eventapp.domain.templates import Template
from eventapp.settings import SettingsFile
from ui import words
from ui.language import _
from ui.programme.table import ProgrammeTable
from ui.theme import Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import EmptyState, boxed, column, row

if TYPE_CHECKING:
    from ui.timetable.timetable import Timetable


class View(StrEnum):
    """One of the ways to show a day; the value is what the settings keep."""

    TABLE = "table"
    TIMETABLE = "timetable"

    @property
    def other(self) -> "View":
        """The other way."""
        return View.TIMETABLE if self is View.TABLE else View.TABLE


def kept_view(settings: SettingsFile) -> View:
    """The way the day was shown last."""
    kept = settings.value.programme_view
    return View(kept) if kept in set(View) else View.TABLE


class DayView(Protocol):
    """What both ways have in common."""

    def selected_ids(self) -> Sequence[int]:
        """The selected sessions."""
        ...

    def select_ids(self, ids: Sequence[int]) -> None:
        """Select these sessions, as far as they are shown."""
        ...

    def ensure_shown(self, id: int, /) -> None:  # noqa: A002 - as the timetable calls it
        """Scroll to a session."""
        ...

    def setFocus(self) -> None:
        """Be ready for keys."""
        ...


class Views(QStackedWidget):
    """Shows one of them; each is made when it is first needed.

    ``shown`` is the one that is shown, None while something stands in.
    """

    def __init__(
        self,
        make_table: Callable[[], ProgrammeTable],
        make_timetable: "Callable[[], Timetable]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_table, self._make_timetable = make_table, make_timetable
        self._table: ProgrammeTable | None = None
        self._timetable: Timetable | None = None
        self._stand_ins: dict[str, QWidget] = {}
        self.shown: DayView | None = None

    @property
    def table(self) -> ProgrammeTable:
        """The table."""
        if self._table is None:
            self._table = self._make_table()
            self.addWidget(self._table)
        return self._table

    @property
    def timetable(self) -> "Timetable":
        """The timetable."""
        if self._timetable is None:
            self._timetable = self._make_timetable()
            self.addWidget(self._timetable)
        return self._timetable

    @property
    def made_timetable(self) -> "Timetable | None":
        """The timetable, if it was needed so far."""
        return self._timetable

    def show_view(self, view: View) -> None:
        """Show the table or the timetable."""
        widget: ProgrammeTable | Timetable
        widget = self.shown = self.table if view is View.TABLE else self.timetable
        self.setCurrentWidget(widget)

    def show_instead(self, key: str, make: Callable[[], QWidget]) -> None:
        """Show what stands there while there is nothing to show."""
        self.shown = None
        if key not in self._stand_ins:
            self._stand_ins[key] = make()
            self.addWidget(self._stand_ins[key])
        self.setCurrentWidget(self._stand_ins[key])


def empty_day(add: Callable[[], object], lay_out: Callable[[Template], object]) -> EmptyState:
    """What an empty day shows: a first session, or a usual order of the day."""
    first = make_button(_("Add first session"), Role.PRIMARY, icon="plus", clicked=add)
    choices = column(first, boxed(row(*_templates(lay_out))), spacing=Space.M)
    choices.setAlignment(first, Qt.AlignmentFlag.AlignHCenter)
    return EmptyState(
        "calendar",
        _("There is nothing on this day yet."),
        boxed(choices),
        hint=_("Add sessions one by one, or start from a usual order of the day."),
    )


def _templates(lay_out: Callable[[Template], object]) -> Iterator[QWidget]:
    for template in Template:
        name = words.template_name(template)
        button = make_button(name, clicked=partial(lay_out, template))
        button.setAccessibleName(_("Start from: %(name)s") % {"name": name})
        yield button


def no_day(add_day: Callable[[], object]) -> EmptyState:
    """What an event without days shows."""
    button = make_button(_("Add day"), Role.PRIMARY, icon="plus", clicked=add_day)
    return EmptyState("calendar", _("This event has no day yet."), button)
