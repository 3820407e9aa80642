import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from eventapp.domain.errors import CannotWriteFile
from eventapp.domain.ids import AssetHash, EventId
from eventapp.domain.kinds import SessionKind
from eventapp.domain.progress import Cancelled, no_progress
from eventapp.services.session_details import MATERIAL_LIMIT, add_material, material_bytes
from eventapp.services.workspace import Workspace
from tests.ui.hosting import press, said, told
from tests.ui.session_hands import (
    NONE,
    Ctrl,
    Hands,
    choose_in,
    focused,
    next_dialog,
    offered,
    settle,
)
from ui.dialogs import files
from ui.jobs import running_jobs
from ui.programme.material_files import (
    NotTaken,
    Refusal,
    Taken,
    copy_to_open,
    file_name,
    is_program,
    kept_name,
    read_material,
    size_text,
    write_material,
)
from ui.programme.material_line import MaterialLine
from ui.programme.materials_section import MaterialsSection
from ui.window import MainWindow

PAGE = "programme"
Kept = list[tuple[str, int]]


@pytest.fixture(autouse=True)
def _dialogs_begin_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files._Last, "folder", tmp_path)


@pytest.fixture
def hands(qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId) -> Hands:
    made = Hands(qtbot, window, workspace, event)
    made.add(SessionKind.WORKSHOP, SessionKind.OTHER)
    made.show(SessionKind.WORKSHOP, "materials")
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def section(hands: Hands) -> MaterialsSection:
    return hands.panel.materials


def lines(hands: Hands) -> list[MaterialLine]:
    return section(hands).lines


def kept(hands: Hands) -> Kept:
    """Names and sizes of what the workspace keeps with the session."""
    return [(material.name, material.size) for material in hands.details.materials]


def names(hands: Hands) -> list[str]:
    return [line.name.text() for line in lines(hands)]


def have(hands: Hands, *named: str) -> None:
    """Let the session have files of these names."""
    for name in named:
        add_material(hands.workspace, hands.row.id, name, name.encode())
    settle()


def written(folder: Path, name: str, data: bytes = b"pages") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def wait(hands: Hands) -> None:
    """Wait for the jobs to end, and for what they lead to."""
    hands.qtbot.waitUntil(lambda: not running_jobs(), timeout=10_000)
    settle()


def drop(hands: Hands, *paths: Path | str) -> None:
    """Drop files onto the section."""
    urls = [QUrl(path) if isinstance(path, str) else QUrl.fromLocalFile(path) for path in paths]
    dragged = QMimeData()
    dragged.setUrls(urls)
    how = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, NONE)
    enter = QDragEnterEvent(QPoint(5, 5), *how)
    QApplication.sendEvent(section(hands), enter)
    if enter.isAccepted():
        QApplication.sendEvent(section(hands), QDropEvent(QPoint(5, 5), *how))
    wait(hands)


def opener(hands: Hands) -> list[Path]:
    """Where the desktop would be asked to open something."""
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    section(hands).opener = open_url
    return opened


def type_name(path: Path) -> Callable[[QFileDialog], None]:
    def typed(dialog: QFileDialog) -> None:
        cast("QLineEdit", dialog.findChild(QLineEdit, "fileNameEdit")).setText(str(path))
        dialog.accept()

    return typed


# Adding


def test_a_file_is_added_by_the_button(hands: Hands, folder: Path) -> None:
    path = written(folder, "발표 자료.pptx", bytes(5000))
    next_dialog(QFileDialog, type_name(path))

    press(hands.qtbot, section(hands).add_button)
    wait(hands)

    assert kept(hands) == [("발표 자료.pptx", 5000)]
    assert names(hands) == ["발표 자료.pptx"]
    assert lines(hands)[0].size_label.text() == "PPTX · 4.9 KB"
    assert section(hands).heading.summary == "1"
    assert said(hands.window) == "‘발표 자료.pptx’ 파일을 추가했어요"
    hands.undo()
    assert (kept(hands), names(hands), section(hands).heading.summary) == ([], [], "")


def test_nothing_chosen_adds_nothing(hands: Hands) -> None:
    next_dialog(QFileDialog, lambda dialog: dialog.reject())

    press(hands.qtbot, section(hands).add_button)

    assert kept(hands) == []


