"""Badges at check-in, into a printer that prints into files: which come out, and which wait."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from eventapp.domain.errors import CannotPrint
from eventapp.domain.ids import AttendeeId, EventId, GateId
from eventapp.domain.kinds import BadgeRule, PrintStatus
from eventapp.domain.verdicts import ScanResult, Verdict
from eventapp.services.attendees import AttendeeRow, list_attendees, update_attendee
from eventapp.services.badge_prints import printed_count, waiting_prints
from eventapp.services.checkin import admit, check_in
from eventapp.services.desk_log import counters, event_gate
from eventapp.services.gates import update_gate
from eventapp.services.paper_runs import remember_options
from eventapp.services.workspace import Workspace
from eventapp.settings import SettingsFile
from tests.reports.reading import Print
from tests.ui.hosting import press, told
from ui.checkin.badge_card import BadgePrinterCard
from ui.checkin.badge_printing import BadgePrinting, BadgeState
from ui.checkin.reprints import MOST_SHOWN, ReprintList
from ui.jobs import running_jobs
from ui.printing.printer import new_printer
from ui.window import MainWindow

PAGE = "desk"
HOSTILE = "<img src=x>&{x.__class__}%s\u202e🙂"


class Files:
    """A printer that prints each badge into a file of its own, while it is switched on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.on = True
        self.cards: list[tuple[float, float]] = []

    def __call__(self, name: str, size: QSizeF) -> QPrinter:
        if not self.on:
            raise CannotPrint(name)
        self.cards.append((round(size.width()), round(size.height())))
        printer = new_printer("이름표", size)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / f"badge-{len(self.cards)}.pdf"))
        printer.setResolution(150)
        return printer

    def codes(self) -> list[str]:
        """The code on each badge that came out, in their order."""
        files = [self.folder / f"badge-{index + 1}.pdf" for index in range(len(self.cards))]
        return [code for file in files for code in Print(file.read_bytes()).codes(0)]


@pytest.fixture
def printer(tmp_path: Path, settings: SettingsFile) -> Files:
    settings.change(badge_printer="Zebra")
    return Files(tmp_path)


@pytest.fixture
def gate(workspace: Workspace, event: EventId) -> GateId:
    gate = event_gate(workspace, event)
    update_gate(workspace, gate, badges=BadgeRule.ONCE)
    return gate


@pytest.fixture
def printing(window: MainWindow, printer: Files) -> BadgePrinting:
    assert window.page is not None
    return BadgePrinting(window.context(), window.page, desk=lambda: "창구 1", open_printer=printer)


def people(workspace: Workspace, event: EventId) -> list[AttendeeRow]:
    return [row for row in list_attendees(workspace, event) if row.code is not None]


def scan(workspace: Workspace, gate: GateId, row: AttendeeRow) -> ScanResult:
    assert row.code is not None
    return check_in(workspace, gate, row.code, desk="창구 1", bounce=None)


def idle(qtbot: QtBot, printing: BadgePrinting) -> None:
    qtbot.waitUntil(lambda: not printing.busy and running_jobs() == [], timeout=20_000)
    QApplication.processEvents()


def states(printing: BadgePrinting) -> list[tuple[AttendeeId, BadgeState]]:
    heard: list[tuple[AttendeeId, BadgeState]] = []
    printing.state_changed.connect(lambda who, state: heard.append((who, state)))
    return heard


def waiting(workspace: Workspace, event: EventId) -> list[tuple[str, PrintStatus, str]]:
    return [(row.name, row.status, row.problem) for row in waiting_prints(workspace, event)]


def test_a_check_in_prints_the_badge_of_whom_it_let_in(  # noqa: PLR0917 - fixtures
    printing: BadgePrinting,
    printer: Files,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    qtbot: QtBot,
) -> None:
    someone = people(workspace, event)[3]
    heard = states(printing)

    first = printing.after(scan(workspace, gate, someone), gate)
    idle(qtbot, printing)

    assert first is BadgeState.PRINTING
    assert heard == [(someone.id, BadgeState.PRINTING), (someone.id, BadgeState.PRINTED)]
    assert printer.codes() == [someone.code]
    assert printer.cards == [(255, 170)]  # 90 × 60 mm in points
    assert printed_count(workspace, someone.id) == 1
    assert waiting(workspace, event) == []


