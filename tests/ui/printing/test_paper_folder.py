import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.errors import CannotMakePaper, CannotWriteFile
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language, RunWay
from eventapp.domain.progress import Cancelled, no_progress
from eventapp.services.paper_runs import list_runs
from eventapp.services.workspace import Workspace
from tests.reports.reading import Print
from tests.ui.printing.hands import page_of
from ui.dialogs.paper_set import PaperSetDialog
from ui.printing.documents import DOCUMENTS, PROGRAMME, ROLL, TICKET_CARDS, Document
from ui.printing.folder import (
    STEPS,
    folder_name,
    note_papers,
    set_documents,
    set_order,
    write_papers,
)
from ui.printing.orders import Order
from ui.printing.thumbnails import Thumbnail
from ui.window import MainWindow
from ui.wording import word_error


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def order_of(
    workspace: Workspace,
    event: EventId,
    document: Document,
    spoken: Language | None = None,
) -> Order:
    order = set_order(workspace, event, document, spoken=spoken, usual=Language.KOREAN, shifts={})
    assert order is not None
    return order


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_papers_come_numbered_in_one_folder_and_are_noted(
    workspace: Workspace, event: EventId, out: Path
) -> None:
    orders = [order_of(workspace, event, document) for document in (ROLL, TICKET_CARDS)]
    told: list[tuple[int, int]] = []
    folder, written = write_papers(
        out / "내일", orders, lambda done, total: told.append((done, total))
    )
    note_papers(workspace, event, folder, written)

    assert folder == out / "내일"
    assert names_in(out) == ["내일"]
    assert names_in(folder) == ["01 비상용 참가자 명단.pdf", "02 지갑용 입장권.pdf"]
    assert [paper.report.pages for paper in written] == [
        Print((folder / name).read_bytes()).pages for name in names_in(folder)
    ]
    assert told == sorted(told)
    assert (told[0], told[-1]) == ((0, 2 * STEPS), (2 * STEPS, 2 * STEPS))
    assert [(run.document, run.way, run.detail) for run in list_runs(workspace, event)] == [
        ("ticket-cards", RunWay.FILE, "A4 · 내일/02 지갑용 입장권.pdf"),
        ("roll", RunWay.FILE, "A4 · 내일/01 비상용 참가자 명단.pdf"),
    ]


def test_what_is_there_is_kept_and_the_new_folder_has_the_time_in_its_name(
    workspace: Workspace, event: EventId, out: Path
) -> None:
    (out / "내일").mkdir()
    (out / "내일" / "mine.txt").write_text("mine", encoding="utf-8")
    folder, _written = write_papers(out / "내일", [order_of(workspace, event, ROLL)], no_progress)

    assert names_in(out / "내일") == ["mine.txt"]
    assert folder.name.startswith(f"내일 {datetime.now(UTC).astimezone():%Y-%m-%d}")
    assert len(names_in(folder)) == 1


def test_what_a_killed_program_left_goes_the_next_time_and_nothing_else(
    workspace: Workspace, event: EventId, out: Path
) -> None:
    left = {
        ".내일.0123abcd.part": "01 명단.pdf",
        ".내일.89abcdef.part": ".02 명단.pdf.01234567.part",
        ".내일.11111111.part": "01 명단.pdf",  # another program writes it right now
        ".내일.22222222.part": "mine.txt",
        ".모레.33333333.part": "01 명단.pdf",
        ".내일.part": "01 명단.pdf",
    }
    for folder, name in left.items():
        (out / folder).mkdir()
        (out / folder / name).touch()
        for path in (out / folder / name, out / folder):
            if "1111" not in folder:
                os.utime(path, (0, 0))

    write_papers(out / "내일", [order_of(workspace, event, ROLL)], no_progress)

    assert names_in(out) == sorted([*list(left)[2:], "내일"])


def test_stopping_in_the_second_paper_leaves_nothing(
    workspace: Workspace, event: EventId, out: Path
) -> None:
    orders = [order_of(workspace, event, ROLL)] * 2

    def stop(done: int, _total: int) -> None:
        if done > STEPS:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_papers(out / "내일", orders, stop)

    assert names_in(out) == []


def test_a_paper_that_fails_is_named_and_nothing_is_written(
    workspace: Workspace, event: EventId, out: Path
) -> None:
    def fail(*_args: object) -> NoReturn:
        raise CannotWriteFile(out / "full")

    order = order_of(workspace, event, ROLL)
    broken = replace(order, document=replace(ROLL, render=fail))
    with pytest.raises(CannotMakePaper) as failed:
        write_papers(out / "내일", [order, broken], no_progress)

    assert word_error(failed.value).startswith(
        "“비상용 참가자 명단” 인쇄물을 만들지 못해 아무것도 저장하지 않았어요. “full”"
    )
    assert names_in(out) == []
    with pytest.raises(CannotWriteFile):
        write_papers(out / "gone" / "내일", [order], no_progress)


def test_one_language_is_set_for_all_and_an_empty_document_is_left_out(
    workspace: Workspace, event: EventId
) -> None:
    english = order_of(workspace, event, PROGRAMME, Language.ENGLISH)
    nobody = replace(ROLL, is_empty=lambda _snapshot: True)

    assert english.options.language is Language.ENGLISH
    assert (
        set_order(workspace, event, nobody, spoken=None, usual=Language.KOREAN, shifts={}) is None
    )
    assert folder_name(english).endswith("워크숍 인쇄물")
    roll = order_of(workspace, event, ROLL)
    assert not Thumbnail(roll).blank
    assert Thumbnail(replace(roll, snapshot=replace(roll.snapshot, entries=()))).blank


def test_the_dialog_makes_what_is_ticked(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId, out: Path
) -> None:
    del workspace, event
    page = page_of(window)
    dialog = PaperSetDialog(page.context, page, empty={"tents"}, blank={"sign-in"})
    qtbot.addWidget(dialog)
    dialog.show()
    all_names = dialog.chosen
    for place in range(dialog.list.count()):
        item = dialog.list.item(place)
        if item.flags() & Qt.ItemFlag.ItemIsUserCheckable and item.text() != ROLL.title():
            item.setCheckState(Qt.CheckState.Unchecked)
    one = dialog.make.text()
    dialog.start(out)
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=20_000)

    assert set(all_names) == DOCUMENTS.keys() - {"tents", "ruler", "sign-in"}
    assert one == "인쇄물 1개 저장…"
    assert dialog.made is not None
    assert names_in(dialog.made[0]) == ["01 비상용 참가자 명단.pdf"]
    assert not dialog.isVisible()


def test_all_or_none_are_ticked_at_once_but_never_what_is_empty(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(window)
    dialog = PaperSetDialog(page.context, page, {"tickets"}, {"sign-in"})
    qtbot.addWidget(dialog)
    dialog._tick(all_of=True)
    every = dialog.chosen
    dialog._tick(all_of=False)

    assert every == [document.name for document in set_documents() if document.name != "tickets"]
    assert (dialog.chosen, dialog.make.isEnabled()) == ([], False)


def test_escape_stops_what_the_dialog_makes_and_leaves_nothing(
    qtbot: QtBot, window: MainWindow, out: Path
) -> None:
    page = page_of(window)
    dialog = PaperSetDialog(page.context, page)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.start(out)
    qtbot.waitUntil(lambda: dialog.bar.value() > 0, timeout=20_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(dialog.make.isVisible, timeout=20_000)
    QApplication.processEvents()

    assert dialog.problem.text() == "멈췄어요. 아무것도 저장하지 않았어요."
    assert dialog.isVisible()
    assert names_in(out) == []
