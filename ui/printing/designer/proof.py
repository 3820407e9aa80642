"""The picture below the outlines: the very print of the side, made anew after each change."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from eventapp.domain.badge_layouts import BadgeLayout, Fold
from eventapp.domain.documents import BadgeSnapshot
from eventapp.domain.kinds import Language
from eventapp.domain.progress import Progress
from eventapp.domain.sheets import card
from reports.result import PaperWarning
from ui.jobs import Job, run_job
from ui.language import _
from ui.printing.designer.draft import Side
from ui.printing.pdf import PdfPages
from ui.theme import Motion

_MOST_PIXELS: Final = 4000


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be shown: a side of a design with somebody's data, in so many pixels."""

    layout: BadgeLayout
    side: Side
    snapshot: BadgeSnapshot
    language: Language
    scale: float

    @property
    def face(self) -> BadgeLayout:
        """The side alone, upright, as a design without back or fold."""
        elements = getattr(self.layout, self.side.value)
        return replace(self.layout, front=elements, back=(), fold=Fold.NONE)

    @property
    def pixels(self) -> QSize:
        """The size of the picture."""
        longest = max(self.layout.width, self.layout.height)
        scale = min(self.scale, _MOST_PIXELS / longest)
        return QSize(round(self.layout.width * scale), round(self.layout.height * scale))


@dataclass(frozen=True, slots=True)
class Made:
    """How an order comes out, and what on it does not come out exactly as it was meant."""

    order: Order
    picture: QImage
    warnings: tuple[PaperWarning, ...]


def make_proof(order: Order, progress: Progress) -> Made:
    """Print a side into a picture; for a thread.

    Raises:
        Cancelled: ``progress`` stopped it.
    """
    from reports import badges  # noqa: PLC0415 - late: ReportLab

    out, face = io.BytesIO(), order.face
    report = badges.render(
        order.snapshot,
        out,
        sheet=card("", face.width, face.height),
        layout=face,
        language=order.language,
        progress=progress,
    )
    return Made(order, PdfPages(out.getvalue()).image(0, order.pixels), report.warnings)


class Proof(QObject):
    """Makes the picture that was asked for last; one at a time, and none that is outdated.

    Signals:
        made: a :class:`Made`, of the newest order.
    """

    made = Signal(object)

    def __init__(self, host: QWidget, order: Callable[[], Order]) -> None:
        super().__init__(host)
        self._host, self._order = host, order
        self._wanted: Order | None = None
        self._job: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=Motion.COUNT)
        self._pause.timeout.connect(self._make)

    @property
    def is_busy(self) -> bool:
        """Whether a picture is still to come."""
        return self._pause.isActive() or self._job is not None

    @Slot()
    def ask(self) -> None:
        """Make a picture of what is wanted now, in a moment."""
        self._pause.start()

    def stop(self) -> None:
        """Make none any more."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()

    def _make(self) -> None:
        if self._job is not None:
            self._pause.start()
            return
        order = self._order()
        if order == self._wanted:
            return
        self._wanted = order
        job = run_job(self._host, _("Making the preview"), partial(make_proof, order), self._tell)
        job.ended.connect(self._ended)
        self._job = job

    def _tell(self, made: Made) -> None:
        self.made.emit(made)

    @Slot()
    def _ended(self) -> None:
        self._job = None