def test_a_badge_has_the_design_the_papers_have_and_stands_where_the_printer_prints_right(  # noqa: PLR0917 - fixtures
    printing: BadgePrinting,
    printer: Files,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    settings: SettingsFile,
    qtbot: QtBot,
) -> None:
    remember_options(workspace, event, "badges", {"layout": "side"})
    settings.change(calibration={"90x60": (2000, 0)})
    printing.after(scan(workspace, gate, people(workspace, event)[3]), gate)
    idle(qtbot, printing)

    image = Print((printer.folder / "badge-1.pdf").read_bytes()).image(0, 254)
    # The block of the category's colour, two millimetres from the edge: ten dots each.
    assert image.getpixel((10, 30)) == (255, 255, 255)
    assert image.getpixel((60, 30)) != (255, 255, 255)


def test_badges_come_out_in_the_order_of_the_scans(  # noqa: PLR0917 - fixtures
    printing: BadgePrinting,
    printer: Files,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    qtbot: QtBot,
) -> None:
    some = people(workspace, event)[:4]
    for row in some:
        printing.after(scan(workspace, gate, row), gate)
    idle(qtbot, printing)

    assert printer.codes() == [row.code for row in some]


def test_who_is_in_already_or_refused_gets_no_badge(
    printing: BadgePrinting, workspace: Workspace, event: EventId, gate: GateId
) -> None:
    update_gate(workspace, gate, badges=BadgeRule.ALWAYS)
    someone = people(workspace, event)[0]
    scan(workspace, gate, someone)
    again = scan(workspace, gate, someone)
    unknown = check_in(workspace, gate, "안녕하세요", desk="창구 1")

    assert again.verdict is Verdict.ALREADY
    assert [printing.after(result, gate) for result in (again, unknown)] == [BadgeState.NONE] * 2
    assert waiting(workspace, event) == []


def test_a_printer_that_fails_leaves_everybody_inside_and_the_badge_in_the_list(  # noqa: PLR0917 - fixtures
    printing: BadgePrinting,
    printer: Files,
    window: MainWindow,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    qtbot: QtBot,
) -> None:
    printer.on = False
    someone, other = people(workspace, event)[:2]
    heard = states(printing)

    for row in (someone, other):
        printing.after(scan(workspace, gate, row), gate)
    idle(qtbot, printing)

    assert counters(workspace, gate).admitted == 2
    assert [state for _who, state in heard].count(BadgeState.FAILED) == 2
    assert waiting(workspace, event) == [
        (someone.name, PrintStatus.FAILED, "Zebra"),
        (other.name, PrintStatus.FAILED, "Zebra"),
    ]
    assert told(window) == ""  # the list tells; a banner would stand in the next scan's way

    printer.on = True
    printing.print_all()
    idle(qtbot, printing)
    assert waiting(workspace, event) == []
    assert printer.codes() == [someone.code, other.code]


def test_without_a_printer_the_badge_waits_quietly(  # noqa: PLR0917 - fixtures
    printing: BadgePrinting,
    printer: Files,
    settings: SettingsFile,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
) -> None:
    settings.change(badge_printer="")
    someone = people(workspace, event)[0]

    state = printing.after(scan(workspace, gate, someone), gate)

    assert state is BadgeState.WAITING
    assert running_jobs() == []
    assert printer.cards == []
    assert waiting(workspace, event) == [(someone.name, PrintStatus.WAITING, "")]


def test_a_printer_that_is_not_there_any_more_is_a_failure_not_a_crash(  # noqa: PLR0917 - fixtures
    window: MainWindow,
    settings: SettingsFile,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    qtbot: QtBot,
) -> None:
    settings.change(badge_printer="A printer nobody has")
    assert window.page is not None
    printing = BadgePrinting(window.context(), window.page, desk=lambda: "창구 1")
    someone = people(workspace, event)[0]

    printing.after(scan(workspace, gate, someone), gate)
    idle(qtbot, printing)

    assert waiting(workspace, event) == [(someone.name, PrintStatus.FAILED, "A printer nobody has")]


def test_a_badge_is_printed_again_on_demand(  # noqa: PLR0917 - fixtures
    printing: BadgePrinting,
    printer: Files,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    qtbot: QtBot,
) -> None:
    someone = people(workspace, event)[0]
    printing.after(scan(workspace, gate, someone), gate)
    printing.reprint(someone.id)
    idle(qtbot, printing)

    assert printed_count(workspace, someone.id) == 2
    assert printer.codes() == [someone.code] * 2


