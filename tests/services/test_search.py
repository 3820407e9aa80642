from eventapp.domain.ids import AttendeeId, EventId
from eventapp.domain.kinds import Kind
from eventapp.services.attendees import (
    add_attendee,
    add_attendees,
    delete_attendee,
    list_attendees,
    update_attendee,
)
from eventapp.services.history import undo
from eventapp.services.search import AttendeeSearch
from eventapp.services.workspace import Workspace


def names(workspace: Workspace, event: EventId, found: list[AttendeeId]) -> list[str]:
    return [row.name for row in list_attendees(workspace, event, found)]


def test_one_character_initials_organisation_and_digits_find(
    workspace: Workspace, sample: EventId
) -> None:
    search = AttendeeSearch(workspace, sample)
    add_attendee(
        workspace,
        sample,
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
        assert "서종식" in names(workspace, sample, search.find(query)), query
    assert names(workspace, sample, search.find("ㅅㅈㅅ 0000")) == []
    assert "서종식" in names(workspace, sample, search.find("서"))


def test_an_empty_query_finds_everybody(workspace: Workspace, sample: EventId) -> None:
    assert len(AttendeeSearch(workspace, sample).find("  ")) == 80


def test_the_search_follows_every_change(workspace: Workspace, sample: EventId) -> None:
    search = AttendeeSearch(workspace, sample)
    assert search.find("독고탁") == []
    made = add_attendee(workspace, sample, name="독고탁")
    row = AttendeeId(made.only_inserted(Kind.ATTENDEE))
    assert search.find("ㄷㄱㅌ") == [row]
    update_attendee(workspace, row, name="남궁탁")
    assert (search.find("독고탁"), search.find("남궁탁")) == ([], [row])
    delete_attendee(workspace, row)
    assert search.find("남궁탁") == []
    undo(workspace)
    assert search.find("남궁탁") == [row]


def test_a_bulk_registration_is_followed_too(workspace: Workspace, sample: EventId) -> None:
    search = AttendeeSearch(workspace, sample)
    search.find("")
    add_attendees(workspace, sample, [{"name": f"단체 {n}"} for n in range(600)])
    assert len(search.find("단체")) == 600
    undo(workspace)
    assert search.find("단체") == []


def test_names_come_before_organisations_and_the_rest_is_counted(
    workspace: Workspace, sample: EventId
) -> None:
    add_attendee(workspace, sample, name="박하나", organisation="도라지협동조합")
    add_attendee(workspace, sample, name="김도라지")
    add_attendee(workspace, sample, name="도라지")
    search = AttendeeSearch(workspace, sample)
    best, count = search.best("도라지", 2)
    assert ([names(workspace, sample, [found]) for found in best], count) == (
        [["도라지"], ["김도라지"]],
        3,
    )
    assert search.best("", 3)[1] == 83


def test_a_closed_search_hears_nothing_more(workspace: Workspace, sample: EventId) -> None:
    search = AttendeeSearch(workspace, sample)
    search.find("")
    search.close()
    add_attendee(workspace, sample, name="황영임")
    assert search.find("황영임") == []


def test_another_events_attendees_are_not_found(workspace: Workspace, sample: EventId) -> None:
    other = AttendeeSearch(workspace, EventId(sample + 1))
    assert other.find("김") == []
