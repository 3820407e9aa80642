"""A field for how many there are, empty where nobody counted."""

from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import InvalidReason
from ui.widgets.fields import MinutesField


def count_field(field: str, parent: QWidget | None = None) -> MinutesField:
    """A field for a whole number; 0 is shown as nothing, and nothing is read as 0."""
    return MinutesField(field, _parse, _show, InvalidReason.NOT_A_COUNT, parent=parent)


def _parse(text: str) -> int | None:
    typed = text.strip().replace(",", "")
    if not typed:
        return 0
    return int(typed) if typed.isdecimal() else None


def _show(count: int) -> str:
    return str(count) if count else ""
