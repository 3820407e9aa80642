from dataclasses import replace
from datetime import date

import pytest

from eventapp.domain.conflicts import Conflict, ConflictKind
from eventapp.domain.errors import InvalidReason, InvalidValue, NotFound
from eventapp.domain.ids import AppearanceId, EventId, PersonId, SessionId
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, Kind, SessionKind
from eventapp.domain.programme_rules import Gap, Missing
from eventapp.services.appearances import (
    AppearanceRow,
    Face,
    ReplacementRow,
    add_appearance,
    delete_appearance,
    list_replacements,
    name_new_stand_in,
    name_stand_in,
    reorder_appearances,
    update_appearance,
)
from eventapp.services.history import redo, undo
from eventapp.services.people import add_person, add_unavailability, count_people, delete_people
from eventapp.services.planning import find_session_gaps
from eventapp.services.programme import (
    SessionRow,
    conflicts_of,
    list_sessions,
    move_session,
    update_session,
)
from eventapp.services.snapshots.programme import programme_snapshot
from eventapp.services.workspace import Workspace

DAY = date(2026, 11, 20)
LATER = date(2026, 11, 22)


def session_of(workspace: Workspace, event: EventId, kind: SessionKind) -> SessionRow:
    return next(row for row in list_sessions(workspace, event) if row.kind is kind)


def panel_of(workspace: Workspace, event: EventId) -> SessionRow:
    return session_of(workspace, event, SessionKind.PANEL)


def speaker_of(workspace: Workspace, event: EventId) -> AppearanceRow:
    return session_of(workspace, event, SessionKind.KEYNOTE).people[0]


def somebody(workspace: Workspace, name: str = "이영희") -> PersonId:
    return PersonId(add_person(workspace, name=name).only_inserted(Kind.PERSON))


def gaps_of(workspace: Workspace, event: EventId, session: SessionId) -> list[Gap]:
    gaps = find_session_gaps(list_sessions(workspace, event))
    return [gap for gap in gaps if gap.session == session]


# Minutes


def test_minutes_are_kept_and_undone(workspace: Workspace, event: EventId) -> None:
    first = panel_of(workspace, event).people[0]

    update_appearance(workspace, first.id, minutes=7)

    kept = [someone.minutes for someone in panel_of(workspace, event).people]
    assert kept == [7, 0, 0, 0, 0]
    undo(workspace)
    assert panel_of(workspace, event).people[0] == first


@pytest.mark.parametrize("minutes", [-1, 1_000_001])
def test_minutes_that_nobody_speaks_are_refused(
    workspace: Workspace, event: EventId, minutes: int
) -> None:
    first = panel_of(workspace, event).people[0]

    with pytest.raises(InvalidValue) as refused:
        update_appearance(workspace, first.id, minutes=minutes)

    assert (refused.value.field, refused.value.reason) == ("minutes", InvalidReason.NOT_A_COUNT)
    assert panel_of(workspace, event).people[0] == first


def test_an_appearance_of_another_session_is_not_seated_here(
    workspace: Workspace, event: EventId
) -> None:
    panel, keynote = panel_of(workspace, event), session_of(workspace, event, SessionKind.KEYNOTE)

    with pytest.raises(NotFound):
        reorder_appearances(
            workspace, panel.id, [keynote.people[0].id, *(row.id for row in panel.people)]
        )

    assert panel_of(workspace, event) == panel


# Stand-ins


def test_a_stand_in_comes_instead_and_the_person_stays_named(
    workspace: Workspace, event: EventId
) -> None:
    absent = speaker_of(workspace, event)
    stand_in = somebody(workspace)

    name_stand_in(workspace, absent.id, stand_in, on=DAY, reason="해외 출장")

    now = speaker_of(workspace, event)
    face = Face(stand_in, "이영희", "", "", "", "", "", None, None)
    assert now == replace(absent, stand_in=face)
    assert now.coming == face
    assert absent.coming.name == absent.name


def test_somebody_new_is_added_and_named_as_one_step(workspace: Workspace, event: EventId) -> None:
    absent, people = speaker_of(workspace, event), count_people(workspace)

    name_new_stand_in(workspace, absent.id, "  이영희 ", on=DAY)

    assert speaker_of(workspace, event).coming.name == "이영희"
    assert count_people(workspace) == people + 1
    undo(workspace)
    assert speaker_of(workspace, event) == absent
    assert count_people(workspace) == people
    redo(workspace)
    assert speaker_of(workspace, event).coming.name == "이영희"


