"""A walk-in at the desk, by keys alone, whatever happens meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from eventapp.domain.ids import EventId, GateId
from eventapp.domain.kinds import ConsentKind, Origin
from eventapp.domain.verdicts import Verdict
from eventapp.services.attendees import AttendeeRow, list_attendees, list_categories
from eventapp.services.consents import consents_of
from eventapp.services.desk_log import counters, recent_scans
from eventapp.services.registration import companions_of, set_event_capacity
from eventapp.services.workspace import Workspace
from tests.ui.keys import burst, compose
from ui.checkin.scanner import IDLE_MS
from ui.checkin.walk_in import WalkInForm
from ui.icons import Ink
from ui.pages.desk import DeskPage

PAGE = "desk"


@pytest.fixture
def form(page: DeskPage) -> WalkInForm:
    page.acts.trigger("desk.walk_in")
    assert page.forms.walk_in is not None
    return page.forms.walk_in


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def key(pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.qWait(IDLE_MS)  # as a person: no burst
    QTest.keyClick(focused(), pressed, modifier)


def write(target: QWidget, text: str) -> None:
    compose(target, "", text)
    QTest.qWait(IDLE_MS)  # until it is clear that it was no scanner


def by_name(workspace: Workspace, event: EventId, name: str) -> list[AttendeeRow]:
    return [row for row in list_attendees(workspace, event) if row.name == name]


def agree(form: WalkInForm) -> None:
    form.consent.set_values({ConsentKind.PERSONAL_DATA: True})


def test_a_walk_in_is_registered_and_admitted_by_keys_alone(
    page: DeskPage, form: WalkInForm, workspace: Workspace, event: EventId
) -> None:
    assert form.name.hasFocus()
    for text in ("한가람", "㈜새길", "대리", "010-7777-8888"):
        write(focused(), text)
        key(Qt.Key.Key_Tab)
    assert focused() is form.category
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Tab)
    assert focused() is form.consent.asked[ConsentKind.PERSONAL_DATA].check
    key(Qt.Key.Key_Space)
    key(Qt.Key.Key_Return)
    QApplication.processEvents()

    (row,) = by_name(workspace, event, "한가람")
    second = list_categories(workspace, event)[1]
    assert (row.organisation, row.position, row.phone, row.category_id, row.origin) == (
        "㈜새길",
        "대리",
        "010-7777-8888",
        second.id,
        Origin.WALK_IN,
    )
    assert row.admitted_at is not None
    assert consents_of(workspace, row.id)[ConsentKind.PERSONAL_DATA].given
    assert page.card.outcome is not None
    assert (page.card.outcome.ink, page.card.outcome.name) == (Ink.ADMITTED, "한가람")
    assert (page.box.hasFocus(), form.is_empty, page.middle.form) == (True, True, None)


@pytest.mark.parametrize(("name", "agreed"), [("", True), ("한가람", False)])
def test_without_name_or_consent_it_says_what_is_missing_and_goes_there(
    form: WalkInForm, workspace: Workspace, event: EventId, name: str, agreed: bool
) -> None:
    write(form.organisation, "㈜새길")
    write(form.name, name)
    form.consent.set_values({ConsentKind.PERSONAL_DATA: agreed})
    form.organisation.setFocus()
    key(Qt.Key.Key_Return)
    assert form.problem.text() != ""
    check = form.consent.asked[ConsentKind.PERSONAL_DATA].check
    assert focused() is (check if name else form.name)
    assert len(list_attendees(workspace, event)) == 80


def test_escape_goes_back_and_forgets_what_was_typed(page: DeskPage, form: WalkInForm) -> None:
    write(form.name, "한가람")
    key(Qt.Key.Key_Escape)
    assert (page.middle.currentWidget(), page.box.hasFocus()) == (page.card, True)
    page.acts.trigger("desk.walk_in")
    assert (form.is_empty, form.name.hasFocus()) == (True, True)


def test_a_scan_is_a_scan_and_the_form_comes_back_with_what_was_typed(
    page: DeskPage, form: WalkInForm, workspace: Workspace, gate: GateId, guest: AttendeeRow
) -> None:
    write(form.name, "한가람")
    form.phone.setFocus()
    burst(form.phone, guest.code or "")
    QApplication.processEvents()
    assert [row.name for row in recent_scans(workspace, gate)] == ["김솔"]
    assert (form.phone.text(), form.name.text()) == ("", "한가람")
    assert page.middle.currentWidget() is page.card
    assert page.acts["desk.walk_in"].text() == "현장등록 계속"
    page.acts.trigger("desk.walk_in")
    assert (page.middle.currentWidget(), form.phone.hasFocus()) == (form, True)


def test_after_a_glance_at_the_verdict_the_form_is_there_again(
    page: DeskPage, form: WalkInForm, guest: AttendeeRow
) -> None:
    page.scan(guest.code or "")
    assert page.middle.currentWidget() is page.card
    page.middle._glance.start(1)
    QTest.qWait(30)
    assert page.middle.currentWidget() is form


def test_who_surely_is_registered_already_is_offered_and_enter_admits_them(  # noqa: PLR0917 - fixtures
    page: DeskPage,
    form: WalkInForm,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    guest: AttendeeRow,
) -> None:
    write(form.name, "김솔")
    write(form.organisation, guest.organisation)
    form.look()
    assert ([row.name for row in form.alike.rows], form.enter.text()) == (["김솔"], "김솔 입장")
    key(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [(row.name, row.verdict) for row in recent_scans(workspace, gate)] == [
        ("김솔", Verdict.ADMITTED)
    ]
    assert len(by_name(workspace, event, "김솔")) == 1
    assert page.middle.form is None


def test_who_may_be_a_namesake_is_asked_about_and_chosen_by_keys(
    form: WalkInForm, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    write(form.name, "김민준")
    key(Qt.Key.Key_Return)
    assert form.enter.text() == "누구인지 고르기"
    assert (focused(), form.alike.text.isVisible()) == (form.alike, True)
    key(Qt.Key.Key_Return)  # nobody is chosen: it goes on asking
    assert (focused(), recent_scans(workspace, gate)) == (form.alike, ())
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Down)
    assert focused() is form.alike.buttons[1]
    second = form.alike.rows[1]
    key(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [row.attendee for row in recent_scans(workspace, gate)] == [second.id]
    assert len(by_name(workspace, event, "김민준")) == 2


def test_who_is_none_of_those_alike_is_registered_anew(
    form: WalkInForm, workspace: Workspace, event: EventId
) -> None:
    write(form.name, "김민준")
    agree(form)
    form.name.setFocus()
    form.look()
    key(Qt.Key.Key_Down)
    assert focused() is form.alike.buttons[0]
    key(Qt.Key.Key_Up)
    assert focused() is form.alike.buttons[0]
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(by_name(workspace, event, "김민준")) == 3


def test_another_phone_is_another_person_and_enter_registers(
    form: WalkInForm, workspace: Workspace, event: EventId
) -> None:
    write(form.name, "김솔")
    write(form.phone, "010-0000-1111")
    agree(form)
    form.look()
    assert (form.alike.isVisible(), form.enter.text()) == (False, "등록하고 입장")
    form.submit()
    assert len(by_name(workspace, event, "김솔")) == 2


def test_a_namesake_is_registered_all_the_same_by_control_enter(
    form: WalkInForm, workspace: Workspace, event: EventId
) -> None:
    write(form.name, "김솔")
    agree(form)
    form.look()
    form.name.setFocus()
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [row.origin for row in by_name(workspace, event, "김솔")] == [
        Origin.ENTERED,
        Origin.WALK_IN,
    ]


def test_companions_come_in_with_them(
    page: DeskPage, form: WalkInForm, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    write(form.name, "한가람")
    form.companions.setValue(2)
    agree(form)
    form.submit()
    (row,) = by_name(workspace, event, "한가람")
    assert len(companions_of(workspace, row.id)) == 2
    assert counters(workspace, gate).inside == 3
    assert page.card.outcome is not None
    assert page.card.outcome.name == "한가람"


def test_a_full_event_warns_and_registers(
    form: WalkInForm, workspace: Workspace, event: EventId
) -> None:
    set_event_capacity(workspace, event, 10)
    write(form.name, "한가람")
    agree(form)
    form.look()
    assert form.full.isVisible()
    form.submit()
    assert by_name(workspace, event, "한가람")[0].admitted_at is not None


@pytest.mark.parametrize(
    "name", ["<img src=x>", "a&b", "{x.__class__}", "%s", "\u202e반대로", "가" * 400]
)
def test_hostile_names_are_shown_literally_and_clipped(
    page: DeskPage, form: WalkInForm, workspace: Workspace, event: EventId, name: str
) -> None:
    for _time in range(2):  # the second time it is alike
        page.acts.trigger("desk.walk_in")
        form.name.setText(name)
        agree(form)
        form.register()
    assert page.width() <= page.window().width()
    assert len(
        [row for row in list_attendees(workspace, event) if row.origin is Origin.WALK_IN]
    ) in {
        0,  # refused as too long, and said so
        2,
    }


def test_nothing_saved_keeps_the_form_as_it_was(
    page: DeskPage, form: WalkInForm, workspace: Workspace
) -> None:
    write(form.name, "한가람")
    agree(form)
    workspace._stopped = True
    form.submit()
    assert page.card.outcome is not None
    assert page.card.outcome.stays
    assert form.name.text() == "한가람"
    assert page.middle.form is form
