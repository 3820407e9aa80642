"""A text field that is as high as its text."""

from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QWidget

from ui.theme import Extent, Space
from ui.widgets.fields import TextField

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOST_LINES: Final = 12


class GrowingField(TextField):
    """Grows with what is typed; a ``single`` one takes no line breaks: Enter commits.

    ``look`` is the size of its text: ``title``, ``section`` or ``motto``. A ``quiet`` one
    looks like text until it is pointed at. It scrolls beyond ``most`` lines.
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        single: bool = False,
        quiet: bool = False,
        look: str = "",
        most: int = _MOST_LINES,
        parent: QWidget | None = None,
    ) -> None:
        self._single, self._most = single, most
        super().__init__(value, placeholder=placeholder, parent=parent)
        if quiet:
            self.setProperty("role", "quiet")
        self.setProperty("look", look)
        self.setProperty("grows", not look)
        if not look:  # one line is then as high as a LineField
            self.document().setDocumentMargin(Space.RING)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit on Enter where there is one line to write."""
        if self._single and event.key() in _ENTER:
            self.commit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; where there is one line to write, line breaks become spaces."""
        text = source.text()
        self.insertPlainText(" ".join(text.splitlines()) if self._single else text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, and be as high as that asks."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Be as high as another font asks."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        layout = self.document().documentLayout()
        blocks = (self.document().findBlockByNumber(n) for n in range(self.blockCount()))
        margin = self.document().documentMargin()  # Qt counts it once, to the last block
        whole = sum(layout.blockBoundingRect(block).height() for block in blocks) - margin
        wanted = max(1, round(self.document().size().height()))
        lines = min(wanted, self._most)
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        hidden = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(scrolls if wanted > lines else hidden)
        frame = max(self.height() - self.viewport().height(), Space.RING)
        text = whole * lines / wanted + 2 * margin
        height = max(ceil(text) + frame, Extent.CONTROL)
        if height != self.height():
            self.setFixedHeight(height)
