"""The tracks of an event: added, named, coloured and deleted beside the programme."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from eventapp.domain.ids import TrackId
from eventapp.domain.kinds import Kind
from eventapp.services import tracks
from ui import words
from ui.hues import hex_of, hue_of
from ui.language import _, ngettext
from ui.pages.base import Page
from ui.programme.rows import Programme
from ui.theme import Hue
from ui.widgets.buttons import Role, make_button
from ui.widgets.hued import HuedLines, hue_name
from ui.widgets.panels import Section
from ui.widgets.text import PlainLabel, Tone

if TYPE_CHECKING:
    from eventapp.services.tracks import TrackFields, TrackRow

_IN_TURN: Final = (Hue.BLUE, Hue.PURPLE, Hue.GREEN, Hue.AMBER, Hue.SKY, Hue.ROSE, Hue.GREY)


class TracksSection(Section):
    """Every track on a line."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        self.more = make_button(_("Add"), Role.LINK, clicked=self._add_track)
        self.more.setAccessibleName(_("Add a track"))
        super().__init__(_("Tracks"), self.more, parent=parent)
        self._page, self._workspace = page, page.context.workspace
        self._tracks: tuple[TrackRow, ...] = ()
        hint = _("A track holds sessions of one theme together by a colour.")
        self.hint = self.add(PlainLabel(hint, tone=Tone.MUTED, wrap=True))
        self.lines = self.add(HuedLines(_("Delete this track")))
        self.lines.edited.connect(self._edit)
        self.lines.delete_asked.connect(self._delete)

    def show_programme(self, programme: Programme) -> None:
        """Show the tracks."""
        self._tracks = programme.tracks
        self.lines.show_all(programme.tracks)
        self.hint.setVisible(not programme.tracks)
        self.lines.setVisible(bool(programme.tracks))

    def commit(self) -> None:
        """Keep what is being typed."""
        for line in list(self.lines.lines.values()):
            for editor in (line.name, line.name_en):
                if editor.hasFocus():
                    editor.commit()

    def _add_track(self) -> None:
        self.commit()
        taken = {hue_of(track.colour) for track in self._tracks}
        hue = next((hue for hue in _IN_TURN if hue not in taken), _IN_TURN[0])
        added: int | None = None
        with self._page.trying():
            changes = tracks.add_track(
                self._workspace, self._page.context.event_id, _("New track"), colour=hex_of(hue)
            )
            added = changes.only_inserted(Kind.TRACK)
            self._page.context.say(_("Added a track"))
        if added is not None:
            self.lines.edit_name(added)

    def _edit(self, track: int, field: str, value: str) -> None:
        fields: dict[str, TrackFields] = {
            "name": {"name": value},
            "name_en": {"name_en": value},
            "colour": {"colour": value},
        }
        with self._page.trying():
            tracks.update_track(self._workspace, TrackId(track), **fields[field])
            self._page.context.say(_edited_said(field, value))
        self.lines.show_all(self._tracks)  # what was refused is shown as it was

    def _delete(self, track: int) -> None:
        shown = next(known for known in self._tracks if known.id == track)
        with self._page.trying():
            tracks.delete_track(self._workspace, shown.id)
            said = _("Deleted track %(name)s") % {"name": words.shown(shown, "name")}
            if shown.sessions:
                said += " · " + ngettext(
                    "%(n)d session is on no track now",
                    "%(n)d sessions are on no track now",
                    shown.sessions,
                ) % {"n": shown.sessions}
            self._page.context.say(said)


def _edited_said(field: str, value: str) -> str:
    if field == "name":
        return _("The track is now called %(name)s") % {"name": value}
    if field == "name_en":
        return _("Changed the track's English name")
    return _("The track is now: %(colour)s") % {"colour": hue_name(hue_of(value))}
