"""Choosing the gate and its rules at the desk."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import BREAKS, BadgeRule, Direction, Language, Reentry
from eventapp.domain.roles import Role
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import AttendeeRow, list_categories, update_attendee
from eventapp.services.desk_log import recent_scans
from eventapp.services.gates import list_gates, open_session_gate, update_gate
from eventapp.services.programme import SessionRow, list_sessions
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of, told, type_over
from tests.ui.keys import burst
from ui.checkin.gate_choice import sooner
from ui.pages.desk import DeskPage
from ui.window import MainWindow
from ui.words import gate_name

PAGE = "desk"


@pytest.fixture
def talks(workspace: Workspace, event: EventId) -> list[SessionRow]:
    return [row for row in list_sessions(workspace, event) if row.kind not in BREAKS]


def choose(page: DeskPage, text: str) -> None:
    """Choose an entry of the gates' menu by a part of its text."""
    menu = page.header.gate.menu()
    next(act for act in menu.actions() if text in act.text()).trigger()
    menu.deleteLater()


def test_a_session_chosen_first_gets_its_gate_and_scans_count_there(  # noqa: PLR0917 - fixtures
    page: DeskPage,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    talks: list[SessionRow],
    guest: AttendeeRow,
) -> None:
    assert [made.session for made in list_gates(workspace, event)] == [None]
    choose(page, talks[1].title[:12])
    entrance, session = list_gates(workspace, event)
    assert (session.session, page.station.gate) == (talks[1].id, session.id)
    burst(page.box, guest.code or "")
    QApplication.processEvents()
    assert [row.name for row in recent_scans(workspace, session.id)] == ["김솔"]
    assert recent_scans(workspace, entrance.id) == ()
    page.header.gate.few.chosen.emit(str(gate))
    assert page.station.gate == gate


def test_few_gates_are_side_by_side_and_many_in_a_menu(
    page: DeskPage, workspace: Workspace, talks: list[SessionRow]
) -> None:
    seen = []
    for session in (None, *talks[:3]):
        if session is not None:
            open_session_gate(workspace, session.id)
        QApplication.processEvents()
        choice = page.header.gate
        seen.append((choice.few.isVisible(), choice.many.isVisible()))
    assert seen == [(True, False)] * 3 + [(False, True)]
    assert page.header.gate.many.text() == "행사 입구"


def test_todays_sessions_come_first_and_what_is_over_comes_last_of_them(
    talks: list[SessionRow],
) -> None:
    day = talks[0].date
    assert day is not None
    after_the_third = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(
        minutes=talks[2].end - 9 * 60
    )
    names = [row.id for row in sooner(talks, "Asia/Seoul", after_the_third)]
    over = [row.id for row in talks if row.end <= talks[2].end]
    assert names[-len(over) :] == over
    other_day = after_the_third + timedelta(days=3)
    assert [row.id for row in sooner(talks, "Asia/Seoul", other_day)] == [row.id for row in talks]


def test_the_rules_are_changed_in_the_panel_and_told_by_the_next_scan(
    page: DeskPage, workspace: Workspace, event: EventId, gate: GateId, guest: AttendeeRow
) -> None:
    page.acts.trigger("desk.gate")
    settings = page.side.settings
    assert settings is not None
    settings.reentry.committed.emit(Reentry.NEVER.value)
    settings.badges.committed.emit(BadgeRule.ONCE.value)
    other = next(
        line.id for line in list_categories(workspace, event) if line.id != guest.category_id
    )
    settings.categories[other].click()
    rules = list_gates(workspace, event)[0]
    assert (rules.reentry, rules.badges, rules.categories) == (
        Reentry.NEVER,
        BadgeRule.ONCE,
        frozenset({other}),
    )
    page.scan(guest.code or "")
    assert recent_scans(workspace, gate)[0].verdict is Verdict.WRONG_CATEGORY
    workspace.undo()
    assert settings.categories[other].isChecked() is False
    QTest.keyClick(settings, Qt.Key.Key_Escape)
    assert page.side.currentWidget() is page.side.who


