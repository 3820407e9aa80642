from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Kind, Language, Paper, RunWay
from eventapp.services.attendees import list_attendees, list_categories
from eventapp.services.events import create_event, delete_event, update_event
from eventapp.services.paper_runs import note_run, remembered_options
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.ui.printing.hands import choose, open_window, page_of, printed_of, segment
from ui import contents
from ui.jobs import running_jobs
from ui.pages.attendees import AttendeesPage
from ui.printing.cards import DocumentCard
from ui.printing.documents import BADGES, DOCUMENTS
from ui.printing.documents.base import People
from ui.printing.settings.common import CategoryGroup
from ui.window import MainWindow


@pytest.fixture
def front(qtbot: QtBot, settings: SettingsFile, workspace: Workspace, event: EventId) -> MainWindow:
    """The window as it shows the gallery."""
    del event
    return open_window(qtbot, settings, workspace)


def pictures_of(qtbot: QtBot, window: MainWindow) -> dict[str, object]:
    """The key of every document's picture, once all are there."""
    thumbnails = page_of(window).thumbnails
    qtbot.waitUntil(lambda: thumbnails.idle, timeout=30_000)
    return {name: known.image for name, known in thumbnails.known.items()}


def focused_card(window: MainWindow) -> DocumentCard:
    card = window.focusWidget()
    assert isinstance(card, DocumentCard)
    return card


def test_every_document_shows_its_first_page_and_none_is_drawn_twice(
    qtbot: QtBot, front: MainWindow, workspace: Workspace, event: EventId
) -> None:
    first = pictures_of(qtbot, front)
    update_event(workspace, event, notes="nothing on paper")
    again = pictures_of(qtbot, front)
    front.speak(Language.ENGLISH)
    kept = page_of(front).thumbnails.known["badges"].image
    front.speak(Language.KOREAN)

    empty = {name for name in DOCUMENTS if page_of(front).gallery.card(name).is_empty}
    assert first.keys() == DOCUMENTS.keys()
    assert {name for name, image in first.items() if image is None} == empty
    # The desk's list tells the minute it was made.
    assert {name for name in first if again[name] is not first[name]} <= {"roll"}
    assert kept is first["badges"]


def test_an_empty_event_says_on_each_card_what_is_missing(
    qtbot: QtBot, settings: SettingsFile, workspace: Workspace
) -> None:
    made = create_event(workspace, title="새 행사", first_day=date(2027, 1, 1))
    window = open_window(qtbot, settings, workspace, EventId(made.only_inserted(Kind.EVENT)))
    pictures_of(qtbot, window)
    card = page_of(window).gallery.card("badges")

    assert card.is_empty
    assert card.line == "아직 참가자가 없어요."
    assert card.accessibleDescription() == "아직 인쇄할 것이 없어요 아직 참가자가 없어요."


def test_the_gallery_is_steered_by_keys_and_left_and_entered_again(
    qtbot: QtBot, front: MainWindow
) -> None:
    front.activateWindow()
    qtbot.waitUntil(front.isActiveWindow)
    front.open_page("printing")
    page, gallery = page_of(front), page_of(front).gallery
    first = gallery.cards[0]
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_End)
    ended = gallery.cards[-1].hasFocus()
    qtbot.keyClick(gallery.cards[-1], Qt.Key.Key_Home)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    below = focused_card(front)
    qtbot.keyClick(below, Qt.Key.Key_Right)
    beside = focused_card(front)
    qtbot.keyClick(beside, Qt.Key.Key_Left)
    qtbot.keyClick(below, Qt.Key.Key_Return)
    opened = page.document
    qtbot.keyClick(page.desk.view, Qt.Key.Key_Escape)

    assert ended
    assert below.x() == first.x()
    assert below.y() > first.y()
    assert beside is gallery.cards[gallery.cards.index(below) + 1]
    assert opened is below.document
    assert page.document is None
    assert below.hasFocus()
    assert not page.acts["printing.save"].isEnabled()


def test_leaving_the_gallery_stops_the_pictures(qtbot: QtBot, front: MainWindow) -> None:
    page = page_of(front)
    qtbot.waitUntil(lambda: bool(running_jobs()))
    choose(front, "roll")
    printed_of(qtbot, front)

    assert page.thumbnails.idle
    assert len(page.thumbnails.known) < len(DOCUMENTS)


