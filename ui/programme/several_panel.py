"""What several selected sessions have in common, changed for all of them at once."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eventapp.domain.ids import DayId
from eventapp.services.programme import SessionRow
from ui.actions import ActionSet
from ui.language import _, date_text, length_text, ngettext
from ui.programme.arranging import Arranging
from ui.programme.columns import NO_ROOM, room_choices, room_of, track_choices, track_of
from ui.programme.rows import Programme
from ui.theme import Size, Space
from ui.widgets.buttons import Role
from ui.widgets.fields import ChoiceField, Form
from ui.widgets.panels import column
from ui.widgets.text import PlainLabel, Tone

_NO_DAY: Final = ""
_VARIOUS: Final = "*"
_ACTIONS: Final = (
    "programme.shift",
    "programme.repack",
    "programme.swap",
    "programme.unschedule",
    "programme.delete",
)


class SeveralPanel(QWidget):
    """Stands in the side panel while more than one session is selected."""

    def __init__(
        self, acts: ActionSet, arranging: Arranging, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._arranging = arranging
        self._sessions: Sequence[SessionRow] = ()
        self._programme: Programme | None = None
        self.heading = PlainLabel(size=Size.SECTION, bold=True, wrap=True)
        self.about = PlainLabel(tone=Tone.MUTED, wrap=True)
        self.form = Form()
        self.day = self.form.add(_("Day"), ChoiceField())
        self.room = self.form.add(_("Room"), ChoiceField())
        self.track = self.form.add(_("Track"), ChoiceField())
        self.day.committed.connect(self._to_day)
        self.room.committed.connect(self._to_room)
        self.track.committed.connect(self._to_track)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(Space.M)
        down.addLayout(column(self.heading, self.about, spacing=Space.XS))
        down.addWidget(self.form)
        buttons = column(spacing=Space.S)
        for action in _ACTIONS:
            buttons.addWidget(acts.button(action, Role.SECONDARY), 0, Qt.AlignmentFlag.AlignLeft)
        down.addLayout(buttons)

    def show_sessions(self, sessions: Sequence[SessionRow], programme: Programme) -> None:
        """Show what these sessions have in common."""
        self._sessions, self._programme = sessions, programme
        count = len(sessions)
        said = ngettext("%(n)d session selected", "%(n)d sessions selected", count)
        self.heading.setText(said % {"n": count})
        whole = length_text(sum(session.length for session in sessions))
        self.about.setText(_("%(length)s altogether") % {"length": whole})
        days = [(str(day.id), date_text(day.date)) for day in programme.days]
        _offer(
            self.day,
            [*days, (_NO_DAY, _("No day yet"))],
            (str(session.day or _NO_DAY) for session in sessions),
        )
        _offer(
            self.room,
            room_choices(programme),
            (str(session.room or NO_ROOM) for session in sessions),
        )
        self.room.setEnabled(any(session.day is not None for session in sessions))
        _offer(
            self.track,
            track_choices(programme),
            (str(session.track or "") for session in sessions),
        )
        self.form.set_row_visible(self.day, visible=len(days) > 1 or _is_mixed(self.day))
        self.form.set_row_visible(self.room, visible=bool(programme.rooms))
        self.form.set_row_visible(self.track, visible=bool(programme.tracks))

    def _to_day(self, key: str) -> None:
        if key != _VARIOUS and self._programme is not None:
            day = DayId(int(key)) if key != _NO_DAY else None
            self._arranging.to_day(self._sessions, day, self._programme)

    def _to_room(self, key: str) -> None:
        if key != _VARIOUS and self._programme is not None:
            self._arranging.to_room(self._sessions, room_of(key), self._programme)

    def _to_track(self, key: str) -> None:
        if key != _VARIOUS and self._programme is not None:
            name = dict(track_choices(self._programme))[key]
            self._arranging.to_track(self._sessions, track_of(key), name)


def _offer(field: ChoiceField, choices: Sequence[tuple[str, str]], values: Iterable[str]) -> None:
    """Offer choices, and first that the values differ, where they do."""
    found = set(values)
    if len(found) == 1:
        field.set_choices(choices, found.pop())
    else:
        field.set_choices([(_VARIOUS, _("Various")), *choices], _VARIOUS)


def _is_mixed(field: ChoiceField) -> bool:
    return field.value == _VARIOUS
