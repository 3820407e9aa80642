from dataclasses import replace

import pytest

from eventapp.domain.conflicts import Conflict, ConflictKind
from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import AppearanceId, EventId, SessionId
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, Kind, SessionKind
from eventapp.services.appearances import add_appearance, reorder_appearances, update_appearance
from eventapp.services.planning import delete_sessions
from eventapp.services.programme import (
    SessionRow,
    add_session,
    conflicts_of,
    list_sessions,
    move_session,
    reorder_session,
    update_session,
)
from eventapp.services.workspace import Workspace


def session_of(workspace: Workspace, event: EventId, kind: SessionKind) -> SessionRow:
    return next(row for row in list_sessions(workspace, event) if row.kind is kind)


def test_the_sample_s_programme_is_in_order_with_numbered_talks(
    workspace: Workspace, event: EventId
) -> None:
    assert [(row.kind, row.number) for row in list_sessions(workspace, event)] == [
        (SessionKind.REGISTRATION, 0),
        (SessionKind.OPENING, 0),
        (SessionKind.ADDRESS, 0),
        (SessionKind.ENCOURAGEMENT, 0),
        (SessionKind.KEYNOTE, 0),
        (SessionKind.TALK, 1),
        (SessionKind.TALK, 2),
        (SessionKind.BREAK, 0),
        (SessionKind.TALK, 3),
        (SessionKind.TALK, 4),
        (SessionKind.PANEL, 0),
    ]
    assert conflicts_of(workspace, event) == ()


def test_the_panel_shows_its_moderator_and_panellists_in_order(
    workspace: Workspace, event: EventId
) -> None:
    panel = session_of(workspace, event, SessionKind.PANEL)
    assert [(someone.name, someone.role.value) for someone in panel.people] == [
        ("배중철", "moderator"),
        ("황영임", "panellist"),
        ("김미득", "panellist"),
        ("김진수", "panellist"),
        ("심인경", "panellist"),
    ]


def test_moving_onto_a_taken_room_reports_one_conflict(
    workspace: Workspace, event: EventId
) -> None:
    keynote = session_of(workspace, event, SessionKind.KEYNOTE)
    talk = session_of(workspace, event, SessionKind.TALK)
    assert talk.placement is not None

    move_session(workspace, talk.id, to=replace(talk.placement, start=keynote.start))

    assert conflicts_of(workspace, event) == (Conflict(ConflictKind.ROOM, (keynote.id, talk.id)),)


def test_a_person_in_two_places_at_once_is_a_conflict_until_they_decline(
    workspace: Workspace, event: EventId
) -> None:
    keynote = session_of(workspace, event, SessionKind.KEYNOTE)
    opening = session_of(workspace, event, SessionKind.OPENING)
    assert opening.placement is not None
    speaker = keynote.people[0].person
    added = add_appearance(workspace, opening.id, speaker, AppearanceRole.MC)
    move_session(workspace, opening.id, to=replace(opening.placement, room=None, start=635))

    clash = Conflict(ConflictKind.PERSON, (keynote.id, opening.id), speaker)
    assert clash in conflicts_of(workspace, event)

    appearance = AppearanceId(added.only_inserted(Kind.APPEARANCE))
    update_appearance(workspace, appearance, status=AppearanceStatus.DECLINED)
    assert clash not in conflicts_of(workspace, event)


def test_reordering_exchanges_neighbours_and_the_day_still_ends_when_it_did(
    workspace: Workspace, event: EventId
) -> None:
    before = list_sessions(workspace, event)
    keynote, talk = before[4], before[5]

    reorder_session(workspace, talk.id, up=True)

    after = list_sessions(workspace, event)
    assert [row.id for row in after[4:6]] == [talk.id, keynote.id]
    assert [(row.start, row.length) for row in after[4:6]] == [(630, 15), (645, 20)]
    assert after[-1].end == before[-1].end


def test_reordering_the_first_session_up_is_no_step(workspace: Workspace, event: EventId) -> None:
    first = list_sessions(workspace, event)[0]
    assert not reorder_session(workspace, first.id, up=True)


def test_a_session_added_without_a_place_follows_the_last_one(
    workspace: Workspace, event: EventId
) -> None:
    last = list_sessions(workspace, event)[-1]
    changes = add_session(workspace, event, kind=SessionKind.CLOSING)
    added = list_sessions(workspace, event)[-1]
    assert added.id == changes.only_inserted(Kind.SESSION)
    assert (added.start, added.length, added.room) == (last.end, 30, last.room)


@pytest.mark.parametrize("length", [0, -5, 2881])
def test_a_length_nobody_could_sit_through_is_refused(
    workspace: Workspace, event: EventId, length: int
) -> None:
    talk = session_of(workspace, event, SessionKind.TALK)
    with pytest.raises(InvalidValue) as refused:
        update_session(workspace, talk.id, length=length)
    assert refused.value.reason is InvalidReason.NOT_A_LENGTH


def test_a_title_of_20_000_letters_is_refused_and_nothing_changes(
    workspace: Workspace, event: EventId
) -> None:
    talk = session_of(workspace, event, SessionKind.TALK)
    with pytest.raises(InvalidValue) as refused:
        update_session(workspace, talk.id, title="가" * 20_000)
    assert refused.value.reason is InvalidReason.TOO_LONG
    assert session_of(workspace, event, SessionKind.TALK) == talk


def test_a_deleted_panel_comes_back_with_its_people_in_their_seats(
    workspace: Workspace, event: EventId
) -> None:
    panel = session_of(workspace, event, SessionKind.PANEL)
    changes = delete_sessions(workspace, [panel.id])
    assert len(changes.rows(Kind.APPEARANCE)) == 5
    workspace.undo()
    assert session_of(workspace, event, SessionKind.PANEL) == panel


def test_panellists_are_seated_anew_in_the_order_given(
    workspace: Workspace, event: EventId
) -> None:
    panel = session_of(workspace, event, SessionKind.PANEL)
    order = [someone.id for someone in reversed(panel.people)]
    reorder_appearances(workspace, panel.id, order)
    seated = session_of(workspace, event, SessionKind.PANEL).people
    assert [someone.id for someone in seated] == order


def test_seating_somebody_of_another_session_is_refused_whole(
    workspace: Workspace, event: EventId
) -> None:
    panel = session_of(workspace, event, SessionKind.PANEL)
    stranger = session_of(workspace, event, SessionKind.KEYNOTE).people[0].id
    with pytest.raises(NotFound):
        reorder_appearances(workspace, panel.id, [panel.people[1].id, stranger])
    assert session_of(workspace, event, SessionKind.PANEL) == panel


def test_a_session_deleted_meanwhile_is_not_found(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        update_session(workspace, SessionId(9999), title="없음")
