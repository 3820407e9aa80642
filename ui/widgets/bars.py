"""What the window says: the quiet bar below, the banner above, the strip of running work."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QWidget,
)

from ui import icons
from ui.icons import Ink
from ui.jobs import Job
from ui.language import _
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import Role, icon_button, make_button
from ui.widgets.panels import column
from ui.widgets.text import ElidedLabel, PlainLabel, Tone


class ProgressStrip(QWidget):
    """Quietly shows the work that is running, with a way to stop it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self.title = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedSize(Extent.PROGRESS_WIDTH, Extent.PROGRESS)
        self.stop = make_button(_("Stop"), Role.LINK, clicked=self._stop)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.S)
        for widget in (self.title, self.bar, self.stop):
            across.addWidget(widget)
        self.hide()

    def show_job(self, job: Job) -> None:
        """Show a job until it ends; the newest is shown first."""
        self._jobs.append(job)
        job.progressed.connect(self._advance)
        job.ended.connect(self._prune)
        self._prune()

    @Slot()
    def _prune(self) -> None:
        self._jobs = [job for job in self._jobs if not job.over]
        self.setVisible(bool(self._jobs))
        if self._jobs:
            self.title.setText(self._jobs[-1].title)
            self.bar.setAccessibleName(self._jobs[-1].title)
            self._advance()

    @Slot()
    def _advance(self) -> None:
        if self._jobs:
            done, total = self._jobs[-1].progress
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _stop(self) -> None:
        if self._jobs:
            self._jobs[-1].cancel()


@dataclass(frozen=True, slots=True)
class Offer:
    """What could be done next, offered beside what just happened."""

    text: str
    run: Callable[[], object]


class QuietBar(QFrame):
    """The line below the page: what just happened, with "Undo", and a few facts at the right.

    Signals:
        undo_asked: the user pressed "Undo".
    """

    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer: Offer | None = None
        self._more: Callable[[], object] | None = None
        self.setProperty("role", "quiet-bar")
        self.setFixedHeight(Extent.STATUS)
        self.message = ElidedLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.message.setAccessibleName(_("What just happened"))
        self.undo = make_button("", Role.LINK, clicked=self.undo_asked.emit)
        self.undo.hide()
        self.offer = make_button("", Role.LINK, clicked=self._take_offer)
        self.offer.hide()
        self.progress = ProgressStrip()
        self.facts = PlainLabel(size=Size.SMALL, tone=Tone.MUTED)
        self.more = make_button("", Role.QUIET, clicked=self._show_more)
        self.more.setProperty("small", "true")
        self.more.hide()
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.XL, 0, Space.XL, 0)
        across.setSpacing(Space.L)
        across.addWidget(self.message)
        across.addWidget(self.undo)
        across.addWidget(self.offer)
        across.addStretch(1)
        across.addWidget(self.progress)
        across.addWidget(self.facts)
        across.addWidget(self.more)

    def say(self, message: str, *, undo: bool = True, offer: Offer | None = None) -> None:
        """Say what happened; ``undo`` offers to take it back, ``offer`` to go on from there."""
        self.message.setText(message)
        self.undo.setText(_("Undo") + "  Ctrl+Z")
        self.undo.setVisible(undo)
        self._offer = offer
        self.offer.setText(offer.text.replace("&", "&&") if offer is not None else "")
        self.offer.setVisible(offer is not None)

    def set_facts(self, facts: str, more: Callable[[], object] | None = None) -> None:
        """Write the right side; with ``more`` it is a button that shows what is behind it."""
        self._more = more
        self.facts.setText(facts)
        self.more.setText(facts.replace("&", "&&"))
        self.more.setAccessibleName(facts)
        self.facts.setVisible(more is None)
        self.more.setVisible(more is not None)

    def _take_offer(self) -> None:
        if self._offer is not None:
            self._offer.run()

    def _show_more(self) -> None:
        if self._more is not None:
            self._more()


class Banner(QFrame):
    """Tells an error above the page until it is closed: what happened, what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._passing = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("warning", Ink.REFUSED))
        sign.setFixedHeight(Extent.CONTROL)  # on one line with the headline and the cross
        self.headline = PlainLabel(bold=True, tone=Tone.REFUSED, wrap=True)
        self.headline.setMinimumHeight(Extent.CONTROL)
        self.details = PlainLabel(wrap=True)
        close = icon_button("close", _("Close"), clicked=self.hide)
        top = Qt.AlignmentFlag.AlignTop
        across = QHBoxLayout(self)
        across.setContentsMargins(Space.XL, Space.S, Space.L, Space.S)
        across.setSpacing(Space.M)
        across.addWidget(sign, 0, top)
        words = column(self.headline, self.details, spacing=0)
        words.addStretch(1)
        across.addLayout(words, 1)
        across.addWidget(close, 0, top)
        self.hide()

    def tell(self, text: str, *, passing: bool = False) -> None:
        """Show an error's words; the first line, or sentence, is the headline.

        A passing one is about one deed, and stays until the next succeeds.
        """
        self._passing = passing
        headline, _mark, details = text.strip().partition("\n")
        self.headline.setText(headline)
        self.details.setText(details.strip())
        self.details.setVisible(bool(details.strip()))
        self.setAccessibleName(text)
        self.show()

    def forget_refusal(self) -> None:
        """Hide what was about one deed."""
        if self._passing:
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class FloatingBanner(Banner):
    """A banner over the pages that moves none of their buttons from under the next click.

    ``place`` tells how far down it begins and its least height; ``parent`` is the pages' own.
    """

    def __init__(
        self, pages: QStackedWidget, place: Callable[[], tuple[int, int]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._pages, self._asked = pages, place
        pages.installEventFilter(self)
        pages.currentChanged.connect(lambda: QTimer.singleShot(0, self, self._place))

    def tell(self, text: str, *, passing: bool = False) -> None:
        """Show an error's words, in as many lines as they take."""
        super().tell(text, passing=passing)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Lie where there is room when it is seen."""
        super().showEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pages' size."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            QTimer.singleShot(0, self, self._place)  # once the page is laid out, too
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        where = self._pages.geometry()
        top, least = self._asked()
        height = max(self.heightForWidth(where.width()), least)
        self.setGeometry(where.left(), where.top() + top, where.width(), height)
        self.raise_()
