import io
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language, Paper
from eventapp.domain.progress import no_progress
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.reports.reading import Print
from tests.reports.snapshots import workshop
from tests.ui.hosting import host
from ui.printing.documents import PROGRAMME, PrintOptions
from ui.printing.settings.booklet_folding import FoldingGroup

KOREAN = Language.KOREAN


@pytest.fixture
def group(
    qtbot: QtBot, settings: SettingsFile, workspace: Workspace, event: EventId
) -> FoldingGroup:
    del event
    page = host(qtbot, workspace, settings, "overview").page
    assert page is not None
    made = FoldingGroup(page.context)
    qtbot.addWidget(made)
    made.show_options(PROGRAMME, PrintOptions(KOREAN, booklet=True))
    made.show()
    return made


def told_by(group: FoldingGroup) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    group.changed.connect(told.append)
    return told


def test_who_folds_is_asked_how_thick_the_paper_is_and_told_how_to_print(
    group: FoldingGroup,
) -> None:
    shown = [group.creep.isVisible(), group.how.isVisible()]
    group.show_options(PROGRAMME, PrintOptions(KOREAN))

    assert shown == [True, True]
    assert [group.creep.isVisible(), group.how.isVisible()] == [False, False]


def test_folding_and_its_allowance_are_set_by_hand(qtbot: QtBot, group: FoldingGroup) -> None:
    told = told_by(group)
    group.folded.click()
    (button,) = [one for one in group.creep.findChildren(QPushButton) if one.text() == "0.2 mm"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert told == [{"booklet": False}, {"creep": 200}]


def test_showing_how_a_booklet_is_set_tells_nothing(group: FoldingGroup) -> None:
    told = told_by(group)
    group.show_options(PROGRAMME, PrintOptions(KOREAN, booklet=True, creep=100))

    assert (group.folded.isChecked(), group.creep.value, told) == (True, "100", [])


def test_a_folded_programme_comes_on_sheets_of_a4_whatever_paper_is_set() -> None:
    sizes = set()
    for paper in (Paper.A4, Paper.A5):
        out = io.BytesIO()
        options = PrintOptions(KOREAN, paper=paper, booklet=True)
        report = PROGRAMME.render(workshop(), out, options, no_progress)
        printed = Print(out.getvalue())
        sizes |= {tuple(map(round, page.mediabox[2:])) for page in printed.reader.pages}

        assert report.pages == printed.pages

    assert sizes == {(842, 595)}
