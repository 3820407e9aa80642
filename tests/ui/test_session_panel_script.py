import pytest
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.services.programme import list_sessions
from eventapp.services.session_details import session_details
from eventapp.services.workspace import Workspace
from tests.ui.hosting import page_of, press, said
from ui.programme.script_section import ScriptSection
from ui.window import MainWindow

PAGE = "programme"


@pytest.fixture
def section(window: MainWindow) -> ScriptSection:
    """The words of the MC at the congratulatory address, unfolded."""
    page = page_of(window)
    page.select([page.programme.rows[2].session.id])
    found: ScriptSection = page.side.session.script
    found.unfold()
    return found


def scripts(workspace: Workspace, event: EventId) -> tuple[str, str]:
    details = session_details(workspace, list_sessions(workspace, event)[2].id)
    return details.script, details.script_en


def test_the_usual_words_are_shown_and_can_be_begun_from(
    qtbot: QtBot, workspace: Workspace, event: EventId, window: MainWindow, section: ScriptSection
) -> None:
    usual = section.usual.text()
    assert usual.startswith("다음은 축사가 있겠습니다. 오영오 한국토지주택공사 경영혁신본부장님을")

    press(qtbot, section.begin)

    assert scripts(workspace, event) == (usual, "")
    assert section.text.toPlainText() == usual
    assert not section.usual.isVisibleTo(section)
    assert said(window) == "“축사”의 사회 멘트를 바꿨어요"


def test_each_language_has_words_of_its_own(
    qtbot: QtBot, workspace: Workspace, event: EventId, section: ScriptSection
) -> None:
    section.language.chosen.emit("en")
    assert section.usual.text().startswith("Next, a congratulatory address.")

    section.text.setFocus()
    qtbot.keyClicks(section.text, "Please welcome <b>Oh</b>.")
    section.text.commit()

    assert scripts(workspace, event) == ("", "Please welcome <b>Oh</b>.")


def test_a_script_in_korean_leaves_the_usual_words_in_english(
    qtbot: QtBot, workspace: Workspace, event: EventId, section: ScriptSection
) -> None:
    section.text.setFocus()
    qtbot.keyClicks(section.text, "Now.")
    section.text.commit()
    assert scripts(workspace, event) == ("Now.", "")
    assert section.usual.text() == ""

    section.language.chosen.emit("en")
    assert section.usual.text().startswith("Next, a congratulatory address.")


def test_nobody_waits_for_words_that_are_folded_away(section: ScriptSection) -> None:
    section.heading.setChecked(False)
    section._show_usual()

    assert section.usual.text() == ""
