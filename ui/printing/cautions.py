"""What to look at before printing: sentences that lead to where they can be mended."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from eventapp.domain.kinds import Kind
from reports.result import PaperWarning, Source, WarningKind, shortened
from reports.wording import warning_text
from ui import icons, theme
from ui.icons import Ink
from ui.language import _, language, ngettext
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.panels import Note, clear_layout, column

PAGES: Final = {
    Kind.ATTENDEE: "attendees",
    Kind.PERSON: "people",
    Kind.ORGANISATION: "organisations",
    Kind.SESSION: "programme",
    Kind.EVENT: "overview",
}
"""Where a warning of a kind of row is mended."""

_GRAVE: Final = (
    WarningKind.CUT,
    WarningKind.MISSING,
    WarningKind.REPLACED,
    WarningKind.DESIGN_GONE,
    WarningKind.NO_CODE,
    WarningKind.SMALL_CODE,
)
_ORDER: Final = (
    *_GRAVE,
    WarningKind.PICTURE,
    WarningKind.BROKEN,
    WarningKind.SHRUNK,
    WarningKind.CUE_LENGTHS,
)
_SHOWN: Final = 3
_SUBJECT_SHOWN: Final = 28
_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_LONG_WORD: Final = re.compile(r"\S{20}")
_MAY_BREAK: Final = "\u200b"  # Qt would not break a word without spaces


def grave(warnings: Sequence[PaperWarning]) -> list[PaperWarning]:
    """Those that the reader of the paper would miss something by."""
    return [warning for warning in warnings if warning.kind in _GRAVE]


def in_order(warnings: Sequence[PaperWarning]) -> list[PaperWarning]:
    """The same ones, what is worst first."""
    return sorted(warnings, key=lambda warning: _ORDER.index(warning.kind))


def places(warnings: Sequence[PaperWarning]) -> list[tuple[PaperWarning, ...]]:
    """The same ones by place, what is worst first: all about one text of one row is one."""
    found: list[list[PaperWarning]] = []
    by_source: dict[Source, list[list[PaperWarning]]] = {}
    for warning in in_order(warnings):
        near = [] if warning.source is None else by_source.setdefault(warning.source, [])
        place = next((known for known in near if _same_text(known[0], warning)), None)
        if place is None:
            place = []
            found.append(place)
            near.append(place)
        place.append(warning)
    return [tuple(place) for place in found]


def _same_text(one: PaperWarning, other: PaperWarning) -> bool:
    """Whether both are about one text, perhaps with its missing characters replaced."""
    from reports.fonts import MISSING  # noqa: PLC0415 - late: it loads what draws PDFs

    pairs = zip(one.subject, other.subject, strict=False)
    same = all(left == right or MISSING in {left, right} for left, right in pairs)
    return same and len(one.subject) == len(other.subject)


def kind_word(kind: WarningKind) -> str:
    """What warnings of a kind are about, as the heading of a list."""
    return {
        WarningKind.CUT: _("Cut off"),
        WarningKind.MISSING: _("Without a photograph"),
        WarningKind.REPLACED: _("Characters replaced"),
        WarningKind.DESIGN_GONE: _("Another design"),
        WarningKind.NO_CODE: _("Without a QR code"),
        WarningKind.SMALL_CODE: _("Small QR codes"),
        WarningKind.PICTURE: _("Pictures that cannot be read"),
        WarningKind.BROKEN: _("Words broken"),
        WarningKind.SHRUNK: _("Set small"),
        WarningKind.CUE_LENGTHS: _("Lengths of cues"),
    }[kind]


def warning_count(warnings: Sequence[PaperWarning]) -> str:
    """That there are so many places to look at."""
    count = len(places(warnings))
    return ngettext("Look at %(n)d place", "Look at %(n)d places", count) % {"n": count}


def in_short(place: Sequence[PaperWarning]) -> str:
    """The worst warning's sentence, with no more of its text than is needed to know it.

    What else there is to say of the same place follows in a word each.
    """
    worst, *others = place
    short = replace(worst, subject=shortened(worst.subject, _SUBJECT_SHOWN))
    said = warning_text(short, language())
    kinds = dict.fromkeys(other.kind for other in others if other.kind is not worst.kind)
    if not kinds:
        return said
    more = _("Also: %(what)s") % {"what": " · ".join(map(kind_word, kinds))}
    return f"{said} {more}"


def page_of(warning: PaperWarning) -> str:
    """The page where it is mended; empty when nobody knows."""
    return "" if warning.source is None else PAGES.get(warning.source.kind, "")


class Cautions(QWidget):
    """The worst few places beside the preview, and a way to all of them.

    Signals:
        jump_asked: the :class:`PaperWarning` whose cause is to be shown.
        all_asked: the user wants to see every one.
    """

    jump_asked = Signal(object)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._down = column(spacing=Space.XS)
        self.setLayout(self._down)
        self.warnings: tuple[PaperWarning, ...] = ()
        self.hide()

    def focus_first(self) -> None:
        """Put the focus on the worst one that leads somewhere."""
        rows = self.findChildren(CautionRow)
        next((row for row in rows if row.isEnabled()), self).setFocus()

    def show_warnings(self, warnings: Sequence[PaperWarning]) -> None:
        """Show these."""
        self.warnings = tuple(warnings)
        clear_layout(self._down)
        self.setVisible(bool(warnings))
        if not warnings:
            return
        mark = Ink.ALREADY if grave(warnings) else Ink.MUTED
        self._down.addWidget(Note(warning_count(warnings), mark=mark))
        found = places(warnings)
        for place in found[:_SHOWN]:
            row = CautionRow(place)
            row.clicked.connect(lambda _on=False, row=row: self.jump_asked.emit(row.warning))
            self._down.addWidget(row)
        if len(found) > _SHOWN:
            text = _("Show all %(n)d") % {"n": len(found)}
            link = make_button(text, Role.LINK, clicked=self.all_asked.emit)
            self._down.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


class CautionRow(QAbstractButton):
    """One place, as many lines as it needs; a button where it can be mended somewhere."""

    def __init__(self, place: Sequence[PaperWarning]) -> None:
        super().__init__()
        self.warning = warning = place[0]
        said = in_short(place)
        self.setText(_LONG_WORD.sub(lambda part: part[0] + _MAY_BREAK, said))
        self.setAccessibleName(said)
        self.setEnabled(bool(page_of(warning)))
        if self.isEnabled():
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(_("Show where it can be mended"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(Extent.PANEL, self._words(self.width()).bottom() + 1 + Space.XS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as another width needs."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setFixedHeight(self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sentence and, where it leads somewhere, an arrow."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            painter.setBrush(theme.colour(tokens.hover))
            painter.setPen(theme.colour(tokens.accent if self.hasFocus() else tokens.hover))
            edge = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(edge, Extent.CHIP_CORNER, Extent.CHIP_CORNER)
        words = self._words(self.width())
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(theme.colour(tokens.text))
        painter.drawText(words, _WRAPPED.value, self.text())
        if self.isEnabled():
            place = QRect(0, 0, Extent.ICON_SMALL, Extent.ICON_SMALL)
            place.moveTop(words.top())
            place.moveRight(self.width() - Space.XS)
            arrow = icons.pixmap("chevron-right", Ink.MUTED, Extent.ICON_SMALL)
            painter.drawPixmap(place, arrow)
        painter.end()

    def _words(self, width: int) -> QRect:
        metrics = QFontMetrics(theme.font(Size.SMALL))
        room = width - 2 * Space.S - Extent.ICON_SMALL
        high = QRect(Space.S, Space.XS, max(room, 1), metrics.lineSpacing() * 9)
        taken = metrics.boundingRect(high, _WRAPPED.value, self.text())
        return QRect(high.left(), high.top(), high.width(), taken.height())
