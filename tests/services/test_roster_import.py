"""Lists of attendees taken in: who is added, who is known, what is held back, and one undo."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from eventapp.domain.errors import NotFound, NotSaved
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AttendeeStatus, ConsentKind, ConsentSource, Origin
from eventapp.domain.roster import (
    Meaning,
    Outcome,
    Problem,
    RosterPlan,
    RosterResult,
)
from eventapp.domain.steps import Step
from eventapp.exchange.roster.guessing import guess_columns
from eventapp.exchange.roster.reading import read_pasted
from eventapp.exchange.roster.values import read_roster
from eventapp.services.attendees import (
    AttendeeRow,
    add_attendee,
    delete_attendees,
    list_attendees,
    list_categories,
    update_attendee,
)
from eventapp.services.consents import list_consents
from eventapp.services.events import create_event, list_events
from eventapp.services.history import undo_list
from eventapp.services.own_fields import list_own_fields
from eventapp.services.roster_import import apply_import, plan_import
from eventapp.services.workspace import Workspace

SEOUL = ZoneInfo("Asia/Seoul")
HEAD = "성명,소속,휴대폰,이메일,구분\n"
HONG = "홍길동,창원협동조합,010-1234-5678,hong@example.org,일반\n"
KIM = "김하늘,진주연구원,010-2345-6789,haneul@example.org,발표자\n"


@pytest.fixture
def event_id(workspace: Workspace) -> EventId:
    """An event nobody is registered for."""
    create_event(workspace, title="워크숍", first_day=date(2030, 1, 24))
    return list_events(workspace)[0].id


def plan(
    store: Workspace, event_id: EventId, text: str, as_new: Collection[int] = ()
) -> RosterPlan:
    table = read_pasted(text)
    roster = read_roster(table, guess_columns(table), zone=SEOUL)
    return plan_import(store, event_id, roster, as_new=as_new)


def take_in(
    store: Workspace, event_id: EventId, text: str, as_new: Collection[int] = ()
) -> RosterResult:
    return apply_import(store, event_id, plan(store, event_id, text, as_new))


def everybody(store: Workspace, event_id: EventId) -> dict[str, AttendeeRow]:
    return {row.name: row for row in list_attendees(store, event_id)}


def outcomes(found: RosterPlan) -> list[str]:
    return [outcome.value for outcome in found.outcomes]


def problems(found: RosterPlan) -> list[tuple[int, Problem, str]]:
    return [(one.row, one.problem, one.value) for one in found.problems]


def test_a_list_is_added_as_one_step_with_tickets_categories_and_fields(
    workspace: Workspace, event_id: EventId
) -> None:
    text = (
        "타임스탬프,성명,소속,휴대폰,구분,개인정보 동의,식사\n"
        "2026-01-24 15:05,홍길동,창원,1012345678,일반,동의,한식\n"
        ",김하늘,진주,+82 10-2345-6789,발표자,동의하지 않음,\n"
    )
    result = take_in(workspace, event_id, text)

    people = everybody(workspace, event_id)
    hong, kim = people["홍길동"], people["김하늘"]
    (field,) = list_own_fields(workspace, event_id)
    assert result == RosterResult((hong.id, kim.id), 0, 0, 0, ("일반", "발표자"), ("식사",))
    assert [row.name for row in list_categories(workspace, event_id)] == ["일반", "발표자"]
    assert (hong.phone, kim.phone) == ("010-1234-5678", "+82 10-2345-6789")
    assert (hong.category, hong.own) == ("일반", {field.key: "한식"})
    assert (kim.category, kim.own) == ("발표자", {})
    assert {row.origin for row in people.values()} == {Origin.IMPORTED}
    assert hong.registered_at == datetime(2026, 1, 24, 6, 5, tzinfo=UTC)
    assert None not in {hong.code, kim.code}
    assert hong.code != kim.code
    consents = list_consents(workspace, event_id)
    assert {(row.attendee, row.kind, row.given, row.source) for row in consents} == {
        (hong.id, ConsentKind.PERSONAL_DATA, True, ConsentSource.FORM),
        (kim.id, ConsentKind.PERSONAL_DATA, False, ConsentSource.FORM),
    }
    assert undo_list(workspace)[0].step is Step.IMPORT_ATTENDEES

    workspace.undo()

    assert everybody(workspace, event_id) == {}
    assert list_categories(workspace, event_id) == ()
    assert list_own_fields(workspace, event_id) == ()


def test_the_same_list_again_adds_nobody_and_leaves_no_step(
    workspace: Workspace, event_id: EventId
) -> None:
    text = (
        "성명,소속,휴대폰,이메일,구분,개인정보 동의,식사,비고\n"
        "홍길동,창원,01012345678,HONG@Example.org,일반,O,한식,메모\n"
        "홍길동,진주,010-9999-0000,,일반,X,,\n"
        "이름뿐,,,,,,,\n"
        "어머니,,,family@example.org,,,,\n아버지,,,family@example.org,,,,\n"
        "김하늘,창원,,잘못된 메일,,,,\n"
    )
    take_in(workspace, event_id, text)
    before, steps = everybody(workspace, event_id), undo_list(workspace)

    found = plan(workspace, event_id, text)
    result = apply_import(workspace, event_id, found)

    assert outcomes(found) == ["unchanged"] * 6
    assert result.changed_nothing
    assert everybody(workspace, event_id) == before
    assert undo_list(workspace) == steps


def test_what_the_list_says_differently_is_told_and_changed_and_nothing_is_emptied(
    workspace: Workspace, event_id: EventId
) -> None:
    take_in(workspace, event_id, HEAD + HONG + KIM)

    found = plan(
        workspace,
        event_id,
        "성명,소속,직급,휴대폰,이메일,상태,비고\n"
        "홍길동,창원시청,팀장,,hong@example.org,취소,채식\n김하늘,,,+82 10-2345-6789,,,\n",
    )
    apply_import(workspace, event_id, found)

    assert outcomes(found) == ["changed", "unchanged"]
    assert [(one.meaning, one.before, one.after) for one in found.changes[0]] == [
        (Meaning.ORGANISATION, "창원협동조합", "창원시청"),
        (Meaning.POSITION, "", "팀장"),
        (Meaning.STATUS, "registered", "cancelled"),
        (Meaning.NOTE, "", "채식"),
    ]
    hong = everybody(workspace, event_id)["홍길동"]
    assert (hong.organisation, hong.position, hong.phone, hong.category) == (
        "창원시청",
        "팀장",
        "010-1234-5678",
        "일반",
    )
    assert (hong.status, hong.notes) == (AttendeeStatus.CANCELLED, "채식")

    workspace.undo()

    assert everybody(workspace, event_id)["홍길동"].organisation == "창원협동조합"


def test_notes_and_own_values_are_added_to_what_is_there(
    workspace: Workspace, event_id: EventId
) -> None:
    take_in(workspace, event_id, "성명,이메일,식사,차량,비고\n홍길동,h@x.kr,한식,12가,처음\n")

    take_in(workspace, event_id, "성명,이메일,식사,숙박,비고\n홍길동,h@x.kr,채식,1박,둘째\n")

    hong = everybody(workspace, event_id)["홍길동"]
    names = {row.key: row.name for row in list_own_fields(workspace, event_id)}
    assert hong.notes == "처음\n둘째"
    assert {names[key]: value for key, value in hong.own.items()} == {
        "식사": "채식",
        "차량": "12가",
        "숙박": "1박",
    }


def test_somebody_is_known_by_the_other_system_s_code_and_a_contact_of_their_own(
    workspace: Workspace, event_id: EventId
) -> None:
    take_in(workspace, event_id, "성명,이메일,접수번호\n홍길동,h@x.kr,A1\n")

    found = plan(workspace, event_id, "성명,이메일,소속,접수번호\n홍길순,h@x.kr,창원,A1\n")

    assert outcomes(found) == ["changed"]
    assert [one.meaning for one in found.changes[0]] == [Meaning.NAME, Meaning.ORGANISATION]


def test_namesakes_are_told_apart_by_organisation_mail_and_phone(
    workspace: Workspace, event_id: EventId
) -> None:
    take_in(workspace, event_id, HEAD + HONG)

    found = plan(
        workspace,
        event_id,
        HEAD + "홍길동,진주연구원,010-7777-7777,,\n홍길동,창원협동조합,,,\n"
        "홍길동,창원협동조합,010-8888-8888,other@example.org,\n",
    )

    assert outcomes(found) == ["new", "unchanged", "skipped"]
    assert problems(found) == [(4, Problem.TWICE, "3")]


def test_somebody_of_the_same_name_and_organisation_with_other_contacts_is_held_back(
    workspace: Workspace, event_id: EventId
) -> None:
    take_in(workspace, event_id, HEAD + HONG)
    other = HEAD + "홍길동,창원협동조합,010-8888-8888,other@example.org,\n"

    found = plan(workspace, event_id, other)

    assert outcomes(found) == ["skipped"]
    assert problems(found) == [(2, Problem.UNSURE_WHO, "홍길동 · 창원협동조합")]

    take_in(workspace, event_id, other, as_new={2})

    assert len(list_attendees(workspace, event_id)) == 2
    assert outcomes(plan(workspace, event_id, other)) == ["unchanged"]


def test_several_who_could_be_meant_are_never_guessed_at(
    workspace: Workspace, event_id: EventId
) -> None:
    for phone in ("010-1111-1111", "010-2222-2222"):
        add_attendee(workspace, event_id, name="김민수", organisation="창원", phone=phone)

    found = plan(workspace, event_id, "성명,소속,직급\n김민수,창원,팀장\n")

    assert outcomes(found) == ["skipped"]
    assert [one.problem for one in found.problems] == [Problem.UNSURE_WHO]


def test_a_mail_under_another_name_is_no_merge(workspace: Workspace, event_id: EventId) -> None:
    take_in(workspace, event_id, HEAD + HONG)

    alone = plan(workspace, event_id, "성명,이메일\n홍길순,hong@example.org\n")
    office = plan(
        workspace, event_id, "성명,이메일\n이보라,hong@example.org\n박나래,hong@example.org\n"
    )

    assert (outcomes(alone), problems(alone)) == (
        ["skipped"],
        [(2, Problem.UNSURE_WHO, "홍길동 · 창원협동조합")],
    )
    assert (outcomes(office), [one.problem for one in office.problems]) == (
        ["new", "new"],
        [Problem.SHARED_CONTACT] * 2,
    )


def test_a_name_alone_may_be_anybody(workspace: Workspace, event_id: EventId) -> None:
    take_in(workspace, event_id, HEAD + HONG)

    assert outcomes(plan(workspace, event_id, "성명\n홍길동\n김하늘\n")) == ["skipped", "new"]


def test_rows_that_double_each_other_are_found(workspace: Workspace, event_id: EventId) -> None:
    found = plan(
        workspace,
        event_id,
        HEAD + HONG + "홍길동,다른 곳,,HONG@example.org,\n홍 길동,,1012345678,,\n" + KIM + KIM,
    )

    assert outcomes(found) == ["new", "skipped", "skipped", "new", "skipped"]
    assert problems(found) == [
        (3, Problem.TWICE, "2"),
        (4, Problem.TWICE, "2"),
        (6, Problem.TWICE, "5"),
    ]
    assert found.counts == {Outcome.NEW: 2, Outcome.SKIPPED: 3}


def test_a_row_somebody_decided_on_is_added(workspace: Workspace, event_id: EventId) -> None:
    take_in(workspace, event_id, HEAD + HONG + HONG, as_new={3})

    assert [row.name for row in list_attendees(workspace, event_id)] == ["홍길동", "홍길동"]
    assert outcomes(plan(workspace, event_id, HEAD + HONG + HONG)) == ["unchanged", "skipped"]


def test_a_category_is_found_however_it_is_spaced(workspace: Workspace, event_id: EventId) -> None:
    take_in(workspace, event_id, "성명,구분\n홍길동,일반 참가\nJane,VIP\n")

    result = take_in(workspace, event_id, "성명,구분\n김하늘,일반참가\nJoe,vip\n")

    assert result.categories_added == ()
    assert len(list_categories(workspace, event_id)) == 2


def test_who_was_deleted_since_the_plan_is_left_out_and_counted(
    workspace: Workspace, event_id: EventId
) -> None:
    take_in(workspace, event_id, HEAD + HONG)
    found = plan(workspace, event_id, HEAD.replace("소속", "부서") + HONG + KIM)
    delete_attendees(workspace, [everybody(workspace, event_id)["홍길동"].id])

    result = apply_import(workspace, event_id, found)

    assert (len(result.added), result.changed, result.gone) == (1, 0, 1)
    assert list(everybody(workspace, event_id)) == ["김하늘"]


def test_of_an_event_that_is_gone_nothing_is_imported(
    workspace: Workspace, event_id: EventId
) -> None:
    found = plan(workspace, event_id, HEAD + HONG)

    with pytest.raises(NotFound):
        apply_import(workspace, EventId(event_id + 1), found)


def test_local_edits_stay_where_the_list_says_nothing(
    workspace: Workspace, event_id: EventId
) -> None:
    take_in(workspace, event_id, "성명,이메일\n홍길동,h@x.kr\n")
    hong = everybody(workspace, event_id)["홍길동"]
    update_attendee(workspace, hong.id, attention="휠체어", position="단장", reference="B7")

    take_in(workspace, event_id, "성명,이메일,소속\n홍길동,h@x.kr,창원\n")

    after = everybody(workspace, event_id)["홍길동"]
    assert (after.attention, after.position, after.reference, after.organisation) == (
        "휠체어",
        "단장",
        "B7",
        "창원",
    )


def test_ten_thousand_rows_keep_their_order_and_each_has_a_code(
    workspace: Workspace, event_id: EventId
) -> None:
    text = HEAD + "".join(
        f"사람{n},창원,010-{n:04}-0000,p{n}@example.org,\n" for n in range(10_000)
    )

    result = take_in(workspace, event_id, text)

    people = {row.id: row for row in list_attendees(workspace, event_id)}
    assert [people[number].name for number in result.added] == [f"사람{n}" for n in range(10_000)]
    assert len({row.code for row in people.values()}) == 10_000


def test_a_disk_that_fills_up_takes_nobody_in(workspace: Workspace, event_id: EventId) -> None:
    found = plan(
        workspace, event_id, HEAD + "".join(f"사람{n},창원,,p{n}@x.kr,\n" for n in range(5_000))
    )
    raw = workspace._raw
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    raw.execute(f"PRAGMA max_page_count = {pages + 20}")

    with pytest.raises(NotSaved):
        apply_import(workspace, event_id, found)

    assert everybody(workspace, event_id) == {}
    raw.execute("PRAGMA max_page_count = 1000000")
    assert len(apply_import(workspace, event_id, found).added) == 5_000
    workspace.undo()
    assert everybody(workspace, event_id) == {}
