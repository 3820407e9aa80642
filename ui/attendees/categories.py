"""The event's categories: name, English name and colour, edited in place."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from eventapp.services.attendees import CategoryRow
from ui import theme
from ui.hues import hex_of, hue_of
from ui.language import _
from ui.theme import Extent, Hue, Space
from ui.widgets.buttons import Role, icon_button, make_button
from ui.widgets.fields import LineField
from ui.widgets.panels import Section, column, row
from ui.widgets.text import PlainLabel, Tone, plain_tooltip


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


def swatch(value: str) -> QIcon:
    """A small square of a colour."""
    side = Extent.ICON
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(value))
    box = QRectF(1, 1, side - 2, side - 2)
    painter.drawRoundedRect(box, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
    painter.end()
    return QIcon(picture)


class CategoryLine(QWidget):
    """One category.

    Signals:
        edited: (category id, field, value).
        delete_asked: the category's id.
    """

    edited = Signal(int, str, str)
    delete_asked = Signal(int)

    def __init__(self, category: CategoryRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.category = category
        self.colour = QToolButton()
        self.colour.setProperty("role", "icon")
        self.colour.setIconSize(QSize(Extent.ICON, Extent.ICON))
        self.colour.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.colour.setMenu(self._colours())
        self.name = LineField(placeholder=_("Name"))
        self.name.setAccessibleName(_("Name"))
        self.name_en = LineField(placeholder=_("English name"))
        self.name_en.setAccessibleName(_("English name"))
        self.remove = icon_button("trash", _("Delete category"), clicked=self._ask_delete)
        for field, key in ((self.name, "name"), (self.name_en, "name_en")):
            field.committed.connect(partial(self._tell, key))
        fields = column(self.name, self.name_en, spacing=Space.XS)
        line = row(spacing=Space.XS)
        line.addWidget(self.colour, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(fields, 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.show_category(category)

    def show_category(self, category: CategoryRow) -> None:
        """Show the category as it is now."""
        self.category = category
        self.name.set_value(category.name)
        self.name_en.set_value(category.name_en)
        said = _("Colour: %(colour)s") % {"colour": hue_name(hue_of(category.colour))}
        self.colour.setIcon(swatch(category.colour))
        self.colour.setToolTip(plain_tooltip(said))
        self.colour.setAccessibleName(said)

    def _colours(self) -> QMenu:
        menu = QMenu(self)
        for hue in Hue:
            entry = menu.addAction(swatch(hex_of(hue)), hue_name(hue))
            entry.triggered.connect(partial(self._tell, "colour", hex_of(hue)))
        return menu

    def _tell(self, field: str, value: str, *_rest: object) -> None:
        self.edited.emit(self.category.id, field, value)

    def _ask_delete(self) -> None:
        self.delete_asked.emit(self.category.id)


class CategoriesEditor(QWidget):
    """All categories of the event, shown while nobody is selected.

    Signals:
        edited: (category id, field, value).
        delete_asked: a category's id.
        add_asked: one more is wanted.
    """

    edited = Signal(int, str, str)
    delete_asked = Signal(int)
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = make_button(_("Add"), Role.LINK, clicked=self.add_asked.emit)
        section = Section(_("Categories"), self.add)
        hint = _("A category gives the badge its word and colour.")
        section.add(PlainLabel(hint, tone=Tone.MUTED, wrap=True))
        self._lines = column(spacing=Space.M)
        section.add_layout(self._lines)
        self.setLayout(column(section))
        self.lines: dict[int, CategoryLine] = {}

    def show_categories(self, categories: Sequence[CategoryRow]) -> None:
        """Show these, keeping the editors of those that were there."""
        for gone in set(self.lines) - {line.id for line in categories}:
            self.lines.pop(gone).deleteLater()
        for place, category in enumerate(categories):
            if category.id in self.lines:
                self.lines[category.id].show_category(category)
                continue
            line = CategoryLine(category)
            line.edited.connect(self.edited)
            line.delete_asked.connect(self.delete_asked)
            self.lines[category.id] = line
            self._lines.insertWidget(place, line)

    def edit_name(self, category_id: int) -> None:
        """Begin to type the name of a category just added."""
        line = self.lines[category_id]
        line.name.setFocus()
        line.name.selectAll()

    def commit(self) -> None:
        """Keep what is being typed."""
        for line in list(self.lines.values()):
            line.name.commit()
            line.name_en.commit()
