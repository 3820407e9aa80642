from datetime import date

import pytest

from eventapp.domain.errors import NotFound
from eventapp.domain.ids import EventId, PersonId, SessionId
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, Kind, SessionKind
from eventapp.domain.tents import TentSnapshot
from eventapp.services.appearances import (
    add_appearance,
    name_new_stand_in,
    reorder_appearances,
    update_appearance,
)
from eventapp.services.attendees import add_attendee
from eventapp.services.people import add_person
from eventapp.services.programme import SessionRow, add_session, list_sessions
from eventapp.services.snapshots.tents import (
    guests_tents,
    panel_tents,
    person_tents,
    speakers_tents,
)
from eventapp.services.workspace import Workspace

DAY = date(2026, 11, 20)


def panel_of(workspace: Workspace, event: EventId) -> SessionRow:
    rows = list_sessions(workspace, event)
    return next(row for row in rows if row.kind is SessionKind.PANEL)


def seats(snapshot: TentSnapshot) -> list[tuple[int, str, bool]]:
    return [(card.seat, card.name, card.moderator) for card in snapshot.cards]


def test_a_panel_has_its_cards_in_the_order_it_sits(workspace: Workspace, event: EventId) -> None:
    panel = panel_of(workspace, event)
    order = [someone.id for someone in panel.people]
    reorder_appearances(workspace, panel.id, [*order[1:3], order[0], *order[3:]])

    found = panel_tents(workspace, event, panel.id)

    assert seats(found) == [
        (1, "황영임", False),
        (2, "김미득", False),
        (3, "배중철", True),
        (4, "김진수", False),
        (5, "심인경", False),
    ]
    assert {card.occasion for card in found.cards} == {panel.title}


def test_a_stand_in_has_a_card_of_their_own_and_who_declined_has_none(
    workspace: Workspace, event: EventId
) -> None:
    panel = panel_of(workspace, event)
    name_new_stand_in(workspace, panel.people[1].id, "이영희", on=DAY)
    update_appearance(workspace, panel.people[2].id, status=AppearanceStatus.DECLINED)

    found = panel_tents(workspace, event, panel.id)

    assert [name for _seat, name, _chair in seats(found)] == [
        "배중철",
        "이영희",
        "김진수",
        "심인경",
    ]
    assert [card.seat for card in found.cards] == [1, 2, 3, 4]


def test_one_card_is_printed_of_whoever_comes_instead(workspace: Workspace, event: EventId) -> None:
    absent = panel_of(workspace, event).people[1]
    name_new_stand_in(workspace, absent.id, "이영희", on=DAY)
    comes = panel_of(workspace, event).people[1].coming.person

    for person in (absent.person, comes):
        assert seats(person_tents(workspace, event, person)) == [(2, "이영희", False)]


def test_all_who_appear_have_one_card_and_another_for_the_chair(
    workspace: Workspace, event: EventId
) -> None:
    speaker = next(row for row in list_sessions(workspace, event) if row.kind is SessionKind.TALK)
    who = speaker.people[0]
    for role in (AppearanceRole.PANELLIST, AppearanceRole.MODERATOR):
        made = add_session(workspace, event, kind=SessionKind.PANEL, title=role.value)
        session = SessionId(made.only_inserted(Kind.SESSION))
        add_appearance(workspace, session, who.person, role=role)

    found = [card for card in speakers_tents(workspace, event).cards if card.name == who.name]

    assert [card.moderator for card in found] == [False, True]


def test_guests_of_honour_have_theirs_in_the_order_they_are_named(
    workspace: Workspace, event: EventId
) -> None:
    for name, position in (("나중", "팀장"), ("먼저", "도지사")):
        add_attendee(workspace, event, name=name, position=position, guest=True)

    assert [card.name for card in guests_tents(workspace, event).cards] == ["먼저", "나중"]


def test_nobody_has_a_card_of_a_session_that_is_gone_or_without_a_part(
    workspace: Workspace, event: EventId
) -> None:
    stranger = PersonId(add_person(workspace, name="이방인").only_inserted(Kind.PERSON))

    assert panel_tents(workspace, event, SessionId(9999)).cards == ()
    assert person_tents(workspace, event, stranger).cards == ()
    with pytest.raises(NotFound):
        speakers_tents(workspace, EventId(9999))
