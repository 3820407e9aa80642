"""Texts and the picture that only papers show: greeting, directions, what is on the cover."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal

from eventapp.domain.kinds import Language
from eventapp.services.events import EventFacts
from eventapp.settings import SettingsFile
from ui import words
from ui.directory.picture_field import PictureField
from ui.language import _
from ui.programme.folding import FoldingSection
from ui.widgets.buttons import Segmented
from ui.widgets.fields import LineField
from ui.widgets.growing import GrowingField

_MOST_LINES: Final = 14


class PaperTexts(FoldingSection):
    """What the booklet and the leaflets print besides the event's facts.

    ``languages`` chooses the language of the texts, of the facts' and of these.

    Signals:
        edited: (field, text) of what was typed.
        pictured: the bytes of the picture given for the cover, or None to take it away.
        refused: an :class:`InvalidValue` of what is no picture.
    """

    edited = Signal(str, str)
    pictured = Signal(object)
    refused = Signal(object)

    def __init__(self, languages: Segmented, settings: SettingsFile) -> None:
        super().__init__(_("Texts for papers"), "overview.papers", settings)
        self._facts: EventFacts | None = None
        self._spoken = languages.value
        languages.chosen.connect(self._change_language)
        self.greeting = self.add_field(
            _("Greeting"),
            GrowingField(placeholder=_("What the hosts say to their guests"), most=_MOST_LINES),
        )
        self.greeting_by = self.add_field(
            _("Signed by"), LineField(placeholder=_("Who greets: a name or an organisation"))
        )
        self.directions = self.add_field(
            _("Getting there"),
            GrowingField(placeholder=_("How to come: by bus, train and car"), most=_MOST_LINES),
        )
        self.picture = self.add_field(
            _("Picture for the cover"), PictureField(logo=True, says=_("Choose a picture…"))
        )
        self.picture.given.connect(self.pictured)
        self.picture.refused.connect(self.refused)
        for field, editor in self.editors.items():
            editor.committed.connect(self._teller(field))

    @property
    def editors(self) -> dict[str, LineField | GrowingField]:
        """The editors by the fields they edit, without the language's ending."""
        return {
            "greeting": self.greeting,
            "greeting_by": self.greeting_by,
            "directions": self.directions,
        }

    def show_facts(self, facts: EventFacts, picture: bytes | None) -> None:
        """Show an event's texts and its picture."""
        self._facts = facts
        self._show_texts()
        self.picture.show_picture(_("No picture yet"), picture)
        self.tell(
            words.pick(facts.greeting, facts.greeting_en)
            or words.pick(facts.directions, facts.directions_en)
        )

    def commit(self) -> None:
        """Keep what is being typed."""
        for editor in self.editors.values():
            editor.commit()

    def _teller(self, field: str) -> Callable[[str], None]:
        return lambda text: self.edited.emit(self._field(field), text)

    def _field(self, field: str) -> str:
        return f"{field}_en" if self._spoken == Language.ENGLISH.value else field

    def _change_language(self, key: str) -> None:
        self.commit()  # where a click takes no focus, it is still being typed
        self._spoken = key
        self._show_texts()

    def _show_texts(self) -> None:
        if self._facts is not None:
            for field, editor in self.editors.items():
                editor.set_value(getattr(self._facts, self._field(field)))