def test_a_card_tells_when_it_was_printed_last(
    front: MainWindow, workspace: Workspace, event: EventId
) -> None:
    now = datetime.now(UTC)
    long_ago = datetime(2026, 12, 23, 9, 2, tzinfo=UTC)
    note_run(workspace, event, "badges", RunWay.PRINTER, pages=10, now=long_ago)
    note_run(workspace, event, "roll", RunWay.FILE, pages=3, now=now - timedelta(days=400))
    note_run(workspace, event, "roll", RunWay.PRINTER, pages=3, now=long_ago)
    note_run(workspace, event, "unknown", RunWay.FILE, pages=3, now=now)
    gallery = page_of(front).gallery

    assert gallery.card("badges").printed == "12월 23일 (수) 18:02 인쇄"
    assert gallery.card("roll").printed == "12월 23일 (수) 18:02 인쇄"
    assert gallery.card("programme").printed == ""


def test_what_was_set_is_remembered_for_the_document_alone(
    qtbot: QtBot, front: MainWindow, workspace: Workspace, event: EventId
) -> None:
    choose(front, "tickets")
    category = list_categories(workspace, event)[0].id
    qtbot.mouseClick(segment(front, "A5"), Qt.MouseButton.LeftButton)
    page_of(front).desk.panel.group(CategoryGroup).changed.emit({"category": category})
    at_once = dict(remembered_options(workspace, event, "tickets"))
    choose(front, "programme")
    programme = printed_of(qtbot, front).order.options
    choose(front, "tickets")
    tickets = printed_of(qtbot, front).order.options

    assert at_once == {}
    assert remembered_options(workspace, event, "programme") == {}
    assert (programme.paper, programme.category) == (Paper.A4, None)
    assert (tickets.paper, tickets.category) == (Paper.A5, category)


def test_what_was_set_just_now_is_remembered_for_the_event_it_was_set_in(
    qtbot: QtBot, front: MainWindow, workspace: Workspace, event: EventId
) -> None:
    made = create_event(workspace, title="다른 행사", first_day=date(2027, 1, 1))
    other = EventId(made.only_inserted(Kind.EVENT))
    choose(front, "tickets")
    qtbot.mouseClick(segment(front, "A5"), Qt.MouseButton.LeftButton)
    front.show_event(other)
    kept = remembered_options(workspace, event, "tickets")
    opened = page_of(front).document
    choose(front, "tickets")
    page_of(front).desk.panel.set(single=True)
    delete_event(workspace, other)
    front.show_event(event)

    assert kept["paper"] == "A5"
    assert opened is None
    assert remembered_options(workspace, other, "tickets") == {}


def test_a_document_asked_for_by_another_page_is_set_for_that_once(
    qtbot: QtBot, front: MainWindow, workspace: Workspace, event: EventId
) -> None:
    somebody = (
        BADGES.snapshot(workspace, event, page_of(front).desk.panel.options).badges[3].attendee
    )
    page_of(front).open_document("badges", people=People.ONE, one=somebody)
    printed = printed_of(qtbot, front)
    page_of(front).close_document()
    choose(front, "badges")
    again = printed_of(qtbot, front)

    assert BADGES.badges(printed.order.snapshot) == (somebody,)
    assert again.order.items > 1
    assert remembered_options(workspace, event, "badges") == {}


def test_one_badge_is_printed_from_the_page_of_attendees(
    qtbot: QtBot, settings: SettingsFile, workspace: Workspace, event: EventId
) -> None:
    window = open_window(qtbot, settings, workspace, others=(contents.ATTENDEES,))
    somebody = list_attendees(workspace, event)[4]
    window.open_page("attendees", somebody.id)
    attendees = window.page
    assert isinstance(attendees, AttendeesPage)
    qtbot.waitUntil(lambda: attendees.selected() == [somebody.id])
    attendees.acts.trigger("attendees.badge")
    printed = printed_of(qtbot, window)

    assert window.page_id == "printing"
    assert BADGES.badges(printed.order.snapshot) == (somebody.id,)


@pytest.mark.parametrize("keys", [False, True])
def test_a_document_is_left_by_button_and_by_key(
    *, qtbot: QtBot, front: MainWindow, keys: bool
) -> None:
    front.activateWindow()
    qtbot.waitUntil(front.isActiveWindow)
    choose(front, "roll")
    back = segment(front, "모든 인쇄물")
    if keys:
        qtbot.keyClick(page_of(front).desk.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    else:
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)

    assert page_of(front).document is None
    assert page_of(front).gallery.card("roll").hasFocus()
    assert not back.isVisible()
