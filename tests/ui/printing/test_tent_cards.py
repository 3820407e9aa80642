from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AppearanceStatus, Kind, Language, SessionKind
from eventapp.services.appearances import name_new_stand_in, update_appearance
from eventapp.services.attendees import add_attendee
from eventapp.services.programme import list_sessions
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.hosting import host
from tests.ui.printing.hands import page_of, printed_of, text_of
from tests.ui.session_hands import Hands, choose_in, settle
from ui.printing.documents.base import PrintOptions
from ui.printing.documents.tents import GUESTS, TENTS, one_guest, one_person

DAY = date(2026, 11, 20)


@pytest.fixture
def hands(qtbot: QtBot, workspace: Workspace, event: EventId, settings: SettingsFile) -> Hands:
    made = Hands(qtbot, host(qtbot, workspace, settings, "programme", "printing"), workspace, event)
    made.show(SessionKind.PANEL)
    return made


def test_the_card_of_a_stand_in_is_printed_from_their_line_in_the_programme(
    qtbot: QtBot, hands: Hands
) -> None:
    absent = hands.row.people[1]
    name_new_stand_in(hands.workspace, absent.id, "이영희", on=DAY)
    settle()

    choose_in(hands.panel.people.lines[1].menu(), "명패 인쇄")

    assert hands.window.page_id == "printing"
    assert page_of(hands.window).document is TENTS
    text = text_of(printed_of(qtbot, hands.window))
    assert text.count("이영희") == 2
    assert "자리 2" in text
    assert absent.name not in text


def test_who_declined_and_has_no_stand_in_has_no_card_to_print(hands: Hands) -> None:
    update_appearance(hands.workspace, hands.row.people[1].id, status=AppearanceStatus.DECLINED)
    settle()

    menu = hands.panel.people.lines[1].menu()

    assert [a.isEnabled() for a in menu.actions() if a.text() == "명패 인쇄"] == [False]


def test_one_can_choose_the_guests_each_panel_and_each_person(
    workspace: Workspace, event: EventId
) -> None:
    options = PrintOptions(Language.KOREAN)
    made = add_attendee(workspace, event, name="%s 손님", guest=True)
    guest = AttendeeId(made.only_inserted(Kind.ATTENDEE))
    panel = next(row for row in list_sessions(workspace, event) if row.kind is SessionKind.PANEL)

    choices = TENTS.choices(workspace, event, options)

    assert [(one.number, one.name) for one in choices[:2]] == [
        (GUESTS, "내빈"),
        (panel.id, panel.title),
    ]
    people = {
        person.person: person.name
        for row in list_sessions(workspace, event)
        for person in row.people
    }
    assert {(one.number, one.name) for one in choices[2:]} == {
        *((one_person(person), name) for person, name in people.items()),
        (one_guest(guest), "%s 손님 (내빈)"),
    }
    for one in (GUESTS, one_guest(guest)):
        snapshot = TENTS.snapshot(workspace, event, replace(options, one=one))
        assert [card.attendee for card in snapshot.cards] == [guest]


def test_namesakes_are_told_apart_by_their_organisation(
    workspace: Workspace, event: EventId
) -> None:
    panel = next(row for row in list_sessions(workspace, event) if row.kind is SessionKind.PANEL)
    name_new_stand_in(workspace, panel.people[2].id, panel.people[1].name, on=DAY)

    names = [one.name for one in TENTS.choices(workspace, event, PrintOptions(Language.KOREAN))]

    assert [name for name in names if name.startswith("황영임")] == [
        "황영임",
        "황영임 · 경남자활기업협회",
    ]
