from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AppearanceId, EventId, PersonId
from eventapp.domain.kinds import AppearanceRole, AppearanceStatus, Kind, Language, SessionKind
from eventapp.services.appearances import (
    AppearanceRow,
    ReplacementRow,
    add_appearance,
    list_replacements,
    name_new_stand_in,
    name_stand_in,
    update_appearance,
)
from eventapp.services.people import add_person, count_people
from eventapp.services.programme import update_session
from eventapp.services.workspace import Workspace
from tests.ui.hosting import press, said, told
from tests.ui.session_hands import Alt, Hands, choose_in, focused, offered, settle, texts
from ui.programme.person_line import PersonLine
from ui.programme.stand_in import HistoryBox, StandInForm
from ui.window import MainWindow

PAGE = "programme"
DAY = date(2026, 11, 20)
NAMES = ["배중철", "황영임", "김미득", "김진수", "심인경"]


@pytest.fixture
def hands(qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId) -> Hands:
    made = Hands(qtbot, window, workspace, event)
    made.show(SessionKind.PANEL)
    made.panel.people._stand_ins._today = lambda: DAY
    return made


def lines(hands: Hands) -> list[PersonLine]:
    return hands.panel.people.lines


def names(hands: Hands) -> list[str]:
    return [line.name.text() for line in lines(hands)]


def people(hands: Hands) -> Sequence[AppearanceRow]:
    return hands.row.people


def minutes(hands: Hands) -> list[int]:
    return [someone.minutes for someone in people(hands)]


def history(hands: Hands, place: int) -> Sequence[ReplacementRow]:
    return list_replacements(hands.workspace, people(hands)[place].id)


def ask(hands: Hands, place: int) -> StandInForm:
    """Ask for a stand-in through the menu of a line."""
    line = lines(hands)[place]
    first = next(text for text in offered(line.menu()) if text.startswith("대리참석"))
    choose_in(line.menu(), first)
    form = line.findChild(StandInForm)
    assert isinstance(form, StandInForm)
    return form


def open_forms(hands: Hands) -> list[StandInForm]:
    return [form for form in hands.panel.findChildren(StandInForm) if form.isVisible()]


def somebody(hands: Hands, name: str) -> PersonId:
    return PersonId(add_person(hands.workspace, name=name).only_inserted(Kind.PERSON))


# Minutes


def test_minutes_are_typed_in_the_line_and_added_up(hands: Hands) -> None:
    for line, typed in zip(lines(hands), ["5", "7분", "0:07", "8", ""], strict=True):
        hands.write(line.minutes, typed)

    assert minutes(hands) == [5, 7, 7, 8, 0]
    assert [line.minutes.text() for line in lines(hands)] == ["5분", "7분", "7분", "8분", ""]
    total = hands.panel.people.total
    assert (total.text(), total.property("tone")) == ("합계 27분 / 30분", "muted")

    hands.write(lines(hands)[4].minutes, "8")

    assert (total.text(), total.property("tone")) == ("합계 35분 / 30분", "already")
    hands.undo()
    assert (total.text(), total.property("tone")) == ("합계 27분 / 30분", "muted")
    hands.write(lines(hands)[0].minutes, "")
    assert minutes(hands) == [0, 7, 7, 8, 0]


def test_minutes_that_are_none_are_refused_and_the_figure_stays(hands: Hands) -> None:
    line = lines(hands)[0]
    hands.write(line.minutes, "5")

    hands.write(line.minutes, "long")

    assert told(hands.window) != ""
    assert (minutes(hands)[0], line.minutes.text()) == (5, "5분")


def test_who_declined_speaks_no_minutes_until_somebody_stands_in(hands: Hands) -> None:
    first, second = people(hands)[:2]
    update_appearance(hands.workspace, first.id, minutes=5)
    update_appearance(hands.workspace, second.id, minutes=7, status=AppearanceStatus.DECLINED)
    settle()
    assert hands.panel.people.total.text() == "합계 5분 / 30분"

    name_new_stand_in(hands.workspace, second.id, "이영희", on=DAY)
    settle()

    assert hands.panel.people.total.text() == "합계 12분 / 30분"


