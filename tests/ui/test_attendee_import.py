"""A list of attendees taken in by the window: the file is real, the system's dialog answers."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from eventapp.domain.ids import EventId
from eventapp.domain.kinds import AttendeeStatus, Language
from eventapp.domain.roster import NO_HEADING, Meaning, Outcome
from eventapp.services.attendees import AttendeeRow, list_attendees
from eventapp.services.history import undo, undo_list
from eventapp.services.own_fields import list_own_fields
from eventapp.services.registration import set_event_capacity
from eventapp.services.workspace import Workspace
from tests.ui.hosting import press, said
from ui.attendees.importing.preview import Kept
from ui.dialogs.attendee_import import AttendeeImport
from ui.language import set_language
from ui.window import MainWindow

PAGE = "attendees"
SOURCE, SHEET, COLUMNS, PREVIEW = range(4)
HEADINGS = ("성명", "소속", "직급", "휴대폰", "이메일", "참가구분", "식사")


def listed(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> str:
    return "\n".join(",".join(row) for row in (headings, *rows))


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], Path]:
    """Answer the system's file dialogs with a file of this name and content."""

    def answer(name: str, content: bytes = b"") -> Path:
        path = tmp_path / name
        if content:
            path.write_bytes(content)
        monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: QFileDialog.DialogCode.Accepted)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])
        return path

    return answer


def with_wizard(window: MainWindow, act: Callable[[AttendeeImport], None]) -> None:
    """Import by the page's action, and do something in the wizard as soon as it is open."""
    failed: list[BaseException] = []

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, AttendeeImport):
            QTimer.singleShot(10, wait)
            return
        try:
            act(dialog)
        except BaseException as error:  # noqa: BLE001 - raised again once the dialog is closed
            failed.append(error)
        dialog.close()

    QTimer.singleShot(0, wait)
    window.page.acts.trigger("attendees.import")  # type: ignore[union-attr]
    if failed:
        raise failed[0]


def go_to(qtbot: QtBot, wizard: AttendeeImport, step: int) -> None:
    while wizard.steps.currentIndex() < step:
        before = wizard.steps.currentIndex()
        if before == SOURCE:
            press(qtbot, wizard.source.choose)
        else:
            press(qtbot, wizard.next)
        qtbot.waitUntil(lambda: wizard.steps.currentIndex() > before and wizard._job is None)  # noqa: B023 - waited for at once


def named(workspace: Workspace, event: EventId, name: str) -> AttendeeRow:
    (found,) = (row for row in list_attendees(workspace, event) if row.name == name)
    return found


def test_a_list_is_taken_in_by_four_steps_and_is_one_to_undo(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    chosen: Callable[[str, bytes], Path],
) -> None:
    text = listed(
        (
            "한가람",
            "경남자활기업협회",
            "회장",
            "1022223333",
            "hangaram@example.org",
            "내빈",
            "채식",
        ),
        ("", "이름 없음", "", "", "", "", ""),
        ("<b>&{x}%s", "=1+1", "", "12", "나쁜메일", "참가자", ""),
    )
    chosen("명단.csv", text.encode("cp949"))

    def act(wizard: AttendeeImport) -> None:
        go_to(qtbot, wizard, PREVIEW)
        plan = wizard.plan
        assert plan is not None
        assert plan.counts == {Outcome.NEW: 2, Outcome.SKIPPED: 1}
        assert plan.new_fields == ("식사",)
        assert wizard.next.text() == "2명 가져오기"
        press(qtbot, wizard.next)

    with_wizard(window, act)

    assert said(window) == "명단을 가져왔어요: 2명 추가, 1명 제외"
    added = named(workspace, event, "한가람")
    assert (added.phone, added.category, added.position) == ("010-2222-3333", "내빈", "회장")
    (field,) = list_own_fields(workspace, event)
    assert added.own == {str(field.id): "채식"}
    assert named(workspace, event, "<b>&{x}%s").organisation == "=1+1"
    assert len(undo_list(workspace)) == 1
    undo(workspace)
    assert len(list_attendees(workspace, event)) == 80


