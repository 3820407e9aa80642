from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import AttendeeId, CategoryId, EventId
from eventapp.domain.kinds import Kind, Language, Paper
from eventapp.domain.sheets import CARD_90X60, LS_3114, SHEETS
from eventapp.services.attendees import (
    add_category,
    list_attendees,
    list_categories,
    update_attendee,
)
from eventapp.services.checkin import check_in
from eventapp.services.desk_log import event_gate
from eventapp.services.events import create_event
from eventapp.services.history import undo
from eventapp.services.paper_runs import remembered_options
from eventapp.services.people import list_people, update_person
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile, Theme
from tests.reports.reading import Print
from tests.ui.printing.hands import (
    choose,
    empty_of,
    facts_of,
    open_window,
    page_of,
    printed_of,
    segment,
    sizes_of,
    status_of,
    text_of,
)
from ui import theme
from ui.jobs import running_jobs
from ui.language import set_language
from ui.printing.documents import BADGES, PrintOptions
from ui.printing.pdf import PdfPages
from ui.printing.settings.booklet_folding import FoldingGroup
from ui.printing.settings.common import CategoryGroup, PaperGroup
from ui.printing.settings.labels import LabelsGroup
from ui.widgets.panels import EmptyState
from ui.window import MainWindow

A4 = (595, 842)
A5 = (420, 595)