def test_several_files_are_dropped_at_once_onto_the_folded_section(
    hands: Hands, folder: Path
) -> None:
    hands.key(section(hands).heading, Qt.Key.Key_Left)
    paths = [written(folder, name, name.encode()) for name in ("나.pdf", "가.pdf", "다")]

    drop(hands, *paths)

    assert kept(hands) == [("나.pdf", 7), ("가.pdf", 7), ("다", 3)]
    assert section(hands).is_open
    assert said(hands.window) == "파일 3개를 추가했어요"
    assert [material_bytes(hands.workspace, row.hash) for row in hands.details.materials] == [
        name.encode() for name in ("나.pdf", "가.pdf", "다")
    ]


def test_a_file_too_large_is_named_and_not_read(hands: Hands, folder: Path) -> None:
    large = folder / "영상.mp4"
    with large.open("wb") as file:
        file.truncate(3 * 2**30)  # it takes no room, and 3 GB would take long to read
    small = written(folder, "a.pdf")

    drop(hands, large, small)

    assert kept(hands) == [("a.pdf", 5)]
    note = section(hands).refusals
    assert note.isVisible()
    assert (note.title.text(), note.text.text()) == (
        "추가하지 못했어요",
        "‘영상.mp4’ 파일(3.0 GB)은 50 MB보다 커요. 줄이거나, 어디에 있는지 메모에 적어 두세요.",
    )
    drop(hands, written(folder, "b.pdf"))
    assert not note.isVisible()


def test_a_folder_a_pipe_and_what_is_gone_are_refused(hands: Hands, folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)

    drop(hands, folder, pipe, folder / "gone.pdf")

    assert kept(hands) == []
    assert section(hands).refusals.text.text().split("\n") == [
        "‘stick’: 파일이 아니라 폴더예요. 안에 있는 파일을 추가하세요.",
        "‘pipe’: 파일이 아니라 폴더예요. 안에 있는 파일을 추가하세요.",
        "“gone.pdf” 파일이 없거나 읽을 수 없어요.",
    ]


def test_what_was_refused_is_forgotten_with_the_session(hands: Hands, folder: Path) -> None:
    drop(hands, folder)
    assert section(hands).refusals.isVisible()

    hands.show(SessionKind.OTHER, "materials")

    assert not section(hands).refusals.isVisible()


def test_only_files_of_this_computer_are_taken(hands: Hands) -> None:
    drop(hands, "https://example.org/slides.pdf")

    assert kept(hands) == []


def test_files_dragged_away_again_leave_no_mark(hands: Hands, folder: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(written(folder, "a.pdf"))])
    how = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, NONE)
    before = section(hands).grab().toImage()
    QApplication.sendEvent(section(hands), QDragEnterEvent(QPoint(5, 5), *how))
    assert section(hands).grab().toImage() != before

    QApplication.sendEvent(section(hands), QDragLeaveEvent())

    assert section(hands).grab().toImage() == before


def test_a_file_goes_to_the_session_it_was_dropped_on(hands: Hands, folder: Path) -> None:
    path = written(folder, "a.pdf")
    section(hands).take([path, path])

    hands.show(SessionKind.OTHER)
    wait(hands)

    assert kept(hands) == []
    hands.show(SessionKind.WORKSHOP)
    assert kept(hands) == [("a.pdf", 5), ("a.pdf", 5)]


# Reading


def test_reading_stops_when_the_user_says_so(folder: Path) -> None:
    path = written(folder, "a.pdf", bytes(3 * 2**20))
    told_so_far: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told_so_far.append((done, total))
        raise Cancelled

    with pytest.raises(Cancelled):
        read_material(path, stop)

    assert told_so_far == [(2**20, 3 * 2**20)]


def test_the_largest_file_is_read_and_one_byte_more_is_not(folder: Path) -> None:
    path = written(folder, "most.bin", bytes(MATERIAL_LIMIT))
    taken = read_material(path, no_progress)
    assert isinstance(taken, Taken)
    assert len(taken.data) == MATERIAL_LIMIT

    with path.open("ab") as file:
        file.write(b"x")

    assert read_material(path, no_progress) == NotTaken(
        "most.bin", Refusal.TOO_LARGE, MATERIAL_LIMIT + 1
    )


def test_a_file_that_grows_while_it_is_read_is_not_taken(folder: Path) -> None:
    path = written(folder, "log.txt", bytes(2**20))

    def grow(done: int, _total: int) -> None:
        if done == 2**20:
            with path.open("ab") as file:
                file.truncate(MATERIAL_LIMIT + 1)

    refused = read_material(path, grow)

    assert isinstance(refused, NotTaken)
    assert refused.refusal is Refusal.TOO_LARGE


# Opening and saving


