"""Sheets, shifts, designs and whose badges, as the panel beside the preview sets them."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from eventapp.domain.badge_designs import DESIGNS, design
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language, RunWay, SortedBy
from eventapp.domain.roll import place_of
from eventapp.domain.sheets import LS_3114, SHEETS
from eventapp.domain.steps import Step
from eventapp.services.attendees import (
    add_attendee,
    count_badges,
    list_attendees,
    list_categories,
)
from eventapp.services.badge_layouts import delete_layout, list_layouts, save_layout
from eventapp.services.history import undo
from eventapp.services.label_sheets import list_sheets, save_sheet
from eventapp.services.paper_runs import note_run
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from eventapp.store.tables import BadgeLayout
from reports.result import WarningKind
from tests.ui.hosting import host, page_of
from tests.ui.keys import compose
from tests.ui.printing.hands import empty_of, printed_of, text_of
from ui.dialogs import confirm
from ui.dialogs.label_sheet import LabelSheetDialog
from ui.printing.calibration import shifted, with_shift
from ui.printing.documents import BADGES
from ui.printing.documents.badges import first_label
from ui.printing.documents.base import People, PrintOptions
from ui.printing.orders import Printed
from ui.printing.settings.badges import CutMarksGroup, LayoutGroup, PeopleGroup, design_word
from ui.printing.settings.labels import LabelsGroup
from ui.widgets.fields import ChoiceField
from ui.widgets.panels import EmptyState
from ui.widgets.text import PlainLabel
from ui.window import MainWindow

KOREAN = PrintOptions(Language.KOREAN)


@pytest.fixture
def window(
    qtbot: QtBot, workspace: Workspace, event: EventId, settings: SettingsFile
) -> MainWindow:
    del event
    made = host(qtbot, workspace, settings, "printing")
    page_of(made).open_document("badges")
    return made


def group(window: MainWindow, kind: type[Any]) -> Any:
    (found,) = window.findChildren(kind)
    return found


def choose(field: ChoiceField, key: str) -> None:
    """Choose an entry as a click on it does."""
    field.setCurrentIndex(field.findData(key))
    field.activated.emit(field.currentIndex())


def offered(field: ChoiceField) -> list[str]:
    return [field.itemData(index) for index in range(field.count())]


def test_a_shift_moves_the_paper_and_is_this_computers(
    qtbot: QtBot, window: MainWindow, settings: SettingsFile
) -> None:
    plain = printed_of(qtbot, window)
    right = group(window, LabelsGroup).right

    right.setFocus()
    right.selectAll()
    QTest.keyClicks(right, "-0.5")
    QTest.keyClick(right, Qt.Key.Key_Return)
    moved = printed_of(qtbot, window)

    assert right.text() == "−0.5 mm"
    assert moved.order.options.sheet == plain.order.options.sheet.shifted(-0.5, 0)
    assert moved.data != plain.data
    assert page_of(window).desk.panel.options.sheet == LS_3114
    assert SettingsFile(settings.path).value.calibration == {"LS-3114": (-500, 0)}

    right.setValue(0)
    assert printed_of(qtbot, window).data == plain.data
    assert dict(settings.value.calibration) == {}


def test_escape_takes_back_what_is_typed_and_only_then_leaves(
    qtbot: QtBot, window: MainWindow
) -> None:
    del qtbot
    right = group(window, LabelsGroup).right
    right.setFocus()
    right.selectAll()
    QTest.keyClicks(right, "3")
    QTest.keyClick(right, Qt.Key.Key_Escape)
    first = (right.text(), page_of(window).document)
    QTest.keyClick(right, Qt.Key.Key_Escape)

    assert first == ("0 mm", BADGES)
    assert page_of(window).document is None


def test_only_the_sheet_that_was_measured_is_shifted() -> None:
    known = with_shift({"LS-3114": (100, 0)}, "90x60", -300, 250)

    assert known == {"LS-3114": (100, 0), "90x60": (-300, 250)}
    assert shifted(SHEETS["90x60"], known) == SHEETS["90x60"].shifted(-0.3, 0.25)
    assert shifted(SHEETS["A6"], known) == SHEETS["A6"]


def test_settings_of_a_broken_shift_are_bounded(settings: SettingsFile) -> None:
    settings.change(calibration={"LS-3114": (10**9, -(10**9))})

    assert SettingsFile(settings.path).value.calibration == {"LS-3114": (20_000, -20_000)}


def test_the_ruler_page_opens_on_the_sheet_and_back_again(qtbot: QtBot, window: MainWindow) -> None:
    choose(group(window, LabelsGroup).sheet, "LS-3105")
    group(window, LabelsGroup).ruler.click()
    printed = printed_of(qtbot, window)

    assert (printed.order.document.name, printed.order.options.sheet.name) == ("ruler", "LS-3105")
    assert printed.report.pages == 1
    assert group(window, LabelsGroup).labels.isHidden()


def test_only_designs_that_suit_the_sheet_are_offered_and_ones_own_always(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    save_layout(workspace, replace(design("side", 90, 60), name="우리 것"))
    [own] = [f"#{row.id}" for row in list_layouts(workspace)]
    page_of(window).desk.panel.refresh()
    layouts = group(window, LayoutGroup).layouts

    assert offered(layouts) == [*DESIGNS, own]
    choose(layouts, own)
    made = printed_of(qtbot, window)
    assert made.order.snapshot.layout == replace(design("side", 90, 60), name="우리 것")

    choose(group(window, LabelsGroup).sheet, "LS-3109")
    assert offered(layouts) == [name for name in DESIGNS if name != "folded"] + [own]
    printed_of(qtbot, window)


def test_a_design_that_was_deleted_is_told_and_the_usual_one_is_printed(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    save_layout(workspace, replace(design("side", 90, 60), name="우리 것"))
    [own] = list_layouts(workspace)
    page_of(window).desk.panel.set(layout=f"#{own.id}")
    assert kinds_of(printed_of(qtbot, window)).count(WarningKind.DESIGN_GONE) == 0

    delete_layout(workspace, own.id)
    page_of(window).desk.refresh()

    assert kinds_of(printed_of(qtbot, window)).count(WarningKind.DESIGN_GONE) == 1
    layouts = group(window, LayoutGroup)
    assert layouts.layouts.currentText() == "지워진 디자인"
    assert not layouts.change.isVisibleTo(layouts)
    choose(layouts.layouts, "band")
    assert layouts.change.isVisibleTo(layouts)
    assert kinds_of(printed_of(qtbot, window)).count(WarningKind.DESIGN_GONE) == 0


def test_a_damaged_design_is_shown_as_such_and_can_be_deleted(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with workspace.step(Step.SAVE_BADGE_LAYOUT) as step:
        step.session.add(BadgeLayout(name="헌것", content="{}"))
    [damaged] = list_layouts(workspace)
    layouts = group(window, LayoutGroup)
    layouts.refresh()
    choose(layouts.layouts, f"#{damaged.id}")
    assert layouts.layouts.currentText() == "헌것 (손상됨)"
    assert WarningKind.DESIGN_GONE in kinds_of(printed_of(qtbot, window))

    answers = [False, True]
    monkeypatch.setattr(confirm, "confirm", lambda *_said, **_more: answers.pop(0))
    layouts.delete.click()
    assert list_layouts(workspace) == (damaged,)
    layouts.delete.click()

    assert list_layouts(workspace) == ()
    assert offered(layouts.layouts) == list(DESIGNS)
    assert layouts.delete.isHidden()
    assert page_of(window).desk.panel.options.layout == ""
    assert WarningKind.DESIGN_GONE not in kinds_of(printed_of(qtbot, window))


def test_a_sheet_measured_with_fewer_labels_is_begun_on_one_it_has(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    labels = group(window, LabelsGroup)
    labels.labels.picked.emit(8)
    save_sheet(workspace, replace(LS_3114, rows=2))
    page_of(window).desk.refresh()

    assert labels.labels.value == 4
    assert printed_of(qtbot, window).order.options.start == 4


def test_a_start_no_sheet_has_is_never_printed_from() -> None:
    assert [first_label(replace(KOREAN, start=start)) for start in (-1, 0, 1, 8, 9)] == [
        1, 1, 1, 8, 1
    ]  # fmt: skip


def test_those_to_print_for_are_counted_within_the_category_chosen(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    panel, people = page_of(window).desk.panel, group(window, PeopleGroup).people
    categories = list_categories(workspace, event)
    counts = count_badges(workspace, event)

    def not_printed() -> str:
        return people.itemText(people.findData(People.NEW.value))  # type: ignore[no-any-return]

    assert not_printed() == f"아직 인쇄 안 함 ({sum(counts.values())})"
    panel.set(category=categories[0].id)
    assert not_printed() == f"아직 인쇄 안 함 ({counts[categories[0].id]})"
    printed_of(qtbot, window)


def kinds_of(printed: Printed) -> list[WarningKind]:
    return [warning.kind for warning in printed.report.warnings]


def test_a_design_and_marks_to_cut_along_change_the_paper(qtbot: QtBot, window: MainWindow) -> None:
    plain = printed_of(qtbot, window)
    choose(group(window, LayoutGroup).layouts, "side")
    side = printed_of(qtbot, window)
    group(window, CutMarksGroup).marks.click()
    marked = printed_of(qtbot, window)

    assert len({plain.data, side.data, marked.data}) == 3
    assert text_of(plain).count("토론자") == text_of(side).count("토론자")


def test_both_languages_have_the_design_for_two_until_another_is_chosen(
    qtbot: QtBot, window: MainWindow
) -> None:
    layouts, panel = group(window, LayoutGroup).layouts, page_of(window).desk.panel
    assert layouts.value == "band"
    panel.set(both=True)
    assert layouts.value == "bilingual"
    assert "참가자 Attendee" in text_of(printed_of(qtbot, window))

    choose(layouts, "centred")
    panel.set(both=False)
    assert layouts.value == "centred"
    printed_of(qtbot, window)


def test_every_design_has_a_word() -> None:
    assert len({design_word(name) for name in DESIGNS}) == len(DESIGNS)


def test_whoever_has_a_badge_is_left_out_when_only_new_ones_are_wanted(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    everybody = printed_of(qtbot, window).order.snapshot.badges
    done = [badge.attendee for badge in everybody[:70]]
    note_run(workspace, event, "badges", RunWay.PRINTER, pages=9, badges=done)
    choose(group(window, PeopleGroup).people, People.NEW.value)

    assert printed_of(qtbot, window).order.snapshot.badges == everybody[70:]


def test_badges_are_sorted_by_name_organisation_or_category(
    workspace: Workspace, event: EventId
) -> None:
    def badges(order: SortedBy) -> tuple[Any, ...]:
        options = replace(KOREAN, order=order)
        return BADGES.snapshot(workspace, event, options).badges  # type: ignore[no-any-return]

    names = [place_of(badge.name) for badge in badges(SortedBy.NAME)]
    places = [
        (place_of(one.organisation), place_of(one.name)) for one in badges(SortedBy.ORGANISATION)
    ]
    categories = [badge.category for badge in badges(SortedBy.CATEGORY)]

    assert names == sorted(names)
    assert len(names) > 70
    assert [place for place in places if place[0][2]] == sorted(
        place for place in places if place[0][2]
    )
    assert [categories.index(category) for category in categories] == sorted(
        categories.index(category) for category in categories
    )


def test_a_measured_sheet_replaces_the_makers_until_it_is_forgotten(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    context = page_of(window).context
    dialog = LabelSheetDialog(context, window, LS_3114)
    qtbot.addWidget(dialog)
    assert dialog.forget.isHidden()
    dialog.lengths["top"].setValue(12.4)
    dialog.save_button.click()

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert list_sheets(workspace)["LS-3114"] == replace(LS_3114, top=12.4)
    page_of(window).desk.panel.refresh()
    assert printed_of(qtbot, window).order.options.sheet.top == 12.4

    again = LabelSheetDialog(context, window, list_sheets(workspace)["LS-3114"])
    qtbot.addWidget(again)
    again.forget.click()
    assert list_sheets(workspace)["LS-3114"] == LS_3114
    undo(workspace)
    assert list_sheets(workspace)["LS-3114"].top == 12.4
    printed_of(qtbot, window)


def test_a_copy_has_another_name_and_labels_that_do_not_fit_are_refused(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    dialog = LabelSheetDialog(page_of(window).context, window, LS_3114)
    qtbot.addWidget(dialog)
    dialog.lengths["pitch_x"].setValue(90)
    assert not dialog.save_button.isEnabled()
    assert not dialog.problem.isHidden()
    assert dialog.small.isHidden()

    dialog.lengths["label_height"].setValue(25)
    dialog.lengths["pitch_x"].setValue(101.1)
    assert (dialog.problem.isHidden(), dialog.small.isHidden()) == (True, False)
    dialog.lengths["label_height"].setValue(67.7)
    assert dialog.small.isHidden()

    dialog.lengths["pitch_x"].setValue(101.1)
    dialog.name.setText("우리 라벨")
    dialog.save_button.click()

    assert dialog.saved == "우리 라벨"
    assert list_sheets(workspace)["우리 라벨"] == replace(LS_3114, name="우리 라벨")
    assert list_sheets(workspace)["LS-3114"] == LS_3114
    printed_of(qtbot, window)


def test_one_attendee_is_found_by_keys_and_printed_alone(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    name = "나라 여울"
    add_attendee(workspace, event, name=name, organisation="강가", phone="010-1111-7731")
    people = group(window, PeopleGroup)
    assert people.one.isHidden()
    people.people.setFocus()
    QTest.keyClick(people.people, Qt.Key.Key_End)

    assert page_of(window).desk.panel.options.people is People.ONE
    qtbot.waitUntil(lambda: isinstance(page_of(window).desk.content.currentWidget(), EmptyState))
    told = [label.text() for label in empty_of(window).findChildren(PlainLabel)]
    assert "누구 것을 인쇄할지 오른쪽에서 골라 주세요." in told
    assert page_of(window).printed is None

    people.one.setFocus()
    compose(people.one, "", "ㄴㄹㅇㅇ")
    qtbot.waitUntil(people.one.popup.isVisible)
    QTest.keyClick(people.one.popup, Qt.Key.Key_Return)

    assert people.one.text() == f"{name} · 강가"
    assert not people.one.popup.isVisible()
    (badge,) = printed_of(qtbot, window).order.snapshot.badges
    assert badge.name == name


def test_typing_another_name_prints_nothing_for_the_one_before(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    one = list_attendees(workspace, event)[0]
    add_attendee(workspace, event, name="나라 여울", phone="010-1111-7731")
    page_of(window).open_document("badges", people=People.ONE, one=one.id)
    field, panel = group(window, PeopleGroup).one, page_of(window).desk.panel
    assert field.text() == f"{one.name} · {one.organisation}"
    printed_of(qtbot, window)

    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "7731")
    assert panel.options.one == 0
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "나라 여울"
    assert printed_of(qtbot, window).order.snapshot.badges[0].name == "나라 여울"

    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), panel.options.one) == ("", 0)
    assert page_of(window).document is BADGES
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert page_of(window).document is None


def test_at_most_eight_are_offered_the_arrows_choose_and_namesakes_differ(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    for number in range(10):
        add_attendee(workspace, event, name="홑이름", phone=f"010-0000-100{number}")
    page_of(window).open_document("badges", people=People.ONE)
    field = group(window, PeopleGroup).one
    field.setFocus()
    compose(field, "", "홑이름")
    qtbot.waitUntil(field.popup.isVisible)
    rows = field.popup.model()
    texts = [rows.index(row, 0).data() for row in range(rows.rowCount())]
    assert texts == [*(f"홑이름 · 100{number}" for number in range(8)), "… 그 밖에 2명"]

    QTest.keyClick(field.popup, Qt.Key.Key_Down)
    QTest.keyClick(field.popup, Qt.Key.Key_Return)
    chosen = list_attendees(workspace, event, only=[page_of(window).desk.panel.options.one])
    assert [row.phone for row in chosen] == ["010-0000-1001"]
    printed_of(qtbot, window)

    field.selectAll()
    compose(field, "", "없는이름")
    qtbot.waitUntil(field.popup.isVisible)
    QTest.keyClick(field.popup, Qt.Key.Key_Return)
    assert rows.index(0, 0).data() == "찾는 사람이 없어요."
    assert page_of(window).desk.panel.options.one == 0
