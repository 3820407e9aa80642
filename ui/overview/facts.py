"""The event's own facts, edited where they stand."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from eventapp.domain.kinds import Language
from eventapp.services.events import EventFacts
from ui import theme
from ui.language import _, language
from ui.overview.fields import Swatches, quiet
from ui.overview.places import Days, Rooms
from ui.theme import Extent, Space
from ui.widgets.buttons import Segmented
from ui.widgets.fields import Form, LineField, TextField
from ui.widgets.growing import GrowingField
from ui.widgets.panels import Card

Editor = LineField | TextField


def texts_in() -> Segmented:
    """Chooses the language of the texts that the overview shows."""
    return Segmented(
        [(Language.KOREAN.value, _("In Korean")), (Language.ENGLISH.value, _("In English"))],
        language().value,
        name=_("Language of the texts"),
    )


class Hero(QWidget):
    """The event's title as the page's heading, in the language chosen; the other one below.

    Signals:
        edited: (field, text) of what was typed.
    """

    edited = Signal(str, str)

    def __init__(
        self, languages: Segmented, *tools: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._facts: EventFacts | None = None
        self._languages = languages
        languages.chosen.connect(lambda _key: self._show_titles())
        self.title = GrowingField(single=True, quiet=True, look="title", most=3)
        self.other = quiet(LineField())
        self.other.setProperty("tone", "muted")
        self.title.committed.connect(lambda text: self.edited.emit(self._fields()[0], text))
        self.other.committed.connect(lambda text: self.edited.emit(self._fields()[1], text))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.other)
        across = QHBoxLayout(self)
        # The words stand where other pages have theirs: a field has its own inner margin.
        inset = Space.XL - Space.S
        across.setContentsMargins(inset, Space.S, Space.XL, Space.XS)
        across.setSpacing(Space.XL)
        across.addLayout(words, 1)
        for tool in (languages, *tools):
            across.addWidget(tool, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_facts(self, facts: EventFacts) -> None:
        """Show an event's titles."""
        self._facts = facts
        self._show_titles()

    def _fields(self) -> tuple[str, str]:
        """The title in the language chosen, and the one in the other."""
        if self._languages.value == Language.ENGLISH.value:
            return "title_en", "title"
        return "title", "title_en"

    def _show_titles(self) -> None:
        words = {"title": _("Title of the event"), "title_en": _("Title in English")}
        editors: tuple[Editor, Editor] = (self.title, self.other)
        for field, editor in zip(self._fields(), editors, strict=True):
            editor.setPlaceholderText(words[field])
            editor.setAccessibleName(words[field])
            if self._facts is not None:
                editor.set_value(getattr(self._facts, field))


class FactsCard(Card):
    """Motto, purpose, venue, days, rooms and colour; ``languages`` chooses the texts.

    Signals:
        edited: (field, text) of what was typed.
    """

    edited = Signal(str, str)

    def __init__(self, languages: Segmented, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._facts: EventFacts | None = None
        self.texts: dict[str, Editor] = {}
        self.languages = languages
        self.languages.chosen.connect(lambda _key: self._show_texts())
        self.motto = _Motto()
        self.form = Form()
        self._add_texts()
        self.days = self.form.add(_("Days"), Days())
        self.rooms = self.form.add(_("Rooms"), Rooms())
        self.colour = self.form.add(_("Colour"), Swatches())
        self.colour.committed.connect(lambda text: self.edited.emit("colour", text))
        self.add(self.motto)
        self.add(self.form)

    def show_facts(self, facts: EventFacts) -> None:
        """Show an event's facts."""
        self._facts = facts
        self._show_texts()
        self.days.show_days(facts.days)
        self.rooms.show_rooms(facts.rooms)
        self.colour.set_value(facts.colour)
        self.motto.set_colour(facts.colour)

    def commit(self) -> None:
        """Keep what is being typed."""
        for editor in self.texts.values():
            editor.commit()

    def edit_venue(self) -> None:
        """Put the cursor where the venue is missing."""
        self.languages.set_value(Language.KOREAN.value)
        self.languages.chosen.emit(Language.KOREAN.value)  # every text follows, not these alone
        self.texts["venue"].setFocus()

    def _add_texts(self) -> None:
        self._listen("motto", self.motto.text)
        self._listen("motto_by", self.motto.author)
        purpose = GrowingField(placeholder=_("What it is for"), quiet=True, most=8)
        self._listen("purpose", self.form.add(_("Purpose"), purpose))
        venue = quiet(LineField(placeholder=_("Where it is")))
        self._listen("venue", self.form.add(_("Venue"), venue))

    def _listen(self, field: str, editor: Editor) -> None:
        self.texts[field] = editor
        editor.committed.connect(self._teller(field))

    def _teller(self, field: str) -> Callable[[str], None]:
        return lambda text: self.edited.emit(self._field(field), text)

    def _field(self, field: str) -> str:
        english = self.languages.value == Language.ENGLISH.value
        return f"{field}_en" if english and field != "motto_by" else field

    def _show_texts(self) -> None:
        if self._facts is not None:
            for field, editor in self.texts.items():
                editor.set_value(getattr(self._facts, self._field(field)))


class _Motto(QWidget):
    """The sentence on the opening page, beside a stripe of the event's colour."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = ""
        self.text = GrowingField(
            placeholder=_("A sentence for the opening page"),
            single=True,
            quiet=True,
            look="motto",
            most=5,
        )
        self.text.setAccessibleName(_("Motto"))
        self.author = quiet(LineField(placeholder=_("Whose words are they?")))
        self.author.setAccessibleName(_("Author of the motto"))
        self.author.setProperty("tone", "muted")
        down = QVBoxLayout(self)
        down.setContentsMargins(Space.XS + Extent.STRIPE, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.text)
        down.addWidget(self.author)

    def set_colour(self, colour: str) -> None:
        """Paint the stripe in another colour."""
        self._colour = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the stripe."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._colour or theme.current().accent))
        stripe = QRectF(0, Space.XS, Extent.STRIPE, self.height() - 2 * Space.XS)
        painter.drawRoundedRect(stripe, Space.RING, Space.RING)
        painter.end()