@pytest.mark.parametrize("name", ["programme", "badges"])
def test_the_preview_has_the_pages_of_the_paper(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    choose(window, name)
    printed = printed_of(qtbot, window)

    assert printed.order.document.name == name
    assert page_of(window).desk.view.count == printed.report.pages
    assert Print(printed.data).pages == printed.report.pages


def test_the_chosen_paper_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    a4 = sizes_of(PdfPages(printed_of(qtbot, window).data))
    qtbot.mouseClick(segment(window, "A5"), Qt.MouseButton.LeftButton)
    a5 = printed_of(qtbot, window)

    assert (a4, sizes_of(PdfPages(a5.data))) == ({A4}, {A5})
    assert f"A5 {(a5.report.pages + 1) // 2}장, 양면" in facts_of(window)


def test_a_folded_booklet_is_told_by_its_sheets_and_leafed_through(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk = page_of(window).desk
    printed_of(qtbot, window)
    offered_before = desk.ways.isVisible()
    desk.panel.set(booklet=True)
    printed = printed_of(qtbot, window)
    sides, said = printed.report.pages, facts_of(window)
    qtbot.mouseClick(segment(window, "책으로 보기"), Qt.MouseButton.LeftButton)
    shown, fits = desk.content.currentWidget(), desk.fits.isVisible()
    desk.book.go_to(3)
    spread = status_of(window)
    desk.panel.set(booklet=False)
    printed_of(qtbot, window)

    assert not offered_before
    assert {f"{2 * sides}쪽", f"A4 {sides // 2}장, 양면, 짧은 쪽으로 넘김"} <= set(said)
    assert (shown, fits) == (desk.book, False)
    assert spread.endswith("2–3쪽")
    assert desk.content.currentWidget() is desk.view
    assert desk.fits.isVisible()


def test_ticking_to_fold_moves_no_row_from_under_the_pointer(
    qtbot: QtBot, window: MainWindow
) -> None:
    del qtbot
    panel = page_of(window).desk.panel
    paper, folding = panel.group(PaperGroup), panel.group(FoldingGroup)
    before = folding.folded.mapTo(panel, folding.folded.pos())
    panel.set(booklet=True, paper=Paper.A5)

    assert folding.folded.mapTo(panel, folding.folded.pos()) == before
    assert (paper.isVisible(), paper.isEnabled(), paper.papers.value) == (True, False, "A4")


def test_the_paper_speaks_another_language_than_the_window(
    qtbot: QtBot, window: MainWindow
) -> None:
    korean = text_of(printed_of(qtbot, window))
    qtbot.mouseClick(segment(window, "English"), Qt.MouseButton.LeftButton)
    english = text_of(printed_of(qtbot, window))

    assert "기조발표" in korean
    assert "기조발표" not in english
    assert "Keynote" in english
    assert page_of(window).acts["printing.save"].text() == "PDF로 저장…"


def test_a_begun_sheet_is_used_up_from_the_chosen_label(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    choose(window, "badges")
    whole = printed_of(qtbot, window)
    labels = page_of(window).desk.panel.group(LabelsGroup).labels
    labels.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(labels, key)
    begun = printed_of(qtbot, window)

    registered = len(whole.order.snapshot.badges)
    assert registered == sum(
        1 for row in list_attendees(workspace, event) if row.status == "registered"
    )
    assert begun.order.options.start == 6
    assert whole.report.pages == -(-registered // 8)
    assert begun.report.pages == -(-(registered + 5) // 8)
    assert f"LS-3114 {begun.report.pages}장" in facts_of(window)


def test_single_cards_have_the_size_of_a_card(qtbot: QtBot, window: MainWindow) -> None:
    choose(window, "badges")
    page_of(window).desk.panel.set(sheet=CARD_90X60)
    printed = printed_of(qtbot, window)

    assert sizes_of(PdfPages(printed.data)) == {(255, 170)}
    assert printed.report.pages == len(printed.order.snapshot.badges)
    assert not page_of(window).desk.panel.group(LabelsGroup).labels.isVisible()


def test_one_category_is_printed_alone(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    choose(window, "badges")
    printed_of(qtbot, window)
    category = list_categories(workspace, event)[0]
    who = page_of(window).desk.panel.group(CategoryGroup).who
    who.setCurrentIndex(who.findData(str(category.id)))
    who.activated.emit(who.currentIndex())
    printed = printed_of(qtbot, window)

    wanted = {
        row.id
        for row in list_attendees(workspace, event)
        if row.category_id == category.id and row.status == "registered"
    }
    assert {badge.attendee for badge in printed.order.snapshot.badges} == wanted
    assert printed.order.items == len(wanted)
    assert who.currentText() == f"{category.name} ({len(wanted)})"


def test_the_preview_follows_the_data_and_undo(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    before = printed_of(qtbot, window)
    speaker = next(row for row in list_people(workspace, event) if row.name == "서종식")
    update_person(workspace, speaker.id, name="남궁새롬")
    changed = printed_of(qtbot, window)
    undo(workspace)
    undone = printed_of(qtbot, window)

    assert "남궁새롬" in text_of(changed)
    assert "서종식" not in text_of(changed)
    assert undone.data == before.data


def test_a_scan_makes_no_new_paper(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    choose(window, "badges")
    before = printed_of(qtbot, window)
    code = list_attendees(workspace, event)[0].code
    assert code is not None
    check_in(workspace, event_gate(workspace, event), code, desk="1")
    after = printed_of(qtbot, window)

    assert after is before
    assert running_jobs() == []


def test_only_the_last_of_quick_choices_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    for name in ("badges", "programme", "badges", "programme", "badges"):
        choose(window, name)
    printed = printed_of(qtbot, window)
    qtbot.waitUntil(lambda: running_jobs() == [], timeout=20_000)

    assert printed.order.document is BADGES
    assert page_of(window).printed is printed


def test_what_did_not_come_out_as_written_is_named(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    choose(window, "badges")
    somebody = list_attendees(workspace, event)[0]
    update_attendee(workspace, AttendeeId(somebody.id), name="김\U00012345솔")
    printed = printed_of(qtbot, window)

    assert [warning.subject for warning in printed.report.warnings] == ["김□솔"]
    assert "1곳을 확인하세요" in facts_of(window)
    assert status_of(window).endswith("쪽 중 1쪽 · 1곳을 확인하세요")


def test_an_empty_event_says_what_comes_first(
    qtbot: QtBot, settings: SettingsFile, workspace: Workspace
) -> None:
    made = create_event(workspace, title="새 행사", first_day=date(2027, 1, 1))
    window = open_window(qtbot, settings, workspace, EventId(made.only_inserted(Kind.EVENT)))
    choose(window, "programme")
    qtbot.waitUntil(lambda: bool(page_of(window).desk.content.findChildren(EmptyState)))
    programme = empty_of(window).sentence.text()
    choose(window, "badges")
    qtbot.waitUntil(lambda: empty_of(window).sentence.text() != programme)

    assert programme == "아직 시간이 정해진 순서가 없어요."
    assert empty_of(window).sentence.text() == "아직 참가자가 없어요."
    assert not page_of(window).acts["printing.save"].isEnabled()
    assert not page_of(window).acts["printing.print"].isEnabled()


def test_an_empty_category_leads_back_to_everybody(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    choose(window, "badges")
    whole = printed_of(qtbot, window)
    nobody = CategoryId(
        add_category(workspace, event, name="자원봉사").only_inserted(Kind.CATEGORY)
    )
    page_of(window).desk.panel.set(category=nobody)
    qtbot.waitUntil(lambda: bool(page_of(window).desk.content.findChildren(EmptyState)))
    sentence = empty_of(window).sentence.text()
    segment(window, "모두 보기").click()
    again = printed_of(qtbot, window)

    assert sentence == "이 구분으로 등록한 사람이 없어요."
    assert again.data == whole.data
    assert page_of(window).desk.content.currentWidget() is page_of(window).desk.view


def test_what_was_set_outlives_a_switch_of_language(qtbot: QtBot, window: MainWindow) -> None:
    choose(window, "badges")
    page_of(window).desk.panel.group(LabelsGroup).labels._pick(3)
    qtbot.mouseClick(segment(window, "한 쪽 보기"), Qt.MouseButton.LeftButton)
    before = printed_of(qtbot, window)
    window.speak(Language.ENGLISH)
    after = printed_of(qtbot, window)
    window.speak(Language.KOREAN)
    again = printed_of(qtbot, window)

    assert after.order.options == PrintOptions(Language.ENGLISH, sheet=LS_3114, start=3)
    assert again.data == before.data, "nobody chose a language: the paper follows the window"


def test_what_was_set_is_kept_while_its_document_stays_open(
    qtbot: QtBot, workspace: Workspace, event: EventId, window: MainWindow
) -> None:
    choose(window, "badges")
    desk = page_of(window).desk
    desk._memory.setInterval(1)
    desk.panel.set(sheet=SHEETS["LS-3107"])
    qtbot.waitUntil(lambda: bool(remembered_options(workspace, event, "badges")))

    choose(window, "badges")

    assert desk.panel.options == PrintOptions(Language.KOREAN, sheet=SHEETS["LS-3107"])


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("spoken", list(Language))
def test_the_page_opens_in_each_language_and_look(
    *,
    qtbot: QtBot,
    qapp: QApplication,
    settings: SettingsFile,
    workspace: Workspace,
    event: EventId,
    spoken: Language,
    look: Theme,
) -> None:
    del event
    set_language(spoken)
    theme.apply(qapp, look)
    window = open_window(qtbot, settings, workspace)
    choose(window, "programme")
    printed = printed_of(qtbot, window)
    ground = theme.colour(theme.current().ground).rgb()
    view = page_of(window).desk.view
    picture = view.viewport().grab().toImage()

    assert printed.order.options == PrintOptions(spoken, paper=Paper.A4)
    assert picture.pixel(2, 2) == ground
    assert picture.pixelColor(picture.rect().center()).lightness() > 200
    theme.apply(qapp, Theme.LIGHT)
