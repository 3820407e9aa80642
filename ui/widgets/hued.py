"""Things with a name, an English name and a colour, each a line edited in place."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.hues import hex_of, hue_of
from ui.language import _
from ui.theme import Extent, Hue, Space
from ui.widgets.buttons import icon_button
from ui.widgets.fields import LineField
from ui.widgets.panels import column, row
from ui.widgets.text import plain_tooltip


class Hued(Protocol):
    """Anything with names and a colour: a category, a track."""

    @property
    def id(self) -> int:
        """The row's id."""
        ...

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def name_en(self) -> str:
        """Its English name."""
        ...

    @property
    def colour(self) -> str:
        """Its colour, ``#RRGGBB``."""
        ...


def hue_name(hue: Hue) -> str:
    """The word for a colour."""
    return {
        Hue.GREY: _("Grey"),
        Hue.AMBER: _("Amber"),
        Hue.GREEN: _("Green"),
        Hue.BLUE: _("Blue"),
        Hue.PURPLE: _("Purple"),
        Hue.SKY: _("Sky blue"),
        Hue.ROSE: _("Rose"),
    }[hue]


def swatch(value: str, *, edged: bool = False) -> QIcon:
    """A small square of a colour; ``edged`` shows white on white and black on black."""
    side = Extent.ICON
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour(theme.current().faint) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(value))
    inset = 1.5 if edged else 1  # a hairline is drawn on both sides of its path
    box = QRectF(inset, inset, side - 2 * inset, side - 2 * inset)
    painter.drawRoundedRect(box, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
    painter.end()
    return QIcon(picture)


class HuedLine(QWidget):
    """One of them; ``delete`` says what its button does.

    Signals:
        edited: (id, field, value).
        delete_asked: the id.
    """

    edited = Signal(int, str, str)
    delete_asked = Signal(int)

    def __init__(self, shown: Hued, delete: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = shown.id
        self.colour = QToolButton()
        self.colour.setProperty("role", "icon")
        self.colour.setIconSize(QSize(Extent.ICON, Extent.ICON))
        self.colour.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.colour.setMenu(self._colours())
        self.name = LineField(placeholder=_("Name"))
        self.name.setAccessibleName(_("Name"))
        self.name_en = LineField(placeholder=_("English name"))
        self.name_en.setAccessibleName(_("English name"))
        self.remove = icon_button("trash", delete, clicked=self._ask_delete)
        for field, key in ((self.name, "name"), (self.name_en, "name_en")):
            field.committed.connect(partial(self._tell, key))
        self.fields = column(self.name, self.name_en, spacing=Space.XS)
        line = row(spacing=Space.XS)
        line.addWidget(self.colour, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self.fields, 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.show_hued(shown)

    def show_hued(self, shown: Hued) -> None:
        """Show it as it is now."""
        self._id = shown.id
        self.name.set_value(shown.name)
        self.name_en.set_value(shown.name_en)
        said = _("Colour: %(colour)s") % {"colour": hue_name(hue_of(shown.colour))}
        self.colour.setIcon(swatch(shown.colour))
        self.colour.setToolTip(plain_tooltip(said))
        self.colour.setAccessibleName(said)

    def commit(self) -> None:
        """Keep what is being typed."""
        self.name.commit()
        self.name_en.commit()

    def _colours(self) -> QMenu:
        menu = QMenu(self)
        for hue in Hue:
            entry = menu.addAction(swatch(hex_of(hue)), hue_name(hue))
            entry.triggered.connect(partial(self._tell, "colour", hex_of(hue)))
        return menu

    def _tell(self, field: str, value: str, *_rest: object) -> None:
        self.edited.emit(self._id, field, value)

    def _ask_delete(self) -> None:
        self.delete_asked.emit(self._id)


class HuedLines(QWidget):
    """All of them, below one another.

    Signals:
        edited: (id, field, value).
        delete_asked: an id.
    """

    edited = Signal(int, str, str)
    delete_asked = Signal(int)

    def __init__(
        self,
        delete: str,
        make: Callable[[Any, str], HuedLine] = HuedLine,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._delete, self._make = delete, make
        self.lines: dict[int, HuedLine] = {}
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(Space.M)

    def show_all(self, shown: Sequence[Hued]) -> None:
        """Show these, keeping the editors of those that were there."""
        for gone in set(self.lines) - {each.id for each in shown}:
            line = self.lines.pop(gone)
            line.hide()
            line.deleteLater()
        for place, each in enumerate(shown):
            if each.id in self.lines:
                self.lines[each.id].show_hued(each)
                continue
            line = self._make(each, self._delete)
            line.edited.connect(self.edited)
            line.delete_asked.connect(self.delete_asked)
            self.lines[each.id] = line
            self._down.insertWidget(place, line)

    def edit_name(self, row_id: int) -> None:
        """Begin to type the name of one just added."""
        line = self.lines[row_id]
        line.name.setFocus()
        line.name.selectAll()

    def commit(self) -> None:
        """Keep what is being typed."""
        for line in list(self.lines.values()):
            line.commit()