def test_pressing_twice_prints_a_waiting_badge_once(  # noqa: PLR0917 - fixtures
    printing: BadgePrinting,
    printer: Files,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    qtbot: QtBot,
) -> None:
    printer.on = False
    someone = people(workspace, event)[0]
    printing.after(scan(workspace, gate, someone), gate)
    idle(qtbot, printing)
    printer.on = True

    printing.print_all()
    printing.print_all()
    idle(qtbot, printing)

    assert printed_count(workspace, someone.id) == 1
    assert len(printer.cards) == 1


@pytest.fixture
def reprints(window: MainWindow, printing: BadgePrinting, qtbot: QtBot) -> ReprintList:
    shown = ReprintList(window.context(), printing)
    qtbot.addWidget(shown)
    shown.resize(280, 400)
    return shown


def shown_rows(reprints: ReprintList) -> list[tuple[str, str]]:
    return [(line.who.name, line.word.text()) for line in reprints.rows if not line.isHidden()]


def test_the_list_shows_what_failed_and_prints_it_again(  # noqa: PLR0917 - fixtures
    reprints: ReprintList,
    printing: BadgePrinting,
    printer: Files,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
    qtbot: QtBot,
) -> None:
    assert reprints.isHidden()
    printer.on = False
    someone = people(workspace, event)[0]
    update_attendee(workspace, someone.id, name=HOSTILE)
    name = list_attendees(workspace, event, [someone.id])[0].name
    printing.after(scan(workspace, gate, someone), gate)
    idle(qtbot, printing)

    assert not reprints.isHidden()
    assert shown_rows(reprints) == [(name, "실패")]

    assert reprints.title.text() == "다시 인쇄할 이름표 1장"
    assert (reprints.inside.isHidden(), reprints.unfold.text()) == (True, "보기")

    printer.on = True
    reprints.show()
    press(qtbot, reprints.unfold)
    assert (reprints.inside.isHidden(), reprints.unfold.text()) == (False, "접기")
    press(qtbot, reprints.rows[0].again)
    idle(qtbot, printing)
    assert reprints.isHidden()


def test_the_list_shows_a_few_and_counts_the_rest(  # noqa: PLR0917 - fixtures
    reprints: ReprintList,
    printing: BadgePrinting,
    settings: SettingsFile,
    workspace: Workspace,
    event: EventId,
    gate: GateId,
) -> None:
    settings.change(badge_printer="")
    for row in people(workspace, event)[: MOST_SHOWN + 3]:
        printing.after(admit(workspace, gate, row.id, desk="창구 1"), gate)

    assert len(shown_rows(reprints)) == MOST_SHOWN
    assert reprints.more.text() == "외 3명"
    assert reprints.note.text() == "이름표 프린터를 정하지 않았어요. 설정에서 고를 수 있어요."
    assert reprints.all.isHidden()


def test_a_test_badge_comes_out_of_the_settings(
    window: MainWindow,
    printer: Files,
    workspace: Workspace,
    event: EventId,
    qtbot: QtBot,
) -> None:
    card = BadgePrinterCard(window.context(), open_printer=printer)
    qtbot.addWidget(card)
    card.test.click()
    qtbot.waitUntil(lambda: running_jobs() == [], timeout=20_000)

    text = Print((printer.folder / "badge-1.pdf").read_bytes())
    assert text.codes(0) == ["2" * 26]
    assert waiting(workspace, event) == []


def choices(card: BadgePrinterCard) -> list[str]:
    return [card.printer.itemText(index) for index in range(card.printer.count())]


def test_a_printer_that_is_gone_is_still_the_one_chosen(
    window: MainWindow, settings: SettingsFile, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "PySide6.QtPrintSupport.QPrinterInfo.availablePrinterNames", lambda: ["Brother"]
    )
    settings.change(badge_printer="Zebra")
    card = BadgePrinterCard(window.context())
    qtbot.addWidget(card)
    before = choices(card)
    card.show()
    card.printer.showPopup()

    assert before == ["이름표 프린터 없음", "Zebra"]
    assert choices(card) == ["이름표 프린터 없음", "Brother", "Zebra (연결 안 됨)"]
    assert card.printer.value == "Zebra"
    assert card.test.isEnabled()
    card.printer.hidePopup()
