"""One person in a session: who they are, what they do there, how far their invitation is."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QWidget

from eventapp.domain.kinds import AppearanceRole, AppearanceStatus
from eventapp.services.appearances import AppearanceRow
from ui import icons, theme, words
from ui.directory.parts import status_mark
from ui.language import _
from ui.programme.chip_button import ChipButton, Mark
from ui.programme.rows import office_text, person_name
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import icon_button
from ui.widgets.clamped import ClampedLabel
from ui.widgets.text import ElidedLabel, Tone


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits: the word for it (empty where the session says it), and neighbours."""

    word: str
    may_go_up: bool
    may_go_down: bool

    def may_go(self, step: int) -> bool:
        """Whether one seat up (-1) or down (1) is theirs to take."""
        return self.may_go_up if step < 0 else self.may_go_down


class PersonLine(QWidget):
    """Shows an appearance and offers what can be done with it, by mouse and by keys.

    Signals:
        role_chosen: the role chosen in the menu.
        status_chosen: the status chosen on the chip.
        moved: -1 or 1, on Alt+Up and Alt+Down and from the menu.
        removed: Delete was pressed, or "Remove" chosen.
        opened: the person is asked for.
    """

    role_chosen = Signal(object)
    status_chosen = Signal(object)
    moved = Signal(int)
    removed = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.appearance: AppearanceRow | None = None
        self._seat = Seat("", may_go_up=False, may_go_down=False)
        self._portrait = QLabel()
        self._portrait.setFixedSize(Extent.AVATAR, Extent.AVATAR)
        self.name = ElidedLabel()
        self.office = ClampedLabel(most=3, size=Size.SMALL, tone=Tone.MUTED)
        self.status = ChipButton(_("Status"), _status_choices)
        self.status.chosen.connect(lambda key: self.status_chosen.emit(AppearanceStatus(key)))
        self.more = icon_button("more", _("More"), clicked=self._open_below)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_appearance(self, someone: AppearanceRow, seat: Seat, portrait: QIcon) -> None:
        """Show somebody in their seat."""
        self.appearance, self._seat = someone, seat
        self._portrait.setPixmap(portrait.pixmap(Extent.AVATAR, Extent.AVATAR))
        self.name.setText(person_name(someone))
        office = office_text(someone)
        self.office.setText(" · ".join(part for part in (seat.word, office) if part))
        word = words.appearance_status(someone.status)
        self.status.set(someone.status.value, word, status_mark(someone.status))
        said = (person_name(someone), words.appearance_role(someone.role), office, word)
        self.setAccessibleName(", ".join(part for part in said if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on Alt+Up and Alt+Down, remove on Delete, open on Enter."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if alt and step:
            if self._seat.may_go(step):
                self.moved.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer everything on the right button and the menu key."""
        self.menu().popup(event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show where the keyboard is."""
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(theme.current().accent))
        ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(ring, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
        painter.end()

    def menu(self) -> QMenu:
        """Everything that can be done with somebody in a session."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icons.icon("people"), _("Open in People"), self.opened.emit)
        self._add_roles(menu.addMenu(icons.icon("microphone"), _("Role")))
        menu.addSeparator()
        up = menu.addAction(icons.icon("arrow-up"), _("Move up"), lambda: self.moved.emit(-1))
        up.setEnabled(self._seat.may_go_up)
        down = menu.addAction(icons.icon("arrow-down"), _("Move down"), lambda: self.moved.emit(1))
        down.setEnabled(self._seat.may_go_down)
        menu.addSeparator()
        menu.addAction(icons.icon("trash"), _("Remove from this session"), self.removed.emit)
        return menu

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        grid = QGridLayout(self)
        grid.setContentsMargins(0, Space.XS, 0, Space.XS)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._portrait, 0, 0, 2, 1, middle)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.status, 0, 2, middle)
        grid.addWidget(self.office, 1, 1, 1, 2)
        grid.addWidget(self.more, 0, 3, 2, 1, middle)

    def _add_roles(self, menu: QMenu) -> None:
        for role in AppearanceRole:
            action = menu.addAction(words.appearance_role(role))
            action.setCheckable(True)
            action.setChecked(self.appearance is not None and role is self.appearance.role)
            action.setData(role.value)
        menu.triggered.connect(
            lambda action: self.role_chosen.emit(AppearanceRole(str(action.data())))
        )

    def _open_below(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _status_choices() -> list[tuple[str, str, Mark]]:
    return [
        (status.value, words.appearance_status(status), status_mark(status))
        for status in AppearanceStatus
    ]
