from dataclasses import replace
from datetime import date

import pytest

from eventapp.domain.ids import EventId, PersonId
from eventapp.domain.interchange import (
    Detail,
    ExchangedDay,
    ExchangedPerson,
    ExchangedProgramme,
    ExchangedSession,
    LeftOut,
    stable_guid,
)
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, Kind
from eventapp.services.appearances import (
    AppearanceRow,
    add_appearance,
    name_new_stand_in,
    update_appearance,
)
from eventapp.services.exporting import programme_of
from eventapp.services.import_report import (
    ChangedThing,
    Field,
    FieldChange,
    ImportReport,
    KeptPeople,
    Seat,
)
from eventapp.services.importing import import_programme
from eventapp.services.people import (
    PersonRow,
    add_person,
    list_people,
    set_organisation,
    update_person,
)
from eventapp.services.programme import SessionRow, list_sessions
from eventapp.services.workspace import Workspace

DAY = date(2030, 1, 24)
ANN, BEN, EVE = (
    ExchangedPerson(name, public_id=number) for number, name in enumerate(("Ann", "Ben", "Eve"), 1)
)


def programme(
    *people: ExchangedPerson, others: tuple[ExchangedPerson, ...] = ()
) -> ExchangedProgramme:
    """A forum with one session, or with two."""
    session = ExchangedSession(stable_guid("talk"), "강연", 7, day=0, start=600, people=people)
    other = replace(session, guid=stable_guid("other"), title="토론", public_id=8, start=700)
    return ExchangedProgramme(
        title="포럼",
        time_zone="Asia/Seoul",
        days=(ExchangedDay(DAY, 540, 1080),),
        sessions=(session, replace(other, people=others)) if others else (session,),
    )


def taken_in(workspace: Workspace, *people: ExchangedPerson) -> EventId:
    """A new event whose session has these people."""
    return import_programme(workspace, programme(*people), event_id=None).event


def again(workspace: Workspace, event: EventId, *people: ExchangedPerson) -> ImportReport:
    """The session with these people, taken into the event."""
    return import_programme(workspace, programme(*people), event_id=event)


def session_of(workspace: Workspace, event: EventId) -> SessionRow:
    return list_sessions(workspace, event)[0]


def seats(workspace: Workspace, event: EventId) -> tuple[AppearanceRow, ...]:
    return session_of(workspace, event).people


def names(workspace: Workspace, event: EventId) -> list[str]:
    """Who comes to the session, in order."""
    return [someone.coming.name for someone in seats(workspace, event)]


def directory(workspace: Workspace) -> list[str]:
    return [person.name for person in list_people(workspace, EventId(1))]


def person(workspace: Workspace, event: EventId, name: str) -> PersonRow:
    (found,) = (row for row in list_people(workspace, event) if row.name == name)
    return found


# Seats


def test_people_sit_as_the_file_seats_them(workspace: Workspace) -> None:
    event = taken_in(workspace, ANN, BEN)
    report = again(workspace, event, EVE, BEN)

    assert names(workspace, event) == ["Eve", "Ben"]
    assert report.changed[0].changes == (
        FieldChange(
            Field.PEOPLE,
            (Seat("Ann", AppearanceRole.SPEAKER), Seat("Ben", AppearanceRole.SPEAKER)),
            (Seat("Eve", AppearanceRole.SPEAKER), Seat("Ben", AppearanceRole.SPEAKER)),
        ),
    )
    assert (report.kept_people, report.people_added) == ((), ("Eve",))
    assert directory(workspace) == ["Ann", "Ben", "Eve"]


def test_people_of_a_file_count_as_confirmed(workspace: Workspace) -> None:
    event = taken_in(workspace, ANN)

    assert [seat.status for seat in seats(workspace, event)] == [AppearanceStatus.CONFIRMED]


def test_a_file_that_names_nobody_sends_nobody_away(workspace: Workspace) -> None:
    event = taken_in(workspace, ANN, BEN)

    assert again(workspace, event).changed_nothing
    assert names(workspace, event) == ["Ann", "Ben"]


