"""The columns of the programme, each with what editing it means."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QIcon

from eventapp.domain.ids import DayId, RoomId, TrackId
from eventapp.domain.kinds import Language, SessionKind
from ui import icons, words
from ui.hues import hue_of
from ui.icons import Ink
from ui.language import _, language, length_text
from ui.models.table import Align, Column
from ui.programme.detail_edits import DetailEdits
from ui.programme.edits import SessionEdits
from ui.programme.rows import (
    Programme,
    ProgrammeRow,
    conflicts_text,
    lacking_people,
    own_title,
    people_hint,
    people_text,
    room_text,
    time_text,
    title_field,
    track_text,
)
from ui.theme import Extent, kind_hue

NO_ROOM = ""
NO_TRACK = ""


def columns(
    edits: SessionEdits,
    details: DetailEdits,
    programme: Callable[[], Programme],
    day: Callable[[], DayId | None],
) -> Sequence[Column[ProgrammeRow]]:
    """The columns; ``programme`` and ``day`` tell what is shown at the moment."""
    wide = language() is Language.ENGLISH
    return (
        Column(
            key="time",
            title=lambda: _("Time"),
            text=lambda row: time_text(row.session),
            width=Extent.COLUMN_TIME,
            muted=lambda row: row.session.placement is None,
            value=_typed_time,
            edit=lambda row, text: edits.set_times(row.session, text, day()),
            editable=lambda row: row.session.placement is not None or day() is not None,
        ),
        Column(
            key="length",
            title=lambda: _("Length"),
            text=lambda row: length_text(row.session.length),
            width=Extent.COLUMN_LENGTH,
            align=Align.RIGHT,
            edit=lambda row, text: edits.set_length_text(row.session, text),
        ),
        Column(
            key="kind",
            title=lambda: _("Kind"),
            text=lambda row: words.session_label(row.session),
            width=Extent.COLUMN_KIND_WIDE if wide else Extent.COLUMN_KIND,
            mark=lambda row: kind_hue(row.session.kind),
            hint=lambda row: words.session_label(row.session),
            value=lambda row: row.session.kind.value,
            choices=lambda _row: words.choices(SessionKind, words.session_kind),
            edit=lambda row, kind: edits.set_kind(row.session, SessionKind(kind)),
        ),
        Column(
            key="title",
            title=lambda: _("Title"),
            text=lambda row: words.session_title(row.session),
            width=Extent.COLUMN_STRETCHED,
            stretch=3,
            bold=lambda row: bool(own_title(row.session)),
            muted=lambda row: not own_title(row.session),
            value=lambda row: str(getattr(row.session, title_field(row.session))),
            edit=lambda row, text: edits.set_title(row.session, text),
            icon=_conflict_sign,
            hint=lambda row: conflicts_text(row, programme()) or own_title(row.session),
        ),
        Column(
            key="track",
            title=lambda: _("Track"),
            text=lambda row: track_text(row.session),
            width=Extent.COLUMN_TRACK,
            mark=lambda row: hue_of(row.session.track_colour) if row.session.track else None,
            hint=lambda row: track_text(row.session),
            value=lambda row: str(row.session.track or NO_TRACK),
            choices=lambda _row: track_choices(programme()),
            edit=lambda row, track: details.set_track(
                row.session, track_of(track), dict(track_choices(programme()))[track]
            ),
        ),
        Column(
            key="room",
            title=lambda: _("Room"),
            text=lambda row: room_text(row.session),
            width=Extent.COLUMN_ROOM,
            muted=True,
            value=lambda row: str(row.session.room or NO_ROOM),
            choices=lambda _row: room_choices(programme()),
            edit=lambda row, room: edits.set_room(
                row.session, room_of(room), room_name(programme(), room)
            ),
            editable=lambda row: row.session.placement is not None,
            hint=lambda row: room_text(row.session),
        ),
        Column(
            key="people",
            title=lambda: _("People"),
            text=people_text,
            width=Extent.COLUMN_STRETCHED,
            stretch=2,
            muted=True,
            mark=lambda row: (
                Ink.ALREADY if not row.session.people and lacking_people(row) else None
            ),
            hint=people_hint,
        ),
    )


def room_choices(programme: Programme) -> list[tuple[str, str]]:
    """The rooms to choose from, and none."""
    rooms = [(str(room.id), words.pick(room.name, room.name_en)) for room in programme.rooms]
    return [*rooms, (NO_ROOM, _("No room"))]


def room_of(key: str) -> RoomId | None:
    """The room of a choice."""
    return RoomId(int(key)) if key != NO_ROOM else None


def room_name(programme: Programme, key: str) -> str:
    """The name of a choice of room."""
    return dict(room_choices(programme))[key]


def track_choices(programme: Programme) -> list[tuple[str, str]]:
    """The tracks to choose from, and none."""
    tracks = [(str(track.id), words.shown(track, "name")) for track in programme.tracks]
    return [*tracks, (NO_TRACK, _("No track"))]


def track_of(key: str) -> TrackId | None:
    """The track of a choice."""
    return TrackId(int(key)) if key != NO_TRACK else None


def _typed_time(row: ProgrammeRow) -> str:
    return time_text(row.session).partition("–")[0] if row.session.placement else ""


def _conflict_sign(row: ProgrammeRow) -> QIcon | None:
    return icons.icon("warning", Ink.ALREADY) if row.conflicts else None