def test_enter_opens_a_read_only_copy_in_a_folder_of_its_own(hands: Hands) -> None:
    opened = opener(hands)
    have(hands, "원고.txt")

    hands.key(lines(hands)[0], Qt.Key.Key_Return)
    wait(hands)
    hands.key(lines(hands)[0], Qt.Key.Key_Space)
    wait(hands)
    hands.qtbot.mouseDClick(lines(hands)[0], Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    wait(hands)

    (path,) = set(opened)
    assert len(opened) == 3
    assert path.name == "원고.txt"
    assert path.read_bytes() == "원고.txt".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


def test_no_program_for_a_file_is_said(hands: Hands) -> None:
    section(hands).opener = lambda _url: False
    have(hands, "원고.hwp")

    choose_in(lines(hands)[0].menu(), "열기")
    wait(hands)

    assert said(hands.window).startswith("‘원고.hwp’ 파일을 여는 프로그램이 이 컴퓨터에 없어요")


@pytest.mark.parametrize("name", ["발표.pptx.exe", "a.BAT", "메모.desktop", "x.sh. "])
def test_what_may_be_a_program_is_never_opened(hands: Hands, name: str) -> None:
    opened = opener(hands)
    have(hands, name)

    hands.key(lines(hands)[0], Qt.Key.Key_Return)
    wait(hands)

    assert opened == []
    assert "프로그램일 수 있어" in said(hands.window)


@pytest.mark.parametrize(
    ("name", "program"),
    [("a.pdf", False), ("a.exe", True), ("exe", False), ("a.", False), ("a.ex", False)],
)
def test_programs_are_told_by_their_ending(name: str, program: bool) -> None:
    assert is_program(name) is program


def test_a_file_is_saved_under_its_own_name_offered(hands: Hands, folder: Path) -> None:
    have(hands, "../../원고?.txt")
    offered_names: list[str] = []

    def save(dialog: QFileDialog) -> None:
        line = cast("QLineEdit", dialog.findChild(QLineEdit, "fileNameEdit"))
        offered_names.append(line.text())
        type_name(folder / "축사.txt")(dialog)

    next_dialog(QFileDialog, save)
    choose_in(lines(hands)[0].menu(), "다른 이름으로 저장…")
    wait(hands)

    assert offered_names == ["_.._원고_.txt"]
    assert (folder / "축사.txt").read_bytes() == "../../원고?.txt".encode()
    assert said(hands.window) == "‘축사.txt’ 파일을 저장했어요"


def test_a_file_that_cannot_be_written_is_said_and_the_old_one_stays(folder: Path) -> None:
    path = folder / "taken"
    path.mkdir()

    with pytest.raises(CannotWriteFile):
        write_material(path, b"x")

    assert [entry.name for entry in folder.iterdir()] == ["taken"]


def test_a_copy_is_made_anew_when_somebody_tidied_the_folder_away() -> None:
    digest = AssetHash("0123456789ab" + "0" * 52)
    first = copy_to_open("a.txt", digest, b"one")
    shutil.rmtree(first.parent.parent)

    second = copy_to_open("a.txt", digest, b"one")

    assert second.read_bytes() == b"one"
    assert second.parent.parent != first.parent.parent


# Renaming and deleting


def test_f2_renames_and_the_ending_stays_unless_it_is_typed(hands: Hands) -> None:
    have(hands, "scan0001.pdf")
    line = lines(hands)[0]

    hands.key(line, Qt.Key.Key_F2)
    assert focused() is line.editor
    assert line.editor.selectedText() == "scan0001"
    hands.qtbot.keyClicks(line.editor, "speech")
    hands.qtbot.keyClick(line.editor, Qt.Key.Key_Return)
    settle()

    assert kept(hands) == [("speech.pdf", 12)]
    assert (names(hands), line.editor.isVisible()) == (["speech.pdf"], False)
    assert line.hasFocus()
    assert hands.window.page_id == "programme"
    hands.undo()
    assert names(hands) == ["scan0001.pdf"]


def test_escape_keeps_the_name(hands: Hands) -> None:
    have(hands, "scan0001.pdf")
    line = lines(hands)[0]

    hands.key(line, Qt.Key.Key_F2)
    hands.qtbot.keyClicks(line.editor, "speech")
    hands.qtbot.keyClick(line.editor, Qt.Key.Key_Escape)

    assert kept(hands) == [("scan0001.pdf", 12)]
    assert (line.name.isVisible(), line.hasFocus()) == (True, True)


@pytest.mark.parametrize("typed", ["", "x" * 201])
def test_a_name_that_does_not_fit_is_refused(hands: Hands, typed: str) -> None:
    have(hands, "scan0001.pdf")
    line = lines(hands)[0]

    line.rename()
    line.editor.setText(typed)
    hands.key(line.editor, Qt.Key.Key_Return)

    assert told(hands.window) != ""
    assert (kept(hands), names(hands)) == ([("scan0001.pdf", 12)], ["scan0001.pdf"])
    line.rename()
    assert line.editor.text() == "scan0001.pdf"


def test_a_name_being_typed_is_kept_when_another_session_is_shown(hands: Hands) -> None:
    have(hands, "scan0001.pdf")
    lines(hands)[0].rename()
    hands.qtbot.keyClicks(lines(hands)[0].editor, "speech")

    hands.show(SessionKind.OTHER)
    hands.show(SessionKind.WORKSHOP)

    assert kept(hands) == [("speech.pdf", 12)]


def test_delete_takes_a_file_away_and_undo_brings_it_back(hands: Hands) -> None:
    have(hands, "a.pdf", "b.pdf")
    before = hands.details

    hands.key(lines(hands)[0], Qt.Key.Key_Delete)

    assert names(hands) == ["b.pdf"]
    assert said(hands.window) == "‘a.pdf’ 파일을 지웠어요"
    assert lines(hands)[0].hasFocus()
    hands.key(lines(hands)[0], Qt.Key.Key_Delete)
    assert kept(hands) == []
    assert section(hands).add_button.hasFocus()
    hands.key(section(hands).add_button, Qt.Key.Key_Z, Ctrl)
    hands.undo()
    assert hands.details == before
    assert material_bytes(hands.workspace, before.materials[0].hash) == b"a.pdf"


def test_everything_is_in_the_menu(hands: Hands) -> None:
    have(hands, "a.pdf")

    assert offered(lines(hands)[0].menu()) == [
        "열기",
        "다른 이름으로 저장…",
        "이름 바꾸기",
        "이 파일 지우기",
    ]


def test_a_hostile_name_is_text_and_fits(hands: Hands) -> None:
    hostile = "<img src='file:///etc/passwd'> & " + "가" * 150 + ".pdf"
    have(hands, hostile)

    line = lines(hands)[0]

    assert line.name.text() == hostile
    assert "<img" not in line.name.toolTip()
    assert line.width() <= hands.panel.width() <= 300


# Names and sizes


@pytest.mark.parametrize(
    ("name", "written_as"),
    [
        ("발표 자료.pptx", "발표 자료.pptx"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("/etc/passwd", "_etc_passwd"),
        ("C:\\Windows\\a.ini", "C__Windows_a.ini"),
        ("..", "파일"),
        ("", "파일"),
        (" . ", "파일"),
        (".bashrc", "bashrc"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1.tar.gz", "_com1.tar.gz"),
        ("LPT¹.pdf", "_LPT¹.pdf"),
        ("console.txt", "console.txt"),
        ('a<b>c|d?e*f"g:h', "a_b_c_d_e_f_g_h"),
        ("a\nb\x00c.pdf", "a bc.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a.pdf. . ", "a.pdf"),
    ],
)
def test_a_kept_name_is_never_a_path_when_written_out(name: str, written_as: str) -> None:
    assert file_name(name) == written_as


@pytest.mark.parametrize("name", ["가" * 200 + ".pdf", "a" * 300, "x." + "y" * 300, "🙂" * 100])
def test_a_long_name_is_cut_for_the_disk_and_keeps_a_short_ending(name: str, folder: Path) -> None:
    short = file_name(name)

    assert 0 < len(short.encode()) <= 200
    assert short.endswith(".pdf") == name.endswith(".pdf")
    assert write_material(folder / short, b"x").read_bytes() == b"x"


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [
        ("한글.pdf", "한글.pdf"),
        ("가" * 240 + ".pdf", "가" * 196 + ".pdf"),
        ("x" * 300, "x" * 200),
        ("\u200b\ufeff", "파일"),
        ("bad\udcff.txt", "bad.txt"),
    ],
)
def test_a_name_from_the_disk_is_kept_as_one_can_read_it(name: str, kept_as: str) -> None:
    assert kept_name(name) == kept_as


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 B"),
        (1023, "1023 B"),
        (1024, "1.0 KB"),
        (10_240, "10 KB"),
        (3_400_000, "3.2 MB"),
        (50 * 2**20, "50 MB"),
        (3 * 2**30, "3.0 GB"),
        (2**50, "1024 TB"),
    ],
)
def test_sizes_are_told_in_few_figures(size: int, text: str) -> None:
    assert size_text(size) == text