def test_minutes_are_shown_where_people_share_the_time_or_have_some(hands: Hands) -> None:
    assert all(line.minutes.isVisible() for line in lines(hands))
    hands.show(SessionKind.KEYNOTE)
    assert not lines(hands)[0].minutes.isVisible()

    update_appearance(hands.workspace, people(hands)[0].id, minutes=20)
    settle()

    assert lines(hands)[0].minutes.isVisible()
    assert hands.panel.people.total.text() == "합계 20분 / 20분"


def test_enter_and_delete_in_the_figure_are_its_own(hands: Hands) -> None:
    field = lines(hands)[1].minutes

    hands.write(field, "7")
    hands.key(field, Qt.Key.Key_Delete)

    assert names(hands) == NAMES
    assert hands.window.page_id == "programme"


# Seats


def test_a_panellist_dragged_down_takes_the_seat_and_undo_gives_it_back(hands: Hands) -> None:
    line = lines(hands)[1]

    hands.drag(line, lines(hands)[3].y() - line.y() + 50)

    assert names(hands) == ["배중철", "김미득", "김진수", "황영임", "심인경"]
    assert [someone.name for someone in people(hands)] == names(hands)
    assert lines(hands)[3] is line
    hands.undo()
    assert names(hands) == NAMES


def test_nobody_is_dragged_past_the_moderator(hands: Hands) -> None:
    hands.drag(lines(hands)[3], -600)
    assert names(hands) == ["배중철", "김진수", "황영임", "김미득", "심인경"]

    hands.drag(lines(hands)[0], 600)
    assert names(hands) == ["배중철", "김진수", "황영임", "김미득", "심인경"]


def test_a_drag_given_up_with_escape_moves_nobody(hands: Hands) -> None:
    moved = lines(hands)[1]
    hands.drag(moved, 150, release=False)
    assert hands.panel.people._list.is_dragging()

    hands.key(moved, Qt.Key.Key_Escape)
    hands.qtbot.mouseRelease(moved, Qt.MouseButton.LeftButton)

    assert names(hands) == NAMES
    assert not hands.panel.people._list.is_dragging()


def test_a_click_is_no_drag(hands: Hands) -> None:
    hands.qtbot.mouseClick(lines(hands)[2], Qt.MouseButton.LeftButton)

    assert names(hands) == NAMES
    assert lines(hands)[2].hasFocus()


def test_alt_and_arrows_move_from_line_and_figure_and_the_keyboard_goes_along(
    hands: Hands,
) -> None:
    line = lines(hands)[1]

    hands.key(line, Qt.Key.Key_Down, Alt)
    hands.key(line.minutes, Qt.Key.Key_Down, Alt)

    assert names(hands) == ["배중철", "김미득", "김진수", "황영임", "심인경"]
    assert lines(hands)[3] is line
    assert line.minutes.hasFocus()


# Stand-ins


def test_a_stand_in_typed_by_keys_comes_instead_and_the_line_says_so(hands: Hands) -> None:
    count = count_people(hands.workspace)
    form = ask(hands, 2)
    assert focused() is form.who

    hands.write(form.who, "이영희")
    assert focused() is form.reason
    hands.write(form.reason, "해외 출장")

    absent = people(hands)[2]
    assert absent.name == "김미득"
    assert absent.stand_in is not None
    assert absent.stand_in.name == "이영희"
    assert history(hands, 2) == (
        ReplacementRow(DAY, absent.stand_in.person, "이영희", "", "해외 출장"),
    )
    assert count_people(hands.workspace) == count + 1
    line = lines(hands)[2]
    assert line.name.text() == "이영희 대리 (김미득)"
    assert line.note.text() == "11월 20일 (금)부터 대리참석 · 해외 출장"
    assert "이영희 대리 (김미득)" in line.accessibleName()
    assert said(hands.window) == "김미득 님 대신 이영희 님이 와요"
    assert line.hasFocus()
    assert open_forms(hands) == []
    hands.undo()
    assert names(hands) == NAMES
    assert count_people(hands.workspace) == count


def test_somebody_of_the_directory_is_picked_and_shown_with_their_office(hands: Hands) -> None:
    form = ask(hands, 2)

    hands.write(form.who, "서종식 · 한국사회적기업진흥원")
    press(hands.qtbot, form.do)
    settle()

    keynote = hands.row_of(SessionKind.KEYNOTE).people[0]
    stand_in = people(hands)[2].stand_in
    assert stand_in is not None
    assert stand_in.person == keynote.person
    line = lines(hands)[2]
    assert line.name.text() == "서종식 대리 (김미득)"
    assert line.office.text() == "토론자 2 · 사회적경제지원실장 · 한국사회적기업진흥원"
    assert line.note.text() == "11월 20일 (금)부터 대리참석"


