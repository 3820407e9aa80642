"""Hosts and sponsors as the papers show them: by kind, in order, with their logos."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from eventapp.domain.kinds import EngagementKind
from eventapp.services.organisations import EngagementRow
from ui import theme, words
from ui.directory.pictures import Pictures, optical_size
from ui.language import _
from ui.overview.flow import FlowBox
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import Card, clear_layout, row
from ui.widgets.text import PlainLabel, Tone, plain_tooltip


class EngagedCard(Card):
    """Each kind with its organisations."""

    def __init__(
        self,
        pictures: Pictures,
        open_organisation: Callable[[int | None], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._pictures, self._open = pictures, open_organisation
        self._shown: tuple[EngagementRow, ...] | None = None
        change = make_button(_("Change"), Role.LINK, clicked=lambda: self._open(None))
        head = row(PlainLabel(_("Hosts and sponsors"), size=Size.STRONG, bold=True), None, change)
        self.add_layout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(Space.M)
        self._grid.setColumnMinimumWidth(0, Extent.FIELD_LABEL)
        self._grid.setColumnStretch(1, 1)
        self.add_layout(self._grid)

    def show_engagements(self, engagements: tuple[EngagementRow, ...]) -> None:
        """Show these, given in print order; the same as before are left alone."""
        if engagements == self._shown:
            return
        self._shown = engagements
        clear_layout(self._grid)
        for line, kind in enumerate(EngagementKind):
            of_kind = [engaged for engaged in engagements if engaged.kind is kind]
            if of_kind:
                self._add_kind(line, kind, of_kind)
        if not engagements:
            nobody = PlainLabel(
                _("Nobody hosts or sponsors this event yet."), tone=Tone.MUTED, wrap=True
            )
            self._grid.addWidget(nobody, 0, 0, 1, 2)

    def _add_kind(self, line: int, kind: EngagementKind, engagements: list[EngagementRow]) -> None:
        word = PlainLabel(words.engagement_kind(kind), tone=Tone.MUTED)
        word.setContentsMargins(0, Space.XS, Space.S, 0)
        marks = []
        for engaged in engagements:
            mark = EngagedMark(engaged, self._pictures.data(engaged.logo))
            mark.clicked.connect(self._opener(engaged.organisation))
            marks.append(mark)
        self._grid.addWidget(word, line, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(FlowBox(*marks), line, 1)

    def _opener(self, organisation: int) -> Callable[[], None]:
        return lambda: self._open(organisation)


class EngagedMark(QAbstractButton):
    """One organisation: its logo at the height all have, or its name."""

    def __init__(self, engaged: EngagementRow, picture: bytes | None) -> None:
        super().__init__()
        name = words.pick(engaged.name, engaged.name_en)
        self.setText(name)
        told = " · ".join(part for part in (name, engaged.tier, engaged.contribution) if part)
        self.setToolTip(plain_tooltip(told))
        self.setAccessibleName(told)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._logo = QPixmap()
        if picture:
            self._logo.loadFromData(picture)
        self._optical = optical_size(
            self._logo.size(), Extent.CONTROL - Space.S, Extent.LOGO_WIDTH - 2 * Space.M
        )

    def sizeHint(self) -> QSize:
        """As wide as the logo or the name."""
        if self._logo.isNull():
            width = QFontMetrics(theme.font(bold=True)).horizontalAdvance(self.text())
        else:
            width = round(self._optical.width())
        return QSize(width + 2 * Space.M, Extent.CONTROL)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(Extent.CONTROL, Extent.CONTROL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile, and the logo or the name on it."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        near = self.underMouse() or self.hasFocus()
        painter.setPen(theme.colour(tokens.accent if near else tokens.line))
        # Logos are drawn for paper: on a dark ground half of them would vanish.
        ground = tokens.ground if self._logo.isNull() else theme.LIGHT.surface
        painter.setBrush(theme.colour(ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Extent.CORNER, Extent.CORNER)
        if self._logo.isNull():
            self._paint_name(painter, box)
        else:
            target = QRectF()
            target.setSize(self._optical)
            target.moveCenter(box.center())
            painter.drawPixmap(target, self._logo, QRectF(self._logo.rect()))
        painter.end()

    def _paint_name(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(theme.font(bold=True))
        painter.setPen(theme.colour(theme.current().text))
        inner = box.adjusted(Space.M - 1, 0, -Space.M + 1, 0)
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, round(inner.width()) + 1
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, shown)
