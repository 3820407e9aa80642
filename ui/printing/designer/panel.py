"""How the card and what is marked on it are set: the designer's right side."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eventapp.domain.badge_layouts import LogoElement, PictureElement, TextElement
from ui.language import _, ngettext, pgettext
from ui.printing.designer.card_form import CardForm
from ui.printing.designer.draft import Draft
from ui.printing.designer.place_form import PlaceForm
from ui.printing.designer.text_form import InkForm, TextForm
from ui.printing.designer.words import element_word
from ui.theme import Size
from ui.widgets.buttons import make_button
from ui.widgets.fields import LineField, TextField
from ui.widgets.panels import SidePanel
from ui.widgets.text import ElidedLabel, PlainLabel, Tone


class DesignPanel(SidePanel):
    """Shows the card's own settings while nothing is marked, else those of what is.

    Signals:
        picture_asked: another picture is wanted for the marked one.
    """

    picture_asked = Signal()

    def __init__(
        self,
        draft: Draft,
        event_colour: str,
        *,
        has_logo: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Settings of the badge"), parent=parent)
        self._draft = draft
        self.title = self.add(ElidedLabel(size=Size.SECTION, bold=True))
        self.card = self.add(CardForm(draft))
        self.place = self.add(PlaceForm(draft))
        self.texts = self.add(TextForm(draft, event_colour))
        self.ink = self.add(InkForm(draft, event_colour))
        self.picture = self.add(
            make_button(_("Choose another picture…"), clicked=self.picture_asked.emit), left=True
        )
        self._has_logo = has_logo
        hint = _("The host has no logo, so its name is printed here.")
        self.logo = self.add(PlainLabel(hint, size=Size.SMALL, tone=Tone.MUTED, wrap=True))
        draft.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what is marked now."""
        draft, one = self._draft, self._draft.one
        self.title.setText(self._heading())
        self.card.setVisible(not draft.marked)
        self.place.setVisible(bool(draft.marked))
        marked = [draft.elements[place] for place in sorted(draft.marked)]
        text = any(isinstance(each, TextElement) for each in marked)
        self.texts.setVisible(text)
        self.ink.setVisible(not text and any(hasattr(each, "ink") for each in marked))
        self.picture.setVisible(isinstance(one, PictureElement))
        self.logo.setVisible(isinstance(one, LogoElement) and not self._has_logo)
        for part in (self.card, self.place, self.texts, self.ink):
            if not part.isHidden():
                part.follow()

    def edit(self) -> None:
        """Begin to edit what is marked."""
        target = self.texts.text if not self.texts.isHidden() else self.place.left
        target.setFocus()
        if isinstance(target, TextField):
            target.selectAll()

    def commit(self) -> None:
        """Keep what is being typed."""
        lines: list[LineField | TextField] = [*self.findChildren(LineField)]
        for field in [*lines, *self.findChildren(TextField)]:
            if field.isVisible():
                field.commit()

    def _heading(self) -> str:
        marked = self._draft.marked
        if not marked:
            return pgettext("badge", "Card")
        if self._draft.one is not None:
            return element_word(self._draft.one)
        return ngettext("%(n)d element", "%(n)d elements", len(marked)) % {"n": len(marked)}