def test_the_same_list_again_adds_nobody(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    chosen: Callable[[str, bytes], Path],
) -> None:
    text = listed(("한가람", "협회", "", "01022223333", "hangaram@example.org", "내빈", ""))
    chosen("명단.csv", text.encode())

    def take_in(wizard: AttendeeImport) -> None:
        go_to(qtbot, wizard, PREVIEW)
        press(qtbot, wizard.next)

    def look(wizard: AttendeeImport) -> None:
        go_to(qtbot, wizard, PREVIEW)
        assert wizard.plan is not None
        assert Counter(wizard.plan.counts) == Counter({Outcome.UNCHANGED: 1})
        assert (wizard.next.text(), wizard.next.isEnabled()) == ("가져올 것이 없음", False)

    with_wizard(window, take_in)
    with_wizard(window, look)

    assert len(list_attendees(workspace, event)) == 81


def test_what_a_column_means_can_be_corrected_and_is_remembered(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    chosen: Callable[[str, bytes], Path],
) -> None:
    headings = ("누구신가요", "휴대폰", "이메일", "성명")
    chosen(
        "명단.csv",
        listed(("한가람", "협회", "hgr@example.org", "별명"), headings=headings).encode(),
    )

    def correct(wizard: AttendeeImport) -> None:
        go_to(qtbot, wizard, COLUMNS)
        for place, meaning in ((0, Meaning.NAME), (1, Meaning.ORGANISATION)):
            choice = wizard.columns.choices[place]
            assert choice is not None
            choice.setFocus()
            choice.setCurrentIndex(choice.findData(meaning.value))
            choice.activated.emit(choice.currentIndex())
        meant = [column.meaning for column in wizard.columns.columns]
        assert meant[:2] == [Meaning.NAME, Meaning.ORGANISATION]
        go_to(qtbot, wizard, PREVIEW)
        press(qtbot, wizard.next)

    def look(wizard: AttendeeImport) -> None:
        go_to(qtbot, wizard, COLUMNS)
        meant = [column.meaning for column in wizard.columns.columns]
        assert meant[:2] == [Meaning.NAME, Meaning.ORGANISATION]

    with_wizard(window, correct)
    assert named(workspace, event, "한가람").organisation == "협회"
    with_wizard(window, look)


def test_without_names_there_is_no_way_on(
    qtbot: QtBot, window: MainWindow, chosen: Callable[[str, bytes], Path]
) -> None:
    chosen("명단.csv", listed(("채식", "예"), headings=("식사", "주차")).encode())

    def act(wizard: AttendeeImport) -> None:
        go_to(qtbot, wizard, COLUMNS)
        assert wizard.columns.note.isVisible()
        assert not wizard.next.isEnabled()

    with_wizard(window, act)


def test_resident_registration_numbers_are_neither_shown_nor_read(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    chosen: Callable[[str, bytes], Path],
) -> None:
    headings = ("성명", "주민등록번호")
    text = listed(("한가람", "900101-2234567"), ("이가람", "910101-1234567"), headings=headings)
    chosen("명단.csv", text.encode())

    def act(wizard: AttendeeImport) -> None:
        go_to(qtbot, wizard, SHEET)
        table = wizard.sheet.table
        assert table is not None
        model = table.model()
        assert "900101" not in {model.index(1, at).data() for at in range(model.columnCount())}
        assert model.index(1, 2).data() == "●●●●●●"
        go_to(qtbot, wizard, COLUMNS)
        assert wizard.columns.choices[1] is None
        go_to(qtbot, wizard, PREVIEW)
        press(qtbot, wizard.next)

    with_wizard(window, act)

    assert named(workspace, event, "한가람").own == {}
    assert list_own_fields(workspace, event) == ()


def test_escape_goes_back_a_step_and_closes_only_the_first(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    chosen: Callable[[str, bytes], Path],
) -> None:
    before = len(list_attendees(workspace, event))
    chosen("명단.csv", listed(("한가람", "협회", "", "", "", "", "채식")).encode())

    def act(wizard: AttendeeImport) -> None:
        go_to(qtbot, wizard, PREVIEW)
        for step in (COLUMNS, SHEET, SOURCE):
            qtbot.keyClick(wizard, Qt.Key.Key_Escape)
            assert (wizard.isVisible(), wizard.steps.currentIndex()) == (True, step)
        go_to(qtbot, wizard, SHEET)  # nothing of it is lost
        go_to(qtbot, wizard, PREVIEW)
        for _step in (COLUMNS, SHEET, SOURCE):
            qtbot.keyClick(wizard, Qt.Key.Key_Escape)
        qtbot.keyClick(wizard, Qt.Key.Key_Escape)
        assert not wizard.isVisible()

    with_wizard(window, act)

    assert len(list_attendees(workspace, event)) == before


