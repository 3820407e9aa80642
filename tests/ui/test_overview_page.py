from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AttendeeId, DayId, EventId, PersonId
from eventapp.domain.kinds import AppearanceStatus, Language
from eventapp.services import events
from eventapp.services.appearances import update_appearance
from eventapp.services.assets import picture
from eventapp.services.attendees import list_attendees
from eventapp.services.checkin import admit
from eventapp.services.desk_log import event_gate
from eventapp.services.events import DayRow, EventFacts, event_facts
from eventapp.services.organisations import delete_engagements, list_engagements, set_logo
from eventapp.services.people import list_people, set_photo
from eventapp.services.programme import list_sessions, move_session
from eventapp.services.workspace import Workspace
from eventapp.settings import Theme
from tests.ui.hosting import page_of, png, press, told, type_over
from ui.directory.lines import LinkLine
from ui.overview.gaps import LinkPill
from ui.overview.standing import Phase, Standing, stand
from ui.pages.overview import OverviewPage
from ui.widgets.text import PlainLabel
from ui.window import MainWindow

SEOUL = ZoneInfo("Asia/Seoul")


PAGE = "overview"


@pytest.fixture
def page(window: MainWindow) -> OverviewPage:
    shown: OverviewPage = page_of(window)
    return shown


@pytest.fixture
def facts(workspace: Workspace, event: EventId) -> Callable[[], EventFacts]:
    return lambda: event_facts(workspace, event)


def at(page: OverviewPage, *when: int) -> list[str]:
    """What the clock's card says at an instant in Seoul."""
    page.now = lambda: datetime(*when, tzinfo=SEOUL)  # type: ignore[method-assign,misc,arg-type]
    page.tick()
    QApplication.processEvents()
    card = page.now_card
    widgets: list[PlainLabel | LinkLine] = [
        *card.findChildren(PlainLabel),
        *card.findChildren(LinkLine),
    ]
    return [each.text() for each in widgets if each.isVisibleTo(card) and each.text()]


def figures(page: OverviewPage) -> list[str]:
    return [cell.accessibleName() for cell in page.figures.cells]


def pills(page: OverviewPage) -> list[str]:
    QApplication.processEvents()
    found = page.gaps.findChildren(LinkPill)
    return [pill.text() for pill in found if pill.isVisibleTo(page.gaps)]


def pill(page: OverviewPage, text: str) -> LinkPill:
    QApplication.processEvents()
    found = page.gaps.findChildren(LinkPill)
    return next(each for each in found if each.text() == text and each.isVisibleTo(page.gaps))


# Facts


def test_the_facts_of_the_sample_are_shown(page: OverviewPage) -> None:
    assert page.hero.title.value == (
        "사회적가치 실현을 위한 공기업과 사회적경제의 협력 강화 방안 워크숍"
    )
    assert page.facts.texts["motto_by"].value == "Albert Einstein"
    assert page.facts.texts["venue"].value == "한국토지주택공사 경남지역본부"
    assert [field.value for field in page.facts.rooms.fields] == ["대회의실"]
    assert page.facts.days.lines[0].date.value == date(2026, 11, 24)


def test_the_title_is_edited_in_place_and_undone(
    qtbot: QtBot, window: MainWindow, page: OverviewPage, facts: Callable[[], EventFacts]
) -> None:
    before = facts().title
    type_over(qtbot, page.hero.title, "Autumn workshop")
    assert facts().title == "Autumn workshop"

    window.history.undo()
    assert facts().title == before
    assert page.hero.title.value == before


def test_an_empty_title_is_refused_and_the_old_one_comes_back(
    qtbot: QtBot, window: MainWindow, page: OverviewPage, facts: Callable[[], EventFacts]
) -> None:
    before = facts().title
    type_over(qtbot, page.hero.title, " ")
    assert told(window) != ""
    assert page.hero.title.toPlainText() == before


def test_texts_are_edited_in_the_language_chosen(
    qtbot: QtBot, page: OverviewPage, facts: Callable[[], EventFacts]
) -> None:
    korean = facts().venue
    page.languages.set_value(Language.ENGLISH.value)
    page.languages.chosen.emit(Language.ENGLISH.value)
    type_over(qtbot, page.facts.texts["venue"], "Main office")
    assert (facts().venue, facts().venue_en) == (korean, "Main office")

    page.languages.set_value(Language.KOREAN.value)
    page.languages.chosen.emit(Language.KOREAN.value)
    assert page.facts.texts["venue"].value == korean


def test_a_purpose_of_several_lines_is_kept_as_typed(
    qtbot: QtBot, page: OverviewPage, facts: Callable[[], EventFacts]
) -> None:
    field = page.facts.texts["purpose"]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "one")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "two")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert facts().purpose == "one\ntwo"


