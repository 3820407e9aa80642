"""The line above the table: what is asked, how many fit, and how many places there are."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from eventapp.services.filters import SavedFilterRow
from eventapp.services.registration import Places
from ui import icons
from ui.attendees.chip_row import ChipRow
from ui.attendees.filter_words import Asked
from ui.attendees.telling import move_up_text
from ui.icons import Ink
from ui.language import _
from ui.theme import Extent, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import row
from ui.widgets.text import PlainLabel, Tone, plain_tooltip

_MOST_LETTERS = 24
"""A chip's letters: the tooltip tells the rest."""


class FilterBar(QWidget):
    """The filter's button, the saved ones, a chip for each criterion, the count, the places.

    Signals:
        open_asked: the panel of all criteria is wanted.
        recalled: a :class:`SavedFilterRow` to be used.
        forget_asked: one to be forgotten.
        dropped: (criterion, key) that is not to be asked any more.
        move_up_asked: who waits is to get the places there are.
    """

    open_asked = Signal()
    recalled = Signal(object)
    forget_asked = Signal(object)
    dropped = Signal(str, str)
    move_up_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved: Sequence[SavedFilterRow] = ()
        self.open = make_button(_("Filter"), icon="filter", clicked=self.open_asked.emit)
        menu = QMenu()
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.saved = make_button(_("Saved filters"), Role.QUIET, menu=menu)
        self.saved.setIcon(icons.icon("chevron-down", Ink.MUTED, Extent.ICON_SMALL))
        self.chip_row = ChipRow()
        self.chip_row.more.clicked.connect(self.open_asked)
        self.count = PlainLabel(tone=Tone.MUTED)
        self.places = PlainLabel(tone=Tone.MUTED)
        self.places.setAccessibleName(_("Places"))
        self.move_up = make_button("", Role.LINK, clicked=self.move_up_asked.emit)
        self.move_up.hide()
        line = row(self.open, self.saved, spacing=Space.S)
        line.addWidget(self.count)
        line.addWidget(self.chip_row, 1)
        line.addWidget(self.places)
        line.addWidget(self.move_up)
        self.setLayout(line)

    @property
    def chips(self) -> dict[str, QPushButton]:
        """The chip of each criterion, by its words."""
        return {chip.accessibleName(): chip for chip in self.chip_row.chips}

    def show_filter(self, asked: Sequence[Asked], saved: Sequence[SavedFilterRow]) -> None:
        """Show a chip for each thing asked; those for which there is no room are counted."""
        self._saved = saved
        self.saved.setVisible(bool(saved))
        self.chip_row.set_chips([self._chip(each) for each in asked])

    def show_count(self, shown: int, total: int, *, asked: bool) -> None:
        """Say how many fit, where anything is asked."""
        said = _("%(shown)d of %(n)d attendees") % {"shown": shown, "n": total}
        self.count.setText(said if asked else "")
        self.count.setVisible(asked)

    def show_places(self, places: Places, movable: int) -> None:
        """Say how many places are taken; offer those there are to who waits."""
        said = []
        if places.capacity:
            said = [_("Places %(n)d") % {"n": places.capacity}]
            said.append(_("registered %(n)d") % {"n": places.taken})
        if places.waiting:
            said.append(_("waiting %(n)d") % {"n": places.waiting})
        self.places.setText(" · ".join(said))
        self.places.set_tone(Tone.REFUSED if _over(places) else Tone.MUTED)
        words = move_up_text(movable)
        self.move_up.setText(words)
        self.move_up.setAccessibleName(words)
        self.move_up.setToolTip(_("Give free places to those who waited longest"))
        self.move_up.setVisible(movable > 0)

    def _chip(self, asked: Asked) -> QPushButton:
        text = asked.text
        shown = text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"
        chip = make_button(
            shown, icon="close", clicked=partial(self.dropped.emit, asked.criterion, asked.key)
        )
        chip.setIcon(icons.icon("close", Ink.MUTED, Extent.ICON_SMALL))
        chip.setProperty("small", "true")
        chip.setProperty("tight", "true")
        chip.setAccessibleName(text)
        chip.setToolTip(plain_tooltip(_("Do not ask for this: %(what)s") % {"what": text}))
        return chip

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for saved in self._saved:
            self._offer(menu, saved, self.recalled.emit)
        menu.addSeparator()
        forget = menu.addMenu(_("Delete"))
        for saved in self._saved:
            self._offer(forget, saved, self.forget_asked.emit, always=True)

    def _offer(
        self,
        menu: QMenu,
        saved: SavedFilterRow,
        choose: Callable[[SavedFilterRow], object],
        *,
        always: bool = False,
    ) -> None:
        entry = menu.addAction(saved.name.replace("&", "&&"))
        entry.setEnabled(always or saved.filter.usable)
        entry.triggered.connect(lambda _on=False: choose(saved))


def _over(places: Places) -> bool:
    return bool(places.capacity) and places.taken > places.capacity
