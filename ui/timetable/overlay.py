"""What is drawn over the sessions for a while: ghosts, guides, the rubber band, and now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from ui.theme import Space
from ui.timetable.geometry import Box
from ui.timetable.items import BandItem, GhostItem, LineItem


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where a session would go, and what is written there."""

    box: Box
    text: str


class Overlay:
    """Shows each of these things where it is told, and takes it away again."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self.carried: list[GhostItem] = []
        self.foreseen: list[GhostItem] = []
        self.guides: list[LineItem] = []
        self.band: BandItem | None = None
        self.now: LineItem | None = None

    def carry(self, ghosts: Sequence[Ghost]) -> None:
        """Show where what is being dragged would go."""
        self._show_ghosts(self.carried, ghosts, dashed=False)

    def preview(self, ghosts: Sequence[Ghost]) -> None:
        """Show where sessions would go if a change were made."""
        self._show_ghosts(self.foreseen, ghosts, dashed=True)

    def show_guides(self, heights: Sequence[float], seen: QRectF) -> None:
        """Draw lines across what is in sight."""
        while len(self.guides) > len(heights):
            self._drop(self.guides.pop())
        for place, height in enumerate(heights):
            box = Box(seen.left(), round(height), seen.width(), Space.HAIR)
            if place < len(self.guides):
                self.guides[place].put(box)
            else:
                self.guides.append(LineItem(box, now=False))
                self._scene.addItem(self.guides[-1])

    def show_band(self, box: Box | None) -> None:
        """Draw the rubber band, or none."""
        if box is None:
            self._drop(self.band)
            self.band = None
        elif self.band is not None:
            self.band.put(box)
        else:
            self.band = BandItem(box)
            self._scene.addItem(self.band)

    def show_now(self, box: Box | None) -> None:
        """Draw the line of the present minute, or none."""
        self._drop(self.now)
        self.now = None
        if box is not None:
            self.now = LineItem(box, now=True)
            self._scene.addItem(self.now)

    def _drop(self, item: QGraphicsItem | None) -> None:
        if item is not None:
            self._scene.removeItem(item)

    def _show_ghosts(
        self, items: list[GhostItem], ghosts: Sequence[Ghost], *, dashed: bool
    ) -> None:
        while len(items) > len(ghosts):
            self._drop(items.pop())
        for place, ghost in enumerate(ghosts):
            if place < len(items):
                items[place].put(ghost.box)
                items[place].show_text(ghost.text)
            else:
                items.append(GhostItem(ghost.box, ghost.text, dashed=dashed))
                self._scene.addItem(items[-1])
