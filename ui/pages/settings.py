"""The settings of this computer: language, look, the desk's name, where things are kept."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from eventapp.domain.changes import Changes
from eventapp.domain.kinds import Kind, Language
from eventapp.settings import Theme
from ui import contents
from ui.language import LANGUAGE_NAMES, _, language
from ui.pages.base import Context, Page
from ui.theme import Extent, Space, chosen
from ui.widgets.buttons import Segmented
from ui.widgets.fields import Form, LineField
from ui.widgets.panels import Card, PageHeader, boxed, column
from ui.widgets.text import ElidedLabel, PlainLabel, Tone


def theme_names() -> dict[Theme, str]:
    """The looks in words."""
    return {
        Theme.SYSTEM: _("As the system"),
        Theme.LIGHT: _("Light"),
        Theme.DARK: _("Dark"),
    }


class SettingsPage(Page):
    """What holds for this computer, whichever workspace is open. Kept as soon as changed."""

    entry: ClassVar = contents.SETTINGS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        # The menus name the looks by this module, before the store's libraries are loaded.
        from ui.checkin.badge_card import BadgePrinterCard  # noqa: PLC0415
        from ui.lock.card import LockCard  # noqa: PLC0415

        header = PageHeader(self.title(), _("They hold for this computer and are kept at once."))
        self.lock, self.badges = LockCard(context), BadgePrinterCard(context)
        cards = [
            self._window_card(),
            self._desk_card(),
            self.badges,
            self.lock,
            self._folder_card(),
        ]
        for card in cards:
            card.setFixedWidth(Extent.DIALOG_WIDE)
        self.lay_out(header, _scrolled(*cards), flush=True)

    def refresh(self, changes: Changes | None) -> None:
        """Show the desk's name; the rest is made anew with the page."""
        if changes is None or changes.touches(Kind.DESK_LOCK):
            self.lock.refresh()
        self.desk.set_value(self.context.settings.value.desk_name)

    def leaving(self) -> None:
        """Keep the name that is being typed."""
        self.desk.commit()

    def _window_card(self) -> Card:
        self.language = _segments(list(LANGUAGE_NAMES.items()), language(), _("Language"))
        self.theme = _segments(list(theme_names().items()), chosen(), _("Appearance"))
        queued = Qt.ConnectionType.QueuedConnection  # the switch makes this page anew
        self.language.chosen.connect(self._speak, queued)
        self.theme.chosen.connect(self._dress, queued)
        form = Form()
        form.add(_("Language"), self.language)
        form.add(_("Appearance"), self.theme)
        return _card(_("Window"), form)

    def _desk_card(self) -> Card:
        self.desk = LineField(placeholder=_("Desk 1"))
        self.desk.committed.connect(self._name_desk)
        form = Form()
        from ui.checkin.sound_field import SoundField  # noqa: PLC0415 - as with the folders

        form.add(_("Sounds"), SoundField(self.context.settings))
        form.add(_("Name"), self.desk)
        hint = _("Scans made on this computer carry this name, so that desks can be told apart.")
        return _card(_("Check-in desk"), form, PlainLabel(hint, tone=Tone.MUTED, wrap=True))

    def _folder_card(self) -> Card:
        form = Form()
        # The menus name the looks by this module, before the store's libraries are loaded.
        from eventapp.services.workspace import backup_folder  # noqa: PLC0415

        path = self.context.workspace.path
        form.add(_("Workspace"), ElidedLabel(str(path)))
        form.add(_("Backups"), ElidedLabel(str(backup_folder(path))))
        return _card(_("Where things are kept"), form)

    def _speak(self, wanted: str) -> None:
        self.context.speak(Language(wanted))

    def _dress(self, wanted: str) -> None:
        self.context.dress(Theme(wanted))

    def _name_desk(self, name: str) -> None:
        self.context.settings.change(desk_name=name)
        self.context.say(_("This desk is called %(name)s") % {"name": name}, undo=False)


def _segments(names: Sequence[tuple[str, str]], value: str, says: str) -> Segmented:
    segments = [(str(key), text) for key, text in names]
    return Segmented(segments, str(value), name=says)


def _scrolled(*cards: Card) -> QScrollArea:
    """The cards below each other, as many as there are, none lower than its words need."""
    for card in cards:
        card.setMinimumHeight(card.body.totalHeightForWidth(card.width()))
    down = column(*cards, None, spacing=Space.L)
    down.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
    inner = boxed(down)
    inner.setProperty("role", "plain")
    area = QScrollArea()
    area.setProperty("role", "plain")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    return area


def _card(title: str, *widgets: QWidget) -> Card:
    card = Card(title)
    for widget in widgets:
        card.add(widget)
    return card