def test_those_without_a_category_can_be_chosen_for_a_gate_and_are_told_why_not(
    page: DeskPage, workspace: Workspace, guest: AttendeeRow
) -> None:
    page.acts.trigger("desk.gate")
    settings = page.side.settings
    assert settings is not None
    update_attendee(workspace, guest.id, category_id=None)
    *others, without = settings.categories.values()
    assert without.text() == "구분 없음"
    others[0].click()
    page.scan(guest.code or "")
    outcome = page.card.outcome
    assert outcome is not None
    assert outcome.lines == ("구분이 없는 사람이에요. 이 접수대는 정해 둔 구분만 들여보내요.",)
    without.click()
    page.scan(guest.code or "")
    outcome = page.card.outcome
    assert outcome is not None
    assert outcome.word == "입장했어요"


def test_hours_are_the_events_own_until_changed_and_a_closing_before_is_refused(
    page: DeskPage, window: MainWindow, workspace: Workspace, event: EventId, qtbot: object
) -> None:
    page.acts.trigger("desk.gate")
    settings = page.side.settings
    assert settings is not None
    settings.hours.committed.emit("between")
    rules = list_gates(workspace, event)[0]
    assert rules.opens_at is not None
    assert rules.closes_at is not None
    assert settings.opens.clock.isVisible()
    type_over(qtbot, settings.opens.clock, "08:15")  # type: ignore[arg-type]
    opens = list_gates(workspace, event)[0].opens_at
    assert opens is not None
    assert (opens.hour, opens.minute) == (23, 15)  # of the day before, in Greenwich
    type_over(qtbot, settings.closes.clock, "07:00")  # type: ignore[arg-type]
    assert list_gates(workspace, event)[0].closes_at == rules.closes_at
    assert told(window) != ""
    settings.hours.committed.emit("")
    assert list_gates(workspace, event)[0].opens_at is None


def test_a_gate_that_is_undone_leaves_the_desk_at_the_entrance(
    page: DeskPage, workspace: Workspace, gate: GateId, talks: list[SessionRow]
) -> None:
    page.station.stand_at_session(talks[0].id)
    assert page.station.gate != gate
    workspace.undo()
    assert (page.station.gate, page.header.gate.few.value) == (gate, str(gate))


def test_gate_and_direction_outlast_a_switch_of_language(
    page: DeskPage, window: MainWindow, talks: list[SessionRow]
) -> None:
    page.station.stand_at_session(talks[0].id)
    page.station.turn(Direction.OUT)
    there = page.station.place
    window.speak(Language.ENGLISH)
    again = page_of(window)
    assert again is not page
    assert again.station.place == there
    window.speak(Language.KOREAN)


def test_the_desks_role_neither_changes_rules_nor_forces(
    page: DeskPage, workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    update_gate(workspace, gate, closes_at=datetime(2020, 1, 1, tzinfo=UTC))
    workspace.role = Role.DESK
    page.scan(guest.code or "")
    page.acts.refresh()
    assert recent_scans(workspace, gate)[0].verdict is Verdict.OUTSIDE_HOURS
    assert [page.acts[action].isEnabled() for action in ("desk.force", "desk.gate")] == [
        False,
        False,
    ]
    page.force()
    assert len(recent_scans(workspace, gate)) == 1
    workspace.role = Role.ORGANISER


def test_hostile_titles_of_sessions_are_names_of_gates(
    page: DeskPage, workspace: Workspace, talks: list[SessionRow]
) -> None:
    from eventapp.services.programme import update_session  # noqa: PLC0415 - one test's

    for session, title in zip(
        talks, ("<b>a&b</b>" * 20, "%s{x.__class__}", "\u202e반대"), strict=False
    ):
        update_session(workspace, session.id, title=title)
        page.station.stand_at_session(session.id)
    QApplication.processEvents()
    assert "<b>a&b</b>" in gate_name(list_gates(workspace, page.station.event_id)[1])
    assert page.minimumSizeHint().width() <= 1024
    texts = [act.text() for act in page.header.gate.menu().actions()]
    assert any("<b>a&&b</b>" in text for text in texts)
