"""What can be put on the card, and what is on it: the designer's left side."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from eventapp.domain.badge_layouts import PictureElement
from ui import icons
from ui.language import _
from ui.printing.designer.draft import Draft
from ui.printing.designer.palette import OFFERED, Offered, added
from ui.printing.designer.words import element_icon, element_word, kind_word
from ui.theme import Designer, Extent, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import Section, column

if TYPE_CHECKING:
    from ui.printing.designer.arranging import Elements


class LayerList(QListWidget):
    """The elements of the side, the uppermost first; marked here is marked on the card."""

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._shown: Elements | None = None
        self.setAccessibleName(_("On the card"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(Extent.ICON_SMALL, Extent.ICON_SMALL))
        self.itemSelectionChanged.connect(self._mark)
        draft.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the draft's elements and which are marked."""
        elements = self._draft.elements
        self.blockSignals(True)
        if elements != self._shown:
            self._shown = elements
            self.clear()
            for element in reversed(elements):
                item = QListWidgetItem(icons.icon(element_icon(element)), element_word(element))
                item.setSizeHint(QSize(0, Designer.LAYER))
                self.addItem(item)
        for place in range(len(elements)):
            item = self.item(self._row(place))
            if item.isSelected() != (place in self._draft.marked):
                item.setSelected(place in self._draft.marked)
        if self._draft.marked and not self.hasFocus():
            row = self._row(max(self._draft.marked))
            self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollToItem(self.item(row))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete what is marked."""
        if event.key() == Qt.Key.Key_Delete:
            self._draft.delete()
        else:
            super().keyPressEvent(event)

    def _row(self, place: int) -> int:
        return len(self._draft.elements) - 1 - place

    def _mark(self) -> None:
        self._draft.mark(self._row(index.row()) for index in self.selectedIndexes())


class LeftSide(QFrame):
    """Buttons that put something on the card, and the list of what is there.

    Signals:
        picture_asked: a picture is wanted, which is chosen first.
        put: something new lies on the card.
    """

    picture_asked = Signal()
    put = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.setProperty("role", "rail")
        self.setFixedWidth(Designer.PALETTE)
        palette = Section(_("Put on the card"))
        self.buttons = {
            offered.key: self._button(offered.icon, offered.word(), partial(self._put, offered))
            for offered in OFFERED
        }
        self.buttons["picture"] = self._button(
            "image", kind_word(PictureElement) + "…", self.picture_asked.emit
        )
        grid = QGridLayout()
        grid.setSpacing(0)
        for number, button in enumerate(self.buttons.values()):
            grid.addWidget(button, number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        palette.add_layout(grid)
        self.layers = LayerList(draft)
        listed = Section(_("On the card"))
        listed.add(self.layers)
        down = column(palette, listed, spacing=Space.S)
        down.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        down.setStretch(1, 1)
        self.setLayout(down)

    def _button(self, icon: str, word: str, clicked: Callable[[], object]) -> QPushButton:
        button = make_button(word, Role.QUIET, icon=icon, clicked=clicked)
        button.setProperty("look", "palette")
        button.setToolTip(_("Put on the card: %(what)s") % {"what": word})
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _put(self, offered: Offered) -> None:
        self._draft.add(added(offered, self._draft.card, self._draft.elements))
        self.put.emit()
