"""Rehearsing at the desk (연습): a copy in the workspace's place, and a banner that says so."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from eventapp.services.rehearsal import begin_rehearsal
from ui import icons
from ui.bridge import Bridge
from ui.icons import Ink
from ui.language import _
from ui.pages.base import Context
from ui.theme import Extent, Size, Space
from ui.widgets.buttons import make_button
from ui.widgets.panels import boxed, column, row
from ui.widgets.text import PlainLabel, Tone


def rehearsed(context: Context, owner: QObject) -> Context:
    """The same surroundings with a copy of the workspace, which ends with its owner."""
    copy = begin_rehearsal(context.workspace)
    bridge = Bridge(owner)
    bridge.listen_to(copy)
    owner.destroyed.connect(copy.close)
    return replace(context, workspace=copy, bridge=bridge, rehearsal=True)


def below_banner(head: QWidget, end: Callable[[], object]) -> QWidget:
    """The head of a page with the rehearsal's banner above it."""
    banner = RehearsalBanner()
    banner.ended.connect(end)
    return boxed(column(banner, head, spacing=0))


class RehearsalBanner(QFrame):
    """Says above everything that nothing is kept.

    Signals:
        ended: the user ends the rehearsal.
    """

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rehearsal")
        sign = QLabel()
        sign.setPixmap(icons.pixmap("warning", Ink.ALREADY, Extent.ICON))
        self.text = PlainLabel(
            _("Rehearsal — nothing of this is kept"),
            size=Size.SECTION,
            bold=True,
            tone=Tone.ALREADY,
        )
        end = make_button(_("End the rehearsal"), clicked=self.ended.emit)
        across = row(sign, self.text, None, end)
        across.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        self.setLayout(across)
