"""Choosing a colour: one taken from event or category, one of ours, or any other."""

import re
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.badge_layouts import Ink
from reports.styles import INK, MUTED
from ui import theme
from ui.hues import hex_of
from ui.language import _
from ui.printing.designer.words import ink_word
from ui.theme import Hue, Space
from ui.widgets.fields import ChoiceField, LineField
from ui.widgets.hued import hue_name, swatch

_OWN: Final = "own"
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")


class InkField(QWidget):
    """A list of colours, and a line for one's own.

    Signals:
        chosen: the ink, a word or ``#RRGGBB``.
    """

    chosen = Signal(str)

    def __init__(self, event_colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink: str = Ink.BLACK
        self._known = _shown_inks(event_colour)
        self.choice = ChoiceField()
        for key, (word, shown) in self._known.items():
            self.choice.addItem(swatch(shown, edged=True), word, key)
        self.choice.addItem(_("Another colour…"), _OWN)
        self.choice.committed.connect(self._choose)
        self.line = LineField(placeholder="#RRGGBB")
        self.line.setAccessibleName(_("Colour as #RRGGBB"))
        self.line.committed.connect(self._type)
        self.line.hide()
        self.setFocusProxy(self.choice)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.XS)
        down.addWidget(self.choice)
        down.addWidget(self.line)

    def set_ink(self, ink: str) -> None:
        """Show a colour without telling."""
        self._ink = ink
        own = ink not in self._known
        self.choice.setAccessibleName(self.accessibleName())
        self.choice.set_value(_OWN if own else str(ink))
        self.line.setVisible(own)
        self.line.set_value(str(ink) if own else "")

    def _choose(self, key: str) -> None:
        if key != _OWN:
            self._tell(key)
            return
        self.line.set_value("")
        self.line.show()
        self.line.setFocus()

    def _type(self, text: str) -> None:
        typed = text if text.startswith("#") else f"#{text}"
        if _COLOUR.fullmatch(typed):
            self._tell(typed.upper())
        else:
            self.set_ink(self._ink)

    def _tell(self, ink: str) -> None:
        self.set_ink(ink)
        self.chosen.emit(ink)


def _shown_inks(event_colour: str) -> dict[str, tuple[str, str]]:
    """Each colour offered: its word, and how it looks."""
    looks = {
        Ink.BLACK: INK,
        Ink.MUTED: MUTED,
        Ink.WHITE: theme.LIGHT.surface,
        Ink.EVENT: event_colour or theme.LIGHT.accent,
        Ink.CATEGORY: theme.LIGHT.accent,
    }
    taken = {ink.value: (ink_word(ink), look) for ink, look in looks.items()}
    hues = {hex_of(hue): (hue_name(hue), hex_of(hue)) for hue in Hue}
    return taken | hues