def test_another_order_is_a_change(workspace: Workspace) -> None:
    event = taken_in(workspace, ANN, BEN, EVE)
    report = again(workspace, event, EVE, ANN, BEN)

    assert names(workspace, event) == ["Eve", "Ann", "Ben"]
    assert len(report.changed) == 1
    assert again(workspace, event, EVE, ANN, BEN).changed_nothing


def test_who_was_added_here_stays_after_the_others(workspace: Workspace) -> None:
    event = taken_in(workspace, ANN)
    ours = PersonId(add_person(workspace, name="우리 사람").only_inserted(Kind.PERSON))
    session = session_of(workspace, event)
    add_appearance(workspace, session.id, ours, AppearanceRole.MC)
    report = again(workspace, event, BEN, ANN)

    assert names(workspace, event) == ["Ben", "Ann", "우리 사람"]
    assert report.kept_people == (KeptPeople(report.changed[0].session, ("우리 사람",)),)
    assert again(workspace, event, BEN, ANN).changed_nothing


@pytest.mark.parametrize("noted", ["minutes", "arrived", "declined", "stand-in"])
def test_nobody_of_whose_coming_something_was_noted_is_sent_away(
    workspace: Workspace, noted: str
) -> None:
    event = taken_in(workspace, ANN, BEN)
    seat = seats(workspace, event)[0]
    match noted:
        case "minutes":
            update_appearance(workspace, seat.id, minutes=10)
        case "stand-in":
            name_new_stand_in(workspace, seat.id, "대리인", on=DAY)
        case status:
            update_appearance(workspace, seat.id, status=AppearanceStatus(status))
    again(workspace, event, BEN)

    assert [someone.name for someone in seats(workspace, event)] == ["Ann", "Ben"]


def test_a_stand_in_counts_as_whom_they_stand_in_for(workspace: Workspace) -> None:
    event = taken_in(workspace, ANN, BEN)
    name_new_stand_in(workspace, seats(workspace, event)[0].id, "대리인", on=DAY)
    own = programme_of(workspace, event)

    assert [someone.name for someone in own.sessions[0].people] == ["대리인", "Ben"]
    assert again(workspace, event, ANN, BEN).changed_nothing
    assert import_programme(workspace, own, event_id=event).changed_nothing
    assert names(workspace, event) == ["대리인", "Ben"]


def test_who_declined_here_is_not_invited_anew(workspace: Workspace) -> None:
    event = taken_in(workspace, ANN, BEN)
    declined = seats(workspace, event)[0]
    update_appearance(workspace, declined.id, status=AppearanceStatus.DECLINED)

    assert again(workspace, event, ANN, BEN).changed_nothing
    assert seats(workspace, event)[0].status is AppearanceStatus.DECLINED


def test_somebody_with_two_roles_keeps_both_seats(workspace: Workspace) -> None:
    twice = (replace(ANN, role=AppearanceRole.MODERATOR), ANN, BEN)
    event = taken_in(workspace, *twice)

    assert names(workspace, event) == ["Ann", "Ann", "Ben"]
    assert directory(workspace) == ["Ann", "Ben"]
    assert again(workspace, event, *twice).changed_nothing


def test_people_without_a_name_are_counted_and_left_out(workspace: Workspace) -> None:
    report = import_programme(
        workspace, programme(ANN, ExchangedPerson("\u200b", public_id=9)), event_id=None
    )

    assert names(workspace, report.event) == ["Ann"]
    assert report.left_out == (LeftOut(Detail.UNNAMED_PEOPLE, 1, ("강연",)),)


# Who is who

