"""What features add to the details of an attendee: a section each, listed here alone."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

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


def added_sections(context: "Context") -> Iterator[DetailsSection]:
    """The sections of all features, from top to bottom."""
    del context
    yield from ()
