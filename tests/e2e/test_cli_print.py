"""Papers from the command line: what there is, what each takes, and that it is noted."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from eventapp.services.events import create_event, list_events
from eventapp.services.paper_runs import list_runs, without_badge
from eventapp.services.workspace import close_workspace, create_workspace, open_workspace
from eventapp.settings import SettingsFile
from tests.e2e.shell import Answer, NearShell, Shell
from tests.reports.reading import Print
from ui.printing.documents import DOCUMENTS


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sample, written once for all tests."""
    shell = NearShell(tmp_path_factory.mktemp("workshop"))
    assert shell.run("sample", "a.eventapp").code == 0
    return (shell.folder / "a.eventapp").read_bytes()


@pytest.fixture
def sample(tmp_path: Path, workshop: bytes) -> Shell:
    """A terminal beside the sample workshop."""
    shell = NearShell(tmp_path)
    (shell.folder / "a.eventapp").write_bytes(workshop)
    return shell


def test_the_documents_are_listed_one_a_line_the_name_first(shell: Shell) -> None:
    answer = shell.run("print", "list")

    assert (answer.code, answer.err) == (0, [])
    assert [line.split("\t")[0] for line in answer.out] == list(DOCUMENTS)
    assert answer.out[0].split("\t")[1] == "Programme booklet"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("badges", "-w", "a.eventapp"), "Say where to with -o OUT.pdf"),
        (("badges", "-o", "x.pdf"), "Say where to with -o OUT.pdf"),
        (
            ("roll", "-o", "x.pdf", "-w", "a.eventapp", "--lang", "both"),
            "“Paper list for the desk” is printed in one language: --lang ko or --lang en.",
        ),
        (
            ("roll", "-o", "x.pdf", "-w", "a.eventapp", "--paper", "A3"),
            "“Paper list for the desk” is printed on: A4.",
        ),
        (
            ("roll", "-o", "x.pdf", "-w", "a.eventapp", "--booklet"),
            "“Paper list for the desk” takes no --booklet.",
        ),
        (
            ("programme", "-o", "x.pdf", "-w", "a.eventapp", "--sheet", "LS-3114"),
            "“Programme booklet” takes no --sheet.",
        ),
        (
            ("programme", "-o", "x.pdf", "-w", "a.eventapp", "--start", "9"),
            "“Programme booklet” takes no --start.",
        ),
        *(
            (("all", "-o", "x.pdf", "-w", "a.eventapp", *option), f"“all” takes no {option[0]}.")
            for option in (
                ("--start", "9"),
                ("--sheet", "LS-3114"),
                ("--booklet",),
                ("--paper", "A4"),
                ("--single",),
            )
        ),
        (
            ("programme", "-o", "gone/x.pdf", "-w", "a.eventapp"),
            "There is no folder “gone” for “x.pdf”. Nothing was written. Check the path.",
        ),
        (
            ("all", "-o", "gone/x", "-w", "a.eventapp"),
            "There is no folder “gone” for “x”. Nothing was written. Check the path.",
        ),
        (
            ("certificates", "-o", "x.pdf", "-w", "a.eventapp"),
            "No certificate of this kind is issued yet: “eventapp issue-certificates” issues them.",
        ),
    ],
)
def test_what_a_document_cannot_do_is_refused_in_a_sentence(
    sample: Shell, arguments: tuple[str, ...], said: str
) -> None:
    answer = sample.run("print", *arguments)

    assert (answer.code, answer.out) == (2, [])
    assert answer.err[0].startswith(said)
    assert not (sample.folder / "x.pdf").exists()


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("a.eventapp", ("print", "ruler", "-o", "home/../a.eventapp")),
        ("a.eventapp", ("print", "ruler", "-o", "a.eventapp-wal")),
        ("a.eventapp", ("print", "all", "-o", "a.eventapp-journal")),
        ("a.ics", ("export-programme", "a.ics")),
        ("a.csv", ("export-attendance", "a.csv")),
        ("a.csv", ("import-attendees", "people.csv", "--report", "a.csv")),
    ],
)
def test_no_verb_writes_over_the_workspace_it_works_with(
    sample: Shell, name: str, arguments: tuple[str, ...]
) -> None:
    (sample.folder / "a.eventapp").rename(sample.folder / name)
    (sample.folder / "people.csv").write_text("Name\nKim Minseo\n")
    there = sorted(one.name for one in sample.folder.iterdir())
    before = state(sample.folder / name)

    answer = sample.run(*arguments, "-w", name)

    said = "is a workspace or belongs to one. It was not changed. Choose another name."
    assert (answer.code, answer.out) == (2, [])
    assert answer.err[-1].endswith(said)
    assert sorted(one.name for one in sample.folder.iterdir()) == there
    assert state(sample.folder / name) == before