@pytest.mark.qt_log_ignore("This plugin does not support")  # a list pops up
def test_a_part_of_a_name_offers_who_has_it_and_enter_takes_them(hands: Hands) -> None:
    form = ask(hands, 2)
    hands.write(form.who, "서종", commit=False)
    popup = form.who.completer().popup()
    assert popup is not None
    assert popup.isVisible()

    hands.qtbot.keyClick(popup, Qt.Key.Key_Down)
    hands.qtbot.keyClick(popup, Qt.Key.Key_Return)
    settle()

    assert form.who.text() == "서종식 · 한국사회적기업진흥원"
    assert focused() is form.reason


def test_a_person_with_the_typed_name_is_meant_and_nobody_is_added(hands: Hands) -> None:
    count = count_people(hands.workspace)
    form = ask(hands, 2)

    hands.write(form.who, "서종식")
    hands.write(form.reason, "")

    assert names(hands)[2] == "서종식 대리 (김미득)"
    assert count_people(hands.workspace) == count


def test_of_namesakes_one_has_to_be_chosen(hands: Hands) -> None:
    somebody(hands, "서종식")
    settle()
    form = ask(hands, 2)

    hands.write(form.who, "서종식")
    hands.write(form.reason, "")

    assert said(hands.window) == "서종식 님이 여러 명이에요. 목록에서 골라 주세요"
    assert (history(hands, 2), names(hands)) == ((), NAMES)
    assert form.isVisible()


def test_nobody_stands_in_for_themselves(hands: Hands) -> None:
    form = ask(hands, 2)

    hands.write(form.who, "김미득")
    hands.write(form.reason, "")

    assert said(hands.window).startswith("본인은 대리참석자가 될 수 없어요")
    assert history(hands, 2) == ()


def test_no_name_names_nobody(hands: Hands) -> None:
    form = ask(hands, 2)
    assert not form.do.isEnabled()

    hands.write(form.who, "  ")

    assert focused() is form.who
    assert not form.do.isEnabled()
    assert history(hands, 2) == ()


@pytest.mark.parametrize("field", ["who", "reason"])
def test_escape_leaves_the_form_and_the_keyboard_is_on_the_line(hands: Hands, field: str) -> None:
    form = ask(hands, 2)

    hands.key(getattr(form, field), Qt.Key.Key_Escape)

    assert lines(hands)[2].hasFocus()
    assert not form.isVisible()
    assert history(hands, 2) == ()


def test_only_one_form_is_open_at_a_time(hands: Hands) -> None:
    ask(hands, 1)
    second = ask(hands, 2)

    assert open_forms(hands) == [second]


def test_the_person_comes_after_all_and_the_history_keeps_both(hands: Hands) -> None:
    absent = people(hands)[2].id
    name_new_stand_in(hands.workspace, absent, "이영희", on=date(2026, 11, 18), reason="출장")
    settle()
    line = lines(hands)[2]
    assert offered(line.menu())[-5:] == [
        "대리참석자 바꾸기…",
        "본인 참석으로",
        "대리참석 이력",
        "명패 인쇄",
        "이 순서에서 빼기",
    ]

    choose_in(line.menu(), "본인 참석으로")

    assert names(hands) == NAMES
    assert line.note.text() == ""
    assert [(entry.noted_on, entry.name, entry.reason) for entry in history(hands, 2)] == [
        (date(2026, 11, 18), "이영희", "출장"),
        (DAY, "", ""),
    ]
    hands.undo()
    assert names(hands)[2] == "이영희 대리 (김미득)"


def test_the_history_is_read_under_the_line_the_newest_first(hands: Hands) -> None:
    absent = people(hands)[2].id
    name_new_stand_in(hands.workspace, absent, "이영희", on=date(2026, 11, 18), reason="출장")
    name_stand_in(hands.workspace, absent, None, on=date(2026, 11, 19))
    name_stand_in(hands.workspace, absent, somebody(hands, "박철수"), on=DAY)
    settle()
    line = lines(hands)[2]

    choose_in(line.menu(), "대리참석 이력")

    box = line.findChild(HistoryBox)
    assert isinstance(box, HistoryBox)
    assert box.history.lines == [
        "11월 20일 (금) · 박철수 대리참석",
        "11월 19일 (목) · 본인 참석",
        "11월 18일 (수) · 이영희 대리참석 · 출장",
    ]
    assert focused() is box.close_button
    hands.key(box.close_button, Qt.Key.Key_Return)
    assert line.hasFocus()
    assert hands.window.page_id == "programme"
    assert not box.isVisible()