def test_escape_stops_what_runs_and_stays(
    qtbot: QtBot, window: MainWindow, chosen: Callable[[str, bytes], Path]
) -> None:
    rows = [(f"홍길동{number}", "협회", "", "", "", "", "") for number in range(3000)]
    chosen("명단.csv", listed(*rows).encode())

    def act(wizard: AttendeeImport) -> None:
        def works() -> bool:
            return wizard._job is not None

        go_to(qtbot, wizard, COLUMNS)
        wizard.go_on()
        assert works()
        qtbot.keyClick(wizard, Qt.Key.Key_Escape)
        assert not works()
        qtbot.wait(200)
        assert wizard.steps.currentIndex() == COLUMNS
        assert wizard.next.isEnabled()
        go_to(qtbot, wizard, PREVIEW)

    with_wizard(window, act)


def test_a_column_headed_as_resident_numbers_is_hidden_whole(
    qtbot: QtBot, window: MainWindow, chosen: Callable[[str, bytes], Path]
) -> None:
    # None of these is written as such a number is: a digit too few, no such month, by halves.
    odd = ("900101-223456", "901301-1234567", "900101-2", "90년 1월 1일 2234567", "9001012")
    rows = [(f"한가람{number}", value) for number, value in enumerate(odd)]
    chosen("명단.csv", listed(*rows, headings=("성명", "주민등록번호")).encode())

    def act(wizard: AttendeeImport) -> None:
        go_to(qtbot, wizard, SHEET)

        def shown() -> list[str]:
            table = wizard.sheet.table
            assert table is not None
            return [table.model().index(row, 2).data() for row in range(6)]

        assert shown() == ["주민등록번호", *["●●●●●●"] * 5]
        wizard.sheet.heading_chosen.emit(NO_HEADING)
        assert shown() == ["주민등록번호", *["●●●●●●"] * 5]
        wizard.sheet.heading_chosen.emit(2)
        assert shown() == ["주민등록번호", *["●●●●●●"] * 5]

    with_wizard(window, act)