GUID = stable_guid("somebody")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param({"guid": GUID}, {"guid": GUID, "name": "김바다"}, id="guid"),
        pytest.param({"public_id": 5}, {"public_id": 5}, id="number and name"),
        pytest.param({}, {}, id="name"),
        pytest.param({}, {"public_id": 5}, id="name that has a number now"),
        pytest.param({"organisation": "상점"}, {"organisation": "상점"}, id="name and body"),
        pytest.param({}, {"organisation": "상점"}, id="name whose body is new"),
        pytest.param({"organisation": "상점"}, {}, id="name whose body is left out"),
        pytest.param(
            {"public_id": 5, "organisation": "상점"},
            {"public_id": 6, "organisation": "상점"},
            id="name and body with another program's number",
        ),
    ],
)
def test_somebody_known_is_not_added_again(
    workspace: Workspace, first: dict[str, str], then: dict[str, str]
) -> None:
    event = taken_in(workspace, ExchangedPerson(**{"name": "김하늘"} | first))  # type: ignore[arg-type]
    report = again(workspace, event, ExchangedPerson(**{"name": "김하늘"} | then))  # type: ignore[arg-type]

    assert report.people_added == ()
    assert names(workspace, event) == [then.get("name", "김하늘")]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param({"public_id": 5}, {"public_id": 6}, id="numbers"),
        pytest.param({"organisation": "상점"}, {"organisation": "학교"}, id="bodies"),
        pytest.param({"public_id": 5}, {"public_id": 5, "name": "김바다"}, id="names"),
    ],
)
def test_namesakes_are_told_apart(
    workspace: Workspace, first: dict[str, str], then: dict[str, str]
) -> None:
    event = taken_in(workspace, ExchangedPerson(**{"name": "김하늘"} | first))  # type: ignore[arg-type]
    report = again(workspace, event, ExchangedPerson(**{"name": "김하늘"} | then))  # type: ignore[arg-type]

    assert len(report.people_added) == 1
    assert len(directory(workspace)) == 2


def test_a_name_that_two_people_have_here_is_neither_of_them(workspace: Workspace) -> None:
    for body in ("상점", "학교"):
        who = PersonId(add_person(workspace, name="김하늘").only_inserted(Kind.PERSON))
        set_organisation(workspace, who, body)
    event = taken_in(workspace, ExchangedPerson("김하늘"))

    assert len(directory(workspace)) == 3
    assert again(workspace, event, ExchangedPerson("김하늘")).changed_nothing


def test_one_person_written_in_two_ways_is_one_person(workspace: Workspace) -> None:
    full = ExchangedPerson("김하늘", organisation="상점", position="대표")
    report = import_programme(
        workspace, programme(ExchangedPerson("김하늘"), others=(full,)), event_id=None
    )

    assert directory(workspace) == ["김하늘"]
    assert person(workspace, report.event, "김하늘").organisation == "상점"


def test_what_the_file_says_of_somebody_wins_and_the_rest_stays(workspace: Workspace) -> None:
    event = taken_in(workspace, replace(ANN, position="Engineer"))
    ann = person(workspace, event, "Ann")
    update_person(workspace, ann.id, name_en="Anna", biography="Ours", email="a@example.org")
    report = again(workspace, event, replace(ANN, position="Director", organisation="상점"))

    now = person(workspace, event, "Ann")
    assert (now.position, now.organisation, now.name_en, now.biography, now.email) == (
        *("Director", "상점", "Anna", "Ours", "a@example.org"),
    )
    assert report.things_changed == (
        ChangedThing(
            Kind.PERSON,
            "Ann",
            (
                FieldChange(Field.POSITION, "Engineer", "Director"),
                FieldChange(Field.ORGANISATION, "", "상점"),
            ),
        ),
    )
    assert report.organisations_added == ("상점",)


def test_organisations_are_found_by_name(workspace: Workspace) -> None:
    who = PersonId(add_person(workspace, name="박별").only_inserted(Kind.PERSON))
    set_organisation(workspace, who, "상점")
    report = import_programme(
        workspace,
        programme(replace(ANN, organisation="상점", organisation_en="Shop")),
        event_id=None,
    )

    ann, star = list_people(workspace, report.event)
    assert report.organisations_added == ()
    assert (ann.organisation_id, ann.organisation_en) == (star.organisation_id, "Shop")


def test_numbers_of_two_programs_may_be_the_same(workspace: Workspace) -> None:
    taken_in(workspace, ANN, BEN)
    other = ExchangedPerson("Zoe", public_id=1)
    event = taken_in(workspace, other)

    assert [who.public_id for who in programme_of(workspace, event).sessions[0].people] == [1]
    assert directory(workspace) == ["Ann", "Ben", "Zoe"]
