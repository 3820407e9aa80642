"""The way from the cue sheet to the cues it is made of."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import _
from ui.pages.base import Context
from ui.printing.cues.dialog import edit_cues
from ui.printing.documents.base import Document, PrintOptions, Setting
from ui.printing.settings.base import SettingGroup
from ui.theme import Size, Space
from ui.widgets.buttons import make_button
from ui.widgets.text import PlainLabel, Tone


class CuesGroup(SettingGroup):
    """A button that opens the table of cues."""

    serves = frozenset({Setting.CUES})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.edit = make_button(_("Edit cues…"), clicked=self._edit)
        hint = PlainLabel(
            _("Sessions without cues are lines themselves."),
            size=Size.SMALL,
            tone=Tone.MUTED,
            wrap=True,
        )
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.XS)
        down.addWidget(self.edit)
        down.addWidget(hint)

    def show_options(self, document: Document, options: PrintOptions) -> None:
        """There is nothing to set."""

    def _edit(self) -> None:
        edit_cues(self.context, self)
