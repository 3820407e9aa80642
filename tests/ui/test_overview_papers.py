from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language
from eventapp.services.assets import picture
from eventapp.services.events import EventFacts, event_facts
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of, png, told, type_over
from ui.pages.overview import OverviewPage
from ui.window import MainWindow

PAGE = "overview"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> OverviewPage:
    shown: OverviewPage = page_of(window)
    qtbot.mouseClick(shown.papers.heading, Qt.MouseButton.LeftButton)
    return shown


@pytest.fixture
def facts(workspace: Workspace, event: EventId) -> Callable[[], EventFacts]:
    return lambda: event_facts(workspace, event)


def test_the_texts_for_papers_are_edited_in_the_language_chosen_and_undone(
    qtbot: QtBot, window: MainWindow, page: OverviewPage, facts: Callable[[], EventFacts]
) -> None:
    before = facts()
    type_over(qtbot, page.papers.greeting, "Welcome")
    page.languages.set_value(Language.ENGLISH.value)
    page.languages.chosen.emit(Language.ENGLISH.value)
    type_over(qtbot, page.papers.greeting_by, "The hosts")
    type_over(qtbot, page.papers.directions, "By bus")
    page.leaving()

    now = facts()
    assert (now.greeting, now.greeting_en) == ("Welcome", before.greeting_en)
    assert (now.greeting_by, now.greeting_by_en) == (before.greeting_by, "The hosts")
    assert (now.directions, now.directions_en) == (before.directions, "By bus")

    for _ in range(3):
        window.history.undo()
    assert facts() == before
    assert page.papers.directions.value == before.directions_en


def test_a_picture_for_the_cover_is_given_and_taken_away(
    qtbot: QtBot,
    page: OverviewPage,
    workspace: Workspace,
    facts: Callable[[], EventFacts],
) -> None:
    page.papers.picture.given.emit(png(40, 30))
    kept = picture(workspace, facts().picture)

    assert kept is not None
    assert (kept.width, kept.height) == (40, 30)

    qtbot.mouseClick(page.papers.picture.remove, Qt.MouseButton.LeftButton)
    assert facts().picture is None
    assert not page.papers.picture.remove.isVisible()


def test_what_is_no_picture_is_refused(
    window: MainWindow, page: OverviewPage, facts: Callable[[], EventFacts]
) -> None:
    page.papers.picture.given.emit(b"no picture")

    assert facts().picture is None
    assert told(window) != ""
