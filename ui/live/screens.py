"""On which screen the speaker's window belongs."""

from collections.abc import Sequence

from PySide6.QtGui import QScreen


def screen_for(
    screens: Sequence[QScreen], own: QScreen | None, wanted: str | None
) -> QScreen | None:
    """The screen to fill; None where there is no other one, so that a window is better.

    ``wanted`` is a screen's name. Without it, or when that screen is gone, it is the first
    one that the program's own window is not on.
    """
    named = next((screen for screen in screens if screen.name() == wanted), None)
    if named is not None:
        return named
    mine = own.name() if own is not None else None
    return next((screen for screen in screens if screen.name() != mine), None)


def screen_words(screen: QScreen) -> str:
    """A screen's name and size, as a menu lists it."""
    size = screen.size() * screen.devicePixelRatio()
    named = screen.model() or screen.name()
    return f"{named} · {size.width()} × {size.height()}"