def test_another_row_can_be_taken_for_the_headings(
    qtbot: QtBot, window: MainWindow, chosen: Callable[[str, bytes], Path]
) -> None:
    chosen("명단.csv", ("제목,둘째\n" + listed(("한가람",), headings=("성명",))).encode())

    def act(wizard: AttendeeImport) -> None:
        go_to(qtbot, wizard, SHEET)
        table = wizard.sheet.table
        assert table is not None
        for row in (0, 1):
            where = table.visualRect(table.model().index(row, 1)).center()
            qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))
            assert wizard._table is not None
            assert wizard._table.heading == row
        qtbot.mouseClick(
            wizard.sheet.none,
            Qt.MouseButton.LeftButton,
            pos=QPoint(8, wizard.sheet.none.height() // 2),
        )
        assert wizard._table is not None
        assert wizard._table.heading == NO_HEADING

    with_wizard(window, act)


def test_a_row_that_was_held_back_can_be_added_all_the_same(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    chosen: Callable[[str, bytes], Path],
) -> None:
    same = ("한가람", "협회", "", "01022223333", "hangaram@example.org", "", "")
    chosen("명단.csv", listed(same, same).encode())

    def act(wizard: AttendeeImport) -> None:
        go_to(qtbot, wizard, PREVIEW)
        assert wizard.plan is not None
        assert Counter(wizard.plan.counts) == Counter({Outcome.NEW: 1, Outcome.SKIPPED: 1})
        preview = wizard.preview
        preview.kept.set_value(Kept.SKIPPED.value)
        preview.kept.chosen.emit(Kept.SKIPPED.value)
        preview.table.select_id(3, column=0)
        assert preview.told.text() == "같은 사람이 2행에 있어 이 행은 뺐어요."
        press(qtbot, preview.as_new)
        qtbot.waitUntil(lambda: Counter(wizard.plan.counts) == Counter({Outcome.NEW: 2}))  # type: ignore[union-attr]
        press(qtbot, wizard.next)

    with_wizard(window, act)

    found = [row.name for row in list_attendees(workspace, event) if row.name == "한가람"]
    assert found == ["한가람", "한가람"]


def test_who_finds_no_place_is_told_before_and_after(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    set_event_capacity(workspace, event, 1)

    def act(wizard: AttendeeImport) -> None:
        wizard.source.cells.setPlainText("성명\t소속\n한가람\t협회\n박두리\t협회")
        press(qtbot, wizard.source.read)
        go_to(qtbot, wizard, PREVIEW)
        wizard.preview.table.select_id(2, column=0)
        assert wizard.preview.news.text() == "정원이 차서 2명은 대기 명단에 올려요."
        assert wizard.preview.told.text() == "정원이 차서 대기 명단에 올려요."
        press(qtbot, wizard.next)

    with_wizard(window, act)

    assert said(window) == "명단을 가져왔어요: 2명 추가, 대기 2명"
    assert named(workspace, event, "박두리").status is AttendeeStatus.WAITING


def test_cells_copied_from_a_spreadsheet_are_read(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, event: EventId
) -> None:
    def act(wizard: AttendeeImport) -> None:
        wizard.source.cells.setPlainText("성명\t소속\n한가람\t협회")
        press(qtbot, wizard.source.read)
        go_to(qtbot, wizard, PREVIEW)
        press(qtbot, wizard.next)

    with_wizard(window, act)

    assert named(workspace, event, "한가람").organisation == "협회"


def test_a_file_can_be_dropped(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "명단.csv"
    path.write_text(listed(("한가람", "협회", "", "", "", "", "")), "utf-8")

    def act(wizard: AttendeeImport) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(
            QPointF(20, 20),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        wizard.source.drop.dropEvent(event)
        qtbot.waitUntil(lambda: wizard.steps.currentIndex() == SHEET)
        assert wizard.name.text() == "명단.csv"

    with_wizard(window, act)


def test_a_file_that_is_no_list_is_told_and_nothing_changes(
    qtbot: QtBot,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    chosen: Callable[[str, bytes], Path],
) -> None:
    chosen("명단.xlsx", b"PK\x03\x04 this is no workbook")

    def act(wizard: AttendeeImport) -> None:
        press(qtbot, wizard.source.choose)
        qtbot.waitUntil(wizard.problem.isVisible)
        assert "명단.xlsx" in wizard.problem.title.text()
        assert wizard.steps.currentIndex() == SOURCE

    with_wizard(window, act)

    assert len(list_attendees(workspace, event)) == 80


def test_the_report_tells_what_was_left_out(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, chosen: Callable[[str, bytes], Path]
) -> None:
    chosen("명단.csv", listed(("", "=이름 없음", "", "", "", "", ""), ("한가람",)).encode())

    def act(wizard: AttendeeImport) -> None:
        go_to(qtbot, wizard, PREVIEW)
        chosen("보고서.csv", b"")
        press(qtbot, wizard.preview.report)

    with_wizard(window, act)

    written = (tmp_path / "보고서.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert "2" in written.decode("utf-8-sig").splitlines()[1]


@pytest.mark.parametrize("spoken", Language)
def test_every_step_is_shown_in_both_languages(
    qtbot: QtBot,
    window: MainWindow,
    spoken: Language,
    chosen: Callable[[str, bytes], Path],
) -> None:
    chosen("명단.csv", listed(("한가람", "협회", "", "12", "나쁜", "새 구분", "채식")).encode())
    set_language(spoken)

    def act(wizard: AttendeeImport) -> None:
        for step in (SHEET, COLUMNS, PREVIEW):
            go_to(qtbot, wizard, step)
            assert wizard.trail.text()
            assert not wizard.grab().isNull()
        press(qtbot, wizard.back)
        assert wizard.steps.currentIndex() == COLUMNS

    with_wizard(window, act)
