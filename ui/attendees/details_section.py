"""What a section of an attendee's details is, and how it writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import EventAppError
from eventapp.services.attendees import AttendeeRow

if TYPE_CHECKING:
    from ui.pages.base import Context


class DetailsSection(QWidget):
    """A part of the details that reads and writes by itself, below the fields.

    A subclass builds a :class:`~ui.widgets.panels.Section` and fills it in ``show_attendee``,
    which is called again after every change of the attendees, their tickets or consents.
    """

    def show_attendee(self, row: AttendeeRow) -> None:
        """Show somebody, or the same person changed."""
        raise NotImplementedError

    def commit(self) -> None:
        """Keep what is being typed."""


@contextmanager
def trying(context: "Context") -> Iterator[None]:
    """Do something that may be refused: the banner then says why, and nothing is raised."""
    try:
        yield
    except EventAppError as error:
        context.warn(error)
