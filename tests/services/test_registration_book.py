"""Who is registered already, asked while somebody types; and whether there is room."""

from collections.abc import Iterator
from time import perf_counter

import pytest

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import AttendeeStatus
from eventapp.services.attendees import (
    AttendeeRow,
    add_attendees,
    delete_attendees,
    delete_category,
    list_attendees,
    list_categories,
    update_attendee,
    update_category,
)
from eventapp.services.registration import capacities, set_event_capacity
from eventapp.services.registration_book import Alike, RegistrationBook
from eventapp.services.walk_in import register_walk_in
from eventapp.services.workspace import Workspace


@pytest.fixture
def book(workspace: Workspace, event: EventId) -> Iterator[RegistrationBook]:
    made = RegistrationBook(workspace, event)
    yield made
    made.close()


def add(
    workspace: Workspace, event: EventId, name: str, organisation: str = "", phone: str = ""
) -> AttendeeId:
    fields = {"name": name, "organisation": organisation, "phone": phone}
    return register_walk_in(workspace, event, {}, **fields).id  # type: ignore[arg-type]


def names(found: Alike) -> list[tuple[str, str]]:
    return [(row.name, row.organisation) for row in found.rows]


def ids(found: Alike) -> tuple[list[AttendeeId], AttendeeId | None]:
    return [row.id for row in found.rows], None if found.sure is None else found.sure.id


def test_the_same_name_is_offered_and_a_namesake_of_another_organisation_is_not(
    workspace: Workspace, event: EventId, book: RegistrationBook
) -> None:
    both = [
        (row.name, row.organisation)
        for row in list_attendees(workspace, event)
        if row.name == "김민준"
    ]
    assert sorted(names(book.alike(name=" 김 민준"))) == sorted(both)
    assert names(book.alike(name="김민준", organisation="주식회사 한빛에너지")) == [
        ("김민준", "㈜한빛에너지")
    ]
    assert book.alike(name="김민준", organisation="다른 곳") == Alike()


def test_the_same_phone_is_offered_first_however_it_is_written(
    workspace: Workspace, event: EventId, book: RegistrationBook
) -> None:
    made = add(workspace, event, "이도윤", phone="010-9876-5432")
    update_attendee(workspace, guest(workspace, event).id, phone="")
    for phone in ("01098765432", "+82 10-9876-5432", "010.9876.5432"):
        found = book.alike(name="김솔", phone=phone)
        assert (found.rows[0].id, found.rows[1].name, found.sure) == (made, "김솔", None)
    assert book.alike(name="", phone="010-9876-0000") == Alike()


def guest(workspace: Workspace, event: EventId) -> AttendeeRow:
    return next(row for row in list_attendees(workspace, event) if row.name == "김솔")


def test_somebody_is_surely_the_same_by_name_and_organisation_or_name_and_phone(
    workspace: Workspace, event: EventId, book: RegistrationBook
) -> None:
    made = add(workspace, event, "한가람", "㈜새길", "010-1111-2222")
    for organisation, phone in (
        ("새길 주식회사", ""),
        ("", "01011112222"),
        ("다른 곳", "01011112222"),
    ):
        found = book.alike(name="한 가람", organisation=organisation, phone=phone)
        assert ids(found) == ([made], made)
    assert ids(book.alike(name="", phone="010-1111-2222")) == ([made], made)


def test_a_name_alone_or_a_phone_of_another_name_is_asked_about(
    workspace: Workspace, event: EventId, book: RegistrationBook
) -> None:
    made = add(workspace, event, "한가람", "㈜새길", "010-1111-2222")
    assert ids(book.alike(name="한가람")) == ([made], None)
    assert ids(book.alike(name="한사람", phone="010-1111-2222")) == ([made], None)


def test_another_phone_makes_it_a_namesake(
    workspace: Workspace, event: EventId, book: RegistrationBook
) -> None:
    made = add(workspace, event, "한가람", "㈜새길", "010-1111-2222")
    assert ids(book.alike(name="한가람", phone="010-3333-4444")) == ([], None)
    colleague = book.alike(name="한가람", organisation="㈜새길", phone="010-3333-4444")
    assert ids(colleague) == ([made], None)


def test_of_two_who_are_alike_nobody_is_sure(
    workspace: Workspace, event: EventId, book: RegistrationBook
) -> None:
    two = [add(workspace, event, "한가람", "㈜새길") for _time in range(2)]
    assert ids(book.alike(name="한가람", organisation="㈜새길")) == (two, None)


@pytest.mark.parametrize("name", ["", "   ", "%", "_", "없는 사람", "'; DROP TABLE attendee; --"])
def test_nobody_is_like_nobody(book: RegistrationBook, name: str) -> None:
    assert book.alike(name=name, phone="12") == Alike()


def test_only_a_few_are_offered(
    workspace: Workspace, event: EventId, book: RegistrationBook
) -> None:
    for _time in range(5):
        add(workspace, event, "한가람")
    found = book.alike(name="한가람")
    assert (len(found.rows), found.sure) == (3, None)


def test_the_book_follows_what_is_changed_undone_and_deleted(
    workspace: Workspace, event: EventId, book: RegistrationBook
) -> None:
    assert book.alike(name="한가람") == Alike()
    made = add(workspace, event, "한가람")
    assert ids(book.alike(name="한가람"))[0] == [made]
    update_attendee(workspace, made, name="한나람")
    assert (ids(book.alike(name="한가람"))[0], ids(book.alike(name="한나람"))[0]) == ([], [made])
    workspace.undo()
    assert ids(book.alike(name="한가람"))[0] == [made]
    delete_attendees(workspace, [made])
    assert book.alike(name="한가람") == Alike()


def test_the_places_are_those_that_are_counted_anew(
    workspace: Workspace, event: EventId, book: RegistrationBook
) -> None:
    first = list_categories(workspace, event)[0].id
    set_event_capacity(workspace, event, 78)
    assert book.places() == capacities(workspace, event)
    assert book.places().event.full
    update_category(workspace, first, capacity=3)
    someone = list_attendees(workspace, event)[0]
    for act in (
        lambda: update_attendee(workspace, someone.id, status=AttendeeStatus.CANCELLED),
        lambda: update_attendee(workspace, someone.id, category_id=None),
        lambda: add(workspace, event, "한가람"),
        workspace.undo,
        lambda: delete_category(workspace, first),
        workspace.undo,
    ):
        act()
        assert book.places() == capacities(workspace, event)


def test_among_very_many_it_is_asked_within_a_frame(
    workspace: Workspace, event: EventId, book: RegistrationBook
) -> None:
    many = [{"name": f"아무개 {number}"} for number in range(20_000)]
    add_attendees(workspace, event, many)  # type: ignore[arg-type]
    set_event_capacity(workspace, event, 30_000)
    book.alike(name="아무개 1")
    taken = []
    for number in range(30):
        began = perf_counter()
        book.alike(name=f"아무개 {number}", phone="010-1234-5678")
        book.places()
        taken.append(perf_counter() - began)
    assert sorted(taken)[15] < 0.016
