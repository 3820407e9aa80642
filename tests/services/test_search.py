import pytest

from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import Kind
from eventapp.domain.matching import haystack, matches, needles
from eventapp.services.attendees import (
    AttendeeFields,
    AttendeeRow,
    add_attendee,
    add_attendees,
    delete_attendees,
    list_attendees,
    update_attendee,
)
from eventapp.services.history import undo
from eventapp.services.search import AttendeeSearch
from eventapp.services.workspace import Workspace


def names(workspace: Workspace, event: EventId, found: list[AttendeeId]) -> list[str]:
    return [row.name for row in list_attendees(workspace, event, found)]


def test_one_character_initials_organisation_and_digits_find(
    workspace: Workspace, event: EventId
) -> None:
    search = AttendeeSearch(workspace, event)
    add_attendee(
        workspace,
        event,
        name="서종식",
        organisation="한국사회적기업진흥원",
        phone="+82 10-4321-9876",
    )
    for query in (
        "서종식",
        "ㅅㅈㅅ",
        "서ㅈ",
        "종식",
        "서종식 진흥",
        "43219876",
        "서 9876",
        "010-4321",
    ):
        assert "서종식" in names(workspace, event, search.find(query)), query
    assert names(workspace, event, search.find("ㅅㅈㅅ 0000")) == []
    assert "서종식" in names(workspace, event, search.find("서"))


@pytest.mark.parametrize(
    "query",
    [
        "3팀",
        "팀장",
        "a팀",
        "A팀",
        "3",
        "kim",
        "김 kim",
        "솔@",
        "솔",
        "ㅅ",
        "0104",
        "a-1",
        "-",
        "é",
        "없",
    ],
)
def test_the_search_finds_whom_a_plain_look_at_every_field_finds(
    workspace: Workspace, event: EventId, query: str
) -> None:
    search = AttendeeSearch(workspace, event)
    people: list[AttendeeFields] = [
        {"name": "김 솔", "name_en": "Kim Sol", "position": "3팀 팀장", "email": "솔@example.kr"},
        {"name": "Kim", "organisation": "A팀", "phone": "+82 10-4321-9876"},
        {"name": "Zoé", "organisation": "a-1", "email": "k3@example.org"},
    ]
    add_attendees(workspace, event, people)

    found = {row.id for row in list_attendees(workspace, event) if fits(row, query)}

    assert set(search.find(query)) == found


def fits(row: AttendeeRow, query: str) -> bool:
    fields = (row.name, row.name_en, row.organisation, row.position, row.phone, row.email)
    return matches(haystack(*fields), needles(query))


def test_an_empty_query_finds_everybody(workspace: Workspace, event: EventId) -> None:
    assert len(AttendeeSearch(workspace, event).find("  ")) == 80


def test_the_search_follows_every_change(workspace: Workspace, event: EventId) -> None:
    search = AttendeeSearch(workspace, event)
    assert search.find("독고탁") == []
    made = add_attendee(workspace, event, name="독고탁")
    row = AttendeeId(made.only_inserted(Kind.ATTENDEE))
    assert search.find("ㄷㄱㅌ") == [row]
    update_attendee(workspace, row, name="남궁탁")
    assert (search.find("독고탁"), search.find("남궁탁")) == ([], [row])
    delete_attendees(workspace, [row])
    assert search.find("남궁탁") == []
    undo(workspace)
    assert search.find("남궁탁") == [row]


def test_a_bulk_registration_is_followed_too(workspace: Workspace, event: EventId) -> None:
    search = AttendeeSearch(workspace, event)
    search.find("")
    add_attendees(workspace, event, [{"name": f"단체 {n}"} for n in range(600)])
    assert len(search.find("단체")) == 600
    undo(workspace)
    assert search.find("단체") == []


def test_names_come_before_organisations_and_the_rest_is_counted(
    workspace: Workspace, event: EventId
) -> None:
    add_attendee(workspace, event, name="박하나", organisation="도라지협동조합")
    add_attendee(workspace, event, name="김도라지")
    add_attendee(workspace, event, name="도라지")
    search = AttendeeSearch(workspace, event)
    best, count = search.best("도라지", 2)
    assert ([names(workspace, event, [found]) for found in best], count) == (
        [["도라지"], ["김도라지"]],
        3,
    )
    assert search.best("", 3)[1] == 83


def test_a_closed_search_hears_nothing_more(workspace: Workspace, event: EventId) -> None:
    search = AttendeeSearch(workspace, event)
    search.find("")
    search.close()
    add_attendee(workspace, event, name="황영임")
    assert search.find("황영임") == []


def test_another_events_attendees_are_not_found(workspace: Workspace, event: EventId) -> None:
    other = AttendeeSearch(workspace, EventId(event + 1))
    assert other.find("김") == []
