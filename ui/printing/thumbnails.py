"""Small pictures of the documents, made of the event's own data, one after another."""

import logging
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from eventapp.domain.errors import EventAppError
from eventapp.domain.progress import Progress
from ui.jobs import Job, run_job
from ui.language import _, language
from ui.pages.base import Context
from ui.printing.documents import DOCUMENTS, Document, PrintOptions, Setting
from ui.printing.options_codec import usual_options
from ui.printing.orders import Order, make
from ui.printing.pdf import PdfPages
from ui.theme import Extent, Motion

_log = logging.getLogger(__name__)
_SHARP: Final = 2
"""Pictures are drawn for screens of twice the dots."""
_LONG: Final = 0.1
"""Seconds that are felt when several of them follow one another."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A document's first page in small; of an empty document, and of a failed one, there is none.

    ``key`` is what it was made of, to be compared before it is made anew.
    """

    key: Order | None
    empty: bool = False
    image: QImage | None = None

    @property
    def blank(self) -> bool:
        """Whether there is nothing on it but lines to write on."""
        return self.key is not None and not self.key.items


class Thumbnails(QObject):
    """Makes the pictures: what is cheap first, never twice from the same data.

    Signals:
        changed: the name of a document whose picture, or emptiness, is known anew.
    """

    changed = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._host = context, parent
        self.known: dict[str, Thumbnail] = {}
        self._costs: dict[str, float] = {}
        self._stale = set(DOCUMENTS)
        self._drawn, self._read = "", 0.0
        self._job: Job | None = None
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._next)

    @property
    def idle(self) -> bool:
        """Whether nothing is being made, or about to be."""
        return self._job is None and not self._turn.isActive()

    def forget(self, name: str = "") -> None:
        """Look at a document, or at every one, again when it is next asked for."""
        self._stale |= {name} if name else set(DOCUMENTS)

    def run(self, *, pause: int = Motion.QUICK) -> None:
        """Go on, after a pause, with what was forgotten or never looked at."""
        if self._stale and self._job is None:
            self._turn.start(pause)

    def stop(self) -> None:
        """Leave the rest for later."""
        self._turn.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._stale.add(self._drawn)

    def _next(self) -> None:
        """Read one document in this turn of the event loop; the next one in another."""
        if not self._stale or self._context.workspace.closed:
            return
        waiting = (document for name, document in DOCUMENTS.items() if name in self._stale)
        document = min(waiting, key=self._cost)
        self._stale.discard(document.name)
        began = monotonic()
        try:
            order = small_order(self._context, document)
        except EventAppError:
            self._take(document, Thumbnail(None), began)
            return
        self._read = monotonic() - began
        before = self.known.get(document.name)
        if order is None:
            self._take(document, Thumbnail(None, empty=True), began)
        elif before is not None and before.key == order:
            self._take(document, before, began)
        else:
            self._draw(order, began)

    def _cost(self, document: Document) -> tuple[float, bool]:
        """What it took last; before that is known, lists of attendees come last."""
        return self._costs.get(document.name, 0.0), Setting.CATEGORY in document.settings

    def _draw(self, order: Order, began: float) -> None:
        document = order.document

        def done(image: QImage) -> None:
            self._take(document, Thumbnail(order, image=image), began)

        def failed(error: Exception) -> None:
            # Nobody asked for this picture; whoever opens the document is told.
            _log.warning("no picture of %s: %s", document.name, type(error).__name__)
            self._take(document, Thumbnail(order), began)

        self._drawn = document.name
        title, draw = _("Making the preview"), partial(_first_page, order)
        self._job = run_job(self._host, title, draw, done, failed, quiet=True)

    def _take(self, document: Document, made: Thumbnail, began: float) -> None:
        """Keep it, and turn to the next one; after a long read the window breathes first."""
        self._job = None
        self._costs[document.name] = monotonic() - began
        if made is not self.known.get(document.name):
            self.known[document.name] = made
            self.changed.emit(document.name)
        self._turn.start(Motion.QUICK if self._read > _LONG else 0)


def small_order(context: Context, document: Document) -> Order | None:
    """What a document's first page is made of, as it was last set; None when it is empty."""
    options = usual_options(context.workspace, context.event_id, document, language())
    options = _plain(options)
    snapshot = document.snapshot(context.workspace, context.event_id, options)
    if document.is_empty(snapshot):
        return None
    return Order(document, document.one_page(snapshot), options)


def _plain(options: PrintOptions) -> PrintOptions:
    """The first page rather than the first sheet of a folded booklet."""
    return replace(options, booklet=False)


def _first_page(order: Order, progress: Progress) -> QImage:
    pages = PdfPages(make(order, progress).data)
    room = QSize(Extent.GALLERY_CARD, Extent.GALLERY_PICTURE) * _SHARP
    size = pages.size(0).scaled(room.toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
    return pages.image(0, size.toSize())
