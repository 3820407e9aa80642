"""Every paper of the event at a glance, grouped by what it is for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.language import pgettext
from ui.printing.cards import DocumentCard
from ui.printing.documents import DOCUMENTS
from ui.printing.documents.base import Group
from ui.printing.thumbnails import Thumbnail
from ui.theme import Extent, Size, Space
from ui.widgets.text import PlainLabel, Tone


class Gallery(QScrollArea):
    """Cards of the documents below the name of their group.

    ``last`` is the document that was open last.

    Signals:
        opened: the name of the document the user opened.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.last = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = _Sheet()
        self.setWidget(self._sheet)
        self._cards = {name: DocumentCard(document) for name, document in DOCUMENTS.items()}
        for group in Group:
            cards = [card for card in self._cards.values() if card.document.group is group]
            if cards:
                self._sheet.add_group(group_word(group), cards)
        for name, card in self._cards.items():
            card.clicked.connect(lambda _on=False, name=name: self.opened.emit(name))
            card.steered.connect(lambda key, card=card: self._steer(card, key))
            card.focused.connect(lambda card=card: self._reveal(card))

    @property
    def cards(self) -> list[DocumentCard]:
        """The cards in the order they stand."""
        return self._sheet.cards

    def card(self, name: str) -> DocumentCard:
        """The card of a document."""
        return self._cards[name]

    def focus_card(self, name: str = "") -> None:
        """Put the focus on a document's card, or on the first one."""
        self._cards.get(name, self.cards[0]).setFocus()

    def show_picture(self, name: str, thumbnail: Thumbnail | None) -> None:
        """Show a document's first page."""
        self._cards[name].show_picture(thumbnail)
        self._sheet.place()

    def show_printed(self, said: Mapping[str, str]) -> None:
        """Say of each document when it was printed last."""
        for name, card in self._cards.items():
            card.show_printed(said.get(name, ""))
        self._sheet.place()

    def _steer(self, card: DocumentCard, key: Qt.Key) -> None:
        if (other := self._sheet.beside(card, key)) is not None:
            other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal(self, card: DocumentCard) -> None:
        first = card is self.cards[0]
        self.ensureWidgetVisible(card, 0, Extent.CONTROL + Space.L)
        if first:
            self.verticalScrollBar().setValue(0)


@dataclass(slots=True)
class _Group:
    heading: PlainLabel
    cards: list[DocumentCard] = field(default_factory=list)


class _Sheet(QWidget):
    """Headings and rows of cards, as many to a row as the width has room for."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[_Group] = []

    @property
    def cards(self) -> list[DocumentCard]:
        """The cards in the order they stand."""
        return [card for group in self._groups for card in group.cards]

    def add_group(self, title: str, cards: list[DocumentCard]) -> None:
        """Add a group below those there."""
        heading = PlainLabel(title, size=Size.STRONG, bold=True, tone=Tone.TEXT, parent=self)
        for card in cards:
            card.setParent(self)
        self._groups.append(_Group(heading, cards))

    def beside(self, card: DocumentCard, key: Qt.Key) -> DocumentCard | None:
        """The card an arrow key leads to: the next one, or the nearest one of another row."""
        cards = self.cards
        at = cards.index(card)
        to = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(cards) - 1,
        }.get(key)
        if to is not None:
            return cards[to] if 0 <= to < len(cards) else None
        up = key == Qt.Key.Key_Up
        others = [other for other in cards if _beyond(other, card, up=up)]
        return min(others, key=lambda other: _distance(other, card), default=None)

    def place(self) -> None:
        """Place headings and cards anew in the width there is."""
        room = self.width() - 2 * Space.XL
        across = max(1, (room + Space.L) // (Extent.GALLERY_CARD + Space.L))
        width = (room - (across - 1) * Space.L) // across
        top = Space.L
        for group in self._groups:
            height = group.heading.sizeHint().height()
            group.heading.setGeometry(Space.XL, top, room, height)
            top += height + Space.S
            for first in range(0, len(group.cards), across):
                row = group.cards[first : first + across]
                high = max(card.heightForWidth(width) for card in row)
                for number, card in enumerate(row):
                    left = Space.XL + number * (width + Space.L)
                    card.setGeometry(QRect(QPoint(left, top), QSize(width, high)))
                top += high + Space.L
            top += Space.S
        self.setMinimumHeight(top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place them in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.place()


def _beyond(other: DocumentCard, card: DocumentCard, *, up: bool) -> bool:
    if up:
        return other.geometry().bottom() < card.geometry().top()
    return other.geometry().top() > card.geometry().bottom()


def _distance(one: DocumentCard, other: DocumentCard) -> tuple[int, int]:
    away = one.geometry().center() - other.geometry().center()
    return abs(away.y()), abs(away.x())


def group_word(group: Group) -> str:
    """What a group of documents is for."""
    return {
        Group.PROGRAMME: pgettext("papers", "Programme"),
        Group.CARDS: pgettext("papers", "Cards"),
        Group.DESK: pgettext("papers", "Check-in desk"),
        Group.STAGE: pgettext("papers", "Stage"),
        Group.AFTERWARDS: pgettext("papers", "After the event"),
    }[group]