def test_a_colour_is_chosen_or_typed_and_nonsense_is_refused(
    qtbot: QtBot, window: MainWindow, page: OverviewPage, facts: Callable[[], EventFacts]
) -> None:
    press(qtbot, page.facts.colour._swatches[1])
    assert facts().colour == "#2F5FA8"
    type_over(qtbot, page.facts.colour.number, "#123456")
    assert facts().colour == "#123456"
    type_over(qtbot, page.facts.colour.number, "green")
    assert facts().colour == "#123456"
    assert told(window) != ""
    assert page.facts.colour.number.text() == "#123456"


def test_days_are_added_edited_and_removed(
    qtbot: QtBot, window: MainWindow, page: OverviewPage, facts: Callable[[], EventFacts]
) -> None:
    page.facts.days.added.emit()
    assert [day.date for day in facts().days] == [date(2026, 11, 24), date(2026, 11, 25)]

    type_over(qtbot, page.facts.days.lines[1].opens, "10:30")
    assert facts().days[1].opens == 630

    page.facts.days.removed.emit(facts().days[1].id)
    assert len(facts().days) == 1
    window.history.undo()
    assert facts().days[1].opens == 630


def test_rooms_are_added_renamed_and_removed(
    qtbot: QtBot, page: OverviewPage, facts: Callable[[], EventFacts]
) -> None:
    type_over(qtbot, page.facts.rooms.one_more, "Lobby")
    assert [room.name for room in facts().rooms] == ["대회의실", "Lobby"]
    type_over(qtbot, page.facts.rooms.fields[1], "Hall")
    assert facts().rooms[1].name == "Hall"
    page.facts.rooms.removed.emit(facts().rooms[1].id)
    assert [field.value for field in page.facts.rooms.fields] == ["대회의실"]


# Figures


def test_the_figures_count_what_is_there_and_lead_to_it(
    qtbot: QtBot, window: MainWindow, page: OverviewPage
) -> None:
    assert figures(page) == ["순서 11", "사람 12", "주최·후원 7", "올 참가자 78", "입장 0 / 78"]
    press(qtbot, page.figures.cells[1])
    assert window.page_id == "people"


def test_the_figures_follow_who_comes_in(
    page: OverviewPage, workspace: Workspace, event: EventId
) -> None:
    attendee = AttendeeId(list_attendees(workspace, event)[0].id)
    admit(workspace, event_gate(workspace, event), attendee, desk="1")
    page.tick()
    assert figures(page)[-1] == "입장 1 / 78"


# The clock


def test_before_the_event_the_days_are_counted(page: OverviewPage) -> None:
    assert at(page, 2026, 10, 24, 9, 0)[:2] == ["D-31", "행사까지 31일 남았어요"]


def test_the_day_before_in_utc_may_be_the_day_in_seoul(page: OverviewPage) -> None:
    page.now = lambda: datetime(2026, 11, 23, 23, 0, tzinfo=UTC)  # type: ignore[method-assign]
    page.tick()
    assert page.now_card.findChildren(LinkLine)[-1].text() == "등록"


def test_on_the_day_now_and_next_are_named(page: OverviewPage) -> None:
    assert at(page, 2026, 11, 24, 10, 56) == [
        "지금",
        "9분 남음",
        "다음",
        "9분 뒤",
        "사회적경제기업 페이스메이커 사업을 통한 경영과 사회가치성과",
        "지역공감 온택트 캠페인을 통한 사회적경제기업 제품 구매",
    ]


def test_before_the_first_session_only_the_next_is_named(page: OverviewPage) -> None:
    assert at(page, 2026, 11, 24, 9, 10) == ["다음", "20분 뒤", "등록"]


def test_after_the_last_session_the_day_is_over(page: OverviewPage) -> None:
    assert at(page, 2026, 11, 24, 13, 0) == ["오늘", "오늘 순서가 모두 끝났어요."]


def test_after_the_event_the_days_are_counted(page: OverviewPage) -> None:
    assert at(page, 2026, 11, 27, 9, 0)[:2] == ["D+3", "끝난 지 3일 됐어요"]


def test_what_is_on_leads_to_the_programme(
    qtbot: QtBot, window: MainWindow, page: OverviewPage
) -> None:
    at(page, 2026, 11, 24, 10, 56)
    press(qtbot, page.now_card.findChildren(LinkLine)[-1])
    assert window.page_id == "programme"


DAYS = (
    DayRow(DayId(1), date(2026, 12, 24), 570, 1500),
    DayRow(DayId(2), date(2026, 12, 27), 570, 1080),
)


