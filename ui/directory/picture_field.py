"""Where a photograph or logo is given: chosen from a file, dropped, or taken away."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from eventapp.domain.errors import EventAppError
from ui import theme
from ui.directory.pictures import (
    PICTURE_FILES,
    dropped_picture,
    holds_picture,
    optical_size,
    read_picture,
)
from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.marks import Avatar
from ui.widgets.panels import column
from ui.widgets.text import PlainLabel, Tone, plain_tooltip

_TEXT_MARK_LINES = 2.6
"""Lines a text mark may fill; words that wrap leave a part of each line empty."""


class LogoMark(QWidget):
    """A logo on a light tile at the size its shape asks for, or the name as a text mark."""

    def __init__(
        self,
        name: str = "",
        picture: bytes | None = None,
        *,
        tile: tuple[int, int] = Extent.LOGO_TILE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedSize(*tile)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(name, picture)

    def set(self, name: str, picture: bytes | None = None) -> None:
        """Show another organisation's."""
        self._name, self._picture = name, QPixmap()
        if picture:
            self._picture.loadFromData(picture)
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile, and the logo or the name on it."""
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        tokens = theme.current()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour(tokens.line))
        # Logos are drawn for paper: on a dark ground half of them would vanish.
        ground = tokens.ground if self._picture.isNull() else theme.LIGHT.surface
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box, Extent.CORNER, Extent.CORNER)
        inner = box.adjusted(Space.S, Space.XS, -Space.S, -Space.XS)
        if self._picture.isNull():
            painter.setPen(theme.colour(tokens.text))
            painter.setFont(theme.font(Size.SMALL, bold=True))
            option = QTextOption(Qt.AlignmentFlag.AlignCenter)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            painter.setClipRect(inner)
            # Three lines at most; the last one says that there is more.
            room = round(_TEXT_MARK_LINES * inner.width())
            shown = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(inner, shown, option)
        else:
            target = QRectF()
            target.setSize(optical_size(self._picture.size(), inner.height(), inner.width()))
            target.moveCenter(box.center())
            painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
        painter.end()


class PictureField(QWidget):
    """Shows a picture and takes another: by a file dialog, or dropped onto it.

    ``says`` is what the button says where the picture is neither logo nor photograph.

    Signals:
        given: the bytes of the new picture, or None to take it away.
        refused: an :class:`InvalidValue` of what is no picture.
    """

    given = Signal(object)
    refused = Signal(object)

    def __init__(
        self, *, logo: bool = False, says: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dragging = False
        self.setAcceptDrops(True)
        self.mark: Avatar | LogoMark = LogoMark() if logo else Avatar(side=Extent.PORTRAIT)
        usual = _("Choose a logo…") if logo else _("Choose a photograph…")
        self.choose = make_button(says or usual, Role.LINK, clicked=self.ask)
        self.remove = make_button(_("Remove"), Role.LINK, clicked=lambda: self.given.emit(None))
        hint = PlainLabel(_("or drop a file here"), size=Size.SMALL, tone=Tone.MUTED, wrap=True)
        hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = column(None, self.choose, hint, self.remove, None, spacing=0)
        hint.setContentsMargins(Space.XS + 1, 0, 0, 0)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.M)
        across.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(words, 1)

    def show_picture(self, name: str, picture: bytes | None) -> None:
        """Show somebody's picture."""
        self.mark.set(name, picture)
        self.remove.setVisible(picture is not None)

    def ask(self) -> None:
        """Ask for a file."""
        from ui.dialogs.files import open_file  # noqa: PLC0415 - dialogs are rarely needed

        title = self.choose.accessibleName().removesuffix("…")
        path = open_file(self.window(), title, [(_("Pictures"), PICTURE_FILES)])
        if path is not None:
            try:
                self.given.emit(read_picture(path))
            except EventAppError as error:
                self.refused.emit(error)

    def sizeHint(self) -> QSize:
        """As high as the picture."""
        return QSize(Extent.PANEL - Space.L, self.mark.height() + Space.S)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what may be a picture."""
        if holds_picture(event.mimeData()):
            event.acceptProposedAction()
            self._dragging = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no more that a picture would be taken."""
        super().dragLeaveEvent(event)
        self._dragging = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Give the picture that was dropped."""
        self._dragging = False
        self.update()
        event.acceptProposedAction()
        try:
            self.given.emit(dropped_picture(event.mimeData()))
        except EventAppError as error:
            self.refused.emit(error)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a ring while a picture is dragged over it."""
        super().paintEvent(event)
        if self._dragging:
            tokens = theme.current()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.colour(tokens.accent))
            painter.setBrush(theme.colour(tokens.accent_soft))
            ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ring, Extent.CORNER, Extent.CORNER)
            painter.end()
