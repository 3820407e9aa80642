import pytest

from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.ids import EventId, TrackId
from eventapp.domain.kinds import Kind
from eventapp.services.history import undo
from eventapp.services.programme import list_sessions
from eventapp.services.tracks import (
    add_track,
    delete_track,
    list_tracks,
    set_track,
    update_track,
)
from eventapp.services.workspace import Workspace


def made(workspace: Workspace, event: EventId, name: str) -> TrackId:
    return TrackId(add_track(workspace, event, name, colour="#2F5FA8").only_inserted(Kind.TRACK))


def test_tracks_are_listed_in_order_with_their_sessions(
    workspace: Workspace, event: EventId
) -> None:
    field, policy = made(workspace, event, "현장"), made(workspace, event, "정책")
    sessions = [session.id for session in list_sessions(workspace, event)][:3]

    set_track(workspace, sessions, policy)

    assert [(track.id, track.name, track.sessions) for track in list_tracks(workspace, event)] == [
        (field, "현장", 0),
        (policy, "정책", 3),
    ]
    row = list_sessions(workspace, event)[0]
    assert (row.track, row.track_name, row.track_colour) == (policy, "정책", "#2F5FA8")


def test_several_sessions_change_track_as_one_step(workspace: Workspace, event: EventId) -> None:
    track = made(workspace, event, "현장")
    set_track(workspace, [session.id for session in list_sessions(workspace, event)], track)

    undo(workspace)

    assert {session.track for session in list_sessions(workspace, event)} == {None}


def test_a_deleted_track_leaves_its_sessions_and_undo_brings_both_together_again(
    workspace: Workspace, event: EventId
) -> None:
    track = made(workspace, event, "현장")
    session = list_sessions(workspace, event)[0].id
    set_track(workspace, [session], track)

    delete_track(workspace, track)
    assert list_sessions(workspace, event)[0].track is None
    undo(workspace)

    assert list_sessions(workspace, event)[0].track == track


def test_a_track_needs_a_name_and_a_colour(workspace: Workspace, event: EventId) -> None:
    track = made(workspace, event, "현장")

    with pytest.raises(InvalidValue) as nameless:
        update_track(workspace, track, name=" ")
    with pytest.raises(InvalidValue) as colourless:
        update_track(workspace, track, colour="blue")

    assert nameless.value.reason is InvalidReason.EMPTY
    assert colourless.value.reason is InvalidReason.NOT_A_COLOUR
    assert list_tracks(workspace, event)[0].name == "현장"