def state(path: Path) -> tuple[int, int, int]:
    """How many steps, attendees and papers a workspace at rest knows of."""
    with closing(sqlite3.connect(path)) as raw:
        counts = [
            raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own tables
            for table in ("journal_step", "attendee", "paper_run")
        ]
    return counts[0], counts[1], counts[2]


def test_a_paper_is_noted_with_whose_badges_were_on_it(sample: Shell) -> None:
    answer = sample.run("print", "badges", "-o", "b.pdf", "-w", "a.eventapp")

    pages = Print((sample.folder / "b.pdf").read_bytes()).pages
    assert answer == Answer(0, [f"Wrote b.pdf: {pages} pages."], answer.err)
    workspace = open_workspace(sample.folder / "a.eventapp")
    event = list_events(workspace)[0].id
    runs, missing = list_runs(workspace, event), without_badge(workspace, event)
    close_workspace(workspace)
    assert [(run.document, run.pages, run.items) for run in runs] == [("badges", pages, 78)]
    assert missing == frozenset()


def test_everything_there_is_goes_into_a_new_folder_at_once(sample: Shell) -> None:
    answer = sample.run("print", "all", "-o", "tomorrow", "-w", "a.eventapp")
    again = sample.run("print", "all", "-o", "tomorrow", "-w", "a.eventapp")

    files = sorted(path.name for path in (sample.folder / "tomorrow").iterdir())
    assert answer.out == [f"Wrote {len(files)} documents into tomorrow."]
    assert files[0] == "01 Programme booklet.pdf"
    # Nobody came yet: there is no certificate to print.
    assert len(files) == len([d for d in DOCUMENTS.values() if not d.test_page]) - 2
    folders = [path for path in sample.folder.iterdir() if path.name.startswith("tomorrow")]
    assert len(folders) == 2
    assert again.out != answer.out
    assert [path for path in sample.folder.iterdir() if path.name.endswith(".part")] == []


def test_labels_stand_where_this_computers_printer_prints_them_right(sample: Shell) -> None:
    arguments = ("print", "ruler", "-w", "a.eventapp", "-o")
    assert sample.run(*arguments, "plain.pdf").code == 0
    kept = SettingsFile(sample.home / "config" / "settings.json")
    kept.change(calibration={"LS-3114": (500, 0)})
    assert sample.run(*arguments, "shifted.pdf").code == 0

    plain, moved = (
        Print((sample.folder / name).read_bytes()).rectangles(0)
        for name in ("plain.pdf", "shifted.pdf")
    )
    assert moved[0][0] - plain[0][0] == pytest.approx(0.5, abs=0.02)


@pytest.fixture
def blank(tmp_path: Path) -> Shell:
    """A terminal beside a workspace whose event has nothing in it yet."""
    shell = NearShell(tmp_path)
    workspace = create_workspace(shell.folder / "blank.eventapp")
    create_event(workspace, title="Blank", first_day=date(2030, 1, 24))
    close_workspace(workspace, leave_backup=False)
    return shell


def test_a_document_with_nothing_to_print_says_so_and_writes_no_file(blank: Shell) -> None:
    answer = blank.run("print", "badges", "-o", "b.pdf", "-w", "blank.eventapp")

    assert answer == Answer(2, [], ["Nobody is registered yet."])
    assert not (blank.folder / "b.pdf").exists()


def test_papers_with_nothing_but_lines_to_write_on_are_printed_when_asked_for_alone(
    blank: Shell,
) -> None:
    everything = blank.run("print", "all", "-o", "all", "-w", "blank.eventapp")
    roll = blank.run("print", "roll", "-o", "roll.pdf", "-w", "blank.eventapp")

    assert everything == Answer(2, [], ["There is nothing to print yet."])
    assert roll == Answer(0, ["Wrote roll.pdf: 1 page."], [])
    assert not (blank.folder / "all").exists()