@pytest.mark.parametrize(
    ("now", "standing"),
    [
        ((2026, 12, 23, 23, 59), Standing(Phase.BEFORE, 1, DAYS[0])),
        ((2026, 12, 24, 0, 0), Standing(Phase.TODAY, 0, DAYS[0], 0)),
        ((2026, 12, 25, 0, 30), Standing(Phase.TODAY, 0, DAYS[0], 1470)),
        ((2026, 12, 25, 1, 0), Standing(Phase.BETWEEN, 2, DAYS[1])),
        ((2026, 12, 27, 20, 0), Standing(Phase.TODAY, 0, DAYS[1], 1200)),
        ((2026, 12, 28, 0, 0), Standing(Phase.AFTER, 1, DAYS[1])),
    ],
)
def test_an_instant_stands_to_the_event_by_its_own_clock(
    now: tuple[int, int, int, int, int], standing: Standing
) -> None:
    assert stand(DAYS, "Asia/Seoul", datetime(*now, tzinfo=SEOUL)) == standing


def test_an_event_without_days_stands_nowhere() -> None:
    assert stand((), "Asia/Seoul", datetime.now(UTC)) == Standing(Phase.NO_DAYS)


# What is missing


def test_missing_photographs_and_logos_are_named_a_few_and_counted(page: OverviewPage) -> None:
    assert pills(page)[:7] == ["오영오", "이옥선", "서종식", "이은경", "김성규", "이미연", "외 6"]
    assert len(pills(page)) == 7 + 7


def test_a_missing_photograph_leads_to_the_person(
    qtbot: QtBot, window: MainWindow, page: OverviewPage, workspace: Workspace, event: EventId
) -> None:
    press(qtbot, pill(page, "서종식"))
    assert window.page_id == "people"
    who = next(row for row in list_people(workspace, event) if row.name == "서종식")
    assert page_of(window).panel.person == who.id


def test_a_missing_logo_leads_to_the_organisation(
    qtbot: QtBot, window: MainWindow, page: OverviewPage
) -> None:
    press(qtbot, pill(page, "한국남동발전"))
    assert window.page_id == "organisations"
    assert page_of(window).panel.name.value == "한국남동발전"


def test_a_missing_venue_leads_to_its_field(
    qtbot: QtBot, page: OverviewPage, workspace: Workspace, event: EventId
) -> None:
    events.update_event(workspace, event, venue="")
    press(qtbot, pill(page, "채우기"))
    assert page.facts.texts["venue"].hasFocus()


def test_a_missing_host_leads_to_the_organisations(
    qtbot: QtBot, window: MainWindow, page: OverviewPage, workspace: Workspace, event: EventId
) -> None:
    hosts = [row.id for row in list_engagements(workspace, event) if row.kind.value == "host"]
    delete_engagements(workspace, hosts)
    press(qtbot, pill(page, "채우기"))
    assert window.page_id == "organisations"


def test_a_conflict_is_told_and_leads_to_the_programme(
    qtbot: QtBot, window: MainWindow, page: OverviewPage, workspace: Workspace, event: EventId
) -> None:
    first, second = list_sessions(workspace, event)[5:7]
    move_session(workspace, second.id, to=first.placement)
    assert page.gaps._shown is not None
    conflicts = page.gaps._shown[0]
    assert conflicts.grave
    assert [mend.record for mend in conflicts.mends] == [first.id]
    press(qtbot, pill(page, conflicts.mends[0].name))
    assert window.page_id == "programme"


def test_somebody_unconfirmed_is_named_once_and_leads_to_them(
    qtbot: QtBot, window: MainWindow, page: OverviewPage, workspace: Workspace, event: EventId
) -> None:
    panel = list_sessions(workspace, event)[-1]
    update_appearance(workspace, panel.people[1].id, status=AppearanceStatus.INVITED)
    assert pills(page)[0] == "황영임"
    press(qtbot, pill(page, "황영임"))
    assert window.page_id == "people"


def test_an_event_that_lacks_nothing_says_so(
    page: OverviewPage, workspace: Workspace, event: EventId
) -> None:
    for row in list_people(workspace, event):
        set_photo(workspace, PersonId(row.id), png())
    for engaged in list_engagements(workspace, event):
        set_logo(workspace, engaged.organisation, png(90, 30))
    assert pills(page) == []
    assert picture(workspace, list_engagements(workspace, event)[0].logo) is not None
    assert [label.text() for label in page.gaps.findChildren(PlainLabel)][-1] == (
        "빠진 것이 없어요. 준비가 잘됐어요!"
    )


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("language", list(Language))
def test_the_page_opens_in_both_languages_and_looks(
    window: MainWindow, language: Language, look: Theme
) -> None:
    window.speak(language)
    window.dress(look)
    page: OverviewPage = page_of(window)

    assert page.languages.value == language.value
    window.resize(1024, 600)
    window.grab()
    window.speak(Language.KOREAN)
    window.dress(Theme.LIGHT)
