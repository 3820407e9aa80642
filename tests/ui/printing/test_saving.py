from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from eventapp.domain.errors import DeskRoleActive
from eventapp.domain.ids import EventId
from eventapp.domain.kinds import Language, Paper
from eventapp.domain.roles import Role
from eventapp.services.attendees import (
    add_attendees,
)
from eventapp.services.events import update_event
from eventapp.services.workspace import Workspace
from tests.ui.printing.hands import answer, banner_of, choose, empty_of, page_of, press, printed_of
from ui.jobs import running_jobs
from ui.printing.documents import BADGES, PROGRAMME, PrintOptions
from ui.printing.folder import set_order
from ui.printing.orders import Order, file_name
from ui.printing.out import print_paper, save_paper
from ui.window import MainWindow

A5 = (420, 595)


def test_saving_writes_what_is_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = printed_of(qtbot, window)
    answer(tmp_path / "책자.pdf", monkeypatch)
    press(qtbot, window, Qt.Key.Key_S)

    assert (tmp_path / "책자.pdf").read_bytes() == printed.data
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["책자.pdf"]


def test_saving_waits_for_the_paper_that_is_wanted(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed_of(qtbot, window)
    answer(tmp_path / "badges.pdf", monkeypatch)
    choose(window, "badges")
    page_of(window).acts.trigger("printing.save")
    printed = printed_of(qtbot, window)

    assert printed.order.document is BADGES
    assert (tmp_path / "badges.pdf").read_bytes() == printed.data


def test_a_file_that_cannot_be_written_is_told_in_the_banner(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed_of(qtbot, window)
    answer(tmp_path / "missing" / "a.pdf", monkeypatch)
    page_of(window).acts.trigger("printing.save")

    assert "a.pdf" in banner_of(window)


def test_the_workspace_itself_is_never_saved_over_and_at_the_desk_nothing_is(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printed = printed_of(qtbot, window)
    page = page_of(window)
    there = sorted(tmp_path.iterdir())

    save_paper(page.context, workspace.path, printed)
    assert "다른 이름을 골라 주세요" in banner_of(window)

    monkeypatch.setattr(workspace, "role", Role.DESK)
    save_paper(page.context, tmp_path / "a.pdf", printed)
    assert "창구 모드" in banner_of(window)
    print_paper(page.context, page, printed)
    with pytest.raises(DeskRoleActive):
        set_order(
            workspace,
            page.context.event_id,
            PROGRAMME,
            spoken=None,
            usual=Language.KOREAN,
            shifts={},
        )
    assert sorted(tmp_path.iterdir()) == there


def test_stopping_leaves_neither_preview_nor_file(
    *,
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printed_of(qtbot, window)
    add_attendees(workspace, event, [{"name": f"참가자 {number}"} for number in range(3_000)])
    answer(tmp_path / "badges.pdf", monkeypatch)
    page = page_of(window)
    choose(window, "badges")
    page.acts.trigger("printing.save")
    qtbot.waitUntil(lambda: bool(running_jobs()))
    running_jobs()[-1].cancel()
    qtbot.waitUntil(lambda: running_jobs() == [], timeout=20_000)

    assert page.printed is None
    assert empty_of(window).sentence.text() == "미리보기를 멈췄어요."
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_file_is_named_after_the_event_without_forbidden_signs(
    workspace: Workspace, event: EventId
) -> None:
    update_event(workspace, event, title='가/나: "다"? <라>|\\*.')
    options = PrintOptions(Language.KOREAN, paper=Paper.A5)
    order = Order(PROGRAMME, PROGRAMME.snapshot(workspace, event, options), options)

    assert file_name(order) == "가 나 다 라 . 프로그램북 A5.pdf"