@pytest.mark.parametrize(
    ("name", "reason"), [("", InvalidReason.EMPTY), ("x" * 201, InvalidReason.TOO_LONG)]
)
def test_a_stand_in_without_a_fitting_name_is_refused_and_nobody_is_added(
    workspace: Workspace, event: EventId, name: str, reason: InvalidReason
) -> None:
    absent, people = speaker_of(workspace, event), count_people(workspace)

    with pytest.raises(InvalidValue) as refused:
        name_new_stand_in(workspace, absent.id, name, on=DAY)

    assert refused.value.reason is reason
    assert count_people(workspace) == people
    assert list_replacements(workspace, absent.id) == ()


def test_the_history_keeps_who_was_to_come_since_when_and_why(
    workspace: Workspace, event: EventId
) -> None:
    absent = speaker_of(workspace, event)
    first, second = somebody(workspace), somebody(workspace, "박철수")
    name_stand_in(workspace, absent.id, first, on=DAY, reason="출장")
    name_stand_in(workspace, absent.id, second, on=LATER)
    name_stand_in(workspace, absent.id, None, on=LATER, reason="돌아옴")

    assert list_replacements(workspace, absent.id) == (
        ReplacementRow(DAY, first, "이영희", "", "출장"),
        ReplacementRow(LATER, second, "박철수", "", ""),
        ReplacementRow(LATER, None, "", "", "돌아옴"),
    )
    assert speaker_of(workspace, event) == absent
    for _step in range(3):
        undo(workspace)
    assert list_replacements(workspace, absent.id) == ()


def test_the_newest_entry_is_in_force_and_each_undo_goes_one_back(
    workspace: Workspace, event: EventId
) -> None:
    absent = speaker_of(workspace, event)
    name_stand_in(workspace, absent.id, somebody(workspace), on=LATER)
    name_stand_in(workspace, absent.id, somebody(workspace, "박철수"), on=DAY)
    assert speaker_of(workspace, event).coming.name == "박철수"

    undo(workspace)
    undo(workspace)

    assert speaker_of(workspace, event).coming.name == "이영희"


def test_nobody_stands_in_for_themselves(workspace: Workspace, event: EventId) -> None:
    absent = speaker_of(workspace, event)
    name_stand_in(workspace, absent.id, somebody(workspace), on=DAY)

    name_stand_in(workspace, absent.id, absent.person, on=LATER)

    assert speaker_of(workspace, event) == absent
    assert list_replacements(workspace, absent.id)[-1].person is None


def test_a_stand_in_who_does_not_exist_is_refused(workspace: Workspace, event: EventId) -> None:
    absent = speaker_of(workspace, event)

    with pytest.raises(NotFound):
        name_stand_in(workspace, absent.id, PersonId(9999), on=DAY)
    with pytest.raises(NotFound):
        name_stand_in(workspace, AppearanceId(9999), absent.person, on=DAY)

    assert list_replacements(workspace, absent.id) == ()


def test_a_stand_in_deleted_from_the_directory_leaves_the_person_and_undo_brings_both(
    workspace: Workspace, event: EventId
) -> None:
    absent, stand_in = speaker_of(workspace, event), somebody(workspace)
    name_stand_in(workspace, absent.id, stand_in, on=DAY)
    replaced = speaker_of(workspace, event)

    delete_people(workspace, [stand_in])

    assert speaker_of(workspace, event) == absent
    assert list_replacements(workspace, absent.id) == (ReplacementRow(DAY, None, "", "", ""),)
    undo(workspace)
    assert speaker_of(workspace, event) == replaced


def test_an_appearance_takes_its_history_along_and_undo_brings_it_back(
    workspace: Workspace, event: EventId
) -> None:
    absent = speaker_of(workspace, event)
    name_stand_in(workspace, absent.id, somebody(workspace), on=DAY, reason="출장")
    history = list_replacements(workspace, absent.id)

    delete_appearance(workspace, absent.id)

    assert list_replacements(workspace, absent.id) == ()
    undo(workspace)
    assert list_replacements(workspace, absent.id) == history
    assert speaker_of(workspace, event).coming.name == "이영희"


