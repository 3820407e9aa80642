"""The last scans at the desk, each with its shape and word; a check-in can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from eventapp.domain.verdicts import Signal as VerdictSignal
from eventapp.domain.verdicts import Verdict
from eventapp.services.desk_log import ScanRow
from ui import icons, theme, words
from ui.icons import Ink
from ui.language import _, pgettext
from ui.moments import clock_at
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, make_button
from ui.widgets.lines import ENTER
from ui.widgets.panels import boxed, column, row
from ui.widgets.text import PlainLabel, Tone, plain_tooltip

SHOWN = 20


@dataclass(frozen=True, slots=True)
class RecentScan:
    """A scan and whether its check-in still stands."""

    scan: ScanRow
    stands: bool


def standing(scans: Sequence[ScanRow]) -> list[RecentScan]:
    """The scans, newest first, with those marked whose check-in was not taken back since."""
    taken_back = set()
    seen = []
    for scan in scans:
        stands = (
            scan.verdict is Verdict.ADMITTED
            and not scan.cancelled
            and scan.attendee is not None
            and bool(scan.name)
            and scan.attendee not in taken_back
        )
        seen.append(RecentScan(scan, stands))
        if stands or (scan.cancelled and scan.verdict is Verdict.ADMITTED):
            taken_back.add(scan.attendee)
    return seen


class RecentScans(QWidget):
    """The list of the last scans, newest first.

    Signals:
        cancel_asked: the :class:`ScanRow` whose check-in is to be taken back.
    """

    cancel_asked = Signal(object)

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.setAccessibleName(_("Last scans"))
        self.empty = PlainLabel(_("Nothing was scanned yet."), tone=Tone.MUTED, wrap=True)
        self.rows = [RecentRow(self) for _number in range(SHOWN)]
        for line in self.rows:
            line.cancel_asked.connect(self.cancel_asked)
        self.setLayout(column(self.empty, *self.rows, None, spacing=0))
        self.show_scans(())

    def show_scans(self, scans: Sequence[ScanRow]) -> None:
        """Show these scans."""
        known = standing(scans[:SHOWN])
        self.empty.setVisible(not known)
        for number, line in enumerate(self.rows):
            line.setVisible(number < len(known))
            if number < len(known):
                line.show_scan(known[number], self._zone)


class WhoLine(QWidget):
    """A name and, as far as there is room, what else there is to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = self.more = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_texts(self, name: str, more: str) -> None:
        """Show others."""
        self.name, self.more = name, more
        self.setToolTip(plain_tooltip("\n".join(part for part in (name, more) if part)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the name whole if possible, the rest in what is left."""
        tokens = theme.current()
        painter = QPainter(self)
        left = 0
        small = theme.font(Size.SMALL) if self.name else theme.font()
        for text, font, ink in (
            (self.name, theme.font(), tokens.text),
            (self.more, small, tokens.muted),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            room = self.width() - left
            if not text or room < Space.XXL:
                continue
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            box = self.rect().adjusted(left, 0, 0, 0)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
            left += metrics.horizontalAdvance(shown) + Space.S
        painter.end()


class RecentRow(QFrame):
    """One scan: time, name, verdict; pointing at it offers to take the check-in back.

    Signals:
        cancel_asked: the :class:`ScanRow` whose check-in is to be taken back.
    """

    cancel_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "scan-row")
        self.setFixedHeight(Extent.ROW)
        self.shown: RecentScan | None = None
        self.time = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.time.setFixedWidth(Extent.SCANS_CLOCK)
        self.who = WhoLine()
        self.sign, self.word = QLabel(), PlainLabel(size=Size.SMALL)
        self.cancel = make_button(_("Cancel"), Role.LINK, clicked=self._ask)
        self.cancel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.end = QStackedWidget()
        self.end.setFixedWidth(Extent.SCANS_VERDICT)
        self.end.addWidget(boxed(row(None, self.sign, self.word, spacing=Space.XS)))
        self.end.addWidget(boxed(row(None, self.cancel)))
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.XS, 0, Space.XS, 0)
        across.setSpacing(Space.S)
        across.addWidget(self.time)
        across.addWidget(self.who, 1)
        across.addWidget(self.end)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)

    def show_scan(self, recent: RecentScan, zone: str) -> None:
        """Show another scan."""
        self.shown, scan = recent, recent.scan
        self.time.setText(clock_at(scan.happened_at, zone))
        self.who.show_texts(scan.name, self._reason(scan))
        ink, icon, word = _ending(scan)
        self.sign.setPixmap(icons.pixmap(icon, ink, Extent.ICON_SMALL))
        self.word.setText(word)
        self.word.set_tone(Tone(ink.value))
        focus = Qt.FocusPolicy.TabFocus if recent.stands else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        said = (self.time.text(), scan.name, self._reason(scan), word)
        self.setAccessibleName(", ".join(part for part in said if part))
        self._show_end(offer=recent.stands and (self.underMouse() or self.hasFocus()))

    def sizeHint(self) -> QSize:
        """As wide as it is given."""
        return QSize(0, Extent.ROW)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer to take the check-in back."""
        super().enterEvent(event)
        self._show_end(offer=self._stands())

    def leaveEvent(self, event: QEvent) -> None:
        """Show the verdict again."""
        super().leaveEvent(event)
        self._show_end(offer=self._stands() and self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer to take the check-in back."""
        super().focusInEvent(event)
        self._show_end(offer=self._stands())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the verdict again."""
        super().focusOutEvent(event)
        self._show_end(offer=self._stands() and self.underMouse())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the check-in back on Enter, Space or Delete."""
        if event.key() in ENTER | {Qt.Key.Key_Space, Qt.Key.Key_Delete}:
            self._ask()
        else:
            super().keyPressEvent(event)

    def _stands(self) -> bool:
        return self.shown is not None and self.shown.stands

    def _show_end(self, *, offer: bool) -> None:
        self.end.setCurrentIndex(int(offer))

    def _reason(self, scan: ScanRow) -> str:
        if scan.verdict.colour is VerdictSignal.RED:
            return words.verdict_word(scan.verdict)
        marks = (pgettext("scan", "paper list") if scan.manual else "", scan.organisation)
        return " · ".join(part for part in marks if part)

    def _ask(self) -> None:
        if self.shown is not None and self.shown.stands:
            self.cancel_asked.emit(self.shown.scan)

    def _offer(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        act = QAction(_("Cancel this check-in"), menu)
        act.setEnabled(self._stands())
        act.triggered.connect(self._ask)
        menu.addAction(act)
        menu.popup(self.mapToGlobal(where))


def _ending(scan: ScanRow) -> tuple[Ink, str, str]:
    """The colour, shape and word at the end of a row."""
    if scan.cancelled:
        return Ink.MUTED, "undo", pgettext("scan", "Cancelled")
    if scan.forced:
        return Ink.ADMITTED, "flag", pgettext("scan", "All the same")
    own = {
        Verdict.READMITTED: (Ink.ADMITTED, "check", pgettext("scan", "Back inside")),
        Verdict.LEFT: (Ink.ADMITTED, "way-out", pgettext("scan", "Went out")),
        Verdict.NOT_INSIDE: (Ink.ALREADY, "dot", pgettext("scan", "Not inside")),
    }
    return (
        own.get(scan.verdict)
        or {
            VerdictSignal.GREEN: (Ink.ADMITTED, "check", pgettext("scan", "Admitted")),
            VerdictSignal.YELLOW: (Ink.ALREADY, "dot", pgettext("scan", "Already in")),
            VerdictSignal.RED: (Ink.REFUSED, "close", pgettext("scan", "Refused")),
        }[scan.verdict.colour]
    )