def test_a_line_without_history_offers_none(hands: Hands) -> None:
    assert "대리참석 이력" not in offered(lines(hands)[2].menu())


def test_a_declined_person_with_a_stand_in_is_not_called_absent(hands: Hands) -> None:
    absent = people(hands)[0].id
    update_appearance(hands.workspace, absent, status=AppearanceStatus.DECLINED)
    settle()
    assert lines(hands)[0].status.text() == "불참"
    assert hands.panel.gaps.title.text() == "좌장이 아직 없어요"

    name_new_stand_in(hands.workspace, absent, "이영희", on=DAY)
    settle()

    assert lines(hands)[0].status.text() == "대리참석"
    assert not hands.panel.gaps.isVisible()


def test_enter_on_the_line_opens_who_comes(hands: Hands) -> None:
    stand_in = somebody(hands, "이영희")
    name_stand_in(hands.workspace, people(hands)[2].id, stand_in, on=DAY)
    settle()

    hands.key(lines(hands)[2], Qt.Key.Key_Return)

    assert hands.window.page_id == "people"


def test_a_stand_in_is_named_in_the_language_of_the_window(hands: Hands) -> None:
    stand_in = PersonId(
        add_person(hands.workspace, name="이영희", name_en="Lee Young-hee").only_inserted(
            Kind.PERSON
        )
    )
    name_stand_in(hands.workspace, people(hands)[2].id, stand_in, on=DAY)

    hands.window.speak(Language.ENGLISH)
    hands.show(SessionKind.PANEL)

    assert names(hands)[2] == "Lee Young-hee for Kim Mi-deuk"
    assert lines(hands)[2].note.text() == "Stand-in since Fri 20 Nov"


def test_hostile_names_and_reasons_stay_text_and_within_the_panel(hands: Hands) -> None:
    hostile = "<b>Kim</b> & " + "가" * 180
    name_new_stand_in(hands.workspace, people(hands)[2].id, hostile, on=DAY, reason=hostile)
    settle()

    line = lines(hands)[2]
    assert line.name.text() == f"{hostile} 대리 (김미득)"
    assert line.width() <= hands.panel.width() <= 300
    assert "<b>" not in line.name.toolTip()
    assert "<b>" not in line.note.toolTip()


def test_the_next_person_on_a_panel_with_a_moderator_s_stand_in_sits_on_it(hands: Hands) -> None:
    moderator = people(hands)[0].id
    update_appearance(hands.workspace, moderator, status=AppearanceStatus.DECLINED)
    name_new_stand_in(hands.workspace, moderator, "이영희", on=DAY)
    settle()

    hands.write(hands.panel.people.newcomer, "새 사람")

    assert (people(hands)[-1].name, people(hands)[-1].role) == (
        "새 사람",
        AppearanceRole.PANELLIST,
    )


def test_lines_follow_their_people_from_session_to_session(hands: Hands) -> None:
    first = lines(hands)[0]

    hands.show(SessionKind.KEYNOTE)
    assert names(hands) == ["서종식"]
    hands.show(SessionKind.PANEL)

    assert names(hands) == NAMES
    assert lines(hands)[0] is not first


def test_a_form_left_open_is_gone_when_another_session_is_shown(hands: Hands) -> None:
    ask(hands, 2)

    hands.show(SessionKind.KEYNOTE)

    assert open_forms(hands) == []


def test_a_newcomer_in_a_talk_given_by_two_shares_no_seats_with_a_panel(hands: Hands) -> None:
    hands.show(SessionKind.TALK)
    person = hands.row_of(SessionKind.PANEL).people[1].person
    added = add_appearance(hands.workspace, hands.row.id, person, AppearanceRole.SPEAKER)
    settle()

    hands.drag(lines(hands)[1], -200)

    assert people(hands)[0].id == AppearanceId(added.only_inserted(Kind.APPEARANCE))
    update_session(hands.workspace, hands.row.id, kind=SessionKind.TALK)
    assert texts([line.name for line in lines(hands)]) == ["황영임", "이은경"]