# Who counts: in conflicts, in what is missing, in print


def test_a_stand_in_counts_in_conflicts_instead_of_the_person(
    workspace: Workspace, event: EventId
) -> None:
    keynote = session_of(workspace, event, SessionKind.KEYNOTE)
    opening = session_of(workspace, event, SessionKind.OPENING)
    assert opening.placement is not None
    speaker, stand_in = keynote.people[0], somebody(workspace)
    add_appearance(workspace, opening.id, speaker.person, AppearanceRole.MC)
    there = replace(opening.placement, room=None, start=keynote.start)
    move_session(workspace, opening.id, to=there)
    both = (opening.id, keynote.id)
    twice = {conflict.sessions: conflict.person for conflict in conflicts_of(workspace, event)}
    assert set(twice) in ({both}, {both[::-1]})
    assert set(twice.values()) == {speaker.person}

    name_stand_in(workspace, speaker.id, stand_in, on=DAY)
    assert conflicts_of(workspace, event) == ()

    add_appearance(workspace, opening.id, stand_in, AppearanceRole.INTERPRETER)
    (conflict,) = conflicts_of(workspace, event)
    assert (conflict.kind, conflict.person) == (ConflictKind.PERSON, stand_in)
    undo(workspace)
    undo(workspace)
    assert {each.person for each in conflicts_of(workspace, event)} == {speaker.person}


def test_what_the_person_cannot_come_to_their_stand_in_can(
    workspace: Workspace, event: EventId
) -> None:
    keynote = session_of(workspace, event, SessionKind.KEYNOTE)
    assert keynote.date is not None
    speaker, stand_in = keynote.people[0], somebody(workspace)
    add_unavailability(workspace, speaker.person, on=keynote.date)
    away = Conflict(ConflictKind.UNAVAILABLE, (keynote.id,), speaker.person)
    assert conflicts_of(workspace, event) == (away,)

    name_stand_in(workspace, speaker.id, stand_in, on=DAY)
    assert conflicts_of(workspace, event) == ()

    add_unavailability(workspace, stand_in, on=keynote.date)
    assert conflicts_of(workspace, event) == (replace(away, person=stand_in),)


def test_who_declined_leaves_a_gap_until_somebody_stands_in(
    workspace: Workspace, event: EventId
) -> None:
    keynote = session_of(workspace, event, SessionKind.KEYNOTE)
    speaker = keynote.people[0]
    update_appearance(workspace, speaker.id, status=AppearanceStatus.DECLINED)
    missing = [Gap(Missing.TALK_WITHOUT_SPEAKER, keynote.id)]
    assert gaps_of(workspace, event, keynote.id) == missing
    assert not speaker_of(workspace, event).filled

    name_stand_in(workspace, speaker.id, somebody(workspace), on=DAY)
    assert gaps_of(workspace, event, keynote.id) == []
    assert speaker_of(workspace, event).filled

    undo(workspace)
    assert gaps_of(workspace, event, keynote.id) == missing


def test_print_names_the_stand_in_in_the_seat_of_the_person(
    workspace: Workspace, event: EventId
) -> None:
    panel = panel_of(workspace, event)
    absent = panel.people[2]
    name_new_stand_in(workspace, absent.id, "이영희", on=DAY, reason="출장")
    update_appearance(workspace, absent.id, status=AppearanceStatus.DECLINED)

    printed = next(
        session
        for session in programme_snapshot(workspace, event).sessions
        if session.id == panel.id
    )

    assert [person.name for person in printed.people] == [
        "배중철",
        "황영임",
        "이영희",
        "김진수",
        "심인경",
    ]
    assert printed.people[2].role is AppearanceRole.PANELLIST


def test_a_session_that_is_not_public_is_not_printed(workspace: Workspace, event: EventId) -> None:
    panel = panel_of(workspace, event)
    printed = [session.id for session in programme_snapshot(workspace, event).sessions]

    update_session(workspace, panel.id, public=False)

    left = [session.id for session in programme_snapshot(workspace, event).sessions]
    assert left == [session for session in printed if session != panel.id]
